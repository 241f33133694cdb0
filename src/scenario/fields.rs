//! Every field of a scenario, one row each.
//!
//! Bounds are set where a contact centre cannot be, not where it should not be.

use std::sync::LazyLock;

use super::levers::LEVERS;
use crate::assumptions::{Assumption, REGISTRY};
use crate::fields::{Fallback, Field, Kind, number, optional, optional_whole, whole};

/// Fewest to most shift lengths, queues and teams.
const SEVERAL: (usize, usize) = (1, 12);

/// The hours of a day as shares of its calls where nothing else is known: the weekday profile of a
/// large North American bank, March to October 2003 (Weinberg, Brown & Stroud 2007,
/// JASA 102:1185), in percent of the day by hour from midnight; hours it was closed are filled
/// from its first and last open hours.
const HOURLY: [f64; 24] = [
    1.0, 0.7, 0.5, 0.4, 0.5, 0.8, 1.6, 3.1, 5.9, 9.9, 10.5, 10.1, 9.6, 9.2, 8.9, 8.6, 7.5, 5.7, 4.4, 3.5,
    2.9, 2.2, 1.7, 1.3,
];

/// Weekdays as shares of the week's calls: Monday to Friday from the same bank; the weekend, when
/// it was closed, is an assumption.
const WEEKDAY: [f64; 7] = [20.9, 18.8, 17.7, 17.7, 18.4, 4.0, 2.5];

/// The fields of a scenario: those it has of its own, and a row for each assumption at `assumptions.<id>`.
#[must_use]
pub fn all() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
        SCENARIO.iter().chain(LEVERS).copied().chain(REGISTRY.iter().map(assumption)).collect()
    });
    &ALL
}

fn assumption(row: &'static Assumption) -> Field {
    let (min, max) = row.bounds;
    Field {
        // Once for each row of the registry and never again: fields live as long as the program.
        path: String::leak(format!("assumptions.{}", row.id)),
        label: row.label,
        unit: row.unit,
        kind: number(min, max, step(row.high - row.low), row.default),
        help: row.note,
    }
}

/// The roundest step that makes at least twenty of a range.
fn step(range: f64) -> f64 {
    const STEPS: [f64; 9] = [1.0, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001, 0.000_5, 0.000_1];
    STEPS.into_iter().find(|step| 20.0 * step <= range).unwrap_or(0.000_1)
}

/// The fields that a scenario has of its own.
static SCENARIO: &[Field] = &[
    Field {
        path: "schemaVersion",
        label: "Version of the scenario file",
        unit: "",
        kind: whole(1.0, super::SCHEMA_VERSION as f64, super::SCHEMA_VERSION as f64),
        help: "Files of older versions open; a newer one needs a newer Breather.",
    },
    Field {
        path: "preset",
        label: "Starting point",
        unit: "",
        kind: Kind::Choice {
            options: super::presets::OPTIONS,
            default: Fallback::Is(super::presets::DEFAULT),
        },
        help: "The centre that everything not stated is taken from.",
    },
    Field {
        path: "name",
        label: "Name of the scenario",
        unit: "",
        kind: Kind::Text { most: 120, default: "" },
        help: "What this scenario is called in comparisons and files.",
    },
    Field {
        path: "calendar.horizonWeeks",
        label: "Weeks to look at",
        unit: "weeks",
        kind: whole(1.0, 260.0, 52.0),
        help: "How far the scenario reaches.",
    },
    Field {
        path: "calendar.intervalMinutes",
        label: "Length of an interval",
        unit: "minutes",
        kind: Kind::OneOf { options: &[5.0, 10.0, 15.0, 20.0, 30.0, 60.0], default: 30.0 },
        help: "Volumes and staffing are planned for intervals of this length.",
    },
    Field {
        path: "calendar.opensHour",
        label: "Opens at",
        unit: "hours after midnight, Monday first",
        kind: Kind::Numbers {
            length: (7, 7),
            bounds: (0.0, 24.0),
            whole: false,
            default: &[8.0, 8.0, 8.0, 8.0, 8.0, 9.0, 0.0],
        },
        help: "The hour at which calls are first taken on each weekday.",
    },
    Field {
        path: "calendar.closesHour",
        label: "Closes at",
        unit: "hours after midnight, Monday first",
        kind: Kind::Numbers {
            length: (7, 7),
            bounds: (0.0, 24.0),
            whole: false,
            default: &[20.0, 20.0, 20.0, 20.0, 20.0, 17.0, 0.0],
        },
        help: "The hour at which the last call is let in; the same as the opening hour on a closed day, 0 and 24 for a day without a close.",
    },
    Field {
        path: "queues[]",
        label: "Contact reasons",
        unit: "",
        kind: Kind::List { length: SEVERAL },
        help: "Each reason to call has its own volume and handling time.",
    },
    Field {
        path: "queues[].name",
        label: "Name of the contact reason",
        unit: "",
        kind: Kind::Text { most: 80, default: "All calls" },
        help: "What callers want.",
    },
    Field {
        path: "queues[].source",
        label: "Where the volumes come from",
        unit: "",
        kind: Kind::Text { most: 240, default: "" },
        help: "The file and dates behind imported volumes, so that whoever opens the scenario can see them; empty for a starting point's own.",
    },
    Field {
        path: "queues[].callsPerWeek",
        label: "Calls a week",
        unit: "calls per week",
        kind: number(0.0, 20_000_000.0, 100.0, 10_000.0),
        help: "Calls offered in a typical week, spread over the open hours; not used when calls by interval are given.",
    },
    Field {
        path: "queues[].weekdayWeights",
        label: "Weight of each weekday",
        unit: "relative to each other, Monday first",
        kind: Kind::Numbers { length: (7, 7), bounds: (0.0, 1e6), whole: false, default: &WEEKDAY },
        help: "How a week's calls divide over its days; closed days get none.",
    },
    Field {
        path: "queues[].hourlyWeights",
        label: "Weight of each hour",
        unit: "relative to each other, from midnight",
        kind: Kind::Numbers { length: (24, 24), bounds: (0.0, 1e6), whole: false, default: &HOURLY },
        help: "How a day's calls divide over its hours; the default is the weekday shape of a large North American bank in 2003.",
    },
    Field {
        path: "queues[].callsByInterval",
        label: "Calls by interval of the week",
        unit: "calls per interval, Monday first",
        kind: Kind::Numbers { length: (0, 2016), bounds: (0.0, 1e6), whole: false, default: &[] },
        help: "Imported or typed volumes: one number for each interval of seven whole days. They take the place of the weekly total and its weights.",
    },
    Field {
        path: "queues[].volumeChange",
        label: "Change of the call volumes",
        unit: "share of the calls",
        kind: number(-0.95, 10.0, 0.05, 0.0),
        help: "Growth, or fall below 0, of every interval alike, on top of the weekly total or of imported volumes.",
    },
    Field {
        path: "queues[].talkSeconds",
        label: "Talk time",
        unit: "seconds",
        kind: number(1.0, 14_400.0, 5.0, 240.0),
        help: "Mean time in conversation.",
    },
    Field {
        path: "queues[].holdSeconds",
        label: "Hold time",
        unit: "seconds",
        kind: number(0.0, 14_400.0, 5.0, 20.0),
        help: "Mean time a caller is put on hold within a call.",
    },
    Field {
        path: "queues[].afterCallSeconds",
        label: "After-call work",
        unit: "seconds",
        kind: number(0.0, 14_400.0, 5.0, 70.0),
        help: "Mean time an agent needs after the call before the next. Talk, hold and after-call work together are the handling time.",
    },
    Field {
        path: "queues[].handleSecondsByInterval",
        label: "Handling time by interval of the week",
        unit: "seconds, Monday first",
        kind: Kind::Numbers { length: (0, 2016), bounds: (0.0, 43_200.0), whole: false, default: &[] },
        help: "Measured handling times, if they were imported; 0 where an interval has none of its own.",
    },
    Field {
        path: "queues[].handleChange",
        label: "Change of the handling time",
        unit: "share of the handling time",
        kind: number(-0.9, 5.0, 0.05, 0.0),
        help: "Longer, or shorter below 0, in every interval alike, on top of talk, hold and after-call work or of imported handling times.",
    },
    Field {
        path: "queues[].handleCv",
        label: "Variation of the handling time",
        unit: "standard deviation ÷ mean",
        kind: number(0.0, 5.0, 0.1, 1.0),
        help: "How much calls differ in length; handling times are lognormal. About 1 is usual (0.7 to 1.3), 0 gives every call the same length. The formulas take it as 1.",
    },
    Field {
        path: "queues[].dayToDayCv",
        label: "Day-to-day scatter",
        unit: "share of the day's expected calls",
        kind: number(0.0, 1.0, 0.01, 0.06),
        help: "Standard deviation of a day's volume beyond chance. The weekdays of a large North American bank in 2003 had 5 to 9 %.",
    },
    Field {
        path: "queues[].patienceSeconds",
        label: "Patience",
        unit: "seconds",
        kind: number(1.0, 36_000.0, 10.0, 240.0),
        help: "Mean time a caller would wait before hanging up. Nobody sees it directly, since most are answered first; a few minutes is usual.",
    },
    Field {
        path: "queues[].patienceCv",
        label: "Variation of patience",
        unit: "standard deviation ÷ mean",
        kind: number(0.0, 5.0, 0.1, 1.0),
        help: "1 is what the formulas take: who has waited long is as likely to hang up in the next second as who has not (exponential). Above 1, many hang up soon and the rest stay; below, hardly anybody hangs up before a certain time. The law is Weibull's.",
    },
    Field {
        path: "queues[].redialShare",
        label: "Callers who call again",
        unit: "share of those who hang up or hear a busy tone",
        kind: number(0.0, 0.95, 0.05, 0.0),
        help: "Leave at 0 where the volumes were counted at the switch: they contain the redials already.",
    },
    Field {
        path: "queues[].redialDelaySeconds",
        label: "Time until they call again",
        unit: "seconds",
        kind: number(1.0, 604_800.0, 60.0, 1_730.0),
        help: "Mean of an exponential time; the default has a median of 20 minutes. The formulas know no such time.",
    },
    Field {
        path: "queues[].priority",
        label: "Priority",
        unit: "1 is answered first",
        kind: whole(1.0, 9.0, 5.0),
        help: "Of waiting calls, those of the least number are answered first, and among equal ones the longest waiting. Nobody is interrupted. The formulas know no priorities.",
    },
    Field {
        path: "queues[].hostileShare",
        label: "Hostile calls",
        unit: "share of calls",
        kind: optional(0.0, 0.9, 0.01),
        help: "Calls that are hostile to the agent as your people would count them, from rude to abusive; where it is not given, the assumption's share is taken.",
    },
    Field {
        path: "teams[]",
        label: "Teams",
        unit: "",
        kind: Kind::List { length: SEVERAL },
        help: "Groups of agents with the same skills.",
    },
    Field {
        path: "teams[].name",
        label: "Name of the team",
        unit: "",
        kind: Kind::Text { most: 80, default: "Everyone" },
        help: "What the team is called.",
    },
    Field {
        path: "teams[].heads",
        label: "People on the payroll",
        unit: "people",
        kind: whole(0.0, 20_000.0, 120.0),
        help: "Agents employed, whether at work, on leave or absent; full-time.",
    },
    Field {
        path: "teams[].takes",
        label: "Contact reasons taken",
        unit: "places in the list of contact reasons, from 0",
        kind: Kind::Numbers { length: (0, 12), bounds: (0.0, 11.0), whole: true, default: &[] },
        help: "Which calls the team takes; empty means all of them.",
    },
    Field {
        path: "teams[].lines",
        label: "Lines",
        unit: "calls at once",
        kind: optional_whole(1.0, 1e6),
        help: "The most calls in the system at once, queueing and being served; further callers hear a busy tone. Absent means there are always enough.",
    },
    Field {
        path: "goals.serviceLevel",
        label: "Service level",
        unit: "share of offered calls",
        kind: optional(0.0, 0.9999, 0.01),
        help: "Share of all offered calls to be answered within the target time.",
    },
    Field {
        path: "goals.targetSeconds",
        label: "Target time",
        unit: "seconds",
        kind: number(0.0, 3600.0, 5.0, 20.0),
        help: "The time within which a call should be answered.",
    },
    Field {
        path: "goals.averageSpeedOfAnswerSeconds",
        label: "Average speed of answer, at most",
        unit: "seconds",
        kind: optional(0.1, 3600.0, 5.0),
        help: "Mean wait of answered calls.",
    },
    Field {
        path: "goals.abandonedShare",
        label: "Abandonment, at most",
        unit: "share of offered calls",
        kind: optional(0.0001, 1.0, 0.01),
        help: "The most callers that may hang up before they are answered.",
    },
    Field {
        path: "goals.occupancy",
        label: "Occupancy, at most",
        unit: "share of time on the phone",
        kind: optional(0.1, 1.0, 0.01),
        help: "The most that agents on the phone may be busy with calls. Practitioners name 78 to 85 % for a day, with peaks above 90 %.",
    },
    Field {
        path: "goals.model",
        label: "Formula",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("erlangA", "Erlang A: callers hang up"),
                ("erlangC", "Erlang C: callers wait for ever"),
            ],
            default: Fallback::Is("erlangA"),
        },
        help: "Erlang C overstates waiting when a queue is nearly full, because in it nobody hangs up.",
    },
    Field {
        path: "goals.busyDay",
        label: "Share of days the plan is enough for",
        unit: "share of days",
        kind: number(0.5, 0.99, 0.05, 0.5),
        help: "50 % plans for the typical day; 90 % for a day that is busier than nine in ten, by the day-to-day scatter.",
    },
    Field {
        path: "shrinkage.leaveDaysPerYear",
        label: "Annual leave and public holidays",
        unit: "days per agent per year",
        kind: number(0.0, 80.0, 1.0, 25.0),
        help: "Paid days away, of about 260 contracted ones.",
    },
    Field {
        path: "shrinkage.sicknessShare",
        label: "Unplanned absence",
        unit: "share of scheduled days",
        kind: number(0.0, 0.5, 0.005, 0.05),
        help: "Sickness and other absence at short notice. Customer-service work has about 5 %, with 3 to 8 % usual; days on leave or protected days are taken off first.",
    },
    Field {
        path: "shrinkage.trainingHoursPerMonth",
        label: "Training",
        unit: "hours per agent per month",
        kind: number(0.0, 80.0, 0.5, 3.0),
        help: "Courses and self-study in working time.",
    },
    Field {
        path: "shrinkage.coachingHoursPerMonth",
        label: "Coaching",
        unit: "hours per agent per month",
        kind: number(0.0, 40.0, 0.5, 2.0),
        help: "One-to-one feedback and listening in.",
    },
    Field {
        path: "shrinkage.meetingHoursPerMonth",
        label: "Meetings",
        unit: "hours per agent per month",
        kind: number(0.0, 40.0, 0.5, 2.0),
        help: "Team meetings, briefings and rounds.",
    },
    Field {
        path: "shrinkage.breakMinutesPerShift",
        label: "Paid breaks",
        unit: "minutes per shift",
        kind: number(0.0, 120.0, 5.0, 30.0),
        help: "Short breaks within paid time, all together.",
    },
    Field {
        path: "shrinkage.otherShare",
        label: "Other time off the phone",
        unit: "share of time at work",
        kind: number(0.0, 0.5, 0.01, 0.03),
        help: "Late log-in, system faults, helping a colleague.",
    },
    Field {
        path: "mandatoryTimeOff.daysPerPeriod",
        label: "Mandatory time off (protected rest days)",
        unit: "days per agent per period",
        kind: number(0.0, 10.0, 0.5, 0.0),
        help: "Days off for recovery beyond leave, that are not given up when it is busy.",
    },
    Field {
        path: "mandatoryTimeOff.periodWeeks",
        label: "Period of mandatory time off",
        unit: "weeks",
        kind: whole(1.0, 52.0, 4.0),
        help: "The time in which each agent has that many protected days.",
    },
    Field {
        path: "mandatoryTimeOff.placement",
        label: "Where protected days fall",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("rotating", "Each weekday in turn"),
                ("quietDays", "On the quietest weekdays"),
                ("byStrain", "To the most strained"),
            ],
            default: Fallback::Is("rotating"),
        },
        help: "Rotating is fair; quiet days cost the least service; by strain gives as many days in all, each week to those who need them most.",
    },
    Field {
        path: "mandatoryTimeOff.paidShare",
        label: "Pay on protected days",
        unit: "share of pay",
        kind: number(0.0, 1.0, 0.05, 1.0),
        help: "1 is fully paid, 0 is unpaid.",
    },
    Field {
        path: "mandatoryTimeOff.whenShort",
        label: "When the floor is short",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("honoured", "The day is given all the same"),
                ("deferred", "It is put off until there are enough people"),
                ("cancelled", "It is cancelled"),
            ],
            default: Fallback::Is("honoured"),
        },
        help: "What happens to a protected day on a morning with fewer people than that day needs.",
    },
    Field {
        path: "shifts.lengthHours",
        label: "Lengths of shifts",
        unit: "hours, meal included",
        kind: Kind::Numbers { length: (1, 6), bounds: (2.0, 12.0), whole: false, default: &[8.5] },
        help: "From start to end; the unpaid meal lies inside.",
    },
    Field {
        path: "shifts.startEveryMinutes",
        label: "Shifts start every",
        unit: "minutes",
        kind: Kind::OneOf { options: &[15.0, 30.0, 60.0], default: 30.0 },
        help: "A finer grid covers the requirement more closely and gives people odder hours.",
    },
    Field {
        path: "shifts.mealMinutes",
        label: "Unpaid meal break",
        unit: "minutes",
        kind: number(0.0, 120.0, 5.0, 30.0),
        help: "Placed near the middle of the shift, where it costs the least service.",
    },
    Field {
        path: "shifts.breaks",
        label: "Paid breaks in a shift",
        unit: "breaks",
        kind: whole(0.0, 4.0, 2.0),
        help: "The paid break time is divided evenly over this many breaks.",
    },
    Field {
        path: "shifts.daysPerWeek",
        label: "Days of work a week",
        unit: "days",
        kind: whole(1.0, 7.0, 5.0),
        help: "For a full-time agent.",
    },
    Field {
        path: "shifts.consecutiveDaysOff",
        label: "Days off in a row",
        unit: "days",
        kind: whole(0.0, 6.0, 2.0),
        help: "At least this many of a week's days off follow each other.",
    },
    Field {
        path: "shifts.minimumRestHours",
        label: "Rest between shifts",
        unit: "hours",
        kind: number(0.0, 16.0, 0.5, 11.0),
        help: "The least time from the end of a shift to the start of the next; 11 hours is the European Union's rule.",
    },
    Field {
        path: "shifts.rosterWeeks",
        label: "Weeks in the roster",
        unit: "weeks",
        kind: whole(1.0, 12.0, 4.0),
        help: "How many weeks are laid out before the pattern of days off repeats.",
    },
];
