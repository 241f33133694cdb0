//! The bank.
/// All.
#[must_use]
pub fn all(_: &std::path::Path) -> Vec<()> { Vec::new() }
