//! Means and ratios over replications or batches, with intervals.

use super::student;
use std::sync::OnceLock;

/// The confidence of the intervals that are told.
pub const CONFIDENCE: f64 = 0.95;

/// A ratio of sums over independent units (replications, days or batches), and how well they determine it.
///
/// Service level is calls answered in time over calls offered, and a day with twice the calls counts twice: so
/// the ratio of the sums and not the mean of the ratios. Its variance is that of the residuals `numerator −
/// ratio · denominator` (Cochran 1977, "Sampling techniques", eq. 6.13), which is right to first order in 1/n.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// Sum of the numerators over sum of the denominators.
    pub mean: f64,
    /// Estimated standard deviation of `mean`; none under two units.
    pub standard_error: Option<f64>,
    /// How many units there are.
    pub units: usize,
    /// Correlation of neighbouring units' residuals: batches that are too short show as clearly above
    /// 2/√units. None if there are fewer than three units or all residuals are zero.
    pub lag_one: Option<f64>,
}

impl Ratio {
    /// From each unit's numerator and denominator, in order of time; the units are passed over twice.
    ///
    /// None if the denominators sum to zero, or anything is not finite. A unit whose denominator alone is zero counts.
    #[must_use]
    pub fn of(units: impl IntoIterator<Item = (f64, f64)> + Clone) -> Option<Self> {
        let (mut count, mut top, mut bottom) = (0_usize, 0.0, 0.0);
        for (numerator, denominator) in units.clone() {
            count += 1;
            top += numerator;
            bottom += denominator;
        }
        let mean = top / bottom;
        if bottom == 0.0 || !mean.is_finite() || !bottom.is_finite() {
            return None;
        }
        let (mut squares, mut products, mut before) = (0.0, 0.0, 0.0);
        for (numerator, denominator) in units {
            let residual = numerator - mean * denominator;
            squares += residual * residual;
            products += residual * before;
            before = residual;
        }
        let n = count as f64;
        let standard_error = (count >= 2).then(|| (n / (n - 1.0) * squares).sqrt() / bottom.abs());
        let lag_one = (count >= 3 && squares > 0.0).then(|| products / squares);
        Some(Self { mean, standard_error, units: count, lag_one })
    }

    /// The mean of equally weighted values: a ratio whose denominators are all 1.
    #[must_use]
    pub fn of_values(values: impl IntoIterator<Item = f64, IntoIter: Clone>) -> Option<Self> {
        Self::of(values.into_iter().map(|value| (value, 1.0)))
    }

    /// Half the width of the interval about `mean` that holds the true ratio with probability `confidence` (such
    /// as 0.95 or 0.999), by Student's t with one degree of freedom fewer than units; none under two units.
    #[must_use]
    pub fn half_width(&self, confidence: f64) -> Option<f64> {
        self.standard_error.map(|error| error * multiplier(confidence, self.units))
    }
}

/// How many standard errors to each side an interval of this confidence reaches, with `units ≥ 2` units.
///
/// It costs microseconds and is the same for all figures over the same units, so that it is remembered for the usual
/// confidence and few units.
#[must_use]
pub fn multiplier(confidence: f64, units: usize) -> f64 {
    static KNOWN: [OnceLock<f64>; 64] = [const { OnceLock::new() }; 64];
    let quantile = || student::quantile(0.5 + 0.5 * confidence, units.saturating_sub(1).max(1) as f64);
    match KNOWN.get(units) {
        Some(known) if confidence.to_bits() == CONFIDENCE.to_bits() => *known.get_or_init(quantile),
        _ => quantile(),
    }
}
