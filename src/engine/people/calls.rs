//! What calls do to a person within a day, and the person to calls.
//!
//! Fatigue F is a share of full fatigue. While a person is busy the rest of it shrinks at a rate g, between calls
//! and in pauses F halves every half-life, and a hostile call takes F a step of the remaining way:
//!
//! ```text
//! after h hours of calls     1 − F  →  (1 − F) e^(−g h)
//! after m minutes without    F      →  F 2^(−m / half-life)
//! hostile, of severity v     1 − F  →  (1 − F) (1 − jump)^v
//! after a break of b minutes F      →  F (1 − removed)^(b / 7.5)
//! ```
//!
//! A call is hostile with odds = odds of its queue × angry times × e^(w · minutes waited) × e^(k E), where the last
//! factor is what strain provokes, less the more a person is supported. The uniform number that decides is the
//! call's own, so the same callers are hostile under every policy unless something made them so.

use super::Climate;
use crate::assumptions::Assumptions;
use crate::engine::signals::{Contact, lanes};
use crate::math::decay::decay;
use crate::math::normal;
use crate::units::{SECONDS_PER_HOUR, SECONDS_PER_MINUTE};

/// A person's day on the phone: what each call reads and changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OnCalls {
    /// Fatigue, from 0 to 1, at [`Self::since`].
    pub fatigue: f64,
    /// When the last call or pause ended, seconds.
    pub since: f64,
    /// Multiplies handling time today, hours on shift and the call apart.
    pub pace: f64,
    /// When the shift began, seconds.
    pub began: f64,
    /// Factor on the odds that a call is hostile.
    pub odds: f64,
    /// What the person adds today to the log-odds that a contact is resolved.
    pub resolves: f64,
    /// Strain as the shift began, SD.
    pub strain: f64,
    /// Hostile calls since the week began, each as severe as it was.
    pub exposure: f64,
    /// Seconds busy since the week began.
    pub busy: f64,
    /// Seconds on the phone since the week began, by the layout of the shifts.
    pub duty: f64,
}

/// The log of what is left where this share is removed; finite, so that no time at all removes nothing.
fn log_left(removed: f64) -> f64 {
    libm::log1p(-removed).max(libm::log(f64::MIN_POSITIVE))
}

/// What turns assumptions into the numbers that each call needs.
#[derive(Clone, Debug)]
pub struct CallLaws {
    /// Odds of a hostile call by queue, the world outside included.
    odds: Vec<f64>,
    /// One over the mean factor of the base workforce on a queue's handling time.
    scale: Vec<f64>,
    wait: f64,
    severity: (f64, f64),
    jump: f64,
    calmed: f64,
    hostile_factor: f64,
    per_second: f64,
    growth: f64,
    halving: f64,
    /// Log of what a second of a break leaves of fatigue.
    rest: f64,
    pause: f64,
    /// What of a hostile call's step stays after the pause.
    stays: f64,
}

impl OnCalls {
    /// How much hostility a busy second meets for that of the base workforce: whoever is slower takes fewer calls, and
    /// whoever is strained meets more of the hostile ones.
    #[must_use]
    pub fn meets(&self) -> f64 {
        self.odds / self.pace.max(f64::EPSILON)
    }
}

impl CallLaws {
    /// The laws of a scenario.
    ///
    /// `shares` are the hostile shares of its queues, `angry` multiplies their odds, `half_shift` is half the mean
    /// length of a shift and `pause` the pause after a hostile call, in seconds.
    #[must_use]
    pub fn new(a: &Assumptions, shares: &[f64], angry: f64, half_shift: f64, pause: f64) -> Self {
        let spread = libm::log1p(a.hostile_severity_cv * a.hostile_severity_cv).sqrt();
        let hours = 1.0 + a.handle_per_hour * half_shift / SECONDS_PER_HOUR;
        Self {
            odds: shares.iter().map(|share| angry * share / (1.0 - share).max(f64::EPSILON)).collect(),
            scale: shares
                .iter()
                .map(|share| 1.0 / (hours * (1.0 + share * (a.hostile_handle_factor - 1.0))))
                .collect(),
            wait: a.hostile_wait_log_odds / SECONDS_PER_MINUTE,
            severity: (spread, -spread * spread / 2.0),
            jump: libm::log1p(-a.hostile_fatigue_jump),
            calmed: 0.0,
            hostile_factor: a.hostile_handle_factor,
            per_second: a.handle_per_hour / SECONDS_PER_HOUR,
            growth: a.fatigue_growth / SECONDS_PER_HOUR,
            halving: core::f64::consts::LN_2 / (a.fatigue_half_life * SECONDS_PER_MINUTE),
            rest: log_left(a.break_removes) / (a.break_minutes * SECONDS_PER_MINUTE),
            pause,
            stays: libm::exp(log_left(a.pause_removes) * pause / (a.pause_minutes * SECONDS_PER_MINUTE)),
        }
    }

    /// The same with these odds for a first contact of value demand, queue by queue, the world outside left out.
    #[must_use]
    pub fn with_odds(mut self, odds: impl Iterator<Item = f64>, angry: f64) -> Self {
        for (of, odds) in self.odds.iter_mut().zip(odds) {
            *of = angry * odds;
        }
        self
    }

    /// Brings the laws to a week's climate.
    pub fn follow(&mut self, climate: &Climate) {
        self.calmed = climate.calmed;
    }

    /// How severe a call is to the person who takes it: 0 if it is not hostile, 1 on average if it is.
    ///
    /// `factor` multiplies the odds. The second value tells whether it came hostile, be it that the person calmed the
    /// caller.
    #[inline(always)]
    #[must_use]
    pub fn severity(&self, person: &OnCalls, contact: &Contact, factor: f64) -> (f64, bool) {
        let mut odds = self.odds[contact.queue] * person.odds * factor;
        let u = contact.key.uniform(lanes::HOSTILE);
        if contact.waited > 0.0 && self.wait != 0.0 {
            let x = self.wait * contact.waited;
            // e^x is at most 1 ÷ (1 − x): mostly that is enough to know that the call is not hostile.
            if x < 1.0 && u * (1.0 - x + odds) >= odds {
                return (0.0, false);
            }
            // Finite, so that the comparison below holds for a wait without end.
            odds = (odds * libm::exp(x)).min(f64::MAX);
        }
        if u * (1.0 + odds) >= odds {
            return (0.0, false);
        }
        (self.how_severe(contact), true)
    }

    /// The chance that the same call is hostile.
    #[must_use]
    pub fn chance(&self, person: &OnCalls, contact: &Contact, factor: f64) -> f64 {
        let odds = self.odds[contact.queue] * person.odds * factor;
        // Odds times e^x have the chance odds ÷ (odds + e^(−x)).
        odds / (odds + decay(self.wait * contact.waited)).max(f64::MIN_POSITIVE)
    }

    #[inline(never)]
    fn how_severe(&self, contact: &Contact) -> f64 {
        if contact.key.uniform(lanes::CALMED) < self.calmed {
            return 0.0;
        }
        let (spread, middle) = self.severity;
        libm::exp(spread * normal::quantile(contact.key.uniform(lanes::SEVERITY)) + middle)
    }

    /// The factor on handling time of a call taken at a moment.
    #[inline(always)]
    #[must_use]
    pub fn pace(&self, person: &OnCalls, contact: &Contact, severity: f64) -> f64 {
        let hours = 1.0 + self.per_second * (contact.taken - person.began).max(0.0);
        let hostile = if severity > 0.0 { self.hostile_factor } else { 1.0 };
        person.pace * hours * hostile * self.scale[contact.queue]
    }

    /// The pause after a call, seconds.
    #[inline(always)]
    #[must_use]
    pub fn pause(&self, severity: f64) -> f64 {
        if severity > 0.0 { self.pause } else { 0.0 }
    }

    /// A call from one moment to another; returns the fatigue at its start.
    #[inline(always)]
    pub fn handled(&self, person: &mut OnCalls, from: f64, to: f64, severity: f64) -> f64 {
        let idle = from - person.since;
        let mut fatigue = person.fatigue;
        if idle > 0.0 {
            fatigue *= decay(self.halving * idle);
        }
        let before = fatigue;
        fatigue = 1.0 - (1.0 - fatigue) * decay(self.growth * (to - from));
        person.since = to;
        person.busy += to - from;
        if severity > 0.0 {
            let step = (1.0 - fatigue) * (1.0 - libm::exp(self.jump * severity));
            fatigue += step * self.stays;
            person.exposure += severity;
            person.since += self.pause;
        }
        person.fatigue = fatigue;
        before
    }

    /// The person comes back at a moment from a break of this length; time before it passes as between calls.
    pub fn rested(&self, person: &mut OnCalls, at: f64, rest: f64) {
        let away = (at - person.since).max(0.0);
        let rest = rest.min(away);
        person.fatigue *= libm::exp(self.rest * rest - self.halving * (away - rest));
        person.since = person.since.max(at);
    }
}
