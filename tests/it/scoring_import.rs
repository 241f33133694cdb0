//! Agents' figures from files: what was written comes back, and what cannot be used is told by line and column.

use crate::support::runner;
use breather::boundary::AgentsView;
use breather::input::Value;
use breather::problem::Problems;
use breather::scoring::figures::Column;
use breather::{import_agents, scorecard_columns};
use proptest::prelude::*;

fn file(name: &str) -> String {
    let path = format!("{}/tests/data/scoring/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(text: &str, options: Vec<(&str, Value)>) -> Result<AgentsView, Problems> {
    import_agents(text, &Value::object(options), &mut |_| {})
}

fn rest(text: &str) -> AgentsView {
    read(text, vec![("acceptRest", Value::Flag(true))]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn column<'a>(view: &'a AgentsView, name: &str) -> &'a [f64] {
    view.agents.columns.iter().find(|(known, _)| *known == name).map_or(&[], |(_, column)| column.as_slice())
}

fn told(problems: &Problems) -> Vec<(u32, u32, &'static str)> {
    let place = |number: Option<u32>| number.unwrap_or(0);
    problems.list().iter().map(|p| (place(p.line), place(p.column), p.code.as_str())).collect()
}

#[test]
fn law_a_usual_report_is_understood() {
    let view = read(&file("report.csv"), vec![]).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!((view.rows_read, view.rows_used), (4, 4));
    assert_eq!(view.understood.id_column, Some(1));
    let used: Vec<&str> = view.understood.used.iter().map(|used| used.figure).collect();
    let expected = [
        "calls",
        "handleSeconds",
        "afterCallSeconds",
        "qaScore",
        "qaEvaluations",
        "satisfaction",
        "surveys",
        "resolvedShare",
        "adherenceShare",
        "scheduledDays",
        "attendanceShare",
        "compliments",
        "hostileShare",
    ];
    assert_eq!(used, expected);
    assert_eq!(column(&view, "calls"), [1204.0, 988.0, 1102.0, 640.0]);
    assert_eq!(column(&view, "handleSeconds"), [312.0, 365.0, 298.5, 401.0]);
    // 71 % and 0.71 are the same share.
    assert_eq!(column(&view, "resolvedShare"), [0.71, 0.68, 0.74, 0.66]);
    assert_eq!(column(&view, "attendanceShare"), [0.95, 1.0, 0.9, 1.0]);
    // The total at the end is no agent.
    assert!(view.notes.iter().any(|note| note.code == "left_out" && note.line == Some(7)));
}

#[test]
fn law_other_dialects_are_understood() {
    let view = read(&file("european.csv"), vec![]).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!((view.understood.separator, view.understood.decimal_mark), ("semicolon", "comma"));
    assert_eq!(column(&view, "calls"), [1204.0, 988.0, 1102.0]);
    assert_eq!(column(&view, "handleSeconds"), [312.5, 365.25, 298.0]);
    assert_eq!(column(&view, "qaScore"), [85.5, 79.0, 88.25]);
    let pasted =
        "Name\tCalls\tAHT (min)\tQA score\tQA evaluations\nA B\t100\t5:12\t80\t6\nC D\t120\t4.5\t90\t6\n";
    let view = read(pasted, vec![]).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(column(&view, "handleSeconds"), [312.0, 270.0]);
    let bare = "7,100,300\n8,120,310\n";
    let columns =
        Value::object(vec![("id", 1.0.into()), ("calls", 2.0.into()), ("handleSeconds", 3.0.into())]);
    let view = read(bare, vec![("headerRow", Value::Flag(false)), ("columns", columns)]).unwrap();
    assert_eq!(
        (view.agents.id.join(" "), column(&view, "calls").to_vec()),
        ("7 8".to_owned(), vec![100.0, 120.0])
    );
}

#[test]
fn law_every_bad_cell_is_told_where_it_is() {
    let text = file("bad.csv");
    let problems = read(&text, vec![]).expect_err("bad cells");
    let expected = [
        (3, 2, "empty_cell"),
        (4, 3, "not_a_number"),
        (5, 1, "duplicate"),
        (6, 2, "no_samples"),
        (7, 3, "negative"),
        (8, 6, "impossible"),
        (9, 1, "empty_cell"),
        (10, 8, "ragged_row"),
        (1, 7, "missing"),
    ];
    assert_eq!(told(&problems), expected);
    // The rest, and what of it was left out, only if the person agrees.
    let view = rest(&text);
    assert_eq!(view.agents.id, ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr", "Ed Poe", "Flo Ito"]);
    assert!(column(&view, "calls")[1].is_nan() && column(&view, "handleSeconds")[2].is_nan());
    assert!(column(&view, "calls")[3].is_nan(), "no calls are no samples");
    assert_eq!(column(&view, "qaScore")[5], 82.0);
    assert_eq!(view.notes.iter().filter(|note| note.message.ends_with("; left out")).count(), 9);
    // What is left can be scored.
    let columns: Vec<(String, Vec<f64>)> =
        view.agents.columns.iter().map(|(name, column)| ((*name).to_owned(), column.clone())).collect();
    let card = scorecard_columns(&Value::Map(Vec::new()), view.agents.id, columns).unwrap();
    assert_eq!(card.agents.score.len(), 6);
}

#[test]
fn law_files_that_compare_nobody_are_told() {
    let header = "agent,calls,AHT\n";
    let one = format!("{header}a,100,300\n");
    assert_eq!(told(&read(&one, vec![]).expect_err("one row")), [(2, 1, "too_short")]);
    assert_eq!(rest(&one).agents.id, ["a"]);
    let equal = format!("{header}a,100,300\nb,90,300\n");
    assert_eq!(told(&read(&equal, vec![]).expect_err("all equal")), [(1, 3, "no_spread")]);
    assert_eq!(column(&rest(&equal), "handleSeconds"), [300.0, 300.0]);
    let nobody = format!("{header}a,0,300\nb,0,280\n");
    let told_of_nobody = told(&read(&nobody, vec![]).expect_err("zero calls"));
    assert_eq!(told_of_nobody[..2], [(2, 2, "no_samples"), (3, 2, "no_samples")]);
    let without = "agent,calls,QA score\na,100,80\nb,90,70\n";
    assert_eq!(told(&read(without, vec![]).expect_err("no evaluations")), [(1, 3, "missing")]);
    for text in [
        "",
        "  \n",
        "hello",
        "a,b\nc,d\n",
        "agent,calls,AHT\n",
        "\u{feff}",
        "\0\0\0",
        "agent,calls,AHT\ntotal,1,2",
    ] {
        let problems = read(text, vec![("acceptRest", Value::Flag(true))]).expect_err("nothing to read");
        assert!(
            problems.list().iter().all(|problem| problem.line.is_some() && problem.column.is_some()),
            "{text:?}"
        );
    }
}

#[test]
fn law_names_that_are_replaced_are_in_nothing_that_comes_out() {
    let text = "Agent name,calls,AHT\nAnn Lee,100,300\nAl Low,90,310\nAnn Lee,80,\"x\"\nBo Ray,oops,1\n";
    for (names, expected) in [("initials", ["AL", "AL 2"]), ("numbers", ["1", "2"])] {
        let problems = read(text, vec![("names", names.into())]).expect_err("bad cells");
        let options = vec![("names", names.into()), ("acceptRest", Value::Flag(true))];
        let view = read(text, options).unwrap();
        assert_eq!(view.agents.id, expected);
        for printed in [format!("{view:?}"), format!("{problems:?}")] {
            for name in ["Ann", "Lee", "Low", "Ray"] {
                assert!(!printed.contains(name), "{names}: {name}");
            }
        }
    }
}

#[test]
fn law_progress_rises_to_the_end() {
    let mut text = "agent,calls,AHT,QA score,evaluations\n".to_owned();
    for i in 0..100_000 {
        text.push_str(&format!("p{i},{},{},{}.5,6\n", 100 + i % 700, 200 + i % 300, 60 + i % 40));
    }
    let mut told = Vec::new();
    let view = import_agents(&text, &Value::Absent, &mut |share| told.push(share)).unwrap();
    assert_eq!((view.rows_used, view.agents.id.len()), (100_000, 100_000));
    assert!(told.len() >= 150 && told.windows(2).all(|pair| pair[0] <= pair[1]), "{}", told.len());
    let one_more = text + "q,100,200,70.5,6\n";
    assert_eq!(rest(&one_more).notes.last().map(|note| note.code), Some("too_long"));
}

/// *Law*: figures that are written come back, whatever the separator, the mark and the order of columns.
#[test]
fn law_what_is_written_comes_back() {
    let row = (1..5000_u32, 1..40_000_u32, 1..1000_u32);
    let file = (proptest::collection::vec(row, 2..40), 0..4_usize, any::<bool>());
    let found = runner(200, 61).run(&file, |(rows, dialect, turned)| {
        let (separator, comma) = [(",", false), (";", true), ("\t", true), ("|", false)][dialect];
        let decimal = |tenths: u32| {
            let text = format!("{}.{}", tenths / 10, tenths % 10);
            if comma { text.replace('.', ",") } else { text }
        };
        let mut lines =
            vec![vec!["Agent".to_owned(), "Calls".to_owned(), "AHT".to_owned(), "FCR %".to_owned()]];
        for (i, (calls, handle, resolved)) in rows.iter().enumerate() {
            lines.push(vec![format!("p{i}"), calls.to_string(), decimal(*handle), decimal(*resolved)]);
        }
        if turned {
            for line in &mut lines {
                line.reverse();
            }
        }
        let text = lines.iter().map(|line| line.join(separator)).collect::<Vec<_>>().join("\r\n");
        let view = rest(&text);
        prop_assert_eq!(view.agents.id.len(), rows.len());
        for (i, (calls, handle, resolved)) in rows.iter().enumerate() {
            prop_assert_eq!(column(&view, "calls")[i], f64::from(*calls));
            prop_assert!((column(&view, "handleSeconds")[i] - f64::from(*handle) / 10.0).abs() < 1e-9);
            let share = column(&view, "resolvedShare")[i];
            // A file of nothing above one per cent may be shares, and says so.
            let percent = (share - f64::from(*resolved) / 1000.0).abs() < 1e-9;
            let ambiguous = view.understood.ambiguous.contains(&"resolvedShare");
            prop_assert!(percent || ambiguous, "{share} {resolved}");
        }
        Ok(())
    });
    found.unwrap_or_else(|error| panic!("{error}"));
}

/// *Law*: no text breaks the reader, and what it gives can be scored or is refused with problems.
#[test]
fn law_no_text_breaks_the_reader() {
    let text = "(agent|calls|AHT|QA|evaluations|FCR|total|[0-9.,%-]{1,5}|[;,\t|\n\"]|\\PC){0,60}";
    let found = runner(400, 62).run(&(text, any::<bool>()), |(text, header)| {
        let text = if header { format!("agent,calls,AHT,FCR,adherence,days\n{text}") } else { text };
        for accept in [false, true] {
            if let Ok(view) = read(&text, vec![("acceptRest", Value::Flag(accept))]) {
                let columns =
                    view.agents.columns.iter().map(|(name, list)| ((*name).to_owned(), list.clone()));
                let design = Value::Map(Vec::new());
                if let Ok(card) = scorecard_columns(&design, view.agents.id.clone(), columns.collect()) {
                    for (name, list) in card.agents.columns() {
                        prop_assert!(list.iter().all(|figure| figure.is_finite()), "{name} {text:?}");
                    }
                }
            }
        }
        Ok(())
    });
    found.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn law_columns_are_known_by_their_own_names_too() {
    for known in Column::ALL {
        let name = known.row().name;
        let text = format!("agent,calls,handleSeconds,{name}\na,100,300,0.5\nb,90,310,0.25\n");
        let view = rest(&text);
        assert!(view.understood.used.iter().any(|used| used.figure == name), "{name}");
    }
}
