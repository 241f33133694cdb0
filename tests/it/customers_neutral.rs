//! Each coefficient of the customers' model at its neutral value takes its effect from what causes it, and only there. Every
//! expectation is a *law*.

use super::customers_flows::{CHASE, FIRST, REPEAT, all, flow, of_kind};
use super::customers_stories::fates;
use super::people_lives::{live, part, world};
use super::people_neutral::{neutral, stated};
use super::people_patterns::correlation;
use super::planning::scenario;
use breather::assumptions::Assumptions;
use breather::engine::customers::laws::{Answer, Laws, Outcome, Queue, Week};
use breather::engine::customers::reference::{Cause, Reference};
use breather::engine::people::person::{Choice, Person};
use breather::engine::signals::{Contact, Kind, Story};
use breather::engine::simulation::journeys::Flow;
use breather::engine::simulation::replication::Part;
use breather::math::streams::Key;
use std::collections::BTreeMap;

/// Rows whose neutral value is tested here.
pub(crate) const TESTED: &[&str] = &[
    "hostility.repeatOdds",
    "hostility.failureOdds",
    "training.softSatisfaction",
    "resolution.repeatOdds",
    "resolution.agentSd",
    "resolution.speedCorrelation",
    "resolution.newcomer",
    "resolution.perSd",
    "resolution.fatigueLogOdds",
    "resolution.perHour",
    "resolution.perLogHandle",
    "repeats.callBack",
    "failure.handoffShare",
    "satisfaction.resolved",
    "satisfaction.priorContact",
    "satisfaction.perMinute",
    "satisfaction.perSd",
    "satisfaction.hostile",
    "lost.perUnresolved",
    "lost.perAbandoned",
    "empowerment.resolution",
    "exchange.errors",
    "selfService.harder",
];

const CAUSE: Cause = Cause { share: 0.4, handoff_days: 7.0, failure: true };

fn laws(a: &Assumptions) -> Laws {
    let rests = scenario(r#"{"causes": []}"#);
    let queue = Queue { causes: &[(1, CAUSE)], resolved: 0.6, hostile: 0.08 };
    Laws::new(core::iter::once(queue), (rests.causes(), &rests.levers().demand), a)
}

fn week() -> Week {
    Week { mended: vec![0.0], handoff_days: vec![7.0], deflected: 0.0 }
}

fn contact(number: u64, story: Story, waited: f64) -> Contact {
    Contact { key: Key::new(8).child(number), queue: 0, attempt: 1, story, taken: 1000.0, waited }
}

const STORIES: [Story; 5] = [
    Story { cause: 0, prior: 0, kind: Kind::First },
    Story { cause: 1, prior: 0, kind: Kind::First },
    Story { cause: 0, prior: 2, kind: Kind::Repeat },
    Story { cause: 1, prior: 1, kind: Kind::Repeat },
    Story { cause: 1, prior: 3, kind: Kind::Chase },
];

const PLAIN: Answer = Answer { log_odds: 0.0, strain: 0.0, hostile: false, soft: 0.0 };

#[test]
fn law_hostility_knows_no_story_where_it_is_neutral() {
    let factors = |ids: &[&str]| STORIES.map(|story| laws(&neutral(ids)).hostility(story));
    assert_eq!(factors(&["hostility.repeatOdds", "hostility.failureOdds"]), [1.0; 5]);
    assert_eq!(factors(&["hostility.repeatOdds"]), [1.0, 1.5, 1.0, 1.5, 1.5]);
    assert_eq!(factors(&["hostility.failureOdds"]), [1.0, 1.0, 1.8, 1.8, 1.8]);
    assert_eq!(factors(&[]), [1.0, 1.5, 1.8, 1.8 * 1.5, 1.8 * 1.5]);
    // And with both the queue's odds are those of its share.
    let odds = |ids: &[&str]| laws(&neutral(ids)).references().next().expect("a queue").hostile_odds;
    assert!((odds(&["hostility.repeatOdds", "hostility.failureOdds"]) - 0.08 / 0.92).abs() < 1e-12);
    assert!(odds(&[]) < 0.08 / 0.92);
}

/// Satisfaction: each row's cause moves it, and does not where the row is neutral.
#[test]
fn law_satisfaction_does_not_feel_what_is_neutral() {
    let first = contact(1, STORIES[1], 0.0);
    let points = |ids: &[&str], contact: &Contact, answer: &Answer, resolved: bool| {
        laws(&neutral(ids)).satisfaction(contact, answer, resolved)
    };
    type Moved = (&'static str, Contact, Answer, bool, f64);
    let cases: [Moved; 6] = [
        ("satisfaction.resolved", first, PLAIN, true, 25.0),
        ("satisfaction.priorContact", contact(1, STORIES[3], 0.0), PLAIN, false, -10.0),
        ("satisfaction.perMinute", contact(1, STORIES[1], 300.0), PLAIN, false, -5.0),
        ("satisfaction.perSd", first, Answer { strain: 1.5, ..PLAIN }, false, -3.0),
        ("satisfaction.hostile", first, Answer { hostile: true, ..PLAIN }, false, -10.0),
        ("training.softSatisfaction", first, Answer { soft: 1.0, ..PLAIN }, false, 5.0),
    ];
    for (id, moved, answer, resolved, by) in &cases {
        let base = |ids: &[&str]| points(ids, &first, &PLAIN, false);
        let with = |ids: &[&str]| points(ids, moved, answer, *resolved);
        assert!((with(&[]) - base(&[]) - by).abs() < 1e-9, "{id}: {} and {}", with(&[]), base(&[]));
        assert_eq!(with(&[id]), base(&[id]), "{id} at its neutral value");
    }
    // Recovery is for issues of a cause.
    let value = contact(1, STORIES[0], 0.0);
    assert_eq!(
        points(&[], &value, &Answer { soft: 1.0, ..PLAIN }, false),
        points(&[], &value, &PLAIN, false)
    );
}

#[test]
fn law_repeats_handoffs_and_losses_end_where_they_are_neutral() {
    let outcomes = |ids: &[&str], story: Story| {
        let laws = laws(&neutral(ids));
        (0..4000).map(move |number| laws.outcome(&contact(number, story, 0.0), &PLAIN, &week()))
    };
    let (mut back, mut lost) = (0, 0);
    for outcome in outcomes(&[], STORIES[0]) {
        back += u32::from(matches!(outcome, Outcome::CallsBack(_)));
        lost += u32::from(outcome == Outcome::LetsBe { lost: true });
    }
    assert!(back > 500 && lost > 1, "{back} call back, {lost} are lost");
    assert!(
        outcomes(&["repeats.callBack"], STORIES[0]).all(|outcome| !matches!(outcome, Outcome::CallsBack(_)))
    );
    assert!(
        outcomes(&["lost.perUnresolved"], STORIES[0])
            .all(|outcome| outcome != Outcome::LetsBe { lost: true })
    );
    let departments = |outcome: &Outcome| matches!(outcome, Outcome::HandedOn | Outcome::Chases(_));
    assert!(outcomes(&[], STORIES[1]).filter(departments).count() > 800);
    assert_eq!(outcomes(&["failure.handoffShare"], STORIES[1]).filter(departments).count(), 0);
    let on_the_line = |ids: &[&str]| {
        let laws = laws(&neutral(ids));
        (0..4000).filter(|number| laws.is_lost_on_the_line(Key::new(9).child(*number))).count()
    };
    assert!(on_the_line(&[]) > 5 && on_the_line(&["lost.perAbandoned"]) == 0);
    // Repeats as easy as first contacts.
    let value = Cause { share: 0.6, handoff_days: 0.0, failure: false };
    let chances = |ids: &[&str]| Reference::new(&[value, CAUSE], 0.6, 0.08, &neutral(ids)).chances;
    let [first, repeat, _] = chances(&["resolution.repeatOdds"]);
    assert!((first - repeat).abs() < 1e-12 && chances(&[])[1] < 0.7 * chances(&[])[0]);
}

#[test]
fn law_exchange_mends_nothing_where_it_is_neutral() {
    let mended = |ids: &[&str]| {
        let json =
            format!(r#"{{"preset": "helpDesk20", "demand": {{"staffExchange": true}}, {}}}"#, stated(ids));
        let world = world(&json, 1);
        let customers = world.people().and_then(|people| people.customers.as_ref()).expect("customers");
        [13.0, 60.0].map(|week| customers.laws.week(week).mended)
    };
    assert_eq!(mended(&["exchange.errors"]), [vec![0.0; 4], vec![0.0; 4]]);
    // Half of six months, and all of it: a twentieth of the errors.
    for (shares, share) in mended(&[]).iter().zip([0.025, 0.05]) {
        assert!(shares.len() == 4 && shares.iter().all(|of| (of - share).abs() < 1e-12), "{shares:?}");
    }
}

/// What a self-service leaves takes longer, or no longer where the row is neutral: paces of the same people.
#[test]
fn law_what_is_left_is_not_harder_where_it_is_neutral() {
    let paces = |share: f64, ids: &[&str]| {
        let json = format!(
            r#"{{"preset": "helpDesk20", "demand": {{"selfServiceShare": {share}}}, {}}}"#,
            stated(ids)
        );
        let lives = live(&world(&json, 1), 2, 0);
        let seen = lives.sundays[0].iter().flatten().filter(|seen| seen.works > 0);
        seen.map(|seen| seen.pace).collect::<Vec<f64>>()
    };
    // One who is absent on the same days works the same days: the first week's strain is the same.
    let (base, with) = (paces(0.0, &[]), paces(0.4, &[]));
    assert!(base.len() > 15 && base.len() == with.len());
    for (base, with) in base.iter().zip(&with) {
        assert!((with / base - 1.12).abs() < 1e-9, "{with} of {base}: 1 + 0.3 × 0.4");
    }
    assert_eq!(paces(0.4, &["selfService.harder"]), base);
}

fn skills(a: &Assumptions) -> Vec<(f64, f64)> {
    let choice = Choice { quits: 1.0, referred_quits: 1.0, ..Choice::default() };
    let person = |number| Person::newcomer(Key::new(5).child(number), &choice, a);
    (0..4000).map(person).map(|person| (libm::log(person.speed), person.skill)).collect()
}

/// Skill has the spread of its row; with speed it goes as its row says, of 4 000 people within three standard errors of 0.016.
#[test]
fn law_skill_is_none_or_apart_from_speed_where_it_is_neutral() {
    assert!(skills(&neutral(&["resolution.agentSd"])).iter().all(|(_, skill)| *skill == 0.0));
    let squares = |pairs: &[(f64, f64)]| pairs.iter().map(|(_, skill)| skill * skill).sum::<f64>();
    let plain = skills(&neutral(&[]));
    assert!((libm::sqrt(squares(&plain) / 4000.0) / 0.05 - 1.0).abs() < 0.04);
    assert!(correlation(&skills(&neutral(&["resolution.speedCorrelation"]))).abs() < 0.048);
    let mut a = neutral(&[]);
    for r in [-0.4, 0.3] {
        a.speed_resolution = r;
        assert!((correlation(&skills(&a)) - r).abs() < 0.048);
    }
}

/// Rows that move an agent's chance from contact to contact.
const MOVES: [&str; 6] = [
    "resolution.agentSd",
    "resolution.newcomer",
    "resolution.perSd",
    "resolution.fatigueLogOdds",
    "resolution.perHour",
    "resolution.perLogHandle",
];

/// What became of each contact of a desk with so many heads.
fn desk(heads: u32, more: &str, ids: &[&str]) -> BTreeMap<u64, (Story, Flow)> {
    let json = format!(
        r#"{{"preset": "helpDesk20", "teams": [{{"heads": {heads}}}], {more} "queues": [{{"callsPerWeek": 2600}}], {}}}"#,
        stated(ids)
    );
    fates(&world(&json, 8), 6)
}

/// Of contacts that both have, how many there are and of how many something else became.
fn compared(one: &BTreeMap<u64, (Story, Flow)>, other: &BTreeMap<u64, (Story, Flow)>) -> (usize, usize) {
    let both = || one.iter().filter_map(|(key, fate)| other.get(key).map(|others| (fate, others)));
    (both().count(), both().filter(|(fate, others)| fate != others).count())
}

/// Where nothing moves agents' chances, a contact is resolved or not whoever takes it and when: other heads, the same
/// fates of the same contacts. With any one row left as it is, some differ.
#[test]
fn law_fates_do_not_hang_on_who_answers_where_all_is_neutral() {
    let (few, many) = (desk(19, "", &MOVES), desk(30, "", &MOVES));
    let (both, differ) = compared(&few, &many);
    assert!(both > 15_000 && few != many, "{both} contacts of both desks");
    assert_eq!(differ, 0);
    for felt in MOVES {
        let others: Vec<&str> = MOVES.into_iter().filter(|id| *id != felt).collect();
        let (both, differ) = compared(&desk(19, "", &others), &desk(30, "", &others));
        assert!(differ > 5 && differ < both / 10, "{felt}: {differ} of {both} differ");
    }
    // Empowerment resolves more, or as much where it is neutral.
    let empowered = r#""demand": {"empowerment": 1},"#;
    let all: Vec<&str> = MOVES.iter().copied().chain(["empowerment.resolution"]).collect();
    assert_eq!(compared(&desk(30, empowered, &all), &many).1, 0);
    let resolved = |fates: &BTreeMap<u64, (Story, Flow)>| {
        let firsts = || fates.values().filter(|(story, _)| story.kind == Kind::First);
        firsts().filter(|(_, became)| *became == Flow::Resolved).count() as f64 / firsts().count() as f64
    };
    let more = resolved(&desk(30, empowered, &MOVES)) - resolved(&many);
    assert!((more - 0.03).abs() < 0.006, "{more} of issues more");
}

fn years(json: &str) -> Part {
    part(&world(json, 20), 6, 0)
}

/// The same on the floor: no repeats, no chasers, nobody lost where the rows say so.
#[test]
fn law_floors_have_no_returns_where_they_are_neutral() {
    let run = |ids: &[&str]| [years(&format!(r#"{{"preset": "helpDesk20", {}}}"#, stated(ids)))];
    let plain = run(&[]);
    assert!(
        of_kind(&plain, Flow::Answered, REPEAT) > 5000.0 && of_kind(&plain, Flow::Answered, CHASE) > 1000.0
    );
    assert!(all(&plain, Flow::Lost) > 50.0);
    let none = run(&["repeats.callBack", "failure.handoffShare", "lost.perUnresolved", "lost.perAbandoned"]);
    assert_eq!(flow(&none, Flow::Answered, |_, kind| kind != FIRST), 0.0);
    assert_eq!(all(&none, Flow::Lost), 0.0);
    assert!(all(&none, Flow::LetsBe) > 5000.0 && all(&none, Flow::GaveUp) > 100.0);
}
