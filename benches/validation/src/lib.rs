//! The simulation held against what is known: theory, published simulations, and a real call log.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts of calls, far below 2^52"
)]

pub mod bank;
pub mod case;
pub mod days;
pub mod effort;
pub mod families;
pub mod longrun;
pub mod report;
pub mod store;
pub mod table;
pub mod tally;
