//! Closed forms of one queue: the oracle that everything simulated is held against.

use crate::units::{Erlangs, PerHour, Seconds, Share};

/// Which calls wait, and for how long they would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// Nobody waits: a call that finds all agents busy is lost.
    ErlangB,
    /// Everybody waits until answered.
    ErlangC,
    /// Everybody waits until answered or out of patience, which is exponential.
    ErlangA {
        /// Mean patience.
        patience: Seconds,
    },
}

/// One queue in steady state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// What waiting callers do.
    pub model: Model,
    /// First attempts per hour, Poisson.
    pub calls: PerHour,
    /// Mean handling time, exponential; positive.
    pub handle: Seconds,
    /// Agents on the phone; whole for Erlang A and wherever `lines` is given.
    pub agents: f64,
    /// The most calls in the system; unbounded if `None`. Whole.
    pub lines: Option<f64>,
    /// The time within which a call should be answered.
    pub target: Seconds,
    /// Share of callers who abandoned or were blocked that call again, taken as further Poisson calls.
    pub redial: Share,
}
