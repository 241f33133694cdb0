//! The map's invariants, read off the sources: each is an absence.

use std::fs;
use std::path::{Path, PathBuf};

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
    for folder in ["src/engine", "src/math", "src/import", "src/scenario", "src/fields", "src/assumptions"] {
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
        "analysis",
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
        ("src/import", &["import", "fields", "input", "problem", "units", "math"]),
        ("src/results", &["results", "units", "math"]),
        ("src/engine/queueing", &["engine", "units", "math"]),
        (
            "src/engine/planning",
            &["engine", "units", "math", "scenario", "problem", "fields", "input", "results"],
        ),
        ("src/engine/signals.rs", &["math"]),
        ("src/engine/simulation", &["engine", "units", "math", "scenario", "problem", "results"]),
        ("src/analysis", &["engine", "units", "math", "problem", "results"]),
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

/// Source text with comments, strings, characters and attributes blanked out, line by line as it was.
fn bare(text: &str) -> String {
    let source: Vec<char> = text.chars().collect();
    let ahead = |at: usize, word: &str| word.chars().enumerate().all(|(i, c)| source.get(at + i) == Some(&c));
    let mut bare = String::with_capacity(text.len());
    let mut at = 0;
    while at < source.len() {
        let start = at;
        let in_word = at > 0 && (source[at - 1].is_alphanumeric() || source[at - 1] == '_');
        let fence = source[at..].iter().skip(1).take_while(|&&c| c == '#').count();
        if ahead(at, "//") {
            while at < source.len() && source[at] != '\n' {
                at += 1;
            }
        } else if ahead(at, "/*") {
            let mut depth = 0;
            loop {
                let (opens, closes) = (ahead(at, "/*"), ahead(at, "*/"));
                at += if opens || closes { 2 } else { 1 };
                depth += i32::from(opens) - i32::from(closes);
                if depth == 0 || at >= source.len() {
                    break;
                }
            }
        } else if source[at] == 'r' && !in_word && source.get(at + 1 + fence) == Some(&'"') {
            let end = format!("\"{}", "#".repeat(fence));
            at += 2 + fence;
            while at < source.len() && !ahead(at, &end) {
                at += 1;
            }
            at += end.len();
        } else if source[at] == '"' {
            at += 1;
            while at < source.len() && source[at] != '"' {
                at += if source[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if source[at] == '\'' && source.get(at + 1) == Some(&'\\') {
            at += 3;
            while at < source.len() && source[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else if source[at] == '\'' && source.get(at + 2) == Some(&'\'') {
            at += 3;
        } else if ahead(at, "#[") || ahead(at, "#![") {
            let mut depth = 0;
            loop {
                depth += match source.get(at) {
                    Some('[') => 1,
                    Some(']') => -1,
                    Some('!' | '#') if depth == 0 => 0,
                    // A bracket in a string of an attribute would end it too early or too late.
                    Some('"') => {
                        at += 1;
                        while at < source.len() && source[at] != '"' {
                            at += if source[at] == '\\' { 2 } else { 1 };
                        }
                        0
                    }
                    Some(_) => 0,
                    None => break,
                };
                at += 1;
                if depth == 0 && source.get(at - 1) == Some(&']') {
                    break;
                }
            }
        } else {
            bare.push(source[at]);
            at += 1;
            continue;
        }
        // Something stands in its place, so that nothing on either side grows together.
        bare.push(' ');
        bare.extend(source[start..at.min(source.len())].iter().filter(|&&c| c == '\n'));
    }
    bare
}

/// The numbers written in code with their lines, but for 0, 1, 2 and a half, places in a list
/// (`[3]`) and fields of a tuple (`.0`).
fn coefficients(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in bare(text).lines().enumerate() {
        let chars: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            let before = chars[..at].iter().rev().find(|c| !c.is_whitespace()).copied();
            let in_name = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
            if !chars[at].is_ascii_digit() || in_name {
                at += 1;
                continue;
            }
            let start = at;
            let range = at >= 2 && chars[at - 1] == '.' && chars[at - 2] == '.';
            let tuple = !range && before == Some('.');
            while let Some(&c) = chars.get(at) {
                let next = chars.get(at + 1);
                // `1.max(x)` and `1..3` end before the dot; `1.5` and `1.` hold it.
                let point = !tuple
                    && c == '.'
                    && next.is_none_or(|&c| c != '.' && !c.is_alphabetic() && c != '_')
                    && !chars[start..at].contains(&'.');
                let exponent = matches!(c, '+' | '-')
                    && matches!(chars[at - 1], 'e' | 'E')
                    && !chars[start..at].starts_with(&['0', 'x']);
                if !(c.is_alphanumeric() || c == '_' || point || exponent) {
                    break;
                }
                at += 1;
            }
            let literal: String = chars[start..at].iter().collect();
            let plain = literal.replace('_', "");
            let plain = plain.trim_end_matches(|c: char| c == '.');
            let plain = ["f64", "usize", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"]
                .iter()
                .find_map(|kind| plain.strip_suffix(kind))
                .unwrap_or(plain);
            // A place stands alone in brackets that follow a name, a call or another place.
            let opened = chars[..start].iter().rposition(|c| !c.is_whitespace());
            let closes = chars[at..].iter().find(|c| !c.is_whitespace()) == Some(&']');
            let place = closes
                && opened.is_some_and(|i| {
                    chars[i] == '['
                        && i > 0
                        && (chars[i - 1].is_alphanumeric() || matches!(chars[i - 1], '_' | ')' | ']'))
                });
            if !tuple && !place && !["0", "1", "2", "0.0", "1.0", "2.0", "0.5"].contains(&plain) {
                found.push((number + 1, literal));
            }
        }
    }
    found
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

#[test]
fn the_scanner_of_numbers_finds_what_is_written_in_code_and_nothing_else() {
    let innocent = r##"
//! A half-life of 45.0 minutes, of 0.15 and 3.
/* 7.5 /* 8 */ 9 */
#[expect(clippy::cast_lossless, reason = "at most 4096] of them")]
#[doc = "3"]
fn step<'a>(x: &'a [f64; 2], pair: (f64, f64), days: u32) -> f64 {
    let text = "0.15 \" 45.0";
    let raw = r#"a "quoted" 0.3"#;
    let (c, d, tick) = ('9', '\'', '\u{1F600}');
    let v1 = libm::log2(x[3]) + pair.0 + pair.1 + a.b.3.c + f64::from(u8::MAX);
    let w = 0.5 * (1.0 - x[1]) / 2.0 + 1_f64 + 0.0f64 + 2.;
    for _ in 0..days.max(1) {}
    SECONDS_PER_HOUR * rows[10] * call()[4] * grid[2][5]
}
"##;
    assert_eq!(coefficients(innocent), []);
    let guilty = [
        "let a = 0.15;",
        "x * 45.0",
        "1.35f64",
        "3",
        "0..12",
        "x.min(1e-3)",
        "2.5e+3",
        "0x1F",
        "x[i + 3]",
        "let list = [7];",
        "-0.7",
        "1_000",
        "(0.3)",
        "x.powf(.0 + 3.25)",
        "0.50001",
        "\"1\"; 9 // 8",
        "'a'; 4.0",
    ];
    for line in guilty {
        let found = coefficients(&format!("\n{line}\n"));
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert_eq!(found[0].0, 2, "{line}");
    }
    let told = coefficients("a\n/* \n */ b = \"\n\";\nc = 0.15 + 45.0;");
    assert_eq!(told, [(5, "0.15".to_owned()), (5, "45.0".to_owned())]);
}
