//! The base workforce: what every effect is measured against, so that a scenario without levers has the
//! handling time, absence and leaving that it states.
//!
//! Leaving has two hazards a week: one of one's own will, λ·m(t), with m(t) = `learning`'s early
//! ratio in the first weeks and 1 later, and another one, ω. In a workforce that is replaced as it leaves, the
//! tenure of a person met at random has the density S(t) ÷ ∫S, S(t) being the chance to stay so long (renewal
//! theory; Whitt 2006, M&SOM 8:235, applies it to call centres), and leaving per week is 1 ÷ ∫S. From the
//! yearly rate of leaving that the registry states, λ follows.

use crate::assumptions::Assumptions;
use crate::math::roots;
use crate::units::WEEKS_PER_YEAR;

/// Hazards and the mix of tenures in a workforce that has always been as the registry says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Hazard of leaving of one's own will after the early weeks, per week, at strain 0.
    pub own_will: f64,
    /// Other hazard of leaving, per week.
    pub other: f64,
    /// Mean proficiency of people on the phone: 1 is a fully trained person's.
    pub proficiency: f64,
    /// Standard deviation of what is still to be learned, as a share of a newcomer's.
    pub unlearned_sd: f64,
    early_weeks: f64,
    early: f64,
    late: f64,
}

impl Reference {
    /// The base workforce of these assumptions.
    #[must_use]
    pub fn new(a: &Assumptions) -> Self {
        let per_week = a.leaving_per_year / WEEKS_PER_YEAR;
        let other = a.leaving_other_share * per_week;
        let lifetime = |own_will: f64| {
            let (early, late) = (own_will * a.leaving_early_ratio + other, own_will + other);
            discounted(early, late, a.leaving_early_weeks, 0.0)
        };
        // Leaving rises with the hazard, from the other hazard alone to the whole rate without early weeks. Where
        // nobody leaves, tenures are long, and finite all the same.
        let most = (per_week - other).max(f64::EPSILON);
        let least = most / a.leaving_early_ratio.max(1.0);
        let at = |own_will: f64| 1.0 / lifetime(own_will) - per_week;
        let (low, high) = (least / 2.0, most * 2.0);
        let own_will = roots::between((low, at(low)), (high, at(high)), at);
        let (early, late) = (own_will * a.leaving_early_ratio + other, own_will + other);
        let all = discounted(early, late, a.leaving_early_weeks, 0.0);
        let unlearned = discounted(early, late, a.leaving_early_weeks, 1.0 / a.learning_tau);
        let squared = discounted(early, late, a.leaving_early_weeks, 2.0 / a.learning_tau) / all;
        let unlearned_sd = (squared - (unlearned / all) * (unlearned / all)).max(0.0).sqrt();
        // Of r^E, E standard normal: what strain adds to the mean hazard is taken off the base.
        let strained = lognormal_mean(a.quit_ratio);
        Self {
            own_will: own_will / strained,
            other,
            proficiency: 1.0 - (1.0 - a.learning_start) * unlearned / all,
            unlearned_sd,
            early_weeks: a.leaving_early_weeks,
            early,
            late,
        }
    }

    /// The tenure, in weeks, that this share of the workforce has less of.
    #[must_use]
    pub fn tenure(&self, share: f64) -> f64 {
        let all = discounted(self.early, self.late, self.early_weeks, 0.0);
        let stays = libm::exp(-self.early * self.early_weeks);
        let early = -libm::expm1(-self.early * self.early_weeks) / self.early;
        let time = share * all;
        if time < early {
            -libm::log1p(-time * self.early) / self.early
        } else {
            self.early_weeks - libm::log1p(-(time - early) * self.late / stays) / self.late
        }
    }
}

/// ∫ S(t) e^(−d t) dt: hazard `early` for the first weeks, `late` after.
fn discounted(early: f64, late: f64, early_weeks: f64, d: f64) -> f64 {
    let leaves = -libm::expm1(-(early + d) * early_weeks);
    leaves / (early + d) + (1.0 - leaves) / (late + d)
}

/// The mean of ratio^E, with E standard normal.
#[must_use]
pub fn lognormal_mean(ratio: f64) -> f64 {
    let log = libm::log(ratio);
    libm::exp(log * log / 2.0)
}
