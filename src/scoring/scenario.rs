//! The score of a scenario: customers, people and money, by weights of the person who scores.
//!
//! Each criterion maps its figure in a straight line from 0 points to 100 and no further. A part's points are the
//! weighted mean of its criteria's, and the score is the weighted mean of the parts'. What a criterion contributes is
//! its points times its share of all weight; a part's contribution is the sum of these in their order, and the score is
//! the sum of the parts', so that both add up to the last bit.
//!
//! A criterion without a figure (its model is off) or without a span (money with nothing to measure it from) is left
//! out: its weight goes to the others of its part, and that of a part with none left to the other parts.

use super::criteria::{CRITERIA, Criterion, Part, UNJUST};
use crate::math::estimate::Ratio;

const WEEKS_PER_YEAR: f64 = 52.0;

/// A figure, and half the width of its interval as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Told {
    /// The figure.
    pub mean: f64,
    /// Half the width of its 95 % interval.
    pub half_width: Option<f64>,
}

/// The figures of a result, by the place of their criterion in [`CRITERIA`]; nothing where a model is off.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures(Vec<Option<Told>>);

impl Figures {
    /// From metrics by their ids, over so many weeks.
    pub fn new(weeks: Option<f64>, metric: impl Fn(&str) -> Option<Told>) -> Self {
        let of = |criterion: &Criterion| {
            if criterion.id == UNJUST { unjust(weeks?, &metric) } else { metric(criterion.id) }
        };
        Self(CRITERIA.iter().map(of).collect())
    }

    /// The figure of a criterion.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<Told> {
        self.0.get(place).copied().flatten()
    }
}

/// Unjust write-ups per person and year. Half widths add up relatively, which is the most they can come to, to first order.
fn unjust(weeks: f64, metric: &impl Fn(&str) -> Option<Told>) -> Option<Told> {
    let (given, heads) = (metric("writeUps")?, metric("headcount")?);
    if given.mean == 0.0 {
        return Some(Told { mean: 0.0, half_width: given.half_width });
    }
    let share = metric("unjustWriteUpShare")?;
    let mean = given.mean * share.mean / heads.mean * (WEEKS_PER_YEAR / weeks);
    let relative = |of: Told| of.half_width.map(|half| if half == 0.0 { 0.0 } else { half / of.mean.abs() });
    let half_width = relative(given)
        .zip(relative(heads))
        .zip(share.half_width)
        .map(|((a, b), c)| mean.abs() * (a + b) + c * (mean / share.mean).abs())
        .filter(|half| half.is_finite());
    mean.is_finite().then_some(Told { mean, half_width })
}

/// How much each thing weighs, and what is worth how many points.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// Weights of customers, people and money.
    pub parts: [f64; 3],
    /// Weights of the criteria within their parts, as in [`CRITERIA`].
    pub weights: Vec<f64>,
    /// The figures worth no points and a hundred; nothing where there is nothing to measure from.
    pub spans: Vec<Option<(f64, f64)>>,
}

impl Default for Design {
    fn default() -> Self {
        Self {
            parts: [1.0; 3],
            weights: CRITERIA.iter().map(|criterion| criterion.weight).collect(),
            spans: CRITERIA.iter().map(|criterion| criterion.span.ends()).collect(),
        }
    }
}

impl Design {
    /// Measures what has no span from a reference: its figures are worth 50 points, and `share` less a hundred.
    ///
    /// Nothing is measured from a figure that is not above zero.
    pub fn measure_from(&mut self, reference: &Figures, share: f64) {
        for (place, span) in self.spans.iter_mut().enumerate() {
            if let (None, Some(Told { mean, .. })) = (&span, reference.get(place))
                && mean > 0.0
            {
                *span = Some((mean * (1.0 + share), mean * (1.0 - share)));
            }
        }
    }
}

/// Why a criterion does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such figure: its model is off, or there was nothing to take it of.
    Absent,
    /// There is nothing to measure it from.
    NoSpan,
    /// Another scenario, or a world of one, has no such figure.
    NotEverywhere,
}

impl Why {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::NoSpan => "no_span",
            Self::NotEverywhere => "not_everywhere",
        }
    }
}

/// What one criterion earned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Earned {
    /// Its place in [`CRITERIA`].
    pub place: usize,
    /// The figure.
    pub value: f64,
    /// The figure worth no points.
    pub from: f64,
    /// The figure worth a hundred.
    pub to: f64,
    /// 0 to 100.
    pub points: f64,
    /// Its weight within its part, as stated.
    pub weight: f64,
    /// Its share of all weight.
    pub share: f64,
    /// Its points times its share.
    pub contribution: f64,
}

/// What one of the three earned.
#[derive(Clone, Debug, PartialEq)]
pub struct PartScore {
    /// Which.
    pub part: Part,
    /// Its weight, as stated.
    pub weight: f64,
    /// Its share of all weight; none where nothing of it counts.
    pub share: f64,
    /// 0 to 100; nothing where nothing of it counts.
    pub score: Option<f64>,
    /// The sum of its criteria's.
    pub contribution: f64,
    /// Its criteria.
    pub criteria: Vec<Earned>,
}

/// A score with all that it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// 0 to 100, the sum of the parts' contributions; nothing where nothing counts.
    pub score: Option<f64>,
    /// The most that half the width of the score's 95 % interval can be, whatever the figures have to do with each other.
    pub half_width_at_most: Option<f64>,
    /// Customers, people and money.
    pub parts: [PartScore; 3],
    /// Criteria that do not count, by their place in [`CRITERIA`].
    pub left_out: Vec<(usize, Why)>,
}

/// Points of a figure: 0 at `from`, 100 at `to`, a straight line between and nothing beyond.
#[must_use]
pub fn points(value: f64, (from, to): (f64, f64)) -> f64 {
    100.0 * ((value - from) / (to - from)).clamp(0.0, 1.0)
}

/// The score of figures; criteria of `nowhere` are left out because another scenario lacks them.
#[must_use]
pub fn score(figures: &Figures, design: &Design, nowhere: &[usize]) -> Score {
    let mut left_out = Vec::new();
    let counted: Vec<Option<(Told, (f64, f64))>> = design
        .spans
        .iter()
        .enumerate()
        .map(|(place, span)| {
            let why = match (figures.get(place), span) {
                (None, _) => Why::Absent,
                (_, None) => Why::NoSpan,
                _ if nowhere.contains(&place) => Why::NotEverywhere,
                (Some(told), Some(span)) => return Some((told, *span)),
            };
            left_out.push((place, why));
            None
        })
        .collect();
    let shares = shares(design, |place| counted.get(place).is_some_and(Option::is_some));
    let mut half_width = Some(0.0);
    let parts = Part::ALL.map(|part| {
        let mut criteria = Vec::new();
        for (place, found) in counted.iter().enumerate() {
            let (Some((told, span)), Some(criterion)) = (found, CRITERIA.get(place)) else { continue };
            if criterion.part != part {
                continue;
            }
            let share = shares.get(place).copied().unwrap_or_default();
            let points = points(told.mean, *span);
            if share > 0.0 {
                let half = told.half_width.map(|half| share * 100.0 * half / (span.1 - span.0).abs());
                half_width = half_width.zip(half).map(|(sum, half)| sum + half);
            }
            criteria.push(Earned {
                place,
                value: told.mean,
                from: span.0,
                to: span.1,
                points,
                weight: design.weights.get(place).copied().unwrap_or_default(),
                share,
                contribution: share * points,
            });
        }
        let share: f64 = criteria.iter().map(|earned| earned.share).sum();
        let contribution: f64 = criteria.iter().map(|earned| earned.contribution).sum();
        PartScore {
            part,
            weight: design.parts[part as usize],
            share,
            score: (share > 0.0).then(|| (contribution / share).clamp(0.0, 100.0)),
            contribution,
            criteria,
        }
    });
    let counts = parts.iter().any(|part| part.share > 0.0);
    Score {
        score: counts.then(|| parts.iter().map(|part| part.contribution).sum()),
        half_width_at_most: half_width.filter(|half: &f64| counts && half.is_finite()),
        parts,
        left_out,
    }
}

/// Each criterion's share of all weight, of those that count.
pub(super) fn shares(design: &Design, counts: impl Fn(usize) -> bool) -> Vec<f64> {
    let weight = |place: usize| {
        if counts(place) { design.weights.get(place).copied().unwrap_or_default() } else { 0.0 }
    };
    let within = Part::ALL.map(|part| {
        (0..CRITERIA.len()).filter(|&place| CRITERIA[place].part == part).map(weight).sum::<f64>()
    });
    let of_parts: f64 = Part::ALL
        .iter()
        .map(|&part| part as usize)
        .filter(|&at| within[at] > 0.0)
        .map(|at| design.parts[at])
        .sum();
    let share = |place: usize| {
        let part = CRITERIA[place].part as usize;
        let share = design.parts[part] / of_parts * (weight(place) / within[part]);
        if share.is_finite() { share } else { 0.0 }
    };
    (0..CRITERIA.len()).map(share).collect()
}

/// Mean and half the width of the 95 % interval of values, one for each world.
pub(super) fn spread(values: &[f64]) -> Option<Ratio> {
    Ratio::of_values(values.iter().copied())
}
