//! When calls come: for each queue a stream of first attempts, each with its key.
//!
//! The n-th call of a stream has its own key, and the gap before it is an exponential variate of
//! that key in units of expected calls; the rate only says how fast these units pass. So another
//! volume moves the same calls in time, and nothing else about any of them changes.

use crate::math::logarithm::minus_ln;
use crate::math::streams::Key;

/// The lanes of a call's key that its random variates are drawn from.
pub mod lanes {
    /// The gap before it.
    pub const GAP: u64 = 0;
    /// Its handling time.
    pub const HANDLING: u64 = 1;
    /// How long the caller is willing to wait.
    pub const PATIENCE: u64 = 2;
    /// Whether the caller calls again.
    pub const REDIALS: u64 = 3;
    /// How long after.
    pub const REDIAL_DELAY: u64 = 4;
    /// The key of that next attempt.
    pub const NEXT_ATTEMPT: u64 = 5;
}

/// Where the calls of a stream come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Poisson with one rate for ever, calls per second.
    Constant(f64),
    /// Poisson with a rate, calls per second, for each interval of this length, from the moment the
    /// stream begins; none after the last.
    Profile {
        /// One rate per interval.
        rates: Vec<f64>,
        /// Length of an interval, seconds.
        seconds: f64,
    },
    /// At these moments, seconds, ascending.
    Given(Vec<f64>),
}

/// A stream under way.
#[derive(Clone, Debug)]
pub(super) struct Arrivals {
    source: Source,
    /// Multiplies the rates: how busy this day is.
    factor: f64,
    /// Mean time between calls at a constant rate; infinite without any.
    mean_gap: f64,
    key: Key,
    begins: f64,
    /// The interval that the last call fell in.
    slot: usize,
    /// Calls given out, the next one included.
    count: u64,
    /// When the next call comes; infinite if none does.
    pub(super) next: f64,
    /// Its key.
    pub(super) next_key: Key,
}

impl Arrivals {
    /// A stream without calls until it begins.
    pub(super) fn new(source: Source) -> Self {
        let key = Key::new(0);
        Self {
            source,
            factor: 1.0,
            mean_gap: f64::INFINITY,
            key,
            begins: 0.0,
            slot: 0,
            count: 0,
            next: f64::INFINITY,
            next_key: key,
        }
    }

    /// Begins again, as the stream of this key, with this factor on its rates.
    pub(super) fn begin(&mut self, key: Key, at: f64, factor: f64) {
        self.key = key;
        self.begins = at;
        self.factor = factor;
        if let Source::Constant(rate) = self.source {
            self.mean_gap = 1.0 / (rate * factor);
        }
        self.count = 0;
        self.slot = 0;
        self.next = at;
        self.advance();
    }

    /// The same, with other rates for its intervals.
    pub(super) fn begin_with(&mut self, new_rates: &[f64], key: Key, at: f64, factor: f64) {
        if let Source::Profile { rates, .. } = &mut self.source {
            rates.clear();
            rates.extend_from_slice(new_rates);
        }
        self.begin(key, at, factor);
    }

    /// No more calls come.
    pub(super) fn end(&mut self) {
        self.next = f64::INFINITY;
    }

    /// Moves on to the next call.
    #[inline(always)]
    pub(super) fn advance(&mut self) {
        self.next_key = self.key.child(self.count);
        self.count += 1;
        match &self.source {
            Source::Constant(_) => {
                self.next += minus_ln(self.next_key.uniform(lanes::GAP)) * self.mean_gap;
            }
            Source::Profile { rates, seconds } => {
                let mut gap = minus_ln(self.next_key.uniform(lanes::GAP));
                let mut now = self.next - self.begins;
                let mut slot = self.slot;
                loop {
                    let Some(rate) = rates.get(slot) else {
                        self.next = f64::INFINITY;
                        return;
                    };
                    #[expect(clippy::cast_precision_loss, reason = "few intervals")]
                    let ends = (slot + 1) as f64 * seconds;
                    let rate = rate * self.factor;
                    let calls = rate * (ends - now);
                    if gap < calls {
                        self.next = self.begins + (now + gap / rate);
                        self.slot = slot;
                        return;
                    }
                    gap -= calls;
                    now = ends;
                    slot += 1;
                }
            }
            Source::Given(times) => {
                let place = usize::try_from(self.count - 1).unwrap_or(usize::MAX);
                self.next = times.get(place).map_or(f64::INFINITY, |time| self.begins + time);
            }
        }
    }
}
