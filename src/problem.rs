//! What is wrong with an input, as data: every problem at once, each with its place, its bound and what was given.

use core::fmt;

/// How many problems one answer lists before it only counts the rest.
pub const MOST_LISTED: usize = 500;

/// How many characters of a caller's own text a problem repeats.
const MOST_QUOTED: usize = 80;

/// The kind of a problem: stable words that a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A value of another kind than the field takes.
    WrongType,
    /// A field that has no default and was not given.
    Missing,
    /// A name that no field has.
    UnknownField,
    /// A number that is not a number, or infinite.
    NotFinite,
    /// A number outside the field's bounds.
    OutOfRange,
    /// A fraction where a whole number is expected.
    NotWhole,
    /// A word or number that is not among the field's choices.
    NotAChoice,
    /// A list or text shorter than the least.
    TooShort,
    /// A list, text or file longer than the most.
    TooLong,
    /// Nested more deeply, or larger, than any input is.
    TooLarge,
    /// Two fields that are fine alone and contradict each other.
    Conflict,
    /// A goal that no number of agents meets.
    Unreachable,
    /// A scenario file of a newer version than this program reads.
    NewerVersion,
    /// Not plain data, or not text in a form that can be read.
    Unreadable,
    /// Rows, columns or a layout that could not be recognised.
    UnknownLayout,
    /// A cell that should hold a number and does not.
    NotANumber,
    /// A cell that should hold a date or time and does not.
    NotATime,
    /// A count or duration below zero.
    Negative,
    /// A number no contact centre has.
    Impossible,
    /// A cell left empty.
    EmptyCell,
    /// The same interval given more than once.
    Duplicate,
    /// An interval that should be there and is not.
    MissingInterval,
    /// A whole day without a row, or without a call.
    ClosedDay,
    /// A row with more or fewer cells than the others.
    RaggedRow,
    /// A time that is not the start of an interval.
    OffGrid,
    /// Days that do not stand in the order of the calendar.
    OutOfOrder,
    /// A title, a total or a column that was recognised and not used.
    LeftOut,
    /// A figure that stands on no calls, surveys or days.
    NoSamples,
    /// A column in which everybody has the same figure.
    NoSpread,
    /// More problems than an answer lists.
    AndMore,
}

impl Code {
    /// The word this code has on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WrongType => "wrong_type",
            Self::Missing => "missing",
            Self::UnknownField => "unknown_field",
            Self::NotFinite => "not_finite",
            Self::OutOfRange => "out_of_range",
            Self::NotWhole => "not_whole",
            Self::NotAChoice => "not_a_choice",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::TooLarge => "too_large",
            Self::Conflict => "conflict",
            Self::Unreachable => "unreachable",
            Self::NewerVersion => "newer_version",
            Self::Unreadable => "unreadable",
            Self::UnknownLayout => "unknown_layout",
            Self::NotANumber => "not_a_number",
            Self::NotATime => "not_a_time",
            Self::Negative => "negative",
            Self::Impossible => "impossible",
            Self::EmptyCell => "empty_cell",
            Self::Duplicate => "duplicate",
            Self::MissingInterval => "missing_interval",
            Self::ClosedDay => "closed_day",
            Self::RaggedRow => "ragged_row",
            Self::OffGrid => "off_grid",
            Self::OutOfOrder => "out_of_order",
            Self::LeftOut => "left_out",
            Self::NoSamples => "no_samples",
            Self::NoSpread => "no_spread",
            Self::AndMore => "and_more",
        }
    }
}

/// One thing that is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field, as in `queues[1].talkSeconds`; empty for the whole input.
    pub path: String,
    /// The kind of problem.
    pub code: Code,
    /// A sentence for a person; it names the unit and says what is expected.
    pub message: String,
    /// What would have been accepted.
    pub bound: Option<String>,
    /// What was given, shortened.
    pub got: Option<String>,
    /// Line of the file, counted from 1, header included.
    pub line: Option<u32>,
    /// Column of the file, counted from 1.
    pub column: Option<u32>,
}

impl Problem {
    /// A problem at a path, with its sentence.
    #[must_use]
    pub fn new(path: impl AsRef<str>, code: Code, message: impl Into<String>) -> Self {
        Self {
            path: shortened(path.as_ref()),
            code,
            message: message.into(),
            bound: None,
            got: None,
            line: None,
            column: None,
        }
    }

    /// Adds what would have been accepted.
    #[must_use]
    pub fn bound(mut self, bound: impl Into<String>) -> Self {
        self.bound = Some(bound.into());
        self
    }

    /// Adds what was given; long text is cut.
    #[must_use]
    pub fn got(mut self, got: impl AsRef<str>) -> Self {
        self.got = Some(shortened(got.as_ref()));
        self
    }

    /// Adds the place in a file, both counted from 1.
    #[must_use]
    pub fn at(mut self, line: u32, column: u32) -> Self {
        self.line = Some(line);
        self.column = Some(column);
        self
    }
}

/// A caller's own text, cut at a length that still tells what it was.
#[must_use]
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_QUOTED) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// A non-empty list of problems: the answer to invalid input.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems, in the order of the input; never empty.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.0
    }

    /// The problems of a list; `None` if it is empty.
    #[must_use]
    pub fn from_list(list: Vec<Problem>) -> Option<Self> {
        (!list.is_empty()).then_some(Self(list))
    }

    /// The problems themselves.
    #[must_use]
    pub fn into_list(self) -> Vec<Problem> {
        self.0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = &self.0[0];
        if first.path.is_empty() {
            write!(f, "{}", first.message)?;
        } else {
            write!(f, "{}: {}", first.path, first.message)?;
        }
        match self.0.len() {
            1 => Ok(()),
            n => write!(f, " (and {} more)", n - 1),
        }
    }
}

impl core::error::Error for Problems {}

/// Collects problems while an input is read, so that all of them are told at once.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Collector {
    /// Adds one; beyond [`MOST_LISTED`] it is only counted.
    pub fn add(&mut self, problem: Problem) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    /// Whether nothing was wrong so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether a problem at this path, or below it, was found.
    #[must_use]
    pub fn mentions(&self, path: &str) -> bool {
        self.listed.iter().any(|problem| problem.path.starts_with(path))
    }

    /// `value` if nothing was wrong, else everything that was.
    ///
    /// # Errors
    /// All collected problems.
    pub fn finish<T>(self, value: T) -> Result<T, Problems> {
        if self.listed.is_empty() { Ok(value) } else { Err(Problems(self.into_list())) }
    }

    /// What was collected, which may be nothing.
    #[must_use]
    pub fn into_list(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            let more = self.unlisted;
            self.listed.push(Problem::new(
                "",
                Code::AndMore,
                format!("{more} further problems are not listed"),
            ));
        }
        self.listed
    }
}
