//! From a complete input to a scenario: units, and the rules between fields that are fine alone.

use super::causes::causes;
use super::levers::Levers;
use super::{
    Calendar, CallQueue, Goals, Placement, Scenario, Shifts, Shrinkage, Team, TimeOff, WEEKDAYS, WhenShort,
};
use crate::assumptions::Assumptions;
use crate::fields::read::Complete;
use crate::input::Value;
use crate::problem::{Code, Collector, Problem};
use crate::units::{DAYS_PER_WEEK, Headcount, MINUTES_PER_DAY, Seconds, Share};

impl Scenario {
    /// Where a problem is added, the scenario is not to be used.
    pub(super) fn from_complete(complete: Value, problems: &mut Collector) -> Self {
        let input = Complete(&complete);
        let calendar = calendar(input, problems);
        let queues: Vec<CallQueue> = input
            .objects("queues")
            .enumerate()
            .map(|(index, queue)| call_queue(queue, index, &calendar, problems))
            .collect();
        let teams: Vec<Team> = input
            .objects("teams")
            .enumerate()
            .map(|(index, one)| team(one, index, queues.len(), problems))
            .collect();
        for (index, queue) in queues.iter().enumerate() {
            if !teams.iter().any(|team| team.takes.contains(&index)) {
                problems.add(
                    Problem::new(
                        format!("queues[{index}]"),
                        Code::Conflict,
                        format!("no team takes the calls of {}", queue.name),
                    )
                    .bound("at least one team whose takes names this queue, or is empty"),
                );
            }
        }
        let assumptions = assumptions(&complete);
        Self {
            name: input.text("name").to_owned(),
            causes: causes(input, &queues, assumptions.upstream_share, problems),
            goals: goals(input, problems),
            shrinkage: shrinkage(input),
            time_off: TimeOff {
                days_per_period: input.number("mandatoryTimeOff.daysPerPeriod"),
                period_weeks: to_u32(input.number("mandatoryTimeOff.periodWeeks")),
                placement: match input.text("mandatoryTimeOff.placement") {
                    "quietDays" => Placement::QuietDays,
                    "byStrain" => Placement::ByStrain,
                    _ => Placement::Rotating,
                },
                paid: Share::new(input.number("mandatoryTimeOff.paidShare")),
                when_short: match input.text("mandatoryTimeOff.whenShort") {
                    "deferred" => WhenShort::Deferred,
                    "cancelled" => WhenShort::Cancelled,
                    _ => WhenShort::Honoured,
                },
            },
            shifts: shifts(input, problems),
            levers: Levers::read(input),
            assumptions,
            calendar,
            queues,
            teams,
            complete,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the table bounds every such number"
)]
fn to_u32(number: f64) -> u32 {
    number as u32
}

fn minutes(hours: f64) -> u32 {
    to_u32((hours * 60.0).round())
}

fn calendar(input: Complete<'_>, problems: &mut Collector) -> Calendar {
    let opens = input.numbers("calendar.opensHour");
    let closes = input.numbers("calendar.closesHour");
    let mut open_minutes = [(0, 0); DAYS_PER_WEEK];
    for (day, (&from, &to)) in opens.iter().zip(&closes).enumerate().take(DAYS_PER_WEEK) {
        if to < from {
            problems.add(
                Problem::new(
                    format!("calendar.closesHour[{day}]"),
                    Code::Conflict,
                    format!("{} closes at or after it opens; equal hours mean closed", WEEKDAYS[day]),
                )
                .bound(format!("{from} to 24 hours"))
                .got(to.to_string()),
            );
        } else {
            open_minutes[day] = (minutes(from), minutes(to));
        }
    }
    Calendar {
        horizon_weeks: to_u32(input.number("calendar.horizonWeeks")),
        interval_minutes: to_u32(input.number("calendar.intervalMinutes")).clamp(5, 60),
        open_minutes,
    }
}

fn call_queue(input: Complete<'_>, index: usize, calendar: &Calendar, problems: &mut Collector) -> CallQueue {
    let expected = DAYS_PER_WEEK * calendar.intervals_per_day();
    let mut per_interval = |name: &str| {
        let numbers = input.numbers(name);
        if !numbers.is_empty() && numbers.len() != expected {
            problems.add(
                Problem::new(
                    format!("queues[{index}].{name}"),
                    Code::Conflict,
                    format!(
                        "one number for each {}-minute interval of the week is expected",
                        calendar.interval_minutes
                    ),
                )
                .bound(format!("{expected} numbers"))
                .got(format!("{} numbers", numbers.len())),
            );
            return Vec::new();
        }
        numbers
    };
    let given_calls = per_interval("callsByInterval");
    let given_handle = per_interval("handleSecondsByInterval");
    let handle = input.number("talkSeconds") + input.number("holdSeconds") + input.number("afterCallSeconds");
    // Growth of nothing multiplies by exactly 1, so that a scenario without it keeps its bits.
    let (volume, length) = (1.0 + input.number("volumeChange"), 1.0 + input.number("handleChange"));
    let mut calls = if given_calls.is_empty() {
        spread(
            input.number("callsPerWeek"),
            &input.numbers("weekdayWeights"),
            &input.numbers("hourlyWeights"),
            calendar,
        )
    } else {
        given_calls
    };
    calls.iter_mut().for_each(|calls| *calls *= volume);
    CallQueue {
        name: input.text("name").to_owned(),
        handle: if given_handle.is_empty() {
            vec![Seconds::new(handle * length); expected]
        } else {
            // An interval without a measured time has the queue's own.
            given_handle.iter().map(|&s| Seconds::new(length * if s > 0.0 { s } else { handle })).collect()
        },
        calls,
        day_to_day_cv: input.number("dayToDayCv"),
        handle_cv: input.number("handleCv"),
        patience: Seconds::new(input.number("patienceSeconds")),
        patience_cv: input.number("patienceCv"),
        redial: Share::new(input.number("redialShare")),
        redial_delay: Seconds::new(input.number("redialDelaySeconds")),
        priority: to_u32(input.number("priority")),
        hostile: input.optional("hostileShare").map(Share::new),
        resolution: input.optional("resolution").map(Share::new),
    }
}

/// A week's calls over its open minutes, by weekday and hourly weights.
fn spread(calls_per_week: f64, weekdays: &[f64], hours: &[f64], calendar: &Calendar) -> Vec<f64> {
    let per_day = calendar.intervals_per_day();
    let mut weights = vec![0.0; DAYS_PER_WEEK * per_day];
    for (day, &(opens, closes)) in calendar.open_minutes.iter().enumerate() {
        let day_weight = weekdays.get(day).copied().unwrap_or(0.0);
        let mut day_total = 0.0;
        let slots = &mut weights[day * per_day..(day + 1) * per_day];
        for (start, slot) in (0..).step_by(calendar.interval_minutes as usize).zip(slots.iter_mut()) {
            let open = closes.min(start + calendar.interval_minutes).saturating_sub(opens.max(start));
            let hour = hours.get((start / 60) as usize).copied().unwrap_or(0.0);
            *slot = hour * f64::from(open);
            day_total += *slot;
        }
        for slot in slots {
            // The weekday's share is of the week, whatever hours it is open.
            *slot = if day_total > 0.0 { *slot / day_total * day_weight } else { 0.0 };
        }
    }
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        for weight in &mut weights {
            *weight *= calls_per_week / total;
        }
    }
    weights
}

fn team(input: Complete<'_>, index: usize, queues: usize, problems: &mut Collector) -> Team {
    let mut takes: Vec<usize> = Vec::new();
    for number in input.numbers("takes") {
        let queue = to_u32(number) as usize;
        if queue < queues {
            takes.push(queue);
        } else {
            problems.add(
                Problem::new(
                    format!("teams[{index}].takes"),
                    Code::OutOfRange,
                    "a team takes queues by their place in the list, counted from 0",
                )
                .bound(format!("0 to {}", queues.saturating_sub(1)))
                .got(number.to_string()),
            );
        }
    }
    takes.sort_unstable();
    takes.dedup();
    if takes.is_empty() {
        takes = (0..queues).collect();
    }
    Team {
        name: input.text("name").to_owned(),
        heads: Headcount::new(input.number("heads")),
        takes,
        lines: input.optional("lines").map(to_u32),
    }
}

fn assumptions(complete: &Value) -> Assumptions {
    let given = complete.get("assumptions");
    Assumptions::from(|row| {
        let (group, name) = row.id.split_once('.').unwrap_or_default();
        // The table fills in every row, and what it refuses is not used.
        given.get(group).get(name).number().unwrap_or(row.default)
    })
}

fn goals(input: Complete<'_>, problems: &mut Collector) -> Goals {
    let goals = Goals {
        service_level: input.optional("goals.serviceLevel").map(Share::new),
        target: Seconds::new(input.number("goals.targetSeconds")),
        average_speed_of_answer: input.optional("goals.averageSpeedOfAnswerSeconds").map(Seconds::new),
        abandoned: input.optional("goals.abandonedShare").map(Share::new),
        occupancy: input.optional("goals.occupancy").map(Share::new),
        callers_abandon: input.text("goals.model") != "erlangC",
        busy_day: Share::new(input.number("goals.busyDay")),
    };
    if goals.service_level.is_none()
        && goals.average_speed_of_answer.is_none()
        && goals.abandoned.is_none()
        && goals.occupancy.is_none()
    {
        problems.add(
            Problem::new(
                "goals",
                Code::Missing,
                "at least one goal is needed to say how many agents are enough",
            )
            .bound("serviceLevel, averageSpeedOfAnswerSeconds, abandonedShare or occupancy"),
        );
    }
    goals
}

fn shrinkage(input: Complete<'_>) -> Shrinkage {
    Shrinkage {
        leave_days_per_year: input.number("shrinkage.leaveDaysPerYear"),
        sickness: Share::new(input.number("shrinkage.sicknessShare")),
        training_hours_per_month: input.number("shrinkage.trainingHoursPerMonth"),
        coaching_hours_per_month: input.number("shrinkage.coachingHoursPerMonth"),
        meeting_hours_per_month: input.number("shrinkage.meetingHoursPerMonth"),
        break_minutes_per_shift: input.number("shrinkage.breakMinutesPerShift"),
        other: Share::new(input.number("shrinkage.otherShare")),
    }
}

fn shifts(input: Complete<'_>, problems: &mut Collector) -> Shifts {
    let shifts = Shifts {
        lengths_minutes: input.numbers("shifts.lengthHours").into_iter().map(minutes).collect(),
        start_every_minutes: to_u32(input.number("shifts.startEveryMinutes")),
        meal_minutes: to_u32(input.number("shifts.mealMinutes")),
        breaks: to_u32(input.number("shifts.breaks")),
        days_per_week: to_u32(input.number("shifts.daysPerWeek")),
        consecutive_days_off: to_u32(input.number("shifts.consecutiveDaysOff")),
        minimum_rest_minutes: minutes(input.number("shifts.minimumRestHours")),
        roster_weeks: to_u32(input.number("shifts.rosterWeeks")),
    };
    let off = 7_u32.saturating_sub(shifts.days_per_week);
    if shifts.consecutive_days_off > off {
        problems.add(
            Problem::new(
                "shifts.consecutiveDaysOff",
                Code::Conflict,
                format!("{} days of work a week leave {off} days off", shifts.days_per_week),
            )
            .bound(format!("0 to {off} days"))
            .got(shifts.consecutive_days_off.to_string()),
        );
    }
    let shortest = shifts.lengths_minutes.iter().copied().min().unwrap_or(0);
    let pauses = f64::from(shifts.meal_minutes) + input.number("shrinkage.breakMinutesPerShift");
    if f64::from(shortest) <= 2.0 * pauses {
        problems.add(
            Problem::new(
                "shifts.mealMinutes",
                Code::Conflict,
                "meal and breaks take at most half of the shortest shift",
            )
            .bound(format!("meal and paid breaks together at most {} minutes", shortest / 2))
            .got(format!("{pauses} minutes")),
        );
    }
    let longest = shifts.lengths_minutes.iter().copied().max().unwrap_or(0);
    if longest + shifts.minimum_rest_minutes > MINUTES_PER_DAY {
        problems.add(
            Problem::new(
                "shifts.minimumRestHours",
                Code::Conflict,
                "the longest shift and the rest after it fit into a day",
            )
            .bound(format!("0 to {} hours", f64::from(MINUTES_PER_DAY.saturating_sub(longest)) / 60.0))
            .got((f64::from(shifts.minimum_rest_minutes) / 60.0).to_string()),
        );
    }
    shifts
}
