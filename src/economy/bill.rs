//! The bill of a run: paid hours and fees by account, week by week, and their total.

use super::prices::{self, Price};
use crate::assumptions::Assumptions;
use crate::engine::simulation::weeks::{COLUMNS, Column, Weeks};
use crate::scenario::Scenario;
use crate::units::WEEKS_PER_YEAR;

/// What a repetition costs over some weeks, account by account.
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
    /// Technology for each seat.
    pub technology: f64,
    /// What is done about demand: mending errors, faster hand-offs, self-service.
    pub demand: f64,
    /// What agents give away to settle a case.
    pub concessions: f64,
}

impl Bill {
    /// Every account with its word, in the order of the page.
    #[must_use]
    pub fn accounts(&self) -> [(&'static str, f64); 11] {
        [
            ("costWork", self.work),
            ("costAbsence", self.absence),
            ("costLeave", self.leave),
            ("costTimeOff", self.time_off),
            ("costTraining", self.training),
            ("costOvertime", self.overtime),
            ("costSupport", self.support),
            ("costTurnover", self.turnover),
            ("costTechnology", self.technology),
            ("costDemand", self.demand),
            ("costConcessions", self.concessions),
        ]
    }

    /// All accounts together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.accounts().iter().map(|(_, money)| money).sum()
    }

    /// What it takes to have calls handled at all: without what is done about demand, and what is given away.
    #[must_use]
    pub fn running(&self) -> f64 {
        self.total() - self.demand - self.concessions
    }

    /// Adds another's accounts.
    pub fn add(&mut self, other: &Self) {
        self.work += other.work;
        self.absence += other.absence;
        self.leave += other.leave;
        self.time_off += other.time_off;
        self.training += other.training;
        self.overtime += other.overtime;
        self.support += other.support;
        self.turnover += other.turnover;
        self.technology += other.technology;
        self.demand += other.demand;
        self.concessions += other.concessions;
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
    technology_a_week: f64,
    concession: f64,
}

impl Biller {
    /// For a scenario whose agents are contracted for so many paid hours a week.
    #[must_use]
    pub fn new(scenario: &Scenario, contracted: f64) -> Self {
        let levers = scenario.levers();
        let a: &Assumptions = scenario.assumptions();
        let hour = prices::hour(&levers.prices);
        let seats: f64 = scenario.teams().iter().map(|team| team.heads.get()).sum();
        Self {
            hour,
            year_of_pay: hour * contracted * WEEKS_PER_YEAR,
            paid_time_off: scenario.time_off().paid.get(),
            overtime: hour + levers.prices.wage_per_hour * levers.prices.overtime_premium,
            levers: prices::of_scenario(scenario, contracted),
            replacement: a.replacement_cash,
            contracted,
            technology_a_week: seats * levers.prices.technology_per_seat / WEEKS_PER_YEAR,
            concession: levers.demand.empowerment * levers.prices.concession_per_case,
        }
    }

    /// What replacing one person costs.
    #[must_use]
    pub fn per_newcomer(&self) -> f64 {
        let fees: f64 = self.levers.iter().map(|lever| lever.fee_per_newcomer).sum();
        self.replacement * self.year_of_pay + fees
    }

    /// The bill of a week, counted from 0, in which agents resolved so many contacts.
    fn week(&self, week: u32, row: &[f64; COLUMNS], resolved: f64) -> Bill {
        let sum = |column: Column| row[column as usize];
        let at_work = sum(Column::PaidHours) - sum(Column::SentHomeHours);
        let people_years = sum(Column::OnThePhone) / WEEKS_PER_YEAR;
        // What programmes take of a full week they take of the hours that were worked.
        let in_day: f64 = self.levers.iter().filter(|lever| !lever.whole_days).map(|lever| lever.hours).sum();
        let programmes = (in_day / self.contracted).min(1.0) * at_work.max(0.0);
        let fees: f64 = self.levers.iter().map(|lever| lever.fee).sum();
        Bill {
            work: (at_work - programmes) * self.hour,
            absence: sum(Column::AbsentHours) * self.hour,
            leave: sum(Column::LeaveHours) * self.hour,
            time_off: sum(Column::ProtectedHours) * self.hour * self.paid_time_off,
            training: sum(Column::TrainingHours) * self.hour,
            overtime: sum(Column::OvertimeHours) * self.overtime,
            support: programmes * self.hour + fees * people_years,
            turnover: sum(Column::Hired) * self.per_newcomer(),
            technology: self.technology_a_week,
            demand: self.levers.iter().map(|lever| lever.centre_in_week(week)).sum(),
            concessions: resolved * self.concession,
        }
    }

    /// The bills of a repetition's weeks, in which agents resolved so many contacts in all: they belong to the weeks as the
    /// calls do.
    #[must_use]
    pub fn weeks(&self, weeks: &Weeks, resolved: f64) -> Vec<Bill> {
        let taken = weeks.sum(Column::Taken);
        let of_calls =
            |row: &[f64; COLUMNS]| if taken > 0.0 { row[Column::Taken as usize] / taken } else { 0.0 };
        let rows = weeks.rows.iter().zip(0..);
        rows.map(|(row, week)| self.week(week, row, resolved * of_calls(row))).collect()
    }

    /// The bill of a repetition: the sum of its weeks'.
    #[must_use]
    pub fn bill(&self, weeks: &Weeks, resolved: f64) -> Bill {
        let mut all = Bill::default();
        self.weeks(weeks, resolved).iter().for_each(|bill| all.add(bill));
        all
    }
}
