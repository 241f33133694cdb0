//! Times the pieces natively; prints one line each: name, microseconds a piece, checksum.

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use engine_bench::sim::{
    Weeks, bare_100, engine, engine_100, preview_of_a_year, setup_of_a_centre, weeks_of_a_centre,
    weeks_of_people,
};
use engine_bench::{plan_of_a_week, queue_of_100};
use std::time::Instant;

/// The best of so many rounds is the least disturbed; `cargo xtask bench` runs this program three times.
const ROUNDS: u32 = 5;

/// A piece of work done a number of times.
type Work = fn(u32) -> f64;

fn main() {
    let pieces: [(&str, Work, u32); 13] = [
        ("queue_of_100", queue_of_100, 20_000),
        ("plan_of_a_week", plan_of_a_week, 40),
        ("bare_100", bare_100, 300_000),
        ("engine_100", engine_100, 300_000),
        ("engine_10", |calls| engine(10, calls), 300_000),
        ("engine_1000", |calls| engine(1_000, calls), 300_000),
        ("engine_10000", |calls| engine(10_000, calls), 300_000),
        ("weeks_of_a_centre_1", weeks_of_a_centre, 1),
        ("weeks_of_a_centre_13", weeks_of_a_centre, 13),
        ("weeks_of_a_centre_52", weeks_of_a_centre, 52),
        ("setup_of_a_centre", setup_of_a_centre, 1),
        ("weeks_of_people_52", weeks_of_people, 52),
        ("preview_of_a_year", preview_of_a_year, 1),
    ];
    // Names given are the only ones timed.
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for (name, work, times) in pieces {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| name == wanted) {
            continue;
        }
        let _ = work(times.div_ceil(4));
        let mut best = f64::INFINITY;
        let mut sum = 0.0;
        for _ in 0..ROUNDS {
            let started = Instant::now();
            sum = work(times);
            best = best.min(started.elapsed().as_secs_f64() * 1e6 / f64::from(times));
        }
        println!("{name} {times} {best} {:016x}", sum.to_bits());
    }
    for weeks in [1, 52] {
        let name = format!("centre_by_the_week_{weeks}");
        if wanted.is_empty() || wanted.contains(&name) {
            let (micros, offered) = by_the_week(weeks);
            println!("{name} {weeks} {micros} {:016x}", offered.to_bits());
        }
    }
}

/// Microseconds a week, each week at the best of all rounds, without the setup; calls offered.
fn by_the_week(weeks: u32) -> (f64, f64) {
    let mut best = vec![f64::INFINITY; weeks as usize];
    let mut offered = 0.0;
    for _ in 0..ROUNDS {
        let mut run = Weeks::new(weeks);
        for (best, week) in best.iter_mut().zip(1..) {
            let started = Instant::now();
            run.reach(week);
            *best = best.min(started.elapsed().as_secs_f64() * 1e6);
        }
        offered = run.offered();
    }
    (best.iter().sum::<f64>() / f64::from(weeks), offered)
}
