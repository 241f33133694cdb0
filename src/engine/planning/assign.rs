//! Who works which shift, with the rest that the rules ask for between two of them.
//!
//! Yesterday's end of work gives each person an earliest start today. Shifts are given out from
//! the earliest on, each to someone who may already start: since everybody who may take a shift
//! may take every later one, this finds an assignment that keeps all rest whenever there is one.
//! Among those who may, people go by a rank that they keep from one day off to the next, so that
//! the week's starts are alike, and that then changes, so that early and late starts go round.
//! Where nobody may start yet, the one who may first starts later than planned, and that is told.

use super::days::{Days, Mark};
use super::shifts::Type;
use crate::math::order;
use crate::scenario::Shifts;
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// 2^32 ÷ the golden ratio: steps by it fall evenly over the ranks.
const GOLDEN: u32 = 0x9E37_79B9;
/// (√2 − 1) × 2^32, for the change of rank after days off.
const SILVER: u32 = 0x6A09_E667;

/// A shift that had to start later than planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Place in the order of people.
    pub person: usize,
    /// Day of the roster.
    pub day: usize,
    /// What was planned.
    pub planned: Type,
    /// What is worked.
    pub worked: Type,
}

/// Everybody's shifts.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// Person by person, one entry for each day of the roster.
    pub shifts: Vec<Option<Type>>,
    /// Shifts moved so that rest is kept.
    pub changed: Vec<Changed>,
}

/// Gives out the shifts of each day: `mixes` says how many people work each of `menu`'s.
#[must_use]
pub fn assign(
    rules: &Shifts,
    days: &Days,
    menu: &[Vec<Type>; DAYS_PER_WEEK],
    mixes: &[Vec<u32>],
) -> Assigned {
    let length = days.length;
    let heads = days.marks.len() / length.max(1);
    let mut assigned = Assigned { shifts: vec![None; heads * length], changed: Vec::new() };
    let mut ranks: Vec<u32> =
        (1..=heads).map(|i| u32::try_from(i % (1 << 31)).unwrap_or(0).wrapping_mul(GOLDEN)).collect();
    let mut hours = vec![0_u32; heads];
    for day in 0..length {
        let mut working: Vec<(u32, usize)> = (0..heads)
            .filter(|person| days.marks[person * length + day] == Mark::Work)
            .map(|person| {
                let yesterday = day.checked_sub(1).and_then(|y| assigned.shifts[person * length + y]);
                let end =
                    yesterday.map_or(0, |shift| shift.start + shift.length + rules.minimum_rest_minutes);
                (end.saturating_sub(MINUTES_PER_DAY), person)
            })
            .collect();
        for &(_, person) in &working {
            if day > 0 && days.marks[person * length + day - 1] == Mark::Off {
                ranks[person] = ranks[person].wrapping_add(SILVER);
            }
        }
        order::ascending(&mut working);
        let mut waiting = working.iter().copied().peekable();
        let mut may: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
        let types = &menu[day % DAYS_PER_WEEK];
        let mut at = 0;
        while at < types.len() {
            let start = types[at].start;
            let same = types[at..].iter().take_while(|shift| shift.start == start).count();
            while let Some((_, person)) = waiting.next_if(|(from, _)| *from <= start) {
                may.push(Reverse((ranks[person], person)));
            }
            let mut group: Vec<usize> = Vec::new();
            let mut late: Vec<(u32, usize)> = Vec::new();
            let wanted: u32 = mixes[day][at..at + same].iter().sum();
            for _ in 0..wanted {
                if let Some(Reverse((_, person))) = may.pop() {
                    group.push(person);
                } else if let Some(next) = waiting.next() {
                    late.push(next);
                }
            }
            // Of shifts that start together, whoever has worked least so far has the longest.
            order::by_key(&mut group, |&person| (hours[person], ranks[person], person));
            let mut lengths = types[at..at + same]
                .iter()
                .zip(&mixes[day][at..at + same])
                .rev()
                .flat_map(|(&shift, &count)| core::iter::repeat_n(shift, count as usize));
            for (person, shift) in group.into_iter().zip(&mut lengths) {
                hours[person] += shift.length;
                assigned.shifts[person * length + day] = Some(shift);
            }
            for ((from, person), planned) in late.into_iter().zip(lengths) {
                let step = rules.start_every_minutes.max(1);
                let worked = Type { start: from.div_ceil(step) * step, length: planned.length };
                hours[person] += worked.length;
                assigned.shifts[person * length + day] = Some(worked);
                assigned.changed.push(Changed { person, day, planned, worked });
            }
            at += same;
        }
    }
    assigned
}
