//! The incomplete gamma function and quantiles of the gamma law, for shapes from tiny to huge.

use super::{gamma, normal, roots};

/// Shapes above this take both parts from the Poisson sums, which for fractions are asymptotic; here they are below 1e-18.
const LARGE: f64 = 100.0;
/// Shapes above this take Wilson and Hilferty's cube, whose error is then below rounding.
const HUGE: f64 = 1e12;
/// Steps after which a continued fraction is taken as it is.
const MOST_STEPS: u32 = 10_000;

/// The logarithm of a part of a gamma law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Of the part up to `x`.
    Below(f64),
    /// Of the part beyond `x`.
    Above(f64),
}

/// One of the two parts into which `x > 0` cuts the gamma law of this `shape > 0` and scale 1, with relative accuracy.
///
/// Below the mean, roughly, by the power series (DLMF 8.7.1), above by Legendre's continued fraction (DLMF 8.9.2); for
/// large shapes by the sums and integrals of [`gamma`].
#[must_use]
pub fn part(shape: f64, x: f64) -> Part {
    let front = ln_front(shape, x);
    let turn = if shape > LARGE { shape - 1.0 } else { shape + 1.0 };
    if x <= turn {
        Part::Below(front + libm::log(gamma::sum_up(shape, x)))
    } else if shape > LARGE {
        Part::Above(front + libm::log(shape / x * gamma::sum_down(shape - 1.0, x)))
    } else {
        Part::Above(front + libm::log(shape * fraction(shape, x)))
    }
}

/// The probability with which a chi-square variable of `freedom > 0` degrees is above `x`.
#[must_use]
pub fn chi_square_above(x: f64, freedom: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    match part(0.5 * freedom, 0.5 * x) {
        Part::Below(ln) => -libm::expm1(ln),
        Part::Above(ln) => libm::exp(ln),
    }
}

/// `ln(x^a e^(−x) / Γ(a+1))`.
fn ln_front(shape: f64, x: f64) -> f64 {
    if shape < 16.0 || x < 0.1 * shape {
        shape * libm::log(x) - x - libm::lgamma(shape + 1.0)
    } else {
        gamma::ln_poisson(shape, x)
    }
}

/// `Γ(a, x) e^x x^(−a)`, for `x` above `a + 1`, by the modified method of Lentz.
fn fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = f64::INFINITY;
    let mut d = 1.0 / b;
    let mut value = d;
    for step in 1..MOST_STEPS {
        let i = f64::from(step);
        let a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        value *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

/// The value below which a variable of the gamma law of this shape and scale 1 falls with probability `p`.
///
/// Its mean is `shape` and its coefficient of variation 1/√shape. To 1e-12 relative for shapes from 0.01 to 10^8. With
/// small shapes and `p` the value can be less than any number has room for, and is then 0. It is 0 and infinite at
/// `p` = 0 and 1, and NaN outside them or for a shape that is not positive.
#[must_use]
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || shape.is_nan() || shape <= 0.0 {
        return f64::NAN;
    }
    if p == 0.0 || p == 1.0 {
        return if p == 0.0 { 0.0 } else { f64::INFINITY };
    }
    let guess = guess(p, shape);
    if shape > HUGE || guess == 0.0 {
        return guess;
    }
    let above = 1.0 - p;
    // Negative below the quantile; the smaller part is compared, so that neither tail loses digits.
    let error = |x: f64| match (part(shape, x), p <= 0.5) {
        (Part::Below(ln), true) => ln - libm::log(p),
        (Part::Below(ln), false) => libm::log(above) - libm::log(-libm::expm1(ln)),
        (Part::Above(ln), true) => libm::log(-libm::expm1(ln)) - libm::log(p),
        (Part::Above(ln), false) => libm::log(above) - ln,
    };
    // The root is sought as a distance from the guess, which keeps its digits for every size of the value.
    let at = |offset: f64| guess + guess * offset;
    let here = error(guess);
    let mut near = (0.0, here);
    let mut step = 1e-3 / (1.0 + shape).sqrt();
    let up = here < 0.0;
    while step < 1e300 {
        let offset = if up { step } else { -step / (1.0 + step) };
        let far = (offset, error(at(offset)));
        if (far.1 < 0.0) != up || far.1 == 0.0 {
            return at(roots::between(near, far, |offset| error(at(offset))));
        }
        near = far;
        step *= 4.0;
    }
    guess
}

/// Wilson and Hilferty's (1931) cube, or for small shapes and values the first term of the power series.
fn guess(p: f64, shape: f64) -> f64 {
    let ninth = 1.0 / (9.0 * shape);
    let root = 1.0 - ninth + normal::quantile(p) * ninth.sqrt();
    let cube = shape * root * root * root;
    if shape >= 1.0 && root > 0.3 {
        cube
    } else {
        libm::exp((libm::log(p) + libm::lgamma(shape + 1.0)) / shape)
    }
}
