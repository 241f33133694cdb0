//! What repetitions of a scenario tell together: means with intervals, over the horizon, by interval of
//! the week and by weekday.
//!
//! A repetition is the unit: all of its weeks together are one value (or one numerator and one
//! denominator), because its weeks need not be independent of each other. Shares are ratios of sums
//! over repetitions ([`crate::math::estimate::Ratio`]).

use super::customers;
use super::departments::{self, CustomersAnswer};
use super::figures::{BY_DAY, CALLS, COLUMNS, Figure, OFFERED, Sums, TIME};
use super::money;
use super::people::{self, PeopleAnswer};
pub use super::spread::Spread;
use super::spread::spread;
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::math::estimate::{Ratio, multiplier};
use crate::math::order;
use crate::results::digest::Digest;
use crate::results::estimate::{CONFIDENCE, Estimate};
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY};

/// A figure over the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// A stable word for it.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// The figure.
    pub estimate: Estimate,
}

/// A figure over the horizon before it is an estimate: numerator and denominator of each repetition.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// A stable word for it.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// One pair for each repetition, in the order of their numbers.
    pub units: Vec<(f64, f64)>,
}

/// Estimates of one figure, one for each interval of the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// A stable word for the figure.
    pub id: &'static str,
    /// By interval of the week.
    pub estimates: Vec<Estimate>,
}

/// Spreads of one figure, Monday first.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// A stable word for the figure.
    pub id: &'static str,
    /// By weekday.
    pub spreads: [Spread; DAYS_PER_WEEK],
}

/// What a group of queues and teams met.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Places of its queues.
    pub queues: Vec<usize>,
    /// Places of its teams.
    pub teams: Vec<usize>,
    /// Over the horizon.
    pub metrics: Vec<Metric>,
    /// By interval of the week.
    pub columns: Vec<Column>,
    /// By weekday.
    pub days: Vec<Days>,
}

/// What a run tells.
#[derive(Clone, Debug, PartialEq)]
pub struct RunAnswer {
    /// Everything together.
    pub all: Group,
    /// Queues that share agents.
    pub pools: Vec<Group>,
    /// Queue by queue, over the horizon.
    pub queues: Vec<(String, Vec<Metric>)>,
    /// Team by team, over the horizon.
    pub teams: Vec<(String, Vec<Metric>)>,
    /// What became of the people, if they respond.
    pub people: Option<PeopleAnswer>,
    /// What became of the customers, if they respond.
    pub customers: Option<CustomersAnswer>,
    /// Complete repetitions.
    pub replications: usize,
    /// Events of these.
    pub events: f64,
}

/// Places of [`crate::engine::simulation::steady::PERCENTILES`] with the words for them.
const WAITS: [&str; 5] =
    ["waitP50Seconds", "waitP80Seconds", "waitP90Seconds", "waitP95Seconds", "waitP99Seconds"];

/// Puts repetitions together, whatever their order.
///
/// Without a complete repetition, the figures are those of `unfinished`, without intervals.
#[must_use]
pub fn together(world: &Outline, parts: &[Part], unfinished: Option<&Part>) -> RunAnswer {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    order::by_key(&mut sorted, |part| part.number);
    let replications = sorted.len();
    if sorted.is_empty() {
        sorted.extend(unfinished);
    }
    let context = Context {
        world,
        multiplier: (sorted.len() >= 2).then(|| multiplier(CONFIDENCE, sorted.len())),
        parts: sorted,
    };
    let (queues, teams) = (world.queue_names.len(), world.team_names.len());
    let everything: (Vec<usize>, Vec<usize>) = ((0..queues).collect(), (0..teams).collect());
    let mut all = context.group(String::new(), everything.0, everything.1);
    all.metrics = context
        .raw()
        .into_iter()
        .map(|raw| Metric {
            id: raw.id,
            unit: raw.unit,
            estimate: context.estimate(raw.units.iter().copied()),
        })
        .collect();
    let with_waits = |mut metrics: Vec<Metric>, waits: Vec<Metric>| {
        metrics.extend(waits);
        metrics
    };
    RunAnswer {
        all,
        pools: world
            .pools
            .iter()
            .enumerate()
            .map(|(place, pool)| {
                let mut group = context.group(pool.name.clone(), pool.queues.clone(), pool.teams.clone());
                group.metrics.extend(context.waits(|part| &part.percentiles_by_pool[place]));
                group
            })
            .collect(),
        queues: (0..queues)
            .map(|queue| {
                let metrics = context.horizon(&CALLS, &[queue], &[]);
                let waits = context.waits(|part| &part.percentiles_by_queue[queue]);
                (world.queue_names[queue].clone(), with_waits(metrics, waits))
            })
            .collect(),
        teams: (0..teams)
            .map(|team| (world.team_names[team].clone(), context.horizon(&TIME, &[], &[team])))
            .collect(),
        people: people::answer(world, &context.parts, |ratio| context.of_ratio(ratio)),
        customers: departments::answer(world, &money::billed(world, &context.parts), |ratio| {
            context.of_ratio(ratio)
        }),
        replications,
        events: parts.iter().map(|part| part.events).sum(),
    }
}

struct Context<'a> {
    world: &'a Outline,
    parts: Vec<&'a Part>,
    /// Standard errors in half an interval, if there is one.
    multiplier: Option<f64>,
}

impl Context<'_> {
    /// Every figure over the horizon, all queues and teams together.
    fn raw(&self) -> Vec<Raw> {
        let queues: Vec<usize> = (0..self.world.queue_names.len()).collect();
        let teams: Vec<usize> = (0..self.world.team_names.len()).collect();
        let sums = self.sums(&queues, &teams);
        let mut list: Vec<Raw> = CALLS
            .iter()
            .chain(&TIME)
            .map(|figure| Raw {
                id: figure.id,
                unit: figure.unit,
                units: sums.iter().map(figure.of).collect(),
            })
            .collect();
        list.extend(WAITS.iter().enumerate().map(|(place, &id)| Raw {
            id,
            unit: "seconds",
            units: self.parts.iter().map(|part| (part.percentiles[place], 1.0)).collect(),
        }));
        list.push(Raw {
            id: "absenceShare",
            unit: "share of scheduled shifts",
            units: self.parts.iter().map(|part| people::absence(part)).collect(),
        });
        list.extend(people::figures(self.world, &self.parts));
        list.extend(customers::figures(&self.parts));
        list.extend(money::figures(self.world, &self.parts));
        list
    }

    fn estimate(&self, units: impl Iterator<Item = (f64, f64)> + Clone) -> Estimate {
        self.of_ratio(Ratio::of(units))
    }

    fn of_ratio(&self, ratio: Option<Ratio>) -> Estimate {
        ratio.map_or_else(Estimate::default, |ratio| Estimate {
            mean: Some(ratio.mean),
            half_width: ratio.standard_error.zip(self.multiplier).map(|(error, times)| error * times),
        })
    }

    fn waits<'b>(&'b self, of: impl Fn(&'b Part) -> &'b [f64; 5] + Copy) -> Vec<Metric> {
        WAITS
            .iter()
            .enumerate()
            .map(|(place, &id)| Metric {
                id,
                unit: "seconds",
                estimate: self.estimate(self.parts.iter().map(move |part| (of(part)[place], 1.0))),
            })
            .collect()
    }

    fn group(&self, name: String, queues: Vec<usize>, teams: Vec<usize>) -> Group {
        let mut metrics = self.horizon(&CALLS, &queues, &teams);
        metrics.extend(self.horizon(&TIME, &queues, &teams));
        Group {
            name,
            metrics,
            columns: self.columns(&queues, &teams),
            days: self.by_weekday(&queues, &teams),
            queues,
            teams,
        }
    }

    /// Sums over the horizon, repetition by repetition.
    fn sums(&self, queues: &[usize], teams: &[usize]) -> Vec<Sums> {
        self.parts
            .iter()
            .map(|part| {
                let weights = weights(part);
                (0..self.world.days_of(part)).fold(Sums::default(), |mut all, day| {
                    all.add(&self.day(part, queues, teams, day), weights[day % DAYS_PER_WEEK]);
                    all
                })
            })
            .collect()
    }

    fn horizon(&self, figures: &[Figure], queues: &[usize], teams: &[usize]) -> Vec<Metric> {
        let sums = self.sums(queues, teams);
        figures
            .iter()
            .map(|figure| Metric {
                id: figure.id,
                unit: figure.unit,
                estimate: self.estimate(sums.iter().map(figure.of)),
            })
            .collect()
    }

    fn columns(&self, queues: &[usize], teams: &[usize]) -> Vec<Column> {
        let mut columns: Vec<Column> =
            COLUMNS.iter().map(|figure| Column { id: figure.id, estimates: Vec::new() }).collect();
        let mut sums = Vec::with_capacity(self.parts.len());
        for slot in 0..self.world.slots() {
            sums.clear();
            sums.extend(self.parts.iter().map(|part| {
                let weeks = self.weeks(part, slot);
                let mut sums = self.interval(part, queues, teams, slot);
                sums.seconds *= weeks;
                (sums, weeks)
            }));
            for (column, figure) in columns.iter_mut().zip(&COLUMNS) {
                // Calls are told for a mean week.
                let counted = figure.id == OFFERED.id;
                let units = sums.iter().map(|(sums, weeks)| {
                    let (top, bottom) = (figure.of)(sums);
                    (top, if counted { *weeks } else { bottom })
                });
                column.estimates.push(self.estimate(units));
            }
        }
        columns
    }

    /// Attempts on a day; none on those that a preview left out.
    fn offered(&self, part: &Part, day: usize) -> f64 {
        let days = self.world.days();
        (0..self.world.queue_names.len()).map(|queue| part.days[queue * days + day].offered).sum()
    }

    fn by_weekday(&self, queues: &[usize], teams: &[usize]) -> Vec<Days> {
        let by_weekday: [Vec<Sums>; DAYS_PER_WEEK] = core::array::from_fn(|weekday| {
            self.parts
                .iter()
                .flat_map(|part| {
                    (weekday..self.world.days_of(part))
                        .step_by(DAYS_PER_WEEK)
                        .filter(|&day| whole(part) || self.offered(part, day) > 0.0)
                        .map(|day| self.day(part, queues, teams, day))
                })
                .collect()
        });
        BY_DAY
            .iter()
            .map(|figure| Days {
                id: figure.id,
                spreads: core::array::from_fn(|weekday| spread(by_weekday[weekday].iter().map(figure.of))),
            })
            .collect()
    }

    /// How often a repetition has simulated the weekday of an interval so far.
    fn weeks(&self, part: &Part, slot: usize) -> f64 {
        part.seen[slot * DAYS_PER_WEEK / self.world.slots()]
    }

    fn interval(&self, part: &Part, queues: &[usize], teams: &[usize], slot: usize) -> Sums {
        let slots = self.world.slots();
        let mut sums = Sums { seconds: self.world.slot_seconds(), ..Sums::default() };
        for queue in queues {
            sums.calls.add(&part.cycle[queue * slots + slot]);
            sums.waiting += part.cycle_waiting[queue * slots + slot];
        }
        for team in teams {
            sums.staffed += part.cycle_staffed[team * slots + slot];
            sums.busy += part.cycle_busy[team * slots + slot];
        }
        sums
    }

    fn day(&self, part: &Part, queues: &[usize], teams: &[usize], day: usize) -> Sums {
        let days = self.world.days();
        let mut sums = Sums { seconds: SECONDS_PER_DAY, ..Sums::default() };
        for queue in queues {
            sums.calls.add(&part.days[queue * days + day]);
            sums.waiting += part.days_waiting[queue * days + day];
        }
        for team in teams {
            sums.staffed += part.days_staffed[team * days + day];
            sums.busy += part.days_busy[team * days + day];
        }
        sums
    }
}

/// How many days each simulated day of a repetition stands for, by weekday: one, but for previews.
pub(super) fn weights(part: &Part) -> [f64; DAYS_PER_WEEK] {
    let week = f64::from(u8::try_from(DAYS_PER_WEEK).unwrap_or(u8::MAX));
    let done: [f64; DAYS_PER_WEEK] = core::array::from_fn(|weekday| {
        #[expect(clippy::cast_precision_loss, reason = "seven at most")]
        let missing = (DAYS_PER_WEEK - 1 - weekday) as f64;
        libm::floor((part.days_done + missing) / week)
    });
    // A weekday that none of the simulated days was cannot be stood for.
    core::array::from_fn(
        |weekday| if part.seen[weekday] > 0.0 { done[weekday] / part.seen[weekday] } else { 1.0 },
    )
}

/// The days of a repetition that had calls, each with its sums, all queues and teams together.
pub(super) fn days(world: &Outline, part: &Part) -> Vec<(usize, Sums)> {
    let queues: Vec<usize> = (0..world.queue_names.len()).collect();
    let teams: Vec<usize> = (0..world.team_names.len()).collect();
    let context = Context { world, multiplier: None, parts: Vec::new() };
    (0..world.days_of(part))
        .filter(|&day| context.offered(part, day) > 0.0)
        .map(|day| (day, context.day(part, &queues, &teams, day)))
        .collect()
}

/// Whether every day of a repetition was simulated.
pub(super) fn whole(part: &Part) -> bool {
    part.seen.iter().sum::<f64>() >= part.days_done
}

/// Every figure of repetitions over the horizon, with the repetitions in order.
#[must_use]
pub fn raw(world: &Outline, parts: &[Part]) -> Vec<Raw> {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    order::by_key(&mut sorted, |part| part.number);
    Context { world, multiplier: None, parts: sorted }.raw()
}

/// Figures with the intervals that their repetitions give.
#[must_use]
pub fn metrics(raw: &[Raw]) -> Vec<Metric> {
    let estimate = |raw: &Raw| Estimate::ratio(raw.units.iter().copied());
    raw.iter().map(|raw| Metric { id: raw.id, unit: raw.unit, estimate: estimate(raw) }).collect()
}

/// The digest of all that is told.
#[must_use]
pub fn digest(answer: &RunAnswer) -> String {
    let metrics = |digest: Digest, metrics: &[Metric]| {
        metrics.iter().fold(digest, |digest, metric| metric.estimate.digest(digest.text(metric.id)))
    };
    let mut digest = Digest::new().whole(answer.replications as u64).number(answer.events);
    for group in core::iter::once(&answer.all).chain(&answer.pools) {
        digest = metrics(digest.text(&group.name), &group.metrics);
        for column in &group.columns {
            digest = column
                .estimates
                .iter()
                .fold(digest.text(column.id), |digest, estimate| estimate.digest(digest));
        }
        for days in &group.days {
            let spreads = days.spreads.iter().flat_map(|spread| [spread.mean, spread.p10, spread.p90]);
            digest = digest.text(days.id).numbers(spreads.map(|number| number.unwrap_or(f64::NAN)));
        }
    }
    for (name, list) in answer.queues.iter().chain(&answer.teams) {
        digest = metrics(digest.text(name), list);
    }
    if let Some(people) = &answer.people {
        digest = people::digest(digest, people);
    }
    if let Some(customers) = &answer.customers {
        digest = departments::digest(digest, customers);
    }
    digest.finish()
}
