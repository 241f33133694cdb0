//! `traceDay`: one agent's day, call by call.

use super::simulate::MOST_SEED;
use crate::engine::customers::Outcome;
use crate::engine::signals::Kind;
use crate::engine::simulation::diary::{self, Diary, Status, Subject};
use crate::engine::simulation::world::World;
use crate::fields::read::{Complete, read};
use crate::fields::{Field, required_whole, row, whole};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scenario::Scenario;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY};
use serde::Serialize;

/// The fields of `traceDay`'s options.
pub static TRACE_DAY: &[Field] = &[
    row("seed", "Seed", "", whole(0.0, MOST_SEED, 1.0), "That of the run."),
    row("replication", "Repetition", "", whole(0.0, 1_000_000.0, 0.0), "From 0."),
    row("day", "Day", "days from the first Monday", required_whole(0.0, 1_819.0), "From 0."),
    row("team", "Team", "place in the list of teams", whole(0.0, 11.0, 0.0), "From 0."),
    row(
        "place",
        "Place within the team",
        "",
        required_whole(0.0, 25_000.0),
        "From 0, as in a run's `people.dots`.",
    ),
];

/// A stretch on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct StretchView {
    pub from: f64,
    pub to: f64,
}

/// Time off the phone within a shift.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PauseView {
    pub from: f64,
    pub to: f64,
    pub rest_seconds: f64,
}

/// A call of the day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DayCallView {
    pub came: f64,
    pub waited_seconds: f64,
    pub taken: f64,
    pub ends: f64,
    pub queue: usize,
    pub severity: f64,
    pub hostile: bool,
    pub attempt: u32,
    pub kind: &'static str,
    pub cause: Option<String>,
    pub outcome: Option<&'static str>,
    pub pace: f64,
    pub fatigue_before: f64,
    pub fatigue_after: f64,
}

/// Strain as weeks began.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct StrainByWeekView {
    pub week: Vec<usize>,
    pub strain: Vec<f64>,
}

/// Fatigue as a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct FatigueLineView {
    pub seconds: Vec<f64>,
    pub fatigue: Vec<f64>,
}

/// One agent's day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct AgentDayView {
    pub day: usize,
    pub weekday: usize,
    pub team: String,
    pub place: usize,
    pub status: &'static str,
    pub tenure_weeks: Option<f64>,
    pub strain: Option<f64>,
    pub strain_by_week: StrainByWeekView,
    pub stretches: Vec<StretchView>,
    pub pauses: Vec<PauseView>,
    pub calls: Vec<DayCallView>,
    pub fatigue: FatigueLineView,
}

/// One agent's day, simulated again from the world of a run.
///
/// # Errors
/// Everything that is wrong with input and options; a day, team or place that there is not; people who do not respond.
pub fn trace_day(given: &Value, options: &Value) -> Result<AgentDayView, Problems> {
    let mut problems = Collector::default();
    let complete = read(TRACE_DAY, &Value::Absent, options, &mut problems);
    let options = Complete(&complete);
    let scenario = Scenario::read(given, &mut problems);
    let scenario = problems.finish(scenario)?;
    if !scenario.levers().people.simulated {
        return Err(Problem::new(
            "people.simulated",
            Code::Conflict,
            "without people who respond nobody has a day to tell",
        )
        .bound("true")
        .got("false")
        .into());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the table bounds each")]
    let number = |path: &str| options.number(path) as u64;
    let place = |path: &str| usize::try_from(number(path)).unwrap_or(usize::MAX);
    let subject = Subject { team: place("team"), place: place("place"), day: place("day") };
    let weeks = u32::try_from(subject.day / DAYS_PER_WEEK + 1).unwrap_or(u32::MAX);
    let horizon = scenario.calendar().horizon_weeks;
    let refused = |path: &str, bound: String, got: usize| -> Problems {
        Problem::new(path, Code::OutOfRange, "there is none such").bound(bound).got(got.to_string()).into()
    };
    if weeks > horizon {
        return Err(refused("day", format!("0 to {}", horizon as usize * DAYS_PER_WEEK - 1), subject.day));
    }
    // The rest of the horizon changes nothing about the day.
    let world = World::new(&scenario, weeks)?;
    let places = world.outline.places();
    let Some(&within) = places.get(subject.team) else {
        return Err(refused("team", format!("0 to {}", places.len().saturating_sub(1)), subject.team));
    };
    let repetition = u32::try_from(number("replication")).unwrap_or(u32::MAX);
    let Some(diary) = diary::day(&world, number("seed"), repetition, subject) else {
        return Err(refused("place", format!("0 to {}", within.saturating_sub(1)), subject.place));
    };
    Ok(view(&world, subject, &diary))
}

fn view(world: &World, subject: Subject, diary: &Diary) -> AgentDayView {
    // The run begins a day before the first that is measured.
    #[expect(clippy::cast_precision_loss, reason = "few days")]
    let midnight = (subject.day + 1) as f64 * SECONDS_PER_DAY;
    let at = |seconds: f64| seconds - midnight;
    AgentDayView {
        day: subject.day,
        weekday: subject.day % DAYS_PER_WEEK,
        team: world.outline.team_names.get(subject.team).cloned().unwrap_or_default(),
        place: subject.place,
        status: match diary.status {
            Status::Vacant => "vacant",
            Status::Off => "off",
            Status::Leave => "leave",
            Status::Training => "training",
            Status::Absent => "absent",
            Status::Protected => "protected",
            Status::Works => "works",
        },
        tenure_weeks: diary.tenure,
        strain: diary.strain,
        strain_by_week: StrainByWeekView {
            week: diary.weeks.iter().map(|week| week.0).collect(),
            strain: diary.weeks.iter().map(|week| week.1).collect(),
        },
        stretches: diary
            .stretches
            .iter()
            .map(|&(from, to)| StretchView { from: at(from), to: at(to) })
            .collect(),
        pauses: diary
            .pauses
            .iter()
            .map(|pause| PauseView { from: at(pause.from), to: at(pause.to), rest_seconds: pause.rest })
            .collect(),
        calls: diary
            .calls
            .iter()
            .map(|call| DayCallView {
                came: at(call.contact.taken - call.contact.waited),
                waited_seconds: call.contact.waited,
                taken: at(call.contact.taken),
                ends: at(call.ends),
                queue: call.contact.queue,
                severity: call.severity,
                hostile: call.hostile,
                attempt: call.contact.attempt,
                kind: match call.contact.story.kind {
                    Kind::First => "first",
                    Kind::Repeat => "repeat",
                    Kind::Chase => "chase",
                },
                cause: usize::from(call.contact.story.cause)
                    .checked_sub(1)
                    .and_then(|at| world.outline.scenario.causes().get(at))
                    .map(|cause| cause.name.clone()),
                outcome: call.outcome.map(|outcome| match outcome {
                    Outcome::Resolved => "resolved",
                    Outcome::HandedOn | Outcome::Chases(_) => "handedOn",
                    Outcome::CallsBack(_) => "callBack",
                    Outcome::LetsBe { .. } => "letBe",
                }),
                pace: call.pace,
                fatigue_before: call.fatigue_before,
                fatigue_after: call.fatigue_after,
            })
            .collect(),
        fatigue: FatigueLineView {
            seconds: diary.fatigue.iter().map(|point| at(point.0)).collect(),
            fatigue: diary.fatigue.iter().map(|point| point.1).collect(),
        },
    }
}
