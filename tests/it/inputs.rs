//! Laws of inputs: any input is answered, with a result in which every number is one, or with
//! problems that each have a place, a kind, words and a bound. Never a panic.

use crate::support::{each_number, garbage, input, plain, runner, set, spoiled};
use breather::fields::Field;
use breather::fields::read::Complete;
use breather::input::Value;
use breather::problem::{Collector, MOST_LISTED, Problems};
use breather::scenario::{Scenario, complete_input, fields, presets};
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
        // On-costs may be more than the wage.
        let share = path.ends_with("Share") && !path.ends_with("onCostShare")
            || path.ends_with("Level")
            || path.ends_with("occupancy");
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
    answered(fields::all(), 21, |given| {
        let view = breather::check(given);
        assert_eq!(view.ok, view.problems.is_empty());
        assert_eq!(view.ok, view.complete.is_some());
        Scenario::from_input(given).map(|_| plain(&view))
    });
}

/// Fields that are fine alone can contradict each other; here they are made to agree, so that
/// random scenarios are scenarios, across the whole range of every other field.
fn reconciled(given: &Value) -> Value {
    let mut problems = Collector::default();
    let mut complete = complete_input(given, &mut problems);
    assert!(problems.is_empty(), "each field is in bounds by itself: {:?}", problems.into_list());
    let read = complete.clone();
    let input = Complete(&read);
    let numbers = |list: Vec<f64>| Value::List(list.into_iter().map(Value::Number).collect());
    let (opens, closes) = (input.numbers("calendar.opensHour"), input.numbers("calendar.closesHour"));
    let paired = || opens.iter().zip(&closes);
    set(&mut complete, "calendar.opensHour", numbers(paired().map(|(a, b)| a.min(*b)).collect()));
    set(&mut complete, "calendar.closesHour", numbers(paired().map(|(a, b)| a.max(*b)).collect()));
    let intervals = 7.0 * 1440.0 / input.number("calendar.intervalMinutes");
    for (i, queue) in input.objects("queues").enumerate() {
        for (name, fill) in [("callsByInterval", 3.0), ("handleSecondsByInterval", 200.0)] {
            let given = queue.numbers(name);
            let whole_week =
                (0..intervals as usize).map(|at| given.get(at).copied().unwrap_or(fill)).collect();
            let list = if given.len() % 2 == 0 { Vec::new() } else { whole_week };
            set(&mut complete, &format!("queues[{i}].{name}"), numbers(list));
        }
    }
    for (i, _) in input.objects("teams").enumerate() {
        set(&mut complete, &format!("teams[{i}].takes"), Value::List(Vec::new()));
    }
    // A random name is no queue's; the first one's and none stand for it in turn. With all causes at their largest
    // the shares of a queue would add up to too much, so each states a part of what there is, or nothing.
    let names: Vec<&str> = input.objects("queues").map(|queue| queue.text("name")).collect();
    let causes = input.objects("causes").count() as f64;
    for (i, cause) in input.objects("causes").enumerate() {
        let name = if cause.text("queues").len() % 2 == 0 { "" } else { names[i % names.len()] };
        set(&mut complete, &format!("causes[{i}].queues"), name.into());
        if let Some(share) = cause.optional("share") {
            set(&mut complete, &format!("causes[{i}].share"), (share / causes).into());
        }
    }
    // What the rest share is bounded beside what is stated.
    let stated: f64 =
        input.objects("causes").filter_map(|cause| cause.optional("share")).sum::<f64>() / causes.max(1.0);
    let upstream = input.number("assumptions.failure.upstreamShare").min((0.95 - stated).max(0.0));
    set(&mut complete, "assumptions.failure.upstreamShare", upstream.into());
    let days = input.number("shifts.daysPerWeek");
    let off = input.number("shifts.consecutiveDaysOff").min(7.0 - days);
    set(&mut complete, "shifts.consecutiveDaysOff", off.into());
    let lengths = input.numbers("shifts.lengthHours");
    let (shortest, longest) =
        lengths.iter().fold((f64::INFINITY, 0.0_f64), |(a, b), &x| (a.min(x), b.max(x)));
    set(
        &mut complete,
        "shifts.minimumRestHours",
        input.number("shifts.minimumRestHours").min(23.9 - longest).floor().into(),
    );
    set(
        &mut complete,
        "shifts.mealMinutes",
        input.number("shifts.mealMinutes").min(14.0 * shortest).floor().into(),
    );
    let pauses = input.number("shrinkage.breakMinutesPerShift").min(14.0 * shortest).floor();
    set(&mut complete, "shrinkage.breakMinutesPerShift", pauses.into());
    if !matches!(complete.get("goals").get("serviceLevel"), Value::Number(_)) {
        set(&mut complete, "goals.serviceLevel", 0.8.into());
    }
    complete
}

#[test]
fn law_random_scenarios_are_scenarios() {
    runner(1000, 24)
        .run(&input(fields::all(), 0.6), |given| {
            let view = breather::check(&reconciled(&given));
            prop_assert!(view.ok, "{:?}", view.problems);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn law_random_scenarios_have_plans() {
    let refused = core::cell::Cell::new(0);
    runner(150, 27)
        .run(&input(fields::all(), 0.3), |given| match breather::plan(&reconciled(&given), &Value::Absent) {
            Ok(plan) => sound_numbers(&plan),
            Err(problems) => {
                // Shrinkage may leave no time, and lines too few for a goal.
                refused.set(refused.get() + 1);
                sound_problems(&problems)
            }
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(refused.get() < 100, "{} of 150 were refused", refused.get());
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
    for table in [
        fields::all(),
        breather::boundary::inputs::QUEUE,
        breather::boundary::inputs::STAFF,
        breather::import::FIELDS,
        breather::engine::planning::FIELDS,
    ] {
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

/// Pinned: the digest that Node, Chromium and Firefox are held against. It changes when the engine's
/// results do, and then on purpose; `BREATHER_PIN=1 cargo test` writes the new one.
#[test]
fn pinned_self_check() {
    let view = breather::self_check();
    assert_eq!(view.cases, 210);
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/self_check.txt");
    if std::env::var_os("BREATHER_PIN").is_some() {
        std::fs::write(&file, format!("{}\n", view.digest)).expect("the file can be written");
    }
    assert_eq!(std::fs::read_to_string(file).expect("the pinned digest").trim(), view.digest);
}
