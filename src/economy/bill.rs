//! The bill of a run: paid hours and fees by account, and their total.

use super::prices::{self, Price};
use crate::assumptions::Assumptions;
use crate::engine::simulation::weeks::{Column, Weeks};
use crate::scenario::Scenario;
use crate::units::WEEKS_PER_YEAR;

/// What one repetition costs over its horizon, account by account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bill {
    /// Hours at work for calls: paid hours there less those that programmes take.
    pub work: f64,
    /// Absence.
    pub absence: f64,
    /// Leave.
    pub leave: f64,
    /// Protected days, as far as they are paid.
    pub time_off: f64,
    /// Days of training.
    pub training: f64,
    /// Overtime with its premium.
    pub overtime: f64,
    /// Programmes and other levers: fees, and pay for the hours that they take at work.
    pub support: f64,
    /// Replacing people who left: recruiting, tests and bonuses, and initial training with the pay of the classroom.
    pub turnover: f64,
}

impl Bill {
    /// All accounts together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.work
            + self.absence
            + self.leave
            + self.time_off
            + self.training
            + self.overtime
            + self.support
            + self.turnover
    }
}

/// What turns the counts of a repetition into its bill.
#[derive(Clone, Debug)]
pub struct Biller {
    hour: f64,
    year_of_pay: f64,
    paid_time_off: f64,
    overtime: f64,
    levers: Vec<Price>,
    replacement: f64,
    contracted: f64,
}

impl Biller {
    /// For a scenario whose agents are contracted for so many paid hours a week.
    #[must_use]
    pub fn new(scenario: &Scenario, contracted: f64) -> Self {
        let levers = scenario.levers();
        let time_off = scenario.time_off();
        let a: &Assumptions = scenario.assumptions();
        let hour = prices::hour(&levers.prices);
        let protected = time_off.days_per_period / f64::from(time_off.period_weeks);
        Self {
            hour,
            year_of_pay: hour * contracted * WEEKS_PER_YEAR,
            paid_time_off: time_off.paid.get(),
            overtime: hour + levers.prices.wage_per_hour * levers.prices.overtime_premium,
            levers: prices::of(levers, contracted, f64::from(scenario.shifts().days_per_week), protected),
            replacement: a.replacement_cash,
            contracted,
        }
    }

    /// The bill of a repetition.
    #[must_use]
    pub fn bill(&self, weeks: &Weeks) -> Bill {
        let sum = |column| weeks.sum(column);
        let at_work = sum(Column::PaidHours) - sum(Column::SentHomeHours);
        let people_years = sum(Column::OnThePhone) / WEEKS_PER_YEAR;
        // What programmes take of a full week they take of the hours that were worked.
        let in_day: f64 = self.levers.iter().filter(|lever| !lever.whole_days).map(|lever| lever.hours).sum();
        let programmes = (in_day / self.contracted).min(1.0) * at_work.max(0.0);
        let fees: f64 = self.levers.iter().map(|lever| lever.fee).sum();
        let per_newcomer: f64 = self.levers.iter().map(|lever| lever.fee_per_newcomer).sum();
        Bill {
            work: (at_work - programmes) * self.hour,
            absence: sum(Column::AbsentHours) * self.hour,
            leave: sum(Column::LeaveHours) * self.hour,
            time_off: sum(Column::ProtectedHours) * self.hour * self.paid_time_off,
            training: sum(Column::TrainingHours) * self.hour,
            overtime: sum(Column::OvertimeHours) * self.overtime,
            support: programmes * self.hour + fees * people_years,
            turnover: sum(Column::Hired) * (self.replacement * self.year_of_pay + per_newcomer),
        }
    }
}
