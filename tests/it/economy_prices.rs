//! What levers cost before anything is simulated. Expectations are worked out from the fields' definitions (*law*).

use super::planning::scenario;
use breather::economy::prices::{Price, of_scenario};
use breather::input::Value;
use breather::units::WEEKS_PER_YEAR;

const CONTRACTED: f64 = 40.0;

/// The prices of an input for people of forty paid hours a week.
fn of(json: &str) -> Vec<Price> {
    of_scenario(&scenario(json), CONTRACTED)
}

fn only(json: &str) -> Price {
    let prices = of(json);
    let [price] = &prices[..] else { panic!("{json} has one price: {prices:?}") };
    price.clone()
}

fn near(got: f64, want: f64, what: &str) {
    assert!((got - want).abs() <= 1e-9 * want.abs().max(1.0), "{what}: {got} is not {want}");
}

#[test]
fn law_what_rests_costs_nothing() {
    for json in [
        "{}",
        r#"{"preset": "helpDesk20"}"#,
        r#"{"demand": {"selfServiceFromWeek": 5}, "causes": [{"fixCost": 1e6, "fasterCostPerYear": 1e6}]}"#,
        // By the case and by the seat, not by the lever.
        r#"{"demand": {"empowerment": 1}, "prices": {"concessionPerCase": 50, "technologyPerSeat": 9000}}"#,
    ] {
        assert!(of(json).is_empty(), "{json}: {:?}", of(json));
    }
}

#[test]
fn law_a_fix_is_paid_once_in_its_week_and_in_proportion() {
    let fix = only(r#"{"causes": [{}, {"fixedShare": 0.4, "fixCost": 30000, "fixedFromWeek": 9}]}"#);
    assert_eq!(fix.path, "causes[1].fixedShare");
    assert_eq!(fix.label, "Fixing: Ambiguous marketing");
    assert_eq!((fix.hours, fix.fee, fix.fee_per_newcomer, fix.a_year), (0.0, 0.0, 0.0, 0.0));
    near(fix.once, 12_000.0, "0.4 of it");
    let weeks: Vec<f64> = (0..52).map(|week| fix.centre_in_week(week)).collect();
    for (week, &paid) in weeks.iter().enumerate() {
        near(paid, if week == 8 { 12_000.0 } else { 0.0 }, "the ninth week");
    }
    near(fix.centre_over(52), 12_000.0, "a year");
    near(fix.centre_over(9), 12_000.0, "up to its week");
    near(fix.centre_over(8), 0.0, "a horizon that ends before");
}

#[test]
fn law_faster_hand_offs_and_self_service_are_paid_from_their_weeks_on() {
    let faster =
        only(r#"{"causes": [{"fasterShare": 0.5, "fasterCostPerYear": 10400, "fasterFromWeek": 14}]}"#);
    assert_eq!(faster.path, "causes[0].fasterShare");
    near(faster.a_year, 5200.0, "half of it");
    let shop = only(
        r#"{"demand": {"selfServiceShare": 0.1, "selfServiceFromWeek": 14}, "prices": {"selfServicePerYear": 5200}}"#,
    );
    assert_eq!(shop.path, "demand.selfServiceShare");
    near(shop.a_year, 5200.0, "whole, whatever share it takes");
    for price in [faster, shop] {
        near(price.centre_in_week(12), 0.0, "the thirteenth week");
        near(price.centre_in_week(13), 5200.0 / WEEKS_PER_YEAR, "the fourteenth");
        near(price.centre_over(13), 0.0, "a quarter");
        near(price.centre_over(14), 5200.0 / WEEKS_PER_YEAR, "one week of it");
        near(price.centre_over(52), 5200.0 * 39.0 / WEEKS_PER_YEAR, "the year's other weeks");
    }
}

#[test]
fn law_the_weeks_add_up_to_the_horizon() {
    let all = of(r#"{"demand": {"selfServiceShare": 0.3, "selfServiceFromWeek": 7}, "causes": [
            {"fixedShare": 1, "fixedFromWeek": 3}, {"fasterShare": 0.2, "fasterFromWeek": 40},
            {"fixedShare": 0.5, "fasterShare": 0.95, "fixedFromWeek": 60}]}"#);
    assert_eq!(all.len(), 5);
    for price in all {
        for horizon in [1, 6, 7, 39, 40, 41, 52, 104] {
            let sum: f64 = (0..horizon).map(|week| price.centre_in_week(week)).sum();
            near(sum, price.centre_over(horizon), &format!("{} over {horizon} weeks", price.label));
        }
    }
}

#[test]
fn law_staff_exchange_takes_hours_at_work() {
    let visits = only(r#"{"demand": {"staffExchange": true}, "prices": {"exchangeDaysPerYear": 3}}"#);
    // Visits are spread over the weeks like programmes, and paid as hours at work.
    assert!(!visits.whole_days);
    near(visits.hours, 3.0 * 8.0 / WEEKS_PER_YEAR, "three days of eight hours");
    near(visits.centre_over(52), 0.0, "time and no money beside");
    assert!(of(r#"{"demand": {"staffExchange": true}, "prices": {"exchangeDaysPerYear": 0}}"#).is_empty());
}

/// The view says what the prices are, for the whole centre, and its totals are the sums of its rows.
#[test]
fn law_the_view_adds_up() {
    let given: Value = serde_json::from_str(
        r#"{"demand": {"selfServiceShare": 0.3, "staffExchange": true}, "support": {"counselling": true},
            "causes": [{"fixedShare": 0.5}, {"fixedShare": 0.5, "fasterShare": 0.5}]}"#,
    )
    .expect("JSON");
    let view = breather::prices(&given).expect("a scenario");
    assert_eq!(view.levers.len(), 6);
    near(view.levers.iter().map(|lever| lever.money_once).sum(), view.money_once, "once");
    near(view.levers.iter().map(|lever| lever.money_per_year).sum(), view.money_per_year, "a year");
    near(view.levers.iter().map(|lever| lever.pay_per_year).sum(), view.pay_per_year, "pay");
    near(view.money_once, 20_000.0, "two halves of the default");
    // Counselling for 118 agents, a self-service, and half of the default for faster hand-offs.
    near(view.money_per_year, 118.0 * 40.0 + 60_000.0 + 10_000.0, "a year");
}
