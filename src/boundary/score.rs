//! `score` and `rank`: results and comparisons by a person's weights.

use super::compare::DifferenceView;
use super::finite;
use super::run::MetricView;
use super::simulate::EstimateView;
use crate::fields::read::{Complete, read};
use crate::fields::{Field, number, optional};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scoring::criteria::{CRITERIA, Part};
use crate::scoring::ranking::{self, Compared, Sure};
use crate::scoring::scenario::{self, Design, Figures, Told};
use serde::Serialize;
use std::sync::LazyLock;

const MOST_WEIGHT: f64 = 1e6;
const MOST_FIGURE: f64 = 1e15;
/// The most scenarios ranked at once, and the most worlds.
const MOST: (usize, usize) = (12, 10_000);
const POINTS: &str = "points";

/// The fields of weights, beside `reference`, which is a result.
#[must_use]
pub fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let part = |path, label| Field {
            path,
            label,
            unit: "parts",
            kind: number(0.0, MOST_WEIGHT, 1.0, 1.0),
            help: "How much it weighs against the other two; 0 leaves it out.",
        };
        let mut all = vec![
            part("customers", "Customers"),
            part("people", "People"),
            part("money", "Money"),
            Field {
                path: "moneySpan",
                label: "Span of money",
                unit: "share of the reference's figure",
                kind: number(0.001, 10.0, 0.01, 0.2),
                help: "What costs so much less than the reference is worth 100 points and what costs so much more none; the reference is worth 50.",
            },
        ];
        all.extend(CRITERIA.iter().flat_map(|criterion| {
            let path = |name: &str| &*String::leak(format!("criteria.{}.{name}", criterion.id));
            let end = |name: &str, points: &str| Field {
                path: path(name),
                label: String::leak(format!("{}: worth {points} points", criterion.label)),
                unit: criterion.unit,
                kind: optional(-MOST_FIGURE, MOST_FIGURE, step(criterion.unit)),
                help: criterion.note,
            };
            [
                Field {
                    path: path("weight"),
                    label: String::leak(format!("{}: weight", criterion.label)),
                    unit: "parts",
                    kind: number(0.0, MOST_WEIGHT, 1.0, criterion.weight),
                    help: "How much it weighs within its part; 0 leaves it out.",
                },
                end("from", "no"),
                end("to", "100"),
            ]
        }));
        all
    });
    &ALL
}

fn step(unit: &str) -> f64 {
    if unit.starts_with("share") {
        0.01
    } else if unit.starts_with("money") || unit == "points of 100" {
        1.0
    } else {
        0.1
    }
}

/// The criteria as `describe` tells them.
pub(super) fn criteria() -> Value {
    let row = |criterion: &crate::scoring::criteria::Criterion| {
        let end = |end: Option<f64>| end.map_or(Value::Absent, Value::Number);
        Value::object(vec![
            ("id", criterion.id.into()),
            ("part", criterion.part.as_str().into()),
            ("label", criterion.label.into()),
            ("unit", criterion.unit.into()),
            ("weight", criterion.weight.into()),
            ("basis", criterion.span.as_str().into()),
            ("from", end(criterion.span.ends().map(|ends| ends.0))),
            ("to", end(criterion.span.ends().map(|ends| ends.1))),
            ("note", criterion.note.into()),
        ])
    };
    Value::List(CRITERIA.iter().map(row).collect())
}

/// What one criterion earned.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct CriterionView {
    pub id: &'static str,
    pub label: &'static str,
    pub value: f64,
    pub unit: &'static str,
    pub from: f64,
    pub to: f64,
    pub points: f64,
    pub weight: f64,
    pub share: f64,
    pub contribution: f64,
}

/// What one of the three parts earned.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PartScoreView {
    pub id: &'static str,
    pub weight: f64,
    pub share: f64,
    pub score: Option<f64>,
    pub contribution: f64,
    pub criteria: Vec<CriterionView>,
}

/// A criterion that does not count.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct LeftOutView {
    pub id: &'static str,
    pub part: &'static str,
    pub label: &'static str,
    pub weight: f64,
    pub why: &'static str,
}

/// A score with all that it is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ScoreView {
    pub score: Option<f64>,
    pub half_width_at_most: Option<f64>,
    pub parts: Vec<PartScoreView>,
    pub left_out: Vec<LeftOutView>,
}

impl ScoreView {
    fn new(score: &scenario::Score, design: &Design) -> Self {
        let weight = |place: usize| design.weights.get(place).copied().unwrap_or_default();
        Self {
            score: score.score,
            half_width_at_most: score.half_width_at_most,
            parts: score.parts.iter().map(PartScoreView::from).collect(),
            left_out: score
                .left_out
                .iter()
                .filter_map(|&(place, why)| CRITERIA.get(place).map(|criterion| (place, criterion, why)))
                .map(|(place, criterion, why)| LeftOutView {
                    id: criterion.id,
                    part: criterion.part.as_str(),
                    label: criterion.label,
                    weight: weight(place),
                    why: why.as_str(),
                })
                .collect(),
        }
    }
}

impl From<&scenario::PartScore> for PartScoreView {
    fn from(part: &scenario::PartScore) -> Self {
        let row = |earned: &scenario::Earned| {
            CRITERIA.get(earned.place).map(|criterion| CriterionView {
                id: criterion.id,
                label: criterion.label,
                value: earned.value,
                unit: criterion.unit,
                from: earned.from,
                to: earned.to,
                points: earned.points,
                weight: earned.weight,
                share: earned.share,
                contribution: earned.contribution,
            })
        };
        Self {
            id: part.part.as_str(),
            weight: part.weight,
            share: part.share,
            score: part.score,
            contribution: part.contribution,
            criteria: part.criteria.iter().filter_map(row).collect(),
        }
    }
}

/// One scenario of a ranking.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RankedView {
    pub name: String,
    pub score: MetricView,
    pub place: usize,
    pub first: Option<f64>,
    #[serde(rename = "madeOf")]
    pub made_of: ScoreView,
}

/// Two scenarios of a ranking.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RankedPairView {
    pub first: usize,
    pub second: usize,
    pub difference: DifferenceView,
    pub parts: PartsView,
    pub higher: usize,
    pub equal: usize,
    pub lower: usize,
}

/// Differences of the three parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PartsView {
    pub customers: DifferenceView,
    pub people: DifferenceView,
    pub money: DifferenceView,
}

/// Scenarios by their scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RankingView {
    pub scenarios: Vec<RankedView>,
    pub pairs: Vec<RankedPairView>,
    pub order: Vec<usize>,
    pub order_holds: Option<f64>,
    pub worlds: usize,
}

/// The score of a result, by weights.
///
/// # Errors
/// What is no result; everything that is wrong with the weights.
pub fn score(result: &Value, weights: &Value) -> Result<ScoreView, Problems> {
    let mut problems = Collector::default();
    let figures = figures_of(result, "result", result.get("weeks"), &mut problems);
    let design = design(weights, None, &mut problems);
    problems.finish(())?;
    Ok(ScoreView::new(&scenario::score(&figures, &design, &[]), &design))
}

/// Scenarios of a comparison by their scores, and in how many worlds that holds.
///
/// # Errors
/// What is no comparison; everything that is wrong with the weights.
pub fn rank(comparison: &Value, weights: &Value) -> Result<RankingView, Problems> {
    let mut problems = Collector::default();
    let (scenarios, worlds) = compared(comparison, &mut problems);
    let design = design(weights, scenarios.first().map(|(_, first)| &first.mean), &mut problems);
    problems.finish(())?;
    let (names, scenarios): (Vec<String>, Vec<Compared>) = scenarios.into_iter().unzip();
    let ranking = ranking::rank(&scenarios, &design);
    let scenarios = names
        .into_iter()
        .zip(&ranking.scenarios)
        .map(|(name, one)| RankedView {
            name,
            score: MetricView::of(
                EstimateView { mean: one.score.score, half_width: one.half_width.and_then(finite) },
                POINTS,
            ),
            place: one.place,
            first: (worlds > 0).then_some(one.first),
            made_of: ScoreView::new(&one.score, &design),
        })
        .collect();
    let pairs = ranking
        .pairs
        .iter()
        .map(|pair| {
            let [customers, people, money] = pair.parts.map(shown);
            let (higher, equal, lower) = pair.worlds;
            RankedPairView {
                first: pair.first,
                second: pair.second,
                difference: shown(pair.difference),
                parts: PartsView { customers, people, money },
                higher,
                equal,
                lower,
            }
        })
        .collect();
    Ok(RankingView {
        scenarios,
        pairs,
        order: ranking.order,
        order_holds: ranking.holds,
        worlds: ranking.worlds,
    })
}

fn shown(sure: Sure) -> DifferenceView {
    let estimate = EstimateView { mean: sure.mean, half_width: sure.half_width.and_then(finite) };
    DifferenceView {
        metric: MetricView::of(estimate, POINTS),
        probability_higher: sure.probability_higher.and_then(finite),
    }
}

/// Reads weights; money is measured from their `reference`, or from `first`.
fn design(given: &Value, first: Option<&Figures>, problems: &mut Collector) -> Design {
    // The reference is a result with far more in it than is read here.
    let (reference, plain) = match given {
        Value::Map(entries) => {
            let own: Vec<_> = entries.iter().filter(|(name, _)| name != "reference").cloned().collect();
            (given.get("reference"), Value::Map(own))
        }
        other => (&Value::Absent, other.clone()),
    };
    let complete = read(fields(), &Value::Absent, &plain, problems);
    let input = Complete(&complete);
    let mut design = Design {
        parts: Part::ALL.map(|part| input.number(part.as_str())),
        weights: CRITERIA
            .iter()
            .map(|criterion| input.number(&format!("criteria.{}.weight", criterion.id)))
            .collect(),
        ..Design::default()
    };
    if reference.is_absent() {
        if let Some(first) = first {
            design.measure_from(first, input.number("moneySpan"));
        }
    } else {
        let figures = figures_of(reference, "reference", reference.get("weeks"), problems);
        design.measure_from(&figures, input.number("moneySpan"));
    }
    for (criterion, span) in CRITERIA.iter().zip(&mut design.spans) {
        let path = |name: &str| format!("criteria.{}.{name}", criterion.id);
        let (from, to) = (input.optional(&path("from")), input.optional(&path("to")));
        let ends = (from.or(span.map(|span| span.0)), to.or(span.map(|span| span.1)));
        let stated = from.is_some() || to.is_some();
        match ends {
            (Some(from), Some(to)) if from != to => *span = Some((from, to)),
            (Some(from), Some(_)) if stated => problems.add(
                Problem::new(path("to"), Code::Conflict, "a span has two ends, of which one is better")
                    .bound(format!("another figure than {from}"))
                    .got(from.to_string()),
            ),
            (None, None) => {}
            (from, _) if stated => problems.add(
                Problem::new(
                    path(if from.is_none() { "from" } else { "to" }),
                    Code::Missing,
                    "a span has two ends, unless there is a reference to measure from",
                )
                .bound("a number")
                .got("nothing"),
            ),
            _ => *span = None,
        }
    }
    let weighs = |part: Part| {
        let own = CRITERIA.iter().zip(&design.weights).filter(|(criterion, _)| criterion.part == part);
        design.parts[part as usize] > 0.0 && own.map(|(_, weight)| weight).any(|&weight| weight > 0.0)
    };
    if problems.is_empty() && !Part::ALL.into_iter().any(weighs) {
        problems.add(
            Problem::new("", Code::Conflict, "nothing weighs anything")
                .bound("a weight above 0 for a part and one of its criteria")
                .got("0 for each"),
        );
    }
    design
}

/// The figures of a result or of a scenario of a comparison.
fn figures_of(result: &Value, place: &str, weeks: &Value, problems: &mut Collector) -> Figures {
    let path = |name: &str| format!("{place}.{name}");
    let metrics = result.get("metrics");
    match (result, metrics) {
        (Value::Map(_), Value::Map(_)) => {}
        (Value::Map(_), _) => problems.add(
            Problem::new(path("metrics"), Code::Missing, "a result has metrics by their ids")
                .bound("an object")
                .got(metrics.told()),
        ),
        _ => problems.add(
            Problem::new(place, Code::WrongType, "what simulate or compare gives is expected")
                .bound("an object with metrics")
                .got(result.told()),
        ),
    }
    let weeks = match weeks {
        Value::Absent => None,
        Value::Number(weeks) if weeks.is_finite() && *weeks > 0.0 => Some(*weeks),
        other => {
            problems.add(
                Problem::new(path("weeks"), Code::WrongType, "weeks are a number above zero")
                    .bound("a number above 0")
                    .got(other.told()),
            );
            None
        }
    };
    for id in used() {
        for (name, least) in [("mean", -MOST_FIGURE), ("halfWidth", 0.0)] {
            figure(metrics.get(id).get(name), least, || path(&format!("metrics.{id}.{name}")), problems);
        }
        if !matches!(metrics.get(id), Value::Map(_) | Value::Absent) {
            problems.add(
                Problem::new(path(&format!("metrics.{id}")), Code::WrongType, "a metric has a mean")
                    .bound("an object with mean and halfWidth")
                    .got(metrics.get(id).told()),
            );
        }
    }
    Figures::new(weeks, |id| {
        let metric = metrics.get(id);
        let half_width = metric.get("halfWidth").number();
        metric.get("mean").number().map(|mean| Told { mean, half_width })
    })
}

/// The metrics that criteria are made of.
fn used() -> impl Iterator<Item = &'static str> {
    CRITERIA.iter().map(|criterion| criterion.id).chain(["writeUps", "unjustWriteUpShare", "headcount"])
}

/// Adds a problem unless a value is a figure or nothing.
fn figure(value: &Value, least: f64, path: impl FnOnce() -> String, problems: &mut Collector) {
    let (code, words) = match value {
        Value::Absent => return,
        Value::Number(number) if (least..=MOST_FIGURE).contains(number) => return,
        Value::Number(number) if number.is_finite() => (Code::OutOfRange, "no centre has such a figure"),
        Value::Number(_) => (Code::NotFinite, "a figure is a finite number, or null"),
        _ => (Code::WrongType, "a figure is a number, or null"),
    };
    problems.add(
        Problem::new(path(), code, words)
            .bound(format!("{least} to {MOST_FIGURE}, or null"))
            .got(value.told()),
    );
}

/// The scenarios of a comparison with their names, and how many worlds they have.
fn compared(comparison: &Value, problems: &mut Collector) -> (Vec<(String, Compared)>, usize) {
    let Value::List(scenarios) = comparison.get("scenarios") else {
        problems.add(
            Problem::new("comparison.scenarios", Code::WrongType, "what compare gives is expected")
                .bound("a comparison with a list of scenarios")
                .got(comparison.told()),
        );
        return (Vec::new(), 0);
    };
    if scenarios.is_empty() || scenarios.len() > MOST.0 {
        problems.add(
            Problem::new("comparison.scenarios", Code::OutOfRange, "scenarios are ranked with each other")
                .bound(format!("1 to {} scenarios", MOST.0))
                .got(format!("{} scenarios", scenarios.len())),
        );
        return (Vec::new(), 0);
    }
    let mut count = None;
    let mut all = Vec::new();
    for (at, scenario) in scenarios.iter().enumerate() {
        let place = format!("comparison.scenarios[{at}]");
        // The weeks are those of the whole comparison.
        let mean = figures_of(scenario, &place, comparison.get("weeks"), problems);
        let columns = scenario.get("worlds");
        for id in used() {
            worlds_of(columns.get(id), &format!("{place}.worlds.{id}"), &mut count, problems);
        }
        let weeks = comparison.get("weeks").number().filter(|weeks| *weeks > 0.0);
        let worlds = (0..count.unwrap_or_default().min(MOST.1)).map(|world| {
            Figures::new(weeks, |id| {
                let mean = columns.get(id).at(world).number()?;
                Some(Told { mean, half_width: None })
            })
        });
        let worlds = worlds.collect();
        all.push((scenario.get("name").text().unwrap_or_default().to_owned(), Compared { mean, worlds }));
    }
    (all, count.unwrap_or_default())
}

/// Adds what is wrong with the figures of one metric in each world; all lists have the same worlds.
fn worlds_of(column: &Value, path: &str, count: &mut Option<usize>, problems: &mut Collector) {
    match column {
        Value::Absent => {}
        Value::List(items) => {
            let expected = *count.get_or_insert(items.len());
            if items.len() != expected || items.len() > MOST.1 {
                problems.add(
                    Problem::new(path, Code::Conflict, "all scenarios have the same worlds")
                        .bound(format!("{} figures", expected.min(MOST.1)))
                        .got(format!("{} figures", items.len())),
                );
                return;
            }
            for (world, item) in items.iter().enumerate() {
                figure(item, -MOST_FIGURE, || format!("{path}[{world}]"), problems);
            }
        }
        other => problems.add(
            Problem::new(path, Code::WrongType, "a list with one figure for each world is expected")
                .bound("a list of numbers")
                .got(other.told()),
        ),
    }
}
