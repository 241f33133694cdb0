//! How long people work on a contact under pressure, and how the standard erodes that they hold themselves to.
//!
//! After Oliva & Sterman 2001 (Management Science 47:894-914), who observed a bank's lending centre: employees answer
//! pressure within the week by spending less time on an order, and within months take what they do for what should be done.
//! A [`Standard`] has any unit of time. The simulation counts it in undisturbed handling times and steps by weeks
//! ([`Erosion::of`]); the published trajectories count it in hours and step as their authors did
//! ([`Erosion::new`]): the one-equation form by whole weeks, with the share 1 − e^(−1/τ) of a gap; the full model of the centre by
//! Euler steps of dt with the share dt/τ, and with e^(1 − 1/w) in the place of the pressure w, which is
//! the same to first order about w = 1.

use crate::assumptions::Assumptions;

/// The time that a contact is thought to deserve.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Standard(f64);

/// Shares of the gap between what is done and the standard that the standard closes in one step, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjustment {
    /// Where less is done than the standard demands.
    pub down: f64,
    /// Where more is done.
    pub up: f64,
}

/// How a centre's people answer to pressure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Erosion {
    elasticity: f64,
    adjustment: Adjustment,
    least: f64,
    most: f64,
}

/// What a step of pressure leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worked {
    /// Time that is spent on a contact, in the unit of the standard.
    pub time: f64,
    /// The standard afterwards.
    pub standard: Standard,
}

impl Adjustment {
    /// What is closed in a time, exactly, if the gap closes by the factor e in each time constant; all in the same unit.
    ///
    /// A time constant is above zero, and infinite for what is never closed.
    #[must_use]
    pub fn over(time: f64, tau_down: f64, tau_up: f64) -> Self {
        let closed = |tau: f64| -libm::expm1(-time / tau);
        Self { down: closed(tau_down), up: closed(tau_up) }
    }
}

impl Erosion {
    /// A week of these coefficients; the standard is a multiple of the undisturbed handling time.
    ///
    /// A contact takes no less than `standards.least`, and no more than as many times longer as that is shorter.
    #[must_use]
    pub fn of(a: &Assumptions) -> Self {
        let adjustment = Adjustment::over(1.0, a.standards_tau_down, a.standards_tau_up);
        Self::new(a.standards_elasticity, adjustment, a.standards_least, 1.0 / a.standards_least)
    }

    /// A step with these numbers; no contact takes less time than `least` or more than `most`, finite and above zero.
    #[must_use]
    pub const fn new(elasticity: f64, adjustment: Adjustment, least: f64, most: f64) -> Self {
        Self { elasticity, adjustment, least, most }
    }

    fn held(&self, time: f64) -> f64 {
        time.max(self.least).min(self.most)
    }
}

impl Standard {
    /// The undisturbed handling time.
    pub const TODAY: Self = Self(1.0);

    /// A standard of this time, which is above zero.
    #[must_use]
    pub const fn new(time: f64) -> Self {
        Self(time)
    }

    /// The time.
    #[must_use]
    pub const fn time(self) -> f64 {
        self.0
    }

    /// Work pressure: the work of these contacts, each done to the standard, over the work that can be done.
    ///
    /// Both for the same span, and `capacity` in the standard's unit of time. Infinite where nobody is there for work that
    /// has come; not a number where there is neither, which [`Self::step`] takes for a week without pressure.
    #[must_use]
    pub fn pressure(self, contacts: f64, capacity: f64) -> f64 {
        contacts * self.0 / capacity
    }

    /// What work pressure `w > 0` makes of time and standard; 1 where people are just enough.
    ///
    /// Anything else than a number above zero says that there was no work, which teaches nobody anything: time and standard stay.
    /// An infinite pressure leaves the least time that a contact can take.
    #[must_use]
    pub fn step(self, pressure: f64, erosion: &Erosion) -> Worked {
        let there_was_work = pressure > 0.0;
        let factor = if there_was_work { libm::pow(pressure, erosion.elasticity) } else { 1.0 };
        let time = erosion.held(self.0 * factor);
        Worked { time, standard: Self(erosion.held(self.follows(time, erosion.adjustment).0)) }
    }

    /// The standard after a step in which contacts got this much time, or in which it was aimed at.
    #[must_use]
    pub fn follows(self, time: f64, adjustment: Adjustment) -> Self {
        let gap = time - self.0;
        let share = if gap > 0.0 { adjustment.up } else { adjustment.down };
        Self(self.0 + share * gap)
    }
}
