//! Reads every cell of the volumes, and says of each that cannot be used where it is and why.

use super::clock::{self, Clock};
use super::layout::{Axis, Found, Head, Shape};
use super::long::place;
use super::number;
use super::options::{DateOrder, DecimalMark, Options, Separator};
use super::rows::{Progress, Rows};
use super::survey::Decided;
use super::words;
use crate::problem::{Code, Collector, Problem};
use csv::StringRecord;

/// More calls than any centre has in an interval.
const MOST_CALLS: f64 = 1e6;
/// A longer mean handling time than any centre has: 12 hours.
const MOST_HANDLE_SECONDS: f64 = 43_200.0;

/// One interval as the file gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Observation {
    /// Days since 1970-01-01; the weekday where the file has no dates.
    pub(super) day: i32,
    /// Which interval of the day.
    pub(super) slot: u16,
    pub(super) column: u16,
    pub(super) line: u32,
    /// NaN if the cell cannot be used.
    pub(super) calls: f64,
    /// NaN if not given.
    pub(super) handle: f64,
}

/// Everything read from the file.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) observations: Vec<Observation>,
    /// Cells that cannot be used.
    pub(super) bad: Collector,
    pub(super) notes: Vec<Problem>,
    /// Rows of a grid by what they stand for: the day or the interval, and the line.
    pub(super) labels: Vec<(i32, u32)>,
    /// Columns of a grid.
    pub(super) heads: Vec<Column>,
    pub(super) rows_read: usize,
    pub(super) rows_used: usize,
}

/// Reads the file as laid out and decided.
pub(super) fn read(
    text: &str,
    separator: Separator,
    found: &Found,
    decided: Decided,
    options: &Options,
    progress: &mut Progress,
) -> Readings {
    let mut reader = Reader {
        decided,
        blank_is_missing: options.missing.is_some(),
        factor: 1.0,
        readings: Readings::default(),
        fractions: (0, 0, 0),
    };
    if let Shape::Long { handle: Some(handle), .. } = found.shape
        && let Some(name) = found.columns.get(handle)
        && words::in_minutes(name)
    {
        reader.factor = 60.0;
        let note = Problem::new(
            "",
            Code::LeftOut,
            "handling times were read as minutes, as the name of their column says",
        );
        reader.readings.notes.push(note.got(name).at(found.header.unwrap_or(1), place(handle)));
    }
    let heads = reader.heads(found);
    let mut rows = Rows::new(text, separator);
    while let Some((line, record)) = rows.next() {
        if line >= found.first_line {
            reader.row(record, line, found, &heads);
        }
        progress.at(rows.share());
    }
    reader.readings.heads = heads;
    reader.finish()
}

/// What a column of a grid stands for, resolved: a day, or an interval.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    Day(i32),
    Slot(u16),
    Unused,
}

struct Reader {
    decided: Decided,
    blank_is_missing: bool,
    /// Seconds in one unit of a handling time.
    factor: f64,
    readings: Readings,
    /// Counts that are not whole: how many, and the place of the first.
    fractions: (u32, u32, u32),
}

impl Reader {
    fn heads(&mut self, found: &Found) -> Vec<Column> {
        let Shape::Grid { heads, .. } = &found.shape else { return Vec::new() };
        let line = found.header.unwrap_or(1);
        let mut columns = Vec::with_capacity(heads.len());
        for (i, head) in heads.iter().enumerate() {
            let name = found.columns.get(i).map_or("", String::as_str);
            let column = match *head {
                Head::Time(clock) => self.slot(clock, name, line, i).map(Column::Slot),
                Head::Date(written) => {
                    match written.day(self.decided.order.unwrap_or(DateOrder::YearMonthDay)) {
                        Some(day) => Some(Column::Day(day)),
                        None => {
                            self.bad(Code::NotATime, "this is not a day of the calendar", name, line, i);
                            None
                        }
                    }
                }
                Head::Weekday(weekday) => i32::try_from(weekday).ok().map(Column::Day),
                Head::Other => None,
            };
            columns.push(column.unwrap_or(Column::Unused));
        }
        columns
    }

    fn row(&mut self, record: &StringRecord, line: u32, found: &Found, heads: &[Column]) {
        let cell = |column: usize| number::trimmed(record.get(column).unwrap_or_default());
        let (label, end) = match &found.shape {
            Shape::Long { time, date, .. } => (date.unwrap_or(*time), *time),
            Shape::Grid { label, .. } => (*label, *label),
        };
        let total = words::is_total(cell(label)) || words::is_total(cell(end));
        if total || (cell(label).is_empty() && words::is_total(cell(0))) {
            let note = Problem::new(
                "",
                Code::LeftOut,
                format!("line {line} adds up or averages other rows and was not used"),
            );
            self.readings.notes.push(note.got(cell(label)).at(line, place(label)));
            return;
        }
        self.readings.rows_read += 1;
        if record.as_slice().contains(['\n', '\r']) {
            let column = record.iter().position(|cell| cell.contains(['\n', '\r'])).unwrap_or_default();
            self.bad(
                Code::Unreadable,
                "this cell runs over the end of the line; a quotation mark may be missing",
                cell(column),
                line,
                column,
            );
            return;
        }
        let filled = if record.len() > found.width {
            (1..)
                .zip(record)
                .filter(|(_, cell)| !cell.trim().is_empty())
                .map(|(count, _)| count)
                .last()
                .unwrap_or(0)
        } else {
            record.len()
        };
        if record.len() < found.width || filled > found.width {
            let count = if filled > found.width { filled } else { record.len() };
            self.readings.bad.add(
                Problem::new(
                    "",
                    Code::RaggedRow,
                    format!("line {line} has {count} cells and the others have {}", found.width),
                )
                .bound(format!("{} cells", found.width))
                .got(format!("{count} cells"))
                .at(line, place(count.min(found.width))),
            );
            return;
        }
        let before = self.readings.observations.len();
        match &found.shape {
            Shape::Long { time, date, calls, handle, .. } => {
                if let Some((day, slot)) =
                    self.moment(cell(*time), *time, date.map(|date| (cell(date), date)), line)
                {
                    self.long(
                        day,
                        slot,
                        (cell(*calls), *calls),
                        handle.map(|handle| (cell(handle), handle)),
                        line,
                    );
                }
            }
            Shape::Grid { label, label_axis, .. } => {
                self.grid_row(record, line, (*label, *label_axis), heads);
            }
        }
        let used = self
            .readings
            .observations
            .get(before..)
            .is_some_and(|new| new.iter().any(|seen| !seen.calls.is_nan()));
        self.readings.rows_used += usize::from(used);
    }

    fn long(
        &mut self,
        day: i32,
        slot: u16,
        (calls, column): (&str, usize),
        handle: Option<(&str, usize)>,
        line: u32,
    ) {
        if calls.is_empty() && self.blank_is_missing {
            return;
        }
        let calls = self.count(calls, line, column);
        let handle = match handle {
            Some((text, column)) if !(text.is_empty() && calls == 0.0) => self.duration(text, line, column),
            _ => f64::NAN,
        };
        let column = u16::try_from(place(column)).unwrap_or(u16::MAX);
        self.readings.observations.push(Observation { day, slot, column, line, calls, handle });
    }

    fn grid_row(&mut self, record: &StringRecord, line: u32, (label, axis): (usize, Axis), heads: &[Column]) {
        let text = record.get(label).unwrap_or_default().trim();
        let key = match axis {
            Axis::Date => self.date(text, line, label),
            Axis::Weekday => match words::weekday(text) {
                Some(weekday) => i32::try_from(weekday).ok(),
                None => {
                    self.bad(Code::NotATime, "the name of a weekday is expected here", text, line, label);
                    None
                }
            },
            Axis::Time => match Clock::read(text) {
                Some(clock) => self.slot(clock, text, line, label).map(i32::from),
                None => {
                    self.bad(Code::NotATime, "a time of day is expected here", text, line, label);
                    None
                }
            },
        };
        let Some(key) = key else { return };
        self.readings.labels.push((key, line));
        for (column, (head, cell)) in heads.iter().zip(record.iter()).enumerate() {
            let (day, slot) = match *head {
                Column::Day(day) => (day, u16::try_from(key).unwrap_or_default()),
                Column::Slot(slot) => (key, slot),
                Column::Unused => continue,
            };
            let cell = number::trimmed(cell);
            // Whether an empty cell is a closed hour or a gap is known only from the whole day.
            if cell.is_empty() {
                continue;
            }
            let calls = self.count(cell, line, column);
            let column = u16::try_from(place(column)).unwrap_or(u16::MAX);
            self.readings.observations.push(Observation { day, slot, column, line, calls, handle: f64::NAN });
        }
    }

    /// Day and interval of a row; tells what is wrong with either.
    fn moment(
        &mut self,
        time: &str,
        time_column: usize,
        date: Option<(&str, usize)>,
        line: u32,
    ) -> Option<(i32, u16)> {
        match date {
            Some((date, date_column)) => {
                let day = self.date(date, line, date_column);
                let slot = match Clock::read(time) {
                    Some(clock) => self.slot(clock, time, line, time_column),
                    None => {
                        let code = if time.is_empty() { Code::EmptyCell } else { Code::NotATime };
                        self.bad(code, "a time of day is expected here", time, line, time_column);
                        None
                    }
                };
                day.zip(slot)
            }
            None => match clock::moment(time) {
                Some((written, Some(clock))) => {
                    let day = written.day(self.decided.order?);
                    if day.is_none() {
                        self.bad(
                            Code::NotATime,
                            "this is not a day of the calendar",
                            time,
                            line,
                            time_column,
                        );
                    }
                    day.zip(self.slot(clock, time, line, time_column))
                }
                _ => {
                    let code = if time.is_empty() { Code::EmptyCell } else { Code::NotATime };
                    self.bad(code, "a date and a time of day are expected here", time, line, time_column);
                    None
                }
            },
        }
    }

    fn date(&mut self, text: &str, line: u32, column: usize) -> Option<i32> {
        let read = clock::moment(text).and_then(|(written, _)| written.day(self.decided.order?));
        if read.is_none() {
            let code = if text.is_empty() { Code::EmptyCell } else { Code::NotATime };
            self.bad(code, "a date is expected here", text, line, column);
        }
        read
    }

    fn slot(&mut self, clock: Clock, text: &str, line: u32, column: usize) -> Option<u16> {
        let minutes = self.decided.interval;
        if !clock.start.is_multiple_of(minutes * 60) {
            let message = format!("this is not the start of an interval of {minutes} minutes");
            self.bad(Code::OffGrid, &message, text, line, column);
            return None;
        }
        if clock.end.is_some_and(|end| (end + 86_400 - clock.start) % 86_400 != minutes % 1440 * 60) {
            let message = format!("this range is not {minutes} minutes long");
            self.bad(Code::OffGrid, &message, text, line, column);
            return None;
        }
        u16::try_from(clock.start / 60 / minutes).ok()
    }

    fn count(&mut self, text: &str, line: u32, column: usize) -> f64 {
        let Some(count) = number::read(text, self.decided.mark) else {
            let code = if text.is_empty() { Code::EmptyCell } else { Code::NotANumber };
            self.bad(code, self.number_expected("a number of calls"), text, line, column);
            return f64::NAN;
        };
        if count < 0.0 {
            self.bad(Code::Negative, "there are no fewer than 0 calls", text, line, column);
            return f64::NAN;
        }
        if count > MOST_CALLS {
            self.bad(
                Code::Impossible,
                "no centre has more than 1 000 000 calls in an interval",
                text,
                line,
                column,
            );
            return f64::NAN;
        }
        if count.fract() != 0.0 {
            if self.fractions.0 == 0 {
                self.fractions = (0, line, place(column));
            }
            self.fractions.0 += 1;
        }
        // Minus zero is zero.
        count + 0.0
    }

    fn number_expected(&self, what: &str) -> &'static str {
        match (self.decided.mark, what) {
            (DecimalMark::Point, "a number of calls") => {
                "a number of calls with a decimal point is expected here"
            }
            (DecimalMark::Comma, "a number of calls") => {
                "a number of calls with a decimal comma is expected here"
            }
            _ => "a handling time in seconds, or in minutes and seconds, is expected here",
        }
    }

    fn duration(&mut self, text: &str, line: u32, column: usize) -> f64 {
        let seconds = number::read(text, self.decided.mark)
            .map(|n| n * self.factor)
            .or_else(|| minutes_and_seconds(text));
        let Some(seconds) = seconds else {
            let code = if text.is_empty() { Code::EmptyCell } else { Code::NotANumber };
            self.bad(code, self.number_expected("a handling time"), text, line, column);
            return f64::NAN;
        };
        if seconds < 0.0 {
            self.bad(Code::Negative, "a handling time is not below 0", text, line, column);
            return f64::NAN;
        }
        if seconds > MOST_HANDLE_SECONDS {
            self.bad(
                Code::Impossible,
                "no mean handling time is over 12 hours (43 200 seconds)",
                text,
                line,
                column,
            );
            return f64::NAN;
        }
        seconds + 0.0
    }

    fn bad(&mut self, code: Code, message: &str, got: &str, line: u32, column: usize) {
        let problem = Problem::new("", code, message).at(line, place(column));
        self.readings.bad.add(if got.is_empty() { problem } else { problem.got(got) });
    }

    fn finish(mut self) -> Readings {
        let (count, line, column) = self.fractions;
        if count > 0 {
            let message = match count {
                1 => "1 number of calls is not whole; it was used as it is".to_owned(),
                _ => format!("{count} numbers of calls are not whole; they were used as they are"),
            };
            self.readings.notes.push(Problem::new("", Code::NotWhole, message).at(line, column));
        }
        self.readings
    }
}

/// A duration as `3:05` or `0:03:05`, in seconds.
pub(super) fn minutes_and_seconds(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut parts = 0;
    for part in text.split(':') {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let value = number::read(part, DecimalMark::Point)?;
        if parts > 0 && value > 59.0 {
            return None;
        }
        total = total * 60.0 + value;
        parts += 1;
    }
    matches!(parts, 2 | 3).then_some(total)
}
