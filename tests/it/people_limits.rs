//! Limits: levers that do nothing, coefficients at their neutral values, and random centres of people.

use super::people_lives::{part, weeks, world};
use super::planning::scenario;
use super::support::{runner, set, valid};
use breather::assumptions::{Assumptions, REGISTRY};
use breather::engine::people::person::{Choice, Person};
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::weeks::{Column, Weeks};
use breather::engine::simulation::world::World;
use breather::fields::{Fallback, Kind};
use breather::input::Value;
use breather::math::streams::Key;
use breather::scenario::Scenario;
use breather::scenario::levers::{LEVERS, POLICY, PRICES};
use proptest::prelude::*;

/// A week of a small centre, so small that hundreds are soon run.
const SMALL: &str = r#"{"preset": "helpDesk20", "calendar": {"horizonWeeks": 20}, "teams": [{"heads": 12}],
    "queues": [{"callsPerWeek": 1500}]}"#;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the test's JSON")
}

fn run(input: &Value, weeks: u32) -> Part {
    let scenario =
        Scenario::from_input(input).unwrap_or_else(|problems| panic!("{problems}: {:?}", problems.list()));
    part(&World::new(&scenario, weeks).unwrap_or_else(|problems| panic!("{problems}")), 5, 0)
}

/// All numbers of a part, bit by bit; not a number is equal to itself here.
fn bits(part: &Part) -> Vec<u64> {
    let sums = part.days.iter().flat_map(|day| day.sums());
    let people = part.people.iter().flat_map(Weeks::numbers);
    let times = part.days_staffed.iter().chain(&part.days_busy).copied();
    sums.chain(people).chain(times).map(f64::to_bits).collect()
}

/// Law: stating a lever's default is stating nothing. Each lever alone, and all of them.
#[test]
fn law_levers_at_their_defaults_change_no_bit() {
    let plain = bits(&run(&json(SMALL), 1));
    let mut all = json(SMALL);
    let mut stated = 0;
    for field in LEVERS.iter().chain(POLICY) {
        let default = match field.kind {
            Kind::Number(number) => match number.default {
                Fallback::Is(value) => Value::Number(value),
                _ => continue,
            },
            Kind::Choice { default: Fallback::Is(word), .. } => Value::from(word),
            Kind::Flag { default } => Value::Flag(default),
            _ => continue,
        };
        stated += 1;
        set(&mut all, field.path, default.clone());
        let mut one = json(SMALL);
        set(&mut one, field.path, default);
        assert!(bits(&run(&one, 1)) == plain, "{}", field.path);
    }
    let levers = LEVERS.len() + POLICY.len();
    assert!(stated == levers, "{stated} of {levers} levers have a default");
    for row in REGISTRY {
        set(&mut all, &format!("assumptions.{}", row.id), row.default.into());
    }
    assert!(bits(&run(&all, 1)) == plain, "all of them");
}

/// Coefficients that no lever turns on: they act in every centre of people.
fn neutral() -> Assumptions {
    Assumptions::from(|row| row.neutral.unwrap_or(row.default))
}

/// Law: with every coefficient at its neutral value handling times are each call's own, nobody is hostile, and absence
/// and strain are those of the base workforce.
#[test]
fn law_neutral_people_are_the_stated_base() {
    let mut input = json(r#"{"preset": "serviceCentre100"}"#);
    for (row, value) in neutral().values() {
        set(&mut input, &format!("assumptions.{}", row.id), value.into());
    }
    let parts: Vec<Part> = {
        let scenario = Scenario::from_input(&input).unwrap_or_else(|problems| panic!("{problems}"));
        let world = World::new(&scenario, 26).unwrap_or_else(|problems| panic!("{problems}"));
        (0..2).map(|number| part(&world, 5, number)).collect()
    };
    let sum = |column: Column| parts.iter().map(|part| weeks(part).sum(column)).sum::<f64>();
    assert_eq!(sum(Column::Hostile), 0.0);
    assert_eq!(sum(Column::Proficiency), sum(Column::OnThePhone), "nobody has anything to learn");
    let all = super::people_lives::calls(&parts);
    // Of a million handling times with coefficient of variation near 1 the mean has a standard error of 0.1 %.
    let entered = scenario(r#"{"preset": "serviceCentre100"}"#).queues()[0].handle[0].get();
    let handled = all.handled / all.answered();
    assert!((handled / entered - 1.0).abs() < 0.005, "{handled} s, {entered} s entered");
    // Strain is nothing but what life brings. Of 236 people the mean over half a year varies by some 0.05.
    let strain = sum(Column::Strain) / sum(Column::OnThePhone);
    assert!(strain.abs() < 0.2, "{strain}");
    let absent = sum(Column::Absent) / sum(Column::Scheduled);
    // Some 450 spells of 3 days: a standard error of 0.05 × √(2 ÷ 450) = 0.35 points.
    assert!((absent - 0.05).abs() < 0.014, "{absent}");
}

/// The lever that turns rows on, the setting without it that shares its price, the rows, and values that tell.
type Case = (&'static str, &'static str, &'static [(&'static str, f64)]);

/// Law: a coefficient at its neutral value takes its effect from what is counted, where something else turns it on. The
/// coefficient's other values change it, so that the comparison sees it at all. Prices are zero.
#[test]
fn law_neutral_coefficients_take_the_effect_from_their_lever() {
    let rich = |lever: &str, assumptions: &[(&str, f64)]| {
        let mut input = json(SMALL);
        for (path, value) in lever.split(';').filter_map(|part| part.split_once('=')) {
            let value = value
                .parse::<f64>()
                .map_or_else(|_| value.parse().map_or(Value::from(value), Value::Flag), Value::Number);
            set(&mut input, path.trim(), value);
        }
        for price in PRICES {
            set(&mut input, price.path, 0.0.into());
        }
        for (id, value) in assumptions {
            set(&mut input, &format!("assumptions.{id}"), (*value).into());
        }
        // Half a year, so that somebody sees a counsellor.
        bits(&run(&input, 20))
    };
    let cases: [Case; 8] = [
        (
            "support.leadership=1",
            "",
            &[
                ("support.leadershipStrain", -1.0),
                ("support.leadershipQuits", 0.5),
                ("support.leadershipBuffer", 0.5),
            ],
        ),
        ("support.peerRoundsPerYear=4", "", &[("support.peerStrain", -1.0), ("support.peerQuits", 0.5)]),
        ("support.stressTrainingRoundsPerYear=4", "", &[("support.stressStrain", -1.0)]),
        ("support.resilienceRoundsPerYear=4", "", &[("support.resilienceStrain", -1.0)]),
        (
            "support.counselling=true",
            "",
            &[
                ("support.counsellingStrain", -1.0),
                ("support.counsellingAbsence", 0.5),
                ("support.counsellingUptake", 1.0),
            ],
        ),
        (
            "support.recognitionPerYear=26",
            "",
            &[("support.recognitionOutput", 0.1), ("support.recognitionStrain", -1.0)],
        ),
        (
            "support.attendanceReward=cash",
            "",
            &[("support.attendanceAbsence", 2.0), ("support.attendanceOutput", -0.1)],
        ),
        (
            "world.securityShock=2; world.securityShockWeek=1",
            "",
            &[("support.shockStrain", 1.0), ("support.shockQuits", 3.0)],
        ),
    ];
    for (with, without, rows) in cases {
        let neutral: Vec<(&str, f64)> = rows
            .iter()
            .map(|(id, _)| {
                let row = REGISTRY.iter().find(|row| row.id == *id).expect("a row");
                (*id, row.neutral.expect("a neutral value"))
            })
            .collect();
        assert!(rich(with, &neutral) == rich(without, &neutral), "{with}: neutral, and still an effect");
        assert!(rich(with, rows) != rich(without, rows), "{with}: no effect at all");
    }
}

/// Law: those of hiring choose the same people.
#[test]
fn law_neutral_hiring_chooses_nobody() {
    let a = neutral();
    let plain = Choice { quits: 1.0, referred_quits: 1.0, ..Choice::default() };
    let chosen = Choice {
        lower_trait: a.hiring_validity * 2.0,
        quits: a.test_quits,
        referred: 1.0,
        referred_quits: a.referral_quits,
    };
    for number in 0..50 {
        let key = Key::new(1).child(number);
        assert_eq!(Person::newcomer(key, &plain, &a), Person::newcomer(key, &chosen, &a));
    }
}

/// Anything within a field's bounds, and a coefficient's.
pub(crate) fn any_people() -> BoxedStrategy<Value> {
    let levers: Vec<_> = LEVERS
        .iter()
        .chain(POLICY)
        .chain(PRICES)
        .filter(|field| field.path != "people.simulated")
        .map(|field| {
            (proptest::bool::weighted(0.6), valid(field))
                .prop_map(|(stated, value)| (stated.then_some(value), field.path))
        })
        .collect();
    let coefficients = proptest::collection::vec((0..6u8, 0.0..1.0f64), REGISTRY.len());
    let desk = (1..30u32, 1.0..3000.0f64, 0.0..0.5f64, 0..80u32, 0..20u32, 0..3usize, 0..3usize);
    (levers, coefficients, desk)
        .prop_map(|(levers, coefficients, (heads, calls, sickness, leave, half_days, placement, short))| {
            let mut input = json(r#"{"preset": "helpDesk20"}"#);
            for (value, path) in levers {
                if let Some(value) = value {
                    set(&mut input, path, value);
                }
            }
            for (row, (kind, u)) in REGISTRY.iter().zip(coefficients) {
                let (low, high) = row.bounds;
                let value = match kind {
                    0 => low,
                    1 => high,
                    2 => row.default,
                    _ => low + u * (high - low),
                };
                set(&mut input, &format!("assumptions.{}", row.id), value.into());
            }
            set(&mut input, "teams[0].heads", f64::from(heads).into());
            set(&mut input, "queues[0].callsPerWeek", calls.floor().into());
            set(&mut input, "shrinkage.sicknessShare", sickness.into());
            set(&mut input, "shrinkage.leaveDaysPerYear", f64::from(leave).into());
            set(&mut input, "mandatoryTimeOff.daysPerPeriod", (f64::from(half_days) / 2.0).into());
            set(
                &mut input,
                "mandatoryTimeOff.placement",
                ["rotating", "quietDays", "byStrain"][placement].into(),
            );
            set(
                &mut input,
                "mandatoryTimeOff.whenShort",
                ["honoured", "deferred", "cancelled"][short].into(),
            );
            input
        })
        .boxed()
}

/// Law: whatever levers and coefficients an input may state, six weeks of people, a month's look among them, panic nowhere, every number is finite
/// and strain stays within its bound.
#[test]
fn law_any_people_are_finite_and_strain_is_bounded() {
    let run_of = core::cell::Cell::new(0);
    runner(150, 63)
        .run(&any_people(), |input| {
            let Ok(scenario) = Scenario::from_input(&input) else { return Ok(()) };
            // Goals that cannot be met, or leave beyond what there is to work, have no plan.
            let Ok(world) = World::new(&scenario, 6) else { return Ok(()) };
            run_of.set(run_of.get() + 1);
            let people = world.people().expect("people who respond");
            let bound = people.rules.assumptions.strain_bound;
            let mut replication = Replication::living(&world, people, 1, 0, Nobody);
            let mut over = false;
            while !over {
                over = replication.step(&world, 2000);
                let living = replication.people();
                for person in living.team(0).expect("a team").places.iter().flatten() {
                    let strain = person.strain(&people.rules.assumptions);
                    prop_assert!(strain.abs() <= bound, "{strain}: {person:?}");
                    prop_assert!(
                        [person.state, person.recovery, person.gap, person.weeks]
                            .iter()
                            .all(|x| x.is_finite()),
                        "{person:?}"
                    );
                    prop_assert!((-1e-9..=1.0).contains(&person.gap), "{person:?}");
                }
                for calls in living.on_calls(0) {
                    prop_assert!((0.0..=1.0).contains(&calls.fatigue), "{calls:?}");
                    prop_assert!(
                        calls.pace >= 0.0 && calls.pace.is_finite() && calls.odds.is_finite(),
                        "{calls:?}"
                    );
                    prop_assert!(calls.exposure.is_finite() && calls.busy.is_finite(), "{calls:?}");
                }
            }
            let part = replication.part(&world);
            let numbers = part
                .people
                .iter()
                .flat_map(|weeks| weeks.rows.iter().flatten().chain(weeks.by_slot.iter().flatten()));
            prop_assert!(numbers.clone().all(|number| number.is_finite()));
            prop_assert!(part.days.iter().all(|day| day.sums().iter().all(|sum| sum.is_finite())));
            for row in &weeks(&part).rows {
                let of = |column: Column| row[column as usize];
                prop_assert!(
                    of(Column::Absent) <= of(Column::Scheduled) && of(Column::Hostile) <= of(Column::Taken)
                );
                prop_assert!(
                    of(Column::AboveOneSd) <= of(Column::OnThePhone)
                        && of(Column::Nesting) <= of(Column::OnThePhone)
                );
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(run_of.get() > 100, "{} of 150 were run", run_of.get());
}

/// Law: an interval in which nobody called does not make the next one's calls longer than the speed-up's coefficient
/// says: e^0.05 with nothing to do.
#[test]
fn law_quiet_hours_slow_nobody_much() {
    let quiet = r#"{"preset": "helpDesk20", "queues": [{"callsPerWeek": 60}], "teams": [{"heads": 12}]"#;
    let handled = |assumptions: &str| {
        let parts: Vec<Part> =
            (0..3).map(|number| part(&world(&format!("{quiet}, {assumptions}}}"), 26), 2, number)).collect();
        super::people_lives::handling(&parts)
    };
    let slower = handled(r#""assumptions": {"load": {"speedUp": 0.05}}"#)
        / handled(r#""assumptions": {"load": {"speedUp": 0}}"#);
    assert!(slower > 1.03 && slower <= libm::exp(0.05), "{slower} times");
}

/// Law: whoever has no time on the phone takes no calls. Where blocks off the phone take all of a shift, what rounding
/// leaves of it is too short for the clock, and neither begins duty nor ends it.
#[test]
fn law_who_is_never_on_the_phone_takes_no_calls() {
    let desk = r#"{"preset": "helpDesk20", "training": {"preShiftMinutes": 0.001}, "hiring": {"nestingWeeks": 12},
        "assumptions": {"learning": {"nestingPhoneShare": 0}, "leaving": {"perYear": 2}}}"#;
    let world = world(desk, 8);
    let people = world.people().expect("people who respond");
    let mut never = 0;
    for number in 0..4 {
        let mut replication = Replication::living(&world, people, 2, number, Nobody);
        while !replication.step(&world, 500) {
            for calls in replication.people().on_calls(0).iter().filter(|calls| calls.duty < 1.0) {
                never += u32::from(calls.began > 0.0);
                assert!(calls.busy < 1.0, "{calls:?}");
            }
        }
    }
    assert!(never > 100, "{never} looks at people with nothing but blocks");
}
