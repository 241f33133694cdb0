//! Scenarios ranked by their scores, and in how many worlds the ranking holds.
//!
//! A scenario's score is that of its mean figures, as [`super::scenario`] gives it. How sure it is comes from the worlds:
//! the same score is taken of each world's own figures, and the interval is that of these scores' mean. To first order in
//! 1/n that is the interval of the score of the means, whatever criteria have to do with each other, since the score is
//! made of straight lines; only where figures of different worlds lie on both sides of an end of a span is it rougher.
//! Differences are taken world by world, so that what scenarios share falls away.
//!
//! Worlds are whatever the figures were given for: repetitions that differ by chance, or by drawn assumptions as well.
//! Scenarios are compared on the same criteria: what one of them lacks, or any world of one, counts for none.

use super::criteria::{CRITERIA, Part};
use super::scenario::{Design, Figures, Score, points, score, shares, spread};
use crate::math::student;

/// The confidence of intervals.
const CONFIDENCE: f64 = 0.95;

/// What is known of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Its mean figures.
    pub mean: Figures,
    /// The same of each world; all scenarios have the same worlds.
    pub worlds: Vec<Figures>,
}

/// A mean with half the width of its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sure {
    /// The mean; nothing where nothing counts.
    pub mean: Option<f64>,
    /// Half the width of its 95 % interval; nothing under two worlds.
    pub half_width: Option<f64>,
    /// How likely the mean is above zero, if worlds differ by chance alone.
    pub probability_higher: Option<f64>,
}

/// A scenario among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its score with all its parts.
    pub score: Score,
    /// Of the score.
    pub half_width: Option<f64>,
    /// From 1; scenarios of the same score share a place.
    pub place: usize,
    /// Share of the worlds in which no other has a higher score; worlds with several such are shared out.
    pub first: f64,
}

/// Two scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Places in the list given.
    pub first: usize,
    /// The later one.
    pub second: usize,
    /// Second less first.
    pub difference: Sure,
    /// The same of customers, people and money.
    pub parts: [Sure; 3],
    /// Worlds in which the second's score is higher, the same, and lower.
    pub worlds: (usize, usize, usize),
}

/// Scenarios by their scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// In the order given.
    pub scenarios: Vec<Ranked>,
    /// Each with each later one.
    pub pairs: Vec<Pair>,
    /// Places in the list given, the highest score first.
    pub order: Vec<usize>,
    /// Share of the worlds in which nobody in this order has a lower score than the next; nothing without worlds.
    pub holds: Option<f64>,
    /// How many worlds there are.
    pub worlds: usize,
}

/// Ranks scenarios that live in the same worlds.
#[must_use]
pub fn rank(compared: &[Compared], design: &Design) -> Ranking {
    let has = |figures: &Figures, place: usize| figures.get(place).is_some();
    let everywhere = |place: usize| {
        compared.iter().all(|one| has(&one.mean, place) && one.worlds.iter().all(|world| has(world, place)))
    };
    let nowhere: Vec<usize> = (0..CRITERIA.len()).filter(|&place| !everywhere(place)).collect();
    let scores: Vec<Score> = compared.iter().map(|one| score(&one.mean, design, &nowhere)).collect();
    let counts = |place: usize| !nowhere.contains(&place) && matches!(design.spans.get(place), Some(Some(_)));
    let shares = shares(design, counts);
    let lived: Vec<Vec<[f64; 4]>> = compared
        .iter()
        .map(|one| one.worlds.iter().map(|world| of(world, design, &shares)).collect())
        .collect();
    let worlds = lived.iter().map(Vec::len).min().unwrap_or_default();
    let total = |scenario: usize, world: usize| {
        lived.get(scenario).and_then(|own| own.get(world)).map_or(0.0, |own| own[TOTAL])
    };

    let mut order: Vec<usize> = (0..compared.len()).collect();
    let mean = |at: usize| scores.get(at).and_then(|score| score.score).unwrap_or_default();
    order.sort_by(|&a, &b| mean(b).total_cmp(&mean(a)));
    let holds = (0..worlds)
        .filter(|&world| order.windows(2).all(|pair| total(pair[0], world) >= total(pair[1], world)))
        .count();
    let firsts = firsts(compared.len(), worlds, total);
    let place = |at: usize| 1 + (0..compared.len()).filter(|&other| mean(other) > mean(at)).count();
    let pairs = (0..compared.len())
        .flat_map(|first| (first + 1..compared.len()).map(move |second| (first, second)))
        .map(|(first, second)| {
            let signs = (0..worlds).map(|world| total(second, world).total_cmp(&total(first, world)));
            let count = |wanted| signs.clone().filter(|&sign| sign == wanted).count();
            let part = |part: Part| {
                let own = |at: usize| scores.get(at).and_then(|score| score.parts[part as usize].score);
                sure(own(first), own(second), &difference(&lived, first, second, part as usize))
            };
            let own = |at: usize| scores.get(at).and_then(|score| score.score);
            Pair {
                first,
                second,
                difference: sure(own(first), own(second), &difference(&lived, first, second, TOTAL)),
                parts: Part::ALL.map(part),
                worlds: (
                    count(core::cmp::Ordering::Greater),
                    count(core::cmp::Ordering::Equal),
                    count(core::cmp::Ordering::Less),
                ),
            }
        })
        .collect();
    let scenarios = scores
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let own: Vec<f64> = (0..worlds).map(|world| total(at, world)).collect();
            Ranked {
                score: score.clone(),
                half_width: score.score.and(spread(&own)).and_then(|of| of.half_width(CONFIDENCE)),
                place: place(at),
                first: firsts.get(at).copied().unwrap_or_default(),
            }
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "few worlds")]
    let holds = (worlds > 0).then(|| holds as f64 / worlds as f64);
    Ranking { scenarios, pairs, order, holds, worlds }
}

/// Where the score of everything stands, after those of the parts.
const TOTAL: usize = 3;

/// The scores of one world: each part's, and all together.
fn of(world: &Figures, design: &Design, shares: &[f64]) -> [f64; 4] {
    let mut sums = [0.0; 4];
    let mut weights = [0.0; 3];
    for (place, &share) in shares.iter().enumerate() {
        let (Some(told), Some(Some(span)), Some(criterion)) =
            (world.get(place), design.spans.get(place), CRITERIA.get(place))
        else {
            continue;
        };
        let contribution = share * points(told.mean, *span);
        sums[criterion.part as usize] += contribution;
        weights[criterion.part as usize] += share;
    }
    sums[TOTAL] = sums[0] + sums[1] + sums[2];
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum = if weight > 0.0 { *sum / weight } else { 0.0 };
    }
    sums
}

fn difference(lived: &[Vec<[f64; 4]>], first: usize, second: usize, which: usize) -> Vec<f64> {
    match (lived.get(first), lived.get(second)) {
        (Some(a), Some(b)) => a.iter().zip(b).map(|(a, b)| b[which] - a[which]).collect(),
        _ => Vec::new(),
    }
}

/// The difference of two scores, as sure as the worlds' differences are.
fn sure(first: Option<f64>, second: Option<f64>, differences: &[f64]) -> Sure {
    let Some(mean) = first.zip(second).map(|(first, second)| second - first) else { return Sure::default() };
    let spread = spread(differences).filter(|of| of.units >= 2);
    let error = spread.and_then(|of| of.standard_error);
    let probability = |error: f64| {
        if error > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "few worlds")]
            let freedom = (differences.len() - 1) as f64;
            student::probability(mean / error, freedom)
        } else if mean == 0.0 {
            0.5
        } else {
            f64::from(u8::from(mean > 0.0))
        }
    };
    Sure {
        mean: Some(mean),
        half_width: spread.and_then(|of| of.half_width(CONFIDENCE)),
        probability_higher: error.map(probability),
    }
}

/// Share of the worlds in which each scenario is first; where several are, the world is shared out among them.
#[expect(clippy::cast_precision_loss, reason = "few worlds and scenarios")]
fn firsts(scenarios: usize, worlds: usize, total: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut shares = vec![0.0; scenarios];
    for world in 0..worlds {
        let best = (0..scenarios).map(|at| total(at, world)).fold(f64::NEG_INFINITY, f64::max);
        let winners: Vec<usize> = (0..scenarios).filter(|&at| total(at, world) >= best).collect();
        for &winner in &winners {
            shares[winner] += 1.0 / (winners.len() * worlds) as f64;
        }
    }
    shares
}
