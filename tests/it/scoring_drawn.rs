//! Made-up floors whose truth is known, and scorecards held against it.

use breather::assumptions::Assumptions;
use breather::boundary::FloorView;
use breather::input::Value;
use breather::problem::Problems;
use breather::scoring::reliability::of_mean;
use breather::{draw_floor, scorecard, scorecard_columns, scorecard_reliability};

fn number(value: f64) -> Value {
    Value::Number(value)
}

fn drawn(pairs: Vec<(&str, Value)>) -> FloorView {
    draw_floor(&Value::object(pairs)).expect("a floor")
}

fn only(metric: &str) -> Value {
    Value::List(vec![Value::object(vec![("id", metric.into())])])
}

/// What a card is asked with the truth of a floor.
fn with_truth(floor: &FloorView, mut design: Vec<(&str, Value)>) -> Value {
    let levels = floor.truth.levels.iter().map(|(id, levels)| (*id, Value::numbers(levels))).collect();
    let places = |list: &[usize]| Value::List(list.iter().map(|place| number(*place as f64)).collect());
    let truth = Value::object(vec![
        ("levels", Value::object(levels)),
        ("hard", places(&floor.truth.hard)),
        ("games", places(&floor.truth.games)),
    ]);
    design.push(("truth", truth));
    Value::object(design)
}

fn columns(floor: &FloorView) -> Vec<(String, Vec<f64>)> {
    floor.agents.columns.iter().map(|(name, figures)| ((*name).to_owned(), figures.clone())).collect()
}

fn card(floor: &FloorView, design: Vec<(&str, Value)>) -> breather::boundary::ScorecardView {
    scorecard_columns(&with_truth(floor, design), floor.agents.id.clone(), columns(floor)).expect("a card")
}

fn codes(problems: &Problems) -> Vec<(String, &'static str)> {
    problems.list().iter().map(|problem| (problem.path.clone(), problem.code.as_str())).collect()
}

fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let sum = |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(y).map(|(a, b)| f(a - mx, b - my)).sum::<f64>();
    sum(&|a, b| a * b) / (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt()
}

fn sd(x: &[f64]) -> f64 {
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    (x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / x.len() as f64).sqrt()
}

/// *Theory*: levels of different kinds lie as far apart as the registry's share of a sample's variance says, and figures
/// go along with them as Spearman and Brown have it.
#[test]
fn theory_levels_and_figures_have_the_variance_that_the_registry_states() {
    let a = Assumptions::default();
    let none = Value::object(vec![("penalty", number(0.0)), ("share", number(0.0))]);
    // 5 000 people; a standard error of a reliability near .01.
    let cases: [(&str, &str, f64, f64, f64); 4] = [
        ("qa", "qaScore", a.qa_icc, 6.0, 10.0),
        ("handleTime", "handleSeconds", a.handle_icc, 400.0, 250.0),
        ("firstContactResolution", "resolvedShare", a.resolution_icc, 400.0, (0.72_f64 * 0.28).sqrt()),
        ("adherence", "adherenceShare", a.day_icc, 21.0, 0.08),
    ];
    for (metric, column, icc, samples, within) in cases {
        let floor = drawn(vec![("agents", number(5000.0)), ("metrics", only(metric)), ("mix", none.clone())]);
        let levels = &floor.truth.levels[metric];
        let figures = &floor.agents.columns.iter().find(|(name, _)| *name == column).expect("figures").1;
        // A mean's scatter is beside its levels' variance, a share's is what is left of p(1 − p).
        let between = if metric == "firstContactResolution" {
            icc.sqrt() * within
        } else {
            (icc / (1.0 - icc)).sqrt() * within
        };
        assert!((sd(levels) / between - 1.0).abs() < 0.04, "{metric}: {} for {between}", sd(levels));
        let r = correlation(levels, figures);
        let expected = of_mean(icc, samples);
        assert!((r * r - expected).abs() < 0.03, "{metric}: {} for {expected}", r * r);
    }
}

/// *Theory*: absences come in spells, so that the count of shifts scatters `2L − 1` times as much as independent ones.
#[test]
fn theory_absences_come_in_spells() {
    let a = Assumptions::default();
    let equal = Value::object(vec![("scoring", Value::object(vec![("dayIcc", number(0.0))]))]);
    let floor = drawn(vec![
        ("agents", number(5000.0)),
        ("metrics", only("attendance")),
        ("assumptions", equal),
        ("samples", Value::object(vec![("days", number(300.0))])),
    ]);
    let figures = &floor.agents.columns.iter().find(|(name, _)| *name == "attendanceShare").expect("it").1;
    let spells = 2.0 * a.absence_spell_days - 1.0;
    let found = sd(figures) * sd(figures) * 300.0 / (0.94 * 0.06);
    // Of rare absences; with 6 % of shifts a little less.
    assert!((found / spells - 1.0).abs() < 0.15, "{found} for {spells}");
    let mean = figures.iter().sum::<f64>() / 5000.0;
    assert!((mean - 0.94).abs() < 0.002, "{mean}");
}

/// *Theory*: what is revealed on drawn floors is what the closed form of the practice says of figures as reported.
#[test]
fn theory_reported_figures_are_as_often_wrong_as_the_closed_form_says() {
    let mut counts = [0.0; 3];
    for seed in 0..60 {
        let floor = drawn(vec![
            ("agents", number(400.0)),
            ("seed", number(f64::from(seed))),
            ("metrics", only("qa")),
            ("mix", Value::object(vec![("penalty", number(0.0))])),
        ]);
        let rule = Value::object(vec![("kind", "forcedRanking".into()), ("figures", "reported".into())]);
        let view = card(&floor, vec![("rule", rule)]);
        let told = view.revealed.expect("the truth was given");
        assert_eq!((view.flagged.count, told.belonging), (40, 40));
        assert_eq!(told.rightly + told.wrongly, 40);
        assert_eq!(told.rightly + told.missed, 40);
        for (sum, one) in counts.iter_mut().zip([told.rightly, told.above_median, told.ranks_held]) {
            *sum += one as f64;
        }
    }
    let told = scorecard_reliability(&Value::object(vec![])).unwrap().closed_form;
    // 2 400 flags: a standard error of .01.
    assert!((counts[0] / 2400.0 - told.flagged_truly.unwrap()).abs() < 0.03, "{counts:?} {told:?}");
    assert!((counts[1] / 2400.0 - told.flagged_above_median.unwrap()).abs() < 0.025, "{counts:?} {told:?}");
    let held = counts[2] / 24_000.0;
    assert!((held - 0.95).abs() < 0.02, "{held} of the true ranks lie within 95 % intervals");
}

/// *Property*: reported figures punish the hostile queue and the adjustment takes most of that back; who games is spared.
#[test]
fn law_the_hostile_queue_is_punished_by_reported_figures_and_gaming_is_rewarded() {
    let mut wrongly = [0.0; 2];
    let mut share = [0.0; 2];
    for seed in 0..40 {
        let mix = Value::object(vec![("penalty", number(1.0)), ("share", number(0.2))]);
        let gaming = Value::object(vec![
            ("share", number(0.2)),
            ("gain", number(1.0)),
            ("metric", "satisfaction".into()),
        ]);
        let metrics = only("satisfaction");
        let floor = drawn(vec![
            ("agents", number(100.0)),
            ("seed", number(f64::from(seed))),
            ("metrics", metrics),
            ("mix", mix),
            ("gaming", gaming),
            ("samples", Value::object(vec![("surveys", number(60.0))])),
        ]);
        for (place, figures) in ["reported", "adjusted"].into_iter().enumerate() {
            let rule = Value::object(vec![("kind", "forcedRanking".into()), ("figures", figures.into())]);
            let told = card(&floor, vec![("rule", rule)]).revealed.unwrap();
            wrongly[place] += told.hard.wrongly as f64;
            if place == 0 {
                share[0] += told.games.flagged as f64 / told.games.people as f64 / 40.0;
                share[1] += (10 - told.games.flagged) as f64 / (100 - told.games.people) as f64 / 40.0;
            }
        }
    }
    assert!(wrongly[0] > 2.0 * wrongly[1], "{wrongly:?} on the hostile queue are flagged wrongly");
    assert!(share[0] < 0.5 * share[1], "{share:?} of those who game and of the others are flagged");
}

/// *Property*: an agent's draws depend on seed, agent and metric alone.
#[test]
fn law_other_people_and_other_metrics_leave_an_agent_as_it_is() {
    let whole = drawn(vec![("agents", number(40.0))]);
    let again = drawn(vec![("agents", number(40.0))]);
    assert_eq!(whole.truth.levels, again.truth.levels);
    let more = drawn(vec![("agents", number(60.0))]);
    let qa = drawn(vec![("agents", number(40.0)), ("metrics", only("qa"))]);
    for (metric, levels) in &whole.truth.levels {
        assert_eq!(levels[..], more.truth.levels[metric][..40], "{metric}");
    }
    assert_eq!(whole.truth.levels["qa"], qa.truth.levels["qa"]);
    assert_eq!(qa.truth.levels.len(), 1);
    let samples = Value::object(vec![("evaluations", number(60.0))]);
    let longer = drawn(vec![("agents", number(40.0)), ("samples", samples)]);
    assert_eq!(whole.truth.levels, longer.truth.levels);
    let other = drawn(vec![("agents", number(40.0)), ("seed", number(2.0))]);
    assert!(whole.truth.levels["qa"].iter().zip(&other.truth.levels["qa"]).all(|(a, b)| a != b));
}

/// *Property*: at the ends of every field there is a floor, and a card can be made of it.
#[test]
fn law_floors_at_the_ends_of_the_fields_can_be_scored() {
    let ends: [(f64, f64, f64, f64); 4] =
        [(0.0, 1.0, 1.0, 2.0), (1.0, 366.0, 0.0, 2.0), (0.9, 1.0, 0.5, 60.0), (0.9, 300.0, 1.0, 60.0)];
    for (icc, samples, share, agents) in ends {
        let names = ["qaIcc", "satisfactionIcc", "resolutionIcc", "handleIcc", "dayIcc", "complimentIcc"];
        let icc = names.map(|name| (name, number(icc.min(0.9)))).to_vec();
        let counts = ["calls", "evaluations", "surveys", "days"].map(|name| (name, number(samples))).to_vec();
        let mix = ["share", "usual", "excess"].map(|name| (name, number(share))).to_vec();
        let mix = [mix, vec![("penalty", number(5.0)), ("shareSd", number(0.5))]].concat();
        let floor = drawn(vec![
            ("agents", number(agents)),
            ("assumptions", Value::object(vec![("scoring", Value::object(icc))])),
            ("samples", Value::object(counts)),
            ("mix", Value::object(mix)),
            ("gaming", Value::object(vec![("share", number(share)), ("gain", number(5.0))])),
        ]);
        for kind in ["linear", "bands", "zScores", "forcedRanking", "trafficLights"] {
            let view = card(&floor, vec![("rule", Value::object(vec![("kind", kind.into())]))]);
            let told = view.revealed.expect("the truth was given");
            assert_eq!(told.rightly + told.wrongly, view.flagged.count, "{kind}");
            assert_eq!(told.rightly + told.missed, told.belonging, "{kind}");
            assert!(told.agents.score.iter().chain(&told.agents.level).all(|score| score.is_finite()));
            let mut ranks = told.agents.rank;
            ranks.sort_by(f64::total_cmp);
            assert!(ranks.iter().zip(1..).all(|(rank, place)| *rank == f64::from(place)), "{kind}");
        }
    }
}

#[test]
fn contract_wrong_floors_and_truths_are_problems() {
    let problems = draw_floor(&Value::object(vec![
        ("agents", number(1.0)),
        ("seed", number(0.5)),
        ("metrics", Value::List(vec![Value::object(vec![("id", "speed".into())])])),
        ("people", number(3.0)),
    ]))
    .unwrap_err();
    let found: Vec<String> = codes(&problems).into_iter().map(|(path, _)| path).collect();
    assert_eq!(found, ["agents", "seed", "metrics[0].id", "people"]);
    let twice = Value::List(vec![only("qa").at(0).clone(), only("qa").at(0).clone()]);
    let problems = draw_floor(&Value::object(vec![("metrics", twice)])).unwrap_err();
    assert_eq!(codes(&problems), [("metrics[1].id".to_owned(), "duplicate")]);

    let floor = drawn(vec![("agents", number(4.0)), ("metrics", only("qa"))]);
    let ask = |truth: Value| {
        let design = Value::object(vec![("truth", truth)]);
        scorecard_columns(&design, floor.agents.id.clone(), columns(&floor))
    };
    let levels = |list: &[f64]| Value::object(vec![("qa", Value::numbers(list))]);
    let short = ask(Value::object(vec![("levels", levels(&[80.0, 81.0]))])).unwrap_err();
    assert_eq!(codes(&short), [("truth.levels.qa".to_owned(), "conflict")]);
    let none = ask(Value::object(vec![])).unwrap_err();
    assert_eq!(codes(&none), [("truth.levels.qa".to_owned(), "conflict")]);
    for hard in [[0.0, 4.0], [1.0, 1.0]] {
        let truth = vec![("levels", levels(&[80.0, 81.0, 82.0, 83.0])), ("hard", Value::numbers(&hard))];
        assert_eq!(codes(&ask(Value::object(truth)).unwrap_err()), [("truth.hard".to_owned(), "conflict")]);
    }
    // Without the truth nothing is revealed.
    assert!(ask(Value::Absent).is_ok_and(|view| view.revealed.is_none()));
    assert!(scorecard(&Value::object(vec![("truth", number(1.0))])).is_err());
}
