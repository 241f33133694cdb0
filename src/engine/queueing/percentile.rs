//! The waiting time that a share of calls does not exceed, by root search on the exact tail.

use super::station::Station;
use super::{Queue, family, patience, virtual_wait};
use crate::math::roots;

/// Doublings of the first guess before a percentile is called infinite.
const MOST_DOUBLINGS: usize = 200;

/// The percentile in seconds at a rate of attempts.
pub(super) fn wait(queue: &Queue, attempts: f64, share: f64) -> f64 {
    if attempts <= 0.0 || share <= 0.0 {
        return 0.0;
    }
    let beyond = 1.0 - share;
    let at = |seconds: f64| Station::new(queue, attempts, seconds);
    let whole = at(0.0);
    let exponential = whole.room.is_none() && whole.impatience == 0.0;
    let long = virtual_wait::is_better(&whole) && whole.servers > 0.0 && !exponential;
    let integral = family(&whole, patience::PRECISE)
        .filter(|_| long)
        .map(|split| virtual_wait::Tail::new(&whole, &split));
    let tail = |seconds: f64| match &integral {
        Some(integral) => Some(integral.beyond(seconds / queue.handle.get())),
        None => family(&at(seconds), patience::FAR_TAIL)
            .map(|split| split.beyond / (split.at_once + split.waiting)),
    };
    let Some(at_zero) = tail(0.0) else { return f64::INFINITY };
    if at_zero <= beyond {
        return 0.0;
    }
    if beyond <= 0.0 {
        return f64::INFINITY;
    }
    // The tail falls about exponentially, so its logarithm is what a root search sees best.
    let level = libm::log(beyond);
    let excess = |seconds: f64| {
        let height = tail(seconds).unwrap_or(1.0);
        if height > 0.0 { libm::log(height) - level } else { -1e3 }
    };
    let (mut low, mut at_low) = (0.0, libm::log(at_zero) - level);
    let mut high = queue.handle.get();
    let mut at_high = excess(high);
    for _ in 0..MOST_DOUBLINGS {
        if at_high <= 0.0 {
            break;
        }
        (low, at_low) = (high, at_high);
        high *= 2.0;
        at_high = excess(high);
    }
    if at_high > 0.0 {
        return f64::INFINITY;
    }
    roots::between((low, at_low), (high, at_high), excess)
}
