//! Coefficients that no programme turns on, at their neutral values: each takes its effect from what causes it. Every
//! expectation is a *law*. Programmes, hostile calls and hiring are in `people_climate`, `people_calls`, `people_limits`.

use super::people_lives::{Lives, live, weeks, world};
use super::people_persons::rules;
use breather::assumptions::{Assumptions, REGISTRY};
use breather::engine::people::Weekly;
use breather::engine::people::person::{Absence, Choice, Lived, Person};
use breather::engine::simulation::weeks::Column;
use breather::math::streams::Key;

/// Where the neutral value of each row is tested, by file.
const TESTED: &[(&str, &[&str])] = &[
    (
        "people_calls",
        &[
            "hostility.share",
            "hostility.severityCv",
            "hostility.handleFactor",
            "hostility.waitLogOddsPerMinute",
            "hostility.fatigueJump",
            "fatigue.growthPerBusyHour",
            "fatigue.handlePerHour",
            "rest.breakRemoves",
            "rest.pauseRemoves",
        ],
    ),
    (
        "people_climate",
        &[
            "support.leadershipStrain",
            "support.leadershipQuits",
            "support.leadershipBuffer",
            "support.voiceQuits",
            "support.voiceIgnored",
            "support.peerStrain",
            "support.peerQuits",
            "support.stressStrain",
            "support.groupFactor",
            "support.resilienceStrain",
            "support.preShiftImpulse",
            "training.softDeescalates",
            "training.softImpulse",
            "support.recognitionOutput",
            "support.recognitionStrain",
            "support.recognitionHabituation",
            "support.recognitionAnnounced",
            "support.attendanceAbsence",
            "support.attendanceOutput",
            "support.shockStrain",
            "support.shockQuits",
            "support.communicationRemoves",
            "support.sendHomeStrain",
            "support.sendHomeQuits",
            "rest.teamBreakHandle",
            "rest.teamBreakSupport",
            "hiring.stayBonusQuits",
            "empowerment.strain",
            "empowerment.buffer",
            "empowerment.handle",
            "exchange.strain",
        ],
    ),
    ("scenarios", &["failure.upstreamShare"]),
    (
        "people_limits",
        &[
            "support.counsellingStrain",
            "support.counsellingAbsence",
            "support.counsellingUptake",
            "hiring.validity",
            "hiring.testQuits",
            "hiring.referralQuits",
            "load.speedUp",
            "load.slowDown",
        ],
    ),
    ("people_reference", &["leaving.earlyRatio", "leaving.otherShare"]),
    ("people_persons", &["learning.forgettingPerWeekAway"]),
    (
        "people_neutral",
        &[
            "hostility.strainLogOddsPerSd",
            "hostility.strainPerDailyCall",
            "strain.perOccupancy",
            "strain.handlePerSd",
            "absence.ratioPerSd",
            "leaving.ratioPerSd",
            "learning.start",
            "learning.experiencedTeam",
            "learning.nestingPhoneShare",
            "traits.speedCv",
            "rest.leaveDrop",
            "rest.dayRemoves",
            "training.technicalGain",
            "training.technicalSpill",
            "staffing.sendHomeWilling",
            "fatigue.overnightShare",
            "fatigue.tenureBuffer",
        ],
    ),
    ("customers_identity", &["demand.unansweredToday"]),
    ("customers_neutral", super::customers_neutral::TESTED),
    ("policy_conduct", super::policy_conduct::TESTED),
    ("policy_standards", &["standards.elasticity"]),
    // Money alone: it belongs to no model of people.
    ("economy", &["hiring.replacementCash"]),
];

#[test]
fn every_neutral_value_is_tested_somewhere() {
    for row in REGISTRY.iter().filter(|row| row.neutral.is_some()) {
        let places = TESTED.iter().filter(|(_, ids)| ids.contains(&row.id)).count();
        assert_eq!(places, 1, "{} is listed {places} times", row.id);
    }
}

pub(crate) fn neutral(ids: &[&str]) -> Assumptions {
    let mut a = Assumptions::defaults();
    for id in ids {
        let row = REGISTRY.iter().find(|row| row.id == *id).expect("a row");
        assert!(a.set(id, row.neutral.expect("a neutral value")));
    }
    a
}

pub(crate) fn stated(ids: &[&str]) -> String {
    let a = neutral(ids);
    let rows = a.values().map(|(row, value)| format!(r#""{}": {value}"#, row.id)).collect::<Vec<_>>();
    // By group, as an input has it.
    let mut groups = std::collections::BTreeMap::<&str, Vec<String>>::new();
    for (row, text) in REGISTRY.iter().zip(rows) {
        let (group, _) = row.id.split_once('.').expect("a group");
        groups.entry(group).or_default().push(text.replace(&format!("{group}."), ""));
    }
    let groups = groups.iter().map(|(group, rows)| format!(r#""{group}": {{{}}}"#, rows.join(", ")));
    format!(r#""assumptions": {{{}}}"#, groups.collect::<Vec<_>>().join(", "))
}

fn person(number: u64, a: &Assumptions) -> Person {
    let choice = Choice { quits: 1.0, referred_quits: 1.0, ..Choice::default() };
    Person::newcomer(Key::new(3).child(number), &choice, a)
}

#[test]
fn law_persons_do_not_feel_what_is_neutral() {
    let quiet = Lived { worked: 5, exposure: 0.0, occupancy: None, ..Lived::default() };
    // Neither hostile calls nor occupancy move strain.
    let a = neutral(&["hostility.strainPerDailyCall", "strain.perOccupancy"]);
    let plain = rules(&a, "{}");
    let (mut one, mut other) = (person(1, &a), person(1, &a));
    for week in 0..30 {
        let weekly = Weekly::new(week, &plain, 0.9);
        one.week_ends(&Lived { exposure: 90.0, occupancy: Some(1.0), ..quiet }, &weekly, &a);
        other.week_ends(&quiet, &weekly, &a);
    }
    assert_eq!(one, other);
    // Strain moves neither staying nor absence.
    let a = neutral(&["leaving.ratioPerSd", "absence.ratioPerSd"]);
    let (plain, absence) = (rules(&a, "{}"), Absence::new(0.08, false, &a));
    for number in 0..40 {
        let (mut calm, mut strained) = (person(number, &a), person(number, &a));
        strained.trait_strain += 3.0;
        for week in 0..200 {
            let weekly = Weekly::new(week, &plain, 0.9);
            for person in [&mut calm, &mut strained] {
                person.begin_week(&absence, &weekly.climate, weekly.week, &a);
            }
            for _ in 0..5 {
                assert_eq!(calm.falls_ill(&absence, &a), strained.falls_ill(&absence, &a));
            }
            assert_eq!(calm.week_ends(&quiet, &weekly, &a), strained.week_ends(&quiet, &weekly, &a));
        }
    }
    // Colleagues do not matter; there is nothing to learn; everybody is as fast; rest and leave take nothing off.
    let a = neutral(&["learning.experiencedTeam"]);
    assert_eq!(Weekly::new(3, &rules(&a, "{}"), 0.7), Weekly::new(3, &rules(&a, "{}"), 1.0));
    let a = neutral(&["learning.start", "traits.speedCv", "rest.dayRemoves", "rest.leaveDrop"]);
    for number in 0..20 {
        let mut person = person(number, &a);
        assert_eq!((person.gap, person.speed), (0.0, 1.0));
        person.state = 2.0;
        person.rests(true, &a);
        person.loses_rest(&a);
        person.on_leave = 20;
        person.comes_back(5, &a);
        assert_eq!(person.recovery, 0.0);
    }
}

const DESK: &str = r#""preset": "helpDesk20", "teams": [{"heads": 16}], "queues": [{"callsPerWeek": 1800}]"#;

fn desk(more: &str, ids: &[&str]) -> Lives {
    live(&world(&format!("{{{DESK}, {more}{}}}", stated(ids)), 14), 3, 0)
}

/// What calls and agents did, apart from fatigue and from who counts as nesting.
fn done(lives: &Lives) -> Vec<u64> {
    let of_people = weeks(&lives.part).rows.iter().flat_map(|row| {
        let skip = [Column::EveningFatigue, Column::Nesting].map(|column| column as usize);
        row.iter().enumerate().filter(move |(at, _)| !skip.contains(at)).map(|(_, value)| value.to_bits())
    });
    let of_calls = lives.part.days.iter().flat_map(|day| day.sums()).map(f64::to_bits);
    of_people.chain(of_calls).collect()
}

#[test]
fn law_floors_do_not_feel_what_is_neutral() {
    // Fatigue moves resolution alone: nothing where customers do not respond, or where resolution does not feel it.
    let silent = r#""customers": {"simulated": false}, "#;
    let night = [
        "fatigue.overnightShare",
        "fatigue.tenureBuffer",
        "fatigue.growthPerBusyHour",
        "hostility.fatigueJump",
    ];
    let alone = done(&desk(silent, &[]));
    let rested = desk(silent, &night);
    assert!(done(&rested) == alone);
    assert_eq!(weeks(&rested.part).sum(Column::EveningFatigue), 0.0);
    assert!(done(&desk(silent, &night[..2])) == alone);
    let unfelt = ["resolution.fatigueLogOdds"];
    let all: Vec<&str> = night.iter().chain(&unfelt).copied().collect();
    assert!(done(&desk("", &all)) == done(&desk("", &unfelt)));
    let plain = done(&desk("", &[]));
    assert!(done(&desk("", &night)) != plain, "who is not tired resolves more");
    // Nobody is willing: nobody goes home.
    let willing = desk(r#""staffing": {"sendHome": "voluntary"}, "#, &["staffing.sendHomeWilling"]);
    assert!(done(&willing) == plain);
    assert!(done(&desk(r#""staffing": {"sendHome": "voluntary"}, "#, &[])) != plain);
    // Who nests is on the phone like everybody.
    let long = r#""hiring": {"nestingWeeks": 12}, "#;
    let short = r#""hiring": {"nestingWeeks": 0}, "#;
    let share = ["learning.nestingPhoneShare"];
    assert!(done(&desk(long, &share)) == done(&desk(short, &share)));
    assert!(done(&desk(long, &[])) != done(&desk(short, &[])));
}

/// Strain moves neither pace nor hostility, and training nothing, where these are neutral: then all are as fast as the call.
#[test]
fn law_pace_and_odds_are_one_where_all_that_moves_them_is_neutral() {
    let ids = [
        "hostility.strainLogOddsPerSd",
        "strain.handlePerSd",
        "traits.speedCv",
        "learning.start",
        "training.technicalGain",
        "training.technicalSpill",
    ];
    let training = r#""training": {"technicalRoundsPerYear": 4}, "#;
    let all = desk(training, &ids);
    let seen: Vec<_> = all.sundays.iter().flatten().flatten().filter(|seen| seen.works > 0).collect();
    assert!(seen.len() > 150 && seen.iter().any(|seen| seen.trained.is_some()));
    assert!(seen.iter().all(|seen| seen.pace == 1.0 && seen.odds == 1.0));
    for without in 0..ids.len() {
        let others: Vec<&str> =
            ids.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, id)| *id).collect();
        let moved = desk(training, &others);
        let mut seen = moved.sundays.iter().flatten().flatten().filter(|seen| seen.works > 0);
        assert!(seen.any(|seen| seen.pace != 1.0 || seen.odds != 1.0), "{} moves nothing", ids[without]);
    }
}
