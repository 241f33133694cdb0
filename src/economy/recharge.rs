//! What failure demand costs, and whose it is.
//!
//! Every answered contact of an issue goes to its cause: the first, repeats and chasers alike. Repeats about issues
//! that nobody else caused are the centre's own. Time is charged at what a handled hour costs:
//! the centre's bill, what is done about demand apart, divided by all hours handled, so that waiting for calls, breaks and
//! absence are in it and nothing is charged twice.
//!
//! Hostile calls strain: s = `hostility.strainPerDailyCall` × severity per agent and day is the mean strain that
//! those of a cause end at, in SD. Of those who quit the share 1 − ratio^(−s) would not have,
//! `leaving.ratioPerSd` being the ratio; each is charged what replacing costs.

use crate::assumptions::Assumptions;

/// The charges of a repetition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// Money for an hour handled.
    pub per_hour: f64,
    /// Strain for each unit of severity, SD.
    pub strain: f64,
    /// Who left of their own will.
    pub quits: f64,
    /// Log of the ratio of leaving per SD.
    pub log_ratio: f64,
    /// Money for each of them.
    pub per_leaver: f64,
}

impl Rates {
    /// From a repetition's bill for running the centre, handled hours, days worked, and who quit at what price each.
    #[must_use]
    pub fn new(
        a: &Assumptions,
        (running, hours): (f64, f64),
        days: f64,
        (quits, per_leaver): (f64, f64),
    ) -> Self {
        Self {
            per_hour: if hours > 0.0 { running / hours } else { 0.0 },
            strain: if days > 0.0 { a.hostile_strain / days } else { 0.0 },
            quits,
            log_ratio: libm::log(a.quit_ratio),
            per_leaver,
        }
    }

    /// What hostile calls of this severity in all do to people: mean strain, leavers, and what these cost.
    #[must_use]
    pub fn people(&self, severity: f64) -> (f64, f64, f64) {
        let strain = self.strain * severity;
        let leavers = -self.quits * libm::expm1(-self.log_ratio * strain);
        (strain, leavers, leavers * self.per_leaver)
    }
}
