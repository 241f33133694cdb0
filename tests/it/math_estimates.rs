//! Quantiles of the laws that intervals rest on, the sketch of waits, and the intervals of estimates.
//!
//! Random tests have fixed seeds; the probability that correct code would fail them at one seed is given with each bound.

#![expect(clippy::print_stdout, reason = "the largest differences are what a reader wants to see")]

use super::math_random::{close, draws, laws, rows};
use breather::math::estimate::{Ratio, multiplier};
use breather::math::incomplete_gamma::{Part, gamma_quantile, part};
use breather::math::law::Law;
use breather::math::sketch::WaitSketch;
use breather::math::streams::Key;
use breather::math::{linear, normal, student};
use std::collections::BTreeMap;

/// Theory: quantiles as roots of the integrals in 50-digit arithmetic.
#[test]
fn quantiles_agree_with_many_digits() {
    let (mut worst, mut compared) = (BTreeMap::new(), 0);
    for row in rows("quantiles") {
        let get = |name: &str| row[name].parse::<f64>().expect("a number");
        let (p, parameter) = (get("p"), get("parameter"));
        let (got, bound) = match row["law"].as_str() {
            "normal" => (normal::quantile(p), 1e-15),
            "student" => (student::quantile(p, parameter), 1e-12),
            _ => (gamma_quantile(p, parameter), 1e-12),
        };
        // Near ½ the double nearest to p is itself known only to 1e-16, of which the table's makers knew.
        // One gamma quantile is 6e-901, for which a number has no room.
        let want = get("quantile");
        let error = if want == 0.0 { got } else { (got / want - 1.0).abs() };
        assert!(error <= bound, "{row:?}: {got}, off by {error:e}");
        let most = worst.entry(row["law"].clone()).or_insert(0.0_f64);
        *most = most.max(error);
        compared += 1;
    }
    assert!(compared > 170, "{compared}");
    println!("largest relative errors: {worst:?}");
}

/// Published: Student's t in the NIST/SEMATECH e-Handbook, table 1.3.6.7.2; χ² in table 1.3.6.7.4.
#[test]
fn quantiles_agree_with_the_handbook() {
    let t = [
        (1.0, [3.078, 6.314, 12.706, 31.821, 63.657, 318.309]),
        (2.0, [1.886, 2.920, 4.303, 6.965, 9.925, 22.327]),
        (5.0, [1.476, 2.015, 2.571, 3.365, 4.032, 5.893]),
        (10.0, [1.372, 1.812, 2.228, 2.764, 3.169, 4.144]),
        (30.0, [1.310, 1.697, 2.042, 2.457, 2.750, 3.385]),
        (100.0, [1.290, 1.660, 1.984, 2.364, 2.626, 3.174]),
    ];
    for (freedom, published) in t {
        for (p, value) in [0.90, 0.95, 0.975, 0.99, 0.995, 0.999].into_iter().zip(published) {
            let got = student::quantile(p, freedom);
            assert!((got - value).abs() <= 0.000_501, "{freedom} {p}: {got} {value}");
        }
    }
    let chi = [
        (1.0, [2.706, 3.841, 5.024, 6.635, 10.828]),
        (2.0, [4.605, 5.991, 7.378, 9.210, 13.816]),
        (10.0, [15.987, 18.307, 20.483, 23.209, 29.588]),
        (50.0, [63.167, 67.505, 71.420, 76.154, 86.661]),
        (100.0, [118.498, 124.342, 129.561, 135.807, 149.449]),
    ];
    for (freedom, published) in chi {
        for (p, value) in [0.90, 0.95, 0.975, 0.99, 0.999].into_iter().zip(published) {
            let got = 2.0 * gamma_quantile(p, 0.5 * freedom);
            assert!((got - value).abs() <= 0.000_501, "{freedom} {p}: {got} {value}");
        }
    }
}

/// Theory: closed forms of few degrees, symmetry, the ends, and continuity where one method takes over from another.
#[test]
fn quantiles_are_whole_functions() {
    for p in [0.500_01, 0.6, 0.77, 0.9, 0.999, 1.0 - 1e-12] {
        let four = 4.0 * p * (1.0 - p);
        close(student::quantile(p, 2.0), 2.0 * (p - 0.5) * (2.0 / four).sqrt(), 1e-12, "two");
        let q = libm::cos(libm::acos(four.sqrt()) / 3.0) / four.sqrt();
        if p > 0.55 {
            close(student::quantile(p, 4.0), 2.0 * (q - 1.0).sqrt(), 1e-11, "four");
        }
        close(student::quantile(1.0 - p, 7.5), -student::quantile(p, 7.5), 1e-12 / (p - 0.5), "symmetry");
        let (below, above) = (student::quantile(p, 1e4), student::quantile(p, 1e4 + 1e-8));
        close(above, below, 1e-12, "many degrees");
        for shape in [1.0, 100.0, 1e12] {
            let next = gamma_quantile(p, shape * (1.0 + 1e-15));
            close(next, gamma_quantile(p, shape), 1e-11, "shape");
        }
        close(gamma_quantile(p, 1.0), -libm::log1p(-p), 1e-13, "exponential");
    }
    assert_eq!(student::quantile(0.5, 3.0), 0.0);
    assert_eq!(
        (student::quantile(0.0, 3.0), student::quantile(1.0, 3.0)),
        (f64::NEG_INFINITY, f64::INFINITY)
    );
    assert_eq!((gamma_quantile(0.0, 3.0), gamma_quantile(1.0, 3.0)), (0.0, f64::INFINITY));
    for (p, parameter) in [(-0.1, 3.0), (1.1, 3.0), (f64::NAN, 3.0), (0.5, f64::NAN), (0.5, 0.0), (0.5, -1.0)]
    {
        assert!(student::quantile(p, parameter).is_nan() && gamma_quantile(p, parameter).is_nan());
    }
    // Whole grids: finite, ascending, and the part below a quantile is the probability.
    for shape in [1e-3, 0.01, 0.5, 3.0, 99.0, 101.0, 1_999.0, 2_001.5, 1e5, 1e8, 1e11] {
        let mut before = 0.0;
        for step in 1..200 {
            let p = f64::from(step) / 200.0;
            let x = gamma_quantile(p, shape);
            assert!(x.is_finite() && x >= before, "{shape} {p}: {x}");
            before = x;
            // Below, numbers have fewer digits.
            if x > 1e-300 {
                let back = match part(shape, x) {
                    Part::Below(ln) => libm::exp(ln),
                    Part::Above(ln) => 1.0 - libm::exp(ln),
                };
                // A value's own rounding moves the probability by up to the density times it.
                assert!((back - p).abs() < 1e-12 + 1e-16 * shape.sqrt() * 10.0, "{shape} {p}: {back}");
            }
        }
    }
}

/// A law: a sketched quantile is within half a bucket of the exact order statistic, and merging equals adding.
#[test]
fn law_the_sketch_keeps_its_error() {
    for (seed, (family, cv)) in laws().into_iter().enumerate() {
        for mean in [0.05, 20.0, 50_000.0] {
            let law = Law::new(family, mean, Some(cv)).unwrap().with_zero(0.3);
            let values: Vec<f64> = draws(&law, seed as u64).take(5_000).collect();
            let (mut whole, mut even, mut odd) = (WaitSketch::new(), WaitSketch::new(), WaitSketch::new());
            for (i, &value) in values.iter().enumerate() {
                whole.add(value);
                if i % 2 == 0 { even.add(value) } else { odd.add(value) }
            }
            even.merge(&odd);
            assert_eq!(whole, even);
            assert_eq!(WaitSketch::from_slice(whole.as_slice()), Some(even));
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            for step in 0..=1_000 {
                let q = f64::from(step) / 1_000.0;
                let rank = ((q * 5_000.0).ceil() as usize).clamp(1, 5_000);
                let (got, exact) = (whole.quantile(q).unwrap(), sorted[rank - 1]);
                if exact < WaitSketch::LEAST {
                    assert!(got <= WaitSketch::LEAST * (1.0 + 1.0 / 128.0) && (got > 0.0) == (exact > 0.0));
                } else {
                    close(got, exact, WaitSketch::RELATIVE_ERROR, "a quantile");
                }
            }
        }
    }
}

/// Theory: what is counted where, to the bit, and what is outside the buckets.
#[test]
fn the_sketch_knows_its_buckets() {
    let one = |value: f64| {
        let mut sketch = WaitSketch::new();
        sketch.add(value);
        sketch.quantile(0.5)
    };
    assert_eq!(WaitSketch::new().quantile(0.5), None);
    assert_eq!(one(0.0), Some(0.0));
    assert_eq!(one(-1.0), Some(0.0));
    assert_eq!(one(f64::NAN), Some(0.0));
    assert_eq!(one(1.0), Some(1.0 + 1.0 / 256.0));
    assert_eq!(one(1.0 + 1.0 / 128.0), Some(1.0 + 3.0 / 256.0));
    assert_eq!(one(1.0 - f64::EPSILON), Some(1.0 - 1.0 / 512.0));
    assert_eq!(one(f64::MIN_POSITIVE), one(WaitSketch::LEAST));
    assert_eq!(one(f64::INFINITY), one(WaitSketch::MOST - 1.0));
    assert_ne!(one(WaitSketch::MOST - 1.0), one(0.99 * WaitSketch::MOST));
    let mut sketch = WaitSketch::new();
    sketch.add_zeros(90);
    for _ in 0..10 {
        sketch.add(30.0);
    }
    assert_eq!((sketch.count(), sketch.quantile(0.9)), (100, Some(0.0)));
    assert!(sketch.quantile(0.900_001).is_some_and(|value| (value / 30.0 - 1.0).abs() < 1.0 / 256.0));
    assert_eq!(WaitSketch::from_slice(&[0; 7]), None);
    sketch.clear();
    assert_eq!(sketch, WaitSketch::new());
}

/// Theory: a case by hand. Units (2,1), (3,2), (7,3): ratio 2, residuals 0, −1, 1, so variance (3/2 · 2)/36.
#[test]
fn a_ratio_by_hand() {
    let ratio = Ratio::of([(2.0, 1.0), (3.0, 2.0), (7.0, 3.0)]).expect("a ratio");
    assert_eq!((ratio.mean, ratio.units, ratio.lag_one), (2.0, 3, Some(-0.5)));
    close(ratio.standard_error.unwrap(), 3.0_f64.sqrt() / 6.0, 1e-15, "standard error");
    close(ratio.half_width(0.95).unwrap(), 4.302_652_729_749_464 * 3.0_f64.sqrt() / 6.0, 1e-12, "t of two");
    let mean = Ratio::of_values([1.0, 2.0, 4.0, 5.0]).expect("a mean");
    assert_eq!(mean.mean, 3.0);
    close(mean.standard_error.unwrap(), (10.0_f64 / 3.0 / 4.0).sqrt(), 1e-15, "s/√n");
    assert_eq!(Ratio::of([]), None);
    assert_eq!(Ratio::of([(1.0, 0.0), (2.0, 0.0)]), None);
    assert_eq!(Ratio::of_values([1.0, f64::INFINITY]), None);
    let single = Ratio::of_values([4.0]).expect("a mean");
    assert_eq!((single.standard_error, single.half_width(0.95), single.lag_one), (None, None, None));
    assert_eq!(Ratio::of_values([4.0; 5]).unwrap().lag_one, None);
    assert!(multiplier(0.95, 0).is_finite());
}

/// Theory: the interval holds the truth as often as it says.
///
/// Denominators vary by a tenth, numerators are three per denominator and a normal error, so that the residuals are all but
/// exactly those of the t distribution. Of 2000 intervals the misses are binomial: at 95 % 100 ± 9.7, at
/// 99.9 % 2 ± 1.4. The bounds are passed by chance with probability 6e-5 (four deviations) and 1e-5 (eleven or more).
#[test]
fn intervals_cover_as_often_as_they_say() {
    for units in [3_u64, 5, 20] {
        let (mut misses, mut rare, mut normal_misses) = (0, 0, 0);
        for repetition in 0..2_000 {
            let run = Key::new(units).child(repetition);
            let unit = |unit: u64| {
                let key = run.child(unit);
                let denominator = 100.0 + 10.0 * normal::quantile(key.uniform(0));
                (3.0 * denominator + 25.0 * normal::quantile(key.uniform(1)), denominator)
            };
            let ratio = Ratio::of((0..units).map(unit)).expect("a ratio");
            let off = (ratio.mean - 3.0).abs();
            misses += i32::from(off > ratio.half_width(0.95).unwrap());
            rare += i32::from(off > ratio.half_width(0.999).unwrap());
            normal_misses += i32::from(off > 1.96 * ratio.standard_error.unwrap());
        }
        assert!((misses - 100).abs() <= 39, "{units}: {misses}");
        assert!(rare <= 10, "{units}: {rare}");
        // A normal quantile in place of Student's would be noticed: 19 % and 12 % miss with three and five units.
        assert!(units == 20 || normal_misses > 180, "{units}: {normal_misses}");
    }
}

/// Theory: the lag-one correlation of independent units is about −1/n, of first-order autoregressive ones about its coefficient.
#[test]
fn neighbouring_batches_that_hang_together_show() {
    let noise = |i: u64| normal::quantile(Key::new(77).child(i).uniform(0));
    let independent: Vec<f64> = (0..10_000).map(noise).collect();
    let mut state = 0.0;
    let chained: Vec<f64> = independent
        .iter()
        .map(|shock| {
            state = 0.6 * state + shock;
            state
        })
        .collect();
    let lag = |values: &[f64]| Ratio::of_values(values.iter().copied()).unwrap().lag_one.unwrap();
    // Standard errors 0.01 and 0.008; six of them are a probability of 2e-9.
    assert!(lag(&independent).abs() < 0.06, "{}", lag(&independent));
    assert!((lag(&chained) - 0.6).abs() < 0.05, "{}", lag(&chained));
}

/// Theory: e^(−x), to two roundings where the series is used and exactly the general function's where it is not.
#[test]
fn decay_is_the_exponential_function() {
    for step in 0..20_000 {
        let x = f64::from(step) * 1e-5;
        let (ours, theirs) = (breather::math::decay::decay(x), libm::exp(-x));
        assert!((ours - theirs).abs() <= 2.0 * f64::EPSILON / 2.0, "{x}: {ours} for {theirs}");
        if x >= 1.0 / 8.0 {
            assert_eq!(ours.to_bits(), theirs.to_bits());
        }
    }
    for x in [-1.0, 0.5, 3.0, 800.0, f64::INFINITY] {
        assert_eq!(breather::math::decay::decay(x).to_bits(), libm::exp(-x).to_bits());
    }
    assert!(breather::math::decay::decay(f64::NAN).is_nan());
}

/// Theory: A X = B. Errors of elimination with the greatest pivot stay below the condition number times the last digits; a
/// condition number above 1e6 comes up less than once in a thousand random squares of five.
#[test]
fn law_what_is_solved_solves() {
    let square = |key: Key| -> linear::Square<5> {
        core::array::from_fn(|row| {
            core::array::from_fn(|column| key.child(row as u64).uniform(column as u64) - 0.5)
        })
    };
    let mut worst: f64 = 0.0;
    for seed in 0..1000 {
        let (a, b) = (square(Key::new(seed)), square(Key::new(seed).child(9)));
        let x = linear::solved(a, b);
        for row in 0..5 {
            for column in 0..5 {
                let product: f64 = (0..5).map(|at| a[row][at] * x[at][column]).sum();
                worst = worst.max((product - b[row][column]).abs());
            }
        }
    }
    println!("largest difference of A X from B: {worst:e}");
    assert!(worst < 1e-10, "{worst:e}");
    // A row and a column of nothing stay out of it, and the rest is as if they were not there.
    let hollow = [[4.0, 0.0, 2.0], [0.0, 0.0, 0.0], [2.0, 0.0, 3.0]];
    assert_eq!(
        linear::solved(hollow, linear::identity()),
        [[0.375, 0.0, -0.25], [0.0; 3], [-0.25, 0.0, 0.5]]
    );
}
