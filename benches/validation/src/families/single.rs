//! One queue and one team: what it takes to say a case, and how long it takes to forget.

use crate::case::Stat;
use crate::longrun::{Found, LongRun, of, of_account};
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, QueueSpec, Redial};
use breather::math::law::Law;

/// A queue; rates are per mean handling time.
#[derive(Clone, Debug)]
pub(super) struct Single {
    pub(super) agents: usize,
    pub(super) load: f64,
    /// Mean handling time, seconds.
    pub(super) mean: f64,
    pub(super) service: Law,
    pub(super) patience: Option<Law>,
    pub(super) lines: Option<usize>,
    pub(super) redial: Option<Redial>,
    pub(super) targets: Vec<f64>,
    pub(super) tails: Vec<f64>,
}

impl Single {
    /// Exponential handling of this mean, everybody waits.
    pub(super) fn new(agents: usize, load: f64, mean: f64) -> Self {
        Self {
            agents,
            load,
            mean,
            service: Law::exponential(mean),
            patience: None,
            lines: None,
            redial: None,
            targets: Vec::new(),
            tails: Vec::new(),
        }
    }

    /// Handling times in which the distance from the steady state falls by a factor e, roughly and never much too small.
    ///
    /// The slowest decay of M/M/s is at the rate (√s − √a)² near saturation and at least about 1 far from it; with
    /// patience at least its own rate; with K places at least that of a walk between two walls K − s apart.
    pub(super) fn forgets(&self) -> f64 {
        let (s, a) = (self.agents as f64, self.load);
        let spread = 0.5 * (1.0 + self.service.cv() * self.service.cv());
        let gap = s.sqrt() - a.sqrt();
        let mut critical = if a < s || self.lines.is_some() { spread / (gap * gap) } else { f64::INFINITY };
        if let Some(lines) = self.lines {
            let room = lines as f64 - s + s.sqrt();
            critical = critical.min(spread * room * room / s);
        }
        let mut patient = f64::INFINITY;
        if let Some(law) = &self.patience {
            patient = law.mean() / self.mean;
            if !patient.is_finite() {
                patient = f64::INFINITY;
            }
            // Impatience with a rising rate acts late.
            patient *= 2.0;
        }
        // Overload makes a busy tone quick to forget, but the agents must fill first.
        let fill = if a > s && self.lines.is_some() { s / a } else { 1.0 };
        critical.min(patient).max(0.05 * fill) + fill * spread.max(1.0)
    }

    pub(super) fn run(self) -> LongRun {
        let forgets = self.load * self.forgets() + self.agents as f64 / 6.0;
        self.run_that_forgets(forgets)
    }

    /// With the first attempts in which it forgets said otherwise.
    pub(super) fn run_that_forgets(self, forgets: f64) -> LongRun {
        let source = Source::Constant(self.load / self.mean);
        let mut queue = QueueSpec::plain(source, self.service, self.patience);
        if let Some(redial) = self.redial {
            queue.redial = redial;
        }
        LongRun {
            centre: Centre::single(queue, self.agents, self.lines),
            targets: self.targets,
            tails: self.tails,
            forgets,
        }
    }
}

/// Of calls not blocked, those that found all agents busy.
pub(super) fn wait_probability(name: &str, expected: f64) -> Found {
    of_account(Stat::share(name, expected), |a| a.after_wait + a.abandoned, |a| a.offered - a.blocked)
}

/// The same of all calls.
pub(super) fn admitted_and_waits(name: &str, expected: f64) -> Found {
    of_account(Stat::share(name, expected), |a| a.after_wait + a.abandoned, |a| a.offered)
}

pub(super) fn abandoned(name: &str, expected: f64) -> Found {
    of_account(Stat::share(name, expected), |a| a.abandoned, |a| a.offered)
}

pub(super) fn abandoned_of_admitted(name: &str, expected: f64) -> Found {
    of_account(Stat::share(name, expected), |a| a.abandoned, |a| a.offered - a.blocked)
}

pub(super) fn blocked(name: &str, expected: f64) -> Found {
    of_account(Stat::share(name, expected), |a| a.blocked, |a| a.offered)
}

/// Mean wait of calls not blocked, in units of `unit` seconds; waits are made by a share `rarity` of calls.
pub(super) fn mean_wait(name: &str, expected: f64, unit: f64, floor: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, floor, rarity), move |seen| {
        let a = &seen.accounts[0];
        (a.waited + a.waited_in_vain, unit * (a.offered - a.blocked))
    })
}

pub(super) fn mean_wait_answered(name: &str, expected: f64, unit: f64, floor: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, floor, rarity), move |seen| {
        let a = &seen.accounts[0];
        (a.waited, unit * a.answered())
    })
}

/// Mean wait of answered calls that waited.
pub(super) fn mean_wait_of_waiting(name: &str, expected: f64, unit: f64, floor: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, floor, rarity), move |seen| {
        let a = &seen.accounts[0];
        (a.waited + a.waited_in_vain, unit * (a.after_wait + a.abandoned))
    })
}

pub(super) fn mean_wait_abandoned(name: &str, expected: f64, unit: f64, floor: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, floor, rarity), move |seen| {
        let a = &seen.accounts[0];
        (a.waited_in_vain, unit * a.abandoned)
    })
}

/// Time-weighted mean number waiting.
pub(super) fn mean_queue(name: &str, expected: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, 0.001, rarity), |seen| (seen.waiting[0], seen.seconds))
}

pub(super) fn occupancy(name: &str, expected: f64) -> Found {
    of(Stat::mean(name, expected, 0.001, 1.0), |seen| (seen.times[0].busy, seen.times[0].staffed))
}

/// The mean number of agents who are busy.
pub(super) fn busy(name: &str, expected: f64) -> Found {
    of(Stat::mean(name, expected, 0.001, 1.0), |seen| (seen.times[0].busy, seen.seconds))
}

/// Of calls not blocked, those that waited longer than the `place`-th threshold; with the sketch.
pub(super) fn longer(name: &str, expected: f64, place: usize) -> Found {
    of(Stat::share(name, expected), move |seen| (seen.longer[0][place], seen.sketched[0]))
}

/// Of calls not blocked, those that did not.
pub(super) fn no_longer(name: &str, expected: f64, place: usize) -> Found {
    of(Stat::share(name, expected), move |seen| (seen.sketched[0] - seen.longer[0][place], seen.sketched[0]))
}

/// Of offered calls, those answered within the `place`-th target; the first is the ledger's own.
pub(super) fn within(name: &str, expected: f64, place: usize) -> Found {
    of(Stat::share(name, expected), move |seen| {
        let a = &seen.accounts[0];
        (if place == 0 { a.answered_in_time() } else { seen.tallies[0].within[place] }, a.offered)
    })
}

/// The same of answered calls.
pub(super) fn within_answered(name: &str, expected: f64, place: usize) -> Found {
    of(Stat::share(name, expected), move |seen| {
        let a = &seen.accounts[0];
        (if place == 0 { a.answered_in_time() } else { seen.tallies[0].within[place] }, a.answered())
    })
}

/// Mean square of the waits of answered calls, in units of `unit` seconds.
pub(super) fn mean_square(name: &str, expected: f64, unit: f64, floor: f64, rarity: f64) -> Found {
    of(Stat::mean(name, expected, floor, rarity), move |seen| {
        (seen.tallies[0].squares, unit * unit * seen.accounts[0].answered())
    })
}
