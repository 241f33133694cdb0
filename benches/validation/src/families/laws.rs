//! Laws of durations by the names in the tables.

use breather::math::incomplete_gamma::gamma_quantile;
use breather::math::law::{Family, Law};

/// The law of this name with its parameter and this mean.
pub(super) fn law(name: &str, parameter: &str, mean: f64) -> Option<Law> {
    let number: f64 = parameter.split('=').next_back()?.parse().unwrap_or(f64::NAN);
    let of = |family, cv| Law::new(family, mean, Some(cv)).ok();
    match name {
        "exponential" => Some(Law::exponential(mean)),
        "deterministic" => of(Family::Deterministic, 0.0),
        "erlang" => of(Family::Erlang, 1.0 / number.sqrt()),
        "erlang2" => of(Family::Erlang, 1.0 / 2.0_f64.sqrt()),
        "uniform_0_2m" | "uniform_0_2" => Law::new(Family::Uniform, mean, None).ok(),
        "uniform_0.5_1.5" => of(Family::Uniform, 0.5 / 3.0_f64.sqrt()),
        "lognormal" | "lognormal_cv" => of(Family::Lognormal, number),
        "lognormal_cv1.25" => of(Family::Lognormal, 1.25),
        "lognormal_scv1" => of(Family::Lognormal, 1.0),
        "lognormal_scv4" => of(Family::Lognormal, 2.0),
        "hyperexp2_balanced" | "hyperexp2_balanced_scv" => of(Family::Hyperexponential, number.sqrt()),
        "weibull_shape0.5" => law("weibull", "0.5", mean),
        "weibull" | "weibull_shape" => {
            let once = libm::tgamma(1.0 + 1.0 / number);
            of(Family::Weibull, (libm::tgamma(1.0 + 2.0 / number) / (once * once) - 1.0).sqrt())
        }
        "two_point_0.1_p" => {
            // 0.1 with this probability, and what makes the mean 1 otherwise.
            let high = (1.0 - 0.1 * number) / (1.0 - number);
            let points = [(0.0, 0.1), (number, 0.1), (number, high), (1.0, high)];
            Law::table(points.map(|(p, value)| (p, value * mean)).to_vec())
        }
        "gamma_shape" => gamma(number, mean),
        _ => None,
    }
}

/// A gamma law by a fine table, geometric towards both ends; its first two moments are right to 1e-5.
fn gamma(shape: f64, mean: f64) -> Option<Law> {
    let half: Vec<f64> = (0..6000).map(|i| 0.5 * libm::pow(0.995, f64::from(i))).collect();
    let lower = half.iter().rev().map(|&p| (p, gamma_quantile(p, shape)));
    let mut points: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    points.extend(lower);
    // The upper half ends at 1 − 1e-12; what is beyond has no weight that counts.
    points.extend(
        half.iter().skip(1).filter(|&&p| p > 1e-12).map(|&p| (1.0 - p, gamma_quantile(1.0 - p, shape))),
    );
    let last = points.last()?.1;
    points.push((1.0, last));
    let scale = mean / shape;
    let law = Law::table(points.into_iter().map(|(p, value)| (p, value * scale)).collect())?;
    let exact = 1.0 / shape.sqrt();
    let near = |value: f64, goal: f64| (value / goal - 1.0).abs() < 1e-5;
    (near(law.mean(), mean) && near(law.cv(), exact)).then_some(law)
}
