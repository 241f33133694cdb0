//! Benchmarks as ratios of one run: absolute times are noisy, ratios hold.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::browsers::{CHROMIUM, FIREFOX};
use crate::build::{WASM_PROFILE, bind};
use crate::setup::{cargo, output, packages, run as command};
use crate::{page, root};

/// Natively and in WebAssembly by turns, so that what else the machine does meets both alike.
const ALTERNATIONS: u32 = 3;

/// Microseconds a piece, and the checksum of its answers.
type Timings = BTreeMap<String, (f64, String)>;

/// Measures the engine natively and in WebAssembly, and the module from JavaScript.
pub fn run() -> Result<()> {
    let dist = page::dist()?;
    command(cargo().args(["build", "--quiet", "--release", "--package", "engine-bench"]))?;
    command(cargo().args(["build", "--quiet", "--lib", "--package", "engine-bench"]).args(WASM_PROFILE))?;
    let folder = root().join("target/bench-pkg");
    bind(&root().join("target/wasm32-unknown-unknown/wasm/engine_bench.wasm"), &folder, "bench")?;
    let (mut native, mut wasm) = (Timings::new(), Timings::new());
    for _ in 0..ALTERNATIONS {
        best(&mut native, timings(&output(&mut Command::new(root().join("target/release/engine-bench")))?)?)?;
        let mut in_node = Command::new("node");
        in_node.arg(root().join("benches/engine/run.mjs")).arg(&folder).arg(dist.join("npm"));
        best(&mut wasm, timings(&output(&mut in_node)?)?)?;
    }
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
    speed(&native, &wasm, &folder, &dist.join("npm"))
}

/// The better of both for every piece, whose answers must be equal.
fn best(known: &mut Timings, round: Timings) -> Result<()> {
    for (name, (micros, sum)) in round {
        let (least, known_sum) = known.entry(name.clone()).or_insert((micros, sum.clone()));
        ensure!(*known_sum == sum, "{name} gives {sum}, and gave {known_sum} before");
        *least = least.min(micros);
    }
    Ok(())
}

/// What the speed promises are held against: printed, and written to `target/speed.json`.
fn speed(native: &Timings, wasm: &Timings, pkg: &Path, npm: &Path) -> Result<()> {
    let mut rows = ratios(native, wasm)?;
    packages("tests/page")?;
    let cold = output(
        Command::new("node")
            .arg(root().join("benches/engine/cold.mjs"))
            .args([pkg, npm])
            .env(CHROMIUM.variable, CHROMIUM.program()?)
            .env(FIREFOX.variable, FIREFOX.program()?),
    )?;
    for line in cold.lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        let [browser, way, cold, warm, ratio, best_cold, best_warm] = cells[..] else {
            anyhow::bail!("not a timing: {line}")
        };
        let millions = |cell: &str| -> Result<f64> { Ok(cell.parse::<f64>()? / 1e6) };
        let way = if way == "steps" { "in steps of 10 000 events" } else { "in one exported call" };
        rows.push([
            format!("{browser}, first run ÷ tenth, {way}"),
            format!("{:.2}", ratio.parse::<f64>()?),
            format!(
                "{:.1} million calls a second cold, {:.1} warm; each a median of five fresh browsers, compiling not counted; at best {:.1} and {:.1}, {:.2}",
                millions(cold)?,
                millions(warm)?,
                millions(best_cold)?,
                millions(best_warm)?,
                millions(best_cold)? / millions(best_warm)?
            ),
        ]);
    }
    println!();
    for [what, value, note] in &rows {
        println!("{what:<60}{value:>8}   {note}");
    }
    let row = |[what, value, note]: &[String; 3]| {
        format!("  {{ \"what\": {what:?}, \"value\": {value:?}, \"note\": {note:?} }}")
    };
    let list = rows.iter().map(row).collect::<Vec<_>>().join(",\n");
    fs::write(root().join("target/speed.json"), format!("[\n{list}\n]\n"))?;
    Ok(())
}

/// The ratios between pieces: what, value, note.
fn ratios(native: &Timings, wasm: &Timings) -> Result<Vec<[String; 3]>> {
    let micros = |timings: &Timings, name: &str| -> Result<f64> {
        Ok(timings.get(name).with_context(|| format!("{name} was not timed"))?.0)
    };
    let (bare, engine) = (micros(native, "bare_100")?, micros(native, "engine_100")?);
    let (compiled, script) = (micros(wasm, "engine_100")?, micros(wasm, "event_loop_in_javascript")?);
    let mut rows = vec![
        [
            "Bare loop ÷ engine, natively".to_owned(),
            format!("{:.2}", bare / engine),
            format!("{:.0} and {:.0} ns a call; 100 agents, Erlang A", bare * 1e3, engine * 1e3),
        ],
        [
            "Native ÷ WebAssembly, engine".to_owned(),
            format!("{:.2}", engine / compiled),
            format!("{:.0} and {:.0} ns a call, in Node", engine * 1e3, compiled * 1e3),
        ],
        [
            "JavaScript event loop ÷ WebAssembly".to_owned(),
            format!("{:.1}", script / compiled),
            format!("{:.0} and {:.0} ns a call, in Node", script * 1e3, compiled * 1e3),
        ],
    ];
    for (kind, timings) in [("natively", native), ("in WebAssembly", wasm)] {
        let (few, many) = (micros(timings, "engine_10")?, micros(timings, "engine_10000")?);
        rows.push([
            format!("10 000 agents ÷ 10 agents, time a call, {kind}"),
            format!("{:.2}", many / few),
            format!(
                "{:.0} and {:.0} ns; log2 of the agents grows {:.1} times",
                many * 1e3,
                few * 1e3,
                libm::log2(10_000.0) / libm::log2(10.0)
            ),
        ]);
        let by_the_week = |weeks: u32| -> Result<(f64, f64)> {
            let name = format!("centre_by_the_week_{weeks}");
            let (micros, sum) = timings.get(&name).with_context(|| format!("{name} was not timed"))?;
            let offered = f64::from_bits(u64::from_str_radix(sum, 16).context("the bits of a checksum")?);
            Ok((*micros, *micros * f64::from(weeks) / offered))
        };
        let ((week, week_call), (year, year_call)) = (by_the_week(1)?, by_the_week(52)?);
        rows.push([
            format!("A year ÷ 52 single weeks, {kind}"),
            format!("{:.2}", year / week),
            format!(
                "{:.2} and {:.2} ms a week without the roster's {:.1}; by calls offered {:.2}",
                year / 1e3,
                week / 1e3,
                micros(timings, "setup_of_a_centre")? / 1e3,
                year_call / week_call
            ),
        ]);
    }
    for (kind, timings) in [("natively", native), ("in WebAssembly", wasm)] {
        let (micros_a_week, sum) =
            timings.get("weeks_of_people_52").context("weeks_of_people_52 was not timed")?;
        let offered = f64::from_bits(u64::from_str_radix(sum, 16).context("the bits of a checksum")?);
        let setup = micros(timings, "setup_of_a_centre")?;
        let call = (micros_a_week * 52.0 - setup) / offered;
        let bare = micros(timings, "bare_100")?;
        rows.push([
            format!("Bare loop ÷ whole model, every agent-day of a year, {kind}"),
            format!("{:.2}", bare / call),
            format!("{:.0} and {:.0} ns a call; 100 seats, without the roster", bare * 1e3, call * 1e3),
        ]);
        let preview = micros(timings, "preview_of_a_year")?;
        rows.push([
            format!("Preview ÷ full run of ten such years, {kind}"),
            format!("{:.3}", preview / (10.0 * (micros_a_week * 52.0 - setup) + setup)),
            format!(
                "{:.0} ms with the roster, {:.0} without, one thread",
                preview / 1e3,
                (preview - setup) / 1e3
            ),
        ]);
    }
    Ok(rows)
}

/// Tries random settings of the levers: how often a preview's headline figures lie within the full run's intervals.
pub fn previews(arguments: &[OsString]) -> Result<()> {
    command(cargo().args(["build", "--quiet", "--release", "--package", "engine-bench"]))?;
    command(Command::new(root().join("target/release/previews")).args(arguments))
}

/// Holds the simulation against theory, published simulations and a real call log, and writes the report.
pub fn report(arguments: &[OsString]) -> Result<()> {
    command(cargo().args(["build", "--quiet", "--release", "--package", "validation"]))?;
    command(Command::new(root().join("target/release/validation")).args(arguments))
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
