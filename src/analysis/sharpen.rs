//! What a preview's few days had that the others had not, taken out of a comparison.
//!
//! On a simulated day d two scenarios differ by δ. Three things that may move δ are known: x, how much more of the
//! hours that are usual on its weekday the second scenario has than the first; z, by how much the first was itself out
//! of its weekday's ordinary, where it is known in full; and w, what the preview has of the first on that day beyond what
//! is known. Over all days x and z are 0 on average, and w is so as far as it is luck: what is wrong on every day alike
//! is so for the second as well, and then h is 0. Over the simulated days they are x̄, z̄ and w̄, and the regression
//! estimator of the difference is
//!
//! ```text
//! D′ = D − (b x̄ + g z̄ + h w̄),     b, g and h from δ = b x + g z + h w + e over the simulated days
//! ```
//!
//! (Cochran 1977, chapter 7; Särndal, Swensson and Wretman 1992, section 6.4). Where the three explain nothing of δ, D
//! stays as it is. Figures are ratios: δ is the difference of their residuals on the day
//! (Cochran 1977, section 6.3), in the unit of the figure.

use super::figures::{CALLS, Figure, Sums, TIME};
use super::replications::{self, Raw, weights, whole};
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::math::{linear, order};
use crate::units::DAYS_PER_WEEK;

/// Fewest simulated days that tell what moves a difference.
const FEWEST: usize = 20;
/// Largest share of a mover's mean square that its spread has if only the last digits of a sum differ.
const SAME: f64 = 1e-20;

/// A simulated day of both scenarios.
struct Day {
    /// Place of its repetition.
    world: usize,
    day: usize,
    /// How many days it stands for.
    weight: f64,
    first: Sums,
    second: Sums,
    /// Hours of the second beyond those of the first, each as a share of its own usual ones.
    hours: f64,
}

/// The days of a repetition that had calls, in order, with their sums.
type Year = Vec<(usize, Sums)>;

/// The second scenario's figures with what the simulated days explain of the difference to the first taken out.
/// `known` are full repetitions of the first; nothing is taken out where one is missing or all days are simulated.
#[must_use]
pub fn sharpened(
    known: (&Outline, &[Part]),
    first: &[Part],
    (outline, second): (&Outline, &[Part]),
    mut raws: Vec<Raw>,
) -> Vec<Raw> {
    let Some((days, ordinary)) = paired(known, first, (outline, second)) else { return raws };
    // Of what is counted on days; numbers of calls, and what is told for each second, are not divided by such a count.
    let nothing = Sums { seconds: 1.0, ..Sums::default() };
    for figure in CALLS.iter().chain(&TIME).filter(|figure| (figure.of)(&nothing).1 == 0.0) {
        let Some(raw) = raws.iter_mut().find(|raw| raw.id == figure.id) else { continue };
        let Some(shifts) = shifts(figure, &days, &ordinary, raw.units.len()) else { continue };
        for (unit, shift) in raw.units.iter_mut().zip(shifts) {
            unit.0 -= shift;
        }
    }
    raws
}

/// The days that both have, and all days of the first, world by world.
fn paired(
    (full, known): (&Outline, &[Part]),
    first: &[Part],
    (outline, second): (&Outline, &[Part]),
) -> Option<(Vec<Day>, Vec<Year>)> {
    let mut numbers: Vec<u32> = second.iter().map(|part| part.number).collect();
    order::by_key(&mut numbers, |number| *number);
    let mut days = Vec::new();
    let mut ordinary = Vec::new();
    for (world, number) in numbers.into_iter().enumerate() {
        let of = |parts: &'_ [Part]| parts.iter().position(|part| part.number == number);
        let (known, first, second) = (&known[of(known)?], &first[of(first)?], &second[of(second)?]);
        if whole(second) || !whole(known) {
            return None;
        }
        let hours = [second, first].map(usual_hours);
        let weights = weights(second);
        let of_first = replications::days(full, first);
        for (day, sums) in replications::days(outline, second) {
            let Some(same) = of_day(&of_first, day) else { continue };
            days.push(Day {
                world,
                day,
                weight: weights[day % DAYS_PER_WEEK],
                first: *same,
                second: sums,
                hours: hours[0].get(day).unwrap_or(&0.0) - hours[1].get(day).unwrap_or(&0.0),
            });
        }
        ordinary.push(replications::days(full, known));
    }
    (days.len() >= FEWEST).then_some((days, ordinary))
}

/// The sums of a day, if it had calls.
fn of_day(year: &Year, day: usize) -> Option<&Sums> {
    year.binary_search_by_key(&day, |(day, _)| *day).ok().map(|place| &year[place].1)
}

/// By day, the hours that people come to as a share of those usual on the weekday, less 1.
fn usual_hours(part: &Part) -> Vec<f64> {
    let Some(people) = &part.people else { return Vec::new() };
    less_their_weekdays(people.present.iter().copied().enumerate(), true)
}

/// Values of days, each less the mean of its weekday; or divided by it, less 1.
fn less_their_weekdays(values: impl Iterator<Item = (usize, f64)> + Clone, relative: bool) -> Vec<f64> {
    let mut means = [(0.0, 0.0); DAYS_PER_WEEK];
    let mut last = 0;
    for (day, value) in values.clone() {
        let (sum, count) = &mut means[day % DAYS_PER_WEEK];
        *sum += value;
        *count += 1.0;
        last = last.max(day + 1);
    }
    let mut list = vec![0.0; last];
    for (day, value) in values {
        let (sum, count) = means[day % DAYS_PER_WEEK];
        let mean = sum / count;
        list[day] = match relative {
            true if mean > 0.0 => value / mean - 1.0,
            true => 0.0,
            false => value - mean,
        };
    }
    list
}

/// What a figure's numerator has too much in each repetition.
fn shifts(figure: &Figure, days: &[Day], ordinary: &[Year], worlds: usize) -> Option<Vec<f64>> {
    let of = |sums: &Sums| (figure.of)(sums);
    let total = |sums: &dyn Fn(&Day) -> &Sums| {
        days.iter().fold((0.0, 0.0), |(top, bottom), day| {
            let (more, below) = of(sums(day));
            (top + day.weight * more, bottom + day.weight * below)
        })
    };
    let weight: f64 = days.iter().map(|day| day.weight).sum();
    let (first, second) = (total(&|day| &day.first), total(&|day| &day.second));
    let all = ordinary.iter().flatten().fold((0.0, 0.0), |(top, bottom), (_, sums)| {
        let (more, below) = of(sums);
        (top + more, bottom + below)
    });
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    let many = ordinary.iter().map(Vec::len).sum::<usize>() as f64;
    let residual = |sums: &Sums, (top, bottom): (f64, f64), days: f64| {
        let (more, below) = of(sums);
        (more - top / bottom * below) / (bottom / days)
    };
    let out_of_ordinary: Vec<Vec<f64>> = ordinary
        .iter()
        .map(|world| {
            less_their_weekdays(world.iter().map(|(day, sums)| (*day, residual(sums, all, many))), false)
        })
        .collect();
    let rows: Vec<Row> = days
        .iter()
        .map(|day| {
            let told = residual(&day.first, first, weight);
            let z = out_of_ordinary[day.world].get(day.day).copied().unwrap_or(0.0);
            let known = of_day(&ordinary[day.world], day.day).map_or(told, |sums| residual(sums, all, many));
            // The mean of what is wrong is kept: in ratios it is that of the sums, not of the residuals.
            let wrong = told + (first.0 / first.1 - all.0 / all.1) - known;
            Row {
                weight: day.weight,
                movers: [day.hours, z, wrong],
                delta: residual(&day.second, second, weight) - told,
            }
        })
        .collect();
    if rows.iter().any(|row| !(row.delta.is_finite() && row.movers.iter().all(|mover| mover.is_finite()))) {
        return None;
    }
    let slopes = slopes(&rows, weight);
    let mut shifts = vec![0.0; worlds];
    for (day, row) in days.iter().zip(&rows) {
        let explained: f64 = slopes.iter().zip(row.movers).map(|(slope, mover)| slope * mover).sum();
        shifts[day.world] += row.weight * explained;
    }
    let mean_bottom = second.1 / weight;
    shifts.iter_mut().for_each(|shift| *shift *= mean_bottom);
    Some(shifts)
}

/// What may move a difference.
const MOVERS: usize = 3;

/// A simulated day's part in the regression.
struct Row {
    weight: f64,
    movers: [f64; MOVERS],
    delta: f64,
}

/// Weighted least squares of the difference on what may move it, with a constant. A slope that is no larger than its own
/// standard error is taken for none, and a larger one is drawn towards none by as much as its error explains, so that
/// what does not matter adds no noise.
fn slopes(rows: &[Row], weight: f64) -> [f64; MOVERS] {
    let mean = |of: &dyn Fn(&Row) -> f64| rows.iter().map(|row| row.weight * of(row)).sum::<f64>() / weight;
    let means: [f64; MOVERS] = core::array::from_fn(|at| mean(&|row| row.movers[at]));
    let delta = mean(&|row| row.delta);
    let mover = |row: &Row, at: usize| row.movers[at] - means[at];
    let with_delta: [f64; MOVERS] =
        core::array::from_fn(|at| mean(&|row| mover(row, at) * (row.delta - delta)));
    // What is the same on all days, but for the last digits, has neither a slope nor an error.
    let differs: [bool; MOVERS] = core::array::from_fn(|at| {
        let spread = mean(&|row| mover(row, at) * mover(row, at));
        spread > SAME * mean(&|row| row.movers[at] * row.movers[at])
    });
    let products: linear::Square<MOVERS> = core::array::from_fn(|one| {
        core::array::from_fn(|other| {
            if differs[one] && differs[other] {
                mean(&|row| mover(row, one) * mover(row, other))
            } else {
                0.0
            }
        })
    });
    let inverse = linear::solved(products, linear::identity());
    let slopes: [f64; MOVERS] =
        core::array::from_fn(|at| inverse[at].iter().zip(with_delta).map(|(of, with)| of * with).sum());
    let explained: f64 = slopes.iter().zip(with_delta).map(|(slope, with)| slope * with).sum();
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    let freedom = rows.len() as f64 - 1.0 - MOVERS as f64;
    let left = (mean(&|row| (row.delta - delta) * (row.delta - delta)) - explained).max(0.0) / freedom;
    core::array::from_fn(|at| {
        let (evidence, error) = (slopes[at] * slopes[at], left * inverse[at][at]);
        if evidence > error { slopes[at] * (1.0 - error / evidence) } else { 0.0 }
    })
}
