//! Base presets against the calibration bands of evidence.md, section 2, and where they end without tuning. *Published*
//! bands; what each preset gives stands beside the test.

use super::people_lives::{
    Lives, above_one, absence, attrition, handling, hostile, live, mean_strain, occupancy, part, world,
};
use super::planning::scenario;
use breather::engine::simulation::replication::Part;
use std::sync::LazyLock;

/// Ten repetitions of a year of the 100-seat preset, looked on person by person; the patterns use them too.
pub(crate) static CENTRE: LazyLock<Vec<Lives>> = LazyLock::new(|| {
    let world = world(r#"{"preset": "serviceCentre100"}"#, 52);
    (0..10).map(|number| live(&world, 1, number)).collect()
});

/// The same of the help desk.
pub(crate) static DESK: LazyLock<Vec<Lives>> = LazyLock::new(|| {
    let world = world(r#"{"preset": "helpDesk20"}"#, 52);
    (0..10).map(|number| live(&world, 1, number)).collect()
});

/// Two repetitions of the outsourcer, which has four times the people.
pub(crate) static OUTSOURCER: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let world = world(r#"{"preset": "outsourcer400"}"#, 52);
    (0..2).map(|number| part(&world, 1, number)).collect()
});

fn parts(lives: &[Lives]) -> Vec<Part> {
    lives.iter().map(|lives| lives.part.clone()).collect()
}

fn told(name: &str, parts: &[Part]) {
    eprintln!(
        "{name}: attrition {:.4}, absence {:.4}, occupancy {:.4}, handling {:.2} s, hostile {:.4}, strain {:.4}, above 1 SD {:.4}",
        attrition(parts),
        absence(parts),
        occupancy(parts),
        handling(parts),
        hostile(parts),
        mean_strain(parts),
        above_one(parts)
    );
}

fn entered(preset: &str) -> f64 {
    scenario(&format!(r#"{{"preset": "{preset}"}}"#)).queues()[0].handle[0].get()
}

/// The outsourcer lies at the end of the band of occupancy, 0.849. Calls go to whoever was idle longest, so that where agents are
/// idle often each takes as many calls, and handling time is the mean of 1 ÷ speed and not 1 ÷ its mean: up to
/// 1 + cv² = 1.032 with traits.speedCv. At the help desk its standard error over repetitions is 1.3 %, else 0.5 %.
#[test]
fn published_bands_of_the_presets() {
    let (centre, desk) = (parts(&CENTRE), parts(&DESK));
    for (name, parts) in
        [("serviceCentre100", &centre), ("helpDesk20", &desk), ("outsourcer400", &*OUTSOURCER)]
    {
        told(name, parts);
        let leaving = attrition(parts);
        assert!((0.18..=0.45).contains(&leaving), "{name}: {leaving} leave in a year");
        let absent = absence(parts);
        assert!((0.03..=0.08).contains(&absent), "{name}: {absent} absent");
        let handled = handling(parts) / entered(name);
        let most = if name == "helpDesk20" { 0.02 + 2.0 * 0.013 } else { 0.02 };
        assert!((handled - 1.0).abs() < most, "{name}: handling time {handled} times what was entered");
        let hostile = hostile(parts);
        // Odds rise by 5 % for each minute of waiting; the help desk's callers wait most of one.
        assert!((hostile / 0.08 - 1.0).abs() < 0.04, "{name}: {hostile} hostile");
    }
    let busy = [&centre, &desk, &*OUTSOURCER].map(|parts| occupancy(parts));
    assert!((0.78..=0.85).contains(&busy[0]), "{busy:?}");
    assert!((0.78..=0.85).contains(&busy[1]) && (0.84..0.86).contains(&busy[2]), "{busy:?}");
}

/// Base strain is 0 with 16 % above one SD. Between repetitions of 118 people the mean varies by 0.09, so that that
/// of ten has a standard error of 0.03 and moves the share above 1 SD by a quarter of itself; three of them each. A
/// help desk's calls are longer, and so fewer: 2.3 hostile ones a day and not the 4.8 of the reference, which its strain
/// lies below zero for, by 0.04 SD each; with 24 people the standard error is 0.045.
#[test]
fn published_base_strain() {
    let (centre, desk) = (parts(&CENTRE), parts(&DESK));
    let (mean, high) = (mean_strain(&centre), above_one(&centre));
    assert!(mean.abs() < 0.09 && (high - 0.1587).abs() < 0.025, "{mean}, {high} above 1 SD");
    let seen = || DESK.iter().flat_map(|lives| lives.sundays.iter().flatten().flatten());
    let days: u32 = seen().map(|seen| seen.works).sum();
    let daily = seen().map(|seen| seen.exposure).sum::<f64>() / f64::from(days);
    let told = 0.04 * (daily - 4.8);
    assert!(
        daily < 3.0 && (mean_strain(&desk) - told).abs() < 3.0 * 0.045,
        "{daily} a day: {}",
        mean_strain(&desk)
    );
}

/// Newcomers leave two to four times as often. Of 56 who left early the ratio has a standard error of 14 %; theory of the
/// rows is (3 λ + ω) ÷ (λ + ω) = 2.6, since other leaving is not front-loaded.
#[test]
fn published_newcomers_leave_more() {
    let (mut left, mut weeks) = ([0.0; 2], [0.0; 2]);
    for lives in CENTRE.iter().chain(DESK.iter()) {
        for pair in lives.sundays.windows(2) {
            for (seen, next) in pair[0].iter().zip(&pair[1]) {
                let Some(seen) = seen else { continue };
                let late = usize::from(seen.tenure >= 13.0);
                weeks[late] += 1.0;
                left[late] += f64::from(u8::from(next.is_none_or(|next| next.who != seen.who)));
            }
        }
    }
    let ratio = left[0] / weeks[0] / (left[1] / weeks[1]);
    eprintln!("{left:?} left early and late: {ratio} times the hazard");
    assert!((2.0..=4.0).contains(&ratio), "{ratio} of {left:?}");
}

/// Proficiency on the phone by tenure: newcomers at 61 % of a year's. One person at work reaches 95 % of it after 26
/// weeks (`people_persons`), at the end of the published three to six months; here it is 28, because nobody learns in weeks
/// of leave, one in thirteen.
#[test]
fn published_newcomers_reach_parity() {
    let (mut sum, mut count) = (vec![0.0; 60], vec![0.0; 60]);
    for seen in CENTRE.iter().flat_map(|lives| lives.sundays.iter().flatten().flatten()) {
        if seen.tenure < 60.0 {
            sum[seen.tenure as usize] += 1.0 - seen.gap;
            count[seen.tenure as usize] += 1.0;
        }
    }
    let at = |week: usize| sum[week] / count[week];
    let start = at(0) / at(52);
    assert!((start - 0.61).abs() < 0.02, "{start} of a year's");
    let parity = (0..52).find(|&week| at(week) >= 0.95 * at(52)).expect("within a year");
    assert!((26..=28).contains(&parity), "parity after {parity} weeks");
}
