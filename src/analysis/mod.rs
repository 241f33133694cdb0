//! From what repetitions counted to figures with intervals.

pub mod replications;
pub mod transport;
