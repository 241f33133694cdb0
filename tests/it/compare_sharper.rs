//! What is known of a baseline in full, and what it takes from a preview's comparison. Expectations are *theory* or *laws*.

use super::simulation_random::json;
use breather::analysis::compare::{Difference, differences, excess};
use breather::analysis::replications::Raw;
use breather::boundary::ComparisonView;
use breather::economy::bill::Bill;
use breather::input::Value;
use breather::math::normal;
use breather::math::streams::Key;
use breather::{compare_parts, start};

/// A figure with these values in its worlds.
fn figure(values: impl Iterator<Item = f64>) -> Raw {
    Raw { id: "figure", unit: "", units: values.map(|value| (value, 1.0)).collect() }
}

fn normals(key: Key) -> impl Fn(u64) -> f64 {
    move |world| normal::quantile(key.uniform(world))
}

fn taken(known: &Raw, here: &Raw, first: &Raw, second: &Raw) -> f64 {
    let one = |raw: &Raw| [raw.clone()];
    excess(&one(known), &one(here), &one(first), &one(second)).first().map_or(f64::NAN, |(_, more)| *more)
}

/// Theory: a scenario that is the first and a constant has nothing to give back, whatever worlds the preview has.
#[test]
fn nothing_is_taken_from_one_who_follows() {
    let of = normals(Key::new(3));
    let known = figure((0..10).map(|world| 100.0 + of(world)));
    let here = figure((0..6).map(|world| 100.0 + of(world)));
    let second = figure((0..6).map(|world| 103.0 + of(world)));
    assert!(taken(&known, &here, &here, &second).abs() < 1e-9);
}

/// Theory: of a scenario with nothing in common with the first, the difference has all the first's luck in it, so that a
/// figure that is that of the first and the difference, less what is taken, lies nearer to the truth. In the mean of 200
/// draws the square of its error is 1/6 + 1/6 − 1/10 without and 1/6 with a perfect slope; a slope from six worlds keeps a
/// part of the gain.
#[test]
fn luck_is_taken_from_one_who_does_not() {
    let (mut with, mut without) = (0.0, 0.0);
    for draw in 0..200 {
        let (one, other) = (normals(Key::new(7).child(draw)), normals(Key::new(8).child(draw)));
        let known = figure((0..10).map(&one));
        let here = figure((0..6).map(&one));
        let second = figure((0..6).map(|world| 5.0 + other(world)));
        let mean = |raw: &Raw| raw.units.iter().map(|(value, _)| value).sum::<f64>() / raw.units.len() as f64;
        let plain = mean(&known) + mean(&second) - mean(&here) - 5.0;
        let less = plain - taken(&known, &here, &here, &second);
        without += plain * plain / 200.0;
        with += less * less / 200.0;
    }
    assert!((without - 0.233).abs() < 0.1, "{without}");
    assert!(with < 0.92 * without, "{with} of {without}");
}

/// What is wrong in all of a preview's worlds alike is no luck and is left in the difference, where it cancels.
#[test]
fn what_is_wrong_everywhere_is_not_taken() {
    let (one, other) = (normals(Key::new(11)), normals(Key::new(12)));
    let known = figure((0..10).map(&one));
    let here = figure((0..6).map(&one));
    let second = |wrong: f64| figure((0..6).map(|world| wrong + other(world)));
    let second = [0.0, 50.0].map(&second);
    let first = [0.0, 50.0].map(|wrong| figure((0..6).map(|world| wrong + one(world))));
    let [right, wrong] = [0, 1].map(|at| taken(&known, &here, &first[at], &second[at]));
    assert!(right != 0.0 && (right - wrong).abs() < 1e-9, "{right} and {wrong}");
}

/// A difference is lowered by what is said of its figure and by no other's.
#[test]
fn differences_give_back_their_own() {
    let raw = [figure([1.0, 2.0, 3.0].into_iter())];
    let other = [figure([2.0, 4.0, 6.0].into_iter())];
    let mean = |less: &[(&'static str, f64)]| {
        let all: Vec<Difference> = differences(&raw, &other).into_iter().map(|of| of.less(less)).collect();
        all[0].estimate.mean
    };
    assert_eq!(mean(&[]), Some(2.0));
    assert_eq!(mean(&[("other", 1.0)]), Some(2.0));
    assert_eq!(mean(&[("other", 1.0), ("figure", 0.5)]), Some(1.5));
}

const BASELINE: &str = r#"{"preset": "serviceCentre100", "calendar": {"horizonWeeks": 26}}"#;

/// Complete repetitions.
fn parts(input: &Value, options: &Value) -> Vec<Vec<f64>> {
    let mut run = start(input, options).expect("a scenario");
    while !run.step() {}
    run.parts()
}

fn options(fidelity: &str) -> Value {
    json(&format!(r#"{{"replications": 6, "seed": 4, "fidelity": "{fidelity}"}}"#))
}

/// A preview of the baseline and a scenario.
fn compared(scenario: &str, known: &[Vec<f64>]) -> ComparisonView {
    let (options, inputs) = (options("preview"), vec![json(BASELINE), json(scenario)]);
    let all: Vec<_> = inputs.iter().map(|input| parts(input, &options)).collect();
    compare_parts(&Value::List(inputs), &options, &all, known).expect("a comparison")
}

/// Laws: the same scenario differs by nothing however it is sharpened, and what is said of a scenario is what is known of the
/// baseline and the difference, to the last digits.
#[test]
fn a_sharper_preview_adds_up() {
    let known = parts(&json(BASELINE), &options("full"));
    let renamed = r#"{"name": "Again", "preset": "serviceCentre100", "calendar": {"horizonWeeks": 26}}"#;
    let moved = r#"{"preset": "serviceCentre100", "calendar": {"horizonWeeks": 26}, "mandatoryTimeOff": {"daysPerPeriod": 2},
        "staffing": {"overtimeHoursPerWeek": 2}}"#;
    for (scenario, same) in [(renamed, true), (moved, false)] {
        let told = compared(scenario, &known);
        let plain = compared(scenario, &[]);
        let mut sharpened = 0;
        for (id, difference) in &told.pairs[0].differences.0 {
            let of = |place: usize| {
                let list = &told.scenarios[place].metrics.0;
                list.iter().find(|(other, _)| other == id).and_then(|(_, metric)| metric.estimate.mean)
            };
            let Some(more) = difference.metric.estimate.mean else { continue };
            if let (Some(one), Some(other)) = (of(0), of(1)) {
                assert!(
                    (other - one - more).abs() <= 1e-9 * one.abs().max(1.0),
                    "{id}: {one} + {more} is {other}"
                );
            }
            let before = plain.pairs[0].differences.0.iter().find(|(other, _)| other == id);
            let before = before.and_then(|(_, difference)| difference.metric.estimate.mean);
            if same {
                assert!(more.abs() < 1e-9, "{id} differs by {more} from itself");
            }
            sharpened += u32::from(before != Some(more));
        }
        let mean = |id: &str| {
            let list = &told.pairs[0].differences.0;
            list.iter().find(|(other, _)| *other == id).and_then(|(_, of)| of.metric.estimate.mean)
        };
        let sum =
            |list: &[&str]| list.iter().map(|id| mean(id).unwrap_or_else(|| panic!("{id}"))).sum::<f64>();
        let accounts: Vec<&str> = Bill::default().accounts().iter().map(|(id, _)| *id).collect();
        let worth = told.pairs[0].worth.as_ref().expect("a worth");
        let net = worth.net.metric.estimate.mean.expect("a figure");
        let at_last = worth.cumulative.mean.last().copied().flatten().expect("a last week");
        for (what, one, other) in [
            ("accounts", sum(&accounts), sum(&["costTotal"])),
            ("with lost customers", sum(&["costTotal", "revenueLost"]), sum(&["moneyWithLostCustomers"])),
            ("worth", -net, sum(&["moneyWithLostCustomers"])),
            ("the last week", -at_last, sum(&["costTotal"])),
        ] {
            assert!((one - other).abs() < 0.01, "{what}: {one} is not {other}");
        }
        assert_eq!(sharpened > 5, !same, "{sharpened} differences were sharpened");
    }
}
