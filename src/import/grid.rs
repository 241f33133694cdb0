//! Puts observations into days by intervals: what is given twice, what is missing, which days are closed.

use super::civil;
use super::clock::told;
use super::layout::{Axis, Found, Shape};
use super::options::{Duplicates, Options};
use super::read::{Column, Observation, Readings};
use crate::math::order;
use crate::problem::{Code, Collector, Problem};
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};

/// The most days from the first to the last: ten years. More is a wrong date.
const MOST_DAYS: usize = 3660;

pub(super) const WEEKDAYS: [&str; DAYS_PER_WEEK] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Volumes by day and interval.
#[derive(Debug)]
pub(super) struct Grid {
    /// Days since 1970-01-01 in order, or weekdays where the file has no dates.
    pub(super) days: Vec<i32>,
    pub(super) dated: bool,
    pub(super) slots: usize,
    pub(super) interval: u32,
    /// `days` × `slots`; NaN where unknown.
    pub(super) calls: Vec<f64>,
    /// The same for handling time; empty where the file has none.
    pub(super) handle: Vec<f64>,
    /// Days with an interval missing that usually is there.
    pub(super) incomplete: Vec<bool>,
}

impl Grid {
    /// Calls of each day, NaN where unknown.
    pub(super) fn rows(&self) -> impl Iterator<Item = (i32, &[f64])> {
        self.days.iter().copied().zip(self.calls.chunks_exact(self.slots))
    }

    pub(super) fn weekday(&self, day: i32) -> usize {
        if self.dated {
            civil::weekday(day)
        } else {
            usize::try_from(day).unwrap_or_default().min(DAYS_PER_WEEK - 1)
        }
    }

    pub(super) fn name(&self, day: i32) -> String {
        let weekday = WEEKDAYS.get(self.weekday(day)).copied().unwrap_or_default();
        if self.dated { format!("{weekday} {}", civil::iso(day)) } else { weekday.to_owned() }
    }
}

/// What the cells of the grid have seen.
pub(super) struct Builder<'a> {
    pub(super) grid: Grid,
    /// Index of the observation in each cell, plus one; [`HOLE`] for an empty cell that was told as a problem.
    pub(super) seen: Vec<u32>,
    pub(super) observations: &'a [Observation],
}

pub(super) const HOLE: u32 = u32::MAX;

/// Builds the grid; problems that an option could resolve go to `bad`, the rest is told in `notes`.
pub(super) fn build(
    readings: &Readings,
    found: &Found,
    interval: u32,
    options: &Options,
    bad: &mut Collector,
    notes: &mut Collector,
) -> Result<Grid, Problem> {
    let dated = found.layout != super::Layout::WeekGrid;
    let observations = readings.observations.as_slice();
    let mut days: Vec<i32> = Vec::new();
    for seen in observations {
        if days.last() != Some(&seen.day) {
            days.push(seen.day);
        }
    }
    if let Shape::Grid { label_axis: Axis::Date | Axis::Weekday, .. } = found.shape {
        days.extend(readings.labels.iter().map(|(day, _)| *day));
    }
    days.extend(
        readings.heads.iter().filter_map(|head| if let Column::Day(day) = head { Some(*day) } else { None }),
    );
    order::ascending(&mut days);
    days.dedup();
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else {
        return Err(Problem::new("", Code::UnknownLayout, "no row could be used").at(found.first_line, 1));
    };
    if usize::try_from(last - first).is_ok_and(|span| span >= MOST_DAYS) {
        let line =
            observations.iter().find(|seen| seen.day == last).map_or(found.first_line, |seen| seen.line);
        let message = format!(
            "dates run from {} to {}, which is more than ten years",
            civil::iso(first),
            civil::iso(last)
        );
        return Err(Problem::new("", Code::Impossible, message)
            .bound(format!("at most {MOST_DAYS} days"))
            .at(line, 1));
    }
    let slots = (MINUTES_PER_DAY / interval) as usize;
    let cells = days.len() * slots;
    let has_handle = matches!(found.shape, Shape::Long { handle: Some(_), .. });
    let grid = Grid {
        incomplete: vec![false; days.len()],
        days,
        dated,
        slots,
        interval,
        calls: vec![f64::NAN; cells],
        handle: if has_handle { vec![f64::NAN; cells] } else { Vec::new() },
    };
    let mut builder = Builder { grid, seen: vec![0; cells], observations };
    builder.place(options, first, bad, notes);
    builder.out_of_order(&readings.heads, notes);
    builder.holes(readings, options, bad);
    let usual = builder.usual();
    builder.missing(&usual, options, notes);
    builder.closed_days(notes);
    Ok(builder.grid)
}

impl Builder<'_> {
    fn place(&mut self, options: &Options, first: i32, bad: &mut Collector, notes: &mut Collector) {
        let observations = self.observations;
        let mut twice: Vec<(&Observation, u32)> = Vec::new();
        // Index of each calendar day among the days of the file.
        let mut index_of = vec![usize::MAX; MOST_DAYS];
        for (i, day) in self.grid.days.iter().enumerate() {
            if let Some(place) = usize::try_from(day - first).ok().and_then(|at| index_of.get_mut(at)) {
                *place = i;
            }
        }
        for (number, seen) in (1..).zip(observations) {
            let day = usize::try_from(seen.day - first)
                .ok()
                .and_then(|at| index_of.get(at))
                .copied()
                .unwrap_or(usize::MAX);
            let at = day.saturating_mul(self.grid.slots).saturating_add(usize::from(seen.slot));
            let (Some(known), Some(calls)) = (self.seen.get_mut(at), self.grid.calls.get_mut(at)) else {
                continue;
            };
            let mut unused = f64::NAN;
            let handle = self.grid.handle.get_mut(at).unwrap_or(&mut unused);
            let before = (*known as usize)
                .checked_sub(1)
                .and_then(|i| observations.get(i))
                .filter(|_| !calls.is_nan());
            match before {
                None => {
                    // A later good cell takes the place of one that could not be used.
                    if *known == 0 || !seen.calls.is_nan() {
                        (*known, *calls, *handle) = (number, seen.calls, seen.handle);
                    }
                }
                Some(_) if seen.calls.is_nan() => {}
                Some(before) => {
                    twice.push((seen, before.line));
                    match options.duplicates {
                        Some(Duplicates::Last) => {
                            (*known, *calls, *handle) = (number, seen.calls, seen.handle);
                        }
                        Some(Duplicates::Add) => {
                            *handle = pooled((*calls, *handle), (seen.calls, seen.handle));
                            *calls += seen.calls;
                        }
                        Some(Duplicates::First) | None => {}
                    }
                }
            }
        }
        self.tell_duplicates(
            &twice,
            options.duplicates,
            if options.duplicates.is_some() { notes } else { bad },
        );
    }

    fn tell_duplicates(
        &self,
        twice: &[(&Observation, u32)],
        resolved: Option<Duplicates>,
        to: &mut Collector,
    ) {
        let hour = 60 / self.grid.interval as usize;
        // As many rows for each interval as there are queues is the usual export of several queues.
        if let (None, Some((first, _))) = (resolved, twice.first())
            && twice.len() * 2 >= self.observations.len() - twice.len()
        {
            let message = "most intervals are given more than once, as if each queue had rows of its own; add them, or keep the rows of one queue";
            to.add(
                Problem::new("duplicates", Code::Duplicate, message).at(first.line, u32::from(first.column)),
            );
        }
        for of_day in twice.chunk_by(|(a, _), (b, _)| a.day == b.day) {
            let at_night = of_day.iter().all(|(seen, _)| u32::from(seen.slot) * self.grid.interval < 240);
            let clocks = if self.grid.dated && at_night && of_day.len() <= hour {
                ", as in the hour that is repeated when clocks go back"
            } else {
                ""
            };
            for (seen, line) in of_day {
                let done = match resolved {
                    None => "",
                    Some(Duplicates::Add) => "; the two were added",
                    Some(Duplicates::First) => "; the first was kept",
                    Some(Duplicates::Last) => "; the last was kept",
                };
                let message = format!(
                    "{} {} is on line {line} and again on line {}{clocks}{done}",
                    self.grid.name(seen.day),
                    told(u32::from(seen.slot) * self.grid.interval),
                    seen.line,
                );
                to.add(Problem::new("", Code::Duplicate, message).at(seen.line, u32::from(seen.column)));
            }
        }
    }

    /// Days that go back are told where they have dates: weekdays of a typical week have no other order than
    /// their own. Where the columns are days, every row goes through them once more, and only the first tells.
    fn out_of_order(&self, heads: &[Column], notes: &mut Collector) {
        if !self.grid.dated {
            return;
        }
        let columns_are_days = heads.iter().any(|head| matches!(head, Column::Day(_)));
        let first = self.observations.first().map_or(0, |seen| seen.line);
        let mut back = self.observations.windows(2).filter_map(|pair| match pair {
            [a, b] if b.day < a.day => {
                let told = if columns_are_days { b.line == first } else { a.line != b.line };
                told.then_some((a, b))
            }
            _ => None,
        });
        if let Some((a, b)) = back.next() {
            let more = back.count();
            let others = if more > 0 { format!(", and so at {more} more places") } else { String::new() };
            let message = format!(
                "{} stands after {}{others}; the days were put in order",
                self.grid.name(b.day),
                self.grid.name(a.day)
            );
            notes.add(Problem::new("", Code::OutOfOrder, message).at(b.line, 1));
        }
    }
}

/// Whether a day had a call.
pub(super) fn is_open(calls: &[f64]) -> bool {
    calls.iter().any(|calls| *calls > 0.0)
}

/// Mean handling time of two batches of calls.
fn pooled((a, a_handle): (f64, f64), (b, b_handle): (f64, f64)) -> f64 {
    match (a_handle.is_nan(), b_handle.is_nan()) {
        (true, _) => b_handle,
        (_, true) => a_handle,
        _ if a + b > 0.0 => (a * a_handle + b * b_handle) / (a + b),
        _ => a_handle,
    }
}
