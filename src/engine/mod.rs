//! The model: what a scenario does.
//!
//! Parts do not import each other, but for `planning`, which asks `queueing` what a number of
//! agents gives; `queueing` knows numbers only.

pub mod customers;
pub mod people;
pub mod planning;
pub mod policy;
pub mod queueing;
pub mod signals;
pub mod simulation;
