//! What each lever costs before anything is simulated: time off the phone, pay for it, and fees.

use crate::scenario::levers::{AttendanceReward, Levers, Prices};
use crate::units::{MONTHS_PER_YEAR, WEEKS_PER_YEAR};

/// The price of one lever that is not at rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// The field that moves it.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whole days away, not time within a day at work.
    pub whole_days: bool,
    /// Hours off the phone, per agent and week; below 0 where it adds hours.
    pub hours: f64,
    /// Money a year for each agent, beside the pay for those hours.
    pub fee: f64,
    /// The same for each newcomer.
    pub fee_per_newcomer: f64,
}

/// What an hour of an agent costs.
#[must_use]
pub fn hour(prices: &Prices) -> f64 {
    prices.wage_per_hour * (1.0 + prices.on_cost_share)
}

/// The prices of levers that are not at rest.
///
/// `contracted` are the paid hours of an agent's week, `days` its days of work, `protected` the protected days of a week.
/// Overtime is hours gained; the pay of protected days is in the bill, whatever share is paid.
#[must_use]
pub fn of(levers: &Levers, contracted: f64, days: f64, protected: f64) -> Vec<Price> {
    let (rest, support, training, hiring) = (&levers.rest, &levers.support, &levers.training, &levers.hiring);
    let prices = &levers.prices;
    let shift = contracted / days.max(1.0);
    let mut list = Vec::new();
    let mut add = |path, label, (whole_days, hours): (bool, f64), fee: f64, fee_per_newcomer: f64| {
        if hours != 0.0 || fee != 0.0 || fee_per_newcomer != 0.0 {
            list.push(Price { path, label, whole_days, hours, fee, fee_per_newcomer });
        }
    };
    let a_year = |rounds: f64, hours: f64| (false, rounds * hours / WEEKS_PER_YEAR);
    let away = |rounds: f64, days: f64, share: f64| (true, rounds * days * share * shift / WEEKS_PER_YEAR);
    let a_shift = |minutes: f64| (false, minutes / 60.0 * days);
    let none = (false, 0.0);

    add(
        "staffing.overtimeHoursPerWeek",
        "Overtime",
        (true, -levers.staffing.overtime_hours_per_week),
        0.0,
        0.0,
    );
    add("mandatoryTimeOff.daysPerPeriod", "Mandatory time off", (true, protected * shift), 0.0, 0.0);
    let micro = rest.micro_breaks_per_shift * rest.micro_break_minutes;
    add("rest.microBreaksPerShift", "Short breaks", a_shift(micro), 0.0, 0.0);
    add(
        "rest.teamBreakMinutesPerWeek",
        "Breaks taken together",
        a_shift(rest.team_break_minutes_per_week / days),
        0.0,
        0.0,
    );
    add(
        "support.leadership",
        "Supportive leadership",
        a_year(MONTHS_PER_YEAR * support.leadership.max(0.0), prices.leadership_hours_per_month),
        0.0,
        0.0,
    );
    add(
        "support.voiceRoundsPerYear",
        "Rounds of being asked",
        a_year(support.voice_rounds_per_year, prices.voice_hours_per_round),
        0.0,
        0.0,
    );
    add(
        "support.counselling",
        "Counselling",
        none,
        if support.counselling { prices.counselling_per_agent } else { 0.0 },
        0.0,
    );
    for (path, label, rounds, hours) in [
        (
            "support.resilienceRoundsPerYear",
            "Resilience training",
            support.resilience_rounds_per_year,
            prices.resilience_hours_per_round,
        ),
        (
            "support.stressTrainingRoundsPerYear",
            "Training against stress",
            support.stress_training_rounds_per_year,
            prices.stress_training_hours_per_round,
        ),
    ] {
        add(path, label, a_year(rounds, hours), rounds * prices.course_per_agent, 0.0);
    }
    add(
        "support.peerRoundsPerYear",
        "Peer network",
        a_year(support.peer_rounds_per_year, prices.peer_hours_per_round),
        0.0,
        0.0,
    );
    add(
        "support.recognitionPerYear",
        "Recognition",
        none,
        support.recognition_per_year * prices.recognition_per_agent,
        0.0,
    );
    let rewarded = support.attendance_reward != AttendanceReward::None;
    add(
        "support.attendanceReward",
        "Reward for attendance",
        none,
        if rewarded { prices.attendance_reward_per_agent } else { 0.0 },
        0.0,
    );
    add(
        "support.townHallsPerYear",
        "Town halls",
        a_year(support.town_halls_per_year, prices.town_hall_hours),
        0.0,
        0.0,
    );
    let (rounds, share) = (training.technical_rounds_per_year, training.technical_share);
    add(
        "training.technicalRoundsPerYear",
        "Technical training",
        away(rounds, training.technical_days, share),
        rounds * share * prices.course_per_agent,
        0.0,
    );
    let rounds = training.soft_skill_rounds_per_year;
    add(
        "training.softSkillRoundsPerYear",
        "Soft-skill training",
        away(rounds, training.soft_skill_days, 1.0),
        rounds * prices.course_per_agent,
        0.0,
    );
    add(
        "training.preShiftMinutes",
        "Exercise before the shift",
        a_shift(training.pre_shift_minutes),
        0.0,
        0.0,
    );
    let test = |used: bool| if used { prices.test_per_newcomer } else { 0.0 };
    add("hiring.selection", "Hiring for attributes", none, 0.0, test(hiring.selection > 0.0));
    add("hiring.jobTest", "Job test", none, 0.0, test(hiring.job_test));
    add("hiring.referralShare", "Referral", none, 0.0, hiring.referral_share * prices.referral_bonus);
    let bonus = hiring.stay_bonus_tenths / 10.0 * hour(prices) * contracted * WEEKS_PER_YEAR;
    add("hiring.stayBonusShare", "Pay for staying", none, bonus, 0.0);
    list
}
