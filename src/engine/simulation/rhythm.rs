//! How a week's calls divide into issues that begin and contacts that come back, day by day.
//!
//! A scenario states the calls that come on each weekday today, those that come back among them. Where r contacts follow
//! from each, and a share K(e, d) of those that follow from a contact of weekday e comes on weekday d,
//!
//! ```text
//! back(d) = Σₑ calls(e) · r · K(e, d)          begin(d) = calls(d) − back(d)
//! ```
//!
//! so that the week that comes is the week that was stated. K follows from the laws of the delays, the hours and the weekdays:
//! a contact that falls on a weekday comes on it with the probability that weekday's calls ÷ the busiest's, else
//! it falls on the next day. Without that, calls about yesterday's would fill a quiet Saturday beyond what comes on it.

use crate::math::law::Law;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY};

/// Delays by which a law stands in the sum: its quantiles in the middle of as many equal shares.
const DELAYS: usize = 64;
/// Moments of a day's hours by which its contacts stand.
const MOMENTS: usize = 8;

/// A queue's week.
#[derive(Clone, Debug, PartialEq)]
pub struct Rhythm {
    /// Issues that begin for each call stated, by weekday.
    pub begin: [f64; DAYS_PER_WEEK],
    /// Contacts that come back, by weekday, calls.
    pub back: [f64; DAYS_PER_WEEK],
    /// Contacts that follow from a weekday's calls, calls.
    pub sent: [f64; DAYS_PER_WEEK],
    /// Chance that a contact that falls on a weekday comes on it.
    pub comes: [f64; DAYS_PER_WEEK],
}

/// Contacts that follow from others after a law of delays.
#[derive(Clone, Debug)]
pub struct Return {
    /// For each call.
    pub per_call: f64,
    /// Seconds.
    pub delay: Law,
}

fn real(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let count = count as f64;
    count
}

/// The rhythm of a queue with these calls by weekday and hours, seconds after midnight; a day without calls has none.
#[must_use]
pub fn rhythm(
    calls: &[f64; DAYS_PER_WEEK],
    hours: &[(f64, f64); DAYS_PER_WEEK],
    returns: &[Return],
) -> Rhythm {
    let mut back = [0.0; DAYS_PER_WEEK];
    let mut sent = [0.0; DAYS_PER_WEEK];
    let comes = chances(calls);
    let open = |weekday: usize| calls[weekday] > 0.0;
    for each in returns.iter().filter(|each| each.per_call > 0.0) {
        let delays: Vec<f64> = (0..DELAYS)
            .filter_map(|at| each.delay.exceeded_with(1.0 - (real(at) + 0.5) / real(DELAYS)))
            .collect();
        for (weekday, (&many, &(opens, closes))) in calls.iter().zip(hours).enumerate() {
            if many <= 0.0 {
                continue;
            }
            sent[weekday] += many * each.per_call;
            let part = many * each.per_call / real(MOMENTS * delays.len().max(1));
            for moment in 0..MOMENTS {
                let from = opens + (closes - opens) * (real(moment) + 0.5) / real(MOMENTS);
                for delay in &delays {
                    let at = from + delay;
                    let mut later = 0;
                    if at >= closes {
                        let days = libm::fmod(libm::floor(at / SECONDS_PER_DAY), real(DAYS_PER_WEEK));
                        #[expect(
                            clippy::cast_possible_truncation,
                            clippy::cast_sign_loss,
                            reason = "under seven"
                        )]
                        let days = days as usize;
                        // After closing on the same day is the next day at the earliest.
                        later = if at < SECONDS_PER_DAY { 1 } else { days };
                    }
                    if later == 0 {
                        back[weekday] += part;
                        continue;
                    }
                    let mut left = part;
                    // The busiest weekday takes all that is left, within a week.
                    while left > 0.0 {
                        let day = (weekday + later) % DAYS_PER_WEEK;
                        back[day] += left * comes[day];
                        left -= left * comes[day];
                        later += 1;
                    }
                }
            }
        }
    }
    let mut begin = [0.0; DAYS_PER_WEEK];
    for (weekday, begin) in begin.iter_mut().enumerate() {
        if open(weekday) {
            *begin = (1.0 - back[weekday] / calls[weekday]).max(0.0);
        }
    }
    Rhythm { begin, back, sent, comes }
}

/// The chance that a contact that falls on a weekday comes on it: its calls for each of the busiest's.
fn chances(calls: &[f64; DAYS_PER_WEEK]) -> [f64; DAYS_PER_WEEK] {
    let most = calls.iter().copied().fold(0.0, f64::max);
    // Where no calls come at all, nothing comes back either, and no day is waited for.
    calls.map(|calls| if most > 0.0 { calls / most } else { 1.0 })
}
