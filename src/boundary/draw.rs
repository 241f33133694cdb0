//! `drawFloor`: a made-up floor whose truth is known.

use super::floor;
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, number, row, whole};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scoring::draw::{self, Drawing, Gaming, Queue, Samples};
use crate::scoring::figures::Column;
use crate::scoring::metrics::Metric;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The most people who are drawn.
const MOST_DRAWN: f64 = 5000.0;

static OWN: &[Field] = &[
    row("agents", "People on the floor", "agents", whole(2.0, MOST_DRAWN, 40.0), "Who are made up."),
    row(
        "seed",
        "Seed",
        "",
        whole(0.0, 9_007_199_254_740_991.0, 1.0),
        "The same seed gives the same people; another gives another floor.",
    ),
    row(
        "metrics[]",
        "Metrics",
        "",
        Kind::List { length: (0, 8) },
        "The metrics with figures; all where empty.",
    ),
    row("metrics[].id", "Metric", "", floor::METRICS, "Which metric."),
    row(
        "samples.calls",
        "Calls handled",
        "calls",
        whole(1.0, 10_000.0, 400.0),
        "Of an agent in the time that is looked at, on average: about a month.",
    ),
    row(
        "samples.evaluations",
        "Calls evaluated",
        "calls",
        whole(1.0, 10_000.0, 6.0),
        "Evaluated calls of each agent in that time.",
    ),
    row(
        "samples.surveys",
        "Surveys answered",
        "surveys",
        whole(1.0, 10_000.0, 15.0),
        "Of an agent in that time, on average.",
    ),
    row("samples.days", "Days scheduled", "days", whole(1.0, 366.0, 21.0), "Days and shifts of each agent."),
    row(
        "mix.share",
        "People on the hostile queue",
        "share of agents",
        number(0.0, 1.0, 0.05, 0.2),
        "Who are sent there whatever their level.",
    ),
    row(
        "mix.usual",
        "Hostile calls elsewhere",
        "share of calls",
        number(0.0, 1.0, 0.01, 0.1),
        "On the other queues.",
    ),
    row(
        "mix.excess",
        "How many more on the hostile queue",
        "share of calls above the others'",
        number(0.0, 1.0, 0.05, 0.3),
        "Added to the share elsewhere.",
    ),
    row(
        "mix.shareSd",
        "How unevenly hostile calls fall otherwise",
        "SD of the share between agents",
        number(0.0, 0.5, 0.01, 0.02),
        "Whatever their level and queue.",
    ),
    row(
        "mix.penalty",
        "What a hostile call takes off a figure",
        "SD of a single sample",
        number(0.0, 5.0, 0.1, 0.5),
        "In every metric that is about calls.",
    ),
    row(
        "gaming.share",
        "People who game a figure",
        "share of agents",
        number(0.0, 1.0, 0.05, 0.0),
        "Whatever their level.",
    ),
    row(
        "gaming.gain",
        "What gaming adds to the figure",
        "SD of a single sample",
        number(0.0, 5.0, 0.1, 0.5),
        "Towards what counts as better; it serves nobody.",
    ),
    row(
        "gaming.metric",
        "The figure that is gamed",
        "",
        Kind::Choice {
            options: match floor::METRICS {
                Kind::Choice { options, .. } => options,
                _ => &[],
            },
            default: Fallback::Is("qa"),
        },
        "Nothing happens where the floor has no figures of it.",
    ),
];

/// The fields of `drawFloor`.
#[must_use]
pub fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| [OWN.to_vec(), floor::assumption_fields()].concat());
    &ALL
}

/// What `drawFloor` answers; the meanings are in `breather.d.ts`.
///
/// The figures are not serialised: they cross to JavaScript as typed arrays.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct FloorView {
    pub agents: PeopleColumnsView,
    pub truth: TruthView,
}

/// Made-up people with their figures.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PeopleColumnsView {
    pub id: Vec<String>,
    #[serde(skip)]
    pub columns: Vec<(&'static str, Vec<f64>)>,
}

/// What is true of them, as `scorecard` takes it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TruthView {
    pub levels: BTreeMap<&'static str, Vec<f64>>,
    pub hard: Vec<usize>,
    pub games: Vec<usize>,
}

/// Draws a floor whose truth is known.
///
/// # Errors
/// Everything that is wrong with the input.
pub fn draw_floor(given: &Value) -> Result<FloorView, Problems> {
    let mut problems = Collector::default();
    let complete = read(fields(), &Value::Absent, given, &mut problems);
    let input = Complete(&complete);
    let mut metrics: Vec<Metric> = Vec::new();
    for (place, own) in input.objects("metrics").enumerate() {
        let Some(metric) = Metric::from_id(own.text("id")) else { continue };
        if metrics.contains(&metric) {
            let path = format!("metrics[{place}].id");
            problems.add(
                Problem::new(path, Code::Duplicate, "this metric stands in the list twice")
                    .got(own.text("id")),
            );
        }
        metrics.push(metric);
    }
    problems.finish(())?;
    if metrics.is_empty() {
        metrics = Metric::ALL.to_vec();
    }
    let drawing = Drawing {
        agents: input.number("agents") as usize,
        seed: input.number("seed") as u64,
        metrics,
        samples: Samples {
            calls: input.number("samples.calls"),
            evaluations: input.number("samples.evaluations"),
            surveys: input.number("samples.surveys"),
            days: input.number("samples.days"),
        },
        mix: Queue {
            share: input.number("mix.share"),
            usual: input.number("mix.usual"),
            excess: input.number("mix.excess"),
            share_sd: input.number("mix.shareSd"),
            penalty: input.number("mix.penalty"),
        },
        gaming: Gaming {
            metric: Metric::from_id(input.text("gaming.metric")).unwrap_or(Metric::Qa),
            share: input.number("gaming.share"),
            gain: input.number("gaming.gain"),
        },
    };
    let drawn = draw::draw(&drawing, &floor::assumptions(&complete));
    let columns = Column::ALL
        .into_iter()
        .filter(|column| drawn.floor.has(*column))
        .map(|column| (column.row().name, drawn.floor.column(column).to_vec()))
        .collect();
    Ok(FloorView {
        agents: PeopleColumnsView { id: drawn.floor.ids, columns },
        truth: TruthView {
            levels: drawn.levels.into_iter().map(|(metric, l)| (metric.definition().id, l)).collect(),
            hard: drawn.hard,
            games: drawn.games,
        },
    })
}
