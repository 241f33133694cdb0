//! What results have in common.

pub mod digest;
