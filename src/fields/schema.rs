//! A table of fields as JSON Schema (draft 2020-12) and as the rows that `describe()` gives.

use super::{Fallback, Field, Kind, Number, step_below};
use crate::input::Value;

#[expect(clippy::cast_precision_loss, reason = "lengths of lists and texts are small")]
fn count(n: usize) -> Value {
    Value::Number(n as f64)
}

/// The JSON Schema of an object with these fields; nothing else is allowed in it.
#[must_use]
pub fn json_schema(table: &'static [Field], title: &str) -> Value {
    let Value::Map(mut entries) = object_schema(table, "") else {
        unreachable!("an object's schema is a map")
    };
    let mut schema = vec![
        ("$schema".to_owned(), Value::from("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), Value::from(title)),
    ];
    schema.append(&mut entries);
    Value::Map(schema)
}

fn object_schema(table: &'static [Field], prefix: &str) -> Value {
    let mut properties: Vec<(String, Value)> = Vec::new();
    let mut required = Vec::new();
    for field in table {
        let Some((name, is_list, here)) = step_below(field.path, prefix) else { continue };
        if properties.iter().any(|(known, _)| known == name) {
            continue;
        }
        let schema = if is_list {
            let Kind::List { length: (least, most) } = field.kind else {
                unreachable!("a list path has a list row of its own before its fields")
            };
            Value::object(vec![
                ("type", Value::from("array")),
                ("title", Value::from(field.label)),
                ("description", Value::from(field.help)),
                ("minItems", count(least)),
                ("maxItems", count(most)),
                ("items", object_schema(table, here)),
            ])
        } else if here.len() == field.path.len() {
            if field.kind.is_required() {
                required.push(Value::from(name));
            }
            leaf_schema(field)
        } else {
            object_schema(table, here)
        };
        properties.push((name.to_owned(), schema));
    }
    let mut schema = vec![
        ("type", Value::from("object")),
        ("properties", Value::Map(properties)),
        ("additionalProperties", Value::Flag(false)),
    ];
    if !required.is_empty() {
        schema.push(("required", Value::List(required)));
    }
    Value::object(schema)
}

fn leaf_schema(field: &Field) -> Value {
    let about = if field.unit.is_empty() {
        field.help.to_owned()
    } else {
        format!("{} Unit: {}.", field.help, field.unit)
    };
    let mut schema = vec![("title", Value::from(field.label)), ("description", Value::Text(about))];
    match field.kind {
        Kind::Number(Number { min, max, whole, .. }) => {
            let kind = Value::from(if whole { "integer" } else { "number" });
            // A field that may stay away can be taken away from a preset by saying `null`.
            let kind =
                if field.kind.may_stay_away() { Value::List(vec![kind, Value::from("null")]) } else { kind };
            schema.push(("type", kind));
            schema.push(("minimum", Value::Number(min)));
            schema.push(("maximum", Value::Number(max)));
        }
        Kind::OneOf { options, .. } => {
            schema.push(("enum", Value::numbers(options)));
        }
        Kind::Numbers { length: (least, most), bounds: (min, max), whole, .. } => {
            schema.push(("type", Value::from("array")));
            schema.push(("minItems", count(least)));
            schema.push(("maxItems", count(most)));
            schema.push((
                "items",
                Value::object(vec![
                    ("type", Value::from(if whole { "integer" } else { "number" })),
                    ("minimum", Value::Number(min)),
                    ("maximum", Value::Number(max)),
                ]),
            ));
        }
        Kind::Choice { options, .. } => {
            schema.push(("enum", Value::List(options.iter().map(|(word, _)| Value::from(*word)).collect())));
        }
        Kind::Text { most, .. } => {
            schema.push(("type", Value::from("string")));
            schema.push(("maxLength", count(most)));
        }
        Kind::Flag { .. } => schema.push(("type", Value::from("boolean"))),
        Kind::List { .. } => unreachable!("a list of objects is no leaf"),
    }
    let default = field.kind.fallback();
    if !default.is_absent() {
        schema.push(("default", default));
    }
    Value::object(schema)
}

/// The rows of a table as plain data, for a form or a document.
#[must_use]
pub fn rows(table: &'static [Field]) -> Value {
    Value::List(table.iter().map(row).collect())
}

fn row(field: &Field) -> Value {
    let mut row = vec![
        ("path", Value::from(field.path)),
        ("label", Value::from(field.label)),
        ("unit", Value::from(field.unit)),
        ("help", Value::from(field.help)),
        ("bound", Value::Text(field.bound_in_words())),
    ];
    let options = |words: Vec<(Value, Value)>| {
        Value::List(
            words
                .into_iter()
                .map(|(value, label)| Value::object(vec![("value", value), ("label", label)]))
                .collect(),
        )
    };
    match field.kind {
        Kind::Number(Number { min, max, whole, step, default }) => {
            row.push(("kind", Value::from("number")));
            row.push(("min", Value::Number(min)));
            row.push(("max", Value::Number(max)));
            row.push(("step", Value::Number(step)));
            row.push(("whole", Value::Flag(whole)));
            row.push(("optional", Value::Flag(default == Fallback::Nothing)));
        }
        Kind::OneOf { options: numbers, .. } => {
            row.push(("kind", Value::from("choice")));
            let words = numbers
                .iter()
                .map(|&n| (Value::Number(n), Value::Text(format!("{n} {}", field.unit))))
                .collect();
            row.push(("options", options(words)));
        }
        Kind::Numbers { length: (least, most), bounds: (min, max), whole, .. } => {
            row.push(("kind", Value::from("numbers")));
            row.push(("min", Value::Number(min)));
            row.push(("max", Value::Number(max)));
            row.push(("whole", Value::Flag(whole)));
            row.push(("minItems", count(least)));
            row.push(("maxItems", count(most)));
        }
        Kind::Choice { options: words, default } => {
            row.push(("kind", Value::from("choice")));
            let words = words.iter().map(|(word, label)| (Value::from(*word), Value::from(*label))).collect();
            row.push(("options", options(words)));
            row.push(("optional", Value::Flag(default == Fallback::Nothing)));
        }
        Kind::Text { most, .. } => {
            row.push(("kind", Value::from("text")));
            row.push(("maxLength", count(most)));
        }
        Kind::Flag { .. } => row.push(("kind", Value::from("flag"))),
        Kind::List { length: (least, most) } => {
            row.push(("kind", Value::from("list")));
            row.push(("minItems", count(least)));
            row.push(("maxItems", count(most)));
        }
    }
    row.push(("default", field.kind.fallback()));
    Value::object(row)
}
