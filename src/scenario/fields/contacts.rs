//! Who calls, who answers, and what makes customers call that should not have had to: contact reasons, teams, causes.

use crate::fields::{Field, Kind, number, optional, optional_whole, whole};

/// Fewest to most contact reasons and teams.
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

/// The fields of contact reasons, teams and causes.
pub(super) static CONTACTS: &[Field] = &[
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
        path: "queues[].resolution",
        label: "First-contact resolution",
        unit: "share of issues",
        kind: optional(0.05, 0.99, 0.01),
        help: "Issues that the agent can and does settle at the first answered call, as your centre counts them today; where it is not given, the assumption's share is taken. What comes of it under a scenario is measured.",
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
        path: "causes[]",
        label: "Causes of failure demand",
        unit: "",
        kind: Kind::List { length: (0, 12) },
        help: "Errors elsewhere that make customers call. An empty list says that all calls are what the centre is for.",
    },
    Field {
        path: "causes[].name",
        label: "Name of the cause",
        unit: "",
        kind: Kind::Text { most: 80, default: "Errors elsewhere" },
        help: "What went wrong before the customer called.",
    },
    Field {
        path: "causes[].department",
        label: "Department",
        unit: "",
        kind: Kind::Text { most: 80, default: "Another department" },
        help: "Where the cause lies; its calls are charged to it. Causes of the same name of department share a statement.",
    },
    Field {
        path: "causes[].queues",
        label: "Contact reason it comes to",
        unit: "",
        kind: Kind::Text { most: 80, default: "" },
        help: "The name of a contact reason; empty means all of them alike.",
    },
    Field {
        path: "causes[].share",
        label: "Share of first contacts",
        unit: "share of first contacts of the contact reasons it comes to",
        kind: optional(0.0, 0.9, 0.005),
        help: "First contacts that the cause makes today, chasers and repeats not counted. Where it is not given, the causes without one share the assumption's evenly; nobody's own split is known.",
    },
    Field {
        path: "causes[].handoffDays",
        label: "Time of a hand-off",
        unit: "days",
        kind: number(0.05, 60.0, 0.5, 7.0),
        help: "Mean time the department takes for what the agent hands on, as an exponential time in calendar days. A week is a guess: the department's own log knows.",
    },
    Field {
        path: "causes[].fixedShare",
        label: "Errors fixed at the source",
        unit: "share of the cause's first contacts",
        kind: number(0.0, 1.0, 0.05, 0.0),
        help: "So many of its first contacts no longer happen, from the week below on.",
    },
    Field {
        path: "causes[].fixedFromWeek",
        label: "Fixed from week",
        unit: "week of the horizon",
        kind: whole(1.0, 260.0, 1.0),
        help: "When the fix begins to work.",
    },
    Field {
        path: "causes[].fixCost",
        label: "Cost of fixing it",
        unit: "money for the whole of it, once",
        kind: number(0.0, 1e9, 1_000.0, 20_000.0),
        help: "Paid in the week of the fix, in proportion to the share fixed. A guess to be replaced.",
    },
    Field {
        path: "causes[].fasterShare",
        label: "Faster hand-offs",
        unit: "share of the time of a hand-off",
        kind: number(0.0, 0.95, 0.05, 0.0),
        help: "Hand-offs to the department take so much less time, from the week below on.",
    },
    Field {
        path: "causes[].fasterFromWeek",
        label: "Faster from week",
        unit: "week of the horizon",
        kind: whole(1.0, 260.0, 1.0),
        help: "When hand-offs begin to be faster.",
    },
    Field {
        path: "causes[].fasterCostPerYear",
        label: "Cost of faster hand-offs",
        unit: "money a year for the whole of it",
        kind: number(0.0, 1e9, 1_000.0, 20_000.0),
        help: "What the department spends, from that week on, in proportion to the time saved. A guess to be replaced.",
    },
];
