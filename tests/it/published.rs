//! The closed forms against figures that others published, each with the rounding of its source. Every expectation is
//! *published*; each test names its source.

use crate::formulas::{at_target, erlangs, patient};
use breather::engine::queueing::{Goals, Model, Queue, solve, staff};
use breather::units::{PerHour, Seconds};

fn rounded(what: &str, got: f64, want: f64, unit: f64) {
    assert!((got - want).abs() <= 0.5 * unit * (1.0 + 1e-9), "{what}: {got} is not {want} to {unit}");
}

fn per_half_hour(model: Model, agents: f64) -> Queue {
    Queue { calls: PerHour::new(200.0), handle: Seconds::new(180.0), ..erlangs(model, agents, 0.0) }
}

/// pyworkforce, `test_erlang.py`, to three decimals. Their threshold is 0.33 minutes, 19.8 seconds.
#[test]
fn pyworkforce_erlang_c() {
    let queue = Queue { target: Seconds::new(19.8), ..per_half_hour(Model::ErlangC, 0.0) };
    let goals = Goals { service_level: Some(0.8), occupancy: Some(0.85), ..Goals::default() };
    let found = staff(&queue, &goals).unwrap();
    assert_eq!(found.agents, 14);
    rounded("service level", found.answer.service_level, 0.888, 1e-3);
    rounded("occupancy", found.answer.occupancy, 0.714, 1e-3);
    rounded("wait probability", found.answer.wait_probability, 0.174, 1e-3);
    let found = staff(&queue, &Goals { occupancy: Some(0.7), ..goals }).unwrap();
    assert_eq!(found.agents, 15);
    rounded("service level", found.answer.service_level, 0.941, 1e-3);
    rounded("occupancy", found.answer.occupancy, 0.667, 1e-3);
    rounded("wait probability", found.answer.wait_probability, 0.102, 1e-3);
}

/// pyworkforce, `test_abandonment.py`, to six decimals. What they call the average speed of answer is the mean
/// wait of all calls, abandoned ones included.
#[test]
fn pyworkforce_erlang_a() {
    let queue = per_half_hour(patient(300.0 / 3600.0), 14.0);
    let at = at_target(queue, 20.0);
    rounded("wait probability", at.wait_probability, 0.14526, 1e-5);
    rounded("abandoned", at.abandoned_share, 0.013_984, 1e-6);
    rounded("occupancy", at.occupancy, 0.704_297, 1e-6);
    rounded("mean wait", at.mean_wait / 60.0, 0.069_919, 1e-6);
    rounded("service level", at.service_level, 0.916_792, 1e-6);
}

/// pyworkforce, `test_erlang_b.py`: exact fractions, and the fewest lines that block at most 2 %.
#[test]
fn pyworkforce_erlang_b() {
    let blocked = |agents: f64, load: f64| solve(&erlangs(Model::ErlangB, agents, load)).blocked_share;
    assert!((blocked(1.0, 1.0) - 0.5).abs() < 1e-15);
    assert!((blocked(2.0, 1.0) - 0.2).abs() < 1e-15);
    let goals = Goals { service_level: Some(0.98), ..Goals::default() };
    assert_eq!(staff(&erlangs(Model::ErlangB, 0.0, 10.0), &goals).unwrap().agents, 17);
}

/// CRAN package `ErlangC` 0.1.0, README: as many digits as it prints.
#[test]
fn cran_erlang_c() {
    let at = at_target(per_half_hour(Model::ErlangC, 14.0), 20.0);
    rounded("wait probability", at.wait_probability, 0.174_131_9, 1e-7);
    rounded("service level", at.service_level, 0.888_35, 1e-5);
    rounded("speed of answer", at.average_speed_of_answer, 7.835_937_011_777_24, 2e-14);
    rounded("occupancy", at.occupancy, 0.714_285_7, 1e-7);
    let at = at_target(per_half_hour(Model::ErlangC, 11.0), 20.0);
    rounded("wait probability", at.wait_probability, 0.682_118_2, 1e-7);
    rounded("service level", at.service_level, 0.389_613_8, 1e-7);
}

/// Mini-Callcenter-Simulator, `ErlangCTest.java`, within its own 0.01 seconds. Mean waits are of all calls.
#[test]
fn mini_callcenter_simulator() {
    let queue = |model| Queue { calls: PerHour::new(210.0), ..per_half_hour(model, 13.0) };
    rounded("Erlang C", solve(&queue(Model::ErlangC)).mean_wait, 26.56, 0.02);
    let patient = queue(patient(300.0 / 3600.0));
    rounded("Erlang A", solve(&patient).mean_wait, 9.91, 0.02);
    rounded("100 lines", solve(&Queue { lines: Some(100.0), ..patient }).mean_wait, 9.91, 0.02);
}

/// QueueSim, `example_analytic_erlang_c.ipynb`, to six decimals.
#[test]
fn queue_sim() {
    let tables =
        [(61.0, 56.454_792), (65.0, 8.866_947), (70.0, 3.291_53), (75.0, 1.636_721), (80.0, 0.919_834)];
    for (between, waiting) in tables {
        let queue = Queue {
            calls: PerHour::new(3600.0 / between),
            handle: Seconds::new(600.0),
            ..erlangs(Model::ErlangC, 10.0, 0.0)
        };
        rounded("queue", solve(&queue).mean_queue, waiting, 1e-6);
    }
    let waits = [2400.0, 1_066.666_667, 647.191_011, 447.324_354, 332.467_532, 258.886];
    for (agents, wait) in (1_u32..).zip(waits) {
        let agents = f64::from(agents);
        let queue = Queue { handle: Seconds::new(600.0), ..erlangs(Model::ErlangC, agents, 4.8 * agents) };
        rounded("mean wait", solve(&queue).mean_wait, wait, if agents < 6.0 { 1e-6 } else { 1e-3 });
    }
}
