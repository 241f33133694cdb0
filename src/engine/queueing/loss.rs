//! Erlang B: no place to wait.
//!
//! With `s` agents and `a` erlangs, the states `n ≤ s` have weights `aⁿ/n!`, and the share blocked is
//! `B(s, a) = (aˢ/s!) / Σ aⁿ/n!` (Erlang 1917). Read downwards from `s`,
//! `1/B = 1 + s/a + s(s−1)/a² + …`, a sum of positive terms that loses nothing for any load.
//! For fractional `s` the same sum continues the function `1/B(s, a) = a ∫₀^∞ e^(−at) (1+t)ˢ dt`
//! (Jagerman 1974) once it ends on `1/B(x, a)` with `0 ≤ x < 1`.
//!
//! Terms rise until `n = a` and then fall, so about `9√s` of them matter, and at most some `40√s`
//! before `1/B` leaves the range of numbers, where `B` is 0.

use super::station::{Split, Station};

/// Terms below this part of a sum are left out.
const NEGLIGIBLE: f64 = 1e-18;

/// How calls divide when none can wait.
pub(super) fn split(station: &Station) -> Split {
    let (at_once, blocked) = Split::start(free_to_full(station.servers, station.load));
    Split { at_once, blocked, ..Split::default() }
}

/// `1/B(servers, load) − 1`: how much likelier it is that some agent is free than that none is.
///
/// Infinite beyond the range of numbers, which is where `B` is below 1e-308. The load must be positive.
pub(super) fn free_to_full(servers: f64, load: f64) -> f64 {
    let mut sum = 0.0;
    let mut term = 1.0;
    let mut busy = servers;
    while busy >= 1.0 {
        term *= busy / load;
        sum += term;
        busy -= 1.0;
        // The terms still to come are below a geometric series with ratio busy/load.
        if (busy < load && term * load < NEGLIGIBLE * sum * (load - busy)) || sum == f64::INFINITY {
            return sum;
        }
    }
    if busy > 0.0 { sum + term * fraction_to_full(busy, load) } else { sum }
}

/// `1/B(x, load) − 1` for `0 < x < 1`: `e^a a^(−x) Γ(x+1, a) − 1 = x · e^a a^(−x) Γ(x, a)`.
fn fraction_to_full(x: f64, load: f64) -> f64 {
    if load < 1.0 {
        // Γ(x+1, a) = Γ(x+1) − γ(x+1, a), and the second part is at most 0.63 of the first.
        let mut term = 1.0 / (x + 1.0);
        let mut series = term;
        let mut n = x + 1.0;
        while term > NEGLIGIBLE * series {
            n += 1.0;
            term *= load / n;
            series += term;
        }
        let whole = libm::exp(load - x * libm::log(load)) * libm::tgamma(x + 1.0) - load * series;
        whole - 1.0
    } else {
        // e^a a^(−x) Γ(x, a) by its continued fraction (Legendre), evaluated by Lentz's method.
        let mut b = load + 1.0 - x;
        let mut c = f64::INFINITY;
        let mut d = 1.0 / b;
        let mut value = d;
        for i in 1..400 {
            let i = f64::from(i);
            let numerator = -i * (i - x);
            b += 2.0;
            d = 1.0 / (numerator * d + b);
            c = b + numerator / c;
            let factor = c * d;
            value *= factor;
            if (factor - 1.0).abs() < f64::EPSILON {
                break;
            }
        }
        x * value
    }
}
