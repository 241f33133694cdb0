//! A real call log, simulated: the bank of Guedj & Mandelbaum, January 1999.
//!
//! Acknowledged as the log's own documentation asks: I. Guedj and A. Mandelbaum, "Call center data", Technion, 2000.

mod day;
mod log;
mod staffing;

use crate::report::{Real, RealRow};
use breather::engine::simulation::arrivals::Source;
use breather::math::law::{Family, Law};
use breather::math::streams::Key;
use day::{BankDay, OVER, Outcome};
use log::Call;
use std::path::Path;

/// Simulations of each day.
const TIMES: u64 = 200;
/// The longest time without a service that counts as on duty, seconds.
const GAP: f64 = 900.0;

/// How the days are simulated.
#[derive(Clone, Copy, Debug)]
struct Way {
    poisson: bool,
    lognormal: bool,
    pause: bool,
    gap: f64,
}

const MAIN: Way = Way { poisson: false, lognormal: false, pause: true, gap: GAP };

struct Month {
    calls: Vec<Call>,
    dates: Vec<String>,
    served: Vec<f64>,
    pause: f64,
}

impl Month {
    fn of(&self, date: &str) -> Vec<&Call> {
        self.calls.iter().filter(|call| call.date == date).collect()
    }

    fn happened(&self, date: Option<&str>) -> Outcome {
        let mut outcome = Outcome::default();
        for call in self.calls.iter().filter(|call| date.is_none_or(|date| call.date == date)) {
            outcome.add(call.waited, call.answered);
        }
        outcome
    }

    /// Simulated days of a date.
    fn simulate(&self, date: &str, way: Way, patience: &Law) -> Option<Vec<Outcome>> {
        let calls = self.of(date);
        let (agents, duties) = staffing::duties(&calls, way.gap);
        let pause = if way.pause { self.pause } else { 0.0 };
        let handling = if way.lognormal {
            let mean = self.served.iter().sum::<f64>() / self.served.len() as f64;
            let square = self.served.iter().map(|time| time * time).sum::<f64>() / self.served.len() as f64;
            let mean_with = mean + pause;
            let deviation = (square - mean * mean).sqrt();
            Law::new(Family::Lognormal, mean_with, Some(deviation / mean_with)).ok()?
        } else {
            Law::table(log::quantiles(self.served.iter().map(|time| time + pause).collect()))?
        };
        let source = if way.poisson {
            let seconds = 1800.0;
            let mut rates = vec![0.0; 60];
            for call in &calls {
                if let Some(rate) = rates.get_mut((call.came / seconds) as usize) {
                    *rate += 1.0 / seconds;
                }
            }
            Source::Profile { rates, seconds }
        } else {
            Source::Given(calls.iter().map(|call| call.came).collect())
        };
        let day = BankDay { source, handling, patience: patience.clone(), agents, duties };
        let key = Key::new(date.bytes().fold(0, |sum, byte| sum * 31 + u64::from(byte)));
        Some((0..TIMES).map(|time| day.simulate(key.child(time))).collect())
    }
}

fn share(part: f64, all: f64) -> Option<f64> {
    (all > 0.0).then(|| part / all)
}

/// All comparisons with the log, if it is there.
#[must_use]
pub fn all(data: &Path) -> Vec<Real> {
    log::read(data).and_then(compare).unwrap_or_default()
}

fn compare(calls: Vec<Call>) -> Option<Vec<Real>> {
    let mut dates: Vec<String> = calls.iter().map(|call| call.date.clone()).collect();
    dates.dedup();
    let served =
        calls.iter().filter(|call| call.answered && call.served > 0.0).map(|call| call.served).collect();
    let pause = staffing::mean_pause(&calls);
    let patience = Law::table(log::patience(&calls))?;
    let month = Month { calls, dates, served, pause };
    let mut main = Vec::new();
    for date in &month.dates {
        main.push(month.simulate(date, MAIN, &patience)?);
    }
    Some(vec![overall(&month, &main), by_day(&month, &main), ways(&month, &patience)?])
}

fn sum(days: &[Vec<Outcome>]) -> Outcome {
    let mut all = Outcome::default();
    days.iter().flatten().for_each(|day| all.merge(day));
    all
}

fn overall(month: &Month, main: &[Vec<Outcome>]) -> Real {
    let (was, is) = (month.happened(None), sum(main));
    let times = TIMES as f64;
    let mut rows = vec![RealRow::new(
        "calls that reached the queue",
        Some(was.calls),
        Some(is.calls / times),
        "calls",
        "given: the moments are the log's own",
    )];
    let reasons = [
        "agents are taken for free between calls whenever on duty; those of the log also did other work, and who did not wait may have been answered by one of the 2 % of calls without a name",
        "as for any wait",
        "as for any wait, and less so the longer the wait",
        "as for any wait, and less so the longer the wait",
        "long waits come from hours in which fewer were there than inferred, or did not take calls",
    ];
    for ((over, reason), place) in OVER.into_iter().zip(reasons).zip(0..) {
        rows.push(RealRow::new(
            &format!("waited longer than {over} s"),
            share(was.over[place], was.calls),
            share(is.over[place], is.calls),
            "share",
            reason,
        ));
    }
    rows.push(RealRow::new(
        "mean wait of all",
        share(was.wait, was.calls),
        share(is.wait, is.calls),
        "s",
        "follows from the shares above",
    ));
    rows.push(RealRow::new(
        "mean wait of who waited",
        share(was.wait, was.over[0]),
        share(is.wait, is.over[0]),
        "s",
        "the log counts whole seconds, and some seconds of ringing",
    ));
    let beside: f64 = month
        .dates
        .iter()
        .map(|date| {
            let calls = month.of(date);
            let (_, duties) = staffing::duties(&calls, GAP);
            staffing::waited_beside_idle(&calls, &duties, month.pause)
        })
        .sum();
    rows.push(RealRow::new(
        "of who waited, those who began to while an agent on duty was off the phone",
        share(beside, was.over[0]),
        None,
        "share",
        "a simulated agent takes the call at once; this, and not chance, makes more callers wait in the log",
    ));
    rows.push(RealRow::new(
        "hung up",
        share(was.abandoned, was.calls),
        share(is.abandoned, is.calls),
        "share",
        "follows the waits: patience is estimated from the same calls",
    ));
    rows.push(RealRow::new(
        "hung up, of who waited",
        share(was.abandoned, was.over[0]),
        share(is.abandoned, is.over[0]),
        "share",
        "fewer wait in the simulation, but longer, and who waits longer hangs up more often",
    ));
    Real {
        title: "A bank's January 1999, call by call".into(),
        about: format!(
            "{} days, {TIMES} simulations of each. Moments of arrival: the log's. Handling: the month's services (quantiles of {} of them) and {:.1} s, the mean time before an agent took a call that was waiting. Patience: Kaplan-Meier from the queue times. On duty: from the first to the last service of a stretch in which an agent's name has no gap above {} minutes. One line for all: priority and the 90 s credit cannot be simulated from the log, because callers were identified only if they waited (95 % of known priorities waited, 23 % of the others). Left out: hang-ups in the voice menu, phantom rows. Early 1999 has many services under 10 s, said to be agents hanging up; they are kept. Source: I. Guedj and A. Mandelbaum, Technion, 2000.",
            month.dates.len(),
            month.served.len(),
            month.pause,
            GAP / 60.0
        ),
        rows,
        within: None,
    }
}

/// Days of the month that the log does not have, in words; empty if it has them all.
fn missing(dates: &[String]) -> String {
    let there = |day: u32| dates.iter().any(|date| date.ends_with(&format!("-{day:02}")));
    let days: Vec<String> = (1..=31).filter(|&day| !there(day)).map(|day| day.to_string()).collect();
    match days.as_slice() {
        [] => String::new(),
        [one] => format!(" {one} January is missing in the file of the log."),
        [first @ .., last] => format!(
            " {} and {last} January are missing in the file of the log, although calls came on them: counts of that year by six minutes have them.",
            first.join(", ")
        ),
    }
}

/// The value that this share of sorted values does not exceed.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or(f64::NAN)
}

/// A figure of a day: name, unit, and how to find it.
type Figure = (&'static str, &'static str, fn(&Outcome) -> f64);

fn by_day(month: &Month, main: &[Vec<Outcome>]) -> Real {
    let mut rows = Vec::new();
    for (date, days) in month.dates.iter().zip(main) {
        let was = month.happened(Some(date));
        let figures: [Figure; 2] = [
            ("mean wait", "s", |day| day.wait / day.calls),
            ("hung up", "share", |day| day.abandoned / day.calls),
        ];
        for (name, unit, of) in figures {
            let mut values: Vec<f64> = days.iter().map(of).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let (low, high) = (quantile(&mut values, 0.025), quantile(&mut values, 0.975));
            let day = date.rsplit('-').next().unwrap_or_default().trim_start_matches('0');
            let what = format!("{day} January, {name}");
            rows.push(RealRow::new(&what, Some(of(&was)), Some(mean), unit, "").between(low, high));
        }
    }
    let within = rows.iter().filter(|row| row.inside() == Some(true)).count();
    let all = rows.len();
    Real {
        title: "The same, day by day".into(),
        about: format!(
            "{within} of {all} figures lie within the middle 95 % of the simulated days. A day that does not had agents who were there and not at the phone, or at the phone and not named, or calls unlike the month's.{}",
            missing(&month.dates)
        ),
        rows,
        within: Some((within, all)),
    }
}

fn ways(month: &Month, patience: &Law) -> Option<Real> {
    let was = month.happened(None);
    let mut rows = Vec::new();
    let list = [
        ("as above", MAIN),
        ("Poisson arrivals with the day's half-hours", Way { poisson: true, ..MAIN }),
        ("lognormal handling with the same mean and deviation", Way { lognormal: true, ..MAIN }),
        ("no seconds between calls", Way { pause: false, ..MAIN }),
        ("on duty: gaps to 5 minutes", Way { gap: 300.0, ..MAIN }),
        ("on duty: gaps to 10 minutes", Way { gap: 600.0, ..MAIN }),
        ("on duty: gaps to 30 minutes", Way { gap: 1800.0, ..MAIN }),
    ];
    for (name, way) in list {
        let mut is = Outcome::default();
        for date in &month.dates {
            month.simulate(date, way, patience)?.iter().for_each(|day| is.merge(day));
        }
        rows.push(RealRow::new(
            &format!("waited: {name}"),
            share(was.over[0], was.calls),
            share(is.over[0], is.calls),
            "share",
            "",
        ));
        rows.push(RealRow::new(
            &format!("mean wait: {name}"),
            share(was.wait, was.calls),
            share(is.wait, is.calls),
            "s",
            "",
        ));
        rows.push(RealRow::new(
            &format!("hung up: {name}"),
            share(was.abandoned, was.calls),
            share(is.abandoned, is.calls),
            "share",
            "",
        ));
    }
    Some(Real {
        title: "What the assumptions do".into(),
        about:
            "The month again, one assumption changed at a time. Who was on duty matters more than any law."
                .into(),
        rows,
        within: None,
    })
}
