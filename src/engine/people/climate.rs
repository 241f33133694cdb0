//! What the levers do to everybody in a week: programmes with their rounds and their fading.
//!
//! A programme in rounds has its whole effect at each round and half of it a half-life later; the first round is in
//! the first week. What several good programmes do together is less than their sum:
//!
//! ```text
//! together = (Σ eᵢ^p)^(1/p),  p = ln 2 ÷ ln f,  at most the cap
//! ```
//!
//! so that two equal ones do f times what one does, f being the registry's `support.pairFactor`, and one alone its
//! own. For f = 2 they add. Empowerment and staff exchange are such programmes too. The same holds for the logs of what they leave of the hazard of quitting. Harm adds.
//! No study has tried more than two together.

use crate::assumptions::Assumptions;
use crate::scenario::levers::{AttendanceReward, Levers, SendHome};
use crate::units::{MONTHS_PER_YEAR, WEEKS_PER_MONTH, WEEKS_PER_YEAR};

/// A week's climate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Climate {
    /// How far below its course strain is drawn, SD.
    pub relief: f64,
    /// How far above, SD.
    pub burden: f64,
    /// Factor on the hazard of quitting.
    pub quits: f64,
    /// Factor on the rate of absence.
    pub absence: f64,
    /// Factor on speed.
    pub output: f64,
    /// The same for people who were seldom absent, whom a reward for attendance discourages.
    pub good_attenders: f64,
    /// Factor on what a hostile call adds to strain.
    pub impulse: f64,
    /// How much of soft-skill training is left: 1 right after a round.
    pub soft: f64,
    /// Chance that a hostile call is calmed.
    pub calmed: f64,
    /// Factor on the log odds by which strain provokes hostility.
    pub provoked: f64,
}

impl Climate {
    /// Nothing is done for anybody, and nothing to anybody.
    pub const NONE: Self = Self {
        relief: 0.0,
        burden: 0.0,
        quits: 1.0,
        absence: 1.0,
        output: 1.0,
        good_attenders: 1.0,
        impulse: 1.0,
        soft: 0.0,
        calmed: 0.0,
        provoked: 1.0,
    };

    /// The climate of a week, counted from 0.
    #[must_use]
    pub fn of(week: f64, levers: &Levers, a: &Assumptions) -> Self {
        let (support, training) = (&levers.support, &levers.training);
        let months = |half_life: f64| half_life * WEEKS_PER_MONTH;
        let peers = left(week, support.peer_rounds_per_year, months(a.peer_half_life));
        let voice = left(week, support.voice_rounds_per_year, months(a.voice_half_life));
        let stress = left(week, support.stress_training_rounds_per_year, months(a.stress_half_life));
        let resilience = left(week, support.resilience_rounds_per_year, months(a.resilience_half_life));
        let soft = left(week, training.soft_skill_rounds_per_year, months(a.soft_half_life));
        let thanks = thanks(week, levers, a);
        // Breaks taken together count as support as far as they last as long as those that were studied.
        let together = (levers.rest.team_break_minutes_per_week / a.team_break_minutes).min(1.0);
        let leadership = support.leadership + a.team_break_support * together;
        let groups = if support.stress_training_in_groups { a.group_factor } else { 1.0 };
        let empowerment = levers.demand.empowerment;

        let strain = [
            -a.leadership_strain * leadership,
            -a.peer_strain * peers,
            -a.stress_strain * stress * groups,
            -a.resilience_strain * resilience,
            -a.recognition_strain * thanks,
            -a.empowerment_strain * empowerment,
            -a.exchange_strain * exchanged(week, levers, a),
        ];
        let asked = if support.voice_acted_on { a.voice_quits } else { a.voice_ignored };
        let stays = [
            -libm::log(a.leadership_quits) * leadership,
            -libm::log(a.peer_quits) * peers,
            -libm::log(asked) * voice,
            -a.stay_bonus_quits * levers.hiring.stay_bonus_tenths,
        ];
        let told = (support.town_halls_per_year / MONTHS_PER_YEAR).min(1.0);
        let shocked = if week + 1.0 >= levers.world.security_shock_week {
            levers.world.security_shock * (1.0 - a.communication_removes * told)
        } else {
            0.0
        };
        let sent_home = if levers.staffing.send_home == SendHome::Required { 1.0 } else { 0.0 };
        let (relief, burden) = combined(&strain, a.pair_factor);
        let (staying, going) = combined(&stays, a.pair_factor);
        let cash = support.attendance_reward == AttendanceReward::Cash;
        let exercise = if training.pre_shift_minutes > 0.0 { a.pre_shift_impulse } else { 1.0 };
        // What one protection leaves, the other lessens: together less than their sum.
        let buffered = (1.0 - a.leadership_buffer * leadership).max(0.0)
            * (1.0 - a.empowerment_buffer * empowerment).max(0.0);
        Self {
            relief: relief.min(a.strain_cap),
            burden: burden + a.shock_strain * shocked + a.send_home_strain * sent_home,
            quits: libm::exp(
                going - staying
                    + libm::log(a.shock_quits) * shocked
                    + libm::log(a.send_home_quits) * sent_home,
            ),
            absence: if cash { a.attendance_absence } else { 1.0 },
            output: (1.0 + a.recognition_output * thanks)
                / ((1.0 + a.team_break_handle * together) * (1.0 + a.empowerment_handle * empowerment)),
            good_attenders: if cash { 1.0 + a.attendance_output } else { 1.0 },
            impulse: buffered * exercise * libm::pow(a.soft_impulse, soft),
            soft,
            calmed: a.soft_deescalates * soft,
            provoked: buffered,
        }
    }
}

/// How far an exchange of staff works in a week, counted from 0: in proportion to the time it has gone on, whole from
/// `exchange.months` on.
#[must_use]
pub fn exchanged(week: f64, levers: &Levers, a: &Assumptions) -> f64 {
    if levers.demand.staff_exchange { (week / (a.exchange_months * WEEKS_PER_MONTH)).min(1.0) } else { 0.0 }
}

/// The good that effects do together, and the harm.
fn combined(effects: &[f64], pair: f64) -> (f64, f64) {
    let harm: f64 = effects.iter().filter(|effect| **effect < 0.0).sum();
    let good = || effects.iter().copied().filter(|effect| *effect > 0.0);
    if good().count() < 2 {
        return (good().sum(), -harm);
    }
    let most = good().fold(0.0, f64::max);
    if pair <= 1.0 {
        return (most, -harm);
    }
    let power = core::f64::consts::LN_2 / libm::log(pair);
    let sum: f64 = good().map(|effect| libm::pow(effect / most, power)).sum();
    (most * libm::pow(sum, 1.0 / power), -harm)
}

/// What is left, this week, of the effect of rounds spread evenly over the year.
fn left(week: f64, rounds_per_year: f64, half_life: f64) -> f64 {
    since(week, rounds_per_year).map_or(0.0, |age| libm::exp2(-age / half_life))
}

/// Weeks since the last round.
fn since(week: f64, rounds_per_year: f64) -> Option<f64> {
    let apart = WEEKS_PER_YEAR / rounds_per_year;
    (rounds_per_year > 0.0).then(|| week - libm::floor(week / apart) * apart)
}

/// Recognition this week, as a share of the first time's effect: each further time works less.
fn thanks(week: f64, levers: &Levers, a: &Assumptions) -> f64 {
    let often = levers.support.recognition_per_year;
    let Some(age) = since(week, often) else { return 0.0 };
    if age >= a.recognition_weeks {
        return 0.0;
    }
    let before = libm::floor(week * often / WEEKS_PER_YEAR);
    let worn = libm::pow(a.recognition_habituation, before);
    if levers.support.recognition_announced { worn * a.recognition_announced } else { worn }
}
