//! What is written: a full table, and the short report that the page shows.

use crate::case::{Family, Stat};
use crate::effort::{Finding, How, too_long};
use crate::store::Kept;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// A comparison with what really happened.
#[derive(Clone, Debug)]
pub struct Real {
    /// Its name.
    pub title: String,
    /// How it was done.
    pub about: String,
    /// Its figures.
    pub rows: Vec<RealRow>,
    /// Of the figures that have a range, how many lie in it, and how many there are; absent where none has one.
    pub within: Option<(usize, usize)>,
}

/// A figure of it.
#[derive(Clone, Debug)]
pub struct RealRow {
    what: String,
    happened: Option<f64>,
    simulated: Option<f64>,
    unit: &'static str,
    reason: String,
    range: Option<(f64, f64)>,
}

impl RealRow {
    /// A figure with the reason for the difference.
    #[must_use]
    pub fn new(
        what: &str,
        happened: Option<f64>,
        simulated: Option<f64>,
        unit: &'static str,
        reason: &str,
    ) -> Self {
        Self { what: what.to_owned(), happened, simulated, unit, reason: reason.to_owned(), range: None }
    }

    /// The same with the range that most simulations lie in.
    #[must_use]
    pub fn between(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }

    /// Whether what happened lies in the range; nothing where either is absent.
    #[must_use]
    pub fn inside(&self) -> Option<bool> {
        let ((low, high), happened) = (self.range?, self.happened?);
        Some((low..=high).contains(&happened))
    }
}

/// Families with what is kept of their cases.
pub type Done = [(Family, Vec<Option<Kept>>)];

/// Rows shown of a family.
const SHOWN: usize = 8;

/// How a comparison ended.
fn is_outside_twice(kept: &Kept, place: usize) -> bool {
    !kept.first.findings[place].inside
        && !kept.second.as_ref().is_some_and(|second| second.findings[place].inside)
}

/// Whether nothing fell outside twice.
#[must_use]
pub fn is_fine(done: &Done) -> bool {
    done.iter()
        .flat_map(|(_, kept)| kept.iter().flatten())
        .all(|kept| (0..kept.stats.len()).all(|place| !is_outside_twice(kept, place)))
}

/// Five significant digits; nothing where there is no number.
fn short(number: f64) -> Value {
    format!("{number:.4e}")
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .map_or(Value::Null, |n| json!(n))
}

/// Writes `benches/validation/comparisons.csv` and `www/report.json` below the project's folder.
///
/// # Errors
///
/// A file cannot be written.
pub fn write(root: &Path, done: &Done, real: &[Real], cap: f64) -> std::io::Result<()> {
    std::fs::write(root.join("benches/validation/comparisons.csv"), table(done))?;
    let families: Vec<Value> = done.iter().map(|(family, kept)| summary(family, kept, cap)).collect();
    let real: Vec<Value> = real
        .iter()
        .map(|real| {
            let optional = |number: Option<f64>| number.map_or(Value::Null, short);
            let rows: Vec<Value> = real
                .rows
                .iter()
                .map(|row| {
                    let (low, high) = row.range.unzip();
                    json!([
                        row.what,
                        optional(row.happened),
                        optional(row.simulated),
                        row.unit,
                        row.reason,
                        optional(low),
                        optional(high),
                        row.inside()
                    ])
                })
                .collect();
            let (inside, of) = real.within.unzip();
            json!({ "title": real.title, "about": real.about, "rows": rows, "inside": inside, "of": of })
        })
        .collect();
    // What `cargo xtask bench` measured last on this machine, if it has been run.
    let speed = std::fs::read_to_string(root.join("target/speed.json"))
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        .unwrap_or_else(|| json!([]));
    let report = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "made": format!("cargo xtask bench --report, at most {cap:.0e} simulated calls a case. {MADE}"),
        "confidence": 0.999,
        "families": families,
        "real": real,
        "speed": speed,
    });
    std::fs::write(root.join("www/report.json"), format!("{report}\n"))
}

/// How it was made, for the reader of the page.
const MADE: &str = "Each case is run at least 24 times from empty, each run with a seed of its own (the case's name, hashed, and the run's number) and a warm-up of 12 times what the queue needs to forget by a factor e; the interval is Student's t over the runs, at 99.9 %. A case is prolonged until every half-width is under 1 % of the value or 0.001 (of a share, of a mean handling time, of a call), unless that takes more calls than the cap: such statistics are compared with the interval they have, and listed. What is made of fewer than 400 expected events, or of so few bursts, has no interval to trust; it must be within 0.001, half of the value or six deviations of so few events, and is not counted. Rule fixed beforehand: what falls outside is run once more with an independent seed and twice the effort; outside twice is a defect.";

fn table(done: &Done) -> String {
    let mut text = String::from(
        "family,case,statistic,expected,simulated,half_width_999,how,inside,calls,seed,again_simulated,again_half_width,again_inside,again_seed\n",
    );
    for (family, kept) in done {
        for kept in kept.iter().flatten() {
            for (place, (stat, finding)) in kept.stats.iter().zip(&kept.first.findings).enumerate() {
                let how = match finding.how {
                    How::Interval => "interval",
                    How::Wide => "wide",
                    How::Rare => "rare",
                };
                let again = match &kept.second {
                    Some(second) if !finding.inside => {
                        let f = &second.findings[place];
                        format!(
                            "{:.6e},{:.2e},{},{}",
                            f.simulated,
                            f.half_width,
                            u8::from(f.inside),
                            second.seed
                        )
                    }
                    _ => ",,,".to_owned(),
                };
                let _ = writeln!(
                    text,
                    "{},\"{}\",{},{:.6e},{:.6e},{:.2e},{how},{},{:.0},{},{again}",
                    family.about.id,
                    kept.name,
                    stat.name.replace(',', ";"),
                    stat.expected,
                    finding.simulated,
                    finding.half_width,
                    u8::from(finding.inside),
                    kept.first.calls,
                    kept.first.seed,
                );
            }
        }
    }
    text
}

fn row(name: &str, stat: &Stat, finding: &Finding) -> Value {
    json!([
        name,
        stat.name,
        short(stat.expected),
        short(finding.simulated),
        short(finding.half_width),
        u8::from(finding.inside)
    ])
}

fn summary(family: &Family, kept: &[Option<Kept>], cap: f64) -> Value {
    let done: Vec<&Kept> = kept.iter().flatten().collect();
    let all: Vec<(&Kept, usize)> =
        done.iter().flat_map(|kept| (0..kept.stats.len()).map(move |place| (*kept, place))).collect();
    let counted: Vec<&(&Kept, usize)> =
        all.iter().filter(|(kept, place)| kept.first.findings[*place].how != How::Rare).collect();
    let rare = all.len() - counted.len();
    let outside = counted.iter().filter(|(kept, place)| !kept.first.findings[*place].inside).count();
    let twice = all.iter().filter(|(kept, place)| is_outside_twice(kept, *place)).count();
    // A stated sample: every n-th comparison, and all that fell outside with their second runs.
    let step = counted.len().div_ceil(SHOWN).max(1);
    let mut rows: Vec<Value> = counted
        .iter()
        .enumerate()
        .filter(|(at, (kept, place))| at % step == 0 && kept.first.findings[*place].inside)
        .map(|(_, (kept, place))| row(&kept.name, &kept.stats[*place], &kept.first.findings[*place]))
        .collect();
    for (kept, place) in all.iter().filter(|(kept, place)| !kept.first.findings[*place].inside) {
        rows.push(row(&kept.name, &kept.stats[*place], &kept.first.findings[*place]));
        if let Some(second) = &kept.second {
            rows.push(row(
                &format!("{}, run again", kept.name),
                &kept.stats[*place],
                &second.findings[*place],
            ));
        }
    }
    let shown = if step == 1 {
        format!("all; {rare} too rare are not counted")
    } else {
        format!("every {step}th and all that fell outside; {rare} too rare are not counted")
    };
    json!({
        "id": family.about.id, "title": family.about.title, "kind": family.about.kind,
        "source": family.about.source, "about": format!("{} {twice} outside twice.", family.about.about),
        "cases": done.len(), "comparisons": counted.len(), "outside": outside,
        "expectedOutside": short(0.001 * counted.len() as f64),
        "notRun": not_run(family, kept, cap), "shown": shown, "rows": rows,
    })
}

/// What was not run or not long enough: the first few by name, the others by number.
fn not_run(family: &Family, kept: &[Option<Kept>], cap: f64) -> Vec<Value> {
    const NAMED: usize = 3;
    let mut list: Vec<(String, String)> = family.left_out.clone();
    let mut wide: Vec<(f64, String)> = Vec::new();
    for (case, kept) in family.cases.iter().zip(kept) {
        match kept {
            None => {
                let why = too_long(case, cap).unwrap_or_else(|| "not run yet".into());
                list.push((case.name.clone(), why));
            }
            Some(kept) => {
                for (stat, finding) in kept.stats.iter().zip(&kept.first.findings) {
                    if finding.how == How::Wide {
                        wide.push((finding.needs, format!("{}, {}", kept.name, stat.name)));
                    }
                }
            }
        }
    }
    let more = list.len().saturating_sub(NAMED);
    let mut values: Vec<Value> =
        list.into_iter().take(NAMED).map(|(case, why)| json!({ "case": case, "why": why })).collect();
    if more > 0 {
        values.push(
            json!({ "case": format!("{more} more"), "why": "likewise; the full table has all that was run" }),
        );
    }
    wide.sort_by(|a, b| b.0.total_cmp(&a.0));
    if let Some((needs, name)) = wide.first() {
        let why = format!(
            "compared with wider intervals than the bar asks; the worst, {name}, would need {needs:.0e} calls"
        );
        values.push(json!({ "case": format!("{} statistics", wide.len()), "why": why }));
    }
    values
}
