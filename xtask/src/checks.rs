//! What must hold besides the tests: format, lints on both targets, documentation, size.

use std::fs;

use anyhow::{Result, ensure};

use crate::page::{BUDGET, dist, sizes};
use crate::root;
use crate::setup::{cargo, run as command, wasm_target};

/// Runs them all; the first that fails ends it.
pub fn run() -> Result<()> {
    println!("\n== format");
    command(cargo().args(["fmt", "--all", "--check"]))?;
    println!("\n== clippy");
    wasm_target()?;
    command(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    command(cargo().args([
        "clippy",
        "--quiet",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ]))?;
    println!("\n== documentation");
    command(cargo().env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--quiet", "--no-deps", "--lib"]))?;
    println!("\n== size");
    let file = root().join("dist/breather.html");
    if !file.exists() {
        dist()?;
    }
    let (plain, gzipped) = sizes(&fs::read(file)?)?;
    println!("breather.html: {plain} of {} bytes, gzipped {gzipped} of {}", BUDGET.0, BUDGET.1);
    ensure!(plain <= BUDGET.0 && gzipped <= BUDGET.1, "the page is over its size budget");
    Ok(())
}
