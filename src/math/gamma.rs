//! Poisson probabilities and their tails for counts up to 1e9 and beyond, in logarithms.

use super::quadrature;

const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_7;

/// `ln x! − (x + ½) ln x + x − ½ ln 2π`, the error of Stirling's formula, for `x > 0`.
#[must_use]
pub fn stirling_error(x: f64) -> f64 {
    if x < 16.0 {
        return libm::lgamma(x + 1.0) - (x + 0.5) * libm::log(x) + x - HALF_LN_TWO_PI;
    }
    let i = 1.0 / (x * x);
    (1.0 / 12.0 - i * (1.0 / 360.0 - i * (1.0 / 1260.0 - i * (1.0 / 1680.0 - i / 1188.0)))) / x
}

/// `x − ln(1 + x)` without cancellation.
#[must_use]
pub fn excess_of_log(x: f64) -> f64 {
    if x.abs() > 0.3 {
        return x - libm::log1p(x);
    }
    // ln((1+v)/(1−v)) = 2(v + v³/3 + …) with v = x/(2+x), so x − ln(1+x) = v(x − 2(v²/3 + v⁴/5 + …)).
    let v = x / (2.0 + x);
    let square = v * v;
    let (mut sum, mut power, mut n) = (0.0, square, 3.0);
    loop {
        let next = sum + power / n;
        if next == sum {
            return v * (x - 2.0 * sum);
        }
        (sum, power, n) = (next, power * square, n + 2.0);
    }
}

/// `e^(−x) − 1 + x` without cancellation.
#[must_use]
pub fn excess_of_decay(x: f64) -> f64 {
    if x.abs() > 0.5 {
        return libm::expm1(-x) + x;
    }
    let (mut sum, mut term, mut n) = (0.0, 0.5 * x * x, 2.0);
    loop {
        let next = sum + term;
        if next == sum {
            return sum;
        }
        n += 1.0;
        (sum, term) = (next, -term * x / n);
    }
}

/// `x ln(x/m) + m − x`, the deviance of a Poisson count (Loader 2000), from `difference = x − m`.
#[must_use]
pub fn deviance(mean: f64, difference: f64) -> f64 {
    // With q = (x − m)/m: m((1+q) ln(1+q) − q) = x·ln(x/m) − (x − m); and with p = (m − x)/x: x(p − ln(1+p)).
    let x = mean + difference;
    if x <= 0.0 { mean } else { x * excess_of_log(-difference / x) }
}

/// Logarithm of the Poisson probability of exactly `n ≥ 1`.
#[must_use]
pub fn ln_poisson(n: f64, mean: f64) -> f64 {
    -deviance(mean, n - mean) - stirling_error(n) - HALF_LN_TWO_PI - 0.5 * libm::log(n)
}

/// Counts above this take their tails from an integral instead of a sum.
const LONG_SUM: f64 = 2_000.0;

/// `ln P(<n)` and `P(n)/P(<n)` of a Poisson count, for `n ≥ 2`.
#[must_use]
pub fn ln_below(n: f64, mean: f64) -> (f64, f64) {
    let last = n - 1.0;
    if mean >= last {
        let ratio = sum_down(last, mean);
        (ln_poisson(last, mean) + libm::log(ratio), mean / (n * ratio))
    } else {
        let at = ln_poisson(n, mean);
        if at < -80.0 {
            return (0.0, libm::exp(at));
        }
        let from = libm::exp(at) * sum_up(n, mean);
        (libm::log1p(-from), libm::exp(at) / (1.0 - from))
    }
}

/// `Σ_{i≥0} n(n−1)…(n−i+1)/mⁱ = P(≤ n)/P(n) = ∫₀^∞ e^(−u) (1 + u/m)ⁿ du`, for `m ≥ n`.
#[must_use]
pub fn sum_down(n: f64, mean: f64) -> f64 {
    if n > LONG_SUM {
        return concave_tail(f64::INFINITY, |u| n * libm::log1p(u / mean) - u);
    }
    let (mut sum, mut term, mut i) = (1.0, 1.0, n);
    while i > 0.0 && term > 1e-18 * sum {
        term *= i / mean;
        sum += term;
        i -= 1.0;
    }
    sum
}

/// `Σ_{i≥0} mⁱ/((n+1)…(n+i)) = P(≥ n)/P(n) = (n/m) ∫₀^m e^v (1 − v/m)^(n−1) dv`, for `m ≤ n − 1`.
#[must_use]
pub fn sum_up(n: f64, mean: f64) -> f64 {
    if n > LONG_SUM {
        return n / mean * concave_tail(mean, |v| (n - 1.0) * libm::log1p(-v / mean) + v);
    }
    let (mut sum, mut term, mut i) = (1.0, 1.0, n);
    while term > 1e-18 * sum {
        i += 1.0;
        term *= mean / i;
        sum += term;
    }
    sum
}

/// The integral over `[0, end)` of the exponential of a concave function that falls from 0.
fn concave_tail(end: f64, log: impl Fn(f64) -> f64) -> f64 {
    let (low, high) = quadrature::region(0.0, end, 0.0, 1.0, 42.0, &log);
    let [area] = quadrature::fixed(low, high, |u| [libm::exp(log(u))]);
    area
}

#[cfg(test)]
mod tests {
    use super::{excess_of_decay, excess_of_log, ln_below, ln_poisson, stirling_error, sum_down, sum_up};

    fn close(got: f64, want: f64) {
        assert!((got / want - 1.0).abs() < 1e-13, "{got:e} {want:e}");
    }

    /// *Theory*: series and closed form meet where one takes over from the other.
    #[test]
    fn the_small_differences_are_smooth() {
        close(excess_of_log(0.3 + 1e-12), 0.037_635_735_532_508_915 + 1e-12 * 0.3 / 1.3);
        close(excess_of_log(1e-9), 5e-19 * (1.0 - 2e-9 / 3.0));
        close(excess_of_decay(1e-9), 5e-19 * (1.0 - 1e-9 / 3.0));
        // Below 16 the error is a difference of numbers near 30; it serves in exponents, where that is enough.
        let gap = stirling_error(15.999_999_999) - stirling_error(16.000_000_001) * (1.0 + 2e-9 / 16.0);
        assert!(gap.abs() < 2e-14, "{gap:e}");
    }

    /// *Theory*: 10! and e^(−10) give the probability of 10 at mean 10.
    #[test]
    fn a_poisson_probability_is_exact() {
        close(libm::exp(ln_poisson(10.0, 10.0)), 0.125_110_035_721_133_3);
        let (below, _) = ln_below(10.0, 10.0);
        close(libm::exp(below), 0.457_929_714_471_852_3);
    }

    /// *Theory*: the sum and the integral are the same number.
    #[test]
    fn sums_and_integrals_agree() {
        for mean in [2_001.0, 2_050.0, 2_500.0, 90_000.0] {
            let next = sum_down(2_000.5, mean);
            close(next, 1.0 + 2_000.5 / mean * sum_down(1_999.5, mean));
        }
        for mean in [1.0, 1_000.0, 1_950.0, 1_998.0] {
            close(sum_up(1_999.5, mean), 1.0 + mean / 2_000.5 * sum_up(2_000.5, mean));
        }
    }
}
