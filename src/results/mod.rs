//! What results have in common.

pub mod digest;
pub mod estimate;
