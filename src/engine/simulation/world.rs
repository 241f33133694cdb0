//! A scenario made ready to run: its centre, its rates and its people's days.

use super::arrivals::Source;
use super::centre::{Centre, Pick, QueueSpec, Redial, Route, Take, TeamSpec};
use super::duty::{Duties, Planned, Spare};
use super::ledger::Ledger;
use super::living::Spec;
use super::outline::Outline;
use super::peopled;
use super::sampling::Sampling;
use crate::engine::planning::{self, Plan, roster::Day};
use crate::math::law::{Family, Law};
use crate::problem::Problems;
use crate::scenario::{CallQueue, Scenario};
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY};

/// What all repetitions of a scenario share.
#[derive(Clone, Debug)]
pub struct World {
    /// What was counted where.
    pub outline: Outline,
    pub(super) centre: Centre,
    /// Calls per second by interval of the week, queue by queue.
    pub(super) rates: Vec<Vec<f64>>,
    /// Day-to-day scatter, queue by queue.
    pub(super) scatter: Vec<f64>,
    pub(super) duties: Duties,
    /// Its people, if they respond.
    pub(super) people: Option<Spec>,
    pub(super) roster_days: usize,
    pub(super) target: f64,
    pub(super) sampling: Sampling,
}

impl World {
    /// Lays out the roster and puts everything into seconds.
    ///
    /// `weeks` may be fewer than the scenario's horizon.
    ///
    /// # Errors
    /// Goals or a roster that cannot be planned for; more intervals and days than one run keeps accounts of.
    pub fn new(scenario: &Scenario, weeks: u32) -> Result<Self, Problems> {
        Self::with(scenario, &planning::plan(scenario, &planning::Options { roster: true })?, weeks)
    }

    /// The same with the scenario's plan, roster and all, where it is known already.
    ///
    /// # Errors
    /// More intervals and days than one run keeps accounts of.
    pub fn with(scenario: &Scenario, plan: &Plan, weeks: u32) -> Result<Self, Problems> {
        let outline = Outline::new(scenario, weeks)?;
        let (seconds, peopled) = (outline.slot_seconds(), outline.peopled);
        let queues = scenario.queues();
        let (duties, roster_days) = duties(scenario, plan, peopled);
        Ok(Self {
            centre: centre(scenario, plan, &outline),
            rates: queues
                .iter()
                .map(|queue| queue.calls.iter().map(|calls| calls / seconds).collect())
                .collect(),
            scatter: queues.iter().map(|queue| queue.day_to_day_cv).collect(),
            duties,
            people: peopled.then(|| peopled::spec(scenario, plan, outline.weeks)),
            roster_days,
            target: scenario.goals().target.get(),
            sampling: Sampling::ALL,
            outline,
        })
    }

    /// The same with a few days of each of so many repetitions simulated, and all of them lived.
    #[must_use]
    pub fn preview(mut self, replications: u32) -> Self {
        let days = self.outline.days();
        let first = self.middling_day();
        let overnight = self.duties.is_overnight();
        self.sampling = Sampling::preview(self.calls_per_week(), (days, first), replications, overnight);
        self
    }

    /// Of the first week, the day whose calls are nearest to the mean of the days that have any: what it teaches a preview
    /// holds for others as well. Day 0 is the Sunday before.
    fn middling_day(&self) -> usize {
        let per_day = self.outline.division.slots_per_day;
        let mut calls = [0.0; DAYS_PER_WEEK];
        for rates in &self.rates {
            for (slot, rate) in rates.iter().enumerate() {
                calls[slot / per_day % DAYS_PER_WEEK] += rate;
            }
        }
        let open = || calls.iter().copied().enumerate().filter(|(_, calls)| *calls > 0.0);
        #[expect(clippy::cast_precision_loss, reason = "seven at most")]
        let mean = open().map(|(_, calls)| calls).sum::<f64>() / open().count() as f64;
        let far = |calls: f64| (calls - mean).abs();
        open().min_by(|one, other| far(one.1).total_cmp(&far(other.1))).map_or(1, |(weekday, _)| 1 + weekday)
    }

    /// An empty ledger, one day before the first that is measured.
    pub(super) fn ledger(&self) -> Ledger {
        Ledger::new(self.outline.division, self.centre.queues.len(), self.centre.teams.len(), self.target, -1)
    }

    /// Its people, if they respond.
    #[must_use]
    pub fn people(&self) -> Option<&Spec> {
        self.people.as_ref()
    }

    /// Seconds from the start of a run to the midnight before its d-th day.
    pub(super) fn midnight(day: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "few days")]
        let day = day as f64;
        day * SECONDS_PER_DAY
    }

    /// First attempts that are expected in a week.
    #[must_use]
    pub fn calls_per_week(&self) -> f64 {
        self.rates.iter().flatten().sum::<f64>() * self.outline.slot_seconds()
    }
}

fn centre(scenario: &Scenario, plan: &Plan, outline: &Outline) -> Centre {
    let (seconds, per_day) = (outline.slot_seconds(), outline.division.slots_per_day);
    let places = outline.places();
    let teams = scenario.teams();
    let queues = scenario.queues();
    let pool_of = |queue: usize| plan.pools.iter().position(|pool| pool.queues.contains(&queue)).unwrap_or(0);
    Centre {
        queues: queues
            .iter()
            .enumerate()
            .map(|(place, queue)| {
                let mut routes: Vec<Route> = teams
                    .iter()
                    .enumerate()
                    .filter(|(_, team)| team.takes.contains(&place))
                    // Best suited is whoever can do least else.
                    .map(|(team, spec)| Route {
                        team,
                        rank: u32::try_from(spec.takes.len()).unwrap_or(u32::MAX),
                    })
                    .collect();
                crate::math::order::by_key(&mut routes, |route| (route.rank, route.team));
                let day = Source::Profile { rates: Vec::with_capacity(per_day), seconds };
                call_queue(queue, day, routes, pool_of(place))
            })
            .collect(),
        teams: teams
            .iter()
            .zip(places)
            .map(|(team, agents)| TeamSpec {
                agents,
                takes: team
                    .takes
                    .iter()
                    .map(|&queue| Take {
                        queue,
                        rank: queues.get(queue).map_or(0, |q| q.priority),
                        pace: 1.0,
                    })
                    .collect(),
                pick: Pick::ByRank,
            })
            .collect(),
        lines: plan
            .pools
            .iter()
            // Lines are counted together, as the plan does; one team without a limit takes it from all.
            .map(|pool| {
                let lines = pool.teams.iter().map(|&team| teams.get(team).and_then(|team| team.lines));
                lines.sum::<Option<u32>>().filter(|_| !pool.teams.is_empty()).map(|lines| lines as usize)
            })
            .collect(),
    }
}

fn call_queue(queue: &CallQueue, source: Source, routes: Vec<Route>, trunk: usize) -> QueueSpec {
    // A law for the first interval's mean, and for each interval what it multiplies; nothing where all are alike.
    let first = queue.handle.first().map_or(0.0, |seconds| seconds.get());
    let alike = queue.handle.iter().all(|seconds| seconds.get().to_bits() == first.to_bits());
    let by_slot = if alike { Vec::new() } else { queue.handle.iter().map(|seconds| seconds.get()).collect() };
    let mean = if alike { first } else { 1.0 };
    let handling = if queue.handle_cv > 0.0 {
        Law::new(Family::Lognormal, mean, Some(queue.handle_cv))
    } else {
        Law::new(Family::Deterministic, mean, None)
    };
    let patience = match queue.patience_cv {
        cv if cv <= 0.0 => Law::new(Family::Deterministic, queue.patience.get(), None),
        cv if (cv - 1.0).abs() < f64::EPSILON => Law::new(Family::Exponential, queue.patience.get(), None),
        cv => Law::new(Family::Weibull, queue.patience.get(), Some(cv.max(Family::Weibull.cv_bounds().0))),
    };
    QueueSpec {
        source,
        handling: handling.unwrap_or(Law::zero()),
        handling_by_slot: by_slot,
        patience: patience.ok(),
        redial: Redial {
            hung_up: queue.redial.get(),
            busy_tone: queue.redial.get(),
            delay: Law::exponential(queue.redial_delay.get()),
        },
        routes,
        trunk,
    }
}

fn duties(scenario: &Scenario, plan: &Plan, peopled: bool) -> (Duties, usize) {
    let laid_out = scenario.shifts().breaks > 0;
    let mut duties = Duties::new(&plan.shrinkage, scenario.shrinkage().sickness.get(), laid_out);
    let mut rows: Vec<Vec<Vec<Planned>>> = vec![Vec::new(); scenario.teams().len()];
    let open = scenario.calendar().open_minutes.map(|(opens, closes)| opens < closes);
    for roster in plan.pools.iter().filter_map(|pool| pool.roster.as_ref()) {
        let first = duties.add_shifts(&roster.shifts);
        for person in &roster.people {
            if let Some(team) = rows.get_mut(person.team) {
                team.push(planned(&person.days, first, &open));
            }
        }
    }
    for mut team in rows {
        let heads = team.len();
        let places = if peopled { peopled::places(heads) } else { heads };
        // Whoever is hired ahead of leaving works the hours of somebody there; every seventh has other days off.
        for more in 0..places - heads {
            team.push(team.get(more * DAYS_PER_WEEK % heads.max(1)).cloned().unwrap_or_default());
        }
        duties.add_team(team.into_iter());
    }
    (duties, DAYS_PER_WEEK * scenario.shifts().roster_weeks as usize)
}

/// A person's days with the shift that each day without one would have: that of the last day worked before.
fn planned(days: &[Day], first: u32, open: &[bool; DAYS_PER_WEEK]) -> Vec<Planned> {
    let last = |at: usize| {
        let earlier = days.iter().take(at).rev().chain(days.iter().skip(at).rev());
        earlier.into_iter().find_map(|day| match day {
            Day::Shift(place) => Some(first + place),
            _ => None,
        })
    };
    days.iter()
        .enumerate()
        .map(|(at, day)| match day {
            Day::Shift(place) => Planned::Shift(first + place),
            Day::Off => Planned::Off(last(at).filter(|_| open[at % DAYS_PER_WEEK])),
            Day::Protected => Planned::Spare(last(at), Spare::Protected),
            Day::Leave => Planned::Spare(last(at), Spare::Leave),
        })
        .collect()
}
