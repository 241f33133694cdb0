//! `scorecard`: agents' own figures scored, with everything that is uncertain about it.

use super::floor;
use super::scorecard_view::{ScorecardView, view};
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, number, optional, optional_whole, row};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scoring::figures::Floor;
use crate::scoring::figures::MOST_AGENTS;
use crate::scoring::metrics::Metric;
use crate::scoring::mix::Method;
use crate::scoring::points::Rule;
use crate::scoring::reveal::{Truth, reveal};
use crate::scoring::scorecard::{self as scoring, Basis, Design, Flag, Setting};
use std::sync::LazyLock;

const FIGURE: Kind = optional(-1e6, 1e6, 1.0);
const WEIGHT: Kind = number(0.0, 1e6, 0.05, 1.0);

/// The fields of the design.
static DESIGN: &[Field] = &[
    row(
        "metrics[]",
        "Metrics",
        "",
        Kind::List { length: (0, 8) },
        "The metrics of the scorecard; all for which there are figures where empty.",
    ),
    row("metrics[].id", "Metric", "", floor::METRICS, "Which metric."),
    row(
        "metrics[].from",
        "No points at",
        "in the metric's unit",
        FIGURE,
        "On a line: the figure of 0 points; two deviations on the worse side of the group's mean where absent.",
    ),
    row(
        "metrics[].to",
        "100 points at",
        "in the metric's unit",
        FIGURE,
        "On a line: the figure of 100 points; two deviations on the better side where absent.",
    ),
    row(
        "metrics[].borders",
        "Borders",
        "in the metric's unit",
        Kind::Numbers { length: (0, 9), bounds: (-1e6, 1e6), whole: false, default: &[] },
        "For bands and lights, the easiest first; for lights amber and green. By the group's mean and deviation where empty.",
    ),
    row(
        "metrics[].withinSd",
        "Scatter of single samples",
        "in the metric's unit",
        optional(0.0, 1e6, 1.0),
        "Standard deviation of one call, survey or day about the agent's own level; from the figures or an assumption where absent.",
    ),
    row(
        "metrics[].hostileEffect",
        "What a hostile call does to the figure",
        "in the metric's unit",
        FIGURE,
        "Difference between a hostile and an ordinary call, for the adjustment.",
    ),
    row(
        "metrics[].complexEffect",
        "What a complex call does to the figure",
        "in the metric's unit",
        FIGURE,
        "Difference between a complex and an ordinary call.",
    ),
    row(
        "metrics[].failureEffect",
        "What failure demand does to the figure",
        "in the metric's unit",
        FIGURE,
        "Difference between a call that something gone wrong elsewhere has made and an ordinary one.",
    ),
    row("weights.handleTime", "Weight of handling time", "", WEIGHT, "Beside the other weights."),
    row("weights.afterCallWork", "Weight of after-call work", "", WEIGHT, "Beside the other weights."),
    row("weights.qa", "Weight of the quality score", "", WEIGHT, "Beside the other weights."),
    row("weights.satisfaction", "Weight of satisfaction", "", WEIGHT, "Beside the other weights."),
    row(
        "weights.firstContactResolution",
        "Weight of first-contact resolution",
        "",
        WEIGHT,
        "Beside the other weights.",
    ),
    row("weights.adherence", "Weight of adherence", "", WEIGHT, "Beside the other weights."),
    row("weights.attendance", "Weight of attendance", "", WEIGHT, "Beside the other weights."),
    row("weights.compliments", "Weight of compliments", "", WEIGHT, "Beside the other weights."),
    row(
        "rule.kind",
        "Rule",
        "",
        Kind::Choice { options: &Rule::OPTIONS, default: Fallback::Is("linear") },
        "How figures become points.",
    ),
    row(
        "rule.flagShare",
        "Share flagged",
        "share of agents",
        optional(0.001, 0.9, 0.01),
        "Flags this share at the end of the list.",
    ),
    row("rule.flagBelow", "Flagged below", "points", FIGURE, "Flags scores below this."),
    row(
        "rule.flagReds",
        "Flagged with so many reds",
        "metrics",
        optional_whole(1.0, 8.0),
        "Traffic lights: flags with as many red metrics.",
    ),
    row(
        "rule.figures",
        "Figures that count",
        "",
        Kind::Choice {
            options: &[
                ("estimates", "Estimated levels: adjusted and shrunk"),
                ("adjusted", "Figures without case mix"),
                ("reported", "Figures as reported"),
            ],
            default: Fallback::Is("estimates"),
        },
        "Which figures the rule looks at when it flags.",
    ),
    row(
        "caseMix",
        "Adjustment for case mix",
        "",
        Kind::Choice {
            options: &[
                ("auto", "Stated effects, else from the figures"),
                ("regression", "From the figures"),
                ("stated", "Stated effects"),
                ("none", "None"),
            ],
            default: Fallback::Is("auto"),
        },
        "How the shares of hostile, complex and failure-demand calls are taken out; from the figures with at least 20 people and 10 for each share and the mean.",
    ),
    row(
        "confidence",
        "Confidence of intervals",
        "",
        number(0.5, 0.999, 0.01, 0.95),
        "Probability with which an interval holds what it is for.",
    ),
    row(
        "wantedReliability",
        "Reliability wanted",
        "",
        number(0.1, 0.99, 0.05, 0.7),
        "From which on the floor counts as told apart.",
    ),
    levels("truth.levels.handleTime", "True handling time"),
    levels("truth.levels.afterCallWork", "True after-call work"),
    levels("truth.levels.qa", "True quality score"),
    levels("truth.levels.satisfaction", "True satisfaction"),
    levels("truth.levels.firstContactResolution", "True first-contact resolution"),
    levels("truth.levels.adherence", "True adherence"),
    levels("truth.levels.attendance", "True attendance"),
    levels("truth.levels.compliments", "True compliments"),
    row(
        "truth.hard",
        "Who is on a hostile queue",
        "places from 0",
        PLACES,
        "Counted among those flagged wrongly.",
    ),
    row("truth.games", "Who games", "places from 0", PLACES, "Counted among those who are spared."),
];

const PLACES: Kind = Kind::Numbers {
    length: (0, MOST_AGENTS),
    bounds: (0.0, (MOST_AGENTS - 1) as f64),
    whole: true,
    default: &[],
};

const fn levels(path: &'static str, label: &'static str) -> Field {
    row(
        path,
        label,
        "in the metric's unit",
        Kind::Numbers { length: (0, MOST_AGENTS), bounds: (-1e6, 1e6), whole: false, default: &[] },
        "What is true of each agent, where that is known, as of a floor that `drawFloor` made up.",
    )
}

/// The fields of `scorecard` but for its agents.
fn design_fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> =
        LazyLock::new(|| [DESIGN.to_vec(), floor::assumption_fields()].concat());
    &ALL
}

/// The fields of `scorecard`.
#[must_use]
pub fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| [design_fields(), floor::fields()].concat());
    &ALL
}

/// Scores agents on their own figures.
///
/// # Errors
/// Everything that is wrong with the design or the figures.
pub fn scorecard(given: &Value) -> Result<ScorecardView, Problems> {
    let (rest, agents) = match given {
        Value::Map(entries) => {
            let rest = entries.iter().filter(|(name, _)| name != "agents").cloned().collect();
            (Value::Map(rest), given.get("agents"))
        }
        other => (other.clone(), &Value::Absent),
    };
    let mut problems = Collector::default();
    let floor = floor::from_input(agents, &mut problems);
    score(&rest, floor, problems)
}

/// The same with the agents as columns of numbers by name, in which NaN is no figure; without `ids` people are numbered.
///
/// # Errors
/// As [`scorecard`].
pub fn scorecard_columns(
    design: &Value,
    ids: Vec<String>,
    columns: Vec<(String, Vec<f64>)>,
) -> Result<ScorecardView, Problems> {
    let mut problems = Collector::default();
    let floor = floor::from_columns(ids, columns, &mut problems);
    score(design, floor, problems)
}

fn score(given: &Value, floor: Floor, mut problems: Collector) -> Result<ScorecardView, Problems> {
    let complete = read(design_fields(), &Value::Absent, given, &mut problems);
    let mut design = design(Complete(&complete), &mut problems);
    problems.finish(())?;
    if design.settings.is_empty() {
        let input = Complete(&complete);
        design.settings = Metric::ALL
            .into_iter()
            .filter(|metric| floor.has(metric.definition().value))
            .map(|metric| setting(metric, input, None))
            .collect();
    }
    let metrics: Vec<Metric> = design.settings.iter().map(|setting| setting.metric).collect();
    floor::check(&floor, &metrics)?;
    if design
        .settings
        .iter()
        .all(|setting| setting.weight <= 0.0 || !floor.has(setting.metric.definition().value))
    {
        return Err(Problem::new("weights", Code::Conflict, "no metric that has figures has a weight")
            .bound("a weight above 0 for at least one metric that has figures")
            .into());
    }
    let truth = truth(given, Complete(&complete), &design, &floor)?;
    let card = scoring::scorecard(&design, &floor, &floor::assumptions(&complete));
    let revealed = truth.map(|truth| reveal(&card, &design, &floor, &truth));
    Ok(view(card, &design, floor, revealed))
}

/// What is true of the floor, if the caller knows it: then of every metric and everybody.
fn truth(
    given: &Value,
    input: Complete<'_>,
    design: &Design,
    floor: &Floor,
) -> Result<Option<Truth>, Problems> {
    if matches!(given.get("truth"), Value::Absent) {
        return Ok(None);
    }
    let mut problems = Collector::default();
    let mut truth = Truth::default();
    for metric in design.settings.iter().map(|setting| setting.metric) {
        let path = format!("truth.levels.{}", metric.definition().id);
        let levels = input.numbers(&path);
        if floor.has(metric.definition().value) && levels.len() != floor.len() {
            problems.add(
                Problem::new(path, Code::Conflict, "the truth is that of every agent")
                    .bound(format!("{} numbers", floor.len()))
                    .got(levels.len().to_string()),
            );
        }
        truth.levels.push((metric, levels));
    }
    for (name, places) in [("truth.hard", &mut truth.hard), ("truth.games", &mut truth.games)] {
        let mut list: Vec<usize> = input.numbers(name).into_iter().map(|place| place as usize).collect();
        crate::math::order::ascending(&mut list);
        if list.windows(2).any(|pair| pair[0] == pair[1])
            || list.last().is_some_and(|last| *last >= floor.len())
        {
            problems.add(
                Problem::new(name, Code::Conflict, "these are places of agents, each once")
                    .bound(format!("different whole numbers from 0 to {}", floor.len() - 1)),
            );
        }
        *places = list;
    }
    problems.finish(Some(truth))
}

fn setting(metric: Metric, input: Complete<'_>, own: Option<Complete<'_>>) -> Setting {
    let optional = |path: &str| own.and_then(|own| own.optional(path));
    Setting {
        metric,
        weight: input.number(&format!("weights.{}", metric.definition().id)),
        line: (optional("from"), optional("to")),
        borders: own.map_or_else(Vec::new, |own| own.numbers("borders")),
        within_sd: optional("withinSd"),
        effects: ["hostileEffect", "complexEffect", "failureEffect"].map(optional),
    }
}

fn design(input: Complete<'_>, problems: &mut Collector) -> Design {
    let rule = Rule::from_word(input.text("rule.kind")).unwrap_or(Rule::Linear);
    let mut settings: Vec<Setting> = Vec::new();
    for (place, own) in input.objects("metrics").enumerate() {
        let Some(metric) = Metric::from_id(own.text("id")) else { continue };
        let path = |name: &str| format!("metrics[{place}].{name}");
        if settings.iter().any(|known| known.metric == metric) {
            problems.add(
                Problem::new(path("id"), Code::Duplicate, "this metric stands in the list twice")
                    .got(own.text("id")),
            );
        }
        let setting = setting(metric, input, Some(own));
        let sign = if metric.definition().higher_is_better { 1.0 } else { -1.0 };
        if let (Some(from), Some(to)) = setting.line
            && sign * (to - from) <= 0.0
        {
            let worse = if sign > 0.0 { "less" } else { "more" };
            problems.add(
                Problem::new(
                    path("to"),
                    Code::Conflict,
                    "100 points are for a better figure than no points are",
                )
                .bound(format!("from is {worse} than to"))
                .got(to.to_string()),
            );
        }
        if setting.borders.windows(2).any(|pair| sign * (pair[1] - pair[0]) <= 0.0) {
            problems.add(
                Problem::new(path("borders"), Code::Conflict, "borders stand in order, the easiest first")
                    .bound(if sign > 0.0 { "rising numbers" } else { "falling numbers" }),
            );
        }
        if rule == Rule::TrafficLights && !matches!(setting.borders.len(), 0 | 2) {
            problems.add(
                Problem::new(path("borders"), Code::Conflict, "lights have two borders: amber and green")
                    .bound("two numbers")
                    .got(setting.borders.len().to_string()),
            );
        }
        settings.push(setting);
    }
    Design {
        settings,
        rule,
        flag: flag(input, rule, problems),
        basis: match input.text("rule.figures") {
            "adjusted" => Basis::Adjusted,
            "reported" => Basis::Reported,
            _ => Basis::Estimates,
        },
        mix: match input.text("caseMix") {
            "regression" => Method::Regression,
            "stated" => Method::Stated,
            "none" => Method::None,
            _ => Method::Auto,
        },
        confidence: input.number("confidence"),
        wanted: input.number("wantedReliability"),
    }
}

fn flag(input: Complete<'_>, rule: Rule, problems: &mut Collector) -> Flag {
    let names = ["rule.flagShare", "rule.flagBelow", "rule.flagReds"];
    let [share, below, reds] = names.map(|path| input.optional(path));
    if [share, below, reds].iter().flatten().count() > 1 {
        problems.add(
            Problem::new("rule", Code::Conflict, "one way of flagging is given, not several")
                .bound("one of flagShare, flagBelow and flagReds"),
        );
    }
    if reds.is_some() && rule != Rule::TrafficLights {
        problems.add(
            Problem::new("rule.flagReds", Code::Conflict, "only traffic lights have reds")
                .bound("rule.kind trafficLights"),
        );
    }
    if rule == Rule::ForcedRanking && below.is_some() {
        problems.add(
            Problem::new("rule.flagBelow", Code::Conflict, "forced ranking flags a share").bound("flagShare"),
        );
    }
    match (share, below, reds, rule) {
        (Some(share), ..) => Flag::Share(share),
        (_, Some(below), ..) => Flag::Below(below),
        (_, _, Some(reds), _) => Flag::Reds(reds as u32),
        (.., Rule::Linear | Rule::Bands) => Flag::Below(25.0),
        (.., Rule::ZScores) => Flag::Below(-1.0),
        (.., Rule::ForcedRanking) => Flag::Share(0.1),
        (.., Rule::TrafficLights) => Flag::Reds(1),
    }
}
