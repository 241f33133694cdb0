//! Shrinkage: contracted time that is not spent on the phone, built up from its parts.
//!
//! Three layers multiply, because each takes its share of what the layer before has left:
//!
//! - *planned* days away, of contracted days: leave (of 52 × days a week) and protected rest days;
//! - *unplanned* absence, of the days that remain scheduled;
//! - time *in the day*, of the time at work: training, coaching, meetings, paid breaks and the rest.
//!
//! total = 1 − (1 − planned)(1 − unplanned)(1 − in day). Within a layer the parts add. Every part is
//! told as a share of contracted time, so the parts add up to the total and each is paid for once.
//! Hours of training, coaching and meetings are hours that take place whatever the absence, twelve
//! months to 52 weeks; they are therefore the same share of contracted time at any absence.

use crate::problem::{Code, Problem};
use crate::scenario::Scenario;

/// Weeks in a year of contracts.
const WEEKS_PER_YEAR: f64 = 52.0;
/// Months in that year.
const MONTHS_PER_YEAR: f64 = 12.0;

/// The layer that a part belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Whole days away that are known beforehand.
    Planned,
    /// Whole days away that are not.
    Unplanned,
    /// Time within a day at work.
    InDay,
}

/// One reason for time off the phone.
#[derive(Clone, Debug, PartialEq)]
pub struct ShrinkagePart {
    /// A stable word for it.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whole days or time within the day.
    pub kind: Layer,
    /// Of contracted time.
    pub share: f64,
    /// Contracted hours it takes.
    pub hours_per_agent_per_week: f64,
}

/// All reasons, their layers and the total.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrinkage {
    /// The parts; their shares add up to [`Self::total`].
    pub parts: Vec<ShrinkagePart>,
    /// Of contracted days.
    pub planned: f64,
    /// Of the days that are not planned away.
    pub unplanned: f64,
    /// Of the time at work.
    pub in_day: f64,
    /// Of contracted time.
    pub total: f64,
    /// Leave alone, of contracted days.
    pub leave: f64,
    /// Protected rest days alone, of contracted days.
    pub protected: f64,
    /// Paid breaks alone, of the time at work.
    pub breaks: f64,
    /// Contracted hours of an agent in a week: days × (mean length of a shift − unpaid meal).
    pub contracted_hours_per_week: f64,
}

impl Shrinkage {
    /// Share of the time at work, breaks apart, that is spent off the phone.
    ///
    /// A roster places the breaks; the rest of the day's shrinkage is an expectation on what the breaks leave.
    #[must_use]
    pub fn in_day_besides_breaks(&self) -> f64 {
        (self.in_day - self.breaks) / (1.0 - self.breaks)
    }

    /// Share of scheduled time that is on the phone: present and not otherwise occupied.
    #[must_use]
    pub fn on_phone(&self) -> f64 {
        (1.0 - self.unplanned) * (1.0 - self.in_day)
    }

    /// People that provide scheduled hours a week: hours ÷ (1 − planned) ÷ contracted hours.
    #[must_use]
    pub fn heads(&self, scheduled_hours: f64) -> f64 {
        scheduled_hours / (1.0 - self.planned) / self.contracted_hours_per_week
    }
}

/// The shrinkage of a scenario.
///
/// # Errors
/// A layer that takes all the time there is, so that no number of people would do.
pub fn shrinkage(scenario: &Scenario) -> Result<Shrinkage, Problem> {
    let (rules, given, time_off) = (scenario.shifts(), scenario.shrinkage(), scenario.time_off());
    let days = f64::from(rules.days_per_week);
    let lengths = &rules.lengths_minutes;
    let count = u32::try_from(lengths.len()).map_or(1.0, f64::from);
    let paid_minutes =
        lengths.iter().map(|&l| f64::from(l)).sum::<f64>() / count - f64::from(rules.meal_minutes);
    let contracted = days * paid_minutes / 60.0;

    let leave = given.leave_days_per_year / (WEEKS_PER_YEAR * days);
    let protected = time_off.days_per_period / f64::from(time_off.period_weeks) / days;
    let planned = leave + protected;
    let unplanned = given.sickness.get();
    let present = (1.0 - planned) * (1.0 - unplanned);
    let monthly =
        |hours: f64| hours * MONTHS_PER_YEAR / WEEKS_PER_YEAR / (contracted * present.max(f64::MIN_POSITIVE));
    let breaks = given.break_minutes_per_shift / paid_minutes;
    let in_day_parts = [
        ("training", "Training", monthly(given.training_hours_per_month)),
        ("coaching", "Coaching", monthly(given.coaching_hours_per_month)),
        ("meetings", "Meetings", monthly(given.meeting_hours_per_month)),
        ("breaks", "Paid breaks", breaks),
        ("other", "Other time off the phone", given.other.get()),
    ];
    let in_day: f64 = in_day_parts.iter().map(|part| part.2).sum();

    if planned >= 1.0 {
        return Err(Problem::new(
            "mandatoryTimeOff.daysPerPeriod",
            Code::Conflict,
            "leave and mandatory time off together take every contracted day",
        )
        .bound("less than 1 of contracted days, leave and protected rest days together")
        .got(format!("{planned}")));
    }
    if in_day >= 1.0 {
        return Err(Problem::new(
            "shrinkage",
            Code::Conflict,
            "training, coaching, meetings, breaks and other time together take all the time at work",
        )
        .bound("less than 1 of the time at work")
        .got(format!("{in_day}")));
    }

    let part = |id, label, kind, share| ShrinkagePart {
        id,
        label,
        kind,
        share,
        hours_per_agent_per_week: share * contracted,
    };
    let mut parts = vec![
        part("leave", "Annual leave and public holidays", Layer::Planned, leave),
        part("protected", "Mandatory time off (protected rest days)", Layer::Planned, protected),
        part("sickness", "Unplanned absence", Layer::Unplanned, (1.0 - planned) * unplanned),
    ];
    parts.extend(in_day_parts.map(|(id, label, share)| part(id, label, Layer::InDay, present * share)));
    Ok(Shrinkage {
        parts,
        planned,
        unplanned,
        in_day,
        total: 1.0 - present * (1.0 - in_day),
        leave,
        protected,
        breaks,
        contracted_hours_per_week: contracted,
    })
}
