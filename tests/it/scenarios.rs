//! From an input to a scenario: what its fields do to calls, handling times and goals. Each test is a *law* of the
//! input's meaning; expectations are worked out from the fields' definitions.

use crate::planning::scenario;
use breather::scenario::{CallQueue, Scenario};
use breather::units::DAYS_PER_WEEK;

/// The one queue of a scenario.
fn queue(scenario: &Scenario) -> &CallQueue {
    let [queue] = scenario.queues() else { panic!("one queue is stated") };
    queue
}

/// The calls of each weekday.
fn by_day(scenario: &Scenario) -> Vec<f64> {
    let per_day = scenario.calendar().intervals_per_day();
    queue(scenario).calls.chunks(per_day).map(|day| day.iter().sum()).collect()
}

fn near(got: f64, want: f64, what: &str) {
    assert!((got - want).abs() <= 1e-12 * want.abs().max(1.0), "{what}: {got} is not {want}");
}

/// A week of calls that names each of its intervals by its number, as JSON.
fn numbered(count: usize, first: usize) -> String {
    let numbers: Vec<String> = (first..first + count).map(|number| number.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

#[test]
fn null_takes_a_goal_away() {
    for preset in ["serviceCentre100", "helpDesk20", "outsourcer400"] {
        let stated = scenario(&format!(r#"{{"preset": "{preset}"}}"#));
        assert!(stated.goals().service_level.is_some() && stated.goals().occupancy.is_some(), "{preset}");
        let without = scenario(&format!(r#"{{"preset": "{preset}", "goals": {{"occupancy": null}}}}"#));
        assert!(without.goals().occupancy.is_none(), "{preset}: null is not the preset's value");
        assert_eq!(without.goals().service_level, stated.goals().service_level, "{preset}: others stand");
        let absent = scenario(&format!(r#"{{"preset": "{preset}", "goals": {{}}}}"#));
        assert_eq!(
            absent.goals().occupancy,
            stated.goals().occupancy,
            "{preset}: saying nothing is not null"
        );
    }
}

#[test]
fn volume_change_scales_every_interval() {
    let given = numbered(336, 0);
    for fields in [r#""callsPerWeek": 9000"#.to_owned(), format!(r#""callsByInterval": {given}"#)] {
        let at = |change: f64| {
            scenario(&format!(
                r#"{{"calendar": {{"intervalMinutes": 30}}, "queues": [{{{fields}, "volumeChange": {change}}}]}}"#
            ))
        };
        let (plain, grown) = (at(0.0), at(0.25));
        let (before, after) = (&queue(&plain).calls, &queue(&grown).calls);
        assert_eq!(before.len(), 336);
        assert!(before.iter().sum::<f64>() > 1000.0);
        for (&a, &b) in before.iter().zip(after) {
            near(b, 1.25 * a, "an interval");
        }
        assert_eq!(queue(&plain).handle, queue(&grown).handle, "handling times are not volumes");
        near(by_day(&at(-0.5)).iter().sum(), 0.5 * by_day(&plain).iter().sum::<f64>(), "half a week");
    }
}

#[test]
fn handle_change_scales_every_interval() {
    // Interval 0 has no measured time and so the queue's own, 200 + 20 + 30 seconds.
    let given = numbered(336, 0);
    for (fields, own) in [(String::new(), true), (format!(r#", "handleSecondsByInterval": {given}"#), false)]
    {
        let at = |change: f64| {
            scenario(&format!(
                r#"{{"calendar": {{"intervalMinutes": 30}}, "queues": [{{"talkSeconds": 200, "holdSeconds": 20,
                    "afterCallSeconds": 30, "handleChange": {change}{fields}}}]}}"#
            ))
        };
        let (plain, longer) = (at(0.0), at(0.1));
        assert_eq!(queue(&longer).handle.len(), 336);
        for (number, (before, after)) in
            (0_u32..).zip(queue(&plain).handle.iter().zip(&queue(&longer).handle))
        {
            let seconds = if own || number == 0 { 250.0 } else { f64::from(number) };
            near(before.get(), seconds, "before");
            near(after.get(), 1.1 * seconds, "after");
        }
        assert_eq!(queue(&plain).calls, queue(&longer).calls, "volumes are not handling times");
    }
}

#[test]
fn calls_by_interval_take_the_place_of_weekly_calls() {
    let given = numbered(168, 1);
    let both = scenario(&format!(
        r#"{{"calendar": {{"intervalMinutes": 60}}, "queues": [{{"callsPerWeek": 5,
            "weekdayWeights": [1, 0, 0, 0, 0, 0, 0], "callsByInterval": {given}}}]}}"#
    ));
    let expected: Vec<f64> = (1..=168_u32).map(f64::from).collect();
    assert_eq!(queue(&both).calls, expected);
}

#[test]
fn opening_hours_cut_the_profile() {
    // Tuesday opens within an interval, at 9:15, and Sunday is closed.
    let at = |interval: u32| {
        scenario(&format!(
            r#"{{"calendar": {{"intervalMinutes": {interval}, "opensHour": [8, 9.25, 8, 8, 8, 10, 0],
                "closesHour": [18, 18, 18, 18, 24, 14.5, 0]}},
                "queues": [{{"callsPerWeek": 7000, "weekdayWeights": [2, 1, 1, 1, 1, 1, 5],
                "hourlyWeights": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}]}}"#
        ))
    };
    for interval in [15, 30, 60] {
        let cut = at(interval);
        let (calendar, calls) = (cut.calendar(), &queue(&cut).calls);
        near(calls.iter().sum(), 7000.0, "the week");
        // The closed day's weight goes to the others; theirs keep their ratios whatever their hours.
        for (got, want) in by_day(&cut).into_iter().zip([2000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 0.0])
        {
            near(got, want, "a day");
        }
        let per_day = calendar.intervals_per_day();
        assert_eq!(calls.len(), DAYS_PER_WEEK * per_day);
        for (at, &calls) in calls.iter().enumerate() {
            assert_eq!(calls > 0.0, calendar.is_open(at / per_day, at % per_day), "interval {at}");
        }
    }
    // Tuesday's even hours: 8.75 of them, of which the interval from 9 to 10 has three quarters.
    near(queue(&at(60)).calls[24 + 9], 1000.0 * 0.75 / 8.75, "a quarter of an hour late");
}

#[test]
fn closed_days_get_no_calls() {
    for preset in ["serviceCentre100", "helpDesk20"] {
        let centre = scenario(&format!(r#"{{"preset": "{preset}"}}"#));
        let mut closed = 0;
        for (day, calls) in by_day(&centre).into_iter().enumerate() {
            let (opens, closes) = centre.calendar().open_minutes[day];
            assert_eq!(calls == 0.0, opens == closes, "{preset}, weekday {day}: {calls}");
            closed += u32::from(opens == closes);
        }
        assert!(closed > 0, "{preset} has a day off");
    }
    // A centre that never opens has no calls at all, whatever the week's total.
    let never = scenario(
        r#"{"calendar": {"opensHour": [8, 8, 8, 8, 8, 8, 8], "closesHour": [8, 8, 8, 8, 8, 8, 8]},
            "queues": [{"callsPerWeek": 7000}]}"#,
    );
    assert_eq!(queue(&never).calls.iter().sum::<f64>(), 0.0);
}
