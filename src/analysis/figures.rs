//! Figures of calls and of agents' time, each a ratio of sums over an interval, a day or the horizon.

use crate::engine::simulation::ledger::Account;

/// Sums of a group in one place: an interval, a day, or the horizon.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) calls: Account,
    pub(super) waiting: f64,
    pub(super) staffed: f64,
    pub(super) busy: f64,
    pub(super) seconds: f64,
}

/// A figure as a ratio of sums.
pub(super) struct Figure {
    pub(super) id: &'static str,
    pub(super) unit: &'static str,
    pub(super) of: fn(&Sums) -> (f64, f64),
}

pub(super) const OFFERED: Figure = Figure { id: "offered", unit: "calls", of: |s| (s.calls.offered, 1.0) };
const SERVICE_LEVEL: Figure = Figure {
    id: "serviceLevel",
    unit: "share of offered",
    of: |s| (s.calls.answered_in_time(), s.calls.offered),
};
const ABANDONED: Figure =
    Figure { id: "abandonedShare", unit: "share of offered", of: |s| (s.calls.abandoned, s.calls.offered) };
const BLOCKED: Figure =
    Figure { id: "blockedShare", unit: "share of offered", of: |s| (s.calls.blocked, s.calls.offered) };
const SPEED: Figure = Figure {
    id: "averageSpeedOfAnswerSeconds",
    unit: "seconds",
    of: |s| (s.calls.waited, s.calls.answered()),
};
const OCCUPANCY: Figure =
    Figure { id: "occupancy", unit: "share of time on the phone", of: |s| (s.busy, s.staffed) };
const AGENTS: Figure = Figure { id: "availableAgents", unit: "agents", of: |s| (s.staffed, s.seconds) };
const QUEUE: Figure = Figure { id: "meanQueue", unit: "calls", of: |s| (s.waiting, s.seconds) };

/// Figures of customers and calls, over the horizon.
pub(super) const CALLS: [Figure; 12] = [
    OFFERED,
    Figure { id: "answered", unit: "calls", of: |s| (s.calls.answered(), 1.0) },
    ABANDONED,
    BLOCKED,
    SERVICE_LEVEL,
    SPEED,
    Figure {
        id: "meanWaitSeconds",
        unit: "seconds",
        of: |s| (s.calls.waited + s.calls.waited_in_vain, s.calls.offered - s.calls.blocked),
    },
    Figure { id: "handleSeconds", unit: "seconds", of: |s| (s.calls.handled, s.calls.answered()) },
    Figure {
        id: "redialShare",
        unit: "share of offered",
        of: |s| (s.calls.offered - s.calls.first, s.calls.offered),
    },
    QUEUE,
    Figure {
        id: "customersServedShare",
        unit: "share of customers",
        of: |s| (s.calls.answered(), s.calls.first),
    },
    Figure {
        id: "attemptsPerCustomer",
        unit: "calls per customer",
        of: |s| (s.calls.offered, s.calls.first),
    },
];
/// Figures of agents' time, over the horizon.
pub(super) const TIME: [Figure; 2] = [OCCUPANCY, AGENTS];
/// By interval of the week.
pub(super) const COLUMNS: [Figure; 8] =
    [OFFERED, SERVICE_LEVEL, ABANDONED, BLOCKED, SPEED, AGENTS, OCCUPANCY, QUEUE];
/// By weekday.
pub(super) const BY_DAY: [Figure; 4] = [OFFERED, SERVICE_LEVEL, ABANDONED, OCCUPANCY];

impl Sums {
    /// Adds another's sums so many times.
    pub(super) fn add(&mut self, other: &Self, weight: f64) {
        let mut calls = other.calls.sums();
        calls.iter_mut().for_each(|sum| *sum *= weight);
        self.calls.add(&Account::from_sums(&calls));
        self.waiting += other.waiting * weight;
        self.staffed += other.staffed * weight;
        self.busy += other.busy * weight;
        self.seconds += other.seconds * weight;
    }
}
