//! A scorecard of a floor: scores with intervals, ranks with intervals, flags and how sure each is.

use super::figures::Floor;
use super::metrics::{Kind, Metric};
use super::mix::{self, Adjusted, Method};
use super::points::{Rule, Scale, Scorer, probability_of_reaching};
use super::ranks::{Ranks, places, ranks};
use super::sampling::{self, Known, Sampled};
use super::shrink::{self, Between, Levels};
use crate::assumptions::Assumptions;
use crate::math::normal;

/// One metric of a scorecard.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which.
    pub metric: Metric,
    /// Its weight beside the others'.
    pub weight: f64,
    /// Figures of 0 and 100 points on a line; two deviations to either side of the group's mean if absent.
    pub line: (Option<f64>, Option<f64>),
    /// Borders of bands or lights, the easiest first; by the group's mean and deviation if empty.
    pub borders: Vec<f64>,
    /// Standard deviation of a single sample about its agent's level, where the caller knows it.
    pub within_sd: Option<f64>,
    /// What hostile, complex and failure-demand calls add to the figure, where the caller states it.
    pub effects: [Option<f64>; 3],
}

/// Who is flagged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flag {
    /// This share of the floor, from the end of the list; at least one.
    Share(f64),
    /// Everybody whose score is below this.
    Below(f64),
    /// Everybody with as many metrics that reach no border.
    Reds(u32),
}

/// Which figures the rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Levels as estimated: without case mix and shrunk towards the group.
    Estimates,
    /// Figures without case mix.
    Adjusted,
    /// Figures as they were reported, as most scorecards have it.
    Reported,
}

/// A scorecard's design.
#[derive(Clone, Debug)]
pub struct Design {
    /// Its metrics; those without figures are left out.
    pub settings: Vec<Setting>,
    /// How figures become points.
    pub rule: Rule,
    /// Who is flagged.
    pub flag: Flag,
    /// Which figures count.
    pub basis: Basis,
    /// How case mix is taken out.
    pub mix: Method,
    /// Probability with which intervals hold what they are for.
    pub confidence: f64,
    /// Reliability from which the floor can be told apart.
    pub wanted: f64,
}

/// Whether the data can tell people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They can, as reliably as wanted.
    TellsApart,
    /// There are differences, and chance hides most of them.
    TooNoisy,
    /// The figures are no more different than those of equal people would be, at the 5 % level.
    NoDifference,
    /// All figures are the same.
    AllEqual,
}

impl Verdict {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TellsApart => "tellsApart",
            Self::TooNoisy => "tooNoisy",
            Self::NoDifference => "noDifference",
            Self::AllEqual => "allEqual",
        }
    }
}

/// Chance below which figures count as more different than equal people's.
const SIGNIFICANT: f64 = 0.05;
/// Rounds in which a share's variance within agents and between them settle; each is some hundred times smaller than the one before.
const ROUNDS: usize = 3;

/// One metric as scored.
#[derive(Clone, Debug)]
pub struct MetricScores {
    /// Which.
    pub metric: Metric,
    /// Its share of the score.
    pub weight: f64,
    /// Figures as reported and their samples.
    pub sampled: Sampled,
    /// Figures without case mix, and how that was done.
    pub adjusted: Adjusted,
    /// Each agent's level.
    pub levels: Levels,
    /// Standard deviation of a single sample about its agent's level.
    pub within_sd: f64,
    /// Where that is known from.
    pub known: Known,
    /// Reliability of the metric on this floor: how much of the differences between figures is between people.
    pub reliability: f64,
    /// How figures become points.
    pub scale: Scale,
    /// What can be said of it alone.
    pub verdict: Verdict,
}

impl MetricScores {
    /// Share of a single sample's variance that lies between agents.
    #[must_use]
    pub fn icc(&self) -> f64 {
        let total = self.levels.between + self.within_sd * self.within_sd;
        if total > 0.0 { self.levels.between / total } else { 0.0 }
    }
}

/// A floor as scored.
#[derive(Clone, Debug)]
pub struct Scorecard {
    /// The metrics for which there are figures.
    pub metrics: Vec<MetricScores>,
    /// Mean of each agent's score.
    pub score: Vec<f64>,
    /// Ends of its interval.
    pub interval: Vec<(f64, f64)>,
    /// The score that the rule looks at.
    pub decided: Vec<f64>,
    /// Ranks with their intervals.
    pub ranks: Ranks,
    /// Who is flagged.
    pub flagged: Vec<bool>,
    /// For everybody, the probability of belonging among the flagged.
    pub belongs: Vec<f64>,
    /// Others who have the same score as the last who was flagged, where a share is.
    pub tied: usize,
    /// Reliability of the score.
    pub reliability: f64,
    /// Whether the floor can be told apart.
    pub verdict: Verdict,
}

/// Scores a floor. Metrics of which nobody has figures are left out; without any, nothing is scored.
#[must_use]
pub fn scorecard(design: &Design, floor: &Floor, a: &Assumptions) -> Scorecard {
    let metrics: Vec<MetricScores> =
        design.settings.iter().filter_map(|setting| metric(setting, design, floor, a)).collect();
    let scorer = Scorer::new(metrics.iter().map(|m| (m.scale.clone(), m.weight)).collect());
    let confidence = (design.confidence, normal::quantile(0.5 + 0.5 * design.confidence));
    let limit = if let Flag::Below(limit) = design.flag { limit } else { f64::NEG_INFINITY };
    let count = floor.len();
    let mut card = Scorecard {
        score: Vec::with_capacity(count),
        interval: Vec::with_capacity(count),
        decided: Vec::with_capacity(count),
        belongs: Vec::with_capacity(count),
        ranks: Ranks::default(),
        flagged: Vec::new(),
        tied: 0,
        reliability: 0.0,
        verdict: Verdict::AllEqual,
        metrics: Vec::new(),
    };
    let mut deviation = Vec::with_capacity(count);
    let mut levels = Vec::with_capacity(metrics.len());
    for agent in 0..count {
        levels.clear();
        levels.extend(metrics.iter().map(|m| (m.levels.mean[agent], m.levels.variance[agent].sqrt())));
        let score = scorer.score(&levels, confidence, limit);
        card.score.push(score.mean);
        card.interval.push((score.low, score.high));
        card.belongs.push(match design.flag {
            Flag::Reds(reds) => at_least(reds, metrics.iter().zip(&levels).map(red)),
            Flag::Below(_) | Flag::Share(_) => score.below,
        });
        card.decided.push(match design.basis {
            Basis::Estimates => score.mean,
            Basis::Adjusted => scorer.plain(metrics.iter().map(|m| or_group(m.adjusted.value[agent], m))),
            Basis::Reported => scorer.plain(metrics.iter().map(|m| or_group(m.sampled.value[agent], m))),
        });
        deviation.push(score.sd);
    }
    let bottom = match design.flag {
        Flag::Share(share) => ((share * count as f64).round() as usize).clamp(1, count.max(1)),
        Flag::Below(_) | Flag::Reds(_) => 0,
    };
    card.ranks = ranks(&card.score, &deviation, bottom, design.confidence);
    if let Flag::Share(_) = design.flag {
        card.belongs.clone_from(&card.ranks.among_last);
    }
    card.metrics = metrics;
    flag(&mut card, design, bottom);
    card.reliability = reliability(&card.score, deviation.iter().map(|sd| sd * sd));
    card.verdict = verdict(&card, design);
    card
}

/// A figure, or the group's mean for somebody who has none.
fn or_group(value: f64, metric: &MetricScores) -> f64 {
    if value.is_nan() { metric.levels.group } else { value }
}

/// The probability that a level reaches no border.
fn red((metric, (mean, sd)): (&MetricScores, &(f64, f64))) -> f64 {
    match &metric.scale {
        Scale::Steps { borders, sign } => {
            1.0 - borders.first().map_or(1.0, |border| probability_of_reaching(*mean, *sd, *border, *sign))
        }
        Scale::Line { .. } => 0.0,
    }
}

/// Probability that at least so many of independent events happen.
fn at_least(least: u32, events: impl Iterator<Item = f64>) -> f64 {
    let mut law = vec![0.0; least as usize + 1];
    law[0] = 1.0;
    for p in events {
        let end = law.len() - 1;
        for count in (1..law.len()).rev() {
            // The last place holds "that many or more", which nothing leaves.
            law[count] = law[count] * (1.0 - if count == end { 0.0 } else { p }) + law[count - 1] * p;
        }
        if end > 0 {
            law[0] *= 1.0 - p;
        }
    }
    law.last().copied().unwrap_or_default()
}

fn flag(card: &mut Scorecard, design: &Design, bottom: usize) {
    card.flagged = match design.flag {
        Flag::Below(limit) => card.decided.iter().map(|score| *score < limit - 1e-9).collect(),
        Flag::Share(_) => {
            let last = places(&card.decided);
            let keep = card.decided.len().saturating_sub(bottom) as f64;
            last.iter().map(|place| *place > keep).collect()
        }
        Flag::Reds(reds) => (0..card.decided.len())
            .map(|agent| {
                let figure = |m: &MetricScores| match design.basis {
                    Basis::Estimates => m.levels.mean[agent],
                    Basis::Adjusted => or_group(m.adjusted.value[agent], m),
                    Basis::Reported => or_group(m.sampled.value[agent], m),
                };
                card.metrics.iter().filter(|m| m.scale.reached(figure(m)) == 0).count() >= reds as usize
            })
            .collect(),
    };
    if let Flag::Share(_) = design.flag {
        let flagged = || card.decided.iter().zip(&card.flagged);
        let last =
            flagged().filter(|(_, flagged)| **flagged).fold(f64::NEG_INFINITY, |top, (s, _)| top.max(*s));
        card.tied = flagged().filter(|(score, flagged)| !**flagged && **score <= last + 1e-9).count();
    }
}

/// How much of the variance of true scores the estimated ones have: their squared correlation.
fn reliability(score: &[f64], variance: impl Iterator<Item = f64>) -> f64 {
    let count = score.len().max(1) as f64;
    let mean = score.iter().sum::<f64>() / count;
    let known =
        score.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>() / (count - 1.0).max(1.0);
    let open = variance.sum::<f64>() / count;
    if known + open > 0.0 { known / (known + open) } else { 0.0 }
}

fn verdict(card: &Scorecard, design: &Design) -> Verdict {
    let counts = |m: &&MetricScores| m.weight > 0.0;
    if card.metrics.iter().filter(counts).all(|m| m.verdict == Verdict::AllEqual) {
        Verdict::AllEqual
    } else if card
        .metrics
        .iter()
        .filter(counts)
        .all(|m| matches!(m.verdict, Verdict::AllEqual | Verdict::NoDifference))
    {
        Verdict::NoDifference
    } else if card.reliability < design.wanted {
        Verdict::TooNoisy
    } else {
        Verdict::TellsApart
    }
}

fn metric(setting: &Setting, design: &Design, floor: &Floor, a: &Assumptions) -> Option<MetricScores> {
    let metric = setting.metric;
    let definition = metric.definition();
    let sampled = Sampled::of(floor, metric);
    let people = sampled.known();
    if people == 0 {
        return None;
    }
    let icc = (definition.icc)(a);
    let adjusted = mix::adjust(floor, &sampled, design.mix, setting.effects, icc);
    let mut between = 0.0;
    let mut round = 0;
    let (levels, within, known) = loop {
        let (within, known) =
            sampling::within(metric, floor, &sampled, &adjusted.value, setting.within_sd, between, a);
        let error: Vec<f64> = sampled
            .samples
            .iter()
            .zip(&adjusted.variance)
            .map(|(n, more)| if *n > 0.0 { within / n + more } else { 0.0 })
            .collect();
        let assumed = icc / (1.0 - icc) * within;
        let source = if known == Known::Assumed || people < shrink::FEWEST + adjusted.estimated() {
            Between::Assumed(assumed)
        } else {
            Between::Estimated(adjusted.estimated())
        };
        round += 1;
        if definition.kind == Kind::Share && round < ROUNDS && matches!(source, Between::Estimated(_)) {
            // Only the variance between agents is wanted yet, not everybody's level.
            let figures: Vec<(f64, f64)> = adjusted
                .value
                .iter()
                .zip(&error)
                .filter(|(y, v)| !y.is_nan() && **v > 0.0)
                .map(|(y, v)| (*y, *v))
                .collect();
            between = shrink::paule_mandel(&figures, people as f64 - 1.0 - adjusted.estimated() as f64);
            continue;
        }
        break (shrink::levels(&adjusted.value, &error, source), within, known);
    };
    let spread = spread(&adjusted.value);
    let (low, high) = definition.limits;
    let scale = scale(setting, design.rule, definition.higher_is_better, spread, (low, high));
    let told: Vec<(f64, f64)> = levels
        .mean
        .iter()
        .zip(&levels.variance)
        .zip(&sampled.samples)
        .filter(|(_, n)| **n > 0.0)
        .map(|((mean, variance), _)| (*mean, *variance))
        .collect();
    let means: Vec<f64> = told.iter().map(|(mean, _)| *mean).collect();
    let reliability =
        if spread.1 > 0.0 { reliability(&means, told.iter().map(|(_, variance)| *variance)) } else { 0.0 };
    let verdict = if spread.1 <= 0.0 {
        Verdict::AllEqual
    } else if levels.homogeneity.is_some_and(|chance| chance > SIGNIFICANT) {
        Verdict::NoDifference
    } else if reliability < design.wanted {
        Verdict::TooNoisy
    } else {
        Verdict::TellsApart
    };
    Some(MetricScores {
        metric,
        weight: setting.weight,
        sampled,
        adjusted,
        levels,
        within_sd: within.sqrt(),
        known,
        reliability,
        scale,
        verdict,
    })
}

/// Mean and standard deviation of the figures that are there; a deviation within rounding is none.
fn spread(value: &[f64]) -> (f64, f64) {
    let known = || value.iter().filter(|value| !value.is_nan());
    let count = known().count() as f64;
    let mean = known().sum::<f64>() / count;
    let squares: f64 = known().map(|value| (value - mean) * (value - mean)).sum();
    let sd = if count > 1.0 { (squares / (count - 1.0)).sqrt() } else { 0.0 };
    (mean, if sd > 1e-9 * mean.abs() { sd } else { 0.0 })
}

fn scale(setting: &Setting, rule: Rule, higher: bool, (mean, sd): (f64, f64), limits: (f64, f64)) -> Scale {
    let sign = if higher { 1.0 } else { -1.0 };
    let at = |deviations: f64| (mean + sign * deviations * sd).clamp(limits.0, limits.1);
    match rule {
        Rule::Linear => {
            let from = setting.line.0.unwrap_or(mean - sign * 2.0 * sd);
            let to = setting.line.1.unwrap_or(mean + sign * 2.0 * sd);
            if to == from {
                // Nobody differs: everybody has the middle.
                return Scale::Line { zero: mean - 50.0 * sign, slope: sign };
            }
            Scale::Line { zero: from, slope: 100.0 / (to - from) }
        }
        Rule::ZScores | Rule::ForcedRanking => {
            Scale::Line { zero: mean, slope: if sd > 0.0 { sign / sd } else { 0.0 } }
        }
        Rule::Bands | Rule::TrafficLights => {
            let usual: &[f64] = if rule == Rule::Bands { &[-1.0, 0.0, 1.0] } else { &[-1.0, 0.0] };
            let borders = if setting.borders.is_empty() {
                usual.iter().map(|deviations| at(*deviations)).collect()
            } else {
                setting.borders.clone()
            };
            Scale::Steps { borders, sign }
        }
    }
}
