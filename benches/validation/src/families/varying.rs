//! Rates and staff that change with time.

use super::Tables;
use crate::case::{About, Case, Family, Look, Stat};
use crate::days::{Day, Sums};
use crate::longrun::UNIT;
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, QueueSpec};
use breather::math::law::{Family as Laws, Law};

/// A statistic of days.
type Found = (Stat, Box<dyn Fn(&Sums) -> (f64, f64) + Send + Sync>);

const MINUTE: f64 = 60.0;
const FLOOR: f64 = 0.001;

/// A case of days, as many at a look as make some 20 000 calls.
pub(super) fn case(name: String, day: Day, calls_a_day: f64, found: Vec<Found>) -> Case {
    let days = (20_000.0 / calls_a_day).ceil().max(1.0);
    let calls = (days * calls_a_day) as u64;
    let (stats, finds): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let look: Look = Box::new(move |seed| {
        let sums = day.look(seed, days as usize);
        finds.iter().map(|find| find(&sums)).collect()
    });
    Case { name, stats, cost: calls, calls, look }
}

/// Any statistic.
pub(super) fn of(stat: Stat, find: impl Fn(&Sums) -> (f64, f64) + Send + Sync + 'static) -> Found {
    (stat, Box::new(find))
}

pub(super) fn changing_staff(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "timevarying",
        title: "Staff and calls that change by the half-hour",
        kind: "theory",
        source: "Mt/M/st+M from empty, by uniformization, 1e-9",
        about: "An agent who goes off duty finishes the call in hand; the convention that drops it is another model, and the same where staff is constant. Probabilities that all are busy over an interval are seen as the share of its calls that wait.",
    };
    let mut cases = Vec::new();
    for file in ["A_staff_follows_load_finish", "C_constant_agents_finish", "C_constant_agents_preemptive"] {
        let table = tables.read(&format!("timevarying_{file}"))?;
        // The remark of the file: handling 4 minutes, patience 2 minutes with A and 1.5 with C.
        let patience = if file.starts_with('A') { 2.0 } else { 1.5 };
        let rates: Vec<f64> = table.rows().map(|row| row.number("lambda_per_min") / MINUTE).collect();
        let staff: Vec<usize> = table.rows().map(|row| row.whole("agents")).collect();
        let slot = 30.0 * MINUTE;
        let calls: f64 = rates.iter().map(|rate| rate * slot).sum();
        let queue = QueueSpec::plain(
            Source::Profile { rates, seconds: slot },
            Law::exponential(4.0 * MINUTE),
            Some(Law::exponential(patience * MINUTE)),
        );
        let most = staff.iter().copied().max()?;
        let day = Day {
            centre: Centre::single(queue, most, None),
            slot,
            // Just before the end: at the end itself who comes on duty takes a call.
            moments: (1..=staff.len()).map(|k| k as f64 * slot - 1e-6).collect(),
            staff: vec![staff],
            target: 20.0,
            busyness: None,
        };
        let mut found = Vec::new();
        for (k, row) in table.rows().enumerate() {
            let stat = |name: &str, events: f64| {
                Stat::mean(format!("{name} {k}"), row.number(name), FLOOR, events / calls)
            };
            let (gone, done) = (row.number("expected_abandons"), row.number("expected_completions"));
            let waits = row.number("mean_P_all_busy");
            let came = row.number("lambda_per_min") * 30.0;
            found.push(of(stat("mean_busy", 1.0), move |sums| (sums.times[0][k].busy, sums.days * slot)));
            found.push(of(stat("mean_queue", came * waits), move |sums| {
                (sums.waiting[0][k], sums.days * slot)
            }));
            let mut share = Stat::share(format!("mean_P_all_busy {k}"), waits);
            share.rarity *= came / calls;
            found.push(of(share, move |sums| {
                let a = &sums.accounts[0][k];
                (a.offered - a.at_once, a.offered)
            }));
            found.push(of(stat("expected_abandons", gone), move |sums| (sums.abandoned[k], sums.days)));
            found.push(of(stat("expected_completions", done), move |sums| (sums.completed[k], sums.days)));
            found.push(of(stat("end_busy", 1.0), move |sums| (sums.busy_at[k], sums.days)));
            found.push(of(stat("end_queue", row.number("end_queue").min(1.0)), move |sums| {
                (sums.waiting_at[k], sums.days)
            }));
            let mut share = Stat::share(format!("end_P_all_busy {k}"), row.number("end_P_all_busy"));
            share.rarity /= calls;
            found.push(of(share, move |sums| (sums.all_busy_at[k], sums.days)));
        }
        cases.push(case(file.replace('_', " "), day, calls, found));
    }
    let left = "staff follows load, calls dropped when staff leaves".to_owned();
    let left_out = vec![(left, "the engine lets everybody finish the call in hand".to_owned())];
    Some(Family { about, cases, left_out })
}

/// ∫ λ̄ (1 + r sin γt) over steps of this length, as rates; the mean over a step is exact.
fn sinusoid(mean: f64, amplitude: f64, gamma: f64, step: f64, steps: usize, from: f64) -> Vec<f64> {
    (0..steps)
        .map(|k| {
            let (t, end) = (from + k as f64 * step, from + (k + 1) as f64 * step);
            let rise = (libm::cos(gamma * t) - libm::cos(gamma * end)) / (gamma * step);
            mean * (1.0 + amplitude * rise)
        })
        .collect()
}

/// Steps of rates in a handling time or a period, whichever is shorter. A step h has the exact mean of its rate, so
/// that only the place of calls within it is wrong: the error of a mean number is at most the rate's slope times h²/12,
/// under 1e-5 of the number in all cases here.
const STEPS: usize = 100;

pub(super) fn sinusoids(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "timevarying_sin",
        title: "A smooth rise and fall of calls",
        kind: "theory",
        source: "Mt/M/s(+M) from empty, differential equations, 1e-8",
        about: "The rate is stepwise constant with 100 steps in a handling time, each with the exact mean over it; what that changes is under 1e-5 of the value.",
    };
    let mut cases = Vec::new();
    for (file, mean, amplitude, period, agents, theta) in
        [("timevarying_sin1", 100.0, 0.2, 10.0, 110, 0.5), ("timevarying_sin3", 20.0, 0.6, 24.0, 26, 0.0)]
    {
        let table = tables.read(file)?;
        let length = 30;
        let gamma = 2.0 * core::f64::consts::PI / period;
        let step = 1.0 / STEPS as f64;
        let mut rates = sinusoid(mean, amplitude, gamma, step, length * STEPS, 0.0);
        rates.iter_mut().for_each(|rate| *rate /= UNIT);
        let queue = QueueSpec::plain(
            Source::Profile { rates, seconds: UNIT * step },
            Law::exponential(UNIT),
            (theta > 0.0).then(|| Law::exponential(UNIT / theta)),
        );
        let day = Day {
            centre: Centre::single(queue, agents, None),
            slot: UNIT,
            moments: (1..=length).map(|k| k as f64 * UNIT).collect(),
            staff: vec![vec![agents; length]],
            target: 20.0,
            busyness: None,
        };
        let calls = mean * length as f64;
        let mut found = Vec::new();
        for row in table.rows() {
            let k = row.whole("t") - 1;
            let share = row.number("P_all_busy");
            let stat = |name: &str, rarity: f64| {
                Stat::mean(format!("{name} t={}", k + 1), row.number(name), FLOOR, rarity / calls)
            };
            found.push(of(stat("E_busy", 1.0), move |sums| (sums.busy_at[k], sums.days)));
            found.push(of(stat("E_queue", share), move |sums| (sums.waiting_at[k], sums.days)));
            let mut all = Stat::share(format!("P_all_busy t={}", k + 1), share);
            all.rarity /= calls;
            found.push(of(all, move |sums| (sums.all_busy_at[k], sums.days)));
        }
        cases.push(case(file.replace("timevarying_", ""), day, calls, found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn no_limit(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mt_g_inf_sinusoid",
        title: "More agents than are ever busy",
        kind: "theory",
        source: "Mt/M/∞ and Mt/D/∞ in the periodic steady state (Eick, Massey & Whitt 1993), 30 digits",
        about: "Begun whole periods and at least 20 handling times before. Steps as above.",
    };
    let table = tables.read("mt_g_inf_sinusoid")?;
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let rows: Vec<_> = table.rows().collect();
    for (place, row) in rows.iter().enumerate() {
        let name = format!(
            "λ={} r={} γ={} μ={}",
            row.text("lambda_bar"),
            row.text("rel_amplitude"),
            row.text("gamma"),
            row.text("mu")
        );
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, places)) => places.push(place),
            None => groups.push((name, vec![place])),
        }
    }
    let mut cases = Vec::new();
    for (name, places) in groups {
        let row = rows[*places.first()?];
        let (mean, amplitude, gamma) =
            (row.number("lambda_bar"), row.number("rel_amplitude"), row.number("gamma"));
        let period = 2.0 * core::f64::consts::PI / gamma;
        let handling = 1.0 / row.number("mu");
        let before = (20.0 * handling / period).ceil() * period;
        let mut times: Vec<f64> = places.iter().map(|&place| rows[place].number("t")).collect();
        let last = times.iter().copied().fold(0.0, f64::max);
        times.iter_mut().for_each(|t| *t = (*t + before) * UNIT);
        let step = handling.min(period) / STEPS as f64;
        let steps = ((before + last) / step).ceil() as usize + 1;
        let mut rates = sinusoid(mean, amplitude, gamma, step, steps, -before);
        rates.iter_mut().for_each(|rate| *rate /= UNIT);
        let calls = mean * steps as f64 * step;
        // Twelve deviations above the most that are ever expected busy, and more.
        let most = mean * (1.0 + amplitude) * handling;
        let agents = (most + 12.0 * most.sqrt()).ceil() as usize;
        for (column, service) in [
            ("m_exponential_service", Law::exponential(UNIT * handling)),
            ("m_deterministic_service", Law::new(Laws::Deterministic, UNIT * handling, None).ok()?),
        ] {
            let queue = QueueSpec::plain(
                Source::Profile { rates: rates.clone(), seconds: UNIT * step },
                service,
                None,
            );
            let day = Day {
                centre: Centre::single(queue, agents, None),
                slot: (before + last + 1.0) * UNIT,
                moments: times.clone(),
                staff: vec![vec![agents]],
                target: 20.0,
                busyness: None,
            };
            let found = places
                .iter()
                .enumerate()
                .map(|(k, &place)| {
                    let stat = Stat::mean(
                        format!("busy at t={}", rows[place].text("t")),
                        rows[place].number(column),
                        FLOOR,
                        1.0,
                    );
                    of(stat, move |sums: &Sums| (sums.busy_at[k], sums.days))
                })
                .collect();
            cases.push(case(format!("{name} {column}"), day, calls, found));
        }
    }
    Some(Family { about, cases, left_out: Vec::new() })
}
