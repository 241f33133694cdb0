//! Random inputs drawn from the field tables, and views as plain values to look through.

use breather::fields::{Field, Kind, Number};
use breather::input::Value;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A runner with a seed that is kept, so that a failure is a defect and repeats.
pub(crate) fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// A serialisable view as a plain value, by way of JSON.
pub(crate) fn plain(view: &impl serde::Serialize) -> Value {
    serde_json::from_value(serde_json::to_value(view).expect("a view is plain data"))
        .expect("JSON is plain data")
}

/// Calls `look` for every number in a value, with its path.
pub(crate) fn each_number(value: &Value, path: &str, look: &mut impl FnMut(&str, f64)) {
    match value {
        Value::Number(number) => look(path, *number),
        Value::List(items) => items.iter().for_each(|item| each_number(item, path, look)),
        Value::Map(entries) => {
            entries.iter().for_each(|(name, value)| each_number(value, &format!("{path}.{name}"), look));
        }
        _ => {}
    }
}

/// Sets the value at a path such as `queues[1].talkSeconds`, making objects and lists on the way.
pub(crate) fn set(into: &mut Value, path: &str, value: Value) {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let (name, place) = match head.split_once('[') {
        Some((name, index)) => (name, index.trim_end_matches(']').parse::<usize>().ok()),
        None => (head, None),
    };
    if !matches!(into, Value::Map(_)) {
        *into = Value::Map(Vec::new());
    }
    let Value::Map(entries) = into else { unreachable!("made a map above") };
    if !entries.iter().any(|(known, _)| known == name) {
        entries.push((name.to_owned(), Value::Absent));
    }
    let (_, slot) = entries.iter_mut().find(|(known, _)| known == name).expect("just made");
    let slot = match place {
        None => slot,
        Some(place) => {
            if !matches!(slot, Value::List(_)) {
                *slot = Value::List(Vec::new());
            }
            let Value::List(items) = slot else { unreachable!("made a list above") };
            while items.len() <= place {
                items.push(Value::Map(Vec::new()));
            }
            &mut items[place]
        }
    };
    match rest {
        None => *slot = value,
        Some(rest) => set(slot, rest, value),
    }
}

/// A number within bounds: often an end of them, often spread over orders of magnitude.
fn number_within(min: f64, max: f64, whole: bool) -> BoxedStrategy<f64> {
    let low = min.max(1e-3);
    let fit = move |number: f64| {
        let number = if whole { number.round() } else { number };
        number.clamp(min, max)
    };
    prop_oneof![
        1 => Just(min),
        1 => Just(max),
        4 => (0.0..1.0f64).prop_map(move |u| fit(min + u * (max - min))),
        4 => (0.0..1.0f64).prop_map(move |u| fit(low * libm::pow(max.max(low) / low, u))),
    ]
    .boxed()
}

/// A value that a field accepts.
pub(crate) fn valid(field: &Field) -> BoxedStrategy<Value> {
    match field.kind {
        Kind::Number(Number { min, max, whole, .. }) => {
            number_within(min, max, whole).prop_map(Value::Number).boxed()
        }
        Kind::OneOf { options, .. } => proptest::sample::select(options).prop_map(Value::Number).boxed(),
        Kind::Numbers { length: (least, most), bounds: (min, max), whole, .. } => {
            vec(number_within(min, max, whole).prop_map(Value::Number), least..=most.min(least + 24))
                .prop_map(Value::List)
                .boxed()
        }
        Kind::Choice { options, .. } => {
            let words: Vec<&str> = options.iter().map(|(word, _)| *word).collect();
            proptest::sample::select(words).prop_map(Value::from).boxed()
        }
        Kind::Text { most, .. } => proptest::collection::vec(any::<char>(), 0..=most)
            .prop_map(|letters| Value::Text(letters.into_iter().collect()))
            .boxed(),
        Kind::Flag { .. } => any::<bool>().prop_map(Value::Flag).boxed(),
        Kind::List { .. } => Just(Value::List(Vec::new())).boxed(),
    }
}

/// An input that states each field of a table with the given chance, in bounds each by itself.
pub(crate) fn input(table: &'static [Field], chance: f64) -> BoxedStrategy<Value> {
    let leaves: Vec<&Field> = table.iter().filter(|field| !matches!(field.kind, Kind::List { .. })).collect();
    let one = move |field: &&'static Field| {
        let field = *field;
        let required = field.kind.is_required();
        (proptest::bool::weighted(chance), 0..3usize, valid(field)).prop_map(move |(stated, place, value)| {
            (stated || required).then(|| (field.path.replace("[]", &format!("[{place}]")), value))
        })
    };
    leaves
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .prop_map(|stated| {
            let mut input = Value::Map(Vec::new());
            for (path, value) in stated.into_iter().flatten() {
                set(&mut input, &path, value);
            }
            input
        })
        .boxed()
}

/// Anything at all.
pub(crate) fn garbage() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Absent),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_map(Value::Number),
        prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), Just(1e308), Just(0.5)]
            .prop_map(Value::Number),
        any::<String>().prop_map(Value::Text),
        Just(Value::Other("a function")),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::List),
            vec((any::<String>(), inner), 0..8).prop_map(Value::Map),
        ]
    })
    .boxed()
}

/// A valid input in which some places hold garbage instead.
pub(crate) fn spoiled(table: &'static [Field]) -> BoxedStrategy<Value> {
    let paths: Vec<&'static str> = table.iter().map(|field| field.path).collect();
    let spoil = (proptest::sample::select(paths), 0..3usize, garbage())
        .prop_map(|(path, place, value)| (path.replace("[]", &format!("[{place}]")), value));
    (input(table, 0.4), vec(spoil, 1..4))
        .prop_map(|(mut input, spoils)| {
            for (path, value) in spoils {
                set(&mut input, path.trim_end_matches("[0]"), value);
            }
            input
        })
        .boxed()
}
