//! Callers who abandoned or were blocked and call again, as further Poisson calls.
//!
//! If a share `r` of lost attempts is repeated, the rate of attempts solves
//! `λ' = λ + r λ' ℓ(λ')`, where `ℓ` is the share of attempts lost. Written as
//! `(1 − r) λ' + r · answered(λ') = λ` the left side rises with slope at least `1 − r`, because more attempts never
//! mean fewer answers; so there is exactly one solution and it lies between `λ` and `λ/(1 − r)`. It is bracketed and
//! found to the last digits within [`roots::MOST_STEPS`] solutions, ordinarily about eight.
//!
//! That redials arrive as a Poisson stream is an approximation. They come after a delay from callers whom the same long
//! queue turned away, so they meet longer queues than chance would have them. Against six exact chains with an orbit
//! (1 to 30 agents, redial shares of 0.5 to 0.8, mean delays of 2 to 10 handling times) attempts came out too low by up
//! to 3.5 % and the share abandoned by up to 18 %, relatively; most by under 1 % and 4 %.

use super::{Answer, Queue, answer};
use crate::math::roots;

/// Attempts per hour, first calls and redials together.
pub(super) fn attempts_per_hour(queue: &Queue) -> f64 {
    let first = queue.calls.get();
    let again = queue.redial.get();
    if again <= 0.0 || first <= 0.0 {
        return first;
    }
    let excess = |attempts: f64| {
        let at: Answer = answer(queue, attempts);
        attempts - first - again * attempts * lost(&at)
    };
    let at_first = excess(first);
    if at_first >= 0.0 {
        return first;
    }
    let most = first / (1.0 - again);
    let at_most = excess(most);
    roots::between((first, at_first), (most, at_most), excess)
}

/// Share of attempts that end without an answer, in a steady state.
fn lost(at: &Answer) -> f64 {
    if at.stable { at.abandoned_share + at.blocked_share } else { 0.0 }
}
