//! Which layout a file has, found in its first rows without deciding on date order or decimal mark.

use super::civil::Written;
use super::clock::{self, Clock};
use super::options::{Layout, MOST_COLUMNS, Options};
use super::rows::SampleRow;
use super::{cross, long, number, words};
use crate::problem::{Code, Problem};

/// Rows from the top in which the data must begin.
pub(super) const MOST_ROWS_ABOVE: usize = 40;

/// What a cell looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Number,
    Date,
    DateTime,
    Time,
    Weekday,
    Word,
}

/// What a cell looks like; a number that reads as a date, such as `20030331`, is a date.
pub(super) fn kind(cell: &str) -> Kind {
    let cell = cell.trim();
    if cell.is_empty() {
        return Kind::Empty;
    }
    match clock::moment(cell) {
        Some((_, None)) => return Kind::Date,
        Some((_, Some(_))) => return Kind::DateTime,
        None => {}
    }
    if number::looks_like_one(cell) {
        Kind::Number
    } else if Clock::read(cell).is_some() {
        Kind::Time
    } else if words::weekday(cell).is_some() {
        Kind::Weekday
    } else {
        Kind::Word
    }
}

/// What the rows or columns of a grid stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Time,
    Date,
    Weekday,
}

/// What a column of a grid stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Time(Clock),
    Date(Written),
    Weekday(usize),
    /// Not part of the grid.
    Other,
}

/// Where in the file the volumes are.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Long { time: usize, date: Option<usize>, calls: usize, handle: Option<usize>, weekday: Option<usize> },
    Grid { label: usize, label_axis: Axis, heads: Vec<Head>, weekday: Option<usize> },
}

/// What was found in the first rows.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) layout: Layout,
    pub(super) shape: Shape,
    /// Line of the names, if there are any.
    pub(super) header: Option<u32>,
    /// The first line that may hold data.
    pub(super) first_line: u32,
    pub(super) columns: Vec<String>,
    /// Cells of a row.
    pub(super) width: usize,
    pub(super) ambiguous: Vec<&'static str>,
    pub(super) notes: Vec<Problem>,
}

/// The layout of a file, or why there is none.
pub(super) fn find(sample: &[SampleRow], options: &Options) -> Result<Found, Problem> {
    if let Some(row) = sample.iter().find(|row| row.cells.len() > MOST_COLUMNS) {
        return Err(Problem::new(
            "",
            Code::UnknownLayout,
            format!("line {} has more than {MOST_COLUMNS} cells", row.line),
        )
        .bound(format!("at most {MOST_COLUMNS} columns"))
        .at(row.line, u32::try_from(MOST_COLUMNS + 1).unwrap_or(u32::MAX)));
    }
    let kinds: Vec<Vec<Kind>> =
        sample.iter().map(|row| row.cells.iter().map(|cell| kind(cell)).collect()).collect();
    let found = match options.layout {
        Some(Layout::Long) => long::find(sample, &kinds, options),
        Some(layout) => cross::find(sample, &kinds, Some(layout)).ok_or_else(|| no_grid(layout)),
        None => match cross::find(sample, &kinds, None) {
            Some(found) => Ok(found),
            None => long::find(sample, &kinds, options),
        },
    }?;
    if let Some(given) = options.header_row
        && given != found.header.is_some()
    {
        return Err(header_conflict(given, &found, sample));
    }
    if matches!(found.shape, Shape::Grid { .. }) {
        let columns = [
            ("timeColumn", options.time_column),
            ("dateColumn", options.date_column),
            ("callsColumn", options.calls_column),
            ("handleColumn", options.handle_column),
        ];
        if let Some((path, Some(column))) = columns.into_iter().find(|(_, column)| column.is_some()) {
            return Err(Problem::new(
                path,
                Code::Conflict,
                "a grid has one column for each interval or weekday, so no column can be named",
            )
            .bound("only with one row per interval")
            .got(column.to_string()));
        }
    }
    Ok(found)
}

fn no_grid(layout: Layout) -> Problem {
    let expected = match layout {
        Layout::WeekGrid => "names of weekdays along one side and times along the other",
        _ => "times along one side and dates along the other",
    };
    Problem::new(
        "layout",
        Code::Conflict,
        format!("the file has no grid of this kind: {expected} are expected"),
    )
    .bound(expected)
    .got(layout.as_str())
}

fn header_conflict(given: bool, found: &Found, sample: &[SampleRow]) -> Problem {
    let line = found.header.unwrap_or(found.first_line);
    let told = sample
        .iter()
        .find(|row| row.line == line)
        .and_then(|row| row.cells.first())
        .map_or("", String::as_str);
    let message = if given {
        format!("line {line} holds data, and no row of names stands above it")
    } else {
        format!("line {line} holds names and not data")
    };
    Problem::new("headerRow", Code::Conflict, message).got(told).at(line, 1)
}

/// Notes on the lines above the data that hold neither names nor data.
pub(super) fn title_notes(sample: &[SampleRow], before: u32) -> Vec<Problem> {
    sample
        .iter()
        .filter(|row| row.line < before)
        .map(|row| {
            let text =
                row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
            Problem::new("", Code::LeftOut, format!("line {} is a title and was not used", row.line))
                .got(text)
                .at(row.line, 1)
        })
        .collect()
}

/// A note on a column that was not used.
pub(super) fn unused_column(line: u32, column: usize, name: &str, why: &str) -> Problem {
    let place = u32::try_from(column + 1).unwrap_or(u32::MAX);
    Problem::new("", Code::LeftOut, format!("column {place} was not used: {why}")).got(name).at(line, place)
}

/// Names of columns, or numbers where there are none.
pub(super) fn column_names(header: Option<&SampleRow>, width: usize) -> Vec<String> {
    (0..width)
        .map(|i| match header.and_then(|row| row.cells.get(i)) {
            Some(name) if !name.is_empty() => crate::problem::shortened(name),
            _ => format!("Column {}", i + 1),
        })
        .collect()
}
