//! How a week's calls divide into issues that begin and contacts that come back, day by day.
//!
//! A scenario states the calls that come on each weekday today, those that come back among them. Of a kind of contact
//! that comes back, f follow from each first contact of a weekday and c from each of the kind itself, and a share
//! K(e, d) of what follows from a contact of weekday e comes on weekday d:
//!
//! ```text
//! back(d) = Σₑ (f · begin(e) + c · back(e)) · K(e, d)          begin(d) = calls(d) − Σ back(d) over kinds
//! ```
//!
//! seven linear equations for each kind and seven for all, so that the week that comes is the week that was stated. A day
//! whose share of repeats is high, such as a Monday, sends on more than others, for repeats are harder.
//! K follows from the laws of the delays, the hours and the weekdays:
//! a contact that falls on a weekday comes on it with the probability that weekday's calls ÷ the busiest's, else
//! it falls on the next day. Without that, calls about yesterday's would fill a quiet Saturday beyond what comes on it.

use crate::math::law::Law;
use crate::math::linear;
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
    /// Of these, the share that comes on the same day.
    pub at_once: [f64; DAYS_PER_WEEK],
    /// Chance that a contact that falls on a weekday comes on it.
    pub comes: [f64; DAYS_PER_WEEK],
}

/// A kind of contact that follows from others after a law of delays.
#[derive(Clone, Debug)]
pub struct Return {
    /// For each first contact.
    pub per_first: f64,
    /// For each of the kind itself, below 1.
    pub per_return: f64,
    /// Seconds.
    pub delay: Law,
}

/// By weekday, and from one weekday to another.
type Days = [f64; DAYS_PER_WEEK];
type Square = linear::Square<DAYS_PER_WEEK>;

fn real(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "few")]
    let count = count as f64;
    count
}

/// The rhythm of a queue with these calls by weekday and hours, seconds after midnight; a day without calls has none.
///
/// Where more would come back to a weekday than its calls, no issue begins on it.
#[must_use]
pub fn rhythm(calls: &Days, hours: &[(f64, f64); DAYS_PER_WEEK], returns: &[Return]) -> Rhythm {
    let comes = chances(calls);
    let returns: Vec<(&Return, Square, Days)> = returns
        .iter()
        .filter(|each| each.per_first > 0.0)
        .map(|each| {
            let (comes_on, at_once) = shares(calls, hours, &comes, &each.delay);
            (each, comes_on, at_once)
        })
        .collect();
    // By kind, what comes back on each weekday (row) for an issue that begins on each (column).
    let mut all = linear::identity();
    let by_kind: Vec<Square> = returns
        .iter()
        .map(|(each, comes_on, _)| {
            let mut chain: Square = linear::identity();
            let mut first = [[0.0; DAYS_PER_WEEK]; DAYS_PER_WEEK];
            for (to, (chain, first)) in chain.iter_mut().zip(&mut first).enumerate() {
                for (from, shares) in comes_on.iter().enumerate() {
                    chain[from] -= each.per_return * shares[to];
                    first[from] = each.per_first * shares[to];
                }
            }
            let back = linear::solved(chain, first);
            all.iter_mut().flatten().zip(back.iter().flatten()).for_each(|(all, back)| *all += back);
            back
        })
        .collect();
    let wanted =
        linear::solved(all, core::array::from_fn(|weekday| [calls[weekday], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]));
    let begins: Days = core::array::from_fn(|weekday| wanted[weekday][0].max(0.0));
    let nothing = [0.0; DAYS_PER_WEEK];
    let mut rhythm = Rhythm { begin: nothing, back: nothing, sent: nothing, at_once: nothing, comes };
    for ((each, _, at_once), back) in returns.iter().zip(&by_kind) {
        let back: Days =
            core::array::from_fn(|to| back[to].iter().zip(&begins).map(|(of, begins)| of * begins).sum());
        for weekday in 0..DAYS_PER_WEEK {
            rhythm.back[weekday] += back[weekday];
            let follow = each.per_first * begins[weekday] + each.per_return * back[weekday];
            rhythm.sent[weekday] += follow;
            rhythm.at_once[weekday] += follow * at_once[weekday];
        }
    }
    for (at_once, sent) in rhythm.at_once.iter_mut().zip(rhythm.sent) {
        *at_once = if sent > 0.0 { *at_once / sent } else { 0.0 };
    }
    for (weekday, begin) in rhythm.begin.iter_mut().enumerate() {
        if calls[weekday] > 0.0 {
            *begin = begins[weekday] / calls[weekday];
        }
    }
    rhythm
}

/// Of what follows from a contact of each weekday, the share that comes on each, and that on the very same day; nothing
/// follows from days without calls.
fn shares(calls: &Days, hours: &[(f64, f64); DAYS_PER_WEEK], comes: &Days, delay: &Law) -> (Square, Days) {
    let delays: Vec<f64> =
        (0..DELAYS).filter_map(|at| delay.exceeded_with(1.0 - (real(at) + 0.5) / real(DELAYS))).collect();
    let part = 1.0 / real(MOMENTS * delays.len().max(1));
    let mut shares = [[0.0; DAYS_PER_WEEK]; DAYS_PER_WEEK];
    let mut at_once = [0.0; DAYS_PER_WEEK];
    for (weekday, &(opens, closes)) in hours.iter().enumerate() {
        if calls[weekday] <= 0.0 {
            continue;
        }
        for moment in 0..MOMENTS {
            let from = opens + (closes - opens) * (real(moment) + 0.5) / real(MOMENTS);
            for delay in &delays {
                let at = from + delay;
                if at < closes {
                    shares[weekday][weekday] += part;
                    at_once[weekday] += part;
                    continue;
                }
                let days = libm::fmod(libm::floor(at / SECONDS_PER_DAY), real(DAYS_PER_WEEK));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "under seven")]
                let days = days as usize;
                // After closing on the same day is the next day at the earliest.
                let mut later = if at < SECONDS_PER_DAY { 1 } else { days };
                let mut left = part;
                // The busiest weekday takes all that is left, within a week.
                while left > 0.0 {
                    let day = (weekday + later) % DAYS_PER_WEEK;
                    shares[weekday][day] += left * comes[day];
                    left -= left * comes[day];
                    later += 1;
                }
            }
        }
    }
    (shares, at_once)
}

/// The chance that a contact that falls on a weekday comes on it: its calls for each of the busiest's.
fn chances(calls: &[f64; DAYS_PER_WEEK]) -> [f64; DAYS_PER_WEEK] {
    let most = calls.iter().copied().fold(0.0, f64::max);
    // Where no calls come at all, nothing comes back either, and no day is waited for.
    calls.map(|calls| if most > 0.0 { calls / most } else { 1.0 })
}
