//! Handling times and patience of any law.

use super::Tables;
use super::laws::law;
use super::queues::tails_and_targets;
use super::single::{self, Single};
use crate::case::{About, Family, Stat};
use crate::longrun::{UNIT, of, of_account};
use breather::math::law::{Family as Laws, Law};

const FLOOR: f64 = 0.001;

pub(super) fn mg1(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mg1_pk",
        title: "One agent, any handling time",
        kind: "theory",
        source: "Pollaczek 1930, Khinchine 1932",
        about: "Ten laws of handling time. The spread of the waits is compared as their mean square.",
    };
    let (mut cases, mut out) = (Vec::new(), Vec::new());
    for row in tables.read("mg1_pk")?.rows() {
        let rho = row.number("rho");
        let name = format!("{} {} ρ={rho}", row.text("service"), row.text("param")).replace("  ", " ");
        let Some(service) = law(row.text("service"), row.text("param"), UNIT) else {
            out.push((name, "the engine has no such law".into()));
            continue;
        };
        let (mean, sd) = (row.number("EW"), row.number("SD_W"));
        let found = vec![
            single::mean_wait("EW", mean, UNIT, FLOOR, rho),
            single::mean_square("mean square of W", mean * mean + sd * sd, UNIT, FLOOR, rho),
            single::mean_queue("Lq", row.number("Lq"), rho),
            of(Stat::mean("E_sojourn", row.number("E_sojourn"), FLOOR, 1.0), |seen| {
                let a = &seen.accounts[0];
                (a.waited + a.handled, UNIT * a.answered())
            }),
            of(Stat::mean("L", row.number("L"), FLOOR, 1.0), |seen| {
                (seen.waiting[0] + seen.times[0].busy, seen.seconds)
            }),
        ];
        cases.push(Single { service, ..Single::new(1, rho, UNIT) }.run().case(name, found));
    }
    Some(Family { about, cases, left_out: out })
}

pub(super) fn md1(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "md1",
        title: "One agent, constant handling time",
        kind: "theory",
        source: "Erlang 1909, in 400 digits",
        about: "The whole distribution of waits; the state probabilities p_1, p_2 … are not asked.",
    };
    let mut cases = Vec::new();
    for row in tables.read("md1")?.rows() {
        let rho = row.number("rho");
        let levels = row.numbered("P_W_le_", "");
        let (mean, sd) = (row.number("EW"), row.number("SD_W"));
        let mut found = vec![
            single::mean_wait("EW", mean, UNIT, FLOOR, rho),
            single::mean_square("mean square of W", mean * mean + sd * sd, UNIT, FLOOR, rho),
            of(Stat::share("p_0", row.number("p_0")), |seen| {
                (seen.times[0].staffed - seen.times[0].busy, seen.times[0].staffed)
            }),
        ];
        for (place, (t, p)) in levels.iter().enumerate() {
            found.push(single::no_longer(&format!("P_W_le_{t}"), *p, place));
        }
        let queue = Single {
            service: law("deterministic", "", UNIT)?,
            tails: levels.iter().map(|(t, _)| t * UNIT).collect(),
            ..Single::new(1, rho, UNIT)
        };
        cases.push(queue.run().case(format!("ρ={rho}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn mds(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mds",
        title: "Constant handling time",
        kind: "theory",
        source: "Crommelin 1932, linear system, about 9 digits",
        about: "From 1 to 100 agents.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mds")?.rows() {
        let (s, lambda, p) = (row.whole("s"), row.number("lambda"), row.number("P_N_ge_s"));
        let found = vec![
            single::wait_probability("P_N_ge_s", p),
            single::mean_wait("EW", row.number("EW"), UNIT, FLOOR, p),
            single::mean_queue("Lq", row.number("Lq"), p),
            single::occupancy("occupancy", row.number("occupancy")),
        ];
        let queue = Single { service: law("deterministic", "", UNIT)?, ..Single::new(s, lambda, UNIT) };
        cases.push(queue.run().case(format!("s={s} λ={lambda}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn phases(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "m_ph_s",
        title: "Erlang and hyperexponential handling",
        kind: "theory",
        source: "M/E2/s and M/H2/s, with and without exponential patience, exact chains, about 9 digits",
        about: "To a squared coefficient of variation of 10, and to 1.2 times the agents with patience.",
    };
    let mut cases = Vec::new();
    for row in tables.read("m_ph_s")?.rows() {
        let (s, lambda, theta) = (row.whole("s"), row.number("lambda"), row.number("theta"));
        let model = row.text("model");
        let scv = if model.contains("E2") { 0.5 } else { row.number("service_scv") };
        let family = if model.contains("E2") { Laws::Erlang } else { Laws::Hyperexponential };
        let p = row.number("P_wait");
        let mut found = vec![
            single::wait_probability("P_wait", p),
            single::mean_wait("EW_all", row.number("EW_all"), UNIT, FLOOR, p),
            single::mean_queue("EQ", row.number("EQ"), p),
            single::occupancy("occupancy", row.number("occupancy")),
        ];
        if theta > 0.0 {
            found.push(single::abandoned("P_abandon", row.number("P_abandon")));
        }
        let queue = Single {
            service: Law::new(family, UNIT, Some(scv.sqrt())).ok()?,
            patience: (theta > 0.0).then(|| Law::exponential(UNIT / theta)),
            ..Single::new(s, lambda, UNIT)
        };
        cases.push(queue.run().case(format!("{model} λ={lambda} scv={scv} θ={theta}"), found));
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

pub(super) fn patience(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mmn_general_patience",
        title: "Patience of any law",
        kind: "theory",
        source: "M/M/n+G: Baccelli & Hebuterne 1981, Zeltyn & Mandelbaum 2005; 30 digits",
        about: "Exponential, constant, uniform, Erlang, hyperexponential, lognormal and Weibull patience, and callers who hang up at once. The offered wait (P_V, EV) is not seen in a run; a tail at the very moment of constant patience is not compared.",
    };
    let (mut cases, mut out) = (Vec::new(), Vec::new());
    for row in tables.read("mmn_general_patience")?.rows() {
        let (kind, parameter, mean) =
            (row.text("patience"), row.text("patience_param"), row.number("patience_mean"));
        let (s, lambda, mu) = (row.whole("n"), row.number("lambda"), row.number("mu"));
        let name = format!(
            "{kind} {} mean {mean} n={s} λ={lambda} μ={mu}",
            parameter.split(';').next().unwrap_or("")
        );
        let name = name.replace("  ", " ");
        let patience = if kind == "balk_or_exp" {
            Some(Law::exponential(mean * UNIT).with_zero(0.1))
        } else {
            law(kind, parameter, mean * UNIT)
        };
        let Some(patience) = patience else {
            out.push((name, "the engine has no such law".into()));
            continue;
        };
        let (p, gone) = (row.number("P_wait"), row.number("P_abandon"));
        let (tails, targets, mut found) = tails_and_targets(&row, UNIT);
        if kind == "deterministic" {
            found.retain(|(stat, _)| stat.name != format!("P_W_gt_{mean}"));
        }
        found.extend([
            single::wait_probability("P_wait", p),
            single::abandoned("P_abandon", gone),
            single::mean_wait("EW_all", row.number("EW_all"), UNIT, FLOOR, p),
            single::mean_queue("EQ", row.number("EQ"), p),
            single::occupancy("occupancy", row.number("occupancy")),
            single::mean_wait_answered("EW_given_served", row.number("EW_given_served"), UNIT, FLOOR, p),
            single::mean_wait_abandoned(
                "EW_given_abandoned",
                row.number("EW_given_abandoned"),
                UNIT,
                FLOOR,
                gone,
            ),
        ]);
        let queue =
            Single { patience: Some(patience), tails, targets, ..Single::new(s, lambda / mu, UNIT / mu) };
        cases.push(queue.run().case(name, found));
    }
    Some(Family { about, cases, left_out: out })
}

/// Simulations by another program, with their own intervals.
pub(super) fn simulated(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mgs_general_simulated",
        title: "General handling and general patience",
        kind: "simulation of others",
        source: "M/G/s+G by an independent program, 60 to 80 million calls each",
        about: "The grid of Whitt 2005 and others. Its 95 % intervals (50 batches) are widened to 99.9 % and joined with ours as independent.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mgs_general_simulated")?.rows() {
        let (s, lambda) = (row.whole("s"), row.number("lambda"));
        let (service, patience) = (row.text("service(mean 1)"), row.text("patience"));
        // Student's t with 49 degrees of freedom, 99.9 % over 95 %.
        let wider = 3.500_443 / 2.009_575;
        let with = |stat: Stat| {
            let half = row.number(&format!("{}_ci95", stat.name));
            stat.give_or_take(if half.is_finite() { half * wider } else { 0.0 })
        };
        let p = row.number("P_wait");
        let gone = row.number("P_abandon");
        let mean = |name: &str, rarity: f64| with(Stat::mean(name, row.number(name), FLOOR, rarity));
        let mut found = vec![
            of_account(with(Stat::share("P_wait", p)), |a| a.after_wait + a.abandoned, |a| a.offered),
            of(mean("EW_all", p), |seen| {
                let a = &seen.accounts[0];
                (a.waited + a.waited_in_vain, UNIT * a.offered)
            }),
            of(mean("EW_served", p), |seen| (seen.accounts[0].waited, UNIT * seen.accounts[0].answered())),
        ];
        if patience != "none" {
            found.push(of_account(with(Stat::share("P_abandon", gone)), |a| a.abandoned, |a| a.offered));
            found.push(of(mean("EW_abandoned", gone), |seen| {
                (seen.accounts[0].waited_in_vain, UNIT * seen.accounts[0].abandoned)
            }));
        }
        for (place, name) in ["P_served_within_0.1", "P_served_within_0.5"].into_iter().enumerate() {
            let (stat, find) = single::within(name, row.number(name), place);
            found.push((with(stat), find));
        }
        let patience_law = if patience == "none" {
            None
        } else {
            Some(law(patience, "", row.number("patience_mean") * UNIT)?)
        };
        let queue = Single {
            service: law(service, "", UNIT)?,
            patience: patience_law,
            targets: vec![0.1 * UNIT, 0.5 * UNIT],
            ..Single::new(s, lambda, UNIT)
        };
        cases.push(
            queue.run().case(format!("s={s} λ={lambda} {service} service, {patience} patience"), found),
        );
    }
    Some(Family { about, cases, left_out: Vec::new() })
}
