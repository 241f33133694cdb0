//! Runs every comparison and writes the report.

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use validation::case::{Case, Family};
use validation::effort::{self, How, Round};
use validation::families::{self, Tables};
use validation::store::{Kept, Store};
use validation::{bank, report};

/// What the command was told.
struct Told {
    vectors: PathBuf,
    data: PathBuf,
    results: PathBuf,
    family: Option<String>,
    cap: f64,
    threads: usize,
    fresh: bool,
    /// Writes the report from what is kept and runs nothing.
    only_write: bool,
    root: PathBuf,
}

fn told() -> Result<Told, String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut told = Told {
        vectors: root.join("../shared/vectors"),
        data: root.join("../shared/data"),
        results: root.join("target/validation"),
        family: None,
        cap: effort::CAP,
        threads: 2,
        fresh: false,
        only_write: false,
        root,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--vectors" => told.vectors = value()?.into(),
            "--data" => told.data = value()?.into(),
            "--results" => told.results = value()?.into(),
            "--family" => told.family = Some(value()?),
            "--cap" => told.cap = value()?.parse().map_err(|_| "--cap needs a number")?,
            "--threads" => told.threads = value()?.parse().map_err(|_| "--threads needs a number")?,
            "--fresh" => told.fresh = true,
            "--only-write" => told.only_write = true,
            other => return Err(format!("unknown: {other}")),
        }
    }
    Ok(told)
}

fn main() -> ExitCode {
    match told().and_then(|told| run(&told).map_err(|error| error.to_string())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("Something fell outside twice: a defect, or a reference that is wrong.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Whether nothing fell outside twice.
fn run(told: &Told) -> std::io::Result<bool> {
    let began = Instant::now();
    if told.fresh && told.results.exists() {
        std::fs::remove_dir_all(&told.results)?;
    }
    let families = families::all(&Tables::new(&told.vectors));
    for missing in families.iter().filter_map(|family| family.as_ref().err()) {
        println!("{missing}: no table, or one that is not understood");
    }
    if families.iter().all(Result::is_err) {
        let text =
            format!("no reference tables in {}; give their folder with --vectors", told.vectors.display());
        return Err(std::io::Error::new(std::io::ErrorKind::NotFound, text));
    }
    let mut done = Vec::new();
    for family in families.into_iter().flatten() {
        let mine = told.family.as_ref().is_none_or(|wanted| wanted == family.about.id);
        let store = Store::new(&told.results, family.about.id)?;
        let mut kept = store.read(&family.cases);
        if mine && !told.only_write {
            work(told, &family, &store, &mut kept)?;
        }
        say(&family, &kept, began);
        done.push((family, kept));
    }
    let real = if told.family.as_ref().is_none_or(|wanted| wanted == "bank") {
        bank::all(&told.data)
    } else {
        Vec::new()
    };
    let fine = report::is_fine(&done);
    if told.family.is_none() {
        report::write(&told.root, &done, &real, told.cap)?;
    }
    Ok(fine)
}

/// The seed of a case's round: the FNV-1a hash of its names.
fn seed(family: &str, case: &str, round: u32) -> u64 {
    format!("{family}/{case}/{round}")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A result that a larger cap would not change.
fn is_settled(kept: &Kept, cap: f64) -> bool {
    kept.cap >= cap || kept.first.findings.iter().all(|f| f.how != How::Wide)
}

fn work(told: &Told, family: &Family, store: &Store, kept: &mut [Option<Kept>]) -> std::io::Result<()> {
    let mut open: Vec<usize> = (0..kept.len())
        .filter(|&at| !kept[at].as_ref().is_some_and(|kept| is_settled(kept, told.cap)))
        .filter(|&at| effort::too_long(&family.cases[at], told.cap).is_none())
        .collect();
    // The longest first, so that no thread is left alone with one at the end.
    open.sort_by_key(|&at| core::cmp::Reverse(family.cases[at].cost));
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..told.threads.max(1) {
            scope.spawn(|| {
                while let Some(&at) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = both_rounds(family.about.id, &family.cases[at], told.cap);
                    let written = store.add(&result);
                    let mut results = results.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    results.push((at, result, written));
                }
            });
        }
    });
    for (at, result, written) in results.into_inner().unwrap_or_default() {
        written?;
        kept[at] = Some(result);
    }
    Ok(())
}

/// The rule fixed beforehand: what falls outside is run once more, on another seed with twice the effort.
fn both_rounds(family: &str, case: &Case, cap: f64) -> Kept {
    let first = effort::settle(case, seed(family, &case.name, 1), cap);
    let second = first
        .findings
        .iter()
        .any(|finding| !finding.inside)
        .then(|| effort::repeat(case, seed(family, &case.name, 2), 2 * first.looks, effort::CONFIDENCE));
    Kept { name: case.name.clone(), stats: case.stats.clone(), first, second, cap }
}

fn say(family: &Family, kept: &[Option<Kept>], began: Instant) {
    let rounds: Vec<&Round> = kept.iter().flatten().map(|kept| &kept.first).collect();
    let count = |how: How| {
        rounds.iter().flat_map(|round| &round.findings).filter(|finding| finding.how == how).count()
    };
    println!(
        "{:<26} {:>4}/{:<4} cases {:>5} intervals {:>4} wide {:>5} rare  {:>9.2e} calls  {:>6.0} s",
        family.about.id,
        rounds.len(),
        family.cases.len(),
        count(How::Interval),
        count(How::Wide),
        count(How::Rare),
        rounds.iter().map(|round| round.calls).sum::<f64>(),
        began.elapsed().as_secs_f64(),
    );
    for kept in kept.iter().flatten() {
        for (place, (stat, finding)) in kept.stats.iter().zip(&kept.first.findings).enumerate() {
            if finding.inside {
                continue;
            }
            let again = kept.second.as_ref().map(|second| second.findings[place]);
            let off = |f: &effort::Finding| (f.simulated - stat.expected) / f.half_width;
            println!(
                "    outside: {} {}: expected {:.7}, simulated {:.7} ± {:.1e} ({:+.2}) {:?}; again {:.7} ± {:.1e} ({:+.2}) {}",
                kept.name,
                stat.name,
                stat.expected,
                finding.simulated,
                finding.half_width,
                off(finding),
                finding.how,
                again.map_or(f64::NAN, |f| f.simulated),
                again.map_or(f64::NAN, |f| f.half_width),
                again.as_ref().map_or(f64::NAN, off),
                if again.is_some_and(|f| f.inside) { "inside" } else { "OUTSIDE" },
            );
        }
    }
}
