//! Who gets which call, and how ties break: each rule of the simulation's contract once, with moments and outcomes
//! worked out by hand. Every expectation is a *law* of that contract.

use super::simulation_watch::{Do, calling_again, calls, calls_for, centre, constant, played, team};
use breather::engine::simulation::arrivals::lanes;
use breather::engine::simulation::centre::{Centre, Pick, QueueSpec, Take};
use breather::math::streams::Key;

const EVER: f64 = f64::INFINITY;
const ONE: (f64, Do) = (0.0, Do::On(0, 0));

fn single(queue: QueueSpec, agents: usize) -> Centre {
    Centre::single(queue, agents, None)
}

#[test]
fn whoever_goes_off_duty_as_a_call_ends_takes_no_other() {
    let floor = single(calls(&[0.0, 50.0], 100.0, EVER), 2);
    let late = [ONE, (100.0, Do::Off(0, 0)), (150.0, Do::On(0, 1))];
    assert_eq!(played(&floor, &late, 400.0).taken(2), Some((150.0, 0, 1)));
    let later = [ONE, (100.5, Do::Off(0, 0)), (150.0, Do::On(0, 1))];
    assert_eq!(played(&floor, &later, 400.0).taken(2), Some((100.0, 0, 0)));
}

#[test]
fn whoever_comes_on_duty_as_a_call_comes_takes_it() {
    let floor = single(calls(&[60.0], 100.0, 10.0), 1);
    let story = played(&floor, &[(60.0, Do::On(0, 0))], 400.0);
    assert_eq!(story.taken(1), Some((60.0, 0, 0)));
    assert_eq!((story.accounts[0].at_once, story.waiting[0]), (1.0, 0.0));
}

#[test]
fn a_call_is_answered_whose_patience_ends_as_an_agent_becomes_free() {
    let at = |patience: f64| played(&single(calls(&[0.0, 50.0], 100.0, patience), 1), &[ONE], 400.0);
    assert_eq!(at(50.0).taken(2), Some((100.0, 0, 0)));
    assert_eq!((at(49.5).taken(2), at(49.5).hung_up()), (None, vec![(2, 99.5)]));
    // The same where the agent comes on duty just then.
    let floor = single(calls(&[50.0], 100.0, 50.0), 1);
    assert_eq!(played(&floor, &[(100.0, Do::On(0, 0))], 400.0).taken(1), Some((100.0, 0, 0)));
    // Without any patience a call is answered if somebody becomes free at the moment it comes.
    let story = played(&single(calls(&[0.0, 100.0, 150.0], 100.0, 0.0), 1), &[ONE], 400.0);
    assert_eq!(story.taken(2), Some((100.0, 0, 0)));
    assert_eq!(story.hung_up(), vec![(3, 150.0)]);
}

#[test]
fn waiting_calls_go_before_one_that_comes_as_the_agent_becomes_free() {
    let story = played(&single(calls(&[0.0, 50.0, 100.0], 100.0, EVER), 1), &[ONE], 400.0);
    assert_eq!(story.taken(2), Some((100.0, 0, 0)));
    assert_eq!(story.taken(3), Some((200.0, 0, 0)));
}

#[test]
fn of_agents_free_since_one_moment_the_lowest_number_goes_first() {
    let floor = single(calls(&[5.0, 6.0, 7.0, 200.0, 201.0, 202.0], 100.0, EVER), 5);
    let script = [(0.0, Do::On(0, 4)), (0.0, Do::On(0, 1)), (0.0, Do::On(0, 2))];
    let story = played(&floor, &script, 400.0);
    let who: Vec<Option<usize>> = (1..=6).map(|call| story.taken(call).map(|(_, _, agent)| agent)).collect();
    // And from then on, whoever has been idle longest.
    assert_eq!(who, [1, 2, 4, 1, 2, 4].map(Some));
    // Three calls that end together, then one.
    let story =
        played(&single(calls(&[0.0, 0.0, 0.0, 150.0], 100.0, EVER), 3), &[(0.0, Do::Staff(0, 3))], 300.0);
    assert_eq!(story.taken(4), Some((150.0, 0, 0)));
}

#[test]
fn of_teams_of_one_rank_the_longest_idle_goes_then_the_first() {
    let queue = |at: f64| calls_for(&[(0, 3), (1, 3)], &[at], 100.0, EVER);
    let floor = |at: f64| {
        centre(vec![queue(at)], vec![team(1, &[(0, 0)], Pick::ByRank), team(1, &[(0, 0)], Pick::ByRank)])
    };
    let on = |first: f64, second: f64| {
        let mut script = [(first, Do::On(0, 0)), (second, Do::On(1, 0))];
        script.sort_by(|a, b| a.0.total_cmp(&b.0));
        script
    };
    assert_eq!(played(&floor(10.0), &on(5.0, 0.0), 300.0).taken(1), Some((10.0, 1, 0)));
    assert_eq!(played(&floor(10.0), &on(0.0, 5.0), 300.0).taken(1), Some((10.0, 0, 0)));
    assert_eq!(played(&floor(10.0), &on(0.0, 0.0), 300.0).taken(1), Some((10.0, 0, 0)));
    // A call that waits goes to the first team as well, if both have somebody at one moment.
    assert_eq!(played(&floor(10.0), &on(20.0, 20.0), 300.0).taken(1), Some((20.0, 0, 0)));
}

#[test]
fn the_team_of_least_rank_goes_first_even_if_others_were_idle_longer() {
    let queue = calls_for(&[(1, 1), (0, 2)], &[60.0, 61.0, 62.0], 100.0, EVER);
    let floor = centre(vec![queue], vec![team(1, &[(0, 0)], Pick::ByRank), team(1, &[(0, 0)], Pick::ByRank)]);
    let story = played(&floor, &[ONE, (50.0, Do::On(1, 0))], 400.0);
    assert_eq!(story.taken(1), Some((60.0, 1, 0)));
    assert_eq!(story.taken(2), Some((61.0, 0, 0)), "nobody else is there");
    assert_eq!(story.taken(3), Some((160.0, 1, 0)), "whoever becomes free");
}

/// Two lines behind one busy agent; the order in which their calls are taken, by number of the attempt.
fn order(takes: &[(usize, u32)], pick: Pick, at: [&[f64]; 2], patience: [f64; 2]) -> Vec<u64> {
    let queue = |place: usize| calls(at[place], 100.0, patience[place]);
    let story = played(&centre(vec![queue(0), queue(1)], vec![team(1, takes, pick)]), &[ONE], 2000.0);
    let mut taken: Vec<(f64, u64)> =
        (1..=20).filter_map(|call| story.taken(call).map(|(at, _, _)| (at, call))).collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    taken.into_iter().map(|(_, call)| call).collect()
}

#[test]
fn lines_of_least_rank_go_first_then_the_call_that_came_first() {
    // Attempts: 1 at 0 and 2 at 10 to line 0, 3 at 20 and 4 at 30 to line 1, 5 at 40 to line 0.
    let at: [&[f64]; 2] = [&[0.0, 10.0, 40.0], &[20.0, 30.0]];
    assert_eq!(order(&[(0, 2), (1, 1)], Pick::ByRank, at, [EVER; 2]), [1, 3, 4, 2, 5]);
    assert_eq!(order(&[(0, 1), (1, 2)], Pick::ByRank, at, [EVER; 2]), [1, 2, 5, 3, 4]);
    assert_eq!(order(&[(0, 1), (1, 1)], Pick::ByRank, at, [EVER; 2]), [1, 2, 3, 4, 5]);
    // First come, first served across lines of one rank also where the later line has the earlier call.
    let crossed: [&[f64]; 2] = [&[0.0, 30.0], &[10.0]];
    assert_eq!(order(&[(0, 1), (1, 1)], Pick::ByRank, crossed, [EVER; 2]), [1, 2, 3]);
}

#[test]
fn calls_that_came_at_one_moment_go_in_the_order_in_which_the_team_names_their_lines() {
    // Attempt 2 is line 0's and attempt 3 is line 1's: calls come by the place of their queue.
    let at: [&[f64]; 2] = [&[0.0, 10.0], &[10.0]];
    assert_eq!(order(&[(0, 5), (1, 5)], Pick::ByRank, at, [EVER; 2]), [1, 2, 3]);
    assert_eq!(order(&[(1, 5), (0, 5)], Pick::ByRank, at, [EVER; 2]), [1, 3, 2]);
}

#[test]
fn the_longest_line_goes_first_whatever_its_rank_and_at_one_length_the_line_named_first() {
    // Attempts 2 and 5 wait in line 0, 3, 4 and 6 in line 1.
    let at: [&[f64]; 2] = [&[0.0, 10.0, 40.0], &[20.0, 30.0, 50.0]];
    // 3 against 2 calls; then 2 against 2, where the line named first goes; then 1 against 2, and 1 against 1.
    assert_eq!(order(&[(0, 9), (1, 1)], Pick::LongestLine, at, [EVER; 2]), [1, 3, 2, 4, 5, 6]);
    assert_eq!(order(&[(1, 9), (0, 1)], Pick::LongestLine, at, [EVER; 2]), [1, 3, 4, 2, 6, 5]);
    // Whoever has hung up is in no line: at 100 attempts 3 and 4 of line 1 are gone, so that line 0 is the longer,
    // and by 200 attempt 6 is gone as well.
    assert_eq!(order(&[(1, 1), (0, 1)], Pick::LongestLine, at, [EVER, 60.0]), [1, 2, 5]);
    assert_eq!(
        order(&[(1, 1), (0, 1)], Pick::LongestLine, at, [EVER, 90.0]),
        [1, 3, 2, 5],
        "3 calls against 2"
    );
}

#[test]
fn hang_ups_at_one_moment_and_their_redials_keep_their_order() {
    let queue = calling_again(calls(&[10.0, 10.0, 10.0], 100.0, 30.0), 1.0, 0.0, 20.0);
    let story = played(&single(queue, 1), &[(55.0, Do::On(0, 0))], 61.0);
    assert_eq!(story.hung_up(), vec![(1, 40.0), (2, 40.0), (3, 40.0)]);
    assert_eq!(
        story.came()[3..],
        [(4, 0, 60.0, 2), (5, 0, 60.0, 2), (6, 0, 60.0, 2)],
        "they call again in that order"
    );
    assert_eq!(story.taken(4), Some((60.0, 0, 0)));
    // Which callers these are shows in their keys: the first caller's next attempt is taken first.
    let caller = |label: u64| Key::new(1).child(0).child(label);
    assert_eq!(story.contacts[0].key, caller(0).child(lanes::NEXT_ATTEMPT));
}

#[test]
fn redials_go_before_first_attempts_and_hang_ups_before_both() {
    // The call of 10 hangs up at 40 and calls again at 60, just as another comes.
    let queue = calling_again(calls(&[10.0, 60.0], 100.0, 30.0), 1.0, 0.0, 20.0);
    let story = played(&single(queue, 1), &[(50.0, Do::On(0, 0))], 65.0);
    assert_eq!(story.came()[1..], [(2, 0, 60.0, 2), (3, 0, 60.0, 1)]);
    assert_eq!(story.taken(2), Some((60.0, 0, 0)));
    // With one line, the hang-up at 40 makes room for the call that comes at 40.
    let floor = Centre::single(calls(&[10.0, 40.0], 100.0, 30.0), 1, Some(1));
    let story = played(&floor, &[(60.0, Do::On(0, 0))], 300.0);
    assert_eq!((story.blocked(), story.taken(2)), (vec![], Some((60.0, 0, 0))));
}

#[test]
fn first_attempts_of_one_moment_come_by_the_place_of_their_queue() {
    let queues = vec![calls(&[10.0], 100.0, EVER), calls(&[10.0], 100.0, EVER)];
    let story = played(&centre(queues, vec![team(1, &[(1, 1), (0, 1)], Pick::ByRank)]), &[ONE], 300.0);
    assert_eq!(story.came(), [(1, 0, 10.0, 1), (2, 1, 10.0, 1)]);
    assert_eq!((story.taken(1), story.taken(2)), (Some((10.0, 0, 0)), Some((110.0, 0, 0))));
}

#[test]
fn a_wait_as_long_as_the_target_is_within_it() {
    // The target is 20 s. Answered waits of 20 and 20.5, then hang-ups after 20 and 20.5.
    for (second, in_time) in [(80.0, 1.0), (79.5, 0.0)] {
        let story = played(&single(calls(&[0.0, second], 100.0, EVER), 1), &[ONE], 300.0);
        assert_eq!((story.accounts[0].after_wait, story.accounts[0].in_time), (1.0, in_time));
        assert_eq!(story.accounts[0].answered_in_time(), 1.0 + in_time);
        assert_eq!((story.accounts[0].waited, story.waiting[0]), (100.0 - second, 100.0 - second));
    }
    for (patience, early) in [(20.0, 1.0), (20.5, 0.0)] {
        let story = played(&single(calls(&[10.0], 100.0, patience), 1), &[], 300.0);
        assert_eq!((story.accounts[0].abandoned, story.accounts[0].abandoned_early), (1.0, early));
        assert_eq!(story.accounts[0].waited_in_vain, patience);
    }
}

#[test]
fn a_redial_is_the_same_customer_with_a_key_of_the_callers_line() {
    // Hangs up at 30, calls again at 80, hangs up at 100, calls again at 150 and is answered.
    let queue = calling_again(calls(&[10.0], 100.0, 20.0), 1.0, 0.0, 50.0);
    let story = played(&single(queue, 1), &[(120.0, Do::On(0, 0))], 400.0);
    let account = story.accounts[0];
    assert_eq!((account.offered, account.first, account.abandoned, account.gave_up), (3.0, 1.0, 2.0, 0.0));
    assert_eq!(story.came(), [(1, 0, 10.0, 1), (2, 0, 80.0, 2), (3, 0, 150.0, 3)]);
    let [contact] = story.contacts.as_slice() else { panic!("one is answered") };
    let first = Key::new(1).child(0).child(0);
    assert_eq!(contact.key, first.child(lanes::NEXT_ATTEMPT).child(lanes::NEXT_ATTEMPT));
    assert_eq!((contact.attempt, contact.taken, contact.waited), (3, 150.0, 0.0));
    // Whoever does not call again has given up.
    let story = played(&single(calls(&[10.0], 100.0, 20.0), 1), &[], 400.0);
    assert_eq!((story.accounts[0].first, story.accounts[0].gave_up), (1.0, 1.0));
    // A busy tone has a share of its own.
    let queue = calling_again(calls(&[0.0, 10.0], 100.0, EVER), 0.0, 1.0, 95.0);
    let story = played(&Centre::single(queue, 1, Some(1)), &[ONE], 400.0);
    assert_eq!((story.blocked(), story.taken(3)), (vec![(2, 10.0)], Some((105.0, 0, 0))));
    assert_eq!((story.accounts[0].first, story.accounts[0].gave_up), (2.0, 0.0));
}

#[test]
fn teams_take_from_their_own_queues_and_share_what_is_shared() {
    // Team 0 takes both queues, team 1 the second only.
    let queues = vec![
        calls_for(&[(0, 2)], &[10.0], 100.0, EVER),
        calls_for(&[(1, 1), (0, 2)], &[20.0, 30.0], 100.0, EVER),
    ];
    let teams = vec![team(1, &[(0, 1), (1, 1)], Pick::ByRank), team(1, &[(1, 1)], Pick::ByRank)];
    let story =
        played(&centre(queues.clone(), teams.clone()), &[(50.0, Do::On(1, 0)), (60.0, Do::On(0, 0))], 400.0);
    // The specialist leaves the other queue's call although it came first; attempts 1, 2, 3 are of queues 0, 1, 1.
    assert_eq!(story.taken(2), Some((50.0, 1, 0)));
    assert_eq!(story.taken(1), Some((60.0, 0, 0)));
    assert_eq!(story.taken(3), Some((150.0, 1, 0)));
    // Somebody who finds that the others took all stays idle, and idle since that moment.
    let script = [(50.0, Do::On(0, 0)), (51.0, Do::On(1, 0)), (52.0, Do::On(1, 0))];
    let one = vec![queues[0].clone(), calls_for(&[(1, 1), (0, 1)], &[55.0, 200.0], 100.0, EVER)];
    let story = played(&centre(one, teams), &script, 400.0);
    assert_eq!((story.taken(1), story.taken(2)), (Some((50.0, 0, 0)), Some((55.0, 1, 0))));
    assert_eq!(story.taken(3), Some((200.0, 0, 0)), "free since 150, the other since 155");
}

#[test]
fn an_agent_who_finds_only_calls_that_have_hung_up_stays_idle_since_becoming_free() {
    // Calls end at 100 (agent 0) and 101 (agent 1); the call of 50 hung up at 60.
    let floor = single(calls(&[0.0, 1.0, 50.0, 150.0], 100.0, 10.0), 2);
    let story = played(&floor, &[(0.0, Do::Staff(0, 2))], 400.0);
    assert_eq!(story.hung_up(), vec![(3, 60.0)]);
    let first = story.taken(1).expect("at once").2;
    assert_eq!(story.taken(4), Some((150.0, 0, first)), "idle longest");
}

#[test]
fn pace_is_the_teams_with_the_queue_and_length_the_hours() {
    let mut queue = calls(&[0.0], 100.0, EVER);
    queue.handling_by_slot = vec![1.5];
    let mut slow = team(1, &[(0, 0)], Pick::ByRank);
    slow.takes = vec![Take { queue: 0, rank: 0, pace: 2.0 }];
    let story = played(&centre(vec![queue], vec![slow]), &[ONE], 400.0);
    assert_eq!((story.accounts[0].handled, story.times[0].busy), (300.0, 300.0));
    assert_eq!(constant(100.0).mean(), 100.0);
}
