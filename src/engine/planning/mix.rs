//! How many people start each shift on each day of the roster, in whole people.
//!
//! The fractions of the linear programme are rounded by largest remainder, and starts are then moved one
//! person at a time while that improves the same aim. All of it is counted, never timed.

use super::floor::{Floor, worth};
use super::programme::{Presence, Relaxed, Task};
use super::shifts::{MINUTES_PER_WEEK, Menu, Type};
use crate::math::order;
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};

/// Whole numbers that add up to `total` and are as near as can be to shares of it (largest remainder; the
/// first of equals). Without any weight the first takes all.
#[must_use]
pub fn apportion(weights: &[f64], total: u32) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    if weights.is_empty() {
        return Vec::new();
    }
    if sum <= 0.0 {
        let mut all = vec![0; weights.len()];
        all[0] = total;
        return all;
    }
    let exact: Vec<f64> = weights.iter().map(|w| w / sum * f64::from(total)).collect();
    let mut whole: Vec<u32> = exact.iter().map(|&e| floor_u32(e)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let rest = |i: usize| exact[i] - exact[i].floor();
    order::by(&mut order, |&a, &b| rest(b).total_cmp(&rest(a)));
    let mut left = total.saturating_sub(whole.iter().sum());
    for &i in order.iter().cycle().take(weights.len() * 2) {
        if left == 0 {
            break;
        }
        whole[i] += 1;
        left -= 1;
    }
    whole
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of people")]
fn floor_u32(number: f64) -> u32 {
    number.max(0.0) as u32
}

/// People by shift of each day of the roster, with the people that days off leave.
///
/// `people` has one entry per day of the roster. The shares of the lengths are kept over the roster, so
/// that people work their contracted hours.
#[must_use]
pub fn day_mixes(task: &Task<'_>, relaxed: &Relaxed, people: &[u32]) -> Vec<Vec<u32>> {
    let mut lengths = task.rules.lengths_minutes.clone();
    order::ascending(&mut lengths);
    lengths.dedup();
    let mut owed = vec![0.0; lengths.len()];
    let mut mixes = Vec::with_capacity(people.len());
    for (day, &count) in people.iter().enumerate() {
        let types = &task.menu.by_day[day % DAYS_PER_WEEK];
        let wanted = &relaxed.starts[day % DAYS_PER_WEEK];
        let total: f64 = wanted.iter().sum();
        let mut mix = vec![0; types.len()];
        if types.is_empty() || count == 0 {
            mixes.push(mix);
            continue;
        }
        let of_length = |length: u32| -> Vec<f64> {
            types.iter().zip(wanted).map(|(t, &x)| if t.length == length { x } else { 0.0 }).collect()
        };
        let mut shares: Vec<f64> = Vec::new();
        for (&length, owed) in lengths.iter().zip(&mut owed) {
            let part = of_length(length).iter().sum::<f64>();
            if total > 0.0 {
                *owed += part / total * f64::from(count);
            }
            shares.push(if part > 0.0 { owed.max(0.0) } else { 0.0 });
        }
        let counts = apportion(&shares, count);
        for ((&length, owed), &count) in lengths.iter().zip(&mut owed).zip(&counts) {
            *owed -= f64::from(count);
            let mut weights = of_length(length);
            if weights.iter().sum::<f64>() <= 0.0 {
                // Nothing is known of this length on this day; its shifts count alike.
                weights = types.iter().map(|t| if t.length == length { 1.0 } else { 0.0 }).collect();
            }
            if weights.iter().sum::<f64>() <= 0.0 {
                weights = vec![1.0; types.len()];
            }
            for (sum, part) in mix.iter_mut().zip(apportion(&weights, count)) {
                *sum += part;
            }
        }
        mixes.push(mix);
    }
    improve(task, &mut mixes);
    mixes
}

/// Most moves of one person to another start, on one day and in one sweep.
const MOST_MOVES: usize = 60;
/// Sweeps through the roster; a later one sees what the days after a night shift became.
const SWEEPS: usize = 2;
/// An improvement smaller than this is rounding.
const LEAST_GAIN: f64 = 1e-9;

/// Moves people between starts of equal length while the worth of the whole grows.
fn improve(task: &Task<'_>, mixes: &mut [Vec<u32>]) {
    let weeks = mixes.len() / DAYS_PER_WEEK;
    let mut floor = Floor {
        need: task.need,
        people: vec![0.0; task.need.len() * weeks.max(1)],
        interval_minutes: task.interval_minutes,
    };
    let present = |shift: Type| Presence::of(shift.length, task.rules, task.break_minutes);
    let put = |floor: &mut Floor<'_>, midnight: u32, shift: Type, part: f64| {
        for (from, to, share) in present(shift).pieces(shift.length) {
            floor.add(midnight + shift.start + from, midnight + shift.start + to, share * part);
        }
    };
    let midnights = || (0..).step_by(MINUTES_PER_DAY as usize);
    for ((day, midnight), mix) in (0..).zip(midnights()).zip(mixes.iter()) {
        for (&shift, &count) in task.menu.by_day[day % DAYS_PER_WEEK].iter().zip(mix) {
            put(&mut floor, midnight, shift, f64::from(count));
        }
    }
    for _ in 0..SWEEPS {
        for ((day, midnight), mix) in (0..).zip(midnights()).zip(mixes.iter_mut()) {
            let types = &task.menu.by_day[day % DAYS_PER_WEEK];
            for _ in 0..MOST_MOVES {
                let Some((from, to)) = best_move(task, &mut floor, midnight, types, mix) else { break };
                put(&mut floor, midnight, types[from], -1.0);
                put(&mut floor, midnight, types[to], 1.0);
                mix[from] -= 1;
                mix[to] += 1;
            }
        }
    }
}

/// The best move of one person on one day to a start of a shift equally long; `None` if none helps.
fn best_move(
    task: &Task<'_>,
    floor: &mut Floor<'_>,
    midnight: u32,
    types: &[Type],
    mix: &[u32],
) -> Option<(usize, usize)> {
    let mut best = (LEAST_GAIN, None);
    for from in (0..types.len()).filter(|&from| mix[from] > 0) {
        let shift = types[from];
        let presence = Presence::of(shift.length, task.rules, task.break_minutes);
        let begin = midnight + shift.start;
        let mut lost = 0.0;
        for (a, b, share) in presence.pieces(shift.length) {
            lost += floor.change(begin + a, begin + b, -share);
            floor.add(begin + a, begin + b, -share);
        }
        let gains = Gains::new(floor, midnight, presence);
        for (to, other) in types.iter().enumerate() {
            if other.length == shift.length && to != from {
                let gain = gains.of(*other, presence) + lost;
                if gain > best.0 {
                    best = (gain, Some((from, to)));
                }
            }
        }
        for (a, b, share) in presence.pieces(shift.length) {
            floor.add(begin + a, begin + b, share);
        }
    }
    best.1
}

/// Running sums of what one more person is worth, from a midnight on, so that each start costs the same to try.
struct Gains {
    outer: Vec<f64>,
    inner: Vec<f64>,
    interval: u32,
}

impl Gains {
    fn new(floor: &Floor<'_>, midnight: u32, presence: Presence) -> Self {
        let interval = floor.interval_minutes;
        let (ring, first) = (floor.people.len(), (midnight / interval) as usize);
        // A shift starts within its day and lasts at most twelve hours.
        let reach = (2 * MINUTES_PER_DAY / interval) as usize;
        let running = |share: f64| {
            let mut sums = Vec::with_capacity(reach + 1);
            let mut sum = 0.0;
            sums.push(sum);
            for at in first..first + reach {
                let people = floor.people[at % ring];
                let need = floor.need[at % floor.need.len()];
                sum += worth(need, people + share) - worth(need, people);
                sums.push(sum);
            }
            sums
        };
        Self { outer: running(presence.outer), inner: running(presence.inner), interval }
    }

    /// Worth of one more person on this shift; parts of intervals count in proportion.
    fn of(&self, shift: Type, presence: Presence) -> f64 {
        let [(a, b, _), (c, d, _), (e, f, _)] = presence.pieces(shift.length);
        let outer = |from: u32, to: u32| {
            self.upto(&self.outer, shift.start + to) - self.upto(&self.outer, shift.start + from)
        };
        let inner = self.upto(&self.inner, shift.start + d) - self.upto(&self.inner, shift.start + c);
        outer(a, b) + inner + outer(e, f)
    }

    fn upto(&self, sums: &[f64], minute: u32) -> f64 {
        let at = (minute / self.interval) as usize;
        let part = f64::from(minute % self.interval) / f64::from(self.interval);
        let here = sums.get(at).copied().unwrap_or(0.0);
        let next = sums.get(at + 1).copied().unwrap_or(here);
        here + (next - here) * part
    }
}

/// Whether any shift of the menu covers a minute of the week.
#[must_use]
pub fn reached(menu: &Menu, minute: u32) -> bool {
    (0..).step_by(MINUTES_PER_DAY as usize).zip(&menu.by_day).any(|(midnight, types)| {
        types.iter().any(|shift| {
            let after = (minute + MINUTES_PER_WEEK - midnight - shift.start) % MINUTES_PER_WEEK;
            after < shift.length
        })
    })
}
