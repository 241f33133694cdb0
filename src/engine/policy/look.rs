//! The month's look at a team: figures, scores, who is flagged, and who of them belongs there.
//!
//! A figure is what is true of a person plus chance. How much chance a sample carries is the registry's (`scoring.*`, evidence
//! row L41): with a share ι of one sample's variance between people, and a standard deviation σ of what is true of the base
//! workforce, n samples scatter by σ √((1 − ι) ÷ (ι n)). What is true comes from the simulation: skill, learning, strain,
//! hurry. So a floor that is more alike than the base workforce is told apart less well, as it should be.
//!
//! ```text
//! score = Σ weight · (figure − floor's mean) ÷ floor's SD        flagged: the lowest share · people
//! truly = Σ weight · (truth − floor's mean) ÷ floor's SD         justly:  flagged, and among as many of the truly lowest
//! ```
//!
//! Absence rules count spells. A spell is chance and a rate: who is written up for spells is justly so if no more people than
//! are written up have a higher rate.

use crate::assumptions::Assumptions;
use crate::math::normal;
use crate::math::order;
use crate::math::streams::Key;
use crate::scenario::levers::{Policy, Weights};

/// What a scorecard may count; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Metric {
    Quality,
    Handle,
    Resolution,
    Satisfaction,
    Adherence,
    Attendance,
}

/// How many metrics a scorecard may have.
const METRICS: usize = Metric::Attendance as usize + 1;

/// What is true of a person this month; more is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// Place in the team.
    pub place: usize,
    /// What the person's figures of this month are drawn from.
    pub key: Key,
    /// Share of contacts resolved beyond the base workforce's.
    pub resolves: f64,
    /// Points of satisfaction beyond it.
    pub satisfies: f64,
    /// Log of speed.
    pub speed: f64,
    /// Calls of the month.
    pub calls: f64,
    /// Days of the month that count against the person, as a share of those worked and those.
    pub against: f64,
    /// Spells of absence in the last quarter.
    pub spells: f64,
    /// Spells per day worked, as expected.
    pub rate: f64,
    /// Place among the quality figures of the month before, as a share of the floor.
    pub rank: Option<f64>,
}

/// Standard deviations of what is true in the base workforce.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scatter {
    resolves: f64,
    satisfies: f64,
    speed: f64,
}

impl Scatter {
    /// Of these assumptions; `unlearned` is the standard deviation of what is still to be learned, of a newcomer's.
    #[must_use]
    pub fn new(unlearned: f64, a: &Assumptions) -> Self {
        let newcomers = a.newcomer_resolution * unlearned;
        let resolves = [a.resolution_sd, a.strain_resolution, newcomers];
        let worth = a.satisfaction_resolved;
        let satisfies =
            [worth * a.resolution_sd, worth * a.strain_resolution + a.satisfaction_strain, worth * newcomers];
        let speed = [
            libm::log1p(a.speed_cv * a.speed_cv).sqrt(),
            a.handle_per_sd,
            (1.0 - a.learning_start) * unlearned,
        ];
        let sd = |parts: &[f64]| parts.iter().map(|part| part * part).sum::<f64>().sqrt();
        Self { resolves: sd(&resolves), satisfies: sd(&satisfies), speed: sd(&speed) }
    }
}

/// What a month's look found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Places flagged by their scores, with whether they belong there.
    pub flagged: Vec<(usize, bool)>,
    /// Places with too many spells of absence, with whether their rates are as high.
    pub absent: Vec<(usize, bool)>,
    /// Each person's place among the quality figures, as a share of the floor.
    pub ranks: Vec<(usize, f64)>,
    /// Correlation of those with the ones of the month before; nothing where there are none.
    pub stability: Option<f64>,
}

/// Looks at a team's people; `highest` flags the best instead.
#[must_use]
pub fn look(people: &[Seen], policy: &Policy, highest: bool, scatter: &Scatter, a: &Assumptions) -> Found {
    let Weights { quality, handle, resolution, satisfaction, adherence, attendance } = policy.weights;
    let truth = |seen: &Seen| {
        ordered([
            (Metric::Quality, seen.resolves),
            (Metric::Handle, seen.speed),
            (Metric::Resolution, seen.resolves),
            (Metric::Satisfaction, seen.satisfies),
            (Metric::Adherence, -seen.against),
            (Metric::Attendance, -seen.rate),
        ])
    };
    let weights = ordered([
        (Metric::Quality, quality),
        (Metric::Handle, handle),
        (Metric::Resolution, resolution),
        (Metric::Satisfaction, satisfaction),
        (Metric::Adherence, adherence),
        (Metric::Attendance, attendance),
    ]);
    // Of each drawn figure: its SD in the base workforce, what one sample says, and how many there are.
    let drawn = |seen: &Seen| {
        [
            (Metric::Quality, scatter.resolves, a.qa_icc, policy.evaluations_per_month),
            (Metric::Handle, scatter.speed, a.handle_icc, seen.calls),
            (Metric::Resolution, scatter.resolves, a.resolution_icc, seen.calls),
            (Metric::Satisfaction, scatter.satisfies, a.satisfaction_icc, policy.surveys_per_month),
        ]
    };
    let figure = |seen: &Seen| {
        let mut figure = truth(seen);
        for (metric, sd, icc, samples) in drawn(seen) {
            let of = &mut figure[metric as usize];
            *of = if samples > 0.0 {
                let chance = ((1.0 - icc) / (icc * samples).max(f64::MIN_POSITIVE)).sqrt();
                *of + sd * chance * normal::quantile(seen.key.uniform(metric as u64))
            } else {
                f64::NAN
            };
        }
        figure[Metric::Attendance as usize] = -seen.spells;
        figure
    };
    let figures: Vec<[f64; METRICS]> = people.iter().map(figure).collect();
    let truths: Vec<[f64; METRICS]> = people.iter().map(truth).collect();
    let sign = if highest { -1.0 } else { 1.0 };
    let scores = scores(&figures, &weights, sign);
    let belongs = places(&self::scores(&truths, &weights, sign));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "people"
    )]
    let flags = (policy.flag_share * people.len() as f64 + 1.0 / 2.0) as usize;
    let flagged = places(&scores)
        .iter()
        .zip(&belongs)
        .zip(people)
        .filter(|((place, _), _)| **place < flags)
        .map(|((_, truly), seen)| (seen.place, *truly < flags))
        .collect();
    let (ranks, stability) = ranks(people, &figures);
    Found { flagged, absent: absent(people, policy), ranks, stability }
}

/// Values in the order of [`Metric`].
fn ordered(values: [(Metric, f64); METRICS]) -> [f64; METRICS] {
    let mut ordered = [0.0; METRICS];
    for (metric, value) in values {
        ordered[metric as usize] = value;
    }
    ordered
}

/// Weighted standard scores; whoever has no figure of a metric is taken at the floor's mean.
fn scores(figures: &[[f64; METRICS]], weights: &[f64; METRICS], sign: f64) -> Vec<f64> {
    let mut scores = vec![0.0; figures.len()];
    for (metric, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        let known = || figures.iter().map(|figure| figure[metric]).filter(|value| !value.is_nan());
        let (sum, count) = known().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        let mean = sum / count;
        let squares: f64 = known().map(|value| (value - mean) * (value - mean)).sum();
        if squares > 0.0 {
            let scale = sign * weight / (squares / count).sqrt();
            for (score, figure) in scores.iter_mut().zip(figures) {
                let value = figure[metric];
                *score += if value.is_nan() { 0.0 } else { scale * (value - mean) };
            }
        }
    }
    scores
}

/// Each one's place, the lowest first; ties by the order of the list.
fn places(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order::by(&mut order, |&x, &y| values[x].total_cmp(&values[y]).then(x.cmp(&y)));
    let mut places = vec![0; values.len()];
    for (place, &one) in order.iter().enumerate() {
        places[one] = place;
    }
    places
}

/// Who has too many spells of absence.
fn absent(people: &[Seen], policy: &Policy) -> Vec<(usize, bool)> {
    let over = |seen: &Seen| policy.attendance_limit > 0.0 && seen.spells >= policy.attendance_limit;
    let many = people.iter().filter(|seen| over(seen)).count();
    if many == 0 {
        return Vec::new();
    }
    let rates: Vec<f64> = people.iter().map(|seen| -seen.rate).collect();
    people
        .iter()
        .zip(places(&rates))
        .filter(|(seen, _)| over(seen))
        .map(|(seen, place)| (seen.place, place < many))
        .collect()
}

/// The ranks of quality figures, and their correlation with the month before's (Spearman's, of those who have both).
fn ranks(people: &[Seen], figures: &[[f64; METRICS]]) -> (Vec<(usize, f64)>, Option<f64>) {
    let quality: Vec<f64> = figures.iter().map(|figure| figure[Metric::Quality as usize]).collect();
    if quality.iter().any(|value| value.is_nan()) {
        return (Vec::new(), None);
    }
    #[expect(clippy::cast_precision_loss, reason = "people")]
    let share = |place: usize| place as f64 / people.len() as f64;
    let places = places(&quality);
    let ranks = people.iter().zip(&places).map(|(seen, place)| (seen.place, share(*place))).collect();
    let both = || {
        people.iter().zip(&places).filter_map(|(seen, place)| seen.rank.map(|before| (before, share(*place))))
    };
    let (n, x, y) = both().fold((0.0, 0.0, 0.0), |sum, (x, y)| (sum.0 + 1.0, sum.1 + x, sum.2 + y));
    let (xx, yy, xy) = both().fold((0.0, 0.0, 0.0), |sum, pair| {
        let (x, y) = (pair.0 - x / n, pair.1 - y / n);
        (sum.0 + x * x, sum.1 + y * y, sum.2 + x * y)
    });
    let scatter = xx * yy;
    (ranks, (scatter > 0.0).then(|| xy / scatter.sqrt()))
}
