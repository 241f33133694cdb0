//! Each agent's level by empirical Bayes, with how sure it is.
//!
//! Model: level `θ_i ~ N(μ, τ²)`, figure `y_i ~ N(θ_i, v_i)` with known `v_i` (Morris 1983, "Parametric empirical
//! Bayes inference", Journal of the American Statistical Association 78:47-55). The variance between agents is
//! estimated by Paule & Mandel (1982, Journal of Research of the National Bureau of Standards 87:377-385), whose
//! equation `Σ (y_i − μ)²/(τ² + v_i) = k − p` needs no normal law. To plug that estimate in as if it were known would
//! make intervals too short, and of no length at all where it is zero; so levels are averaged over what `τ` may be,
//! with every `τ` as plausible beforehand as any other (Gelman 2006, Bayesian Analysis 1:515-534; the analysis of
//! eight schools in Gelman et al., "Bayesian Data Analysis", section 5.5).

use crate::math::incomplete_gamma::chi_square_above;

/// With fewer people the variance between them is not taken from their figures: under a flat law of `τ` its
/// posterior has a mean variance only from five on (four and one to spare for a regression's).
pub const FEWEST: usize = 5;
/// People from which the posterior of `τ` is so close to a bell that few points hold it.
const MANY: usize = 500;
/// Points at which the posterior of `τ` is taken: a trapezoid rule, exact far beyond need for a smooth peak.
const POINTS: (usize, usize) = (61, 15);
/// Differences of log density beyond which a `τ` has no weight.
const DROP: f64 = 14.0;
const MOST_STEPS: usize = 60;

/// What is known of a group's levels.
#[derive(Clone, Debug)]
pub struct Levels {
    /// Posterior mean of each level.
    pub mean: Vec<f64>,
    /// Posterior variance of each level.
    pub variance: Vec<f64>,
    /// Weight of the agent's own figure: the reliability of that figure; 0 without one.
    pub reliability: Vec<f64>,
    /// Mean level of the group.
    pub group: f64,
    /// Variance of levels between agents.
    pub between: f64,
    /// Chance of figures at least as different as these if all levels were equal; none where errors are assumed.
    pub homogeneity: Option<f64>,
    /// Whether [`Levels::between`] comes from the figures.
    pub estimated: bool,
}

/// Where the variance between agents comes from.
#[derive(Clone, Copy, Debug)]
pub enum Between {
    /// The figures, from which so many coefficients were taken besides the mean.
    Estimated(usize),
    /// Assumed to be this much.
    Assumed(f64),
}

/// The mean with its weights for a variance between agents: mean, sum of weights, weighted squares, their slope.
fn weighed(figures: &[(f64, f64)], between: f64) -> (f64, f64, f64, f64) {
    let (mut weight, mut sum) = (0.0, 0.0);
    for (y, v) in figures {
        let w = 1.0 / (between + v);
        weight += w;
        sum += w * y;
    }
    let mean = sum / weight;
    let (mut squares, mut slope) = (0.0, 0.0);
    for (y, v) in figures {
        let w = 1.0 / (between + v);
        let term = w * (y - mean) * (y - mean);
        squares += term;
        slope += w * term;
    }
    (mean, weight, squares, slope)
}

/// The variance between agents by Paule and Mandel; `freedom` is the number of figures less what was estimated from them.
#[must_use]
pub fn paule_mandel(figures: &[(f64, f64)], freedom: f64) -> f64 {
    let mut between = 0.0;
    // Newton's steps from zero never pass the root of this falling and convex function.
    for _ in 0..MOST_STEPS {
        let (.., squares, slope) = weighed(figures, between);
        if squares <= freedom || slope <= 0.0 {
            break;
        }
        let next = between + (squares - freedom) / slope;
        if next - between <= 1e-12 * next {
            return next;
        }
        between = next;
    }
    between
}

/// One value of `τ²` with what follows from it.
#[derive(Clone, Copy)]
struct Node {
    between: f64,
    /// Log density of `τ` at first, then its posterior weight.
    weight: f64,
    mean: f64,
    /// Variance of that mean.
    uncertain: f64,
}

/// What a value of `τ²` makes of the figures, for a flat law of `μ` and `τ` beforehand. One division for each figure.
fn node(figures: &[(f64, f64)], between: f64) -> Node {
    let centre = figures.first().map_or(0.0, |(y, _)| *y);
    let typical = figures.get(figures.len() / 2).map_or(1.0, |(_, v)| between + v);
    let (mut weight, mut sum, mut square, mut logs) = (0.0, 0.0, 0.0, 0.0);
    for eight in figures.chunks(8) {
        // One logarithm for eight variances, each in units of a typical one.
        let mut product = 1.0;
        for (y, v) in eight {
            let w = 1.0 / (between + v);
            let offset = y - centre;
            weight += w;
            sum += w * offset;
            square += w * offset * offset;
            product *= (typical * w).max(1e-30);
        }
        logs -= libm::log(product);
    }
    logs += figures.len() as f64 * libm::log(typical);
    let log = -0.5 * (logs + libm::log(weight) + (square - sum * sum / weight).max(0.0));
    Node { between, weight: log, mean: centre + sum / weight, uncertain: 1.0 / weight }
}

/// Values of `τ²` with their posterior weights.
fn plausible(figures: &[(f64, f64)], estimate: f64) -> Vec<Node> {
    let k = figures.len() as f64;
    let information: f64 = figures.iter().map(|(_, v)| 1.0 / ((estimate + v) * (estimate + v))).sum();
    let sd = (2.0 / information).sqrt();
    let (mut low, mut high) = ((estimate - 5.0 * sd).max(0.0).sqrt(), (estimate + 6.0 * sd).sqrt());
    let mut best = node(figures, estimate).weight;
    for _ in 0..MOST_STEPS {
        let at = node(figures, high * high).weight;
        best = best.max(at);
        if at < best - DROP {
            break;
        }
        high *= if k < 20.0 { 1.5 } else { 1.1 };
    }
    if low > 0.0 && node(figures, low * low).weight > best - DROP {
        low = 0.0;
    }
    let points = if figures.len() < MANY { POINTS.0 } else { POINTS.1 };
    let step = (high - low) / (points - 1) as f64;
    let mut nodes: Vec<Node> = (0..points)
        .map(|i| {
            let tau = low + step * i as f64;
            node(figures, tau * tau)
        })
        .collect();
    let top = nodes.iter().fold(f64::NEG_INFINITY, |top, node| top.max(node.weight));
    for (place, node) in nodes.iter_mut().enumerate() {
        let end = place == 0 || place == points - 1;
        node.weight = libm::exp(node.weight - top) * if end { 0.5 } else { 1.0 };
    }
    let total: f64 = nodes.iter().map(|node| node.weight).sum();
    for node in &mut nodes {
        node.weight /= total;
    }
    nodes.retain(|node| node.weight > 1e-7);
    nodes
}

/// Levels from figures (NaN where somebody has none) and the variances of their errors.
#[must_use]
pub fn levels(value: &[f64], error: &[f64], between: Between) -> Levels {
    let mut figures: Vec<(f64, f64)> =
        value.iter().zip(error).filter(|(y, _)| !y.is_nan()).map(|(y, v)| (*y, *v)).collect();
    let k = figures.len() as f64;
    let mean = figures.iter().map(|(y, _)| y).sum::<f64>() / k.max(1.0);
    let spread = figures.iter().map(|(y, _)| (y - mean) * (y - mean)).sum::<f64>() / (k - 1.0).max(1.0);
    // An error of zero would be an infinite weight; beside the spread of the figures this is nothing.
    let least = (spread * 1e-9).max(mean * mean * 1e-18).max(1e-30);
    for (_, v) in &mut figures {
        *v = v.max(least);
    }
    let alone = |between: f64| match figures.as_slice() {
        [] => vec![Node { between, weight: 1.0, mean: 0.0, uncertain: 0.0 }],
        some => vec![Node { weight: 1.0, ..node(some, between) }],
    };
    let (estimate, nodes, homogeneity, estimated) = match between {
        Between::Estimated(more) if figures.len() >= FEWEST + more => {
            let freedom = k - 1.0 - more as f64;
            let estimate = paule_mandel(&figures, freedom);
            let (.., squares, _) = weighed(&figures, 0.0);
            let chance = chi_square_above(squares, freedom);
            (estimate, plausible(&figures, estimate), Some(chance), true)
        }
        Between::Estimated(_) => (0.0, alone(0.0), None, false),
        Between::Assumed(assumed) => (assumed, alone(assumed), None, false),
    };
    let group = nodes.iter().map(|node| node.weight * node.mean).sum();
    let mut levels = Levels {
        mean: Vec::with_capacity(value.len()),
        variance: Vec::with_capacity(value.len()),
        reliability: Vec::with_capacity(value.len()),
        group,
        between: estimate,
        homogeneity,
        estimated,
    };
    for (y, v) in value.iter().zip(error) {
        let (mean, variance, reliability) = level(&nodes, *y, v.max(least), group);
        levels.mean.push(mean);
        levels.variance.push(variance);
        levels.reliability.push(reliability);
    }
    levels
}

/// Mean and variance of one level, and the weight of its figure. Offsets from the group's mean keep their digits.
fn level(nodes: &[Node], y: f64, v: f64, group: f64) -> (f64, f64, f64) {
    let (mut first, mut second, mut reliability) = (0.0, 0.0, 0.0);
    for node in nodes {
        let (own, offset) = if y.is_nan() {
            (0.0, node.mean - group)
        } else {
            let own = node.between / (node.between + v);
            (own, node.mean - group + own * (y - node.mean))
        };
        let within = if y.is_nan() { node.between } else { own * v };
        let variance = within + (1.0 - own) * (1.0 - own) * node.uncertain;
        first += node.weight * offset;
        second += node.weight * (variance + offset * offset);
        reliability += node.weight * own;
    }
    (group + first, (second - first * first).max(0.0), reliability)
}
