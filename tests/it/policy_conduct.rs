//! A week of a policy and a person's file: what each lever does to conduct, what takes its effect away, and limits.

use super::planning::scenario;
use breather::assumptions::{Assumptions, REGISTRY};
use breather::engine::policy::record::{Record, WeekOnFile};
use breather::engine::policy::{Conduct, Regime};
use breather::math::streams::Key;

/// Rows whose neutral value is tested here.
pub(crate) const TESTED: &[&str] = &[
    "policy.monitoringStrain",
    "policy.monitoringOutput",
    "policy.monitoringPunitive",
    "policy.monitoringDevelopmental",
    "policy.opportunists",
    "policy.opportunistsSupport",
    "policy.effortLoss",
    "policy.unmeasuredLearning",
    "policy.handleRush",
    "policy.handleStrain",
    "policy.teamOutput",
    "policy.freeRiders",
    "policy.coachingLearning",
    "policy.coachingOutput",
    "policy.coachingStrain",
    "policy.writeUpOutput",
    "policy.writeUpUnjust",
    "policy.writeUpJust",
    "policy.writeUpQuits",
];

fn regime(week: f64, policy: &str, a: &Assumptions) -> Regime {
    let json =
        format!(r#"{{"preset": "helpDesk20", "policy": {{{policy}}}, "support": {{"leadership": 1}}}}"#);
    Regime::of(week, scenario(&json).levers(), a)
}

/// A person whose usual handling time is the one stated, after a week of this regime.
fn conduct(number: u64, regime: &Regime, what: impl FnOnce(&mut Record), a: &Assumptions) -> Conduct {
    let mut record = Record::new(Key::new(5).child(number), 0, a);
    what(&mut record);
    record.begin_week(regime, 0.0, a);
    record.conduct
}

fn with(id: &str, value: f64) -> Assumptions {
    let mut a = Assumptions::defaults();
    assert!(a.set(id, value), "{id}");
    a
}

/// Law: each coefficient acts through its lever, and at its neutral value the lever does to nobody what that coefficient
/// says. People 0 to 39 are enough to have opportunists and free riders among them.
#[test]
fn law_each_coefficient_acts_and_its_neutral_value_does_not() {
    type Case = (&'static str, &'static str, fn(&mut Record), fn(&Conduct) -> f64);
    let coached: fn(&mut Record) = |record| record.coach(0.0);
    let written: fn(&mut Record) = |record| {
        let _ = record.write_up(0.0);
    };
    let nothing: fn(&mut Record) = |_| {};
    let cases: &[Case] = &[
        ("policy.monitoringStrain", r#""monitoringChange": 1"#, nothing, |c| c.burden),
        ("policy.monitoringOutput", r#""monitoringChange": 1"#, nothing, |c| c.pace),
        ("policy.monitoringPunitive", r#""purpose": "punitive""#, nothing, |c| c.burden),
        ("policy.monitoringDevelopmental", r#""purpose": "developmental""#, nothing, |c| c.burden),
        ("policy.opportunists", r#""monitoringChange": -1"#, nothing, |c| c.pace),
        ("policy.effortLoss", r#""monitoringChange": -1"#, nothing, |c| c.pace),
        ("policy.unmeasuredLearning", r#""metrics": "none""#, nothing, |c| c.learning),
        ("policy.handleRush", r#""handlePressure": 1"#, nothing, |c| c.given),
        ("policy.handleStrain", r#""handlePressure": 1"#, nothing, |c| c.burden),
        ("policy.teamOutput", r#""metrics": "team""#, nothing, |c| c.pace),
        ("policy.freeRiders", r#""metrics": "team""#, nothing, |c| c.pace),
        ("policy.coachingLearning", r#""consequence": "coaching""#, coached, |c| c.learning),
        ("policy.coachingOutput", r#""consequence": "coaching""#, coached, |c| c.pace),
        ("policy.coachingStrain", r#""consequence": "coaching""#, coached, |c| c.burden),
        ("policy.writeUpOutput", r#""consequence": "writeUp""#, written, |c| c.pace),
        ("policy.writeUpQuits", r#""consequence": "writeUp""#, written, |c| c.quits),
    ];
    for (id, policy, what, of) in cases {
        let row = REGISTRY.iter().find(|row| row.id == *id).expect("a row");
        let neutral = row.neutral.expect("a neutral value");
        // The others at rest, so that what is seen is this one's; but what it acts with.
        let needed = match *id {
            "policy.opportunists" | "policy.freeRiders" => "policy.effortLoss",
            "policy.effortLoss" => "policy.opportunists",
            "policy.monitoringPunitive" | "policy.monitoringDevelopmental" => "policy.monitoringStrain",
            "policy.handleStrain" => "policy.handleRush",
            _ => "",
        };
        let quiet = |own: f64| {
            let mut a = Assumptions::defaults();
            for row in REGISTRY.iter().filter(|row| row.id.starts_with("policy.") && row.id != needed) {
                if let Some(neutral) = row.neutral {
                    assert!(a.set(row.id, neutral));
                }
            }
            assert!(a.set(id, own));
            a
        };
        let seen = |own: f64| -> Vec<f64> {
            let a = quiet(own);
            let now = regime(0.0, policy, &a);
            (0..40).map(|number| of(&conduct(number, &now, what, &a))).collect()
        };
        let (at_rest, moved) = (seen(neutral), seen(if row.high == neutral { row.low } else { row.high }));
        assert_ne!(at_rest, moved, "{id}: no effect at all");
        // Without a purpose's factor monitoring strains as it does.
        if needed != "policy.monitoringStrain" {
            let rest = of(&Conduct::TODAY);
            assert!(at_rest.iter().all(|value| *value == rest), "{id}: neutral, and still {at_rest:?}");
        }
    }
    // Strain of monitoring: nothing at its neutral value; the purpose changes nothing at its own.
    let a = with("policy.monitoringStrain", 0.0);
    assert_eq!(regime(0.0, r#""monitoringChange": 1, "purpose": "punitive""#, &a).strain, 0.0);
    for (id, purpose) in
        [("policy.monitoringPunitive", "punitive"), ("policy.monitoringDevelopmental", "developmental")]
    {
        let a = with(id, 1.0);
        assert_eq!(regime(0.0, &format!(r#""purpose": "{purpose}""#), &a).strain, 0.0);
    }
    // Leadership makes fewer opportunists, by the coefficient alone.
    let (some, none) = (Assumptions::defaults(), with("policy.opportunistsSupport", 0.0));
    assert_eq!(regime(0.0, "", &none).opportunists, none.opportunists);
    assert!(regime(0.0, "", &some).opportunists < some.opportunists);
}

/// Law: a write-up hurts by what it was, and not at all where that is neutral.
#[test]
fn law_neutral_write_ups_hurt_nobody() {
    use super::people_neutral::stated;
    let year = |ids: &[&str], consequence: &str| {
        let json = format!(
            r#"{{"preset": "helpDesk20", "policy": {{"consequence": "{consequence}", "flagShare": 0.3}}, {}}}"#,
            stated(ids)
        );
        let world = super::people_lives::world(&json, 26);
        super::people_lives::mean_strain(&[super::people_lives::part(&world, 3, 0)])
    };
    let all = ["policy.writeUpUnjust", "policy.writeUpJust", "policy.writeUpQuits"];
    let neutral = year(&all, "writeUp");
    // Recognition under a known rule does nothing, and costs nobody's time: the same looks, without consequence.
    assert_eq!(neutral, year(&all, "recognition"));
    assert!(year(&["policy.writeUpJust", "policy.writeUpQuits"], "writeUp") > neutral);
    assert!(year(&["policy.writeUpUnjust", "policy.writeUpQuits"], "writeUp") > neutral);
}

/// Theory: −1 is no monitoring and 1 all of it, and strain between the two is the coefficient.
#[test]
fn theory_monitoring_runs_from_none_to_all() {
    let a = Assumptions::defaults();
    let strain = |policy: &str| regime(0.0, policy, &a).strain;
    let difference = strain(r#""monitoringChange": 1"#) - strain(r#""monitoringChange": -1"#);
    assert!((difference - a.monitoring_strain).abs() < 1e-15);
    assert_eq!(strain(r#""metrics": "none""#), strain(r#""monitoringChange": -1"#));
    assert_eq!(strain(""), 0.0);
    assert!(!regime(0.0, "", &a).acts);
}

/// Law: a target presses those above it and nobody else, never below itself, and only between its weeks; where teams are
/// measured it presses nobody by name.
#[test]
fn law_a_target_presses_whoever_is_above_it() {
    let a = Assumptions::defaults();
    let policy = r#""handlePressure": 2, "handleTarget": 0.9, "targetFromWeek": 3, "targetUntilWeek": 5"#;
    let given = |week: f64, usual: f64| {
        let mut record = Record::new(Key::new(1), 0, &a);
        record.begin_week(&regime(week, policy, &a), usual, &a);
        record.conduct
    };
    for (week, pressed) in [(0.0, false), (1.0, false), (2.0, true), (4.0, true), (5.0, false)] {
        assert_eq!(given(week, 0.3).given < 1.0, pressed, "week {week}");
    }
    let target = libm::log(0.9);
    for usual in [-1.0, -0.5, target] {
        assert_eq!(given(2.0, usual), Conduct::TODAY, "{usual}");
    }
    for usual in [target + 0.01, 0.0, 0.05, 0.3, 2.0] {
        let conduct = given(2.0, usual);
        let rush = -libm::log(conduct.given);
        assert!((rush - (usual - target).min(2.0 * a.handle_rush)).abs() < 1e-12, "{usual}: {rush}");
        assert!((conduct.resolves + a.handle_resolution * rush).abs() < 1e-12);
        assert!((conduct.felt - rush / a.handle_rush).abs() < 1e-9 && conduct.felt <= 2.0);
        assert!((conduct.burden - a.handle_strain * conduct.felt).abs() < 1e-12);
    }
    let none = regime(2.0, &format!(r#"{policy}, "metrics": "none""#), &a);
    assert_eq!(none.pressure, 0.0);
}

/// Law: what is done under pressure becomes what is thought right, fast; it comes back slowly, and the felt pressure wanes as
/// the standard nears the target.
#[test]
fn law_standards_erode_and_hardly_return() {
    let a = Assumptions::defaults();
    let mut record = Record::new(Key::new(1), 0, &a);
    let (pressed, free) = (regime(0.0, r#""handlePressure": 1"#, &a), regime(0.0, "", &a));
    let mut felt = f64::INFINITY;
    for week in 0..200 {
        record.begin_week(&pressed, 0.0, &a);
        assert!(record.conduct.felt <= felt && record.conduct.given >= 0.9 - 1e-12, "week {week}");
        felt = record.conduct.felt;
    }
    assert!((record.standard.time() - 0.9).abs() < 1e-3, "{:?}", record.standard);
    let before = record.standard.time();
    for _ in 0..26 {
        record.begin_week(&free, 0.0, &a);
        assert_eq!(record.conduct.felt, 0.0);
    }
    let back = (record.standard.time() - before) / (1.0 - before);
    assert!((back - (1.0 - libm::exp(-26.0 / a.standards_tau_up))).abs() < 1e-9, "{back}");
}

/// Theory: of those coached, the share that the registry states does worse, and the mean is the coefficient.
#[test]
fn theory_feedback_harms_the_stated_share() {
    let a = Assumptions::defaults();
    let now = regime(0.0, r#""consequence": "coaching""#, &a);
    let count = 20_000_u32;
    let gains: Vec<f64> = (0..u64::from(count))
        .map(|number| 1.0 / conduct(number, &now, |record| record.coach(0.0), &a).pace - 1.0)
        .collect();
    let n = f64::from(count);
    let mean = gains.iter().sum::<f64>() / n;
    let worse = gains.iter().filter(|gain| **gain < 0.0).count() as f64 / n;
    // Six standard errors of a mean whose deviation is the mean ÷ 0.385, and of a share.
    assert!((mean - a.coaching_output).abs() < 6.0 * (a.coaching_output / 0.385) / n.sqrt(), "{mean}");
    assert!((worse - a.feedback_harm).abs() < 6.0 * 0.5 / n.sqrt(), "{worse}");
}

/// Law: write-ups are counted over a year, spells over a quarter.
#[test]
fn law_files_forget() {
    let a = Assumptions::defaults();
    let mut record = Record::new(Key::new(1), 7, &a);
    let counts: Vec<f64> =
        [0.0, 10.0, 51.0, 52.0, 60.0, 62.0].iter().map(|&week| record.write_up(week)).collect();
    assert_eq!(counts, [1.0, 2.0, 3.0, 3.0, 4.0, 4.0]);
    for week in 0..40_usize {
        // A spell every week, from the seven before this file was opened.
        record.file(week, &WeekOnFile { worked: 5.0, against: 0.0, busy: 1.0, spells: 8 + week as u64 });
        assert_eq!(record.spells_in_quarter(), f64::from(u32::try_from(week + 1).expect("few").min(13)));
    }
    assert_eq!(record.month(), (200.0, 0.0, 40.0));
    assert_eq!(record.month(), (0.0, 0.0, 0.0));
    record.forget_spells();
    assert_eq!(record.spells_in_quarter(), 0.0);
}
