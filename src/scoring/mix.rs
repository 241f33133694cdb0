//! Figures as if everybody had taken the same calls: hostile and complex calls and failure demand are not shared out evenly.
//!
//! Either by indirect standardisation, with effects that the caller states; or by weighted regression of the group's
//! own figures on the shares of such calls, where there are enough people. A regression between people also takes
//! away true differences that go along with the mix, as when the best get the hardest calls.

use super::figures::{Column, Floor};
use super::sampling::Sampled;

/// How a metric is adjusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Stated effects where there are any, else regression where there are enough people, else not at all.
    Auto,
    /// Regression on the group's own figures, where there are enough people.
    Regression,
    /// Stated effects.
    Stated,
    /// Not at all.
    None,
}

impl Method {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Regression => "regression",
            Self::Stated => "stated",
            Self::None => "none",
        }
    }
}

/// People that each regression coefficient needs, the constant included; a usual rule of thumb.
const PEOPLE_EACH: usize = 10;
/// The fewest people whom a regression takes.
const FEWEST: usize = 20;
const MIX: usize = Column::MIX.len();

/// Figures without their case mix.
#[derive(Clone, Debug)]
pub struct Adjusted {
    /// NaN where there is no figure.
    pub value: Vec<f64>,
    /// Variance that the uncertain effects add to each figure.
    pub variance: Vec<f64>,
    /// What was done: never [`Method::Auto`].
    pub method: Method,
    /// Difference between a hostile, a complex, a failure-demand call and an ordinary one, with its standard error;
    /// `None` where it was not used.
    pub effects: [Option<(f64, f64)>; MIX],
}

impl Adjusted {
    /// How many effects were taken from the figures themselves.
    #[must_use]
    pub fn estimated(&self) -> usize {
        if self.method == Method::Regression { self.effects.iter().flatten().count() } else { 0 }
    }
}

/// Adjusts a metric's figures; `stated` are the effects of the three shares, `icc` weighs figures of few samples.
#[must_use]
pub fn adjust(
    floor: &Floor,
    sampled: &Sampled,
    method: Method,
    stated: [Option<f64>; MIX],
    icc: f64,
) -> Adjusted {
    let plain = Adjusted {
        value: sampled.value.clone(),
        variance: vec![0.0; floor.len()],
        method: Method::None,
        effects: [None; MIX],
    };
    let any_stated = stated.iter().any(Option::is_some);
    match method {
        Method::None => plain,
        Method::Stated => by_statement(floor, sampled, stated, plain),
        Method::Auto if any_stated => by_statement(floor, sampled, stated, plain),
        Method::Auto | Method::Regression => by_regression(floor, sampled, icc, plain),
    }
}

/// Weighted mean of a share over the agents with a figure and that share.
fn middle(floor: &Floor, column: Column, weights: &[f64]) -> Option<f64> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (share, w) in floor.column(column).iter().zip(weights) {
        if !share.is_nan() {
            sum += share * w;
            weight += w;
        }
    }
    (weight > 0.0).then(|| sum / weight)
}

fn by_statement(floor: &Floor, sampled: &Sampled, stated: [Option<f64>; MIX], mut out: Adjusted) -> Adjusted {
    for (place, (column, effect)) in Column::MIX.into_iter().zip(stated).enumerate() {
        let Some((effect, middle)) = effect.zip(middle(floor, column, &sampled.samples)) else { continue };
        out.method = Method::Stated;
        out.effects[place] = Some((effect, 0.0));
        for (agent, value) in out.value.iter_mut().enumerate() {
            let share = floor.at(column, agent);
            // Whose mix is not known is taken to have the group's.
            if !share.is_nan() {
                *value -= effect * (share - middle);
            }
        }
    }
    out
}

fn by_regression(floor: &Floor, sampled: &Sampled, icc: f64, mut out: Adjusted) -> Adjusted {
    // Under the assumed reliability a figure's variance is proportional to 1/n + ICC/(1−ICC).
    let weights: Vec<f64> = sampled
        .samples
        .iter()
        .map(|&n| if n > 0.0 { 1.0 / (1.0 / n + icc / (1.0 - icc)) } else { 0.0 })
        .collect();
    let whole = |agent: usize, columns: &[(usize, Column)]| {
        weights[agent] > 0.0 && columns.iter().all(|(_, column)| !floor.at(*column, agent).is_nan())
    };
    let mut columns: Vec<(usize, Column)> =
        Column::MIX.into_iter().enumerate().filter(|(_, column)| floor.has(*column)).collect();
    let everyone: Vec<(usize, Column)> = columns.clone();
    columns.retain(|(_, column)| {
        let mut shares = (0..floor.len()).filter(|&i| whole(i, &everyone)).map(|i| floor.at(*column, i));
        let first = shares.next();
        shares.any(|share| Some(share) != first)
    });
    let people = (0..floor.len()).filter(|&i| whole(i, &everyone)).count();
    if columns.is_empty() || people < FEWEST || people < PEOPLE_EACH * (columns.len() + 1) {
        return out;
    }
    let q = columns.len();
    let mut centre = [0.0; MIX + 1];
    let mut total = 0.0;
    for agent in (0..floor.len()).filter(|&i| whole(i, &everyone)) {
        let w = weights[agent];
        total += w;
        for (slot, (_, column)) in columns.iter().enumerate() {
            centre[slot] += w * floor.at(*column, agent);
        }
        centre[MIX] += w * sampled.value[agent];
    }
    for sum in &mut centre {
        *sum /= total;
    }
    let row = |agent: usize| {
        let mut x = [0.0; MIX];
        for (slot, (_, column)) in columns.iter().enumerate() {
            x[slot] = floor.at(*column, agent) - centre[slot];
        }
        x
    };
    let (mut gram, mut moment) = ([[0.0; MIX]; MIX], [0.0; MIX]);
    for agent in (0..floor.len()).filter(|&i| whole(i, &everyone)) {
        let (x, y) = (row(agent), sampled.value[agent] - centre[MIX]);
        for i in 0..q {
            moment[i] += weights[agent] * x[i] * y;
            for j in 0..q {
                gram[i][j] += weights[agent] * x[i] * x[j];
            }
        }
    }
    let Some(inverse) = inverted(gram, q) else { return out };
    let mut effects = [0.0; MIX];
    for i in 0..q {
        effects[i] = (0..q).map(|j| inverse[i][j] * moment[j]).sum();
    }
    let residual = |agent: usize, x: &[f64; MIX]| {
        sampled.value[agent] - centre[MIX] - (0..q).map(|i| effects[i] * x[i]).sum::<f64>()
    };
    let squares: f64 = (0..floor.len())
        .filter(|&i| whole(i, &everyone))
        .map(|i| {
            let left = residual(i, &row(i));
            weights[i] * left * left
        })
        .sum();
    let scale = squares / (people - q - 1) as f64;
    for (slot, (place, _)) in columns.iter().enumerate() {
        out.effects[*place] = Some((effects[slot], (scale * inverse[slot][slot]).sqrt()));
    }
    for agent in 0..floor.len() {
        let mut x = row(agent);
        for slot in &mut x {
            // Whose mix is not known is taken to have the group's.
            if slot.is_nan() {
                *slot = 0.0;
            }
        }
        out.value[agent] -= (0..q).map(|i| effects[i] * x[i]).sum::<f64>();
        let spread: f64 = (0..q).map(|i| (0..q).map(|j| x[i] * inverse[i][j] * x[j]).sum::<f64>()).sum();
        out.variance[agent] = scale * spread;
    }
    out.method = Method::Regression;
    out
}

/// The inverse of the leading `q` × `q` part, by Gauss and Jordan; none if columns go along with each other.
fn inverted(mut m: [[f64; MIX]; MIX], q: usize) -> Option<[[f64; MIX]; MIX]> {
    let mut inverse = [[0.0; MIX]; MIX];
    for (i, row) in inverse.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    let size: Vec<f64> = (0..q).map(|i| m[i][i]).collect();
    for i in 0..q {
        // What is left of a column after the others: nothing if it goes along with them.
        if m[i][i] <= 1e-10 * size[i] {
            return None;
        }
        let pivot = m[i][i];
        for j in 0..q {
            m[i][j] /= pivot;
            inverse[i][j] /= pivot;
        }
        for k in 0..q {
            if k != i {
                let factor = m[k][i];
                for j in 0..q {
                    m[k][j] -= factor * m[i][j];
                    inverse[k][j] -= factor * inverse[i][j];
                }
            }
        }
    }
    Some(inverse)
}
