//! The levers that act on people and customers, one row each, and what a scenario knows of them.
//!
//! At its default every lever here does nothing. What it does otherwise stands with the people model;
//! what it costs in hours and money is the centre's own figure and stands here, under `prices`.

mod fields;
mod policy;
mod prices;

use crate::fields::read::Complete;
pub use fields::LEVERS;
pub use policy::POLICY;
pub use prices::PRICES;

/// How the people model works.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// People respond.
    pub simulated: bool,
    /// How fast the good of time off fades.
    pub fade_out: FadeOut,
    /// How occupancy strains.
    pub occupancy_effect: OccupancyEffect,
}

/// Capacity on top of the roster.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    /// Overtime, hours per agent per week.
    pub overtime_hours_per_week: f64,
    /// Send home when quiet.
    pub send_home: SendHome,
    /// Send home below an occupancy of, share of time on the phone.
    pub send_home_below_occupancy: f64,
}

/// Rest beyond what shifts have.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// Leave taken in whole weeks, share of leave days.
    pub leave_in_weeks_share: f64,
    /// Short breaks more in a shift, breaks.
    pub micro_breaks_per_shift: f64,
    /// Length of a short break, minutes.
    pub micro_break_minutes: f64,
    /// Pause after a hostile call, seconds.
    pub pause_after_hostile_seconds: f64,
    /// Breaks taken together, minutes per agent per week.
    pub team_break_minutes_per_week: f64,
}

/// Support of people at work.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// Supportive leadership, standard deviations above or below today's.
    pub leadership: f64,
    /// Rounds of being asked, a year.
    pub voice_rounds_per_year: f64,
    /// Something is done about what they say.
    pub voice_acted_on: bool,
    /// Counselling.
    pub counselling: bool,
    /// Resilience training, rounds a year.
    pub resilience_rounds_per_year: f64,
    /// Training against stress, rounds a year.
    pub stress_training_rounds_per_year: f64,
    /// With practice in groups at work.
    pub stress_training_in_groups: bool,
    /// Peer network, rounds a year.
    pub peer_rounds_per_year: f64,
    /// Recognition, times a year.
    pub recognition_per_year: f64,
    /// Announced beforehand.
    pub recognition_announced: bool,
    /// Reward for attendance.
    pub attendance_reward: AttendanceReward,
    /// Town halls, a year.
    pub town_halls_per_year: f64,
}

/// Training of those who are there.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// Technical training, rounds a year.
    pub technical_rounds_per_year: f64,
    /// Length of technical training, days.
    pub technical_days: f64,
    /// Share of agents trained in a round, share of agents.
    pub technical_share: f64,
    /// Soft-skill training, rounds a year.
    pub soft_skill_rounds_per_year: f64,
    /// Length of soft-skill training, days.
    pub soft_skill_days: f64,
    /// Exercise before the shift, minutes a day.
    pub pre_shift_minutes: f64,
}

/// How newcomers come.
#[derive(Clone, Debug, PartialEq)]
pub struct Hiring {
    /// Time to fill a place, weeks.
    pub lead_weeks: f64,
    /// Initial training, weeks.
    pub training_weeks: f64,
    /// Nesting, weeks.
    pub nesting_weeks: f64,
    /// Smallest class, newcomers.
    pub class_size: f64,
    /// Leaving that hiring reckons with, share of people a year.
    pub expected_leaving_per_year: f64,
    /// Hiring for attributes, standard deviations of selection.
    pub selection: f64,
    /// A job test that nobody overrules.
    pub job_test: bool,
    /// Newcomers by referral, share of newcomers.
    pub referral_share: f64,
    /// Pay for staying, tenths of pay.
    pub stay_bonus_tenths: f64,
}

/// What is done about demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// Customers call back.
    pub customers: bool,
    /// Empower agents to resolve, share of what could be left to them.
    pub empowerment: f64,
    /// Self-service, share of first contacts.
    pub self_service_share: f64,
    /// Self-service from week, week of the horizon, counted from 1.
    pub self_service_from_week: f64,
    /// Staff exchange with other departments.
    pub staff_exchange: bool,
}

/// Who is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Each person, as today.
    Individual,
    /// Teams only.
    Team,
    /// Nobody.
    Nobody,
}

/// What monitoring is felt to be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What it is for today.
    AsToday,
    /// To help people improve.
    Developmental,
    /// To catch them.
    Punitive,
}

/// What follows from the month's scorecard for those it flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// Nothing.
    Nothing,
    /// Coaching of the lowest.
    Coaching,
    /// Recognition of the highest.
    Recognition,
    /// A write-up of the lowest.
    WriteUp,
    /// A meeting in the principal's office.
    Office,
    /// Write-ups, and dismissal after several.
    Dismissal,
}

/// What counts on the scorecard, relative to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Evaluated calls.
    pub quality: f64,
    /// Handling time.
    pub handle: f64,
    /// First-contact resolution.
    pub resolution: f64,
    /// Surveys.
    pub satisfaction: f64,
    /// Days worked as scheduled.
    pub adherence: f64,
    /// Spells of absence.
    pub attendance: f64,
}

/// Who is measured, what for, and what follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Who is measured.
    pub metrics: Measured,
    /// Monitoring of individuals against today: -1 none, 1 everything.
    pub monitoring_change: f64,
    /// What it is felt to be for.
    pub purpose: Purpose,
    /// Pressure to meet the handling-time target.
    pub handle_pressure: f64,
    /// The target, times today's handling time.
    pub handle_target: f64,
    /// First week of the target, counted from 1.
    pub target_from_week: f64,
    /// Last week of the target.
    pub target_until_week: f64,
    /// What follows from the scorecard.
    pub consequence: Consequence,
    /// Share of agents flagged each month.
    pub flag_share: f64,
    /// Write-ups within a year until dismissal.
    pub strikes: f64,
    /// Evaluated calls per agent and month.
    pub evaluations_per_month: f64,
    /// Answered surveys per agent and month.
    pub surveys_per_month: f64,
    /// What counts on the scorecard.
    pub weights: Weights,
    /// Being sent home and protected days count against people.
    pub counts_against: bool,
    /// Spells of absence in a quarter that make a write-up; 0 for none.
    pub attendance_limit: f64,
    /// Coaching for everybody, hours per agent and month.
    pub coaching_hours_per_month: f64,
}

impl Policy {
    /// Coaching that follows from the scorecard, hours per agent and month, over all agents.
    #[must_use]
    pub fn flag_coaching_hours(&self, prices: &Prices) -> f64 {
        let coaches = self.consequence == Consequence::Coaching && self.metrics == Measured::Individual;
        if coaches { self.flag_share * prices.coaching_hours_per_flag } else { 0.0 }
    }
}

/// The world outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Angry times, times the odds of a hostile call.
    pub angry_times: f64,
    /// Fear for jobs, 1 is the announcement of a merger.
    pub security_shock: f64,
    /// Week of the shock, week of the horizon.
    pub security_shock_week: f64,
}

/// What levers cost: the centre's own figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Prices {
    /// Wage, money per paid hour.
    pub wage_per_hour: f64,
    /// On-costs, share of the wage.
    pub on_cost_share: f64,
    /// Overtime premium, share of the wage.
    pub overtime_premium: f64,
    /// Time for leadership, hours per agent per month and standard deviation.
    pub leadership_hours_per_month: f64,
    /// Time for a round of being asked, hours per agent.
    pub voice_hours_per_round: f64,
    /// Counselling, money per agent per year.
    pub counselling_per_agent: f64,
    /// Time for resilience training, hours per agent and round.
    pub resilience_hours_per_round: f64,
    /// Time for training against stress, hours per agent and round.
    pub stress_training_hours_per_round: f64,
    /// Fee of a course, money per agent and round.
    pub course_per_agent: f64,
    /// Time for the peer network, hours per agent and round.
    pub peer_hours_per_round: f64,
    /// Recognition, money per agent and time.
    pub recognition_per_agent: f64,
    /// Reward for attendance, money per agent per year.
    pub attendance_reward_per_agent: f64,
    /// Time for a town hall, hours per agent.
    pub town_hall_hours: f64,
    /// Selection and tests, money per newcomer.
    pub test_per_newcomer: f64,
    /// Bonus for a referral, money per newcomer referred.
    pub referral_bonus: f64,
    /// Technology, money per seat and year.
    pub technology_per_seat: f64,
    /// Concessions, money per resolved contact at full empowerment.
    pub concession_per_case: f64,
    /// Self-service, money per year.
    pub self_service_per_year: f64,
    /// Days of staff exchange, days per agent per year.
    pub exchange_days_per_year: f64,
    /// Evaluating a call, minutes of an evaluator.
    pub evaluation_minutes: f64,
    /// Coaching somebody who was flagged, hours off the phone.
    pub coaching_hours_per_flag: f64,
    /// Value of a customer, money per customer lost.
    pub customer_value: f64,
}

/// How fast the good of time off fades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FadeOut {
    /// Within weeks.
    Fast,
    /// Over months.
    Slow,
}

/// How occupancy strains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OccupancyEffect {
    /// Only above a threshold.
    Threshold,
    /// In proportion, below it too.
    Linear,
}

/// Who goes home when it is quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendHome {
    /// Nobody.
    None,
    /// Who wants to.
    Voluntary,
    /// Whoever is idle.
    Required,
}

/// What is given for attendance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendanceReward {
    /// Nothing.
    None,
    /// Money.
    Cash,
    /// Time off.
    TimeOff,
}

/// All levers that act on people and customers.
#[derive(Clone, Debug, PartialEq)]
pub struct Levers {
    /// How the people model works.
    pub people: People,
    /// Capacity on top of the roster.
    pub staffing: Floor,
    /// Rest beyond what shifts have.
    pub rest: Rest,
    /// Support of people at work.
    pub support: Support,
    /// Training of those who are there.
    pub training: Training,
    /// How newcomers come.
    pub hiring: Hiring,
    /// What is done about demand.
    pub demand: Demand,
    /// Who is measured, what for, and what follows.
    pub policy: Policy,
    /// The world outside.
    pub world: Outside,
    /// What levers cost: the centre's own figures.
    pub prices: Prices,
}

impl Levers {
    pub(super) fn read(input: Complete<'_>) -> Self {
        Self {
            people: People {
                simulated: input.flag("people.simulated"),
                fade_out: match input.text("people.fadeOut") {
                    "slow" => FadeOut::Slow,
                    _ => FadeOut::Fast,
                },
                occupancy_effect: match input.text("people.occupancyEffect") {
                    "linear" => OccupancyEffect::Linear,
                    _ => OccupancyEffect::Threshold,
                },
            },
            staffing: Floor {
                overtime_hours_per_week: input.number("staffing.overtimeHoursPerWeek"),
                send_home: match input.text("staffing.sendHome") {
                    "voluntary" => SendHome::Voluntary,
                    "required" => SendHome::Required,
                    _ => SendHome::None,
                },
                send_home_below_occupancy: input.number("staffing.sendHomeBelowOccupancy"),
            },
            rest: Rest {
                leave_in_weeks_share: input.number("rest.leaveInWeeksShare"),
                micro_breaks_per_shift: input.number("rest.microBreaksPerShift"),
                micro_break_minutes: input.number("rest.microBreakMinutes"),
                pause_after_hostile_seconds: input.number("rest.pauseAfterHostileSeconds"),
                team_break_minutes_per_week: input.number("rest.teamBreakMinutesPerWeek"),
            },
            support: Support {
                leadership: input.number("support.leadership"),
                voice_rounds_per_year: input.number("support.voiceRoundsPerYear"),
                voice_acted_on: input.flag("support.voiceActedOn"),
                counselling: input.flag("support.counselling"),
                resilience_rounds_per_year: input.number("support.resilienceRoundsPerYear"),
                stress_training_rounds_per_year: input.number("support.stressTrainingRoundsPerYear"),
                stress_training_in_groups: input.flag("support.stressTrainingInGroups"),
                peer_rounds_per_year: input.number("support.peerRoundsPerYear"),
                recognition_per_year: input.number("support.recognitionPerYear"),
                recognition_announced: input.flag("support.recognitionAnnounced"),
                attendance_reward: match input.text("support.attendanceReward") {
                    "cash" => AttendanceReward::Cash,
                    "timeOff" => AttendanceReward::TimeOff,
                    _ => AttendanceReward::None,
                },
                town_halls_per_year: input.number("support.townHallsPerYear"),
            },
            training: Training {
                technical_rounds_per_year: input.number("training.technicalRoundsPerYear"),
                technical_days: input.number("training.technicalDays"),
                technical_share: input.number("training.technicalShare"),
                soft_skill_rounds_per_year: input.number("training.softSkillRoundsPerYear"),
                soft_skill_days: input.number("training.softSkillDays"),
                pre_shift_minutes: input.number("training.preShiftMinutes"),
            },
            hiring: Hiring {
                lead_weeks: input.number("hiring.leadWeeks"),
                training_weeks: input.number("hiring.trainingWeeks"),
                nesting_weeks: input.number("hiring.nestingWeeks"),
                class_size: input.number("hiring.classSize"),
                expected_leaving_per_year: input.number("hiring.expectedLeavingPerYear"),
                selection: input.number("hiring.selection"),
                job_test: input.flag("hiring.jobTest"),
                referral_share: input.number("hiring.referralShare"),
                stay_bonus_tenths: 10.0 * input.number("hiring.stayBonusShare"),
            },
            demand: Demand {
                customers: input.flag("customers.simulated"),
                empowerment: input.number("demand.empowerment"),
                self_service_share: input.number("demand.selfServiceShare"),
                self_service_from_week: input.number("demand.selfServiceFromWeek"),
                staff_exchange: input.flag("demand.staffExchange"),
            },
            policy: Policy::read(input),
            world: Outside {
                angry_times: input.number("world.angryTimes"),
                security_shock: input.number("world.securityShock"),
                security_shock_week: input.number("world.securityShockWeek"),
            },
            prices: Prices {
                wage_per_hour: input.number("prices.wagePerHour"),
                on_cost_share: input.number("prices.onCostShare"),
                overtime_premium: input.number("prices.overtimePremium"),
                leadership_hours_per_month: input.number("prices.leadershipHoursPerMonth"),
                voice_hours_per_round: input.number("prices.voiceHoursPerRound"),
                counselling_per_agent: input.number("prices.counsellingPerAgent"),
                resilience_hours_per_round: input.number("prices.resilienceHoursPerRound"),
                stress_training_hours_per_round: input.number("prices.stressTrainingHoursPerRound"),
                course_per_agent: input.number("prices.coursePerAgent"),
                peer_hours_per_round: input.number("prices.peerHoursPerRound"),
                recognition_per_agent: input.number("prices.recognitionPerAgent"),
                attendance_reward_per_agent: input.number("prices.attendanceRewardPerAgent"),
                town_hall_hours: input.number("prices.townHallHours"),
                test_per_newcomer: input.number("prices.testPerNewcomer"),
                referral_bonus: input.number("prices.referralBonus"),
                technology_per_seat: input.number("prices.technologyPerSeat"),
                concession_per_case: input.number("prices.concessionPerCase"),
                self_service_per_year: input.number("prices.selfServicePerYear"),
                exchange_days_per_year: input.number("prices.exchangeDaysPerYear"),
                evaluation_minutes: input.number("prices.evaluationMinutes"),
                coaching_hours_per_flag: input.number("prices.coachingHoursPerFlag"),
                customer_value: input.number("prices.customerValue"),
            },
        }
    }
}
