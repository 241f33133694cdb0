//! `compare`: scenarios in the same worlds.

use super::finite;
use super::run::{self, ColumnView, MetricView, Named};
use super::simulate::EstimateView;
use crate::analysis::compare::{self, Difference, Excess};
use crate::analysis::replications::{self, Raw};
use crate::analysis::sharpen;
use crate::analysis::worth::{Worth, worth};
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::engine::simulation::run::{Fidelity, Options, ScenarioRun};
use crate::input::Value;
use crate::math::order;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::results::digest::Digest;
use crate::scenario::Scenario;
use serde::Serialize;

/// The most scenarios compared at once.
const MOST: usize = 12;

/// One figure of two scenarios.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DifferenceView {
    #[serde(flatten)]
    pub metric: MetricView,
    pub probability_higher: Option<f64>,
}

/// One scenario of several.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ComparedView {
    pub name: String,
    pub metrics: Named<MetricView>,
    pub worlds: Named<Vec<Option<f64>>>,
}

/// Two scenarios of several.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PairView {
    pub first: usize,
    pub second: usize,
    pub differences: Named<DifferenceView>,
    pub worth: Option<WorthView>,
}

/// What the second of two scenarios is worth against the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct WorthView {
    pub price: f64,
    pub net: DifferenceView,
    pub worth_up_to: DifferenceView,
    pub cumulative: ColumnView,
    pub pay_back_week: Option<usize>,
}

impl From<&Worth> for WorthView {
    fn from(worth: &Worth) -> Self {
        Self {
            price: worth.price,
            net: shown(&worth.net).1,
            worth_up_to: shown(&worth.worth_up_to).1,
            cumulative: ColumnView::from(&worth.cumulative),
            pay_back_week: worth.pay_back_week,
        }
    }
}

/// What a comparison tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ComparisonView {
    pub scenarios: Vec<ComparedView>,
    pub pairs: Vec<PairView>,
    pub replications: usize,
    pub weeks: usize,
    pub seed: u64,
    pub fidelity: &'static str,
    pub digest: String,
}

/// Simulates scenarios in the same worlds and compares them.
///
/// # Errors
/// As `start` for each input, with its place in the list before each path.
pub fn compare(inputs: &Value, options: &Value) -> Result<ComparisonView, Problems> {
    let (scenarios, options) = read(inputs, options)?;
    let mut outlines = Vec::new();
    let mut parts = Vec::new();
    for (scenario, _) in &scenarios {
        let mut run = ScenarioRun::new(scenario, options)?;
        while !run.step(u64::MAX) {}
        outlines.push(run.world().outline.clone());
        parts.push(run.parts().to_vec());
    }
    view(&outlines, &parts, None, &options)
}

/// The same from repetitions that were worked on apart: one list for each input. Repetitions that not all have are left out.
///
/// With `known`, full repetitions of the first input, the others' figures are the first's and the differences.
///
/// # Errors
/// As [`compare()`]; parts of other scenarios or options; a repetition given twice.
pub fn compare_parts(
    inputs: &Value,
    options: &Value,
    parts: &[Vec<Vec<f64>>],
    known: &[Vec<f64>],
) -> Result<ComparisonView, Problems> {
    let (scenarios, options) = read(inputs, options)?;
    if parts.len() != scenarios.len() {
        return Err(Problem::new("parts", Code::Conflict, "there is one list of parts for each input")
            .bound(format!("{} lists", scenarios.len()))
            .got(format!("{} lists", parts.len()))
            .into());
    }
    let mut outlines = Vec::new();
    let mut all = Vec::new();
    let mut problems = Collector::default();
    for ((scenario, mark), parts) in scenarios.iter().zip(parts) {
        let outline = Outline::new(scenario, scenario.calendar().horizon_weeks)?;
        all.push(run::read_parts(&outline, *mark, parts, &mut problems));
        outlines.push(outline);
    }
    let mut known_parts = Vec::new();
    if let (Some(outline), Some((first, _))) = (outlines.first(), scenarios.first())
        && !known.is_empty()
    {
        let mark = run::mark(first, &Options { fidelity: Fidelity::Full, ..options });
        known_parts = run::read_parts(outline, mark, known, &mut problems);
    }
    let mut all: Vec<Vec<Part>> = problems.finish(all)?;
    let common: Vec<u32> = all.first().map_or_else(Vec::new, |first| {
        let everywhere =
            |number: &u32| all.iter().all(|parts| parts.iter().any(|part| part.number == *number));
        first.iter().map(|part| part.number).filter(everywhere).collect()
    });
    for parts in &mut all {
        parts.retain(|part| common.contains(&part.number));
    }
    let known = (!known_parts.is_empty()).then_some(known_parts.as_slice());
    view(&outlines, &all, known, &options)
}

type Read = (Vec<(Scenario, f64)>, Options);

fn read(inputs: &Value, options: &Value) -> Result<Read, Problems> {
    let Value::List(inputs) = inputs else {
        let problem = Problem::new("inputs", Code::WrongType, "a list of scenarios is expected");
        return Err(problem.bound(format!("2 to {MOST} scenarios")).into());
    };
    if !(2..=MOST).contains(&inputs.len()) {
        return Err(Problem::new("inputs", Code::OutOfRange, "two scenarios or more are compared")
            .bound(format!("2 to {MOST} scenarios"))
            .got(format!("{} scenarios", inputs.len()))
            .into());
    }
    let mut problems = Collector::default();
    let mut scenarios = Vec::new();
    let mut read_options = None;
    for (place, input) in inputs.iter().enumerate() {
        match run::read_both(input, options) {
            Ok((scenario, options)) => {
                let mark = run::mark(&scenario, &options);
                scenarios.push((scenario, mark));
                read_options = Some(options);
            }
            Err(refused) => {
                for mut problem in refused.into_list() {
                    problem.path = format!("inputs[{place}].{}", problem.path);
                    problems.add(problem);
                }
            }
        }
    }
    let weeks = |(scenario, _): &(Scenario, f64)| scenario.calendar().horizon_weeks;
    if problems.is_empty()
        && let Some(first) = scenarios.first().map(weeks)
        && let Some(place) = scenarios.iter().position(|scenario| weeks(scenario) != first)
    {
        problems.add(
            Problem::new(
                format!("inputs[{place}].calendar.horizonWeeks"),
                Code::Conflict,
                "scenarios are compared over the same weeks",
            )
            .bound(format!("{first} weeks"))
            .got(format!("{} weeks", weeks(&scenarios[place]))),
        );
    }
    let scenarios = problems.finish(scenarios)?;
    read_options
        .map(|options| (scenarios, options))
        .ok_or_else(|| Problem::new("inputs", Code::Missing, "two scenarios or more are compared").into())
}

fn view(
    outlines: &[Outline],
    parts: &[Vec<Part>],
    known: Option<&[Part]>,
    options: &Options,
) -> Result<ComparisonView, Problems> {
    let mut raws: Vec<Vec<Raw>> =
        outlines.iter().zip(parts).map(|(outline, parts)| replications::raw(outline, parts)).collect();
    if let (Some(known), Some(outline), Some(first)) = (known, outlines.first(), parts.first()) {
        for place in 1..raws.len() {
            let raw = core::mem::take(&mut raws[place]);
            raws[place] = sharpen::sharpened((outline, known), first, (&outlines[place], &parts[place]), raw);
        }
    }
    let baseline = known.zip(outlines.first()).map(|(parts, outline)| replications::raw(outline, parts));
    let worlds = worlds(parts, &raws, known.zip(baseline.as_deref()));
    let from_first: Vec<(Vec<Difference>, Vec<Excess>)> = raws
        .iter()
        .skip(1)
        .map(|raw| {
            let excess = match (&baseline, &worlds.of_baseline) {
                (Some(all), Some(here)) => compare::excess(all, here, &raws[0], raw),
                _ => Vec::new(),
            };
            let differences = compare::differences(&raws[0], raw).into_iter();
            (differences.map(|of| of.less(&excess)).collect(), excess)
        })
        .collect();
    let baseline = baseline.map(|raws| replications::metrics(&raws));
    let mut digest = Digest::new();
    let mut scenarios = Vec::new();
    for (place, ((outline, raw), worlds)) in outlines.iter().zip(&raws).zip(worlds.views).enumerate() {
        let own = || replications::metrics(raw);
        let metrics = match (&baseline, place.checked_sub(1)) {
            (Some(known), None) => known.clone(),
            (Some(known), Some(other)) => compare::anchored(known, &from_first[other].0, &own()),
            (None, _) => own(),
        };
        digest = metrics.iter().fold(digest, |digest, metric| metric.estimate.digest(digest.text(metric.id)));
        scenarios.push(ComparedView {
            name: outline.scenario.name().to_owned(),
            metrics: run::metrics(&metrics),
            worlds,
        });
    }
    let mut pairs = Vec::new();
    for first in 0..raws.len() {
        for second in first + 1..raws.len() {
            let apart;
            let (differences, excess) = if first == 0 {
                let (differences, excess) = &from_first[second - 1];
                (differences, excess.as_slice())
            } else {
                apart = compare::differences(&raws[first], &raws[second]);
                (&apart, &[][..])
            };
            digest = compare::digest(digest, differences);
            let sides = [first, second].map(|at| (&outlines[at], parts[at].as_slice(), raws[at].as_slice()));
            pairs.push(PairView {
                first,
                second,
                differences: Named(differences.iter().map(shown).collect()),
                worth: worth(sides[0], sides[1], excess).as_ref().map(WorthView::from),
            });
        }
    }
    Ok(ComparisonView {
        scenarios,
        pairs,
        replications: parts.first().map_or(0, Vec::len),
        weeks: outlines.first().map_or(0, |outline| outline.weeks),
        seed: options.seed,
        fidelity: options.fidelity.as_str(),
        digest: digest.finish(),
    })
}

/// Every scenario's figures in each world.
struct Worlds {
    views: Vec<Named<Vec<Option<f64>>>>,
    /// Those of the first where it is known in full, in the others' worlds.
    of_baseline: Option<Vec<Raw>>,
}

/// Every scenario's figures in each world; where the first is known in full, in the worlds it is known in.
fn worlds(parts: &[Vec<Part>], raws: &[Vec<Raw>], known: Option<(&[Part], &[Raw])>) -> Worlds {
    let view = |worlds: Vec<(&'static str, Vec<f64>)>| {
        Named(worlds.into_iter().map(|(id, of)| (id, of.into_iter().map(finite).collect())).collect())
    };
    let (Some((known, baseline)), Some(first)) = (known, parts.first()) else {
        let views = raws.iter().map(|raw| view(compare::worlds(raw))).collect();
        return Worlds { views, of_baseline: None };
    };
    let of_baseline = among(baseline, known, first);
    let here: Vec<Vec<Raw>> = raws.iter().zip(parts).map(|(raw, parts)| among(raw, parts, known)).collect();
    let others = here.iter().skip(1).map(|raw| compare::anchored_worlds(&of_baseline, &here[0], raw));
    let views = core::iter::once(compare::worlds(&of_baseline)).chain(others).map(view).collect();
    Worlds { views, of_baseline: Some(of_baseline) }
}

/// The figures of these repetitions in the worlds of others.
fn among(raws: &[Raw], parts: &[Part], others: &[Part]) -> Vec<Raw> {
    let mut numbers: Vec<u32> = parts.iter().map(|part| part.number).collect();
    order::by_key(&mut numbers, |number| *number);
    let stays = |number: &u32| others.iter().any(|other| other.number == *number);
    let stay: Vec<bool> = numbers.iter().map(stays).collect();
    let of = |raw: &Raw| {
        let units = raw.units.iter().zip(&stay).filter(|(_, stays)| **stays).map(|(unit, _)| *unit);
        Raw { id: raw.id, unit: raw.unit, units: units.collect() }
    };
    raws.iter().map(of).collect()
}

fn shown(difference: &Difference) -> (&'static str, DifferenceView) {
    let estimate = EstimateView::from(difference.estimate);
    let view = DifferenceView {
        metric: MetricView::of(estimate, difference.unit),
        probability_higher: difference.probability_higher,
    };
    (difference.id, view)
}
