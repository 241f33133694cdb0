//! Erlang A and queues with finitely many lines, by summing over the number waiting.
//!
//! With all `s` agents busy and `k` calls waiting the system moves down at rate `s + kθ` (Palm 1957;
//! Garnett, Mandelbaum & Reiman 2002), so the weights of these states are `w_k = w_{k−1} · a/(s + kθ)`.
//! A call that finds `k` waiting must outlast `k + 1` departures; the virtual wait `V` is a sum of independent
//! exponentials with rates `s + jθ`, `j = 0..k`. With `c = s/θ` and `y = 1 − e^(−θt)` (Riordan 1962):
//!
//! - `P(V > t | k) = Σ_{j≤k} b_j`, where `b_j = e^(−st) y^j (c)_j/j!`,
//! - it is answered with probability `s/(s + (k+1)θ)`, after a mean `Σ_{i=1}^{k+1} 1/(s + iθ)` given that,
//! - and answered within `t`, given that it is answered, with probability `Σ_{j>k} b'_j`,
//!   where `b'_j = e^(−(s+θ)t) y^j (c+1)_j/j!`.
//!
//! Every term is positive and nothing is subtracted from 1 except where what remains is at least a tenth.
//! `θ = 0` is included: the `b_j` are then Poisson. One pass over `k` computes everything.

use super::loss;
use super::station::{Split, Station};

/// Sums are rescaled when a term passes this, so that no product of two overflows.
const LARGE: f64 = 1e100;

/// What may be left out of a sum, relative to it.
pub(super) const PRECISE: f64 = 1e-17;

/// The same for the far tail of the waiting time, which a percentile looks for.
pub(super) const FAR_TAIL: f64 = 1e-34;

/// How calls divide. The sum ends when the rest is below `negligible`; it must end: either there is a bounded
/// number of places, or somebody gives up, or the load is below the number of agents.
pub(super) fn split(station: &Station, negligible: f64) -> Split {
    let Station { servers, load, impatience, target, .. } = *station;
    let room = station.room.unwrap_or(f64::INFINITY);
    let (mut at_once, mut state) = Split::start(loss::free_to_full(servers, load));
    let mut all = Sums::default();
    let mut clock = Clock::new(servers, impatience, target);
    let mut sojourn = 0.0;
    let mut k = 0.0;
    let mut rate = servers + impatience;
    while k < room {
        all.waiting += state;
        all.beyond += state * clock.longer;
        let falls = 1.0 / rate;
        let answered = state * (servers * falls);
        sojourn += falls;
        all.answered += answered;
        all.answered_wait += answered * sojourn;
        clock.advance(k);
        all.in_time += clock.exactly_answered * all.answered;
        let ratio = load * falls;
        state *= ratio;
        k += 1.0;
        all.queue += k * state;
        rate += impatience;
        let steps = 1.0 - load / rate;
        // Below the smallest normal number rounding could hold a state up for ever, here and in the loop below.
        let more =
            state > f64::MIN_POSITIVE && state * (k * steps + 1.0) > negligible * all.queue * steps * steps;
        if steps > 0.0 && !more {
            break;
        }
        if state > LARGE {
            state /= LARGE;
            at_once /= LARGE;
            all.scale(1.0 / LARGE, 1.0);
        }
        if clock.rescale() {
            all.scale(1.0, 1.0 / LARGE);
        }
    }
    clock.finish(k, &mut all);
    // What is left out of the sums may still be all that is blocked.
    while k < room && room < f64::INFINITY && state > f64::MIN_POSITIVE {
        state *= load / rate;
        rate += impatience;
        k += 1.0;
    }
    let blocked = if k < room { 0.0 } else { state };
    let real = libm::exp(-clock.offset);
    Split {
        at_once,
        waiting: all.waiting,
        blocked,
        answered_late: all.answered,
        answered_in_time: (all.in_time * real + all.rest).min(all.answered),
        abandoned: if load > 0.0 { all.queue * impatience / load } else { 0.0 },
        beyond: (all.beyond * real).min(all.waiting) * libm::exp(-impatience * target),
        wait: all.queue / load,
        answered_wait: all.answered_wait,
    }
}

/// Share of calls lost, blocked or abandoned: the same sums as in [`split`], without those that depend on the target time
/// and at a fraction of the cost. What is left out is as little as [`PRECISE`] says.
pub(super) fn lost_share(station: &Station) -> f64 {
    let Station { servers, load, impatience, .. } = *station;
    let room = station.room.unwrap_or(f64::INFINITY);
    let (mut at_once, mut state) = Split::start(loss::free_to_full(servers, load));
    let (mut waiting, mut queue) = (0.0, 0.0);
    let mut k = 0.0;
    let mut rate = servers + impatience;
    let mut ratio = load / rate;
    while k < room {
        waiting += state;
        state *= ratio;
        k += 1.0;
        queue += k * state;
        rate += impatience;
        ratio = load / rate;
        let steps = 1.0 - ratio;
        let more = state > f64::MIN_POSITIVE && state * (k * steps + 1.0) > PRECISE * queue * steps * steps;
        if steps > 0.0 && !more {
            break;
        }
        if state > LARGE {
            for sum in [&mut state, &mut at_once, &mut waiting, &mut queue] {
                *sum /= LARGE;
            }
        }
    }
    while k < room && room < f64::INFINITY && state > f64::MIN_POSITIVE {
        state *= load / rate;
        rate += impatience;
        k += 1.0;
    }
    let blocked = if k < room { 0.0 } else { state };
    let abandoned = if load > 0.0 { queue * impatience / load } else { 0.0 };
    super::share(abandoned + blocked, at_once + waiting + blocked)
}

/// Sums over the number waiting; `in_time` and `beyond` also carry the scale of the [`Clock`].
#[derive(Default)]
struct Sums {
    waiting: f64,
    answered: f64,
    answered_wait: f64,
    queue: f64,
    in_time: f64,
    beyond: f64,
    rest: f64,
}

impl Sums {
    fn scale(&mut self, states: f64, clock: f64) {
        self.waiting *= states;
        self.answered *= states;
        self.answered_wait *= states;
        self.queue *= states;
        self.in_time *= states * clock;
        self.beyond *= states * clock;
    }
}

/// How many departures the target time holds: the recurrences of `b_j` and `b'_j`, all times `e^offset`.
struct Clock {
    gain: f64,
    step: f64,
    exactly: f64,
    exactly_answered: f64,
    longer: f64,
    so_far: f64,
    offset: f64,
}

impl Clock {
    fn new(servers: f64, impatience: f64, target: f64) -> Self {
        let step = -libm::expm1(-impatience * target);
        let gain = if impatience * target > 0.0 { servers * (step / impatience) } else { servers * target };
        let exactly_answered = libm::exp(-impatience * target);
        Self {
            gain,
            step,
            exactly: 1.0,
            exactly_answered,
            longer: 1.0,
            so_far: exactly_answered,
            offset: servers * target,
        }
    }

    fn advance(&mut self, j: f64) {
        let part = 1.0 / (j + 1.0);
        let growth = self.gain + self.step * j;
        self.exactly *= growth * part;
        self.exactly_answered *= (growth + self.step) * part;
        self.longer += self.exactly;
        self.so_far += self.exactly_answered;
    }

    fn rescale(&mut self) -> bool {
        let large = self.longer > LARGE || self.so_far > LARGE;
        if large {
            self.exactly /= LARGE;
            self.exactly_answered /= LARGE;
            self.longer /= LARGE;
            self.so_far /= LARGE;
            self.offset -= libm::log(LARGE);
        }
        large
    }

    /// Adds what is answered in time beyond the last state: the calls there are all of `answered`.
    fn finish(&mut self, from: f64, all: &mut Sums) {
        let passed = self.so_far * libm::exp(-self.offset);
        if passed < 0.9 {
            all.rest = all.answered * (1.0 - passed);
            return;
        }
        let mut j = from;
        loop {
            self.advance(j);
            j += 1.0;
            all.in_time += self.exactly_answered * all.answered;
            let falls = 1.0 - (self.gain + self.step * (j + 1.0)) / (j + 1.0);
            // As in [`split`], a term below the smallest normal number may stay where it is for ever.
            let more = self.exactly_answered > f64::MIN_POSITIVE
                && self.exactly_answered * all.answered > PRECISE * all.in_time * falls;
            if falls > 0.0 && !more {
                return;
            }
        }
    }
}
