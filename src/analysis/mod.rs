//! From what repetitions counted to figures with intervals.

pub mod compare;
pub mod customers;
pub mod departments;
mod figures;
mod money;
pub mod people;
pub mod replications;
pub mod sharpen;
mod spread;
pub mod transport;
pub mod worth;
