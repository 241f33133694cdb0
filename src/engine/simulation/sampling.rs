//! Which days are simulated call by call: all of them, or for a preview a few of each repetition.
//!
//! People live every day of a preview; on days without calls they are as busy, and meet as much
//! hostility, as on the last days that had any. The days are those of the full run, in the same worlds, so that two
//! previews compare like two full runs. Each repetition takes other days, and the distance between
//! them is prime to seven, so that weekdays come up alike.

use crate::units::DAYS_PER_WEEK;

/// About how many calls a preview simulates in all.
const CALLS: f64 = 400_000.0;
/// Distances between simulated days, all prime to seven and to each other's steps.
const STRIDES: [usize; 8] = [1, 2, 3, 5, 9, 17, 29, 43];
/// Repetitions begin their days this far apart, prime to all strides but the first.
const SHIFT: usize = 11;

/// Which days are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    stride: usize,
    /// Whether a day needs the one before it, because work goes on over midnight.
    overnight: bool,
    /// The first day with calls, which a preview simulates to learn what days are like.
    first: usize,
}

impl Sampling {
    /// Every day.
    pub const ALL: Self = Self { stride: 1, overnight: false, first: 0 };

    /// A preview's days, for so many calls a week in expectation, over so many days and repetitions, calls coming first on this day.
    #[must_use]
    pub fn preview(
        calls_per_week: f64,
        (days, first): (usize, usize),
        replications: u32,
        overnight: bool,
    ) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "few days")]
        let calls = calls_per_week * days as f64 / DAYS_PER_WEEK as f64 * f64::from(replications);
        let few = |stride: &&usize| {
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let stride = **stride as f64;
            calls / stride <= CALLS
        };
        // Each repetition has a few days at least.
        let fits = |stride: &&usize| **stride * DAYS_PER_WEEK <= days.max(DAYS_PER_WEEK);
        let stride = STRIDES.iter().find(few).or(STRIDES.last());
        let most = STRIDES.iter().rev().find(fits).copied().unwrap_or(1);
        Self { stride: stride.copied().unwrap_or(1).min(most), overnight, first }
    }

    /// Whether a day of the run, counted from the one before the first that is measured, counts.
    #[must_use]
    pub fn is_measured(&self, day: usize, number: u32) -> bool {
        let number = usize::try_from(number).unwrap_or(0) % self.stride;
        self.stride == 1 || day > 0 && (day - 1 + number * SHIFT).is_multiple_of(self.stride)
    }

    /// Whether it is simulated: to be counted, for the night after it, or to begin with.
    #[must_use]
    pub fn is_simulated(&self, day: usize, number: u32) -> bool {
        self.is_measured(day, number)
            || self.overnight && self.is_measured(day + 1, number)
            || self.is_partial() && day == self.first
    }

    /// Whether some days are left out.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.stride > 1
    }
}
