//! Who is on the phone when: a person's shift on a day, without the breaks and the hours off the phone.
//!
//! Breaks and meals lie where the roster put them. Time for training, coaching, meetings and the
//! rest has no place in a roster; it is laid into each shift in blocks, whole ones, so many that
//! their expectation is the scenario's, at moments that are uniform over the time between the breaks
//! and never overlap. Absence takes whole days, each for itself.

use super::presence::{Attends, Days, Laid};
use crate::engine::planning::roster::RosterShift;
use crate::engine::planning::shrinkage::{Layer, Shrinkage};
use crate::math::order;
use crate::math::streams::Key;
use crate::units::{SECONDS_PER_DAY, SECONDS_PER_MINUTE};

/// The length of a block off the phone that has no usual length of its own.
const SHORT_BLOCK: f64 = 10.0 * SECONDS_PER_MINUTE;

/// The lanes of the key of a person's day.
mod lanes {
    /// Whether the person is absent.
    pub(super) const ABSENT: u64 = 0;
    /// Whether there is one block more, by kind.
    pub(super) const BLOCKS: u64 = 8;
    /// Where the blocks lie.
    pub(super) const PLACES: u64 = 32;
    /// Whether there is one block more of a kind that not everybody has.
    pub(super) const FURTHER: u64 = 1 << 16;
    /// Children of a day: groups of a team that have breaks together; far from the places of teams.
    pub(super) const GROUPS: u64 = 1 << 32;
}

/// What changes. In this order at one moment: whoever goes, goes before anybody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Goes off duty, into a pause or home.
    Off,
    /// Comes to begin a shift.
    Begin,
    /// Comes back from a pause.
    Resume,
}

/// A person comes on duty, or goes off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// When, seconds.
    pub at: f64,
    /// What.
    pub turn: Turn,
    /// Place of the team.
    pub team: u32,
    /// The person's number within it.
    pub agent: u32,
    /// Of the pause that ends, so many seconds were rest.
    pub rest: f64,
}

/// A shift in seconds after midnight.
#[derive(Clone, Debug)]
struct Shift {
    begins: f64,
    ends: f64,
    /// Meal and breaks in order, none overlapping.
    pauses: Vec<(f64, f64)>,
    /// Paid time, breaks included.
    paid: f64,
}

/// Time off the phone of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OffPhone {
    /// How much.
    pub amount: Amount,
    /// Length of a block, seconds.
    pub block: f64,
    /// Whether it is rest.
    pub rest: bool,
    /// Where it lies.
    pub lies: Lies,
}

/// How much time off the phone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A share of paid time.
    Share(f64),
    /// So many blocks in a shift.
    Blocks(f64),
}

/// Where blocks lie in a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// Anywhere between the breaks.
    Anywhere,
    /// At its start.
    First,
    /// Where it lies for all of so many neighbours who work the same shift, as far as their other blocks allow.
    Together(u32),
}

/// What a day of the roster is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// Works the shift at this place.
    Shift(u32),
    /// Has a day off, and would work this shift if the centre is open.
    Off(Option<u32>),
    /// Has leave or a protected rest day in the place of this shift.
    Spare(Option<u32>, Spare),
}

/// What a working day is given up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spare {
    /// Leave.
    Leave,
    /// A protected rest day.
    Protected,
}

/// A place in the roster.
#[derive(Clone, Debug)]
pub struct Person {
    /// Place of the team.
    pub team: u32,
    /// Number within it.
    pub agent: u32,
    /// By day of the roster.
    pub days: Vec<Planned>,
}

/// Everybody's days, and the rules by which they are lived.
#[derive(Clone, Debug)]
pub struct Duties {
    /// Everybody, team by team and in order of their numbers.
    people: Vec<Person>,
    /// Where each team's people begin, and where they end.
    teams: Vec<(usize, usize)>,
    shifts: Vec<Shift>,
    off_phone: Vec<OffPhone>,
    absence: f64,
}

/// Room to lay out a day, used again and again.
#[derive(Clone, Debug)]
pub struct Scratch {
    /// Places of blocks in time between breaks, from 0 to 1, with their lengths, and whether they are rest.
    blocks: Vec<(f64, f64, bool)>,
    /// Stretches on the phone.
    stretches: Vec<(f64, f64)>,
    /// Rest in blocks before each stretch, seconds.
    rests: Vec<f64>,
}

impl Default for Scratch {
    /// Room for any usual day, so that a rare one does not ask for more in the middle of a run.
    fn default() -> Self {
        Self {
            blocks: Vec::with_capacity(64),
            stretches: Vec::with_capacity(64),
            rests: Vec::with_capacity(64),
        }
    }
}

impl Duties {
    /// Nobody yet.
    #[must_use]
    pub fn new(shrinkage: &Shrinkage, absence: f64, breaks_are_laid_out: bool) -> Self {
        let at_work = (1.0 - shrinkage.planned) * (1.0 - shrinkage.unplanned);
        let off_phone = shrinkage
            .parts
            .iter()
            .filter(|part| part.kind == Layer::InDay && part.share > 0.0)
            .filter(|part| !(breaks_are_laid_out && part.id == "breaks"))
            .map(|part| OffPhone {
                amount: Amount::Share(part.share / at_work),
                block: match part.id {
                    "training" => 60.0 * SECONDS_PER_MINUTE,
                    "coaching" | "meetings" => 30.0 * SECONDS_PER_MINUTE,
                    _ => SHORT_BLOCK,
                },
                rest: part.id == "breaks",
                lies: Lies::Anywhere,
            })
            .collect();
        Self { people: Vec::new(), teams: Vec::new(), shifts: Vec::new(), off_phone, absence }
    }

    /// Adds shifts of a roster; returns the place of the first.
    pub fn add_shifts(&mut self, shifts: &[RosterShift]) -> u32 {
        let first = u32::try_from(self.shifts.len()).unwrap_or(u32::MAX);
        self.shifts.extend(shifts.iter().map(shift));
        first
    }

    /// Adds the next team's places, by day of the roster.
    pub fn add_team(&mut self, rows: impl Iterator<Item = Vec<Planned>>) {
        let (first, team) = (self.people.len(), u32::try_from(self.teams.len()).unwrap_or(u32::MAX));
        self.people.extend((0..).zip(rows).map(|(agent, days)| Person { team, agent, days }));
        self.teams.push((first, self.people.len()));
    }

    /// The places of a team.
    #[must_use]
    pub fn of_team(&self, team: usize) -> &[Person] {
        let (first, last) = self.teams.get(team).copied().unwrap_or_default();
        self.people.get(first..last).unwrap_or_default()
    }

    /// The shift at a place.
    fn shift(&self, place: u32) -> Option<&Shift> {
        self.shifts.get(place as usize)
    }

    /// Whether any shift goes on after midnight.
    #[must_use]
    pub fn is_overnight(&self) -> bool {
        self.shifts.iter().any(|shift| shift.ends > SECONDS_PER_DAY)
    }

    /// When the shift at a place ends, seconds after midnight.
    #[must_use]
    pub fn ends(&self, place: u32) -> f64 {
        self.shift(place).map_or(0.0, |shift| shift.ends)
    }

    /// Paid seconds of the shift at a place, breaks included.
    #[must_use]
    pub fn paid(&self, place: u32) -> f64 {
        self.shift(place).map_or(0.0, |shift| shift.paid)
    }

    /// Adds the changes of duty of everybody's shifts that begin on a day; returns how many people were to work, and how many of them are absent.
    ///
    /// `day` is the day's key, `of_roster` its place in the roster, `midnight` its beginning in seconds.
    pub fn lay_out<D: Days>(
        &self,
        (day, of_roster, midnight): (Key, usize, f64),
        days: &mut D,
        changes: &mut Vec<Change>,
        scratch: &mut Scratch,
    ) -> (u32, u32) {
        let (mut scheduled, mut absent) = (0, 0);
        for person in &self.people {
            let (team, place) = (person.team as usize, person.agent as usize);
            // Somebody else more or less, in this team or another, changes nothing in this person's day.
            let key = day.child(u64::from(person.team)).child(u64::from(person.agent));
            let shift = match days.attends(team, place) {
                Attends::Away => None,
                Attends::Absent => {
                    scheduled += 1;
                    absent += 1;
                    None
                }
                Attends::Works(shift) => {
                    scheduled += 1;
                    self.shift(shift)
                }
                Attends::ByRoster => match person.days.get(of_roster) {
                    Some(&Planned::Shift(shift)) => {
                        scheduled += 1;
                        let is_absent = key.uniform(lanes::ABSENT) < self.absence;
                        absent += u32::from(is_absent);
                        if is_absent { None } else { self.shift(shift) }
                    }
                    _ => None,
                },
            };
            let Some(shift) = shift else { continue };
            self.stretches(shift, (day, key), (person, days.off_phone(team, place)), scratch);
            let mut turn = Turn::Begin;
            let mut before = shift.begins;
            for (&(from, to), rest) in scratch.stretches.iter().zip(&mut scratch.rests) {
                let (team, agent) = (person.team, person.agent);
                *rest = if D::RESTS { *rest + shift.paused(before, from) } else { 0.0 };
                let rest = *rest;
                // Of a stretch so short that the clock does not tell its ends apart, the end would come first, and
                // duty would not end at all.
                if midnight + from >= midnight + to {
                    continue;
                }
                changes.push(Change { at: midnight + from, turn, team, agent, rest });
                changes.push(Change { at: midnight + to, turn: Turn::Off, team, agent, rest: 0.0 });
                turn = Turn::Resume;
                before = to;
            }
            let Scratch { stretches, rests, .. } = &*scratch;
            days.laid_out(
                team,
                place,
                &Laid { midnight, stretches, rests, ends: shift.ends, paid: shift.paid },
            );
        }
        (scheduled, absent)
    }

    /// The stretches of a shift that are spent on the phone.
    fn stretches(
        &self,
        shift: &Shift,
        (day, key): (Key, Key),
        (person, further): (&Person, &[OffPhone]),
        scratch: &mut Scratch,
    ) {
        let Scratch { blocks, stretches, rests } = scratch;
        blocks.clear();
        stretches.clear();
        rests.clear();
        let paused: f64 = shift.pauses.iter().map(|(from, to)| to - from).sum();
        let free = shift.ends - shift.begins - paused;
        let mut off = 0.0;
        // What an agent has beyond everybody draws from lanes of its own, so that it moves nothing that all have.
        let kinds = self.off_phone.iter().zip(0_u64..).chain(further.iter().zip(lanes::FURTHER..));
        for (kind, label) in kinds {
            let count = match kind.amount {
                Amount::Share(share) => share * shift.paid / kind.block,
                Amount::Blocks(count) => count,
            };
            let whole = libm::floor(count);
            let one_more = key.uniform(lanes::BLOCKS + label) < count - whole;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "blocks of a day")]
            for _ in 0..whole as u32 + u32::from(one_more) {
                let length = kind.block.min(free - off);
                if length > 0.0 {
                    let lane = lanes::PLACES + blocks.len() as u64;
                    let place = match kind.lies {
                        Lies::Anywhere => key.uniform(lane),
                        Lies::First => 0.0,
                        Lies::Together(size) => {
                            let group = u64::from(person.agent / size.max(1));
                            day.child(lanes::GROUPS + u64::from(person.team)).child(group).uniform(label)
                        }
                    };
                    blocks.push((place, length, kind.rest));
                    off += length;
                }
            }
        }
        order::insertion(blocks, |a, b| a.0 < b.0);
        // Places are in the time that no block takes, so that blocks never overlap; `at` and `to` count time
        // between breaks, which is then put on the clock.
        let (mut at, mut before) = (0.0, 0.0);
        let mut rest = 0.0;
        for &(place, length, is_rest) in blocks.iter() {
            let to = place * (free - off) + before;
            on_the_clock(shift, at, to, stretches);
            if stretches.len() > rests.len() {
                rests.push(rest);
                rests.resize(stretches.len(), 0.0);
                rest = 0.0;
            }
            at = to + length;
            before += length;
            rest += if is_rest { length } else { 0.0 };
        }
        on_the_clock(shift, at, free, stretches);
        if stretches.len() > rests.len() {
            rests.push(rest);
            rests.resize(stretches.len(), 0.0);
        }
    }
}

impl Shift {
    /// Seconds of breaks between two moments of a shift.
    fn paused(&self, from: f64, to: f64) -> f64 {
        self.pauses.iter().map(|&(pause, back)| (back.min(to) - pause.max(from)).max(0.0)).sum()
    }
}

/// Adds a stretch of the time between breaks, cut where breaks lie.
fn on_the_clock(shift: &Shift, from: f64, to: f64, stretches: &mut Vec<(f64, f64)>) {
    let mut begins = shift.begins;
    let mut passed = 0.0;
    let ends = [(shift.ends, shift.ends)];
    for &(pause, back) in shift.pauses.iter().chain(&ends) {
        let length = pause - begins;
        let (first, last) = (from.max(passed) - passed, to.min(passed + length) - passed);
        if first < last {
            stretches.push((begins + first, begins + last));
        }
        passed += length;
        begins = back;
    }
}

fn shift(shift: &RosterShift) -> Shift {
    let begins = f64::from(shift.start_minute) * SECONDS_PER_MINUTE;
    let ends = f64::from(shift.end_minute) * SECONDS_PER_MINUTE;
    let meal = shift.meal_start_minute.map(|start| (f64::from(start), f64::from(shift.meal_minutes)));
    let mut pauses: Vec<(f64, f64)> = shift
        .breaks
        .iter()
        .map(|pause| (f64::from(pause.start_minute), pause.minutes))
        .chain(meal)
        .map(|(start, minutes)| (start * SECONDS_PER_MINUTE, (start + minutes) * SECONDS_PER_MINUTE))
        .collect();
    order::insertion(&mut pauses, |a, b| a.0 < b.0);
    let mut last = begins;
    for pause in &mut pauses {
        pause.0 = pause.0.clamp(last, ends);
        pause.1 = pause.1.clamp(pause.0, ends);
        last = pause.1;
    }
    let meal = meal.map_or(0.0, |(_, minutes)| minutes * SECONDS_PER_MINUTE);
    Shift { begins, ends, pauses, paid: ends - begins - meal }
}
