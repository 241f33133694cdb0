//! From an input to a scenario: what its fields do to calls, handling times and goals. Each test is a *law* of the
//! input's meaning; expectations are worked out from the fields' definitions.

use crate::planning::scenario;
use breather::input::Value;
use breather::scenario::{CallQueue, Scenario, presets};
use breather::units::DAYS_PER_WEEK;

/// The one queue of a scenario.
fn queue(scenario: &Scenario) -> &CallQueue {
    let [queue] = scenario.queues() else { panic!("one queue is stated") };
    queue
}

/// The calls of each weekday.
fn by_day(scenario: &Scenario) -> Vec<f64> {
    let per_day = scenario.calendar().intervals_per_day();
    queue(scenario).calls.chunks(per_day).map(|day| day.iter().sum()).collect()
}

fn near(got: f64, want: f64, what: &str) {
    assert!((got - want).abs() <= 1e-12 * want.abs().max(1.0), "{what}: {got} is not {want}");
}

/// A week of calls that names each of its intervals by its number, as JSON.
fn numbered(count: usize, first: usize) -> String {
    let numbers: Vec<String> = (first..first + count).map(|number| number.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

#[test]
fn null_takes_a_goal_away() {
    for preset in ["serviceCentre100", "helpDesk20", "outsourcer400"] {
        let stated = scenario(&format!(r#"{{"preset": "{preset}"}}"#));
        assert!(stated.goals().service_level.is_some() && stated.goals().occupancy.is_some(), "{preset}");
        let without = scenario(&format!(r#"{{"preset": "{preset}", "goals": {{"occupancy": null}}}}"#));
        assert!(without.goals().occupancy.is_none(), "{preset}: null is not the preset's value");
        assert_eq!(without.goals().service_level, stated.goals().service_level, "{preset}: others stand");
        let absent = scenario(&format!(r#"{{"preset": "{preset}", "goals": {{}}}}"#));
        assert_eq!(
            absent.goals().occupancy,
            stated.goals().occupancy,
            "{preset}: saying nothing is not null"
        );
    }
}

#[test]
fn volume_change_scales_every_interval() {
    let given = numbered(336, 0);
    for fields in [r#""callsPerWeek": 9000"#.to_owned(), format!(r#""callsByInterval": {given}"#)] {
        let at = |change: f64| {
            scenario(&format!(
                r#"{{"calendar": {{"intervalMinutes": 30}}, "queues": [{{{fields}, "volumeChange": {change}}}]}}"#
            ))
        };
        let (plain, grown) = (at(0.0), at(0.25));
        let (before, after) = (&queue(&plain).calls, &queue(&grown).calls);
        assert_eq!(before.len(), 336);
        assert!(before.iter().sum::<f64>() > 1000.0);
        for (&a, &b) in before.iter().zip(after) {
            near(b, 1.25 * a, "an interval");
        }
        assert_eq!(queue(&plain).handle, queue(&grown).handle, "handling times are not volumes");
        near(by_day(&at(-0.5)).iter().sum(), 0.5 * by_day(&plain).iter().sum::<f64>(), "half a week");
    }
}

#[test]
fn handle_change_scales_every_interval() {
    // Interval 0 has no measured time and so the queue's own, 200 + 20 + 30 seconds.
    let given = numbered(336, 0);
    for (fields, own) in [(String::new(), true), (format!(r#", "handleSecondsByInterval": {given}"#), false)]
    {
        let at = |change: f64| {
            scenario(&format!(
                r#"{{"calendar": {{"intervalMinutes": 30}}, "queues": [{{"talkSeconds": 200, "holdSeconds": 20,
                    "afterCallSeconds": 30, "handleChange": {change}{fields}}}]}}"#
            ))
        };
        let (plain, longer) = (at(0.0), at(0.1));
        assert_eq!(queue(&longer).handle.len(), 336);
        for (number, (before, after)) in
            (0_u32..).zip(queue(&plain).handle.iter().zip(&queue(&longer).handle))
        {
            let seconds = if own || number == 0 { 250.0 } else { f64::from(number) };
            near(before.get(), seconds, "before");
            near(after.get(), 1.1 * seconds, "after");
        }
        assert_eq!(queue(&plain).calls, queue(&longer).calls, "volumes are not handling times");
    }
}

#[test]
fn calls_by_interval_take_the_place_of_weekly_calls() {
    let given = numbered(168, 1);
    let both = scenario(&format!(
        r#"{{"calendar": {{"intervalMinutes": 60}}, "queues": [{{"callsPerWeek": 5,
            "weekdayWeights": [1, 0, 0, 0, 0, 0, 0], "callsByInterval": {given}}}]}}"#
    ));
    let expected: Vec<f64> = (1..=168_u32).map(f64::from).collect();
    assert_eq!(queue(&both).calls, expected);
}

#[test]
fn opening_hours_cut_the_profile() {
    // Tuesday opens within an interval, at 9:15, and Sunday is closed.
    let at = |interval: u32| {
        scenario(&format!(
            r#"{{"calendar": {{"intervalMinutes": {interval}, "opensHour": [8, 9.25, 8, 8, 8, 10, 0],
                "closesHour": [18, 18, 18, 18, 24, 14.5, 0]}},
                "queues": [{{"callsPerWeek": 7000, "weekdayWeights": [2, 1, 1, 1, 1, 1, 5],
                "hourlyWeights": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}]}}"#
        ))
    };
    for interval in [15, 30, 60] {
        let cut = at(interval);
        let (calendar, calls) = (cut.calendar(), &queue(&cut).calls);
        near(calls.iter().sum(), 7000.0, "the week");
        // The closed day's weight goes to the others; theirs keep their ratios whatever their hours.
        for (got, want) in by_day(&cut).into_iter().zip([2000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 0.0])
        {
            near(got, want, "a day");
        }
        let per_day = calendar.intervals_per_day();
        assert_eq!(calls.len(), DAYS_PER_WEEK * per_day);
        for (at, &calls) in calls.iter().enumerate() {
            assert_eq!(calls > 0.0, calendar.is_open(at / per_day, at % per_day), "interval {at}");
        }
    }
    // Tuesday's even hours: 8.75 of them, of which the interval from 9 to 10 has three quarters.
    near(queue(&at(60)).calls[24 + 9], 1000.0 * 0.75 / 8.75, "a quarter of an hour late");
}

#[test]
fn closed_days_get_no_calls() {
    for preset in ["serviceCentre100", "helpDesk20"] {
        let centre = scenario(&format!(r#"{{"preset": "{preset}"}}"#));
        let mut closed = 0;
        for (day, calls) in by_day(&centre).into_iter().enumerate() {
            let (opens, closes) = centre.calendar().open_minutes[day];
            assert_eq!(calls == 0.0, opens == closes, "{preset}, weekday {day}: {calls}");
            closed += u32::from(opens == closes);
        }
        assert!(closed > 0, "{preset} has a day off");
    }
    // A centre that never opens has no calls at all, whatever the week's total.
    let never = scenario(
        r#"{"calendar": {"opensHour": [8, 8, 8, 8, 8, 8, 8], "closesHour": [8, 8, 8, 8, 8, 8, 8]},
            "queues": [{"callsPerWeek": 7000}]}"#,
    );
    assert_eq!(queue(&never).calls.iter().sum::<f64>(), 0.0);
}

/// What is wrong with an input, as path and kind.
fn wrong(json: &str) -> Vec<(String, &'static str)> {
    let given: Value = serde_json::from_str(json).expect("the test's JSON");
    let problems = Scenario::from_input(&given).expect_err("a scenario that cannot be");
    problems.list().iter().map(|problem| (problem.path.clone(), problem.code.as_str())).collect()
}

#[test]
fn presets_state_four_causes_that_share_the_assumption() {
    for preset in presets::all() {
        let centre = Scenario::from_input(&preset.input).expect("a preset is a scenario");
        assert_eq!(centre.causes().len(), 4, "{}", preset.id);
        for cause in centre.causes() {
            near(cause.share, 0.175 / 4.0, &cause.name);
            assert!(cause.queue.is_none() && cause.comes_to(0), "{}", cause.name);
            assert_ne!(cause.department, "Another department", "{}", cause.name);
            assert_eq!((cause.fixed, cause.faster), (0.0, 0.0), "{}: levers rest", cause.name);
            assert_eq!((cause.cost_of_fix(), cause.cost_of_faster()), (0.0, 0.0), "{}", cause.name);
        }
        let mut names: Vec<&str> = centre.causes().iter().map(|cause| cause.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 4, "{}", preset.id);
    }
}

#[test]
fn causes_without_a_share_divide_the_assumption_and_others_keep_theirs() {
    let centre = scenario(
        r#"{"assumptions": {"failure": {"upstreamShare": 0.3}},
            "causes": [{"share": 0.1}, {}, {"share": 0}, {"name": "Faults", "fixedShare": 0.25, "fixCost": 8000,
            "fasterShare": 0.5, "fasterCostPerYear": 900}]}"#,
    );
    let shares: Vec<f64> = centre.causes().iter().map(|cause| cause.share).collect();
    for (got, want) in shares.into_iter().zip([0.1, 0.15, 0.0, 0.15]) {
        near(got, want, "a share");
    }
    let faults = &centre.causes()[3];
    assert_eq!(
        (faults.name.as_str(), faults.department.as_str()),
        ("Faults", "Online"),
        "the preset's fourth"
    );
    near(faults.cost_of_fix(), 2000.0, "a quarter of it");
    near(faults.cost_of_faster(), 450.0, "half of it");
    near(faults.handoff_days, 7.0, "the default");
}

#[test]
fn causes_make_no_contacts_where_the_assumption_is_neutral() {
    let centre = scenario(r#"{"assumptions": {"failure": {"upstreamShare": 0}}}"#);
    assert_eq!(centre.causes().len(), 4);
    assert!(centre.causes().iter().all(|cause| cause.share == 0.0));
}

#[test]
fn an_empty_list_of_causes_takes_the_preset_s_away() {
    assert!(scenario(r#"{"causes": []}"#).causes().is_empty());
    assert_eq!(scenario("{}").causes().len(), 4);
    assert_eq!(scenario(r#"{"causes": [{}]}"#).causes().len(), 1);
    // Beyond the preset's four there is nothing to take from but the defaults.
    let five = scenario(r#"{"causes": [{}, {}, {}, {}, {}]}"#);
    assert_eq!(five.causes()[4].department, "Another department");
}

#[test]
fn a_cause_comes_to_the_queue_it_names() {
    let two = r#""queues": [{"name": "Invoices"}, {"name": "Faults"}, {"name": "Faults"}]"#;
    let centre = scenario(&format!(r#"{{{two}, "causes": [{{"queues": "Faults"}}, {{"queues": ""}}]}}"#));
    let comes: Vec<Vec<bool>> =
        centre.causes().iter().map(|cause| (0..3).map(|queue| cause.comes_to(queue)).collect()).collect();
    assert_eq!(comes, [[false, true, false], [true, true, true]], "the first of that name, and all");
    let told = wrong(&format!(r#"{{{two}, "causes": [{{}}, {{"queues": "faults"}}]}}"#));
    assert_eq!(told, [("causes[1].queues".to_owned(), "not_a_choice")]);
}

#[test]
fn causes_leave_some_of_each_queue_s_contacts_to_itself() {
    let at = |one: f64, other: f64, queues: &str| {
        format!(
            r#"{{"queues": [{{"name": "A"}}, {{"name": "B"}}],
                "causes": [{{"share": {one}, "queues": "A"}}, {{"share": {other}, "queues": "{queues}"}}]}}"#
        )
    };
    // To the bound it goes, in decimals that have no exact bits, and not beyond.
    for (one, other) in [(0.65, 0.3), (0.05, 0.9), (0.15, 0.8)] {
        assert_eq!(scenario(&at(one, other, "A")).causes().len(), 2);
    }
    assert_eq!(wrong(&at(0.5, 0.46, "A")), [("causes[0].share".to_owned(), "conflict")]);
    assert_eq!(
        wrong(&at(0.45, 0.51, "")),
        [("causes[1].share".to_owned(), "conflict")],
        "the greater gives way"
    );
    assert_eq!(scenario(&at(0.5, 0.46, "B")).causes().len(), 2, "not of one queue");
    let beside = r#"{"assumptions": {"failure": {"upstreamShare": 0.5}}, "causes": [{"share": 0.5}, {}]}"#;
    assert_eq!(
        wrong(beside),
        [("causes[0].share".to_owned(), "conflict")],
        "with what is assumed of the other"
    );
}

#[test]
fn resolution_is_the_queue_s_own_where_it_states_one() {
    assert!(queue(&scenario("{}")).resolution.is_none());
    let stated = scenario(r#"{"queues": [{"resolution": 0.62}]}"#);
    near(queue(&stated).resolution.expect("stated").get(), 0.62, "the queue's");
    assert!(queue(&scenario(r#"{"queues": [{"resolution": null}]}"#)).resolution.is_none());
    assert_eq!(
        wrong(r#"{"queues": [{"resolution": 1}]}"#),
        [("queues[0].resolution".to_owned(), "out_of_range")]
    );
}

#[test]
fn levers_of_demand_rest_unless_they_are_stated() {
    let rest = scenario("{}").levers().demand.clone();
    assert!(rest.customers && !rest.staff_exchange);
    assert_eq!((rest.empowerment, rest.self_service_share, rest.self_service_from_week), (0.0, 0.0, 1.0));
    let moved = scenario(
        r#"{"customers": {"simulated": false}, "demand": {"empowerment": 0.5, "selfServiceShare": 0.2,
            "selfServiceFromWeek": 9, "staffExchange": true}}"#,
    );
    let moved = &moved.levers().demand;
    assert!(!moved.customers && moved.staff_exchange);
    assert_eq!((moved.empowerment, moved.self_service_share, moved.self_service_from_week), (0.5, 0.2, 9.0));
}
