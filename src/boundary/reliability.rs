//! `scorecardReliability`: how often a practice of flagging is right, in closed form and lived through.

use super::{finite, floor};
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, number, optional, row, whole};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scoring::metrics::Metric;
use crate::scoring::months::{self, MOST_DRAWS, Size};
use crate::scoring::reliability::{Gaming, Judged, Mix, Practice, judge, samples_needed};
use serde::Serialize;
use std::sync::LazyLock;

static OWN: &[Field] = &[
    row(
        "metric",
        "Metric",
        "",
        Kind::Choice {
            options: match floor::METRICS {
                Kind::Choice { options, .. } => options,
                _ => &[],
            },
            default: Fallback::Is("qa"),
        },
        "Whose assumption says what one sample tells, where that is not stated.",
    ),
    row(
        "icc",
        "What one sample tells",
        "share of one sample's variance between agents",
        optional(1e-6, 0.999, 0.01),
        "The metric's assumption where absent.",
    ),
    row(
        "samples",
        "Samples in one look",
        "samples",
        number(1.0, 1e6, 1.0, 6.0),
        "Evaluated calls, surveys, calls or days of one month, say.",
    ),
    row(
        "flagShare",
        "Share flagged",
        "share of agents",
        number(0.001, 0.5, 0.01, 0.1),
        "The lowest figures of each look.",
    ),
    row("looks", "Looks in the year", "looks", whole(1.0, 60.0, 12.0), "How often figures are taken anew."),
    row("strikes", "Flags that make a write-up", "flags", whole(1.0, 60.0, 1.0), "Within those looks."),
    row(
        "goodAbove",
        "Who counts as good",
        "share of agents below",
        number(0.05, 0.95, 0.05, 0.5),
        "0.5 is the better half.",
    ),
    row(
        "wantedReliability",
        "Reliability wanted",
        "",
        number(0.1, 0.99, 0.05, 0.8),
        "For the samples needed.",
    ),
    row(
        "mix.penalty",
        "What a hard call takes off a figure",
        "SD of a single sample",
        number(-5.0, 5.0, 0.1, 0.0),
        "How much lower the figure of a hostile call is, say.",
    ),
    row(
        "mix.shareSd",
        "How unevenly hard calls fall",
        "SD of the share between agents",
        number(0.0, 0.5, 0.01, 0.0),
        "Of the shares of such calls that agents get, whatever their level.",
    ),
    row(
        "mix.excess",
        "An agent with more of them",
        "share of calls above the floor's",
        number(-1.0, 1.0, 0.01, 0.0),
        "The agent on the hostile queue.",
    ),
    row(
        "gaming.share",
        "Agents who game the figure",
        "share of agents",
        number(0.0, 1.0, 0.05, 0.0),
        "Whatever their level.",
    ),
    row(
        "gaming.gain",
        "What gaming adds to a figure",
        "SD of a single sample",
        number(-5.0, 5.0, 0.1, 0.0),
        "It serves nobody.",
    ),
    row(
        "curveSamples",
        "Numbers of samples to compare",
        "samples",
        Kind::Numbers {
            length: (0, 100),
            bounds: (1.0, 1e6),
            whole: false,
            default: &[6.0, 12.0, 30.0, 100.0],
        },
        "The same practice with these numbers of samples.",
    ),
    row(
        "simulate.agents",
        "People on a simulated floor",
        "agents",
        whole(10.0, 20_000.0, 1000.0),
        "Who are flagged against each other.",
    ),
    row(
        "simulate.floors",
        "Simulated floors",
        "floors",
        whole(0.0, 100_000.0, 0.0),
        "Each with people of its own; none where 0.",
    ),
    row(
        "simulate.seed",
        "Seed",
        "",
        whole(0.0, 9_007_199_254_740_991.0, 1.0),
        "The same seed gives the same floors.",
    ),
];

/// The fields of `scorecardReliability`.
#[must_use]
pub fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| [OWN.to_vec(), floor::assumption_fields()].concat());
    &ALL
}

/// What `scorecardReliability` answers; the meanings are in `breather.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ReliabilityView {
    pub icc: f64,
    pub samples: f64,
    pub samples_needed: Option<f64>,
    pub closed_form: JudgedView,
    pub simulated: Option<JudgedView>,
    pub simulated_looks: f64,
    pub curve: Vec<CurveView>,
}

/// What a practice comes to.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct JudgedView {
    pub reliability: Option<f64>,
    pub repeatability: Option<f64>,
    pub rank_correlation: Option<f64>,
    pub flagged_truly: Option<f64>,
    pub flagged_wrongly: Option<f64>,
    pub flagged_above_median: Option<f64>,
    pub median_flagged: Option<f64>,
    pub good_written_up: Option<f64>,
    pub median_written_up: Option<f64>,
    pub written_up_good: Option<f64>,
    pub mix_shift: Option<f64>,
    pub mix_flagged: Option<f64>,
    pub gaming_shift: Option<f64>,
    pub honest_flagged: Option<f64>,
    pub gamer_flagged: Option<f64>,
}

/// The same practice with another number of samples.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct CurveView {
    pub samples: f64,
    pub reliability: f64,
    pub flagged_truly: f64,
    pub flagged_above_median: f64,
    pub good_written_up: f64,
}

/// How reliable a ranking by such figures is, and how often its flags are right.
///
/// # Errors
/// Everything that is wrong with the input.
pub fn scorecard_reliability(given: &Value) -> Result<ReliabilityView, Problems> {
    let mut problems = Collector::default();
    let complete = read(fields(), &Value::Absent, given, &mut problems);
    let input = Complete(&complete);
    let (looks, strikes) = (input.number("looks"), input.number("strikes"));
    if strikes > looks && problems.is_empty() {
        problems.add(
            Problem::new("strikes", Code::Conflict, "there are fewer looks than flags are needed")
                .bound(format!("at most {looks}"))
                .got(strikes.to_string()),
        );
    }
    let (agents, floors) = (input.number("simulate.agents"), input.number("simulate.floors"));
    let draws = agents * floors * looks;
    if draws > MOST_DRAWS as f64 {
        problems.add(
            Problem::new("simulate", Code::TooLarge, "so many people, floors and looks would take too long")
                .bound(format!("agents × floors × looks at most {MOST_DRAWS}"))
                .got(draws.to_string()),
        );
    }
    problems.finish(())?;
    let metric = Metric::from_id(input.text("metric")).unwrap_or(Metric::Qa);
    let assumed = (metric.definition().icc)(&floor::assumptions(&complete));
    let practice = Practice {
        // An assumption of none at all still leaves a ratio to compute.
        icc: input.optional("icc").unwrap_or(assumed).max(1e-6),
        samples: input.number("samples"),
        flagged: input.number("flagShare"),
        looks: looks as u32,
        strikes: strikes as u32,
        good: input.number("goodAbove"),
        mix: Mix {
            penalty: input.number("mix.penalty"),
            share_sd: input.number("mix.shareSd"),
            excess: input.number("mix.excess"),
        },
        gaming: Gaming { share: input.number("gaming.share"), gain: input.number("gaming.gain") },
    };
    let size =
        Size { agents: agents as usize, floors: floors as u32, seed: input.number("simulate.seed") as u64 };
    let curve = input.numbers("curveSamples").into_iter().map(|samples| {
        let judged = judge(&Practice { samples, ..practice });
        CurveView {
            samples,
            reliability: judged.reliability,
            flagged_truly: judged.flagged_truly,
            flagged_above_median: judged.flagged_above_median,
            good_written_up: judged.good_written_up,
        }
    });
    Ok(ReliabilityView {
        icc: practice.icc,
        samples: practice.samples,
        samples_needed: finite(samples_needed(practice.icc, input.number("wantedReliability"))),
        closed_form: judge(&practice).into(),
        simulated: (size.floors > 0).then(|| months::live(&practice, size).into()),
        simulated_looks: if size.floors > 0 { draws } else { 0.0 },
        curve: curve.collect(),
    })
}

impl From<Judged> for JudgedView {
    fn from(judged: Judged) -> Self {
        Self {
            reliability: finite(judged.reliability),
            repeatability: finite(judged.repeatability),
            rank_correlation: finite(judged.rank_correlation),
            flagged_truly: finite(judged.flagged_truly),
            flagged_wrongly: finite(1.0 - judged.flagged_truly),
            flagged_above_median: finite(judged.flagged_above_median),
            median_flagged: finite(judged.median_flagged),
            good_written_up: finite(judged.good_written_up),
            median_written_up: finite(judged.median_written_up),
            written_up_good: finite(judged.written_up_good),
            mix_shift: finite(judged.mix_shift),
            mix_flagged: finite(judged.mix_flagged),
            gaming_shift: finite(judged.gaming_shift),
            honest_flagged: finite(judged.honest_flagged),
            gamer_flagged: finite(judged.gamer_flagged),
        }
    }
}
