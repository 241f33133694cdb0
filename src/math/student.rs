//! Quantiles of Student's t.

use super::{gamma, normal, roots};

/// Degrees of freedom from which on four terms about the normal quantile `z` are exact to some 1e-13, while `z²` is below a hundredth
/// of them. The continued fraction loses a digit for each tenfold of the degrees.
const MANY: f64 = 1e4;
/// Steps after which a continued fraction is taken as it is; it takes some hundred.
const MOST_STEPS: u32 = 20_000;

/// The value below which a variable of Student's t with `freedom ≥ 1` degrees falls with probability `p`.
///
/// To 1e-12 relative (1e-10 for `p` within 1e-20 of an end and many degrees). The tail or the central part, whichever is smaller, by the continued fraction of the incomplete beta
/// function (DLMF 8.17.22) and a bracketed root; beyond 10^4 degrees the expansion about the normal quantile
/// (Abramowitz & Stegun 26.7.5). Infinite at `p` = 0 and 1, NaN outside them or for fewer degrees than 1.
#[must_use]
pub fn quantile(p: f64, freedom: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || freedom.is_nan() || freedom < 1.0 {
        return f64::NAN;
    }
    let above = if p < 0.5 { p } else { 1.0 - p };
    let size = size(above, freedom);
    if p < 0.5 { -size } else { size }
}

/// The probability with which a variable of Student's t with `freedom ≥ 1` degrees is at most `t`; NaN for fewer degrees.
///
/// By the same two parts, to some 1e-13.
#[must_use]
pub fn probability(t: f64, freedom: f64) -> f64 {
    if t.is_nan() || freedom.is_nan() || freedom < 1.0 {
        return f64::NAN;
    }
    if t == 0.0 {
        return 0.5;
    }
    let above = if t.is_infinite() {
        0.0
    } else {
        match part(t.abs(), freedom) {
            Part::Centre(ln) => 0.5 - libm::exp(ln),
            Part::Tail(ln) => libm::exp(ln),
        }
    };
    if t > 0.0 { 1.0 - above } else { above }
}

/// The `t ≥ 0` that is exceeded with probability `above ≤ ½`.
fn size(above: f64, freedom: f64) -> f64 {
    if above == 0.0 {
        return f64::INFINITY;
    }
    let centre = 0.5 - above;
    if centre <= 0.0 {
        return 0.0;
    }
    let z = -normal::quantile(above);
    if freedom > MANY && z * z < 0.01 * freedom {
        return z + z * expansion(z * z, 1.0 / freedom);
    }
    // Zero at the quantile and falling, with relative accuracy on either side.
    let excess = |t: f64| match part(t, freedom) {
        Part::Centre(ln) if centre < 0.25 => libm::log(centre) - ln,
        Part::Centre(ln) => libm::log(0.5 - libm::exp(ln)) - libm::log(above),
        Part::Tail(ln) if centre < 0.25 => libm::log(centre) - libm::log(0.5 - libm::exp(ln)),
        Part::Tail(ln) => ln - libm::log(above),
    };
    let mut low = (0.0, f64::INFINITY);
    let mut high = 1.0;
    let mut at_high = excess(high);
    if at_high <= 0.0 {
        // Below 1 the central part is all but proportional to t, and its density at most 0.4.
        low = (2.4 * centre, excess(2.4 * centre));
    }
    while at_high > 0.0 && high < 1e300 {
        low = (high, at_high);
        high *= 2.0;
        at_high = excess(high);
    }
    roots::between(low, (high, at_high), excess)
}

/// The relative excess of Student's quantile over the normal one of square `s`, for `i` = 1/freedom.
fn expansion(s: f64, i: f64) -> f64 {
    let first = (s + 1.0) / 4.0;
    let second = ((5.0 * s + 16.0) * s + 3.0) / 96.0;
    let third = (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
    let fourth = ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0;
    i * (first + i * (second + i * (third + i * fourth)))
}

/// The logarithm of a probability.
enum Part {
    /// Of being between 0 and `t`.
    Centre(f64),
    /// Of being above `t`.
    Tail(f64),
}

/// Either part, as the continued fraction converges, for `t > 0`.
fn part(t: f64, freedom: f64) -> Part {
    let ratio = t / freedom * t;
    let half = 0.5 * freedom;
    // Γ(a+½)/(Γ(a)√a) through Stirling's errors: the logarithms themselves would cancel for many degrees.
    let scale = gamma::stirling_error(half + 0.5)
        - gamma::stirling_error(half)
        - half * gamma::excess_of_log(0.5 / half);
    let ln_density = scale - 0.918_938_533_204_672_7 - (half + 0.5) * libm::log1p(ratio);
    let ln_front = ln_density + libm::log(t);
    let outside = 1.0 / (1.0 + ratio);
    if ratio * outside < 1.5 / (half + 2.5) {
        Part::Centre(ln_front + libm::log(beta_fraction(0.5, half, ratio * outside)))
    } else {
        Part::Tail(ln_front - libm::log(freedom) + libm::log(beta_fraction(half, 0.5, outside)))
    }
}

/// `a B_x(a,b) / (x^a (1−x)^b)`, for `x` below `(a+1)/(a+b+2)`, by the modified method of Lentz.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let safe = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        value *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}
