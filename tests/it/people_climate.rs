//! Programmes, alone and together: every expectation is a *law* that the model's documentation states.

use super::planning::scenario;
use breather::assumptions::Assumptions;
use breather::engine::people::Climate;
use breather::engine::people::climate::exchanged;
use breather::scenario::levers::Levers;

fn levers(json: &str) -> Levers {
    scenario(json).levers().clone()
}

fn of(week: f64, json: &str, a: &Assumptions) -> Climate {
    Climate::of(week, &levers(json), a)
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 1e-12, "{what}: {a} is not {b}");
}

#[test]
fn law_without_levers_there_is_no_climate() {
    let a = Assumptions::defaults();
    for week in [0.0, 1.0, 13.0, 51.0, 259.0] {
        assert_eq!(of(week, "{}", &a), Climate::NONE);
    }
}

#[test]
fn law_one_programme_has_its_own_effect() {
    let a = Assumptions::defaults();
    for (json, relief, quits) in [
        (r#"{"support": {"leadership": 1}}"#, 0.20, 0.85),
        (r#"{"support": {"leadership": 2}}"#, 0.40, 0.85 * 0.85),
        (r#"{"support": {"peerRoundsPerYear": 1}}"#, 0.18, 0.80),
        (r#"{"support": {"voiceRoundsPerYear": 1}}"#, 0.0, 0.92),
        (r#"{"support": {"voiceRoundsPerYear": 1, "voiceActedOn": false}}"#, 0.0, 1.05),
        (r#"{"support": {"stressTrainingRoundsPerYear": 1}}"#, 0.20, 1.0),
        (r#"{"support": {"stressTrainingRoundsPerYear": 1, "stressTrainingInGroups": true}}"#, 0.30, 1.0),
        (r#"{"support": {"resilienceRoundsPerYear": 1}}"#, 0.12, 1.0),
        (r#"{"support": {"recognitionPerYear": 1}}"#, 0.03, 1.0),
        (r#"{"support": {"recognitionPerYear": 1, "recognitionAnnounced": true}}"#, 0.0, 1.0),
        // Breaks together are a tenth of an SD of support, if they last as long as those that were studied.
        (r#"{"rest": {"teamBreakMinutesPerWeek": 75}}"#, 0.02, libm::pow(0.85, 0.1)),
        (r#"{"hiring": {"stayBonusShare": 0.2}}"#, 0.0, libm::exp(-0.2)),
        (r#"{"demand": {"empowerment": 1}}"#, 0.15, 1.0),
        (r#"{"demand": {"empowerment": 0.4}}"#, 0.06, 1.0),
        // Visits have not begun to work on the first day.
        (r#"{"demand": {"staffExchange": true}}"#, 0.0, 1.0),
    ] {
        let climate = of(0.0, json, &a);
        close(climate.relief, relief, json);
        close(climate.quits, quits, json);
        close(climate.burden, 0.0, json);
    }
    let harm = of(0.0, r#"{"support": {"leadership": -1}}"#, &a);
    close(harm.burden, 0.20, "poor leadership burdens");
    close(harm.quits, 1.0 / 0.85, "and drives away");
}

/// Two equal ones do the pair factor times what one does, in strain as in the log of the hazard of quitting.
#[test]
fn law_two_equal_programmes_do_the_pair_factor() {
    let two =
        r#"{"support": {"peerRoundsPerYear": 1, "resilienceRoundsPerYear": 1, "voiceRoundsPerYear": 1}}"#;
    for (pair, times) in [(1.6, 1.6), (2.0, 2.0), (1.3, 1.3), (1.0, 1.0), (0.5, 1.0)] {
        let mut a = Assumptions::defaults();
        (a.peer_strain, a.resilience_strain, a.pair_factor) = (-0.2, -0.2, pair);
        (a.peer_quits, a.voice_quits) = (0.9, 0.9);
        let climate = of(0.0, two, &a);
        assert!((climate.relief - 0.2 * times).abs() < 1e-9, "{pair}: {climate:?}");
        assert!((libm::log(climate.quits) - times * libm::log(0.9)).abs() < 1e-9, "{pair}: {climate:?}");
    }
}

/// Between the better one and their sum, whatever the two are, and more with each further one.
#[test]
fn law_programmes_together_are_sub_additive() {
    let a = Assumptions::defaults();
    let names = [
        r#""leadership": 1"#,
        r#""peerRoundsPerYear": 1"#,
        r#""stressTrainingRoundsPerYear": 1"#,
        r#""resilienceRoundsPerYear": 1"#,
        r#""recognitionPerYear": 1"#,
    ];
    let relief = |names: &[&str]| of(0.0, &format!(r#"{{"support": {{{}}}}}"#, names.join(", ")), &a).relief;
    let mut before = 0.0;
    for many in 1..=names.len() {
        let together = relief(&names[..many]);
        let sum: f64 = names[..many].iter().map(|name| relief(&[name])).sum();
        assert!(together <= sum + 1e-12 && together > before, "{many}: {together} of {sum}");
        assert!(together <= a.strain_cap);
        before = together;
    }
    let mut strong = a;
    strong.leadership_strain = -0.7;
    strong.stress_strain = -0.7;
    let all = format!(r#"{{"support": {{{}}}}}"#, names.join(", "));
    close(of(0.0, &all, &strong).relief, strong.strain_cap, "the cap");
}

#[test]
fn law_harm_adds() {
    let mut a = Assumptions::defaults();
    (a.peer_strain, a.resilience_strain) = (0.15, 0.25);
    let json = r#"{"support": {"peerRoundsPerYear": 1, "resilienceRoundsPerYear": 1, "leadership": 1},
                   "world": {"securityShock": 1, "securityShockWeek": 1}, "staffing": {"sendHome": "required"}}"#;
    a.send_home_strain = 0.05;
    let climate = of(0.0, json, &a);
    close(climate.burden, 0.15 + 0.25 + a.shock_strain + 0.05, "burden");
    close(climate.relief, 0.20, "leadership alone is good");
}

/// A round works whole at once, by half after its half-life, and the next one brings it back.
#[test]
fn law_rounds_fade_and_come_again() {
    let a = Assumptions::defaults();
    let month = 52.0 / 12.0;
    for (name, strain, months) in [
        ("peer", a.peer_strain, a.peer_half_life),
        ("resilience", a.resilience_strain, a.resilience_half_life),
        ("stressTraining", a.stress_strain, a.stress_half_life),
    ] {
        let once = format!(r#"{{"support": {{"{name}RoundsPerYear": 1}}}}"#);
        close(of(months * month, &once, &a).relief, -strain / 2.0, name);
        close(of(52.0, &once, &a).relief, -strain, name);
        let often = format!(r#"{{"support": {{"{name}RoundsPerYear": 4}}}}"#);
        close(of(13.0, &often, &a).relief, -strain, name);
        assert!(of(12.0, &often, &a).relief < -strain);
    }
    let voice = r#"{"support": {"voiceRoundsPerYear": 2}}"#;
    let half = libm::log(of(a.voice_half_life * month, voice, &a).quits);
    close(half, libm::log(a.voice_quits) / 2.0, "the log of the hazard fades");
}

/// A thank-you lasts its weeks, each further one works less, and one that was announced not at all.
#[test]
fn law_recognition_wears_off() {
    let a = Assumptions::defaults();
    let json = r#"{"support": {"recognitionPerYear": 4}}"#;
    let output = |week: f64| of(week, json, &a).output - 1.0;
    close(output(0.0), a.recognition_output, "the first");
    close(output(2.0), a.recognition_output, "for three weeks");
    close(output(3.0), 0.0, "and no longer");
    close(output(13.0), a.recognition_output * a.recognition_habituation, "the second");
    close(output(26.0), a.recognition_output * 0.25, "the third");
    let announced = r#"{"support": {"recognitionPerYear": 4, "recognitionAnnounced": true}}"#;
    assert_eq!(of(0.0, announced, &a), Climate::NONE);
}

/// A shock begins in its week, works at once, and communication takes its part off what it does to strain and to staying.
#[test]
fn law_a_shock_and_what_softens_it() {
    let a = Assumptions::defaults();
    let shock = r#"{"world": {"securityShock": 1, "securityShockWeek": 13}}"#;
    assert_eq!(of(11.0, shock, &a), Climate::NONE, "the twelfth week");
    close(of(12.0, shock, &a).burden, a.shock_strain, "the thirteenth");
    close(of(12.0, shock, &a).quits, a.shock_quits, "the thirteenth");
    let told =
        r#"{"world": {"securityShock": 1, "securityShockWeek": 1}, "support": {"townHallsPerYear": 12}}"#;
    let left = 1.0 - a.communication_removes;
    close(of(0.0, told, &a).burden, a.shock_strain * left, "told");
    close(of(0.0, told, &a).quits, libm::pow(a.shock_quits, left), "told");
    let calm = r#"{"support": {"townHallsPerYear": 12}}"#;
    assert_eq!(of(0.0, calm, &a), Climate::NONE, "town halls soften a shock and nothing else");
}

/// In proportion to the time it has gone on, whole after its months and from then on.
#[test]
fn law_staff_exchange_grows_until_its_months_are_over() {
    let a = Assumptions::defaults();
    let json = r#"{"demand": {"staffExchange": true}}"#;
    let whole = a.exchange_months * 52.0 / 12.0;
    for (week, share) in
        [(0.0, 0.0), (whole / 4.0, 0.25), (whole / 2.0, 0.5), (whole, 1.0), (whole + 40.0, 1.0)]
    {
        close(of(week, json, &a).relief, -a.exchange_strain * share, "strain");
        close(exchanged(week, &levers(json), &a), share, "how far it works");
    }
    assert_eq!(exchanged(whole, &levers("{}"), &a), 0.0);
    // And with others it is less than the sum.
    let both = r#"{"demand": {"staffExchange": true, "empowerment": 1}, "support": {"leadership": 1}}"#;
    let together = of(whole, both, &a).relief;
    assert!(together > 0.20 && together < 0.20 + 0.15 + 0.05, "{together}");
}

/// Empowered agents take a little longer, and what protects from hostility multiplies.
#[test]
fn law_empowerment_slows_and_protects() {
    let a = Assumptions::defaults();
    let full = of(7.0, r#"{"demand": {"empowerment": 1}}"#, &a);
    close(1.0 / full.output, 1.01, "handling time");
    close(full.impulse, 0.8, "a fifth of hostility's strain");
    close(full.provoked, 0.8, "and of the way back");
    let half = of(7.0, r#"{"demand": {"empowerment": 0.5}}"#, &a);
    close(1.0 / half.output, 1.005, "half");
    close(half.impulse, 0.9, "half");
    let both = of(7.0, r#"{"demand": {"empowerment": 1}, "support": {"leadership": 1}}"#, &a);
    close(both.impulse, 0.8 * 0.8, "two protections");
    // A protection of more than all is all.
    let mut strong = a;
    strong.empowerment_buffer = 1.0;
    close(of(7.0, r#"{"demand": {"empowerment": 1}}"#, &strong).impulse, 0.0, "nothing is left");
}

/// What hostile calls do: leadership, exercise and soft skills each by its own factor.
#[test]
fn law_buffers_multiply() {
    let a = Assumptions::defaults();
    let all =
        r#"{"support": {"leadership": 1}, "training": {"preShiftMinutes": 5, "softSkillRoundsPerYear": 1}}"#;
    let climate = of(0.0, all, &a);
    close(climate.impulse, 0.80 * 0.85 * 0.9, "impulse");
    close(climate.calmed, 0.10, "calmed");
    close(climate.provoked, 0.80, "provoked");
    let later = of(a.soft_half_life * 52.0 / 12.0, all, &a);
    close(later.calmed, 0.05, "without coaching half is gone");
}

/// Each coefficient at its neutral value leaves of the climate what there would be without its lever.
#[test]
fn law_neutral_values_remove_programmes() {
    let cases: [(&str, &[&str]); 13] = [
        (
            r#"{"support": {"leadership": 1.5}}"#,
            &["support.leadershipStrain", "support.leadershipQuits", "support.leadershipBuffer"],
        ),
        (
            r#"{"support": {"leadership": -1.5}}"#,
            &["support.leadershipStrain", "support.leadershipQuits", "support.leadershipBuffer"],
        ),
        (r#"{"support": {"voiceRoundsPerYear": 3}}"#, &["support.voiceQuits"]),
        (r#"{"support": {"voiceRoundsPerYear": 3, "voiceActedOn": false}}"#, &["support.voiceIgnored"]),
        (r#"{"support": {"peerRoundsPerYear": 3}}"#, &["support.peerStrain", "support.peerQuits"]),
        (
            r#"{"support": {"stressTrainingRoundsPerYear": 3, "stressTrainingInGroups": true}}"#,
            &["support.stressStrain"],
        ),
        (r#"{"support": {"resilienceRoundsPerYear": 3}}"#, &["support.resilienceStrain"]),
        (
            r#"{"training": {"preShiftMinutes": 5, "softSkillRoundsPerYear": 2}}"#,
            &["support.preShiftImpulse", "training.softDeescalates", "training.softImpulse"],
        ),
        (
            r#"{"support": {"recognitionPerYear": 26}}"#,
            &["support.recognitionOutput", "support.recognitionStrain"],
        ),
        (
            r#"{"support": {"attendanceReward": "cash"}}"#,
            &["support.attendanceAbsence", "support.attendanceOutput"],
        ),
        (
            r#"{"world": {"securityShock": 2, "securityShockWeek": 1}, "support": {"townHallsPerYear": 2}}"#,
            &["support.shockStrain", "support.shockQuits"],
        ),
        (
            r#"{"demand": {"empowerment": 0.7}}"#,
            &["empowerment.strain", "empowerment.buffer", "empowerment.handle"],
        ),
        (
            r#"{"staffing": {"sendHome": "required"}, "rest": {"teamBreakMinutesPerWeek": 60}, "hiring": {"stayBonusShare": 0.1}}"#,
            &[
                "support.sendHomeStrain",
                "support.sendHomeQuits",
                "rest.teamBreakHandle",
                "rest.teamBreakSupport",
                "hiring.stayBonusQuits",
            ],
        ),
    ];
    for (json, ids) in cases {
        let mut a = Assumptions::defaults();
        // Some defaults are neutral; any other value shows that the row acts at all.
        for (id, value) in [
            ("support.attendanceAbsence", 1.2),
            ("support.sendHomeStrain", 0.05),
            ("support.sendHomeQuits", 1.1),
        ] {
            assert!(a.set(id, value));
        }
        for id in ids {
            let row = breather::assumptions::REGISTRY.iter().find(|row| row.id == *id).expect("a row");
            let mut without = a;
            assert!(without.set(id, row.neutral.expect("neutral")));
            assert_ne!(of(0.0, json, &a), of(0.0, json, &without), "{id} does nothing");
            a = without;
        }
        for week in [0.0, 5.0, 30.0] {
            // What is left of soft skills is a dose, which does nothing by itself.
            let climate = of(week, json, &a);
            assert_eq!(climate, Climate { soft: climate.soft, ..Climate::NONE }, "{json}");
        }
    }
    // And those that only change others, or not from the first week on.
    let mut a = Assumptions::defaults();
    a.exchange_strain = 0.0;
    assert_eq!(of(40.0, r#"{"demand": {"staffExchange": true}}"#, &a), Climate::NONE);
    let groups = |yes: bool| {
        format!(r#"{{"support": {{"stressTrainingRoundsPerYear": 1, "stressTrainingInGroups": {yes}}}}}"#)
    };
    a.group_factor = 1.0;
    assert_eq!(of(0.0, &groups(true), &a), of(0.0, &groups(false), &a));
    a.communication_removes = 0.0;
    let told = |times: u32| {
        format!(
            r#"{{"world": {{"securityShock": 1, "securityShockWeek": 1}}, "support": {{"townHallsPerYear": {times}}}}}"#
        )
    };
    assert_eq!(of(0.0, &told(12), &a), of(0.0, &told(0), &a));
    (a.recognition_habituation, a.recognition_announced) = (1.0, 1.0);
    let thanks = |announced: bool| {
        format!(r#"{{"support": {{"recognitionPerYear": 4, "recognitionAnnounced": {announced}}}}}"#)
    };
    assert_eq!(of(39.0, &thanks(true), &a), of(0.0, &thanks(false), &a));
}
