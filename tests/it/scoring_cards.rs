//! Scorecards of whole floors: who is flagged, how sure that is, and when nothing can be said.

use crate::scoring_floor::{self, People};
use breather::input::Value;
use breather::problem::Problems;
use breather::{scorecard, scorecard_columns};

fn codes(problems: &Problems) -> Vec<(String, &'static str)> {
    problems.list().iter().map(|problem| (problem.path.clone(), problem.code.as_str())).collect()
}

fn rule(kind: &str) -> Value {
    Value::object(vec![("kind", kind.into())])
}

/// *Theory*: what a scorecard says of its flags comes true: over a hundred floors whose levels are known, the share of
/// the flagged who belong there, and of those above the median, is the one expected, and intervals hold the true scores.
#[test]
fn theory_what_is_said_of_flags_comes_true() {
    for kind in ["forcedRanking", "zScores"] {
        let (mut said, mut true_, mut flagged, mut above, mut said_above) = (0.0, 0.0, 0.0, 0.0, 0.0);
        let (mut held, mut ranked, mut people) = (0.0, 0.0, 0.0);
        for seed in 0..100 {
            let floor = People::drawn(100, seed);
            let view =
                scorecard(&Value::object(vec![("agents", floor.rows()), ("rule", rule(kind))])).unwrap();
            let [qa, resolution] = [&view.metrics[0], &view.metrics[1]];
            assert_eq!((qa.id, resolution.id), ("qa", "firstContactResolution"));
            // The true score by the same scales as the card's.
            let truth: Vec<f64> = (0..100)
                .map(|i| {
                    [(qa, floor.qa[i]), (resolution, floor.resolution[i])]
                        .iter()
                        .map(|(m, x)| {
                            m.weight * m.scale.points_per_unit.unwrap() * (x - m.scale.zero.unwrap())
                        })
                        .sum()
                })
                .collect();
            let places = breather::scoring::ranks::places(&truth);
            for i in 0..100 {
                let a = &view.agents;
                held += f64::from(u8::from(a.low[i] <= truth[i] && truth[i] <= a.high[i]));
                ranked += f64::from(u8::from(a.rank_low[i] <= places[i] && places[i] <= a.rank_high[i]));
                people += 1.0;
                if a.flagged[i] {
                    let belongs = if kind == "zScores" { truth[i] < -1.0 } else { places[i] > 90.0 };
                    true_ += f64::from(u8::from(belongs));
                    said += a.belongs[i];
                    above += f64::from(u8::from(places[i] <= 50.0));
                    said_above += a.above_median[i];
                    flagged += 1.0;
                }
            }
        }
        // Some thousand flags under forced ranking: a standard error of .016.
        if flagged > 200.0 {
            assert!((said - true_).abs() / flagged < 0.04, "{kind}: {said} said, {true_} of {flagged} true");
            assert!((said_above - above).abs() / flagged < 0.03, "{kind}: {said_above} {above} {flagged}");
        }
        assert!((held / people - 0.95).abs() < 0.015, "{kind}: {}", held / people);
        assert!((ranked / people - 0.95).abs() < 0.02, "{kind}: {}", ranked / people);
    }
}

/// *Law*: people who are equal are not told apart, whatever their figures: in at most about one of twenty floors does
/// the card see a difference, and it never says that it tells them apart.
#[test]
fn law_equal_people_are_not_told_apart() {
    let mut seen = 0;
    for seed in 0..100 {
        let floor = People::equal(60, seed);
        let view = scorecard(&Value::object(vec![("agents", floor.rows())])).unwrap();
        assert!(view.verdict.code != "tellsApart", "{seed}: {}", view.verdict.reliability);
        seen += u32::from(view.metrics.iter().any(|m| m.verdict != "noDifference"));
    }
    // Two metrics at 5 % each: 9.75 expected, standard deviation 3.
    assert!(seen < 19, "{seen}");
    let same = scoring_floor::constant(20);
    let view = scorecard(&Value::object(vec![("agents", same)])).unwrap();
    assert_eq!(view.verdict.code, "allEqual");
    assert_eq!(view.verdict.reliability, 0.0);
    assert!(view.agents.score.iter().all(|score| score.is_finite()));
}

/// *Law*: the agent on the hostile queue is flagged by reported figures and not once the mix is taken out.
#[test]
fn law_the_agent_on_the_hostile_queue() {
    let floor = People::drawn(80, 4).with_hostile_queue(8, 0.4, -25.0);
    let card = |figures: &str, mix: &str| {
        let rule = Value::object(vec![("kind", "forcedRanking".into()), ("figures", figures.into())]);
        let input = vec![
            ("agents", floor.rows()),
            ("metrics", Value::List(vec![Value::object(vec![("id", "qa".into())])])),
            ("rule", rule),
            ("caseMix", mix.into()),
        ];
        scorecard(&Value::object(input)).unwrap()
    };
    let flagged =
        |view: &breather::boundary::ScorecardView| (0..8).filter(|i| view.agents.flagged[*i]).count();
    let (reported, adjusted) = (card("reported", "auto"), card("adjusted", "auto"));
    assert!(flagged(&reported) >= 5, "{}", flagged(&reported));
    assert!(flagged(&adjusted) <= 3, "{}", flagged(&adjusted));
    let mix = &adjusted.metrics[0].case_mix;
    assert_eq!(mix.method, "regression");
    let effect = &mix.effects[0];
    assert!(effect.of == "hostileShare" && (effect.effect + 25.0).abs() < 3.0 * effect.standard_error);
    // The adjusted card knows that flags by reported figures are mostly wrong.
    assert!(reported.flagged.rightly.unwrap() < adjusted.flagged.rightly.unwrap());
}

/// *Law*: the order of people, the way in which they are given and the unit of a metric change nothing but their own place.
#[test]
fn law_a_scorecard_does_not_depend_on_how_it_is_given() {
    let floor = People::drawn(50, 9);
    for kind in ["linear", "bands", "zScores", "trafficLights"] {
        let by_rows =
            scorecard(&Value::object(vec![("agents", floor.rows()), ("rule", rule(kind))])).unwrap();
        let design = Value::object(vec![("rule", rule(kind))]);
        let by_columns = scorecard_columns(&design, floor.ids(), floor.columns()).unwrap();
        assert_eq!(by_rows.agents.columns(), by_columns.agents.columns(), "{kind}");
        assert_eq!(by_rows.agents.flagged, by_columns.agents.flagged);
        let backwards = floor.reversed();
        let turned =
            scorecard(&Value::object(vec![("agents", backwards.rows()), ("rule", rule(kind))])).unwrap();
        for i in 0..50 {
            let (a, b) = (by_rows.agents.score[i], turned.agents.score[49 - i]);
            assert!((a - b).abs() < 1e-9 * a.abs().max(1.0), "{kind} {i}: {a} {b}");
        }
    }
}

/// *Law*: each rule flags whom its words say, on figures where that can be seen by eye.
#[test]
fn law_each_rule_flags_by_its_words() {
    let row = |id: &str, qa: f64, adherence: f64| {
        Value::object(vec![
            ("id", id.into()),
            ("qaScore", qa.into()),
            ("qaEvaluations", 1e6.into()),
            ("qaSd", 10.0.into()),
            ("adherenceShare", adherence.into()),
            ("scheduledDays", 1e6.into()),
            ("adherenceSd", 0.1.into()),
        ])
    };
    let agents = Value::List(vec![
        row("a", 90.0, 0.95),
        row("b", 80.0, 0.94),
        row("c", 70.0, 0.93),
        row("d", 60.0, 0.70),
        row("e", 85.0, 0.60),
        row("f", 75.0, 0.90),
    ]);
    let borders = |id: &str, numbers: &[f64]| {
        Value::object(vec![("id", id.into()), ("borders", Value::numbers(numbers))])
    };
    let line = |id: &str, from: f64, to: f64| {
        Value::object(vec![("id", id.into()), ("from", from.into()), ("to", to.into())])
    };
    let card = |metrics: Vec<Value>, rule: Vec<(&str, Value)>| {
        let input = vec![
            ("agents", agents.clone()),
            ("metrics", Value::List(metrics)),
            ("rule", Value::object(rule)),
        ];
        scorecard(&Value::object(input)).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let flagged = |view: &breather::boundary::ScorecardView| -> String {
        view.agents
            .id
            .iter()
            .zip(&view.agents.flagged)
            .filter(|(_, f)| **f)
            .map(|(id, _)| id.as_str())
            .collect()
    };
    let lights = || vec![borders("qa", &[65.0, 80.0]), borders("adherence", &[0.8, 0.9])];
    let kind = |word: &str| ("kind", Value::from(word));
    let one = card(lights(), vec![kind("trafficLights")]);
    assert_eq!(flagged(&one), "de");
    assert_eq!(flagged(&card(lights(), vec![kind("trafficLights"), ("flagReds", 2.0.into())])), "d");
    // With a million samples each flag is certain.
    assert!(one.flagged.rightly.unwrap() > 0.999 && one.verdict.code == "tellsApart");
    let linear = || vec![line("qa", 50.0, 100.0), line("adherence", 0.5, 1.0)];
    let view = card(linear(), vec![kind("linear"), ("flagBelow", 55.0.into())]);
    let expected = [85.0, 74.0, 63.0, 30.0, 45.0, 65.0];
    for (score, expected) in view.agents.decided.iter().zip(expected) {
        assert!((score - expected).abs() < 0.1, "{score} {expected}");
    }
    assert_eq!(flagged(&view), "de");
    assert_eq!(flagged(&card(linear(), vec![kind("forcedRanking"), ("flagShare", 0.34.into())])), "de");
    let bands = vec![borders("qa", &[65.0, 80.0]), borders("adherence", &[0.8, 0.9])];
    let view = card(bands, vec![kind("bands"), ("flagBelow", 50.0.into())]);
    assert_eq!(flagged(&view), "d");
    assert_eq!(view.agents.rank[0], 1.0);
}

/// *Law*: everything that is wrong is told at once, at its place.
#[test]
fn law_bad_scorecards_are_problems() {
    let told = |input: &Value| codes(&scorecard(input).expect_err("bad input"));
    assert_eq!(told(&Value::Absent), [("agents".to_owned(), "missing")]);
    let agent = |fields: Vec<(&str, Value)>| Value::object(fields);
    let agents = Value::List(vec![
        agent(vec![("id", "x".into()), ("qaScore", 80.0.into()), ("qaEvaluations", 5.0.into())]),
        agent(vec![("id", "x".into()), ("qaScore", 70.0.into())]),
        agent(vec![("id", "y".into()), ("qaScore", 75.0.into()), ("qaEvaluations", 0.0.into())]),
    ]);
    let found = told(&Value::object(vec![("agents", agents)]));
    let expected =
        [("agents[1].id", "duplicate"), ("agents[1].qaEvaluations", "missing"), ("agents[2]", "missing")];
    assert_eq!(found, expected.map(|(path, code)| (path.to_owned(), code)));
    let agents = Value::List(vec![
        agent(vec![("qaScore", "good".into()), ("qaEvaluations", f64::NAN.into())]),
        agent(vec![("resolvedShare", 1.2.into()), ("salary", 3.0.into()), ("calls", (-1.0).into())]),
    ]);
    let metrics = Value::List(vec![
        Value::object(vec![("id", "qa".into()), ("from", 90.0.into()), ("to", 60.0.into())]),
        Value::object(vec![("id", "qa".into()), ("borders", Value::numbers(&[3.0, 2.0]))]),
        Value::object(vec![("id", "charm".into())]),
    ]);
    let rule = Value::object(vec![("flagShare", 0.1.into()), ("flagReds", 1.0.into())]);
    let found = told(&Value::object(vec![("agents", agents), ("metrics", metrics), ("rule", rule)]));
    for expected in [
        ("agents[0].qaScore", "wrong_type"),
        ("agents[0].qaEvaluations", "not_finite"),
        ("agents[1].resolvedShare", "out_of_range"),
        ("agents[1].salary", "unknown_field"),
        ("agents[1].calls", "out_of_range"),
        ("metrics[0].to", "conflict"),
        ("metrics[1].id", "duplicate"),
        ("metrics[1].borders", "conflict"),
        ("metrics[2].id", "not_a_choice"),
        ("rule", "conflict"),
        ("rule.flagReds", "conflict"),
    ] {
        assert!(found.contains(&(expected.0.to_owned(), expected.1)), "{expected:?} in {found:?}");
    }
    let columns = vec![("qaScore".to_owned(), vec![80.0, f64::INFINITY]), ("fun".to_owned(), vec![1.0, 2.0])];
    let problems = scorecard_columns(&Value::Map(Vec::new()), Vec::new(), columns).expect_err("bad columns");
    assert!(codes(&problems).contains(&("agents[1].qaScore".to_owned(), "not_finite")), "{problems}");
    assert!(codes(&problems).contains(&("agents[0].fun".to_owned(), "unknown_field")), "{problems}");
}
