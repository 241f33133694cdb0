//! Benchmarks as ratios of one run.

use anyhow::Result;

/// Measures the engine natively and in WebAssembly.
pub fn run() -> Result<()> {
    Ok(())
}
