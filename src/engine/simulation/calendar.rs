//! What is known to happen later, beside arrivals and agents: hang-ups of watched calls, and redials.

use crate::engine::signals::Story;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Coming {
    /// The patience of a watched call ends.
    HangUp { queue: u32, record: u32, key: u64, attempt: u32, serial: u64, story: Story },
    /// A caller who hung up calls again, or a contact comes that follows from another: a first attempt.
    Call { queue: u32, key: u64, attempt: u32, story: Story },
}

/// Events in order of time; at equal times, in the order they were entered.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    heap: BinaryHeap<Reverse<(u64, u64, Coming)>>,
    entered: u64,
}

impl Calendar {
    /// When the next event is; infinite if there is none.
    #[inline(always)]
    pub(super) fn next(&self) -> f64 {
        self.heap.peek().map_or(f64::INFINITY, |Reverse((bits, _, _))| f64::from_bits(*bits))
    }

    /// Enters an event; one that never comes is not kept.
    pub(super) fn enter(&mut self, time: f64, coming: Coming) {
        if time < f64::INFINITY {
            self.entered += 1;
            self.heap.push(Reverse((time.to_bits(), self.entered, coming)));
        }
    }

    pub(super) fn take(&mut self) -> Option<(f64, Coming)> {
        self.heap.pop().map(|Reverse((bits, _, coming))| (f64::from_bits(bits), coming))
    }

    /// Nothing is known to happen any more.
    pub(super) fn clear(&mut self) {
        self.heap.clear();
    }

    /// Callers who hung up and will call again.
    pub(super) fn redials(&self) -> usize {
        self.calls(|attempt| attempt > 1)
    }

    /// Contacts to come that follow from others.
    pub(super) fn to_return(&self) -> usize {
        self.calls(|attempt| attempt == 1)
    }

    fn calls(&self, of: impl Fn(u32) -> bool) -> usize {
        let counts = |coming: &Coming| matches!(coming, Coming::Call { attempt, .. } if of(*attempt));
        self.heap.iter().filter(|Reverse((_, _, coming))| counts(coming)).count()
    }
}
