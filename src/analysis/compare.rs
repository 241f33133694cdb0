//! Scenarios in the same worlds: what each gives, and by how much they differ, repetition by repetition.
//!
//! The difference of two ratios has the residual uᵢ = (yᵢ − R xᵢ) ÷ x̄ of the second less that of the first, so its
//! standard error is that of the mean of u (Cochran 1977, section 6.5, to first order in 1/n). Where worlds are shared,
//! residuals rise and fall together, and the difference is known far better than either figure.

use super::money;
use super::replications::{Metric, Raw};
use crate::math::estimate::multiplier;
use crate::math::student;
use crate::results::digest::Digest;
use crate::results::estimate::{CONFIDENCE, Estimate};

/// Fewest worlds from which is told how far one scenario follows another.
const FEWEST_WORLDS: usize = 3;

/// By how much a figure of the second scenario exceeds the first's.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The figure.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Second less first.
    pub estimate: Estimate,
    /// How likely the second's is the higher, if repetitions differ by chance alone; Student's t.
    pub probability_higher: Option<f64>,
}

/// A figure, and how much of its difference is to be taken from it.
pub type Excess = (&'static str, f64);

impl Difference {
    /// The difference without what these say is too much of it, by figure.
    #[must_use]
    pub fn less(mut self, excess: &[Excess]) -> Self {
        let more = excess.iter().find(|(id, _)| *id == self.id);
        if let (Some(mean), Some((_, more))) = (&mut self.estimate.mean, more) {
            *mean -= more;
        }
        self
    }
}

/// The paired differences of all figures that both have.
#[must_use]
pub fn differences(first: &[Raw], second: &[Raw]) -> Vec<Difference> {
    second
        .iter()
        .filter_map(|figure| {
            let other = first.iter().find(|other| other.id == figure.id)?;
            Some(difference(other, figure))
        })
        .collect()
}

pub(super) fn difference(first: &Raw, second: &Raw) -> Difference {
    let none = Difference {
        id: second.id,
        unit: second.unit,
        estimate: Estimate::default(),
        probability_higher: None,
    };
    let (Some((low, a)), Some((high, b))) = (residuals(first), residuals(second)) else { return none };
    let mean = high - low;
    let count = a.len().min(b.len());
    if count < 2 || a.len() != b.len() {
        return Difference { estimate: Estimate { mean: Some(mean), half_width: None }, ..none };
    }
    #[expect(clippy::cast_precision_loss, reason = "few repetitions")]
    let n = count as f64;
    let squares: f64 = a.iter().zip(&b).map(|(a, b)| (b - a) * (b - a)).sum();
    let error = (squares / (n * (n - 1.0))).sqrt();
    let probability_higher = if error > 0.0 {
        student::probability(mean / error, n - 1.0)
    } else if mean == 0.0 {
        0.5
    } else {
        f64::from(u8::from(mean > 0.0))
    };
    Difference {
        estimate: Estimate { mean: Some(mean), half_width: Some(error * multiplier(CONFIDENCE, count)) },
        probability_higher: Some(probability_higher),
        ..none
    }
}

/// The ratio and each unit's residual, in the ratio's own unit.
fn residuals(figure: &Raw) -> Option<(f64, Vec<f64>)> {
    let (top, bottom) =
        figure.units.iter().fold((0.0, 0.0), |(top, bottom), unit| (top + unit.0, bottom + unit.1));
    let ratio = top / bottom;
    if !ratio.is_finite() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "few repetitions")]
    let mean = bottom / figure.units.len() as f64;
    Some((ratio, figure.units.iter().map(|(top, bottom)| (top - ratio * bottom) / mean).collect()))
}

/// How much of each of a preview's differences to the first scenario is the luck of its worlds, to be taken from it.
/// `known` are all worlds in which the first is known in full, `here` those of the preview, `first` and `second` what the
/// preview says of both in these.
///
/// A preview has some of the worlds. If these are dearer than the rest for the first, they are as much dearer for the
/// second only where what happens is much the same to both; elsewhere less, and the difference goes by as much of it as
/// the second follows. The same holds of what the preview's days got wrong of the first as far as that is luck, told from
/// how it scatters over the worlds; what is wrong in all of them alike is so in the second as well. That is the
/// regression estimator with a slope of the second on the first from worlds (Cochran 1977, chapter 7), held between 0
/// and 1. Few worlds tell a slope badly: it is drawn to 1 as far as differences scatter less than the second itself.
///
/// Sums of money all give back the share that the total does, so that accounts still add up to it.
#[must_use]
pub fn excess(known: &[Raw], here: &[Raw], first: &[Raw], second: &[Raw]) -> Vec<Excess> {
    let of = |raw: &[Raw], id: &str| raw.iter().find(|figure| figure.id == id).and_then(residuals);
    let luck = |figure: &Raw| {
        let id = figure.id;
        let (all, scatter) = of(known, id)?;
        let (here, own) = of(here, id)?;
        let ((told, first), (_, second)) = of(first, id).zip(residuals(figure))?;
        let count = own.len();
        if count < FEWEST_WORLDS || first.len() != count || second.len() != count {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "few repetitions")]
        let [many, few] = [scatter.len(), count].map(|count| count as f64);
        let products = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
        let less =
            |one: &[f64], other: &[f64]| -> Vec<f64> { one.iter().zip(other).map(|(a, b)| a - b).collect() };
        let differences = less(&second, &first);
        let apart = (products(&differences, &differences) / products(&second, &second)).min(1.0);
        let variance = products(&scatter, &scatter) / (many - 1.0);
        let slope = (products(&second, &first) / (few - 1.0) / variance).clamp(0.0, 1.0);
        let wrong = less(&own, &first);
        let by_luck = products(&wrong, &wrong) / (few * (few - 1.0));
        let (worlds, days) = (all - here, here - told);
        let of_days = if days == 0.0 { 0.0 } else { (by_luck / (days * days)).min(1.0) };
        Some(Luck { id, worlds, days, given: apart * (1.0 - slope), of_days })
    };
    let all: Vec<Luck> = second.iter().filter_map(luck).collect();
    let total = all.iter().find(|luck| luck.id == money::TOTAL).copied();
    all.into_iter()
        .filter_map(|luck| {
            let Luck { given, of_days, .. } = total.filter(|_| money::is_sum(luck.id)).unwrap_or(luck);
            let more = given * (luck.worlds + of_days * luck.days);
            more.is_finite().then_some((luck.id, more))
        })
        .collect()
}

/// What a preview's worlds and days have of the first scenario beyond all.
#[derive(Clone, Copy)]
struct Luck {
    id: &'static str,
    worlds: f64,
    days: f64,
    /// Share of it that the second scenario does not have.
    given: f64,
    /// Share of what the days have that is luck.
    of_days: f64,
}

/// What a preview says of the second scenario once the first is known in full: the first's figure and the
/// preview's difference. What the preview's few days got wrong of the first they got wrong of the second as well.
/// A figure that the first does not have is the preview's `own`.
#[must_use]
pub fn anchored(first: &[Metric], differences: &[Difference], own: &[Metric]) -> Vec<Metric> {
    let half = |a: f64, b: f64| (a * a + b * b).sqrt();
    own.iter()
        .map(|own| {
            let known = first.iter().find(|metric| metric.id == own.id).map(|metric| metric.estimate);
            let more = differences.iter().find(|of| of.id == own.id).map(|of| of.estimate);
            let Some((known, more)) = known.zip(more) else { return own.clone() };
            let Some(mean) = known.mean.zip(more.mean).map(|(mean, more)| mean + more) else {
                return own.clone();
            };
            // A sum of estimates may lie where the figure itself cannot.
            let mean = match own.unit {
                unit if unit.starts_with("share") => mean.clamp(0.0, 1.0),
                "seconds" => mean.max(0.0),
                _ => mean,
            };
            let half_width = known.half_width.zip(more.half_width).map(|(a, b)| half(a, b));
            Metric { estimate: Estimate { mean: Some(mean), half_width }, ..own.clone() }
        })
        .collect()
}

/// The figures of each repetition, in the order of their numbers; not a number where there was nothing to take them of.
#[must_use]
pub fn worlds(raw: &[Raw]) -> Vec<(&'static str, Vec<f64>)> {
    raw.iter()
        .map(|figure| (figure.id, figure.units.iter().map(|(top, bottom)| top / bottom).collect()))
        .collect()
}

/// As [`anchored`], world by world: what is known of the first in a world, and there the preview's difference. All three
/// have the same worlds.
#[must_use]
pub fn anchored_worlds(known: &[Raw], first: &[Raw], second: &[Raw]) -> Vec<(&'static str, Vec<f64>)> {
    let of = |raw: &[Raw], id: &str| worlds(raw).into_iter().find(|(other, _)| *other == id);
    worlds(second)
        .into_iter()
        .filter_map(|(id, values)| {
            let (known, first) = of(known, id).zip(of(first, id))?;
            let each = values.iter().zip(&known.1).zip(&first.1);
            let anchored = |((second, known), first): ((&f64, &f64), &f64)| {
                let anchored = known + (second - first);
                if anchored.is_nan() { *second } else { anchored }
            };
            Some((id, each.map(anchored).collect()))
        })
        .collect()
}

/// Adds differences to a digest.
#[must_use]
pub fn digest(digest: Digest, differences: &[Difference]) -> Digest {
    differences.iter().fold(digest, |digest, difference| {
        difference
            .estimate
            .digest(digest.text(difference.id))
            .number(difference.probability_higher.unwrap_or(f64::NAN))
    })
}
