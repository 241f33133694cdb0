//! Roots of a function of one variable that changes sign once.

/// Steps after which a search ends wherever it stands; bisection alone would need about as many
/// to exhaust the digits of a bracket within one binary order of magnitude.
pub const MOST_STEPS: usize = 120;

/// The point between `low` and `high` where `f` changes sign, to the last digits.
///
/// `f(low)` and `f(high)` must have opposite signs, or one of them be zero; the values there are passed
/// so that they are not computed twice. Chandrupatla's method (1997): inverse quadratic interpolation where it
/// is safe, bisection elsewhere, so that the bracket always shrinks. At most [`MOST_STEPS`] evaluations.
/// If the signs are equal the end with the smaller value is returned.
pub fn between((low, at_low): (f64, f64), (high, at_high): (f64, f64), mut f: impl FnMut(f64) -> f64) -> f64 {
    let (mut b, mut fb) = (low, at_low);
    let (mut a, mut fa) = (high, at_high);
    let best = |a: f64, fa: f64, b: f64, fb: f64| if fa.abs() < fb.abs() { a } else { b };
    if fa == 0.0 || fb == 0.0 || (fa > 0.0) == (fb > 0.0) {
        return best(a, fa, b, fb);
    }
    let mut fraction = 0.5;
    for _ in 0..MOST_STEPS {
        let x = a + fraction * (b - a);
        let fx = f(x);
        let (c, fc);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let nearest = best(a, fa, b, fb);
        let tolerance = f64::EPSILON * nearest.abs();
        let width = (b - c).abs().max((b - a).abs());
        let limit = tolerance / width;
        if fa == 0.0 || limit > 0.5 || (b - a).abs() <= tolerance {
            return nearest;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        let inverse_quadratic_is_safe = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        fraction = if inverse_quadratic_is_safe {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        let least = tolerance / (b - a).abs();
        fraction = fraction.clamp(least.min(0.5), (1.0 - least).max(0.5));
    }
    best(a, fa, b, fb)
}

#[cfg(test)]
mod tests {
    use super::between;

    fn root(low: f64, high: f64, f: impl Fn(f64) -> f64) -> (f64, usize) {
        let mut calls = 0;
        let x = between((low, f(low)), (high, f(high)), |x| {
            calls += 1;
            f(x)
        });
        (x, calls)
    }

    /// *Theory*: roots known in closed form, smooth, flat and steep.
    #[test]
    fn known_roots_are_found_in_few_steps() {
        let (x, calls) = root(0.0, 2.0, |x| x * x - 2.0);
        assert!((x - core::f64::consts::SQRT_2).abs() < 1e-15 && calls < 12, "{x} in {calls}");
        let (x, calls) = root(0.0, 1e9, |x| libm::exp(-x) - 1e-3);
        assert!((x / libm::log(1e3) - 1.0).abs() < 1e-14 && calls < 80, "{x} in {calls}");
        let (x, calls) = root(-1.0, 3.0, |x| (x - 1.0) * (x - 1.0) * (x - 1.0));
        assert!((x - 1.0).abs() < 1e-5 && calls < 120, "{x} in {calls}");
    }

    /// *Theory*: a jump is found too, as no interpolation can.
    #[test]
    fn a_jump_is_bracketed() {
        let (x, calls) = root(0.0, 1.0, |x| if x < 0.3 { -1.0 } else { 1.0 });
        assert!((x - 0.3).abs() < 1e-15 && calls <= 120, "{x} in {calls}");
    }
}
