//! Erlang A and queues with many lines, by integrating over the virtual wait.
//!
//! Where the number waiting spreads over thousands, a sum over it is long; an integral over the time `x` that a call
//! would have to wait is not. The virtual wait has density `s e^(−sx) Σ_{k<N} h(x)ᵏ/k!` relative to the state "all
//! busy, nobody waiting", where `h(x) = a(1 − e^(−θx))/θ` (Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005, with
//! exponential patience; `h = ax` if nobody gives up). Without a bound `N` on the places the sum is `e^h`; with one it
//! is `e^h` times the probability that a Poisson count of mean `h` is below `N`. A call that would wait `x` is
//! answered with probability `e^(−θx)`.
//!
//! The density is log-concave: one peak, exponential or faster decay. It is integrated over the part within
//! `e^(−60)` of its peak, below and above the target apart, so that a service level of 1e-200 keeps its digits. Work is
//! bounded by the quadrature's panels, whatever the load, patience and lines.
//!
//! Exponents are taken relative to the peak, in forms that do not cancel: with `y = x − x₀` and `z = θy`,
//! `ln f(x) − ln f(x₀) = (a₀ − s) y − a₀ (e^(−z) − 1 + z)/θ` for `a₀ = a e^(−θx₀)`.

use super::loss;
use super::station::{Split, Station};
use crate::math::{gamma, quadrature};

/// Terms of a sum over the number waiting above which the integral is quicker.
const LONG_SUM: f64 = 3_000.0;

/// Exponents further than this below the peak are left out.
const DROP: f64 = 60.0;

/// About how many terms the sum over the number waiting would have.
fn terms(station: &Station) -> f64 {
    let Station { servers, load, spare, impatience, .. } = *station;
    let spread = libm::sqrt(load / impatience);
    let tail = 10.0 * spread + 40.0 * (1.0 + impatience / (servers + impatience));
    let unbounded = if spare > 0.0 { tail.min(50.0 * servers / spare) } else { tail - spare / impatience };
    station.room.map_or(unbounded, |room| room.min(unbounded))
}

/// Whether a station is better integrated than summed. It must have a steady state.
pub(super) fn is_better(station: &Station) -> bool {
    // Without any impatience the estimate can be NaN, and the sum as long as there are places.
    let short = terms(station) <= LONG_SUM;
    !short && station.room.is_none_or(|room| room > LONG_SUM)
}

/// How calls divide.
pub(super) fn split(station: &Station) -> Split {
    if station.servers <= 0.0 {
        return nobody_answers(station);
    }
    let (at_once, full) = Split::start(loss::free_to_full(station.servers, station.load));
    let density = Density::new(station);
    let early = density.part(0.0, station.target);
    let late = density.part(station.target, f64::INFINITY);
    let scale = full * station.servers;
    let waiting = scale * (early.calls + late.calls);
    let wait = scale * (early.wait + late.wait);
    Split {
        at_once: at_once * libm::exp(-density.ln_peak),
        waiting,
        blocked: full * density.blocked(station, (early.blocked + late.blocked) * station.servers),
        answered_late: scale * (early.answered + late.answered),
        answered_in_time: scale * early.answered,
        abandoned: wait * station.impatience,
        beyond: scale * late.calls * libm::exp(-station.impatience * station.target),
        wait,
        answered_wait: scale * (early.answered_wait + late.answered_wait),
    }
}

/// The tail of the wait of one station at many times, for a percentile.
pub(super) struct Tail {
    density: Density,
    /// From the density's scale to shares of the calls not blocked.
    scale: f64,
}

impl Tail {
    /// For a station with agents whose calls divide like this.
    pub(super) fn new(station: &Station, split: &Split) -> Self {
        let (_, full) = Split::start(loss::free_to_full(station.servers, station.load));
        let scale = full * station.servers / (split.at_once + split.waiting);
        Self { density: Density::new(station), scale }
    }

    /// Share of the calls not blocked that still wait after `time`.
    pub(super) fn beyond(&self, time: f64) -> f64 {
        let density = &self.density;
        let calls = density.region(time, f64::INFINITY).map_or(0.0, |(from, to)| {
            let [calls] = quadrature::integrate(from, to, |y| [libm::exp(density.ln_at(y).0)]);
            calls
        });
        self.scale * calls * libm::exp(-density.impatience * time)
    }
}

/// Without agents the places are a loss system whose service is the callers' patience.
fn nobody_answers(station: &Station) -> Split {
    let load = station.load / station.impatience;
    let (entered, blocked) = match station.room {
        None => (1.0, 0.0),
        Some(room) => Split::start(loss::free_to_full(room, load)),
    };
    Split {
        waiting: entered,
        blocked,
        abandoned: entered,
        beyond: entered * libm::exp(-station.impatience * station.target),
        wait: entered / station.impatience,
        ..Split::default()
    }
}

/// Integrals of the density over a range of virtual waits, by what becomes of the calls.
#[derive(Default)]
struct Part {
    calls: f64,
    answered: f64,
    answered_wait: f64,
    wait: f64,
    blocked: f64,
}

/// The density of the virtual wait, relative to a reference time near its peak.
struct Density {
    servers: f64,
    load: f64,
    impatience: f64,
    room: Option<f64>,
    /// The reference time x₀.
    peak: f64,
    /// `a₀ − s` and `a₀`.
    drift: f64,
    arrivals: f64,
    /// `h(x₀)`.
    count: f64,
    /// `ln P(Poisson(h(x₀)) < N)`.
    ln_room: f64,
    /// Logarithm of the density at x₀ over that at 0.
    ln_peak: f64,
    /// Whether the places, not patience, end the growth of the queue.
    full: bool,
}

impl Density {
    fn new(station: &Station) -> Self {
        let Station { servers, load, spare, impatience, room, .. } = *station;
        let level = if spare >= 0.0 { 0.0 } else { -spare / impatience };
        let mut density = Self {
            servers,
            load,
            impatience,
            room,
            peak: 0.0,
            drift: -spare,
            arrivals: load,
            count: 0.0,
            ln_room: 0.0,
            ln_peak: 0.0,
            full: false,
        };
        match room {
            Some(room) if level >= room - 1.0 => {
                density.full = true;
                // The peak of e^(−sx) h^(N−1), which is the density there up to a slow factor.
                let z = (room - 1.0) * (impatience / servers);
                let peak = if z > 0.0 { libm::log1p(z) / impatience } else { (room - 1.0) / servers };
                let (count, ln_density) = (density.count_at(peak), density.ln_free(peak));
                density.arrivals = load * libm::exp(-impatience * peak);
                density.drift = density.arrivals - servers;
                density.ln_room = gamma::ln_below(room, count).0;
                (density.peak, density.count) = (peak, count);
                density.ln_peak = ln_density + density.ln_room;
            }
            _ if level > 0.0 => {
                density.peak = libm::log1p(-spare / servers) / impatience;
                density.ln_peak = servers / impatience * gamma::excess_of_log(-spare / servers);
                density.drift = 0.0;
                density.arrivals = servers;
                density.count = level;
                density.ln_room = room.map_or(0.0, |room| gamma::ln_below(room, level).0);
                density.ln_peak += density.ln_room;
            }
            _ => density.ln_room = 0.0,
        }
        density
    }

    /// `h(x)`.
    fn count_at(&self, x: f64) -> f64 {
        if self.impatience > 0.0 {
            let z = -libm::expm1(-self.impatience * x);
            // A patience so long that its rate is lost beside the load must not lose the product.
            if z > 0.0 { self.load * (z / self.impatience) } else { self.load * x }
        } else {
            self.load * x
        }
    }

    /// Logarithm of the unbounded density at `x₀ + y` over that at `x₀`.
    fn ln_free(&self, y: f64) -> f64 {
        let curve = if self.impatience > 0.0 {
            gamma::excess_of_decay(self.impatience * y) / self.impatience
        } else {
            0.0
        };
        self.drift * y - self.arrivals * curve
    }

    /// Logarithm of the density at `x₀ + y` over that at `x₀`, and `P(n = N)/P(n < N)` there.
    fn ln_at(&self, y: f64) -> (f64, f64) {
        let Some(room) = self.room else { return (self.ln_free(y), 0.0) };
        let count = self.count_at(self.peak + y);
        if count <= 0.0 {
            return (self.ln_free(y) - self.ln_room, 0.0);
        }
        let last = room - 1.0;
        if self.full && count >= last && self.count >= last {
            // Both in the regime h^(N−1) times a slow factor, where nothing large has to cancel.
            let ratio = gamma::sum_down(last, count);
            let slow = libm::log(ratio / gamma::sum_down(last, self.count));
            let grown = if self.impatience > 0.0 {
                -libm::expm1(-self.impatience * y) / self.impatience * self.arrivals
            } else {
                self.arrivals * y
            };
            return (
                last * libm::log1p(grown / self.count) - self.servers * y + slow,
                count / (room * ratio),
            );
        }
        let (ln_room, next) = gamma::ln_below(room, count);
        (self.ln_free(y) + ln_room - self.ln_room, next)
    }

    /// Where between two times the density matters, counted from the reference time, so that a narrow peak far from 0
    /// keeps its digits. `None` if that is nowhere.
    fn region(&self, low: f64, high: f64) -> Option<(f64, f64)> {
        let (low, high) = (low - self.peak, high - self.peak);
        let ln = |y: f64| self.ln_at(y).0;
        let top = 0.0_f64.clamp(low, high);
        let visible = ln(top) > -745.0;
        let step = 1e-6 / (self.servers + self.load + self.impatience);
        (visible && low < high).then(|| quadrature::region(low, high, top, step, DROP, ln))
    }

    /// The integrals over the virtual waits from `low` to `high`, on the scale of the density at the reference time.
    fn part(&self, low: f64, high: f64) -> Part {
        let Some((from, to)) = self.region(low, high) else { return Part::default() };
        let [calls, answered, answered_wait, wait, blocked] = quadrature::integrate(from, to, |y| {
            let (ln, next) = self.ln_at(y);
            let density = libm::exp(ln);
            let x = self.peak + y;
            let z = self.impatience * x;
            let stays = libm::exp(-z);
            let lost = -libm::expm1(-z);
            let wait = if lost > 0.0 { lost / self.impatience } else { x };
            [density, density * stays, density * stays * x, density * wait, density * next]
        });
        Part { calls, answered, answered_wait, wait, blocked }
    }

    /// The weight of the state with every place taken.
    fn blocked(&self, station: &Station, integrated: f64) -> f64 {
        let Some(room) = self.room else { return 0.0 };
        if self.full {
            return integrated;
        }
        // Π a/(s + jθ) by Stirling's formula; the places are far from where the density lies.
        let Station { servers, load, spare, impatience, .. } = *station;
        let q = room * (impatience / servers);
        let (few, many) = (servers / impatience, servers / impatience + room);
        let ln = if spare < 0.0 {
            let mean = load / impatience;
            -gamma::deviance(mean, (spare + room * impatience) / impatience)
                - self.ln_room
                - 0.5 * libm::log1p(q)
                + gamma::stirling_error(few)
                - gamma::stirling_error(many)
        } else {
            let bend = if q > 0.0 {
                // c((1+q) ln(1+q) − q), by the same series as the deviance.
                gamma::deviance(few, room) + 0.5 * libm::log1p(q) - gamma::stirling_error(few)
                    + gamma::stirling_error(many)
            } else {
                0.0
            };
            -room * libm::log1p(spare / load) - bend
        };
        libm::exp(ln)
    }
}
