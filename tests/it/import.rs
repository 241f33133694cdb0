//! Import of call volumes: real files, every dialect and layout, and garbage.

use breather::import::{Options, Volumes, volumes};
use breather::input::Value;
use breather::problem::{Code, Problem};

fn options(entries: &[(&str, Value)]) -> Options {
    let map = entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Options::from_input(&Value::Map(map)).expect("the options are valid")
}

fn import(text: &str) -> Volumes {
    volumes(text, &Options::default(), &mut |_| {}).unwrap_or_else(|problems| panic!("{problems}: {problems:?}"))
}

fn import_with(text: &str, entries: &[(&str, Value)]) -> Volumes {
    volumes(text, &options(entries), &mut |_| {}).unwrap_or_else(|problems| panic!("{problems}: {problems:?}"))
}

fn problems_with(text: &str, entries: &[(&str, Value)]) -> Vec<Problem> {
    match volumes(text, &options(entries), &mut |_| {}) {
        Ok(volumes) => panic!("problems were expected, but {} calls were read", volumes.total_calls),
        Err(problems) => problems.into_list(),
    }
}

fn problems(text: &str) -> Vec<Problem> {
    problems_with(text, &[])
}

/// A file of the shared data, or `None` with a printed line where it is absent.
fn shared(name: &str) -> Option<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(_) => {
            println!("skipped: ../shared/data/{name} is absent");
            None
        }
    }
}

#[test]
fn look() {
    for name in ["na_bank_calls_5min_2003.csv", "anonymous_bank_1999_counts_6min.csv", "kaggle_call_center_daily.csv", "pwc_phonenow_calls_synthetic.csv", "oliva_sterman_lending_center_weekly.csv", "anonymous_bank_1999_01.csv"] {
        let Some(text) = shared(name) else { continue };
        let t = std::time::Instant::now();
        match volumes(&text, &Options::default(), &mut |_| {}) {
            Err(p) => println!("{name}: {:#?}", p.list()),
            Ok(v) => {
                println!("{name} {:?}: {} {} {:?}", t.elapsed(), v.total_calls, v.dates.len(), v.understood.given);
                for n in v.notes.iter().take(14) { println!("  {:?} {} {:?} {:?}", n.code, n.message, n.got, n.line) }
                println!("{} {} {:?} {:?} amb {:?}", v.notes.len(), v.rows_used, v.understood.layout, v.understood.interval_minutes, v.understood.ambiguous);
                println!("{:?} {:?} {:?} {:?} {:?}", v.profile.trend_per_week, v.profile.day_to_day_cv, v.profile.dispersion, v.profile.open_minutes, v.profile.days_by_weekday);
                println!("{:?}", v.profile.weeks.iter().take(4).collect::<Vec<_>>());
            }
        }
    }
}
