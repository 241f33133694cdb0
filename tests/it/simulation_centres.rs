//! Any centre within the field tables, with fixed seeds: no panic, nothing that is no number, accounts that add up and
//! agree with a count of every call. Every expectation is a *law*.

use super::simulation_random::{json, told};
use super::simulation_watch::{Recorder, Told};
use super::support::{each_number, plain, runner, set, valid};
use breather::analysis::transport;
use breather::boundary;
use breather::engine::simulation::ledger::Account;
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::world::World;
use breather::input::Value;
use breather::scenario::Scenario;
use breather::scenario::fields;
use proptest::prelude::*;
use std::cell::Cell;

fn options(replications: u32, first: u32) -> Value {
    json(&format!(
        r#"{{"replications": {replications}, "first": {first}, "seed": 3, "fidelity": "preview"}}"#
    ))
}

/// Sums over a part's days, queue by queue.
fn by_queue(world: &World, part: &Part) -> Vec<Account> {
    let all = |days: &[Account]| {
        days.iter().fold(Account::default(), |mut sum, day| {
            sum.add(day);
            sum
        })
    };
    part.days.chunks(world.outline.days()).map(all).collect()
}

/// What one repetition's accounts promise.
fn part_holds(world: &World, part: &Part, sunday: f64) {
    let queues = by_queue(world, part);
    for account in part.days.iter().chain(&part.cycle) {
        assert!(account.sums().iter().all(|sum| sum.is_finite() && *sum >= 0.0), "{account:?}");
        assert!(account.in_time <= account.after_wait && account.abandoned_early <= account.abandoned);
        assert!(account.first <= account.offered && account.gave_up <= account.abandoned + account.blocked);
        assert!(account.in_system() >= 0.0, "{account:?}");
    }
    for (queue, account) in queues.iter().enumerate() {
        let slots = world.outline.slots();
        let mut cycle = Account::default();
        part.cycle[queue * slots..(queue + 1) * slots].iter().for_each(|slot| cycle.add(slot));
        // Counts are whole numbers, and so the same in whatever order they are added.
        for (a, b) in cycle.sums().iter().zip(account.sums()).take(9) {
            assert_eq!(*a, b, "the week and the days tell of the same calls");
        }
    }
    // Each customer who leaves without an answer gives up or calls again: today, or after the end. Who hung up on
    // the day before the first may call again in the week.
    let sum = |of: fn(&Account) -> f64| queues.iter().map(of).sum::<f64>();
    let called_again = sum(|a| a.offered - a.first) + part.redials_to_come;
    let will_call = sum(|a| a.abandoned + a.blocked - a.gave_up);
    assert!(called_again >= will_call, "{called_again} redials of {will_call}");
    assert!(sunday > 0.0 || called_again == will_call, "{called_again} redials of {will_call}");
    // A call in hand is duty, also after the shift and before a late pause, so that nobody is busy off duty. Each of
    // the thousands of stretches is rounded at the size of the clock, some 1e-10 s.
    for (staffed, busy) in [(&part.cycle_staffed, &part.cycle_busy), (&part.days_staffed, &part.days_busy)] {
        for (staffed, busy) in staffed.iter().zip(busy) {
            assert!(*busy >= -1e-5 && *busy <= staffed + 1e-5, "busy {busy} s of {staffed} s");
        }
    }
    assert!(part.absent <= part.scheduled);
}

/// Calls of the measured days, counted by looking on, must be those of the accounts.
fn recount(world: &World, part: &Part) {
    let recorder = Recorder::<true>::default();
    match world.people() {
        Some(people) => {
            let mut replication = Replication::living(world, people, 3, part.number, recorder.clone());
            while !replication.step(world, 1_000_000) {}
        }
        None => {
            let mut replication = Replication::new(world, 3, part.number, recorder.clone());
            while !replication.step(world, 1_000_000) {}
        }
    }
    let mut queue_of = std::collections::BTreeMap::new();
    let mut counts = vec![[0.0; 5]; world.outline.queue_names.len()];
    for told in recorder.0.borrow().iter() {
        let (serial, place) = match *told {
            Told::Came { serial, queue, at, attempt } => {
                if at < 86_400.0 {
                    continue;
                }
                queue_of.insert(serial, queue);
                counts[queue][1] += f64::from(u8::from(attempt == 1));
                (serial, 0)
            }
            Told::Answered { serial, .. } => (serial, 2),
            Told::Abandoned { serial, .. } => (serial, 3),
            Told::Blocked { serial, .. } => (serial, 4),
        };
        if let Some(&queue) = queue_of.get(&serial) {
            counts[queue][place] += 1.0;
        }
    }
    for (account, counts) in by_queue(world, part).iter().zip(counts) {
        let told = [account.offered, account.first, account.answered(), account.abandoned, account.blocked];
        assert_eq!(told, counts, "offered, first, answered, abandoned, blocked");
    }
}

/// Checks a centre; false where it is refused.
fn centre_holds(input: &Value) -> bool {
    let mut run = match boundary::start(input, &options(2, 0)) {
        Ok(run) => run,
        Err(problems) => {
            told(&problems);
            return false;
        }
    };
    while !run.step() {
        assert!((0.0..=1.0).contains(&run.share()));
    }
    let view = run.result();
    each_number(&plain(&view), "", &mut |path, number| assert!(number.is_finite(), "{path}: {number}"));
    let parts = run.parts();
    let scenario = Scenario::from_input(input).expect("as before");
    let world = World::new(&scenario, 1).expect("as before");
    let per_day = world.outline.slots() / 7;
    let sunday = scenario.queues().iter().flat_map(|queue| &queue.calls[6 * per_day..]).sum();
    for marked in &parts {
        let (_mark, numbers) = marked.split_first().expect("a part begins with a mark of what was run");
        assert_eq!(numbers.len(), transport::length(&world.outline));
        let part = transport::from_numbers(&world.outline, numbers).expect("a part of this world");
        part_holds(&world, &part, sunday);
        recount(&world, &part);
    }
    // Worked on apart and put together in another order, nothing differs.
    let mut apart = boundary::start(input, &options(1, 1)).expect("as before");
    while !apart.step() {}
    let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<u64>>();
    let second = apart.parts().remove(0);
    assert_eq!(bits(&second), bits(&parts[1]), "the same repetition twice");
    let merged = boundary::merge(input, &options(2, 0), &[second, parts[0].clone()]);
    assert_eq!(merged.expect("parts of this run"), view);
    true
}

/// Fields that may take any value beside any other.
const FREE: [&str; 16] = [
    "calendar.intervalMinutes",
    "queues[].talkSeconds",
    "queues[].handleCv",
    "queues[].dayToDayCv",
    "queues[].patienceSeconds",
    "queues[].patienceCv",
    "queues[].redialShare",
    "queues[].redialDelaySeconds",
    "queues[].priority",
    "teams[].lines",
    "goals.targetSeconds",
    "shrinkage.sicknessShare",
    "shrinkage.trainingHoursPerMonth",
    "shrinkage.otherShare",
    "shifts.breaks",
    "shifts.startEveryMinutes",
];

/// Up to three queues and teams; each team takes some, and the first all.
fn any_centre() -> impl Strategy<Value = Value> {
    let free: Vec<_> = fields::all()
        .iter()
        .filter(|field| FREE.contains(&field.path))
        .flat_map(|field| (0..if field.path.contains("[]") { 3 } else { 1 }).map(move |place| (field, place)))
        .map(|(field, place)| {
            let path = field.path.replace("[]", &format!("[{place}]"));
            (proptest::bool::weighted(0.4), valid(field))
                .prop_map(move |(stated, value)| (stated, path.clone(), value))
        })
        .collect();
    assert_eq!(free.len(), 7 + 3 * 9, "each field is one of the table's");
    let shape = (1..=3_usize, 1..=3_usize, 0..4_usize, 0..3_usize);
    (free, shape, proptest::collection::vec((0.0..3.6f64, 0..25_u32, 1..8_usize), 3)).prop_map(
        |(free, (queues, teams, hours, lengths), each)| {
            let mut input = json(r#"{"calendar": {"horizonWeeks": 1}}"#);
            let (opens, closes) = [(8.0, 18.0), (0.0, 24.0), (12.5, 24.0), (6.0, 6.5)][hours];
            set(&mut input, "calendar.opensHour", Value::numbers(&[opens; 7]));
            let closes =
                [closes, closes, closes, closes, closes, closes, if hours == 1 { 24.0 } else { opens }];
            set(&mut input, "calendar.closesHour", Value::numbers(&closes));
            set(
                &mut input,
                "shifts.lengthHours",
                Value::numbers([&[8.5][..], &[4.0, 6.0], &[12.0]][lengths]),
            );
            for (stated, path, value) in free {
                let beyond =
                    |list: &str, count: usize| (count..3).any(|n| path.starts_with(&format!("{list}[{n}]")));
                if stated && !beyond("queues", queues) && !beyond("teams", teams) {
                    set(&mut input, &path, value);
                }
            }
            for (place, (calls, heads, takes)) in each.into_iter().enumerate() {
                if place < queues {
                    let calls = libm::floor(libm::pow(10.0, calls)) - 1.0;
                    set(&mut input, &format!("queues[{place}].callsPerWeek"), calls.into());
                }
                if place < teams {
                    let takes: Vec<f64> = (0..queues)
                        .filter(|queue| place == 0 || takes >> queue & 1 == 1)
                        .map(|q| q as f64)
                        .collect();
                    set(&mut input, &format!("teams[{place}].takes"), Value::numbers(&takes));
                    set(&mut input, &format!("teams[{place}].heads"), f64::from(heads).into());
                }
            }
            input
        },
    )
}

#[test]
fn any_centre_adds_up() {
    let held = Cell::new(0);
    runner(30, 36)
        .run(&any_centre(), |input| {
            held.set(held.get() + u32::from(centre_holds(&input)));
            Ok(())
        })
        .expect("every centre");
    assert!(held.get() > 15, "{held:?} of 30 were simulated");
}

#[test]
fn centres_at_the_ends_of_what_fields_allow_add_up() {
    let list =
        |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let twelve = format!(
        r#""queues": [{}], "teams": [{}]"#,
        list(12, &|n| format!(
            r#"{{"callsPerWeek": 300, "priority": {}, "patienceSeconds": 60}}"#,
            1 + n % 9
        )),
        list(12, &|n| format!(r#"{{"heads": 3, "takes": [{}, {}]}}"#, n, (n * 5 + 3) % 12)),
    );
    let always = r#""calendar": {"horizonWeeks": 1, "intervalMinutes": 60, "opensHour": [0, 0, 0, 0, 0, 0, 0],
        "closesHour": [24, 24, 24, 24, 24, 24, 24]}"#;
    let week = r#""calendar": {"horizonWeeks": 1}"#;
    // Few lines meet no goal of service.
    let easy = r#""goals": {"serviceLevel": null, "abandonedShare": null, "occupancy": 1}"#;
    let ends = [
        format!(r#"{week}, "queues": [{{"callsPerWeek": 500}}], "teams": [{{"heads": 1}}]"#),
        format!(r#"{week}, "queues": [{{"callsPerWeek": 500}}], "teams": [{{"heads": 0}}]"#),
        format!(r#"{week}, "queues": [{{"callsPerWeek": 0}}], "teams": [{{"heads": 5}}]"#),
        format!(r#"{week}, "queues": [{{"callsPerWeek": 900}}], "teams": [{{"heads": 10}}], "shrinkage": {{"sicknessShare": 0.5}}"#),
        // Shifts across midnight, and breaks with them.
        format!(
            r#"{always}, "queues": [{{"callsPerWeek": 3000, "hourlyWeights": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}], "teams": [{{"heads": 12}}], "shifts": {{"startEveryMinutes": 60}}"#
        ),
        format!(r#"{week}, "queues": [{{"callsPerWeek": 3000, "patienceSeconds": 1, "redialShare": 0.95, "redialDelaySeconds": 1}}], "teams": [{{"heads": 8}}]"#),
        format!(r#"{week}, "queues": [{{"callsPerWeek": 3000, "redialShare": 0.9}}], "teams": [{{"heads": 8, "lines": 1}}], {easy}"#),
        // 100 000 calls an hour, of which one head answers next to none.
        r#""calendar": {"horizonWeeks": 1, "opensHour": [9, 0, 0, 0, 0, 0, 0], "closesHour": [10, 0, 0, 0, 0, 0, 0]},
            "queues": [{"callsPerWeek": 100000, "patienceSeconds": 60}], "teams": [{"heads": 1}]"#
            .to_owned(),
        format!("{week}, {twelve}"),
        format!("{week}, {easy}, {}", twelve.replace(r#""heads": 3"#, r#""heads": 3, "lines": 1"#)),
    ];
    for (place, end) in ends.iter().enumerate() {
        assert!(centre_holds(&json(&format!("{{{end}}}"))), "centre {place} is refused");
    }
}

#[test]
fn parts_of_another_scenario_are_refused() {
    let with = |queues: &str, interval: u32| {
        json(&format!(
            r#"{{"preset": "helpDesk20", "calendar": {{"horizonWeeks": 1, "intervalMinutes": {interval}}}, "queues": [{queues}]}}"#
        ))
    };
    let one = with(r#"{"callsPerWeek": 100}"#, 30);
    let mut run = boundary::start(&one, &options(1, 0)).expect("possible");
    while !run.step() {}
    let parts = run.parts();
    let whole = boundary::merge(&one, &options(1, 0), &parts).expect("the part of this run");
    assert_eq!(boundary::simulate(&one, &options(1, 0)).expect("as before"), whole);
    for wrong in [vec![parts[0].clone(), parts[0].clone()], vec![parts[0][1..].to_vec()], vec![vec![]]] {
        told(&boundary::merge(&one, &options(1, 0), &wrong).expect_err("given twice, or not all of it"));
    }
    for other in
        [with(r#"{"callsPerWeek": 100}, {"callsPerWeek": 100}"#, 30), with(r#"{"callsPerWeek": 100}"#, 15)]
    {
        told(&boundary::merge(&other, &options(1, 0), &parts).expect_err("another shape"));
    }
}
