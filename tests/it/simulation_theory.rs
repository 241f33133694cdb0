//! The simulation against theory, on a spread of the cases that `cargo xtask bench --report` runs in full, and laws
//! that hold for every run.
//!
//! Seeds are fixed, so that a test gives the same figures each time. Some 960 figures of 65 cases are compared, each with
//! an interval that a sound engine's would leave once in a million: with other seeds one run of this file in a thousand
//! would fail by chance. Some 180 more are made of too few events and only have to be near.

use breather::engine::signals::Inert;
use breather::engine::simulation::arrivals::Source;
use breather::engine::simulation::centre::{Centre, Pick, QueueSpec, Redial, Route, Take, TeamSpec};
use breather::engine::simulation::clock::{Limits, Simulation};
use breather::engine::simulation::queue::{Question, QueueRun};
use breather::engine::simulation::steady::{Length, SteadyRun, simulation};
use breather::engine::simulation::watch::{Nobody, Watch};
use breather::math::law::{Family, Law};
use std::path::Path;
use validation::days::Day;
use validation::effort::{How, LOOKS, repeat};
use validation::families::{self, Tables};

/// One in a million.
const CONFIDENCE: f64 = 0.999_999;

fn families_are_as_theory_says(wanted: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/simulation");
    let mut compared = 0;
    let mut missing: Vec<&str> = wanted.to_vec();
    for family in families::all(&Tables::new(&folder)).into_iter().flatten() {
        if !wanted.contains(&family.about.id) {
            continue;
        }
        missing.retain(|id| *id != family.about.id);
        for (place, case) in family.cases.iter().enumerate() {
            let round = repeat(case, 4_711 + place as u64, LOOKS, CONFIDENCE);
            for (stat, finding) in case.stats.iter().zip(&round.findings) {
                compared += usize::from(finding.how != How::Rare);
                assert!(
                    finding.inside,
                    "{} {}: {} is {} ± {}, and should be {}",
                    family.about.id,
                    case.name,
                    stat.name,
                    finding.simulated,
                    finding.half_width,
                    stat.expected
                );
            }
        }
    }
    assert!(missing.is_empty() && compared > 0, "no cases of {missing:?}");
}

#[test]
fn exponential_queues_are_as_theory_says() {
    families_are_as_theory_says(&["erlang_c", "erlang_c_callcentre", "erlang_b", "mmsk"]);
}

#[test]
fn queues_with_patience_are_as_theory_says() {
    families_are_as_theory_says(&["erlang_a", "erlang_a_callcentre", "mm1_abandon", "mmsk_abandon"]);
}

#[test]
fn queues_with_general_laws_are_as_theory_says() {
    families_are_as_theory_says(&["mg1_pk", "md1", "mds", "m_ph_s", "mmn_general_patience"]);
}

#[test]
fn redials_and_priorities_are_as_theory_says() {
    families_are_as_theory_says(&[
        "mg1_priority",
        "mms_nonpreemptive_priority",
        "mmc_retrial",
        "mmc_retrial_persistence",
        "mms_abandon_redial",
    ]);
}

#[test]
fn teams_and_days_are_as_theory_says() {
    families_are_as_theory_says(&["multiskill_ctmc", "timevarying", "mt_g_inf_sinusoid"]);
}

/// Published, and simulated by others: their intervals are widened to 99.9 % and joined with ours.
#[test]
fn simulations_of_others_agree() {
    families_are_as_theory_says(&["mgs_general_simulated", "published_simulations"]);
}

/// What a watch sees for itself.
#[derive(Clone, Debug, Default)]
struct Counts {
    /// When each attempt came, by serial number from 1; infinite once it left the line.
    came: Vec<f64>,
    waits: Vec<f64>,
    came_all: f64,
    blocked: f64,
    answered: f64,
    abandoned: f64,
    /// Changes of the number of calls waiting.
    line: Vec<(f64, f64)>,
}

impl Counts {
    fn leaves(&mut self, serial: u64, at: f64) {
        let place = serial as usize - 1;
        let wait = at - self.came[place];
        self.waits[place] = wait;
        if wait > 0.0 {
            self.line.push((self.came[place], 1.0));
            self.line.push((at, -1.0));
        }
    }
}

impl Watch for Counts {
    const EAGER: bool = true;
    fn came(&mut self, serial: u64, _: usize, at: f64, _: u32) {
        assert_eq!(serial as usize, self.came.len() + 1);
        self.came.push(at);
        self.waits.push(f64::NAN);
        self.came_all += 1.0;
    }
    fn blocked(&mut self, _: u64, _: f64) {
        self.blocked += 1.0;
    }
    fn answered(&mut self, serial: u64, at: f64, _: f64, _: usize, _: usize) {
        self.answered += 1.0;
        self.leaves(serial, at);
    }
    fn abandoned(&mut self, serial: u64, at: f64) {
        self.abandoned += 1.0;
        self.leaves(serial, at);
    }
}

/// Two reasons, two teams, lines, redials of both kinds; `load` times the agents.
fn busy_centre(load: f64, pick: Pick) -> Centre {
    let law = |family, mean, cv| Law::new(family, mean, cv).expect("a law");
    let queue = |rate: f64, trunk, patience: Law, first: usize| {
        let mut queue = QueueSpec::plain(
            Source::Constant(rate),
            law(Family::Lognormal, 200.0, Some(1.2)),
            Some(patience),
        );
        queue.redial = Redial { hung_up: 0.4, busy_tone: 0.6, delay: Law::exponential(150.0) };
        queue.routes = vec![Route { team: first, rank: 0 }, Route { team: 1 - first, rank: 1 }];
        queue.trunk = trunk;
        queue
    };
    let take = |queue, rank, pace| Take { queue, rank, pace };
    Centre {
        queues: vec![
            queue(load * 9.0 / 200.0, 0, Law::exponential(90.0).with_zero(0.05), 0),
            queue(load * 6.0 / 200.0, 0, law(Family::Weibull, 120.0, Some(2.0)), 1),
        ],
        teams: vec![
            TeamSpec { agents: 8, takes: vec![take(0, 0, 1.0), take(1, 1, 1.2)], pick },
            TeamSpec { agents: 7, takes: vec![take(1, 0, 1.0), take(0, 0, 0.9)], pick },
        ],
        lines: vec![Some(24)],
    }
}

/// Law: at every stop, offered = answered + abandoned + blocked + waiting, exactly, in overload too; the ledger agrees
/// with who looks on.
#[test]
fn no_call_is_lost() {
    for (load, pick) in [(0.5, Pick::ByRank), (1.0, Pick::LongestLine), (3.0, Pick::ByRank)] {
        let mut run = simulation(busy_centre(load, pick), 20.0, 100_000, 5, (Inert, Counts::default()));
        run.turn(0.0, true);
        for stop in 0..400 {
            run.run(Limits { until: f64::INFINITY, calls: u64::MAX, events: 1 + stop % 97 });
            run.turn(run.now(), true);
            let accounts: Vec<_> = (0..2).map(|queue| run.ledger.by_slot(queue)[0]).collect();
            let sum = |of: fn(&breather::engine::simulation::ledger::Account) -> f64| {
                accounts.iter().map(of).sum::<f64>()
            };
            let watch = &run.watch;
            assert_eq!(sum(|a| a.offered), watch.came_all);
            assert_eq!(sum(|a| a.answered()), watch.answered);
            assert_eq!(sum(|a| a.abandoned), watch.abandoned);
            assert_eq!(sum(|a| a.blocked), watch.blocked);
            assert_eq!(sum(|a| a.in_system()), run.waiting() as f64, "load {load} stop {stop}");
            let waiting = watch.waits.iter().filter(|wait| wait.is_nan()).count() as f64 - watch.blocked;
            assert_eq!(waiting, run.waiting() as f64);
        }
        assert!(run.watch.abandoned > 0.0 && run.watch.blocked > 0.0 || load < 1.0);
    }
}

/// Law: time-weighted queue = sum of waits = area below the number waiting, from empty to empty (Little 1961), for any
/// staff that comes and goes. Only rounding differs: the same stretches are added in another order.
#[test]
fn littles_law_is_exact() {
    let mut centre = busy_centre(1.0, Pick::ByRank);
    for queue in &mut centre.queues {
        let Source::Constant(rate) = queue.source else { continue };
        // Nobody comes in the last two intervals, in which all that wait leave.
        queue.source =
            Source::Profile { rates: vec![rate, 2.0 * rate, 0.5 * rate, rate, 0.0, 0.0], seconds: 1800.0 };
        queue.redial.hung_up = 0.0;
    }
    let day = Day {
        centre,
        slot: 1800.0,
        staff: vec![vec![8, 5, 3, 8, 8, 8], vec![2, 7, 7, 1, 7, 7]],
        target: 20.0,
        busyness: Some(5.0),
        moments: Vec::new(),
    };
    let sums = day.look(3, 50);
    for (accounts, waiting) in sums.accounts.iter().zip(&sums.waiting) {
        let waits: f64 = accounts.iter().map(|a| a.waited + a.waited_in_vain).sum();
        let area: f64 = waiting.iter().sum();
        assert!(waits > 1e5 && (waits / area - 1.0).abs() < 1e-11, "{waits} {area}");
    }
    let mut run = simulation(busy_centre(0.9, Pick::LongestLine), 20.0, 2, 6, (Inert, Counts::default()));
    run.run(Limits { until: f64::INFINITY, calls: 20_000, events: u64::MAX });
    run.end_arrivals();
    run.run(Limits { until: f64::INFINITY, calls: 0, events: u64::MAX });
    let mut line = run.watch.line.clone();
    line.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut area, mut here, mut before) = (0.0, 0.0, 0.0);
    for (at, change) in line {
        area += here * (at - before);
        here += change;
        before = at;
    }
    let waits: f64 = run.watch.waits.iter().filter(|wait| wait.is_finite()).sum();
    assert!(here == 0.0 && (waits / area - 1.0).abs() < 1e-10, "{waits} {area} {here}");
}

fn question(agents: usize, lines: Option<usize>, redial: Redial) -> Question {
    Question {
        calls_per_hour: 360.0,
        agents,
        service: Law::new(Family::Lognormal, 100.0, Some(1.0)).expect("a law"),
        patience: Some(Law::exponential(60.0)),
        lines,
        redial,
        target: 20.0,
        length: Length { calls: 3_000, warmup: 200 },
        seed: 9,
    }
}

/// Law: how a run is cut into steps changes nothing.
#[test]
fn steps_of_any_length_give_the_same() {
    let redial = Redial { hung_up: 0.5, busy_tone: 0.5, delay: Law::exponential(300.0) };
    let nobody = Redial { hung_up: 0.0, busy_tone: 0.0, delay: Law::zero() };
    for question in [question(9, Some(12), redial), question(10, None, nobody)] {
        let of = |events: u64| {
            let mut run = QueueRun::new(question.clone());
            while !run.step(events) {}
            run.answer().digest()
        };
        let whole = of(u64::MAX);
        for events in [1, 2, 7, 100, 9_999] {
            assert_eq!(of(events), whole, "in steps of {events}");
        }
    }
    let of = |events: u64| {
        let centre = busy_centre(1.1, Pick::LongestLine);
        let mut run = SteadyRun::new(centre, 20.0, Length { calls: 5_000, warmup: 300 }, 2, Nobody);
        while !run.step(events) {}
        run.batches().iter().map(|batch| (batch.accounts.clone(), batch.waiting.clone())).collect::<Vec<_>>()
    };
    assert_eq!(of(1), of(u64::MAX));
    assert_eq!(of(13), of(u64::MAX));
}

/// Law: looking on changes nothing. Who looks on makes every hang-up an event; else most are found later.
#[test]
fn looking_on_changes_nothing() {
    let redial = Redial { hung_up: 0.3, busy_tone: 0.0, delay: Law::exponential(100.0) };
    let centre = question(9, None, redial).centre();
    let length = Length { calls: 20_000, warmup: 500 };
    let mut alone = SteadyRun::new(centre.clone(), 20.0, length, 8, Nobody);
    while !alone.step(1000) {}
    let mut watched = SteadyRun::new(centre, 20.0, length, 8, Counts::default());
    while !watched.step(1000) {}
    for (one, other) in alone.batches().iter().zip(&watched.batches()) {
        for (a, b) in one.accounts[0].sums().iter().zip(other.accounts[0].sums()) {
            assert!((a - b).abs() <= 1e-9 * a.abs(), "{a} {b}");
        }
    }
    assert_eq!(alone.waits(), watched.waits());
}

/// Law: every call that was let in has its wait among those that the percentiles are of, the last ones too.
#[test]
fn no_wait_is_missing_from_the_percentiles() {
    let nobody = Redial { hung_up: 0.0, busy_tone: 0.0, delay: Law::zero() };
    let overload = Question { patience: Some(Law::exponential(900.0)), ..question(5, None, nobody) };
    let mut run = SteadyRun::new(overload.centre(), 20.0, overload.length, 1, Nobody);
    while !run.step(1000) {}
    let let_in: f64 =
        run.batches().iter().map(|batch| batch.accounts[0].offered - batch.accounts[0].blocked).sum();
    assert_eq!(run.waits()[0].count() as f64, let_in);
}

/// Law (Jacobs & Schach 1972): first come, first served and nobody gives up; with one agent more, in the same world, no
/// call waits longer. Rounding of sums of up to 10^6 seconds is allowed for.
#[test]
fn nobody_waits_longer_for_one_agent_more() {
    let waits = |agents: usize| {
        let service = Law::new(Family::Lognormal, 100.0, Some(1.5)).expect("a law");
        let centre = Centre::single(QueueSpec::plain(Source::Constant(0.095), service, None), agents, None);
        let mut run: Simulation<Inert, Counts> = simulation(centre, 20.0, 2, 77, (Inert, Counts::default()));
        run.run(Limits { until: f64::INFINITY, calls: 20_000, events: u64::MAX });
        run.end_arrivals();
        run.run(Limits { until: f64::INFINITY, calls: 0, events: u64::MAX });
        run.watch.waits
    };
    let mut more = waits(9);
    for agents in 10..14 {
        let fewer = more;
        more = waits(agents);
        assert_eq!(fewer.len(), more.len());
        for (call, (with_fewer, with_more)) in fewer.iter().zip(&more).enumerate() {
            assert!(
                *with_more <= with_fewer + 1e-6,
                "call {call}: {with_more} with {agents} agents, not {with_fewer}"
            );
        }
        assert!(more.iter().sum::<f64>() < fewer.iter().sum::<f64>());
    }
}
