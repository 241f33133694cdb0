//! Laws of durations: built once from a mean and a coefficient of variation, then sampled without fail.
//!
//! Everything that can be is sampled by inversion of one uniform, read as the probability of a longer duration: at a
//! fixed key the value rises with the mean, and families agree on who is patient. That coupling is what
//! makes paired comparisons sharp. Lognormal and Weibull laws look the inverse up in a [`Curve`], which takes a quarter of the
//! time of working it out and leaves 14 digits. The crate `rand_distr` is not used, because it takes the platform's logarithm and
//! exponential as soon as any dependency enables `num-traits/std`, and then results differ between
//! native code and WebAssembly in their last bits.

use super::curve::Curve;
use super::empirical::Quantiles;
pub use super::family::{Family, Refusal};
use super::logarithm::minus_ln;
use super::normal;
use super::roots;
use super::streams::Key;
use std::sync::Arc;

/// √3, to the nearest number.
pub(super) const SQRT_3: f64 = 1.732_050_807_568_877_2;
/// The most phases of an Erlang law.
const MOST_PHASES: f64 = 100.0;

/// A law of durations that are never negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    shape: Shape,
    /// The probability of more than zero, apart from what the shape itself gives to zero.
    positive: f64,
}

/// Every shape holds its scale as a factor, so that a larger mean never gives a smaller value.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Exponential { mean: f64 },
    Lognormal { median: f64, sigma: f64, curve: Arc<Curve> },
    Constant { value: f64 },
    Erlang { phases: u32, each: f64 },
    Hyperexponential { long: f64, short_mean: f64, long_mean: f64 },
    Uniform { low: f64, width: f64 },
    Weibull { scale: f64, power: f64, curve: Arc<Curve> },
    Table(Box<Quantiles>),
}

impl Law {
    /// The law of a family with this mean and coefficient of variation, [`Family::usual_cv`] where none is given.
    ///
    /// # Errors
    ///
    /// A mean that is negative or not finite; a coefficient of variation outside [`Family::cv_bounds`].
    pub fn new(family: Family, mean: f64, cv: Option<f64>) -> Result<Self, Refusal> {
        if !(mean >= 0.0 && mean.is_finite()) {
            return Err(Refusal::Mean { got: mean });
        }
        let cv = cv.unwrap_or(family.usual_cv());
        let (least, most) = family.cv_bounds();
        if !(least..=most).contains(&cv) {
            return Err(Refusal::Cv { family, got: cv, least, most });
        }
        let square = cv * cv;
        let shape = match family {
            Family::Exponential => Shape::Exponential { mean },
            Family::Lognormal => {
                let sigma = libm::log1p(square).sqrt();
                let curve = Arc::new(Curve::new(|exceeded, rest| lognormal(sigma, exceeded, rest)));
                Shape::Lognormal { median: mean / (1.0 + square).sqrt(), sigma, curve }
            }
            Family::Deterministic => Shape::Constant { value: mean },
            Family::Erlang => {
                let phases = (1.0 / square).round().clamp(1.0, MOST_PHASES);
                Shape::Erlang { phases: phases as u32, each: mean / phases }
            }
            Family::Hyperexponential => {
                // Balanced means: p₁ m₁ = p₂ m₂ = mean/2, with the rare part's share free of cancellation.
                let root = ((square - 1.0) / (square + 1.0)).sqrt();
                let long = 1.0 / ((square + 1.0) * (1.0 + root));
                Shape::Hyperexponential {
                    long,
                    short_mean: mean * (0.5 / (1.0 - long)),
                    long_mean: mean * (0.5 / long),
                }
            }
            Family::Uniform => {
                let low = (1.0 - cv * SQRT_3).max(0.0);
                Shape::Uniform { low: mean * low, width: mean * (2.0 - 2.0 * low) }
            }
            Family::Weibull => {
                let power = weibull_power(square);
                let curve = Arc::new(Curve::new(|exceeded, rest| weibull(power, exceeded, rest)));
                Shape::Weibull { scale: mean / libm::tgamma(1.0 + power), power, curve }
            }
        };
        Ok(Self { shape, positive: 1.0 })
    }

    /// A law given by points (probability, value) of its quantile function; see [`Quantiles::new`].
    #[must_use]
    pub fn table(points: Vec<(f64, f64)>) -> Option<Self> {
        Some(Self { shape: Shape::Table(Box::new(Quantiles::new(points)?)), positive: 1.0 })
    }

    /// The exponential law with this mean; a mean that is not a finite number from 0 up is taken as 0.
    #[must_use]
    pub fn exponential(mean: f64) -> Self {
        let mean = if mean.is_finite() { mean.max(0.0) } else { 0.0 };
        Self { shape: Shape::Exponential { mean }, positive: 1.0 }
    }

    /// Always zero.
    #[must_use]
    pub const fn zero() -> Self {
        Self { shape: Shape::Constant { value: 0.0 }, positive: 1.0 }
    }

    /// Always infinite: callers who wait for ever.
    #[must_use]
    pub const fn never() -> Self {
        Self { shape: Shape::Constant { value: f64::INFINITY }, positive: 1.0 }
    }

    /// Zero with this probability, else this law. A share outside 0 to 1 is taken as the nearer end.
    #[must_use]
    pub fn with_zero(mut self, share: f64) -> Self {
        self.positive *= 1.0 - if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        self
    }

    /// The law of the same durations times a factor, of which the sign and what is no finite number are ignored.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let by = if factor.is_finite() { factor.abs() } else { 1.0 };
        let shape = match &self.shape {
            Shape::Exponential { mean } => Shape::Exponential { mean: mean * by },
            Shape::Lognormal { median, sigma, curve } => {
                Shape::Lognormal { median: median * by, sigma: *sigma, curve: Arc::clone(curve) }
            }
            Shape::Constant { value } if value.is_infinite() => Shape::Constant { value: *value },
            Shape::Constant { value } => Shape::Constant { value: value * by },
            Shape::Erlang { phases, each } => Shape::Erlang { phases: *phases, each: each * by },
            Shape::Hyperexponential { long, short_mean, long_mean } => Shape::Hyperexponential {
                long: *long,
                short_mean: short_mean * by,
                long_mean: long_mean * by,
            },
            Shape::Uniform { low, width } => Shape::Uniform { low: low * by, width: width * by },
            Shape::Weibull { scale, power, curve } => {
                Shape::Weibull { scale: scale * by, power: *power, curve: Arc::clone(curve) }
            }
            Shape::Table(points) => Shape::Table(Box::new(points.scaled(by))),
        };
        Self { shape, positive: self.positive }
    }

    /// The duration of an entity: never negative, never NaN, infinite only for [`Law::never`] and unfinished tables.
    ///
    /// One uniform comes from `key.uniform(lane)`; an Erlang law's further phases and a
    /// hyperexponential law's choice come from `key.child(lane)`.
    #[inline(always)]
    #[must_use]
    pub fn sample(&self, key: Key, lane: u64) -> f64 {
        match self.shape {
            Shape::Exponential { mean } if self.positive >= 1.0 => mean * minus_ln(key.uniform(lane)),
            Shape::Lognormal { median, ref curve, .. } if self.positive >= 1.0 => {
                curve.at(key.uniform(lane)).map_or_else(|| self.sample_any(key, lane), |times| median * times)
            }
            _ => self.sample_any(key, lane),
        }
    }

    #[inline(never)]
    fn sample_any(&self, key: Key, lane: u64) -> f64 {
        let mut exceeded = key.uniform(lane);
        if self.positive < 1.0 {
            if exceeded >= self.positive {
                return 0.0;
            }
            // A quotient of unequal numbers never rounds to 1.
            exceeded /= self.positive;
        }
        match self.shape {
            Shape::Erlang { phases, each } => each * erlang(phases, exceeded, key.child(lane)),
            Shape::Hyperexponential { long, short_mean, long_mean } => {
                let mean = if key.child(lane).uniform(0) < long { long_mean } else { short_mean };
                mean * minus_ln(exceeded)
            }
            _ => self.inverse(exceeded),
        }
    }

    /// The duration that is exceeded with probability `exceeded`, between 0 and 1, for the families that are
    /// sampled by inversion of one uniform; none for the Erlang and the hyperexponential family.
    #[must_use]
    pub fn exceeded_with(&self, exceeded: f64) -> Option<f64> {
        match self.shape {
            Shape::Erlang { .. } | Shape::Hyperexponential { .. } => None,
            _ if exceeded >= self.positive => Some(0.0),
            _ => Some(self.inverse(exceeded / self.positive)),
        }
    }

    /// The value of the shape alone that is exceeded with a probability.
    #[inline(always)]
    fn inverse(&self, exceeded: f64) -> f64 {
        match &self.shape {
            Shape::Exponential { mean } => mean * minus_ln(exceeded),
            Shape::Lognormal { median, sigma, curve } => {
                median * curve.at(exceeded).unwrap_or_else(|| lognormal(*sigma, exceeded, 1.0 - exceeded))
            }
            Shape::Constant { value } => *value,
            Shape::Uniform { low, width } => low + width * (1.0 - exceeded),
            Shape::Weibull { scale, power, curve } => {
                scale * curve.at(exceeded).unwrap_or_else(|| weibull(*power, exceeded, 1.0 - exceeded))
            }
            Shape::Table(points) => points.at(1.0 - exceeded),
            Shape::Erlang { .. } | Shape::Hyperexponential { .. } => 0.0,
        }
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.moments().0
    }

    /// The coefficient of variation, standard deviation over mean; 0 where the mean is zero or infinite.
    #[must_use]
    pub fn cv(&self) -> f64 {
        let (mean, square) = self.moments();
        // (1+c²) is known to the last digits, and so is c², except about constants, where rounding could make it negative.
        (square / mean / mean - 1.0).max(0.0).sqrt()
    }

    /// Mean and mean square.
    fn moments(&self) -> (f64, f64) {
        let of = |mean: f64, cv_square: f64| (mean, mean * mean * (1.0 + cv_square));
        let (mean, square) = match &self.shape {
            Shape::Exponential { mean } => of(*mean, 1.0),
            Shape::Lognormal { median, sigma, .. } => {
                of(median * libm::exp(0.5 * sigma * sigma), libm::expm1(sigma * sigma))
            }
            Shape::Constant { value } => of(*value, 0.0),
            Shape::Erlang { phases, each } => {
                let phases = f64::from(*phases);
                of(phases * each, 1.0 / phases)
            }
            Shape::Hyperexponential { long, short_mean, long_mean } => {
                let short = 1.0 - long;
                let square = 2.0 * (short * short_mean * short_mean + long * long_mean * long_mean);
                (short * short_mean + long * long_mean, square)
            }
            Shape::Uniform { low, width } => {
                let mean = low + 0.5 * width;
                (mean, mean * mean + width * width / 12.0)
            }
            Shape::Weibull { scale, power, .. } => {
                (scale * libm::tgamma(1.0 + power), scale * scale * libm::tgamma(1.0 + 2.0 * power))
            }
            Shape::Table(points) => points.moments(),
        };
        (self.positive * mean, self.positive * square)
    }
}

/// A lognormal variable of median 1, from the probability of a larger one and its complement.
#[cold]
fn lognormal(sigma: f64, exceeded: f64, rest: f64) -> f64 {
    let z = if exceeded < rest { -normal::quantile(exceeded) } else { normal::quantile(rest) };
    libm::exp(sigma * z)
}

/// A power of an exponential variable of mean 1, from the probability of a larger one and its complement.
#[cold]
fn weibull(power: f64, exceeded: f64, rest: f64) -> f64 {
    let hazard = if exceeded < rest { -libm::log(exceeded) } else { -libm::log1p(-rest) };
    libm::exp(power * libm::log(hazard))
}

/// The sum of `phases` exponential variables of mean 1, the first of which has the uniform `first`.
fn erlang(phases: u32, first: f64, more: Key) -> f64 {
    // One logarithm for up to 16 factors, none of which is below 2^-53: their product stays above 2^-1022.
    let (mut sum, mut product) = (0.0, first);
    for phase in 1..phases {
        if phase % 16 == 0 {
            sum -= libm::log(product);
            product = 1.0;
        }
        product *= more.uniform(u64::from(phase - 1));
    }
    sum - libm::log(product)
}

/// The power of an exponential variable that has this square of the coefficient of variation, 1/shape of the Weibull law.
fn weibull_power(cv_square: f64) -> f64 {
    let target = libm::log1p(cv_square);
    let excess = |power: f64| libm::lgamma(1.0 + 2.0 * power) - 2.0 * libm::lgamma(1.0 + power) - target;
    let (low, high) = (1e-3, 8.0);
    roots::between((low, excess(low)), (high, excess(high)), excess)
}
