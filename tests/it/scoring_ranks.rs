//! Ranks and points of scorecards against floors that are drawn from the same law and counted.

use breather::math::normal;
use breather::math::streams::Key;
use breather::scoring::points::{Scale, Scorer};
use breather::scoring::ranks::{FEW, places, ranks};

/// Scores of a floor: means that differ by `spread`, and a deviation for each of half to one and a half times `doubt`.
fn floor(count: usize, spread: f64, doubt: f64) -> (Vec<f64>, Vec<f64>) {
    let key = Key::new(count as u64);
    (0..count as u64)
        .map(|agent| {
            let own = key.child(agent);
            (spread * normal::quantile(own.uniform(0)), doubt * (0.5 + own.uniform(1)))
        })
        .unzip()
}

/// *Theory*: the law of each rank is what comes of drawing all scores and sorting them, on floors of both methods and
/// with scores that are sure, unsure, or mostly doubt. Ends of intervals hold 2.5 % beyond them: those of the exact
/// method (few people) to the standard error of the draws, others to 1.5 points.
#[test]
fn theory_ranks_are_what_comes_of_drawing_them() {
    for count in [2, 5, FEW, 120, 300] {
        for doubt in [0.05, 0.5, 2.0] {
            let (m, e) = floor(count, 1.0, doubt);
            let bottom = (count / 10).max(1);
            let found = ranks(&m, &e, bottom, 0.95);
            let draws = if count > FEW { 4000 } else { 20_000 };
            let (mut last, mut half) = (vec![0.0; count], vec![0.0; count]);
            let (mut before, mut beyond) = (vec![0.0; count], vec![0.0; count]);
            for draw in 0..draws {
                let key = Key::new(99).child(draw);
                let drawn: Vec<f64> =
                    (0..count).map(|i| m[i] + e[i] * normal::quantile(key.uniform(i as u64))).collect();
                for (agent, place) in places(&drawn).into_iter().enumerate() {
                    last[agent] += f64::from(u8::from(place > (count - bottom) as f64));
                    half[agent] += f64::from(u8::from(place <= count.div_ceil(2) as f64));
                    before[agent] += f64::from(u8::from(place < found.low[agent]));
                    beyond[agent] += f64::from(u8::from(place > found.high[agent]));
                }
            }
            let draws = draws as f64;
            let what = format!("{count} people, doubt {doubt}");
            let mean = |list: &[f64], expected: &[f64]| {
                list.iter().zip(expected).map(|(a, b)| (a / draws - b).abs()).fold(0.0, f64::max)
            };
            // The greatest of hundreds of deviations of at most .008 each.
            let tolerance = if count > FEW { 0.035 } else { 0.012 };
            assert!(mean(&last, &found.among_last) < tolerance, "{what}: {}", mean(&last, &found.among_last));
            assert!(
                mean(&half, &found.better_half) < tolerance,
                "{what}: {}",
                mean(&half, &found.better_half)
            );
            for agent in 0..count {
                let tails = [before[agent] / draws, beyond[agent] / draws];
                assert!(tails.iter().all(|tail| *tail < 0.04), "{what}, {agent}: {tails:?}");
                assert!(found.low[agent] <= found.high[agent]);
            }
        }
    }
}

/// *Law*: sure scores have their places and nothing else; equal and sure ones are as likely anywhere.
#[test]
fn law_sure_scores_have_one_rank() {
    for count in [3, 60, 400] {
        let m: Vec<f64> = (0..count).map(|i| f64::from((i * 7) % count)).collect();
        let found = ranks(&m, &vec![0.0; count as usize], 1, 0.95);
        assert_eq!(found.rank, places(&m));
        if count <= 60 {
            assert_eq!((&found.low, &found.high), (&found.rank, &found.rank));
        }
        let near = found.low.iter().zip(&found.high).zip(&found.rank);
        // A grid of scores of which each step holds three people knows a rank to some of them.
        assert!(
            near.into_iter()
                .all(|((low, high), rank)| (low - rank).abs() <= 3.0 && (high - rank).abs() <= 3.0)
        );
    }
    let found = ranks(&[1.0; 30], &[0.0; 30], 3, 0.95);
    for agent in 0..30 {
        assert!((found.low[agent], found.high[agent]) == (9.0, 21.0) || found.low[agent] < 12.0);
        assert!(found.better_half[agent] > 0.3 && found.better_half[agent] < 0.7);
    }
}

/// *Theory*: points of bands are a sum of steps; their law against drawing levels and adding points up.
#[test]
fn theory_scores_of_bands_are_what_comes_of_drawing_levels() {
    let steps = |borders: &[f64], sign: f64| Scale::Steps { borders: borders.to_vec(), sign };
    let scorer = Scorer::new(vec![
        (steps(&[60.0, 70.0, 85.0], 1.0), 0.5),
        (steps(&[400.0, 300.0], -1.0), 0.3),
        (steps(&[0.6, 0.7, 0.75, 0.8], 1.0), 1.0),
    ]);
    let levels = [(72.0, 8.0), (350.0, 60.0), (0.71, 0.06)];
    let limit = 50.0;
    let found = scorer.score(&levels, (0.9, 1.645), limit);
    let draws = 200_000;
    let mut scores: Vec<f64> = (0..draws)
        .map(|draw| {
            let key = Key::new(5).child(draw);
            let levels = levels.iter().enumerate();
            scorer.plain(levels.map(|(i, (mean, sd))| mean + sd * normal::quantile(key.uniform(i as u64))))
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    let n = draws as f64;
    let mean = scores.iter().sum::<f64>() / n;
    let sd = (scores.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / n).sqrt();
    assert!((found.mean - mean).abs() < 0.2 && (found.sd - sd).abs() < 0.2, "{found:?} {mean} {sd}");
    let below = scores.iter().filter(|s| **s < limit - 1e-6).count() as f64 / n;
    assert!((found.below - below).abs() < 0.005, "{} {below}", found.below);
    assert!((found.low - scores[draws as usize / 20]).abs() < 1e-6);
    assert!((found.high - scores[draws as usize / 20 * 19]).abs() < 1e-6);
}
