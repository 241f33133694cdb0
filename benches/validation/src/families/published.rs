//! What others published: simulations with intervals, and figures of formulas.

use super::Tables;
use super::single::{self, Single};
use super::skills::numbers;
use super::varying::{case, of};
use crate::case::{About, Case, Family, Stat};
use crate::days::{Day, Sums};
use crate::longrun::Found;
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, Pick, QueueSpec, Route, Take, TeamSpec};
use breather::engine::simulation::ledger::Account;
use breather::math::law::Law;
use serde_json::Value;

const MINUTE: f64 = 60.0;
/// 99.9 % over 95 % and over 90 % of a normal variable; these sources have 1000 days.
const FROM_95: f64 = 3.290_527 / 1.959_964;
const FROM_90: f64 = 3.290_527 / 1.644_854;

/// A statistic with the interval [mean, low, high] that was printed, whose last digit may have been rounded.
fn printed(item: &Value, name: &str, wider: f64, digit: f64, floor: f64) -> Option<Stat> {
    let triple = numbers(&item["expected"][name]);
    let &[mean, low, high] = triple.as_slice() else { return None };
    let half = (0.5 * (high - low) + 0.5 * digit) * wider + 0.5 * digit;
    Some(Stat::mean(name, mean, floor, 1.0).give_or_take(half))
}

/// Sums over all queues and intervals.
fn total(sums: &Sums, of: fn(&Account) -> f64) -> f64 {
    sums.accounts.iter().flatten().map(of).sum()
}

pub(super) fn simulated(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "published_simulations",
        title: "Simulations that others published",
        kind: "simulation of others",
        source: "ContactCenters (umontreal-simul, Apache-2.0) and SSJ: MMC, MMCAb, CallCC, SimpleMSK; 1000 days each",
        about: "Their 95 or 90 % intervals are widened to 99.9 %, with half a printed digit, and joined with ours as independent. Occupancy is busy time over time on duty (late finishing included) until the last call leaves.",
    };
    let list: Value = tables.json("published_and_testsuite")?;
    let item = |id: &str| list.as_array()?.iter().find(|item| item["id"].as_str() == Some(id));
    let cases = vec![
        plain_day(item("sim-MMC")?, false)?,
        plain_day(item("sim-MMCAb")?, true)?,
        busy_days(item("sim-CallCC-alpha10")?)?,
        skills(item("sim-SimpleMSK")?)?,
    ];
    Some(Family { about, cases, left_out: Vec::new() })
}

/// A day of 480 minutes at one rate.
fn plain_day(item: &Value, patient: bool) -> Option<Case> {
    let patience = patient.then(|| Law::exponential(MINUTE));
    let source = Source::Profile { rates: vec![4.2 / MINUTE], seconds: 480.0 * MINUTE };
    let queue = QueueSpec::plain(source, Law::exponential(2.0 * MINUTE), patience);
    let day = Day {
        centre: Centre::single(queue, 12, None),
        slot: 480.0 * MINUTE,
        staff: vec![vec![12]],
        target: 20.0,
        busyness: None,
        moments: Vec::new(),
    };
    let stat = |name: &str, digit: f64| printed(item, name, FROM_95, digit, 0.001);
    let mut found = vec![
        of(stat("served_within_awt_per_day", 0.001)?, |sums| {
            (total(sums, Account::answered_in_time), sums.days)
        }),
        of(stat("occupancy", 0.001)?, |sums| (sums.whole[0].1, sums.whole[0].0)),
    ];
    let answered = |sums: &Sums| total(sums, Account::answered);
    if patient {
        found.push(of(stat("abandoned_per_day", 0.001)?, |sums| (total(sums, |a| a.abandoned), sums.days)));
        let good = stat("service_level_good_over_served_plus_abandoned_after_awt", 0.001)?;
        found.push(of(good, |sums| {
            (total(sums, Account::answered_in_time), total(sums, |a| a.offered - a.abandoned_early))
        }));
        found.push(of(stat("good_over_served", 0.001)?, move |sums| {
            (total(sums, Account::answered_in_time), answered(sums))
        }));
        found.push(of(stat("speed_of_answer_served_min", 0.001)?, move |sums| {
            (total(sums, |a| a.waited), MINUTE * answered(sums))
        }));
    } else {
        found.push(of(stat("service_level", 0.001)?, move |sums| {
            (total(sums, Account::answered_in_time), answered(sums))
        }));
        found.push(of(stat("speed_of_answer_min", 0.001)?, move |sums| {
            (total(sums, |a| a.waited), MINUTE * answered(sums))
        }));
    }
    Some(case(item["id"].as_str()?.to_owned(), day, 2016.0, found))
}

/// Days whose busyness is a gamma variable.
fn busy_days(item: &Value) -> Option<Case> {
    let inputs = &item["inputs"];
    let rates = numbers(&inputs["calls_per_hour"]).iter().map(|rate| rate / 3600.0).collect();
    let staff: Vec<usize> = numbers(&inputs["agents"]).iter().map(|&level| level as usize).collect();
    let most = staff.iter().copied().max()?;
    let patience = Law::exponential(1000.0).with_zero(0.1);
    let queue =
        QueueSpec::plain(Source::Profile { rates, seconds: 3600.0 }, Law::exponential(100.0), Some(patience));
    let day = Day {
        centre: Centre::single(queue, most, None),
        slot: 3600.0,
        staff: vec![staff],
        target: 20.0,
        busyness: Some(10.0),
        moments: Vec::new(),
    };
    const EXPECTED: f64 = 1660.0;
    let stat = |name: &str, digit: f64| printed(item, name, FROM_90, digit, 0.001);
    let found = vec![
        of(stat("mean_arrivals", 0.001)?, |sums| (total(sums, |a| a.offered), sums.days)),
        of(stat("wait_sum_over_1660_s", 0.001)?, |sums| {
            (total(sums, |a| a.waited + a.waited_in_vain), EXPECTED * sums.days)
        }),
        of(stat("waits_under_20s_over_1660", 0.001)?, |sums| {
            (total(sums, |a| a.answered_in_time() + a.abandoned_early), EXPECTED * sums.days)
        }),
        of(stat("abandoned_over_1660", 0.0001)?, |sums| (total(sums, |a| a.abandoned), EXPECTED * sums.days)),
    ];
    Some(case(item["id"].as_str()?.to_owned(), day, EXPECTED, found))
}

/// Three types, two groups, three periods. Laws belong to the period in which a call comes, so that each type is
/// three queues, one of each period, of one rank.
fn skills(item: &Value) -> Option<Case> {
    let inputs = &item["inputs"];
    let rates: Vec<Vec<f64>> = inputs["lambda_per_min"].as_array()?.iter().map(numbers).collect();
    let (mu, theta) =
        (numbers(&inputs["mu_by_arrival_period"]), numbers(&inputs["patience_rate_by_arrival_period"]));
    let lists = |name: &str| -> Option<Vec<Vec<f64>>> {
        Some(inputs[name].as_array()?.iter().map(numbers).collect())
    };
    let (to_group, serves) = (lists("type_to_group")?, lists("group_serves")?);
    let staff: Vec<Vec<usize>> =
        lists("agents")?.iter().map(|levels| levels.iter().map(|&level| level as usize).collect()).collect();
    let slot = 120.0 * MINUTE;
    let mut queues = Vec::new();
    for kind in 0..3 {
        for period in 0..3 {
            let mut profile = vec![0.0; 3];
            profile[period] = rates[kind][period] / MINUTE;
            let mut queue = QueueSpec::plain(
                Source::Profile { rates: profile, seconds: slot },
                Law::exponential(MINUTE / mu[period]),
                Some(Law::exponential(MINUTE / theta[period])),
            );
            queue.routes = to_group[kind]
                .iter()
                .zip(0..)
                .map(|(&team, rank)| Route { team: team as usize, rank })
                .collect();
            queues.push(queue);
        }
    }
    let teams = serves
        .iter()
        .zip(&staff)
        .map(|(kinds, levels)| TeamSpec {
            agents: levels.iter().copied().max().unwrap_or(0),
            takes: kinds
                .iter()
                .flat_map(|&kind| (0..3).map(move |period| kind as usize * 3 + period))
                .map(|queue| Take { queue, rank: 0, pace: 1.0 })
                .collect(),
            pick: Pick::ByRank,
        })
        .collect();
    let calls: f64 = rates.iter().flatten().map(|rate| rate * 120.0).sum();
    let day = Day {
        centre: Centre { queues, teams, lines: vec![None] },
        slot,
        staff,
        target: 20.0,
        busyness: Some(28.7),
        moments: Vec::new(),
    };
    let stat = |name: &str, digit: f64| printed(item, name, FROM_95, digit, 0.001);
    let found = vec![
        of(stat("served_per_day", 0.001)?, |sums| (total(sums, Account::answered), sums.days)),
        of(stat("abandoned_per_day", 0.001)?, |sums| (total(sums, |a| a.abandoned), sums.days)),
        of(stat("service_level_good_over_served_plus_abandoned_after_awt", 0.001)?, |sums| {
            (total(sums, Account::answered_in_time), total(sums, |a| a.offered - a.abandoned_early))
        }),
        of(stat("occupancy_group0", 0.001)?, |sums| (sums.whole[0].1, sums.whole[0].0)),
    ];
    Some(case(item["id"].as_str()?.to_owned(), day, calls, found))
}

/// A published figure, rounded to this digit.
fn rounded((stat, find): Found, digit: f64) -> Found {
    (stat.give_or_take(0.5 * digit), find)
}

/// Figures of formulas that others printed; the same numbers as in the source, with half their last digit.
pub(super) fn formulas(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "published_formulas",
        title: "Figures of formulas that others printed",
        kind: "published",
        source: "pyworkforce (MIT), CRAN ErlangC, Mini-Callcenter-Simulator and QueueSim (Apache-2.0), Ciw (MIT)",
        about: "Half the last printed digit is joined with the interval.",
    };
    // The figures stand there; this only asks whether the folder has them.
    let list: Value = tables.json("published_and_testsuite")?;
    let item = |id: &str| list.as_array()?.iter().find(|item| item["id"].as_str() == Some(id));
    let number =
        |id: &str, name: &str| item(id).and_then(|item| item["expected"][name].as_f64()).unwrap_or(f64::NAN);
    let load = 100.0 / 1800.0 * 180.0;
    let mut cases = Vec::new();
    for (id, agents) in [("pyworkforce-erlangC-1", 14), ("pyworkforce-erlangC-2", 15)] {
        let p = number(id, "P_wait");
        let queue = Single { targets: vec![0.33 * MINUTE], ..Single::new(agents, load, 180.0) };
        let found = vec![
            rounded(single::wait_probability("P_wait", p), 0.001),
            rounded(single::within("service_level", number(id, "service_level"), 0), 0.001),
            rounded(single::occupancy("occupancy", number(id, "occupancy")), 0.001),
        ];
        cases.push(queue.run().case(id.to_owned(), found));
    }
    let id = "pyworkforce-erlangA-1";
    let queue = Single {
        patience: Some(Law::exponential(300.0)),
        targets: vec![20.0],
        ..Single::new(14, load, 180.0)
    };
    let p = number(id, "P_wait");
    let found = vec![
        rounded(single::wait_probability("P_wait", p), 1e-5),
        rounded(single::abandoned("P_abandon", number(id, "P_abandon")), 1e-6),
        rounded(single::occupancy("occupancy", number(id, "occupancy")), 1e-6),
        rounded(single::mean_wait("EW_all_min", number(id, "EW_all_min"), MINUTE, 0.003, p), 1e-6),
        rounded(
            single::within(
                "served_within_threshold_over_offered",
                number(id, "served_within_threshold_over_offered"),
                0,
            ),
            1e-6,
        ),
    ];
    cases.push(queue.run().case(id.to_owned(), found));
    let id = "CRAN-ErlangC-README";
    let queue = Single { targets: vec![20.0], ..Single::new(14, load, 180.0) };
    let found = vec![
        rounded(single::wait_probability("P_wait", number(id, "P_wait")), 1e-7),
        rounded(single::within("service_level", number(id, "service_level"), 0), 1e-5),
        single::mean_wait("ASA_s", number(id, "ASA_s"), 1.0, 0.18, 0.17),
        rounded(single::occupancy("occupancy", number(id, "occupancy")), 1e-7),
    ];
    cases.push(queue.run().case(id.to_owned(), found));
    for (id, patience) in
        [("Herzog-ErlangC-wait", None), ("Herzog-ErlangA-wait-13", Some(Law::exponential(300.0)))]
    {
        let queue = Single { patience, ..Single::new(13, 3.5 * 3.0, 180.0) };
        let found = vec![rounded(single::mean_wait("EW_s", number(id, "EW_s"), 1.0, 0.18, 0.2), 0.01)];
        cases.push(queue.run().case(id.to_owned(), found));
    }
    let id = "QueueSim-ErlangC-table";
    for (gap, line) in item(id)?["expected"]["E_NQ"].as_object()? {
        let queue = Single::new(10, 600.0 / gap.parse::<f64>().ok()?, 600.0);
        let found = vec![rounded(single::mean_queue("E_NQ", line.as_f64()?, 0.3), 1e-6)];
        cases.push(queue.run().case(format!("{id} 1/λ={gap}s"), found));
    }
    let id = "QueueSim-ErlangC-rho0.8";
    for (name, wait) in item(id)?["expected"]["EW_s"].as_object()? {
        let agents: usize = name.trim_start_matches("c=").parse().ok()?;
        let queue = Single::new(agents, 0.8 * agents as f64, 600.0);
        let found = vec![rounded(single::mean_wait("EW_s", wait.as_f64()?, 1.0, 0.6, 0.5), 1e-3)];
        cases.push(queue.run().case(format!("{id} {name}"), found));
    }
    cases.push(ciw(number("Ciw-priority", "sojourn_high"), number("Ciw-priority", "sojourn_low")));
    Some(Family { about, cases, left_out: Vec::new() })
}

/// Two classes at one agent; times in system.
fn ciw(high: f64, low: f64) -> Case {
    let mut case = super::skills::priority_case(
        "Ciw-priority".to_owned(),
        1,
        &[0.2, 0.6],
        &Law::exponential(crate::longrun::UNIT),
        &[high - 1.0, low - 1.0],
    );
    for (stat, name) in case.stats.iter_mut().zip(["sojourn high less handling", "sojourn low less handling"])
    {
        stat.name = name.to_owned();
    }
    case
}
