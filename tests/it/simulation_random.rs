//! Any queue, and any window of one, within the field tables, with fixed seeds: no panic, nothing that is no number, and the
//! accounts add up. Every expectation is a *law*.

use super::support::{each_number, garbage, input, plain, runner, set, spoiled};
use breather::boundary::{self, inputs};
use breather::input::Value;
use breather::problem::Problems;
use proptest::prelude::*;
use std::cell::Cell;

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the test's JSON")
}

pub(crate) fn told(problems: &Problems) {
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
