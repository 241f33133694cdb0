//! The closed forms against reference values. Every expectation is *theory*: computed elsewhere with 30 digits
//! or more, except where a test says *published*. `tests/data/README.md` names the sources.
//!
//! A tolerance wider than 1e-9 is stated with its reason where it is used.

#![expect(
    clippy::print_stdout,
    reason = "the largest difference of each table is what a reader wants to see"
)]

use breather::engine::queueing::{Answer, Goals, Model, Queue, solve, staff, wait_percentile};
use breather::units::{PerHour, Seconds, Share};
use std::collections::BTreeMap;

const CLOSE: f64 = 1e-9;

/// A table with a header row.
struct Table {
    name: String,
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    fn read(name: &str) -> Self {
        let path = format!("{}/tests/data/queueing/{name}.csv", env!("CARGO_MANIFEST_DIR"));
        let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let header = reader.headers().unwrap().clone();
        let rows = reader
            .records()
            .map(|row| header.iter().map(str::to_owned).zip(row.unwrap().iter().map(str::to_owned)).collect())
            .collect::<Vec<_>>();
        assert!(!rows.is_empty(), "{path} is empty");
        Self { name: name.to_owned(), rows }
    }
}

/// Compares one row's columns and remembers every miss, so that a run tells all of them.
struct Check<'a> {
    table: &'a Table,
    row: &'a BTreeMap<String, String>,
    misses: &'a mut Vec<String>,
    seen: &'a mut usize,
    worst: &'a mut f64,
}

impl Check<'_> {
    fn get(&self, column: &str) -> f64 {
        let text = self.row.get(column).unwrap_or_else(|| panic!("{}: no column {column}", self.table.name));
        text.parse().unwrap_or_else(|_| panic!("{}: {column} is {text:?}", self.table.name))
    }

    /// 1 − the column, from its decimals: near 1 the rounded column no longer knows it.
    fn complement(&self, column: &str) -> f64 {
        let text = self.text(column);
        match text.strip_prefix("0.") {
            Some(digits) if !text.contains('e') && digits.len() <= 37 => {
                let places = digits.len() as u32;
                format!("{}e-{places}", 10_i128.pow(places) - digits.parse::<i128>().unwrap())
                    .parse()
                    .unwrap()
            }
            _ => 1.0 - self.get(column),
        }
    }

    fn text(&self, column: &str) -> &str {
        &self.row[column]
    }

    fn same(&mut self, what: &str, got: f64, want: f64) {
        self.within(what, got, want, CLOSE);
    }

    fn within(&mut self, what: &str, got: f64, want: f64, tolerance: f64) {
        *self.seen += 1;
        let off = (got - want).abs();
        if want.abs() > 1e-300 {
            *self.worst = self.worst.max(off / want.abs());
        }
        // Written so that NaN is a miss.
        if !(off <= tolerance * want.abs() || off <= 1e-300) {
            self.misses
                .push(format!("{} {:?}: {what} is {got:e}, expected {want:e}", self.table.name, self.row));
        }
    }
}

fn every_row(name: &str, mut check: impl FnMut(&mut Check<'_>)) {
    let table = Table::read(name);
    let (mut misses, mut seen, mut worst) = (Vec::new(), 0, 0.0);
    for row in &table.rows {
        check(&mut Check { table: &table, row, misses: &mut misses, seen: &mut seen, worst: &mut worst });
    }
    println!("{name}: {} rows, {seen} values, largest relative difference {worst:.1e}", table.rows.len());
    assert!(seen >= table.rows.len(), "{name}: nothing was compared");
    assert!(
        misses.is_empty(),
        "{} of {seen} miss, first:\n{}",
        misses.len(),
        misses[..misses.len().min(5)].join("\n")
    );
}

/// A queue whose handling time is an hour, so that calls per hour are erlangs without rounding.
fn erlangs(model: Model, agents: f64, load: f64) -> Queue {
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

fn patient(hours: f64) -> Model {
    Model::ErlangA { patience: Seconds::new(3600.0 * hours) }
}

fn at_target(queue: Queue, seconds: f64) -> Answer {
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

/// *Published* figures, each with the rounding of its source; `tests/data/README.md` names these.
mod published {
    use super::*;

    fn rounded(what: &str, got: f64, want: f64, unit: f64) {
        assert!((got - want).abs() <= 0.5 * unit * (1.0 + 1e-9), "{what}: {got} is not {want} to {unit}");
    }

    fn per_half_hour(model: Model, agents: f64) -> Queue {
        Queue { calls: PerHour::new(200.0), handle: Seconds::new(180.0), ..erlangs(model, agents, 0.0) }
    }

    /// pyworkforce, `test_erlang.py`, to three decimals. Their threshold is 0.33 minutes, 19.8 seconds.
    #[test]
    fn pyworkforce_erlang_c() {
        let queue = Queue { target: Seconds::new(19.8), ..per_half_hour(Model::ErlangC, 0.0) };
        let goals = Goals { service_level: Some(0.8), occupancy: Some(0.85), ..Goals::default() };
        let found = staff(&queue, &goals).unwrap();
        assert_eq!(found.agents, 14);
        rounded("service level", found.answer.service_level, 0.888, 1e-3);
        rounded("occupancy", found.answer.occupancy, 0.714, 1e-3);
        rounded("wait probability", found.answer.wait_probability, 0.174, 1e-3);
        let found = staff(&queue, &Goals { occupancy: Some(0.7), ..goals }).unwrap();
        assert_eq!(found.agents, 15);
        rounded("service level", found.answer.service_level, 0.941, 1e-3);
        rounded("occupancy", found.answer.occupancy, 0.667, 1e-3);
        rounded("wait probability", found.answer.wait_probability, 0.102, 1e-3);
    }

    /// pyworkforce, `test_abandonment.py`, to six decimals. What they call the average speed of answer is the mean
    /// wait of all calls, abandoned ones included.
    #[test]
    fn pyworkforce_erlang_a() {
        let queue = per_half_hour(patient(300.0 / 3600.0), 14.0);
        let at = at_target(queue, 20.0);
        rounded("wait probability", at.wait_probability, 0.14526, 1e-5);
        rounded("abandoned", at.abandoned_share, 0.013_984, 1e-6);
        rounded("occupancy", at.occupancy, 0.704_297, 1e-6);
        rounded("mean wait", at.mean_wait / 60.0, 0.069_919, 1e-6);
        rounded("service level", at.service_level, 0.916_792, 1e-6);
    }

    /// pyworkforce, `test_erlang_b.py`: exact fractions, and the fewest lines that block at most 2 %.
    #[test]
    fn pyworkforce_erlang_b() {
        let blocked = |agents: f64, load: f64| solve(&erlangs(Model::ErlangB, agents, load)).blocked_share;
        assert!((blocked(1.0, 1.0) - 0.5).abs() < 1e-15);
        assert!((blocked(2.0, 1.0) - 0.2).abs() < 1e-15);
        let goals = Goals { service_level: Some(0.98), ..Goals::default() };
        assert_eq!(staff(&erlangs(Model::ErlangB, 0.0, 10.0), &goals).unwrap().agents, 17);
    }

    /// CRAN package `ErlangC` 0.1.0, README: as many digits as it prints.
    #[test]
    fn cran_erlang_c() {
        let at = at_target(per_half_hour(Model::ErlangC, 14.0), 20.0);
        rounded("wait probability", at.wait_probability, 0.174_131_9, 1e-7);
        rounded("service level", at.service_level, 0.888_35, 1e-5);
        rounded("speed of answer", at.average_speed_of_answer, 7.835_937_011_777_24, 2e-14);
        rounded("occupancy", at.occupancy, 0.714_285_7, 1e-7);
        let at = at_target(per_half_hour(Model::ErlangC, 11.0), 20.0);
        rounded("wait probability", at.wait_probability, 0.682_118_2, 1e-7);
        rounded("service level", at.service_level, 0.389_613_8, 1e-7);
    }

    /// Mini-Callcenter-Simulator, `ErlangCTest.java`, within its own 0.01 seconds. Mean waits are of all calls.
    #[test]
    fn mini_callcenter_simulator() {
        let queue = |model| Queue { calls: PerHour::new(210.0), ..per_half_hour(model, 13.0) };
        rounded("Erlang C", solve(&queue(Model::ErlangC)).mean_wait, 26.56, 0.02);
        let patient = queue(patient(300.0 / 3600.0));
        rounded("Erlang A", solve(&patient).mean_wait, 9.91, 0.02);
        rounded("100 lines", solve(&Queue { lines: Some(100.0), ..patient }).mean_wait, 9.91, 0.02);
    }

    /// QueueSim, `example_analytic_erlang_c.ipynb`, to six decimals.
    #[test]
    fn queue_sim() {
        let tables =
            [(61.0, 56.454_792), (65.0, 8.866_947), (70.0, 3.291_53), (75.0, 1.636_721), (80.0, 0.919_834)];
        for (between, waiting) in tables {
            let queue = Queue {
                calls: PerHour::new(3600.0 / between),
                handle: Seconds::new(600.0),
                ..erlangs(Model::ErlangC, 10.0, 0.0)
            };
            rounded("queue", solve(&queue).mean_queue, waiting, 1e-6);
        }
        let waits = [2400.0, 1_066.666_667, 647.191_011, 447.324_354, 332.467_532, 258.886];
        for (agents, wait) in (1_u32..).zip(waits) {
            let agents = f64::from(agents);
            let queue =
                Queue { handle: Seconds::new(600.0), ..erlangs(Model::ErlangC, agents, 4.8 * agents) };
            rounded("mean wait", solve(&queue).mean_wait, wait, if agents < 6.0 { 1e-6 } else { 1e-3 });
        }
    }
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
