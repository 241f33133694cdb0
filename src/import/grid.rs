//! Puts observations into days by intervals: what is given twice, what is missing, which days are closed.

use super::civil;
use super::clock::told;
use super::layout::{Axis, Found, Shape};
use super::options::{Duplicates, Missing, Options};
use super::read::{Column, Observation, Readings};
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

    fn name(&self, day: i32) -> String {
        let weekday = WEEKDAYS.get(self.weekday(day)).copied().unwrap_or_default();
        if self.dated { format!("{weekday} {}", civil::iso(day)) } else { weekday.to_owned() }
    }
}

/// What the cells of the grid have seen.
struct Builder<'a> {
    grid: Grid,
    /// Index of the observation in each cell, plus one; [`HOLE`] for an empty cell that was told as a problem.
    seen: Vec<u32>,
    observations: &'a [Observation],
}

const HOLE: u32 = u32::MAX;

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
    days.sort_unstable();
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
    builder.out_of_order(notes);
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

    fn out_of_order(&self, notes: &mut Collector) {
        let mut back = self.observations.windows(2).filter_map(|pair| match pair {
            [a, b] if b.day < a.day && a.line != b.line => Some((a, b)),
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

    /// Open days, by weekday and in all, that have each interval; and how many there are.
    fn usual(&self) -> Usual {
        let slots = self.grid.slots;
        let mut usual =
            Usual { counts: vec![0; (DAYS_PER_WEEK + 1) * slots], days: [0; DAYS_PER_WEEK + 1], slots };
        for (day, calls) in self.grid.rows().filter(|(_, calls)| is_open(calls)) {
            for group in [self.grid.weekday(day), DAYS_PER_WEEK] {
                usual.days[group] += 1;
                for (count, calls) in usual.counts.iter_mut().skip(group * slots).zip(calls) {
                    *count += u32::from(!calls.is_nan());
                }
            }
        }
        usual
    }

    /// An empty cell of a grid between filled ones of its day, unless the day's like never have it.
    fn holes(&mut self, readings: &Readings, options: &Options, bad: &mut Collector) {
        if readings.heads.is_empty() || options.missing.is_some() {
            return;
        }
        let usual = self.usual();
        let slots = self.grid.slots;
        let mut line_of = vec![0; slots];
        let mut column_of = vec![0; slots];
        let by_day = readings.heads.iter().any(|head| matches!(head, Column::Slot(_)));
        for (column, head) in (1_u32..).zip(&readings.heads) {
            if let Column::Slot(slot) = head
                && let Some(place) = column_of.get_mut(usize::from(*slot))
            {
                *place = column;
            }
        }
        let mut lines: Vec<(i32, u32)> = readings.labels.clone();
        lines.sort_unstable();
        if !by_day {
            for (slot, line) in &lines {
                if let Some(place) = usize::try_from(*slot).ok().and_then(|slot| line_of.get_mut(slot)) {
                    *place = *line;
                }
            }
        }
        for (i, &day) in self.grid.days.iter().enumerate() {
            let row = i * slots..(i + 1) * slots;
            let (Some(seen), Some(calls)) = (self.seen.get_mut(row.clone()), self.grid.calls.get(row)) else {
                continue;
            };
            let Some((from, to)) = ends(calls) else { continue };
            let day_line = lines
                .binary_search_by_key(&day, |(day, _)| *day)
                .ok()
                .and_then(|at| lines.get(at))
                .map_or(0, |(_, line)| *line);
            let day_column = readings
                .heads
                .iter()
                .position(|head| matches!(head, Column::Day(d) if *d == day))
                .map_or(0, super::long::place);
            let group = if self.grid.dated { civil::weekday(day) } else { DAYS_PER_WEEK };
            for slot in from..to {
                let (line, column) = if by_day {
                    (day_line, column_of.get(slot).copied().unwrap_or(0))
                } else {
                    (line_of.get(slot).copied().unwrap_or(0), day_column)
                };
                let Some(known) = seen.get_mut(slot).filter(|known| **known == 0) else { continue };
                if line == 0 || column == 0 || usual.never(group, slot) {
                    continue;
                }
                *known = HOLE;
                let message = "an empty cell stands between filled ones; say what a missing interval means, or fill it in";
                bad.add(
                    Problem::new("", Code::EmptyCell, message).bound("a number of calls").at(line, column),
                );
            }
        }
    }

    fn missing(&mut self, usual: &Usual, options: &Options, notes: &mut Collector) {
        let slots = self.grid.slots;
        let mut resolved = 0_u32;
        for i in 0..self.grid.days.len() {
            let row = i * slots..(i + 1) * slots;
            let Some(&day) = self.grid.days.get(i) else { continue };
            let weekday = self.grid.weekday(day);
            let name = self.grid.name(day);
            let (Some(calls), Some(seen)) = (self.grid.calls.get_mut(row.clone()), self.seen.get(row)) else {
                continue;
            };
            let ends = ends(calls).filter(|_| is_open(calls));
            let Some((from, to)) = ends else { continue };
            let like = usual.days[weekday] >= 3;
            let absent = |slot: usize, calls: &[f64]| {
                calls.get(slot).is_some_and(|calls| calls.is_nan())
                    && seen.get(slot) == Some(&0)
                    && if like {
                        usual.mostly(weekday, slot)
                    } else {
                        (from..to).contains(&slot) && usual.mostly(DAYS_PER_WEEK, slot)
                    }
            };
            let bad = seen.iter().zip(calls.iter()).any(|(seen, calls)| *seen != 0 && calls.is_nan());
            let mut slot = 0;
            while slot < slots {
                let start = slot;
                while slot < slots && absent(slot, calls) {
                    slot += 1;
                }
                let count = slot - start;
                if count == 0 {
                    slot += 1;
                    continue;
                }
                if options.missing == Some(Missing::Zero) {
                    for calls in calls.iter_mut().skip(start).take(count) {
                        *calls = 0.0;
                    }
                } else if let Some(flag) = self.grid.incomplete.get_mut(i) {
                    *flag = true;
                }
                if options.missing.is_some() {
                    resolved += u32::try_from(count).unwrap_or(u32::MAX);
                } else {
                    notes.add(missing_note(&name, start, count, self.grid.interval));
                }
            }
            if bad && let Some(flag) = self.grid.incomplete.get_mut(i) {
                *flag = true;
            }
        }
        if resolved > 0 {
            let how = if options.missing == Some(Missing::Zero) {
                "taken as zero"
            } else {
                "left out of the means"
            };
            let message =
                format!("{resolved} intervals within usual hours are not in the file and were {how}");
            notes.add(Problem::new("", Code::MissingInterval, message));
        }
    }

    fn closed_days(&self, notes: &mut Collector) {
        if !self.grid.dated {
            return;
        }
        let mut with_rows = [false; DAYS_PER_WEEK];
        for &day in &self.grid.days {
            with_rows[civil::weekday(day)] = true;
        }
        let (Some(&first), Some(&last)) = (self.grid.days.first(), self.grid.days.last()) else { return };
        let never: Vec<String> = (0..DAYS_PER_WEEK)
            .filter(|&weekday| {
                !with_rows[weekday] && (first..=last).any(|day| civil::weekday(day) == weekday)
            })
            .filter_map(|weekday| WEEKDAYS.get(weekday).map(|name| format!("{name}s")))
            .collect();
        if !never.is_empty() {
            notes.add(Problem::new(
                "",
                Code::ClosedDay,
                format!("no rows on {}: closed", never.join(" and ")),
            ));
        }
        // The first line of each run of rows of a day without calls.
        let mut lines: Vec<(i32, u32)> = Vec::new();
        for seen in self.observations {
            if lines.last().is_none_or(|(day, _)| *day != seen.day) {
                lines.push((seen.day, seen.line));
            }
        }
        lines.sort_unstable();
        let line_of = |day: i32| {
            let at = lines.partition_point(|(known, _)| *known < day);
            lines.get(at).filter(|(known, _)| *known == day).map(|(_, line)| *line)
        };
        let mut rows = self.grid.rows().peekable();
        for day in first..=last {
            match rows.next_if(|(known, _)| *known == day) {
                Some((_, calls)) if is_open(calls) => {}
                Some(_) => {
                    let note = Problem::new(
                        "",
                        Code::ClosedDay,
                        format!("{} has no calls: closed", self.grid.name(day)),
                    );
                    notes.add(match line_of(day) {
                        Some(line) => note.at(line, 1),
                        None => note,
                    });
                }
                None if with_rows[civil::weekday(day)] => {
                    notes.add(Problem::new(
                        "",
                        Code::ClosedDay,
                        format!("{} has no rows: closed", self.grid.name(day)),
                    ));
                }
                None => {}
            }
        }
    }
}

/// How many open days have each interval, by weekday and, last, in all.
struct Usual {
    counts: Vec<u32>,
    days: [u32; DAYS_PER_WEEK + 1],
    slots: usize,
}

impl Usual {
    fn count(&self, group: usize, slot: usize) -> u32 {
        self.counts.get(group * self.slots + slot).copied().unwrap_or(0)
    }

    fn mostly(&self, group: usize, slot: usize) -> bool {
        self.count(group, slot) * 2 > self.days[group]
    }

    /// Whether none of at least two days of this kind has the interval, or none of the file's.
    fn never(&self, group: usize, slot: usize) -> bool {
        let none = |group: usize| self.days[group] >= 2 && self.count(group, slot) == 0;
        none(group) || none(DAYS_PER_WEEK)
    }
}

/// Whether a day had a call.
pub(super) fn is_open(calls: &[f64]) -> bool {
    calls.iter().any(|calls| *calls > 0.0)
}

/// From the first to after the last interval that is known.
fn ends(calls: &[f64]) -> Option<(usize, usize)> {
    let from = calls.iter().position(|calls| !calls.is_nan())?;
    let last = calls.iter().rposition(|calls| !calls.is_nan())?;
    Some((from, last + 1))
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

fn missing_note(day: &str, start: usize, count: usize, interval: u32) -> Problem {
    let minute = |slot: usize| u32::try_from(slot).unwrap_or(0) * interval;
    let (from, to) = (minute(start), minute(start + count));
    let clocks = if to - from == 60 && to <= 240 && day.starts_with("Sunday") {
        ", as when clocks go forward"
    } else {
        ""
    };
    let message = match count {
        1 => format!("{day} has no row for {}{clocks}", told(from)),
        _ => format!("{day} has no rows from {} to {} ({count} intervals){clocks}", told(from), told(to)),
    };
    Problem::new("", Code::MissingInterval, message)
}
