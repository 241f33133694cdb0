//! Agents' own figures from a pasted or opened file: text in, a floor of people out, or every problem by line and column.
//!
//! Columns are known by their names (`columns`), or stated. The file is passed over twice: once for what all of a
//! column's cells together say (decimal mark, hundredths), once for its figures (`read`).

mod columns;
mod options;
mod read;

pub use options::{Names, Options, fields};

use super::options::{DecimalMark, Separator};
use super::rows::{self, Progress, Rows, SampleRow};
use super::{MOST_BYTES, agreement, all};
use crate::math::order;
use crate::problem::{Code, Problem, Problems};
use crate::scoring::figures::{Column, Floor};

/// Lines and cells of a line shown of what was read.
const PREVIEW: (usize, usize) = (8, 12);
/// Rows among which the row of names is sought.
const HEAD_ROWS: usize = 30;

/// How a file was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What stands between two cells.
    pub separator: Separator,
    /// What stands before a fraction.
    pub decimal_mark: DecimalMark,
    /// Whether a row of names stands above the data.
    pub header_row: bool,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Column of people's names, from 1.
    pub id_column: Option<usize>,
    /// What each column that is used holds: its place from 1, and whether its shares were read as hundredths.
    pub used: Vec<(Column, usize, bool)>,
    /// Names of what fits more than one reading: `decimalMark`, or columns whose shares may be hundredths or not.
    pub ambiguous: Vec<&'static str>,
    /// The first lines as cells; without names where they are replaced.
    pub preview: Vec<Vec<String>>,
}

/// Agents as imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Agents {
    /// How the file was read.
    pub understood: Understood,
    /// What is worth knowing, and what was left out.
    pub notes: Vec<Problem>,
    /// Rows of data, totals aside.
    pub rows_read: usize,
    /// People of whom at least one figure was used.
    pub rows_used: usize,
    /// The people and their figures.
    pub floor: Floor,
}

/// Figures and the columns, from 0, that hold them.
type Places = Vec<(Column, usize)>;

/// A file's layout.
#[derive(Clone, Debug)]
struct Layout {
    /// Line of the names, if there is such a row.
    header: Option<u32>,
    /// First line of data.
    first_line: u32,
    names: Vec<String>,
    id: Option<usize>,
    used: Places,
    /// Cells of a row.
    width: usize,
    /// Columns that have the name of one that is taken already.
    again: Places,
}

/// Reads agents' figures from text; `progress` is told the share done, at least every hundredth of each pass.
///
/// # Errors
/// Everything that is wrong with the file, unless the rest is to be taken and there is one; or why no figures were recognised.
pub fn agents(text: &str, options: &Options, progress: &mut dyn FnMut(f64)) -> Result<Agents, Problems> {
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
    progress.stage(0.35);
    let (separator, sample, layout) = laid_out(text, options)?;
    let survey = read::survey(Rows::new(text, separator), &layout, options, &mut progress);
    progress.stage(1.0);
    let read = read::read(Rows::new(text, separator), &layout, &survey, options, &mut progress);
    let (floor, mut notes) = match (read.problems.is_empty(), options.accept_rest) {
        (true, _) => (read.floor, read.notes),
        (false, true) if !read.floor.is_empty() => {
            let left = read.problems.into_list().into_iter().map(|mut problem| {
                if problem.code != Code::NoSpread && problem.code != Code::TooShort {
                    problem.message.push_str("; left out");
                }
                problem
            });
            (read.floor, read.notes.into_iter().chain(left).collect())
        }
        (false, _) => return Err(all(read.problems.into_list())),
    };
    order::by_key(&mut notes, |note| (note.line, note.column));
    let hidden = |column: usize| options.names != Names::Keep && Some(column) == layout.id;
    let preview = sample.iter().take(PREVIEW.0).map(|row| {
        let cells = row.cells.iter().take(PREVIEW.1).enumerate();
        let shown = cells.map(|(column, cell)| {
            if hidden(column) && row.line >= layout.first_line { "…".to_owned() } else { cell.clone() }
        });
        shown.collect()
    });
    let preview = preview.collect();
    Ok(Agents {
        understood: Understood {
            separator,
            decimal_mark: survey.mark,
            header_row: layout.header.is_some(),
            id_column: layout.id.map(|column| column + 1),
            used: layout
                .used
                .iter()
                .map(|(column, place)| (*column, place + 1, survey.hundredths(*column)))
                .collect(),
            columns: layout.names,
            ambiguous: survey.ambiguous,
            preview,
        },
        notes,
        rows_read: read.rows_read,
        rows_used: floor.len(),
        floor,
    })
}

/// The separator under which most columns are recognised, and how the file is laid out under it.
fn laid_out(text: &str, options: &Options) -> Result<(Separator, Vec<SampleRow>, Layout), Problems> {
    let beginning = rows::beginning(text);
    let mut candidates: Vec<Separator> = match options.separator {
        Some(given) => vec![given],
        None => [Separator::Comma, Separator::Pipe, Separator::Semicolon, Separator::Tab]
            .into_iter()
            .filter(|separator| beginning.as_bytes().contains(&separator.byte()))
            .collect(),
    };
    order::by_key(&mut candidates, |separator| core::cmp::Reverse(agreement(beginning, *separator)));
    let mut best: Option<(Separator, Vec<SampleRow>, Layout)> = None;
    for separator in candidates {
        let sample = rows::sample(text, separator);
        if let Some(layout) = layout(&sample, options)
            && best.as_ref().is_none_or(|(.., known)| known.used.len() < layout.used.len())
        {
            best = Some((separator, sample, layout));
        }
    }
    best.ok_or_else(|| {
        Problem::new(
            "",
            Code::UnknownLayout,
            "no row of names was recognised; a table with a row of names above its figures is expected",
        )
        .bound("names such as agent, calls, AHT, QA score, evaluations, CSAT, surveys, FCR, adherence; or columns by number")
        .at(1, 1)
        .into()
    })
}

/// The row that names most figures, with what the caller stated on top.
fn layout(sample: &[SampleRow], options: &Options) -> Option<Layout> {
    let first = sample.first()?;
    let mut best: Option<(&SampleRow, Places, Places)> = None;
    if options.header_row != Some(false) {
        for row in sample.iter().take(HEAD_ROWS) {
            let (mut used, mut again): (Places, Places) = (Vec::new(), Vec::new());
            for (place, name) in row.cells.iter().enumerate() {
                // What can be read as a number is a figure and no name.
                let Some(column) = columns::column(name).filter(|_| !super::number::looks_like_one(name))
                else {
                    continue;
                };
                let taken = used.iter().any(|(known, _)| *known == column);
                if taken { again.push((column, place)) } else { used.push((column, place)) }
            }
            let named = row.cells.iter().any(|name| columns::people(name));
            let enough = !used.is_empty() && (named || used.len() > 1);
            if enough && best.as_ref().is_none_or(|(_, known, _)| known.len() < used.len()) {
                best = Some((row, used, again));
            }
        }
    }
    let stated = !options.columns.is_empty();
    if best.is_none() && !stated {
        return None;
    }
    let header = match (&best, options.header_row) {
        (Some((row, ..)), _) => Some(*row),
        (None, Some(true)) => Some(first),
        (None, _) => None,
    };
    let (mut used, again) =
        best.as_ref().map_or_else(Default::default, |(_, used, again)| (used.clone(), again.clone()));
    for (column, place) in &options.columns {
        used.retain(|(known, at)| known != column && at != place);
        used.push((*column, *place));
    }
    let names: Vec<String> = header.map_or_else(Vec::new, |row| row.cells.clone());
    let free = |place: usize| used.iter().all(|(_, at)| *at != place);
    let id = options
        .id
        .or_else(|| names.iter().enumerate().position(|(place, name)| free(place) && columns::people(name)));
    let first_line = match header {
        Some(row) => {
            sample.iter().find(|other| other.line > row.line).map_or(row.line + 1, |other| other.line)
        }
        None => first.line,
    };
    used.retain(|(_, at)| Some(*at) != id);
    let width = match header {
        Some(row) => row.cells.len(),
        None => sample.iter().map(|row| row.cells.len()).max().unwrap_or(0),
    };
    let header = header.map(|row| row.line);
    Some(Layout { header, first_line, names, id, used, width, again })
}
