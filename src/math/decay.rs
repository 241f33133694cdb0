//! e^(−x) where x is mostly small.

/// Below this the series is used: its first term left out is 2^-48 ÷ 40 320 of one, under half a rounding of the result.
const SMALL: f64 = 1.0 / 64.0;

const THIRD: f64 = 1.0 / 3.0;
const FIFTH: f64 = 1.0 / 5.0;
const SIXTH: f64 = 1.0 / 6.0;
const SEVENTH: f64 = 1.0 / 7.0;

/// e^(−x): for small x from 0 up by eight terms of its series, which costs a fraction of the general function.
#[inline(always)]
#[must_use]
pub fn decay(x: f64) -> f64 {
    if (0.0..SMALL).contains(&x) {
        let fifth = 1.0 - x * FIFTH * (1.0 - x * SIXTH * (1.0 - x * SEVENTH));
        1.0 - x * (1.0 - x * 0.5 * (1.0 - x * THIRD * (1.0 - x * 0.25 * fifth)))
    } else {
        libm::exp(-x)
    }
}
