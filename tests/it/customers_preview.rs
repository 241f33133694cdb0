//! A preview's customers against the full run's. Expectations are *laws*: both are estimates of the same worlds, whose
//! intervals must meet.

use super::simulation_random::json;
use breather::boundary::simulate;
use breather::input::Value;
use breather::math::streams::Key;

const FIGURES: [&str; 5] =
    ["firstContactResolution", "contactsPerIssue", "repeatShare", "failureDemandShare", "satisfaction"];

/// A desk with levers at random.
fn levers(number: u64) -> String {
    let key = Key::new(91).child(number);
    let u = |lane: u64| key.uniform(lane);
    let heads = 20.0 + (u(0) * 8.0).floor();
    format!(
        r#"{{"preset": "helpDesk20", "calendar": {{"horizonWeeks": 26}}, "teams": [{{"heads": {heads}}}],
            "causes": [{{"share": {}, "fixedShare": {}, "fixedFromWeek": {}}}, {{"handoffDays": {}, "fasterShare": {}}}],
            "demand": {{"empowerment": {}, "selfServiceShare": {}, "staffExchange": {}}},
            "mandatoryTimeOff": {{"daysPerPeriod": {}}}, "support": {{"leadership": {}}},
            "training": {{"softSkillRoundsPerYear": {}}}}}"#,
        0.3 * u(1),
        u(2),
        1.0 + (u(3) * 20.0).floor(),
        0.5 + 20.0 * u(4),
        0.95 * u(5),
        u(6),
        0.6 * u(7) * (u(7) - 0.3).max(0.0),
        u(8) < 0.5,
        (u(9) * 3.0).floor(),
        u(10) * 2.0 - 1.0,
        (u(11) * 3.0).floor(),
    )
}

fn figures(input: &Value, fidelity: &str) -> Vec<(f64, f64)> {
    let options = json(&format!(r#"{{"replications": 10, "seed": 3, "fidelity": "{fidelity}"}}"#));
    let view =
        simulate(input, &options).unwrap_or_else(|problems| panic!("{problems}: {:?}", problems.list()));
    let view = super::support::plain(&view);
    FIGURES
        .iter()
        .map(|id| {
            let metric = view.get("metrics").get(id);
            let of = |name: &str| metric.get(name).number().unwrap_or_else(|| panic!("{id} has a {name}"));
            (of("mean"), of("halfWidth"))
        })
        .collect()
}

#[test]
fn previews_lie_near_full_runs() {
    let mut worst = [0.0_f64; FIGURES.len()];
    let mut sums = [0.0; FIGURES.len()];
    for number in 0..10 {
        let input = json(&levers(number));
        let (preview, full) = (figures(&input, "preview"), figures(&input, "full"));
        for (place, ((here, half), (there, other))) in preview.iter().zip(&full).enumerate() {
            let apart = (here - there) / (half + other);
            worst[place] = worst[place].max(apart.abs());
            sums[place] += (here - there) / there / 10.0;
        }
    }
    eprintln!(
        "preview: furthest apart, in sums of half widths {worst:.2?}; mean relative difference {sums:.4?}"
    );
    assert!(worst.iter().all(|worst| *worst < 1.0), "intervals do not meet: {worst:?}");
    // A preview is no more than a first look, of a few days: the share of repeats comes out a hundredth too low.
    assert!(sums.iter().all(|sum| sum.abs() < 0.02), "{sums:?}");
}
