//! The week that was stated is the week that comes, repeats and chasers in it; and what a lever does from a week on it does
//! not before.

use super::customers_flows::{all, journeys, same};
use super::people_lives::{calls, part, weeks, world};
use super::planning::scenario;
use super::support::runner;
use breather::engine::simulation::journeys::Flow;
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::rhythm::{Return, rhythm};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::world::World;
use breather::math::law::{Family, Law};
use proptest::prelude::*;

const DAY: f64 = 86_400.0;

/// *Law*: what follows from a week's calls comes back in a week, on days that have calls; what begins and what
/// comes back are what was stated, or what comes back alone where that is more.
#[test]
fn law_a_rhythm_adds_up() {
    let day = (proptest::bool::weighted(0.8), 0.1..100.0f64, 0.0..23.0f64, 0.1..1.0f64);
    let law = (0.0..0.6f64, 0.0..0.95f64, 0.01..20.0f64, 0.0..3.0f64, 0..3u8);
    runner(300, 82)
        .run(&(proptest::collection::vec(day, 7), proptest::collection::vec(law, 0..4)), |(days, laws)| {
            let calls: [f64; 7] = core::array::from_fn(|at| if days[at].0 { days[at].1 } else { 0.0 });
            let hours: [(f64, f64); 7] = core::array::from_fn(|at| {
                let opens = days[at].2 * 3600.0;
                (opens, opens + days[at].3 * (DAY - opens))
            });
            let returns: Vec<Return> = laws
                .iter()
                .map(|&(per_first, per_return, mean, cv, family)| Return {
                    per_first,
                    per_return,
                    delay: match family {
                        0 => Law::exponential(mean * DAY),
                        1 => Law::new(Family::Deterministic, mean * DAY, None).expect("a duration"),
                        _ => Law::new(Family::Lognormal, mean * DAY, Some(cv.max(0.05))).expect("a law"),
                    },
                })
                .collect();
            let rhythm = rhythm(&calls, &hours, &returns);
            let sum = |of: &[f64; 7]| of.iter().sum::<f64>();
            prop_assert!((sum(&rhythm.sent) - sum(&rhythm.back)).abs() <= 1e-9 * sum(&rhythm.sent));
            for at in 0..7 {
                let (begin, back) = (rhythm.begin[at], rhythm.back[at]);
                prop_assert!((0.0..=1.0).contains(&begin) && back >= 0.0, "{rhythm:?}");
                if rhythm.begin.iter().zip(&calls).all(|(begin, calls)| *begin > 0.0 || *calls == 0.0) {
                    let comes = begin * calls[at] + back;
                    prop_assert!((comes - calls[at]).abs() <= 1e-9 * comes, "{rhythm:?}");
                }
                if calls[at] == 0.0 {
                    prop_assert!(begin == 0.0 && rhythm.sent[at] == 0.0, "{rhythm:?}");
                    prop_assert!(
                        back == 0.0 || sum(&calls) == 0.0,
                        "nobody comes back to closed doors: {rhythm:?}"
                    );
                }
                prop_assert!((0.0..=1.0).contains(&rhythm.comes[at]));
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let none = rhythm(
        &[0.0; 7],
        &[(0.0, 0.0); 7],
        &[Return { per_first: 0.3, per_return: 0.5, delay: Law::exponential(DAY) }],
    );
    assert_eq!((none.begin, none.back, none.sent), ([0.0; 7], [0.0; 7], [0.0; 7]));
    let one = rhythm(
        &[0.0, 0.0, 9.0, 0.0, 0.0, 0.0, 0.0],
        &[(0.0, DAY); 7],
        &[Return { per_first: 0.25, per_return: 0.25, delay: Law::exponential(DAY) }],
    );
    assert!(
        (one.begin[2] - 0.75).abs() < 1e-12 && (one.back[2] - 2.25).abs() < 1e-9,
        "all in one day: {one:?}"
    );
}

/// *Theory*, by hand: a delay of a day and a half from noon, half of it before midnight and half after, so that half come a
/// day later and half two; on Saturday half of what falls on it comes, and Sunday is closed. With no further returns a
/// fifth of what begins comes back.
#[test]
fn theory_a_rhythm_by_hand() {
    let calls = [10.0, 10.0, 10.0, 10.0, 10.0, 5.0, 0.0];
    let hours = [(43_199.0, 43_201.0); 7];
    let delay = Law::new(Family::Deterministic, 1.5 * DAY, None).expect("a duration");
    let rhythm = rhythm(&calls, &hours, &[Return { per_first: 0.2, per_return: 0.0, delay }]);
    let begin: [f64; 7] = core::array::from_fn(|day| rhythm.begin[day] * calls[day]);
    let [mon, tue, wed, thu, fri, sat, _] = begin.map(|begin| 0.1 * begin);
    let hand = [
        // All of Saturday's and of Friday's second half, and the half of what fell on Saturday.
        2.0 * sat + fri + (thu + fri) / 2.0,
        mon,
        mon + tue,
        tue + wed,
        wed + thu,
        (thu + fri) / 2.0,
        0.0,
    ];
    for weekday in 0..7 {
        assert!((rhythm.back[weekday] - hand[weekday]).abs() < 1e-9, "{weekday}: {rhythm:?}");
        assert!((begin[weekday] + hand[weekday] - calls[weekday]).abs() < 1e-9, "{weekday}: {rhythm:?}");
    }
}

/// First attempts that came by weekday, for each that was stated, and their standard errors by repetition.
fn came(world: &World, parts: &[Part], stated: &[f64; 7]) -> Vec<(f64, f64)> {
    let queues = world.outline.queue_names.len();
    let by_weekday = |part: &Part, weekday: usize| {
        let per_queue = part.days.len() / queues;
        let days = part.days.iter().enumerate().filter(|(at, _)| at % per_queue % 7 == weekday);
        days.map(|(_, day)| day.first).sum::<f64>() * 7.0 / per_queue as f64
    };
    (0..7)
        .filter(|&weekday| stated[weekday] > 0.0)
        .map(|weekday| {
            let ratios: Vec<f64> =
                parts.iter().map(|part| by_weekday(part, weekday) / stated[weekday]).collect();
            let n = ratios.len() as f64;
            let mean = ratios.iter().sum::<f64>() / n;
            let variance =
                ratios.iter().map(|ratio| (ratio - mean) * (ratio - mean)).sum::<f64>() / (n - 1.0);
            (mean, libm::sqrt(variance / n))
        })
        .collect()
}

/// *Law*: with as many callers giving up as was said (a share of first attempts, as measured), the calls of each weekday
/// are as many as were stated, within four standard errors and half a per cent: strain and hurry resolve up to a
/// hundredth less than was entered, which brings so many more calls.
#[test]
fn law_the_week_that_was_stated_comes() {
    for (preset, unanswered, horizon, count) in
        [("helpDesk20", 0.041, 52, 10), ("serviceCentre100", 0.024, 52, 6), ("outsourcer400", 0.012, 26, 6)]
    {
        let json = format!(
            r#"{{"preset": "{preset}", "assumptions": {{"demand": {{"unansweredToday": {unanswered}}}}}}}"#
        );
        let world = world(&json, horizon);
        let parts: Vec<Part> = (0..count).map(|number| part(&world, 21, number)).collect();
        let sums = calls(&parts);
        let gave_up = sums.gave_up / sums.first;
        assert!((gave_up - unanswered).abs() < 0.003, "{preset}: {gave_up} gave up, {unanswered} entered");
        let hourly = scenario(&json).queues()[0].calls.clone();
        let per_day = hourly.len() / 7;
        let stated = core::array::from_fn(|day| hourly[day * per_day..(day + 1) * per_day].iter().sum());
        let ratios = came(&world, &parts, &stated);
        let all = sums.first / (stated.iter().sum::<f64>() * f64::from(horizon) * parts.len() as f64);
        eprintln!(
            "{preset}: {gave_up:.4} gave up; {all:.4} of what was stated came, by weekday {ratios:.4?}"
        );
        assert!((all - 1.0).abs() < 0.01, "{preset}: {all} of all");
        for (weekday, (ratio, error)) in ratios.iter().enumerate() {
            assert!(
                (ratio - 1.0).abs() < 4.0 * error + 0.005,
                "{preset}, weekday {weekday}: {ratio} ± {error}"
            );
        }
    }
}

/// What a run has counted by the Sunday before a week, counted from 1.
fn before_week(json: &str, week: usize) -> (Part, Part) {
    let world = world(json, 9);
    let people = world.people().expect("people who respond");
    let mut replication = Replication::living(&world, people, 4, 0, Nobody);
    while replication.day() < 7 * (week - 1) {
        assert!(!replication.step(&world, 1), "a week of the run");
    }
    let before = replication.part(&world);
    while !replication.step(&world, 1_000_000) {}
    (before, replication.part(&world))
}

/// *Law*: what begins with a week changes no bit of what was before.
#[test]
fn law_nothing_changes_before_its_week() {
    let desk = |more: &str| format!(r#"{{"preset": "helpDesk20"{more}}}"#);
    for (week, lever) in [
        (4, r#", "causes": [{"fixedShare": 1, "fixedFromWeek": 4}, {}, {}, {}]"#),
        (6, r#", "causes": [{}, {"fixedShare": 0.3, "fixedFromWeek": 6}, {}, {}]"#),
        (3, r#", "causes": [{}, {}, {"fasterShare": 0.9, "fasterFromWeek": 3}, {}]"#),
        (5, r#", "demand": {"selfServiceShare": 0.3, "selfServiceFromWeek": 5}"#),
    ] {
        let (base, changed) = (before_week(&desk(""), week), before_week(&desk(lever), week));
        assert!(journeys(&base.0).balance.began > 1000.0);
        assert!(same(&base.0, &changed.0), "something changed before week {week}: {lever}");
        // Weeks and days stand in the whole run as they did then.
        assert!(weeks(&base.1).rows[..week - 1] == weeks(&changed.1).rows[..week - 1]);
        assert!(base.1.days[..7 * (week - 1)] == changed.1.days[..7 * (week - 1)]);
        assert!(
            weeks(&base.1).rows[week - 1] != weeks(&changed.1).rows[week - 1],
            "and something in it: {lever}"
        );
        assert!(all(&[base.1], Flow::Answered) > all(&[changed.1], Flow::Answered), "{lever}");
    }
}
