//! The map's invariants, read off the sources: each is an absence.

use std::fs;
use std::path::{Path, PathBuf};

use crate::coefficients::coefficients;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a readable folder").path())
            .collect();
        entries.sort();
        for path in entries {
            match path.file_name().and_then(|name| name.to_str()) {
                Some("node_modules" | "pkg" | "dist" | "results" | "target") => {}
                _ if path.is_dir() => walk(&path, found),
                _ => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let chosen: Vec<(String, String)> = found
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)))
        .map(|path| {
            let name =
                path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).expect("source text"))
        })
        .collect();
    assert!(!chosen.is_empty(), "{folder} has no such files; the rule below would hold for nothing");
    chosen
}

/// The code of a source file without comments, so that prose may name what code may not.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Fails for each file below `folder` whose code holds one of the words, unless its name is excepted.
fn absent(folder: &str, endings: &[&str], words: &[&str], except: &[&str]) {
    for (name, text) in files(folder, endings) {
        if except.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        let code = code(&text);
        for word in words {
            assert!(!code.contains(word), "{name} holds `{word}`, which has no place there");
        }
    }
}

#[test]
fn wasm_crates_appear_only_at_the_boundary() {
    absent("src", &[".rs"], &["wasm_bindgen", "js_sys", "web_sys"], &["src/boundary/wasm.rs"]);
}

#[test]
fn serde_appears_only_where_data_enters_and_leaves() {
    absent("src", &[".rs"], &["serde"], &["src/input/", "src/boundary/"]);
}

#[test]
fn the_engine_has_no_clock_environment_thread_or_unordered_map() {
    let words = [
        "std::time",
        "Instant",
        "SystemTime",
        "std::env",
        "std::thread",
        "HashMap",
        "HashSet",
        "println!",
        "f32",
        "std::fs",
        "with_time_limit",
        "time_limit",
    ];
    for folder in [
        "src/engine",
        "src/math",
        "src/import",
        "src/scenario",
        "src/fields",
        "src/assumptions",
        "src/scoring",
    ] {
        absent(folder, &[".rs"], &words, &[]);
    }
}

/// What each part may name of its siblings; everything else of ours has no place in it.
#[test]
fn parts_know_only_what_the_map_says() {
    let parts = [
        "units",
        "math",
        "problem",
        "input",
        "fields",
        "assumptions",
        "scenario",
        "import",
        "engine",
        "results",
        "economy",
        "analysis",
        "scoring",
        "boundary",
    ];
    let may: &[(&str, &[&str])] = &[
        ("src/units.rs", &["units"]),
        ("src/problem.rs", &["problem"]),
        ("src/math", &["math"]),
        ("src/input", &["input", "problem"]),
        ("src/fields", &["fields", "input", "problem"]),
        ("src/assumptions", &["assumptions"]),
        ("src/scenario", &["scenario", "assumptions", "fields", "input", "problem", "units"]),
        ("src/scoring", &["scoring", "assumptions", "math"]),
        ("src/import", &["import", "fields", "input", "problem", "units", "math", "scoring"]),
        ("src/results", &["results", "units", "math"]),
        ("src/engine/queueing", &["engine", "units", "math"]),
        (
            "src/engine/planning",
            &["engine", "units", "math", "scenario", "problem", "fields", "input", "results"],
        ),
        ("src/engine/signals.rs", &["math"]),
        ("src/engine/people", &["engine", "assumptions", "scenario", "units", "math"]),
        ("src/engine/policy", &["engine", "assumptions", "scenario", "units", "math"]),
        ("src/economy", &["economy", "engine", "assumptions", "scenario", "units"]),
        ("src/engine/simulation", &["engine", "units", "math", "scenario", "problem", "results"]),
        ("src/analysis", &["engine", "economy", "units", "math", "problem", "results"]),
    ];
    for (place, allowed) in may {
        let folder = if place.ends_with(".rs") {
            place.rsplit_once('/').map_or("src", |(folder, _)| folder)
        } else {
            place
        };
        for (name, text) in files(folder, &[".rs"]) {
            if !name.starts_with(place) {
                continue;
            }
            let code = code(&text);
            for part in parts {
                let named = code.contains(&format!("crate::{part}"));
                assert!(
                    !named || allowed.contains(&part),
                    "{name} names `crate::{part}`, which it may not know"
                );
            }
        }
    }
    absent("src/engine/queueing", &[".rs"], &["planning", "simulation"], &[]);
    absent("src/engine/planning", &[".rs"], &["engine::simulation", "signals"], &[]);
    // The people are known to the simulation, which composes them with calls, and know nothing of it.
    absent("src/engine/people", &[".rs"], &["planning", "engine::simulation", "queueing"], &[]);
    absent(
        "src/engine/policy",
        &[".rs"],
        &["planning", "engine::simulation", "queueing", "engine::people"],
        &[],
    );
    // The closed forms are what the simulation is compared with.
    absent(
        "src/engine/simulation",
        &[".rs"],
        &["engine::queueing::"],
        &["src/engine/simulation/queue_answer.rs"],
    );
}

#[test]
fn only_the_worker_imports_the_module_and_the_page_asks_no_network() {
    absent("www/src", &[".ts", ".tsx"], &["/pkg/"], &["www/src/worker.ts", "www/src/env.d.ts"]);
    let words = [
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        "eval(",
        "new Function",
        "innerHTML",
    ];
    absent("www/src", &[".ts", ".tsx"], &words, &[]);
}

/// Transcendental functions of the platform differ in the last bits; clippy knows them in the library,
/// this also covers code that clippy sees only for another target.
#[test]
fn transcendentals_come_from_libm() {
    let words = [
        ".exp()",
        ".ln()",
        ".powf(",
        ".powi(",
        ".log10()",
        ".ln_1p()",
        ".exp_m1()",
        ".sin()",
        ".cos()",
        ".mul_add(",
    ];
    absent("src", &[".rs"], &words, &[]);
}

#[test]
fn versions_that_must_agree_do() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let tool = fs::read_to_string(root().join("xtask/Cargo.toml")).expect("the tool's manifest");
    let version = |text: &str, name: &str| {
        let line =
            text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} is pinned"));
        line.split('"').nth(1).expect("a version").to_owned()
    };
    assert_eq!(version(&manifest, "wasm-bindgen ="), version(&tool, "wasm-bindgen-cli-support ="));
}

#[test]
fn no_unfinished_work_is_hidden() {
    let words = ["todo!(", "unimplemented!(", "#[ignore", "test.skip", "it.skip", "test.only", "it.only"];
    for (folder, endings) in [
        ("src", &[".rs"][..]),
        ("xtask/src", &[".rs"]),
        ("www/src", &[".ts", ".tsx"]),
        ("tests/page", &[".mjs"]),
    ] {
        absent(folder, endings, &words, &[]);
    }
}

/// Every coefficient is a row of the registry; constants of the calendar come from `units`.
#[test]
fn the_people_policy_and_customer_models_have_no_numbers_of_their_own() {
    for folder in ["src/engine/people", "src/engine/policy", "src/engine/customers"] {
        // A model that does not exist yet has no numbers either.
        if !root().join(folder).is_dir() {
            continue;
        }
        for (name, text) in files(folder, &[".rs"]) {
            let found = coefficients(&text);
            assert!(
                found.is_empty(),
                "{name} holds numbers that belong into src/assumptions, at line: {found:?}"
            );
        }
    }
}
