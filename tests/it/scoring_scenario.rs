//! The score of a scenario and the ranking of several: parts add up, good is good, intervals and shares are those of the worlds.

use crate::support::{garbage, input, plain, runner, set, spoiled};
use breather::boundary::{RankingView, ScoreView, inputs};
use breather::input::Value;
use breather::scoring::criteria::{CRITERIA, Span, UNJUST};
use breather::{compare, describe, rank, score, simulate};
use proptest::prelude::*;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Figures in the middle of every span; money is what it is.
const MIDDLE: [(&str, f64); 15] = [
    ("serviceLevel", 0.75),
    ("abandonedShare", 0.05),
    ("firstContactResolution", 0.7),
    ("contactsPerIssue", 1.35),
    ("failureDemandShare", 0.475),
    ("satisfaction", 74.5),
    ("attritionPerYear", 0.315),
    ("absenceShare", 0.055),
    ("strainAboveOneSd", 0.16),
    ("vacancyShare", 0.075),
    ("writeUps", 100.0),
    ("unjustWriteUpShare", 0.5),
    ("headcount", 100.0),
    ("costPerResolvedIssue", 9.0),
    ("costTotal", 5e6),
];

fn figures(changed: &[(&str, f64)]) -> Vec<(&'static str, f64)> {
    let all = MIDDLE.into_iter().chain([("moneyWithLostCustomers", 6e6)]);
    all.map(|(id, figure)| {
        (id, changed.iter().find(|(other, _)| *other == id).map_or(figure, |found| found.1))
    })
    .collect()
}

fn result(figures: &[(&str, f64)]) -> Value {
    let metric =
        |mean: f64| Value::object(vec![("mean", mean.into()), ("halfWidth", (0.01 * mean.abs()).into())]);
    let metrics = figures.iter().map(|&(id, mean)| (id, metric(mean))).collect();
    Value::object(vec![("metrics", Value::object(metrics)), ("weeks", 52.0.into())])
}

fn nothing() -> Value {
    Value::Map(Vec::new())
}

/// Weights with these results to measure money from.
fn weights(stated: &[(&str, f64)]) -> Value {
    let mut weights = Value::object(vec![("reference", result(&figures(&[])))]);
    for &(path, value) in stated {
        set(&mut weights, path, value.into());
    }
    weights
}

fn of(figures: &[(&str, f64)], weights: &Value) -> ScoreView {
    score(&result(figures), weights).unwrap_or_else(|problems| panic!("{problems}"))
}

fn points(view: &ScoreView, id: &str) -> Option<f64> {
    view.parts.iter().flat_map(|part| &part.criteria).find(|one| one.id == id).map(|one| one.points)
}

fn adds_up(view: &ScoreView) -> Result<(), TestCaseError> {
    let Some(score) = view.score else {
        prop_assert!(view.parts.iter().all(|part| part.share == 0.0 && part.score.is_none()));
        return Ok(());
    };
    prop_assert!((0.0..=100.0 + 1e-9).contains(&score), "{score}");
    // To the last bit, in the order given.
    prop_assert_eq!(view.parts.iter().map(|part| part.contribution).sum::<f64>().to_bits(), score.to_bits());
    let mut shares = 0.0;
    for part in &view.parts {
        let sum: f64 = part.criteria.iter().map(|one| one.contribution).sum();
        prop_assert_eq!(sum.to_bits(), part.contribution.to_bits());
        if let Some(own) = part.score {
            prop_assert!((own * part.share - part.contribution).abs() < 1e-9);
        }
        for one in &part.criteria {
            prop_assert_eq!((one.points * one.share).to_bits(), one.contribution.to_bits());
            prop_assert!((0.0..=100.0).contains(&one.points));
            shares += one.share;
        }
    }
    prop_assert!((shares - 1.0).abs() < 1e-12, "{shares}");
    Ok(())
}

/// *Theory*: figures in the middle of their spans are worth 50 points each, and so is any weighting of them.
#[test]
fn theory_the_middle_is_worth_fifty() {
    for stated in [&[][..], &[("customers", 7.0), ("money", 0.25)], &[("criteria.vacancyShare.weight", 3.0)]]
    {
        let view = of(&figures(&[]), &weights(stated));
        assert!((view.score.unwrap() - 50.0).abs() < 1e-9, "{view:?}");
        assert!(view.left_out.is_empty());
        adds_up(&view).unwrap();
    }
}

/// *Theory*: one criterion alone, by hand: a service level of 84 % is 80 of 100 points between 60 and 90 %.
#[test]
fn theory_one_criterion_by_hand() {
    let view = of(&figures(&[("serviceLevel", 0.84)]), &weights(&[]));
    assert!((points(&view, "serviceLevel").unwrap() - 80.0).abs() < 1e-9);
    // A third of everything is customers', a fifth of that service level's.
    assert!((view.score.unwrap() - (50.0 + 30.0 / 15.0)).abs() < 1e-9);
    let stated =
        [("criteria.serviceLevel.from", 0.8), ("criteria.serviceLevel.to", 0.88), ("customers", 1e6)];
    let view = of(&figures(&[("serviceLevel", 0.84)]), &weights(&stated));
    assert!((points(&view, "serviceLevel").unwrap() - 50.0).abs() < 1e-9);
    // Ten per cent cheaper than the reference is half of the span above it; write-ups of 50 in 100 people and two years.
    let mut cheap = result(&figures(&[("costTotal", 4.5e6), ("writeUps", 50.0)]));
    set(&mut cheap, "weeks", 104.0.into());
    let view = score(&cheap, &weights(&[])).unwrap();
    assert!((points(&view, "costTotal").unwrap() - 75.0).abs() < 1e-9);
    assert!((points(&view, UNJUST).unwrap() - 87.5).abs() < 1e-9);
}

/// *Law*: every criterion's points rise towards its better end and stay at the ends beyond it, and so does the score.
#[test]
fn law_better_is_never_worth_less() {
    for criterion in &CRITERIA {
        let id = if criterion.id == UNJUST { "unjustWriteUpShare" } else { criterion.id };
        let middle = figures(&[]).iter().find(|(other, _)| *other == id).unwrap().1;
        let (from, to) = match criterion.span {
            Span::Reference => (1.3 * middle, 0.7 * middle),
            Span::Band(..) | Span::Convention(..) => {
                let (from, to) = criterion.span.ends().unwrap();
                (from - 0.2 * (to - from), (to + 0.2 * (to - from)).max(0.0))
            }
        };
        let stated = [(&*format!("criteria.{}.weight", criterion.id), 1.0)];
        let mut before = (-1.0, -1.0);
        let mut distinct = 0;
        for step in 0..=20 {
            let value = from + (to - from) * f64::from(step) / 20.0;
            let view = of(&figures(&[(id, value)]), &weights(&stated));
            let now = (points(&view, criterion.id).unwrap(), view.score.unwrap());
            assert!(now.0 >= before.0 && now.1 >= before.1, "{id} {value}: {now:?} after {before:?}");
            distinct += u32::from(now.1 > before.1);
            before = now;
        }
        assert!(distinct > 10 && before.0 == 100.0, "{id}: {distinct} {before:?}");
    }
}

/// *Law*: what is absent is left out by name, its weight goes to its own part's others, and a whole part's to the others.
#[test]
fn law_what_is_absent_leaves_its_weight_to_the_rest() {
    let without = |gone: &[&str]| -> Vec<(&'static str, f64)> {
        figures(&[("serviceLevel", 0.9)]).into_iter().filter(|(id, _)| !gone.contains(id)).collect()
    };
    let view = of(&without(&["satisfaction", "firstContactResolution"]), &weights(&[]));
    adds_up(&view).unwrap();
    let told: Vec<_> = view.left_out.iter().map(|one| (one.id, one.part, one.why)).collect();
    assert_eq!(
        told,
        [("firstContactResolution", "customers", "absent"), ("satisfaction", "customers", "absent")]
    );
    // Three of five are left: service level's 100, and 50 twice.
    assert!((view.parts[0].score.unwrap() - 200.0 / 3.0).abs() < 1e-9);
    assert!((view.parts[0].share - 1.0 / 3.0).abs() < 1e-12);
    // Without a reference money has nothing to be measured from.
    let view = of(&without(&[]), &nothing());
    assert!(view.left_out.iter().filter(|one| one.why == "no_span").count() == 3);
    assert_eq!((view.parts[2].share, view.parts[2].score), (0.0, None));
    assert!((view.parts[0].share - 0.5).abs() < 1e-12);
    // Unless its span is stated.
    let stated = json(r#"{"criteria": {"costTotal": {"from": 6e6, "to": 4e6}}}"#);
    assert!((of(&without(&[]), &stated).parts[2].score.unwrap() - 50.0).abs() < 1e-9);
    // Nobody written up: no share of write-ups, and none unjust.
    let view = of(
        &figures(&[("writeUps", 0.0)])
            .into_iter()
            .filter(|(id, _)| *id != "unjustWriteUpShare")
            .collect::<Vec<_>>(),
        &weights(&[]),
    );
    assert_eq!(points(&view, UNJUST), Some(100.0));
    // Nothing at all.
    let view = of(&[], &nothing());
    assert_eq!((view.score, view.half_width_at_most, view.left_out.len()), (None, None, CRITERIA.len()));
}

/// *Law*: a weight of 0 takes a thing out of the score, and all weights of 0 are a problem.
#[test]
fn law_weights_of_zero() {
    let bad = [("serviceLevel", 0.0), ("attritionPerYear", 9.0)];
    let view = of(&figures(&bad), &weights(&[("criteria.serviceLevel.weight", 0.0), ("people", 0.0)]));
    assert!((view.score.unwrap() - 50.0).abs() < 1e-9);
    assert_eq!(points(&view, "serviceLevel"), Some(0.0), "it is told all the same");
    for none in [
        "customers people money",
        "customers people criteria.costTotal.weight criteria.costPerResolvedIssue.weight criteria.moneyWithLostCustomers.weight",
    ] {
        let stated: Vec<_> = none.split(' ').map(|path| (path, 0.0)).collect();
        let problems = score(&result(&figures(&[])), &weights(&stated)).unwrap_err();
        assert_eq!(problems.list()[0].code.as_str(), "conflict");
    }
}

/// *Law*: whatever the weights, the parts add up to the last bit.
#[test]
fn law_random_weights_add_up() {
    let answered = core::cell::Cell::new(0);
    let found =
        runner(400, 81).run(&(input(inputs::score(), 0.3), any::<bool>()), |(mut weights, measured)| {
            if measured {
                set(&mut weights, "reference", result(&figures(&[])));
            }
            if let Ok(view) = score(&result(&figures(&[])), &weights) {
                answered.set(answered.get() + 1);
                adds_up(&view)?;
            }
            Ok(())
        });
    found.unwrap_or_else(|error| panic!("{error}"));
    assert!(answered.get() > 50, "{}", answered.get());
}

#[test]
fn law_bad_input_is_problems() {
    let told = |result: &Value, weights: &Value| -> Vec<(String, &'static str)> {
        let problems = score(result, weights).expect_err("it is wrong");
        problems.list().iter().map(|problem| (problem.path.clone(), problem.code.as_str())).collect()
    };
    let good = result(&figures(&[]));
    let wrong = json(
        r#"{"customers": -1, "colour": 2, "criteria": {"serviceLevel": {"from": 0.9}, "costTotal": {"to": 3}, "joy": {"weight": 1}}}"#,
    );
    let mut expected = [
        ("customers", "out_of_range"),
        ("colour", "unknown_field"),
        ("criteria.joy", "unknown_field"),
        ("criteria.serviceLevel.to", "conflict"),
        ("criteria.costTotal.from", "missing"),
    ];
    let mut found = told(&good, &wrong);
    expected.sort_unstable();
    found.sort();
    assert_eq!(found, expected.iter().map(|&(path, code)| (path.to_owned(), code)).collect::<Vec<_>>());
    let spoilt = json(
        r#"{"metrics": {"serviceLevel": 0.8, "costTotal": {"mean": "5"}, "offered": "any"}, "weeks": 0}"#,
    );
    let paths: Vec<String> = told(&spoilt, &nothing()).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["result.weeks", "result.metrics.serviceLevel", "result.metrics.costTotal.mean"]);
    let odd = json(
        r#"{"scenarios": [{"name": "a", "metrics": {}, "worlds": {"costTotal": [1, 2]}}, {"name": "b", "metrics": {}, "worlds": {"costTotal": [1], "headcount": 3}}], "weeks": 52}"#,
    );
    let found: Vec<String> =
        rank(&odd, &nothing()).unwrap_err().list().iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(
        found,
        ["comparison.scenarios[1].worlds.costTotal", "comparison.scenarios[1].worlds.headcount"]
    );
    let found = runner(300, 82).run(
        &(prop_oneof![spoiled(inputs::score()), garbage()], garbage()),
        |(weights, other)| {
            for problems in [
                score(&good, &weights).err(),
                score(&other, &nothing()).err(),
                rank(&other, &weights).err(),
                rank(
                    &Value::object(vec![("scenarios", Value::List(vec![other.clone(), other]))]),
                    &nothing(),
                )
                .err(),
            ]
            .into_iter()
            .flatten()
            {
                for problem in problems.list() {
                    prop_assert!(problem.bound.is_some() && !problem.message.is_empty(), "{problem:?}");
                }
            }
            Ok(())
        },
    );
    found.unwrap_or_else(|error| panic!("{error}"));
}

/// A comparison of scenarios whose figures vary from world to world, about the middle plus what is stated for each.
fn lived(scenarios: &[&[(&str, f64)]], worlds: usize, seed: u64) -> Value {
    let scenario = |(place, changed): (usize, &&[(&str, f64)])| {
        let rows = figures(changed);
        let mut state = seed;
        let mut column = |id: &str, mean: f64| -> Vec<f64> {
            let name =
                id.bytes().fold(17_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
            (0..worlds)
                .map(|world| {
                    // What scenarios share of a world, and a little of their own.
                    let mut draw = |own: u64| {
                        state = (seed ^ name ^ own)
                            .wrapping_add(world as u64 + 1)
                            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
                        state ^= state >> 29;
                        (state.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
                    };
                    mean * (1.0 + 0.06 * draw(0) + 0.02 * draw(1000 + place as u64))
                })
                .collect()
        };
        let worlds: Vec<(&str, Vec<f64>)> = rows.iter().map(|&(id, mean)| (id, column(id, mean))).collect();
        let means: Vec<(&str, f64)> =
            worlds.iter().map(|(id, of)| (*id, of.iter().sum::<f64>() / of.len() as f64)).collect();
        let mut view = result(&means);
        set(&mut view, "name", Value::Text(format!("scenario {place}")));
        set(
            &mut view,
            "worlds",
            Value::object(worlds.iter().map(|(id, of)| (*id, Value::numbers(of))).collect()),
        );
        view
    };
    let list = scenarios.iter().enumerate().map(scenario).collect();
    Value::object(vec![("scenarios", Value::List(list)), ("weeks", 52.0.into())])
}

fn ranked(comparison: &Value, weights: &Value) -> RankingView {
    rank(comparison, weights).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The score of one world of a comparison, by itself.
fn world_score(comparison: &Value, scenario: usize, world: usize, weights: &Value) -> f64 {
    let Value::Map(columns) = comparison.get("scenarios").at(scenario).get("worlds") else {
        panic!("worlds")
    };
    let figures: Vec<(&str, f64)> =
        columns.iter().map(|(id, of)| (id.as_str(), of.at(world).number().expect("a figure"))).collect();
    of(&figures, weights).score.expect("it counts")
}

/// *Theory*: intervals are Student's of the worlds' scores, each worked out by itself as the score of a result; places,
/// shares and signs are counts over the same scores.
#[test]
fn theory_a_ranking_is_that_of_its_worlds() {
    let scenarios: [&[(&str, f64)]; 3] = [
        &[],
        &[("serviceLevel", 0.76), ("costTotal", 5.01e6)],
        &[("attritionPerYear", 0.3), ("satisfaction", 74.0)],
    ];
    let comparison = lived(&scenarios, 10, 5);
    let mut weights = json(r#"{"people": 2, "criteria": {"serviceLevel": {"weight": 4}}}"#);
    let view = ranked(&comparison, &weights);
    // Money is measured from the first scenario's means.
    set(&mut weights, "reference", comparison.get("scenarios").at(0).clone());
    set(&mut weights, "reference.weeks", 52.0.into());
    let scores: Vec<Vec<f64>> = (0..3)
        .map(|at| (0..10).map(|world| world_score(&comparison, at, world, &weights)).collect())
        .collect();
    let t = 2.262_157_162_740_992; // Student's quantile at 0.975 with 9 degrees of freedom.
    let half = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / 10.0;
        t * (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 90.0).sqrt()
    };
    let mut firsts = [0.0; 3];
    let mut holds = 0.0;
    let by_world: Vec<[f64; 3]> = (0..10).map(|world| [0, 1, 2].map(|at| scores[at][world])).collect();
    for own in &by_world {
        let best = (0..3).max_by(|&a, &b| own[a].total_cmp(&own[b])).unwrap();
        firsts[best] += 0.1;
        let inorder = view.order.windows(2).all(|pair| own[pair[0]] >= own[pair[1]]);
        holds += 0.1 * f64::from(u8::from(inorder));
    }
    assert!((view.order_holds.unwrap() - holds).abs() < 1e-12);
    for (at, one) in view.scenarios.iter().enumerate() {
        assert!((one.score.estimate.half_width.unwrap() - half(&scores[at])).abs() < 1e-9);
        assert!((one.first.unwrap() - firsts[at]).abs() < 1e-12);
        assert_eq!(one.score.estimate.mean, one.made_of.score);
        assert_eq!(view.order[one.place - 1], at);
        // The most that it can be is more than it is.
        adds_up(&one.made_of).unwrap();
    }
    assert!(
        holds > 0.0 && holds < 1.0 && firsts.iter().all(|&share| share < 1.0),
        "{firsts:?} {holds}: a test of something"
    );
    for pair in &view.pairs {
        let values: Vec<f64> =
            scores[pair.first].iter().zip(&scores[pair.second]).map(|(a, b)| b - a).collect();
        let metric = pair.difference.metric;
        assert!((metric.estimate.half_width.unwrap() - half(&values)).abs() < 1e-9);
        let mean = |at: usize| view.scenarios[at].score.estimate.mean.unwrap();
        assert_eq!(metric.estimate.mean.unwrap().to_bits(), (mean(pair.second) - mean(pair.first)).to_bits());
        assert_eq!(pair.higher, values.iter().filter(|&&value| value > 0.0).count());
        assert_eq!((pair.equal, pair.higher + pair.lower), (0, 10));
        // Paired worlds tell far more than each scenario's own interval does.
        assert!(metric.estimate.half_width < view.scenarios[pair.first].score.estimate.half_width);
        // Parts have a difference each, and by their shares these add up to the whole.
        let parts = [&pair.parts.customers, &pair.parts.people, &pair.parts.money];
        let sum: f64 = parts
            .iter()
            .zip(&view.scenarios[0].made_of.parts)
            .map(|(part, of)| part.metric.estimate.mean.unwrap() * of.share)
            .sum();
        assert!((sum - metric.estimate.mean.unwrap()).abs() < 1e-9);
    }
}

/// *Law*: the half width that a result alone allows is never less than the one that worlds give, if the figures' own half
/// widths are those of the same worlds.
#[test]
fn law_a_result_alone_says_at_most() {
    for seed in 0..20 {
        let mut comparison = lived(&[&[], &[("serviceLevel", 0.78)]], 10, seed);
        // The figures' own intervals, from the same worlds.
        for at in 0..2 {
            let columns = comparison.get("scenarios").at(at).get("worlds").clone();
            let Value::Map(columns) = columns else { panic!("worlds") };
            for (id, of) in columns {
                let values: Vec<f64> = of.items().iter().filter_map(Value::number).collect();
                let half =
                    breather::results::estimate::Estimate::of_values(values.iter().copied()).half_width;
                set(
                    &mut comparison,
                    &format!("scenarios[{at}].metrics.{id}.halfWidth"),
                    half.unwrap().into(),
                );
            }
        }
        let view = ranked(&comparison, &nothing());
        for one in &view.scenarios {
            let (most, is) =
                (one.made_of.half_width_at_most.unwrap(), one.score.estimate.half_width.unwrap());
            // Unjust write-ups are a product, whose bound holds to first order: a hundredth more covers the second.
            assert!(is <= 1.01 * most, "{seed}: {is} of at most {most}");
        }
    }
}

/// *Law*: equal scenarios score equal in every world: no difference, the same place, the worlds shared out.
#[test]
fn law_equal_scenarios_are_equal() {
    let one = lived(&[&[]], 7, 3).get("scenarios").at(0).clone();
    let comparison =
        Value::object(vec![("scenarios", Value::List(vec![one.clone(), one])), ("weeks", 52.0.into())]);
    let view = ranked(&comparison, &nothing());
    let pair = &view.pairs[0];
    assert_eq!((pair.higher, pair.equal, pair.lower), (0, 7, 0));
    for difference in [&pair.difference, &pair.parts.customers, &pair.parts.people, &pair.parts.money] {
        assert_eq!(difference.metric.estimate.mean, Some(0.0));
        assert_eq!(difference.metric.estimate.half_width, Some(0.0));
        assert_eq!(difference.probability_higher, Some(0.5));
    }
    assert!(view.scenarios.iter().all(|one| one.place == 1 && (one.first.unwrap() - 0.5).abs() < 1e-12));
    assert_eq!((view.order_holds, view.worlds), (Some(1.0), 7));
}

/// *Law*: what one scenario, or a world of one, lacks counts for none of them.
#[test]
fn law_scenarios_are_scored_on_the_same() {
    let mut comparison = lived(&[&[], &[], &[]], 4, 9);
    set(&mut comparison, "scenarios[1].metrics.satisfaction", Value::Absent);
    let holed = Value::List(vec![0.1.into(), Value::Absent, 0.1.into(), 0.1.into()]);
    set(&mut comparison, "scenarios[2].worlds.absenceShare", holed);
    let view = ranked(&comparison, &nothing());
    for one in &view.scenarios {
        let left: Vec<&str> = one.made_of.left_out.iter().map(|one| one.id).collect();
        assert_eq!(left, ["satisfaction", "absenceShare"]);
        assert_eq!(one.made_of.parts[0].criteria.len(), 5);
    }
    assert!((view.scenarios.iter().map(|one| one.first.unwrap()).sum::<f64>() - 1.0).abs() < 1e-12);
}

/// *Law*: random weights over random worlds: shares of first places add up to 1, and the best is never beaten by place.
#[test]
fn law_random_rankings_add_up() {
    let answered = core::cell::Cell::new(0);
    let found = runner(150, 83).run(
        &(input(inputs::score(), 0.2), any::<u64>(), 1..6_usize),
        |(weights, seed, worlds)| {
            let comparison = lived(&[&[], &[("serviceLevel", 0.8)], &[("costTotal", 4e6)]], worlds, seed);
            if let Ok(view) = rank(&comparison, &weights) {
                answered.set(answered.get() + 1);
                let firsts: f64 = view.scenarios.iter().filter_map(|one| one.first).sum();
                prop_assert!((firsts - 1.0).abs() < 1e-9);
                prop_assert!(view.order_holds.is_some_and(|share| (0.0..=1.0).contains(&share)));
                let means: Vec<f64> =
                    view.order.iter().filter_map(|&at| view.scenarios[at].score.estimate.mean).collect();
                prop_assert!(means.windows(2).all(|pair| pair[0] >= pair[1]));
                for pair in &view.pairs {
                    prop_assert_eq!(pair.higher + pair.equal + pair.lower, worlds);
                    prop_assert_eq!(pair.difference.metric.estimate.half_width.is_some(), worlds > 1);
                }
                for one in &view.scenarios {
                    adds_up(&one.made_of)?;
                }
            }
            Ok(())
        },
    );
    found.unwrap_or_else(|error| panic!("{error}"));
    assert!(answered.get() > 20, "{}", answered.get());
}

/// *Law*: what simulate and compare give goes straight in; a scenario against itself is worth 50 in money and differs in
/// nothing; the figures of worlds have the comparison's figures as their mean where the denominator is one.
#[test]
fn law_results_go_straight_in() {
    let centre = json(r#"{"preset": "helpDesk20", "calendar": {"horizonWeeks": 2}}"#);
    let mut rested = centre.clone();
    set(&mut rested, "mandatoryTimeOff.daysPerPeriod", 2.0.into());
    let options = json(r#"{"replications": 4, "fidelity": "preview"}"#);
    let alone = plain(&simulate(&centre, &options).unwrap());
    let view = score(&alone, &Value::object(vec![("reference", alone.clone())])).unwrap();
    adds_up(&view).unwrap();
    assert!((view.parts[2].score.unwrap() - 50.0).abs() < 1e-9);
    assert_eq!(view.left_out.len(), 0, "{:?}", view.left_out);

    let comparison = plain(&compare(&Value::List(vec![centre.clone(), rested]), &options).unwrap());
    let first = comparison.get("scenarios").at(0);
    let offered = first.get("worlds").get("offered").items();
    assert_eq!(offered.len(), 4);
    let mean = offered.iter().filter_map(Value::number).sum::<f64>() / 4.0;
    let told = first.get("metrics").get("offered").get("mean").number().unwrap();
    assert!((mean / told - 1.0).abs() < 1e-12);
    let view = ranked(&comparison, &nothing());
    assert_eq!(view.worlds, 4);
    assert!((view.scenarios[0].made_of.parts[2].score.unwrap() - 50.0).abs() < 1e-9);
    assert!(view.scenarios[1].score.estimate.mean != view.scenarios[0].score.estimate.mean);
    let same = plain(&compare(&Value::List(vec![centre.clone(), centre]), &options).unwrap());
    let view = ranked(&same, &nothing());
    assert_eq!((view.pairs[0].equal, view.pairs[0].difference.metric.estimate.mean), (4, Some(0.0)));
}

/// *Law*: where the first scenario is known in full, its worlds are those of the full run, the others' differ from them by
/// what the previews differ by, and only worlds that are known count.
#[test]
fn law_worlds_of_a_preview_are_anchored_as_its_figures_are() {
    let centre = json(r#"{"preset": "helpDesk20", "calendar": {"horizonWeeks": 1}}"#);
    let mut rested = centre.clone();
    set(&mut rested, "mandatoryTimeOff.daysPerPeriod", 2.0.into());
    let parts = |input: &Value, fidelity: &str, replications: f64| {
        let options =
            Value::object(vec![("fidelity", fidelity.into()), ("replications", replications.into())]);
        let mut run = breather::start(input, &options).unwrap();
        while !run.step() {}
        run.parts()
    };
    let known = parts(&centre, "full", 3.0);
    let previews = [parts(&centre, "preview", 4.0), parts(&rested, "preview", 4.0)];
    let inputs = Value::List(vec![centre, rested]);
    let options = json(r#"{"fidelity": "preview", "replications": 4}"#);
    let view = |previews: &[Vec<Vec<f64>>], known: &[Vec<f64>]| {
        plain(&breather::compare_parts(&inputs, &options, previews, known).unwrap())
    };
    let worlds = |view: &Value, at: usize, id: &str| -> Vec<f64> {
        view.get("scenarios").at(at).get("worlds").get(id).items().iter().filter_map(Value::number).collect()
    };
    let (anchored, bare) = (view(&previews, &known), view(&previews, &[]));
    for id in ["serviceLevel", "offered", "costTotal"] {
        assert_eq!((worlds(&anchored, 0, id).len(), worlds(&bare, 0, id).len()), (3, 4), "{id}");
        for world in 0..3 {
            let more = worlds(&bare, 1, id)[world] - worlds(&bare, 0, id)[world];
            let expected = worlds(&anchored, 0, id)[world] + more;
            assert!(
                (worlds(&anchored, 1, id)[world] - expected).abs() <= 1e-12 * expected.abs(),
                "{id} {world}"
            );
        }
    }
    // The known worlds are those of the full run itself.
    let full = json(r#"{"fidelity": "full", "replications": 3}"#);
    let both = Value::List(vec![inputs.at(0).clone(), inputs.at(0).clone()]);
    let lived = plain(&breather::compare_parts(&both, &full, &[known.clone(), known], &[]).unwrap());
    assert_eq!(worlds(&anchored, 0, "serviceLevel"), worlds(&lived, 0, "serviceLevel"));
    assert_eq!(ranked(&anchored, &nothing()).worlds, 3);
}

/// Every criterion is described, by a metric that results have, with the label that scores use.
#[test]
fn criteria_are_described_as_they_count() {
    let described = describe();
    let rows = described.get("criteria").items();
    assert_eq!(rows.len(), CRITERIA.len());
    for (row, criterion) in rows.iter().zip(&CRITERIA) {
        assert_eq!(row.get("id").text(), Some(criterion.id));
        assert!(row.get("note").text().unwrap().ends_with('.'));
        assert!(row.get("from").is_absent() == matches!(criterion.span, Span::Reference));
    }
    let fields = described.get("inputs").get("score").items();
    assert_eq!(fields.len(), 4 + 3 * CRITERIA.len());
    assert!(inputs::score().iter().all(|field| field.help.ends_with('.') && !field.label.is_empty()));
}
