//! What calls do to a person within a day, and the person to calls, law by law.

use super::support::runner;
use breather::assumptions::Assumptions;
use breather::engine::people::Climate;
use breather::engine::people::calls::{CallLaws, OnCalls};
use breather::engine::signals::{Contact, Story};
use breather::math::streams::Key;
use proptest::prelude::*;

const HALF_SHIFT: f64 = 4.0 * 3600.0;

fn laws(a: &Assumptions, pause: f64) -> CallLaws {
    CallLaws::new(a, &[a.hostile_share], 1.0, HALF_SHIFT, pause)
}

fn person() -> OnCalls {
    OnCalls { fatigue: 0.5, pace: 1.0, odds: 1.0, ..OnCalls::default() }
}

fn contact(number: u64, taken: f64, waited: f64) -> Contact {
    Contact { key: Key::new(4).child(number), queue: 0, attempt: 1, story: Story::default(), taken, waited }
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

/// Law: a break of the registry's length leaves what it should, two leave that twice over, and half a break its root.
#[test]
fn law_breaks_remove_their_share() {
    let mut a = Assumptions::defaults();
    // Without the half-life of time between calls, which goes on outside the break.
    a.fatigue_half_life = f64::INFINITY;
    let laws = laws(&a, 0.0);
    for (breaks, left) in [(1.0, 0.75), (2.0, 0.75 * 0.75), (0.5, libm::sqrt(0.75)), (0.0, 1.0)] {
        let mut rested = person();
        let length = breaks * a.break_minutes * 60.0;
        laws.rested(&mut rested, length, length);
        close(rested.fatigue, 0.5 * left);
        close(rested.since, length);
    }
}

/// Law: idle time halves fatigue every half-life, before a call as before a break that was short.
#[test]
fn law_idle_time_halves_fatigue() {
    let mut a = Assumptions::defaults();
    a.fatigue_growth = 0.0;
    let laws = laws(&a, 0.0);
    let idle = a.fatigue_half_life * 60.0;
    let mut called = person();
    let before = laws.handled(&mut called, idle, idle + 300.0, 0.0);
    close(before, 0.25);
    close(called.fatigue, 0.25);
    close(called.busy, 300.0);
    let mut back = person();
    laws.rested(&mut back, 2.0 * idle, 0.0);
    close(back.fatigue, 0.125);
}

/// Law: an hour of calls takes fatigue the growth's part of the rest of the way, however it is cut into calls.
#[test]
fn law_busy_time_adds_up() {
    let a = Assumptions::defaults();
    let laws = laws(&a, 0.0);
    let (mut once, mut often) = (person(), person());
    laws.handled(&mut once, 0.0, 3600.0, 0.0);
    for call in 0..12 {
        laws.handled(&mut often, 300.0 * f64::from(call), 300.0 * f64::from(call + 1), 0.0);
    }
    close(once.fatigue, often.fatigue);
    close(1.0 - once.fatigue, 0.5 * libm::exp(-a.fatigue_growth));
}

/// Law: a hostile call takes fatigue a jump of the remaining way, more for a severe one, and a pause its part of that.
#[test]
fn law_hostile_calls_jump_and_pauses_help() {
    let mut a = Assumptions::defaults();
    a.fatigue_growth = 0.0;
    let at_once = laws(&a, 0.0);
    let mut hit = person();
    at_once.handled(&mut hit, 0.0, 300.0, 1.0);
    close(hit.fatigue, 0.5 + 0.5 * a.hostile_fatigue_jump);
    close(hit.exposure, 1.0);
    let mut twice = person();
    at_once.handled(&mut twice, 0.0, 300.0, 2.0);
    close(1.0 - twice.fatigue, 0.5 * (1.0 - a.hostile_fatigue_jump) * (1.0 - a.hostile_fatigue_jump));
    let paused = laws(&a, a.pause_minutes * 60.0);
    let mut calmer = person();
    paused.handled(&mut calmer, 0.0, 300.0, 1.0);
    close(calmer.fatigue - 0.5, (hit.fatigue - 0.5) * (1.0 - a.pause_removes));
    close(calmer.since, 300.0 + a.pause_minutes * 60.0);
    close(paused.pause(1.0), a.pause_minutes * 60.0);
    close(paused.pause(0.0), 0.0);
}

/// How many of a hundred thousand calls come hostile, are hostile to the person, and how severe they are together.
fn hostile(a: &Assumptions, (angry, odds, waited): (f64, f64, f64), climate: &Climate) -> (f64, f64, f64) {
    let mut laws = CallLaws::new(a, &[a.hostile_share], angry, HALF_SHIFT, 0.0);
    laws.follow(climate);
    let person = OnCalls { odds, ..person() };
    let (mut came, mut felt, mut sum) = (0.0, 0.0, 0.0);
    for number in 0..100_000 {
        let (severity, hostile) = laws.severity(&person, &contact(number, 0.0, waited), 1.0);
        assert!(hostile || severity == 0.0);
        came += f64::from(u8::from(hostile));
        felt += f64::from(u8::from(severity > 0.0));
        sum += severity;
    }
    (came / 1e5, felt / 1e5, sum / felt.max(1.0))
}

/// Theory: odds multiply. Of a share p among 100 000 calls the standard error is √(p (1 − p) ÷ 100 000); four of them.
#[test]
fn theory_odds_of_hostility_multiply() {
    let a = Assumptions::defaults();
    let minutes = 12.0;
    for (angry, odds, waited) in
        [(1.0, 1.0, 0.0), (2.0, 1.0, 0.0), (1.0, 1.6, 0.0), (0.5, 1.2, 60.0 * minutes)]
    {
        let factor = angry * odds * libm::exp(a.hostile_wait_log_odds * waited / 60.0);
        let told = factor * a.hostile_share / (1.0 - a.hostile_share);
        let share = told / (1.0 + told);
        let (came, felt, severity) = hostile(&a, (angry, odds, waited), &Climate::NONE);
        let error = (share * (1.0 - share) / 1e5).sqrt();
        assert!((came - share).abs() < 4.0 * error, "{came} of {share}");
        assert_eq!(came.to_bits(), felt.to_bits());
        // Severity has mean 1 and the stated scatter.
        let error = a.hostile_severity_cv / (share * 1e5).sqrt();
        assert!((severity - 1.0).abs() < 4.0 * error, "severity {severity}");
    }
    let calmed = Climate { calmed: 0.25, ..Climate::NONE };
    let (came, felt, _) = hostile(&a, (1.0, 1.0, 0.0), &calmed);
    let error = (0.25 * 0.75 / (1e5 * came)).sqrt();
    assert!((felt / came - 0.75).abs() < 4.0 * error, "calmed all but {}", felt / came);
}

/// Law: the same caller who is hostile is so under every policy that does not make hostility rarer.
#[test]
fn law_hostility_belongs_to_the_caller() {
    let a = Assumptions::defaults();
    let laws = laws(&a, 0.0);
    let (calm, strained) = (person(), OnCalls { odds: 1.5, ..person() });
    let mut more = 0;
    for number in 0..20_000 {
        let here = laws.severity(&calm, &contact(number, 0.0, 0.0), 1.0);
        let there = laws.severity(&strained, &contact(number, 5000.0, 200.0), 1.0);
        assert!(!here.1 || here == there, "severity is the caller's too");
        more += u32::from(there.1 && !here.1);
    }
    assert!(more > 300, "{more}");
}

/// Law: each coefficient at its neutral value leaves what it acts on as if it were not there.
#[test]
fn law_neutral_values_remove_their_effect() {
    let base = Assumptions::defaults();
    let with = |change: &dyn Fn(&mut Assumptions)| {
        let mut a = base;
        change(&mut a);
        a
    };
    // No hostile calls: nobody is hostile, and handling time is the queue's own at the middle of a shift.
    let none = with(&|a| a.hostile_share = 0.0);
    assert_eq!(hostile(&none, (8.0, 3.0, 900.0), &Climate::NONE).0, 0.0);
    let no_hours = with(&|a| (a.handle_per_hour, a.hostile_handle_factor) = (0.0, 1.0));
    for severity in [0.0, 2.0] {
        for taken in [0.0, 30_000.0] {
            assert_eq!(laws(&no_hours, 0.0).pace(&person(), &contact(1, taken, 0.0), severity), 1.0);
        }
    }
    let even = with(&|a| a.hostile_severity_cv = 0.0);
    close(hostile(&even, (1.0, 1.0, 0.0), &Climate::NONE).2, 1.0);
    let patient = with(&|a| a.hostile_wait_log_odds = 0.0);
    assert_eq!(
        hostile(&patient, (1.0, 1.0, 3600.0), &Climate::NONE),
        hostile(&patient, (1.0, 1.0, 0.0), &Climate::NONE)
    );
    let tireless = with(&|a| (a.fatigue_growth, a.hostile_fatigue_jump) = (0.0, 0.0));
    let mut worked = person();
    laws(&tireless, 0.0).handled(&mut worked, 0.0, 7200.0, 3.0);
    close(worked.fatigue, 0.5);
    let unmoved = with(&|a| (a.break_removes, a.pause_removes) = (0.0, 0.0));
    let (mut rested, mut idle) = (person(), person());
    laws(&unmoved, 0.0).rested(&mut rested, 600.0, 0.0);
    laws(&unmoved, 0.0).rested(&mut idle, 600.0, 0.0);
    assert_eq!(rested, idle);
    let (mut paused, mut at_once) = (person(), person());
    laws(&unmoved, 120.0).handled(&mut paused, 0.0, 300.0, 1.0);
    laws(&unmoved, 0.0).handled(&mut at_once, 0.0, 300.0, 1.0);
    assert_eq!(paused.fatigue.to_bits(), at_once.fatigue.to_bits());
}

/// Theory: over a shift of calls as hostile as the base's, the mean factor on handling time is 1. Calls lie evenly over
/// the shift; the hostile share is that of the uniform numbers, whose standard error of some 0.1 % times the factor's
/// excess of a third leaves 0.05 %.
#[test]
fn theory_the_mean_factor_of_a_base_shift_is_one() {
    let a = Assumptions::defaults();
    let laws = laws(&a, 0.0);
    let calls = 100_000;
    let mean = (0..calls)
        .map(|number| {
            let call = contact(number, 2.0 * HALF_SHIFT * (number as f64 + 0.5) / calls as f64, 0.0);
            let (severity, _) = laws.severity(&person(), &call, 1.0);
            laws.pace(&person(), &call, severity)
        })
        .sum::<f64>()
        / calls as f64;
    assert!((mean - 1.0).abs() < 0.0015, "{mean}");
}

/// Law: fatigue stays a share, and everything finite, whatever coefficients an input may state and whatever happens.
#[test]
fn law_fatigue_is_a_share_whatever_happens() {
    let drawn = proptest::collection::vec((0..4u8, 0.0..1.0f64), breather::assumptions::REGISTRY.len());
    let events = proptest::collection::vec((0..4u8, 0.0..1.0f64, 0.0..1.0f64), 1..60);
    let pause = prop_oneof![Just(0.0), 0.0..1800.0f64];
    runner(500, 62)
        .run(&(drawn, events, pause, 0.0..=1.0f64), |(draws, events, pause, fatigue)| {
            let mut draws = draws.into_iter();
            let a = Assumptions::from(|row| {
                let (kind, u) = draws.next().expect("as many as rows");
                let (low, high) = row.bounds;
                if kind < 2 { [low, high][usize::from(kind)] } else { low + u * (high - low) }
            });
            let mut laws = CallLaws::new(&a, &[a.hostile_share], 8.0, HALF_SHIFT, pause);
            laws.follow(&Climate { calmed: 0.1, ..Climate::NONE });
            let mut person = OnCalls { fatigue, ..person() };
            let mut now = 0.0;
            for (place, (kind, u, v)) in (0..).zip(events) {
                match kind {
                    0 => {
                        now += 7200.0 * u;
                        // A pause may have been cut short by the end of a shift.
                        laws.rested(&mut person, now, 1800.0 * v * f64::from(u8::from(v > 0.3)));
                    }
                    kind => {
                        now += pause + 3000.0 * u * f64::from(kind - 1);
                        let call = contact(place, now, 1e5 * v * v * v);
                        let (severity, hostile) = laws.severity(&person, &call, 1.0);
                        prop_assert!(severity.is_finite() && (hostile || severity == 0.0));
                        prop_assert!(laws.pace(&person, &call, severity).is_finite());
                        let before = laws.handled(&mut person, now, now + 1000.0 * v, severity);
                        prop_assert!((0.0..=1.0).contains(&before), "{before} before");
                        now += 1000.0 * v;
                    }
                }
                prop_assert!((0.0..=1.0).contains(&person.fatigue), "{person:?} {a:?}");
                prop_assert!(person.exposure.is_finite() && person.busy.is_finite());
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

/// Law: who has waited for days is as hostile as can be, not less.
#[test]
fn law_a_wait_without_end_makes_hostile() {
    let mut a = Assumptions::defaults();
    a.hostile_wait_log_odds = 0.5;
    let laws = laws(&a, 0.0);
    assert!((0..1000).all(|number| laws.severity(&person(), &contact(number, 0.0, 1e6), 1.0).1));
}
