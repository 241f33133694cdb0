//! The levers as a person meets them: what is known of each in a sentence, and what it acts through.

use crate::assumptions::{Grade, REGISTRY};
use crate::input::Value;

/// A lever: field, further fields, what is known, the assumptions it acts through, and how it is paid for.
struct Lever {
    path: &'static str,
    group: &'static str,
    details: &'static [&'static str],
    known: &'static str,
    assumptions: &'static [&'static str],
    price: &'static str,
}

/// In the order in which they are shown.
const LEVERS: &[Lever] = &[
    Lever {
        path: "teams[].heads",
        group: "staffing",
        details: &[],
        known: "More people is the best-known lever of all: the arithmetic of queues says what it gives.",
        assumptions: &["strain.perOccupancy", "strain.occupancyThreshold", "load.speedUp", "load.slowDown"],
        price: "wages",
    },
    Lever {
        path: "staffing.overtimeHoursPerWeek",
        group: "staffing",
        details: &[],
        known: "Adds capacity at once and takes rest days; longer hours slow people down.",
        assumptions: &["fatigue.handlePerHour", "rest.dayRemoves"],
        price: "wages with a premium, and rest",
    },
    Lever {
        path: "staffing.sendHome",
        group: "staffing",
        details: &["staffing.sendHomeBelowOccupancy"],
        known: "Saves unpaid hours when it is quiet. What it does to trust nobody has measured; it may do harm.",
        assumptions: &["staffing.sendHomeWilling", "support.sendHomeStrain", "support.sendHomeQuits"],
        price: "capacity later in the day; agents' pay",
    },
    Lever {
        path: "mandatoryTimeOff.daysPerPeriod",
        group: "rest",
        details: &[
            "mandatoryTimeOff.periodWeeks",
            "mandatoryTimeOff.placement",
            "mandatoryTimeOff.whenShort",
            "mandatoryTimeOff.paidShare",
            "people.fadeOut",
        ],
        known: "Rest days lower exhaustion, not performance, and most studies find that the good fades within weeks.",
        assumptions: &[
            "rest.dayRemoves",
            "rest.saturationDays",
            "rest.reboundHalfLifeWeeks",
            "rest.slowReboundHalfLifeWeeks",
        ],
        price: "capacity, and pay as far as they are paid",
    },
    Lever {
        path: "shrinkage.leaveDaysPerYear",
        group: "rest",
        details: &["rest.leaveInWeeksShare", "people.fadeOut"],
        known: "A week of leave lowers exhaustion clearly; whether the effect lasts days or weeks is disputed, and longer leave is no better.",
        assumptions: &["rest.leaveDrop", "rest.reboundHalfLifeWeeks", "rest.slowReboundHalfLifeWeeks"],
        price: "capacity and wages",
    },
    Lever {
        path: "rest.microBreaksPerShift",
        group: "rest",
        details: &["rest.microBreakMinutes"],
        known: "Short breaks restore vigour and lessen fatigue in experiments, but not performance on demanding work.",
        assumptions: &["rest.breakRemoves", "rest.breakMinutes"],
        price: "capacity",
    },
    Lever {
        path: "rest.pauseAfterHostileSeconds",
        group: "rest",
        details: &[],
        known: "No study has tried a pause after a hostile call; it keeps other callers waiting.",
        assumptions: &["rest.pauseRemoves", "rest.pauseMinutes"],
        price: "capacity",
    },
    Lever {
        path: "rest.teamBreakMinutesPerWeek",
        group: "rest",
        details: &[],
        known: "One bank reported faster calls after its teams took breaks together; there was no control group.",
        assumptions: &["rest.teamBreakHandle", "rest.teamBreakSupport", "rest.teamBreakMinutes"],
        price: "capacity, in groups at the same time",
    },
    Lever {
        path: "support.leadership",
        group: "support",
        details: &["prices.leadershipHoursPerMonth"],
        known: "Supportive leaders keep people; they do not make them faster.",
        assumptions: &["support.leadershipStrain", "support.leadershipQuits", "support.leadershipBuffer"],
        price: "leaders' and agents' time",
    },
    Lever {
        path: "support.voiceRoundsPerYear",
        group: "support",
        details: &["support.voiceActedOn", "prices.voiceHoursPerRound"],
        known: "In one experiment with garment workers, being asked after a disappointment kept people from quitting.",
        assumptions: &["support.voiceQuits", "support.voiceHalfLifeMonths", "support.voiceIgnored"],
        price: "time",
    },
    Lever {
        path: "support.counselling",
        group: "support",
        details: &["prices.counsellingPerAgent"],
        known: "Few use it; users report less distress and are absent a little less.",
        assumptions: &[
            "support.counsellingUptake",
            "support.counsellingStrain",
            "support.counsellingAbsence",
        ],
        price: "money",
    },
    Lever {
        path: "support.peerRoundsPerYear",
        group: "support",
        details: &["prices.peerHoursPerRound"],
        known: "In a trial with emergency call-takers, e-mails that shared colleagues' stories lowered burnout and resignations, not sick leave.",
        assumptions: &["support.peerStrain", "support.peerHalfLifeMonths", "support.peerQuits"],
        price: "time",
    },
    Lever {
        path: "support.stressTrainingRoundsPerYear",
        group: "support",
        details: &["support.stressTrainingInGroups", "prices.stressTrainingHoursPerRound"],
        known: "Courses lower exhaustion a little and for months; people already burnt out did not benefit in trials.",
        assumptions: &["support.stressStrain", "support.stressHalfLifeMonths", "support.groupFactor"],
        price: "time and fees",
    },
    Lever {
        path: "support.resilienceRoundsPerYear",
        group: "support",
        details: &["prices.resilienceHoursPerRound"],
        known: "A small effect that is nearly gone a few months later.",
        assumptions: &["support.resilienceStrain", "support.resilienceHalfLifeMonths"],
        price: "time and fees",
    },
    Lever {
        path: "support.recognitionPerYear",
        group: "support",
        details: &["support.recognitionAnnounced", "prices.recognitionPerAgent"],
        known: "Unexpected, earned thanks raise output for a while; announced or given to all they do little.",
        assumptions: &[
            "support.recognitionOutput",
            "support.recognitionWeeks",
            "support.recognitionHabituation",
            "support.recognitionAnnounced",
            "support.recognitionStrain",
        ],
        price: "money",
    },
    Lever {
        path: "support.attendanceReward",
        group: "support",
        details: &["prices.attendanceRewardPerAgent"],
        known: "Money for attendance raised absence in one large trial and discouraged good attenders in another; time off did nothing.",
        assumptions: &["support.attendanceAbsence", "support.attendanceOutput"],
        price: "money",
    },
    Lever {
        path: "support.townHallsPerYear",
        group: "support",
        details: &["prices.townHallHours"],
        known: "Honest word of what is coming softens a shock to job security; without a shock it does nothing.",
        assumptions: &["support.communicationRemoves", "support.shockStrain", "support.shockQuits"],
        price: "time",
    },
    Lever {
        path: "training.technicalRoundsPerYear",
        group: "training",
        details: &["training.technicalDays", "training.technicalShare", "prices.coursePerAgent"],
        known: "A week's training made call-centre agents a tenth faster, and colleagues a little; much of it faded within weeks.",
        assumptions: &[
            "training.technicalGain",
            "training.technicalPermanent",
            "training.technicalHalfLifeWeeks",
            "training.technicalSpill",
        ],
        price: "days off the phone and fees",
    },
    Lever {
        path: "training.softSkillRoundsPerYear",
        group: "training",
        details: &["training.softSkillDays"],
        known: "No trial in a call centre has measured what customers notice; the mechanisms are plausible.",
        assumptions: &["training.softDeescalates", "training.softImpulse", "training.softHalfLifeMonths"],
        price: "days off the phone and fees",
    },
    Lever {
        path: "training.preShiftMinutes",
        group: "training",
        details: &[],
        known: "In a field experiment agents who recalled helping somebody before the shift felt mistreated less often that day; how much less was not seen.",
        assumptions: &["support.preShiftImpulse"],
        price: "minutes a day",
    },
    Lever {
        path: "hiring.selection",
        group: "hiring",
        details: &["prices.testPerNewcomer"],
        known: "Personality tells more of exhaustion than work does, and selection for it less than one hopes.",
        assumptions: &["hiring.validity"],
        price: "money per newcomer",
    },
    Lever {
        path: "hiring.jobTest",
        group: "hiring",
        details: &["prices.testPerNewcomer"],
        known: "Newcomers chosen by a test stayed longer than those whom managers preferred to it.",
        assumptions: &["hiring.testQuits"],
        price: "money per newcomer",
    },
    Lever {
        path: "hiring.referralShare",
        group: "hiring",
        details: &["prices.referralBonus"],
        known: "Referred newcomers quit less often.",
        assumptions: &["hiring.referralQuits"],
        price: "bonuses",
    },
    Lever {
        path: "hiring.stayBonusShare",
        group: "hiring",
        details: &[],
        known: "No evidence was found on what pay for staying does in call centres.",
        assumptions: &["hiring.stayBonusQuits"],
        price: "money",
    },
    Lever {
        path: "hiring.leadWeeks",
        group: "hiring",
        details: &["hiring.classSize", "hiring.expectedLeavingPerYear"],
        known: "Arithmetic: places stay empty longer, unless hiring reckons with leaving.",
        assumptions: &[],
        price: "none of its own",
    },
    Lever {
        path: "hiring.trainingWeeks",
        group: "hiring",
        details: &["hiring.nestingWeeks"],
        known: "Newcomers reach the others' speed in three to six months; the model has no effect of longer classroom training on that.",
        assumptions: &[
            "learning.start",
            "learning.timeConstantWeeks",
            "learning.experiencedTeam",
            "learning.nestingPhoneShare",
        ],
        price: "time before the first call",
    },
    Lever {
        path: "demand.empowerment",
        group: "demand",
        details: &["prices.concessionPerCase"],
        known: "A redesign of a call centre that gave agents more control improved their mental health and absence; what it does to resolution was not measured.",
        assumptions: &[
            "empowerment.strain",
            "empowerment.buffer",
            "empowerment.resolution",
            "empowerment.handle",
        ],
        price: "concessions by the case",
    },
    Lever {
        path: "demand.selfServiceShare",
        group: "demand",
        details: &["demand.selfServiceFromWeek", "prices.selfServicePerYear"],
        known: "Arithmetic for the calls it takes; that the harder ones are left is plausible, and how much harder nobody has measured.",
        assumptions: &["selfService.harder"],
        price: "money a year",
    },
    Lever {
        path: "demand.staffExchange",
        group: "demand",
        details: &["prices.exchangeDaysPerYear"],
        known: "No study ties an exchange of staff to the calls that a department causes; job rotation goes with a little less stress.",
        assumptions: &["exchange.errors", "exchange.months", "exchange.strain"],
        price: "days off the phone",
    },
    Lever {
        path: "causes[].fixedShare",
        group: "departments",
        details: &["causes[].share", "causes[].fixedFromWeek", "causes[].fixCost"],
        known: "Public services have counted 30 to 76 % of their calls as avoidable; what part errors elsewhere are, and what fixing one takes, only the company itself can find out.",
        assumptions: &["failure.upstreamShare", "hostility.failureOdds", "failure.handoffShare"],
        price: "money once",
    },
    Lever {
        path: "causes[].fasterShare",
        group: "departments",
        details: &["causes[].handoffDays", "causes[].fasterFromWeek", "causes[].fasterCostPerYear"],
        known: "A tax office counts callers who chase progress among its avoidable calls; when customers lose patience with a department was never measured.",
        assumptions: &["failure.handoffShare", "handoff.chaseDays"],
        price: "money a year",
    },
    Lever {
        path: "world.angryTimes",
        group: "world",
        details: &["queues[].hostileShare"],
        known: "How often calls are hostile is known from what agents report, and definitions differ widely.",
        assumptions: &[
            "hostility.share",
            "hostility.handleFactor",
            "hostility.strainPerDailyCall",
            "hostility.strainLogOddsPerSd",
            "hostility.waitLogOddsPerMinute",
            "hostility.fatigueJump",
        ],
        price: "none: the world",
    },
    Lever {
        path: "world.securityShock",
        group: "world",
        details: &["world.securityShockWeek"],
        known: "Fear for jobs goes with intentions to leave in many surveys; the size for quitting is a guess.",
        assumptions: &["support.shockStrain", "support.shockQuits"],
        price: "none: the world",
    },
    Lever {
        path: "queues[].volumeChange",
        group: "world",
        details: &["queues[].handleChange"],
        known: "Arithmetic: more calls are busier agents.",
        assumptions: &[],
        price: "none: the world",
    },
];

/// The rows of `describe().levers`.
pub(super) fn rows() -> Value {
    let texts = |list: &[&'static str]| Value::List(list.iter().map(|&text| text.into()).collect());
    let row = |lever: &Lever| {
        Value::object(vec![
            ("path", lever.path.into()),
            ("group", lever.group.into()),
            ("details", texts(lever.details)),
            ("known", lever.known.into()),
            ("grade", best(lever.assumptions).map_or(Value::Absent, |grade| grade.as_str().into())),
            ("assumptions", texts(lever.assumptions)),
            ("price", lever.price.into()),
        ])
    };
    Value::List(LEVERS.iter().map(row).collect())
}

/// The best grade of some assumptions.
fn best(ids: &[&str]) -> Option<Grade> {
    let mut grades = REGISTRY.iter().filter(|row| ids.contains(&row.id)).map(|row| row.grade);
    grades.clone().find(|grade| *grade == Grade::A).or_else(|| {
        let b = grades.clone().find(|grade| *grade == Grade::B);
        b.or_else(|| grades.next())
    })
}
