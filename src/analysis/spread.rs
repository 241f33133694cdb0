//! How a figure of whole days spreads over the days of one weekday.

use crate::math::order;

/// How a figure of whole days spreads over the days of one weekday.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// The mean, weighted as figures over the horizon are.
    pub mean: Option<f64>,
    /// The value that one day in ten is below.
    pub p10: Option<f64>,
    /// The value that one day in ten is above.
    pub p90: Option<f64>,
}

/// Mean and outer tenths of the ratios of days that have one.
pub(super) fn spread(days: impl Iterator<Item = (f64, f64)> + Clone) -> Spread {
    let mut values: Vec<f64> =
        days.clone().filter(|&(_, bottom)| bottom > 0.0).map(|(top, bottom)| top / bottom).collect();
    order::by(&mut values, f64::total_cmp);
    let (top, bottom) = days.fold((0.0, 0.0), |sums, day| (sums.0 + day.0, sums.1 + day.1));
    Spread {
        mean: (bottom > 0.0).then(|| top / bottom),
        p10: between(&values, 0.1),
        p90: between(&values, 0.9),
    }
}

/// The quantile of sorted values, linear between them (Hyndman & Fan 1996, type 7).
fn between(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    let place = share * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let below = place as usize;
    let (low, high) = (sorted.get(below)?, sorted.get((below + 1).min(last))?);
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    let part = place - below as f64;
    Some(low + (high - low) * part)
}
