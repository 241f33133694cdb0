//! `plan`: from a scenario to requirement, schedule and roster.

use super::finite;
use crate::engine::planning::roster::{Day, Roster};
use crate::engine::planning::shrinkage::{Layer, Shrinkage};
use crate::engine::planning::{self, Intervals, Options, Plan, Pool, Totals};
use crate::fields::read::{Complete, read};
use crate::input::Value;
use crate::problem::{Collector, Problems};
use crate::scenario::Scenario;
use serde::{Serialize, Serializer};

/// What `plan` answers; the meanings are in `breather.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PlanView {
    pub interval_minutes: u32,
    pub weekdays: [&'static str; 7],
    pub contracted_hours_per_week: f64,
    pub shrinkage: ShrinkageView,
    pub pools: Vec<PoolView>,
    pub busy_day_factor: Vec<f64>,
    pub digest: String,
}

/// Time off the phone.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ShrinkageView {
    pub parts: Vec<PartView>,
    pub planned: f64,
    pub unplanned: f64,
    pub in_day: f64,
    pub total: f64,
}

/// One part of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PartView {
    pub id: &'static str,
    pub label: &'static str,
    pub kind: &'static str,
    pub share: f64,
    pub hours_per_agent_per_week: f64,
}

/// Queues planned as one.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PoolView {
    pub name: String,
    pub queues: Vec<usize>,
    pub teams: Vec<usize>,
    pub heads: f64,
    pub intervals: IntervalsView,
    pub totals: TotalsView,
    pub roster: Option<RosterView>,
}

/// Columns, one entry per interval of the week.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct IntervalsView {
    pub weekday: Vec<u32>,
    pub start_minute: Vec<u32>,
    pub open: Vec<bool>,
    pub calls: Vec<f64>,
    pub planned_calls: Vec<f64>,
    pub handle_seconds: Vec<f64>,
    pub offered_erlangs: Vec<f64>,
    pub required_agents: Vec<f64>,
    pub required_scheduled: Vec<f64>,
    pub scheduled_agents: Vec<f64>,
    pub available_agents: Vec<f64>,
    pub service_level: Vec<f64>,
    pub average_speed_of_answer_seconds: Vec<Option<f64>>,
    pub abandoned_share: Vec<f64>,
    pub occupancy: Vec<f64>,
    pub short_agents: Vec<f64>,
}

/// Sums over the week.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TotalsView {
    pub calls_per_week: f64,
    pub work_hours: f64,
    pub required_hours: f64,
    pub scheduled_hours: f64,
    pub required_heads: f64,
    pub service_level: f64,
    pub abandoned_share: f64,
    pub average_speed_of_answer_seconds: Option<f64>,
    pub occupancy: f64,
    pub peak_weekday: u32,
    pub peak_start_minute: u32,
    pub peak_required_agents: f64,
}

/// Shifts and people.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct RosterView {
    pub weeks: u32,
    pub shifts: Vec<ShiftView>,
    pub people: Vec<PersonView>,
    pub gaps: Vec<GapView>,
    pub protected_days_due: u32,
    pub protected_days_given: u32,
    pub broken: Vec<String>,
    pub overcover: f64,
    pub proven: bool,
}

/// A shift with its pauses.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ShiftView {
    pub start_minute: u32,
    pub end_minute: u32,
    pub meal_start_minute: Option<u32>,
    pub meal_minutes: u32,
    pub breaks: Vec<PauseView>,
}

/// A paid break.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PauseView {
    pub start_minute: u32,
    pub minutes: f64,
}

/// A person's days.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PersonView {
    pub name: String,
    pub team: usize,
    pub days: Vec<DayView>,
}

/// A shift by its place in the list, or the word for a day without one.
#[derive(Clone, Copy, Debug)]
pub struct DayView(Day);

impl Serialize for DayView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Day::Shift(place) => serializer.serialize_u32(place),
            Day::Off => serializer.serialize_str("off"),
            Day::Protected => serializer.serialize_str("protected"),
            Day::Leave => serializer.serialize_str("leave"),
        }
    }
}

/// An interval that falls short.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct GapView {
    pub week: u32,
    pub weekday: u32,
    pub start_minute: u32,
    pub required_agents: f64,
    pub available_agents: f64,
    pub reason: &'static str,
}

/// Requirement, schedule and, if asked for, a roster.
///
/// # Errors
/// Everything that is wrong with the scenario or the options, or goals out of reach.
pub fn plan(given: &Value, options: &Value) -> Result<PlanView, Problems> {
    let mut problems = Collector::default();
    let options = read(planning::FIELDS, &Value::Absent, options, &mut problems);
    let scenario = Scenario::read(given, &mut problems);
    let scenario = problems.finish(scenario)?;
    let options = Options { roster: Complete(&options).flag("roster") };
    planning::plan(&scenario, &options).map(PlanView::from)
}

impl From<Plan> for PlanView {
    fn from(plan: Plan) -> Self {
        Self {
            digest: planning::digest(&plan),
            interval_minutes: plan.interval_minutes,
            weekdays: plan.weekdays,
            contracted_hours_per_week: plan.contracted_hours_per_week,
            shrinkage: plan.shrinkage.into(),
            pools: plan.pools.into_iter().map(PoolView::from).collect(),
            busy_day_factor: plan.busy_day_factor,
        }
    }
}

impl From<Shrinkage> for ShrinkageView {
    fn from(shrinkage: Shrinkage) -> Self {
        let Shrinkage { parts, planned, unplanned, in_day, total, .. } = shrinkage;
        let parts = parts
            .into_iter()
            .map(|part| PartView {
                id: part.id,
                label: part.label,
                kind: match part.kind {
                    Layer::Planned => "planned",
                    Layer::Unplanned => "unplanned",
                    Layer::InDay => "inDay",
                },
                share: part.share,
                hours_per_agent_per_week: part.hours_per_agent_per_week,
            })
            .collect();
        Self { parts, planned, unplanned, in_day, total }
    }
}

impl From<Pool> for PoolView {
    fn from(pool: Pool) -> Self {
        let Pool { name, queues, teams, heads, intervals, totals, roster } = pool;
        Self {
            name,
            queues,
            teams,
            heads,
            intervals: intervals.into(),
            totals: totals.into(),
            roster: roster.map(RosterView::from),
        }
    }
}

impl From<Intervals> for IntervalsView {
    fn from(intervals: Intervals) -> Self {
        Self {
            weekday: intervals.weekday,
            start_minute: intervals.start_minute,
            open: intervals.open,
            calls: intervals.calls,
            planned_calls: intervals.planned_calls,
            handle_seconds: intervals.handle_seconds,
            offered_erlangs: intervals.offered_erlangs,
            required_agents: intervals.required_agents,
            required_scheduled: intervals.required_scheduled,
            scheduled_agents: intervals.scheduled_agents,
            available_agents: intervals.available_agents,
            service_level: intervals.service_level,
            average_speed_of_answer_seconds: intervals
                .average_speed_of_answer
                .into_iter()
                .map(finite)
                .collect(),
            abandoned_share: intervals.abandoned_share,
            occupancy: intervals.occupancy,
            short_agents: intervals.short_agents,
        }
    }
}

impl From<Totals> for TotalsView {
    fn from(totals: Totals) -> Self {
        Self {
            calls_per_week: totals.calls_per_week,
            work_hours: totals.work_hours,
            required_hours: totals.required_hours,
            scheduled_hours: totals.scheduled_hours,
            required_heads: totals.required_heads,
            service_level: totals.service_level,
            abandoned_share: totals.abandoned_share,
            average_speed_of_answer_seconds: finite(totals.average_speed_of_answer),
            occupancy: totals.occupancy,
            peak_weekday: totals.peak_weekday,
            peak_start_minute: totals.peak_start_minute,
            peak_required_agents: totals.peak_required_agents,
        }
    }
}

impl From<Roster> for RosterView {
    fn from(roster: Roster) -> Self {
        let shifts = roster.shifts.into_iter().map(|shift| ShiftView {
            start_minute: shift.start_minute,
            end_minute: shift.end_minute,
            meal_start_minute: shift.meal_start_minute,
            meal_minutes: shift.meal_minutes,
            breaks: shift
                .breaks
                .into_iter()
                .map(|pause| PauseView { start_minute: pause.start_minute, minutes: pause.minutes })
                .collect(),
        });
        let people = roster.people.into_iter().map(|person| PersonView {
            name: person.name,
            team: person.team,
            days: person.days.into_iter().map(DayView).collect(),
        });
        let gaps = roster.gaps.into_iter().map(|gap| GapView {
            week: gap.week,
            weekday: gap.weekday,
            start_minute: gap.start_minute,
            required_agents: gap.required_agents,
            available_agents: gap.available_agents,
            reason: gap.reason,
        });
        Self {
            weeks: roster.weeks,
            shifts: shifts.collect(),
            people: people.collect(),
            gaps: gaps.collect(),
            protected_days_due: roster.protected_days_due,
            protected_days_given: roster.protected_days_given,
            broken: roster.broken,
            overcover: roster.overcover,
            proven: roster.proven,
        }
    }
}
