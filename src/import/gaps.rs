//! Says what a grid lacks: empty cells, intervals missing from usual hours, closed days.

use super::civil;
use super::clock::told;
use super::grid::{Builder, HOLE, WEEKDAYS, is_open};
use super::options::{Missing, Options};
use super::read::{Column, Readings};
use crate::math::order;
use crate::problem::{Code, Collector, Problem};
use crate::units::DAYS_PER_WEEK;

impl Builder<'_> {
    /// Open days, by weekday and in all, that have each interval; and how many there are.
    pub(super) fn usual(&self) -> Usual {
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
    pub(super) fn holes(&mut self, readings: &Readings, options: &Options, bad: &mut Collector) {
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
        order::ascending(&mut lines);
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

    pub(super) fn missing(&mut self, usual: &Usual, options: &Options, notes: &mut Collector) {
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

    pub(super) fn closed_days(&self, notes: &mut Collector) {
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
        order::ascending(&mut lines);
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
pub(super) struct Usual {
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

/// From the first to after the last interval that is known.
fn ends(calls: &[f64]) -> Option<(usize, usize)> {
    let from = calls.iter().position(|calls| !calls.is_nan())?;
    let last = calls.iter().rposition(|calls| !calls.is_nan())?;
    Some((from, last + 1))
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
