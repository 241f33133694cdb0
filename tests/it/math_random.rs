//! Streams of randomness and laws of durations, each by itself.
//!
//! Random tests have fixed seeds, so that they fail only if the code changes; the probability that a correct
//! generator would fail them at one seed is given with each bound.

use breather::math::curve::Curve;
use breather::math::incomplete_gamma::gamma_quantile;
use breather::math::law::{Family, Law, Refusal};
use breather::math::normal;
use breather::math::streams::Key;
use std::collections::BTreeMap;

const DRAWS: u32 = 1_000_000;

pub(crate) fn rows(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/tests/data/simulation/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rows: Vec<_> = reader.deserialize().map(|row| row.expect("a row of text")).collect();
    assert!(rows.len() > 10, "{path} is short");
    rows
}

pub(crate) fn close(got: f64, want: f64, bound: f64, what: &str) {
    assert!((got - want).abs() <= bound * want.abs(), "{what}: {got} is not {want}");
}

/// Durations of `DRAWS` entities below a fixed key.
pub(crate) fn draws(law: &Law, seed: u64) -> impl Iterator<Item = f64> {
    let day = Key::new(seed).child(5);
    (0..DRAWS).map(move |call| law.sample(day.child(u64::from(call)), 1))
}

/// Every family with some coefficients of variation.
pub(crate) fn laws() -> Vec<(Family, f64)> {
    use Family::*;
    vec![
        (Exponential, 1.0),
        (Lognormal, 0.25),
        (Lognormal, 1.0),
        (Lognormal, 1.25),
        (Deterministic, 0.0),
        (Erlang, 1.0),
        (Erlang, 0.5),
        (Erlang, 0.2),
        (Hyperexponential, 1.0),
        (Hyperexponential, 2.0),
        (Uniform, 0.2),
        (Uniform, 0.577),
        (Weibull, 0.25),
        (Weibull, 1.0),
        (Weibull, 2.0),
    ]
}

/// The probability of more than `x` at mean 1, in closed form.
fn exceeds(family: Family, cv: f64, x: f64) -> f64 {
    match family {
        Family::Exponential => libm::exp(-x),
        Family::Lognormal => {
            let sigma = libm::log(1.0 + cv * cv).sqrt();
            0.5 * libm::erfc((libm::log(x) / sigma + 0.5 * sigma) / std::f64::consts::SQRT_2)
        }
        Family::Deterministic => f64::from(x < 1.0),
        Family::Erlang => {
            let phases = (1.0 / (cv * cv)).round();
            let (mut term, mut sum, mut n) = (1.0, 1.0, 1.0);
            while n < phases {
                term *= phases * x / n;
                sum += term;
                n += 1.0;
            }
            sum * libm::exp(-phases * x)
        }
        Family::Hyperexponential => {
            let p = 0.5 * (1.0 + ((cv * cv - 1.0) / (cv * cv + 1.0)).sqrt());
            p * libm::exp(-2.0 * p * x) + (1.0 - p) * libm::exp(-2.0 * (1.0 - p) * x)
        }
        Family::Uniform => (0.5 - (x - 1.0) / (2.0 * cv * 3.0_f64.sqrt())).clamp(0.0, 1.0),
        Family::Weibull => {
            // The shapes of the reference table.
            let shape = match cv {
                0.25 => 4.542_213_092_139_039,
                1.0 => 1.0,
                _ => 0.542_692_561_286_853_4,
            };
            libm::exp(-libm::pow(x * libm::tgamma(1.0 + 1.0 / shape), shape))
        }
    }
}

/// Published: the first outputs of SplitMix64 from 1234567, as in Vigna's splitmix64.c and on Rosetta Code.
#[test]
fn words_are_splitmix64() {
    let key = Key::from_bits(1_234_567);
    let published = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    assert_eq!([0, 1, 2, 3, 4].map(|lane| key.word(lane)), published);
    assert_eq!(Key::from_bits(Key::new(9).bits()), Key::new(9));
}

/// Theory: a uniform is the middle of one of 2^52 equal cells, which the word's upper bits name, and so never 0 or 1.
#[test]
fn uniforms_are_strictly_between_zero_and_one() {
    // The keys whose first word is all zeros and all ones, found by running the mixer backwards.
    let invert = |word: u64| {
        let unshift = |mut z: u64, by: u32| {
            let given = z;
            for _ in 0..64 / by {
                z = given ^ (z >> by);
            }
            z
        };
        let inverse =
            |odd: u64| (0..6).fold(odd, |x: u64, _| x.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(x))));
        let z = unshift(word, 31).wrapping_mul(inverse(0x94d0_49bb_1331_11eb));
        let z = unshift(z, 27).wrapping_mul(inverse(0xbf58_476d_1ce4_e5b9));
        Key::from_bits(unshift(z, 30).wrapping_sub(0x9e37_79b9_7f4a_7c15))
    };
    let (least, most) = (invert(0), invert(u64::MAX));
    assert_eq!((least.word(0), most.word(0)), (0, u64::MAX));
    assert_eq!(least.uniform(0), f64::EPSILON / 2.0);
    assert_eq!(most.uniform(0), 1.0 - f64::EPSILON / 2.0);
    for lane in 0..1_000 {
        let key = Key::new(3);
        assert_eq!(key.uniform(lane), ((key.word(lane) >> 12) as f64 + 0.5) * libm::ldexp(1.0, -52));
    }
    // And the laws stay finite and not negative there.
    for (family, cv) in laws() {
        let law = Law::new(family, 180.0, Some(cv)).unwrap().with_zero(1e-3);
        for key in [least, most] {
            let value = law.sample(key, 0);
            assert!(
                value.is_finite() && value >= 0.0 && value.is_sign_positive(),
                "{family:?} {cv}: {value}"
            );
        }
    }
}

/// χ² of counts that should be equal, as a number of standard deviations from its mean.
fn chi_squared(counts: &[u32]) -> f64 {
    let freedom = (counts.len() - 1) as f64;
    let expected = counts.iter().map(|&n| f64::from(n)).sum::<f64>() / counts.len() as f64;
    let sum: f64 =
        counts.iter().map(|&n| (f64::from(n) - expected) * (f64::from(n) - expected) / expected).sum();
    (sum - freedom) / (2.0 * freedom).sqrt()
}

/// Theory: pairs of uniforms of neighbours, of whatever kind, fill 32 × 32 cells alike and are uncorrelated.
///
/// χ² with 1023 degrees of freedom is six deviations above its mean with probability 1e-8, a correlation six
/// deviations from 0 with 2e-9; there are 36 of each.
#[test]
fn neighbours_are_unrelated() {
    type Pair = (&'static str, fn(u64, u64) -> (Key, u64, Key, u64));
    let kinds: [Pair; 6] = [
        ("calls", |seed, i| (Key::new(seed).child(i), 0, Key::new(seed).child(i + 1), 0)),
        ("lanes", |seed, i| (Key::new(seed).child(i), 0, Key::new(seed).child(i), 1)),
        ("lanes of calls", |seed, i| (Key::new(seed).child(i), 1, Key::new(seed).child(i + 1), 0)),
        ("days", |seed, i| (Key::new(seed).child(i).child(8), 0, Key::new(seed).child(i + 1).child(8), 0)),
        ("day and call", |seed, i| {
            (Key::new(seed).child(i).child(2), 0, Key::new(seed).child(2).child(i), 0)
        }),
        ("seeds", |seed, i| (Key::new(seed + i).child(1), 0, Key::new(seed + i + 1).child(1), 0)),
    ];
    for (name, kind) in kinds {
        for bit in [0, 1, 7, 20, 31, 52] {
            let (mut cells, mut product) = (vec![0_u32; 1024], 0.0);
            for i in 0..DRAWS {
                // Neighbours that differ in this bit upwards, and not only in the lowest.
                let (a, lane_a, b, lane_b) = kind(1 << bit, u64::from(i) << (bit % 32));
                let (u, v) = (a.uniform(lane_a), b.uniform(lane_b));
                cells[(u * 32.0) as usize * 32 + (v * 32.0) as usize] += 1;
                product += (u - 0.5) * (v - 0.5);
            }
            let fit = chi_squared(&cells);
            let correlation = 12.0 * product / f64::from(DRAWS).sqrt();
            assert!(fit.abs() < 6.0 && correlation.abs() < 6.0, "{name} {bit}: {fit} {correlation}");
        }
    }
}

/// Theory: one changed bit of a label changes every bit of the words with probability ½.
///
/// Each of 4096 frequencies is over 20 000 trials; seven deviations are 0.025, which one passes with probability 3e-12.
#[test]
fn every_bit_of_a_label_reaches_every_bit_of_a_word() {
    for bit in 0..64 {
        let mut changed = [0_u32; 64];
        for i in 0..20_000_u64 {
            let parent = Key::new(11);
            let difference = parent.child(i).word(0) ^ parent.child(i ^ 1 << bit).word(0);
            for (place, count) in changed.iter_mut().enumerate() {
                *count += (difference >> place & 1) as u32;
            }
        }
        for count in changed {
            let share = f64::from(count) / 20_000.0;
            assert!((share - 0.5).abs() < 0.025, "bit {bit}: {share}");
        }
    }
}

/// Theory: the quantiles and distribution functions of the reference table.
#[test]
fn laws_agree_with_the_reference_table() {
    let mut compared = 0;
    for row in rows("distributions_mean_cv") {
        let get = |name: &str| row[name].parse::<f64>().expect("a number");
        let (mean, cv) = (get("mean"), get("cv"));
        let quantiles = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999];
        let family = match row["family"].as_str() {
            "lognormal" => Family::Lognormal,
            "weibull" => Family::Weibull,
            "gamma" => {
                for p in quantiles {
                    let value = gamma_quantile(p, 1.0 / (cv * cv)) * mean * cv * cv;
                    close(value, get(&format!("q_{p}")), 1e-12, &format!("gamma {cv} at {p}"));
                    compared += 1;
                }
                continue;
            }
            // Has no closed quantiles; its distribution function is compared below and by the draws.
            "hyperexp2_balanced" => {
                for x in [0.1, 0.5, 1.0, 2.0, 5.0] {
                    let value = 1.0 - exceeds(Family::Hyperexponential, cv, x);
                    close(value, get(&format!("cdf_at_{x}mean")), 1e-13, "the tests' own function");
                    compared += 1;
                }
                continue;
            }
            other => panic!("no family {other}"),
        };
        let law = Law::new(family, mean, Some(cv)).expect("a law");
        close(law.mean(), mean, 1e-13, "mean");
        close(law.cv(), cv, 1e-12, "cv");
        for p in quantiles {
            let value = law.exceeded_with(1.0 - p).expect("sampled by inversion");
            close(value, get(&format!("q_{p}")), 2e-12, &format!("{family:?} {mean} {cv} at {p}"));
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
}

/// Theory: draws follow the closed distribution functions (Kolmogorov–Smirnov) and have their means and variances.
///
/// The distance of 10^6 draws exceeds 3.3/√n with probability 7e-10; the mean lies beyond six standard errors with 2e-9. The
/// variance's error is estimated from the draws' fourth moment, which skewness makes too small too often; ten then.
#[test]
fn draws_follow_their_laws() {
    let n = f64::from(DRAWS);
    for (family, cv) in laws() {
        let law = Law::new(family, 180.0, Some(cv)).expect("a law");
        let actual = law.cv();
        close(law.mean(), 180.0, 1e-14, "mean");
        assert!((actual - cv).abs() < 1e-7, "{family:?} {cv}: {actual}");
        let mut values: Vec<f64> = draws(&law, 31).map(|value| value / 180.0).collect();
        let mean = values.iter().sum::<f64>() / n;
        let square = values.iter().map(|v| (v - 1.0) * (v - 1.0)).sum::<f64>() / n;
        let fourth = values.iter().map(|v| (v - 1.0) * (v - 1.0) * (v - 1.0) * (v - 1.0)).sum::<f64>() / n;
        assert!((mean - 1.0).abs() <= 6.0 * cv / n.sqrt() + 1e-12, "{family:?} {cv}: mean {mean}");
        let error = ((fourth - square * square).max(0.0) / n).sqrt();
        assert!((square - cv * cv).abs() <= 10.0 * error + 1e-12, "{family:?} {cv}: variance {square}");
        if family == Family::Deterministic {
            continue;
        }
        values.sort_by(f64::total_cmp);
        let distance = values.iter().enumerate().fold(0.0_f64, |worst, (i, &value)| {
            let below = 1.0 - exceeds(family, cv, value);
            worst.max((below - i as f64 / n).abs()).max((below - (i + 1) as f64 / n).abs())
        });
        assert!(distance < 3.3 / n.sqrt(), "{family:?} {cv}: distance {distance}");
    }
}

/// A law: at a fixed key no value falls when the mean rises, scaling equals the scaled mean, and words are the same.
#[test]
fn law_values_rise_with_the_mean() {
    for (family, cv) in laws() {
        let law = |mean| Law::new(family, mean, Some(cv)).expect("a law");
        let steps: Vec<Law> = [0.0, 1e-3, 1.0, 1.0 + f64::EPSILON, 180.0, 181.0, 1e6].map(law).to_vec();
        let doubled = law(180.0).scaled(2.0);
        for entity in 0..2_000 {
            let key = Key::new(4).child(entity);
            let values: Vec<f64> = steps.iter().map(|law| law.sample(key, 3)).collect();
            assert!(values.is_sorted() && values[0] == 0.0, "{family:?} {cv}: {values:?}");
            assert_eq!(doubled.sample(key, 3), 2.0 * values[4], "{family:?} {cv}");
            if let Some(value) = steps[4].exceeded_with(key.uniform(3)) {
                assert_eq!(value, values[4], "the first uniform is the lane's own");
            }
        }
    }
    // The words of the module's declarations.
    let words = include_str!("../../src/boundary/breather.d.ts");
    for family in Family::ALL {
        assert_eq!(Family::from_word(family.word()), Some(family));
        assert!(words.contains(&format!("\"{}\"", family.word())));
    }
    assert_eq!(Family::from_word("Exponential"), None);
}

/// Theory: each family has the coefficients of variation of its closed form, its usual one, and says which bound was passed.
#[test]
fn coefficients_of_variation_have_bounds() {
    for family in Family::ALL {
        let (least, most) = family.cv_bounds();
        let usual = Law::new(family, 60.0, None).expect("the usual one");
        assert!((usual.cv() - family.usual_cv()).abs() < 1e-7, "{family:?}");
        for cv in [least, most] {
            let law = Law::new(family, 60.0, Some(cv)).expect("bounds are within");
            close(law.mean(), 60.0, 1e-11, "mean");
            assert!((law.cv() - cv).abs() <= 1e-7 + 1e-9 * cv, "{family:?} {cv}: {}", law.cv());
            for entity in 0..1_000 {
                let value = law.sample(Key::new(2).child(entity), 0);
                assert!(value >= 0.0 && value.is_finite(), "{family:?} {cv}: {value}");
            }
        }
        for cv in [least - 1e-9, most + 1e-9, f64::NAN, f64::INFINITY, -1.0] {
            let refused = Law::new(family, 60.0, Some(cv)).expect_err("out of bounds");
            assert!(matches!(refused, Refusal::Cv { least: l, most: m, .. } if l == least && m == most));
            assert!(refused.to_string().contains(family.word()));
        }
        for mean in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(Law::new(family, mean, None), Err(Refusal::Mean { .. })));
        }
    }
    // Phases are whole: 1/0.6² = 2.8 is three.
    close(Law::new(Family::Erlang, 1.0, Some(0.6)).unwrap().cv(), 1.0 / 3.0_f64.sqrt(), 1e-13, "phases");
    let words = Law::new(Family::Uniform, 1.0, Some(0.6)).unwrap_err().to_string();
    assert_eq!(
        words,
        "the coefficient of variation of the uniform distribution is from 0 to 0.5773, not 0.6"
    );
    let words = Law::new(Family::Exponential, 1.0, Some(0.6)).unwrap_err().to_string();
    assert_eq!(
        words,
        "the coefficient of variation of the exponential distribution is 1, not 0.6; leave it out"
    );
}

/// Theory: a share of zeros, binomial, and the law itself above; six deviations are a probability of 2e-9.
#[test]
fn some_callers_do_not_wait_at_all() {
    let law = Law::new(Family::Exponential, 90.0, None).unwrap();
    let balking = law.clone().with_zero(0.2).with_zero(0.25);
    close(balking.mean(), 54.0, 1e-14, "0.8 · 0.75 of the mean");
    close(balking.cv(), (2.0_f64 / 0.6 - 1.0).sqrt(), 1e-14, "(1+c²)/0.6 − 1");
    let n = f64::from(DRAWS);
    let (zeros, beyond) = draws(&balking, 8).fold((0, 0), |(zeros, beyond), value| {
        (zeros + i32::from(value == 0.0), beyond + i32::from(value > 90.0))
    });
    let share = 0.6 * libm::exp(-1.0);
    assert!((f64::from(zeros) / n - 0.4).abs() < 6.0 * (0.24 / n).sqrt(), "{zeros}");
    assert!((f64::from(beyond) / n - share).abs() < 6.0 * (share * (1.0 - share) / n).sqrt(), "{beyond}");
    assert!(draws(&law.with_zero(1.0), 8).take(1_000).all(|value| value == 0.0));
}

/// Theory: straight pieces, jumps, atoms and an end below probability 1 are what the points say.
#[test]
fn a_table_is_its_quantile_function() {
    let points = vec![(0.1, 0.0), (0.2, 10.0), (0.2, 20.0), (0.5, 20.0), (0.8, 50.0)];
    let law = Law::table(points).expect("ascending");
    let at = |p: f64| law.exceeded_with(1.0 - p).expect("inverted");
    for (p, value) in
        [(0.05, 0.0), (0.1, 0.0), (0.15, 5.0), (0.3, 20.0), (0.5, 20.0), (0.65, 35.0), (0.8, 50.0)]
    {
        assert!((at(p) - value).abs() < 1e-12, "{p}: {}", at(p));
    }
    assert!((at(0.199_999_999) - 10.0).abs() < 1e-6 && at(0.200_000_001) == 20.0, "a jump");
    assert_eq!((at(0.800_001), law.mean(), law.cv()), (f64::INFINITY, f64::INFINITY, 0.0));
    assert_eq!(law.scaled(0.0).exceeded_with(0.1), Some(f64::INFINITY), "for ever stays for ever");
    let n = f64::from(DRAWS);
    let never = draws(&law, 3).filter(|value| value.is_infinite()).count() as f64;
    assert!((never / n - 0.2).abs() < 6.0 * (0.16 / n).sqrt(), "{never}");
    // A uniform law on 0 to 2, cut into uneven pieces, is that law.
    let cut: Vec<(f64, f64)> =
        (0..=500).map(|i| f64::from(i * i) / 250_000.0).map(|p| (p, 2.0 * p)).collect();
    let cut = Law::table(cut).expect("ascending");
    let whole = Law::new(Family::Uniform, 1.0, None).unwrap();
    close(cut.mean(), 1.0, 1e-12, "mean");
    close(cut.cv(), whole.cv(), 1e-12, "cv");
    for (a, b) in draws(&cut, 6).zip(draws(&whole, 6)).take(100_000) {
        assert!((a - b).abs() < 1e-12, "{a} {b}");
    }
    assert_eq!(Law::never().scaled(0.0).sample(Key::new(0), 0), f64::INFINITY);
    let bad: [&[(f64, f64)]; 8] = [
        &[],
        &[(0.5, 2.0), (0.4, 3.0)],
        &[(0.5, 2.0), (0.6, 1.0)],
        &[(-0.1, 1.0)],
        &[(1.1, 1.0)],
        &[(0.5, -1.0)],
        &[(0.5, f64::INFINITY)],
        &[(0.5, f64::NAN)],
    ];
    for points in bad {
        assert_eq!(Law::table(points.to_vec()), None, "{points:?}");
    }
}

/// Theory: the curve of a quantile function is the function, at cells' edges too, and rises nowhere it falls.
#[test]
fn a_curve_is_its_function() {
    // The steepest lognormal and Weibull laws on offer, and a usual one; the bounds follow the steepness.
    let lognormal = |sigma: f64| {
        move |p: f64, rest: f64| {
            libm::exp(sigma * if p < rest { -normal::quantile(p) } else { normal::quantile(rest) })
        }
    };
    let weibull =
        |p: f64, rest: f64| libm::pow(if p < rest { -libm::log(p) } else { -libm::log1p(-rest) }, 4.3);
    type Case = (Box<dyn Fn(f64, f64) -> f64>, f64);
    let cases: [Case; 3] =
        [(Box::new(lognormal(0.83)), 1e-14), (Box::new(lognormal(3.72)), 2e-13), (Box::new(weibull), 2e-13)];
    for (f, bound) in cases {
        let curve = Curve::new(&f);
        let edges = (0..=192).flat_map(|i| {
            let edge = libm::ldexp(1.0 + f64::from(i % 16) / 16.0, i / 16 - 13);
            [edge, edge * (1.0 - 1e-15), 1.0 - edge]
        });
        let mut compared = 0;
        for p in edges.chain((0..200_000).map(|i| Key::new(1).uniform(i))) {
            if let Some(value) = curve.at(p) {
                close(value, f(p, 1.0 - p), bound, &format!("at {p}"));
                compared += 1;
            }
        }
        assert!(compared > 199_000, "{compared}");
        let grid = (1..100_000).filter_map(|i| curve.at(f64::from(i) / 1e5));
        assert!(grid.is_sorted_by(|a, b| a > b));
    }
    let curve = Curve::new(|p, _| p);
    let outside = [0.0, 0.5, 1e-4, 1.0 - 1e-4, 1.0, -0.5, 1.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    assert!(outside.iter().all(|&p| curve.at(p).is_none()));
}
