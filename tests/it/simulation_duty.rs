//! Who is there when: late finishing, pauses that begin late, levels of staff, and lines that are limited, with the
//! time on duty and busy worked out by hand. Every expectation is a *law* of the simulation's contract.

use super::simulation_watch::{Do, Story, calls, played, played_in};
use breather::engine::simulation::centre::Centre;
use breather::engine::simulation::ledger::Division;

const EVER: f64 = f64::INFINITY;
const ON: (f64, Do) = (0.0, Do::On(0, 0));
/// Two days of five intervals of a minute, and accounts for each interval of both.
const MINUTES: Division = Division { slot_seconds: 60.0, slots_per_day: 5, slots_in_cycle: 10, days: 2 };

/// Plays ten intervals, the last two of which end days, with an agent whose calls come at given moments.
fn minutes(at: &[f64], handling: f64, duty: &[(f64, Do)], day: i64) -> Story {
    let mut script = duty.to_vec();
    script.extend((1..10_u32).map(|slot| (60.0 * f64::from(slot), Do::Turn(slot == 5))));
    // As a repetition does it: at one moment, the interval ends before duty changes.
    script.sort_by(|a, b| {
        a.0.total_cmp(&b.0).then_with(|| matches!(b.1, Do::Turn(_)).cmp(&matches!(a.1, Do::Turn(_))))
    });
    let division = Division { days: if day < 0 { 1 } else { 2 }, ..MINUTES };
    played_in((division, day), &Centre::single(calls(at, handling, EVER), 1, None), &script, 600.0)
}

/// Seconds of stretches of time that lie in each interval and each day.
fn seconds(stretches: &[(f64, f64)], length: f64, count: u32) -> Vec<f64> {
    let within = |from: f64| {
        stretches.iter().map(|&(a, b)| (b.min(from + length) - a.max(from)).max(0.0)).sum::<f64>()
    };
    (0..count).map(|place| within(length * f64::from(place))).collect()
}

/// That an agent was on duty and busy in exactly these stretches, interval by interval and day by day.
fn lived(story: &Story, staffed: &[(f64, f64)], busy: &[(f64, f64)], what: &str) {
    let days = u32::try_from(story.days.len()).expect("few days");
    let of_days = |of: fn(&breather::engine::simulation::ledger::Time) -> f64| {
        let by_slot: Vec<f64> = story.cycle.iter().map(of).take(5 * story.days.len()).collect();
        (by_slot, story.days.iter().map(of).collect::<Vec<f64>>())
    };
    let expected = |stretches| (seconds(stretches, 60.0, 5 * days), seconds(stretches, 300.0, days));
    assert_eq!(of_days(|time| time.staffed), expected(staffed), "{what}: on duty");
    assert_eq!(of_days(|time| time.busy), expected(busy), "{what}: busy");
}

#[test]
fn a_call_is_finished_after_duty_and_that_is_duty() {
    let story = minutes(&[50.0, 90.0], 100.0, &[ON, (100.0, Do::Off(0, 0))], 0);
    lived(&story, &[(0.0, 150.0)], &[(50.0, 150.0)], "late by 50 s");
    assert_eq!(story.taken(2), None, "nobody takes the other call");
    let story = minutes(&[50.0], 400.0, &[ON, (100.0, Do::Off(0, 0))], 0);
    lived(&story, &[(0.0, 450.0)], &[(50.0, 450.0)], "late past midnight");
    let story = minutes(&[550.0], 100.0, &[ON, (580.0, Do::Off(0, 0))], 0);
    lived(&story, &[(0.0, 600.0)], &[(550.0, 600.0)], "past the last day, which nothing is booked after");
}

#[test]
fn time_before_the_first_measured_day_is_lost_and_no_more() {
    let story = minutes(&[250.0, 260.0], 100.0, &[ON, (270.0, Do::Off(0, 0)), (390.0, Do::On(0, 0))], -1);
    // Seconds from the midnight at 300: late until 50, back at 90 for the call that came the day before.
    lived(&story, &[(0.0, 50.0), (90.0, 300.0)], &[(0.0, 50.0), (90.0, 190.0)], "the day after");
    assert_eq!(story.accounts[0].offered, 0.0, "both calls belong to the day before");
    assert_eq!(story.waiting[0], 90.0, "but time belongs where it passes");
}

#[test]
fn a_pause_that_begins_late_lasts_as_long_and_ends_later() {
    // The pause of 100 to 130 begins when the call ends at 150; the call of 160 waits for its end.
    let duty = [ON, (100.0, Do::Off(0, 0)), (130.0, Do::Resume(0, 0)), (290.0, Do::Off(0, 0))];
    let story = minutes(&[50.0, 160.0], 100.0, &duty, 0);
    assert_eq!(story.taken(2), Some((180.0, 0, 0)));
    lived(&story, &[(0.0, 150.0), (180.0, 290.0)], &[(50.0, 150.0), (180.0, 280.0)], "late by 50 s");
    // The agent is to come back after the call has ended, and before: 20 s either way.
    let duty = [ON, (100.0, Do::Off(0, 0)), (120.0, Do::Resume(0, 0)), (290.0, Do::Off(0, 0))];
    let story = minutes(&[10.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 110.0), (130.0, 290.0)], &[(10.0, 110.0)], "late by 10 s");
    let story = minutes(&[70.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 170.0), (190.0, 290.0)], &[(70.0, 170.0)], "late by 70 s");
    // A pause that begins in time is as planned.
    let story = minutes(&[0.0, 110.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 100.0), (120.0, 290.0)], &[(0.0, 100.0), (120.0, 220.0)], "in time");
}

#[test]
fn late_pauses_cross_midnight_and_the_end_of_the_run() {
    let duty = [ON, (260.0, Do::Off(0, 0)), (280.0, Do::Resume(0, 0)), (400.0, Do::Off(0, 0))];
    let story = minutes(&[250.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 350.0), (370.0, 400.0)], &[(250.0, 350.0)], "over midnight");
    let duty = [ON, (290.0, Do::Off(0, 0)), (310.0, Do::Resume(0, 0)), (400.0, Do::Off(0, 0))];
    let story = minutes(&[195.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 295.0), (315.0, 400.0)], &[(195.0, 295.0)], "a pause over midnight");
    let duty = [ON, (540.0, Do::Off(0, 0)), (570.0, Do::Resume(0, 0))];
    let story = minutes(&[480.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 580.0)], &[(480.0, 580.0)], "a pause of 580 to 610 beyond the end");
    let story = minutes(&[530.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 600.0)], &[(530.0, 600.0)], "a call beyond the end");
}

#[test]
fn pauses_that_pile_up_behind_a_long_call_are_all_taken() {
    // Pauses of 20 and 10 s are due during the call of 50 to 450.
    let duty = [
        ON,
        (100.0, Do::Off(0, 0)),
        (120.0, Do::Resume(0, 0)),
        (200.0, Do::Off(0, 0)),
        (210.0, Do::Resume(0, 0)),
        (500.0, Do::Off(0, 0)),
    ];
    let story = minutes(&[50.0], 400.0, &duty, 0);
    lived(&story, &[(0.0, 450.0), (480.0, 500.0)], &[(50.0, 450.0)], "two pauses");
    // The second is due while the first, late, goes on from 150 to 180.
    let duty = [
        ON,
        (100.0, Do::Off(0, 0)),
        (130.0, Do::Resume(0, 0)),
        (160.0, Do::Off(0, 0)),
        (170.0, Do::Resume(0, 0)),
        (400.0, Do::Off(0, 0)),
    ];
    let story = minutes(&[50.0], 100.0, &duty, 0);
    lived(&story, &[(0.0, 150.0), (190.0, 400.0)], &[(50.0, 150.0)], "one after the other");
    // The shift ends in the late pause.
    let story = minutes(&[50.0], 100.0, &duty[..4], 0);
    lived(&story, &[(0.0, 150.0)], &[(50.0, 150.0)], "home from the pause");
}

#[test]
fn levels_of_staff_send_the_idle_home_first_and_bring_the_last_back_first() {
    let floor = Centre::single(calls(&[10.0, 20.0, 60.0, 61.0], 100.0, EVER), 3, None);
    let script = [
        (0.0, Do::Staff(0, 3)),
        // Agents 0 and 1 are busy until 110 and 120: agent 2 goes, then agent 0, who finishes the call.
        (30.0, Do::Staff(0, 2)),
        (40.0, Do::Staff(0, 1)),
        // Agent 0 comes back, still with that call.
        (50.0, Do::Staff(0, 2)),
    ];
    let story = played(&floor, &script, 300.0);
    let who: Vec<_> = (1..=4).filter_map(|call| story.taken(call)).collect();
    assert_eq!(who, [(10.0, 0, 0), (20.0, 0, 1), (110.0, 0, 0), (120.0, 0, 1)]);
    assert_eq!(story.times[0].staffed, 3.0 * 30.0 + 2.0 * 270.0, "late finishing made up for the gap at 40");
    assert_eq!(story.times[0].busy, 400.0);
    // Of two idle agents the one idle longest goes; at equal times the lowest number; nobody beyond all can come.
    let floor = Centre::single(calls(&[5.0, 200.0, 201.0, 202.0], 10.0, EVER), 3, None);
    let script = [(0.0, Do::Staff(0, 7)), (100.0, Do::Staff(0, 2)), (150.0, Do::Staff(0, 1))];
    let story = played(&floor, &script, 300.0);
    // The call of 5 went to agent 0, who is idle since 15: agents 1 and 2 leave first.
    assert_eq!(story.taken(2), Some((200.0, 0, 0)));
    assert_eq!(story.times[0].staffed, 3.0 * 100.0 + 2.0 * 50.0 + 150.0);
    let back = [script[0], script[1], script[2], (160.0, Do::Staff(0, 2))];
    let story = played(&floor, &back, 300.0);
    assert_eq!(story.taken(3), Some((201.0, 0, 2)), "agent 2 left last");
}

/// A floor with this many lines; calls take 100 s and wait for ever.
fn lines(lines: usize, agents: usize, at: &[f64]) -> Centre {
    Centre::single(calls(at, 100.0, EVER), agents, Some(lines))
}

#[test]
fn late_finishers_hold_a_line_until_they_are_done() {
    let at = [0.0, 60.0, 100.0, 110.0];
    let story = played(&lines(1, 1, &at), &[ON, (50.0, Do::Off(0, 0)), (300.0, Do::On(0, 0))], 500.0);
    // The call that comes as the other ends has room, waits for 300, and fills the line for the next.
    assert_eq!(story.blocked(), vec![(2, 60.0), (4, 110.0)]);
    assert_eq!(story.taken(3), Some((300.0, 0, 0)));
    // Whoever comes back to the same call holds one line, not two.
    let at = [0.0, 80.0, 90.0];
    let story = played(&lines(2, 1, &at), &[ON, (50.0, Do::Off(0, 0)), (70.0, Do::On(0, 0))], 500.0);
    assert_eq!((story.blocked(), story.taken(2)), (vec![(3, 90.0)], Some((100.0, 0, 0))));
    // With others idle, all agents' calls are counted.
    let at = [0.0, 1.0, 60.0, 61.0];
    let story = played(&lines(3, 3, &at), &[(0.0, Do::Staff(0, 3)), (50.0, Do::Off(0, 0))], 500.0);
    assert_eq!((story.blocked(), story.taken(3)), (vec![(4, 61.0)], Some((60.0, 0, 2))));
}

#[test]
fn an_agent_in_a_pause_holds_no_line_and_one_who_is_to_be_in_a_pause_does() {
    // The call ends at 100, and the pause of 50 to 80, which begins then, at 130. There is one line.
    let duty = [ON, (50.0, Do::Off(0, 0)), (80.0, Do::Resume(0, 0))];
    let story = played(&lines(1, 1, &[0.0, 90.0, 110.0, 120.0]), &duty, 500.0);
    assert_eq!(story.blocked(), vec![(2, 90.0), (4, 120.0)]);
    assert_eq!(story.taken(3), Some((130.0, 0, 0)));
    // A second pause is due from 85 to 95, during the same call.
    let duty = [duty[0], duty[1], duty[2], (85.0, Do::Off(0, 0)), (95.0, Do::Resume(0, 0))];
    let story = played(&lines(1, 1, &[0.0, 90.0, 97.0, 110.0, 120.0]), &duty, 500.0);
    assert_eq!(story.blocked(), vec![(2, 90.0), (3, 97.0), (5, 120.0)]);
    assert_eq!(story.taken(4), Some((140.0, 0, 0)));
}
