//! Pieces of work to be timed, natively by `main.rs` and in WebAssembly by `run.mjs`.
//!
//! Each does its work a number of times on inputs that vary a little, so that nothing is computed
//! once and kept, asserts its answer, and gives a checksum that must be equal on both sides.

#![allow(
    unsafe_code,
    reason = "the code that wasm-bindgen generates for exports is unsafe; none is written here"
)]

pub mod sim;

use breather::engine::planning::{Options, plan};
use breather::engine::queueing::{Model, Queue, solve};
use breather::input::Value;
use breather::scenario::Scenario;
use breather::units::{PerHour, Seconds, Share};
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::*;

/// Erlang A with 100 agents and 95 erlang; handling 300 s, patience 120 s.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn queue_of_100(times: u32) -> f64 {
    let mut sum = 0.0;
    for i in 0..times {
        let answer = solve(&Queue {
            model: Model::ErlangA { patience: Seconds::new(120.0) },
            calls: PerHour::new(1140.0 + f64::from(i % 7) * 1e-6),
            handle: Seconds::new(300.0),
            agents: 100.0,
            lines: None,
            target: Seconds::new(20.0),
            redial: Share::new(0.0),
        });
        // Theory: the exact share served of this queue is 0.97295.
        assert!((answer.abandoned_share - 0.02705).abs() < 5e-6, "{answer:?}");
        sum += answer.service_level;
    }
    sum
}

/// The plan of a week of 7 × 48 intervals for the 100-seat preset, open round the clock, without a roster.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn plan_of_a_week(times: u32) -> f64 {
    let hours = |hour: f64| Value::List(vec![Value::Number(hour); 7]);
    let calendar = Value::Map(vec![("opensHour".into(), hours(0.0)), ("closesHour".into(), hours(24.0))]);
    let input = Value::Map(vec![("calendar".into(), calendar)]);
    let scenario = Scenario::from_input(&input).expect("a scenario without problems");
    let mut sum = 0.0;
    for _ in 0..times {
        let plan = plan(&scenario, &Options { roster: false }).expect("goals within reach");
        let intervals = &plan.pools[0].intervals;
        assert_eq!(intervals.calls.len(), 336);
        assert!(intervals.calls.iter().all(|&calls| calls > 0.0), "every interval has calls to plan for");
        sum += plan.pools[0].totals.required_hours;
    }
    sum
}
