//! Reads an input against its table: everything that is wrong, or the complete value with defaults filled in.

use core::fmt;

use super::{Fallback, Field, Kind, Number, step_below};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem};

/// Reads `given` against `table`; what is not given comes from `preset`, then from the rows' defaults.
///
/// Objects are merged name by name. A list of objects has the length given, and each of its
/// objects states only what differs from the preset's object at the same place. A list of
/// numbers is taken whole. A field that may stay away is taken away by giving `null`, even where
/// the preset states it. The returned value holds every field of the table, so reading from it
/// cannot fail; where a problem was found it holds the fallback instead.
pub fn read(table: &'static [Field], preset: &Value, given: &Value, problems: &mut Collector) -> Value {
    read_object(table, "", preset, given, Place::Root, problems)
}

/// Where a value stands. Its words are put together only when there is a problem to tell.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root,
    Name(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Name(Self::Root, name) => f.write_str(name),
            Self::Name(outer, name) => write!(f, "{outer}.{name}"),
            Self::Index(outer, index) => write!(f, "{outer}[{index}]"),
        }
    }
}

fn read_object(
    table: &'static [Field],
    prefix: &str,
    preset: &Value,
    given: &Value,
    place: Place<'_>,
    problems: &mut Collector,
) -> Value {
    if !matches!(given, Value::Map(_) | Value::Absent) {
        let mut problem =
            Problem::new(place.to_string(), Code::WrongType, "an object with named fields is expected");
        problem = problem.bound("an object").got(given.told());
        problems.add(problem);
    }
    let mut complete: Vec<(String, Value)> = Vec::new();
    for field in table {
        let Some((name, is_list, here)) = step_below(field.path, prefix) else { continue };
        if complete.iter().any(|(known, _)| known == name) {
            continue;
        }
        let inner = Place::Name(&place, name);
        let (inner_given, inner_preset) = (given.get(name), preset.get(name));
        let value = if is_list {
            read_list(table, field, here, inner_preset, inner_given, inner, problems)
        } else if here.len() == field.path.len()
            && field.kind.may_stay_away()
            && inner_given.is_absent()
            && given.names(name)
        {
            // Saying `null` takes away what the preset states; not saying anything keeps it.
            Value::Absent
        } else if here.len() == field.path.len() {
            read_leaf(field, inner_preset, inner_given, inner, problems)
        } else {
            read_object(table, here, inner_preset, inner_given, inner, problems)
        };
        complete.push((name.to_owned(), value));
    }
    if let Value::Map(entries) = given {
        for (name, value) in entries {
            // A name that holds nothing says nothing: JavaScript leaves such behind.
            if !value.is_absent() && !complete.iter().any(|(known, _)| known == name) {
                let known: Vec<&str> = complete.iter().map(|(name, _)| name.as_str()).collect();
                problems.add(
                    Problem::new(
                        Place::Name(&place, &crate::problem::shortened(name)).to_string(),
                        Code::UnknownField,
                        "no field has this name",
                    )
                    .bound(format!("one of: {}", known.join(", ")))
                    .got(value.told()),
                );
            }
        }
    }
    Value::Map(complete)
}

fn read_list(
    table: &'static [Field],
    field: &Field,
    prefix: &str,
    preset: &Value,
    given: &Value,
    place: Place<'_>,
    problems: &mut Collector,
) -> Value {
    let Kind::List { length: (least, most) } = field.kind else {
        unreachable!("a list path has a list row of its own before its fields")
    };
    let count = match given {
        Value::Absent => preset.items().len().max(least),
        Value::List(items) => {
            length_problem(items.len(), (least, most), "entries", place, problems);
            items.len().min(most)
        }
        other => {
            problems.add(
                Problem::new(place.to_string(), Code::WrongType, format!("{} is a list", field.label))
                    .bound(format!("a list of {least} to {most}"))
                    .got(other.told()),
            );
            preset.items().len().max(least)
        }
    };
    let items = (0..count)
        .map(|i| read_object(table, prefix, preset.at(i), given.at(i), Place::Index(&place, i), problems))
        .collect();
    Value::List(items)
}

fn read_leaf(
    field: &Field,
    preset: &Value,
    given: &Value,
    place: Place<'_>,
    problems: &mut Collector,
) -> Value {
    if given.is_absent() {
        if !preset.is_absent() {
            return preset.clone();
        }
        if field.kind.is_required() {
            problems.add(
                Problem::new(place.to_string(), Code::Missing, format!("{} must be given", field.label))
                    .bound(field.bound_in_words())
                    .got("nothing"),
            );
        }
        return field.kind.fallback();
    }
    match problem_of(field, given) {
        None => given.clone(),
        Some((code, message)) => {
            problems.add(
                Problem::new(place.to_string(), code, message)
                    .bound(field.bound_in_words())
                    .got(given.told()),
            );
            if preset.is_absent() { field.kind.fallback() } else { preset.clone() }
        }
    }
}

fn problem_of(field: &Field, given: &Value) -> Option<(Code, String)> {
    let label = field.label;
    match (field.kind, given) {
        (Kind::Number(Number { min, max, whole, .. }), Value::Number(number)) => {
            number_problem(field, *number, (min, max), whole)
        }
        (Kind::OneOf { options, .. }, Value::Number(number)) => (!options.contains(number))
            .then(|| (Code::NotAChoice, format!("{label} is {}", field.bound_in_words()))),
        (Kind::Numbers { length: (least, most), bounds, whole, .. }, Value::List(items)) => {
            if items.len() < least || items.len() > most {
                let code = if items.len() < least { Code::TooShort } else { Code::TooLong };
                return Some((code, format!("{label}: {}", field.bound_in_words())));
            }
            items.iter().enumerate().find_map(|(i, item)| match item {
                Value::Number(number) => number_problem(field, *number, bounds, whole)
                    .map(|(code, message)| (code, format!("entry {}: {message}", i + 1))),
                other => Some((
                    Code::WrongType,
                    format!("entry {} is a number, but {} was given", i + 1, other.told()),
                )),
            })
        }
        (Kind::Choice { options, .. }, Value::Text(text)) => (!options.iter().any(|(word, _)| word == text))
            .then(|| (Code::NotAChoice, format!("{label} is {}", field.bound_in_words()))),
        (Kind::Text { most, .. }, Value::Text(text)) => (text.chars().nth(most).is_some())
            .then(|| (Code::TooLong, format!("{label} has at most {most} characters"))),
        (Kind::Flag { .. }, Value::Flag(_)) => None,
        _ => Some((Code::WrongType, format!("{label} is {}", field.bound_in_words()))),
    }
}

fn number_problem(field: &Field, number: f64, (min, max): (f64, f64), whole: bool) -> Option<(Code, String)> {
    let Field { label, unit, .. } = field;
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    if !number.is_finite() {
        Some((Code::NotFinite, format!("{label} is a finite number")))
    } else if number < min || number > max {
        Some((Code::OutOfRange, format!("{label} is {min} to {max}{unit}")))
    } else if whole && number.fract() != 0.0 {
        Some((Code::NotWhole, format!("{label} is a whole number")))
    } else {
        None
    }
}

fn length_problem(
    got: usize,
    (least, most): (usize, usize),
    what: &str,
    place: Place<'_>,
    problems: &mut Collector,
) {
    let code = if got < least {
        Code::TooShort
    } else if got > most {
        Code::TooLong
    } else {
        return;
    };
    problems.add(
        Problem::new(place.to_string(), code, format!("{least} to {most} {what} are expected"))
            .bound(format!("{least} to {most} {what}"))
            .got(format!("{got} {what}")),
    );
}

impl Kind {
    /// Whether nothing stands in for a missing value.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::Number(Number { default: Fallback::Required, .. })
                | Self::Choice { default: Fallback::Required, .. }
        )
    }

    /// Whether the field may hold nothing at all.
    #[must_use]
    pub fn may_stay_away(self) -> bool {
        matches!(
            self,
            Self::Number(Number { default: Fallback::Nothing, .. })
                | Self::Choice { default: Fallback::Nothing, .. }
        )
    }

    /// The value where none is given; absent if there is no default.
    #[must_use]
    pub fn fallback(self) -> Value {
        match self {
            Self::Number(Number { default: Fallback::Is(number), .. })
            | Self::OneOf { default: number, .. } => Value::Number(number),
            Self::Numbers { default, .. } => Value::numbers(default),
            Self::Choice { default: Fallback::Is(word), .. } | Self::Text { default: word, .. } => {
                Value::from(word)
            }
            Self::Flag { default } => Value::Flag(default),
            Self::Number(_) | Self::Choice { .. } => Value::Absent,
            Self::List { .. } => Value::List(Vec::new()),
        }
    }
}

impl Field {
    /// What the field accepts, in words and with its unit.
    #[must_use]
    pub fn bound_in_words(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        match self.kind {
            Kind::Number(Number { min, max, whole, .. }) => {
                let kind = if whole { "a whole number, " } else { "" };
                format!("{kind}{min} to {max}{unit}")
            }
            Kind::OneOf { options, .. } => {
                let words: Vec<String> = options.iter().map(f64::to_string).collect();
                format!("one of: {}{unit}", words.join(", "))
            }
            Kind::Numbers { length: (least, most), bounds: (min, max), .. } if least == most => {
                format!("a list of {least} numbers, each {min} to {max}{unit}")
            }
            Kind::Numbers { length: (least, most), bounds: (min, max), .. } => {
                format!("a list of {least} to {most} numbers, each {min} to {max}{unit}")
            }
            Kind::Choice { options, .. } => {
                let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
                format!("one of: {}", words.join(", "))
            }
            Kind::Text { most, .. } => format!("text of at most {most} characters"),
            Kind::Flag { .. } => "true or false".to_owned(),
            Kind::List { length: (least, most) } => format!("a list of {least} to {most}"),
        }
    }
}

/// A complete value, as [`read`] returns it, with typed access to what its table guarantees.
#[derive(Clone, Copy, Debug)]
pub struct Complete<'a>(pub &'a Value);

impl<'a> Complete<'a> {
    fn leaf(self, path: &str) -> &'a Value {
        path.split('.').fold(self.0, |value, name| value.get(name))
    }

    /// A number that may stay away.
    #[must_use]
    pub fn optional(self, path: &str) -> Option<f64> {
        self.leaf(path).number()
    }

    /// A number with a default or required.
    ///
    /// After a problem the value may be absent; the caller's result is then dropped, so that zero does no harm.
    #[must_use]
    pub fn number(self, path: &str) -> f64 {
        self.optional(path).unwrap_or_default()
    }

    /// A text or choice; empty if it may stay away and does.
    #[must_use]
    pub fn text(self, path: &str) -> &'a str {
        self.leaf(path).text().unwrap_or_default()
    }

    /// Yes or no.
    #[must_use]
    pub fn flag(self, path: &str) -> bool {
        matches!(self.leaf(path), Value::Flag(true))
    }

    /// A list of numbers.
    #[must_use]
    pub fn numbers(self, path: &str) -> Vec<f64> {
        self.leaf(path).items().iter().filter_map(Value::number).collect()
    }

    /// The objects of a list.
    pub fn objects(self, path: &str) -> impl Iterator<Item = Complete<'a>> {
        self.leaf(path).items().iter().map(Complete)
    }
}
