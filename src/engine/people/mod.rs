//! People: what work, rest and support do to agents, and what that does to how they work and whether they stay.
//!
//! Every symbol below is a row of the registry ([`crate::assumptions`]); no number of the model stands in this folder.
//! Strain is counted in standard deviations (SD) of the base workforce, whose mean is 0 by definition;
//! fatigue F is a share of full fatigue.
//!
//! # Strain
//!
//! Person i's strain has a part that stays with the person, a state, and what rest has taken off for a while:
//!
//! ```text
//! Eᵢ = Tᵢ + Sᵢ + Vᵢ + Hᵢ            Tᵢ ~ N(0, share), share = strain.traitShare
//! ```
//!
//! Week by week, with ρ = e^(−1/τ), τ = strain.timeConstantWeeks:
//!
//! ```text
//! S ← ρ S + (1 − ρ) (burden − relief + o(occupancy) + policy) + h · impulse · (Σ severity − usual · days) + noise
//! h = hostility.strainPerDailyCall (1 − ρ) ÷ days a week    noise: N(0, (1 − share)(1 − ρ²))
//! o(x) = strain.perOccupancy · max(0, x − threshold), or without the maximum
//! H ← H · e^(−1/policy.writeUpWeeks)
//! V ← V · 2^(−1/half-life)          half-life: rest.reboundHalfLifeWeeks, or the slow one
//! ```
//!
//! The noise is life outside and all that is not modelled: it keeps the base workforce's SD at 1. A hostile call a day
//! more, for ever, ends at `hostility.strainPerDailyCall`. The way back is stronger, as longitudinal studies find
//! (Guthier, Dormann & Voelkle 2020): strain provokes hostility by the factor e^(k E) on its odds, and
//! slows work by e^(c E), which makes queues longer and occupancy higher.
//!
//! # Rest
//!
//! Ordinary nights and days off belong to τ. What counts is rest beyond: a protected day takes
//! rest.dayRemoves of what is above the trait; a day off that is worked gives as much back; leave
//! of a working week or more takes rest.leaveDrop at the first day back, however long it was. All of it goes to V and
//! fades. Within the day see [`calls`].
//!
//! # Speed, absence, leaving
//!
//! ```text
//! speed   = own · (1 − gap) ÷ base's · training · output · e^(−c E − c²/2)      c = strain.handlePerSd
//! gap     ← gap · e^(−1/τ_L) in a week with work, grows in one without
//! τ_L     = learning.timeConstantWeeks · learning.experiencedTeam ^ ((x − x₀) ÷ (1 − x₀))
//! leaving = λ · m(tenure) · ratio^E · programmes · own, until a person's own exponential number is used up
//! ```
//!
//! x is the mean proficiency of the colleagues and x₀ the base workforce's ([`mod@reference`]): where
//! many are new, newcomers learn slower. Nothing says what turnover does to quality; this does. Absence comes
//! in spells ([`person::Person::falls_ill`]).
//!
//! # What happens when
//!
//! Each Monday before the first call: the week that ended acts on strain, rest fades, people learn or forget, some
//! leave; then newcomers move on (classroom, phone), places are filled, and new ones are sought
//! ([`team`]); then the week's protected days are given out. Each morning: who is absent, on leave, on a
//! protected day; then fatigue after the night and the day's pace. Each call: hostility, handling time, fatigue.
//! Everything exogenous is keyed by person: traits, the exponential numbers for leaving and for each spell, the
//! week's noise. The n-th newcomer of a team is the same person under every policy that hires so many.

pub mod calls;
pub mod climate;
pub mod person;
pub mod reference;
pub mod team;

use crate::assumptions::Assumptions;
use crate::scenario::levers::{FadeOut, Levers, OccupancyEffect};
pub use climate::Climate;
use reference::Reference;

/// The numbers of a week that are the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weekly {
    /// Weeks since the run began.
    pub week: f64,
    /// The same, for keys.
    pub label: u64,
    /// What the levers do.
    pub climate: Climate,
    per_hostile: f64,
    keeps: f64,
    noise: f64,
    rebounds: f64,
    /// What a week leaves of what write-ups have added.
    heals: f64,
    /// What a week at work leaves of what is to be learned.
    still_to_learn: f64,
    own_will: f64,
    other: f64,
    quits_per_sd: f64,
    counselling: bool,
    linear: bool,
}

impl Weekly {
    /// The numbers of a week, with colleagues as proficient as this.
    #[must_use]
    pub fn new(label: u64, rules: &Rules, proficiency: f64) -> Self {
        let a = &rules.assumptions;
        #[expect(clippy::cast_precision_loss, reason = "few weeks")]
        let week = label as f64;
        let keeps = libm::exp(-1.0 / a.strain_tau);
        let half_life = match rules.levers.people.fade_out {
            FadeOut::Fast => a.rebound_half_life,
            FadeOut::Slow => a.rebound_half_life_slow,
        };
        let base = rules.reference.proficiency;
        let experience = ((proficiency - base) / (1.0 - base).max(f64::EPSILON)).clamp(-1.0, 1.0);
        let learning = a.learning_tau * libm::pow(a.experienced_team, experience);
        Self {
            week,
            label,
            climate: Climate::of(week, &rules.levers, a),
            per_hostile: a.hostile_strain * (1.0 - keeps) / f64::from(rules.days_per_week),
            keeps,
            noise: ((1.0 - a.trait_share) * (1.0 - keeps * keeps)).sqrt(),
            rebounds: libm::exp2(-1.0 / half_life),
            heals: libm::exp(-1.0 / a.write_up_weeks),
            still_to_learn: libm::exp(-1.0 / learning),
            own_will: rules.reference.own_will,
            other: rules.reference.other,
            quits_per_sd: libm::log(a.quit_ratio),
            counselling: rules.levers.support.counselling,
            linear: rules.levers.people.occupancy_effect == OccupancyEffect::Linear,
        }
    }

    fn occupancy_strain(&self, occupancy: Option<f64>, a: &Assumptions) -> f64 {
        occupancy.map_or(0.0, |occupancy| {
            let above = occupancy - a.occupancy_threshold;
            a.occupancy_strain * if self.linear { above } else { above.max(0.0) }
        })
    }
}

/// What all people of a scenario have in common.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The coefficients.
    pub assumptions: Assumptions,
    /// The levers.
    pub levers: Levers,
    /// The base workforce.
    pub reference: Reference,
    /// Working days of a week.
    pub days_per_week: u32,
}

impl Rules {
    /// The rules of these levers and coefficients.
    #[must_use]
    pub fn new(assumptions: Assumptions, levers: Levers, days_per_week: u32) -> Self {
        let reference = Reference::new(&assumptions);
        Self { assumptions, levers, reference, days_per_week }
    }
}
