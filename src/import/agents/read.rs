//! Reads every figure, and says of each that cannot be used where it is and why.

use super::super::long::place;
use super::super::number::{self, Evidence};
use super::super::options::DecimalMark;
use super::super::read::minutes_and_seconds;
use super::super::rows::{Progress, Rows};
use super::super::words;
use super::{Layout, Names, Options, columns};
use crate::problem::{Code, Collector, Problem};
use crate::scoring::figures::{Column, Floor, Holds, MOST_AGENTS};
use crate::scoring::metrics::{Definition, Metric};
use csv::StringRecord;
use std::collections::BTreeMap;

/// The longest name that is taken.
const MOST_NAME: usize = 80;

/// What all cells of the file together say.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) mark: DecimalMark,
    hundredths: Vec<Column>,
    pub(super) ambiguous: Vec<&'static str>,
}

impl Survey {
    /// Whether the shares of a column are hundredths.
    pub(super) fn hundredths(&self, column: Column) -> bool {
        self.hundredths.contains(&column)
    }
}

/// Passes over the file for decimal mark and hundredths.
pub(super) fn survey(mut rows: Rows, layout: &Layout, options: &Options, progress: &mut Progress) -> Survey {
    let mut evidence = Evidence::default();
    // Under either mark: shares of at most one, and numbers above; and cells with a percent sign, which need no guess.
    let mut seen = vec![([0_usize; 2], [0_usize; 2], 0_usize); layout.used.len()];
    while let Some((line, record)) = rows.next() {
        if line >= layout.first_line {
            for ((column, at), seen) in layout.used.iter().zip(&mut seen) {
                let cell = number::trimmed(record.get(*at).unwrap_or_default());
                let bare = without_percent(cell);
                evidence.see(bare, line);
                if column.row().holds != Holds::Share {
                    continue;
                }
                if bare.len() < cell.len() {
                    seen.2 += 1;
                    continue;
                }
                for (place, mark) in [DecimalMark::Point, DecimalMark::Comma].into_iter().enumerate() {
                    match number::read(bare, mark) {
                        Some(share) if share > 1.0 => seen.1[place] += 1,
                        Some(share) if share > 0.0 => seen.0[place] += 1,
                        _ => {}
                    }
                }
            }
        }
        progress.at(rows.share());
    }
    let (found, unsure) = evidence.mark();
    let mut survey =
        Survey { mark: options.decimal_mark.unwrap_or(found), hundredths: Vec::new(), ambiguous: Vec::new() };
    if unsure && options.decimal_mark.is_none() {
        survey.ambiguous.push("decimalMark");
    }
    let place = usize::from(survey.mark == DecimalMark::Comma);
    for ((column, at), (shares, above, signed)) in layout.used.iter().zip(seen) {
        let (shares, above) = (shares[place], above[place]);
        let named = layout.names.get(*at).is_some_and(|name| columns::in_hundredths(name));
        // One number above 1 among many shares is a mistake and no reason to read them all as hundredths.
        if above > shares || (named && above > 0) || (signed > 0 && shares + above == 0) {
            survey.hundredths.push(*column);
        } else if named && shares > 0 {
            // A spreadsheet may write 0.85 below "%".
            survey.ambiguous.push(column.row().name);
        }
    }
    survey
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) floor: Floor,
    pub(super) problems: Collector,
    pub(super) notes: Vec<Problem>,
    pub(super) rows_read: usize,
}

/// Reads the file as laid out and surveyed.
pub(super) fn read(
    mut rows: Rows,
    layout: &Layout,
    survey: &Survey,
    options: &Options,
    progress: &mut Progress,
) -> Reading {
    let mut reader = Reader {
        layout,
        survey,
        hide_names: options.names != Names::Keep,
        reading: Reading::default(),
        lines: BTreeMap::new(),
        ids: Vec::new(),
        figures: vec![Vec::new(); layout.used.len()],
    };
    for (column, at) in &layout.again {
        let note = Problem::new(
            "",
            Code::LeftOut,
            format!("another column is {} already; this one was not used", column.row().label),
        );
        let name = layout.names.get(*at).map_or("", String::as_str);
        reader.reading.notes.push(note.got(name).at(layout.header.unwrap_or(1), place(*at)));
    }
    while let Some((line, record)) = rows.next() {
        if line >= layout.first_line {
            reader.row(record, line);
        }
        progress.at(rows.share());
    }
    reader.finish(options.names)
}

fn without_percent(cell: &str) -> &str {
    cell.strip_suffix('%').map_or(cell, str::trim_end)
}

struct Reader<'a> {
    layout: &'a Layout,
    survey: &'a Survey,
    hide_names: bool,
    reading: Reading,
    /// Line on which each name stands first.
    lines: BTreeMap<String, u32>,
    ids: Vec<String>,
    /// Column by column as in the layout.
    figures: Vec<Vec<f64>>,
}

impl Reader<'_> {
    fn row(&mut self, record: &StringRecord, line: u32) {
        let cell = |at: usize| number::trimmed(record.get(at).unwrap_or_default());
        let id = self.layout.id.map(cell);
        if id.is_some_and(words::is_total) || (id.is_none_or(str::is_empty) && words::is_total(cell(0))) {
            let note = Problem::new(
                "",
                Code::LeftOut,
                format!("line {line} adds up or averages others and was not used"),
            );
            self.reading.notes.push(note.at(line, place(self.layout.id.unwrap_or(0))));
            return;
        }
        self.reading.rows_read += 1;
        if record.as_slice().contains(['\n', '\r']) {
            let column = record.iter().position(|cell| cell.contains(['\n', '\r'])).unwrap_or_default();
            self.bad(
                Code::Unreadable,
                "this cell runs over the end of the line; a quotation mark may be missing",
                "",
                line,
                column,
            );
            return;
        }
        let filled = (1..)
            .zip(record)
            .filter(|(_, cell)| !cell.trim().is_empty())
            .map(|(count, _)| count)
            .last()
            .unwrap_or(0);
        let width = self.layout.width;
        // Spreadsheets leave out the empty cells at the end of a row: those are missing cells and no other row.
        if filled > width {
            self.reading.problems.add(
                Problem::new(
                    "",
                    Code::RaggedRow,
                    format!("line {line} has {filled} cells and the names are {width}"),
                )
                .bound(format!("{width} cells"))
                .got(format!("{filled} cells"))
                .at(line, place(width)),
            );
            return;
        }
        if self.ids.len() >= MOST_AGENTS {
            if self.ids.len() == MOST_AGENTS && !self.lines.contains_key("") {
                self.lines.insert(String::new(), line);
                let message = format!("more than {MOST_AGENTS} people are more than a scorecard takes");
                self.bad(Code::TooLong, &message, "", line, self.layout.id.unwrap_or(0));
            }
            return;
        }
        let name = match id {
            None => (self.reading.rows_read).to_string(),
            Some("") => {
                self.bad(
                    Code::EmptyCell,
                    "the name or number of an agent is expected here",
                    "",
                    line,
                    self.layout.id.unwrap_or(0),
                );
                return;
            }
            Some(name) => name.chars().take(MOST_NAME).collect(),
        };
        if let Some(first) = self.lines.get(&name) {
            let message = format!("line {first} is about the same agent");
            let got = if self.hide_names { "" } else { &name };
            self.bad(Code::Duplicate, &message, got, line, self.layout.id.unwrap_or(0));
            return;
        }
        self.lines.insert(name.clone(), line);
        let read: Vec<f64> =
            self.layout.used.iter().map(|(column, at)| self.figure(*column, cell(*at), line, *at)).collect();
        let at = |wanted: Column| {
            let found = self.layout.used.iter().zip(&read).find(|((column, _), _)| *column == wanted);
            found.map_or(f64::NAN, |(_, figure)| *figure)
        };
        // A figure of which is not known how many it stands on cannot be judged, and goes with them.
        let mut known = false;
        let mut figures = Vec::with_capacity(read.len());
        for ((column, _), figure) in self.layout.used.iter().zip(&read) {
            let judged = value_of(*column).map(|definition| {
                let (first, second) = definition.samples;
                !at(first).is_nan() || second.is_some_and(|second| !at(second).is_nan())
            });
            known |= judged == Some(true) && !figure.is_nan();
            figures.push(if judged == Some(false) { f64::NAN } else { *figure });
        }
        if known {
            self.ids.push(name);
            for (list, figure) in self.figures.iter_mut().zip(figures) {
                list.push(figure);
            }
        }
    }

    /// A figure, or NaN with a problem.
    fn figure(&mut self, column: Column, text: &str, line: u32, at: usize) -> f64 {
        let row = column.row();
        if text.is_empty() {
            self.bad(
                Code::EmptyCell,
                &format!("{} is expected here", row.label.to_lowercase()),
                "",
                line,
                at,
            );
            return f64::NAN;
        }
        let bare = without_percent(text);
        let signed = bare.len() < text.len();
        let mut figure = number::read(bare, self.survey.mark);
        match row.holds {
            Holds::Share => {
                let hundredths = signed || self.survey.hundredths(column);
                figure = figure.map(|share| if hundredths { share / 100.0 } else { share });
            }
            Holds::Seconds => {
                let minutes = self.layout.names.get(at).is_some_and(|name| words::in_minutes(name));
                figure = figure
                    .filter(|_| !signed)
                    .map(|time| if minutes { time * 60.0 } else { time })
                    .or_else(|| minutes_and_seconds(text));
            }
            Holds::Count => figure = figure.filter(|_| !signed),
            Holds::Points => {}
        }
        let Some(figure) = figure else {
            let mark = if self.survey.mark == DecimalMark::Point { "point" } else { "comma" };
            let message = format!("{} is a number; fractions have a decimal {mark}", row.label);
            self.bad(Code::NotANumber, &message, text, line, at);
            return f64::NAN;
        };
        let (least, most) = column.bounds();
        if figure < 0.0 && least >= 0.0 {
            self.bad(Code::Negative, &format!("{} is not below 0", row.label), text, line, at);
            return f64::NAN;
        }
        if figure < least || figure > most {
            let message = format!("{} is {least} to {most} {}", row.label, column.unit());
            self.bad(Code::Impossible, message.trim_end(), text, line, at);
            return f64::NAN;
        }
        if figure == 0.0 && counts(column) {
            let message = format!("nothing can be judged where {} is 0", row.label.to_lowercase());
            self.bad(Code::NoSamples, &message, text, line, at);
            return f64::NAN;
        }
        // Minus zero is zero.
        figure + 0.0
    }

    fn bad(&mut self, code: Code, message: &str, got: &str, line: u32, column: usize) {
        let problem = Problem::new("", code, message).at(line, place(column));
        self.reading.problems.add(if got.is_empty() { problem } else { problem.got(got) });
    }

    fn finish(mut self, names: Names) -> Reading {
        let header = self.layout.header.unwrap_or(self.layout.first_line);
        let ids = renamed(core::mem::take(&mut self.ids), names);
        let mut floor = Floor::new(ids);
        for ((column, _), figures) in self.layout.used.iter().zip(core::mem::take(&mut self.figures)) {
            floor.set_column(*column, figures);
        }
        for (column, at) in self.layout.used.clone() {
            let Some(definition) = value_of(column) else { continue };
            let (first, second) = definition.samples;
            if !floor.has(first) && !second.is_some_and(|second| floor.has(second)) {
                let message =
                    format!("{} cannot be judged: no column says how many it stands on", column.row().label);
                let problem = Problem::new("", Code::Missing, message).bound(first.row().label);
                self.reading.problems.add(problem.at(header, place(at)));
                floor.set_column(column, Vec::new());
            }
            let mut known = floor.column(column).iter().filter(|figure| !figure.is_nan());
            let first = known.next();
            let others = known.clone().count();
            if others > 0 && known.all(|figure| Some(figure) == first) {
                let message = format!(
                    "everybody has the same {}, which tells nobody apart",
                    column.row().label.to_lowercase()
                );
                let got = first.map_or_else(String::new, f64::to_string);
                self.bad(Code::NoSpread, &message, &got, header, at);
            }
        }
        if floor.is_empty() && self.reading.problems.is_empty() {
            self.bad(Code::UnknownLayout, "no row holds a figure that can be used", "", header, 0);
        } else if floor.len() == 1 {
            self.bad(
                Code::TooShort,
                "a single agent cannot be compared with anyone",
                "",
                self.layout.first_line,
                0,
            );
        }
        self.reading.floor = floor;
        self.reading
    }
}

/// The metric whose figure a column holds.
fn value_of(column: Column) -> Option<&'static Definition> {
    Metric::ALL.iter().map(|metric| metric.definition()).find(|definition| definition.value == column)
}

/// Whether a column holds what figures stand on.
fn counts(column: Column) -> bool {
    Metric::ALL.iter().any(|metric| {
        let (first, second) = metric.definition().samples;
        first == column || second == Some(column)
    })
}

fn renamed(ids: Vec<String>, names: Names) -> Vec<String> {
    match names {
        Names::Keep => ids,
        Names::Numbers => (1..=ids.len()).map(|number| number.to_string()).collect(),
        Names::Initials => {
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            ids.iter()
                .map(|name| {
                    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                    let short: String =
                        words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
                    let count = known.entry(short.clone()).or_default();
                    *count += 1;
                    if *count == 1 { short } else { format!("{short} {count}") }
                })
                .collect()
        }
    }
}
