//! `prices`: what levers cost in time and money, without a simulation.

use crate::economy::prices::{self, Price};
use crate::engine::planning::shrinkage::shrinkage;
use crate::input::Value;
use crate::problem::Problems;
use crate::scenario::Scenario;
use crate::units::WEEKS_PER_YEAR;
use serde::Serialize;

/// The price of a lever.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct LeverPriceView {
    pub path: String,
    pub label: String,
    pub hours_per_agent_per_week: f64,
    pub money_per_year: f64,
    pub money_once: f64,
    pub pay_per_year: f64,
}

/// The prices of a scenario's levers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PricesView {
    pub levers: Vec<LeverPriceView>,
    pub hours_per_agent_per_week: f64,
    pub money_per_year: f64,
    pub money_once: f64,
    pub pay_per_year: f64,
}

/// What the levers of an input cost, for as many people as the scenario has.
///
/// # Errors
/// Everything that is wrong with the input.
pub fn prices(given: &Value) -> Result<PricesView, Problems> {
    let scenario = Scenario::from_input(given)?;
    let contracted = shrinkage(&scenario)?.contracted_hours_per_week;
    let levers = scenario.levers();
    let heads: f64 = scenario.teams().iter().map(|team| team.heads.get()).sum();
    let newcomers = heads * levers.hiring.expected_leaving_per_year;
    let view = |price: &Price| {
        let paid = prices::hour_of(price, &scenario);
        LeverPriceView {
            path: price.path.to_string(),
            label: price.label.to_string(),
            hours_per_agent_per_week: price.hours,
            money_per_year: price.fee * heads + price.fee_per_newcomer * newcomers + price.a_year,
            money_once: price.once,
            pay_per_year: price.hours * heads * WEEKS_PER_YEAR * paid,
        }
    };
    let levers: Vec<LeverPriceView> = prices::of_scenario(&scenario, contracted).iter().map(view).collect();
    // A sum of nothing is -0 by itself.
    let sum = |of: fn(&LeverPriceView) -> f64| levers.iter().map(of).fold(0.0, |sum, price| sum + price);
    Ok(PricesView {
        hours_per_agent_per_week: sum(|lever| lever.hours_per_agent_per_week),
        money_per_year: sum(|lever| lever.money_per_year),
        money_once: sum(|lever| lever.money_once),
        pay_per_year: sum(|lever| lever.pay_per_year),
        levers,
    })
}
