//! Times the pieces natively; prints one line each: name, microseconds a piece, checksum.

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use engine_bench::{plan_of_a_week, queue_of_100};
use std::time::Instant;

/// A piece of work done a number of times.
type Work = fn(u32) -> f64;

fn main() {
    let pieces: [(&str, Work, u32); 2] =
        [("queue_of_100", queue_of_100, 20_000), ("plan_of_a_week", plan_of_a_week, 40)];
    for (name, work, times) in pieces {
        let _ = work(times / 4);
        // The best of five is the least disturbed.
        let mut best = f64::INFINITY;
        let mut sum = 0.0;
        for _ in 0..5 {
            let started = Instant::now();
            sum = work(times);
            best = best.min(started.elapsed().as_secs_f64() * 1e6 / f64::from(times));
        }
        println!("{name} {times} {best} {:016x}", sum.to_bits());
    }
}
