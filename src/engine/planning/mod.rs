//! Planning: how many agents each interval needs, how many people that takes, and who works when.
//!
//! | step | from | to |
//! |---|---|---|
//! | [`shrinkage`] | rules of absence and time off the phone | shares of contracted time |
//! | [`requirement`] | volumes, goals | agents on the phone per interval, people |
//! | [`service`] | a queue and agents, whole or not | what callers meet |
//! | [`shifts`] | opening hours, rules | the shifts that may be worked |
//! | [`floor`] | need, people there | what people are worth against the need |
//! | [`programme`] | requirement, shifts, people | days off and shifts in fractions of people, by linear programming |
//! | [`mix`] | these fractions | whole people by shift of each day |
//! | [`days`] | patterns of days off, leave, protected days | each person's working days |
//! | [`assign`] | working days, shifts | each person's shift on each day, with rest between |
//! | [`pauses`] | shifts laid out | meals and breaks where most people are to spare |
//! | [`roster`] | all of these | the roster, its gaps and what could not be kept |
//!
//! Nothing here reads a clock or draws a random number, and every bound on work is a count, so
//! that equal input gives equal bits everywhere.

pub mod assign;
pub mod days;
pub mod floor;
pub mod mix;
pub mod pauses;
pub mod programme;
pub mod requirement;
pub mod roster;
pub mod service;
pub mod shifts;
pub mod shrinkage;

use crate::fields::{Field, Kind};
use crate::problem::{Collector, Problems};
use crate::results::digest::Digest;
use crate::scenario::{Scenario, WEEKDAYS};
use roster::{Day, Roster};
use shrinkage::Shrinkage;

/// What a plan should hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether shifts and people are laid out as well.
    pub roster: bool,
}

/// The fields of [`Options`].
pub static FIELDS: &[Field] = &[Field {
    path: "roster",
    label: "Lay out shifts and people",
    unit: "",
    kind: Kind::Flag { default: false },
    help: "Without it the plan says how many agents each interval needs and how many people that takes by hours alone; with it, real shifts are laid out for the people there are, which takes longer.",
}];

/// A plan for a typical week, and the roster if one was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Length of an interval.
    pub interval_minutes: u32,
    /// The words for weekdays, Monday first.
    pub weekdays: [&'static str; 7],
    /// Paid hours an agent is contracted for.
    pub contracted_hours_per_week: f64,
    /// Time off the phone.
    pub shrinkage: Shrinkage,
    /// Queues that share agents, each group planned as one.
    pub pools: Vec<Pool>,
    /// How many times busier than expected the planned day is, one entry per pool.
    pub busy_day_factor: Vec<f64>,
}

/// Queues that share agents, directly or through other teams, planned as one queue.
///
/// Calls are added; handling time, patience and redials are averaged by calls; the lines of the
/// teams are added, unbounded if any team's are. This overstates what partly skilled teams can
/// do, since every agent of the pool is taken to answer every call of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// The queues' names.
    pub name: String,
    /// Places of its queues in the scenario.
    pub queues: Vec<usize>,
    /// Places of its teams in the scenario.
    pub teams: Vec<usize>,
    /// People on the payroll of its teams.
    pub heads: f64,
    /// One entry per interval of the week.
    pub intervals: Intervals,
    /// Sums over the week.
    pub totals: Totals,
    /// Shifts and people, if they were asked for.
    pub roster: Option<Roster>,
}

/// Columns of equal length, one entry per interval of the week, closed ones included, Monday first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// Monday is 0.
    pub weekday: Vec<u32>,
    /// Minutes after midnight.
    pub start_minute: Vec<u32>,
    /// Whether any part of it lies in opening hours. Calls outside them, possible with imported
    /// volumes, are planned like any others.
    pub open: Vec<bool>,
    /// Expected calls.
    pub calls: Vec<f64>,
    /// Calls planned for.
    pub planned_calls: Vec<f64>,
    /// Mean handling time, seconds.
    pub handle_seconds: Vec<f64>,
    /// Load of the planned calls.
    pub offered_erlangs: Vec<f64>,
    /// Agents on the phone that meet every goal.
    pub required_agents: Vec<f64>,
    /// Agents that must be rostered for that: required ÷ (1 − unplanned)(1 − in day).
    pub required_scheduled: Vec<f64>,
    /// Agents at work by the roster, those on paid breaks included, absence not yet taken off: the
    /// mean over the roster's weeks. Without a roster, as required.
    pub scheduled_agents: Vec<f64>,
    /// Of those, on the phone after breaks, absence and other time off the phone.
    pub available_agents: Vec<f64>,
    /// Share of offered calls answered within the target, at the available agents.
    pub service_level: Vec<f64>,
    /// Mean wait of answered calls, seconds; infinite without a steady state or an agent.
    pub average_speed_of_answer: Vec<f64>,
    /// Share of offered calls abandoned.
    pub abandoned_share: Vec<f64>,
    /// Share of available time busy with calls.
    pub occupancy: Vec<f64>,
    /// Required minus available agents, where that is positive.
    pub short_agents: Vec<f64>,
}

/// Sums over a week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Expected calls.
    pub calls_per_week: f64,
    /// Handling time of the planned calls, hours.
    pub work_hours: f64,
    /// Hours on the phone that the goals need.
    pub required_hours: f64,
    /// Hours at work that these need.
    pub scheduled_hours: f64,
    /// People whose contracted hours, less planned time off, are these: by hours alone, as if shifts fitted exactly.
    pub required_heads: f64,
    /// Weighted by calls; 1 where there are none.
    pub service_level: f64,
    /// Weighted by calls.
    pub abandoned_share: f64,
    /// Of answered calls, seconds; infinite if any interval's is.
    pub average_speed_of_answer: f64,
    /// Busy hours ÷ available hours.
    pub occupancy: f64,
    /// Weekday of the interval with the most required agents; the first such.
    pub peak_weekday: u32,
    /// Its start, minutes after midnight.
    pub peak_start_minute: u32,
    /// What it requires.
    pub peak_required_agents: f64,
}

/// Plans a scenario's typical week, and with [`Options::roster`] the people's weeks.
///
/// # Errors
/// Goals that no number of agents meets, with the interval; shrinkage that leaves no time; a
/// roster of more person-days than one plan holds.
pub fn plan(scenario: &Scenario, options: &Options) -> Result<Plan, Problems> {
    let mut problems = Collector::default();
    let shrinkage = shrinkage::shrinkage(scenario)?;
    let mut pools = Vec::new();
    let mut busy_day_factor = Vec::new();
    for (queues, teams) in requirement::groups(scenario) {
        let (mut pool, demand, factor) =
            requirement::pool(scenario, &shrinkage, queues, teams, &mut problems);
        busy_day_factor.push(factor);
        if options.roster {
            match roster::roster(scenario, &shrinkage, &pool) {
                Ok(laid_out) => {
                    requirement::serve(&mut pool, &demand, &laid_out);
                    pool.roster = Some(laid_out.roster);
                }
                Err(problem) => problems.add(problem),
            }
        }
        pools.push(pool);
    }
    if options.roster {
        number_people(&mut pools);
    }
    problems.finish(Plan {
        interval_minutes: scenario.calendar().interval_minutes,
        weekdays: WEEKDAYS,
        contracted_hours_per_week: shrinkage.contracted_hours_per_week,
        shrinkage,
        pools,
        busy_day_factor,
    })
}

/// Names run through all pools, so that no two people share one.
fn number_people(pools: &mut [Pool]) {
    let people = pools.iter_mut().filter_map(|pool| pool.roster.as_mut()).flat_map(|r| r.people.iter_mut());
    for (number, person) in (1..).zip(people) {
        person.name = format!("Agent {number}");
    }
}

/// The digest of a plan: every number in it by its bits, in the order of its fields.
#[must_use]
pub fn digest(plan: &Plan) -> String {
    let s = &plan.shrinkage;
    let mut d = Digest::new()
        .number(f64::from(plan.interval_minutes))
        .numbers([plan.contracted_hours_per_week, s.planned, s.unplanned, s.in_day, s.total])
        .numbers(s.parts.iter().flat_map(|part| [part.share, part.hours_per_agent_per_week]))
        .numbers(plan.busy_day_factor.iter().copied());
    for pool in &plan.pools {
        let i = &pool.intervals;
        d = d
            .text(&pool.name)
            .number(pool.heads)
            .numbers(i.weekday.iter().chain(&i.start_minute).map(|&n| f64::from(n)))
            .numbers(i.open.iter().map(|&open| f64::from(u8::from(open))));
        for column in [
            &i.calls,
            &i.planned_calls,
            &i.handle_seconds,
            &i.offered_erlangs,
            &i.required_agents,
            &i.required_scheduled,
            &i.scheduled_agents,
            &i.available_agents,
            &i.service_level,
            &i.average_speed_of_answer,
            &i.abandoned_share,
            &i.occupancy,
            &i.short_agents,
        ] {
            d = d.numbers(column.iter().copied());
        }
        let t = &pool.totals;
        d = d.numbers([
            t.calls_per_week,
            t.work_hours,
            t.required_hours,
            t.scheduled_hours,
            t.required_heads,
            t.service_level,
            t.abandoned_share,
            t.average_speed_of_answer,
            t.occupancy,
            f64::from(t.peak_weekday),
            f64::from(t.peak_start_minute),
            t.peak_required_agents,
        ]);
        if let Some(roster) = &pool.roster {
            d = digest_roster(d, roster);
        }
    }
    d.finish()
}

fn digest_roster(digest: Digest, roster: &Roster) -> Digest {
    let mut d = digest.number(f64::from(roster.weeks));
    for shift in &roster.shifts {
        d = d
            .numbers([
                f64::from(shift.start_minute),
                f64::from(shift.end_minute),
                shift.meal_start_minute.map_or(-1.0, f64::from),
                f64::from(shift.meal_minutes),
            ])
            .numbers(shift.breaks.iter().flat_map(|pause| [f64::from(pause.start_minute), pause.minutes]));
    }
    for person in &roster.people {
        d = d.whole(person.team as u64).numbers(person.days.iter().map(|day| match day {
            Day::Shift(index) => f64::from(*index),
            Day::Off => -1.0,
            Day::Protected => -2.0,
            Day::Leave => -3.0,
        }));
    }
    for gap in &roster.gaps {
        d = d
            .numbers([
                f64::from(gap.week),
                f64::from(gap.weekday),
                f64::from(gap.start_minute),
                gap.required_agents,
                gap.available_agents,
            ])
            .text(gap.reason);
    }
    roster.broken.iter().fold(
        d.numbers([
            f64::from(roster.protected_days_due),
            f64::from(roster.protected_days_given),
            roster.overcover,
            f64::from(u8::from(roster.proven)),
        ]),
        |d, words| d.text(words),
    )
}
