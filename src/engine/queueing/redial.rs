//! Callers who abandoned or were blocked and call again, as further Poisson calls.
//!
//! If a share `r` of lost attempts is repeated, the rate of attempts solves
//! `λ' = λ + r λ' ℓ(λ')`, where `ℓ` is the share of attempts lost. Written as
//! `(1 − r) λ' + r · answered(λ') = λ` the left side rises with slope at least `1 − r`, because more attempts never
//! mean fewer answers; so there is exactly one solution and it lies between `λ` and `λ/(1 − r)`. Steps of inverse
//! interpolation through the last three rates find it, ordinarily from four or five values of `ℓ`, each at a fraction of a whole
//! solution's cost; where they lead out of the bracket it is closed by [`roots::between`], within
//! [`roots::MOST_STEPS`] values.
//!
//! That redials arrive as a Poisson stream is an approximation. They come after a delay from callers whom the same long
//! queue turned away, so they meet longer queues than chance would have them. Against six exact chains with an orbit
//! (1 to 30 agents, redial shares of 0.5 to 0.8, mean delays of 2 to 10 handling times) attempts came out too low by up
//! to 3.5 % and the share abandoned by up to 18 %, relatively; most by under 1 % and 4 %.

use super::{Queue, lost_share};
use crate::math::roots;

/// Steps of interpolation before the bracket is closed instead.
const MOST_STEPS: usize = 12;

/// The product of the last two steps, relative to the rate, at which a third would be below a tenth of a rounding: where
/// interpolation converges, an error is about the product of those of the three rates before it.
const SETTLED: f64 = 1e-17;

/// Attempts per hour, first calls and redials together.
pub(super) fn attempts_per_hour(queue: &Queue) -> f64 {
    let first = queue.calls.get();
    let again = queue.redial.get();
    if again <= 0.0 || first <= 0.0 {
        return first;
    }
    let excess = |attempts: f64| attempts - first - again * attempts * lost_share(queue, attempts);
    let at_first = excess(first);
    if at_first >= 0.0 {
        return first;
    }
    let most = first / (1.0 - again);
    interpolated((first, at_first), most, excess)
        .unwrap_or_else(|(low, at_low)| roots::between((low, at_low), (most, excess(most)), excess))
}

/// The root of a rising function from a point below it, or the highest point below it that was tried.
fn interpolated(low: (f64, f64), most: f64, f: impl Fn(f64) -> f64) -> Result<f64, (f64, f64)> {
    let (first, _) = low;
    let (mut below, mut above) = (low, most);
    let mut tried = [(f64::NAN, f64::NAN), (f64::NAN, f64::NAN), low];
    // Redials of what is lost of first calls alone.
    let mut next = first - low.1;
    let mut step = f64::INFINITY;
    for _ in 0..MOST_STEPS {
        let [_, _, (x, at_x)] = tried;
        let before = core::mem::replace(&mut step, ((next - x) / x).abs());
        if at_x == 0.0 {
            return Ok(x);
        }
        // Also where the next one is not a number.
        if !(next >= below.0 && next <= above) {
            break;
        }
        if step <= f64::EPSILON || step * before <= SETTLED {
            return Ok(next);
        }
        let value = f(next);
        if value < 0.0 {
            below = (next, value);
        } else {
            above = next;
        }
        tried = [tried[1], tried[2], (next, value)];
        next = inverse_interpolation(&tried);
    }
    Err(below)
}

/// Where the parabola through three points, taken as a function of the value, is at zero; of two points, the line.
fn inverse_interpolation(points: &[(f64, f64); 3]) -> f64 {
    let [(a, fa), (b, fb), (c, fc)] = *points;
    let slope = (c - b) / (fc - fb);
    let line = c - fc * slope;
    if a.is_nan() {
        return line;
    }
    let curve = (slope - (b - a) / (fb - fa)) / (fc - fa);
    line + fc * fb * curve
}
