//! The closed forms against reference values. Every expectation is *theory*: computed elsewhere with 30 digits
//! or more. `tests/data/README.md` names the sources.
//!
//! A tolerance wider than 1e-9 is stated with its reason where it is used.

#![expect(
    clippy::print_stdout,
    reason = "the distances from an approximation are what a reader wants to see"
)]

use crate::tables::{Check, every_row};
use breather::engine::queueing::{Answer, Goals, Model, Queue, solve, staff, wait_percentile};
use breather::units::{PerHour, Seconds, Share};

/// A queue whose handling time is an hour, so that calls per hour are erlangs without rounding.
pub(crate) fn erlangs(model: Model, agents: f64, load: f64) -> Queue {
    Queue {
        model,
        calls: PerHour::new(load),
        handle: Seconds::new(3600.0),
        agents,
        lines: None,
        target: Seconds::new(0.0),
        redial: Share::new(0.0),
    }
}

pub(crate) fn patient(hours: f64) -> Model {
    Model::ErlangA { patience: Seconds::new(3600.0 * hours) }
}

pub(crate) fn at_target(queue: Queue, seconds: f64) -> Answer {
    solve(&Queue { target: Seconds::new(seconds), ..queue })
}

#[test]
fn erlang_b() {
    for file in ["erlang_b", "erlang_b_continuous"] {
        every_row(file, |row| {
            let (agents, load, blocked) = (row.get("s"), row.get("a"), row.get("B"));
            let at = solve(&erlangs(Model::ErlangB, agents, load));
            row.same("blocked", at.blocked_share, blocked);
            let carried = row.complement("B");
            row.same("service level", at.service_level, carried);
            if agents > 0.0 {
                row.same("occupancy", at.occupancy, load * carried / agents);
            }
        });
    }
}

#[test]
fn erlang_c() {
    every_row("erlang_c", |row| {
        let queue = erlangs(Model::ErlangC, row.get("s"), row.get("a"));
        let at = solve(&queue);
        row.same("wait probability", at.wait_probability, row.get("C"));
        row.same("mean wait", at.mean_wait / 3600.0, row.get("EW_over_ES"));
        row.same("speed of answer", at.average_speed_of_answer / 3600.0, row.get("EW_over_ES"));
        row.same("queue", at.mean_queue, row.get("Lq"));
        row.same("occupancy", at.occupancy, row.get("rho"));
        for time in ["0.01", "0.05", "0.1", "0.25", "0.5", "1", "2", "5"] {
            let column = format!("PW_gt_{time}ES");
            let beyond = row.get(&column);
            let seconds = 3600.0 * time.parse::<f64>().unwrap();
            row.same("service level", at_target(queue, seconds).service_level, row.complement(&column));
            percentile_inverts(row, &queue, seconds, beyond);
        }
    });
}

/// The percentile of the share that waits at most `seconds` is `seconds`, as nearly as the share determines it.
fn percentile_inverts(row: &mut Check<'_>, queue: &Queue, seconds: f64, beyond: f64) {
    let share = 1.0 - beyond;
    // Rounding the share moves the percentile by half a unit in the last place over the density there.
    // Beyond 1e-6 that is more than 1e-9 of it, so such rows say nothing about the search.
    // The same near a share of 0, and where nearly everybody who waits does so for longer.
    if beyond > 1e-6 && share > 1e-3 {
        row.same("percentile", wait_percentile(queue, share), seconds);
    }
}

#[test]
fn erlang_c_call_centre() {
    every_row("erlang_c_callcentre", |row| {
        let queue = Queue {
            model: Model::ErlangC,
            calls: PerHour::new(row.get("calls_per_interval") * (3600.0 / row.get("interval_s"))),
            handle: Seconds::new(row.get("aht_s")),
            ..erlangs(Model::ErlangC, row.get("agents"), 0.0)
        };
        let at = solve(&queue);
        row.same("load", at.offered_erlangs, row.get("offered_erlang"));
        row.same("wait probability", at.wait_probability, row.get("PW"));
        row.same("speed of answer", at.average_speed_of_answer, row.get("ASA_all_s"));
        row.same("wait of those who wait", at.mean_wait / at.wait_probability, row.get("EW_given_wait_s"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        row.same("queue", at.mean_queue, row.get("Lq"));
        for time in [0, 5, 10, 20, 30, 60, 120, 300] {
            let level = row.get(&format!("SL_{time}s"));
            let at = at_target(queue, f64::from(time));
            row.same("service level", at.service_level, level);
            row.same("of answered", at.service_level_answered, level);
            row.same("without short abandons", at.service_level_excluding_short_abandons, level);
        }
    });
}

#[test]
fn erlang_c_required_agents() {
    every_row("erlang_c_required_agents", |row| {
        let mut queue = Queue {
            calls: PerHour::new(row.get("calls_per_interval") * (3600.0 / row.get("interval_s"))),
            handle: Seconds::new(row.get("aht_s")),
            ..erlangs(Model::ErlangC, 0.0, 0.0)
        };
        let level = row.text("target_kind") == "SL";
        let target = row.get("target");
        let goals = if level {
            queue.target = Seconds::new(row.get("threshold_s"));
            Goals { service_level: Some(target), ..Goals::default() }
        } else {
            Goals { average_speed_of_answer: Some(target), ..Goals::default() }
        };
        let staffing = staff(&queue, &goals).unwrap();
        let value = |at: &Answer| if level { at.service_level } else { at.average_speed_of_answer };
        row.within("agents", f64::from(staffing.agents), row.get("min_agents"), 0.0);
        row.same("value", value(&staffing.answer), row.get("value_at_min_agents"));
        let fewer = staffing.one_fewer.unwrap();
        if row.text("value_at_min_agents_minus_1").is_empty() {
            assert!(!fewer.stable);
        } else {
            row.same("value with one fewer", value(&fewer), row.get("value_at_min_agents_minus_1"));
        }
    });
}

#[test]
fn erlang_a() {
    every_row("erlang_a", |row| {
        assert_eq!(row.get("mu"), 1.0);
        let queue = Queue {
            model: Model::ErlangA { patience: Seconds::new(3600.0 / row.get("theta")) },
            ..erlangs(Model::ErlangC, row.get("s"), row.get("lambda"))
        };
        let at = solve(&queue);
        let abandoned = row.get("P_abandon");
        row.same("wait probability", at.wait_probability, row.get("P_wait"));
        row.same("abandoned", at.abandoned_share, abandoned);
        row.same("mean wait", at.mean_wait / 3600.0, row.get("EW_all"));
        row.same("queue", at.mean_queue, row.get("EQ"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        row.same("speed of answer", at.average_speed_of_answer / 3600.0, row.get("EW_given_served"));
        for time in ["0.05", "0.1", "0.25", "0.5", "1", "2"] {
            let (beyond, served) =
                (row.get(&format!("P_W_gt_{time}")), row.get(&format!("P_served_within_{time}")));
            let seconds = 3600.0 * time.parse::<f64>().unwrap();
            let at = at_target(queue, seconds);
            // Below this the table holds what its own subtraction left (some rows are negative).
            if served.abs() < 1e-25 {
                row.within("service level", at.service_level + 1.0, 1.0, 1e-15);
                continue;
            }
            row.same("service level", at.service_level, served);
            row.same("of answered", at.service_level_answered, served / row.complement("P_abandon"));
            row.same(
                "without short abandons",
                at.service_level_excluding_short_abandons,
                served / (served + beyond),
            );
            percentile_inverts(row, &queue, seconds, beyond);
        }
    });
}

#[test]
fn erlang_a_call_centre() {
    every_row("erlang_a_callcentre", |row| {
        let queue = Queue {
            model: Model::ErlangA { patience: Seconds::new(row.get("mean_patience_s")) },
            calls: PerHour::new(row.get("calls_per_interval") * (3600.0 / row.get("interval_s"))),
            handle: Seconds::new(row.get("aht_s")),
            ..erlangs(Model::ErlangC, row.get("agents"), 0.0)
        };
        let at = solve(&queue);
        row.same("wait probability", at.wait_probability, row.get("P_wait"));
        row.same("abandoned", at.abandoned_share, row.get("P_abandon"));
        row.same("mean wait", at.mean_wait, row.get("EW_all_s"));
        row.same("speed of answer", at.average_speed_of_answer, row.get("ASA_served_s"));
        row.same("queue", at.mean_queue, row.get("EQ"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        for time in [10, 20, 30, 60, 120] {
            let at = at_target(queue, f64::from(time));
            row.same("service level", at.service_level, row.get(&format!("SL{time}_served_over_offered")));
            row.same(
                "of answered",
                at.service_level_answered,
                row.get(&format!("SL{time}_served_over_answered")),
            );
            row.same(
                "without short abandons",
                at.service_level_excluding_short_abandons,
                row.get(&format!("SL{time}_served_over_offered_minus_early_abandons")),
            );
        }
    });
}

#[test]
fn finitely_many_lines() {
    every_row("mmsk", |row| {
        let queue =
            Queue { lines: Some(row.get("K")), ..erlangs(Model::ErlangC, row.get("s"), row.get("a")) };
        let at = solve(&queue);
        let blocked = row.get("P_block");
        row.same("blocked", at.blocked_share, blocked);
        row.same("wait probability", at.wait_probability, row.get("P_wait_given_admitted"));
        row.same("queue", at.mean_queue, row.get("Lq"));
        row.same("mean wait", at.mean_wait / 3600.0, row.get("EW_admitted_over_ES"));
        row.same("speed of answer", at.average_speed_of_answer / 3600.0, row.get("EW_admitted_over_ES"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        for time in ["0.1", "1"] {
            let column = format!("PW_gt_{time}ES_given_admitted");
            let beyond = row.get(&column);
            let in_time = row.complement(&column);
            let seconds = 3600.0 * time.parse::<f64>().unwrap();
            let at = at_target(queue, seconds);
            if in_time > 1e-20 {
                row.same("of answered", at.service_level_answered, in_time);
                row.same("service level", at.service_level, in_time * row.complement("P_block"));
            } else {
                // The table's 30 decimals do not tell how little is left.
                row.within("of answered", at.service_level_answered + 1.0, 1.0, 1e-15);
            }
            percentile_inverts(row, &queue, seconds, beyond);
        }
    });
}

#[test]
fn finitely_many_lines_with_patience() {
    every_row("mmsk_abandon", |row| {
        let queue = Queue {
            model: Model::ErlangA { patience: Seconds::new(3600.0 / row.get("theta")) },
            lines: Some(row.get("K")),
            ..erlangs(Model::ErlangC, row.get("s"), row.get("lambda"))
        };
        let at = solve(&queue);
        let blocked = row.get("P_block");
        row.same("blocked", at.blocked_share, blocked);
        row.same("wait probability", at.wait_probability, row.get("P_wait_given_admitted"));
        row.same(
            "abandoned",
            at.abandoned_share,
            row.get("P_abandon_given_admitted") * row.complement("P_block"),
        );
        row.same("queue", at.mean_queue, row.get("EQ"));
        row.same("mean wait", at.mean_wait / 3600.0, row.get("EW_admitted"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        for time in ["0.1", "0.5"] {
            let seconds = 3600.0 * time.parse::<f64>().unwrap();
            percentile_inverts(row, &queue, seconds, row.get(&format!("P_W_gt_{time}")));
        }
    });
}

#[test]
fn one_agent_with_patience() {
    every_row("mm1_abandon", |row| {
        let queue = erlangs(patient(1.0 / row.get("theta")), 1.0, row.get("lambda"));
        let at = solve(&queue);
        row.same("wait probability", at.wait_probability, row.get("P_wait"));
        row.same("service level", at.service_level, row.get("p0"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        row.same("abandoned", at.abandoned_share, row.get("P_abandon"));
        row.same("queue", at.mean_queue, row.get("EQ"));
        row.same("mean wait", at.mean_wait / 3600.0, row.get("EW_all"));
    });
}

/// Queues whose number waiting spreads over thousands to millions.
#[test]
fn beyond_the_tables() {
    every_row("extra", |row| {
        let impatience = row.get("impatience");
        let model = if impatience > 0.0 { patient(1.0 / impatience) } else { Model::ErlangC };
        let mut queue = erlangs(model, row.get("servers"), row.get("load"));
        if row.get("room") > 0.0 {
            queue.lines = Some(queue.agents + row.get("room"));
        }
        let target = 3600.0 * row.get("target");
        let at = at_target(queue, target);
        row.same("wait probability", at.wait_probability, row.get("wait_probability"));
        row.same("service level", at.service_level, row.get("service_level"));
        row.same("speed of answer", at.average_speed_of_answer / 3600.0, row.get("speed_of_answer"));
        row.same("mean wait", at.mean_wait / 3600.0, row.get("mean_wait"));
        row.same("abandoned", at.abandoned_share, row.get("abandoned"));
        row.same("blocked", at.blocked_share, row.get("blocked"));
        row.same("occupancy", at.occupancy, row.get("occupancy"));
        row.same("queue", at.mean_queue, row.get("queue"));
        percentile_inverts(row, &queue, target, row.get("beyond"));
    });
}

/// *Theory*: redials against the exact chain with an orbit of callers who will call again. Taking redials as Poisson
/// overlooks that they come while the queue is still long; these bounds are what that costs, measured, and no more.
#[test]
fn redials_against_the_exact_chain() {
    let mut worst: (f64, f64) = (0.0, 0.0);
    every_row("mms_abandon_redial", |row| {
        let queue = Queue {
            redial: Share::new(row.get("redial_prob")),
            ..erlangs(patient(1.0 / row.get("theta")), row.get("s"), row.get("lambda_first_attempts"))
        };
        let at = solve(&queue);
        let attempts = at.attempts_per_hour / row.get("total_attempt_rate") - 1.0;
        let abandoned = at.abandoned_share / row.get("P_abandon_per_attempt") - 1.0;
        println!("attempts {attempts:+.4}, abandoned {abandoned:+.4}");
        worst = (worst.0.max(attempts.abs()), worst.1.max(abandoned.abs()));
        row.within("attempts", at.attempts_per_hour, row.get("total_attempt_rate"), 0.035);
        row.within("abandoned", at.abandoned_share, row.get("P_abandon_per_attempt"), 0.18);
    });
    println!("largest relative error: attempts {:.4}, abandoned {:.4}", worst.0, worst.1);
}

/// `φ(x)/(1 − Φ(x))`, the hazard rate of the standard normal distribution.
fn normal_hazard(x: f64) -> f64 {
    let density = libm::exp(-0.5 * x * x) / libm::sqrt(2.0 * core::f64::consts::PI);
    density / (0.5 * libm::erfc(x / core::f64::consts::SQRT_2))
}

/// *Theory*: with `s` agents and a load of `s − β√s` the share that waits tends to
/// `1/(1 + βΦ(β)/φ(β))` without abandonment (Halfin & Whitt 1981) and to `1/(1 + √θ h(β/√θ)/h(−β))` with it
/// (Garnett, Mandelbaum & Reiman 2002). The distance is `c₁/√s + c₂/s` (Janssen, van Leeuwaarden & Zwart 2011), with
/// coefficients below 1. So √s times it, at 1 000 and at 100 000 agents, is the same but for `c₂/√1000`. The bounds,
/// 0.5 on `c₁` and 0.1 on `c₂`, would show an error of 1e-5 in the share at 100 000 agents.
#[test]
fn many_agents_near_the_limit() {
    for beta in [0.25_f64, 0.5, 0.75, 1.0, 1.5, 2.0] {
        for theta in [0.0_f64, 0.1, 0.5, 2.0] {
            let (model, limit) = if theta > 0.0 {
                let root = theta.sqrt();
                let ratio = root * normal_hazard(beta / root) / normal_hazard(-beta);
                (patient(1.0 / theta), 1.0 / (1.0 + ratio))
            } else {
                (Model::ErlangC, 1.0 / (1.0 + beta / normal_hazard(-beta)))
            };
            let distance = |agents: f64| {
                let load = agents - beta * agents.sqrt();
                (solve(&erlangs(model, agents, load)).wait_probability - limit) * agents.sqrt()
            };
            let (few, many) = (distance(1e3), distance(1e5));
            println!("beta {beta} theta {theta}: limit {limit:.6}, distance times root {few:.5} {many:.5}");
            assert!(many.abs() < 0.5, "{beta} {theta}: {many}");
            assert!((few - many).abs() < 0.1 / libm::sqrt(1e3), "{beta} {theta}: {few} {many}");
        }
    }
}
