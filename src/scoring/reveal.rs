//! A scorecard held against the truth, where that is known: of whom was a flag right?

use super::figures::Floor;
use super::metrics::Metric;
use super::points::Scorer;
use super::ranks::places;
use super::scorecard::{Design, Flag, Scorecard};

/// What is true of a floor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Truth {
    /// True levels by metric.
    pub levels: Vec<(Metric, Vec<f64>)>,
    /// Who is on a hostile queue, by place.
    pub hard: Vec<usize>,
    /// Who games, by place.
    pub games: Vec<usize>,
}

impl Truth {
    /// The levels of a metric; empty where they are not known.
    #[must_use]
    pub fn of(&self, metric: Metric) -> &[f64] {
        self.levels.iter().find(|(known, _)| *known == metric).map_or(&[], |(_, levels)| levels)
    }
}

/// What the same rule says of true levels, and how often the card agrees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Revealed {
    /// The score of each agent's true levels, by the card's own scales and weights.
    pub score: Vec<f64>,
    /// That in standard deviations of the floor about its mean.
    pub level: Vec<f64>,
    /// Rank by it; 1 is the best. Of equal scores the better levels come first.
    pub rank: Vec<f64>,
    /// Whether the rule, had it seen true levels, would have flagged the agent.
    pub belongs: Vec<bool>,
    /// Whether the agent is in the better half.
    pub better_half: Vec<bool>,
    /// How many belong among the flagged.
    pub belonging: usize,
    /// Flagged who belong there.
    pub rightly: usize,
    /// Flagged who do not.
    pub wrongly: usize,
    /// Flagged in the better half.
    pub above_median: usize,
    /// Who belong there and were not flagged.
    pub missed: usize,
    /// People on the hostile queue: all, flagged, and flagged wrongly.
    pub hard: (usize, usize, usize),
    /// People who game: all, flagged, and spared although they belong among the flagged.
    pub games: (usize, usize, usize),
    /// Agents whose true rank lies within its interval.
    pub ranks_held: usize,
    /// Agents whose true score lies within its interval.
    pub scores_held: usize,
}

/// Holds a card against the truth; what is not known of an agent's level is taken to be the group's.
#[must_use]
pub fn reveal(card: &Scorecard, design: &Design, floor: &Floor, truth: &Truth) -> Revealed {
    let count = floor.len();
    let scorer = Scorer::new(card.metrics.iter().map(|m| (m.scale.clone(), m.weight)).collect());
    let level = |place: usize, agent: usize| {
        let metric = &card.metrics[place];
        truth.of(metric.metric).get(agent).copied().unwrap_or(metric.levels.group)
    };
    let score: Vec<f64> = (0..count)
        .map(|agent| scorer.plain((0..card.metrics.len()).map(|place| level(place, agent))))
        .collect();
    let (mean, sd) = spread(&score);
    let rank = ranked(&score, &goodness(card, count, &level));
    let belongs: Vec<bool> = (0..count)
        .map(|agent| match design.flag {
            Flag::Below(limit) => score[agent] < limit - 1e-9,
            Flag::Share(share) => {
                let bottom = ((share * count as f64).round() as usize).clamp(1, count);
                rank[agent] > (count - bottom) as f64
            }
            Flag::Reds(reds) => {
                let red = |(place, m): (usize, &super::scorecard::MetricScores)| {
                    m.scale.reached(level(place, agent)) == 0
                };
                card.metrics.iter().enumerate().filter(|pair| red(*pair)).count() >= reds as usize
            }
        })
        .collect();
    let better_half: Vec<bool> = rank.iter().map(|rank| *rank <= count.div_ceil(2) as f64).collect();
    let all = |is: &dyn Fn(usize) -> bool| (0..count).filter(|agent| is(*agent)).count();
    let of = |who: &[usize], is: &dyn Fn(usize) -> bool| {
        who.iter().filter(|agent| **agent < count && is(**agent)).count()
    };
    let wrong = |agent: usize| card.flagged[agent] && !belongs[agent];
    let missed = |agent: usize| !card.flagged[agent] && belongs[agent];
    let ranks = &card.ranks;
    let close = |x: f64, (low, high): (f64, f64)| low - 1e-9 <= x && x <= high + 1e-9;
    Revealed {
        level: score.iter().map(|score| if sd > 0.0 { (score - mean) / sd } else { 0.0 }).collect(),
        belonging: all(&|agent| belongs[agent]),
        rightly: all(&|agent| card.flagged[agent] && belongs[agent]),
        wrongly: all(&wrong),
        above_median: all(&|agent| card.flagged[agent] && better_half[agent]),
        missed: all(&missed),
        hard: (
            of(&truth.hard, &|_| true),
            of(&truth.hard, &|agent| card.flagged[agent]),
            of(&truth.hard, &wrong),
        ),
        games: (
            of(&truth.games, &|_| true),
            of(&truth.games, &|agent| card.flagged[agent]),
            of(&truth.games, &missed),
        ),
        ranks_held: all(&|agent| close(rank[agent], (ranks.low[agent], ranks.high[agent]))),
        scores_held: all(&|agent| close(score[agent], card.interval[agent])),
        score,
        rank,
        belongs,
        better_half,
    }
}

/// How good levels are beyond what a rule makes of them: deviations from the floor's mean, by weight.
fn goodness(card: &Scorecard, count: usize, level: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut sum = vec![0.0; count];
    for (place, metric) in card.metrics.iter().enumerate() {
        let levels: Vec<f64> = (0..count).map(|agent| level(place, agent)).collect();
        let (mean, sd) = spread(&levels);
        let sign = if metric.metric.definition().higher_is_better { 1.0 } else { -1.0 };
        if sd > 0.0 {
            for (sum, level) in sum.iter_mut().zip(&levels) {
                *sum += sign * metric.weight * (level - mean) / sd;
            }
        }
    }
    sum
}

/// Places by score, the greatest first; of equal scores the better ones first.
fn ranked(score: &[f64], goodness: &[f64]) -> Vec<f64> {
    let finer = places(goodness);
    // Sums of the same points in another order are the same score.
    let score: Vec<f64> = score.iter().map(|score| (score * 1e6).round()).collect();
    let mut order: Vec<usize> = (0..score.len()).collect();
    crate::math::order::by(&mut order, |&a, &b| {
        score[b].total_cmp(&score[a]).then(finer[a].total_cmp(&finer[b]))
    });
    let mut rank = vec![0.0; score.len()];
    for (place, agent) in order.into_iter().enumerate() {
        rank[agent] = (place + 1) as f64;
    }
    rank
}

fn spread(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / count).sqrt())
}
