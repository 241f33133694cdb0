//! The erosion of standards, a step at a time and through the published weeks.

use super::support::runner;
use breather::assumptions::{Assumptions, REGISTRY};
use breather::engine::policy::{Adjustment, Erosion, Standard};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The columns of a table of numbers, by name; lines of comment are passed over.
pub(crate) fn columns(path: &str) -> Option<BTreeMap<String, Vec<f64>>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).ok()?;
    let names = reader.headers().expect("a header").clone();
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in reader.records() {
        for (name, cell) in names.iter().zip(&row.expect("a row")) {
            columns.entry(name.to_owned()).or_default().push(cell.parse().expect("a number"));
        }
    }
    Some(columns)
}

/// The real weeks, or nothing and a printed line where they are absent.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
pub(crate) fn lending_centre() -> Option<BTreeMap<String, Vec<f64>>> {
    let found = columns("../shared/data/oliva_sterman_lending_center_weekly.csv");
    if found.is_none() {
        println!("skipped: ../shared/data/oliva_sterman_lending_center_weekly.csv is absent");
    }
    found
}

/// What Oliva & Sterman 2001 published: elasticity, time constants down and up in weeks, hours per order at the start.
pub(crate) const PUBLISHED_2001: [f64; 4] = [-0.64, 18.83, 8.14e6, 1.08];

/// The floor of the published model, hours per order, which has no ceiling.
pub(crate) const LEAST_HOURS: f64 = 0.1;

/// The one-equation model of these four numbers: work pressure, time per order and standard of each week.
pub(crate) fn weeks(
    [elasticity, down, up, start]: [f64; 4],
    brought: impl IntoIterator<Item = (f64, f64)>,
) -> Vec<[f64; 3]> {
    let erosion = Erosion::new(elasticity, Adjustment::over(1.0, down, up), LEAST_HOURS, f64::MAX);
    let mut standard = Standard::new(start);
    let one = |(orders, capacity)| {
        let pressure = standard.pressure(orders, capacity);
        let worked = standard.step(pressure, &erosion);
        let week = [pressure, worked.time, standard.time()];
        standard = worked.standard;
        week
    };
    brought.into_iter().map(one).collect()
}

fn trajectory() -> BTreeMap<String, Vec<f64>> {
    columns("tests/data/policy/oliva_sterman_tpo_oliva_sterman_2001.csv").expect("a table of this repository")
}

/// Orders over capacity of the published weeks, as far as the trajectory's own digits give them.
pub(crate) fn published_load() -> Vec<(f64, f64)> {
    let table = trajectory();
    table["work_pressure"].iter().zip(&table["desired_time_per_order"]).map(|(w, s)| (w / s, 1.0)).collect()
}

const COLUMNS: [&str; 3] = ["work_pressure", "time_per_order", "desired_time_per_order"];

#[expect(clippy::print_stdout, reason = "the largest difference is what a reader wants to see")]
fn agrees(found: &[[f64; 3]]) {
    let table = trajectory();
    assert_eq!((found.len(), table["week"].len()), (52, 52));
    let mut worst = 0.0_f64;
    for (place, week) in found.iter().enumerate() {
        for (name, &got) in COLUMNS.iter().zip(week) {
            let off = (got / table[*name][place] - 1.0).abs();
            assert!(off < 1e-8, "{name} of week {place}: {got}, {off:e} off");
            worst = worst.max(off);
        }
    }
    println!("one equation: 52 weeks, largest relative difference {worst:.1e}");
}

/// *Published*: the weeks of the one-equation model with the parameters of 2001.
#[test]
fn published_the_erosion_of_52_weeks() {
    agrees(&weeks(PUBLISHED_2001, published_load()));
}

/// *Published*: the same from the orders and hours themselves.
#[test]
fn published_the_erosion_of_52_weeks_from_the_real_orders() {
    let Some(real) = lending_centre() else { return };
    let brought = real["customer_orders"].iter().copied().zip(real["service_capacity_h"].iter().copied());
    agrees(&weeks(PUBLISHED_2001, brought));
}

/// The defaults, but for the time constants.
fn with_tau(down: f64, up: f64) -> Erosion {
    let a = Assumptions { standards_tau_down: down, standards_tau_up: up, ..Assumptions::defaults() };
    Erosion::of(&a)
}

/// A centre's standard week by week, where a standard of 1 keeps a capacity of 1 just busy.
fn centre(erosion: &Erosion, capacity: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut standard = Standard::TODAY;
    let week = |capacity| {
        standard = standard.step(standard.pressure(1.0, capacity), erosion).standard;
        standard.time()
    };
    capacity.into_iter().map(week).collect()
}

/// A half year of 15 % too few people, then `weeks` with as many as before.
fn shortage(weeks: usize) -> impl Iterator<Item = f64> {
    std::iter::repeat_n(0.85, 26).chain(std::iter::repeat_n(1.0, weeks))
}

/// *Law*: what was lost under pressure stays lost where standards never rise, to the last bit.
#[test]
fn law_a_standard_that_never_rises_does_not_come_back_with_the_people() {
    let path = centre(&with_tau(19.0, f64::INFINITY), shortage(520));
    assert!(path[..26].windows(2).all(|pair| pair[1] < pair[0]), "falls each week of the shortage");
    assert!(path[25] < 0.96, "{}", path[25]);
    assert!(path[26..].iter().all(|&s| s.to_bits() == path[25].to_bits()));
}

/// *Law*: the way back is the slower the longer its time constant, and complete in the end where it has one.
#[test]
fn law_the_way_back_takes_longer_than_the_way_down() {
    let paths = [40.0, 80.0, 1000.0].map(|up| centre(&with_tau(19.0, up), shortage(4000)));
    for week in [27, 52, 78, 200] {
        let [soon, later, hardly] = [0, 1, 2].map(|which: usize| paths[which][week]);
        assert!(soon > later && later > hardly && soon < 1.0, "week {week}: {soon} {later} {hardly}");
    }
    let half_way = |path: &[f64]| path[26..].iter().position(|&s| 1.0 - s < (1.0 - path[25]) / 2.0);
    let (fast, slow) = (half_way(&paths[0]).expect("comes back"), half_way(&paths[1]).expect("comes back"));
    assert!(fast > 26 && slow > 26, "lost in 26 weeks; half of it is back after {fast} and {slow}");
    assert!((paths[0][4025] - 1.0).abs() < 1e-6);
}

/// *Theory*: people do as much for each contact as there is time for, in the end: s → c, where the work is 1 at the standard 1
/// and people can do c, and the distance shrinks by 1 + elasticity · share each week, which is the derivative
/// of s + share (s (s/c)^elasticity − s) at c.
#[test]
fn theory_a_standing_shortage_ends_where_work_meets_people() {
    let a = Assumptions::defaults();
    for (tau_down, tau_up, capacity) in [(19.0, 80.0, 0.8), (8.0, 80.0, 0.95), (19.0, 20.0, 1.2)] {
        let share = 1.0 - libm::exp(-1.0 / if capacity < 1.0 { tau_down } else { tau_up });
        let path = centre(&with_tau(tau_down, tau_up), std::iter::repeat_n(capacity, 4000));
        assert!((path[3999] - capacity).abs() < 1e-12, "{} instead of {capacity}", path[3999]);
        let near = path.iter().position(|&s| (s - capacity).abs() < 1e-5).expect("comes near");
        let ratio = (path[near + 1] - capacity) / (path[near] - capacity);
        assert!((ratio - (1.0 + a.standards_elasticity * share)).abs() < 1e-6, "{ratio}");
    }
}

/// *Theory*: under a pressure w that nothing relieves, the standard is (1 + share (w^elasticity − 1))^n after n weeks.
#[test]
fn theory_a_standing_pressure_erodes_geometrically_down_to_the_least() {
    let a = Assumptions::defaults();
    let erosion = Erosion::of(&a);
    for pressure in [0.9, 1.05, 1.3] {
        let tau = if pressure > 1.0 { a.standards_tau_down } else { a.standards_tau_up };
        let share = 1.0 - libm::exp(-1.0 / tau);
        let factor = 1.0 + share * (libm::pow(pressure, a.standards_elasticity) - 1.0);
        let mut standard = Standard::TODAY;
        for week in 1..=52 {
            standard = standard.step(pressure, &erosion).standard;
            let expected = libm::pow(factor, f64::from(week));
            assert!((standard.time() / expected - 1.0).abs() < 1e-13, "week {week} at {pressure}");
        }
        for _ in 0..100_000 {
            standard = standard.step(pressure, &erosion).standard;
        }
        let end = if pressure > 1.0 { a.standards_least } else { 1.0 / a.standards_least };
        assert!((standard.time() / end - 1.0).abs() < 1e-12, "{} instead of {end}", standard.time());
    }
}

/// *Theory*: a week is seven days: shares of a gap combine as e^(−t/τ) does, and nothing is closed of what never closes.
#[test]
fn theory_the_share_closed_is_that_of_exponential_adjustment() {
    let (day, week) = (Adjustment::over(1.0 / 7.0, 19.0, 1e7), Adjustment::over(1.0, 19.0, 1e7));
    for (day, week) in [(day.down, week.down), (day.up, week.up)] {
        let left: f64 = std::iter::repeat_n(1.0 - day, 7).product();
        assert!((left - (1.0 - week)).abs() < 1e-15, "{left}");
    }
    assert!((week.up / 1e-7 - 1.0).abs() < 1e-7, "all digits of a share this small");
    assert_eq!(Adjustment::over(1.0, f64::INFINITY, f64::INFINITY), Adjustment { down: 0.0, up: 0.0 });
}

/// *Law*: with an elasticity of 0, and with a pressure of 1, nothing happens, to the last bit.
#[test]
fn law_without_elasticity_or_pressure_nothing_moves() {
    let row = REGISTRY.iter().find(|row| row.id == "standards.elasticity").expect("a row");
    assert_eq!(row.neutral, Some(0.0));
    let neutral = Erosion::of(&Assumptions { standards_elasticity: 0.0, ..Assumptions::defaults() });
    for pressure in [1e-300, 0.3, 1.0, 1.7, 1e300, f64::INFINITY] {
        for time in [0.1, 0.77, 1.0, 1.3, 10.0] {
            let worked = Standard::new(time).step(pressure, &neutral);
            assert_eq!((worked.time, worked.standard.time()), (time, time), "{pressure}");
        }
    }
    let worked = Standard::new(0.83).step(1.0, &Erosion::of(&Assumptions::defaults()));
    assert_eq!((worked.time, worked.standard.time()), (0.83, 0.83));
}

/// *Law*: a week without work teaches nobody anything; people who are not there cannot be asked for more than the least.
#[test]
fn law_a_week_without_work_leaves_the_standard_and_one_without_people_the_least_time() {
    let a = Assumptions::defaults();
    let erosion = Erosion::of(&a);
    let standard = Standard::new(0.9);
    for (contacts, capacity) in [(0.0, 40.0), (0.0, 0.0)] {
        let worked = standard.step(standard.pressure(contacts, capacity), &erosion);
        assert_eq!((worked.time, worked.standard), (0.9, standard));
    }
    let worked = standard.step(standard.pressure(40.0, 0.0), &erosion);
    assert_eq!(worked.time, a.standards_least);
    assert!(worked.standard < standard && worked.standard.time() > a.standards_least);
}

/// *Law*: more pressure never lengthens a contact and never leaves a higher standard, where the elasticity is below zero.
#[test]
fn law_more_pressure_never_means_more_time() {
    runner(512, 91)
        .run(&(0.01..100.0, 1.0..10.0, 0.1..10.0, -2.0..0.0, 1.0..1e7), |(w, more, s, elasticity, up)| {
            let a = Assumptions {
                standards_elasticity: elasticity,
                standards_tau_up: up,
                ..Assumptions::defaults()
            };
            let erosion = Erosion::of(&a);
            let (less, more) =
                (Standard::new(s).step(w, &erosion), Standard::new(s).step(w * more, &erosion));
            prop_assert!(more.time <= less.time && more.standard <= less.standard, "{less:?} {more:?}");
            Ok(())
        })
        .expect("monotone");
}

/// *Law*: whatever the pressure, be it no number, and whatever an input may say of the coefficients, what comes out is a time
/// between the least and as many times longer.
#[test]
fn law_time_and_standard_stay_within_bounds_for_any_pressure() {
    let rows: Vec<_> = REGISTRY.iter().filter(|row| row.id.starts_with("standards.")).collect();
    assert_eq!(rows.len(), 4);
    let within = |place: usize| rows[place].bounds.0..=rows[place].bounds.1;
    let coefficients = (within(0), within(1), within(2), within(3));
    let pressures = proptest::collection::vec(proptest::num::f64::ANY, 1..60);
    runner(1024, 92)
        .run(&(coefficients, pressures), |((elasticity, down, up, least), pressures)| {
            let a = Assumptions {
                standards_elasticity: elasticity,
                standards_tau_down: down,
                standards_tau_up: up,
                standards_least: least,
                ..Assumptions::defaults()
            };
            let erosion = Erosion::of(&a);
            let mut standard = Standard::TODAY;
            for pressure in pressures {
                let worked = standard.step(pressure, &erosion);
                standard = worked.standard;
                for time in [worked.time, standard.time()] {
                    prop_assert!((least..=1.0 / least).contains(&time), "{time} after {pressure}");
                }
            }
            Ok(())
        })
        .expect("bounded");
}
