//! Scorecards on random and on spoiled inputs: an answer of finite numbers or a list of problems, and never a panic.

use crate::support::{garbage, input, runner, spoiled};
use breather::boundary::inputs;
use breather::input::Value;
use breather::{scorecard, scorecard_reliability};
use proptest::prelude::*;

#[test]
fn law_random_scorecards_are_finite_or_problems() {
    let mut answered = 0;
    let found = runner(600, 71).run(&(input(inputs::scorecard(), 0.25), 0..3_u8), |(mut given, keep)| {
        // Random designs contradict themselves; without metrics and rule the figures themselves are tried.
        if keep > 0
            && let Value::Map(entries) = &mut given
        {
            entries.retain(|(name, _)| name != "metrics" && (keep == 1 || name != "rule"));
        }
        if let Ok(view) = scorecard(&given) {
            answered += 1;
            let people = view.agents.id.len();
            for (name, column) in view.agents.columns() {
                prop_assert_eq!(column.len(), people, "{}", name);
                prop_assert!(column.iter().all(|figure| figure.is_finite()), "{name}: {column:?}");
            }
            for agent in 0..people {
                prop_assert!(
                    (-1e-9..=1.0 + 1e-9).contains(&view.agents.belongs[agent]),
                    "{:?}",
                    view.agents.belongs
                );
                prop_assert!(view.agents.rank_low[agent] <= view.agents.rank_high[agent]);
            }
            for metric in &view.metrics {
                prop_assert!(
                    metric.level.iter().chain(&metric.low).chain(&metric.high).all(|level| level.is_finite())
                );
                prop_assert!((0.0..=1.0).contains(&metric.reliability) && metric.group.is_finite());
            }
            prop_assert!((0.0..=1.0).contains(&view.verdict.reliability));
        }
        Ok(())
    });
    found.unwrap_or_else(|error| panic!("{error}"));
    assert!(answered > 60, "{answered} answers");
}

#[test]
fn law_random_practices_are_finite_or_problems() {
    let mut answered = 0;
    let found = runner(300, 72).run(&input(inputs::scorecard_reliability(), 0.4), |given| {
        let mut given = given;
        // Lived floors are compared elsewhere, and take time.
        if let Value::Map(entries) = &mut given {
            entries.retain(|(name, _)| name != "simulate");
        }
        if let Ok(view) = scorecard_reliability(&given) {
            answered += 1;
            let judged = view.closed_form;
            let shares = [
                judged.reliability,
                judged.repeatability,
                judged.flagged_truly,
                judged.flagged_above_median,
                judged.median_flagged,
                judged.good_written_up,
                judged.median_written_up,
                judged.written_up_good,
                judged.mix_flagged,
                judged.honest_flagged,
                judged.gamer_flagged,
            ];
            for share in shares {
                prop_assert!(share.is_some_and(|share| (-1e-9..=1.0 + 1e-6).contains(&share)), "{judged:?}");
            }
        }
        Ok(())
    });
    found.unwrap_or_else(|error| panic!("{error}"));
    assert!(answered > 100, "{answered} answers");
}

#[test]
fn law_spoiled_inputs_are_problems() {
    for table in [inputs::scorecard(), inputs::scorecard_reliability()] {
        let found = runner(300, 73).run(&prop_oneof![spoiled(table), garbage()], |given| {
            for problems in
                [scorecard(&given).err(), scorecard_reliability(&given).err()].into_iter().flatten()
            {
                prop_assert!(!problems.list().is_empty());
            }
            Ok(())
        });
        found.unwrap_or_else(|error| panic!("{error}"));
    }
}
