//! The model: what a scenario does. Parts never import each other except as the map in `lib.rs` says.
pub mod planning;
pub mod queueing;
