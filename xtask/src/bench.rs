//! Benchmarks as ratios of one run: absolute times are noisy, ratios hold.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::build::{WASM_PROFILE, bind};
use crate::setup::{cargo, output, run as command};
use crate::{page, root};

/// Microseconds a piece, and the checksum of its answers.
type Timings = BTreeMap<String, (f64, String)>;

/// Measures the engine natively and in WebAssembly, and the module from JavaScript.
pub fn run() -> Result<()> {
    let dist = page::dist()?;
    command(cargo().args(["build", "--quiet", "--release", "--package", "engine-bench"]))?;
    command(cargo().args(["build", "--quiet", "--lib", "--package", "engine-bench"]).args(WASM_PROFILE))?;
    let folder = root().join("target/bench-pkg");
    bind(&root().join("target/wasm32-unknown-unknown/wasm/engine_bench.wasm"), &folder, "bench")?;
    let native = timings(&output(&mut Command::new(root().join("target/release/engine-bench")))?)?;
    let wasm = timings(&output(
        Command::new("node")
            .arg(root().join("benches/engine/run.mjs"))
            .arg(as_path(&folder))
            .arg(as_path(&dist.join("npm"))),
    )?)?;
    println!("\n{:<44}{:>14}{:>14}{:>16}", "piece", "native µs", "WebAssembly µs", "native ÷ wasm");
    for (name, (micros, sum)) in &wasm {
        match native.get(name) {
            Some((native_micros, native_sum)) => {
                ensure!(
                    sum == native_sum,
                    "{name} gives other bits in WebAssembly: {sum}, natively {native_sum}"
                );
                println!("{name:<44}{native_micros:>14.2}{micros:>14.2}{:>16.2}", native_micros / micros);
            }
            None => println!("{name:<44}{:>14}{micros:>14.2}", "-"),
        }
    }
    Ok(())
}

/// Holds the simulation against theory, published simulations and a real call log, and writes the report.
pub fn report(arguments: &[OsString]) -> Result<()> {
    command(cargo().args(["build", "--quiet", "--release", "--package", "validation"]))?;
    command(Command::new(root().join("target/release/validation")).args(arguments))
}

fn as_path(path: &Path) -> String {
    path.display().to_string()
}

fn timings(printed: &str) -> Result<Timings> {
    printed
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(' ').collect();
            let [name, _, micros, sum] = cells[..] else { anyhow::bail!("not a timing: {line}") };
            Ok((name.to_owned(), (micros.parse().context("a number of microseconds")?, sum.to_owned())))
        })
        .collect()
}
