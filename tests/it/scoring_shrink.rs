//! Levels of agents by empirical Bayes, and their adjustment for case mix, against published examples and other packages.

use breather::assumptions::Assumptions;
use breather::math::normal;
use breather::math::streams::Key;
use breather::scoring::figures::{Column, Floor};
use breather::scoring::metrics::Metric;
use breather::scoring::mix::{Method, adjust};
use breather::scoring::sampling::Sampled;
use breather::scoring::shrink::{Between, levels, paule_mandel};

pub(crate) fn reference() -> serde_json::Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/scoring/reference.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("reference values")).expect("JSON")
}

pub(crate) fn numbers(list: &serde_json::Value) -> Vec<f64> {
    list.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn close(what: &str, got: &[f64], want: &[f64], tolerance: f64) {
    assert_eq!(got.len(), want.len(), "{what}");
    for (place, (got, want)) in got.iter().zip(want).enumerate() {
        assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{what} {place}: {got} is not {want}");
    }
}

fn deviations(variance: &[f64]) -> Vec<f64> {
    variance.iter().map(|variance| variance.sqrt()).collect()
}

/// *Published*: eight schools (Rubin 1981; Gelman et al., "Bayesian Data Analysis", section 5.5), by the same model
/// integrated with scipy. The variance between agents by statsmodels is zero there, and intervals still have a length.
#[test]
fn published_eight_schools() {
    let data = &reference()["eight_schools"];
    let (y, se) = (numbers(&data["y"]), numbers(&data["se"]));
    let error: Vec<f64> = se.iter().map(|se| se * se).collect();
    let found = levels(&y, &error, Between::Estimated(0));
    assert_eq!((found.between, data["paule_mandel"].as_f64()), (0.0, Some(0.0)));
    // The tail of tau is cut where its density is a millionth of the greatest.
    close("level", &found.mean, &numbers(&data["mean"]), 3e-4);
    close("deviation", &deviations(&found.variance), &numbers(&data["sd"]), 3e-4);
    // As printed in textbooks and manuals, from simulations: about 11 for school A and 5 for school E.
    assert!((found.mean[0] - 11.4).abs() < 0.1 && (found.mean[4] - 5.1).abs() < 0.1);
}

/// Against statsmodels (Paule–Mandel) and scipy (levels, homogeneity), on a made floor with 4 to 59 samples each.
#[test]
fn theory_levels_agree_with_statsmodels_and_scipy() {
    let data = &reference()["qa_floor"];
    let (y, samples) = (numbers(&data["y"]), numbers(&data["samples"]));
    let within = data["within_variance"].as_f64().expect("a variance");
    let error: Vec<f64> = samples.iter().map(|n| within / n).collect();
    let figures: Vec<(f64, f64)> = y.iter().copied().zip(error.iter().copied()).collect();
    let estimate = data["paule_mandel"].as_f64().expect("a variance");
    assert!((paule_mandel(&figures, 24.0) / estimate - 1.0).abs() < 1e-9);
    let found = levels(&y, &error, Between::Estimated(0));
    close("level", &found.mean, &numbers(&data["mean"]), 1e-6);
    close("deviation", &deviations(&found.variance), &numbers(&data["sd"]), 1e-5);
    let chance = data["homogeneity"].as_f64().expect("a chance");
    assert!((found.homogeneity.expect("known errors") / chance - 1.0).abs() < 1e-9);
}

/// *Published*: 18 players' batting averages of 45 times at bat (Efron & Morris 1977). James and Stein's estimate has
/// k − 3 where Paule and Mandel's equation has k − 1, so that the published numbers follow from ours exactly. Our own
/// levels are averages over what the variance may be, shrink less, and miss the season's rest by far less than the
/// averages do: James and Stein's by a factor of 3.5 in sums of squares, as published.
#[test]
fn published_batting_averages() {
    let text = include_str!("../data/scoring/batting.csv");
    let rows: Vec<Vec<f64>> = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.split(',').map(|cell| cell.parse().expect("a number")).collect())
        .collect();
    let k = rows.len() as f64;
    assert_eq!(k, 18.0);
    let y: Vec<f64> = rows.iter().map(|row| row[0] / 45.0).collect();
    let mean = y.iter().sum::<f64>() / k;
    assert!((mean - 0.265).abs() < 5e-4);
    let v = mean * (1.0 - mean) / 45.0;
    let figures: Vec<(f64, f64)> = y.iter().map(|y| (*y, v)).collect();
    let between = paule_mandel(&figures, k - 1.0);
    let kept = 1.0 - (k - 3.0) / (k - 1.0) * v / (v + between);
    // Published as .212.
    assert!((kept - 0.212).abs() < 5e-4, "{kept}");
    for (row, y) in rows.iter().zip(&y) {
        let estimate = mean + kept * (y - mean);
        assert!((estimate - row[1]).abs() <= 5.01e-4, "{estimate} is not {}", row[1]);
    }
    let found = levels(&y, &vec![v; rows.len()], Between::Estimated(0));
    let missed =
        |estimate: &[f64]| rows.iter().zip(estimate).map(|(row, e)| (row[2] - e) * (row[2] - e)).sum::<f64>();
    let published: Vec<f64> = rows.iter().map(|row| row[1]).collect();
    let gain = missed(&y) / missed(&published);
    assert!((gain - 3.5).abs() < 0.05, "{gain}");
    assert!(missed(&y) / missed(&found.mean) > 2.9, "{}", missed(&y) / missed(&found.mean));
    // The rest of the season has some 370 times at bat and a chance of its own, of about .023.
    let held = rows.iter().zip(&found.mean).zip(&found.variance).filter(|((row, mean), variance)| {
        (row[2] - **mean).abs() <= 1.96 * (**variance + 0.2 / 370.0).sqrt()
    });
    assert!(held.count() >= 16);
}

fn qa_floor(y: &[f64], samples: &[f64]) -> Floor {
    let mut floor = Floor::new((1..=y.len()).map(|number| number.to_string()).collect());
    floor.set_column(Column::QaScore, y.to_vec());
    floor.set_column(Column::QaEvaluations, samples.to_vec());
    floor
}

/// Against statsmodels' weighted least squares: what hard calls do to a figure, and how sure that is.
#[test]
fn theory_case_mix_agrees_with_statsmodels() {
    let data = &reference()["mix"];
    let (y, samples) = (numbers(&data["y"]), numbers(&data["samples"]));
    let mut floor = qa_floor(&y, &samples);
    let shares: Vec<Vec<f64>> = data["shares"].as_array().expect("rows").iter().map(numbers).collect();
    for (place, column) in Column::MIX.into_iter().enumerate() {
        floor.set_column(column, shares.iter().map(|row| row[place]).collect());
    }
    let sampled = Sampled::of(&floor, Metric::Qa);
    let adjusted = adjust(&floor, &sampled, Method::Auto, [None; 3], 0.06);
    assert_eq!(adjusted.method, Method::Regression);
    let (effects, errors): (Vec<f64>, Vec<f64>) = adjusted.effects.iter().flatten().copied().unzip();
    close("effect", &effects, &numbers(&data["effects"]), 1e-9);
    close("standard error", &errors, &numbers(&data["errors"]), 1e-9);
    // *Law*: what is left has nothing to do with the shares any more.
    let again = {
        let mut floor = floor.clone();
        floor.set_column(Column::QaScore, adjusted.value);
        adjust(&floor, &Sampled::of(&floor, Metric::Qa), Method::Regression, [None; 3], 0.06)
    };
    for (effect, _) in again.effects.iter().flatten() {
        assert!(effect.abs() < 1e-9, "{effect}");
    }
}

/// *Law*: stated effects move each figure by the effect times its share above the group's, and nobody on average.
#[test]
fn law_stated_effects_are_taken_out() {
    let mut floor = qa_floor(&[80.0, 70.0, 90.0], &[10.0, 10.0, 20.0]);
    floor.set_column(Column::HostileShare, vec![0.1, 0.3, 0.05]);
    let sampled = Sampled::of(&floor, Metric::Qa);
    let adjusted = adjust(&floor, &sampled, Method::Auto, [Some(-20.0), None, None], 0.06);
    let middle = (0.1 * 10.0 + 0.3 * 10.0 + 0.05 * 20.0) / 40.0;
    let expected: Vec<f64> = [(80.0, 0.1), (70.0, 0.3), (90.0, 0.05)]
        .iter()
        .map(|(y, share)| y + 20.0 * (share - middle))
        .collect();
    close("adjusted", &adjusted.value, &expected, 1e-12);
    assert_eq!(adjusted.method, Method::Stated);
    // Three people are too few for a regression.
    assert_eq!(adjust(&floor, &sampled, Method::Regression, [None; 3], 0.06).method, Method::None);
}

/// *Theory*: 95 % intervals of levels hold 95 % of the true levels, on floors that differ much, little or not at all.
#[test]
fn theory_intervals_hold_what_they_promise() {
    for (place, between) in [0.0_f64, 1.0, 8.0].into_iter().enumerate() {
        let (mut held, mut count, mut error, mut raw) = (0.0, 0.0, 0.0, 0.0);
        for floor in 0..200 {
            let key = Key::new(place as u64).child(floor);
            let people: Vec<(f64, f64, f64)> = (0..40)
                .map(|agent| {
                    let own = key.child(agent);
                    let level = 80.0 + between * normal::quantile(own.uniform(0));
                    let n = 4.0 + (own.uniform(1) * 26.0).floor();
                    (level, level + (400.0 / n).sqrt() * normal::quantile(own.uniform(2)), 400.0 / n)
                })
                .collect();
            let y: Vec<f64> = people.iter().map(|person| person.1).collect();
            let v: Vec<f64> = people.iter().map(|person| person.2).collect();
            let found = levels(&y, &v, Between::Estimated(0));
            for (person, (mean, variance)) in people.iter().zip(found.mean.iter().zip(&found.variance)) {
                held += f64::from(u8::from((person.0 - mean).abs() <= 1.96 * variance.sqrt()));
                count += 1.0;
                error += (person.0 - mean) * (person.0 - mean);
                raw += (person.0 - person.1) * (person.0 - person.1);
            }
        }
        let share = held / count;
        // Where chance is five times as large as the differences, allowing for larger ones makes intervals too long:
        // that is on the safe side. Elsewhere they are as long as promised, to two standard errors of .005.
        assert!(share > 0.94 && (between < 2.0 || share < 0.96), "{between}: {share}");
        assert!(error < raw, "{between}: levels are nearer than figures");
    }
}

/// *Law*: few people, equal people and people without a figure have levels too, and no number is lost.
#[test]
fn law_odd_floors_have_finite_levels() {
    let icc = Assumptions::defaults().qa_icc;
    for (y, between) in [
        (vec![80.0], Between::Assumed(icc)),
        (vec![80.0, 90.0], Between::Estimated(0)),
        (vec![70.0; 50], Between::Estimated(0)),
        (vec![f64::NAN; 3], Between::Estimated(0)),
        (vec![0.0; 100_000], Between::Assumed(0.0)),
        (vec![1.0, f64::NAN, 3.0, 5.0, 9.0, 2.0, 1e6], Between::Estimated(0)),
    ] {
        for error in [0.0, 1e-12, 25.0, 1e9] {
            let found = levels(&y, &vec![error; y.len()], between);
            assert_eq!(found.mean.len(), y.len());
            for value in
                found.mean.iter().chain(&found.variance).chain(&found.reliability).chain([&found.group])
            {
                assert!(value.is_finite(), "{:?} {error}: {value}", y.first());
            }
        }
    }
}
