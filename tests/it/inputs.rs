//! Laws of inputs: any input is answered, with a result in which every number is one, or with
//! problems that each have a place, a kind, words and a bound. Never a panic.

use crate::support::{each_number, garbage, input, plain, runner, spoiled};
use breather::fields::Field;
use breather::input::Value;
use breather::problem::{MOST_LISTED, Problems};
use breather::scenario::{Scenario, fields::SCENARIO, presets};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn sound_problems(problems: &Problems) -> Result<(), TestCaseError> {
    prop_assert!(!problems.list().is_empty());
    prop_assert!(problems.list().len() <= MOST_LISTED + 1);
    for problem in problems.list() {
        prop_assert!(!problem.message.is_empty());
        prop_assert!(problem.message.chars().count() < 400, "{}", problem.message);
        prop_assert!(!problem.message.to_lowercase().contains("you "), "{}", problem.message);
        prop_assert!(problem.bound.as_ref().is_some_and(|bound| !bound.is_empty()), "no bound: {problem:?}");
        prop_assert!(problem.got.as_ref().is_none_or(|got| got.chars().count() < 200));
    }
    Ok(())
}

fn sound_numbers(view: &impl serde::Serialize) -> Result<(), TestCaseError> {
    let mut wrong = None;
    each_number(&plain(view), "", &mut |path, number| {
        let share = path.ends_with("Share") || path.ends_with("Level") || path.ends_with("occupancy");
        if !number.is_finite() || (share && !(0.0..=1.0).contains(&number)) {
            wrong = Some(format!("{path} = {number}"));
        }
    });
    prop_assert!(wrong.is_none(), "{wrong:?}");
    Ok(())
}

/// Runs a call on 1 000 inputs that fit their table and 1 000 pieces of garbage; gives how many were answered with results.
fn answered(table: &'static [Field], seed: u8, call: impl Fn(&Value) -> Result<Value, Problems>) -> u32 {
    let results = core::cell::Cell::new(0);
    let sound = |strategy: BoxedStrategy<Value>, cases: u32, seed: u8| {
        runner(cases, seed)
            .run(&strategy, |given| match call(&given) {
                Ok(view) => {
                    results.set(results.get() + 1);
                    sound_numbers(&view)
                }
                Err(problems) => sound_problems(&problems),
            })
            .unwrap_or_else(|error| panic!("{error}"));
    };
    sound(input(table, 0.6), 1000, seed);
    let fitting = results.get();
    sound(spoiled(table), 700, seed + 1);
    sound(garbage(), 300, seed + 2);
    fitting
}

fn rows_of(name: &str) -> Value {
    breather::describe().get("inputs").get(name).clone()
}

#[test]
fn law_queue_answers_any_input() {
    let fitting = answered(breather::boundary::inputs::QUEUE, 1, |given| Ok(plain(&breather::queue(given)?)));
    // A fraction of agents with Erlang A, and no patience, are the only refusals of fitting input.
    assert!(fitting > 300, "{fitting}");
    assert!(!rows_of("queue").items().is_empty());
}

#[test]
fn law_staff_answers_any_input() {
    let fitting =
        answered(breather::boundary::inputs::STAFF, 11, |given| Ok(plain(&breather::staff(given)?)));
    assert!(fitting > 200, "{fitting}");
}

#[test]
fn law_check_answers_any_input() {
    let fitting = answered(SCENARIO, 21, |given| {
        let view = breather::check(given);
        assert_eq!(view.ok, view.problems.is_empty());
        assert_eq!(view.ok, view.complete.is_some());
        Scenario::from_input(given).map(|_| plain(&view))
    });
    assert!(fitting > 20, "{fitting}");
}

#[test]
fn law_a_complete_input_completes_to_itself() {
    for preset in presets::all() {
        let once = breather::check(&preset.input).complete.expect("a preset is a scenario");
        let twice = breather::check(&once).complete.expect("so is its completion");
        assert_eq!(once, twice, "{}", preset.id);
    }
}

#[test]
fn pinned_every_problem_at_once_in_words() {
    let given: Value = serde_json::from_str(
        r#"{ "preset": "helpDesk", "name": 3, "calendar": { "closesHour": [8, 8, 8, 8, 8, 8, 25], "colour": "red" },
             "queues": [{ "talkSeconds": -4, "dayToDayCv": "much" }], "teams": [], "goals": { "occupancy": 40 } }"#,
    )
    .expect("JSON");
    let told: Vec<String> = breather::check(&given)
        .problems
        .iter()
        .map(|p| format!("{} | {} | {} | {}", p.path, p.code, p.message, p.bound.clone().unwrap_or_default()))
        .collect();
    let expected = [
        "preset | not_a_choice | Starting point is one of: serviceCentre100, helpDesk20, outsourcer400 | one of: serviceCentre100, helpDesk20, outsourcer400",
        "name | wrong_type | Name of the scenario is text of at most 120 characters | text of at most 120 characters",
        "calendar.closesHour | out_of_range | entry 7: Closes at is 0 to 24 hours after midnight, Monday first | a list of 7 numbers, each 0 to 24 hours after midnight, Monday first",
        "calendar.colour | unknown_field | no field has this name | one of: horizonWeeks, intervalMinutes, opensHour, closesHour",
        "queues[0].talkSeconds | out_of_range | Talk time is 1 to 14400 seconds | 1 to 14400 seconds",
        "queues[0].dayToDayCv | wrong_type | Day-to-day scatter is 0 to 1 share of the day's expected calls | 0 to 1 share of the day's expected calls",
        "teams | too_short | 1 to 12 entries are expected | 1 to 12 entries",
        "goals.occupancy | out_of_range | Occupancy, at most is 0.1 to 1 share of time on the phone | 0.1 to 1 share of time on the phone",
    ];
    for line in expected {
        assert!(told.iter().any(|one| one == line), "{line}\nis not among\n{}", told.join("\n"));
    }
}

/// A table whose rows do not nest as they should would make fields unreachable.
#[test]
fn every_row_is_reached_and_has_words() {
    for table in [SCENARIO, breather::boundary::inputs::QUEUE, breather::boundary::inputs::STAFF] {
        let mut paths: Vec<&str> = table.iter().map(|field| field.path).collect();
        for field in table {
            assert!(
                !field.label.is_empty() && field.help.len() > 10 && field.help.ends_with('.'),
                "{}",
                field.path
            );
            assert!(!field.bound_in_words().is_empty());
            if let Some((list, _)) = field.path.split_once("[].") {
                assert!(paths.contains(&format!("{list}[]").as_str()), "{} lacks its list", field.path);
            }
        }
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), table.len(), "a path stands twice");
    }
}
