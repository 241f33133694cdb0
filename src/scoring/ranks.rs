//! Ranks and their intervals, from scores that are normal with known mean and deviation.
//!
//! Given an agent's own score `s`, every other is above it independently with probability `Φ((m_j − s)/e_j)`: how
//! many are is a sum of unequal coins, with mean `M(s)` and variance `V(s)`. For up to [`FEW`] people its law is worked
//! out exactly, otherwise it is taken as normal with a continuity correction; the agent's own score is then averaged
//! over. Where very many scores are within each other's reach `V` is small beside what the own score's doubt makes of `M`, and both go into one
//! deviation, `√(e² + V/M'²)`: ranks are then read off `M` at the ends of the score's interval.

use crate::math::normal;

/// Floors up to this size have their ranks worked out exactly.
pub const FEW: usize = 40;
/// Pairs of people within each other's reach, from which on how many are better is as good as a smooth function.
const PAIRS: usize = 50_000;
/// Scores on the grid: fewer for more people, whose number above a score is smoother.
const GRID: (usize, usize) = (160, 2048);
/// People times scores on their grid, between those bounds.
const WORK: usize = 800_000;
/// Half the number of points, beside the middle, at which an agent's own score is taken, and their distance in deviations.
const SIDE: i32 = 20;
const STEP: f64 = 0.18;
/// A table of the normal law: steps in a unit, and its end.
const FINE: f64 = 128.0;
const END: f64 = 6.0;

/// The normal law by a table with linear interpolation, to 2e-6, which is a hundredth of a rank among 5 000.
struct Table(Vec<f64>);

impl Table {
    fn new() -> Self {
        let steps = (2.0 * END * FINE) as usize + 2;
        Self((0..steps).map(|i| normal::below(i as f64 / FINE - END)).collect())
    }

    fn below(&self, x: f64) -> f64 {
        let place = (x + END) * FINE;
        if place.is_nan() || place <= 0.0 {
            return 0.0;
        }
        let whole = place as usize;
        match (self.0.get(whole), self.0.get(whole + 1)) {
            (Some(a), Some(b)) => a + (b - a) * (place - whole as f64),
            _ => 1.0,
        }
    }
}

/// What is known of everybody's rank; 1 is the best.
#[derive(Clone, Debug, Default)]
pub struct Ranks {
    /// Rank by the mean score; of equal scores the first comes first.
    pub rank: Vec<f64>,
    /// Lower end of the rank's interval.
    pub low: Vec<f64>,
    /// Upper end.
    pub high: Vec<f64>,
    /// Probability of being among the last `bottom`.
    pub among_last: Vec<f64>,
    /// Probability of being in the better half.
    pub better_half: Vec<f64>,
}

/// Ranks of scores with mean `m` and deviation `e`, with intervals that hold the rank with probability `confidence`.
#[must_use]
pub fn ranks(m: &[f64], e: &[f64], bottom: usize, confidence: f64) -> Ranks {
    let table = Table::new();
    let mut out = Ranks { rank: places(m), ..Ranks::default() };
    let near = Neighbours::new(m, e);
    if m.len() > FEW && near.pairs(m, e) > PAIRS {
        on_a_grid(m, e, bottom, confidence, &table, &mut out);
    } else {
        one_by_one(m, e, bottom, confidence, &table, &near, &mut out);
    }
    out
}

fn one_by_one(
    m: &[f64],
    e: &[f64],
    bottom: usize,
    confidence: f64,
    table: &Table,
    near: &Neighbours,
    out: &mut Ranks,
) {
    let count = m.len();
    let tail = 0.5 * (1.0 - confidence);
    let mut coins = Vec::new();
    let plain: Vec<(f64, f64)> =
        (-SIDE..=SIDE).map(|i| STEP * f64::from(i)).map(|z| (z, normal::density(z))).collect();
    let total: f64 = plain.iter().map(|(_, weight)| weight).sum();
    for agent in 0..count {
        let own = (m[agent], e[agent]);
        let at: &[(f64, f64)] = if own.1 > 0.0 { &plain } else { &[(0.0, 1.0)] };
        let total = if own.1 > 0.0 { total } else { 1.0 };
        let better: Vec<Better> = at
            .iter()
            .map(|&(z, weight)| {
                coins.clear();
                let score = own.0 + z * own.1;
                let (sure, open) = near.of(m[agent], e[agent]);
                coins.extend(
                    open.iter()
                        .filter(|other| **other != agent)
                        .map(|&other| above(m[other], e[other], score, table)),
                );
                Better::new(weight / total, sure, &coins, count <= FEW)
            })
            .collect();
        // Probability that the rank is at most `rank`: fewer than that many are better.
        let at_most = |rank: usize| -> f64 { better.iter().map(|b| b.weight * b.fewer(rank, table)).sum() };
        let quantile = |p: f64| {
            let (mut low, mut high) = (1, count);
            while low < high {
                let middle = low.midpoint(high);
                if at_most(middle) >= p {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            low as f64
        };
        out.low.push(quantile(tail));
        out.high.push(quantile(1.0 - tail));
        out.among_last.push((1.0 - at_most(count.saturating_sub(bottom))).max(0.0));
        out.better_half.push(at_most(count.div_ceil(2)));
    }
}

fn on_a_grid(m: &[f64], e: &[f64], bottom: usize, confidence: f64, table: &Table, out: &mut Ranks) {
    let count = m.len();
    let reach = normal::quantile(0.5 + 0.5 * confidence);
    let grid = Grid::new(m, e, table);
    // Scores at which as many are better as would put somebody among the last, or just out of the better half.
    let cuts =
        [count.saturating_sub(bottom), count.div_ceil(2)].map(|ahead| grid.score_behind(ahead as f64 - 0.5));
    for (m, e) in m.iter().zip(e) {
        let (_, variance, slope) = grid.at(*m);
        let more = if slope > 0.0 { variance / (slope * slope) } else { 0.0 };
        let doubt = (e * e + more).sqrt();
        let rank = |score: f64| (0.5 + grid.at(score).0).round().clamp(1.0, count as f64);
        out.low.push(rank(m + reach * doubt));
        out.high.push(rank(m - reach * doubt));
        let behind = |cut: f64| {
            if doubt > 0.0 { table.below((cut - m) / doubt) } else { f64::from(u8::from(*m < cut)) }
        };
        out.among_last.push(if bottom == 0 { 0.0 } else { behind(cuts[0]) });
        out.better_half.push(1.0 - behind(cuts[1]));
    }
}

/// Places by value, the greatest first.
#[must_use]
pub fn places(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    crate::math::order::by(&mut order, |&a, &b| values[b].total_cmp(&values[a]));
    let mut rank = vec![0.0; values.len()];
    for (place, agent) in order.into_iter().enumerate() {
        rank[agent] = (place + 1) as f64;
    }
    rank
}

/// People in the order of their mean scores, the best first, so that those out of reach need not be looked at.
struct Neighbours {
    order: Vec<usize>,
    /// Mean scores in that order.
    sorted: Vec<f64>,
    /// The greatest deviation, times as many as any score is taken to be off.
    reach: f64,
}

impl Neighbours {
    fn new(m: &[f64], e: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..m.len()).collect();
        crate::math::order::by(&mut order, |&a, &b| m[b].total_cmp(&m[a]));
        let sorted = order.iter().map(|&agent| m[agent]).collect();
        Self { order, sorted, reach: END * e.iter().fold(0.0, |most: f64, e| most.max(*e)) }
    }

    /// How many are certainly better than whatever somebody's own score may be, and whose scores are within reach.
    fn of(&self, mean: f64, deviation: f64) -> (usize, &[usize]) {
        let reach = self.reach + deviation * STEP * f64::from(SIDE);
        let from = self.sorted.partition_point(|other| *other > mean + reach);
        let to = self.sorted.partition_point(|other| *other >= mean - reach);
        (from, self.order.get(from..to).unwrap_or_default())
    }

    fn pairs(&self, m: &[f64], e: &[f64]) -> usize {
        m.iter().zip(e).map(|(mean, deviation)| self.of(*mean, *deviation).1.len()).sum()
    }
}

/// Probability that a score of this mean and deviation is above another.
fn above(mean: f64, deviation: f64, score: f64, table: &Table) -> f64 {
    if deviation > 0.0 {
        table.below((mean - score) / deviation)
    } else if mean == score {
        // Of two who are certainly equal either is as likely to come first.
        0.5
    } else {
        f64::from(u8::from(mean > score))
    }
}

/// How many others are better than a score: exactly, or by mean and deviation.
struct Better {
    weight: f64,
    /// How many others are better for certain; the rest is beyond them.
    sure: usize,
    mean: f64,
    deviation: f64,
    /// Probabilities that fewer than 0, 1, 2, ... are; empty if not worked out.
    exact: Vec<f64>,
}

impl Better {
    fn new(weight: f64, sure: usize, coins: &[f64], exactly: bool) -> Self {
        let mean = coins.iter().sum();
        let variance: f64 = coins.iter().map(|p| p * (1.0 - p)).sum();
        let exact = if exactly { heads(coins) } else { Vec::new() };
        Self { weight, sure, mean, deviation: variance.sqrt(), exact }
    }

    /// Probability that fewer than `rank` others are better.
    fn fewer(&self, rank: usize, table: &Table) -> f64 {
        let Some(rank) = rank.checked_sub(self.sure) else { return 0.0 };
        if !self.exact.is_empty() {
            return self.exact.get(rank).copied().unwrap_or(1.0);
        }
        let distance = rank as f64 - 0.5 - self.mean;
        if self.deviation > 0.0 {
            table.below(distance / self.deviation)
        } else {
            f64::from(u8::from(distance > 0.0))
        }
    }
}

/// How many are better than a score, with the variance of that number, at scores in equal steps.
struct Grid {
    low: f64,
    step: f64,
    sums: Vec<(f64, f64)>,
}

impl Grid {
    fn new(m: &[f64], e: &[f64], table: &Table) -> Self {
        let low = m.iter().zip(e).fold(f64::INFINITY, |low, (m, e)| low.min(m - END * e));
        let high = m.iter().zip(e).fold(f64::NEG_INFINITY, |high, (m, e)| high.max(m + END * e));
        // Scores that are all the same have a grid of some width too.
        let size = (WORK / m.len().max(1)).clamp(GRID.0, GRID.1);
        let step = ((high - low) / (size - 1) as f64).max(1e-9 * high.abs().max(1.0));
        let mut sums = vec![(0.0, 0.0); size];
        for (m, e) in m.iter().zip(e) {
            for (place, sum) in sums.iter_mut().enumerate() {
                let p = above(*m, *e, low + step * place as f64, table);
                sum.0 += p;
                sum.1 += p * (1.0 - p);
            }
        }
        Self { low, step, sums }
    }

    /// Expected number above a score, its variance, and by how much it falls for each unit of score.
    fn at(&self, score: f64) -> (f64, f64, f64) {
        let place = ((score - self.low) / self.step).clamp(0.0, (self.sums.len() - 1) as f64);
        let whole = (place as usize).min(self.sums.len() - 2);
        match (self.sums.get(whole), self.sums.get(whole + 1)) {
            (Some(a), Some(b)) => {
                let part = place - whole as f64;
                (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part, (a.0 - b.0) / self.step)
            }
            _ => (0.0, 0.0, 0.0),
        }
    }

    /// The score above which so many are expected.
    fn score_behind(&self, ahead: f64) -> f64 {
        let after = self.sums.partition_point(|(above, _)| *above > ahead).clamp(1, self.sums.len() - 1);
        match (self.sums.get(after - 1), self.sums.get(after)) {
            (Some(a), Some(b)) if a.0 > b.0 => {
                let part = ((a.0 - ahead) / (a.0 - b.0)).clamp(0.0, 1.0);
                self.low + self.step * ((after - 1) as f64 + part)
            }
            _ => self.low + self.step * after as f64,
        }
    }
}

/// Probabilities that fewer than 0, 1, 2, ... of unequal coins show heads, by adding one coin after the other.
fn heads(coins: &[f64]) -> Vec<f64> {
    let mut law = vec![0.0; coins.len() + 1];
    law[0] = 1.0;
    for (tossed, p) in coins.iter().enumerate() {
        for shown in (0..=tossed + 1).rev() {
            let more = if shown > 0 { law[shown - 1] * p } else { 0.0 };
            law[shown] = law[shown] * (1.0 - p) + more;
        }
    }
    let mut fewer = vec![0.0];
    let mut sum = 0.0;
    for probability in law {
        sum += probability;
        fewer.push(sum);
    }
    fewer
}
