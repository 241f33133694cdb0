//! Two correlated standard normal variables.

use super::{normal, quadrature};

/// The probability with which both of two standard normal variables of correlation `r` stay below `h` and `k`.
///
/// The derivative of that probability by the angle `asin r` is elementary, and starts from independence
/// (Drezner & Wesolowsky 1990, "On the computation of the bivariate normal integral", Journal of Statistical
/// Computation and Simulation 35:101-107; Genz 2004, Statistics and Computing 14:251-260). To some 1e-14 absolute.
/// A correlation outside −1 to 1 is taken as the nearer end.
#[must_use]
pub fn below(h: f64, k: f64, r: f64) -> f64 {
    let (low, high) = (normal::below(h), normal::below(k));
    if r >= 1.0 {
        return low.min(high);
    }
    if r <= -1.0 {
        return (low + high - 1.0).max(0.0);
    }
    if h.is_infinite() || k.is_infinite() {
        return low * high;
    }
    let end = libm::asin(r);
    let rate = |angle: f64| {
        let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
        [libm::exp((h * k * sine - 0.5 * (h * h + k * k)) / (cosine * cosine))]
    };
    let [change] = quadrature::integrate(end.min(0.0), end.max(0.0), rate);
    let signed = if r < 0.0 { -change } else { change };
    (low * high + signed / (2.0 * core::f64::consts::PI)).clamp(0.0, low.min(high))
}

#[cfg(test)]
mod tests {
    use super::below;

    /// *Theory*: at the origin the probability is a quarter plus the angle over a full turn (Sheppard 1899).
    #[test]
    fn at_the_origin_it_is_an_angle() {
        for r in [-1.0, -0.999_999, -0.7, -0.1, 0.0, 0.3, 0.9, 0.9999, 1.0] {
            let exact = 0.25 + libm::asin(r) / (2.0 * core::f64::consts::PI);
            assert!((below(0.0, 0.0, r) - exact).abs() < 1e-14, "{r}");
        }
    }

    /// *Theory*: turning one variable's sign turns the correlation's: P(X<h) = P(X<h, Y<k) + P(X<h, −Y<−k).
    #[test]
    fn the_parts_add_up() {
        for (h, k, r) in
            [(-1.2, 0.4, 0.5), (2.0, -2.5, 0.99), (-1.3, -1.3, 0.516), (0.3, 0.300_001, 0.999_999)]
        {
            let sum = below(h, k, r) + below(h, -k, -r);
            assert!((sum - crate::math::normal::below(h)).abs() < 1e-13, "{h} {k} {r}: {sum}");
        }
    }
}
