//! Erlang C: everybody waits until answered, however many there are.
//!
//! `C = B / (1 − ρ(1 − B))` with `ρ = a/s` (Erlang 1917); the wait of those who wait is exponential with
//! rate `s − a` per handling time, so `P(W > t) = C e^(−(s−a)t)` and `E[W] = C/(s − a)`.
//! In weights relative to the state "all busy, nobody waiting", the waiting states sum to `s/(s − a)`.
//! There is a steady state only for `a < s`.

use super::loss;
use super::station::{Split, Station};

/// How calls divide; the station must have `spare > 0`.
pub(super) fn split(station: &Station) -> Split {
    let (at_once, full) = Split::start(loss::free_to_full(station.servers, station.load));
    let waiting = full * (station.servers / station.spare);
    let mean = 1.0 / station.spare;
    let decay = station.spare * station.target;
    Split {
        at_once,
        waiting,
        blocked: 0.0,
        answered_late: waiting,
        answered_in_time: -waiting * libm::expm1(-decay),
        abandoned: 0.0,
        beyond: waiting * libm::exp(-decay),
        wait: waiting * mean,
        answered_wait: waiting * mean,
    }
}
