//! Several queues: priorities and skills.

use super::Tables;
use super::laws::law;
use crate::case::{About, Case, Family, Stat};
use crate::longrun::{Found, LongRun, UNIT, of, of_queue};
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, Pick, QueueSpec, Route, Take, TeamSpec};
use breather::math::law::Law;
use serde_json::Value;

const FLOOR: f64 = 0.001;

/// One team, classes in order of priority.
pub(super) fn priority_case(
    name: String,
    agents: usize,
    lambdas: &[f64],
    service: &Law,
    waits: &[f64],
) -> Case {
    let queues = lambdas
        .iter()
        .map(|lambda| QueueSpec::plain(Source::Constant(lambda / UNIT), service.clone(), None))
        .collect();
    let takes = (0..lambdas.len()).zip(0..).map(|(queue, rank)| Take { queue, rank, pace: 1.0 }).collect();
    let centre =
        Centre { queues, teams: vec![TeamSpec { agents, takes, pick: Pick::ByRank }], lines: vec![None] };
    let load: f64 = lambdas.iter().sum();
    let found = waits
        .iter()
        .enumerate()
        .filter(|(_, wait)| wait.is_finite())
        .map(|(queue, &wait)| {
            of(Stat::mean(format!("EW_{}", queue + 1), wait, FLOOR, lambdas[queue] / load), move |seen| {
                let a = &seen.accounts[queue];
                (a.waited, UNIT * a.answered())
            })
        })
        .collect();
    let gap = (agents as f64).sqrt() - load.sqrt();
    let spread = 0.5 * (1.0 + service.cv() * service.cv());
    // What has low priority waits a busy period's length and more.
    let forgets = 2.0 * load * (1.0 + spread * (1.0 + 1.0 / (gap * gap)));
    LongRun { centre, targets: Vec::new(), tails: Vec::new(), forgets }.case(name, found)
}

pub(super) fn one_agent(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mg1_priority",
        title: "Priorities, one agent",
        kind: "theory",
        source: "Cobham 1954",
        about: "Two or three classes, any handling time, nobody interrupted; the columns with interruption are another model.",
    };
    let (mut cases, mut out) = (Vec::new(), Vec::new());
    for row in tables.read("mg1_priority")?.rows() {
        let lambdas = row.list("lambdas_high_to_low");
        let name =
            format!("{} {} λ={}", row.text("service"), row.text("param"), row.text("lambdas_high_to_low"));
        let name = name.replace("  ", " ");
        let waits: Vec<f64> = (1..=3).map(|k| row.number(&format!("EW_nonpreempt_{k}"))).collect();
        match law(row.text("service"), row.text("param"), UNIT) {
            Some(service) => cases.push(priority_case(name, 1, &lambdas, &service, &waits)),
            None => out.push((name, "the engine has no such law".into())),
        }
    }
    Some(Family { about, cases, left_out: out })
}

pub(super) fn many_agents(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "mms_nonpreemptive_priority",
        title: "Priorities, many agents",
        kind: "theory",
        source: "Cobham 1954",
        about: "To 50 agents, exponential handling.",
    };
    let mut cases = Vec::new();
    for row in tables.read("mms_nonpreemptive_priority")?.rows() {
        let lambdas = row.list("lambdas_high_to_low");
        let s = row.whole("s");
        let waits: Vec<f64> = (1..=3).map(|k| row.number(&format!("EW_class{k}"))).collect();
        let name = format!("s={s} λ={}", row.text("lambdas_high_to_low"));
        let mut case = priority_case(name, s, &lambdas, &Law::exponential(UNIT), &waits);
        // The share who wait is the same in all classes.
        let p = row.number("P_wait_all");
        for stat in &mut case.stats {
            stat.rarity *= p;
        }
        cases.push(case);
    }
    Some(Family { about, cases, left_out: Vec::new() })
}

/// Numbers of a JSON list.
pub(super) fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

fn lists(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().map(|list| list.iter().map(numbers).collect()).unwrap_or_default()
}

pub(super) fn multiskill(tables: &Tables) -> Option<Family> {
    let about = About {
        id: "multiskill_ctmc",
        title: "Teams with different skills",
        kind: "theory",
        source: "exact chains of N, M, X, V and I designs, 10 digits",
        about: "Routing by rank, strict priorities, the longest line, handling times by team and by team and reason.",
    };
    let list: Value = tables.json("multiskill_ctmc")?;
    let cases = list.as_array()?.iter().filter_map(design).collect();
    Some(Family { about, cases, left_out: Vec::new() })
}

fn design(item: &Value) -> Option<Case> {
    let rates = numbers(&item["arrival_rate"]);
    let patience = numbers(&item["abandonment_rate"]);
    let agents = numbers(&item["agents"]);
    let by_pool = numbers(&item["service_rate_by_pool"]);
    let by_both = lists(&item["service_rate_by_pool_and_class"]);
    let routes = lists(&item["agent_selection_by_class"]);
    let takes = lists(&item["queue_selection_by_pool"]);
    let rate = |pool: usize, class: usize| by_both.get(pool).map_or_else(|| by_pool[pool], |of| of[class]);
    let longest = item["queue_rule"].as_str() == Some("longest");
    let queues = (0..rates.len())
        .map(|class| {
            let mut queue = QueueSpec::plain(
                Source::Constant(rates[class] / UNIT),
                Law::exponential(UNIT),
                Some(Law::exponential(UNIT / patience[class])),
            );
            queue.routes = routes[class]
                .iter()
                .zip(0..)
                .map(|(&team, rank)| Route { team: team as usize, rank })
                .collect();
            queue
        })
        .collect();
    let teams = (0..agents.len())
        .map(|pool| TeamSpec {
            agents: agents[pool] as usize,
            takes: takes[pool]
                .iter()
                .zip(0..)
                .map(|(&class, rank)| Take {
                    queue: class as usize,
                    rank,
                    pace: 1.0 / rate(pool, class as usize),
                })
                .collect(),
            pick: if longest { Pick::LongestLine } else { Pick::ByRank },
        })
        .collect();
    let centre = Centre { queues, teams, lines: vec![None] };
    let all: f64 = rates.iter().sum();
    let mut found: Vec<Found> = Vec::new();
    let (p, gone) = (numbers(&item["P_wait"]), numbers(&item["P_abandon"]));
    let (line, wait) = (numbers(&item["EQ"]), numbers(&item["EW_all"]));
    let pools = lists(&item["share_of_class_served_by_pool"]);
    for class in 0..rates.len() {
        let share = rates[class] / all;
        found.push(of_queue(
            Stat::share(format!("P_wait {class}"), p[class]),
            class,
            |a| a.after_wait + a.abandoned,
            |a| a.offered,
        ));
        found.push(of_queue(
            Stat::share(format!("P_abandon {class}"), gone[class]),
            class,
            |a| a.abandoned,
            |a| a.offered,
        ));
        found
            .push(of(Stat::mean(format!("EQ {class}"), line[class], FLOOR, share * p[class]), move |seen| {
                (seen.waiting[class], seen.seconds)
            }));
        found.push(of(
            Stat::mean(format!("EW_all {class}"), wait[class], FLOOR, share * p[class]),
            move |seen| {
                let a = &seen.accounts[class];
                (a.waited + a.waited_in_vain, UNIT * a.offered)
            },
        ));
        for (pool, &expected) in pools.get(class).into_iter().flatten().enumerate() {
            if expected > 0.0 && expected < 1.0 {
                let stat = Stat::share(format!("share of class {class} served by pool {pool}"), expected);
                found.push(of(stat, move |seen| {
                    (seen.tallies[class].by_team[pool], seen.accounts[class].answered())
                }));
            }
        }
    }
    for (team, &expected) in numbers(&item["occupancy"]).iter().enumerate() {
        found.push(of(Stat::mean(format!("occupancy {team}"), expected, FLOOR, 1.0), move |seen| {
            (seen.times[team].busy, seen.times[team].staffed)
        }));
    }
    let slowest = patience.iter().fold(1.0, |slow: f64, rate| slow.max(1.0 / rate));
    let forgets = all * (slowest + 2.0);
    let run = LongRun { centre, targets: Vec::new(), tails: Vec::new(), forgets };
    Some(run.case(item["name"].as_str()?.to_owned(), found))
}
