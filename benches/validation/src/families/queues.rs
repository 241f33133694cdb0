//! Exponential handling: Erlang B, C and A, finitely many lines.

use super::Tables;
use super::single::{self, Single};
use crate::case::{About, Family, Stat};
use crate::longrun::{UNIT, of, of_account};
use crate::table::Row;
use breather::math::law::Law;

/// A wait below this many handling times, or a queue below this many calls, is narrow enough.
const FLOOR: f64 = 0.001;

pub(super) fn erlang_b(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "erlang_b",
        title: "Erlang B: no place to wait",
        kind: "theory",
        source: "Erlang 1917; sums in 60 digits",
        about: "As many lines as agents: who finds all busy hears a busy tone. From 1 to 100 000 agents. Shares under 1e-6 cannot be seen, and are only held against what is rare. Occupancy is compared for loads from 1e-6 erlang to 20 times the agents.",
    };
    let (mut cases, mut out) = (Vec::new(), Vec::new());
    for row in tables.read("erlang_b")?.rows() {
        let (s, a, b) = (row.whole("s"), row.number("a"), row.number("B"));
        let name = format!("s={s} a={a}");
        if s == 0 {
            out.push((name, "nobody to call".into()));
            continue;
        }
        let queue = Single { lines: Some(s), ..Single::new(s, a, UNIT) };
        let mut found = vec![single::blocked("B", b)];
        // Far above the agents a run is over before a call ends; at one call in a million handling times its clock
        // has no digits left for them.
        if a > 1e-6 && a < 20.0 * s as f64 {
            found.push(single::occupancy("occupancy a(1-B)/s", a * (1.0 - b) / s as f64));
        }
        cases.push(queue.run().case(name, found));
    }
    Some(Family { about, cases, left_out: out })
}

pub(super) fn erlang_c(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "erlang_c",
        title: "Erlang C: everybody waits",
        kind: "theory",
        source: "Erlang 1917; 60 digits",
        about: "Wait probability, mean wait, queue, occupancy and the tail of the waits.",
    };
    let mut cases = Vec::new();
    for row in tables.read("erlang_c")?.rows() {
        let (s, a) = (row.whole("s"), row.number("a"));
        let tails = row.numbered("PW_gt_", "ES");
        let c = row.number("C");
        let queue =
            Single { tails: tails.iter().map(|(t, _)| t * UNIT).collect(), ..Single::new(s, a, UNIT) };
        let mut found = vec![
            single::wait_probability("C", c),
            single::mean_wait("EW_over_ES", row.number("EW_over_ES"), UNIT, FLOOR, c),
            single::mean_queue("Lq", row.number("Lq"), c),
            single::occupancy("rho", row.number("rho")),
        ];
        for (place, (t, p)) in tails.iter().enumerate() {
            found.push(single::longer(&format!("PW_gt_{t}ES"), *p, place));
        }
        cases.push(queue.run().case(format!("s={s} a={a}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn erlang_c_callcentre(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "erlang_c_callcentre",
        title: "Erlang C in a contact centre's terms",
        kind: "theory",
        source: "Erlang 1917; 60 digits",
        about: "Service levels from 0 to 300 s, speed of answer, wait of those who wait.",
    };
    let mut cases = Vec::new();
    for row in tables.read("erlang_c_callcentre")?.rows() {
        let (s, a, aht) = (row.whole("agents"), row.number("offered_erlang"), row.number("aht_s"));
        let levels = row.numbered("SL_", "s");
        let p = row.number("PW");
        let queue = Single { targets: levels.iter().map(|(t, _)| *t).collect(), ..Single::new(s, a, aht) };
        let mut found = vec![
            single::wait_probability("PW", p),
            single::mean_wait_answered("ASA_all_s", row.number("ASA_all_s"), 1.0, FLOOR * aht, p),
            single::mean_wait_of_waiting(
                "EW_given_wait_s",
                row.number("EW_given_wait_s"),
                1.0,
                FLOOR * aht,
                p,
            ),
            single::occupancy("occupancy", row.number("occupancy")),
            single::mean_queue("Lq", row.number("Lq"), p),
        ];
        for (place, (t, level)) in levels.iter().enumerate() {
            found.push(single::within(&format!("SL_{t}s"), *level, place));
        }
        let name =
            format!("{}/{}s AHT {aht}s {s} agents", row.text("calls_per_interval"), row.text("interval_s"));
        cases.push(queue.run().case(name, found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn mmsk(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mmsk",
        title: "Finitely many lines",
        kind: "theory",
        source: "M/M/s/K, birth-death sums in 60 digits",
        about: "Busy tones, waits of those let in, from light load to deep overload.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mmsk")?.rows() {
        let (s, k, a) = (row.whole("s"), row.whole("K"), row.number("a"));
        let p = row.number("P_wait_given_admitted");
        let queue = Single { lines: Some(k), tails: vec![0.1 * UNIT, UNIT], ..Single::new(s, a, UNIT) };
        let found = vec![
            single::blocked("P_block", row.number("P_block")),
            single::admitted_and_waits("P_admitted_and_wait", row.number("P_admitted_and_wait")),
            single::wait_probability("P_wait_given_admitted", p),
            single::mean_queue("Lq", row.number("Lq"), row.number("P_admitted_and_wait")),
            single::mean_wait(
                "EW_admitted_over_ES",
                row.number("EW_admitted_over_ES"),
                UNIT,
                FLOOR,
                row.number("P_admitted_and_wait"),
            ),
            single::occupancy("occupancy", row.number("occupancy")),
            single::longer("PW_gt_0.1ES_given_admitted", row.number("PW_gt_0.1ES_given_admitted"), 0),
            single::longer("PW_gt_1ES_given_admitted", row.number("PW_gt_1ES_given_admitted"), 1),
        ];
        cases.push(queue.run().case(format!("s={s} K={k} a={a}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

/// What the tables with patience have in common.
fn with_patience(row: &Row<'_>, mean: f64) -> Vec<crate::longrun::Found> {
    let (p, gone) = (row.number("P_wait"), row.number("P_abandon"));
    vec![
        single::wait_probability("P_wait", p),
        single::abandoned("P_abandon", gone),
        single::mean_wait("EW_all", row.number("EW_all"), mean, FLOOR, p),
        single::mean_queue("EQ", row.number("EQ"), p),
        single::occupancy("occupancy", row.number("occupancy")),
        single::mean_wait_answered("EW_given_served", row.number("EW_given_served"), mean, FLOOR, p),
        single::mean_wait_abandoned(
            "EW_given_abandoned",
            row.number("EW_given_abandoned"),
            mean,
            FLOOR,
            gone,
        ),
    ]
}

/// Tails of the waits and the shares answered in time.
pub(super) fn tails_and_targets(
    row: &Row<'_>,
    mean: f64,
) -> (Vec<f64>, Vec<f64>, Vec<crate::longrun::Found>) {
    let (tails, levels) = (row.numbered("P_W_gt_", ""), row.numbered("P_served_within_", ""));
    let mut found = Vec::new();
    for (place, (t, p)) in tails.iter().enumerate() {
        found.push(single::longer(&format!("P_W_gt_{t}"), *p, place));
    }
    for (place, (t, p)) in levels.iter().enumerate() {
        found.push(single::within(&format!("P_served_within_{t}"), *p, place));
    }
    let times = |list: &[(f64, f64)]| list.iter().map(|(t, _)| t * mean).collect::<Vec<_>>();
    (times(&tails), times(&levels), found)
}

pub(super) fn erlang_a(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "erlang_a",
        title: "Erlang A: exponential patience",
        kind: "theory",
        source: "Palm 1957, Riordan 1962; by two routes in 60 digits",
        about: "Loads from 0.1 to 5 times the agents. The wait that is offered to callers of endless patience (P_V, EV) is not seen in a run.",
    };
    let mut cases = Vec::new();
    for row in tables.read("erlang_a")?.rows() {
        let (s, lambda, mu, theta) =
            (row.whole("s"), row.number("lambda"), row.number("mu"), row.number("theta"));
        // Handling of mean 1/μ in the table's time is the unit.
        let mean = UNIT / mu;
        let (tails, targets, more) = tails_and_targets(&row, UNIT);
        let queue = Single {
            patience: Some(Law::exponential(UNIT / theta)),
            tails,
            targets,
            ..Single::new(s, lambda / mu, mean)
        };
        let mut found = with_patience(&row, UNIT);
        found.extend(more);
        cases.push(queue.run().case(format!("s={s} λ={lambda} μ={mu} θ={theta}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn erlang_a_callcentre(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "erlang_a_callcentre",
        title: "Erlang A in a contact centre's terms",
        kind: "theory",
        source: "Palm 1957; 60 digits",
        about: "Three definitions of service level at five targets, speed of answer, early hang-ups.",
    };
    let mut cases = Vec::new();
    for row in tables.read("erlang_a_callcentre")?.rows() {
        let (s, aht, patience) = (row.whole("agents"), row.number("aht_s"), row.number("mean_patience_s"));
        let (calls, interval) = (row.number("calls_per_interval"), row.number("interval_s"));
        let early = row.numbered("P_abandon_within_", "");
        // The ledger counts early hang-ups for its own target, which is the second one, 20 s.
        let own = early.iter().position(|(t, _)| (*t - 20.0).abs() < 1e-9).unwrap_or(0);
        let mut targets: Vec<f64> = early.iter().map(|(t, _)| *t).collect();
        targets.swap(0, own);
        let (p, gone) = (row.number("P_wait"), row.number("P_abandon"));
        let floor = FLOOR * aht;
        let mut found = vec![
            single::wait_probability("P_wait", p),
            single::abandoned("P_abandon", gone),
            single::mean_wait("EW_all_s", row.number("EW_all_s"), 1.0, floor, p),
            single::mean_wait_answered("ASA_served_s", row.number("ASA_served_s"), 1.0, floor, p),
            single::mean_wait_abandoned("EW_abandoned_s", row.number("EW_abandoned_s"), 1.0, floor, gone),
            single::mean_queue("EQ", row.number("EQ"), p),
            single::occupancy("occupancy", row.number("occupancy")),
        ];
        for (place, &t) in targets.iter().enumerate() {
            let at = |middle: &str| row.number(&format!("SL{t}_{middle}"));
            found.push(single::within(
                &format!("SL{t}_served_over_offered"),
                at("served_over_offered"),
                place,
            ));
            found.push(single::within_answered(
                &format!("SL{t}_served_over_answered"),
                at("served_over_answered"),
                place,
            ));
            if place == 0 {
                let excluding = at("served_over_offered_minus_early_abandons");
                found.push(of_account(
                    Stat::share(format!("SL{t}_served_over_offered_minus_early_abandons"), excluding),
                    |a| a.answered_in_time(),
                    |a| a.offered - a.abandoned_early,
                ));
                let early = row.number(&format!("P_abandon_within_{t}"));
                found.push(of_account(
                    Stat::share(format!("P_abandon_within_{t}"), early),
                    |a| a.abandoned_early,
                    |a| a.offered,
                ));
            }
        }
        let queue = Single {
            patience: Some(Law::exponential(patience)),
            targets,
            ..Single::new(s, calls / interval * aht, aht)
        };
        let name = format!("{calls}/{interval}s AHT {aht}s patience {patience}s {s} agents");
        cases.push(queue.run().case(name, found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn mm1_abandon(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mm1_abandon",
        title: "One agent, exponential patience",
        kind: "theory",
        source: "confluent hypergeometric function, 60 digits",
        about: "The smallest centre.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mm1_abandon")?.rows() {
        let (lambda, mu, theta) = (row.number("lambda"), row.number("mu"), row.number("theta"));
        let queue = Single {
            patience: Some(Law::exponential(UNIT / theta)),
            ..Single::new(1, lambda / mu, UNIT / mu)
        };
        let p = row.number("P_wait");
        let found = vec![
            single::wait_probability("P_wait", p),
            single::abandoned("P_abandon", row.number("P_abandon")),
            single::mean_wait("EW_all", row.number("EW_all"), UNIT, FLOOR, p),
            single::mean_queue("EQ", row.number("EQ"), p),
            single::occupancy("occupancy", row.number("occupancy")),
        ];
        cases.push(queue.run().case(format!("λ={lambda} μ={mu} θ={theta}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn mmsk_abandon(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mmsk_abandon",
        title: "Finitely many lines and patience",
        kind: "theory",
        source: "M/M/s/K+M, 60 digits",
        about: "Busy tones and hang-ups together, to a load of 1.6.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mmsk_abandon")?.rows() {
        let (s, k, lambda, mu, theta) =
            (row.whole("s"), row.whole("K"), row.number("lambda"), row.number("mu"), row.number("theta"));
        let tails = row.numbered("P_W_gt_", "");
        let queue = Single {
            patience: Some(Law::exponential(UNIT / theta)),
            lines: Some(k),
            tails: tails.iter().map(|(t, _)| t * UNIT).collect(),
            ..Single::new(s, lambda / mu, UNIT / mu)
        };
        let (p, block) = (row.number("P_wait_given_admitted"), row.number("P_block"));
        let mut found = vec![
            single::blocked("P_block", block),
            single::wait_probability("P_wait_given_admitted", p),
            single::abandoned_of_admitted("P_abandon_given_admitted", row.number("P_abandon_given_admitted")),
            single::mean_queue("EQ", row.number("EQ"), p * (1.0 - block)),
            single::mean_wait("EW_admitted", row.number("EW_admitted"), UNIT, FLOOR, p * (1.0 - block)),
            single::occupancy("occupancy", row.number("occupancy")),
        ];
        for (place, (t, p)) in tails.iter().enumerate() {
            found.push(single::longer(&format!("P_W_gt_{t}"), *p, place));
        }
        cases.push(queue.run().case(format!("s={s} K={k} λ={lambda} μ={mu} θ={theta}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

/// Redialling after a hang-up.
pub(super) fn redial(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mms_abandon_redial",
        title: "Callers who hang up and call again",
        kind: "theory",
        source: "M/M/s+M with an orbit, exact chain, about 9 digits",
        about: "The number who are about to call again is found by Little's law: redials an hour times their mean delay.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mms_abandon_redial")?.rows() {
        let (s, lambda, theta) = (row.whole("s"), row.number("lambda_first_attempts"), row.number("theta"));
        let (again, gamma) = (row.number("redial_prob"), row.number("gamma_redial"));
        let delay = UNIT / gamma;
        let queue = Single {
            patience: Some(Law::exponential(UNIT / theta)),
            redial: Some(breather::engine::simulation::centre::Redial {
                hung_up: again,
                busy_tone: 0.0,
                delay: Law::exponential(delay),
            }),
            ..Single::new(s, lambda, UNIT)
        };
        let forgets = lambda * (1.0 / (gamma * (1.0 - again)) + 1.0 / theta + 2.0);
        let orbit = row.number("E_orbit");
        let found = vec![
            of(Stat::share("P_wait_first_attempt", row.number("P_wait_first_attempt")), |seen| {
                let tally = &seen.tallies[0];
                (tally.first - tally.first_at_once, tally.first)
            }),
            of(Stat::share("P_wait_redial", row.number("P_wait_redial")), |seen| {
                let (a, tally) = (&seen.accounts[0], &seen.tallies[0]);
                let again = a.offered - tally.first;
                (again - (a.at_once - tally.first_at_once), again)
            }),
            of(Stat::mean("total_attempt_rate", row.number("total_attempt_rate"), 0.001, 1.0), |seen| {
                (UNIT * seen.accounts[0].offered, seen.seconds)
            }),
            single::abandoned("P_abandon_per_attempt", row.number("P_abandon_per_attempt")),
            single::mean_queue("EQ", row.number("EQ"), 0.5),
            of(Stat::mean("E_orbit", orbit, 0.001, 0.1), move |seen| {
                let a = &seen.accounts[0];
                ((a.offered - a.first) * delay, seen.seconds)
            }),
            single::occupancy("occupancy", row.number("occupancy")),
            of_account(
                Stat::share("P_eventually_served", row.number("P_eventually_served")),
                |a| a.answered(),
                |a| a.first,
            ),
        ];
        let name = format!("s={s} λ={lambda} θ={theta} r={again} γ={gamma}");
        cases.push(queue.run_that_forgets(forgets).case(name, found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

/// Calling again after a busy tone, for ever or with a persistence.
pub(super) fn retrial(tables: &Tables, persistent: bool) -> Option<Family> {
    let about = if persistent {
        About {
            id: "mmc_retrial",
            title: "Busy tone, and everybody calls again",
            kind: "theory",
            source: "M/M/c/c with an orbit, level-dependent chain, about 10 digits",
            about: "As many lines as agents. The orbit is found by Little's law; the state probabilities are not asked.",
        }
    } else {
        About {
            id: "mmc_retrial_persistence",
            title: "Busy tone, and some call again",
            kind: "theory",
            source: "M/M/c/c with an orbit and persistence, about 10 digits",
            about: "Loads above the agents, too.",
        }
    };
    let mut cases = Vec::new();
    for row in tables.read(about.id)?.rows() {
        let (c, lambda, gamma) = (row.whole("c"), row.number("lambda"), row.number("gamma_retrial"));
        let share = if persistent { 1.0 } else { row.number("persistence_H") };
        let delay = UNIT / gamma;
        let queue = Single {
            lines: Some(c),
            redial: Some(breather::engine::simulation::centre::Redial {
                hung_up: 0.0,
                busy_tone: share,
                delay: Law::exponential(delay),
            }),
            ..Single::new(c, lambda, UNIT)
        };
        let rho = lambda / c as f64;
        let slow = if rho < 1.0 {
            1.0 / (c as f64 * (1.0 - rho.sqrt()) * (1.0 - rho.sqrt()))
        } else {
            f64::INFINITY
        };
        let orbit_slow = 1.0 / (gamma * (1.0 - share.min(rho)).max(1.0 - share).max(1e-9));
        let forgets = lambda * (slow.min(10.0 / gamma / (1.0 - share).max(1e-9)) + orbit_slow + 1.0);
        let first = row.number("P_blocked_primary");
        let mut found = vec![
            of(Stat::share("P_blocked_primary", first), |seen| {
                (seen.tallies[0].first_blocked, seen.tallies[0].first)
            }),
            of(Stat::mean("E_orbit", row.number("E_orbit"), 0.001, first), move |seen| {
                let a = &seen.accounts[0];
                ((a.offered - a.first) * delay, seen.seconds)
            }),
            single::busy("E_busy", row.number("E_busy")),
        ];
        if persistent {
            found.push(of(
                Stat::share("P_blocked_retrial_attempt", row.number("P_blocked_retrial_attempt")),
                |seen| {
                    let (a, tally) = (&seen.accounts[0], &seen.tallies[0]);
                    (a.blocked - tally.first_blocked, a.offered - tally.first)
                },
            ));
            let in_orbit = row.number("E_time_in_orbit_per_call");
            found.push(of(Stat::mean("E_time_in_orbit_per_call", in_orbit, 0.001, first), move |seen| {
                let a = &seen.accounts[0];
                ((a.offered - a.first) / gamma, a.first)
            }));
        } else {
            let served = row.number("P_eventually_served");
            found.push(of_account(Stat::share("P_eventually_served", served), |a| a.answered(), |a| a.first));
        }
        let name = if persistent {
            format!("c={c} λ={lambda} γ={gamma}")
        } else {
            format!("c={c} λ={lambda} γ={gamma} H={share}")
        };
        cases.push(queue.run_that_forgets(forgets).case(name, found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}
