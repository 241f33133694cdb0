//! The field's terms with their exact definitions, denominators included.

/// Id, term, definition.
pub(super) const TERMS: &[(&str, &str, &str)] = &[
    (
        "offered",
        "Offered calls",
        "Every attempt to reach the centre: answered, abandoned and blocked ones together.",
    ),
    (
        "offeredErlangs",
        "Offered load",
        "Calls in an hour times the handling time in hours: the number of agents that would be busy if nobody ever waited. Its unit is the erlang.",
    ),
    (
        "serviceLevel",
        "Service level",
        "Calls answered within the target time, divided by all calls offered. Abandoned and blocked calls count as not answered in time.",
    ),
    (
        "serviceLevelAnswered",
        "Service level of answered calls",
        "Calls answered within the target time, divided by calls answered. It hides those who hung up.",
    ),
    (
        "serviceLevelExcludingShortAbandons",
        "Service level without short abandons",
        "Calls answered within the target time, divided by calls offered less those who hung up within the target time.",
    ),
    (
        "averageSpeedOfAnswerSeconds",
        "Average speed of answer",
        "Mean wait of answered calls, those answered at once included. Often written ASA.",
    ),
    (
        "meanWaitSeconds",
        "Mean wait",
        "Mean wait of all calls that were let in, whether answered or abandoned.",
    ),
    (
        "waitPercentilesSeconds",
        "Wait percentile",
        "The time that this share of the calls let in waits at most, whether answered or abandoned.",
    ),
    ("waitProbability", "Share that waits", "Calls that find all agents busy, divided by calls let in."),
    (
        "abandonedShare",
        "Abandonment",
        "Calls that hang up before they are answered, divided by all calls offered.",
    ),
    (
        "blockedShare",
        "Blocking",
        "Calls that hear a busy tone because all lines are taken, divided by all calls offered.",
    ),
    (
        "occupancy",
        "Occupancy",
        "Time agents are busy with calls (talk, hold and after-call work), divided by the time they are on the phone and ready.",
    ),
    ("meanQueue", "Mean queue", "Calls waiting at a moment, on average."),
    (
        "stable",
        "Steady state",
        "Whether the queue settles. If callers never hang up and the load is at least the number of agents, it grows without end.",
    ),
    ("attemptsPerHour", "Attempts", "First calls and redials together, in an hour."),
    (
        "handleSeconds",
        "Handling time",
        "Talk, hold and after-call work of a call together. Often written AHT.",
    ),
    ("afterCallWork", "After-call work", "What an agent must finish after the call before taking the next."),
    (
        "patience",
        "Patience",
        "How long a caller would wait before hanging up. Those who are answered first never show it, so that it is estimated.",
    ),
    (
        "shrinkage",
        "Shrinkage",
        "Contracted time that is not spent on the phone, divided by contracted time: leave, sickness, training, coaching, meetings, breaks, mandatory time off and the rest.",
    ),
    ("required", "Required agents", "The fewest agents on the phone that meet every goal in an interval."),
    (
        "scheduled",
        "Scheduled agents",
        "Agents at work by the roster; some of them are on a break, in training or absent.",
    ),
    ("available", "Available agents", "Scheduled agents who are on the phone, on average."),
    (
        "mandatoryTimeOff",
        "Mandatory time off",
        "Protected rest days for recovery beyond leave. The trade also uses the words for being sent home without pay when it is quiet; that is not meant here.",
    ),
    (
        "dayToDayCv",
        "Day-to-day scatter",
        "Standard deviation of a day's volume about what was expected of it, beyond the scatter of independent calls, divided by what was expected.",
    ),
    ("erlangB", "Erlang B", "Calls that find all agents busy are lost; nobody waits."),
    ("erlangC", "Erlang C", "Callers wait until they are answered, however long it takes."),
    ("erlangA", "Erlang A", "Callers wait until they are answered or their patience ends."),
];
