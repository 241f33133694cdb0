//! A centre in the long run: a warm-up, then batches of calls whose spread tells how sure the means are.

use super::centre::Centre;
use super::clock::{Limits, Simulation, Stopped};
use super::ledger::{Account, Division, Ledger, Time};
use super::watch::Watch;
use crate::engine::signals::{Inert, Responses};
use crate::math::sketch::WaitSketch;
use crate::math::streams::Key;

/// Batches of a run: enough for an interval, few enough that a batch is long.
pub const BATCHES: usize = 25;

/// The shares of calls whose waits are told.
pub const PERCENTILES: [f64; 5] = [0.5, 0.8, 0.9, 0.95, 0.99];

/// How long to look.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    /// First attempts that are measured, of all queues together.
    pub calls: u64,
    /// First attempts before them.
    pub warmup: u64,
}

/// What a batch gave.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Its calls, by queue.
    pub accounts: Vec<Account>,
    /// Seconds that calls waited in it, by queue.
    pub waiting: Vec<f64>,
    /// Its agents' time, by team.
    pub times: Vec<Time>,
    /// The waits of [`PERCENTILES`], by queue, seconds; not a number where nobody came.
    pub percentiles: Vec<[f64; PERCENTILES.len()]>,
    /// How long it lasted, seconds.
    pub seconds: f64,
}

/// The simulation of a centre whose agents are all on duty throughout, before its first call.
///
/// Queue q's calls are the stream of the world's child q.
pub fn simulation<R: Responses, W: Watch>(
    centre: Centre,
    target: f64,
    batches: usize,
    seed: u64,
    (responses, watch): (R, W),
) -> Simulation<R, W> {
    let division =
        Division { slot_seconds: f64::INFINITY, slots_per_day: 1, slots_in_cycle: 1, days: batches };
    let agents: Vec<usize> = centre.teams.iter().map(|team| team.agents).collect();
    let queues = centre.queues.len();
    // The warm-up is the day before the first.
    let ledger = Ledger::new(division, queues, agents.len(), target, -1);
    let mut simulation = Simulation::new(centre, ledger, responses, watch);
    for (team, agents) in agents.into_iter().enumerate() {
        simulation.staff(team, agents, 0.0);
    }
    for (queue, label) in (0..queues).zip(0..) {
        simulation.begin(queue, Key::new(seed).child(label), 0.0, 1.0);
    }
    simulation
}

/// A centre under way.
#[derive(Clone, Debug)]
pub struct SteadyRun<W> {
    length: Length,
    simulation: Simulation<Inert, W>,
    batches: usize,
    /// First attempts still to come in this batch or the warm-up.
    left: u64,
    warming: bool,
    begun: f64,
    /// Waits of all complete batches, by queue.
    waits: Vec<WaitSketch>,
    /// Lengths of complete batches, seconds.
    done: Vec<f64>,
    /// Percentiles of complete batches, batch by batch and by queue; room for all, so that a batch allocates nothing.
    percentiles: Vec<[f64; PERCENTILES.len()]>,
    over: bool,
}

impl<W: Watch> SteadyRun<W> {
    /// A run before its first call.
    #[must_use]
    pub fn new(centre: Centre, target: f64, length: Length, seed: u64, watch: W) -> Self {
        let batches = usize::try_from(length.calls).unwrap_or(usize::MAX).clamp(1, BATCHES);
        let queues = centre.queues.len();
        Self {
            simulation: simulation(centre, target, batches, seed, (Inert, watch)),
            batches,
            left: length.warmup,
            warming: true,
            begun: 0.0,
            waits: vec![WaitSketch::new(); queues],
            done: Vec::with_capacity(batches),
            percentiles: Vec::with_capacity(batches * queues),
            over: false,
            length,
        }
    }

    /// First attempts of a batch; the first batches take what does not divide.
    fn size(&self, batch: usize) -> u64 {
        let (calls, batches) = (self.length.calls, self.batches as u64);
        calls / batches + u64::from((batch as u64) < calls % batches)
    }

    /// Goes on for about this many events; true when the run is over.
    pub fn step(&mut self, events: u64) -> bool {
        let mut left = events;
        while !self.over {
            let (came, happened) = (self.simulation.first_attempts(), self.simulation.events());
            let limits = Limits { until: f64::INFINITY, calls: self.left, events: left };
            let stopped = self.simulation.run(limits);
            self.left -= self.simulation.first_attempts() - came;
            left = left.saturating_sub(self.simulation.events() - happened);
            match stopped {
                Stopped::Events => return false,
                Stopped::Calls => self.turn(),
                // No call comes any more and nobody waits for anything.
                Stopped::Until => self.finish(),
            }
        }
        true
    }

    /// Ends the warm-up, a batch, or the time after the last in which its calls are seen off.
    fn turn(&mut self) {
        if self.warming {
            self.warming = false;
            let now = self.simulation.now();
            self.simulation.turn(now, true);
            self.begun = now;
            self.left = self.size(0);
        } else if self.done.len() < self.batches {
            self.close_batch();
            self.left = if self.done.len() < self.batches { self.size(self.done.len()) } else { 0 };
            if self.done.len() == self.batches && self.waits.len() == 1 {
                // First come, first served: who would come later does not change what becomes of who waits.
                self.simulation.end_arrivals();
            }
        } else {
            // Calls go on coming until those of the batches have left, or will not in a reasonable time.
            self.simulation.settle();
            let come = self.simulation.first_attempts() - self.length.calls - self.length.warmup;
            let gone = self.simulation.ledger.days.iter().all(|account| account.in_system() <= 0.0);
            if gone || come >= self.length.calls {
                self.finish();
            } else {
                self.left = 1000;
            }
        }
    }

    fn close_batch(&mut self) {
        let now = self.simulation.now();
        self.simulation.turn(now, true);
        for (sketch, waits) in self.simulation.ledger.sketches.iter_mut().zip(&mut self.waits) {
            self.percentiles.push(PERCENTILES.map(|share| sketch.quantile(share).unwrap_or(f64::NAN)));
            waits.merge(sketch);
            sketch.clear();
        }
        self.done.push(now - self.begun);
        self.begun = now;
    }

    fn finish(&mut self) {
        if !self.warming && self.done.len() < self.batches {
            self.close_batch();
        }
        self.simulation.settle();
        // Calls of the batches that left after the last had closed: the longest waits are among them.
        for (sketch, waits) in self.simulation.ledger.sketches.iter_mut().zip(&mut self.waits) {
            waits.merge(sketch);
            sketch.clear();
        }
        self.over = true;
    }

    /// Share of the first attempts that have come.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.over {
            return 1.0;
        }
        let all = self.length.calls + self.length.warmup;
        let come = self.simulation.first_attempts().min(all);
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        let share = come as f64 / all.max(1) as f64;
        share
    }

    /// The batches that are complete, with what has become of their calls so far.
    #[must_use]
    pub fn batches(&self) -> Vec<Batch> {
        let ledger = &self.simulation.ledger;
        let queues = self.waits.len();
        let of_day = |day: usize, seconds: f64| Batch {
            accounts: ledger.days.iter().skip(day).step_by(self.batches).copied().collect(),
            waiting: ledger.days_waiting.iter().skip(day).step_by(self.batches).copied().collect(),
            times: ledger.days_time.iter().skip(day).step_by(self.batches).copied().collect(),
            percentiles: self.percentiles.iter().skip(day * queues).take(queues).copied().collect(),
            seconds,
        };
        self.done.iter().enumerate().map(|(day, &seconds)| of_day(day, seconds)).collect()
    }

    /// Waits of the calls of complete batches, by queue.
    #[must_use]
    pub fn waits(&self) -> &[WaitSketch] {
        &self.waits
    }

    /// The simulation itself.
    #[must_use]
    pub fn simulation(&self) -> &Simulation<Inert, W> {
        &self.simulation
    }
}
