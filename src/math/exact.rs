//! Products without rounding error, for differences of nearly equal quantities.
//!
//! A queue near its critical load depends on `agents − load`, and the load is a product of inputs.
//! Rounding that product first would cost as many digits as the difference cancels.

/// `a·b` as a rounded product and the exact error of that rounding (Dekker 1971, with Veltkamp's splitting).
///
/// Exact for products whose parts neither overflow nor underflow; outside that range the error is given as 0.
#[must_use]
pub fn product(a: f64, b: f64) -> (f64, f64) {
    let rounded = a * b;
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    let error = ((a_high * b_high - rounded) + a_high * b_low + a_low * b_high) + a_low * b_low;
    (rounded, if error.is_finite() { error } else { 0.0 })
}

/// The upper and lower 26 bits of a number.
fn split(x: f64) -> (f64, f64) {
    const FACTOR: f64 = 134_217_729.0; // 2^27 + 1
    let scaled = FACTOR * x;
    let high = scaled - (scaled - x);
    (high, x - high)
}

/// `a·b/d`, within one unit in the last place.
#[must_use]
pub fn scaled_product(a: f64, b: f64, d: f64) -> f64 {
    let (rounded, error) = product(a, b);
    let quotient = rounded / d;
    let (back, back_error) = product(quotient, d);
    let rest = ((rounded - back) - back_error + error) / d;
    if rest.is_finite() { quotient + rest } else { quotient }
}

/// `a·b − c·d` with a relative error of a few units in the last place however nearly the two cancel.
#[must_use]
pub fn difference_of_products(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let (left, left_error) = product(a, b);
    let (right, right_error) = product(c, d);
    (left - right) + (left_error - right_error)
}

#[cfg(test)]
mod tests {
    use super::{difference_of_products, product, scaled_product};

    /// *Theory*: (2^30 + 1)² = 2^60 + 2^31 + 1, whose last bit does not fit.
    #[test]
    fn the_error_of_a_product_is_exact() {
        let x = 1_073_741_825.0;
        let (rounded, error) = product(x, x);
        let without_last = f64::from(1 << 30) * f64::from(1 << 30) + f64::from(1 << 30) * 2.0;
        assert_eq!(rounded, without_last);
        assert_eq!(error, 1.0);
        assert_eq!(difference_of_products(x, x, without_last, 1.0), 1.0);
    }

    /// *Theory*: multiplying and dividing by the same number gives the number back.
    #[test]
    fn a_scaled_product_gives_back_its_factor() {
        for step in 1..2_000 {
            let x = f64::from(step) * 0.1;
            assert_eq!(scaled_product(x, 3600.0, 3600.0), x);
        }
    }

    /// *Theory*: an overflow stays an infinity and never becomes NaN.
    #[test]
    fn an_overflow_is_not_a_nan() {
        assert_eq!(scaled_product(1e300, 1e300, 2.0), f64::INFINITY);
    }
}
