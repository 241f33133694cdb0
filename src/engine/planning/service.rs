//! What callers meet with a number of agents that need not be whole.
//!
//! A roster's availability is an expectation, so it falls between whole numbers. An interval with
//! n + f agents is taken as one that has n + 1 for the share f of its time and n for the rest:
//! shares of calls mix linearly, waits by the calls answered, occupancy by the agents' hours.

use crate::engine::queueing::{Answer, Queue, solve};

/// What callers and agents meet in an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Share of offered calls answered within the target.
    pub service_level: f64,
    /// Mean wait of answered calls, seconds; infinite where none is answered or the queue has no steady state.
    pub average_speed_of_answer: f64,
    /// Share of offered calls abandoned.
    pub abandoned_share: f64,
    /// Share of offered calls answered.
    pub answered_share: f64,
    /// Share of the agents' time busy with calls.
    pub occupancy: f64,
}

impl Service {
    /// No calls: nobody waited and nobody was busy.
    pub const QUIET: Self = Self {
        service_level: 1.0,
        average_speed_of_answer: 0.0,
        abandoned_share: 0.0,
        answered_share: 0.0,
        occupancy: 0.0,
    };

    /// Calls and no agent: whoever can hang up does, and nobody is answered.
    fn nobody(callers_abandon: bool) -> Self {
        Self {
            service_level: 0.0,
            average_speed_of_answer: f64::INFINITY,
            abandoned_share: if callers_abandon { 1.0 } else { 0.0 },
            answered_share: 0.0,
            occupancy: 0.0,
        }
    }
}

impl From<&Answer> for Service {
    fn from(answer: &Answer) -> Self {
        Self {
            service_level: answer.service_level,
            average_speed_of_answer: answer.average_speed_of_answer,
            abandoned_share: answer.abandoned_share,
            answered_share: (1.0 - answer.abandoned_share - answer.blocked_share).max(0.0),
            occupancy: answer.occupancy,
        }
    }
}

/// Service of a queue with calls, at this many agents instead of its own.
#[must_use]
pub fn service(queue: &Queue, agents: f64) -> Service {
    let whole = agents.floor();
    let more = agents - whole;
    let few = at_whole(queue, whole);
    if more <= 0.0 {
        return few;
    }
    let many = at_whole(queue, whole + 1.0);
    let mix = |few: f64, many: f64| few + (many - few) * more;
    let answered_share = mix(few.answered_share, many.answered_share);
    let waited = [(few, 1.0 - more), (many, more)]
        .iter()
        .filter(|(one, _)| one.answered_share > 0.0)
        .map(|(one, share)| one.average_speed_of_answer * one.answered_share * share)
        .sum::<f64>();
    Service {
        service_level: mix(few.service_level, many.service_level),
        average_speed_of_answer: if answered_share > 0.0 { waited / answered_share } else { f64::INFINITY },
        abandoned_share: mix(few.abandoned_share, many.abandoned_share),
        answered_share,
        occupancy: mix(few.occupancy * whole, many.occupancy * (whole + 1.0)) / agents,
    }
}

fn at_whole(queue: &Queue, agents: f64) -> Service {
    if agents < 1.0 {
        let abandon = matches!(queue.model, crate::engine::queueing::Model::ErlangA { .. });
        return Service::nobody(abandon);
    }
    // Agents beyond the lines have nothing to answer.
    let useful = queue.lines.map_or(agents, |lines| lines.min(agents));
    let mut service = Service::from(&solve(&Queue { agents: useful, ..*queue }));
    service.occupancy *= useful / agents;
    service
}
