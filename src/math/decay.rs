//! e^(−x) where x is mostly small.

/// Below this the series is used: its first term left out is 2^-33 ÷ 39 916 800 of one, a tenth of a rounding of the result.
const SMALL: f64 = 1.0 / 8.0;

/// 1 ÷ k!, with the sign of (−1)^k.
const TERMS: [f64; 11] = {
    let mut terms = [1.0; 11];
    let mut k = 1;
    let mut n = 1.0;
    while k < terms.len() {
        terms[k] = terms[k - 1] / -n;
        n += 1.0;
        k += 1;
    }
    terms
};

/// e^(−x): for small x from 0 up by eleven terms of its series, which costs a fraction of the general function.
#[inline(always)]
#[must_use]
pub fn decay(x: f64) -> f64 {
    if (0.0..SMALL).contains(&x) {
        // Estrin's scheme: a processor works the pairs out at the same time.
        let c = &TERMS;
        let square = x * x;
        let fourth = square * square;
        let low = (c[0] + c[1] * x) + (c[2] + c[3] * x) * square;
        let middle = (c[4] + c[5] * x) + (c[6] + c[7] * x) * square;
        let high = (c[8] + c[9] * x) + c[10] * square;
        low + (middle + high * fourth) * fourth
    } else {
        libm::exp(-x)
    }
}
