//! Laws of the registry: no row without its words, no range without its order, no value that an
//! input cannot reach. What the numbers are is the evidence's business and is checked by reading it.

use crate::support::set;
use breather::assumptions::{Assumptions, Grade, REGISTRY, Shape};
use breather::input::Value;
use breather::scenario::Scenario;

fn path(id: &str) -> String {
    format!("assumptions.{id}")
}

fn with(id: &str, value: Value) -> Value {
    let mut input = Value::Map(Vec::new());
    set(&mut input, &path(id), value);
    input
}

#[test]
fn law_each_range_holds_its_default_and_lies_within_its_bounds() {
    for row in REGISTRY {
        let (min, max) = row.bounds;
        let neutral = row.neutral.unwrap_or(row.default);
        for number in [row.default, row.low, row.high, min, max, neutral] {
            assert!(number.is_finite(), "{}: {number}", row.id);
        }
        assert!(row.low <= row.default && row.default <= row.high && row.low < row.high, "{}", row.id);
        assert!(min <= row.low && row.high <= max, "{}", row.id);
        assert!((min..=max).contains(&neutral), "{}: neutral {neutral}", row.id);
        assert!(
            row.shape == Shape::Triangular || row.low > 0.0,
            "{} has no logarithm at its low end",
            row.id
        );
    }
}

#[test]
fn law_ids_are_unique_and_name_a_group_that_stands_together() {
    let camel_case = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let mut groups: Vec<&str> = Vec::new();
    for (place, row) in REGISTRY.iter().enumerate() {
        let parts: Vec<&str> = row.id.split('.').collect();
        assert!(parts.len() == 2 && parts.iter().all(|part| camel_case(part)), "{}", row.id);
        assert!(REGISTRY[..place].iter().all(|other| other.id != row.id), "{} stands twice", row.id);
        assert!(
            REGISTRY[..place].iter().all(|other| other.label != row.label),
            "{} has another row's label",
            row.id
        );
        if groups.last() != Some(&parts[0]) {
            assert!(!groups.contains(&parts[0]), "{} stands apart from its group", row.id);
            groups.push(parts[0]);
        }
    }
    assert!(REGISTRY.len() > 115, "{} rows", REGISTRY.len());
}

#[test]
fn law_every_row_has_its_words() {
    for row in REGISTRY {
        assert!(!row.label.is_empty() && !row.unit.is_empty(), "{}", row.id);
        for sentence in [row.note, row.seen, row.population] {
            assert!(sentence.len() > 5 && sentence.ends_with('.'), "{}: {sentence:?}", row.id);
        }
        // Two sentences or three; a manager reads dozens of these.
        assert!(row.note.len() < 260, "{}: {} characters", row.id, row.note.len());
        for source in row.sources {
            assert!(!source.cite.is_empty(), "{}", row.id);
            assert!(source.doi.is_none_or(|doi| doi.starts_with("10.") && doi.contains('/')), "{}", row.id);
        }
    }
}

/// What was seen and where it was read go together, and a row that rests on nothing says so.
#[test]
fn law_no_row_promises_more_than_its_evidence() {
    for row in REGISTRY {
        if row.sources.is_empty() {
            assert_eq!(row.grade, Grade::C, "{}", row.id);
            assert!(row.note.contains("no evidence"), "{}: {}", row.id, row.note);
            assert_eq!((row.seen, row.population), ("Nothing.", "Nobody."), "{}", row.id);
        } else {
            assert!(row.seen != "Nothing." && row.population != "Nobody.", "{}", row.id);
        }
        if row.grade != Grade::C {
            assert!(!row.note.contains("no evidence"), "{} is graded {:?}", row.id, row.grade);
        }
    }
    for grade in [Grade::A, Grade::B, Grade::C] {
        assert!(REGISTRY.iter().any(|row| row.grade == grade), "no row is graded {grade:?}");
    }
}

/// Whether these help or harm is not known; a comparison must be able to come out either way.
#[test]
fn law_ranges_of_effects_with_an_open_sign_reach_both_sides() {
    let both_sides = [
        "support.attendanceAbsence",
        "support.sendHomeStrain",
        "support.sendHomeQuits",
        "hiring.stayBonusQuits",
        "resolution.speedCorrelation",
        "empowerment.handle",
        "policy.monitoringOutput",
        "policy.unmeasuredLearning",
        "policy.teamOutput",
        "policy.writeUpOutput",
    ];
    for id in both_sides {
        let row = REGISTRY.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"));
        let neutral = row.neutral.unwrap_or_else(|| panic!("{id} has an effect"));
        assert!(row.low < neutral && neutral < row.high, "{id}: {} to {}", row.low, row.high);
    }
    // What is left of announced recognition multiplies an effect, so that its sign turns at zero.
    let announced = REGISTRY.iter().find(|row| row.id == "support.recognitionAnnounced").expect("a row");
    assert!(announced.low < 0.0 && announced.high > 0.0);
}

/// The list behind the macro ties each field to the row next to it; this is the one place that could be miswritten.
#[test]
fn law_values_and_rows_are_the_same_list() {
    let defaults = Assumptions::defaults();
    assert_eq!(defaults.values().count(), REGISTRY.len());
    for (place, (row, value)) in defaults.values().enumerate() {
        assert_eq!((row.id, value), (REGISTRY[place].id, REGISTRY[place].default));
    }
    let mut asked = 0.0;
    let counted = Assumptions::from(|_| {
        asked += 1.0;
        asked
    });
    for (place, (row, value)) in counted.values().enumerate() {
        assert_eq!(value, place as f64 + 1.0, "{}", row.id);
        let mut one = defaults;
        assert!(one.set(row.id, value + 1e6));
        for (other, now) in one.values() {
            assert_eq!(now, if other.id == row.id { value + 1e6 } else { other.default }, "{}", other.id);
        }
    }
    let mut same = defaults;
    assert!(!same.set("strain.noSuchRow", 1.0));
    assert_eq!(same, defaults);
    assert_eq!((defaults.hostile_share, defaults.strain_tau, defaults.replacement_cash), (0.08, 6.0, 0.15));
}

#[test]
fn law_a_scenario_that_states_one_assumption_has_it_and_every_other_default() {
    assert_eq!(
        Scenario::from_input(&Value::Absent).expect("a scenario").assumptions(),
        &Assumptions::defaults()
    );
    for row in REGISTRY {
        for value in [row.low, row.high, row.bounds.0, row.bounds.1, row.neutral.unwrap_or(row.low)] {
            let scenario = Scenario::from_input(&with(row.id, value.into())).expect("within bounds");
            let mut expected = Assumptions::defaults();
            assert!(expected.set(row.id, value));
            assert_eq!(scenario.assumptions(), &expected, "{} = {value}", row.id);
        }
    }
}

#[test]
fn law_an_assumption_out_of_bounds_is_a_problem_at_its_path() {
    let told = |given: &Value| -> Vec<(String, &'static str)> {
        let problems = Scenario::from_input(given).expect_err("out of bounds");
        problems.list().iter().map(|problem| (problem.path.clone(), problem.code.as_str())).collect()
    };
    for row in REGISTRY {
        for value in [row.bounds.0 - 1.0, row.bounds.1 + 1.0] {
            assert_eq!(told(&with(row.id, value.into())), [(path(row.id), "out_of_range")]);
        }
        assert_eq!(told(&with(row.id, f64::NAN.into())), [(path(row.id), "not_finite")]);
        assert_eq!(told(&with(row.id, "much".into())), [(path(row.id), "wrong_type")]);
    }
    assert_eq!(
        told(&with("strain.noSuchRow", 1.0.into())),
        [("assumptions.strain.noSuchRow".to_owned(), "unknown_field")]
    );
}

/// The page shows what the registry says, row by row.
#[test]
fn law_describe_lists_every_row_and_its_field() {
    let described = breather::describe();
    let rows = described.get("assumptions");
    assert_eq!(rows.items().len(), REGISTRY.len());
    for (place, row) in REGISTRY.iter().enumerate() {
        let shown = rows.at(place);
        assert_eq!(shown.get("id").text(), Some(row.id));
        assert_eq!(shown.get("grade").text(), Some(row.grade.as_str()));
        assert_eq!(shown.get("sources").items().len(), row.sources.len());
        let numbers = ["default", "low", "high", "min", "max"].map(|name| shown.get(name).number());
        let expected = [row.default, row.low, row.high, row.bounds.0, row.bounds.1].map(Some);
        assert_eq!(numbers, expected, "{}", row.id);
        assert_eq!(shown.get("neutral").number(), row.neutral, "{}", row.id);
        let field = described
            .get("fields")
            .items()
            .iter()
            .find(|field| field.get("path").text() == Some(&path(row.id)))
            .unwrap_or_else(|| panic!("{} has no field", row.id));
        assert_eq!(field.get("default").number(), Some(row.default), "{}", row.id);
        assert_eq!(field.get("help").text(), Some(row.note), "{}", row.id);
        let step = field.get("step").number().expect("a step");
        assert!(step > 0.0 && step <= (row.high - row.low) / 2.0, "{}: step {step}", row.id);
    }
}
