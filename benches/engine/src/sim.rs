//! The simulation against the bare loop of the same case.

use breather::engine::simulation::centre::Redial;
use breather::engine::simulation::queue::{Question, QueueRun};
use breather::engine::simulation::steady::Length;
use breather::math::law::Law;

/// The case: 100 agents, 95 erlang, exponential handling of 300 s and patience of 120 s.
const AGENTS: usize = 100;
const CALLS_PER_SECOND: f64 = 95.0 / 300.0;
const HANDLING: f64 = 300.0;
const PATIENCE: f64 = 120.0;

/// The general engine, statistics on; the share of calls that hung up.
#[must_use]
pub fn engine(calls: u32) -> f64 {
    let mut run = QueueRun::new(Question {
        calls_per_hour: CALLS_PER_SECOND * 3600.0,
        agents: AGENTS,
        service: Law::exponential(HANDLING),
        patience: Some(Law::exponential(PATIENCE)),
        lines: None,
        redial: Redial { hung_up: 0.0, busy_tone: 0.0, delay: Law::zero() },
        target: 20.0,
        length: Length { calls: u64::from(calls), warmup: 1000 },
        seed: 1,
    });
    while !run.step(10_000) {}
    run.answer().abandoned_share.mean.unwrap_or(f64::NAN)
}

/// The bare loop: arrival, patience and service drawn in order, a heap of the times at which servers are free.
#[must_use]
pub fn bare(calls: u32) -> f64 {
    let mut state = [0x9e37_79b9_7f4a_7c15_u64, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 1];
    let mut uniform = || {
        // xoshiro256+ (Blackman & Vigna 2021).
        let word = state[0].wrapping_add(state[3]);
        let t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = state[3].rotate_left(45);
        ((word >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    };
    let mut heap = [0.0_f64; AGENTS];
    let (mut now, mut gone) = (0.0, 0_u32);
    for _ in 0..calls {
        now -= libm::log(uniform()) / CALLS_PER_SECOND;
        let patience = -PATIENCE * libm::log(uniform());
        let handling = -HANDLING * libm::log(uniform());
        let starts = heap[0].max(now);
        if starts - now > patience {
            gone += 1;
            continue;
        }
        let ends = starts + handling;
        let mut at = 0;
        loop {
            let mut child = 2 * at + 1;
            if child >= AGENTS {
                break;
            }
            if child + 1 < AGENTS && heap[child + 1] < heap[child] {
                child += 1;
            }
            if heap[child] >= ends {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = ends;
    }
    f64::from(gone) / f64::from(calls)
}
