//! The month's look at a floor whose truth is known.

use super::planning::scenario;
use breather::assumptions::Assumptions;
use breather::engine::policy::look::{Found, Scatter, Seen, look};
use breather::math::normal;
use breather::math::streams::Key;
use breather::scenario::levers::Policy;
use breather::scoring::reliability::{Gaming, Mix, Practice, judge};

fn policy(json: &str) -> Policy {
    scenario(&format!(r#"{{"preset": "helpDesk20", "policy": {{{json}}}}}"#)).levers().policy.clone()
}

/// Everybody alike but for what is drawn: the base workforce's scatter of resolution, in its deviation.
fn floor(number: u64, people: usize, month: u64, sd: f64) -> Vec<Seen> {
    let key = Key::new(91).child(number);
    (0..people)
        .map(|place| {
            let own = key.child(place as u64);
            Seen {
                place,
                key: own.child(month),
                resolves: sd * normal::quantile(own.uniform(0)),
                satisfies: 0.0,
                speed: 0.0,
                calls: 400.0,
                against: 0.0,
                spells: 0.0,
                rate: 0.0,
                rank: None,
            }
        })
        .collect()
}

/// With the deviation of resolution alone, so that the floor is as far apart as the base workforce.
fn alone() -> (Assumptions, Scatter) {
    let mut a = Assumptions::defaults();
    a.strain_resolution = 0.0;
    a.newcomer_resolution = 0.0;
    (a, Scatter::new(0.0, &a))
}

/// Theory: of those flagged on so many evaluated calls, as many belong there as the closed form says, and ranks of one month
/// and the next correlate as it says (evidence row L41: six calls find 32 % of the lowest tenth, and .27).
#[test]
fn theory_flags_are_as_often_right_as_the_closed_form_says() {
    let (a, scatter) = alone();
    let (floors, people) = (300, 200);
    for samples in [6.0, 12.0, 30.0] {
        let policy = policy(&format!(r#""evaluationsPerMonth": {samples}, "flagShare": 0.1"#));
        let (mut right, mut flagged, mut stability) = (0.0, 0.0, 0.0);
        for number in 0..floors {
            let first = look(&floor(number, people, 0, a.resolution_sd), &policy, false, &scatter, &a);
            right += first.flagged.iter().filter(|(_, truly)| *truly).count() as f64;
            flagged += first.flagged.len() as f64;
            assert_eq!(first.stability, None);
            let mut next = floor(number, people, 1, a.resolution_sd);
            for (place, rank) in first.ranks {
                next[place].rank = Some(rank);
            }
            let second = look(&next, &policy, false, &scatter, &a);
            stability += second.stability.expect("two months") / floors as f64;
        }
        let judged = judge(&Practice {
            icc: a.qa_icc,
            samples,
            flagged: 0.1,
            looks: 1,
            strikes: 1,
            good: 0.5,
            mix: Mix { penalty: 0.0, share_sd: 0.0, excess: 0.0 },
            gaming: Gaming { share: 0.0, gain: 0.0 },
        });
        assert_eq!(flagged, 20.0 * floors as f64);
        // 6,000 flags: six standard errors of a share are .038, and a floor of 200 has a cut of its own.
        let share = right / flagged;
        assert!(
            (share - judged.flagged_truly).abs() < 0.04,
            "{samples}: {share} for {}",
            judged.flagged_truly
        );
        // A floor's correlation has a standard error of about .07, its mean of .004.
        let expected = judged.rank_correlation;
        assert!((stability - expected).abs() < 0.025, "{samples}: {stability} for {expected}");
    }
}

fn places(found: &Found) -> Vec<usize> {
    let mut places: Vec<usize> = found.flagged.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    places
}

/// Law: without chance the lowest are flagged, justly; the highest where those are looked for; everybody where nothing tells
/// people apart is as good as anybody, and as many are flagged.
#[test]
fn law_without_chance_flags_are_right() {
    let (mut a, scatter) = alone();
    a.qa_icc = 1.0;
    let people = floor(3, 50, 0, a.resolution_sd);
    let mut order: Vec<usize> = (0..50).collect();
    order.sort_by(|&x, &y| people[x].resolves.total_cmp(&people[y].resolves));
    let policy = policy(r#""flagShare": 0.2"#);
    for (highest, of) in [(false, &order[..10]), (true, &order[40..])] {
        let found = look(&people, &policy, highest, &scatter, &a);
        let mut expected = of.to_vec();
        expected.sort_unstable();
        assert_eq!(places(&found), expected);
        assert!(found.flagged.iter().all(|(_, truly)| *truly));
    }
    let alike = floor(3, 50, 0, 0.0);
    assert_eq!(
        places(&look(&alike, &policy, false, &Scatter::new(0.0, &a), &a)),
        (0..10).collect::<Vec<_>>()
    );
    assert!(look(&[], &policy, false, &scatter, &a).flagged.is_empty());
}

/// Law: each weight counts its own metric; what nobody has samples of counts for nobody.
#[test]
fn law_each_weight_counts_its_own_metric() {
    let (mut a, _) = alone();
    (a.qa_icc, a.handle_icc, a.resolution_icc, a.satisfaction_icc) = (1.0, 1.0, 1.0, 1.0);
    let scatter = Scatter::new(0.0, &a);
    let mut people = floor(1, 6, 0, 0.0);
    people[0].resolves = -1.0;
    people[1].speed = -1.0;
    people[2].satisfies = -1.0;
    people[3].against = 0.5;
    (people[4].spells, people[4].rate) = (3.0, 0.1);
    let flagged = |weights: &str| {
        let policy = policy(&format!(r#""weightQuality": 0, "flagShare": 0.17, {weights}"#));
        places(&look(&people, &policy, false, &scatter, &a))
    };
    assert_eq!(flagged(r#""weightQuality": 1"#), [0]);
    assert_eq!(flagged(r#""weightResolution": 1"#), [0]);
    assert_eq!(flagged(r#""weightHandle": 1"#), [1]);
    assert_eq!(flagged(r#""weightSatisfaction": 2"#), [2]);
    assert_eq!(flagged(r#""weightAdherence": 1"#), [3]);
    assert_eq!(flagged(r#""weightAttendance": 1"#), [4]);
    assert_eq!(flagged(r#""weightHandle": 5, "weightResolution": 1"#), [1]);
    // Without surveys satisfaction says nothing, and the first in the list is as good as any.
    assert_eq!(flagged(r#""weightSatisfaction": 1, "surveysPerMonth": 0"#), [0]);
}

/// Law: who has as many spells as the limit is written up, justly if the rate is among the highest.
#[test]
fn law_absence_rules_count_spells() {
    let (a, scatter) = alone();
    let mut people = floor(1, 5, 0, 0.0);
    for (seen, (spells, rate)) in
        people.iter_mut().zip([(4.0, 0.01), (2.0, 0.09), (3.0, 0.08), (0.0, 0.05), (2.0, 0.01)])
    {
        (seen.spells, seen.rate) = (spells, rate);
    }
    let found = |limit: u32| {
        look(&people, &policy(&format!(r#""attendanceLimit": {limit}"#)), false, &scatter, &a).absent
    };
    assert_eq!(found(0), []);
    assert_eq!(found(3), [(0, false), (2, true)]);
    assert_eq!(found(4), [(0, false)]);
    assert_eq!(found(5), []);
}
