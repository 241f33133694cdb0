//! What repetitions tell of money: the bill by account, what a contact and an issue cost, and what failure demand does.

use super::customers::Flows;
use super::replications::{Raw, weights};
use crate::economy::bill::{Bill, Biller};
use crate::economy::recharge::Rates;
use crate::engine::simulation::journeys::Flow;
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::engine::simulation::weeks::Column;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_HOUR};

const MONEY: &str = "money over the horizon";

/// A repetition with its bill.
#[derive(Clone, Debug)]
pub(super) struct Billed<'a> {
    /// What became of its customers, if they respond.
    pub(super) flows: Option<Flows<'a>>,
    /// The bill, week by week.
    weeks: Vec<Bill>,
    /// The bill.
    bill: Bill,
    /// Answered calls, days that were not simulated counted in.
    answered: f64,
    /// What it charges for failure demand.
    pub(super) rates: Rates,
    /// Value of the customers lost.
    lost: f64,
}

/// Repetitions with their bills; none where people do not respond.
pub(super) fn billed<'a>(world: &Outline, parts: &[&'a Part]) -> Vec<Billed<'a>> {
    let biller = Biller::new(&world.scenario, world.contracted_hours);
    let a = world.scenario.assumptions();
    let value = world.scenario.levers().prices.customer_value;
    parts
        .iter()
        .filter_map(|part| {
            let people = part.people.as_ref()?;
            let flows = Flows::of(part);
            let resolved = flows.map_or(0.0, |flows| flows.all(Flow::Resolved));
            let weeks = biller.weeks(people, resolved);
            let mut bill = Bill::default();
            weeks.iter().for_each(|week| bill.add(week));
            let (answered, seconds) = handled(world, part);
            let hours = seconds / SECONDS_PER_HOUR;
            let days = people.sum(Column::Scheduled) - people.sum(Column::Absent);
            let quits = (people.sum(Column::LeftOwnWill), biller.per_newcomer());
            let rates = Rates::new(a, (bill.running(), hours), days, quits);
            let lost = flows.map_or(0.0, |flows| flows.all(Flow::Lost)) * value;
            Some(Billed { flows, weeks, bill, answered, rates, lost })
        })
        .collect()
}

/// Answered calls and the seconds that they took.
fn handled(world: &Outline, part: &Part) -> (f64, f64) {
    let weights = weights(part);
    // Accounts of days stand queue by queue, each with all days.
    let days =
        part.days.iter().enumerate().map(|(at, day)| (day, weights[at % world.days() % DAYS_PER_WEEK]));
    days.fold((0.0, 0.0), |(calls, seconds), (day, weight)| {
        (calls + day.answered() * weight, seconds + day.handled * weight)
    })
}

impl Billed<'_> {
    /// Issues that an agent resolved or a department solved.
    fn settled(&self) -> Option<f64> {
        self.flows.map(|flows| flows.all(Flow::Resolved) + flows.solved_by_departments())
    }

    /// What is paid by the end of each week, added up.
    pub(super) fn cumulative(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let add = |week: &Bill| {
            sum += week.total();
            sum
        };
        self.weeks.iter().map(add).collect()
    }
}

/// What all accounts add up to.
pub(super) const TOTAL: &str = "costTotal";
/// Lost customers' worth, and the total with it.
const LOST: &str = "revenueLost";
pub(super) const WITH_LOST: &str = "moneyWithLostCustomers";

/// Whether a figure is a sum of money to which others add up, or which adds up to another.
pub(super) fn is_sum(id: &str) -> bool {
    [TOTAL, LOST, WITH_LOST].contains(&id)
        || Bill::default().accounts().iter().any(|(account, _)| *account == id)
}

/// Figures of money over the horizon, one pair of sums for each repetition.
pub(super) fn figures(world: &Outline, parts: &[&Part]) -> Vec<Raw> {
    let bills = billed(world, parts);
    if bills.is_empty() {
        return Vec::new();
    }
    let raw = |id, unit, of: &dyn Fn(&Billed<'_>) -> (f64, f64)| Raw {
        id,
        unit,
        units: bills.iter().map(of).collect(),
    };
    let mut list = vec![raw(TOTAL, MONEY, &|billed| (billed.bill.total(), 1.0))];
    for (place, (id, _)) in Bill::default().accounts().into_iter().enumerate() {
        list.push(raw(id, MONEY, &|billed| (billed.bill.accounts()[place].1, 1.0)));
    }
    list.push(raw("costPerContact", "money per answered call", &|billed| {
        (billed.bill.total(), billed.answered)
    }));
    if bills.iter().all(|billed| billed.flows.is_some()) {
        list.push(raw("costPerResolvedIssue", "money per issue settled", &|billed| {
            (billed.bill.total(), billed.settled().unwrap_or(0.0))
        }));
        list.push(raw("costFailureDemand", MONEY, &|billed| {
            let seconds = billed.flows.map_or(0.0, |flows| flows.failure(Flow::Seconds));
            (seconds / SECONDS_PER_HOUR * billed.rates.per_hour, 1.0)
        }));
        list.push(raw(LOST, MONEY, &|billed| (billed.lost, 1.0)));
        list.push(raw(WITH_LOST, MONEY, &|billed| (billed.bill.total() + billed.lost, 1.0)));
    }
    list
}
