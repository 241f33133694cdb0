//! What a call costs, in counts and never in time: events, comparisons, allocations and bytes. Expectations are
//! *laws* of the simulation's structure, with the measured value where one is bounded.

use super::planning::unmoved;
use allocation_counter::{AllocationInfo, measure};
use breather::engine::simulation::centre::Redial;
use breather::engine::simulation::queue::{Question, QueueRun};
use breather::engine::simulation::replication::Replication;
use breather::engine::simulation::steady::Length;
use breather::engine::simulation::tree::Tree;
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::world::World;
use breather::math::law::{Family, Law};

/// A hundred agents at 95 % of their time; callers who hang up and call again, and lines, as asked.
fn question(calls: u64, patient: bool, lines: Option<usize>, redial: f64) -> Question {
    let law = |family, mean| Law::new(family, mean, None).expect("a law");
    Question {
        calls_per_hour: 0.95 * 100.0 * 12.0,
        agents: 100,
        service: law(Family::Lognormal, 300.0),
        patience: (!patient).then(|| law(Family::Exponential, 120.0)),
        lines,
        redial: Redial { hung_up: redial, busy_tone: redial, delay: law(Family::Exponential, 600.0) },
        target: 20.0,
        length: Length { calls, warmup: 20_000 },
        seed: 11,
    }
}

fn run(question: Question) -> QueueRun {
    let mut run = QueueRun::new(question);
    while !run.step(u64::MAX) {}
    run
}

/// Floors of every kind: patient callers, hang-ups, limited lines, redials.
fn floors(calls: u64) -> [Question; 4] {
    [
        question(calls, true, None, 0.0),
        question(calls, false, None, 0.0),
        question(calls, false, Some(105), 0.0),
        question(calls, false, Some(105), 0.5),
    ]
}

#[test]
fn a_call_is_few_events() {
    // An arrival; an answer after a wait; for a watched call its hang-up, and the redial is an attempt of its own.
    for (question, most) in floors(100_000).into_iter().zip([2.0, 2.0, 3.0, 3.0]) {
        let words = format!("lines {:?}, redial {}", question.lines, question.redial.hung_up);
        let run = run(question);
        let answer = run.answer();
        let attempts = answer.total.offered / answer.total.first * 120_000.0;
        let per_attempt = answer.events as f64 / attempts;
        assert!((1.0..=most).contains(&per_attempt), "{words}: {per_attempt} events an attempt");
    }
}

#[test]
fn a_change_of_the_tournament_compares_once_a_level() {
    // A change goes up one node a level; the nodes are counted below. Here each level is needed: a winner that is not
    // carried all the way up, or not found again on the way, shows at the root.
    for agents in [1_usize, 2, 3, 5, 8, 100, 1000, 1025] {
        let levels = agents.next_power_of_two().trailing_zeros();
        assert_eq!(levels, f64::ceil(libm::log2(agents as f64)) as u32, "⌈log₂ {agents}⌉");
        let mut tree = Tree::new(agents);
        (0..agents).for_each(|agent| tree.set(agent, 1e6));
        // A descent of free times: each new winner must reach the root through every level, and a wrong one stays.
        for agent in (0..agents).rev() {
            tree.set(agent, agent as f64 + 1.0);
            assert_eq!(tree.first(), (agent as f64 + 1.0, agent));
        }
        // An ascent, by which the winner must be found anew on the way at every level.
        for agent in 0..agents {
            assert_eq!(tree.first(), (agent as f64 + 1.0, agent));
            tree.set(agent, f64::INFINITY);
            assert_eq!(tree.of(agent), f64::INFINITY);
        }
        assert_eq!(tree.first().0, f64::INFINITY, "nobody is on duty");
    }
    // The pairs of siblings themselves: as many as leaves, so that one path is one pair a level. 24 bytes each.
    for agents in [1_usize, 100, 1024, 1025] {
        let bytes = measure(|| drop(Tree::new(agents))).bytes_max;
        assert_eq!(bytes, 24 * agents.max(2).next_power_of_two() as u64, "{agents} agents");
    }
}

#[test]
fn nothing_is_allocated_once_a_queue_has_been_at_its_longest() {
    for (place, question) in floors(600_000).into_iter().enumerate() {
        let mut run = QueueRun::new(question);
        while run.run().simulation().first_attempts() < 300_000 {
            run.step(10_000);
        }
        let info: AllocationInfo = measure(|| {
            while run.run().simulation().first_attempts() < 500_000 {
                run.step(10_000);
            }
        });
        assert_eq!(info.count_total, 0, "floor {place}: {info:?}");
    }
}

#[test]
fn nothing_is_allocated_in_the_later_weeks_of_a_repetition() {
    for json in [
        r#"{"preset": "serviceCentre100"}"#,
        r#"{"preset": "helpDesk20", "queues": [{"callsPerWeek": 3000, "redialShare": 0.5}],
            "teams": [{"heads": 10, "lines": 20}]}"#,
    ] {
        let world = World::new(&unmoved(json), 20).unwrap_or_else(|problems| panic!("{problems}"));
        let mut replication = Replication::new(&world, 1, 0, Nobody);
        while replication.share(&world) < 0.5 {
            replication.step(&world, 1000);
        }
        let info = measure(|| while !replication.step(&world, 1000) {});
        assert_eq!(info.count_total, 0, "{json}: {info:?}");
    }
}

#[test]
fn memory_does_not_grow_with_the_number_of_calls() {
    for (place, (few, many)) in floors(100_000).into_iter().zip(floors(1_000_000)).enumerate() {
        // Callers who wait for ever make lines whose record goes on growing, if slowly, the sooner the busier agents are.
        let load = if few.patience.is_none() { 0.8 } else { 0.95 };
        let bytes = |question| measure(|| drop(run(Question { calls_per_hour: load * 1200.0, ..question })));
        let (few, many) = (bytes(few), bytes(many));
        assert_eq!(few.bytes_max, many.bytes_max, "floor {place}");
        assert!(many.bytes_max < 1_000_000, "floor {place}: {many:?}");
    }
}

#[test]
fn a_year_is_fifty_two_weeks_of_events() {
    let preset = unmoved(r#"{"preset": "helpDesk20"}"#);
    let events = |weeks: u32| {
        let world = World::new(&preset, weeks).unwrap_or_else(|problems| panic!("{problems}"));
        let mut replication = Replication::new(&world, 1, 0, Nobody);
        while !replication.step(&world, 1_000_000) {}
        replication.part(&world).events
    };
    // Weeks differ by chance, with a standard deviation of 4 % from busy days alone: 4 of them are the unit.
    let ratio = events(52) / (13.0 * events(4));
    assert!((ratio - 1.0).abs() < 0.1, "{ratio}");
}
