//! `start`, `simulate` and `merge`: a scenario, every call of every day.

use super::customers::{DepartmentView, JourneyView};
use super::inputs;
use super::people::PeopleView;
use super::simulate::{EVENTS_PER_STEP, EstimateView, MOST_SEED, MOST_WAITING};
use crate::analysis::replications::{self, Column, Days, Group, Metric, RunAnswer};
use crate::analysis::transport;
use crate::engine::planning::{Options as Planned, Plan, plan};
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::engine::simulation::run::{Fidelity, OF_A_PREVIEW, Options, REPLICATIONS, ScenarioRun};
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, optional_whole, whole};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::results::digest::Digest;
use crate::scenario::Scenario;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::rc::Rc;

/// The fields of `start`'s options.
pub static START: &[Field] = &[
    Field {
        path: "replications",
        label: "Repetitions",
        unit: "repetitions of the whole horizon",
        kind: optional_whole(1.0, 1000.0),
        help: "Independent repetitions; more give narrower intervals. 10 if not given, 6 of a preview.",
    },
    Field {
        path: "first",
        label: "First repetition",
        unit: "",
        kind: whole(0.0, 1_000_000.0, 0.0),
        help: "The number of the first repetition, so that several workers can share one run.",
    },
    Field {
        path: "seed",
        label: "Seed",
        unit: "",
        kind: whole(0.0, MOST_SEED, 1.0),
        help: "Which of the possible worlds: the same number gives the same calls, and the same result on every machine.",
    },
    Field {
        path: "fidelity",
        label: "How much is run",
        unit: "",
        kind: Kind::Choice {
            options: &[
                ("full", "Every call of the horizon"),
                ("preview", "A preview: the calls of a few days"),
            ],
            default: Fallback::Is("full"),
        },
        help: "A preview lives every day of the same worlds and simulates the calls of a few, so that it says within a moment roughly what the full run will say.",
    },
    Field {
        path: "uncertainty",
        label: "Draw the assumptions",
        unit: "",
        kind: Kind::Flag { default: false },
        help: "Draws the assumptions of each repetition from their ranges. There are none in the model yet, so that this changes nothing.",
    },
];

/// A figure over the horizon with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct MetricView {
    #[serde(flatten)]
    pub estimate: EstimateView,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: &'static str,
}

impl From<&Metric> for MetricView {
    fn from(metric: &Metric) -> Self {
        Self::of(EstimateView::from(metric.estimate), metric.unit)
    }
}

impl MetricView {
    pub(super) fn of(estimate: EstimateView, unit: &'static str) -> Self {
        let ends = estimate.mean.zip(estimate.half_width);
        Self {
            estimate,
            low: ends.map(|(mean, half)| mean - half),
            high: ends.map(|(mean, half)| mean + half),
            unit,
        }
    }
}

/// Things with stable words, as an object of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// One figure by interval of the week.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ColumnView {
    pub mean: Vec<Option<f64>>,
    pub half_width: Vec<Option<f64>>,
}

impl From<&Column> for ColumnView {
    fn from(column: &Column) -> Self {
        let views = column.estimates.iter().map(|&estimate| EstimateView::from(estimate));
        Self {
            mean: views.clone().map(|view| view.mean).collect(),
            half_width: views.map(|view| view.half_width).collect(),
        }
    }
}

/// Intervals of the week with their figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct IntervalsView {
    pub weekday: Vec<usize>,
    pub start_minute: Vec<usize>,
    #[serde(flatten)]
    pub columns: Named<ColumnView>,
}

/// One figure by weekday.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct SpreadView {
    pub mean: Vec<Option<f64>>,
    pub p10: Vec<Option<f64>>,
    pub p90: Vec<Option<f64>>,
}

impl From<&Days> for SpreadView {
    fn from(days: &Days) -> Self {
        Self {
            mean: days.spreads.iter().map(|spread| spread.mean).collect(),
            p10: days.spreads.iter().map(|spread| spread.p10).collect(),
            p90: days.spreads.iter().map(|spread| spread.p90).collect(),
        }
    }
}

/// Weekdays with their figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DaysView {
    pub weekday: Vec<usize>,
    #[serde(flatten)]
    pub figures: Named<SpreadView>,
}

/// Queues that share agents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct SimulatedPoolView {
    pub name: String,
    pub queues: Vec<usize>,
    pub teams: Vec<usize>,
    pub intervals: IntervalsView,
    pub days: DaysView,
    pub metrics: Named<MetricView>,
}

/// A queue or a team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PartView {
    pub name: String,
    pub metrics: Named<MetricView>,
}

/// What a run tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RunView {
    pub metrics: Named<MetricView>,
    pub series: IntervalsView,
    pub pools: Vec<SimulatedPoolView>,
    pub queues: Vec<PartView>,
    pub teams: Vec<PartView>,
    pub departments: Vec<DepartmentView>,
    pub journey: Option<JourneyView>,
    pub people: Option<PeopleView>,
    pub replications: usize,
    pub weeks: usize,
    pub share: f64,
    pub seed: u64,
    pub fidelity: &'static str,
    pub model_version: &'static str,
    pub events: f64,
    pub digest: String,
}

pub(super) fn metrics(list: &[Metric]) -> Named<MetricView> {
    Named(list.iter().map(|metric| (metric.id, MetricView::from(metric))).collect())
}

fn intervals(world: &Outline, columns: &[Column]) -> IntervalsView {
    let per_day = world.slots() / 7;
    let minutes = world.interval_minutes as usize;
    IntervalsView {
        weekday: (0..world.slots()).map(|slot| slot / per_day).collect(),
        start_minute: (0..world.slots()).map(|slot| slot % per_day * minutes).collect(),
        columns: Named(columns.iter().map(|column| (column.id, ColumnView::from(column))).collect()),
    }
}

impl RunView {
    fn new(world: &Outline, options: &Options, answer: RunAnswer, share: f64) -> Self {
        let digest = replications::digest(&answer);
        let part = |(name, list): (String, Vec<Metric>)| PartView { name, metrics: metrics(&list) };
        let pool = |group: Group| SimulatedPoolView {
            intervals: intervals(world, &group.columns),
            days: DaysView {
                weekday: (0..7).collect(),
                figures: Named(group.days.iter().map(|days| (days.id, SpreadView::from(days))).collect()),
            },
            metrics: metrics(&group.metrics),
            name: group.name,
            queues: group.queues,
            teams: group.teams,
        };
        let customers = answer.customers.as_ref();
        Self {
            metrics: metrics(&answer.all.metrics),
            series: intervals(world, &answer.all.columns),
            pools: answer.pools.into_iter().map(pool).collect(),
            queues: answer.queues.into_iter().map(part).collect(),
            teams: answer.teams.into_iter().map(part).collect(),
            departments: customers.map_or_else(Vec::new, |all| {
                all.departments.iter().map(|one| DepartmentView::new(one, world.weeks)).collect()
            }),
            journey: customers.map(JourneyView::from),
            people: answer.people.map(|people| PeopleView::new(world, people)),
            replications: answer.replications,
            weeks: world.weeks,
            share,
            seed: options.seed,
            fidelity: options.fidelity.as_str(),
            model_version: env!("CARGO_PKG_VERSION"),
            events: answer.events,
            digest,
        }
    }
}

/// A scenario under way, as `start` gives it.
#[derive(Clone, Debug)]
pub struct ScenarioStart {
    run: ScenarioRun,
    mark: f64,
}

impl ScenarioStart {
    /// Goes on for some ten thousand events; true when the run is over.
    pub fn step(&mut self) -> bool {
        self.run.step(EVENTS_PER_STEP)
    }

    /// Share of the run that is done.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.run.share()
    }

    /// What there is so far.
    #[must_use]
    pub fn result(&self) -> RunView {
        let unfinished = self.run.parts().is_empty().then(|| self.run.unfinished());
        let answer = replications::together(&self.run.world().outline, self.run.parts(), unfinished.as_ref());
        RunView::new(&self.run.world().outline, self.run.options(), answer, self.share())
    }

    /// The complete repetitions as plain numbers; before each stands a mark of what was run.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<f64>> {
        let marked = |numbers: Vec<f64>| core::iter::once(self.mark).chain(numbers).collect();
        self.run.parts().iter().map(|part| marked(transport::to_numbers(part))).collect()
    }
}

/// Begins the simulation of a scenario.
///
/// # Errors
/// Everything that is wrong with input and options; a scenario that cannot be rostered, or is too large to run.
pub fn start(given: &Value, options: &Value) -> Result<ScenarioStart, Problems> {
    let (scenario, options) = read_both(given, options)?;
    let plan = rostered(&scenario)?;
    Ok(ScenarioStart { mark: mark(&scenario, &options), run: ScenarioRun::with(&scenario, &plan, options)? })
}

/// The groups of fields that no plan asks for: levers on people, prices and assumptions.
const NOT_PLANNED: [&str; 9] =
    ["people", "staffing", "rest", "support", "training", "hiring", "world", "prices", "assumptions"];

thread_local! {
    /// The last plan with a roster, by a digest of what it was made from: a lever that moves seldom moves the roster,
    /// which takes longer than a preview of the rest.
    static LAST_PLAN: RefCell<Option<(String, Rc<Plan>)>> = const { RefCell::new(None) };
}

/// A scenario's plan with its roster, kept from the last time if nothing that it depends on has changed.
fn rostered(scenario: &Scenario) -> Result<Rc<Plan>, Problems> {
    let planned = match scenario.complete() {
        Value::Map(fields) => fields
            .iter()
            .filter(|(name, _)| !NOT_PLANNED.contains(&name.as_str()))
            .fold(Digest::new(), |digest, (name, value)| add(digest.text(name), value)),
        other => add(Digest::new(), other),
    };
    let key = planned.finish();
    let known = LAST_PLAN.with_borrow(|last| {
        last.as_ref().filter(|(made_from, _)| *made_from == key).map(|(_, plan)| Rc::clone(plan))
    });
    if let Some(plan) = known {
        return Ok(plan);
    }
    let plan = Rc::new(plan(scenario, &Planned { roster: true })?);
    LAST_PLAN.set(Some((key, Rc::clone(&plan))));
    Ok(plan)
}

/// Simulates a scenario to the end.
///
/// # Errors
/// As [`start`].
pub fn simulate(given: &Value, options: &Value) -> Result<RunView, Problems> {
    let mut run = start(given, options)?;
    while !run.step() {}
    Ok(run.result())
}

/// The result of repetitions that were worked on apart.
///
/// # Errors
/// As [`start`]; parts of another scenario or other options; a repetition given twice.
pub fn merge(given: &Value, options: &Value, parts: &[Vec<f64>]) -> Result<RunView, Problems> {
    let (scenario, options) = read_both(given, options)?;
    let world = Outline::new(&scenario, scenario.calendar().horizon_weeks)?;
    let mut problems = Collector::default();
    let read = read_parts(&world, mark(&scenario, &options), parts, &mut problems);
    let read = problems.finish(read)?;
    #[expect(clippy::cast_precision_loss, reason = "few repetitions")]
    let share = (read.len() as f64 / f64::from(options.replications)).min(1.0);
    let answer = replications::together(&world, &read, None);
    Ok(RunView::new(&world, &options, answer, share))
}

/// The repetitions that parts hold; what is wrong with them is told.
pub(super) fn read_parts(
    world: &Outline,
    mark: f64,
    parts: &[Vec<f64>],
    problems: &mut Collector,
) -> Vec<Part> {
    let expected = mark.to_bits();
    let mut read = Vec::with_capacity(parts.len());
    for numbers in parts {
        let numbers = match numbers.split_first() {
            Some((mark, numbers)) if mark.to_bits() == expected => numbers,
            _ => {
                problems.add(
                    Problem::new("parts", Code::Conflict, "a part is of another scenario, seed or version")
                        .bound("what parts() gave for this input and these options")
                        .got(format!("{} numbers", numbers.len())),
                );
                continue;
            }
        };
        match transport::from_numbers(world, numbers) {
            Ok(part) if read.iter().any(|known: &Part| known.number == part.number) => {
                problems.add(
                    Problem::new("parts", Code::Duplicate, "a repetition is given twice")
                        .bound("each repetition once")
                        .got(part.number.to_string()),
                );
            }
            Ok(part) => read.push(part),
            Err(problem) => problems.add(problem),
        }
    }
    read
}

/// A number that tells runs apart whose repetitions do not belong together: by the whole input, seed, fidelity and version.
pub(super) fn mark(scenario: &Scenario, options: &Options) -> f64 {
    let preview = options.fidelity == Fidelity::Preview;
    let digest = Digest::new().text(env!("CARGO_PKG_VERSION")).whole(options.seed).whole(u64::from(preview));
    let bits = u64::from_str_radix(&add(digest, scenario.complete()).finish(), 16).unwrap_or_default();
    // The exponent of numbers from 1 to 2, so that it is a number like any other wherever it is carried.
    f64::from_bits(bits >> 12 | 1.0_f64.to_bits())
}

fn add(digest: Digest, value: &Value) -> Digest {
    match value {
        Value::Absent => digest.whole(0),
        Value::Flag(flag) => digest.whole(1).whole(u64::from(*flag)),
        Value::Number(number) => digest.whole(2).number(*number),
        Value::Text(text) => digest.whole(3).text(text),
        Value::List(items) => items.iter().fold(digest.whole(4), add).whole(items.len() as u64),
        Value::Map(fields) => fields
            .iter()
            .fold(digest.whole(5), |digest, (name, value)| add(digest.text(name), value))
            .whole(fields.len() as u64),
        Value::Other(word) => digest.whole(6).text(word),
    }
}

pub(super) fn read_both(given: &Value, options: &Value) -> Result<(Scenario, Options), Problems> {
    let mut problems = Collector::default();
    let scenario = Scenario::read(given, &mut problems);
    let complete = read(inputs::START, &Value::Absent, options, &mut problems);
    let input = Complete(&complete);
    let fidelity = if input.text("fidelity") == "preview" { Fidelity::Preview } else { Fidelity::Full };
    let usual = if fidelity == Fidelity::Preview { OF_A_PREVIEW } else { REPLICATIONS };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the table bounds it")]
    let options = Options {
        replications: input.optional("replications").map_or(usual, |number| number as u32),
        first: input.number("first") as u32,
        seed: input.number("seed") as u64,
        fidelity,
    };
    if problems.is_empty() {
        too_many_waiting(&scenario, &mut problems);
    }
    problems.finish((scenario, options))
}

/// Callers who may wait, or call again later, all at once, if nobody at all answers.
fn too_many_waiting(scenario: &Scenario, problems: &mut Collector) {
    let seconds = f64::from(scenario.calendar().interval_minutes) * 60.0;
    let waiting: f64 = scenario
        .queues()
        .iter()
        .map(|queue| {
            let peak = queue.calls.iter().copied().fold(0.0, f64::max) / seconds;
            let attempts = peak / (1.0 - queue.redial.get());
            attempts * (queue.patience.get() + queue.redial.get() * queue.redial_delay.get())
        })
        .sum();
    if waiting > MOST_WAITING {
        problems.add(
            Problem::new(
                "queues",
                Code::TooLarge,
                "with volumes, patience and redials like these, more callers could wait at once than one run holds",
            )
            .bound(format!("about {MOST_WAITING} callers"))
            .got(format!("about {waiting:.0} callers")),
        );
    }
}
