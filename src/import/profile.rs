//! What the days of a file have in common: a week by interval, its trend and its scatter.

use super::civil;
use super::grid::{Grid, is_open};
use super::scatter::{DayTotal, Scatter, scatter};
use super::trend::{Line, line};
use crate::units::DAYS_PER_WEEK;

/// A week by interval, and how weeks and days differ from it.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeProfile {
    /// Minutes of an interval.
    pub interval_minutes: u32,
    /// 7 × intervals per day, Monday first: mean calls of the open days that have the interval; 0 where none has.
    pub calls_by_interval: Vec<f64>,
    /// The same for handling time in seconds, weighted by calls; 0 where no call has one; empty if unknown.
    pub handle_seconds_by_interval: Vec<f64>,
    /// Open days that the means of each weekday stand on.
    pub days_by_weekday: [u32; DAYS_PER_WEEK],
    /// Each week with rows, in order; empty without dates.
    pub weeks: Vec<Week>,
    /// Slope of the line through the full weeks as a share of their mean, per week; `None` under three full weeks.
    pub trend_per_week: Option<Trend>,
    /// Scatter of days about weekday and trend, as a share; `None` under two weeks.
    pub day_to_day_cv: Option<f64>,
    /// Variance of a day's total ÷ its mean; `None` under two weeks.
    pub dispersion: Option<f64>,
    /// First and last minute with calls on each weekday, the last one's interval included; equal where closed.
    pub open_minutes: [(u32, u32); DAYS_PER_WEEK],
    /// The Monday (ISO date) whose week `calls_by_interval` holds; `None` for the mean of all weeks.
    pub week: Option<String>,
}

/// One week of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// ISO date of its Monday.
    pub monday: String,
    /// Calls in the week.
    pub calls: f64,
    /// Open days.
    pub days: u32,
    /// The trend line at this week; `None` where there is no line.
    pub trend: Option<f64>,
}

/// A slope with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The estimate.
    pub mean: f64,
    /// Half the width of its 95 % interval.
    pub half_width: f64,
}

/// The profile of all weeks, or with the days of one week only.
pub(super) fn profile(grid: &Grid, week: Option<i32>) -> VolumeProfile {
    let in_week = |day: i32| week.is_none_or(|monday| civil::monday(day) == monday);
    let means = Means::of(grid, in_week);
    let (weeks, line) = weeks(grid);
    let totals: Vec<DayTotal> = totals(grid);
    let scatter: Option<Scatter> = scatter(&totals);
    VolumeProfile {
        interval_minutes: grid.interval,
        open_minutes: open_minutes(&means.calls, grid.interval),
        calls_by_interval: means.calls,
        handle_seconds_by_interval: means.handle,
        days_by_weekday: means.days,
        weeks,
        trend_per_week: line
            .filter(|line| line.mean > 0.0)
            .map(|line| Trend { mean: line.slope / line.mean, half_width: line.half_width / line.mean }),
        day_to_day_cv: scatter.map(|scatter| scatter.cv),
        dispersion: scatter.map(|scatter| scatter.dispersion),
        week: week.map(civil::iso),
    }
}

struct Means {
    calls: Vec<f64>,
    handle: Vec<f64>,
    days: [u32; DAYS_PER_WEEK],
}

impl Means {
    fn of(grid: &Grid, wanted: impl Fn(i32) -> bool) -> Self {
        let slots = grid.slots;
        let mut sums = vec![(0.0, 0_u32); DAYS_PER_WEEK * slots];
        let mut handle = vec![(0.0, 0.0); if grid.handle.is_empty() { 0 } else { DAYS_PER_WEEK * slots }];
        let mut days = [0; DAYS_PER_WEEK];
        for (i, (day, calls)) in
            grid.rows().enumerate().filter(|(_, (day, calls))| wanted(*day) && is_open(calls))
        {
            let weekday = grid.weekday(day);
            days[weekday] += 1;
            for (sum, calls) in
                sums.iter_mut().skip(weekday * slots).zip(calls).filter(|(_, calls)| !calls.is_nan())
            {
                *sum = (sum.0 + calls, sum.1 + 1);
            }
            let seconds = grid.handle.iter().skip(i * slots);
            for ((sum, calls), seconds) in handle.iter_mut().skip(weekday * slots).zip(calls).zip(seconds) {
                if !calls.is_nan() && !seconds.is_nan() {
                    *sum = (sum.0 + calls * seconds, sum.1 + calls);
                }
            }
        }
        Self {
            calls: sums.into_iter().map(|(sum, n)| if n > 0 { sum / f64::from(n) } else { 0.0 }).collect(),
            handle: handle.into_iter().map(|(sum, n)| if n > 0.0 { sum / n } else { 0.0 }).collect(),
            days,
        }
    }
}

/// First and last minute with calls on each weekday.
pub(super) fn open_minutes(calls: &[f64], interval: u32) -> [(u32, u32); DAYS_PER_WEEK] {
    let mut open = [(0, 0); DAYS_PER_WEEK];
    let slots = calls.len() / DAYS_PER_WEEK;
    for (open, day) in open.iter_mut().zip(calls.chunks_exact(slots.max(1))) {
        let minute = |slot: usize| u32::try_from(slot).unwrap_or(0) * interval;
        if let (Some(first), Some(last)) =
            (day.iter().position(|c| *c > 0.0), day.iter().rposition(|c| *c > 0.0))
        {
            *open = (minute(first), minute(last + 1));
        }
    }
    open
}

/// Calls of a day, as far as they are known.
pub(super) fn total(calls: &[f64]) -> f64 {
    calls.iter().filter(|calls| !calls.is_nan()).sum()
}

/// Totals of the open days with no interval missing.
fn totals(grid: &Grid) -> Vec<DayTotal> {
    if !grid.dated {
        return Vec::new();
    }
    grid.rows()
        .zip(&grid.incomplete)
        .filter(|((_, calls), incomplete)| !**incomplete && is_open(calls))
        .map(|((day, calls), _)| DayTotal { day, weekday: grid.weekday(day), calls: total(calls) })
        .collect()
}

/// The weeks of a file and the line through the full ones: those with at least as many open days as
/// is usual, the most frequent number of open days, the greater of equals.
fn weeks(grid: &Grid) -> (Vec<Week>, Option<Line>) {
    if !grid.dated {
        return (Vec::new(), None);
    }
    let mut weeks: Vec<(i32, f64, u32)> = Vec::new();
    for (day, calls) in grid.rows() {
        let monday = civil::monday(day);
        if weeks.last().is_none_or(|(known, ..)| *known != monday) {
            weeks.push((monday, 0.0, 0));
        }
        if let Some(week) = weeks.last_mut() {
            week.1 += total(calls);
            week.2 += u32::from(is_open(calls));
        }
    }
    let mut counts = [0_u32; DAYS_PER_WEEK + 1];
    for (_, _, days) in &weeks {
        if let Some(count) = counts.get_mut(*days as usize).filter(|_| *days > 0) {
            *count += 1;
        }
    }
    let usual = (0_u32..).zip(counts).max_by_key(|(days, count)| (*count, *days)).map_or(0, |(days, _)| days);
    let first = weeks.first().map_or(0, |(monday, ..)| *monday);
    let x = |monday: i32| f64::from((monday - first) / 7);
    let points: Vec<(f64, f64)> = weeks
        .iter()
        .filter(|(_, _, days)| *days >= usual && usual > 0)
        .map(|(monday, calls, _)| (x(*monday), *calls))
        .collect();
    let line = line(&points);
    let weeks = weeks
        .into_iter()
        .map(|(monday, calls, days)| Week {
            monday: civil::iso(monday),
            calls,
            days,
            trend: line.map(|line| line.at(x(monday))),
        })
        .collect();
    (weeks, line)
}
