//! The day behind the call: laws that hold between one agent's day and the run it is taken from.

use breather::input::Value;
use breather::{simulate, trace_day};

fn scenario() -> Value {
    Value::object(vec![
        ("preset", "helpDesk20".into()),
        ("calendar", Value::object(vec![("horizonWeeks", 3.0.into())])),
    ])
}

fn day_of(day: f64, place: usize) -> breather::boundary::AgentDayView {
    let options = Value::object(vec![
        ("seed", 5.0.into()),
        ("replication", 1.0.into()),
        ("day", day.into()),
        ("place", (place as f64).into()),
    ]);
    trace_day(&scenario(), &options).expect("a day of this scenario")
}

/// Law: the calls of everybody's days are the run's answered calls, and nobody has two at once.
#[test]
fn the_days_of_all_agents_are_the_run() {
    let options =
        Value::object(vec![("seed", 5.0.into()), ("first", 1.0.into()), ("replications", 1.0.into())]);
    let run = simulate(&scenario(), &options).expect("a run");
    let answered = run.metrics.0.iter().find(|(id, _)| *id == "answered").expect("a figure").1.estimate.mean;
    let places = 30;
    let mut calls = 0;
    let mut works = 0;
    for day in 0..21 {
        for place in 0..places {
            let told = day_of(f64::from(day), place);
            calls += told.calls.len();
            works += usize::from(told.status == "works");
            for pair in told.calls.windows(2) {
                assert!(
                    pair[0].ends <= pair[1].taken + 1e-6,
                    "two calls at once on day {day} at place {place}"
                );
            }
            for call in &told.calls {
                let on = told.stretches.iter().any(|s| (s.from - 1e-6..=s.to + 1e-6).contains(&call.taken));
                // A pause that begins late ends late, so that the stretch after it begins late as well.
                assert!(on, "a call taken off the phone on day {day} at place {place}");
                assert!(
                    (0.0..=1.0).contains(&call.fatigue_before) && (0.0..=1.0).contains(&call.fatigue_after)
                );
                assert!(call.severity == 0.0 || call.hostile);
            }
            assert!(told.calls.is_empty() || told.status == "works");
            if told.status == "vacant" {
                assert!(told.strain.is_none() && told.strain_by_week.week.is_empty());
            }
        }
    }
    assert_eq!(calls as f64, answered.expect("calls"), "calls of all days");
    assert!(works > 200, "{works} days worked");
}
