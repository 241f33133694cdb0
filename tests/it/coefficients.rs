//! Finds the numbers that stand in source code; `tidy` asks it about the models whose numbers are assumptions.

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
pub(crate) fn coefficients(text: &str) -> Vec<(usize, String)> {
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
            let plain = plain.trim_end_matches('.');
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
