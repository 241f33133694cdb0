#![doc = include_str!("../README.md")]

pub mod analysis;
pub mod assumptions;
pub mod boundary;
pub mod economy;
pub mod engine;
pub mod fields;
pub mod import;
pub mod input;
pub mod math;
pub mod problem;
pub mod results;
pub mod scenario;
pub mod scoring;
pub mod units;

pub use boundary::{
    check, compare, compare_parts, describe, draw_floor, import_agents, import_volumes, merge, plan, prices,
    queue, rank, score, scorecard, scorecard_columns, scorecard_reliability, self_check, simulate,
    simulate_queue, staff, start, start_queue, trace_day, trace_queue,
};
