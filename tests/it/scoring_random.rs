//! Scorecards on random and on spoiled inputs: an answer of finite numbers or a list of problems, and never a panic.

use crate::support::{garbage, input, runner, spoiled};
use breather::boundary::inputs;
use breather::input::Value;
use breather::scoring::figures::{Column, Holds};
use breather::scoring::points::Rule;
use breather::{scorecard, scorecard_reliability};
use proptest::prelude::*;

#[test]
fn law_random_scorecards_are_finite_or_problems() {
    let answered = core::cell::Cell::new(0);
    let people = proptest::collection::vec(proptest::collection::vec(0.0..1.0_f64, Column::COUNT), 2..60);
    let kinds = proptest::sample::select(Rule::OPTIONS.map(|(word, _)| word).to_vec());
    let found =
        runner(300, 71).run(&(people, kinds, 0.0..1.0_f64, 0..4_u8), |(people, kind, absent, size)| {
            let row = |drawn: &Vec<f64>| {
                let figures = Column::ALL.iter().zip(drawn).filter_map(|(column, u)| {
                    let (low, high) = column.bounds();
                    let counts = column.row().holds == Holds::Count;
                    // Samples are always known; figures at the ends of their bounds, within, or the same for all.
                    let value = match size {
                        0 => low + (high - low) * u,
                        1 => low + (high - low) * u.round(),
                        2 => low + (high - low) * 0.5,
                        _ => low + (1.0 - low.min(0.0)) * u,
                    };
                    let known = counts || (u * 97.0).fract() >= absent;
                    known.then(|| {
                        (column.row().name, Value::Number(if counts { (value / 1e4).ceil() } else { value }))
                    })
                });
                Value::object(figures.collect())
            };
            let agents = Value::List(people.iter().map(row).collect());
            let rule = Value::object(vec![("kind", kind.into())]);
            let given = Value::object(vec![("agents", agents), ("rule", rule)]);
            if let Ok(view) = scorecard(&given) {
                answered.set(answered.get() + 1);
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
                        metric
                            .level
                            .iter()
                            .chain(&metric.low)
                            .chain(&metric.high)
                            .all(|level| level.is_finite())
                    );
                    prop_assert!((0.0..=1.0).contains(&metric.reliability) && metric.group.is_finite());
                }
                prop_assert!((0.0..=1.0).contains(&view.verdict.reliability));
            }
            Ok(())
        });
    found.unwrap_or_else(|error| panic!("{error}"));
    assert!(answered.get() > 60, "{} answers", answered.get());
}

#[test]
fn law_random_practices_are_finite_or_problems() {
    let answered = core::cell::Cell::new(0);
    let found = runner(300, 72).run(&input(inputs::scorecard_reliability(), 0.4), |given| {
        let mut given = given;
        // Lived floors are compared elsewhere, and take time.
        if let Value::Map(entries) = &mut given {
            entries.retain(|(name, _)| name != "simulate");
        }
        if let Ok(view) = scorecard_reliability(&given) {
            answered.set(answered.get() + 1);
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
    assert!(answered.get() > 100, "{} answers", answered.get());
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
