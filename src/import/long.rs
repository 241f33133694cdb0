//! Recognises one row per interval: a date and time, a count, perhaps a handling time.

use super::layout::{Found, Kind, MOST_ROWS_ABOVE, Shape, column_names, title_notes, unused_column};
use super::options::{Layout, Options};
use super::rows::SampleRow;
use super::words;
use crate::math::order;
use crate::problem::{Code, Problem};

/// The first rows, seen as columns.
struct Columns<'a> {
    names: Option<&'a SampleRow>,
    /// For each column the kind that most of its cells have, empty ones aside.
    kinds: Vec<Kind>,
    width: usize,
}

impl Columns<'_> {
    fn name(&self, column: usize) -> &str {
        self.names.and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }

    fn is(&self, column: usize, kind: Kind) -> bool {
        self.kinds.get(column) == Some(&kind)
    }

    fn first(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        (0..self.width).find(|&column| fits(column))
    }
}

/// The columns of a file with one row per interval, or what is missing.
pub(super) fn find(sample: &[SampleRow], kinds: &[Vec<Kind>], options: &Options) -> Result<Found, Problem> {
    let start = first_moment(kinds, options).ok_or_else(|| {
        let given = [("timeColumn", options.time_column), ("dateColumn", options.date_column)];
        match given.into_iter().find_map(|(path, column)| column.map(|column| (path, column))) {
            // Without what was given the file has dates and times elsewhere.
            Some((path, column)) if first_moment(kinds, &Options::default()).is_some() => {
                let message = format!("no dates and times were found with column {column} in this role");
                Problem::new(path, Code::Conflict, message).got(column.to_string())
            }
            _ => no_moment(kinds),
        }
    })?;
    let is_names = |&at: &usize| {
        let Some(row) = kinds.get(at) else { return false };
        let count = |kind| row.iter().filter(|k| **k == kind).count();
        let words = count(Kind::Word) + count(Kind::Weekday);
        let filled = row.len() - count(Kind::Empty);
        filled >= 2 && words * 2 > filled && count(Kind::Date) + count(Kind::DateTime) == 0
    };
    let header = (0..start).rev().find(is_names);
    let first = header.map_or_else(
        || {
            (0..start)
                .find(|&at| kinds.get(at).is_some_and(|row| row.len() >= 2 && row.contains(&Kind::Number)))
                .unwrap_or(start)
        },
        |at| at + 1,
    );
    let line_of = |at: usize| sample.get(at).map_or(1, |row| row.line);
    let names = header.and_then(|at| sample.get(at));
    let (rows, row_kinds) = (sample.get(first..).unwrap_or_default(), kinds.get(first..).unwrap_or_default());
    let width = names.map_or_else(|| usual_width(row_kinds), |row| row.cells.len());
    let columns = Columns { names, kinds: column_kinds(rows, row_kinds, width), width };
    let mut ambiguous = Vec::new();
    let mut notes = title_notes(sample, header.map_or(line_of(first), line_of));
    let (time, date) = moment_columns(&columns, options)?;
    let weekday = columns.first(|i| columns.is(i, Kind::Weekday) && Some(i) != date && i != time);
    let handle = match given(options.handle_column, "handleColumn", width)? {
        Some(column) => Some(column),
        // The column named for calls is not looked at, whatever it is called.
        None => columns.first(|i| {
            i != time
                && Some(place(i) as usize) != options.calls_column
                && Some(i) != date
                && words::handle_name(columns.name(i))
                && (columns.is(i, Kind::Number) || columns.is(i, Kind::Time))
        }),
    };
    let taken: Vec<usize> = [Some(time), date, handle, weekday].into_iter().flatten().collect();
    let (calls, handle) = calls_column(&columns, options, &taken, handle, &mut ambiguous)?;
    for (path, column) in [("callsColumn", Some(calls)), ("handleColumn", handle)] {
        if let Some(column) = column
            && !(columns.is(column, Kind::Number) || path == "handleColumn" && columns.is(column, Kind::Time))
        {
            return Err(Problem::new(
                path,
                Code::Conflict,
                format!("column {} does not hold numbers", column + 1),
            )
            .got(columns.name(column))
            .at(line_of(first), place(column)));
        }
    }
    let used = [Some(time), date, Some(calls), handle, weekday];
    for column in (0..width).filter(|&i| !used.contains(&Some(i)) && !columns.is(i, Kind::Empty)) {
        let line = names.map_or(line_of(first), |row| row.line);
        notes.push(unused_column(
            line,
            column,
            columns.name(column),
            "it is neither time, calls nor handling time",
        ));
    }
    Ok(Found {
        layout: Layout::Long,
        shape: Shape::Long { time, date, calls, handle, weekday },
        header: names.map(|row| row.line),
        first_line: line_of(first),
        columns: column_names(names, width),
        width,
        ambiguous,
        notes,
    })
}

/// The first row that says when an interval is.
fn first_moment(kinds: &[Vec<Kind>], options: &Options) -> Option<usize> {
    let is = |row: &[Kind], column: Option<usize>, kind: Kind| match column {
        Some(column) => row.get(column.saturating_sub(1)) == Some(&kind),
        None => row.contains(&kind),
    };
    kinds.iter().take(MOST_ROWS_ABOVE).position(|row| {
        row.len() >= 2
            && (is(row, options.time_column, Kind::DateTime)
                || (is(row, options.time_column, Kind::Time) && is(row, options.date_column, Kind::Date)))
    })
}

fn no_moment(kinds: &[Vec<Kind>]) -> Problem {
    let has = |kind| kinds.iter().flatten().any(|k| *k == kind);
    let message = if kinds.iter().all(|row| row.len() < 2) {
        "the text has only one column; a time and a number of calls are expected on each line"
    } else if has(Kind::Time) {
        "the file has times but no dates; a date and time with a number of calls, one row per day, or a grid of times by weekday is expected"
    } else if has(Kind::Date) {
        "the file has dates but no times of day, so nothing can be said about intervals; one row or column for each interval is expected"
    } else {
        "no dates or times were found in the first lines; one row per interval with its date, time and calls, one row per day, or a grid of times by weekday is expected"
    };
    Problem::new("", Code::UnknownLayout, message).bound("long, wideDays or weekGrid").at(1, 1)
}

/// The number of cells that most rows have; the least of equals.
fn usual_width(kinds: &[Vec<Kind>]) -> usize {
    let mut widths: Vec<usize> = kinds.iter().map(Vec::len).collect();
    order::ascending(&mut widths);
    let best = widths
        .chunk_by(|a, b| a == b)
        .max_by_key(|same| (same.len(), usize::MAX - same.first().copied().unwrap_or(0)));
    best.and_then(|same| same.first()).copied().unwrap_or(0)
}

fn column_kinds(rows: &[SampleRow], kinds: &[Vec<Kind>], width: usize) -> Vec<Kind> {
    let mut counts = vec![[0_usize; 7]; width];
    for (row, row_kinds) in rows.iter().zip(kinds) {
        if row.cells.iter().any(|cell| words::is_total(cell)) {
            continue;
        }
        for (count, kind) in counts.iter_mut().zip(row_kinds) {
            count[*kind as usize] += 1;
        }
    }
    const ALL: [Kind; 6] = [Kind::Number, Kind::DateTime, Kind::Date, Kind::Time, Kind::Weekday, Kind::Word];
    counts
        .iter()
        .map(|count| {
            let best = ALL.into_iter().rev().max_by_key(|kind| count[*kind as usize]).unwrap_or(Kind::Empty);
            if count[best as usize] == 0 { Kind::Empty } else { best }
        })
        .collect()
}

/// A column that was named, checked and counted from 0.
fn given(column: Option<usize>, path: &'static str, width: usize) -> Result<Option<usize>, Problem> {
    match column {
        Some(column) if column > width => {
            Err(Problem::new(path, Code::Conflict, format!("the file has only {width} columns"))
                .bound(format!("1 to {width}"))
                .got(column.to_string()))
        }
        column => Ok(column.map(|column| column.saturating_sub(1))),
    }
}

fn moment_columns(columns: &Columns, options: &Options) -> Result<(usize, Option<usize>), Problem> {
    let width = columns.width;
    let date = given(options.date_column, "dateColumn", width)?;
    let time = given(options.time_column, "timeColumn", width)?;
    if let Some(date) = date
        && !columns.is(date, Kind::Date)
    {
        return Err(Problem::new(
            "dateColumn",
            Code::Conflict,
            format!("column {} does not hold dates", date + 1),
        )
        .got(columns.name(date)));
    }
    let is_time = |i: usize| columns.is(i, Kind::Time) && !words::handle_name(columns.name(i));
    let time = match time {
        Some(time) if columns.is(time, Kind::DateTime) => return Ok((time, None)),
        Some(time) if columns.is(time, Kind::Time) => time,
        Some(time) => {
            return Err(Problem::new(
                "timeColumn",
                Code::Conflict,
                format!("column {} does not hold times", time + 1),
            )
            .got(columns.name(time)));
        }
        None => match columns.first(|i| columns.is(i, Kind::DateTime)) {
            Some(moment) if date.is_none() => return Ok((moment, None)),
            _ => columns.first(is_time).ok_or_else(|| no_moment(core::slice::from_ref(&columns.kinds)))?,
        },
    };
    match date.or_else(|| columns.first(|i| columns.is(i, Kind::Date))) {
        Some(date) => Ok((time, Some(date))),
        None => Err(no_moment(core::slice::from_ref(&columns.kinds))),
    }
}

/// The column of calls, and of handling times where no names tell.
///
/// 1. The column given. 2. The best name, offered calls before received, received before plain
///    calls, and those before answered ones; the leftmost of equals. 3. The only column of numbers
///    that its name does not rule out. 4. Without names the first column of numbers; if there are
///    exactly two, the second holds handling times.
fn calls_column(
    columns: &Columns,
    options: &Options,
    taken: &[usize],
    handle: Option<usize>,
    ambiguous: &mut Vec<&'static str>,
) -> Result<(usize, Option<usize>), Problem> {
    if let Some(calls) = given(options.calls_column, "callsColumn", columns.width)? {
        if taken.contains(&calls) {
            return Err(Problem::new(
                "callsColumn",
                Code::Conflict,
                format!("column {} holds something else", calls + 1),
            )
            .got(columns.name(calls)));
        }
        return Ok((calls, handle));
    }
    let numbers: Vec<usize> =
        (0..columns.width).filter(|i| columns.is(*i, Kind::Number) && !taken.contains(i)).collect();
    if columns.names.is_none() {
        return match (numbers.as_slice(), handle) {
            ([calls], handle) => Ok((*calls, handle)),
            ([calls, second], None) => {
                ambiguous.push("handleColumn");
                Ok((*calls, Some(*second)))
            }
            ([calls, ..], handle) => {
                ambiguous.push("callsColumn");
                Ok((*calls, handle))
            }
            ([], _) => Err(no_calls(columns, &numbers)),
        };
    }
    let ranks = || numbers.iter().filter_map(|&i| words::calls_rank(columns.name(i)).map(|rank| (rank, i)));
    if let Some((rank, calls)) = ranks().min() {
        if ranks().filter(|(other, _)| *other == rank).count() > 1 {
            ambiguous.push("callsColumn");
        }
        return Ok((calls, handle));
    }
    let open: Vec<usize> = numbers.iter().copied().filter(|&i| !words::not_calls(columns.name(i))).collect();
    match open.as_slice() {
        [calls] => Ok((*calls, handle)),
        _ => Err(no_calls(columns, &numbers)),
    }
}

fn no_calls(columns: &Columns, numbers: &[usize]) -> Problem {
    let line = columns.names.map_or(1, |row| row.line);
    let names: Vec<&str> =
        numbers.iter().map(|&i| columns.name(i)).filter(|name| !name.is_empty()).take(8).collect();
    let problem = Problem::new(
        "callsColumn",
        Code::UnknownLayout,
        "no column of calls per interval could be recognised; name it, or count the calls per interval if each row is one call",
    )
    .bound(format!("1 to {}", columns.width))
    .at(line, 1);
    if names.is_empty() { problem.got("no column of numbers") } else { problem.got(names.join(", ")) }
}

pub(super) fn place(column: usize) -> u32 {
    u32::try_from(column + 1).unwrap_or(u32::MAX)
}
