//! Every sum of money adds up, and nothing is paid twice. Expectations are *laws* unless a test says otherwise.

use super::support::runner;
use breather::input::Value;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::sync::LazyLock;

/// Half a cent.
const CENT: f64 = 0.005;

const ACCOUNTS: [&str; 11] = [
    "costWork",
    "costAbsence",
    "costLeave",
    "costTimeOff",
    "costTraining",
    "costOvertime",
    "costSupport",
    "costTurnover",
    "costTechnology",
    "costDemand",
    "costConcessions",
];

fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("plain data")
}

fn simulated(input: &Json, replications: u32, fidelity: &str) -> Option<Json> {
    let options = json!({"replications": replications, "seed": 4, "fidelity": fidelity});
    let result = breather::simulate(&value(input), &value(&options)).ok()?;
    Some(serde_json::to_value(result).expect("a view is plain data"))
}

fn mean(of: &Json) -> f64 {
    of["mean"].as_f64().unwrap_or_else(|| panic!("a mean: {of}"))
}

fn metric(result: &Json, id: &str) -> f64 {
    mean(&result["metrics"][id])
}

fn list(of: &Json) -> &Vec<Json> {
    of.as_array().unwrap_or_else(|| panic!("a list: {of}"))
}

/// That a result's sums of money, contacts and hours add up.
fn adds_up(result: &Json, what: &str) {
    let near = |got: f64, want: f64, name: &str| {
        // Sums of millions in another order differ by some of their last digits.
        assert!((got - want).abs() < CENT + 1e-12 * want.abs(), "{what}: {name}: {got} and {want}");
    };
    near(ACCOUNTS.iter().map(|id| metric(result, id)).sum(), metric(result, "costTotal"), "accounts");
    near(
        metric(result, "costTotal") + metric(result, "revenueLost"),
        metric(result, "moneyWithLostCustomers"),
        "with lost customers",
    );
    let departments = list(&result["departments"]);
    for department in departments {
        for figure in ["hours", "cost"] {
            let causes: f64 = list(&department["causes"]).iter().map(|cause| mean(&cause[figure])).sum();
            near(causes, mean(&department[figure]), figure);
        }
        let contacts: f64 = list(&department["causes"])
            .iter()
            .map(|cause| mean(&cause["first"]) + mean(&cause["repeats"]) + mean(&cause["chasers"]))
            .sum();
        near(contacts, mean(&department["contacts"]), "contacts of causes");
        for figure in ["contacts", "hours", "cost"] {
            let months: f64 = list(&department["months"][figure]["mean"])
                .iter()
                .map(|month| month.as_f64().unwrap_or(0.0))
                .sum();
            near(months, mean(&department[figure]), "months");
        }
    }
    let all = |figure: &str| departments.iter().map(|department| mean(&department[figure])).sum::<f64>();
    near(all("cost"), metric(result, "costFailureDemand"), "departments");
    let share = metric(result, "failureDemandShare") * metric(result, "answered");
    // Answered calls and contacts are counted apart; calls of the last day may be answered after it.
    assert!((all("contacts") - share).abs() <= 1e-3 * share + 50.0, "{what}: {} of {share}", all("contacts"));
    let stages: f64 = list(&result["journey"]["stages"]).iter().map(|stage| mean(&stage["cost"])).sum();
    let running =
        metric(result, "costTotal") - metric(result, "costDemand") - metric(result, "costConcessions");
    assert!((stages / running - 1.0).abs() < 1e-3, "{what}: stages {stages}, the centre {running}");
    let by_cause: f64 =
        list(&result["journey"]["byCause"]).iter().map(|cause| mean(&cause["contacts"])).sum();
    let answered: f64 = list(&result["journey"]["stages"]).iter().map(|stage| mean(&stage["answered"])).sum();
    near(by_cause, answered, "contacts by cause");
}

fn any_scenario() -> impl Strategy<Value = Json> {
    let numbers = (0_u32..3, 15_u32..30, 0.0..1.0_f64, 0.0..1.0_f64, 0.0..0.6_f64, 1_u32..6);
    let flags = (any::<bool>(), any::<bool>(), 0_u32..4, 0.0..0.8_f64, 0.0..60.0_f64);
    (numbers, flags).prop_map(
        |((preset, heads, empowerment, fixed, deflected, week), (exchange, counselling, days, faster, price))| {
            let preset = ["serviceCentre100", "helpDesk20", "outsourcer400"][preset as usize];
            json!({
                "preset": preset,
                "calendar": {"horizonWeeks": 6},
                "queues": [{"callsPerWeek": 3000}],
                "teams": [{"heads": heads}],
                "demand": {
                    "empowerment": empowerment,
                    "selfServiceShare": deflected,
                    "selfServiceFromWeek": week,
                    "staffExchange": exchange,
                },
                "causes": [
                    {"fixedShare": fixed, "fixedFromWeek": week, "fixCost": price * 1000.0},
                    {"fasterShare": faster, "fasterCostPerYear": price * 777.0},
                ],
                "support": {"counselling": counselling, "peerRoundsPerYear": days},
                "staffing": {"overtimeHoursPerWeek": days},
                "mandatoryTimeOff": {"daysPerPeriod": days, "paidShare": fixed},
                "prices": {"wagePerHour": 11.37 + price, "customerValue": price * 33.3, "concessionPerCase": price},
            })
        },
    )
}

#[test]
fn law_parts_add_to_totals_to_the_cent() {
    let run_of = core::cell::Cell::new(0);
    runner(40, 91)
        .run(&any_scenario(), |input| {
            for fidelity in ["full", "preview"] {
                let Some(result) = simulated(&input, 2, fidelity) else { return Ok(()) };
                adds_up(&result, &format!("{fidelity} {input}"));
            }
            run_of.set(run_of.get() + 1);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(run_of.get() > 30, "{} of 40 were run", run_of.get());
}

static DESK: LazyLock<Json> =
    LazyLock::new(|| simulated(&json!({"preset": "helpDesk20"}), 3, "full").expect("a preset"));

#[test]
fn law_a_year_adds_up_to_the_cent() {
    adds_up(&DESK, "help desk");
}

/// The pair that evidence.md names in L35: what newcomers do not yet do is no money beside the cash of replacing them.
#[test]
fn law_lost_productivity_of_newcomers_is_not_paid_twice() {
    let learned = json!({"preset": "helpDesk20", "assumptions": {"learning": {"start": 1.0, "nestingPhoneShare": 1.0}}});
    let learned = simulated(&learned, 3, "full").expect("newcomers who know all");
    let of = |result: &Json| metric(result, "costTurnover") / metric(result, "hires");
    assert!((of(&DESK) - of(&learned)).abs() < CENT, "{} and {} for each", of(&DESK), of(&learned));
    // 0.15 of a year's pay of 40 hours a week, as the registry and the prices say.
    let description = serde_json::to_value(breather::describe()).expect("plain data");
    let default = |path: &str| {
        let fields = list(&description["fields"]);
        let field = fields.iter().find(|field| field["path"] == path).expect("a field");
        field["default"].as_f64().expect("a number")
    };
    let hour = default("prices.wagePerHour") * (1.0 + default("prices.onCostShare"));
    let cash = default("assumptions.hiring.replacementCash");
    assert!((of(&DESK) / (cash * hour * 40.0 * 52.0) - 1.0).abs() < 0.05, "{} for each", of(&DESK));
    // What newcomers do more slowly they are paid for by the hour, as everybody is.
    let paid = |result: &Json| metric(result, "costWork") / metric(result, "headcount");
    assert!((paid(&learned) / paid(&DESK) - 1.0).abs() < 0.02, "{} and {}", paid(&learned), paid(&DESK));
}

/// The pair of L23: leaving costs what replacing costs; what it does to callers shows in their calls, and has no account.
#[test]
fn law_leaving_has_one_account() {
    let free = json!({
        "preset": "helpDesk20",
        "assumptions": {"hiring": {"replacementCash": 0.0}, "lost": {"perUnresolved": 0.0, "perAbandoned": 0.0}},
    });
    let free = simulated(&free, 3, "full").expect("a preset");
    assert!(metric(&free, "attritionPerYear") > 0.1 && metric(&free, "hires") > 3.0);
    assert_eq!((metric(&free, "costTurnover"), metric(&free, "revenueLost")), (0.0, 0.0));
    // The same people in the same world: all other accounts are as they were.
    for id in ACCOUNTS.iter().filter(|id| **id != "costTurnover") {
        assert_eq!(metric(&free, id), metric(&DESK, id), "{id}");
    }
}

/// Worth is the difference of all that is paid and of customers lost; its price and weeks say when and how.
#[test]
fn law_worth_is_the_difference_of_bills() {
    let causes = json!([{"fixedShare": 0.5, "fixedFromWeek": 5, "fixCost": 30_000}]);
    let inputs = json!([
        {"preset": "helpDesk20", "calendar": {"horizonWeeks": 20}},
        {"preset": "helpDesk20", "calendar": {"horizonWeeks": 20}, "causes": causes, "teams": [{"heads": 23}]},
    ]);
    let options = json!({"replications": 3, "seed": 2});
    let comparison = breather::compare(&value(&inputs), &value(&options)).expect("two scenarios");
    let pair = serde_json::to_value(&comparison.pairs[0]).expect("plain data");
    let (worth, differences) = (&pair["worth"], &pair["differences"]);
    let price = worth["price"].as_f64().expect("a price");
    assert!((price - 15_000.0).abs() < CENT, "half the fix: {price}");
    assert!((mean(&worth["net"]) + mean(&differences["moneyWithLostCustomers"])).abs() < CENT);
    assert!((mean(&worth["worthUpTo"]) - mean(&worth["net"]) - price).abs() < CENT);
    let weeks: Vec<f64> =
        list(&worth["cumulative"]["mean"]).iter().map(|week| week.as_f64().expect("a number")).collect();
    assert_eq!(weeks.len(), 20);
    assert!((weeks[19] + mean(&differences["costTotal"])).abs() < CENT);
    assert!(weeks[3] > 0.0, "one person fewer is paid less from the first week on: {weeks:?}");
    assert!(weeks[4] - weeks[3] < -10_000.0, "the fix is paid in the fifth week: {weeks:?}");
    let back = worth["payBackWeek"].as_u64().and_then(|week| usize::try_from(week).ok());
    match back {
        Some(back) => {
            assert!(weeks[back - 1..].iter().all(|paid| *paid >= 0.0), "{weeks:?} from {back}");
            assert!(back == 1 || weeks[back - 2] < 0.0, "{weeks:?} from {back}");
        }
        None => assert!(weeks[19] < 0.0, "{weeks:?} never"),
    }
}
