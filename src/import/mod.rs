//! Call volumes from a pasted or opened file: text in, volumes by day and interval out, or every problem by line and column.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | `rows` | text, separator | cells with their line |
//! | `layout` (`cross`, `long`) | the first rows | layout and columns |
//! | `survey` | the whole file | decimal mark, date order, interval length |
//! | `read` | the whole file | observations, unusable cells |
//! | `grid` (`gaps`) | observations | days × intervals, duplicates, gaps, closed days |
//! | `profile` (`trend`, `scatter`) | days × intervals | a week by interval, trend, scatter |
//! | `resample` | a profile | the same in a scenario's intervals |
//!
//! Nothing is dropped silently: a cell is used, or is a problem, or is named in a note. Where a file
//! fits two readings, a written rule chooses (see `survey`, `number`, `long`, `cross`) and
//! [`Understood::ambiguous`] says so.

pub mod agents;
pub mod civil;
pub mod clock;
mod cross;
mod gaps;
mod grid;
mod layout;
mod long;
mod number;
mod options;
pub mod profile;
mod read;
pub mod resample;
mod rows;
pub mod scatter;
mod survey;
pub mod trend;
mod words;

pub use options::{
    DateOrder, DecimalMark, Duplicates, FIELDS, Layout, Missing, Options, PLAN_INTERVALS, Separator,
};
pub use profile::{Trend, VolumeProfile, Week};
pub use resample::{ScenarioInterval, resampled};

use crate::math::order;
use crate::problem::{Code, Collector, Problem, Problems, shortened};
use grid::Grid;
use layout::{Found, Shape};
use rows::Progress;

/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;
/// Lines and cells of a line shown of what was read.
const PREVIEW: (usize, usize) = (8, 12);

/// How a file was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What stands between two cells.
    pub separator: Separator,
    /// What stands before a fraction.
    pub decimal_mark: DecimalMark,
    /// The order of dates; `None` without dates.
    pub date_order: Option<DateOrder>,
    /// Whether a row of names stands above the data.
    pub header_row: bool,
    /// Minutes of an interval.
    pub interval_minutes: u32,
    /// How the volumes are laid out.
    pub layout: Layout,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Column of times, from 1, in a long layout; in a grid the column of its labels if they are times.
    pub time_column: Option<usize>,
    /// Column of dates, from 1, where it is not the column of times.
    pub date_column: Option<usize>,
    /// Column of calls, from 1, in a long layout.
    pub calls_column: Option<usize>,
    /// Column of handling times, from 1, if there is one.
    pub handle_column: Option<usize>,
    /// Names of the options that were given rather than found.
    pub given: Vec<&'static str>,
    /// Names of the options for which the file fits more than one value.
    pub ambiguous: Vec<&'static str>,
    /// The first lines as cells.
    pub preview: Vec<Vec<String>>,
}

/// One day between the first and the last of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// ISO date.
    pub date: String,
    /// Monday = 0.
    pub weekday: usize,
    /// Known calls.
    pub calls: f64,
    /// Intervals with a known count.
    pub intervals: usize,
    /// Whether it has no call.
    pub closed: bool,
}

/// Volumes as imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Volumes {
    /// How the file was read.
    pub understood: Understood,
    /// What is worth knowing and does not stop the import.
    pub notes: Vec<Problem>,
    /// Rows of data, totals aside.
    pub rows_read: usize,
    /// Rows of which at least one cell was used.
    pub rows_used: usize,
    /// Calls in the file, duplicates resolved.
    pub total_calls: f64,
    /// ISO dates that have rows, in order; empty for a week grid.
    pub dates: Vec<String>,
    /// Intervals in a day.
    pub intervals_per_day: usize,
    /// `dates` × `intervals_per_day`; NaN where an interval is not known.
    pub calls: Vec<f64>,
    /// Mean handling time in seconds in the same places, NaN where unknown; empty if the file has none.
    pub handle_seconds: Vec<f64>,
    /// Every day from the first to the last, those without rows included; empty for a week grid.
    pub days: Vec<Day>,
    /// The week that the days have in common.
    pub profile: VolumeProfile,
    /// The profile in a scenario's intervals; `None` where no such interval is a multiple of the file's.
    pub scenario_interval: Option<ScenarioInterval>,
}

/// Reads call volumes from text; `progress` is told the share done, at least every hundredth of each pass.
///
/// # Errors
/// Every cell that cannot be used (unless they are to be left out), every interval given twice
/// (unless the options resolve it), every contradiction between options and file, or why no
/// volumes were recognised.
pub fn volumes(text: &str, options: &Options, progress: &mut dyn FnMut(f64)) -> Result<Volumes, Problems> {
    if text.len() > MOST_BYTES {
        return Err(Problem::new("", Code::TooLong, "the file is too long")
            .bound(format!("at most {} MB", MOST_BYTES >> 20))
            .got(format!("{} MB", text.len() >> 20))
            .at(1, 1)
            .into());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::new("", Code::UnknownLayout, "the text is empty").at(1, 1).into());
    }
    let mut progress = Progress::new(progress);
    progress.stage(0.45);
    let (separator, sample, found, mut ambiguous) = separated(text, options)?;
    ambiguous.extend(found.ambiguous.iter().copied());
    let decided = match survey::survey(text, separator, &found, options, &mut ambiguous, &mut progress) {
        Ok(decided) => decided,
        Err(list) => return Err(all(list)),
    };
    progress.stage(0.98);
    let mut readings = read::read(text, separator, &found, decided, options, &mut progress);
    progress.stage(1.0);
    let mut notes = Collector::default();
    for note in found.notes.iter().cloned().chain(core::mem::take(&mut readings.notes)) {
        notes.add(note);
    }
    let mut bad = core::mem::take(&mut readings.bad);
    let grid = match grid::build(&readings, &found, decided.interval, options, &mut bad, &mut notes) {
        Ok(grid) => grid,
        Err(problem) => {
            bad.add(problem);
            return Err(all(bad.into_list()));
        }
    };
    if readings.rows_used == 0 {
        bad.add(
            Problem::new("", Code::UnknownLayout, "no row holds a number of calls that can be used")
                .at(found.first_line, 1),
        );
        return Err(all(bad.into_list()));
    }
    let bad = settle(bad, options)?;
    let plan = plan(&grid, options)?;
    let given = options.given();
    ambiguous.retain(|name| !given.contains(name));
    let one_based = |column: usize| column + 1;
    let (time_column, date_column, calls_column, handle_column) = match found.shape {
        Shape::Long { time, date, calls, handle, .. } => (Some(time), date, Some(calls), handle),
        Shape::Grid { label, label_axis: layout::Axis::Time, .. } => (Some(label), None, None, None),
        Shape::Grid { label, label_axis: layout::Axis::Date, .. } => (None, Some(label), None, None),
        Shape::Grid { .. } => (None, None, None, None),
    };
    let understood = Understood {
        separator,
        decimal_mark: decided.mark,
        date_order: decided.order,
        header_row: found.header.is_some(),
        interval_minutes: decided.interval,
        layout: found.layout,
        columns: found.columns,
        time_column: time_column.map(one_based),
        date_column: date_column.map(one_based),
        calls_column: calls_column.map(one_based),
        handle_column: handle_column.map(one_based),
        given,
        ambiguous,
        preview: sample
            .iter()
            .take(PREVIEW.0)
            .map(|row| row.cells.iter().take(PREVIEW.1).map(|cell| shortened(cell)).collect())
            .collect(),
    };
    let mut notes = notes.into_list();
    notes.splice(0..0, bad);
    progress.at(1.0);
    Ok(result(understood, notes, (readings.rows_read, readings.rows_used), grid, plan))
}

type Separated = (Separator, Vec<rows::SampleRow>, Found, Vec<&'static str>);

/// The separator under which the file has a layout; the one that most lines agree on comes first.
fn separated(text: &str, options: &Options) -> Result<Separated, Problems> {
    if let Some(given) = options.separator {
        if !text.as_bytes().contains(&given.byte()) {
            return Err(Problem::new(
                "separator",
                Code::Conflict,
                "the file does not contain this separator",
            )
            .got(given.as_str())
            .at(1, 1)
            .into());
        }
        let sample = rows::sample(text, given);
        let found = layout::find(&sample, options)?;
        return Ok((given, sample, found, Vec::new()));
    }
    let beginning = rows::beginning(text);
    let mut candidates: Vec<(usize, Separator)> =
        [Separator::Comma, Separator::Pipe, Separator::Semicolon, Separator::Tab]
            .into_iter()
            .filter(|separator| beginning.as_bytes().contains(&separator.byte()))
            .map(|separator| (agreement(beginning, separator), separator))
            .collect();
    // Where two agree equally, a comma may be a decimal mark and the other cannot.
    order::by_key(&mut candidates, |(agreement, _)| *agreement);
    candidates.reverse();
    let mut fitting: Vec<Separated> = Vec::new();
    let mut first_problem = None;
    for (_, separator) in candidates {
        let sample = rows::sample(text, separator);
        match layout::find(&sample, options) {
            Ok(found) => fitting.push((separator, sample, found, Vec::new())),
            Err(problem) => {
                first_problem.get_or_insert(problem);
            }
        }
    }
    let several = fitting.len() > 1;
    match fitting.into_iter().next() {
        Some(mut best) => {
            if several {
                best.3.push("separator");
            }
            Ok(best)
        }
        None => Err(first_problem
            .unwrap_or_else(|| {
                Problem::new(
                    "",
                    Code::UnknownLayout,
                    "no comma, semicolon, tab or vertical bar separates cells; a table is expected",
                )
                .at(1, 1)
            })
            .into()),
    }
}

/// How many of the first lines have the most frequent number of a separator, of those that have it at all.
fn agreement(text: &str, separator: Separator) -> usize {
    let mut counts: Vec<usize> = text
        .split(['\n', '\r'])
        .take(200)
        .map(|line| {
            let mut quoted = false;
            line.bytes()
                .filter(|&byte| {
                    quoted ^= byte == b'"';
                    byte == separator.byte() && !quoted
                })
                .count()
        })
        .filter(|count| *count > 0)
        .collect();
    order::ascending(&mut counts);
    counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0)
}

/// Cells that cannot be used are an error, or notes if they are to be left out.
fn settle(bad: Collector, options: &Options) -> Result<Vec<Problem>, Problems> {
    if bad.is_empty() {
        return Ok(Vec::new());
    }
    let list = bad.into_list();
    // Which of two counts holds is not a question of leaving a cell out.
    let duplicates = list.iter().any(|problem| problem.code == Code::Duplicate);
    if !options.leave_out_bad_cells || duplicates {
        return Err(all(list));
    }
    Ok(list
        .into_iter()
        .map(|mut problem| {
            problem.message.push_str("; left out");
            problem
        })
        .collect())
}

struct Plan {
    profile: VolumeProfile,
    scenario_interval: Option<ScenarioInterval>,
}

fn plan(grid: &Grid, options: &Options) -> Result<Plan, Problems> {
    if let Some(monday) = options.week {
        let problem = |code, message: &str| Problem::new("week", code, message).got(civil::iso(monday));
        if !grid.dated {
            return Err(problem(Code::Conflict, "a grid without dates has no weeks to choose from").into());
        }
        let known = grid.rows().any(|(day, calls)| civil::monday(day) == monday && grid::is_open(calls));
        if !known {
            let bound = match (grid.days.first(), grid.days.last()) {
                (Some(first), Some(last)) => {
                    format!(
                        "a week with calls from {} to {}",
                        civil::iso(civil::monday(*first)),
                        civil::iso(civil::monday(*last))
                    )
                }
                _ => String::new(),
            };
            return Err(problem(Code::OutOfRange, "the file has no calls in this week").bound(bound).into());
        }
    }
    let profile = profile::profile(grid, options.week);
    let scenario_interval = resample::for_scenario(&profile, options)?;
    Ok(Plan { profile, scenario_interval })
}

fn result(
    understood: Understood,
    notes: Vec<Problem>,
    rows: (usize, usize),
    grid: Grid,
    plan: Plan,
) -> Volumes {
    let total_calls = profile::total(&grid.calls);
    let (mut dates, mut days) = (Vec::new(), Vec::new());
    if grid.dated {
        dates = grid.days.iter().map(|day| civil::iso(*day)).collect();
        let mut known = grid.rows().peekable();
        let (first, last) =
            (grid.days.first().copied().unwrap_or(0), grid.days.last().copied().unwrap_or(-1));
        for day in first..=last {
            let calls = known.next_if(|(known, _)| *known == day).map_or(&[] as &[f64], |(_, calls)| calls);
            days.push(Day {
                date: civil::iso(day),
                weekday: civil::weekday(day),
                calls: profile::total(calls),
                intervals: calls.iter().filter(|calls| !calls.is_nan()).count(),
                closed: !grid::is_open(calls),
            });
        }
    }
    let intervals_per_day = grid.slots;
    let (calls, handle_seconds) =
        if grid.dated { (grid.calls, grid.handle) } else { (Vec::new(), Vec::new()) };
    Volumes {
        understood,
        notes,
        rows_read: rows.0,
        rows_used: rows.1,
        total_calls,
        dates,
        intervals_per_day,
        calls,
        handle_seconds,
        days,
        profile: plan.profile,
        scenario_interval: plan.scenario_interval,
    }
}

/// The problems of a list that is not empty.
fn all(list: Vec<Problem>) -> Problems {
    Problems::from_list(list)
        .unwrap_or_else(|| Problem::new("", Code::Unreadable, "the file could not be read").at(1, 1).into())
}
