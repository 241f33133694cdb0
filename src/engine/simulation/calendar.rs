//! What is known to happen later, beside arrivals and agents: hang-ups of watched calls, and redials.

use crate::engine::signals::Story;
use crate::math::order::Sorter;
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

/// The bits of a time, and a place.
#[inline(always)]
fn unpacked(packed: u128) -> (u64, usize) {
    ((packed >> u64::BITS) as u64, packed as usize)
}

/// Events in order of time; at equal times, in the order they were entered.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    heap: BinaryHeap<Reverse<Entry>>,
    /// Times and places of events that were known together, the first one first: reading them off costs less than a heap
    /// does. A time's bits stand above those of its place.
    list: Vec<u128>,
    sorter: Sorter,
    /// How many of them are over.
    over: usize,
    /// These events with their numbers, which rise with their places, and those that are over as long as any is not.
    listed: Vec<(u64, Coming)>,
    entered: u64,
}

impl Calendar {
    /// When the next event is; infinite if there is none.
    #[inline(always)]
    pub(super) fn next(&self) -> f64 {
        const NEVER: u64 = f64::INFINITY.to_bits();
        let heap = self.heap.peek().map_or(NEVER, |Reverse((bits, _, _))| *bits);
        let list = self.list.get(self.over).map_or(NEVER, |packed| unpacked(*packed).0);
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
        if self.over == self.list.len() {
            self.listed.clear();
        }
        self.list.drain(..self.over);
        self.over = 0;
        for (time, coming) in events {
            self.entered += 1;
            self.list.push(u128::from(time.to_bits()) << u64::BITS | self.listed.len() as u128);
            self.listed.push((self.entered, coming));
        }
        self.sorter.sort(&mut self.list);
    }

    pub(super) fn take(&mut self) -> Option<(f64, Coming)> {
        let listed = self.list.get(self.over).and_then(|packed| {
            let (bits, place) = unpacked(*packed);
            self.listed.get(place).map(|(number, coming)| (bits, *number, coming))
        });
        if let Some((bits, number, &coming)) = listed
            && self.heap.peek().is_none_or(|Reverse((at, entered, _))| (bits, number) < (*at, *entered))
        {
            self.over += 1;
            return Some((f64::from_bits(bits), coming));
        }
        self.heap.pop().map(|Reverse((bits, _, coming))| (f64::from_bits(bits), coming))
    }

    /// Nothing is known to happen any more.
    pub(super) fn clear(&mut self) {
        self.heap.clear();
        self.list.clear();
        self.over = 0;
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
        let listed = self.list.iter().skip(self.over);
        let listed =
            listed.filter_map(|packed| self.listed.get(unpacked(*packed).1)).map(|(_, coming)| coming);
        self.heap
            .iter()
            .map(|Reverse((_, _, coming))| coming)
            .chain(listed)
            .filter(|coming| counts(coming))
            .count()
    }
}
