//! The base workforce against renewal theory (Whitt 2006, M&SOM 8:235), with integrals computed a second time here.

use super::support::runner;
use breather::assumptions::{Assumptions, REGISTRY};
use breather::engine::people::reference::{Reference, lognormal_mean};
use proptest::prelude::*;

/// The hazard of leaving at a tenure, without what strain adds to its mean.
fn hazard(reference: &Reference, a: &Assumptions, weeks: f64) -> f64 {
    let early = if weeks < a.leaving_early_weeks { a.leaving_early_ratio } else { 1.0 };
    reference.own_will * lognormal_mean(a.quit_ratio) * early + reference.other
}

/// Simpson's rule over (from, to), with a kink allowed between pieces only.
fn simpson(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    let pieces = 2000;
    let h = (to - from) / f64::from(2 * pieces);
    (0..pieces)
        .map(|piece| {
            let at = from + h * f64::from(2 * piece);
            h / 3.0 * (f(at) + 4.0 * f(at + h) + f(at + 2.0 * h))
        })
        .sum()
}

/// ∫ g S from 0 to `until`, S being the chance to stay so long, from the hazard alone.
fn over_tenure(reference: &Reference, a: &Assumptions, until: f64, g: impl Fn(f64) -> f64) -> f64 {
    let kink = a.leaving_early_weeks;
    let (early, late) = (hazard(reference, a, 0.0), hazard(reference, a, kink));
    let stays = |t: f64| libm::exp(-early * t.min(kink) - late * (t - kink).max(0.0));
    simpson(0.0, until.min(kink), |t| g(t) * stays(t))
        + if until > kink { simpson(kink, until, |t| g(t) * stays(t)) } else { 0.0 }
}

fn cases() -> Vec<Assumptions> {
    let mut cases = Vec::new();
    for per_year in [0.05, 0.3, 1.2] {
        for ratio in [0.5, 1.0, 3.0, 12.0] {
            for (weeks, other) in [(1.0, 0.0), (13.0, 0.2), (52.0, 0.9)] {
                let mut a = Assumptions::defaults();
                a.leaving_per_year = per_year;
                a.leaving_early_ratio = ratio;
                a.leaving_early_weeks = weeks;
                a.leaving_other_share = other;
                cases.push(a);
            }
        }
    }
    cases
}

/// Theory: in a workforce that is replaced as it leaves, leaving per week is one over the mean stay.
#[test]
fn theory_leaving_per_year_is_as_stated() {
    for a in cases() {
        let reference = Reference::new(&a);
        let late = hazard(&reference, &a, a.leaving_early_weeks);
        let stay = over_tenure(&reference, &a, a.leaving_early_weeks + 40.0 / late, |_| 1.0);
        let per_year = 52.0 / stay;
        assert!((per_year / a.leaving_per_year - 1.0).abs() < 1e-6, "{per_year}: {a:?}");
        assert!((reference.other * 52.0 - a.leaving_per_year * a.leaving_other_share).abs() < 1e-12);
    }
}

/// Theory: the share with a shorter tenure is ∫S up to it over ∫S, and the mean proficiency is taken over that law.
#[test]
fn theory_tenure_and_proficiency_follow_the_survival_integral() {
    for a in cases() {
        let reference = Reference::new(&a);
        let late = hazard(&reference, &a, a.leaving_early_weeks);
        let far = a.leaving_early_weeks + 40.0 / late;
        let all = over_tenure(&reference, &a, far, |_| 1.0);
        for share in [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99] {
            let tenure = reference.tenure(share);
            let below = over_tenure(&reference, &a, tenure, |_| 1.0) / all;
            assert!((below - share).abs() < 1e-6, "{share}: {below} at {tenure} weeks, {a:?}");
        }
        let near = far.min(a.leaving_early_weeks + 40.0 * a.learning_tau);
        let unlearned = over_tenure(&reference, &a, near, |t| libm::exp(-t / a.learning_tau)) / all;
        let proficiency = 1.0 - (1.0 - a.learning_start) * unlearned;
        assert!((reference.proficiency - proficiency).abs() < 1e-6, "{proficiency}: {reference:?}");
    }
}

/// Theory: with one hazard only, stays are exponential.
#[test]
fn theory_one_hazard_is_exponential() {
    let mut a = Assumptions::defaults();
    a.leaving_early_ratio = 1.0;
    a.leaving_other_share = 0.0;
    let reference = Reference::new(&a);
    assert_eq!(reference.other, 0.0);
    let own_will = reference.own_will * lognormal_mean(a.quit_ratio);
    assert!((own_will - a.leaving_per_year / 52.0).abs() < 1e-15);
    let median = 52.0 / a.leaving_per_year * core::f64::consts::LN_2;
    assert!((reference.tenure(0.5) - median).abs() < 1e-9);
}

/// Law: whatever coefficients an input may state, hazards are finite and not negative, proficiency lies between a
/// newcomer's and 1, and tenures rise with the share.
#[test]
fn law_any_coefficients_make_a_workforce() {
    let drawn = proptest::collection::vec((0..5u8, 0.0..1.0f64), REGISTRY.len());
    runner(600, 61)
        .run(&drawn, |draws| {
            let mut draws = draws.into_iter();
            let a = Assumptions::from(|row| {
                let (kind, u) = draws.next().expect("as many as rows");
                let (low, high) = row.bounds;
                match kind {
                    0 => low,
                    1 => high,
                    2 => row.default,
                    _ => low + u * (high - low),
                }
            });
            let reference = Reference::new(&a);
            prop_assert!(reference.own_will.is_finite() && reference.own_will >= 0.0, "{reference:?} {a:?}");
            prop_assert!(reference.other.is_finite() && reference.other >= 0.0);
            let (least, most) = (a.learning_start - 1e-9, 1.0 + 1e-9);
            prop_assert!((least..=most).contains(&reference.proficiency), "{reference:?} {a:?}");
            let mut before = -1e-9;
            for share in [0.0, 1e-6, 0.1, 0.5, 0.9, 0.999_999] {
                let tenure = reference.tenure(share);
                prop_assert!(
                    tenure.is_finite() && tenure >= before,
                    "{share}: {tenure}, {reference:?} {a:?}"
                );
                before = tenure;
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}
