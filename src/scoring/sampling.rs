//! How far a figure misses its agent's level by chance alone.

use super::figures::{Column, Floor};
use super::metrics::{Kind, Metric};
use crate::assumptions::Assumptions;

/// Where the scatter of single samples is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The law of counts.
    Counted,
    /// Standard deviations in the figures.
    Given,
    /// Stated by the caller.
    Stated,
    /// Worked back from the assumed share of variance between agents; the figures then say nothing about it.
    Assumed,
}

impl Known {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Given => "given",
            Self::Stated => "stated",
            Self::Assumed => "assumed",
        }
    }
}

/// One metric's figures: per agent its value (NaN where there is none) and its samples.
#[derive(Clone, Debug)]
pub struct Sampled {
    /// The figure; for rates events per sample.
    pub value: Vec<f64>,
    /// How many samples it stands on.
    pub samples: Vec<f64>,
}

impl Sampled {
    /// Takes a metric's figures from a floor; a figure without samples is none.
    #[must_use]
    pub fn of(floor: &Floor, metric: Metric) -> Self {
        let definition = metric.definition();
        let count = floor.len();
        let (first, second) = definition.samples;
        let (mut value, mut samples) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for agent in 0..count {
            let mut n = floor.at(first, agent);
            if let Some(second) = second.filter(|_| n.is_nan()) {
                n = floor.at(second, agent);
            }
            let figure = floor.at(definition.value, agent);
            let known = n > 0.0 && !figure.is_nan();
            value.push(match (known, definition.kind) {
                (false, _) => f64::NAN,
                (true, Kind::Rate) => figure / n,
                (true, Kind::Mean | Kind::Share) => figure,
            });
            samples.push(if known { n } else { 0.0 });
        }
        Self { value, samples }
    }

    /// Agents with a figure.
    #[must_use]
    pub fn known(&self) -> usize {
        self.value.iter().filter(|value| !value.is_nan()).count()
    }

    /// The mean over all samples of all agents.
    #[must_use]
    pub fn pooled(&self) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (value, n) in self.value.iter().zip(&self.samples) {
            if *n > 0.0 {
                sum += value * n;
                count += n;
            }
        }
        sum / count
    }
}

/// Variance of a single sample about its agent's level, and where it is known from.
///
/// `between` is the variance between agents as known so far: of a share's variance `p(1−p)` that part is not within.
/// `adjusted` are the figures without their case mix. Absences last some days: with geometric spells of mean length
/// `L` the variance of a count of absent shifts is `2L − 1` times that of independent ones.
#[must_use]
pub fn within(
    metric: Metric,
    floor: &Floor,
    sampled: &Sampled,
    adjusted: &[f64],
    stated: Option<f64>,
    between: f64,
    a: &Assumptions,
) -> (f64, Known) {
    let definition = metric.definition();
    if let Some(sd) = stated {
        return (sd * sd, Known::Stated);
    }
    match definition.kind {
        Kind::Share => {
            let p = sampled.pooled();
            let spells = if metric == Metric::Attendance { 2.0 * a.absence_spell_days - 1.0 } else { 1.0 };
            ((p * (1.0 - p) - between).max(0.0) * spells.max(1.0), Known::Counted)
        }
        Kind::Rate => (sampled.pooled(), Known::Counted),
        Kind::Mean => match definition.scatter.and_then(|column| pooled_scatter(floor, sampled, column)) {
            Some(variance) => (variance, Known::Given),
            None => (worked_back(sampled, adjusted, (definition.icc)(a)), Known::Assumed),
        },
    }
}

/// The variance within agents from their own standard deviations, each counting by its degrees of freedom.
fn pooled_scatter(floor: &Floor, sampled: &Sampled, column: Column) -> Option<f64> {
    let (mut sum, mut freedom) = (0.0, 0.0);
    for (sd, n) in floor.column(column).iter().zip(&sampled.samples) {
        if *n > 1.0 && !sd.is_nan() {
            sum += sd * sd * (n - 1.0);
            freedom += n - 1.0;
        }
    }
    (freedom > 0.0).then(|| sum / freedom)
}

/// The variance within agents that makes figures as different as these are, if `icc` of one sample's lies between agents.
fn worked_back(sampled: &Sampled, adjusted: &[f64], icc: f64) -> f64 {
    let (mut count, mut mean, mut squares, mut inverse) = (0.0, 0.0, 0.0, 0.0);
    for (value, n) in adjusted.iter().zip(&sampled.samples) {
        if *n > 0.0 {
            count += 1.0;
            let step = value - mean;
            mean += step / count;
            squares += step * (value - mean);
            inverse += 1.0 / n;
        }
    }
    if count < 2.0 {
        return 0.0;
    }
    squares / (count - 1.0) / (icc / (1.0 - icc) + inverse / count)
}
