//! Results that are kept, so that a second start goes on where the first ended.

use crate::case::{Case, Stat};
use crate::effort::{CONFIDENCE, Round, weigh};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A case with its results.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// What was compared.
    pub stats: Vec<Stat>,
    /// The first seed.
    pub first: Round,
    /// The second, if anything fell outside of the first.
    pub second: Option<Round>,
    /// The most calls that it might take.
    pub cap: f64,
}

/// Where the results of a family are kept.
#[derive(Clone, Debug)]
pub struct Store {
    file: PathBuf,
}

impl Store {
    /// In a folder, which is made.
    ///
    /// # Errors
    ///
    /// The folder cannot be made.
    pub fn new(folder: &Path, family: &str) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self { file: folder.join(format!("{family}.jsonl")) })
    }

    /// What is kept; of cases kept several times the last.
    #[must_use]
    pub fn read(&self, cases: &[Case]) -> Vec<Option<Kept>> {
        let text = std::fs::read_to_string(&self.file).unwrap_or_default();
        let lines: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        cases
            .iter()
            .map(|case| {
                let line = lines.iter().rev().find(|line| line["name"].as_str() == Some(&case.name))?;
                let cap = line["cap"].as_f64()?;
                let first = round(&line["first"], case, cap)?;
                Some(Kept {
                    name: case.name.clone(),
                    stats: case.stats.clone(),
                    first,
                    second: round(&line["second"], case, cap),
                    cap,
                })
            })
            .collect()
    }

    /// Adds a case.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn add(&self, kept: &Kept) -> std::io::Result<()> {
        let line = json!({
            "name": kept.name, "cap": kept.cap,
            "first": plain(&kept.first), "second": kept.second.as_ref().map(plain),
        });
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.file)?;
        // In one piece, so that lines of several threads do not mix.
        file.write_all(format!("{line}\n").as_bytes())
    }
}

fn plain(round: &Round) -> Value {
    json!({ "seed": round.seed.to_string(), "looks": round.looks, "ratios": round.ratios })
}

fn round(value: &Value, case: &Case, cap: f64) -> Option<Round> {
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let ratios: Vec<(f64, f64)> =
        value["ratios"].as_array()?.iter().map(|pair| (number(&pair[0]), number(&pair[1]))).collect();
    let looks = usize::try_from(value["looks"].as_u64()?).ok()?;
    let seed = value["seed"].as_str()?.parse().ok()?;
    (ratios.len() == case.stats.len()).then(|| weigh(case, (seed, looks), ratios, cap, CONFIDENCE))
}
