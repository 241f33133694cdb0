//! The simulation, and the bare loop of the same case: the limit that a general engine is held against.

use breather::engine::simulation::centre::Redial;
use breather::engine::simulation::queue::{Question, QueueRun};
use breather::engine::simulation::run::{Fidelity, Options, ScenarioRun};
use breather::engine::simulation::steady::Length;
use breather::input::Value;
use breather::math::law::Law;
use breather::scenario::Scenario;
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::*;

/// The case: 95 % load, exponential handling of 300 s and patience of 120 s.
const LOAD: f64 = 0.95;
const HANDLING: f64 = 300.0;
const PATIENCE: f64 = 120.0;
/// Agents of the bare loop.
const AGENTS: usize = 100;
/// Events between two returns to whoever asked.
const STEP: u64 = 10_000;

fn question(agents: u32, calls: u32) -> Question {
    Question {
        calls_per_hour: f64::from(agents) * LOAD / HANDLING * 3600.0,
        agents: agents as usize,
        service: Law::exponential(HANDLING),
        patience: Some(Law::exponential(PATIENCE)),
        lines: None,
        redial: Redial { hung_up: 0.0, busy_tone: 0.0, delay: Law::zero() },
        target: 20.0,
        length: Length { calls: u64::from(calls), warmup: 0 },
        seed: 1,
    }
}

fn assert_served(served: f64, calls: u32) {
    // Theory: 0.97295 are served. The share over n calls has a standard deviation of about 1.1/√n, the
    // empty start helps a little, and five of them are never reached.
    let off = (served - 0.972_95).abs();
    assert!(
        off < 5.0 * 1.1 / f64::from(calls).sqrt() + 30.0 / f64::from(calls),
        "{served} served of {calls}"
    );
}

/// The general engine, statistics on: so many calls of 100 agents; the share answered.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn engine_100(calls: u32) -> f64 {
    let served = engine(100, calls);
    assert_served(served, calls);
    served
}

/// The same with any number of agents at the same load.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn engine(agents: u32, calls: u32) -> f64 {
    let mut run = QueueRun::new(question(agents, calls));
    while !run.step(STEP) {}
    let total = run.answer().total;
    total.answered() / total.offered
}

/// The bare loop: arrival, patience and handling drawn in order, a heap of the times at which agents are free.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn bare_100(calls: u32) -> f64 {
    let mut state = [0x9e37_79b9_7f4a_7c15_u64, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 1];
    // xoshiro256+ (Blackman & Vigna 2021).
    let mut uniform = || {
        let word = state[0].wrapping_add(state[3]);
        let t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = state[3].rotate_left(45);
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let uniform = ((word >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0);
        uniform
    };
    let mut heap = [0.0_f64; AGENTS];
    let (mut now, mut gone) = (0.0, 0_u32);
    let gap = HANDLING / (100.0 * LOAD);
    for _ in 0..calls {
        now -= gap * libm::log(uniform());
        let patience = -PATIENCE * libm::log(uniform());
        let handling = -HANDLING * libm::log(uniform());
        let starts = heap[0].max(now);
        if starts - now > patience {
            gone += 1;
            continue;
        }
        let ends = starts + handling;
        let mut at = 0;
        loop {
            let mut child = 2 * at + 1;
            if child >= AGENTS {
                break;
            }
            if child + 1 < AGENTS && heap[child + 1] < heap[child] {
                child += 1;
            }
            if heap[child] >= ends {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = ends;
    }
    let served = 1.0 - f64::from(gone) / f64::from(calls);
    assert_served(served, calls);
    served
}

/// A run of the 100-seat preset before its first day, with people who respond or without: roster and day templates,
/// whatever the number of weeks.
fn centre(weeks: u32, people: bool, replications: u32, fidelity: Fidelity) -> ScenarioRun {
    let calendar = Value::object(vec![("horizonWeeks", f64::from(weeks).into())]);
    let people = Value::object(vec![("simulated", Value::Flag(people))]);
    let input = Value::object(vec![("calendar", calendar), ("people", people)]);
    let scenario = Scenario::from_input(&input).expect("a scenario");
    ScenarioRun::new(&scenario, Options { replications, first: 0, seed: 1, fidelity }).expect("a roster")
}

/// Weeks of the 100-seat preset with the whole people model, one repetition; calls offered.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn weeks_of_people(weeks: u32) -> f64 {
    let mut run = centre(weeks, true, 1, Fidelity::Full);
    while !run.step(STEP) {}
    let offered: f64 = run.parts()[0].days.iter().map(|day| day.offered).sum();
    assert_offered(offered, weeks);
    offered
}

/// The preview of a year of the 100-seat preset: all its repetitions, roster included; people at the ends of all.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn preview_of_a_year(times: u32) -> f64 {
    let mut people = 0.0;
    for _ in 0..times {
        let mut run = centre(52, true, 10, Fidelity::Preview);
        while !run.step(STEP) {}
        let weeks = run.parts().iter().filter_map(|part| part.people.as_ref());
        people +=
            weeks.map(|weeks| weeks.dots.iter().filter(|dot| !dot[0].is_nan()).count() as f64).sum::<f64>();
    }
    assert!((people / f64::from(times) / 1180.0 - 1.0).abs() < 0.1, "{people} people");
    people
}

/// Roster and day templates: what is done before the first day, however many weeks follow; the intervals it is for.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn setup_of_a_centre(times: u32) -> f64 {
    let mut intervals = 0;
    for _ in 0..times {
        let run = centre(1, false, 1, Fidelity::Full);
        assert!(run.share() <= 0.0, "nothing is simulated yet");
        intervals += run.world().outline.slots();
    }
    #[expect(clippy::cast_precision_loss, reason = "few intervals")]
    let sum = intervals as f64;
    sum
}

/// The same centre after its setup, week by week: short pieces of one run, each of which can be timed at its best
/// where a whole year never has the machine for itself.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[derive(Debug)]
pub struct Weeks {
    run: ScenarioRun,
    weeks: u32,
}

#[cfg_attr(target_family = "wasm", wasm_bindgen)]
impl Weeks {
    /// A run before its first day.
    #[cfg_attr(target_family = "wasm", wasm_bindgen(constructor))]
    #[must_use]
    pub fn new(weeks: u32) -> Self {
        Self { run: centre(weeks, false, 1, Fidelity::Full), weeks }
    }

    /// Goes on until the end of a week, counted from 1.
    pub fn reach(&mut self, week: u32) {
        let share = f64::from(week) / f64::from(self.weeks);
        while self.run.share() < share && !self.run.step(STEP / 10) {}
    }

    /// Calls offered in all.
    #[must_use]
    pub fn offered(&self) -> f64 {
        let offered: f64 = self.run.parts()[0].days.iter().map(|day| day.offered).sum();
        assert_offered(offered, self.weeks);
        offered
    }
}

fn assert_offered(offered: f64, weeks: u32) {
    // The preset states 31 000 calls a week; a week's total scatters by a few per cent.
    assert!((offered / f64::from(weeks) / 31_000.0 - 1.0).abs() < 0.2, "{offered} calls in {weeks} weeks");
}

/// Weeks of the 100-seat preset, one repetition; calls offered.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
#[must_use]
pub fn weeks_of_a_centre(weeks: u32) -> f64 {
    let mut run = centre(weeks, false, 1, Fidelity::Full);
    while !run.step(STEP) {}
    let offered: f64 = run.parts()[0].days.iter().map(|day| day.offered).sum();
    assert_offered(offered, weeks);
    offered
}
