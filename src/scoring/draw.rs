//! A made-up floor whose truth is known, so that what a scorecard says of people can be held against it.
//!
//! An agent's level of a metric is drawn once; the figure is what that level gives on so many samples, on the calls
//! that the agent gets, and raised where the agent games it. Levels of one agent's metrics are independent, as
//! [`super::scorecard`] takes them to be. How much levels differ is the share of a single sample's variance that
//! the registry's rows `scoring.*` put between agents; what the floor is like otherwise (`shape`) is
//! invented, and only the ratio of figures to each other matters.
//!
//! | kind | level | figure |
//! |---|---|---|
//! | mean | normal | normal about it, with `σ/√n`; its own deviation by χ² (Wilson & Hilferty 1931) |
//! | share | beta, so that counts are beta-binomial | shift by shift for attendance, in spells; else sample by sample |
//! | rate | gamma, so that counts are negative binomial | Poisson |
//!
//! Everything of an agent is keyed by seed, agent and metric: another metric, another number of samples or more
//! people leave everybody else's draws as they are.

use super::figures::{Column, Floor};
use super::metrics::{Kind, Metric};
use crate::assumptions::Assumptions;
use crate::math::normal;
use crate::math::streams::Key;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// People.
    pub agents: usize,
    /// Seed; another gives other people.
    pub seed: u64,
    /// The metrics that have figures.
    pub metrics: Vec<Metric>,
    /// Calls, evaluated calls, surveys and scheduled days of an agent; calls and surveys scatter about it.
    pub samples: Samples,
    /// Hard calls.
    pub mix: Queue,
    /// Who raises a figure without serving anyone.
    pub gaming: Gaming,
}

/// Samples of an agent, on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Samples {
    /// Calls handled.
    pub calls: f64,
    /// Calls evaluated, the same for everybody.
    pub evaluations: f64,
    /// Surveys answered.
    pub surveys: f64,
    /// Days and shifts scheduled, the same for everybody.
    pub days: f64,
}

/// Part of the floor takes a queue with more hostile calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// Share of the floor that takes it, whatever their level.
    pub share: f64,
    /// Share of hostile calls elsewhere.
    pub usual: f64,
    /// By how much it is higher there.
    pub excess: f64,
    /// Standard deviation between agents of their share of hostile calls, beside that.
    pub share_sd: f64,
    /// What a hostile call takes off a figure that is about calls, in deviations of a single sample.
    pub penalty: f64,
}

/// Part of the floor raises a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaming {
    /// Which one.
    pub metric: Metric,
    /// Share of the floor that does it, whatever their level.
    pub share: f64,
    /// By how much, in deviations of a single sample.
    pub gain: f64,
}

/// A floor and its truth.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The figures, as a scorecard takes them.
    pub floor: Floor,
    /// Each metric's true levels: the figures after endlessly many samples, on the floor's mean mix of calls and without gaming.
    pub levels: Vec<(Metric, Vec<f64>)>,
    /// Who is on the hostile queue, by place.
    pub hard: Vec<usize>,
    /// Who games, by place.
    pub games: Vec<usize>,
}

/// What a metric is like on the made-up floor: mean, deviation of a single sample, least and greatest figure.
struct Shape {
    mean: f64,
    sd: f64,
    limits: (f64, f64),
}

/// Invented magnitudes of a service centre; for shares and rates the deviation follows from the mean.
fn shape(metric: Metric) -> Shape {
    let (mean, sd, limits): (f64, f64, (f64, f64)) = match metric {
        Metric::HandleTime => (420.0, 250.0, (1.0, 43_200.0)),
        Metric::AfterCallWork => (60.0, 45.0, (0.0, 43_200.0)),
        Metric::Qa => (84.0, 10.0, (0.0, 100.0)),
        Metric::Satisfaction => (7.2, 2.4, (0.0, 10.0)),
        Metric::FirstContactResolution => (0.72, 0.0, (0.0, 1.0)),
        Metric::Adherence => (0.9, 0.08, (0.0, 1.0)),
        Metric::Attendance => (0.94, 0.0, (0.0, 1.0)),
        Metric::Compliments => (0.02, 0.0, (0.0, f64::INFINITY)),
    };
    let sd = match metric.definition().kind {
        Kind::Mean => sd,
        Kind::Share => (mean * (1.0 - mean)).sqrt(),
        Kind::Rate => mean.sqrt(),
    };
    Shape { mean, sd, limits }
}

/// Whether the calls that somebody gets have to do with the figure.
const fn about_calls(metric: Metric) -> bool {
    !matches!(metric, Metric::Adherence | Metric::Attendance)
}

/// Lanes of an agent's key; children are the metrics.
const QUEUE: u64 = 0;
const MIX: u64 = 1;
const GAMES: u64 = 2;
const CALLS: u64 = 3;
const SURVEYS: u64 = 4;
/// Children of an agent's key for one metric: its level, its figure.
const LEVEL: u64 = 0;
const FIGURE: u64 = 1;

/// Draws a floor.
#[must_use]
pub fn draw(drawing: &Drawing, a: &Assumptions) -> Drawn {
    let keys: Vec<Key> =
        (0..drawing.agents).map(|agent| Key::new(drawing.seed).child(agent as u64)).collect();
    let mut floor = Floor::new((1..=drawing.agents).map(|agent| format!("Agent {agent}")).collect());
    let mix = &drawing.mix;
    let on_queue: Vec<bool> = keys.iter().map(|key| key.uniform(QUEUE) < mix.share).collect();
    let hostile: Vec<f64> = keys
        .iter()
        .zip(&on_queue)
        .map(|(key, on)| {
            let share = mix.usual + mix.share_sd * normal::quantile(key.uniform(MIX));
            (share + if *on { mix.excess } else { 0.0 }).clamp(0.0, 1.0)
        })
        .collect();
    let middle = hostile.iter().sum::<f64>() / hostile.len().max(1) as f64;
    let games: Vec<bool> = keys.iter().map(|key| key.uniform(GAMES) < drawing.gaming.share).collect();
    // Nobody is without any, so that everybody can be scored.
    let counts = |mean: f64, lane: u64| -> Vec<f64> {
        keys.iter().map(|key| poisson(mean, key.child(u64::MAX), lane).max(1.0)).collect()
    };
    let calls = counts(drawing.samples.calls, CALLS);
    let surveys = counts(drawing.samples.surveys, SURVEYS);
    floor.set_column(Column::HostileShare, hostile.clone());
    let mut levels = Vec::with_capacity(drawing.metrics.len());
    for &metric in &drawing.metrics {
        let definition = metric.definition();
        let shape = shape(metric);
        let icc = (definition.icc)(a);
        let better = if definition.higher_is_better { 1.0 } else { -1.0 };
        let (first, second) = definition.samples;
        let mut truth = Vec::with_capacity(drawing.agents);
        for (agent, key) in keys.iter().enumerate() {
            let own = key.child(metric as u64);
            let level = level(definition.kind, &shape, icc, own.child(LEVEL));
            truth.push(level);
            let mut at = level;
            if about_calls(metric) {
                at -= better * mix.penalty * shape.sd * (hostile[agent] - middle);
            }
            if games[agent] && drawing.gaming.metric == metric {
                at += better * drawing.gaming.gain * shape.sd;
            }
            let at = at.clamp(shape.limits.0, shape.limits.1);
            let samples = match first {
                Column::QaEvaluations => drawing.samples.evaluations,
                Column::Surveys => surveys[agent],
                Column::ScheduledDays | Column::ScheduledShifts => drawing.samples.days,
                _ => calls[agent],
            };
            let figure = figure(metric, at, samples, &shape, own.child(FIGURE), a);
            floor.set(definition.value, agent, figure.0);
            if let Some(scatter) = definition.scatter {
                floor.set(scatter, agent, figure.1);
            }
            // Issues are not counted apart on this floor: the calls stand in for them.
            let counted = if first == Column::Issues { second.unwrap_or(first) } else { first };
            floor.set(counted, agent, samples);
        }
        levels.push((metric, truth));
    }
    Drawn { floor, levels, hard: places(&on_queue), games: places(&games) }
}

fn places(of: &[bool]) -> Vec<usize> {
    of.iter().enumerate().filter(|(_, is)| **is).map(|(place, _)| place).collect()
}

/// A level by the law of its kind, whose mean is the floor's.
fn level(kind: Kind, shape: &Shape, icc: f64, key: Key) -> f64 {
    if icc <= 0.0 {
        return shape.mean;
    }
    let odds = (1.0 - icc) / icc;
    match kind {
        Kind::Mean => {
            let level = shape.mean + shape.sd / odds.sqrt() * normal::quantile(key.uniform(0));
            level.clamp(shape.limits.0, shape.limits.1)
        }
        Kind::Share => {
            let [yes, no] =
                [gamma(shape.mean * odds, key.child(0)), gamma((1.0 - shape.mean) * odds, key.child(1))];
            if yes + no > 0.0 { yes / (yes + no) } else { shape.mean }
        }
        Kind::Rate => gamma(shape.mean * odds, key.child(0)) / odds,
    }
}

/// A figure on so many samples, and the deviation of these samples where it is a mean of several.
fn figure(metric: Metric, at: f64, samples: f64, shape: &Shape, key: Key, a: &Assumptions) -> (f64, f64) {
    match metric.definition().kind {
        Kind::Mean => {
            let mean = at + shape.sd / samples.sqrt() * normal::quantile(key.uniform(0));
            let freedom = samples - 1.0;
            let sd = if freedom > 0.0 {
                let part = 2.0 / (9.0 * freedom);
                let root = (1.0 - part + part.sqrt() * normal::quantile(key.uniform(1))).max(0.0);
                shape.sd * (root * root * root).sqrt()
            } else {
                f64::NAN
            };
            (mean.clamp(shape.limits.0, shape.limits.1), sd)
        }
        Kind::Share => {
            let spell = if metric == Metric::Attendance { a.absence_spell_days.max(1.0) } else { 1.0 };
            (attended(at, samples, spell, key) / samples, f64::NAN)
        }
        Kind::Rate => (poisson(at * samples, key, 0), f64::NAN),
    }
}

/// How many of the samples have a property of this share; what lacks it lacks it for `spell` samples on end, on average.
fn attended(share: f64, samples: f64, spell: f64, key: Key) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        return samples * share.clamp(0.0, 1.0);
    }
    // With spells that begin with this chance the share of samples within one is what it should be.
    let begins = ((1.0 - share) / (share * spell)).min(1.0);
    let independent = spell <= 1.0;
    let (mut count, mut lacks) = (0.0, key.uniform(0) >= share);
    for sample in 0..samples as u64 {
        if sample > 0 {
            let u = key.uniform(sample);
            lacks = if independent {
                u >= share
            } else if lacks {
                u * spell >= 1.0
            } else {
                u < begins
            };
        }
        count += f64::from(u8::from(!lacks));
    }
    count
}

/// A Poisson count of this mean: arrivals one by one, or of many a rounded normal.
fn poisson(mean: f64, key: Key, lane: u64) -> f64 {
    const MANY: f64 = 300.0;
    let own = key.child(lane);
    if mean > MANY {
        return (mean + mean.sqrt() * normal::quantile(own.uniform(0))).round().max(0.0);
    }
    let (mut count, mut time) = (0_u64, 0.0);
    loop {
        time -= libm::log(own.uniform(count));
        if time > mean {
            return count as f64;
        }
        count += 1;
    }
}

/// A standard gamma variate (Marsaglia & Tsang 2000, "A simple method for generating gamma variables").
fn gamma(shape: f64, key: Key) -> f64 {
    if shape < 1.0 {
        // Of one more, times a power of a uniform number.
        return gamma(shape + 1.0, key) * libm::exp(libm::log(key.uniform(u64::MAX)) / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    let mut lane = 0;
    loop {
        let x = normal::quantile(key.uniform(lane));
        let u = key.uniform(lane + 1);
        let root = 1.0 + c * x;
        let v = root * root * root;
        if v > 0.0 && libm::log(u) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
        lane += 2;
    }
}
