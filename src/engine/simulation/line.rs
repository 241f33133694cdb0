//! A waiting line: calls of one queue in the order they came.
//!
//! Nothing happens at the moment a caller hangs up, unless somebody needs to know: the call stays
//! in its place and is found to have left when an agent comes to it, or when the line is swept. What
//! it did, and when, is the same. Where the number of calls waiting matters (lines are limited, the
//! longest line goes first) or a hang-up brings a redial, the call is *watched*: a record says what
//! became of it and an event in the calendar marks the moment it hangs up.

use crate::engine::signals::Story;
use crate::math::streams::Key;
use std::collections::VecDeque;

/// A call that is not watched.
pub(super) const UNWATCHED: u32 = u32::MAX;

/// A call that waits, or has hung up and not been found yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) key: Key,
    pub(super) came: f64,
    /// When patience ends; a call taken at that very moment is answered.
    pub(super) leaves: f64,
    /// Number of the attempt among all of the run, for whoever watches.
    pub(super) serial: u64,
    /// Day and interval of the day in which it came, for its account.
    pub(super) day: u32,
    pub(super) slot: u32,
    pub(super) attempt: u32,
    pub(super) story: Story,
    /// Its record, or [`UNWATCHED`].
    pub(super) record: u32,
}

/// What became of a watched call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Waits,
    /// Hung up, and still has its place in the line.
    HungUp,
    /// Answered; its event in the calendar means nothing any more.
    Answered,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) calls: VecDeque<Waiting>,
    /// Watched calls that wait: [`Self::calls`] without those known to have hung up.
    pub(super) live: usize,
}

impl Line {
    /// Whether another call would make the line longer than ever, so that a sweep pays for itself.
    pub(super) fn is_full(&self) -> bool {
        self.calls.len() == self.calls.capacity()
    }

    /// Nobody waits any more.
    pub(super) fn clear(&mut self) {
        self.calls.clear();
        self.live = 0;
    }

    /// Room for at least twice what is there, so that sweeps cost a constant per call.
    pub(super) fn grow(&mut self) {
        if 2 * self.calls.len() >= self.calls.capacity() {
            self.calls.reserve(self.calls.len().max(64));
        }
    }
}

/// Records of watched calls, used again when nobody refers to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    fates: Vec<Fate>,
    free: Vec<u32>,
}

impl Records {
    pub(super) fn open(&mut self) -> u32 {
        if let Some(record) = self.free.pop() {
            self.set(record, Fate::Waits);
            return record;
        }
        self.fates.push(Fate::Waits);
        u32::try_from(self.fates.len() - 1).unwrap_or(UNWATCHED)
    }

    pub(super) fn of(&self, record: u32) -> Fate {
        self.fates.get(record as usize).copied().unwrap_or(Fate::Waits)
    }

    pub(super) fn set(&mut self, record: u32, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(record as usize) {
            *slot = fate;
        }
    }

    /// Nobody refers to any of them.
    pub(super) fn clear(&mut self) {
        self.fates.clear();
        self.free.clear();
    }

    /// Nobody refers to it any more.
    pub(super) fn close(&mut self, record: u32) {
        self.free.push(record);
    }
}
