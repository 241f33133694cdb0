//! How long to look: until the interval is narrow, and no longer than a cap.

use crate::case::{Case, Stat};
use breather::math::estimate::{Ratio, multiplier};
use breather::math::streams::Key;

/// The confidence of an interval.
pub const CONFIDENCE: f64 = 0.999;
/// Fewest looks; each is an independent run, so that Student's t has one degree of freedom fewer.
pub const LOOKS: usize = 24;
/// Most simulated calls of a case.
pub const CAP: f64 = 4e8;
/// Fewer events than this, expected in all, do not make an interval that can be trusted.
const EVENTS: f64 = 400.0;

/// Why a case cannot be run, if its fewest looks are more than the most that is simulated.
#[must_use]
pub fn too_long(case: &Case, cap: f64) -> Option<String> {
    let calls = LOOKS as f64 * case.cost as f64;
    (calls > cap).then(|| format!("{LOOKS} runs long enough to forget their beginning are {calls:.1e} calls"))
}

/// How a statistic was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// With an interval that is narrow enough.
    Interval,
    /// With an interval that would need more calls than the cap to be narrow.
    Wide,
    /// It is made of too few events for an interval that can be trusted: it must only be within its floor, half of
    /// what is expected, or six deviations of so few events, and is not counted as a comparison.
    Rare,
}

/// What a comparison gave.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The ratio of all sums.
    pub simulated: f64,
    /// Half the 99.9 % interval, that of the reference joined; the floor if it is too rare.
    pub half_width: f64,
    /// How it was compared.
    pub how: How,
    /// Whether what is expected lies within.
    pub inside: bool,
    /// Calls that the bar would take, if they are more than the cap.
    pub needs: f64,
}

/// All comparisons of a case from one seed.
#[derive(Clone, Debug)]
pub struct Round {
    /// Ratio and standard error of each statistic, as far as there are any.
    pub ratios: Vec<(f64, f64)>,
    /// What they mean.
    pub findings: Vec<Finding>,
    /// Simulated calls, warm-up included.
    pub calls: f64,
    /// Independent runs.
    pub looks: usize,
    /// The seed of the first of them is its child 0.
    pub seed: u64,
}

/// Runs a case until all that can be has reached the bar.
#[must_use]
pub fn settle(case: &Case, seed: u64, cap: f64) -> Round {
    let mut looks = Vec::new();
    let mut goal = LOOKS;
    loop {
        extend(case, seed, goal, &mut looks);
        let most = (cap / case.cost as f64).floor();
        let mut next = goal as f64;
        for (place, stat) in case.stats.iter().enumerate() {
            let Some(half) = ratio(&looks, place).and_then(|ratio| ratio.half_width(CONFIDENCE)) else {
                continue;
            };
            if stat.rarity * (goal as f64) * (case.calls as f64) < EVENTS {
                continue;
            }
            let factor = half / stat.bar();
            let needed = goal as f64 * factor * factor * 1.1;
            if factor > 1.0 && needed <= most {
                next = next.max(needed);
            }
        }
        // A first guess may be far out, so it is not trusted for more than a factor.
        let next = (next.ceil() as usize).min(goal * 6);
        if next <= goal {
            return judge(case, seed, &looks, cap, CONFIDENCE);
        }
        goal = next;
    }
}

/// Runs a case for exactly this many looks.
#[must_use]
pub fn repeat(case: &Case, seed: u64, number: usize, confidence: f64) -> Round {
    let mut looks = Vec::new();
    extend(case, seed, number, &mut looks);
    judge(case, seed, &looks, CAP, confidence)
}

type Looks = Vec<Vec<(f64, f64)>>;

fn extend(case: &Case, seed: u64, goal: usize, looks: &mut Looks) {
    let key = Key::new(seed);
    for look in looks.len()..goal {
        looks.push((case.look)(key.child(look as u64).bits()));
    }
}

fn ratio(looks: &Looks, place: usize) -> Option<Ratio> {
    Ratio::of(looks.iter().map(|look| look[place]))
}

fn judge(case: &Case, seed: u64, looks: &Looks, cap: f64, confidence: f64) -> Round {
    let number = |known: Option<f64>| known.unwrap_or(f64::NAN);
    let ratios = (0..case.stats.len())
        .map(|place| ratio(looks, place))
        .map(|ratio| {
            (number(ratio.map(|ratio| ratio.mean)), number(ratio.and_then(|ratio| ratio.standard_error)))
        })
        .collect();
    weigh(case, (seed, looks.len()), ratios, cap, confidence)
}

/// What ratios and their standard errors, of this many looks, say of a case.
#[must_use]
pub fn weigh(
    case: &Case,
    (seed, looks): (u64, usize),
    ratios: Vec<(f64, f64)>,
    cap: f64,
    confidence: f64,
) -> Round {
    let number = looks as f64;
    let reach = multiplier(confidence, looks);
    let findings = case
        .stats
        .iter()
        .zip(&ratios)
        .map(|(stat, ratio)| finding(stat, *ratio, (number, reach), case, cap))
        .collect();
    Round { ratios, findings, calls: number * case.cost as f64, looks, seed }
}

fn finding(
    stat: &Stat,
    (simulated, error): (f64, f64),
    (looks, reach): (f64, f64),
    case: &Case,
    cap: f64,
) -> Finding {
    let events = stat.rarity * looks * case.calls as f64;
    let own = error * reach;
    let off = (simulated - stat.expected).abs();
    // Bursts count once: the events that this spread would come from if each came alone, and as many as expected.
    let part = |value: f64| if stat.share { value.min(1.0 - value).abs() } else { value.abs() };
    let (value, found) = (part(stat.expected), part(simulated));
    let spread = error * error * (value / found).max(1.0);
    let alone = value * value / spread;
    // Where no two looks differ, but for rounding, nothing has happened in any.
    let seen = error > 1e-12 * simulated.abs() && alone >= EVENTS;
    if events < EVENTS || !seen {
        // Nothing may have happened at all, and then there is no mean of it.
        let few = 6.0 * value / events.min(EVENTS).sqrt();
        let half_width = stat.floor.max(0.5 * value).max(few).max(own);
        let inside = simulated.is_nan() || off <= half_width;
        return Finding { simulated, half_width, how: How::Rare, inside, needs: 0.0 };
    }
    let half_width = (own * own + stat.reference * stat.reference).sqrt();
    let wide = own > stat.bar();
    let factor = own / stat.bar();
    let needs = if wide { looks * case.cost as f64 * factor * factor } else { 0.0 };
    let how = if wide && needs > 0.8 * cap { How::Wide } else { How::Interval };
    Finding { simulated, half_width, how, inside: off <= half_width, needs }
}
