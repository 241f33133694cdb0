//! The call log: which calls waited for an agent, for how long, and who answered.

use crate::table::Table;
use std::path::Path;

/// A call that reached the agents' queue.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) date: String,
    /// When it left the voice menu, seconds after midnight.
    pub(super) came: f64,
    pub(super) waited: f64,
    pub(super) answered: bool,
    pub(super) begins: f64,
    pub(super) served: f64,
    /// Blank where the log names nobody.
    pub(super) server: String,
}

/// The calls in order of their days and times; hang-ups in the menu and phantom rows are left out.
pub(super) fn read(folder: &Path) -> Option<Vec<Call>> {
    let table = Table::read(&folder.join("anonymous_bank_1999_01.csv"))?;
    let mut calls: Vec<Call> = table
        .rows()
        .filter(|row| {
            row.text("outcome") == "AGENT" || (row.text("outcome") == "HANG" && row.number("q_time_s") > 0.0)
        })
        .map(|row| {
            let queued = row.number("q_start_s");
            let menu = row.number("vru_entry_s") + row.number("vru_time_s").max(0.0);
            Call {
                date: row.text("date").to_owned(),
                came: if queued > 0.0 { queued } else { menu },
                waited: row.number("q_time_s"),
                answered: row.text("outcome") == "AGENT",
                begins: row.number("ser_start_s"),
                served: row.number("ser_time_s"),
                server: row.text("server").to_owned(),
            }
        })
        .collect();
    calls.sort_by(|a, b| a.date.cmp(&b.date).then(a.came.total_cmp(&b.came)));
    Some(calls)
}

/// The quantile function of values as they are: steps from one to the next are smoothed over.
pub(super) fn quantiles(mut values: Vec<f64>) -> Vec<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let last = (values.len().max(2) - 1) as f64;
    values.iter().enumerate().map(|(place, &value)| (place as f64 / last, value)).collect()
}

/// How long callers are willing to wait, by Kaplan & Meier (1958): who is answered was willing to wait longer. Ends below
/// probability 1 if the longest wait was answered.
pub(super) fn patience(calls: &[Call]) -> Vec<(f64, f64)> {
    let mut waits: Vec<(f64, bool)> =
        calls.iter().filter(|call| call.waited > 0.0).map(|call| (call.waited, call.answered)).collect();
    waits.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut points = vec![(0.0, 0.0)];
    let mut survive = 1.0;
    let mut at = 0;
    while at < waits.len() {
        let time = waits[at].0;
        let here = waits[at..].iter().take_while(|wait| wait.0 <= time).count();
        let gone = waits[at..at + here].iter().filter(|wait| !wait.1).count();
        survive *= 1.0 - gone as f64 / (waits.len() - at) as f64;
        if gone > 0 {
            points.push((1.0 - survive, time));
        }
        at += here;
    }
    points
}
