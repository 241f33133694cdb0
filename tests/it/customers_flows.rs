//! Conservation: every issue that began or was under way has ended or is under way, at any moment; every answered contact
//! became one thing; and what is counted of customers is what is counted of calls. Every expectation is a *law*. The sums
//! that other tests of customers read are here too.

use super::people_limits::any_people;
use super::people_lives::{weeks, world};
use super::support::{runner, set};
use breather::engine::signals::Kind;
use breather::engine::simulation::journeys::{Flow, Journeys};
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::weeks::Column;
use breather::engine::simulation::world::World;
use breather::input::Value;
use breather::scenario::Scenario;
use proptest::prelude::*;

/// What becomes of an answered contact.
pub(crate) const OUTCOMES: [Flow; 5] =
    [Flow::Resolved, Flow::HandedOn, Flow::Chases, Flow::CallsBack, Flow::LetsBe];
pub(crate) const FIRST: usize = Kind::First as usize;
pub(crate) const REPEAT: usize = Kind::Repeat as usize;
pub(crate) const CHASE: usize = Kind::Chase as usize;

pub(crate) fn journeys(part: &Part) -> &Journeys {
    part.journeys.as_ref().expect("customers who respond")
}

/// A flow over all days of full runs, of the contacts of some causes and kinds.
pub(crate) fn flow(parts: &[Part], flow: Flow, of: impl Fn(usize, usize) -> bool) -> f64 {
    parts.iter().map(|part| journeys(part).sum(flow, &[1.0; 7], |_, cause, kind| of(cause, kind))).sum()
}

pub(crate) fn all(parts: &[Part], of: Flow) -> f64 {
    flow(parts, of, |_, _| true)
}

pub(crate) fn of_kind(parts: &[Part], of: Flow, kind: usize) -> f64 {
    flow(parts, of, |_, its| its == kind)
}

pub(crate) fn first_resolution(parts: &[Part]) -> f64 {
    of_kind(parts, Flow::Resolved, FIRST) / of_kind(parts, Flow::Answered, FIRST)
}

pub(crate) fn contacts_per_issue(parts: &[Part]) -> f64 {
    all(parts, Flow::Answered) / of_kind(parts, Flow::Answered, FIRST)
}

/// Contacts after the first, of all.
pub(crate) fn repeat_share(parts: &[Part]) -> f64 {
    1.0 - 1.0 / contacts_per_issue(parts)
}

/// Contacts that go back to a cause, or after the first.
pub(crate) fn failure_share(parts: &[Part]) -> f64 {
    flow(parts, Flow::Answered, |cause, kind| cause > 0 || kind != FIRST) / all(parts, Flow::Answered)
}

pub(crate) fn satisfaction(parts: &[Part]) -> f64 {
    all(parts, Flow::Points) / all(parts, Flow::Answered)
}

pub(crate) fn hostile_contacts(parts: &[Part]) -> f64 {
    all(parts, Flow::Hostile) / all(parts, Flow::Answered)
}

/// Whether two repetitions counted the same to the bit; what is no number is so in both.
pub(crate) fn same(one: &Part, other: &Part) -> bool {
    // Numbers are written with as many digits as tell them apart.
    format!("{one:?}") == format!("{other:?}")
}

/// Issues that are neither ended nor under way; none may be.
fn astray(
    replication: &Replication<breather::engine::simulation::living::Living, Nobody>,
    world: &World,
) -> f64 {
    let part = replication.part(world);
    let balance = journeys(&part).balance;
    balance.began + balance.seeded - balance.ended - replication.under_way() as f64
}

/// Row by row: each answered contact became one thing, first contacts alone begin, and repeats and chasers follow
/// only where they may.
fn rows_add_up(journeys: &Journeys) {
    for (place, row) in journeys.rows.iter().enumerate() {
        let of = |flow: Flow| row[flow as usize];
        let (kind, cause) = (place % 3, place / 3 % journeys.causes);
        assert_eq!(
            of(Flow::Answered),
            OUTCOMES.iter().map(|outcome| of(*outcome)).sum::<f64>(),
            "row {place}"
        );
        assert!(row.iter().all(|sum| sum.is_finite() && *sum >= 0.0), "row {place}: {row:?}");
        if kind != FIRST {
            assert_eq!(of(Flow::Begun) + of(Flow::Mended) + of(Flow::Deflected), 0.0, "row {place}");
        }
        if cause == 0 {
            // Nobody else has it, so that nothing is mended, handed on or chased.
            assert_eq!(of(Flow::Mended) + of(Flow::HandedOn) + of(Flow::Chases), 0.0, "row {place}");
            assert!(kind != CHASE || of(Flow::Answered) == 0.0, "row {place}");
        } else {
            assert_eq!(of(Flow::Deflected), 0.0, "row {place}");
        }
        match kind {
            REPEAT => {
                assert_eq!(of(Flow::HandedOn) + of(Flow::Chases), 0.0, "row {place}");
            }
            CHASE => {
                assert_eq!(of(Flow::Resolved) + of(Flow::CallsBack) + of(Flow::LetsBe), 0.0, "row {place}");
            }
            _ => {}
        }
        assert!(of(Flow::Hostile) <= of(Flow::Answered) && of(Flow::Points) <= 100.0 * of(Flow::Answered));
        assert!(of(Flow::Lost) <= of(Flow::LetsBe) + of(Flow::GaveUp), "row {place}");
    }
}

/// What is counted month by month is what is counted by weekday: contacts of a cause, and of value demand repeats.
fn months_add_up(journeys: &Journeys) {
    for cause in 0..journeys.causes {
        let by_month = |at: usize| {
            journeys.months.iter().skip(cause).step_by(journeys.causes).map(|m| m[at]).sum::<f64>()
        };
        let by_weekday = |flow: Flow| {
            journeys.sum(flow, &[1.0; 7], |_, its, kind| its == cause && (cause > 0 || kind != FIRST))
        };
        assert_eq!(by_month(0), by_weekday(Flow::Answered), "cause {cause}");
        let seconds = by_weekday(Flow::Seconds);
        assert!((by_month(1) - seconds).abs() <= 1e-9 * seconds, "cause {cause}: {} s", by_month(1));
    }
}

/// A preview lives a first day that counts for nothing: neither the floor's, nor the week's, nor the customers' accounts may
/// know of it, and nobody's time may be half in them.
#[test]
fn law_issues_are_conserved_in_a_preview() {
    let world = world(r#"{"preset": "serviceCentre100"}"#, 52).preview(6);
    let people = world.people().expect("people who respond");
    for number in [0, 1, 4] {
        let mut replication = Replication::living(&world, people, 7, number, Nobody);
        while !replication.step(&world, 20_011) {
            assert_eq!(astray(&replication, &world), 0.0, "day {}", replication.day());
        }
        assert_eq!(astray(&replication, &world), 0.0, "at the end");
        let part = replication.part(&world);
        rows_add_up(journeys(&part));
        months_add_up(journeys(&part));
        assert_eq!(part.seen, [2.0; 7], "every weekday twice");
        let time = |of: &[f64]| of.iter().sum::<f64>();
        for (staffed, busy) in
            [(&part.cycle_staffed, &part.cycle_busy), (&part.days_staffed, &part.days_busy)]
        {
            assert!(staffed.iter().zip(busy).all(|(staffed, busy)| *busy <= staffed + 1e-5));
            assert!((time(staffed) / time(&part.cycle_staffed) - 1.0).abs() < 1e-9);
        }
        let parts = [part];
        let sums = super::people_lives::calls(&parts);
        assert_eq!(all(&parts, Flow::Answered), sums.answered());
        let of_people = weeks(&parts[0]);
        assert_eq!(of_people.sum(Column::Taken), sums.answered());
        assert_eq!(of_kind(&parts, Flow::Answered, FIRST), of_people.sum(Column::Firsts));
        assert_eq!(of_kind(&parts, Flow::Resolved, FIRST), of_people.sum(Column::ResolvedFirst));
    }
}

/// What is changed from the first week on shows on a preview's first day: where every error is mended, nobody chases.
#[test]
fn law_a_preview_does_not_lag() {
    let causes = r#"[{"fixedShare": 1}, {"fixedShare": 1}, {"fixedShare": 1}, {"fixedShare": 1}]"#;
    let world = world(&format!(r#"{{"preset": "serviceCentre100", "causes": {causes}}}"#), 52).preview(6);
    let people = world.people().expect("people who respond");
    let mut replication = Replication::living(&world, people, 7, 0, Nobody);
    while !replication.step(&world, 1_000_000) {}
    let parts = [replication.part(&world)];
    assert!(of_kind(&parts, Flow::Answered, REPEAT) > 1000.0, "the centre's own repeats stay");
    assert_eq!(of_kind(&parts, Flow::Answered, CHASE), 0.0);
}

#[test]
fn law_issues_are_conserved_over_a_year_of_the_presets() {
    for (preset, horizon) in [("helpDesk20", 52), ("serviceCentre100", 52), ("outsourcer400", 12)] {
        let world = world(&format!(r#"{{"preset": "{preset}"}}"#), horizon);
        let people = world.people().expect("people who respond");
        let mut replication = Replication::living(&world, people, 7, 0, Nobody);
        let mut looks = 0;
        while !replication.step(&world, 20_011) {
            assert_eq!(astray(&replication, &world), 0.0, "{preset}, day {}", replication.day());
            looks += 1;
        }
        assert_eq!(astray(&replication, &world), 0.0, "{preset}, at the end");
        assert!(looks > 10, "{preset}: looked {looks} times");
        let part = replication.part(&world);
        let counts = journeys(&part);
        rows_add_up(counts);
        months_add_up(counts);
        assert!(counts.balance.seeded > 100.0 && replication.under_way() > 100, "{preset}");
        assert_eq!(counts.months.len(), counts.causes * if horizon == 52 { 12 } else { 3 });
        // The same contacts as the floor's, the week's and the ledger's. The outsourcer is open on the Sunday
        // before, which counts for none of them, and nobody waits there overnight.
        let parts = [part];
        let sums = super::people_lives::calls(&parts);
        assert_eq!(all(&parts, Flow::Answered), sums.answered(), "{preset}");
        assert_eq!(all(&parts, Flow::GaveUp), sums.gave_up, "{preset}");
        assert_eq!(all(&parts, Flow::Redialed), sums.abandoned + sums.blocked - sums.gave_up, "{preset}");
        let handled = all(&parts, Flow::Seconds);
        assert!((handled / sums.handled - 1.0).abs() < 1e-9, "{preset}: {handled} s");
        let of_people = weeks(&parts[0]);
        assert_eq!(of_kind(&parts, Flow::Answered, FIRST), of_people.sum(Column::Firsts), "{preset}");
        assert_eq!(of_kind(&parts, Flow::Resolved, FIRST), of_people.sum(Column::ResolvedFirst), "{preset}");
        if preset != "outsourcer400" {
            // Nothing came on the unmeasured Sunday.
            assert_eq!(all(&parts, Flow::Begun), journeys(&parts[0]).balance.began, "{preset}");
        }
        // Who follows came once before: returns that came are at most those sent and seeded.
        let came = sums.first - all(&parts, Flow::Begun);
        let sent = all(&parts, Flow::CallsBack) + all(&parts, Flow::Chases);
        let most = sent + journeys(&parts[0]).balance.seeded;
        assert!(came <= most && came > 0.95 * sent, "{preset}: {came} came back of {sent}");
    }
}

/// Levers, coefficients and desks within their bounds, with causes and limited lines.
fn any_customers() -> impl Strategy<Value = Value> {
    let cause = (0.0..0.3f64, -1.3..1.7f64, 0..3u32, 1..4u32, 0..3u32, 1..4u32);
    (any_people(), proptest::collection::vec(cause, 0..4), 0..40u32).prop_map(|(mut input, causes, lines)| {
        set(&mut input, "customers.simulated", Value::Flag(true));
        set(&mut input, "causes", Value::List(Vec::new()));
        // Impatient callers who call again, at a desk that may have too few people.
        set(&mut input, "queues[0].patienceSeconds", 60.0.into());
        set(&mut input, "queues[0].redialShare", 0.7.into());
        set(&mut input, "queues[0].redialDelaySeconds", 600.0.into());
        for (place, (share, handoff, fixed, from, faster, faster_from)) in causes.into_iter().enumerate() {
            let mut put =
                |name: &str, value: f64| set(&mut input, &format!("causes[{place}].{name}"), value.into());
            put("share", share);
            put("handoffDays", libm::pow(10.0, handoff));
            put("fixedShare", f64::from(fixed) / 2.0);
            put("fixedFromWeek", f64::from(from));
            put("fasterShare", f64::from(faster) * 0.475);
            put("fasterFromWeek", f64::from(faster_from));
        }
        if lines > 0 {
            set(&mut input, "teams[0].lines", f64::from(lines).into());
        }
        input
    })
}

#[test]
fn law_issues_are_conserved_whatever_is_stated() {
    let (run_of, redialed, chased) =
        (core::cell::Cell::new(0), core::cell::Cell::new(0), core::cell::Cell::new(0));
    runner(150, 81)
        .run(&any_customers(), |input| {
            let Ok(scenario) = Scenario::from_input(&input) else { return Ok(()) };
            let Ok(world) = World::new(&scenario, 3) else { return Ok(()) };
            let people = world.people().expect("people who respond");
            prop_assert!(people.customers.is_some());
            run_of.set(run_of.get() + 1);
            let mut replication = Replication::living(&world, people, 1, 0, Nobody);
            while !replication.step(&world, 500) {
                prop_assert_eq!(astray(&replication, &world), 0.0, "day {}", replication.day());
            }
            prop_assert_eq!(astray(&replication, &world), 0.0, "at the end");
            let part = replication.part(&world);
            rows_add_up(journeys(&part));
            months_add_up(journeys(&part));
            let parts = [part];
            prop_assert_eq!(all(&parts, Flow::Answered), super::people_lives::calls(&parts).answered());
            redialed.set(redialed.get() + u32::from(all(&parts, Flow::Redialed) > 0.0));
            chased.set(chased.get() + u32::from(of_kind(&parts, Flow::Answered, CHASE) > 0.0));
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(run_of.get() > 90, "{} of 150 were run", run_of.get());
    assert!(
        redialed.get() > 30 && chased.get() > 30,
        "{} with redials, {} with chasers",
        redialed.get(),
        chased.get()
    );
}

/// Any division of a run gives the same bits, customers included.
#[test]
fn law_any_division_of_a_run_gives_the_same_bits() {
    let json = r#"{"preset": "helpDesk20", "causes": [{"share": 0.3, "fixedShare": 0.5, "fixedFromWeek": 2,
        "fasterShare": 0.5, "fasterFromWeek": 3}], "demand": {"selfServiceShare": 0.2, "selfServiceFromWeek": 2}}"#;
    let world = world(json, 4);
    let people = world.people().expect("people who respond");
    let run = |steps: &mut dyn Iterator<Item = u64>| {
        let mut replication = Replication::living(&world, people, 5, 0, Nobody);
        while !replication.step(&world, steps.next().expect("steps without end")) {}
        replication.part(&world)
    };
    let whole = run(&mut core::iter::repeat(u64::MAX));
    assert!(all(core::slice::from_ref(&whole), Flow::Answered) > 5000.0);
    for every in [1, 7, 1000] {
        assert!(same(&run(&mut core::iter::repeat(every)), &whole), "{every} events at a time");
    }
    assert!(same(&run(&mut (0..).map(|step: u64| 1 + step * step % 977)), &whole), "steps of all lengths");
}
