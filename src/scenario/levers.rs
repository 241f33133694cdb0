//! The levers that act on people, one row each, and what a scenario knows of them.
//!
//! At its default every lever here does nothing. What it does otherwise stands with the people model;
//! what it costs in hours and money is the centre's own figure and stands here, under `prices`.

use crate::fields::read::Complete;
use crate::fields::{Fallback, Field, Kind, number, whole};

/// The fields of all levers, in groups.
pub static LEVERS: &[Field] = &[
    Field {
        path: "people.simulated",
        label: "People respond",
        unit: "",
        kind: Kind::Flag { default: true },
        help: "With it, agents tire, strain, learn, fall ill, leave and are replaced. Without it, everybody is always the same, as the formulas take it.",
    },
    Field {
        path: "people.fadeOut",
        label: "How fast the good of time off fades",
        unit: "",
        kind: Kind::Choice {
            options: &[("fast", "Within a few weeks"), ("slow", "Over months")],
            default: Fallback::Is("fast"),
        },
        help: "Studies disagree: most find that the effect of leave is gone after one to three weeks, a recent summary that it lasts longer.",
    },
    Field {
        path: "people.occupancyEffect",
        label: "How occupancy strains",
        unit: "",
        kind: Kind::Choice {
            options: &[("threshold", "Only above a threshold"), ("linear", "In proportion, below it too")],
            default: Fallback::Is("threshold"),
        },
        help: "Nobody has measured strain as a function of occupancy; the threshold is practitioners' lore.",
    },
    Field {
        path: "staffing.overtimeHoursPerWeek",
        label: "Overtime",
        unit: "hours per agent per week",
        kind: number(0.0, 20.0, 0.5, 0.0),
        help: "Worked as whole shifts on days off, in turn. It adds capacity and takes rest days.",
    },
    Field {
        path: "staffing.sendHome",
        label: "Send home when quiet",
        unit: "",
        kind: Kind::Choice {
            options: &[("none", "Nobody"), ("voluntary", "Who wants to"), ("required", "Whoever is idle")],
            default: Fallback::Is("none"),
        },
        help: "What the trade often calls mandatory time off: unpaid hours when calls are few. There is no evidence on what it does to people.",
    },
    Field {
        path: "staffing.sendHomeBelowOccupancy",
        label: "Send home below an occupancy of",
        unit: "share of time on the phone",
        kind: number(0.05, 0.95, 0.05, 0.6),
        help: "After an interval below it, so many agents go home for the day as leave the rest this busy.",
    },
    Field {
        path: "rest.leaveInWeeksShare",
        label: "Leave taken in whole weeks",
        unit: "share of leave days",
        kind: number(0.0, 1.0, 0.1, 0.8),
        help: "The rest is taken in single days. Whole weeks are what studies of leave are about.",
    },
    Field {
        path: "rest.microBreaksPerShift",
        label: "Short breaks more in a shift",
        unit: "breaks",
        kind: whole(0.0, 12.0, 0.0),
        help: "Paid breaks of a few minutes beyond those of the shift.",
    },
    Field {
        path: "rest.microBreakMinutes",
        label: "Length of a short break",
        unit: "minutes",
        kind: number(1.0, 15.0, 1.0, 5.0),
        help: "Ten minutes and less is what the experiments tried.",
    },
    Field {
        path: "rest.pauseAfterHostileSeconds",
        label: "Pause after a hostile call",
        unit: "seconds",
        kind: number(0.0, 1800.0, 30.0, 0.0),
        help: "Time without a call after each hostile one. There is no direct evidence for it, and it keeps others waiting.",
    },
    Field {
        path: "rest.teamBreakMinutesPerWeek",
        label: "Breaks taken together",
        unit: "minutes per agent per week",
        kind: number(0.0, 150.0, 5.0, 0.0),
        help: "Groups of agents have a break at the same time, beyond the breaks of the shift.",
    },
    Field {
        path: "support.leadership",
        label: "Supportive leadership",
        unit: "standard deviations above or below today's",
        kind: number(-2.0, 2.0, 0.25, 0.0),
        help: "One standard deviation is the difference between an ordinary team leader and one better than five in six.",
    },
    Field {
        path: "support.voiceRoundsPerYear",
        label: "Rounds of being asked",
        unit: "a year",
        kind: whole(0.0, 12.0, 0.0),
        help: "Agents are asked what is wrong, without their names.",
    },
    Field {
        path: "support.voiceActedOn",
        label: "Something is done about what they say",
        unit: "",
        kind: Kind::Flag { default: true },
        help: "Being asked in vain may be worse than not being asked; nobody has measured it.",
    },
    Field {
        path: "support.counselling",
        label: "Counselling",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "A confidential service that each agent may use; few do, and it helps those.",
    },
    Field {
        path: "support.resilienceRoundsPerYear",
        label: "Resilience training",
        unit: "rounds a year",
        kind: whole(0.0, 4.0, 0.0),
        help: "Everybody, in working time.",
    },
    Field {
        path: "support.stressTrainingRoundsPerYear",
        label: "Training against stress",
        unit: "rounds a year",
        kind: whole(0.0, 4.0, 0.0),
        help: "Everybody, in working time; cognitive-behavioural courses are the best studied.",
    },
    Field {
        path: "support.stressTrainingInGroups",
        label: "With practice in groups at work",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Mindfulness groups in a call centre kept more people with it than a course on a screen.",
    },
    Field {
        path: "support.peerRoundsPerYear",
        label: "Peer network",
        unit: "rounds a year",
        kind: whole(0.0, 4.0, 0.0),
        help: "Six weeks of stories and advice between colleagues in each round.",
    },
    Field {
        path: "support.recognitionPerYear",
        label: "Recognition",
        unit: "times a year",
        kind: whole(0.0, 26.0, 0.0),
        help: "Thanks for something earned, to some and not to all.",
    },
    Field {
        path: "support.recognitionAnnounced",
        label: "Announced beforehand",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Recognition that is announced seems to lose its effect.",
    },
    Field {
        path: "support.attendanceReward",
        label: "Reward for attendance",
        unit: "",
        kind: Kind::Choice {
            options: &[("none", "None"), ("cash", "Money"), ("timeOff", "Time off")],
            default: Fallback::Is("none"),
        },
        help: "Money for attendance has raised absence as often as it lowered it; time off did nothing.",
    },
    Field {
        path: "support.townHallsPerYear",
        label: "Town halls",
        unit: "a year",
        kind: whole(0.0, 12.0, 0.0),
        help: "Honest communication about what is coming. It softens a shock, and does nothing where there is none.",
    },
    Field {
        path: "training.technicalRoundsPerYear",
        label: "Technical training",
        unit: "rounds a year",
        kind: whole(0.0, 4.0, 0.0),
        help: "Whole days away from the phone; faster afterwards, in part for good.",
    },
    Field {
        path: "training.technicalDays",
        label: "Length of technical training",
        unit: "days",
        kind: number(0.5, 10.0, 0.5, 5.0),
        help: "The trial was of one week.",
    },
    Field {
        path: "training.technicalShare",
        label: "Share of agents trained in a round",
        unit: "share of agents",
        kind: number(0.0, 1.0, 0.05, 1.0),
        help: "Colleagues of the trained get a little faster as well.",
    },
    Field {
        path: "training.softSkillRoundsPerYear",
        label: "Soft-skill training",
        unit: "rounds a year",
        kind: whole(0.0, 4.0, 0.0),
        help: "De-escalation and service recovery. No trial in a call centre has measured what customers notice.",
    },
    Field {
        path: "training.softSkillDays",
        label: "Length of soft-skill training",
        unit: "days",
        kind: number(0.5, 5.0, 0.5, 2.0),
        help: "Days away from the phone in each round.",
    },
    Field {
        path: "training.preShiftMinutes",
        label: "Exercise before the shift",
        unit: "minutes a day",
        kind: number(0.0, 15.0, 1.0, 0.0),
        help: "Recalling whom one helped, or taking the customer's view, before the first call.",
    },
    Field {
        path: "hiring.leadWeeks",
        label: "Time to fill a place",
        unit: "weeks",
        kind: whole(0.0, 52.0, 6.0),
        help: "From a vacancy to the first day of training.",
    },
    Field {
        path: "hiring.trainingWeeks",
        label: "Initial training",
        unit: "weeks",
        kind: whole(0.0, 26.0, 4.0),
        help: "In the classroom, off the phone; about four weeks was usual in the United States.",
    },
    Field {
        path: "hiring.nestingWeeks",
        label: "Nesting",
        unit: "weeks",
        kind: whole(0.0, 12.0, 2.0),
        help: "First weeks on the phone, with time to ask and to listen in.",
    },
    Field {
        path: "hiring.classSize",
        label: "Smallest class",
        unit: "newcomers",
        kind: whole(1.0, 100.0, 4.0),
        help: "A class begins when so many wait for it.",
    },
    Field {
        path: "hiring.expectedLeavingPerYear",
        label: "Leaving that hiring reckons with",
        unit: "share of people a year",
        kind: number(0.0, 2.0, 0.05, 0.3),
        help: "Newcomers are sought ahead of this much leaving; more leaves places empty until hiring catches up.",
    },
    Field {
        path: "hiring.selection",
        label: "Hiring for attributes",
        unit: "standard deviations of selection",
        kind: number(0.0, 2.0, 0.1, 0.0),
        help: "How much better than the average applicant the hired score on what keeps strain low; 0.8 is taking the better half.",
    },
    Field {
        path: "hiring.jobTest",
        label: "A job test that nobody overrules",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Those whom a test chose stayed longer than those whom managers preferred to it.",
    },
    Field {
        path: "hiring.referralShare",
        label: "Newcomers by referral",
        unit: "share of newcomers",
        kind: number(0.0, 1.0, 0.05, 0.0),
        help: "Beyond those who already come by referral.",
    },
    Field {
        path: "hiring.stayBonusShare",
        label: "Pay for staying",
        unit: "share of pay",
        kind: number(0.0, 0.3, 0.01, 0.0),
        help: "Retention instead of replacement. No evidence for its size was found.",
    },
    Field {
        path: "world.angryTimes",
        label: "Angry times",
        unit: "times the odds of a hostile call",
        kind: number(0.25, 8.0, 0.25, 1.0),
        help: "The world outside: a price rise, a fault, a mood. 1 is today.",
    },
    Field {
        path: "world.securityShock",
        label: "Fear for jobs",
        unit: "1 is the announcement of a merger",
        kind: number(0.0, 2.0, 0.25, 0.0),
        help: "A shock to job security, from the week below on.",
    },
    Field {
        path: "world.securityShockWeek",
        label: "Week of the shock",
        unit: "week of the horizon",
        kind: whole(1.0, 260.0, 13.0),
        help: "When it becomes known.",
    },
    Field {
        path: "prices.wagePerHour",
        label: "Wage",
        unit: "money per paid hour",
        kind: number(0.0, 10_000.0, 0.5, 18.0),
        help: "In the currency that you think in.",
    },
    Field {
        path: "prices.onCostShare",
        label: "On-costs",
        unit: "share of the wage",
        kind: number(0.0, 2.0, 0.01, 0.25),
        help: "Employer's contributions and the rest of what an hour costs beyond the wage.",
    },
    Field {
        path: "prices.overtimePremium",
        label: "Overtime premium",
        unit: "share of the wage",
        kind: number(0.0, 3.0, 0.05, 0.5),
        help: "Paid on top for overtime.",
    },
    Field {
        path: "prices.leadershipHoursPerMonth",
        label: "Time for leadership",
        unit: "hours per agent per month and standard deviation",
        kind: number(0.0, 20.0, 0.25, 1.0),
        help: "One-to-ones and side-by-sides, off the phone. A guess: no study priced it.",
    },
    Field {
        path: "prices.voiceHoursPerRound",
        label: "Time for a round of being asked",
        unit: "hours per agent",
        kind: number(0.0, 20.0, 0.25, 1.0),
        help: "Off the phone.",
    },
    Field {
        path: "prices.counsellingPerAgent",
        label: "Counselling",
        unit: "money per agent per year",
        kind: number(0.0, 10_000.0, 5.0, 40.0),
        help: "The fee for the service, used or not.",
    },
    Field {
        path: "prices.resilienceHoursPerRound",
        label: "Time for resilience training",
        unit: "hours per agent and round",
        kind: number(0.0, 80.0, 1.0, 8.0),
        help: "Off the phone.",
    },
    Field {
        path: "prices.stressTrainingHoursPerRound",
        label: "Time for training against stress",
        unit: "hours per agent and round",
        kind: number(0.0, 80.0, 1.0, 12.0),
        help: "Off the phone.",
    },
    Field {
        path: "prices.coursePerAgent",
        label: "Fee of a course",
        unit: "money per agent and round",
        kind: number(0.0, 10_000.0, 10.0, 120.0),
        help: "For resilience, stress, technical and soft-skill training alike.",
    },
    Field {
        path: "prices.peerHoursPerRound",
        label: "Time for the peer network",
        unit: "hours per agent and round",
        kind: number(0.0, 40.0, 0.5, 3.0),
        help: "Off the phone.",
    },
    Field {
        path: "prices.recognitionPerAgent",
        label: "Recognition",
        unit: "money per agent and time",
        kind: number(0.0, 1_000.0, 1.0, 5.0),
        help: "Over all agents, recognised or not.",
    },
    Field {
        path: "prices.attendanceRewardPerAgent",
        label: "Reward for attendance",
        unit: "money per agent per year",
        kind: number(0.0, 10_000.0, 10.0, 300.0),
        help: "Paid out or, as time off, worth that much.",
    },
    Field {
        path: "prices.townHallHours",
        label: "Time for a town hall",
        unit: "hours per agent",
        kind: number(0.0, 8.0, 0.25, 1.0),
        help: "Off the phone.",
    },
    Field {
        path: "prices.testPerNewcomer",
        label: "Selection and tests",
        unit: "money per newcomer",
        kind: number(0.0, 10_000.0, 10.0, 150.0),
        help: "Paid for each newcomer where hiring selects or tests.",
    },
    Field {
        path: "prices.referralBonus",
        label: "Bonus for a referral",
        unit: "money per newcomer referred",
        kind: number(0.0, 10_000.0, 10.0, 500.0),
        help: "Paid for each newcomer who came by referral.",
    },
];

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

/// All levers that act on people.
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
            },
        }
    }
}
