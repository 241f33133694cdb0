//! Planning without a roster: shrinkage by hand, the requirement against the closed forms, and extremes.

use breather::engine::planning::requirement::groups;
use breather::engine::planning::shrinkage::{Layer, shrinkage};
use breather::engine::planning::{Options, Plan, digest, plan};
use breather::engine::queueing::{self, Goals, Model, Queue};
use breather::input::Value;
use breather::math::normal;
use breather::problem::{Code, Problems};
use breather::results::digest::Digest;
use breather::scenario::{Scenario, presets};
use breather::units::{PerHour, Seconds, Share};
use proptest::prelude::*;

/// The scenario that a JSON text states.
pub(crate) fn scenario(json: &str) -> Scenario {
    let value: Value = serde_json::from_str(json).expect("the test's JSON");
    Scenario::from_input(&value).unwrap_or_else(|problems| panic!("{problems}: {:?}", problems.list()))
}

/// A scenario of people who do not respond: the queues alone, as the formulas take them.
pub(crate) fn unmoved(json: &str) -> Scenario {
    let mut value: Value = serde_json::from_str(json).expect("the test's JSON");
    super::support::set(&mut value, "people.simulated", Value::Flag(false));
    Scenario::from_input(&value).unwrap_or_else(|problems| panic!("{problems}: {:?}", problems.list()))
}

pub(crate) fn planned(json: &str, roster: bool) -> Result<Plan, Problems> {
    plan(&scenario(json), &Options { roster })
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-12 * (1.0 + b.abs()), "{what}: {a} is not {b}");
}

/// Theory: a week of 5 × (8.5 − 0.5) = 40 hours, worked through by hand.
#[test]
fn shrinkage_by_hand() {
    let s = shrinkage(&scenario(
        r#"{"shrinkage": {"leaveDaysPerYear": 26, "sicknessShare": 0.05, "trainingHoursPerMonth": 3.9,
            "coachingHoursPerMonth": 0, "meetingHoursPerMonth": 2.6, "breakMinutesPerShift": 24, "otherShare": 0.02},
            "mandatoryTimeOff": {"daysPerPeriod": 1, "periodWeeks": 4},
            "shifts": {"lengthHours": [8.5], "mealMinutes": 30, "daysPerWeek": 5}}"#,
    ))
    .expect("possible");
    close(s.contracted_hours_per_week, 40.0, "contracted");
    // 26 of 260 days, and 1 of 20.
    close(s.planned, 0.1 + 0.05, "planned");
    close(s.unplanned, 0.05, "unplanned");
    // 3.9 h a month are 0.9 h a week and 2.6 are 0.6, of 40 contracted hours; 24 of 480 minutes are breaks.
    let present = 0.85 * 0.95;
    close(s.in_day, 0.9 / 40.0 / present + 0.6 / 40.0 / present + 0.05 + 0.02, "in day");
    close(s.total, 1.0 - present * (1.0 - s.in_day), "total");
    let share = |id: &str| s.parts.iter().find(|part| part.id == id).expect("a part").share;
    close(share("leave"), 0.1, "leave");
    close(share("protected"), 0.05, "protected");
    close(share("sickness"), 0.85 * 0.05, "sickness");
    close(share("training"), 0.9 / 40.0, "training");
    close(share("meetings"), 0.6 / 40.0, "meetings");
    close(share("breaks"), present * 0.05, "breaks");
    close(s.heads(40.0 * 0.85), 1.0, "one head gives its hours less planned days");
    let training = s.parts.iter().find(|part| part.id == "training").expect("a part");
    close(training.hours_per_agent_per_week, 0.9, "hours of training");
    assert_eq!(training.kind, Layer::InDay);
}

/// Theory: a whole layer of shrinkage leaves nobody, which is an answer and not a division by zero.
#[test]
fn shrinkage_without_time_left_is_a_problem() {
    let days = r#"{"mandatoryTimeOff": {"daysPerPeriod": 10, "periodWeeks": 1}}"#;
    let problems = planned(days, true).expect_err("ten of five days");
    assert_eq!(problems.list()[0].path, "mandatoryTimeOff.daysPerPeriod");
    let hours = r#"{"shrinkage": {"trainingHoursPerMonth": 80, "coachingHoursPerMonth": 40, "meetingHoursPerMonth": 40, "otherShare": 0.5}}"#;
    let problems = planned(hours, false).expect_err("no time on the phone");
    assert_eq!((problems.list()[0].path.as_str(), problems.list()[0].code), ("shrinkage", Code::Conflict));
}

/// Theory: quantiles of the normal distribution, as Python's `statistics.NormalDist` gives them.
#[test]
fn normal_quantiles() {
    for (p, z) in [
        (0.5, 0.0),
        (0.6, 0.253_347_103_135_799_8),
        (0.75, 0.674_489_750_196_081_7),
        (0.9, 1.281_551_565_544_600_8),
        (0.925, 1.439_531_470_938_456),
        (0.95, 1.644_853_626_951_471_5),
        (0.99, 2.326_347_874_040_840_8),
    ] {
        close(normal::quantile(p), z, "quantile");
        close(normal::quantile(1.0 - p), -z, "mirrored");
    }
}

fn queue_of(plan: &Plan, at: usize, model: Model, target: f64) -> Queue {
    let columns = &plan.pools[0].intervals;
    Queue {
        model,
        calls: PerHour::new(columns.planned_calls[at] * (60.0 / f64::from(plan.interval_minutes))),
        handle: Seconds::new(columns.handle_seconds[at]),
        agents: columns.required_agents[at],
        lines: None,
        target: Seconds::new(target),
        redial: Share::new(0.5),
    }
}

/// Law: each interval's requirement is what `staff` says of it alone, and its service that of `solve`.
#[test]
fn requirement_is_staff_interval_by_interval() {
    for (id, target, patience, abandoned) in [
        ("serviceCentre100", 20.0, 240.0, 0.05),
        ("helpDesk20", 120.0, 900.0, 0.08),
        ("outsourcer400", 20.0, 180.0, 0.05),
    ] {
        let plan = planned(&format!(r#"{{"preset": "{id}"}}"#), false).expect("a preset");
        let goals = Goals {
            service_level: Some(0.8),
            average_speed_of_answer: None,
            abandoned_share: Some(abandoned),
            occupancy: Some(0.88),
        };
        let columns = &plan.pools[0].intervals;
        let mut calls = 0;
        for at in 0..columns.calls.len() {
            if columns.planned_calls[at] <= 0.0 {
                assert_eq!(columns.required_agents[at], 0.0);
                continue;
            }
            calls += 1;
            let queue = queue_of(&plan, at, Model::ErlangA { patience: Seconds::new(patience) }, target);
            let staffing = queueing::staff(&queue, &goals).expect("reachable");
            assert_eq!(columns.required_agents[at], f64::from(staffing.agents), "{id} interval {at}");
            assert_eq!(columns.service_level[at], staffing.answer.service_level);
            assert_eq!(columns.occupancy[at], staffing.answer.occupancy);
            assert_eq!(columns.short_agents[at], 0.0);
            close(
                columns.required_scheduled[at],
                columns.required_agents[at]
                    / (1.0 - plan.shrinkage.unplanned)
                    / (1.0 - plan.shrinkage.in_day),
                "scheduled",
            );
        }
        assert!(calls > 90, "{id} has calls in {calls} intervals");
    }
}

/// Pinned bands: the presets are centres whose real shifts meet their goals, with a tenth more people
/// than hours alone ask for, since whole shifts never fit calls exactly, and busy as such centres are.
#[test]
fn presets_are_sane() {
    for id in ["serviceCentre100", "helpDesk20", "outsourcer400"] {
        let preset = format!(r#"{{"preset": "{id}"}}"#);
        let by_hours = planned(&preset, false).expect("a preset").pools[0].totals.clone();
        let rostered = &planned(&preset, true).expect("a preset").pools[0];
        let ratio = by_hours.required_heads / rostered.heads;
        assert!((0.88..=1.0).contains(&ratio), "{id}: {} of {}", by_hours.required_heads, rostered.heads);
        assert!(
            rostered.totals.service_level >= 0.8,
            "{id}: service level {}",
            rostered.totals.service_level
        );
        let most = if id == "helpDesk20" { 0.08 } else { 0.05 };
        assert!(rostered.totals.abandoned_share <= most, "{id}: {} abandon", rostered.totals.abandoned_share);
        // A team of twenty cannot be as busy as a hundred at the same service.
        let least = if id == "helpDesk20" { 0.65 } else { 0.77 };
        let occupancy = rostered.totals.occupancy;
        assert!((least..=0.88).contains(&occupancy), "{id}: occupancy {occupancy}");
    }
}

/// Theory: 1 + z × scatter; two queues with calls 1:3 and scatters 0.1 and 0.2 have 0.175 together.
#[test]
fn busy_days_by_hand() {
    let plan = planned(
        r#"{"goals": {"busyDay": 0.9}, "queues": [
            {"callsPerWeek": 1000, "dayToDayCv": 0.1, "talkSeconds": 100, "holdSeconds": 0, "afterCallSeconds": 0},
            {"callsPerWeek": 3000, "dayToDayCv": 0.2, "talkSeconds": 300, "holdSeconds": 0, "afterCallSeconds": 0}]}"#,
        false,
    )
    .expect("possible");
    close(plan.busy_day_factor[0], 1.0 + 1.281_551_565_544_600_8 * 0.175, "factor");
    let columns = &plan.pools[0].intervals;
    for at in (0..columns.calls.len()).filter(|&at| columns.calls[at] > 0.0) {
        close(columns.handle_seconds[at], 250.0, "handling time by calls");
        close(columns.planned_calls[at], columns.calls[at] * plan.busy_day_factor[0], "planned");
    }
}

/// Theory: teams join the queues they take; queues no team joins stay apart.
#[test]
fn pools_are_connected_groups() {
    let s = scenario(
        r#"{"queues": [{}, {}, {}, {}], "teams": [{"takes": [2]}, {"takes": [0, 3]}, {"takes": [1]}, {"takes": [3]}]}"#,
    );
    assert_eq!(groups(&s), vec![(vec![0, 3], vec![1, 3]), (vec![1], vec![2]), (vec![2], vec![0])]);
    let chained = scenario(r#"{"queues": [{}, {}, {}], "teams": [{"takes": [1, 2]}, {"takes": [0, 1]}]}"#);
    assert_eq!(groups(&chained), vec![(vec![0, 1, 2], vec![0, 1])]);
}

/// Law: a goal that no number of agents meets is named with its interval; half the lines of the load cannot do.
#[test]
fn unreachable_goals_are_named() {
    let problems = planned(
        r#"{"teams": [{"lines": 10}], "goals": {"serviceLevel": 0.8}, "queues": [{"callsPerWeek": 24000}]}"#,
        false,
    )
    .expect_err("ten lines for forty-five erlangs");
    let first = &problems.list()[0];
    assert_eq!((first.path.as_str(), first.code), ("goals.serviceLevel", Code::Unreachable));
    assert!(first.message.contains("Monday at "), "{}", first.message);
}

/// Law: calls outside opening hours are planned like any others, and marked as not open.
#[test]
fn calls_outside_hours_are_planned() {
    let mut calls = vec![0.0; 7 * 24];
    calls[6 * 24 + 3] = 30.0;
    let json =
        format!(r#"{{"calendar": {{"intervalMinutes": 60}}, "queues": [{{"callsByInterval": {calls:?}}}]}}"#);
    let plan = planned(&json, true).expect("possible");
    let pool = &plan.pools[0];
    assert!(!pool.intervals.open[6 * 24 + 3]);
    assert!(pool.intervals.required_agents[6 * 24 + 3] >= 1.0);
    let roster = pool.roster.as_ref().expect("asked for");
    assert_eq!(roster.gaps.len(), 4, "one in each week");
    assert!(roster.gaps.iter().all(|gap| gap.reason == "no shift reaches it" && gap.weekday == 6));
    assert_eq!(pool.intervals.service_level[6 * 24 + 3], 0.0);
}

/// Law: equal input has equal bits, and one call more does not.
#[test]
fn digests_tell_plans_apart() {
    let once = digest(&planned("{}", true).expect("the default"));
    assert_eq!(once, digest(&planned("{}", true).expect("the default")));
    assert_eq!(once.len(), 16);
    assert_ne!(once, digest(&planned("{}", false).expect("the default")));
    let more = digest(&planned(r#"{"queues": [{"callsPerWeek": 33001}]}"#, true).expect("one more"));
    assert_ne!(once, more);
    // Published: xxh64 of nothing with seed 0.
    assert_eq!(Digest::new().finish(), "ef46db3751d8e999");
    assert_ne!(Digest::new().number(0.0).finish(), Digest::new().number(-0.0).finish());
    assert_ne!(Digest::new().text("ab").text("c").finish(), Digest::new().text("a").text("bc").finish());
}

/// Law: the preset's file and its id are one plan.
#[test]
fn presets_plan_as_they_are() {
    for preset in presets::all() {
        let s = Scenario::from_input(&preset.input).expect("a preset");
        let plan = plan(&s, &Options::default()).expect("a preset");
        assert!(plan.pools[0].roster.is_none());
        assert!(
            (plan.shrinkage.parts.iter().map(|p| p.share).sum::<f64>() - plan.shrinkage.total).abs() < 1e-12
        );
    }
}

fn finite(plan: &Plan) {
    for pool in &plan.pools {
        let i = &pool.intervals;
        for column in [
            &i.calls,
            &i.planned_calls,
            &i.handle_seconds,
            &i.offered_erlangs,
            &i.required_agents,
            &i.required_scheduled,
            &i.scheduled_agents,
            &i.available_agents,
            &i.short_agents,
        ] {
            assert!(column.iter().all(|x| x.is_finite() && *x >= 0.0));
        }
        for column in [&i.service_level, &i.abandoned_share, &i.occupancy] {
            assert!(column.iter().all(|x| (0.0..=1.0 + 1e-12).contains(x)), "{column:?}");
        }
        assert!(i.average_speed_of_answer.iter().all(|x| *x >= 0.0));
        assert!(pool.totals.required_heads.is_finite() && !pool.totals.average_speed_of_answer.is_nan());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Law: a plan is finite and its shares are shares; shrinkage's parts add up to the total.
    #[test]
    fn any_plan_is_finite(
        calls in 0.0..200_000.0_f64, talk in 1.0..2000.0_f64, patience in 1.0..2000.0_f64, level in 0.0..0.999_f64,
        busy in 0.5..0.99_f64, leave in 0.0..60.0_f64, sick in 0.0..0.5_f64, breaks in 0.0..60.0_f64,
        abandon in proptest::bool::ANY, interval in proptest::sample::select(vec![15, 20, 30, 60]),
    ) {
        let model = if abandon { "erlangA" } else { "erlangC" };
        let json = format!(r#"{{"calendar": {{"intervalMinutes": {interval}}},
            "queues": [{{"callsPerWeek": {calls}, "talkSeconds": {talk}, "patienceSeconds": {patience}}}],
            "goals": {{"serviceLevel": {level}, "busyDay": {busy}, "model": "{model}"}},
            "shrinkage": {{"leaveDaysPerYear": {leave}, "sicknessShare": {sick}, "breakMinutesPerShift": {breaks}}}}}"#);
        if let Ok(plan) = planned(&json, false) {
            finite(&plan);
            let sum: f64 = plan.shrinkage.parts.iter().map(|p| p.share).sum();
            prop_assert!((sum - plan.shrinkage.total).abs() < 1e-12);
        }
    }
}

/// Law: nothing overflows or panics where a centre has hardly anything, or too much of it.
#[test]
fn extremes_are_answers() {
    let closed = r#""calendar": {"opensHour": [0,0,0,0,0,0,0], "closesHour": [0,0,0,0,0,0,0]}"#;
    let always = r#""calendar": {"opensHour": [0,0,0,0,0,0,0], "closesHour": [24,24,24,24,24,24,24]}"#;
    let moment = r#""calendar": {"opensHour": [9,0,0,0,0,0,0], "closesHour": [9.5,0,0,0,0,0,0]}"#;
    let lean = r#""calendar": {"intervalMinutes": 5, "opensHour": [0,0,0,0,0,0,0], "closesHour": [24,24,24,24,24,24,24]}"#;
    for json in [
        format!("{{{closed}}}"),
        format!(r#"{{{always}, "shifts": {{"lengthHours": [8.5]}}}}"#),
        format!("{{{moment}}}"),
        format!(r#"{{{moment}, "shifts": {{"daysPerWeek": 1, "consecutiveDaysOff": 6, "lengthHours": [4, 12]}}}}"#),
        r#"{"teams": [{"heads": 0}]}"#.to_owned(),
        r#"{"teams": [{"heads": 1}]}"#.to_owned(),
        r#"{"queues": [{"callsPerWeek": 0}]}"#.to_owned(),
        r#"{"queues": [{"callsPerWeek": 0}], "teams": [{"heads": 0}]}"#.to_owned(),
        r#"{"queues": [{"callsPerWeek": 20000000}]}"#.to_owned(),
        format!(r#"{{{lean}, "shifts": {{"lengthHours": [2, 4, 6, 8, 10, 12], "startEveryMinutes": 15, "rosterWeeks": 2, "mealMinutes": 15, "minimumRestHours": 12}}, "shrinkage": {{"breakMinutesPerShift": 20}}}}"#),
        r#"{"shifts": {"daysPerWeek": 7, "consecutiveDaysOff": 0, "rosterWeeks": 1}, "mandatoryTimeOff": {"daysPerPeriod": 1, "periodWeeks": 1}}"#.to_owned(),
        r#"{"goals": {"model": "erlangC"}, "teams": [{"heads": 40}]}"#.to_owned(),
        r#"{"teams": [{"lines": 70}], "goals": {"serviceLevel": 0.1, "abandonedShare": null, "occupancy": null}, "queues": [{"callsPerWeek": 20000}]}"#.to_owned(),
    ] {
        match planned(&json, true) {
            Ok(plan) => {
                finite(&plan);
                super::roster::verify(&scenario(&json), &plan);
            }
            Err(problems) => panic!("{json}: {problems}"),
        }
    }
}

/// Law: 20 000 people are laid out; more people and weeks than one plan holds are a problem, not a crash.
#[test]
fn many_people_are_laid_out() {
    let json = r#"{"queues": [{"callsPerWeek": 4000000}], "teams": [{"heads": 20000}], "shifts": {"rosterWeeks": 1}}"#;
    let plan = planned(json, true).expect("possible");
    super::roster::verify(&scenario(json), &plan);
    let json = r#"{"teams": [{"heads": 20000}, {"heads": 20000}], "shifts": {"rosterWeeks": 12}}"#;
    let problems = planned(json, true).expect_err("3.36 million days");
    assert_eq!(
        (problems.list()[0].path.as_str(), problems.list()[0].code),
        ("shifts.rosterWeeks", Code::TooLarge)
    );
}
