//! One queue in the long run: a warm-up, then batches of calls whose spread tells how sure the means are.

use super::arrivals::Source;
use super::centre::{Centre, QueueSpec, Redial};
use super::clock::{Limits, Simulation, Stopped};
use super::ledger::{Division, Ledger};
use super::watch::{Nobody, Watch};
use crate::engine::signals::Inert;

use crate::math::law::Law;
use crate::math::sketch::WaitSketch;
use crate::math::streams::Key;


/// Batches of a run: enough for an interval, few enough that a batch is long.
pub const BATCHES: usize = 25;

/// The shares of calls whose waits are told.
pub const PERCENTILES: [f64; 5] = [0.5, 0.8, 0.9, 0.95, 0.99];

/// A queue and how long to look at it.
#[derive(Clone, Debug)]
pub struct Question {
    /// First attempts an hour.
    pub calls_per_hour: f64,
    /// Agents on duty throughout.
    pub agents: usize,
    /// Handling time, seconds.
    pub service: Law,
    /// Patience, seconds; callers wait for ever if `None`.
    pub patience: Option<Law>,
    /// Most calls in the system.
    pub lines: Option<usize>,
    /// Who calls again.
    pub redial: Redial,
    /// Time within which a call should be answered, seconds.
    pub target: f64,
    /// First attempts that are measured.
    pub calls: u64,
    /// First attempts before them.
    pub warmup: u64,
    /// The world.
    pub seed: u64,
}

impl Question {
    fn centre(&self) -> Centre {
        let source = Source::Constant(self.calls_per_hour / 3600.0);
        let mut queue = QueueSpec::plain(source, self.service.clone(), self.patience.clone());
        queue.redial = self.redial.clone();
        Centre::single(queue, self.agents, self.lines)
    }

    /// The simulation before its first call, with somebody looking on.
    pub fn simulation<W: Watch>(&self, batches: usize, watch: W) -> Simulation<Inert, W> {
        let division = Division {
            slot_seconds: f64::INFINITY,
            slots_per_day: 1,
            slots_in_cycle: 1,
            days: batches,
        };
        // The warm-up is the day before the first.
        let ledger = Ledger::new(division, 1, 1, self.target, -1);
        let mut simulation = Simulation::new(self.centre(), ledger, Inert, watch);
        simulation.staff(0, self.agents, 0.0);
        simulation.begin(0, Key::new(self.seed).child(0), 0.0, 1.0);
        simulation
    }
}

/// What a batch holds beside its account.
#[derive(Clone, Copy, Debug, Default)]
struct Batch {
    seconds: f64,
    percentiles: [f64; PERCENTILES.len()],
}

/// A queue under way.
#[derive(Clone, Debug)]
pub struct QueueRun {
    question: Question,
    simulation: Simulation<Inert, Nobody>,
    batches: usize,
    /// Batches that are complete.
    done: usize,
    /// First attempts still to come in this batch or the warm-up.
    left: u64,
    warming: bool,
    begun: f64,
    /// Waits of all complete batches.
    waits: WaitSketch,
    spans: Vec<Batch>,
    over: bool,
}

impl QueueRun {
    /// A run before its first call.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let batches = usize::try_from(question.calls).unwrap_or(usize::MAX).clamp(1, BATCHES);
        Self {
            simulation: question.simulation(batches, Nobody),
            batches,
            done: 0,
            left: question.warmup,
            warming: true,
            begun: 0.0,
            waits: WaitSketch::new(),
            spans: Vec::with_capacity(batches),
            over: false,
            question,
        }
    }

    /// First attempts of a batch; the first batches take what does not divide.
    fn size(&self, batch: usize) -> u64 {
        let (calls, batches) = (self.question.calls, self.batches as u64);
        calls / batches + u64::from((batch as u64) < calls % batches)
    }

    /// Goes on for about this many events; true when the run is over.
    pub fn step(&mut self, events: u64) -> bool {
        let mut left = events;
        while !self.over {
            let before = self.simulation.events();
            let limits = Limits { until: f64::INFINITY, calls: self.left, events: left };
            let came = self.simulation.first_attempts();
            let stopped = self.simulation.run(limits);
            self.left -= self.simulation.first_attempts() - came;
            left = left.saturating_sub(self.simulation.events() - before);
            match stopped {
                Stopped::Events => return false,
                Stopped::Calls => self.turn(),
                // No call comes any more and nobody waits for anything.
                Stopped::Until => self.finish(),
            }
        }
        true
    }

    /// Ends the warm-up or a batch.
    fn turn(&mut self) {
        let now = self.simulation.now();
        if self.warming {
            self.warming = false;
            self.simulation.turn(now, true);
        } else if self.done < self.batches {
            self.close_batch(now);
        }
        self.begun = now;
        if self.done < self.batches {
            self.left = self.size(self.done);
        } else {
            // Calls that still wait are answered or hang up, first come first served as ever: who
            // would come later could not change that.
            self.simulation.end_arrivals();
            self.left = 0;
        }
    }

    fn close_batch(&mut self, now: f64) {
        self.simulation.turn(now, true);
        let sketch = &mut self.simulation.ledger.sketches[0];
        let percentiles = PERCENTILES.map(|share| sketch.quantile(share).unwrap_or(f64::NAN));
        self.waits.merge(sketch);
        sketch.clear();
        self.spans.push(Batch { seconds: now - self.begun, percentiles });
        self.done += 1;
    }

    fn finish(&mut self) {
        if !self.warming && self.done < self.batches {
            let now = self.simulation.now();
            self.close_batch(now);
        }
        self.simulation.settle();
        self.over = true;
    }

    /// Share of the first attempts that have come.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.over {
            return 1.0;
        }
        let all = self.question.calls + self.question.warmup;
        let batches: u64 = (0..self.done).map(|batch| self.size(batch)).sum();
        let here = if self.warming {
            self.question.warmup - self.left
        } else if self.done < self.batches {
            self.question.warmup + self.size(self.done) - self.left
        } else {
            self.question.warmup
        };
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let share = (batches + here) as f64 / (all.max(1)) as f64;
        share.min(1.0)
    }
}
impl QueueRun { /// t
 pub fn abandoned(&self) -> f64 { let mut a = super::ledger::Account::default(); for d in &self.simulation.ledger.days { a.add(d); } assert_eq!(a.in_system(), 0.0); a.abandoned / a.offered } }
