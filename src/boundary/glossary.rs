//! The field's terms with their exact definitions, denominators included.

use crate::scoring::metrics::Metric;

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
    (
        "confidenceInterval",
        "95 % interval",
        "A range around a simulated mean, computed so that 95 of 100 such ranges hold the true value of the model. It says how exact the simulation is, not how well the model fits a centre. Half its width is given after the mean.",
    ),
    (
        "replication",
        "Repetition",
        "One run of the whole horizon in a world of its own: other calls, callers and absences by the same rules. The spread of repetitions gives the intervals.",
    ),
    (
        "batchMeans",
        "Batch",
        "One of the equal parts of a long run, each with its own means; their spread gives the interval where a queue is run once, for long.",
    ),
    (
        "commonRandomNumbers",
        "The same world",
        "Two runs with the same seed meet the same calls, callers and absences, so that what differs between them is what was changed.",
    ),
    (
        "customersServedShare",
        "Customers answered",
        "Customers answered at whichever attempt, divided by first attempts.",
    ),
    (
        "attemptsPerCustomer",
        "Attempts per customer",
        "Calls offered, redials included, divided by first attempts.",
    ),
    (
        "waitP90Seconds",
        "Wait of 90 in 100",
        "The time that 90 of 100 calls let in wait at most, whether answered or abandoned.",
    ),
    (
        "redialShare",
        "Redials",
        "Calls by people who hung up or heard a busy tone before, divided by all calls offered.",
    ),
    (
        "availableAgents",
        "Agents on the phone",
        "Agents who take calls, averaged over time: at work, not on a break, and not off the phone for anything else. Finishing a call after the end of a shift counts.",
    ),
    (
        "strainMean",
        "Strain",
        "Slow emotional exhaustion, in standard deviations (SD) of the base workforce, whose mean is 0: mean over the people on the phone and the weeks. It is not a diagnosis.",
    ),
    (
        "strainAboveOneSd",
        "Strain above +1 SD",
        "People on the phone whose strain is more than one standard deviation above the base workforce's mean, divided by all on the phone; mean over the weeks. In the base workforce it is about 16 %.",
    ),
    (
        "fatigueMean",
        "Fatigue",
        "Fast tiredness within the day, from 0 to 1 of full fatigue, as calls are taken; mean over calls.",
    ),
    (
        "attritionPerYear",
        "Attrition",
        "People on the phone who leave, of their own will or otherwise, divided by people on the phone, for a year.",
    ),
    (
        "absenceShare",
        "Absence",
        "Days not worked because of unplanned absence, divided by days that were to be worked. Leave and protected days are neither.",
    ),
    (
        "vacancyShare",
        "Vacancies",
        "Places of the people wanted on the phone that nobody holds, divided by all of these; mean over the weeks.",
    ),
    (
        "proficiency",
        "Proficiency",
        "Speed of the people on the phone as far as it is learned, where a fully trained person has 100 %.",
    ),
    (
        "hostileShare",
        "Hostile calls",
        "Calls that come hostile to the agent, from rude to abusive, calmed or not, divided by calls that agents took.",
    ),
    ("protectedDaysGiven", "Protected days", "Rest days beyond leave that were given, all agents together."),
    (
        "costTotal",
        "Total cost",
        "Pay for hours at work, absence, leave, protected days, training and overtime, with on-costs; fees of programmes; the cash that replacing people takes; technology; fixes, faster hand-offs and self-service; concessions. Each paid hour stands in one of these. What newcomers do not yet do is not in it: it shows in handling times. Nor is the value of lost customers.",
    ),
    (
        "costTechnology",
        "Cost of technology",
        "Licences, telephony and equipment of the seats, for the horizon.",
    ),
    (
        "costDemand",
        "Cost of acting on demand",
        "Fixes at the source, faster hand-offs and self-service, from the weeks on in which they begin.",
    ),
    (
        "costConcessions",
        "Concessions",
        "What empowered agents give away: resolved contacts times the concession at full empowerment times the empowerment.",
    ),
    ("costPerContact", "Cost per contact", "Total cost divided by calls answered."),
    (
        "costTurnover",
        "Cost of replacing people",
        "Recruiting, tests, bonuses and initial training with the pay of the classroom, for everybody who began in it.",
    ),
    (
        "firstContactResolution",
        "First-contact resolution",
        "Issues that the agent resolved at their first answered contact, divided by issues with an answered contact. Often written FCR.",
    ),
    (
        "contactsPerIssue",
        "Contacts per issue",
        "Answered contacts, repeats and chasers included, divided by issues with an answered contact.",
    ),
    (
        "repeatShare",
        "Repeat contacts",
        "Answered contacts about an issue that the customer had been answered about before, chasers included, divided by answered contacts.",
    ),
    (
        "failureDemandShare",
        "Share of failure demand",
        "Answered contacts that go back to a cause, or are repeats or chasers, each counted once, divided by answered contacts.",
    ),
    (
        "satisfaction",
        "Satisfaction",
        "Mean points, of 100, of answered contacts as the model gives them. It is never the share of top ratings in a survey.",
    ),
    (
        "customersLost",
        "Customers lost",
        "Customers who leave over an issue that ended unresolved or was given up. How many of them do is an assumption without evidence.",
    ),
    (
        "revenueLost",
        "Value of lost customers",
        "Customers lost times the value of a customer. It is shown beside the total cost and never part of it.",
    ),
    (
        "costPerResolvedIssue",
        "Cost per resolved issue",
        "Total cost divided by issues that were resolved by an agent or solved by a department.",
    ),
    (
        "costFailureDemand",
        "Cost of failure demand",
        "Paid time for the answered contacts that go back to a cause, or are repeats or chasers. It is part of the pay in the total cost and not added to it.",
    ),
    (
        "valueDemand",
        "Value demand",
        "First contacts for what the centre is there for, that no error elsewhere caused.",
    ),
    (
        "failureDemand",
        "Failure demand",
        "Contacts that need not be: because something was not done, or not done right, for the customer. Errors of other departments, and repeats and chasers of the centre's own.",
    ),
    (
        "chaser",
        "Chaser",
        "A contact in which a customer asks after what another department has not done yet. The agent cannot resolve it.",
    ),
    (
        "handOff",
        "Hand-off",
        "An issue that the agent cannot settle and passes on to the department that caused it, which takes its own time.",
    ),
    (
        "reliability",
        "Reliability",
        "How much of the variance of figures between agents lies between their own levels and is not chance: the squared correlation of figure and level, 0 to 1.",
    ),
    (
        "ownLevel",
        "An agent's level",
        "What an agent's figure would be after endlessly many such calls. The figure of a month is that level and chance.",
    ),
    (
        "intraclassCorrelation",
        "What one sample says",
        "Share of a single call's, survey's or day's variance that lies between agents; the rest lies between the calls of one agent. Often written ICC.",
    ),
    (
        "caseMix",
        "Case mix",
        "Which calls an agent gets: the shares of hostile and complex calls and of failure demand. It moves figures without being anyone's doing.",
    ),
    (
        "shrunkEstimate",
        "Estimated level",
        "The agent's own figure, without case mix, and the group's mean, weighed by how much the figure's samples say. Few samples leave it near the group.",
    ),
    (
        "gaming",
        "Gaming",
        "Raising a figure without serving anyone, as by asking only happy callers for a survey.",
    ),
    (
        "targetPressure",
        "Pressure of a handling-time target",
        "Pressure that is felt, mean of people: 0 where nobody presses, 1 where it is followed up, 2 where jobs depend on it. People whose calls are below the target feel none.",
    ),
    (
        "timeGivenShare",
        "Time given, of need",
        "Time that people give to a contact, divided by the time that it needs by today's standard, mean of people as each week begins; 1 where no target presses. Being quick at the work is no part of it.",
    ),
    (
        "writeUps",
        "Write-ups",
        "Written warnings given over the horizon, by the scorecard and by rules on absence.",
    ),
    (
        "unjustWriteUpShare",
        "Unjust write-ups",
        "Write-ups of people who do not truly belong among as many of the lowest as were written up, divided by write-ups. What is true of a person is known in a simulation only.",
    ),
    (
        "flaggedJustlyShare",
        "Flagged justly",
        "Of those flagged by the month's scorecard, the share who truly are among as many of the lowest. Flags drawn by lot would reach the share of agents flagged.",
    ),
    ("dismissals", "Dismissals", "People dismissed for write-ups over the horizon."),
    (
        "rankStability",
        "Stability of ranks",
        "Correlation of people's places by quality score with their places a month before, mean of all months: 1 where the order stays, 0 where it is drawn by lot.",
    ),
];

/// The metrics of scorecards, as they are defined where they are scored: `scorecard.qa` and the others.
pub(super) fn metrics() -> impl Iterator<Item = (String, &'static str, &'static str)> {
    Metric::ALL.into_iter().map(|metric| {
        let definition = metric.definition();
        (format!("scorecard.{}", definition.id), definition.label, definition.definition)
    })
}
