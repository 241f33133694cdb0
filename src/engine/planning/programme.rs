//! The linear programme: which days off and which shifts, in fractions of people.
//!
//! Over a typical week (Dantzig 1954, "A comment on Edie's traffic delays at toll booths", JORSA 2:339,
//! with days off linked as in tour scheduling) it decides how many people have each pattern of days off
//! and how many start each shift on each day. It minimises the shortage of agents over the week, a deep
//! one weighing more, and, far behind it, prefers an even surplus.
//!
//! Pauses are not placed yet: a shift counts less within the window of its meal, and a little less
//! throughout for its breaks.

use super::floor::{SURPLUS, for_each_overlap, surplus_scale};
use super::shifts::{Menu, meal_window};
use crate::scenario::Shifts;
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

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
    pub(super) fn pieces(self, length: u32) -> [(u32, u32, f64); 3] {
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
    /// No mix of these people's shifts, breaks evenly spread, has a lower [`super::floor::weighted_shortage`] summed
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
