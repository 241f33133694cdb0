//! Recognises a grid: times along one side, dates or weekdays along the other.

use super::civil::Written;
use super::clock::Clock;
use super::layout::{
    Axis, Found, Head, Kind, MOST_ROWS_ABOVE, Shape, column_names, title_notes, unused_column,
};
use super::options::{Layout, is_interval};
use super::rows::SampleRow;
use super::words;
use crate::math::order;

/// The grid of a file, if its first rows hold one.
///
/// The first row with at least two heads of one kind, above rows whose labels are of a kind that
/// completes the grid and whose cells are mostly numbers, is the row of heads.
pub(super) fn find(sample: &[SampleRow], kinds: &[Vec<Kind>], wanted: Option<Layout>) -> Option<Found> {
    sample.iter().zip(kinds).enumerate().take(MOST_ROWS_ABOVE).find_map(|(at, (row, row_kinds))| {
        let below = (sample.get(at + 1..)?, kinds.get(at + 1..)?);
        candidates(row, row_kinds).into_iter().find_map(|(axis, heads, hours)| {
            let (label, label_axis) = label_column(axis, &heads, below)?;
            let layout = if Axis::Weekday == axis || Axis::Weekday == label_axis {
                Layout::WeekGrid
            } else {
                Layout::WideDays
            };
            if wanted.is_some_and(|wanted| wanted != layout) || !holds_numbers(&heads, below) {
                return None;
            }
            Some(found(sample, row, heads, (label, label_axis), layout, hours))
        })
    })
}

fn found(
    sample: &[SampleRow],
    row: &SampleRow,
    heads: Vec<Head>,
    (label, label_axis): (usize, Axis),
    layout: Layout,
    unclear: bool,
) -> Found {
    let mut notes = title_notes(sample, row.line);
    let mut weekday = None;
    for (i, name) in row.cells.iter().enumerate() {
        if i == label || heads.get(i) != Some(&Head::Other) {
            continue;
        }
        let cells = || sample.iter().filter(|r| r.line > row.line).filter_map(|r| r.cells.get(i));
        if cells().all(String::is_empty) && name.is_empty() {
            continue;
        }
        if layout == Layout::WideDays && cells().any(|cell| words::weekday(cell).is_some()) {
            weekday = Some(i);
            continue;
        }
        let why = if words::is_total(name) {
            "it adds up or averages the others"
        } else {
            "its head is not part of the grid"
        };
        notes.push(unused_column(row.line, i, name, why));
    }
    let width = row.cells.len();
    Found {
        layout,
        shape: Shape::Grid { label, label_axis, heads, weekday },
        header: Some(row.line),
        first_line: row.line + 1,
        columns: column_names(Some(row), width),
        width,
        ambiguous: if unclear { vec!["intervalMinutes"] } else { Vec::new() },
        notes,
    }
}

/// The ways to read a row as heads, and whether bare numbers could also be read in another way.
fn candidates(row: &SampleRow, kinds: &[Kind]) -> Vec<(Axis, Vec<Head>, bool)> {
    let mut all = Vec::new();
    let mut add = |axis, heads: Vec<Head>, hours| {
        if heads.iter().filter(|head| **head != Head::Other).count() >= 2 {
            all.push((axis, heads, hours));
        }
    };
    let of = |read: &dyn Fn(&str) -> Option<Head>| {
        row.cells.iter().map(|cell| read(cell).unwrap_or(Head::Other)).collect()
    };
    add(
        Axis::Time,
        of(&|cell| Clock::read(cell).filter(|clock| clock.start % 60 == 0).map(Head::Time)),
        false,
    );
    add(Axis::Weekday, of(&|cell| words::weekday(cell).map(Head::Weekday)), false);
    add(
        Axis::Date,
        of(&|cell| Written::read(cell).filter(|(_, rest)| rest.is_empty()).map(|(date, _)| Head::Date(date))),
        false,
    );
    if kinds.iter().all(|kind| matches!(kind, Kind::Number | Kind::Word | Kind::Empty))
        && let Some((heads, hours)) = numbered(row)
    {
        add(Axis::Time, heads, hours);
    }
    all
}

/// Heads that number the intervals, as `t000, t006, …` or `0, 30, 60, …` or `0700, 0730, …`.
///
/// Read as hours if they run from one whole hour to the next, else as minutes after midnight or as
/// hours and minutes, whichever has fewer different steps; minutes if these are equal.
fn numbered(row: &SampleRow) -> Option<(Vec<Head>, bool)> {
    let numbers: Vec<Option<(&str, u32)>> = row.cells.iter().map(|cell| prefixed(cell)).collect();
    let prefix = |at: usize| numbers.get(at).copied().flatten().map(|(prefix, _)| prefix);
    // The prefix that most heads share.
    let start = (0..numbers.len()).filter(|&i| prefix(i).is_some()).max_by_key(|&i| {
        (numbers.iter().flatten().filter(|(p, _)| Some(*p) == prefix(i)).count(), usize::MAX - i)
    })?;
    let shared = prefix(start)?;
    let values: Vec<Option<u32>> =
        numbers.iter().map(|n| n.filter(|(p, _)| *p == shared).map(|(_, n)| n)).collect();
    let list: Vec<u32> = values.iter().copied().flatten().collect();
    if list.len() < 3 {
        return None;
    }
    let hours = |n: u32| (n < 24).then_some(n * 60);
    let minutes = |n: u32| (n < 1440).then_some(n);
    let clock = |n: u32| (n / 100 < 24 && n % 100 < 60).then_some(n / 100 * 60 + n % 100);
    let hourly =
        list.windows(2).all(|pair| matches!(pair, [a, b] if *b == *a + 1)) && list.iter().all(|&n| n < 24);
    let as_hours: (&dyn Fn(u32) -> Option<u32>, bool) = (&hours, true);
    let reading = if hourly {
        as_hours
    } else {
        match (steps(&list, &minutes), steps(&list, &clock)) {
            (Some(a), Some(b)) if b < a => (&clock as &dyn Fn(u32) -> Option<u32>, false),
            (Some(a), Some(b)) => (&minutes as &dyn Fn(u32) -> Option<u32>, a == b),
            (Some(_), None) => (&minutes as &dyn Fn(u32) -> Option<u32>, false),
            (None, Some(_)) => (&clock as &dyn Fn(u32) -> Option<u32>, false),
            (None, None) => return None,
        }
    };
    let heads = values
        .into_iter()
        .map(|n| {
            n.and_then(reading.0)
                .map_or(Head::Other, |minute| Head::Time(Clock { start: minute * 60, end: None }))
        })
        .collect();
    Some((heads, reading.1))
}

/// How many different steps heads have under a reading; `None` if they are not the starts of intervals.
fn steps(list: &[u32], reading: &dyn Fn(u32) -> Option<u32>) -> Option<usize> {
    let minutes: Vec<u32> = list.iter().map(|&n| reading(n)).collect::<Option<_>>()?;
    let mut steps: Vec<u32> =
        minutes.windows(2).map(|pair| if let [a, b] = pair { b.saturating_sub(*a) } else { 0 }).collect();
    order::ascending(&mut steps);
    steps.dedup();
    let least = *steps.first()?;
    let fits = is_interval(least)
        && steps.iter().all(|step| step.is_multiple_of(least))
        && minutes.iter().all(|minute| minute.is_multiple_of(least));
    fits.then_some(steps.len())
}

/// A number with letters before it: `("t", 6)` of `t006`.
fn prefixed(cell: &str) -> Option<(&str, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (prefix, number) = cell.split_at(digits);
    if prefix.len() > 12
        || number.len() > 4
        || !prefix.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-' | ' '))
    {
        return None;
    }
    Some((prefix, number.parse().ok()?))
}

type Below<'a> = (&'a [SampleRow], &'a [Vec<Kind>]);

/// The column of labels beside heads of this kind, and what they stand for.
fn label_column(axis: Axis, heads: &[Head], below: Below) -> Option<(usize, Axis)> {
    let labels: &[(Axis, Kind)] = match axis {
        Axis::Time => &[(Axis::Date, Kind::Date), (Axis::Weekday, Kind::Weekday)],
        Axis::Date | Axis::Weekday => &[(Axis::Time, Kind::Time)],
    };
    let rows =
        || below.0.iter().zip(below.1).filter(|(row, _)| !row.cells.iter().any(|cell| words::is_total(cell)));
    labels.iter().find_map(|&(label_axis, kind)| {
        let best = (0..heads.len())
            .filter(|&i| heads.get(i) == Some(&Head::Other))
            .map(|i| (rows().filter(|(_, kinds)| kinds.get(i) == Some(&kind)).count(), usize::MAX - i))
            .max()?;
        let count = rows().count();
        (best.0 > 0 && best.0 * 2 >= count).then_some((usize::MAX - best.1, label_axis))
    })
}

/// Whether most cells under the heads are numbers, empty ones aside.
fn holds_numbers(heads: &[Head], below: Below) -> bool {
    let (mut numbers, mut others) = (0_usize, 0_usize);
    for kinds in below.1 {
        for (kind, head) in kinds.iter().zip(heads) {
            match (kind, head) {
                (_, Head::Other) | (Kind::Empty, _) => {}
                (Kind::Number, _) => numbers += 1,
                _ => others += 1,
            }
        }
    }
    numbers > 0 && numbers >= others
}
