//! What a caller may say about a file of agents' figures; everything left out is found in the file.

use super::super::options::{DecimalMark, MOST_COLUMNS, Separator};
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, optional_whole};
use crate::input::Value;
use crate::problem::{Collector, Problems};
use crate::scoring::figures::Column;
use std::sync::LazyLock;

/// What becomes of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// They stay.
    #[default]
    Keep,
    /// Initials take their place, with a number where two have the same.
    Initials,
    /// Numbers take their place, in the order of the file.
    Numbers,
}

static OWN: &[Field] = &[
    Field {
        path: "separator",
        label: "Separator",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("comma", "Comma"),
                ("semicolon", "Semicolon"),
                ("tab", "Tab"),
                ("pipe", "Vertical bar"),
            ],
            default: Fallback::Nothing,
        },
        help: "What stands between two cells; found in the file if absent.",
    },
    Field {
        path: "decimalMark",
        label: "Decimal mark",
        unit: "",
        kind: Kind::Choice {
            options: &[("point", "Point (1.5)"), ("comma", "Comma (1,5)")],
            default: Fallback::Nothing,
        },
        help: "What stands before the fraction of a number; found in the file if absent.",
    },
    Field {
        path: "headerRow",
        label: "The file has a row of names",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Whether a row of column names stands above the data; found in the file if absent.",
    },
    Field {
        path: "names",
        label: "Names",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("keep", "As they are"),
                ("initials", "Replaced by initials"),
                ("numbers", "Replaced by numbers"),
            ],
            default: Fallback::Is("keep"),
        },
        help: "What becomes of people's names. Names that are replaced are in nothing that the import gives.",
    },
    Field {
        path: "acceptRest",
        label: "Take the rest",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Takes what can be used although something is wrong with the file; all that is left out is told.",
    },
    Field {
        path: "columns.id",
        label: "Column of names",
        unit: "",
        kind: optional_whole(1.0, MOST_COLUMNS as f64),
        help: "Counted from 1; found by its name if absent.",
    },
];

/// The options of an import of agents.
#[must_use]
pub fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let columns = Column::ALL.into_iter().map(|column| Field {
            // Once for each column and never again: fields live as long as the program.
            path: String::leak(format!("columns.{}", column.row().name)),
            label: column.row().label,
            unit: "",
            kind: optional_whole(1.0, MOST_COLUMNS as f64),
            help: "Counted from 1; found by its name if absent.",
        });
        OWN.iter().copied().chain(columns).collect()
    });
    &ALL
}

/// What the caller said; `None` means that it is to be found in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What stands between two cells.
    pub separator: Option<Separator>,
    /// What stands before a fraction.
    pub decimal_mark: Option<DecimalMark>,
    /// Whether a row of names stands above the data.
    pub header_row: Option<bool>,
    /// What becomes of names.
    pub names: Names,
    /// Whether what can be used is taken although something is wrong.
    pub accept_rest: bool,
    /// Column of names, from 0.
    pub id: Option<usize>,
    /// Columns of figures, from 0.
    pub columns: Vec<(Column, usize)>,
}

impl Options {
    /// Checks what a caller gave.
    ///
    /// # Errors
    /// Everything that is wrong with the options by themselves.
    pub fn from_input(input: &Value) -> Result<Self, Problems> {
        let mut problems = Collector::default();
        let complete = read(fields(), &Value::Absent, input, &mut problems);
        let complete = Complete(&complete);
        let column = |name: &str| complete.optional(&format!("columns.{name}")).map(|n| n as usize - 1);
        let columns = Column::ALL.into_iter();
        let options = Self {
            separator: Separator::from_word(complete.text("separator")),
            decimal_mark: DecimalMark::from_word(complete.text("decimalMark")),
            header_row: match input.get("headerRow") {
                Value::Flag(flag) => Some(*flag),
                _ => None,
            },
            names: match complete.text("names") {
                "initials" => Names::Initials,
                "numbers" => Names::Numbers,
                _ => Names::Keep,
            },
            accept_rest: complete.flag("acceptRest"),
            id: column("id"),
            columns: columns.filter_map(|known| column(known.row().name).map(|at| (known, at))).collect(),
        };
        problems.finish(options)
    }
}
