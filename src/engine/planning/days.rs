//! Which days each person works: patterns of days off that rotate, leave, and protected rest days.
//!
//! People are taken in an order that mixes the teams evenly. Patterns of days off move forwards
//! through the people from week to week, so that days off come later each week and now and then
//! join into a long weekend, rather than leaving long stretches of work. A pattern whose days off
//! follow each other only from Sunday into Monday stays with the people who have it unless
//! everybody's days off make it whole in any order.
//!
//! Leave and protected days fall due evenly over time: by the end of week w a person is due the
//! whole part of rate × w + phase, the phases being spread evenly over the people. For whole days
//! per period everybody has exactly that many in every period.

use crate::math::order;
use crate::scenario::Placement;
use crate::units::DAYS_PER_WEEK;

/// What a day is for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A day of work.
    Work,
    /// A day off by the pattern.
    Off,
    /// A protected rest day.
    Protected,
    /// A day of leave.
    Leave,
}

/// The patterns of days off that rules and closed days allow, as bits from Monday, and whether they keep
/// the days off in a row. Never empty; ordered by where the longest run of days off begins.
#[must_use]
pub fn patterns(shift_days: [bool; DAYS_PER_WEEK], days_per_week: u32, in_a_row: u32) -> (Vec<u8>, bool) {
    let closed = (0..DAYS_PER_WEEK).filter(|&d| !shift_days[d]).fold(0_u8, |bits, d| bits | 1 << d);
    let off = (7 - days_per_week.min(7)).max(closed.count_ones());
    let mut all: Vec<u8> =
        (0..1_u8 << 7).filter(|bits| bits.count_ones() == off && bits & closed == closed).collect();
    order::by_key(&mut all, |&bits| (run_start(bits), bits));
    let keeping: Vec<u8> = all.iter().copied().filter(|&bits| longest_run(bits) >= in_a_row).collect();
    if keeping.is_empty() { (all, false) } else { (keeping, true) }
}

/// The most days off that follow each other, week after week.
#[must_use]
pub fn longest_run(off: u8) -> u32 {
    (0..7).map(|from| run_at(off, from)).max().unwrap_or(0)
}

fn run_at(off: u8, from: u32) -> u32 {
    (0..7).take_while(|i| off & (1 << ((from + i) % 7)) != 0).count().try_into().unwrap_or(7)
}

fn run_start(off: u8) -> u32 {
    (0..7).rev().max_by_key(|&from| run_at(off, from)).unwrap_or(0)
}

fn longest_within_week(off: u8) -> u32 {
    (0..7).map(|from| run_at(off, from).min(7 - from)).max().unwrap_or(0)
}

fn at_start(off: u8) -> u32 {
    off.trailing_ones().min(7)
}

fn at_end(off: u8) -> u32 {
    (off << 1).leading_ones().min(7)
}

/// What the days of people depend on.
#[derive(Debug)]
pub struct Rules<'a> {
    /// People.
    pub heads: usize,
    /// Weeks.
    pub weeks: usize,
    /// Days off in a row.
    pub in_a_row: u32,
    /// Patterns and how many people have each.
    pub patterns: &'a [(u8, u32)],
    /// Leave, days a person and week.
    pub leave_per_week: f64,
    /// Protected days, a person and week.
    pub protected_per_week: f64,
    /// Where protected days fall.
    pub placement: Placement,
    /// Protected days wanted on each weekday, for quiet days.
    pub quiet: [f64; DAYS_PER_WEEK],
}

/// Everybody's days.
#[derive(Clone, Debug)]
pub struct Days {
    /// Person by person, seven days for each week.
    pub marks: Vec<Mark>,
    /// Days of the roster.
    pub length: usize,
    /// Protected days that fell due.
    pub protected_due: u32,
    /// And those given.
    pub protected_given: u32,
    /// Days of leave that fell due and found no working day.
    pub leave_missed: u32,
}

impl Days {
    /// The days of one person.
    #[must_use]
    pub fn of(&self, person: usize) -> &[Mark] {
        &self.marks[person * self.length..(person + 1) * self.length]
    }

    /// People at work on each day.
    #[must_use]
    pub fn working(&self) -> Vec<u32> {
        let mut count = vec![0; self.length];
        for person in self.marks.chunks(self.length.max(1)) {
            for (sum, mark) in count.iter_mut().zip(person) {
                *sum += u32::from(*mark == Mark::Work);
            }
        }
        count
    }
}

/// Lays out everybody's days.
#[must_use]
pub fn lay_out(rules: &Rules<'_>) -> Days {
    let length = rules.weeks * DAYS_PER_WEEK;
    let mut days = Days {
        marks: vec![Mark::Work; rules.heads * length],
        length,
        protected_due: 0,
        protected_given: 0,
        leave_missed: 0,
    };
    for (person, offs) in days_off(rules).chunks(rules.weeks.max(1)).enumerate() {
        for (week, off) in offs.iter().enumerate() {
            for day in (0..DAYS_PER_WEEK).filter(|d| off & (1 << d) != 0) {
                days.marks[person * length + week * DAYS_PER_WEEK + day] = Mark::Off;
            }
        }
    }
    // Protected days first: they are not given up.
    let protected = place(rules, &mut days, Mark::Protected, rules.protected_per_week, 0.0);
    days.protected_due = protected.due;
    days.protected_given = protected.given;
    let leave = place(rules, &mut days, Mark::Leave, rules.leave_per_week, 0.5);
    days.leave_missed = leave.due - leave.given;
    days
}

/// Days off of each person in each week, as bits.
fn days_off(rules: &Rules<'_>) -> Vec<u8> {
    let used = || rules.patterns.iter().filter(|(_, count)| *count > 0).map(|(off, _)| *off);
    let least_start = used().map(at_start).min().unwrap_or(0);
    let least_end = used().map(at_end).min().unwrap_or(0);
    let moves = |off: u8| {
        longest_within_week(off) >= rules.in_a_row.min(longest_run(off))
            || at_end(off) > 0 && at_end(off) + least_start >= rules.in_a_row
            || at_start(off) > 0 && at_start(off) + least_end >= rules.in_a_row
    };
    let people = |moving: bool| -> Vec<u8> {
        rules
            .patterns
            .iter()
            .filter(|(off, _)| moves(*off) == moving)
            .flat_map(|&(off, count)| core::iter::repeat_n(off, count as usize))
            .collect()
    };
    let (moving, staying) = (people(true), people(false));
    let step = best_step(&moving, rules.weeks);
    let mut offs = Vec::with_capacity(rules.heads * rules.weeks);
    // Those who stay are spread through the order, so that they come from all teams.
    let (mut moved, mut stayed) = (0, 0);
    for person in 0..rules.heads {
        let stays = (person + 1) * staying.len() / rules.heads.max(1) > stayed;
        for week in 0..rules.weeks {
            offs.push(if stays {
                staying[stayed]
            } else {
                moving.get((moved + week * step) % moving.len().max(1)).copied().unwrap_or(0)
            });
        }
        if stays {
            stayed += 1;
        } else {
            moved += 1;
        }
    }
    offs
}

/// How far patterns move through the people each week: the longest stretch of work counts first, up to a
/// week of it, then an even share of free weekends.
fn best_step(moving: &[u8], weeks: usize) -> usize {
    let n = moving.len();
    let candidates = [n / 7, n / weeks.max(1), 2 * n / 7, 3 * n / 7, 0];
    let judged = candidates.into_iter().map(|step| {
        let (mut longest, mut least, mut most) = (0, u32::MAX, 0);
        for person in (0..n).step_by(n.div_ceil(400).max(1)) {
            let (mut run, mut weekend) = (0_u32, 0);
            for week in 0..weeks {
                let off = moving[(person + week * step) % n];
                weekend += (off >> 5).count_ones();
                for day in 0..DAYS_PER_WEEK {
                    run = if off & (1 << day) == 0 { run + 1 } else { 0 };
                    longest = longest.max(run);
                }
            }
            least = least.min(weekend);
            most = most.max(weekend);
        }
        ((longest.max(7), most - least.min(most), longest), step)
    });
    judged.min_by_key(|(judgement, _)| *judgement).map_or(0, |(_, step)| step)
}

struct Placed {
    due: u32,
    given: u32,
}

/// Turns working days into days of another kind as they fall due.
fn place(rules: &Rules<'_>, days: &mut Days, mark: Mark, per_week: f64, phase: f64) -> Placed {
    let mut placed = Placed { due: 0, given: 0 };
    if per_week <= 0.0 || rules.heads == 0 {
        return placed;
    }
    let length = days.length;
    let working = days.working();
    let mut away = vec![0_u32; length];
    let mut had = vec![[0_u32; DAYS_PER_WEEK]; rules.heads];
    let mut given = vec![0_u32; rules.heads];
    let quiet = mark == Mark::Protected && rules.placement == Placement::QuietDays;
    let stride = coprime_near_golden(rules.heads);
    for week in 0..rules.weeks {
        for person in 0..rules.heads {
            let spread = (count((person * stride) % rules.heads) + 0.5) / count(rules.heads);
            let phase = if spread + phase >= 1.0 { spread + phase - 1.0 } else { spread + phase };
            let due = whole(per_week * count(week + 1) + phase);
            while given[person] < due {
                let first = week * DAYS_PER_WEEK;
                let row = person * length + first;
                let key = |day: &usize| {
                    let at = first + day;
                    let share = f64::from(away[at] + 1) / f64::from(working[at].max(1));
                    let turn = (day + DAYS_PER_WEEK - (person + week) % DAYS_PER_WEEK) % DAYS_PER_WEEK;
                    if quiet {
                        // The day that is furthest below what the programme put there.
                        (0, (f64::from(away[at]) + 0.5) / rules.quiet[*day].max(1e-9), turn)
                    } else {
                        (had[person][*day], share, turn)
                    }
                };
                let choice =
                    (0..DAYS_PER_WEEK).filter(|d| days.marks[row + d] == Mark::Work).min_by(|a, b| {
                        let (a, b) = (key(a), key(b));
                        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2))
                    });
                let Some(day) = choice else { break };
                days.marks[row + day] = mark;
                away[first + day] += 1;
                had[person][day] += 1;
                given[person] += 1;
            }
            if week + 1 == rules.weeks {
                placed.due += due;
                placed.given += given[person];
            }
        }
    }
    placed
}

/// A step through `n` people that visits all of them and scatters neighbours.
fn coprime_near_golden(n: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let start = n * 618 / 1000;
    (start.max(1)..=n.max(1)).find(|&step| gcd(step, n) == 1).unwrap_or(1)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people and weeks")]
fn count(n: usize) -> f64 {
    n as f64
}

/// The whole part; a hair is added so that a sum which is whole on paper is not cut by rounding.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few days a week at most")]
fn whole(number: f64) -> u32 {
    (number + 1e-9).max(0.0) as u32
}
