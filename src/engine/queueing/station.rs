//! One queue without units, and how its calls divide: what every family takes and gives.

use super::{Model, Queue};
use crate::math::exact;
use crate::units::SECONDS_PER_HOUR;

/// A queue whose unit of time is the mean handling time, so that an agent serves at rate 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Station {
    /// Agents who can be busy at once (s).
    pub(super) servers: f64,
    /// Attempts per handling time (a), in erlangs.
    pub(super) load: f64,
    /// `servers − load`, computed without cancellation.
    pub(super) spare: f64,
    /// Rate at which a waiting caller gives up (θ); 0 if nobody does.
    pub(super) impatience: f64,
    /// Places to wait (N).
    pub(super) room: Option<f64>,
    /// The target time (τ).
    pub(super) target: f64,
}

impl Station {
    /// The queue at a rate of attempts per hour, and the time in seconds that calls should be answered within.
    pub(super) fn new(queue: &Queue, attempts_per_hour: f64, target_seconds: f64) -> Self {
        let handle = queue.handle.get();
        let servers = match queue.lines {
            Some(lines) if lines < queue.agents => lines,
            _ => queue.agents,
        };
        let room = match (queue.model, queue.lines) {
            (Model::ErlangB, _) => Some(0.0),
            (_, lines) => lines.map(|lines| lines - servers),
        };
        let impatience = match queue.model {
            Model::ErlangA { patience } => handle / patience.get(),
            Model::ErlangB | Model::ErlangC => 0.0,
        };
        Self {
            servers,
            load: exact::scaled_product(attempts_per_hour, handle, SECONDS_PER_HOUR),
            spare: exact::difference_of_products(servers, SECONDS_PER_HOUR, attempts_per_hour, handle)
                / SECONDS_PER_HOUR,
            impatience,
            room,
            target: target_seconds / handle,
        }
    }
}

/// How calls divide, as weights on one common scale: shares once divided by [`Split::offered`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Split {
    /// Calls that find a free agent.
    pub(super) at_once: f64,
    /// Calls that find all agents busy and a place to wait.
    pub(super) waiting: f64,
    /// Calls that find no place.
    pub(super) blocked: f64,
    /// Calls that wait and are answered.
    pub(super) answered_late: f64,
    /// Calls that wait and are answered within the target.
    pub(super) answered_in_time: f64,
    /// Calls that wait and give up.
    pub(super) abandoned: f64,
    /// Calls that still wait after the target time.
    pub(super) beyond: f64,
    /// Waiting time of all calls, in handling times.
    pub(super) wait: f64,
    /// Waiting time of the calls that are answered, in handling times.
    pub(super) answered_wait: f64,
}

impl Split {
    /// The weight of all calls.
    pub(super) fn offered(&self) -> f64 {
        self.at_once + self.waiting + self.blocked
    }

    /// The weight of the calls that are answered.
    pub(super) fn answered(&self) -> f64 {
        self.at_once + self.answered_late
    }

    /// The weights of finding a free agent and of finding exactly all busy and nobody waiting,
    /// from the ratio of the two; at least one of them is 1 and neither overflows.
    pub(super) fn start(ratio: f64) -> (f64, f64) {
        if ratio > 1.0 { (1.0, 1.0 / ratio) } else { (ratio, 1.0) }
    }
}
