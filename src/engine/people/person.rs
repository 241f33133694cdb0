//! One person: traits that stay, and states that weeks and days change.

use super::reference::Reference;
use super::{Climate, Weekly};
use crate::assumptions::Assumptions;
use crate::math::logarithm::minus_ln;
use crate::math::normal;
use crate::math::streams::Key;

/// The lanes and children of a person's key, in an order that no world may change.
mod lanes {
    enum Lane {
        Speed,
        Trait,
        State,
        Tenure,
        Stays,
        Remains,
        Referred,
        Counselled,
        Weeks,
        Spells,
        Skill,
        Policy,
    }
    pub(super) const SPEED: u64 = Lane::Speed as u64;
    pub(super) const TRAIT: u64 = Lane::Trait as u64;
    pub(super) const STATE: u64 = Lane::State as u64;
    pub(super) const TENURE: u64 = Lane::Tenure as u64;
    pub(super) const STAYS: u64 = Lane::Stays as u64;
    pub(super) const REMAINS: u64 = Lane::Remains as u64;
    pub(super) const REFERRED: u64 = Lane::Referred as u64;
    pub(super) const COUNSELLED: u64 = Lane::Counselled as u64;
    pub(super) const SKILL: u64 = Lane::Skill as u64;
    /// Child: how the person takes to a policy.
    pub(super) const POLICY: u64 = Lane::Policy as u64;
    /// Children: weeks.
    pub(super) const WEEKS: u64 = Lane::Weeks as u64;
    /// Children: spells of absence.
    pub(super) const SPELLS: u64 = Lane::Spells as u64;
}

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Of their own will.
    OwnWill,
    /// For another reason.
    Other,
    /// Dismissed after write-ups.
    Dismissed,
}

/// How newcomers are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choice {
    /// By how much their trait lies below an average applicant's, SD.
    pub lower_trait: f64,
    /// Factor on their hazard of quitting.
    pub quits: f64,
    /// Share who come by referral.
    pub referred: f64,
    /// Factor on the hazard of those.
    pub referred_quits: f64,
}

/// A person on the payroll who takes calls, or will.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    key: Key,
    /// Weeks since the first day on the phone.
    pub weeks: f64,
    /// Speed of a fully trained, rested and unstrained self; the mean of the base workforce is 1.
    pub speed: f64,
    /// How much more often than the base workforce's mean a contact is resolved, share of contacts.
    pub skill: f64,
    /// The part of strain that stays with the person, SD.
    pub trait_strain: f64,
    /// What is still to be learned, a share of full productivity.
    pub gap: f64,
    /// Slow strain beyond the trait, SD.
    pub state: f64,
    /// What rest has taken off it and is coming back, SD; mostly negative.
    pub recovery: f64,
    /// What write-ups have added and is fading, SD.
    pub hurt: f64,
    /// Week of the last technical training.
    pub trained: Option<f64>,
    /// What is left before the person quits, in hazard.
    stays: f64,
    /// What is left before the person leaves for another reason.
    remains: f64,
    /// Factor on the hazard, from how the person was chosen.
    quits: f64,
    /// Spells of absence so far.
    spells: u64,
    /// What is left before the next, in expected spells.
    well: f64,
    /// Spells that begin per day worked, this week.
    spells_per_day: f64,
    /// Working days that a spell has still to go.
    pub ill: u32,
    /// The week from which a counsellor helps.
    counselled: f64,
    /// Days off in a row until today.
    pub off_in_a_row: u32,
    /// Working days of leave since the last day worked.
    pub on_leave: u32,
}

impl Person {
    /// A person with these traits on the first day on the phone.
    #[must_use]
    pub fn newcomer(key: Key, choice: &Choice, a: &Assumptions) -> Self {
        let spread = libm::log1p(a.speed_cv * a.speed_cv).sqrt();
        let z = normal::quantile(key.uniform(lanes::SPEED));
        let referred = key.uniform(lanes::REFERRED) < choice.referred;
        let mut person = Self {
            key,
            weeks: 0.0,
            speed: libm::exp(spread * z - spread * spread / 2.0),
            skill: a.resolution_sd
                * (a.speed_resolution * z
                    + (1.0 - a.speed_resolution * a.speed_resolution).max(0.0).sqrt()
                        * normal::quantile(key.uniform(lanes::SKILL))),
            trait_strain: a.trait_share.sqrt()
                * (normal::quantile(key.uniform(lanes::TRAIT)) - choice.lower_trait),
            gap: 1.0 - a.learning_start,
            state: (1.0 - a.trait_share).sqrt() * normal::quantile(key.uniform(lanes::STATE)),
            recovery: 0.0,
            hurt: 0.0,
            trained: None,
            stays: minus_ln(key.uniform(lanes::STAYS)),
            remains: minus_ln(key.uniform(lanes::REMAINS)),
            quits: choice.quits * if referred { choice.referred_quits } else { 1.0 },
            spells: 0,
            well: 0.0,
            spells_per_day: 0.0,
            ill: 0,
            // The first moment of a Poisson stream of uptake, in years per unit of uptake.
            counselled: minus_ln(key.uniform(lanes::COUNSELLED)),
            off_in_a_row: 0,
            on_leave: 0,
        };
        person.well = minus_ln(person.spell().uniform(0));
        person
    }

    /// Somebody of the base workforce, who has been there for a while.
    #[must_use]
    pub fn incumbent(key: Key, reference: &Reference, a: &Assumptions) -> Self {
        let usual = Choice { quits: 1.0, referred_quits: 1.0, ..Choice::default() };
        let mut person = Self::newcomer(key, &usual, a);
        person.weeks = reference.tenure(key.uniform(lanes::TENURE));
        person.gap *= libm::exp(-person.weeks / a.learning_tau);
        person
    }

    /// Whether this is the first week on the phone.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.weeks <= 0.0
    }

    /// What a policy draws for this person from.
    #[must_use]
    pub fn under_a_policy(&self) -> Key {
        self.key.child(lanes::POLICY)
    }

    /// Spells of absence so far.
    #[must_use]
    pub fn spells(&self) -> u64 {
        self.spells
    }

    /// Spells of absence that begin per day worked this week, as expected.
    #[must_use]
    pub fn spell_rate(&self) -> f64 {
        self.spells_per_day
    }

    fn spell(&self) -> Key {
        self.key.child(lanes::SPELLS).child(self.spells)
    }

    /// Strain, SD of the base workforce.
    #[must_use]
    pub fn strain(&self, a: &Assumptions) -> f64 {
        (self.trait_strain + self.state + self.recovery + self.hurt).clamp(-a.strain_bound, a.strain_bound)
    }

    /// What is left this week of the last technical training, from 0 to 1: a part stays, the rest fades.
    #[must_use]
    pub fn training_left(&self, week: f64, a: &Assumptions) -> f64 {
        self.trained.map_or(0.0, |trained| {
            let fades = libm::exp2((trained - week) / a.technical_half_life);
            a.technical_permanent + (1.0 - a.technical_permanent) * fades
        })
    }

    /// Whether a counsellor helps this week, counted from 0, where there is one.
    fn is_counselled(&self, week: f64, a: &Assumptions) -> bool {
        week >= self.counselled / a.counselling_uptake.max(f64::MIN_POSITIVE) * crate::units::WEEKS_PER_YEAR
    }

    /// Works out what holds for a week: at the strain and in the climate with which it begins.
    pub fn begin_week(&mut self, absence: &Absence, climate: &Climate, week: f64, a: &Assumptions) {
        let helped = absence.counselled && self.is_counselled(week, a);
        self.spells_per_day = absence.per_day
            * climate.absence
            * libm::exp(absence.makes_more * self.strain(a))
            * if helped { a.counselling_absence } else { 1.0 };
    }

    /// Whether the person is away ill today, a day on which they were to work.
    ///
    /// Spells begin at a rate r^((1−q) E) ÷ m per day worked and last 1 + geometric days with mean D r^(q E), where r is
    /// the ratio per SD of strain and q the part of it that lengthens spells; m makes the base workforce's
    /// share of absent days the scenario's.
    pub fn falls_ill(&mut self, absence: &Absence, a: &Assumptions) -> bool {
        if self.ill > 0 {
            self.ill -= 1;
            return true;
        }
        self.well -= self.spells_per_day;
        if self.well > 0.0 {
            return false;
        }
        let days = (absence.days * libm::exp(absence.lengthens * self.strain(a))).max(1.0);
        // Of a geometric number with mean days − 1; the comparison leaves out the logarithm of zero.
        let goes_on = (days - 1.0) / days;
        let more = if goes_on > 0.0 { minus_ln(self.spell().uniform(1)) / -libm::log(goes_on) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let more = more as u32;
        self.ill = more;
        self.spells += 1;
        self.well = minus_ln(self.spell().uniform(0));
        true
    }

    /// Ends the week: strain, learning and forgetting, tenure; tells whether the person leaves.
    ///
    /// In this order: what the week did to strain, with the strain that the week began with; rest
    /// fades; what was learned or forgotten; the hazards, at the strain the week ends with.
    pub fn week_ends(&mut self, lived: &Lived, weekly: &Weekly, a: &Assumptions) -> Option<Leaving> {
        let own = if weekly.counselling && self.is_counselled(weekly.week, a) {
            -a.counselling_strain
        } else {
            0.0
        };
        let relief = (weekly.climate.relief + own).min(a.strain_cap.max(weekly.climate.relief));
        let target =
            weekly.climate.burden - relief + weekly.occupancy_strain(lived.occupancy, a) + lived.burden;
        // Hostile calls in excess of what a base week brings; away from work there are none, and none are missed.
        let usual = a.hostile_reference * f64::from(lived.worked);
        let hostile = weekly.per_hostile * weekly.climate.impulse * (lived.exposure - usual);
        let noise = normal::quantile(self.key.child(lanes::WEEKS).uniform(weekly.label));
        self.state += (1.0 - weekly.keeps) * (target - self.state) + hostile + weekly.noise * noise;
        self.state = self.state.clamp(-a.strain_bound, a.strain_bound);
        self.recovery *= weekly.rebounds;
        self.hurt *= weekly.heals;

        self.weeks += 1.0;
        if lived.worked > 0 {
            // Of the same time constant times the factor.
            let own = lived.learning;
            self.gap *=
                if own == 1.0 { weekly.still_to_learn } else { libm::pow(weekly.still_to_learn, 1.0 / own) };
        } else {
            self.gap += (1.0 - a.learning_start - self.gap).max(0.0) * a.forgetting;
        }

        let early = if self.weeks <= a.leaving_early_weeks { a.leaving_early_ratio } else { 1.0 };
        let strained = libm::exp(weekly.quits_per_sd * self.strain(a));
        self.stays -= weekly.own_will * early * strained * weekly.climate.quits * self.quits * lived.quits;
        self.remains -= weekly.other;
        if lived.dismissed {
            Some(Leaving::Dismissed)
        } else if self.stays <= 0.0 {
            Some(Leaving::OwnWill)
        } else if self.remains <= 0.0 {
            Some(Leaving::Other)
        } else {
            None
        }
    }

    /// A day without work, ordinary or protected; only protected ones and lost ones count beyond the usual.
    ///
    /// A rest day takes its share of the state above the trait, the whole of it for the first two days
    /// in a row, none from the saturation on.
    pub fn rests(&mut self, beyond_the_usual: bool, a: &Assumptions) {
        let before = f64::from(self.off_in_a_row);
        self.off_in_a_row += 1;
        if beyond_the_usual {
            let counts = (a.rest_saturation - before).clamp(0.0, 1.0);
            self.recovers(a.rest_day_removes * counts * (self.state + self.recovery).max(0.0), a);
        }
    }

    /// A day of rest is worked, for overtime.
    pub fn loses_rest(&mut self, a: &Assumptions) {
        self.recovers(-a.rest_day_removes * (self.state + self.recovery).max(0.0), a);
    }

    /// A write-up adds this much strain, SD, at once; it fades.
    pub fn is_hurt(&mut self, strain: f64, a: &Assumptions) {
        self.hurt = (self.hurt + strain).clamp(-a.strain_bound, a.strain_bound);
    }

    /// Rest takes this much off, and never more than could be carried: rest lost day after day would grow without end.
    fn recovers(&mut self, strain: f64, a: &Assumptions) {
        self.recovery = (self.recovery - strain).clamp(-a.strain_bound, a.strain_bound);
    }

    /// The first day back after leave of this many working days in a row; a week of them drops strain.
    pub fn comes_back(&mut self, days_per_week: u32, a: &Assumptions) {
        if self.on_leave >= days_per_week {
            self.recovers(a.leave_drop, a);
        }
        self.on_leave = 0;
    }
}

/// What a week was like for a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lived {
    /// Days worked.
    pub worked: u32,
    /// Hostile calls, each as severe as it was.
    pub exposure: f64,
    /// Share of time on the phone that was busy; nothing without any.
    pub occupancy: Option<f64>,
    /// What a policy adds to the strain that the person tends to, SD.
    pub burden: f64,
    /// Its factor on the hazard of quitting.
    pub quits: f64,
    /// Its factor on the time constant of learning.
    pub learning: f64,
    /// It ends the person's time here.
    pub dismissed: bool,
}

impl Default for Lived {
    /// A week without work, and without a policy.
    fn default() -> Self {
        Self {
            worked: 0,
            exposure: 0.0,
            occupancy: None,
            burden: 0.0,
            quits: 1.0,
            learning: 1.0,
            dismissed: false,
        }
    }
}

/// The scenario's absence as spells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Absence {
    /// Spells that begin per day that is not absent, at strain 0.
    per_day: f64,
    /// Mean length at strain 0, working days.
    days: f64,
    makes_more: f64,
    lengthens: f64,
    counselled: bool,
}

impl Absence {
    /// Spells that make this share of scheduled days absent in the base workforce.
    #[must_use]
    pub fn new(share: f64, counselled: bool, a: &Assumptions) -> Self {
        let log = libm::log(a.absence_ratio);
        let share = share / super::reference::lognormal_mean(a.absence_ratio);
        Self {
            // Days between spells are whole; this rate makes their mean m.
            per_day: libm::log1p(share / ((1.0 - share).max(f64::EPSILON) * a.absence_spell_days)),
            days: a.absence_spell_days,
            makes_more: log * (1.0 - a.absence_duration_part),
            lengthens: log * a.absence_duration_part,
            counselled,
        }
    }
}
