//! Every call of a window of one queue's run, to be looked at one by one.

use super::clock::{Limits, Stopped};
use super::queue::Question;
use super::steady;
use super::watch::Watch;
use crate::engine::signals::Inert;
use crate::math::order;
use std::collections::BTreeMap;

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An agent took it.
    Answered,
    /// It hung up.
    Abandoned,
    /// It heard a busy tone.
    Blocked,
}

/// A call that was in the system in the window; seconds from the window's start, before or after it too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TracedCall {
    /// When it came.
    pub arrives: f64,
    /// When an agent took it.
    pub answered: Option<f64>,
    /// When it left.
    pub leaves: f64,
    /// What became of it.
    pub outcome: Outcome,
    /// Who took it.
    pub agent: Option<usize>,
    /// 1 for a first attempt.
    pub attempt: u32,
}

/// What happens to a call. In this order at one moment: who leaves makes room for who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The window begins.
    Start,
    /// The agent is done with it.
    Finished,
    /// It hangs up.
    Abandoned,
    /// It comes.
    Arrives,
    /// It hears a busy tone.
    Blocked,
    /// An agent takes it.
    Answered,
}

/// What stands after something happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Seconds from the window's start.
    pub seconds: f64,
    /// What happened.
    pub kind: Kind,
    /// To which call; none at the start.
    pub call: Option<usize>,
    /// Calls waiting.
    pub waiting: u32,
    /// Agents busy.
    pub busy: u32,
    /// Answered since the window began.
    pub answered: u32,
    /// Hung up since the window began.
    pub abandoned: u32,
    /// Busy tones since the window began.
    pub blocked: u32,
}

/// A window of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// In the order in which they came.
    pub calls: Vec<TracedCall>,
    /// In order of time; the first is the start.
    pub moments: Vec<Moment>,
}

/// Keeps the calls of a window, by their number in the run.
#[derive(Clone, Debug)]
struct Recorder {
    from: f64,
    open: BTreeMap<u64, TracedCall>,
    kept: BTreeMap<u64, TracedCall>,
}

impl Recorder {
    fn left(&mut self, serial: u64, at: f64, end: impl FnOnce(&mut TracedCall)) {
        if let Some(mut call) = self.open.remove(&serial)
            && at >= self.from
        {
            call.leaves = at - self.from;
            end(&mut call);
            self.kept.insert(serial, call);
        }
    }
}

impl Watch for Recorder {
    const EAGER: bool = true;

    fn came(&mut self, serial: u64, _queue: usize, at: f64, attempt: u32) {
        let call = TracedCall {
            arrives: at - self.from,
            answered: None,
            leaves: f64::INFINITY,
            outcome: Outcome::Answered,
            agent: None,
            attempt,
        };
        self.open.insert(serial, call);
    }

    fn blocked(&mut self, serial: u64, at: f64) {
        self.left(serial, at, |call| call.outcome = Outcome::Blocked);
    }

    fn answered(&mut self, serial: u64, at: f64, ends: f64, _team: usize, agent: usize) {
        let taken = at - self.from;
        self.left(serial, ends, |call| {
            call.answered = Some(taken);
            call.agent = Some(agent);
        });
    }

    fn abandoned(&mut self, serial: u64, at: f64) {
        self.left(serial, at, |call| call.outcome = Outcome::Abandoned);
    }
}

/// Every call of a window of the run that [`super::queue::QueueRun`] begins, in seconds from the start of the run.
#[must_use]
pub fn trace(question: &Question, from: f64, length: f64) -> Trace {
    let recorder = Recorder { from, open: BTreeMap::new(), kept: BTreeMap::new() };
    let mut simulation =
        steady::simulation(question.centre(), question.target, 1, question.seed, (Inert, recorder));
    let limits = Limits { until: from + length, calls: u64::MAX, events: u64::MAX };
    let _ = simulation.run(limits);
    // Calls that wait at the window's end are seen off without further ones, to learn what becomes of them.
    simulation.end_arrivals();
    while simulation.waiting() > 0
        && simulation.run(Limits { until: f64::INFINITY, calls: 0, events: 10_000 }) == Stopped::Events
    {
        simulation.settle();
    }
    let mut recorder = simulation.watch;
    // Whoever nobody will ever answer waits beyond the window.
    for (serial, call) in core::mem::take(&mut recorder.open) {
        recorder.kept.insert(serial, TracedCall { outcome: Outcome::Abandoned, ..call });
    }
    let calls: Vec<TracedCall> = recorder.kept.into_values().filter(|call| call.arrives < length).collect();
    Trace { moments: moments(&calls, length), calls }
}

fn moments(calls: &[TracedCall], length: f64) -> Vec<Moment> {
    let mut happened: Vec<(f64, Kind, Option<usize>)> = vec![(0.0, Kind::Start, None)];
    let mut now = Moment {
        seconds: 0.0,
        kind: Kind::Start,
        call: None,
        waiting: 0,
        busy: 0,
        answered: 0,
        abandoned: 0,
        blocked: 0,
    };
    for (place, call) in calls.iter().enumerate() {
        let mut enter = |at: f64, kind: Kind| {
            if (0.0..length).contains(&at) {
                happened.push((at, kind, Some(place)));
            }
        };
        enter(call.arrives, Kind::Arrives);
        match call.outcome {
            Outcome::Blocked => enter(call.leaves, Kind::Blocked),
            Outcome::Abandoned => enter(call.leaves, Kind::Abandoned),
            Outcome::Answered => {
                enter(call.leaves, Kind::Finished);
                if let Some(at) = call.answered {
                    enter(at, Kind::Answered);
                }
            }
        }
        if call.arrives < 0.0 {
            let served = call.answered.is_some_and(|at| at < 0.0);
            now.busy += u32::from(served);
            now.waiting += u32::from(!served);
        }
    }
    order::by(&mut happened, |a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    happened
        .into_iter()
        .map(|(seconds, kind, call)| {
            match kind {
                Kind::Start => {}
                Kind::Arrives => now.waiting += 1,
                Kind::Answered => {
                    now.waiting -= 1;
                    now.busy += 1;
                    now.answered += 1;
                }
                Kind::Finished => now.busy -= 1,
                Kind::Abandoned => {
                    now.waiting -= 1;
                    now.abandoned += 1;
                }
                Kind::Blocked => {
                    now.waiting -= 1;
                    now.blocked += 1;
                }
            }
            now = Moment { seconds, kind, call, ..now };
            now
        })
        .collect()
}
