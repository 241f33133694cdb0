//! What `scorecard` tells, as callers see it.

use super::finite;
use crate::math::normal;
use crate::scoring::figures::{Column, Floor};
use crate::scoring::points::Scale;
use crate::scoring::reliability::samples_needed;
use crate::scoring::reveal::Revealed;
use crate::scoring::scorecard::{Design, MetricScores, Scorecard};
use serde::Serialize;

/// What `scorecard` answers; the meanings are in `breather.d.ts`.
///
/// Long columns are not serialised: they cross to JavaScript as typed arrays.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ScorecardView {
    pub verdict: VerdictView,
    pub flagged: FlaggedView,
    pub agents: AgentScoresView,
    pub metrics: Vec<MetricScoresView>,
    pub revealed: Option<RevealedView>,
}

/// The card held against the truth.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RevealedView {
    pub belonging: usize,
    pub rightly: usize,
    pub wrongly: usize,
    pub above_median: usize,
    pub missed: usize,
    pub hard: HardView,
    pub games: GamesView,
    pub ranks_held: usize,
    pub scores_held: usize,
    pub agents: TrueScoresView,
}

/// People on the hostile queue.
#[derive(Clone, Copy, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct HardView {
    pub people: usize,
    pub flagged: usize,
    pub wrongly: usize,
}

/// People who game.
#[derive(Clone, Copy, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct GamesView {
    pub people: usize,
    pub flagged: usize,
    pub spared: usize,
}

/// Everybody's true score.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TrueScoresView {
    pub belongs: Vec<bool>,
    pub better_half: Vec<bool>,
    #[serde(skip)]
    pub score: Vec<f64>,
    #[serde(skip)]
    pub level: Vec<f64>,
    #[serde(skip)]
    pub rank: Vec<f64>,
}

impl TrueScoresView {
    /// The long columns with their names.
    #[must_use]
    pub fn columns(&self) -> [(&'static str, &[f64]); 3] {
        [("score", &self.score), ("level", &self.level), ("rank", &self.rank)]
    }
}

impl From<Revealed> for RevealedView {
    fn from(revealed: Revealed) -> Self {
        let Revealed { belonging, rightly, wrongly, above_median, missed, ranks_held, scores_held, .. } =
            revealed;
        let (people, flagged, unjust) = revealed.hard;
        let hard = HardView { people, flagged, wrongly: unjust };
        let (people, flagged, spared) = revealed.games;
        Self {
            belonging,
            rightly,
            wrongly,
            above_median,
            missed,
            hard,
            games: GamesView { people, flagged, spared },
            ranks_held,
            scores_held,
            agents: TrueScoresView {
                belongs: revealed.belongs,
                better_half: revealed.better_half,
                score: revealed.score,
                level: revealed.level,
                rank: revealed.rank,
            },
        }
    }
}

/// Whether the data can tell people apart.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct VerdictView {
    pub code: &'static str,
    pub reliability: f64,
    pub wanted_reliability: f64,
    pub times_the_samples: Option<f64>,
    pub assumed: Vec<&'static str>,
    pub clearly_above: usize,
    pub clearly_below: usize,
}

/// Who is flagged, and how sure that is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct FlaggedView {
    pub count: usize,
    pub rightly: Option<f64>,
    pub above_median: Option<f64>,
    pub missed: f64,
    pub tied: usize,
}

/// Everybody's score, column by column.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct AgentScoresView {
    pub id: Vec<String>,
    pub flagged: Vec<bool>,
    #[serde(skip)]
    pub score: Vec<f64>,
    #[serde(skip)]
    pub low: Vec<f64>,
    #[serde(skip)]
    pub high: Vec<f64>,
    #[serde(skip)]
    pub decided: Vec<f64>,
    #[serde(skip)]
    pub rank: Vec<f64>,
    #[serde(skip)]
    pub rank_low: Vec<f64>,
    #[serde(skip)]
    pub rank_high: Vec<f64>,
    #[serde(skip)]
    pub belongs: Vec<f64>,
    #[serde(skip)]
    pub above_median: Vec<f64>,
}

impl AgentScoresView {
    /// The long columns with their names.
    #[must_use]
    pub fn columns(&self) -> [(&'static str, &[f64]); 9] {
        [
            ("score", &self.score),
            ("low", &self.low),
            ("high", &self.high),
            ("decided", &self.decided),
            ("rank", &self.rank),
            ("rankLow", &self.rank_low),
            ("rankHigh", &self.rank_high),
            ("belongs", &self.belongs),
            ("aboveMedian", &self.above_median),
        ]
    }
}

/// One metric of the floor.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct MetricScoresView {
    pub id: &'static str,
    pub label: &'static str,
    pub unit: &'static str,
    pub definition: &'static str,
    pub kind: &'static str,
    pub higher_is_better: bool,
    pub weight: f64,
    pub people: usize,
    pub group: f64,
    pub between_sd: f64,
    pub within_sd: f64,
    pub within_from: &'static str,
    pub between_assumed: bool,
    pub icc: f64,
    pub samples_mean: f64,
    pub reliability: f64,
    pub samples_needed: Option<f64>,
    pub homogeneity: Option<f64>,
    pub verdict: &'static str,
    pub case_mix: CaseMixView,
    pub scale: ScaleView,
    #[serde(skip)]
    pub reported: Vec<f64>,
    #[serde(skip)]
    pub samples: Vec<f64>,
    #[serde(skip)]
    pub adjusted: Vec<f64>,
    #[serde(skip)]
    pub level: Vec<f64>,
    #[serde(skip)]
    pub low: Vec<f64>,
    #[serde(skip)]
    pub high: Vec<f64>,
    #[serde(skip)]
    pub own_weight: Vec<f64>,
}

impl MetricScoresView {
    /// The long columns with their names.
    #[must_use]
    pub fn columns(&self) -> [(&'static str, &[f64]); 7] {
        [
            ("reported", &self.reported),
            ("samples", &self.samples),
            ("adjusted", &self.adjusted),
            ("level", &self.level),
            ("low", &self.low),
            ("high", &self.high),
            ("ownWeight", &self.own_weight),
        ]
    }
}

/// How a metric was adjusted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct CaseMixView {
    pub method: &'static str,
    pub effects: Vec<EffectView>,
}

/// What one kind of call does to a figure.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct EffectView {
    pub of: &'static str,
    pub effect: f64,
    pub standard_error: f64,
}

/// How figures of a metric became points.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ScaleView {
    pub zero: Option<f64>,
    pub points_per_unit: Option<f64>,
    pub borders: Vec<f64>,
}

pub(super) fn view(
    card: Scorecard,
    design: &Design,
    floor: Floor,
    revealed: Option<Revealed>,
) -> ScorecardView {
    let wanted = design.wanted;
    let middle = card.score.iter().sum::<f64>() / card.score.len().max(1) as f64;
    let clear = |above: bool| {
        card.interval.iter().filter(|(low, high)| if above { *low > middle } else { *high < middle }).count()
    };
    // Spearman and Brown again: this reliability is that of one figure, so many would have the wanted one.
    let times = samples_needed(card.reliability, wanted);
    let verdict = VerdictView {
        code: card.verdict.as_str(),
        reliability: card.reliability,
        wanted_reliability: wanted,
        times_the_samples: (card.reliability > 0.0).then_some(times).and_then(finite),
        assumed: card
            .metrics
            .iter()
            .filter(|m| m.weight > 0.0 && !m.levels.estimated)
            .map(|m| m.metric.definition().id)
            .collect(),
        clearly_above: clear(true),
        clearly_below: clear(false),
    };
    let flags = || card.flagged.iter().zip(&card.belongs).zip(&card.ranks.better_half);
    let count = card.flagged.iter().filter(|flagged| **flagged).count();
    let of_flagged = |of: fn(f64, f64) -> f64| {
        let sum: f64 =
            flags().filter(|((flagged, _), _)| **flagged).map(|((_, right), half)| of(*right, *half)).sum();
        (count > 0).then(|| sum / count as f64)
    };
    let flagged = FlaggedView {
        count,
        rightly: of_flagged(|right, _| right),
        above_median: of_flagged(|_, half| half),
        missed: flags().filter(|((flagged, _), _)| !**flagged).map(|((_, right), _)| *right).sum(),
        tied: card.tied,
    };
    let total: f64 = card.metrics.iter().map(|m| m.weight).sum();
    let reach = normal::quantile(0.5 + 0.5 * design.confidence);
    let metrics = card.metrics.into_iter().map(|m| metric_view(m, total, wanted, reach)).collect();
    let (low, high) = card.interval.into_iter().unzip();
    let agents = AgentScoresView {
        id: floor.ids,
        flagged: card.flagged,
        score: card.score,
        low,
        high,
        decided: card.decided,
        rank: card.ranks.rank,
        rank_low: card.ranks.low,
        rank_high: card.ranks.high,
        belongs: card.belongs,
        above_median: card.ranks.better_half,
    };
    ScorecardView { verdict, flagged, agents, metrics, revealed: revealed.map(RevealedView::from) }
}

fn metric_view(m: MetricScores, total: f64, wanted: f64, reach: f64) -> MetricScoresView {
    let definition = m.metric.definition();
    let people = m.sampled.known();
    let icc = m.icc();
    let (least, most) = definition.limits;
    let end = |sign: f64| -> Vec<f64> {
        let ends = m.levels.mean.iter().zip(&m.levels.variance);
        ends.map(|(mean, variance)| (mean + sign * reach * variance.sqrt()).clamp(least, most)).collect()
    };
    let effects = Column::MIX
        .into_iter()
        .zip(m.adjusted.effects)
        .filter_map(|(column, effect)| {
            effect.map(|(effect, standard_error)| EffectView {
                of: column.row().name,
                effect,
                standard_error,
            })
        })
        .collect();
    let scale = match &m.scale {
        Scale::Line { zero, slope } => {
            ScaleView { zero: Some(*zero), points_per_unit: Some(*slope), borders: Vec::new() }
        }
        Scale::Steps { borders, .. } => {
            ScaleView { zero: None, points_per_unit: None, borders: borders.clone() }
        }
    };
    MetricScoresView {
        id: definition.id,
        label: definition.label,
        unit: definition.unit,
        definition: definition.definition,
        kind: definition.kind.as_str(),
        higher_is_better: definition.higher_is_better,
        weight: m.weight / total,
        people,
        group: m.levels.group,
        between_sd: m.levels.between.sqrt(),
        within_sd: m.within_sd,
        within_from: m.known.as_str(),
        between_assumed: !m.levels.estimated,
        icc,
        samples_mean: m.sampled.samples.iter().sum::<f64>() / people.max(1) as f64,
        reliability: m.reliability,
        samples_needed: finite(samples_needed(icc, wanted)),
        homogeneity: m.levels.homogeneity,
        verdict: m.verdict.as_str(),
        case_mix: CaseMixView { method: m.adjusted.method.as_str(), effects },
        scale,
        low: end(-1.0),
        high: end(1.0),
        reported: m.sampled.value,
        samples: m.sampled.samples,
        adjusted: m.adjusted.value,
        own_weight: m.levels.reliability,
        level: m.levels.mean,
    }
}
