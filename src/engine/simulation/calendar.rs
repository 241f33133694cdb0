//! What is known to happen later, beside arrivals and agents: hang-ups of watched calls, and redials.

use crate::engine::signals::Story;
use crate::math::order;
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

/// An event with the bits of its time and its number.
type Entry = (u64, u64, Coming);

/// Events in order of time; at equal times, in the order they were entered.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    heap: BinaryHeap<Reverse<Entry>>,
    /// Events that were known together, the last one first: reading them off costs less than a heap does.
    list: Vec<Entry>,
    entered: u64,
}

impl Calendar {
    /// When the next event is; infinite if there is none.
    #[inline(always)]
    pub(super) fn next(&self) -> f64 {
        const NEVER: u64 = f64::INFINITY.to_bits();
        let heap = self.heap.peek().map_or(NEVER, |Reverse((bits, _, _))| *bits);
        let list = self.list.last().map_or(NEVER, |(bits, _, _)| *bits);
        // Times are not negative, so that their bits are in their order.
        f64::from_bits(heap.min(list))
    }

    /// Enters an event; one that never comes is not kept.
    pub(super) fn enter(&mut self, time: f64, coming: Coming) {
        if time < f64::INFINITY {
            self.entered += 1;
            self.heap.push(Reverse((time.to_bits(), self.entered, coming)));
        }
    }

    /// Enters many events at once.
    pub(super) fn enter_all(&mut self, events: impl Iterator<Item = (f64, Coming)>) {
        for (time, coming) in events.filter(|(time, _)| *time < f64::INFINITY) {
            self.entered += 1;
            self.list.push((time.to_bits(), self.entered, coming));
        }
        order::by_key(&mut self.list, |(bits, entered, _)| Reverse((*bits, *entered)));
    }

    pub(super) fn take(&mut self) -> Option<(f64, Coming)> {
        let earlier = match (self.list.last(), self.heap.peek()) {
            (Some((bits, entered, _)), Some(Reverse(of_heap))) => (*bits, *entered) < (of_heap.0, of_heap.1),
            (listed, _) => listed.is_some(),
        };
        let taken = if earlier { self.list.pop() } else { self.heap.pop().map(|Reverse(entry)| entry) };
        taken.map(|(bits, _, coming)| (f64::from_bits(bits), coming))
    }

    /// Nothing is known to happen any more.
    pub(super) fn clear(&mut self) {
        self.heap.clear();
        self.list.clear();
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
        let events = self.heap.iter().map(|Reverse(entry)| entry).chain(&self.list);
        events.filter(|(_, _, coming)| counts(coming)).count()
    }
}
