//! `describe` and `check`: what can be said, and whether it was said right.

use super::{ProblemView, glossary, queues};
use crate::assumptions::{Assumption, REGISTRY, Source};
use crate::fields::schema::{json_schema, rows};
use crate::input::Value;
use crate::problem::Collector;
use crate::scenario::{SCHEMA_VERSION, Scenario, complete_input, fields, presets};
use serde::Serialize;

/// Every field, assumption, preset and term, and the schema of the scenario file.
#[must_use]
pub fn describe() -> Value {
    let presets = presets::all().into_iter().map(|preset| {
        let complete = complete_input(&preset.input, &mut Collector::default());
        Value::object(vec![
            ("id", preset.id.into()),
            ("label", preset.label.into()),
            ("about", preset.about.into()),
            ("input", preset.input),
            ("complete", complete),
        ])
    });
    let all = glossary::TERMS.iter().map(|&(id, term, definition)| (id.to_owned(), term, definition));
    let terms = all.chain(glossary::metrics()).map(|(id, term, definition)| {
        Value::object(vec![("id", Value::Text(id)), ("term", term.into()), ("definition", definition.into())])
    });
    Value::object(vec![
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("schemaVersion", f64::from(SCHEMA_VERSION).into()),
        ("fields", rows(fields::all())),
        (
            "inputs",
            Value::object(vec![
                ("queue", rows(queues::QUEUE)),
                ("staff", rows(queues::STAFF)),
                ("importVolumes", rows(crate::import::FIELDS)),
                ("importAgents", rows(crate::import::agents::fields())),
                ("plan", rows(crate::engine::planning::FIELDS)),
                ("simulateQueue", rows(super::inputs::SIMULATE_QUEUE)),
                ("traceQueue", rows(super::inputs::TRACE_QUEUE)),
                ("traceDay", rows(super::inputs::TRACE_DAY)),
                ("start", rows(super::inputs::START)),
                ("drawFloor", rows(super::inputs::draw_floor())),
                ("score", rows(super::inputs::score())),
                ("scorecard", rows(super::inputs::scorecard())),
                ("scorecardReliability", rows(super::inputs::scorecard_reliability())),
            ]),
        ),
        ("assumptions", Value::List(REGISTRY.iter().map(assumption).collect())),
        ("levers", super::levers::rows()),
        ("criteria", super::score::criteria()),
        ("presets", Value::List(presets.collect())),
        ("glossary", Value::List(terms.collect())),
        ("schema", json_schema(fields::all(), "Breather scenario")),
    ])
}

fn assumption(row: &Assumption) -> Value {
    let (min, max) = row.bounds;
    let cited: Vec<&str> = row.sources.iter().map(|source| source.cite).collect();
    Value::object(vec![
        ("id", row.id.into()),
        ("label", row.label.into()),
        ("unit", row.unit.into()),
        ("default", row.default.into()),
        ("low", row.low.into()),
        ("high", row.high.into()),
        ("min", min.into()),
        ("max", max.into()),
        ("shape", row.shape.as_str().into()),
        ("neutral", row.neutral.map_or(Value::Absent, Value::Number)),
        ("grade", row.grade.as_str().into()),
        ("source", Value::Text(cited.join("; "))),
        ("sources", Value::List(row.sources.iter().map(source).collect())),
        ("seen", row.seen.into()),
        ("population", row.population.into()),
        ("note", row.note.into()),
    ])
}

fn source(source: &Source) -> Value {
    Value::object(vec![
        ("cite", source.cite.into()),
        ("doi", source.doi.map_or(Value::Absent, Value::from)),
        ("seen", source.seen.as_str().into()),
    ])
}

/// Whether an input is a scenario; if so, the scenario in full.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// Everything that is.
    pub problems: Vec<ProblemView>,
    /// The input with preset and defaults filled in, if nothing is wrong.
    pub complete: Option<Value>,
}

/// All problems of an input; never fails.
#[must_use]
pub fn check(given: &Value) -> CheckView {
    match Scenario::from_input(given) {
        Ok(_) => CheckView {
            ok: true,
            problems: Vec::new(),
            complete: Some(complete_input(given, &mut Collector::default())),
        },
        Err(problems) => CheckView { ok: false, problems: super::problem_views(problems), complete: None },
    }
}
