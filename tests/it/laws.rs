//! Laws that every queue obeys, for random queues. Each test is a *law*: its expectation follows from theory for any
//! input. Failures are kept in `proptest-regressions/`.

use breather::engine::queueing::{
    Answer, Goals, Model, Queue, solve, staff, staff_near, wait_percentile, wait_percentile_of,
};
use breather::units::{PerHour, Seconds, Share};
use proptest::prelude::*;

/// A number between two bounds, evenly spread over its orders of magnitude.
fn magnitude(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (libm::log(low)..=libm::log(high)).prop_map(move |x| libm::exp(x).clamp(low, high))
}

fn model(patience: impl Strategy<Value = f64>) -> impl Strategy<Value = Model> {
    prop_oneof![
        Just(Model::ErlangB),
        Just(Model::ErlangC),
        patience.prop_map(|p| Model::ErlangA { patience: Seconds::new(p) }),
    ]
}

/// A queue of a size that a contact centre may have.
fn ordinary() -> impl Strategy<Value = Queue> {
    (
        model(magnitude(1.0, 1e5)),
        1..400_u32,
        0.05..3.0_f64,
        magnitude(10.0, 2000.0),
        0..200_u32,
        any::<bool>(),
        0.0..300.0,
    )
        .prop_map(|(model, agents, utilisation, handle, extra, bounded, target)| Queue {
            model,
            calls: PerHour::new(utilisation * f64::from(agents) * 3600.0 / handle),
            handle: Seconds::new(handle),
            agents: f64::from(agents),
            lines: bounded.then(|| f64::from(agents + extra)),
            target: Seconds::new(target),
            redial: Share::new(0.0),
        })
}

/// Anything that the boundary lets through.
fn extreme() -> impl Strategy<Value = Queue> {
    let zero_or = |zero: u32, low: f64, high: f64| prop_oneof![zero => Just(0.0), 6 => magnitude(low, high)];
    (
        model(magnitude(1e-9, 1e12)),
        zero_or(1, 1e-12, 1e12),
        magnitude(1e-9, 1e9),
        zero_or(1, 1.0, 1e6),
        prop::option::of(magnitude(1.0, 1e9)),
        zero_or(1, 1e-9, 1e9),
        prop_oneof![3 => Just(0.0), 1 => 0.0..0.99],
    )
        .prop_map(|(model, calls, handle, agents, lines, target, redial)| Queue {
            model,
            calls: PerHour::new(calls),
            handle: Seconds::new(handle),
            agents: agents.round(),
            lines: lines.map(f64::round),
            target: Seconds::new(target),
            redial: Share::new(redial),
        })
}

/// Like [`extreme`], with the load near the number of agents, where most is at stake.
fn critical() -> impl Strategy<Value = Queue> {
    (extreme(), -2.0..2.0_f64).prop_map(|(queue, beta)| {
        let agents = queue.agents.max(1.0);
        let load = (agents + beta * agents.sqrt()).max(0.1);
        Queue { agents, calls: PerHour::new((load * 3600.0 / queue.handle.get()).min(1e12)), ..queue }
    })
}

fn sound(queue: &Queue) -> Result<Answer, TestCaseError> {
    let at = solve(queue);
    for share in [
        at.wait_probability,
        at.service_level,
        at.service_level_answered,
        at.service_level_excluding_short_abandons,
        at.abandoned_share,
        at.blocked_share,
        at.occupancy,
    ] {
        prop_assert!((0.0..=1.0).contains(&share), "{share} in {at:?}");
    }
    for amount in
        [at.average_speed_of_answer, at.mean_wait, at.mean_queue, at.offered_erlangs, at.attempts_per_hour]
    {
        prop_assert!(amount >= 0.0, "{amount} in {at:?}");
    }
    prop_assert!(at.abandoned_share + at.blocked_share <= 1.0 + 1e-9, "{at:?}");
    prop_assert!(at.service_level <= at.service_level_answered * (1.0 + 1e-9), "{at:?}");
    prop_assert!(at.service_level <= at.service_level_excluding_short_abandons * (1.0 + 1e-9), "{at:?}");
    Ok(at)
}

fn near(a: f64, b: f64, relative: f64) -> bool {
    a == b || (a - b).abs() <= relative * a.abs().max(b.abs()) || (a - b).abs() < 1e-290
}

/// Found at random: of 158,000 erlangs on 196 agents nearly nobody gets through, and the terms of those who would in time
/// sank below the smallest normal number, where rounding held them up for ever.
#[test]
fn percentiles_of_a_hopeless_queue_are_answered() {
    let queue = Queue {
        model: Model::ErlangA { patience: Seconds::new(6_531.285) },
        calls: PerHour::new(1_298.030_020_702_359_3),
        handle: Seconds::new(438_993.0),
        agents: 196.0,
        lines: None,
        target: Seconds::new(20.0),
        redial: Share::new(0.0),
    };
    let waits = [0.3, 0.5, 0.522_237, 0.6, 0.9].map(|share| wait_percentile(&queue, share));
    assert!(waits.iter().all(|wait| *wait > 0.0 && wait.is_finite()), "{waits:?}");
    assert!(waits.is_sorted(), "{waits:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Never NaN, never a share outside 0 to 1, never a hang, whatever the input.
    #[test]
    fn extremes_are_answered(queue in prop_oneof![extreme(), critical()]) {
        sound(&queue)?;
    }

    #[test]
    fn extreme_percentiles_are_answered(queue in prop_oneof![extreme(), critical()], share in 0.0..1.0_f64) {
        let queue = Queue { redial: Share::new(0.0), ..queue };
        prop_assert!(wait_percentile(&queue, share) >= 0.0);
    }

    /// Little's law for the queue, and for the agents: what is neither abandoned nor blocked is carried.
    #[test]
    fn little_and_conservation(queue in prop_oneof![ordinary(), critical()]) {
        let at = sound(&queue)?;
        if at.stable {
            let per_second = at.attempts_per_hour / 3600.0;
            // Near 1 the blocked share no longer tells how many get in.
            if at.blocked_share < 0.5 {
                let waiting = per_second * (1.0 - at.blocked_share) * at.mean_wait;
                prop_assert!(near(at.mean_queue, waiting, 1e-9), "{} {waiting} {at:?}", at.mean_queue);
            }
            let lost = at.abandoned_share + at.blocked_share;
            let carried = at.occupancy * queue.agents / (per_second * queue.handle.get());
            prop_assert!((carried + lost - 1.0).abs() < 1e-9, "{carried} {lost} {at:?}");
            if let Model::ErlangA { patience } = queue.model {
                let abandoned = at.mean_queue / patience.get() / per_second;
                prop_assert!(near(at.abandoned_share, abandoned, 1e-9), "{abandoned} {at:?}");
            }
        }
    }

    /// One more agent never makes anything worse.
    #[test]
    fn more_agents_are_never_worse(queue in ordinary()) {
        let at = sound(&queue)?;
        let more = sound(&Queue { agents: queue.agents + 1.0, ..queue })?;
        let slack = 1.0 + 1e-12;
        prop_assert!(more.service_level * slack >= at.service_level);
        prop_assert!(more.abandoned_share + more.blocked_share <= (at.abandoned_share + at.blocked_share) * slack);
        prop_assert!(more.occupancy <= at.occupancy * slack);
        if queue.lines.is_none() {
            prop_assert!(more.mean_wait <= at.mean_wait * slack);
            prop_assert!(more.average_speed_of_answer <= at.average_speed_of_answer * slack);
        }
    }

    /// Patience and lines without end give Erlang C; lines equal to agents give Erlang B.
    #[test]
    fn families_meet_at_their_limits(queue in ordinary(), patience in magnitude(1.0, 1e5)) {
        let lines = Some(queue.agents);
        let full = solve(&Queue { model: Model::ErlangC, lines, ..queue });
        let full_patient = solve(&Queue { model: Model::ErlangA { patience: Seconds::new(patience) }, lines, ..queue });
        let loss = solve(&Queue { model: Model::ErlangB, lines: None, ..queue });
        prop_assert_eq!(full, loss);
        prop_assert_eq!(full_patient, loss);
        let load = queue.calls.get() * queue.handle.get() / 3600.0;
        if load < 0.9 * queue.agents {
            let c = Queue { model: Model::ErlangC, lines: None, ..queue };
            let endless = Queue { model: Model::ErlangA { patience: Seconds::new(1e18) }, ..c };
            let many = Queue { lines: Some(queue.agents + 2_000.0), ..c };
            let c = solve(&c);
            for other in [solve(&endless), solve(&many)] {
                prop_assert!(near(c.wait_probability, other.wait_probability, 1e-9), "{c:?} {other:?}");
                prop_assert!(near(c.mean_wait, other.mean_wait, 1e-9), "{c:?} {other:?}");
                prop_assert!(near(c.service_level, other.service_level, 1e-9), "{c:?} {other:?}");
            }
        }
    }

    /// A percentile is where the tail passes the share: a queue without patience or blocking answers that many by then.
    #[test]
    fn percentiles_invert_the_tail(queue in ordinary(), share in 0.01..0.99_f64) {
        let queue = Queue { model: Model::ErlangC, ..queue };
        let wait = wait_percentile(&queue, share);
        let at = solve(&Queue { target: Seconds::new(wait), ..queue });
        if wait == 0.0 {
            prop_assert!(1.0 - at.wait_probability >= share * (1.0 - 1e-12));
        } else if wait < f64::INFINITY {
            prop_assert!(near(at.service_level_answered, share, 1e-9), "{wait} {at:?}");
        } else {
            prop_assert!(!at.stable);
        }
    }

    /// Attempts are first calls and the redials of those lost: the fixed point itself.
    #[test]
    fn redials_balance(queue in ordinary(), redial in 0.0..0.99_f64) {
        let queue = Queue { redial: Share::new(redial), ..queue };
        let at = sound(&queue)?;
        if at.stable {
            let first = queue.calls.get();
            let again = redial * at.attempts_per_hour * (at.abandoned_share + at.blocked_share);
            prop_assert!(near(at.attempts_per_hour, first + again, 1e-12), "{first} {again} {at:?}");
            prop_assert!(at.attempts_per_hour <= first / (1.0 - redial) * (1.0 + 1e-12));
            let share = redial.min(0.95);
            prop_assert_eq!(wait_percentile_of(&queue, &at, share), wait_percentile(&queue, share));
        }
    }

    /// The staffing found meets the goals, one fewer does not, and a search from any guess finds the same.
    #[test]
    fn staffing_is_the_fewest(queue in ordinary(), level in 0.1..0.99_f64, cap in 0.3..0.99_f64, guess in 0..1000_u32) {
        let queue = Queue { lines: None, ..queue };
        let goals = Goals { service_level: Some(level), occupancy: Some(cap), ..Goals::default() };
        let found = staff(&queue, &goals).unwrap();
        prop_assert_eq!(goals.missed(&found.answer), None);
        if found.agents > 1 {
            prop_assert!(goals.missed(&found.one_fewer.unwrap()).is_some());
        }
        prop_assert_eq!(staff_near(&queue, &goals, guess), Ok(found.agents));
    }
}

/// Work is bounded where the weights of waiting states leave the range of numbers: rounding once held one there, one
/// unit above zero, for minutes. The largest of these sums has some 10^5 terms, about a millisecond.
#[test]
fn vanishing_waits_end() {
    let started = std::time::Instant::now();
    for load in [98_000.0, 99_000.0, 99_517.573_817_254_95, 99_600.0, 100_000.0] {
        let queue = Queue {
            model: Model::ErlangA { patience: Seconds::new(3600.0 / 1.154e-4) },
            calls: PerHour::new(load),
            handle: Seconds::new(3600.0),
            agents: 111_544.0,
            lines: None,
            target: Seconds::new(200_000.0),
            redial: Share::new(0.0),
        };
        let at = solve(&queue);
        assert!(at.wait_probability < 1e-250 && at.service_level == 1.0, "{at:?}");
        assert!(at.mean_wait < 1e-250 && at.stable, "{at:?}");
        assert_eq!(wait_percentile(&queue, 0.999), 0.0);
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
