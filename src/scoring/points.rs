//! From levels to points: each rule turns every metric into points, and the score is their weighted mean.

use crate::math::normal;

/// How figures become points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 0 at one figure, 100 at another, in a straight line through both and beyond.
    Linear,
    /// So many hundredths for each border that is reached.
    Bands,
    /// Standard deviations of the group from its mean.
    ZScores,
    /// The same, and a fixed share at the end of the list is flagged, however good they are.
    ForcedRanking,
    /// Red, amber or green for each metric: 0, 50 or 100.
    TrafficLights,
}

impl Rule {
    /// Each rule's word on the wire, and what it is called.
    pub const OPTIONS: [(&'static str, &'static str); 5] = [
        ("linear", "In a straight line between two figures"),
        ("bands", "Points for each border that is reached"),
        ("zScores", "Standard deviations from the group's mean"),
        ("forcedRanking", "Forced ranking: a fixed share is at the bottom"),
        ("trafficLights", "Red, amber or green for each metric"),
    ];

    /// The rule of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "linear" => Some(Self::Linear),
            "bands" => Some(Self::Bands),
            "zScores" => Some(Self::ZScores),
            "forcedRanking" => Some(Self::ForcedRanking),
            "trafficLights" => Some(Self::TrafficLights),
            _ => None,
        }
    }
}

/// How one metric's level becomes points.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// `slope · (x − zero)`.
    Line {
        /// The figure of no points.
        zero: f64,
        /// Points for each unit above it; negative where less is better.
        slope: f64,
    },
    /// Equal steps up to 100 at borders that are passed in this order.
    Steps {
        /// The borders, the easiest first.
        borders: Vec<f64>,
        /// 1 where more is better, −1 where less is.
        sign: f64,
    },
}

impl Scale {
    /// Points of a figure; none where there is no figure.
    #[must_use]
    pub fn points(&self, x: f64) -> f64 {
        match self {
            Self::Line { zero, slope } => slope * (x - zero),
            Self::Steps { borders, .. } => 100.0 * self.reached(x) as f64 / borders.len().max(1) as f64,
        }
    }

    /// How many borders a figure reaches; 0 on a line.
    #[must_use]
    pub fn reached(&self, x: f64) -> usize {
        match self {
            Self::Line { .. } => 0,
            Self::Steps { borders, sign } => {
                borders.iter().take_while(|border| sign * (x - *border) >= 0.0).count()
            }
        }
    }

    /// Probabilities of reaching exactly 0, 1, ... borders, for a level that is normal.
    fn law(&self, mean: f64, sd: f64) -> Vec<f64> {
        let Self::Steps { borders, sign } = self else { return vec![1.0] };
        let mut law = Vec::with_capacity(borders.len() + 1);
        let mut reached = 1.0;
        for border in borders {
            let next = probability_of_reaching(mean, sd, *border, *sign);
            law.push((reached - next).max(0.0));
            reached = reached.min(next);
        }
        law.push(reached);
        law
    }
}

/// Probability that a normal level is at a border or on its better side.
#[must_use]
pub fn probability_of_reaching(mean: f64, sd: f64, border: f64, sign: f64) -> f64 {
    let distance = sign * (mean - border);
    if sd > 0.0 { normal::below(distance / sd) } else { f64::from(u8::from(distance >= 0.0)) }
}

/// A score with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// Probability that it is below the limit given.
    pub below: f64,
}

/// The most different sums of points that are told apart; where weights make more, they are rounded to a quarter point.
const MOST_SUMS: usize = 512;
/// Points closer than this are the same.
const SAME: f64 = 1e-7;

/// Turns levels into scores, with what the metrics' scales share worked out once for all agents.
#[derive(Clone, Debug)]
pub struct Scorer {
    scales: Vec<(Scale, f64)>,
    /// For steps: the sums of points after each metric, and where each sum goes with each step of the next.
    sums: Vec<Vec<f64>>,
    moves: Vec<Vec<usize>>,
}

impl Scorer {
    /// From each metric's scale and weight; weights are shares of their sum.
    #[must_use]
    pub fn new(scales: Vec<(Scale, f64)>) -> Self {
        let total: f64 = scales.iter().map(|(_, weight)| weight).sum();
        let scales: Vec<(Scale, f64)> = scales
            .into_iter()
            .map(|(scale, weight)| (scale, if total > 0.0 { weight / total } else { 0.0 }))
            .collect();
        let mut scorer = Self { scales, sums: vec![vec![0.0]], moves: Vec::new() };
        let steps: Vec<(usize, f64)> = scorer
            .scales
            .iter()
            .filter_map(|(scale, weight)| match scale {
                Scale::Steps { borders, .. } => Some((borders.len(), *weight)),
                Scale::Line { .. } => None,
            })
            .collect();
        for (borders, weight) in steps {
            let (sums, moves) = added(scorer.sums.last().map_or(&[][..], Vec::as_slice), borders, weight);
            scorer.sums.push(sums);
            scorer.moves.push(moves);
        }
        scorer
    }

    /// The score of one figure for each metric.
    #[must_use]
    pub fn plain(&self, figures: impl Iterator<Item = f64>) -> f64 {
        self.scales.iter().zip(figures).map(|((scale, weight), x)| weight * scale.points(x)).sum()
    }

    /// The score of independent normal levels (mean and deviation of each), with an interval of this many
    /// deviations where it is normal and of this confidence where it is not.
    #[must_use]
    pub fn score(&self, levels: &[(f64, f64)], confidence: (f64, f64), limit: f64) -> Score {
        if self.moves.is_empty() {
            self.on_lines(levels, confidence.1, limit)
        } else {
            self.on_steps(levels, confidence.0, limit)
        }
    }

    fn on_lines(&self, levels: &[(f64, f64)], deviations: f64, limit: f64) -> Score {
        let (mut mean, mut variance) = (0.0, 0.0);
        for ((scale, weight), (level, sd)) in self.scales.iter().zip(levels) {
            mean += weight * scale.points(*level);
            if let Scale::Line { slope, .. } = scale {
                let share = weight * slope * sd;
                variance += share * share;
            }
        }
        let sd = variance.sqrt();
        let below = 1.0 - probability_of_reaching(mean, sd, limit, 1.0);
        Score { mean, sd, low: mean - deviations * sd, high: mean + deviations * sd, below }
    }

    fn on_steps(&self, levels: &[(f64, f64)], confidence: f64, limit: f64) -> Score {
        let mut law = vec![1.0];
        for ((((scale, _), (level, sd)), moves), sums) in
            self.scales.iter().zip(levels).zip(&self.moves).zip(self.sums.iter().skip(1))
        {
            let steps = scale.law(*level, *sd);
            let mut next = vec![0.0; sums.len()];
            for (from, mass) in law.iter().enumerate().filter(|(_, mass)| **mass > 1e-12) {
                for (step, p) in steps.iter().enumerate() {
                    if let Some(slot) =
                        moves.get(from * steps.len() + step).and_then(|&place| next.get_mut(place))
                    {
                        *slot += mass * p;
                    }
                }
            }
            law = next;
        }
        let sums = self.sums.last().map_or(&[][..], Vec::as_slice);
        let (mut mean, mut square, mut below, mut total) = (0.0, 0.0, 0.0, 0.0);
        for (sum, p) in sums.iter().zip(&law) {
            mean += sum * p;
            square += sum * sum * p;
            total += p;
            if *sum < limit - SAME {
                below += p;
            }
        }
        let quantile = |p: f64| {
            let mut reached = 0.0;
            for (sum, mass) in sums.iter().zip(&law) {
                reached += mass;
                if reached >= p * total - 1e-12 {
                    return *sum;
                }
            }
            sums.last().copied().unwrap_or_default()
        };
        let tail = 0.5 * (1.0 - confidence);
        let mean = mean / total;
        Score {
            mean,
            sd: (square / total - mean * mean).max(0.0).sqrt(),
            low: quantile(tail),
            high: quantile(1.0 - tail),
            below: below / total,
        }
    }
}

/// All sums with one more metric's steps, in order, and where each goes: `from · (borders + 1) + step`.
fn added(sums: &[f64], borders: usize, weight: f64) -> (Vec<f64>, Vec<usize>) {
    let points = |step: usize| 100.0 * weight * step as f64 / borders.max(1) as f64;
    let all: Vec<f64> =
        sums.iter().flat_map(|sum| (0..=borders).map(move |step| sum + points(step))).collect();
    let mut distinct = unique(&all, SAME);
    if distinct.len() > MOST_SUMS {
        distinct = unique(&all.iter().map(|sum| (sum * 4.0).round() / 4.0).collect::<Vec<_>>(), SAME);
    }
    let moves = all
        .iter()
        .map(|sum| {
            let after = distinct.partition_point(|known| *known < *sum);
            let nearer = |a: usize, b: usize| {
                let distance = |i: usize| distinct.get(i).map_or(f64::INFINITY, |known| (known - sum).abs());
                if distance(a) <= distance(b) { a } else { b }
            };
            if after == 0 { 0 } else { nearer(after - 1, after) }
        })
        .collect();
    (distinct, moves)
}

fn unique(values: &[f64], same: f64) -> Vec<f64> {
    let mut sorted = values.to_vec();
    crate::math::order::by(&mut sorted, f64::total_cmp);
    sorted.dedup_by(|b, a| *b - *a <= same);
    sorted
}
