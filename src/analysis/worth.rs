//! What one scenario is worth against another, in money: by how much less is paid, and when.

use super::compare::{Difference, Excess, difference};
use super::money::{TOTAL, WITH_LOST, billed};
use super::replications::{Column, Raw};
use crate::economy::prices;
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::math::order;
use crate::results::estimate::Estimate;

/// The worth of a second scenario against a first.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// What its levers cost beyond the first's over the horizon, as agreed.
    pub price: f64,
    /// What is paid less, lost customers included: first less second.
    pub net: Difference,
    /// The same without [`Self::price`].
    pub worth_up_to: Difference,
    /// What has been paid less by the end of each week, lost customers left out.
    pub cumulative: Column,
    /// The first week, from 1, from whose end on that is not negative.
    pub pay_back_week: Option<usize>,
}

/// The worth of a second scenario against a first, from the same repetitions of both and their figures, without what
/// `excess` says is too much of the difference of each sum; nothing where people do not respond.
#[must_use]
pub fn worth(
    first: (&Outline, &[Part], &[Raw]),
    second: (&Outline, &[Part], &[Raw]),
    excess: &[Excess],
) -> Option<Worth> {
    let find =
        |id: &str| first.2.iter().find(|raw| raw.id == id).zip(second.2.iter().find(|raw| raw.id == id));
    let (a, b) = find(WITH_LOST).or_else(|| find(TOTAL))?;
    // The other way round: what the first pays more.
    let more = |id: &str| excess.iter().find(|(other, _)| *other == id).map_or(0.0, |(_, more)| *more);
    let net = Difference { id: "net", ..difference(b, a).less(&[(a.id, -more(a.id))]) };
    let price = price(second.0) - price(first.0);
    let mut worth_up_to = Difference { id: "worthUpTo", ..net };
    worth_up_to.estimate.mean = net.estimate.mean.map(|mean| mean + price);
    worth_up_to.probability_higher = None;
    let sums = |outline: &Outline, parts: &[Part]| -> Vec<Vec<f64>> {
        billed(outline, &sorted(parts)).iter().map(super::money::Billed::cumulative).collect()
    };
    let (paid, less) = (sums(first.0, first.1), sums(second.0, second.1));
    let week = |sums: &[Vec<f64>], week: usize| Raw {
        id: "cumulative",
        unit: net.unit,
        units: sums.iter().map(|sums| (sums.get(week).copied().unwrap_or(f64::NAN), 1.0)).collect(),
    };
    #[expect(clippy::cast_precision_loss, reason = "few weeks")]
    let by_the_end_of = |at: usize| -more(TOTAL) * (at + 1) as f64 / first.0.weeks as f64;
    let estimates: Vec<Estimate> = (0..first.0.weeks)
        .map(|at| {
            let paid_less = difference(&week(&less, at), &week(&paid, at));
            // Luck is spread evenly over the weeks.
            paid_less.less(&[("cumulative", by_the_end_of(at))]).estimate
        })
        .collect();
    let last_below = estimates.iter().rposition(|estimate| estimate.mean.is_none_or(|mean| mean < 0.0));
    let pays_from = last_below.map_or(1, |week| week + 2);
    Some(Worth {
        price,
        pay_back_week: (pays_from <= estimates.len()).then_some(pays_from),
        cumulative: Column { id: "cumulative", estimates },
        net,
        worth_up_to,
    })
}

fn sorted(parts: &[Part]) -> Vec<&Part> {
    let mut sorted: Vec<&Part> = parts.iter().collect();
    order::by_key(&mut sorted, |part| part.number);
    sorted
}

/// What a scenario's levers cost over its horizon.
fn price(outline: &Outline) -> f64 {
    let weeks = u32::try_from(outline.weeks).unwrap_or(u32::MAX);
    prices::over(&outline.scenario, outline.contracted_hours, weeks)
}
