//! A figure and how sure it is.

use super::digest::Digest;
use crate::math::estimate::{Ratio, multiplier};

pub use crate::math::estimate::CONFIDENCE;

/// A mean and half the width of its 95 % interval, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The mean; nothing where there was nothing to take it of.
    pub mean: Option<f64>,
    /// Student's t with one degree of freedom less than batches or repetitions; nothing under two of them.
    pub half_width: Option<f64>,
}

impl Estimate {
    /// A ratio of sums over batches or repetitions.
    #[must_use]
    pub fn ratio(units: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        Ratio::of(units).as_ref().map_or_else(Self::default, Self::from)
    }

    /// The mean of values, one for each batch or repetition; nothing if one of them is missing.
    #[must_use]
    pub fn of_values(values: impl Iterator<Item = f64> + Clone) -> Self {
        Self::ratio(values.map(|value| (value, 1.0)))
    }

    /// Half the width at another confidence.
    #[must_use]
    pub fn half_width_at(&self, confidence: f64, units: usize) -> Option<f64> {
        self.half_width.map(|half| half * multiplier(confidence, units) / multiplier(CONFIDENCE, units))
    }

    /// Adds it to a digest; what is not known counts as such.
    #[must_use]
    pub fn digest(&self, digest: Digest) -> Digest {
        let or_nan = |number: Option<f64>| number.unwrap_or(f64::NAN);
        digest.number(or_nan(self.mean)).number(or_nan(self.half_width))
    }
}

impl From<&Ratio> for Estimate {
    fn from(ratio: &Ratio) -> Self {
        Self { mean: Some(ratio.mean), half_width: ratio.half_width(CONFIDENCE) }
    }
}
