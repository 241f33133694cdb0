//! `selfCheck`: one hash over a fixed set of results, to see that this machine computes what others do.

use super::{plan, queue, simulate, simulate_queue};
use crate::input::Value;
use crate::results::digest::Digest;
use serde::Serialize;

/// How many results are hashed.
const CASES: u32 = 200;
/// Every so many-th of them is a plan, the others are queues.
const PLAN_EVERY: u32 = 10;
/// Plans with a roster take longer; this many of the plans have one.
const ROSTERS: u32 = 2;

/// This many simulations of one queue come on top, and a small centre's.
const SIMULATIONS: u32 = 8;

/// Whether people respond in each of the small centres.
const CENTRES: [bool; 2] = [false, true];

/// The hash and what it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SelfCheckView {
    /// Hexadecimal; equal on every platform for one version of the engine.
    pub digest: String,
    /// How many results it covers.
    pub cases: u32,
}

/// Hashes the results of 200 mixed queues and plans, a few of them with rosters, of eight simulated queues
/// of all laws, and of two repetitions of a week of a small centre, without and with people who respond.
#[must_use]
pub fn self_check() -> SelfCheckView {
    let mut draws = Draws(2026);
    let mut digest = Digest::new();
    for case in 0..CASES {
        digest = if case % PLAN_EVERY == 0 {
            let (input, roster) = a_plan(&mut draws, case / PLAN_EVERY);
            let options = Value::object(vec![("roster", Value::Flag(roster))]);
            match plan(&input, &options) {
                Ok(view) => digest.text(&view.digest),
                Err(problems) => digest.text(&problems.to_string()),
            }
        } else {
            match queue(&a_queue(&mut draws)) {
                Ok(view) => {
                    let maybe = |number: Option<f64>| number.unwrap_or(f64::INFINITY);
                    let p = view.wait_percentiles_seconds.as_ref();
                    digest.numbers([
                        view.wait_probability,
                        view.service_level,
                        view.service_level_answered,
                        view.service_level_excluding_short_abandons,
                        maybe(view.average_speed_of_answer_seconds),
                        maybe(view.mean_wait_seconds),
                        view.abandoned_share,
                        view.blocked_share,
                        view.occupancy,
                        maybe(view.mean_queue),
                        view.attempts_per_hour,
                        maybe(p.and_then(|p| p.p50)),
                        maybe(p.and_then(|p| p.p99)),
                    ])
                }
                Err(problems) => digest.text(&problems.to_string()),
            }
        };
    }
    for case in 0..SIMULATIONS {
        digest = match simulate_queue(&a_simulation(&mut draws, case)) {
            Ok(view) => digest.text(&view.digest),
            Err(problems) => digest.text(&problems.to_string()),
        };
    }
    for people in CENTRES {
        let calendar = Value::object(vec![("horizonWeeks", 1.0.into())]);
        let people = Value::object(vec![("simulated", Value::Flag(people))]);
        let centre =
            Value::object(vec![("preset", "helpDesk20".into()), ("calendar", calendar), ("people", people)]);
        digest = match simulate(&centre, &Value::object(vec![("replications", 2.0.into())])) {
            Ok(view) => digest.text(&view.digest),
            Err(problems) => digest.text(&problems.to_string()),
        };
    }
    let centres = u32::try_from(CENTRES.len()).unwrap_or(u32::MAX);
    SelfCheckView { digest: digest.finish(), cases: CASES + SIMULATIONS + centres }
}

fn a_simulation(draws: &mut Draws, case: u32) -> Value {
    const LAWS: [&str; 7] =
        ["exponential", "lognormal", "deterministic", "erlang", "hyperexponential", "uniform", "weibull"];
    let agents = (1.0 + 30.0 * draws.next()).floor();
    let handle = 60.0 + 300.0 * draws.next();
    let law = |word: &'static str, mean: f64| {
        Value::object(vec![("distribution", word.into()), ("meanSeconds", mean.into())])
    };
    let mut fields = vec![
        ("callsPerHour", (agents * (0.6 + 0.5 * draws.next()) * 3600.0 / handle).into()),
        ("agents", agents.into()),
        ("service", law(LAWS[case as usize % LAWS.len()], handle)),
        ("patience", law(LAWS[draws.below(7)], 60.0 + 300.0 * draws.next())),
        ("calls", 5_000.0.into()),
        ("seed", f64::from(case).into()),
    ];
    if case % 2 == 1 {
        fields.push(("lines", (agents + 5.0).into()));
        let redial =
            vec![("share", 0.5.into()), ("blockedShare", 0.5.into()), ("meanDelaySeconds", 300.0.into())];
        fields.push(("redial", Value::object(redial)));
    }
    Value::object(fields)
}

fn a_queue(draws: &mut Draws) -> Value {
    let agents = (1.0 + 150.0 * draws.next() * draws.next()).floor();
    let handle = 60.0 + 600.0 * draws.next();
    let load = agents * (0.3 + draws.next());
    let mut fields = vec![
        ("model", ["erlangA", "erlangC", "erlangB"][draws.below(3)].into()),
        ("callsPerHour", (load * 3600.0 / handle).into()),
        ("handleSeconds", handle.into()),
        ("agents", agents.into()),
        ("patienceSeconds", (20.0 + 900.0 * draws.next()).into()),
        ("targetSeconds", (60.0 * draws.next()).into()),
        ("waitPercentiles", Value::Flag(draws.below(2) == 0)),
    ];
    if draws.below(3) == 0 {
        fields.push(("lines", (agents + (40.0 * draws.next()).floor()).into()));
    }
    if draws.below(3) == 0 {
        fields.push(("redialShare", (0.8 * draws.next()).into()));
    }
    Value::object(fields)
}

fn a_plan(draws: &mut Draws, number: u32) -> (Value, bool) {
    // Rosters are laid out for the small preset, so that the check stays quick.
    let roster = number < ROSTERS;
    let preset = if roster { 1 } else { draws.below(3) };
    let queue = Value::object(vec![
        ("talkSeconds", (120.0 + 300.0 * draws.next()).into()),
        ("patienceSeconds", (60.0 + 400.0 * draws.next()).into()),
        ("volumeChange", (draws.next() - 0.5).into()),
    ]);
    let input = Value::object(vec![
        ("preset", ["serviceCentre100", "helpDesk20", "outsourcer400"][preset].into()),
        ("queues", Value::List(vec![queue])),
        ("goals", Value::object(vec![("busyDay", (0.5 + 0.49 * draws.next()).into())])),
        ("mandatoryTimeOff", Value::object(vec![("daysPerPeriod", [0.0, 1.0, 2.0][draws.below(3)].into())])),
    ]);
    (input, roster)
}

/// SplitMix64 (Steele, Lea & Flood 2014, figure 16): enough to spread cases, with no claim to more.
struct Draws(u64);

impl Draws {
    /// Uniform in [0, 1).
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a small count")]
    fn below(&mut self, count: u32) -> usize {
        (self.next() * f64::from(count)) as usize
    }
}
