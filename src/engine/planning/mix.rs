//! Which days off and which shifts, and how many people have them.
//!
//! A linear programme over a typical week (Dantzig 1954, "A comment on Edie's traffic delays at
//! toll booths", JORSA 2:339, with days off linked as in tour scheduling) decides how many people
//! have each pattern of days off and how many start each shift on each day. It minimises the
//! shortage of agents over the week, a deep one weighing more, and, far behind it, prefers an even
//! surplus. Its variables are
//! fractions of people; they are rounded by largest remainder, and starts are then moved one
//! person at a time while that improves the same aim. All of it is counted, never timed.
//!
//! Pauses are not placed yet: a shift counts less within the window of its meal, and a little less
//! throughout for its breaks.

use super::shifts::{MINUTES_PER_WEEK, Menu, Type, meal_window};
use crate::math::order;
use crate::scenario::Shifts;
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What the first agent beyond the need is worth, where the last one needed is worth 1.
///
/// One shift spans at most a day's intervals, so that a shortage outweighs the surplus that could be
/// had for it elsewhere.
const SURPLUS: f64 = 0.01;

/// The worth of `agents` where `need` are needed: concave, so that neither shortage nor surplus piles up.
///
/// Up to the need it is 3a − a²/need: the last agent needed is worth 1 and the first 3, so that one
/// missing of two weighs more than one of twenty. Beyond, one more is worth 0.01 at first and ever
/// less. Nothing is worth anything where none are needed.
#[must_use]
pub fn worth(need: f64, agents: f64) -> f64 {
    if need <= 0.0 {
        0.0
    } else if agents <= need {
        agents * (3.0 - agents / need)
    } else {
        let scale = surplus_scale(need);
        let x = (agents - need) / scale;
        2.0 * need + SURPLUS * scale * x / (1.0 + x)
    }
}

/// The surplus at which one more agent is worth a quarter of the first.
fn surplus_scale(need: f64) -> f64 {
    0.2 * need + 2.0
}

/// Shortage with its depth weighed: what is missing from the worth of the need.
#[must_use]
pub fn weighted_shortage(need: f64, agents: f64) -> f64 {
    2.0 * need.max(0.0) - worth(need, agents.min(need))
}

/// The worth up to the need in straight pieces, as `(share of the need, worth of each agent)`, from the
/// need downwards: tangents at 1, 0.8, 0.5 and 0.2 of the need, so never below [`worth`].
const BELOW: [(f64, f64); 4] = [(0.1, 1.0), (0.25, 1.4), (0.3, 2.0), (0.35, 2.6)];
/// The worth beyond the need in straight pieces, as `(multiple of the scale of surplus, worth)`, upwards.
const BEYOND: [(f64, f64); 2] = [(0.5, 0.7 * SURPLUS), (1.0, 0.25 * SURPLUS)];

/// How much of a person a shift puts on the floor, before its pauses are placed.
#[derive(Clone, Copy, Debug)]
pub struct Presence {
    /// Outside the window of the meal.
    pub outer: f64,
    /// Within it.
    pub inner: f64,
    /// The window, minutes after the shift's start.
    pub window: (u32, u32),
}

impl Presence {
    /// Of a shift of this length.
    #[must_use]
    pub fn of(length: u32, rules: &Shifts, break_minutes: f64) -> Self {
        let placed = if rules.breaks > 0 { break_minutes } else { 0.0 };
        let paid = f64::from(length) - f64::from(rules.meal_minutes);
        let outer = 1.0 - placed / paid;
        let window = meal_window(length, rules.meal_minutes);
        let wide = f64::from(window.1 - window.0).max(1.0);
        Self { outer, inner: outer * (1.0 - (f64::from(rules.meal_minutes) / wide).min(1.0)), window }
    }

    /// The shift in up to three pieces: minutes after its start, and presence.
    fn pieces(self, length: u32) -> [(u32, u32, f64); 3] {
        let (from, to) = self.window;
        [(0, from, self.outer), (from, to, self.inner), (to, length, self.outer)]
    }
}

/// What the programme is about.
#[derive(Debug)]
pub struct Task<'a> {
    /// Shifts by weekday.
    pub menu: &'a Menu,
    /// Rules of shifts.
    pub rules: &'a Shifts,
    /// Paid break minutes in a shift.
    pub break_minutes: f64,
    /// People on the floor needed in each interval of the week.
    pub need: &'a [f64],
    /// Length of an interval.
    pub interval_minutes: u32,
    /// People.
    pub heads: u32,
    /// Patterns of days off, as bits from Monday.
    pub patterns: &'a [u8],
    /// Share of working days on leave.
    pub leave: f64,
    /// Protected days a person and week.
    pub protected_per_week: f64,
    /// Whether protected days may fall where people are to spare, or are spread evenly.
    pub quiet_days: bool,
}

/// What the programme found; fractions of people.
#[derive(Clone, Debug)]
pub struct Relaxed {
    /// People by pattern of days off.
    pub patterns: Vec<f64>,
    /// People by weekday and shift, as in the menu.
    pub starts: [Vec<f64>; DAYS_PER_WEEK],
    /// Protected days by weekday.
    pub protected: [f64; DAYS_PER_WEEK],
    /// No mix of these people's shifts, breaks evenly spread, has a lower [`weighted_shortage`] summed
    /// over a week's intervals, in people on the floor.
    pub shortage_at_least: f64,
}

/// People in the linear programme, whatever their true number.
const UNITS: f64 = 100.0;

/// Solves the linear programme; `None` if the solver fails, which callers meet with an even spread.
#[must_use]
pub fn relaxed(task: &Task<'_>) -> Option<Relaxed> {
    let mut lp = Problem::new(OptimizationDirection::Minimize);
    // In units of a hundredth of the people, so that the solver's absolute tolerances fit any size.
    let unit = f64::from(task.heads.max(1)) / UNITS;
    let heads = UNITS;
    let free = (0.0, f64::INFINITY);
    let patterns: Vec<Variable> = task.patterns.iter().map(|_| lp.add_var(0.0, free)).collect();
    let everyone: Vec<(Variable, f64)> = patterns.iter().map(|&y| (y, 1.0)).collect();
    lp.add_constraint(everyone, ComparisonOp::Eq, heads);

    let work_days = task.patterns.iter().map(|off| 7 - off.count_ones()).max().unwrap_or(0);
    let most = f64::from(work_days) * (1.0 - task.leave);
    let protected_rate = task.protected_per_week.min(most);
    let starts: [Vec<Variable>; DAYS_PER_WEEK] =
        core::array::from_fn(|day| task.menu.by_day[day].iter().map(|_| lp.add_var(0.0, free)).collect());
    let resting: [Option<Variable>; DAYS_PER_WEEK] = core::array::from_fn(|day| {
        (task.quiet_days && protected_rate > 0.0 && !starts[day].is_empty()).then(|| lp.add_var(0.0, free))
    });
    let even = if task.quiet_days { 0.0 } else { protected_rate / f64::from(work_days.max(1)) };
    for day in 0..DAYS_PER_WEEK {
        let mut row: Vec<(Variable, f64)> = starts[day].iter().map(|&x| (x, 1.0)).collect();
        row.extend(resting[day].map(|q| (q, 1.0)));
        let working = patterns.iter().zip(task.patterns).filter(|(_, off)| *off & (1 << day) == 0);
        row.extend(working.map(|(&y, _)| (y, -(1.0 - task.leave - even).max(0.0))));
        if !row.is_empty() {
            lp.add_constraint(row, ComparisonOp::Eq, 0.0);
        }
    }
    let rest: Vec<(Variable, f64)> = resting.iter().flatten().map(|&q| (q, 1.0)).collect();
    if !rest.is_empty() {
        lp.add_constraint(rest, ComparisonOp::Eq, heads * protected_rate);
    }
    hours_as_contracted(&mut lp, task, &starts);
    let most_surplus = cover(&mut lp, task, &starts, unit);

    let solution = lp.solve().ok()?.into_solution().ok()?;
    let value = |variable: Variable| solution.var_value(variable).max(0.0) * unit;
    Some(Relaxed {
        patterns: patterns.iter().map(|&y| value(y)).collect(),
        starts: starts.map(|day| day.into_iter().map(value).collect()),
        protected: resting.map(|q| q.map_or(0.0, value)),
        shortage_at_least: (solution.objective() - most_surplus).max(0.0) * unit,
    })
}

/// People work their contracted hours: shifts are on average no longer than the mean of the lengths.
fn hours_as_contracted(lp: &mut Problem, task: &Task<'_>, starts: &[Vec<Variable>; DAYS_PER_WEEK]) {
    let mean = mean_length(task.rules);
    let row: Vec<(Variable, f64)> = starts
        .iter()
        .zip(&task.menu.by_day)
        .flat_map(|(variables, types)| variables.iter().zip(types))
        .map(|(&x, shift)| (x, (f64::from(shift.length) - mean) / 60.0))
        .filter(|(_, over)| over.abs() > 1e-9)
        .collect();
    if !row.is_empty() {
        lp.add_constraint(row, ComparisonOp::Le, 0.0);
    }
}

/// Mean of the lengths that shifts may have, in minutes.
#[must_use]
pub fn mean_length(rules: &Shifts) -> f64 {
    let count = u32::try_from(rules.lengths_minutes.len()).map_or(1.0, f64::from).max(1.0);
    rules.lengths_minutes.iter().map(|&l| f64::from(l)).sum::<f64>() / count
}

/// With more shifts in a week than this, the programme looks at hours instead of half-hours.
const MANY_SHIFTS: usize = 420;

/// Adds the rows that say how far each block of time is covered; returns the most that the preferences
/// among surpluses can add up to.
fn cover(lp: &mut Problem, task: &Task<'_>, starts: &[Vec<Variable>; DAYS_PER_WEEK], unit: f64) -> f64 {
    // Half-hours, or hours for intervals that do not divide one: averages over a block can only lessen
    // the shortage, so the bound stays one.
    // The same bounds the programme's size where there are many shifts to choose from.
    let many = task.menu.by_day.iter().map(Vec::len).sum::<usize>() > MANY_SHIFTS;
    let block = if 30 % task.interval_minutes == 0 && !many { 30 } else { 60 };
    let per_block = (block / task.interval_minutes) as usize;
    let weight = f64::from(block / task.interval_minutes);
    let blocks = task.need.len().div_ceil(per_block);
    let mut rows: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); blocks];
    for (midnight, (variables, types)) in
        (0..).step_by(MINUTES_PER_DAY as usize).zip(starts.iter().zip(&task.menu.by_day))
    {
        for (&x, shift) in variables.iter().zip(types) {
            let presence = Presence::of(shift.length, task.rules, task.break_minutes);
            for (from, to, share) in presence.pieces(shift.length) {
                let begin = midnight + shift.start;
                for_each_overlap(begin + from, begin + to, block, |at, minutes| {
                    let part = share * f64::from(minutes) / f64::from(block);
                    let row = &mut rows[at % blocks];
                    match row.last_mut() {
                        Some((last, sum)) if *last == x => *sum += part,
                        _ => row.push((x, part)),
                    }
                });
            }
        }
    }
    let mut most_surplus = 0.0;
    for (row, needs) in rows.iter_mut().zip(task.need.chunks(per_block)) {
        let need = needs.iter().sum::<f64>() / weight;
        if need <= 0.0 {
            continue;
        }
        let mut target = need / unit;
        for (times, each) in BEYOND {
            let size = times * surplus_scale(need) / unit;
            row.push((lp.add_var(each * weight, (0.0, size)), 1.0));
            most_surplus += each * size * weight;
            target += size;
        }
        for (share, each) in BELOW {
            row.push((lp.add_var(each * weight, (0.0, share * need / unit)), 1.0));
        }
        lp.add_constraint(row.as_slice(), ComparisonOp::Ge, target);
    }
    most_surplus
}

/// Calls `each` with every block of `block` minutes that `from..to` touches and the minutes of it.
pub fn for_each_overlap(from: u32, to: u32, block: u32, mut each: impl FnMut(usize, u32)) {
    let mut minute = from;
    while minute < to {
        let end = (minute / block + 1) * block;
        each((minute / block) as usize, end.min(to) - minute);
        minute = end;
    }
}

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

/// People on the floor over the whole roster, as a ring: its last Sunday runs into its first Monday.
#[derive(Clone, Debug)]
pub struct Floor<'a> {
    /// Needed in each interval of a week.
    pub need: &'a [f64],
    /// There, in each interval of the roster.
    pub people: Vec<f64>,
    /// Length of an interval.
    pub interval_minutes: u32,
}

impl Floor<'_> {
    /// Adds `part` people from minute `from` to `to` of the roster.
    pub fn add(&mut self, from: u32, to: u32, part: f64) {
        let (ring, interval) = (self.people.len(), self.interval_minutes);
        let whole = f64::from(interval);
        for_each_overlap(from, to, interval, |at, minutes| {
            self.people[at % ring] += part * f64::from(minutes) / whole;
        });
    }

    /// What changes in worth if `part` people were added (or, negative, taken) from minute `from` to `to`.
    #[must_use]
    pub fn change(&self, from: u32, to: u32, part: f64) -> f64 {
        let (ring, interval) = (self.people.len(), self.interval_minutes);
        let mut sum = 0.0;
        for_each_overlap(from, to, interval, |at, minutes| {
            let people = self.people[at % ring];
            let need = self.need[at % self.need.len()];
            let moved = people + part * f64::from(minutes) / f64::from(interval);
            sum += worth(need, moved) - worth(need, people);
        });
        sum
    }
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
