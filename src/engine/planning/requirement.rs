//! The agents each interval needs, pool by pool.

use super::roster::LaidOut;
use super::service::{Service, service};
use super::shrinkage::Shrinkage;
use super::{Intervals, Pool, Totals};
use crate::engine::queueing::{Goal, Goals, Model, Queue, staff_near};
use crate::math::normal;
use crate::problem::{Code, Collector, Problem};
use crate::scenario::{Scenario, WEEKDAYS};
use crate::units::{DAYS_PER_WEEK, PerHour, SECONDS_PER_HOUR, Seconds, Share};

/// The queues and teams that belong together, in the order of their first queue.
#[must_use]
pub fn groups(scenario: &Scenario) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut group_of: Vec<usize> = (0..scenario.queues().len()).collect();
    for team in scenario.teams() {
        let joined: Vec<usize> = team.takes.iter().filter_map(|&q| group_of.get(q).copied()).collect();
        let Some(&least) = joined.iter().min() else { continue };
        for group in &mut group_of {
            if joined.contains(group) {
                *group = least;
            }
        }
    }
    (0..group_of.len())
        .filter(|&group| group_of.contains(&group))
        .map(|group| {
            let queues: Vec<usize> = (0..group_of.len()).filter(|&q| group_of[q] == group).collect();
            let teams = (0..scenario.teams().len())
                .filter(|&t| scenario.teams()[t].takes.iter().any(|q| queues.contains(q)))
                .collect();
            (queues, teams)
        })
        .collect()
}

/// What queues that belong together are called.
#[must_use]
pub fn name(scenario: &Scenario, queues: &[usize]) -> String {
    let names = queues.iter().map(|&q| scenario.queues()[q].name.as_str());
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The pooled queue of each interval; `None` where nothing is planned for.
pub type Demand = Vec<Option<Queue>>;

/// A pool's requirement, the queues behind it, and how many times busier than expected the planned day is.
///
/// Goals that cannot be met are added to `problems`; the pool is then not to be used.
pub fn pool(
    scenario: &Scenario,
    shrinkage: &Shrinkage,
    queues: Vec<usize>,
    teams: Vec<usize>,
    problems: &mut Collector,
) -> (Pool, Demand, f64) {
    let factor = busy_day_factor(scenario, &queues);
    let lines = teams
        .iter()
        .map(|&t| scenario.teams()[t].lines.map(f64::from))
        .sum::<Option<f64>>()
        .filter(|_| !teams.is_empty());
    let (mut intervals, demand) = demand(scenario, &queues, lines, factor);
    require(scenario, shrinkage, &demand, &mut intervals, problems);
    let mut pool = Pool {
        name: name(scenario, &queues),
        heads: teams.iter().map(|&t| scenario.teams()[t].heads.get()).sum(),
        queues,
        teams,
        intervals,
        totals: Totals::default(),
        roster: None,
    };
    if problems.is_empty() {
        pool.intervals.scheduled_agents = pool.intervals.required_scheduled.clone();
        pool.intervals.available_agents = pool.intervals.required_agents.clone();
        evaluate(&mut pool, &demand, scenario.goals().callers_abandon);
        pool.totals = totals(scenario, shrinkage, &pool.intervals, &demand);
    }
    (pool, demand, factor)
}

/// Puts a roster's agents in the place of the requirement's and evaluates the service again.
pub fn serve(pool: &mut Pool, demand: &Demand, laid_out: &LaidOut) {
    pool.intervals.scheduled_agents.clone_from(&laid_out.scheduled);
    pool.intervals.available_agents.clone_from(&laid_out.available);
    let abandon = demand.iter().flatten().any(|queue| matches!(queue.model, Model::ErlangA { .. }));
    evaluate(pool, demand, abandon);
    let weekly = weekly_service(&pool.intervals, demand);
    pool.totals.service_level = weekly.service_level;
    pool.totals.abandoned_share = weekly.abandoned_share;
    pool.totals.average_speed_of_answer = weekly.average_speed_of_answer;
    pool.totals.occupancy = weekly.occupancy;
}

/// 1 + z × the pool's day-to-day scatter, at least 1, z being the normal quantile of `goals.busyDay`.
///
/// A busy day is taken to be busy for every queue of the pool, so that their scatters add by calls.
fn busy_day_factor(scenario: &Scenario, queues: &[usize]) -> f64 {
    let mut calls = 0.0;
    let mut scatter = 0.0;
    for &q in queues {
        let queue = &scenario.queues()[q];
        let week: f64 = queue.calls.iter().sum();
        calls += week;
        scatter += week * queue.day_to_day_cv;
    }
    let cv = if calls > 0.0 { scatter / calls } else { 0.0 };
    (1.0 + normal::quantile(scenario.goals().busy_day.get()) * cv).max(1.0)
}

fn demand(scenario: &Scenario, queues: &[usize], lines: Option<f64>, factor: f64) -> (Intervals, Demand) {
    let calendar = scenario.calendar();
    let per_day = calendar.intervals_per_day();
    let per_hour = 60.0 / f64::from(calendar.interval_minutes);
    let mut columns = Intervals::default();
    let mut demand = Vec::with_capacity(DAYS_PER_WEEK * per_day);
    for weekday in 0..DAYS_PER_WEEK {
        for (interval, start) in (0..per_day).zip((0..).step_by(calendar.interval_minutes as usize)) {
            let at = weekday * per_day + interval;
            let mix = Mix::of(scenario, queues, at);
            let planned = mix.calls * factor;
            let rate = PerHour::new(planned * per_hour);
            columns.weekday.push(u32::try_from(weekday).unwrap_or(0));
            columns.start_minute.push(start);
            columns.open.push(calendar.is_open(weekday, interval));
            columns.calls.push(mix.calls);
            columns.planned_calls.push(planned);
            columns.handle_seconds.push(mix.handle);
            columns.offered_erlangs.push(rate.load(Seconds::new(mix.handle)).get());
            demand.push((planned > 0.0).then(|| Queue {
                model: if scenario.goals().callers_abandon {
                    Model::ErlangA { patience: Seconds::new(mix.patience) }
                } else {
                    Model::ErlangC
                },
                calls: rate,
                handle: Seconds::new(mix.handle),
                agents: 1.0,
                lines,
                target: scenario.goals().target,
                redial: Share::new(mix.redial),
            }));
        }
    }
    (columns, demand)
}

/// The calls of several queues in one interval, as one queue's.
struct Mix {
    calls: f64,
    handle: f64,
    patience: f64,
    redial: f64,
}

impl Mix {
    fn of(scenario: &Scenario, queues: &[usize], at: usize) -> Self {
        let members = || queues.iter().map(|&q| &scenario.queues()[q]);
        let calls = members().map(|queue| queue.calls[at]).sum::<f64>();
        // Without calls the queues count alike, so that the interval still has a handling time.
        let mean = |value: &dyn Fn(&crate::scenario::CallQueue) -> f64| {
            let weight = |queue: &crate::scenario::CallQueue| if calls > 0.0 { queue.calls[at] } else { 1.0 };
            let total: f64 = members().map(weight).sum();
            members().map(|queue| weight(queue) / total * value(queue)).sum::<f64>()
        };
        Self {
            calls,
            handle: mean(&|queue| queue.handle[at].get()),
            patience: mean(&|queue| queue.patience.get()),
            redial: mean(&|queue| queue.redial.get()),
        }
    }
}

fn require(
    scenario: &Scenario,
    shrinkage: &Shrinkage,
    demand: &Demand,
    columns: &mut Intervals,
    problems: &mut Collector,
) {
    let given = scenario.goals();
    let goals = Goals {
        service_level: given.service_level.map(Share::get),
        average_speed_of_answer: given.average_speed_of_answer.map(Seconds::get),
        abandoned_share: given.abandoned.map(Share::get),
        occupancy: given.occupancy.map(Share::get),
    };
    let mut unmet: Vec<(&'static str, usize, usize)> = Vec::new();
    // Agents beyond the load, in square roots of it: the same from one interval to the next, or nearly.
    let mut beyond = 1.0;
    for (at, queue) in demand.iter().enumerate() {
        let load = columns.offered_erlangs[at];
        let guess = rounded(load + beyond * load.sqrt());
        let required = match queue.as_ref().map(|queue| staff_near(queue, &goals, guess)) {
            None => 0.0,
            Some(Ok(agents)) => {
                let agents = f64::from(agents.max(1));
                if load > 1.0 {
                    beyond = (agents - load) / load.sqrt();
                }
                agents
            }
            Some(Err(goal)) => {
                let path = goal_path(goal);
                match unmet.iter_mut().find(|(known, _, _)| *known == path) {
                    Some((_, _, more)) => *more += 1,
                    None => unmet.push((path, at, 0)),
                }
                0.0
            }
        };
        columns.required_agents.push(required);
        columns.required_scheduled.push(required / shrinkage.on_phone());
    }
    for (path, at, more) in unmet {
        let start = columns.start_minute[at];
        let day = WEEKDAYS[columns.weekday[at] as usize];
        let others = if more == 0 { String::new() } else { format!(" and in {more} other intervals") };
        problems.add(
            Problem::new(
                path,
                Code::Unreachable,
                format!(
                    "no number of agents meets this goal on {day} at {:02}:{:02}{others}",
                    start / 60,
                    start % 60
                ),
            )
            .bound("a goal that these calls, lines and patience allow")
            .got(format!("{} calls in the interval", columns.planned_calls[at])),
        );
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is only a guess")]
fn rounded(agents: f64) -> u32 {
    agents.round() as u32
}

fn goal_path(goal: Goal) -> &'static str {
    match goal {
        Goal::ServiceLevel => "goals.serviceLevel",
        Goal::AverageSpeedOfAnswer => "goals.averageSpeedOfAnswerSeconds",
        Goal::AbandonedShare => "goals.abandonedShare",
        Goal::Occupancy => "goals.occupancy",
    }
}

/// Fills the columns that depend on the available agents.
fn evaluate(pool: &mut Pool, demand: &Demand, callers_abandon: bool) {
    let columns = &mut pool.intervals;
    for column in [
        &mut columns.service_level,
        &mut columns.average_speed_of_answer,
        &mut columns.abandoned_share,
        &mut columns.occupancy,
        &mut columns.short_agents,
    ] {
        column.clear();
    }
    for (at, queue) in demand.iter().enumerate() {
        let available = columns.available_agents[at];
        let met = match queue {
            None => Service::QUIET,
            Some(queue) => service(queue, available),
        };
        debug_assert!(callers_abandon || met.abandoned_share <= 0.0);
        columns.service_level.push(met.service_level);
        columns.average_speed_of_answer.push(met.average_speed_of_answer);
        columns.abandoned_share.push(met.abandoned_share);
        columns.occupancy.push(met.occupancy);
        columns.short_agents.push((columns.required_agents[at] - available).max(0.0));
    }
}

fn totals(scenario: &Scenario, shrinkage: &Shrinkage, columns: &Intervals, demand: &Demand) -> Totals {
    let hours = f64::from(scenario.calendar().interval_minutes) / 60.0;
    let required_hours = columns.required_agents.iter().sum::<f64>() * hours;
    let scheduled_hours = columns.required_scheduled.iter().sum::<f64>() * hours;
    let peak = (0..columns.required_agents.len()).fold(0, |best, at| {
        if columns.required_agents[at] > columns.required_agents[best] { at } else { best }
    });
    let weekly = weekly_service(columns, demand);
    Totals {
        calls_per_week: columns.calls.iter().sum(),
        work_hours: columns
            .planned_calls
            .iter()
            .zip(&columns.handle_seconds)
            .map(|(calls, handle)| calls * handle / SECONDS_PER_HOUR)
            .sum(),
        required_hours,
        scheduled_hours,
        required_heads: shrinkage.heads(scheduled_hours),
        service_level: weekly.service_level,
        abandoned_share: weekly.abandoned_share,
        average_speed_of_answer: weekly.average_speed_of_answer,
        occupancy: weekly.occupancy,
        peak_weekday: columns.weekday[peak],
        peak_start_minute: columns.start_minute[peak],
        peak_required_agents: columns.required_agents[peak],
    }
}

/// The week as one: shares by calls, waits by answered calls, occupancy by available agents.
fn weekly_service(columns: &Intervals, demand: &Demand) -> Service {
    let (mut calls, mut within, mut abandoned) = (0.0, 0.0, 0.0);
    let (mut answered, mut waited) = (0.0, 0.0);
    let (mut busy, mut agents) = (0.0, 0.0);
    for (at, queue) in demand.iter().enumerate() {
        let available = columns.available_agents[at];
        agents += available;
        busy += available * columns.occupancy[at];
        let Some(queue) = queue else { continue };
        let weight = columns.planned_calls[at];
        calls += weight;
        within += weight * columns.service_level[at];
        abandoned += weight * columns.abandoned_share[at];
        // Answered calls, up to a factor common to all intervals, are the busy agents by handling time.
        let taken = available * columns.occupancy[at] / queue.handle.get();
        if taken > 0.0 {
            answered += taken;
            waited += taken * columns.average_speed_of_answer[at];
        }
    }
    let ratio = |part: f64, whole: f64, empty: f64| if whole > 0.0 { part / whole } else { empty };
    Service {
        service_level: ratio(within, calls, 1.0),
        abandoned_share: ratio(abandoned, calls, 0.0),
        answered_share: 0.0,
        average_speed_of_answer: ratio(waited, answered, if calls > 0.0 { f64::INFINITY } else { 0.0 }),
        occupancy: ratio(busy, agents, 0.0),
    }
}
