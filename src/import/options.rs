//! What a caller may say about a file of volumes; everything left out is found in the file.

use super::civil;
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, optional_whole};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};

/// Declares an enum whose variants have a word on the wire.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            /// The word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            pub(super) fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

words! {
    /// What stands between two cells of a line.
    Separator {
        /// `,`
        Comma = "comma",
        /// `;`
        Semicolon = "semicolon",
        /// A tab, as pasted from a spreadsheet.
        Tab = "tab",
        /// `|`
        Pipe = "pipe",
    }

    /// What stands before the fraction of a number.
    DecimalMark {
        /// `1.5`
        Point = "point",
        /// `1,5`
        Comma = "comma",
    }

    /// The order of a date written in numbers.
    DateOrder {
        /// `2003-03-31`
        YearMonthDay = "yearMonthDay",
        /// `31/03/2003`
        DayMonthYear = "dayMonthYear",
        /// `03/31/2003`
        MonthDayYear = "monthDayYear",
    }

    /// How a file lays volumes out.
    Layout {
        /// One row per interval.
        Long = "long",
        /// One row per day and one column per interval, or the other way about.
        WideDays = "wideDays",
        /// Interval by weekday, without dates, in either orientation.
        WeekGrid = "weekGrid",
    }

    /// What to do with an interval that is given more than once.
    Duplicates {
        /// Add the calls; handling times are averaged by calls.
        Add = "add",
        /// Keep the first in the file.
        First = "first",
        /// Keep the last in the file.
        Last = "last",
    }

    /// What an absent interval within a day's usual hours means.
    Missing {
        /// Nobody called.
        Zero = "zero",
        /// Not known.
        LeaveOut = "leaveOut",
    }
}

impl Separator {
    /// The byte itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// The most columns that a file may have: a day of minutes, and some labels.
pub(super) const MOST_COLUMNS: usize = 2000;

const fn choice(options: &'static [(&'static str, &'static str)]) -> Kind {
    Kind::Choice { options, default: Fallback::Nothing }
}

const fn column() -> Kind {
    optional_whole(1.0, MOST_COLUMNS as f64)
}

/// The options of an import.
pub static FIELDS: &[Field] = &[
    Field {
        path: "separator",
        label: "Separator",
        unit: "",
        kind: choice(&[
            ("comma", "Comma"),
            ("semicolon", "Semicolon"),
            ("tab", "Tab"),
            ("pipe", "Vertical bar"),
        ]),
        help: "What stands between two cells; found in the file if absent.",
    },
    Field {
        path: "decimalMark",
        label: "Decimal mark",
        unit: "",
        kind: choice(&[("point", "Point (1.5)"), ("comma", "Comma (1,5)")]),
        help: "What stands before the fraction of a number; found in the file if absent.",
    },
    Field {
        path: "dateOrder",
        label: "Order of dates",
        unit: "",
        kind: choice(&[
            ("yearMonthDay", "Year, month, day"),
            ("dayMonthYear", "Day, month, year"),
            ("monthDayYear", "Month, day, year"),
        ]),
        help: "How dates written in numbers are read; found in the file if absent.",
    },
    Field {
        path: "headerRow",
        label: "The file has a row of names",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Whether a row of column names stands above the data; found in the file if absent.",
    },
    Field {
        path: "intervalMinutes",
        label: "Length of an interval in the file",
        unit: "minutes",
        kind: optional_whole(1.0, 60.0),
        help: "Any length up to an hour that divides a day; found in the file if absent.",
    },
    Field {
        path: "layout",
        label: "Layout",
        unit: "",
        kind: choice(&[
            ("long", "One row per interval"),
            ("wideDays", "One row per day, one column per interval"),
            ("weekGrid", "Interval by weekday, without dates"),
        ]),
        help: "How the file lays the volumes out; found in the file if absent.",
    },
    Field {
        path: "timeColumn",
        label: "Column of times",
        unit: "",
        kind: column(),
        help: "Counted from 1; holds the start of the interval, with its date unless dates have a column of their own.",
    },
    Field {
        path: "dateColumn",
        label: "Column of dates",
        unit: "",
        kind: column(),
        help: "Counted from 1; only where the date stands apart from the time.",
    },
    Field {
        path: "callsColumn",
        label: "Column of calls",
        unit: "",
        kind: column(),
        help: "Counted from 1; the calls offered in the interval.",
    },
    Field {
        path: "handleColumn",
        label: "Column of handling times",
        unit: "",
        kind: column(),
        help: "Counted from 1; the mean handling time of the interval's calls, in seconds or as minutes and seconds (3:05).",
    },
    Field {
        path: "duplicates",
        label: "Intervals given twice",
        unit: "",
        kind: choice(&[("add", "Add them"), ("first", "Keep the first"), ("last", "Keep the last")]),
        help: "What to do with an interval that is given more than once, such as the hour repeated when clocks go back; refused if absent.",
    },
    Field {
        path: "missing",
        label: "Intervals not in the file",
        unit: "",
        kind: choice(&[("zero", "Nobody called"), ("leaveOut", "Not known")]),
        help: "What an absent interval within a day's usual hours means; told and left open if absent.",
    },
    Field {
        path: "leaveOutBadCells",
        label: "Leave out cells that cannot be used",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Takes the rest of the file although some cells cannot be used; each cell left out is told.",
    },
    Field {
        path: "planIntervalMinutes",
        label: "Length of an interval for planning",
        unit: "minutes",
        kind: optional_whole(5.0, 60.0),
        help: "5, 10, 15, 20, 30 or 60 and a multiple of the file's; 30 if absent, or the next that fits.",
    },
    Field {
        path: "week",
        label: "Week to plan for",
        unit: "",
        kind: Kind::Text { most: 10, default: "" },
        help: "The Monday of one week in the file, as 2003-03-31; the mean of all weeks if absent.",
    },
];

/// Lengths of interval that a scenario can have, in minutes.
pub const PLAN_INTERVALS: [u32; 6] = [5, 10, 15, 20, 30, 60];

/// What the caller said about a file; `None` means that it is to be found in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What stands between two cells.
    pub separator: Option<Separator>,
    /// What stands before a fraction.
    pub decimal_mark: Option<DecimalMark>,
    /// How dates written in numbers are read.
    pub date_order: Option<DateOrder>,
    /// Whether a row of names stands above the data.
    pub header_row: Option<bool>,
    /// Minutes of an interval in the file.
    pub interval_minutes: Option<u32>,
    /// How the volumes are laid out.
    pub layout: Option<Layout>,
    /// Column of interval starts, from 1.
    pub time_column: Option<usize>,
    /// Column of dates, from 1.
    pub date_column: Option<usize>,
    /// Column of calls, from 1.
    pub calls_column: Option<usize>,
    /// Column of handling times, from 1.
    pub handle_column: Option<usize>,
    /// What to do with an interval given twice; refused if `None`.
    pub duplicates: Option<Duplicates>,
    /// What an absent interval means; left open if `None`.
    pub missing: Option<Missing>,
    /// Whether the rest is taken although some cells cannot be used.
    pub leave_out_bad_cells: bool,
    /// Minutes of an interval in the scenario; one of [`PLAN_INTERVALS`].
    pub plan_interval_minutes: Option<u32>,
    /// The Monday of the week to plan for, in days since 1970-01-01.
    pub week: Option<i32>,
}

impl Options {
    /// Checks what a caller gave.
    ///
    /// # Errors
    /// Everything that is wrong with the options by themselves.
    pub fn from_input(input: &Value) -> Result<Self, Problems> {
        let mut problems = Collector::default();
        let complete = read(FIELDS, &Value::Absent, input, &mut problems);
        let complete = Complete(&complete);
        let interval_minutes = complete.optional("intervalMinutes").map(to_whole);
        if let Some(minutes) = interval_minutes
            && !is_interval(minutes)
        {
            problems.add(
                Problem::new(
                    "intervalMinutes",
                    Code::NotAChoice,
                    format!("intervals of {minutes} minutes do not fill a day"),
                )
                .bound("a whole number of minutes up to 60 that divides 1440")
                .got(minutes.to_string()),
            );
        }
        let plan_interval_minutes = complete.optional("planIntervalMinutes").map(to_whole);
        if let Some(minutes) = plan_interval_minutes
            && !PLAN_INTERVALS.contains(&minutes)
        {
            problems.add(
                Problem::new(
                    "planIntervalMinutes",
                    Code::NotAChoice,
                    "a scenario has no intervals of this length",
                )
                .bound("one of: 5, 10, 15, 20, 30, 60 minutes")
                .got(minutes.to_string()),
            );
        }
        let column = |path: &str| complete.optional(path).map(|n| to_whole(n) as usize);
        let options = Self {
            separator: Separator::from_word(complete.text("separator")),
            decimal_mark: DecimalMark::from_word(complete.text("decimalMark")),
            date_order: DateOrder::from_word(complete.text("dateOrder")),
            header_row: match input.get("headerRow") {
                Value::Flag(flag) => Some(*flag),
                _ => None,
            },
            interval_minutes,
            layout: Layout::from_word(complete.text("layout")),
            time_column: column("timeColumn"),
            date_column: column("dateColumn"),
            calls_column: column("callsColumn"),
            handle_column: column("handleColumn"),
            duplicates: Duplicates::from_word(complete.text("duplicates")),
            missing: Missing::from_word(complete.text("missing")),
            leave_out_bad_cells: complete.flag("leaveOutBadCells"),
            plan_interval_minutes,
            week: week(complete.text("week"), &mut problems),
        };
        problems.finish(options)
    }

    /// The names of what was given about the file itself.
    #[must_use]
    pub fn given(&self) -> Vec<&'static str> {
        [
            ("separator", self.separator.is_some()),
            ("decimalMark", self.decimal_mark.is_some()),
            ("dateOrder", self.date_order.is_some()),
            ("headerRow", self.header_row.is_some()),
            ("intervalMinutes", self.interval_minutes.is_some()),
            ("layout", self.layout.is_some()),
            ("timeColumn", self.time_column.is_some()),
            ("dateColumn", self.date_column.is_some()),
            ("callsColumn", self.calls_column.is_some()),
            ("handleColumn", self.handle_column.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
        .collect()
    }
}

/// Whether a day can be cut into intervals of this length, up to an hour.
#[must_use]
pub(super) fn is_interval(minutes: u32) -> bool {
    (1..=60).contains(&minutes) && crate::units::MINUTES_PER_DAY.is_multiple_of(minutes)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the field table bounds it; a float cast saturates"
)]
fn to_whole(number: f64) -> u32 {
    number as u32
}

fn week(text: &str, problems: &mut Collector) -> Option<i32> {
    if text.is_empty() {
        return None;
    }
    let wrong = |code, message: &str| {
        Problem::new("week", code, message).bound("the date of a Monday, as 2003-03-31").got(text)
    };
    let day = civil::Written::read(text)
        .filter(|(_, rest)| rest.is_empty())
        .filter(|(written, _)| written.order() == Some(DateOrder::YearMonthDay))
        .and_then(|(written, _)| written.day(DateOrder::YearMonthDay));
    match day {
        None => problems.add(wrong(Code::NotATime, "this is not a date")),
        Some(day) if civil::weekday(day) != 0 => problems.add(wrong(
            Code::OutOfRange,
            &format!(
                "weeks start on a Monday; this date is in the week of {}",
                civil::iso(civil::monday(day))
            ),
        )),
        Some(_) => {}
    }
    day
}
