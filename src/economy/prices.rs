//! What each lever costs before anything is simulated: time off the phone, pay for it, and fees.

use std::borrow::Cow;

use crate::scenario::levers::{AttendanceReward, Levers, Prices};
use crate::scenario::{Cause, Scenario};
use crate::units::{MONTHS_PER_YEAR, WEEKS_PER_YEAR};

/// The price of one lever that is not at rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// The field that moves it.
    pub path: Cow<'static, str>,
    /// What it is called.
    pub label: Cow<'static, str>,
    /// Whole days away, not time within a day at work.
    pub whole_days: bool,
    /// Hours off the phone, per agent and week; below 0 where it adds hours.
    pub hours: f64,
    /// Money a year for each agent, beside the pay for those hours.
    pub fee: f64,
    /// The same for each newcomer.
    pub fee_per_newcomer: f64,
    /// Money once, for the whole centre, in the week [`Self::from_week`].
    pub once: f64,
    /// Money a year, for the whole centre, from that week on.
    pub a_year: f64,
    /// The first week, counted from 1, in which the two before this are paid.
    pub from_week: f64,
}

impl Price {
    fn centre(path: String, label: String, once: f64, a_year: f64, from_week: f64) -> Self {
        let (path, label) = (path.into(), label.into());
        Self {
            path,
            label,
            whole_days: false,
            hours: 0.0,
            fee: 0.0,
            fee_per_newcomer: 0.0,
            once,
            a_year,
            from_week,
        }
    }

    /// What the whole centre pays in a week, counted from 0, whoever works there: no hours and no fees per head.
    #[must_use]
    pub fn centre_in_week(&self, week: u32) -> f64 {
        let week = f64::from(week) + 1.0;
        let once = if week == self.from_week { self.once } else { 0.0 };
        once + if week >= self.from_week { self.a_year / WEEKS_PER_YEAR } else { 0.0 }
    }

    /// The same over a horizon: what is begun after it is not paid.
    #[must_use]
    pub fn centre_over(&self, weeks: u32) -> f64 {
        let paid = (f64::from(weeks) + 1.0 - self.from_week).max(0.0);
        if paid > 0.0 { self.once + self.a_year * paid / WEEKS_PER_YEAR } else { 0.0 }
    }
}

/// Evaluated calls per agent and month that a centre has and pays for today: the usual six (SQM Group).
const EVALUATIONS_TODAY: f64 = 6.0;

/// What an hour of an agent costs.
#[must_use]
pub fn hour(prices: &Prices) -> f64 {
    prices.wage_per_hour * (1.0 + prices.on_cost_share)
}

/// The prices of levers that are not at rest, but for those of causes. Concessions are paid by the case and not here.
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
            list.push(Price {
                path: Cow::Borrowed(path),
                label: Cow::Borrowed(label),
                whole_days,
                hours,
                fee,
                fee_per_newcomer,
                once: 0.0,
                a_year: 0.0,
                from_week: 1.0,
            });
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
    let policy = &levers.policy;
    add(
        "policy.coachingHoursPerMonth",
        "Supportive coaching",
        a_year(MONTHS_PER_YEAR, policy.coaching_hours_per_month),
        0.0,
        0.0,
    );
    add(
        "policy.consequence",
        "Coaching after a flag",
        a_year(MONTHS_PER_YEAR, policy.flag_coaching_hours(prices)),
        0.0,
        0.0,
    );
    let evaluations = (policy.evaluations_per_month - EVALUATIONS_TODAY) * MONTHS_PER_YEAR;
    let evaluators = evaluations * prices.evaluation_minutes / 60.0 * hour(prices);
    add("policy.evaluationsPerMonth", "Evaluated calls", none, evaluators, 0.0);
    let test = |used: bool| if used { prices.test_per_newcomer } else { 0.0 };
    add("hiring.selection", "Hiring for attributes", none, 0.0, test(hiring.selection > 0.0));
    add("hiring.jobTest", "Job test", none, 0.0, test(hiring.job_test));
    add("hiring.referralShare", "Referral", none, 0.0, hiring.referral_share * prices.referral_bonus);
    let bonus = hiring.stay_bonus_tenths / 10.0 * hour(prices) * contracted * WEEKS_PER_YEAR;
    add("hiring.stayBonusShare", "Pay for staying", none, bonus, 0.0);
    let demand = &levers.demand;
    let visits = if demand.staff_exchange { prices.exchange_days_per_year } else { 0.0 };
    add("demand.staffExchange", "Staff exchange", a_year(1.0, visits * shift), 0.0, 0.0);
    if demand.self_service_share > 0.0 && prices.self_service_per_year > 0.0 {
        list.push(Price::centre(
            "demand.selfServiceShare".to_owned(),
            "Self-service".to_owned(),
            0.0,
            prices.self_service_per_year,
            demand.self_service_from_week,
        ));
    }
    list
}

/// What is paid for fewer errors and faster hand-offs, cause by cause.
#[must_use]
pub fn of_causes(causes: &[Cause]) -> Vec<Price> {
    let row = |index: usize, field: &str, label: String, once: f64, a_year: f64, from_week: f64| {
        Price::centre(format!("causes[{index}].{field}"), label, once, a_year, from_week)
    };
    let both = causes.iter().enumerate().flat_map(|(index, cause)| {
        let fix = format!("Fixing: {}", cause.name);
        let faster = format!("Faster hand-offs: {}", cause.name);
        [
            row(index, "fixedShare", fix, cause.cost_of_fix(), 0.0, cause.fixed_from_week),
            row(index, "fasterShare", faster, 0.0, cause.cost_of_faster(), cause.faster_from_week),
        ]
    });
    both.filter(|price| price.once != 0.0 || price.a_year != 0.0).collect()
}

/// What an hour that a lever takes off the phone is paid with; below 0 for one that it adds.
#[must_use]
pub fn hour_of(price: &Price, scenario: &Scenario) -> f64 {
    let prices = &scenario.levers().prices;
    match &*price.path {
        "mandatoryTimeOff.daysPerPeriod" => hour(prices) * scenario.time_off().paid.get(),
        // Hours gained are paid for on top.
        "staffing.overtimeHoursPerWeek" => -(hour(prices) + prices.wage_per_hour * prices.overtime_premium),
        _ => hour(prices),
    }
}

/// What all levers of a scenario cost over a horizon, as agreed, in money that would not be paid without them: fees, fixes
/// and overtime. Time off the phone is paid with the same wages as time on it; what it costs shows in service.
#[must_use]
pub fn over(scenario: &Scenario, contracted: f64, weeks: u32) -> f64 {
    let heads: f64 = scenario.teams().iter().map(|team| team.heads.get()).sum();
    let newcomers = heads * scenario.levers().hiring.expected_leaving_per_year;
    let years = f64::from(weeks) / WEEKS_PER_YEAR;
    let of = |price: &Price| {
        let gained = price.hours.min(0.0);
        let time = gained * hour_of(price, scenario) * heads * f64::from(weeks);
        let fees = (price.fee * heads + price.fee_per_newcomer * newcomers) * years;
        time + fees + price.centre_over(weeks)
    };
    of_scenario(scenario, contracted).iter().map(of).sum()
}

/// The prices of everything in a scenario that is not at rest, for agents contracted for so many paid hours a week.
#[must_use]
pub fn of_scenario(scenario: &Scenario, contracted: f64) -> Vec<Price> {
    let time_off = scenario.time_off();
    let protected = time_off.days_per_period / f64::from(time_off.period_weeks);
    let mut list = of(scenario.levers(), contracted, f64::from(scenario.shifts().days_per_week), protected);
    list.extend(of_causes(scenario.causes()));
    list
}
