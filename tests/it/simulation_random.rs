//! Any queue and any centre within the field tables, with fixed seeds: no panic, nothing that is no number, and the
//! accounts add up. Every expectation is a *law*.

use super::simulation_watch::{Recorder, Told};
use super::support::{each_number, garbage, input, plain, runner, set, spoiled, valid};
use breather::analysis::transport;
use breather::boundary::{self, inputs};
use breather::engine::simulation::ledger::Account;
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::world::World;
use breather::input::Value;
use breather::problem::Problems;
use breather::scenario::Scenario;
use breather::scenario::fields::SCENARIO;
use proptest::prelude::*;
use std::cell::Cell;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the test's JSON")
}

fn told(problems: &Problems) {
    assert!(!problems.list().is_empty());
    assert!(problems.list().iter().all(|problem| !problem.message.is_empty()));
}

/// An input whose number of calls is a test's and not a night's.
fn short(mut input: Value, calls: f64) -> Value {
    set(&mut input, "calls", calls.into());
    if input.get("warmupCalls").number().is_none_or(|warmup| warmup > 500.0) {
        set(&mut input, "warmupCalls", Value::Absent);
    }
    input
}

/// A queue drawn from the table; coefficients of variation, which mostly do not fit their law, are left away by half.
fn any_queue() -> impl Strategy<Value = Value> {
    (input(inputs::SIMULATE_QUEUE, 0.6), 1..2000_u32, any::<[bool; 3]>()).prop_map(
        |(input, calls, [service, patience, together])| {
            let mut input = short(input, f64::from(calls));
            for (path, away) in [("service.cv", service), ("patience.cv", patience)] {
                if away {
                    set(&mut input, path, Value::Absent);
                }
            }
            if together {
                set(&mut input, "redial.meanDelaySeconds", 60.0.into());
                set(&mut input, "patience.distribution", "exponential".into());
                set(&mut input, "patience.meanSeconds", 30.0.into());
                set(&mut input, "patience.cv", Value::Absent);
            }
            input
        },
    )
}

/// Checks a queue; false where it is refused.
fn queue_holds(input: &Value) -> bool {
    let view = match boundary::simulate_queue(input) {
        Ok(view) => view,
        Err(problems) => {
            told(&problems);
            return false;
        }
    };
    each_number(&plain(&view), "", &mut |path, number| assert!(number.is_finite(), "{path}: {number}"));
    let shares = [
        (view.wait_probability, view.calls - view.blocked),
        (view.service_level, view.calls),
        (view.service_level_answered, view.answered),
        (view.service_level_excluding_short_abandons, 0.0),
        (view.abandoned_share, view.calls),
        (view.blocked_share, view.calls),
        (view.occupancy, 0.0),
    ];
    for (place, (share, of)) in shares.into_iter().enumerate() {
        assert!(share.mean.is_some() || of == 0.0, "share {place} of {of} calls");
        let mean = share.mean.unwrap_or(0.0);
        // Busy and staffed time are sums of rounded stretches.
        assert!((0.0..=1.0 + 1e-9).contains(&mean), "share {place}: {mean}");
        assert!(share.half_width.is_none_or(|half| half >= 0.0));
    }
    for (place, count) in
        [view.calls, view.answered, view.abandoned, view.blocked, view.customers].into_iter().enumerate()
    {
        assert!(count >= 0.0 && count.fract() == 0.0, "count {place}: {count}");
    }
    assert_eq!(view.calls, view.answered + view.abandoned + view.blocked + view.in_system);
    // Whoever is not seen off waits for somebody who does not exist.
    let nobody = input.get("agents").number() == Some(0.0);
    assert!(view.in_system == 0.0 || (nobody && view.in_system > 0.0), "{} in the system", view.in_system);
    let blind = input.get("callsPerHour").number() == Some(0.0);
    assert_eq!(view.customers, if blind { 0.0 } else { input.get("calls").number().expect("stated") });
    assert_eq!(view.share, 1.0);
    // Again, and looked at on the way.
    let mut run = boundary::start_queue(input).expect("as before");
    while !run.step() {
        assert!((0.0..=1.0).contains(&run.share()));
        let _ = run.result();
    }
    assert_eq!(run.result(), view);
    true
}

#[test]
fn any_queue_adds_up() {
    let held = Cell::new(0);
    runner(400, 31)
        .run(&any_queue(), |input| {
            held.set(held.get() + u32::from(queue_holds(&input)));
            Ok(())
        })
        .expect("every queue");
    assert!(held.get() > 100, "{held:?} of 400 were simulated");
}

#[test]
fn queues_at_the_ends_of_what_fields_allow_add_up() {
    let ends = [
        r#""agents": 1, "callsPerHour": 1e9, "service": {"distribution": "deterministic", "meanSeconds": 1e-6}"#,
        r#""agents": 1, "callsPerHour": 1e9, "service": {"distribution": "exponential", "meanSeconds": 1e9}"#,
        r#""agents": 0, "callsPerHour": 100, "service": {"distribution": "exponential", "meanSeconds": 300}"#,
        r#""agents": 0, "callsPerHour": 100, "service": {"distribution": "exponential", "meanSeconds": 300},
            "patience": {"distribution": "deterministic", "meanSeconds": 0},
            "redial": {"share": 0.99, "meanDelaySeconds": 0.001}"#,
        r#""agents": 5, "callsPerHour": 0, "service": {"distribution": "uniform", "meanSeconds": 300}"#,
        r#""agents": 5, "callsPerHour": 1e-9, "service": {"distribution": "weibull", "meanSeconds": 300}"#,
        r#""agents": 100000, "callsPerHour": 1e9, "service": {"distribution": "lognormal", "meanSeconds": 300}"#,
        r#""agents": 3, "callsPerHour": 36, "lines": 1, "service": {"distribution": "deterministic", "meanSeconds": 300},
            "patience": {"distribution": "deterministic", "meanSeconds": 300},
            "redial": {"share": 0.99, "blockedShare": 0.99, "meanDelaySeconds": 1e9}, "targetSeconds": 0"#,
        r#""agents": 2, "callsPerHour": 60, "service": {"distribution": "hyperexponential", "meanSeconds": 1e9, "cv": 30},
            "patience": {"distribution": "exponential", "meanSeconds": 1e12}"#,
        r#""agents": 1, "callsPerHour": 12, "lines": 1000000000, "service": {"distribution": "erlang", "meanSeconds": 300}"#,
    ];
    for (place, end) in ends.into_iter().enumerate() {
        for calls in [1, 2000] {
            let input = json(&format!(r#"{{{end}, "calls": {calls}, "seed": 9007199254740991}}"#));
            assert!(queue_holds(&input), "queue {place} is refused");
        }
    }
}

#[test]
fn garbage_is_answered_with_problems() {
    runner(300, 32)
        .run(&garbage(), |input| {
            told(&boundary::simulate_queue(&input).expect_err("garbage states no queue"));
            told(&boundary::trace_queue(&input, &Value::Absent).expect_err("garbage states no queue"));
            Ok(())
        })
        .expect("garbage");
    // A spoilt input is short, if it should be an input after all.
    runner(300, 33)
        .run(&spoiled(inputs::SIMULATE_QUEUE), |input| {
            let long = |name: &str| input.get(name).number().is_some_and(|calls| calls > 500.0);
            if !long("calls") && !long("warmupCalls") {
                queue_holds(&input);
            }
            Ok(())
        })
        .expect("spoilt input");
    let scenario = json(r#"{"preset": "helpDesk20", "calendar": {"horizonWeeks": 1}}"#);
    runner(200, 34)
        .run(&(garbage(), garbage()), |(input, options)| {
            for result in [
                boundary::start(&input, &Value::Absent).err(),
                boundary::merge(&scenario, &options, &[vec![f64::NAN; 7]]).err(),
            ] {
                result.iter().for_each(told);
            }
            Ok(())
        })
        .expect("garbage");
}

/// The windows of a trace against a recount from its calls.
fn trace_holds(input: &Value, options: &Value) -> bool {
    let trace = match boundary::trace_queue(input, options) {
        Ok(trace) => trace,
        Err(problems) => {
            told(&problems);
            return false;
        }
    };
    let length = trace.length_seconds;
    let inside = |at: f64| (0.0..length).contains(&at);
    let leaves = |call: &boundary::TracedCallView| call.leaves.unwrap_or(f64::INFINITY);
    let count =
        |of: &dyn Fn(&boundary::TracedCallView) -> bool| trace.calls.iter().filter(|call| of(call)).count();
    for call in &trace.calls {
        let end = leaves(call);
        assert!(call.arrives <= end && end >= 0.0 && call.arrives < length, "{call:?}");
        assert_eq!(call.outcome == "answered", call.answered.is_some() && call.agent.is_some());
        assert!(call.outcome != "blocked" || call.arrives.to_bits() == end.to_bits());
        assert!(call.answered.is_none_or(|at| at >= call.arrives && at <= end));
        assert!(call.agent.is_none_or(|agent| agent < trace.agents) && call.attempt >= 1);
    }
    let mut by_agent: Vec<(usize, f64, f64)> =
        trace.calls.iter().filter_map(|call| Some((call.agent?, call.answered?, leaves(call)))).collect();
    by_agent.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    for pair in by_agent.windows(2) {
        assert!(pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1, "one call at a time: {pair:?}");
    }
    assert_eq!(trace.moments[0].kind, "start");
    let step = 1 + trace.moments.len() / 200;
    for (place, moment) in trace.moments.iter().enumerate() {
        let next = trace.moments.get(place + 1);
        assert!(
            next.is_none_or(|next| next.seconds >= moment.seconds) && (0.0..length).contains(&moment.seconds)
        );
        assert!(moment.busy as usize <= trace.agents, "{moment:?}");
        // The last of several at one moment says what stands.
        if next.is_none_or(|next| next.seconds > moment.seconds) && place % step == 0 {
            let now = moment.seconds;
            let waiting = count(&|call| {
                call.outcome != "blocked"
                    && call.arrives <= now
                    && call.answered.unwrap_or(leaves(call)) > now
            });
            let busy = count(&|call| call.answered.is_some_and(|at| at <= now) && leaves(call) > now);
            assert_eq!((moment.waiting as usize, moment.busy as usize), (waiting, busy), "{moment:?}");
        }
    }
    let last = trace.moments.last().expect("the start");
    assert_eq!(last.answered_so_far as usize, count(&|call| call.answered.is_some_and(inside)));
    for (outcome, so_far) in [("abandoned", last.abandoned_so_far), ("blocked", last.blocked_so_far)] {
        assert_eq!(
            so_far as usize,
            count(&|call| call.outcome == outcome && inside(leaves(call))),
            "{outcome}"
        );
    }
    let arrivals = trace.moments.iter().filter(|moment| moment.kind == "arrives").count();
    assert_eq!(arrivals, count(&|call| inside(call.arrives)));
    true
}

#[test]
fn any_window_agrees_with_its_calls() {
    let held = Cell::new(0);
    let window = (any_queue(), 0.0..3000.0_f64, 0..7200_u32, 1..1800_u32, 0..40_u32, 1.0..600.0_f64);
    runner(200, 35)
        .run(&window, |(mut input, calls, from, length, agents, handling)| {
            set(&mut input, "callsPerHour", calls.into());
            set(&mut input, "agents", f64::from(agents).into());
            set(&mut input, "service.meanSeconds", handling.into());
            let mut options = Value::Absent;
            set(&mut options, "startSeconds", f64::from(from).into());
            set(&mut options, "lengthSeconds", f64::from(length).into());
            held.set(held.get() + u32::from(trace_holds(&input, &options)));
            Ok(())
        })
        .expect("every window");
    assert!(held.get() > 50, "{held:?} of 200 were traced");
}

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
    part.days.chunks(world.days()).map(all).collect()
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
        let slots = world.slots();
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
    let mut replication = Replication::new(world, 3, part.number, recorder.clone());
    while !replication.step(world, 1_000_000) {}
    let mut queue_of = std::collections::BTreeMap::new();
    let mut counts = vec![[0.0; 5]; world.queue_names.len()];
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
    let per_day = world.slots() / 7;
    let sunday = scenario.queues().iter().flat_map(|queue| &queue.calls[6 * per_day..]).sum();
    for numbers in &parts {
        assert_eq!(numbers.len(), transport::length(&world));
        let part = transport::from_numbers(&world, numbers).expect("a part of this world");
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
    let free: Vec<_> = SCENARIO
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
