//! Patterns P1 to P6 of evidence.md, section 4, and signs that nothing in the model states. P7, P8, P10 and P12 are in
//! `policy_patterns`, P9 and P11 in `customers_patterns`. Expectations are *published* unless a test says otherwise.

use super::people_bands::CENTRE;
use super::people_lives::{
    Lives, Seen, absence, attrition, handling, live, mean_strain, occupancy, part, proficiency, weeks, world,
};
use breather::engine::simulation::replication::Part;
use breather::engine::simulation::weeks::Column;

pub(crate) fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let (dx, dy) = (pair.0 - x, pair.1 - y);
        (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
    }
    xy / libm::sqrt(xx * yy)
}

fn years(json: &str, count: u32) -> Vec<Part> {
    let world = world(json, 52);
    (0..count).map(|number| part(&world, 1, number)).collect()
}

/// P1: a random half trained in the first quarter, against the same worlds without. Own speed-up and that of colleagues
/// are told apart by who was not trained.
#[test]
fn p1_training_a_random_half() {
    let run = |rounds: u32| -> Vec<Lives> {
        let json = format!(
            r#"{{"preset": "serviceCentre100", "training": {{"technicalRoundsPerYear": {rounds}, "technicalShare": 0.5}}}}"#
        );
        let world = world(&json, 24);
        (0..2).map(|number| live(&world, 1, number)).collect()
    };
    let (with, without) = (run(4), run(0));
    let mut faster = std::collections::BTreeMap::<usize, (f64, f64)>::new();
    let mut colleagues = (0.0, 0.0);
    for (with, without) in with.iter().zip(&without) {
        for (week, (here, there)) in with.sundays.iter().zip(&without.sundays).enumerate() {
            let both = |place: usize| -> Option<(Seen, Seen)> {
                let (here, there) = (here[place]?, there[place]?);
                let same =
                    here.who == there.who && here.tenure == there.tenure && here.works > 0 && there.works > 0;
                same.then_some((here, there))
            };
            let ratio = |pair: &(Seen, Seen)| pair.1.pace / pair.0.pace;
            let all: Vec<(Seen, Seen)> = (0..here.len()).filter_map(both).collect();
            let idle: Vec<f64> = all.iter().filter(|pair| pair.0.trained.is_none()).map(ratio).collect();
            let usual = idle.iter().sum::<f64>() / idle.len() as f64;
            for pair in &all {
                // The first round only.
                if let Some(trained) = pair.0.trained.filter(|&trained| trained < 13.0) {
                    let ago = faster.entry(week - trained as usize).or_default();
                    (ago.0, ago.1) = (ago.0 + ratio(pair) / usual - 1.0, ago.1 + 1.0);
                }
            }
            if week == 13 {
                colleagues = (colleagues.0 + usual - 1.0, colleagues.1 + 1.0);
            }
        }
    }
    let mean = |weeks: usize| faster[&weeks].0 / faster[&weeks].1;
    let later = (mean(8) + mean(9) + mean(10)) / 3.0;
    eprintln!(
        "P1: {:.4} in the week of it, {:.4} a week after, {later:.4} after eight to ten",
        mean(0),
        mean(1)
    );
    // In the week of the training itself some have not worked since.
    assert!((0.06..=0.10).contains(&mean(1)), "{}", mean(1));
    assert!(later < 0.6 * 0.07 && later > 0.3 * 0.07, "{later} of 0.07 are left");
    // Half were trained over thirteen weeks, so that on average 0.7 of their gain is left: 0.025 × 0.7.
    let colleagues = colleagues.0 / colleagues.1;
    eprintln!("P1: colleagues {colleagues:.4}");
    assert!((0.010..=0.027).contains(&colleagues), "{colleagues}");
}

/// Mean change of strain from the Sunday before a week's leave to the Sundays of it and after.
fn after_leave(lives: &[Lives]) -> Vec<f64> {
    let (mut sums, mut events) = (vec![0.0; 6], 0.0);
    for lives in lives {
        for week in 1..lives.sundays.len() - 6 {
            for place in 0..lives.sundays[week].len() {
                let at = |later: usize| lives.sundays[week + later - 1][place];
                let Some(away) = at(1).filter(|seen| seen.works + seen.absent == 0 && seen.on_leave >= 5)
                else {
                    continue;
                };
                let course: Option<Vec<f64>> = (0..=6)
                    .map(|later| at(later).filter(|seen| seen.who == away.who).map(|seen| seen.strain))
                    .collect();
                let Some(course) = course else { continue };
                events += 1.0;
                sums.iter_mut().zip(&course[1..]).for_each(|(sum, strain)| *sum += strain - course[0]);
            }
        }
    }
    assert!(events > 300.0, "{events} weeks of leave");
    sums.iter().map(|sum| sum / events).collect()
}

/// P3: a week's leave takes .25 to .45 SD off strain, of which at most .12 is left three weeks on where it fades fast; where
/// it fades slowly more is left. Of 3 600 and 1 000 weeks of leave the standard errors are 0.01 and 0.02 SD.
#[test]
fn p3_a_week_of_leave_in_both_regimes() {
    let fast = after_leave(&CENTRE);
    let slow = {
        let world = world(r#"{"preset": "serviceCentre100", "people": {"fadeOut": "slow"}}"#, 52);
        after_leave(&(0..3).map(|number| live(&world, 1, number)).collect::<Vec<_>>())
    };
    eprintln!("P3: from the week of leave on, fast {fast:.3?}, slow {slow:.3?}");
    for course in [&fast, &slow] {
        assert!((-0.45..=-0.25).contains(&course[1]), "the first week back: {course:?}");
    }
    assert!(fast[4] >= -0.12 && fast[4] < 0.0, "three weeks later: {fast:?}");
    assert!(slow[4] < -0.2 && slow[4] < fast[4] - 0.1, "three weeks later: {slow:?}");
}

/// P4: a peer network, its hours free: strain .1 to .4 SD lower after four months, resignations down, absence unchanged.
/// The same worlds; from year to year of one world the difference of strain varies by some 0.03.
#[test]
fn p4_a_peer_network() {
    let run = |rounds: u32| {
        years(
            &format!(
                r#"{{"preset": "serviceCentre100", "support": {{"peerRoundsPerYear": {rounds}}}, "prices": {{"peerHoursPerRound": 0}}}}"#
            ),
            4,
        )
    };
    let (with, without) = (run(1), run(0));
    let strain = |parts: &[Part], week: usize| {
        let of =
            |column: Column| parts.iter().map(|part| weeks(part).rows[week][column as usize]).sum::<f64>();
        of(Column::Strain) / of(Column::OnThePhone)
    };
    let lower = (15..=19).map(|week| strain(&without, week) - strain(&with, week)).sum::<f64>() / 5.0;
    let own = |parts: &[Part]| parts.iter().map(|part| weeks(part).sum(Column::LeftOwnWill)).sum::<f64>();
    let (stayed, absent) = (own(&with) / own(&without), absence(&with) / absence(&without));
    eprintln!("P4: strain {lower:.3} lower, resignations {stayed:.3} times, absence {absent:.3} times");
    assert!((0.1..=0.4).contains(&lower), "{lower}");
    assert!((0.75..0.97).contains(&stayed), "{stayed}");
    assert!((absent - 1.0).abs() < 0.04, "{absent}");
}

/// What a year was like for each person of the first week of a run.
struct Year {
    strain: f64,
    absent: f64,
    left: f64,
    speed: f64,
    exposure: f64,
}

fn cross_section(lives: &[Lives]) -> Vec<Year> {
    let mut years = Vec::new();
    for lives in lives {
        for (place, first) in lives.sundays[0].iter().enumerate() {
            let Some(first) = first else { continue };
            let same = |week: &&Vec<Option<Seen>>| week[place].is_some_and(|seen| seen.who == first.who);
            let stay: Vec<Seen> =
                lives.sundays.iter().take_while(same).filter_map(|week| week[place]).collect();
            let days: u32 = stay.iter().map(|seen| seen.works + seen.absent).sum();
            let absent: u32 = stay.iter().map(|seen| seen.absent).sum();
            if days < 20 || first.works < 3 {
                continue;
            }
            years.push(Year {
                strain: first.strain,
                absent: f64::from(absent) / f64::from(days),
                left: f64::from(u8::from(stay.len() < lives.sundays.len())),
                speed: 1.0 / first.pace,
                exposure: first.exposure,
            });
        }
    }
    years
}

/// P5: a survey of strain in the first week against the year that follows. With some 1 100 people a correlation has a
/// standard error of 0.03. Absence and speed lie within what is published. Quitting does not, at 0.11 of 0.15 to 0.30: the
/// row leaving.ratioPerSd is the published one shrunk from 1.9 to 1.35, and strain of one week tells little of a year
/// (strain.timeConstantWeeks, strain.traitShare). What is asked here is the sign, beyond three standard errors.
#[test]
fn p5_a_cross_section() {
    let years = cross_section(&CENTRE);
    let with = |of: fn(&Year) -> f64| {
        correlation(&years.iter().map(|year| (year.strain, of(year))).collect::<Vec<_>>())
    };
    let [absent, left, speed, exposure] = [
        with(|year| year.absent),
        with(|year| year.left),
        with(|year| year.speed),
        with(|year| year.exposure),
    ];
    eprintln!(
        "P5: strain with absence {absent:.3}, leaving {left:.3}, speed {speed:.3}; hostile calls explain {:.3}; {} people",
        exposure * exposure,
        years.len()
    );
    assert!((0.10..=0.25).contains(&absent), "{absent}");
    assert!((-0.25..=-0.15).contains(&speed), "{speed}");
    assert!((0.09..=0.30).contains(&left), "{left}");
    assert!(exposure * exposure <= 0.15, "{exposure}");
}

/// P6: lagged and standardised, what a week's hostility does to strain is smaller than what strain does to the next week's
/// hostility (Guthier, Dormann & Voelkle 2020).
#[test]
fn p6_the_way_back_is_stronger() {
    let (mut forth, mut back) = (Vec::new(), Vec::new());
    for three in CENTRE.iter().flat_map(|lives| lives.sundays.windows(3)) {
        for ((before, now), after) in three[0].iter().zip(&three[1]).zip(&three[2]) {
            let (Some(before), Some(now), Some(after)) = (before, now, after) else { continue };
            if before.works < 4 || now.works < 4 {
                continue;
            }
            if before.who == now.who && now.who == after.who {
                forth.push((now.exposure, now.strain, after.strain));
                back.push((now.strain, before.exposure, now.exposure));
            }
        }
    }
    // The standardised coefficient of the first beside the second.
    let path = |triples: &[(f64, f64, f64)]| {
        let pair =
            |of: fn(&(f64, f64, f64)) -> (f64, f64)| correlation(&triples.iter().map(of).collect::<Vec<_>>());
        let (r12, r13, r23) = (pair(|t| (t.0, t.1)), pair(|t| (t.0, t.2)), pair(|t| (t.1, t.2)));
        (r13 - r12 * r23) / (1.0 - r12 * r12)
    };
    let (forth, back) = (path(&forth), path(&back));
    eprintln!("P6: forth {forth:.4}, back {back:.4}");
    assert!(forth > 0.0 && back > 3.0 * forth, "{forth} forth, {back} back");
}

/// A *law* that must emerge: turnover lowers quality, though no coefficient says so. Poor leadership here does nothing but
/// drive people away; those who come instead have to learn, and calls get longer. The base workforce's own turnover is no
/// such case: its proficiency is what handling times as entered are of (`reference`).
#[test]
fn turnover_lowers_quality() {
    let with = |leadership: f64| {
        years(
            &format!(
                r#"{{"preset": "serviceCentre100", "support": {{"leadership": {leadership}}},
                    "assumptions": {{"support": {{"leadershipStrain": 0, "leadershipBuffer": 0, "leadershipQuits": 0.5}}}}}}"#
            ),
            2,
        )
    };
    let (poor, usual) = (with(-2.0), with(0.0));
    eprintln!(
        "turnover: {:.3} and {:.3} a year, proficiency {:.4} and {:.4}, handling {:.1} and {:.1} s",
        attrition(&poor),
        attrition(&usual),
        proficiency(&poor),
        proficiency(&usual),
        handling(&poor),
        handling(&usual)
    );
    assert!(attrition(&poor) > 2.0 * attrition(&usual));
    assert!(proficiency(&poor) < proficiency(&usual) - 0.02);
    assert!(handling(&poor) > 1.02 * handling(&usual));
}

fn with_days_off(heads: u32, fade: &str, days: u32, count: u32) -> Vec<Part> {
    years(
        &format!(
            r#"{{"preset": "serviceCentre100", "people": {{"fadeOut": "{fade}"}}, "teams": [{{"heads": {heads}}}],
                "mandatoryTimeOff": {{"daysPerPeriod": {days}}}}}"#
        ),
        count,
    )
}

/// A *law* that must emerge: time off that leaves the floor short loads the others. With the preset's 118 heads, strain rises
/// with protected days in four weeks (days 0, 2, 8: -0.05, 0.01, 0.15 SD; occupancy 78, 84, 97 %), so that its benefit never
/// shows. With 140 heads, where good things last, strain falls with two days and rises with eight (-0.25, -0.28, -0.16 SD;
/// occupancy 68, 74, 92 %).
#[test]
fn time_off_turns_where_the_floor_gets_short() {
    let tell = |name: &str, days: u32, parts: &[Part]| {
        let (strain, busy) = (mean_strain(parts), occupancy(parts));
        eprintln!("{name}, {days} days in four weeks: strain {strain:.4}, occupancy {busy:.4}");
        (strain, busy)
    };
    let short = [0, 2, 8].map(|days| tell("118 heads, fast", days, &with_days_off(118, "fast", days, 2)));
    assert!(short[0].0 < short[1].0 && short[1].0 < short[2].0, "{short:?}");
    assert!(short[0].1 < short[1].1 && short[1].1 < short[2].1, "{short:?}");
    let ample = [0, 2, 8].map(|days| tell("140 heads, slow", days, &with_days_off(140, "slow", days, 2)));
    assert!(ample[1].0 < ample[0].0 - 0.01 && ample[2].0 > ample[0].0 + 0.05, "{ample:?}");
}
