//! How much days scatter beyond chance.

use crate::units::DAYS_PER_WEEK;

/// One day's total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayTotal {
    /// Days from any origin.
    pub day: i32,
    /// Monday = 0.
    pub weekday: usize,
    /// Calls of the day.
    pub calls: f64,
}

/// Scatter of days about what their weekday and the trend lead to expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scatter {
    /// Standard deviation beyond Poisson, as a share of the expected calls.
    pub cv: f64,
    /// Pearson's index: Σ (Y − m)² ÷ m ÷ (n − p); 1 for Poisson.
    pub dispersion: f64,
}

/// The scatter of at least two weeks of days.
///
/// A day is expected to have m = ȳ_w (1 + g (x − x̄_w)) calls: the mean of its weekday w, moved
/// along a common relative trend g = Σ (x − x̄_w)(Y − ȳ_w) ÷ Σ ȳ_w (x − x̄_w)², which is the
/// quasi-Poisson estimate near g = 0. If Y given a random factor of mean 1 and variance c² is
/// Poisson, then E (Y − m)² = m + c² m², so that with n days and p weekdays and a slope fitted
///
/// c² = (n ÷ (n − p) Σ (Y − m)² − Σ m) ÷ Σ m², and 0 where that is negative.
///
/// Reference for the model: Avramidis, Deslauriers & L'Ecuyer (2004), Management Science 50:896.
#[must_use]
pub fn scatter(days: &[DayTotal]) -> Option<Scatter> {
    let first = days.iter().map(|day| day.day).min()?;
    let last = days.iter().map(|day| day.day).max()?;
    if last - first < 7 {
        return None;
    }
    let x = |day: &DayTotal| f64::from(day.day - first);
    let mut sums = [(0_u32, 0.0, 0.0); DAYS_PER_WEEK];
    for day in days {
        let sum = sums.get_mut(day.weekday)?;
        *sum = (sum.0 + 1, sum.1 + x(day), sum.2 + day.calls);
    }
    let means = sums.map(|(n, x, y)| if n > 0 { (x / f64::from(n), y / f64::from(n)) } else { (0.0, 0.0) });
    let (mut upper, mut lower) = (0.0, 0.0);
    for day in days {
        let (mean_x, mean) = means.get(day.weekday)?;
        let away = x(day) - mean_x;
        upper += away * (day.calls - mean);
        lower += mean * away * away;
    }
    if lower <= 0.0 {
        return None;
    }
    let trend = upper / lower;
    let parameters = 1 + sums.iter().filter(|(n, ..)| *n > 0).count();
    let freedom = days.len().checked_sub(parameters).filter(|freedom| *freedom > 0)? as f64;
    let (mut squares, mut pearson, mut total, mut total_squares) = (0.0, 0.0, 0.0, 0.0);
    for day in days {
        let (mean_x, mean) = means.get(day.weekday)?;
        // A steep trend must not expect fewer calls than none.
        let expected = mean * (1.0 + trend * (x(day) - mean_x)).max(0.01);
        let residual = day.calls - expected;
        if expected <= 0.0 {
            continue;
        }
        squares += residual * residual;
        pearson += residual * residual / expected;
        total += expected;
        total_squares += expected * expected;
    }
    let variance = (days.len() as f64 / freedom * squares - total) / total_squares;
    Some(Scatter { cv: variance.max(0.0).sqrt(), dispersion: pearson / freedom })
}
