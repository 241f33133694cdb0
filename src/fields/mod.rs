//! Fields as data: one row says what a field is called, its unit, bounds, default and help.
//!
//! From the same row come the check and its message ([`read`]), the JSON Schema ([`schema`]),
//! the page's control, and the generator of random tests, so that these cannot drift apart.
//!
//! A path names objects with dots and lists of objects with `[]`: `queues[].talkSeconds`.
//! Rows of one object stand together, and a list of objects has a row of its own (`queues[]`).

pub mod read;
pub mod schema;

/// One field of an input.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Where it stands.
    pub path: &'static str,
    /// What it is called on the page.
    pub label: &'static str,
    /// Its unit in words; empty where it has none.
    pub unit: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What it means, in a sentence or two.
    pub help: &'static str,
}

/// What a field may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number within bounds, both included.
    Number(Number),
    /// One of a few numbers.
    OneOf {
        /// The numbers allowed.
        options: &'static [f64],
        /// The number where none is given.
        default: f64,
    },
    /// A list of plain numbers.
    Numbers {
        /// The least and the most numbers it may have.
        length: (usize, usize),
        /// The least and the greatest each may be.
        bounds: (f64, f64),
        /// Whether each must be whole.
        whole: bool,
        /// The list where none is given.
        default: &'static [f64],
    },
    /// One of a few words.
    Choice {
        /// Each word and what it is called on the page.
        options: &'static [(&'static str, &'static str)],
        /// The word where none is given; `None` if it must be given, or may stay away.
        default: Fallback<&'static str>,
    },
    /// A line of text.
    Text {
        /// The most characters.
        most: usize,
        /// The text where none is given.
        default: &'static str,
    },
    /// Yes or no.
    Flag {
        /// The answer where none is given.
        default: bool,
    },
    /// A list of objects, whose fields are the rows below this path.
    List {
        /// The least and the most objects.
        length: (usize, usize),
    },
}

/// Bounds and default of a number.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// The least, itself allowed.
    pub min: f64,
    /// The greatest, itself allowed.
    pub max: f64,
    /// Whether it must be whole.
    pub whole: bool,
    /// A sensible step for a control.
    pub step: f64,
    /// The number where none is given.
    pub default: Fallback<f64>,
}

/// What stands in for a field that is not given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fallback<T> {
    /// This value.
    Is(T),
    /// Nothing: the field may stay away.
    Nothing,
    /// Nothing does: the field must be given.
    Required,
}

/// A field, in the order in which its columns are read.
#[must_use]
pub const fn row(
    path: &'static str,
    label: &'static str,
    unit: &'static str,
    kind: Kind,
    help: &'static str,
) -> Field {
    Field { path, label, unit, kind, help }
}

/// A number with a default.
#[must_use]
pub const fn number(min: f64, max: f64, step: f64, default: f64) -> Kind {
    Kind::Number(Number { min, max, whole: false, step, default: Fallback::Is(default) })
}

/// A whole number with a default.
#[must_use]
pub const fn whole(min: f64, max: f64, default: f64) -> Kind {
    Kind::Number(Number { min, max, whole: true, step: 1.0, default: Fallback::Is(default) })
}

/// A number that may stay away.
#[must_use]
pub const fn optional(min: f64, max: f64, step: f64) -> Kind {
    Kind::Number(Number { min, max, whole: false, step, default: Fallback::Nothing })
}

/// A whole number that may stay away.
#[must_use]
pub const fn optional_whole(min: f64, max: f64) -> Kind {
    Kind::Number(Number { min, max, whole: true, step: 1.0, default: Fallback::Nothing })
}

/// A whole number that must be given.
#[must_use]
pub const fn required_whole(min: f64, max: f64) -> Kind {
    Kind::Number(Number { min, max, whole: true, step: 1.0, default: Fallback::Required })
}

/// A number that must be given.
#[must_use]
pub const fn required(min: f64, max: f64, step: f64) -> Kind {
    Kind::Number(Number { min, max, whole: false, step, default: Fallback::Required })
}

/// The next name below `prefix` in a row's path, and whether it names a list.
///
/// `queues[].talkSeconds` below `""` gives `("queues", true, "queues[]")`.
pub(crate) fn step_below(path: &'static str, prefix: &str) -> Option<(&'static str, bool, &'static str)> {
    let rest = match (prefix.is_empty(), path.strip_prefix(prefix)?) {
        (true, rest) => rest,
        (false, rest) => rest.strip_prefix('.')?,
    };
    let start = path.len() - rest.len();
    let end = rest.find('.').map_or(path.len(), |dot| start + dot);
    let segment = &path[start..end];
    let here = &path[..end];
    Some(segment.strip_suffix("[]").map_or((segment, false, here), |name| (name, true, here)))
}
