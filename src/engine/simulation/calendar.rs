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

/// An event with the bits of its time and its number.
type Entry = (u64, u64, Coming);

/// Events in order of time; at equal times, in the order they were entered.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    heap: BinaryHeap<Reverse<Entry>>,
    /// Times, numbers and places of events that were known together, the last one first: reading them off costs less than
    /// a heap does.
    list: Vec<(u64, u64, usize)>,
    /// These events, and those of them that are over as long as any is not.
    listed: Vec<Coming>,
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
        if self.list.is_empty() {
            self.listed.clear();
        }
        for (time, coming) in events {
            self.entered += 1;
            self.list.push((time.to_bits(), self.entered, self.listed.len()));
            self.listed.push(coming);
        }
        // Numbers differ, so that there is one order; on integers this is the fastest way to it.
        self.list.sort_unstable_by(|a, b| b.cmp(a));
    }

    pub(super) fn take(&mut self) -> Option<(f64, Coming)> {
        let earlier = match (self.list.last(), self.heap.peek()) {
            (Some(&(at, number, _)), Some(Reverse((bits, entered, _)))) => (at, number) < (*bits, *entered),
            (listed, _) => listed.is_some(),
        };
        if earlier {
            let (bits, _, place) = self.list.pop()?;
            let coming = self.listed.get(place)?;
            return Some((f64::from_bits(bits), *coming));
        }
        self.heap.pop().map(|Reverse((bits, _, coming))| (f64::from_bits(bits), coming))
    }

    /// Nothing is known to happen any more.
    pub(super) fn clear(&mut self) {
        self.heap.clear();
        self.list.clear();
        self.listed.clear();
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
        let listed = self.list.iter().filter_map(|(_, _, place)| self.listed.get(*place));
        self.heap
            .iter()
            .map(|Reverse((_, _, coming))| coming)
            .chain(listed)
            .filter(|coming| counts(coming))
            .count()
    }
}
