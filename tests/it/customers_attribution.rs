//! Attribution: contacts by cause add up to all; what is attributed to a cause goes when the cause is mended; and nothing
//! else of the world changes. Every expectation is a *law* unless it says otherwise.

use super::customers_flows::{FIRST, all, flow, journeys};
use super::customers_identity::AMPLE;
use super::people_lives::{part, world};
use breather::engine::simulation::journeys::Flow;
use breather::engine::simulation::replication::Part;

fn years(json: &str, weeks: u32, count: u32) -> Vec<Part> {
    let world = world(json, weeks);
    (0..count).map(|number| part(&world, 31, number)).collect()
}

fn fixed(cause: usize, share: f64) -> String {
    let causes: Vec<String> = (0..4)
        .map(|at| if at == cause { format!(r#"{{"fixedShare": {share}}}"#) } else { "{}".to_owned() })
        .collect();
    format!(r#""causes": [{}]"#, causes.join(", "))
}

/// Answered contacts and handling time that go back to a cause.
fn attributed(parts: &[Part], cause: usize) -> [f64; 2] {
    [Flow::Answered, Flow::Seconds].map(|of| flow(parts, of, |its, _| its == cause))
}

fn sums(parts: &[Part]) -> [f64; 2] {
    [Flow::Answered, Flow::Seconds].map(|of| all(parts, of))
}

#[test]
fn law_contacts_by_cause_add_up() {
    let parts = years(r#"{"preset": "serviceCentre100"}"#, 26, 1);
    for of in [Flow::Answered, Flow::Seconds, Flow::Begun, Flow::Lost, Flow::Hostile] {
        let by_cause: f64 = (0..5).map(|cause| flow(&parts, of, |its, _| its == cause)).sum();
        let whole = all(&parts, of);
        assert!((by_cause - whole).abs() <= 1e-9 * whole, "{of:?}: {by_cause} of {whole}");
    }
    let months = &journeys(&parts[0]).months;
    assert_eq!(months.len(), 6 * 5, "six months of five demands");
}

/// At linear load (agents are idle half the time and their pace does not hang on it) mending a cause takes away what was
/// attributed to it, within 5 %, and leaves the first contacts of all others as they were, to the last one. Where pace
/// does hang on load, 0.94 of the seconds went: fewer calls, each a little slower.
#[test]
fn law_mending_a_cause_takes_away_what_was_its_own() {
    let linear = r#""assumptions": {"load": {"speedUp": 0, "slowDown": 0}}"#;
    let base = years(&format!("{{{AMPLE}, {linear}, {}}}", fixed(0, 0.0)), 52, 4);
    for cause in [1, 3] {
        let mended = years(&format!("{{{AMPLE}, {linear}, {}}}", fixed(cause - 1, 1.0)), 52, 4);
        let begun = |parts: &[Part], its: usize| flow(parts, Flow::Begun, |of, _| of == its);
        for other in (0..5).filter(|other| *other != cause) {
            assert_eq!(begun(&mended, other), begun(&base, other), "cause {other} beside {cause}");
        }
        assert_eq!(begun(&mended, cause), 0.0);
        assert_eq!(flow(&mended, Flow::Mended, |its, _| its == cause), begun(&base, cause));
        for (what, place) in [("contacts", 0), ("seconds", 1)] {
            let (own, gone) = (attributed(&base, cause)[place], sums(&base)[place] - sums(&mended)[place]);
            eprintln!("mending cause {cause}: {:.4} of its {what} go", gone / own);
            assert!((gone / own - 1.0).abs() < 0.05, "{gone} {what} of {own} go");
        }
    }
    // Half the errors: half of what was attributed.
    let half = years(&format!("{{{AMPLE}, {linear}, {}}}", fixed(1, 0.5)), 52, 4);
    let gone = (sums(&base)[0] - sums(&half)[0]) / attributed(&base, 2)[0];
    assert!((gone - 0.5).abs() < 0.05, "{gone} of its contacts go with half its errors");
}

/// *Measured*: at the presets' load 0.79 and 0.81 of a cause's contacts go, and 0.77 and 0.78 of its seconds. A quarter
/// and a third fewer callers give up once they are gone: these are answered instead, and some of them call back.
#[test]
fn law_load_interacts_at_the_presets_load() {
    for preset in ["helpDesk20", "serviceCentre100"] {
        let run = |share: f64| years(&format!(r#"{{"preset": "{preset}", {}}}"#, fixed(0, share)), 26, 4);
        let (base, mended) = (run(0.0), run(1.0));
        let gone: Vec<f64> = (0..2)
            .map(|place| (sums(&base)[place] - sums(&mended)[place]) / attributed(&base, 1)[place])
            .collect();
        let gave_up = (all(&base, Flow::GaveUp) - all(&mended, Flow::GaveUp)) / all(&base, Flow::GaveUp);
        eprintln!(
            "{preset}: {:.3} of its contacts go, {:.3} of its seconds; {gave_up:.3} of givings-up",
            gone[0], gone[1]
        );
        assert!(gone.iter().all(|gone| (0.65..0.95).contains(gone)), "{gone:?}");
        assert!(gave_up > 0.15, "{gave_up}");
    }
}

/// A self-service takes value demand and nothing else.
#[test]
fn law_self_service_takes_value_demand_alone() {
    let run =
        |share: f64| years(&format!(r#"{{{AMPLE}, "demand": {{"selfServiceShare": {share}}}}}"#), 12, 2);
    let (base, with) = (run(0.0), run(0.3));
    let begun = |parts: &[Part], cause: usize| flow(parts, Flow::Begun, |its, _| its == cause);
    for cause in 1..5 {
        assert_eq!(begun(&with, cause), begun(&base, cause), "cause {cause}");
    }
    let deflected = all(&with, Flow::Deflected);
    assert_eq!(begun(&with, 0) + deflected, begun(&base, 0));
    let error = libm::sqrt(0.3 * 0.7 / begun(&base, 0));
    assert!((deflected / begun(&base, 0) - 0.3).abs() < 4.0 * error);
    // Calls that are left are longer: by 0.3 × 0.3, since none of them is another's.
    let handle = |parts: &[Part]| all(parts, Flow::Seconds) / all(parts, Flow::Answered);
    let longer = handle(&with) / handle(&base);
    eprintln!("a self-service of 0.3: handling {longer:.4} times");
    assert!((longer - 1.09).abs() < 0.02, "{longer}");
    // Fewer contacts than first ones taken away, for those had repeats; chasers stay.
    assert!(all(&base, Flow::Answered) - all(&with, Flow::Answered) > 1.15 * deflected);
    let answered = |parts: &[Part]| flow(parts, Flow::Answered, |cause, kind| cause > 0 && kind == FIRST);
    assert!((answered(&with) / answered(&base) - 1.0).abs() < 0.001);
}
