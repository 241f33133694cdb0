//! Worlds: what is random belongs to calls, days and people and not to the policy, so that paired differences show
//! the policy alone. Every expectation is a *law* unless it says otherwise.

use super::planning::{scenario, unmoved};
use super::simulation_watch::{Recorder, Taken, Told};
use breather::analysis::replications::{RunAnswer, together};
use breather::engine::planning::roster::RosterShift;
use breather::engine::planning::shrinkage::shrinkage;
use breather::engine::signals::{Contact, Inert};
use breather::engine::simulation::duty::{Change, Duties, Planned, Scratch};
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::world::World;
use breather::math::streams::Key;
use std::collections::BTreeMap;

fn world(json: &str, weeks: u32) -> World {
    World::new(&unmoved(json), weeks).unwrap_or_else(|problems| panic!("{problems}"))
}

fn part(world: &World, seed: u64, number: u32) -> Part {
    let mut replication = Replication::new(world, seed, number, Nobody);
    while !replication.step(world, 1_000_000) {}
    replication.part(world)
}

fn figure(answer: &RunAnswer, id: &str) -> f64 {
    let metric = answer.all.metrics.iter().find(|metric| metric.id == id).expect("a figure of that name");
    metric.estimate.mean.expect("calls came")
}

fn variance(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0)
}

/// A paired difference between 118 and 119 heads, four weeks of the 100-seat preset thirty times, against the
/// difference between worlds of their own. *Measured* with these seeds: variances 39, 38 and 41 times smaller.
/// With 30 pairs the ratio of two variances has a standard error of about 40 %, so that 4 is far below all of these.
#[test]
fn common_worlds_sharpen_a_difference_of_one_head() {
    let heads = |heads: u32| {
        world(&format!(r#"{{"preset": "serviceCentre100", "teams": [{{"heads": {heads}}}]}}"#), 4)
    };
    let (fewer, more) = (heads(118), heads(119));
    let ids = ["serviceLevel", "abandonedShare", "meanWaitSeconds"];
    let figures = |world: &World, seed: u64, number: u32| {
        let answer = together(&world.outline, &[part(world, seed, number)], None);
        ids.map(|id| figure(&answer, id))
    };
    let (mut paired, mut apart) = ([vec![], vec![], vec![]], [vec![], vec![], vec![]]);
    for number in 0..30 {
        let (one, other) = (figures(&fewer, 1, number), figures(&more, 1, number));
        let elsewhere = figures(&more, 2, number);
        for id in 0..ids.len() {
            paired[id].push(other[id] - one[id]);
            apart[id].push(elsewhere[id] - one[id]);
        }
    }
    let factors: Vec<f64> = (0..ids.len()).map(|id| variance(&apart[id]) / variance(&paired[id])).collect();
    assert!(factors.iter().all(|&factor| factor > 4.0), "{ids:?}: {factors:?}");
}

/// What happened to the first attempts of each queue, in the order in which they came.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lived {
    came: f64,
    /// When it hung up.
    hung_up: Option<f64>,
    /// When it was taken, for how long, and the call's key.
    taken: Option<(f64, f64)>,
    contact: Option<Contact>,
}

fn lived(world: &World, seed: u64) -> Vec<Vec<Lived>> {
    let (recorder, taken) = (Recorder::<true>::default(), Taken::default());
    let mut replication = Replication::with(world, seed, 0, (taken.clone(), recorder.clone()));
    while !replication.step(world, 1_000_000) {}
    let mut places: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    let mut calls: Vec<Vec<Lived>> = vec![Vec::new(); world.outline.queue_names.len()];
    let contacts = taken.0.borrow();
    let mut contacts = contacts.iter();
    for told in recorder.0.borrow().iter() {
        match *told {
            Told::Came { serial, queue, at, attempt: 1 } => {
                places.insert(serial, (queue, calls[queue].len()));
                calls[queue].push(Lived { came: at, ..Lived::default() });
            }
            Told::Answered { serial, at, ends, .. } => {
                let contact = contacts.next().expect("each call taken was asked about");
                if let Some(&(queue, place)) = places.get(&serial) {
                    calls[queue][place].taken = Some((at, ends - at));
                    calls[queue][place].contact = Some(*contact);
                }
            }
            Told::Abandoned { serial, at } => {
                if let Some(&(queue, place)) = places.get(&serial) {
                    calls[queue][place].hung_up = Some(at);
                }
            }
            Told::Came { .. } | Told::Blocked { .. } => {}
        }
    }
    calls
}

/// That calls are the same calls whatever became of them; returns how many were answered in both worlds, hung up in
/// both, and met another fate.
fn same_callers(one: &[Lived], other: &[Lived]) -> [usize; 3] {
    let mut counts = [0; 3];
    assert_eq!(one.len(), other.len());
    for (a, b) in one.iter().zip(other) {
        assert_eq!(a.came.to_bits(), b.came.to_bits(), "the same calls come at the same moments");
        if let (Some((_, handled)), Some((_, again)), Some(x), Some(y)) =
            (a.taken, b.taken, a.contact, b.contact)
        {
            assert_eq!(x.key, y.key);
            // The end of the call is rounded at the size of the clock, below a month of seconds.
            assert!((handled - again).abs() < 1e-8, "{handled} and {again}: the length is the call's");
            counts[0] += 1;
        }
        if let (Some(left), Some(also)) = (a.hung_up, b.hung_up) {
            assert_eq!(left.to_bits(), also.to_bits(), "patience is the caller's");
            counts[1] += 1;
        }
        for (gone, answered) in [(a.hung_up, b.taken), (b.hung_up, a.taken)] {
            if let (Some(gone), Some((taken, _))) = (gone, answered) {
                assert!(taken <= gone, "who hung up at {gone} had not waited until {taken} elsewhere");
                counts[2] += 1;
            }
        }
    }
    counts
}

const DESK: &str = r#""preset": "helpDesk20", "queues": [{"callsPerWeek": 3000, "patienceSeconds": 420, "redialShare": 0.4}]"#;

#[test]
fn another_policy_meets_the_same_calls() {
    let with = |heads: u32| lived(&world(&format!(r#"{{{DESK}, "teams": [{{"heads": {heads}}}]}}"#), 2), 5);
    let counts = same_callers(&with(24)[0], &with(18)[0]);
    let [answered, hung_up, changed] = counts;
    assert!(answered > 4000 && hung_up > 100 && changed > 300, "{counts:?}: all three must be seen");
}

#[test]
fn another_volume_moves_calls_in_time_and_nothing_else() {
    let with = |change: f64| {
        let json = format!(
            r#"{{"preset": "helpDesk20", "queues": [{{"callsPerWeek": 3000, "volumeChange": {change}}}]}}"#
        );
        lived(&world(&json, 1), 5).remove(0)
    };
    let day = |calls: &[Lived], day: u32| -> Vec<Lived> {
        let (from, to) = (86_400.0 * f64::from(day), 86_400.0 * f64::from(day + 1));
        calls.iter().filter(|call| (from..to).contains(&call.came)).copied().collect()
    };
    let (plain, grown) = (with(0.0), with(0.25));
    let mut both = 0;
    // The day before the first and the weekend are closed.
    for number in 1..=5 {
        let (before, after) = (day(&plain, number), day(&grown, number));
        assert!(after.len() > before.len(), "{} and {} calls", before.len(), after.len());
        for (a, b) in before.iter().zip(&after) {
            assert!(b.came <= a.came, "the n-th call of a busier day does not come later");
            if let (Some(x), Some(y), Some((_, handled)), Some((_, again))) =
                (a.contact, b.contact, a.taken, b.taken)
            {
                assert_eq!(x.key, y.key);
                assert!((handled - again).abs() < 1e-8);
                both += 1;
            }
            if let (Some(left), Some(also)) = (a.hung_up, b.hung_up) {
                assert!(((left - a.came) - (also - b.came)).abs() < 1e-8, "patience is the caller's");
            }
        }
    }
    assert!(both > 2000, "{both} calls were answered in both");
}

const TWO: &str = r#"{"name": "B", "callsPerWeek": 2000, "dayToDayCv": 0.2}"#;

#[test]
fn another_queue_leaves_the_calls_of_the_first_as_they_were() {
    let with =
        |queues: &str| lived(&world(&format!(r#"{{"preset": "helpDesk20", "queues": [{queues}]}}"#), 1), 5);
    let first = r#"{"name": "A", "callsPerWeek": 3000, "dayToDayCv": 0.1}"#;
    let (alone, beside) = (with(first), with(&format!("{first}, {TWO}")));
    let [answered, ..] = same_callers(&alone[0], &beside[0]);
    assert!(answered > 1500 && beside[1].len() > 1500);
    // And the busyness of a day is one for both queues: 26 working days with much of it and little else.
    let world = world(
        r#"{"preset": "helpDesk20", "queues": [{"callsPerWeek": 20000, "dayToDayCv": 0.2, "patienceSeconds": 1},
            {"callsPerWeek": 20000, "dayToDayCv": 0.2, "patienceSeconds": 1}], "teams": [{"heads": 1}]}"#,
        4,
    );
    let part = part(&world, 3, 0);
    let days: Vec<(f64, f64)> = (0..28)
        .map(|day| (part.days[day].first, part.days[28 + day].first))
        .filter(|(first, _)| *first > 0.0)
        .collect();
    // Chance alone gives a standard deviation of the difference of √(2 × 4000) = 90 of some 4000 calls.
    assert!(days.iter().all(|(a, b)| (a - b).abs() < 5.0 * (a + b).sqrt()), "{days:?}");
    let (least, most) = days.iter().fold((f64::MAX, 0.0_f64), |(l, m), (a, _)| (l.min(*a), m.max(*a)));
    assert!(most > 1.3 * least, "days differ: {least} to {most}");
}

fn shift(start_minute: u32) -> RosterShift {
    RosterShift {
        start_minute,
        end_minute: start_minute + 480,
        meal_start_minute: None,
        meal_minutes: 0,
        breaks: vec![],
    }
}

#[test]
fn another_person_leaves_the_days_of_others_as_they_were() {
    let stated = scenario(r#"{"shrinkage": {"sicknessShare": 0.3}}"#);
    let shrinkage = shrinkage(&stated).expect("possible");
    let days = |teams: &[u32]| {
        let mut duties = Duties::new(&shrinkage, 0.3, true);
        duties.add_shifts(&[shift(480), shift(600)]);
        for &people in teams {
            duties.add_team((0..people).map(|agent| vec![Planned::Shift(agent % 2)]));
        }
        let (mut changes, mut scratch) = (Vec::new(), Scratch::default());
        (0..200).for_each(|day| {
            let key = Key::new(9).child(day);
            duties.lay_out((key, 0, 86_400.0 * day as f64), &mut Inert, &mut changes, &mut scratch);
        });
        changes
    };
    let before = days(&[2, 2]);
    let after = days(&[3, 2]);
    let others: Vec<Change> =
        after.iter().filter(|change| (change.team, change.agent) != (0, 2)).copied().collect();
    assert!(others.len() > 1000 && after.len() > others.len());
    assert!(others == before, "somebody's day has changed");
    // People of one number in two teams are two people.
    let of = |team: u32| -> Vec<f64> {
        before
            .iter()
            .filter(|change| (change.team, change.agent) == (team, 0))
            .map(|change| change.at)
            .collect()
    };
    assert_ne!(of(0), of(1));
}

/// Two centres in one: the second one's week is the same, bit by bit, when the first one has a head more.
#[test]
fn another_head_elsewhere_changes_nothing_here() {
    let with = |heads: u32| {
        let world = world(
            &format!(
                r#"{{"preset": "helpDesk20", "queues": [{{"callsPerWeek": 2000}}, {TWO}],
                    "teams": [{{"heads": {heads}, "takes": [0]}}, {{"heads": 14, "takes": [1]}}]}}"#
            ),
            2,
        );
        assert_eq!(world.outline.pools.len(), 2);
        part(&world, 4, 0)
    };
    let (before, after) = (with(12), with(13));
    let days = 14;
    assert!(before.days[..days] != after.days[..days]);
    assert_eq!(before.days_staffed[days..], after.days_staffed[days..], "absences and pauses");
    assert!(before.days[days..] == after.days[days..], "what becomes of calls");
    assert_eq!(before.days_busy[days..], after.days_busy[days..]);
}

/// Theory: day factors are gamma with mean 1 and the stated coefficient of variation c, so that a day's first
/// attempts have the mean λ and the variance λ + (c λ)²; third and fourth moments those of the gamma.
#[test]
fn busy_days_have_mean_one_and_the_stated_scatter() {
    let cv = 0.3;
    let world = world(
        &format!(
            r#"{{"preset": "outsourcer400", "queues": [{{"callsPerWeek": 14000, "weekdayWeights": [1, 1, 1, 1, 1, 1, 1],
                "dayToDayCv": {cv}, "patienceSeconds": 1}}], "teams": [{{"heads": 0}}]}}"#
        ),
        4,
    );
    let expected = world.calls_per_week() / 7.0;
    let mut ratios = Vec::new();
    for number in 0..60 {
        let part = part(&world, 8, number);
        ratios.extend(part.days.iter().map(|day| day.first / expected));
    }
    let count = ratios.len() as f64;
    assert_eq!(ratios.len(), 60 * 28);
    let mean = ratios.iter().sum::<f64>() / count;
    let theory = cv * cv + 1.0 / expected;
    // Standard errors over independent days: of the mean √(variance ÷ n); of the variance, with the gamma's excess
    // kurtosis of 6 c², variance × √((2 + 6 c²) ÷ n). Four of them, with a fixed seed.
    assert!((mean - 1.0).abs() < 4.0 * (theory / count).sqrt(), "mean {mean}");
    let error = theory * ((2.0 + 6.0 * cv * cv) / count).sqrt();
    let variance = variance(&ratios);
    assert!((variance - theory).abs() < 4.0 * error, "variance {variance}, theory {theory}");
    // Skewness 2 c: more quiet days than busy ones, unlike a normal factor.
    let third = ratios.iter().map(|ratio| libm::pow(ratio - mean, 3.0)).sum::<f64>() / count;
    let skewness = third / libm::pow(variance, 1.5);
    assert!(
        (skewness - 2.0 * cv).abs() < 0.25,
        "skewness {skewness}: four standard errors of about √(6 ÷ n) are 0.24"
    );
}
