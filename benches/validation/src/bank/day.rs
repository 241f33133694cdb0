//! A day of the bank, simulated.

use super::staffing::Duty;
use breather::engine::signals::Inert;
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, QueueSpec};
use breather::engine::simulation::clock::{Limits, Simulation};
use breather::engine::simulation::ledger::{Division, Ledger};
use breather::engine::simulation::watch::Watch;
use breather::math::law::Law;
use breather::math::streams::Key;

/// Waits longer than these are counted, seconds.
pub(super) const OVER: [f64; 5] = [0.0, 30.0, 60.0, 120.0, 300.0];

/// What happened to calls.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    pub(super) calls: f64,
    pub(super) abandoned: f64,
    pub(super) wait: f64,
    pub(super) over: [f64; OVER.len()],
}

impl Outcome {
    pub(super) fn add(&mut self, waited: f64, answered: bool) {
        self.calls += 1.0;
        self.abandoned += f64::from(u8::from(!answered));
        self.wait += waited;
        for (count, over) in self.over.iter_mut().zip(OVER) {
            *count += f64::from(u8::from(waited > over));
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.calls += other.calls;
        self.abandoned += other.abandoned;
        self.wait += other.wait;
        self.over.iter_mut().zip(other.over).for_each(|(sum, more)| *sum += more);
    }
}

#[derive(Clone, Debug, Default)]
struct Seen {
    came: Vec<f64>,
    outcome: Outcome,
}

impl Watch for Seen {
    const EAGER: bool = true;
    fn came(&mut self, _: u64, _: usize, at: f64, _: u32) {
        self.came.push(at);
    }
    fn blocked(&mut self, _: u64, _: f64) {}
    fn answered(&mut self, serial: u64, at: f64, _: f64, _: usize, _: usize) {
        self.outcome.add(at - self.came[serial as usize - 1], true);
    }
    fn abandoned(&mut self, serial: u64, at: f64) {
        self.outcome.add(at - self.came[serial as usize - 1], false);
    }
}

/// What is needed to simulate a day.
#[derive(Clone, Debug)]
pub(super) struct BankDay {
    pub(super) source: Source,
    pub(super) handling: Law,
    pub(super) patience: Law,
    pub(super) agents: usize,
    pub(super) duties: Vec<Duty>,
}

impl BankDay {
    /// One simulated day.
    pub(super) fn simulate(&self, key: Key) -> Outcome {
        let queue = QueueSpec::plain(self.source.clone(), self.handling.clone(), Some(self.patience.clone()));
        let centre = Centre::single(queue, self.agents, None);
        let division = Division { slot_seconds: f64::INFINITY, slots_per_day: 1, slots_in_cycle: 1, days: 1 };
        let ledger = Ledger::new(division, 1, 1, 20.0, 0);
        let mut simulation = Simulation::new(centre, ledger, Inert, Seen::default());
        simulation.begin(0, key, 0.0, 1.0);
        let mut changes: Vec<(f64, bool, usize)> = self
            .duties
            .iter()
            .flat_map(|duty| [(duty.from, true, duty.agent), (duty.to, false, duty.agent)])
            .collect();
        changes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let to = |until| Limits { until, calls: u64::MAX, events: u64::MAX };
        for (at, comes, agent) in changes {
            simulation.run(to(at));
            if comes {
                simulation.on_duty(0, agent, at);
            } else {
                simulation.off_duty(0, agent, at);
            }
        }
        simulation.run(to(f64::INFINITY));
        simulation.watch.outcome
    }
}
