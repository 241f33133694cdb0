//! The day behind the call: one agent's day, lived again from the world and written down.
//!
//! Nothing of a run is stored for it. A repetition is run again from its first day to the day asked for,
//! and the people, who know every call anyway, keep a diary for one of them.

use super::living::Living;
use super::replication::Replication;
use super::watch::Nobody;
use super::world::World;
use crate::engine::customers::Outcome;
use crate::engine::signals::Contact;

/// Events between looks at the day: what happens after it is not written down.
const STEP: u64 = 1000;

/// Whose diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Place of the team.
    pub team: usize,
    /// Place within it.
    pub place: usize,
    /// Measured day, from 0.
    pub day: usize,
}

/// What the holder of a place does on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nobody holds the place.
    #[default]
    Vacant,
    /// A day off.
    Off,
    /// Leave.
    Leave,
    /// Training off the phone.
    Training,
    /// Absent from a shift.
    Absent,
    /// A protected day.
    Protected,
    /// Works.
    Works,
}

/// A call of the day; seconds since the run began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The call.
    pub contact: Contact,
    /// When the agent was done.
    pub ends: f64,
    /// 0 if it was not hostile to the agent.
    pub severity: f64,
    /// Whether it came hostile.
    pub hostile: bool,
    /// Factor on its handling time.
    pub pace: f64,
    /// What became of its issue, if customers respond.
    pub outcome: Option<Outcome>,
    /// As it was taken.
    pub fatigue_before: f64,
    /// As it ended.
    pub fatigue_after: f64,
}

/// Time off the phone within a shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pause {
    /// From when, seconds since the run began.
    pub from: f64,
    /// Until when.
    pub to: f64,
    /// Of that, rest.
    pub rest: f64,
}

/// One day of one agent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diary {
    /// What the day was.
    pub status: Status,
    /// Weeks since the first day on the phone.
    pub tenure: Option<f64>,
    /// As the day begins.
    pub strain: Option<f64>,
    /// Week and strain as each week began, as long as the same person held the place.
    pub weeks: Vec<(usize, f64)>,
    /// On the phone: from and to, seconds since the run began.
    pub stretches: Vec<(f64, f64)>,
    /// Between them.
    pub pauses: Vec<Pause>,
    /// In order.
    pub calls: Vec<Entry>,
    /// Fatigue at moments of the day.
    pub fatigue: Vec<(f64, f64)>,
}

/// Lives a repetition of a world up to a day and through it, and gives the diary of one agent.
///
/// Nothing where people do not respond, or there is no such place or day.
#[must_use]
pub fn day(world: &World, seed: u64, number: u32, subject: Subject) -> Option<Diary> {
    let people = world.people.as_ref()?;
    let team = people.teams.get(subject.team)?;
    if subject.place >= team.places || subject.day >= world.outline.days() {
        return None;
    }
    let mut replication: Replication<Living, Nobody> =
        Replication::living(world, people, seed, number, Nobody);
    replication.people_mut().keep_diary(subject);
    // The day before the first is day 0 of the run; calls taken late on the day end after it.
    while replication.day() <= subject.day + 1 && !replication.step(world, STEP) {}
    replication.people_mut().close_diary()
}
