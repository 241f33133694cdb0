//! People who live their weeks on the clock: the people model, composed with the roster and the calls.
//!
//! Each Monday and each morning happen in the order that [`crate::engine::people`] states. Who is away is decided
//! place by place in this order: nobody there; a day off (unless it is worked as overtime); leave; training; absence;
//! a protected day. Leave and protected days fall due evenly over the year and over the places, whatever
//! the roster's four weeks say; the roster's own spare days are worked in exchange, so that as many people are
//! there on average as it reckons with.

mod customers;
mod days;
mod forecast;
mod mondays;
mod mornings;
mod pace;
mod policies;

use super::away::{self, Away, Rules as AwayRules};
use super::diary::{Diary, Entry, Pause, Status, Subject};
use super::duty::{Duties, OffPhone, Planned};
use super::journeys::Journeys;
use super::presence::{Attends, Days, Hours, Interval, Laid, Today};
use super::weeks::{Column, Weeks};
use crate::engine::customers::laws::{Answer, Outcome};
use crate::engine::people::calls::{CallLaws, OnCalls};
use crate::engine::people::person::{Absence, Lived, Person};
use crate::engine::people::team::Team;
use crate::engine::people::{Rules, Weekly};
use crate::engine::policy::look::Scatter;
use crate::engine::policy::{Conduct, Record, Regime};
use crate::engine::signals::{Again, Agent, Behaviour, Contact, Kind, Responses, Story};
use crate::math::order;
use crate::math::streams::Key;
use crate::scenario::WhenShort;
use crate::scenario::levers::SendHome;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY, SECONDS_PER_HOUR};

pub use customers::CustomerSpec;
use customers::Customers;

/// What all repetitions of a scenario know of its people.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Its customers, if they respond.
    pub customers: Option<CustomerSpec>,
    /// What moves an agent's log-odds of resolution.
    pub resolution: Resolution,
    /// The model's rules.
    pub rules: Rules,
    /// What calls do and suffer.
    pub laws: CallLaws,
    /// Absence as spells.
    pub absence: Absence,
    /// Who is away when.
    pub away: AwayRules,
    /// Team by team.
    pub teams: Vec<TeamSpec>,
    /// Time off the phone that levers take, for everybody and for those who nest.
    pub off_phone: [Vec<OffPhone>; 2],
    /// Intervals of a day.
    pub slots_per_day: usize,
    /// Length of an interval, seconds.
    pub slot_seconds: f64,
    /// Measured weeks.
    pub weeks: usize,
    /// Nesting, weeks.
    pub nesting_weeks: f64,
    /// Mean handling time of a call, seconds.
    pub handle_seconds: f64,
    /// How far apart the base workforce is in what scorecards show.
    pub scatter: Scatter,
}

/// What moves the log-odds with which an agent resolves a contact, all from the base workforce's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution {
    /// Log-odds for each share of contacts.
    pub per_share: f64,
    /// Fewer per unit of fatigue, and the fatigue of the base.
    pub fatigue: (f64, f64),
    /// Fewer per second on shift, and half the mean length of a shift, seconds.
    pub shift: (f64, f64),
    /// What is still to be learned, of a newcomer's, in the base workforce.
    pub gap: f64,
    /// Gap of a newcomer on the first day.
    pub first_gap: f64,
}

impl Resolution {
    /// What the hour and the day take from the log-odds in the base workforce.
    fn centred(&self) -> f64 {
        self.fatigue.0 * self.fatigue.1 + self.shift.0 * self.shift.1
    }
}

/// A team of a scenario.
#[derive(Clone, Debug)]
pub struct TeamSpec {
    /// People wanted on the phone.
    pub heads: usize,
    /// Places, more than heads so that hiring ahead finds one.
    pub places: usize,
    /// Shifts that each weekday needs people for, absence already taken off.
    pub need: [f64; DAYS_PER_WEEK],
}

/// A place's day and week.
#[derive(Clone, Copy, Debug)]
struct Holder {
    attends: Attends,
    /// Why the holder does not work, if so.
    idle: Status,
    /// Whether the holder nests.
    nesting: bool,
    home: bool,
    /// Whether today's shift is overtime.
    overtime: bool,
    /// When the shift ends, seconds.
    leaves: f64,
    /// Days worked this week.
    worked: u32,
    /// Days of it protected, or ended by being sent home.
    against: u32,
    /// Busy and phone seconds of the week as the day began.
    before: (f64, f64),
    /// Occupancy of the last days with calls; earlier ones fade.
    occupancy: Option<f64>,
}

#[derive(Clone, Debug)]
struct Crew {
    people: Team,
    on_calls: Vec<OnCalls>,
    holders: Vec<Holder>,
    away: Vec<Away>,
    /// Everybody's file, place by place; none where no policy acts.
    records: Vec<Option<Record>>,
    /// Share of the trained whose training still tells.
    trained: f64,
    /// Factor of load on handling time.
    load: f64,
    /// What hurry adds to the log-odds of resolution.
    hurry: f64,
    /// Log of how far occupancy has lain above the usual, smoothed.
    overwork: f64,
    /// Busy and staffed seconds of the day.
    day: (f64, f64),
    /// What days are like, from those with calls; a preview's other days are taken to be like them.
    usual: Usual,
    sent_home: SentHome,
}

/// Child of the people's key: contacts on their way as the run begins.
const CUSTOMERS: u64 = u64::MAX;

/// Calls of the day under way, which are booked on its week when it is over.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    taken: f64,
    hostile: f64,
    firsts: f64,
    resolved: f64,
    /// Seconds.
    handled: f64,
}

/// What a paid second of a shift brings, and what a call is like, over the last days with calls: sums in which earlier
/// ones fade.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Usual {
    paid: f64,
    phone: f64,
    busy: f64,
    exposure: f64,
    /// Busy seconds, each with the hostile calls that whoever works meets for those of others.
    met: f64,
    answered: f64,
    /// What the hour and the day did to the log-odds of resolution of those answered.
    wearing: f64,
}

impl Usual {
    /// The day before counts half as much as the one that is over.
    fn fade(&mut self) {
        let Self { paid, phone, busy, exposure, met, answered, wearing } = self;
        for sum in [paid, phone, busy, exposure, met, answered, wearing] {
            *sum /= 2.0;
        }
    }
}

/// By weekday, paid seconds and those of people sent home, on days with calls and on a preview's others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct SentHome {
    seen: [f64; DAYS_PER_WEEK],
    paid: [f64; DAYS_PER_WEEK],
    unseen: [f64; DAYS_PER_WEEK],
}

impl SentHome {
    /// Seconds of people who would have been sent home on a preview's days without calls: as many as on those of the same
    /// weekday with calls, or of any where there was none.
    fn unseen(&self) -> f64 {
        let [seen, paid] = [self.seen, self.paid].map(|of| of.iter().sum::<f64>());
        let share = |weekday: usize| {
            if self.paid[weekday] > 0.0 {
                self.seen[weekday] / self.paid[weekday]
            } else {
                seen / paid.max(f64::MIN_POSITIVE)
            }
        };
        (0..DAYS_PER_WEEK).map(|weekday| share(weekday) * self.unseen[weekday]).sum()
    }
}

/// The people of a repetition.
#[derive(Clone, Debug)]
pub struct Living {
    spec: Spec,
    key: Key,
    laws: CallLaws,
    weekly: Weekly,
    regime: Regime,
    crews: Vec<Crew>,
    slot: usize,
    weekday: usize,
    /// Whether today's calls count.
    measured: bool,
    /// Whether some days have no calls.
    partial: bool,
    week: Option<usize>,
    weeks: Weeks,
    tally: Tally,
    customers: Option<Customers>,
    order: Vec<usize>,
    /// Whose diary is kept, and whether today is the day.
    subject: Option<(Subject, bool)>,
    diary: Diary,
}

impl Living {
    /// The people of a world, before its first day.
    #[must_use]
    pub fn new(spec: &Spec, key: Key) -> Self {
        let crews: Vec<Crew> = spec
            .teams
            .iter()
            .zip(0_u64..)
            .map(|(team, label)| Crew {
                people: Team::new(key.child(label), team.heads, team.places, &spec.rules),
                on_calls: vec![OnCalls::default(); team.places],
                holders: vec![
                    Holder {
                        attends: Attends::Away,
                        idle: Status::Off,
                        nesting: false,
                        home: false,
                        overtime: false,
                        leaves: 0.0,
                        worked: 0,
                        against: 0,
                        before: (0.0, 0.0),
                        occupancy: None,
                    };
                    team.places
                ],
                away: vec![Away::default(); team.places],
                records: Vec::new(),
                trained: 0.0,
                load: 1.0,
                hurry: 0.0,
                overwork: 0.0,
                day: (0.0, 0.0),
                usual: Usual::default(),
                sent_home: SentHome::default(),
            })
            .collect();
        let places = spec.teams.iter().map(|team| team.places).sum();
        let mut living = Self {
            laws: spec.laws.clone(),
            weekly: Weekly::new(0, &spec.rules, spec.rules.reference.proficiency),
            regime: Regime::of(0.0, &spec.rules.levers, &spec.rules.assumptions),
            key,
            crews,
            slot: 0,
            weekday: 0,
            measured: true,
            partial: false,
            week: None,
            weeks: Weeks::new(spec.weeks, spec.slots_per_day, places),
            tally: Tally::default(),
            // No team is as far down the list as the customers' place.
            customers: spec.customers.as_ref().map(|spec| Customers::new(spec, key.child(CUSTOMERS))),
            order: Vec::with_capacity(places),
            subject: None,
            diary: Diary::default(),
            spec: spec.clone(),
        };
        living.laws.follow(&living.weekly.climate);
        living.open_files();
        for crew in &mut living.crews {
            for person in crew.people.places.iter_mut().flatten() {
                person.begin_week(
                    &spec.absence,
                    &living.weekly.climate,
                    living.weekly.week,
                    &spec.rules.assumptions,
                );
            }
        }
        living
    }

    /// Contacts that customers will make on later days.
    #[must_use]
    pub fn to_return(&self) -> usize {
        self.customers.as_ref().map_or(0, Customers::to_return)
    }

    /// A team's people.
    #[must_use]
    pub fn team(&self, team: usize) -> Option<&Team> {
        self.crews.get(team).map(|crew| &crew.people)
    }

    /// What the week has been like so far for whoever holds each of a team's places.
    #[must_use]
    pub fn on_calls(&self, team: usize) -> &[OnCalls] {
        self.crews.get(team).map_or(&[], |crew| &crew.on_calls)
    }

    /// What each of a team's places has coming.
    #[must_use]
    pub fn away(&self, team: usize) -> &[Away] {
        self.crews.get(team).map_or(&[], |crew| &crew.away)
    }

    /// Keeps the diary of one agent for one day.
    pub(super) fn keep_diary(&mut self, subject: Subject) {
        self.subject = Some((subject, false));
    }

    /// The diary that was kept.
    pub(super) fn close_diary(&mut self) -> Option<Diary> {
        self.subject.take().map(|_| core::mem::take(&mut self.diary))
    }

    /// Today's diary, if it is of the holder of this place.
    fn diary_of(&mut self, team: usize, place: usize) -> Option<&mut Diary> {
        match self.subject {
            Some((subject, true)) if subject.team == team && subject.place == place => Some(&mut self.diary),
            _ => None,
        }
    }

    /// Notes in the diary what the week or the day begins with.
    fn note(&mut self, day: usize, monday: bool) {
        let Some((subject, is_today)) = &mut self.subject else { return };
        let a = &self.spec.rules.assumptions;
        *is_today = day == subject.day + 1;
        let crew = &self.crews[subject.team];
        let person = crew.people.places[subject.place].as_ref();
        let strain = person.map(|person| person.strain(a));
        if monday && day <= subject.day + 1 {
            if person.is_none_or(|person| person.weeks < 1.0) {
                self.diary.weeks.clear();
            }
            self.diary.weeks.extend(strain.map(|strain| ((day - 1) / DAYS_PER_WEEK, strain)));
        }
        if *is_today {
            self.diary.strain = strain;
            self.diary.tenure = person.map(|person| person.weeks);
            self.diary.status = match (person, crew.holders[subject.place].attends) {
                (None, _) => Status::Vacant,
                (_, Attends::Absent) => Status::Absent,
                (_, Attends::Works(_)) => Status::Works,
                _ => crew.holders[subject.place].idle,
            };
        }
    }

    /// How the holder of a place works under the policy.
    fn conduct(&self, team: usize, place: usize) -> &Conduct {
        let record = self.crews[team].records.get(place).and_then(Option::as_ref);
        record.map_or(&Conduct::TODAY, |record| &record.conduct)
    }

    /// Books the calls of the day that is over, if it counts.
    fn book(&mut self) {
        let Tally { taken, hostile, firsts, resolved, handled } = core::mem::take(&mut self.tally);
        if !self.measured {
            return;
        }
        self.add(Column::Taken, taken);
        self.add(Column::Hostile, hostile);
        self.add(Column::Firsts, firsts);
        self.add(Column::ResolvedFirst, resolved);
        self.add(Column::Handled, handled);
    }

    fn add(&mut self, column: Column, value: f64) {
        if let Some(week) = self.week {
            self.weeks.add(week, column, value);
        }
    }

    /// Writes a call into the diary, if it is the agent's day.
    #[cold]
    fn write(
        &mut self,
        agent: Agent,
        contact: &Contact,
        (severity, seconds): (f64, f64),
        (before, outcome): (f64, Option<Outcome>),
    ) {
        let person = self.crews[agent.team].on_calls[agent.number];
        let factor = self.customers.as_ref().map_or(1.0, |customers| customers.hostility(contact.story));
        let hostile = self.laws.severity(&person, contact, factor).1;
        let pace = self.laws.pace(&person, contact, severity) * self.crews[agent.team].load;
        if let Some(diary) = self.diary_of(agent.team, agent.number) {
            let ends = contact.taken + seconds;
            diary.fatigue.extend([(contact.taken, before), (ends, person.fatigue)]);
            diary.calls.push(Entry {
                contact: *contact,
                ends,
                severity,
                hostile,
                pace,
                outcome,
                fatigue_before: before,
                fatigue_after: person.fatigue,
            });
        }
    }
}

impl Responses for Living {
    #[inline(always)]
    fn issue(&mut self, queue: usize, key: Key) -> Option<Story> {
        match &mut self.customers {
            Some(customers) => customers.issue(queue, key),
            None => Some(Story::default()),
        }
    }

    #[inline(always)]
    fn hostility(&mut self, agent: Agent, contact: &Contact) -> f64 {
        let factor = self.customers.as_ref().map_or(1.0, |customers| customers.hostility(contact.story));
        let crew = &mut self.crews[agent.team];
        let (severity, hostile) = self.laws.severity(&crew.on_calls[agent.number], contact, factor);
        crew.usual.exposure += severity;
        self.tally.taken += 1.0;
        // A preview's few calls have no luck of their own in what they count.
        self.tally.hostile += if self.partial {
            self.laws.chance(&crew.on_calls[agent.number], contact, factor)
        } else {
            f64::from(u8::from(hostile))
        };
        severity
    }

    #[inline(always)]
    fn behaviour(&mut self, agent: Agent, contact: &Contact, hostility: f64) -> Behaviour {
        let crew = &self.crews[agent.team];
        let pace = self.laws.pace(&crew.on_calls[agent.number], contact, hostility) * crew.load;
        Behaviour { pace, pause: self.laws.pause(hostility) }
    }

    #[inline(always)]
    fn handled(&mut self, agent: Agent, contact: &Contact, hostility: f64, seconds: f64) -> Option<Again> {
        let crew = &mut self.crews[agent.team];
        let person = &mut crew.on_calls[agent.number];
        let taken = contact.taken;
        let fatigue = self.laws.handled(person, taken, taken + seconds, hostility);
        let mut again = None;
        let mut outcome = None;
        if let Some(customers) = &mut self.customers {
            let resolution = &self.spec.resolution;
            let log_odds = person.resolves + crew.hurry
                - resolution.fatigue.0 * fatigue
                - resolution.shift.0 * (taken - person.began).max(0.0);
            crew.usual.answered += 1.0;
            crew.usual.wearing += log_odds - person.resolves;
            let answer = Answer {
                log_odds,
                strain: person.strain,
                hostile: hostility > 0.0,
                soft: self.weekly.climate.soft,
            };
            let (became, next) = customers.answered(contact, &answer, (hostility, seconds));
            again = next;
            outcome = Some(became);
            let first = contact.story.kind == Kind::First;
            self.tally.firsts += f64::from(u8::from(first));
            self.tally.resolved += f64::from(u8::from(first && became == Outcome::Resolved));
        }
        if self.subject.is_some() {
            self.write(agent, contact, (hostility, seconds), (fatigue, outcome));
        }
        self.tally.handled += seconds;
        if self.measured && self.week.is_some() {
            self.weeks.fatigue(self.slot, fatigue);
        }
        again
    }

    #[inline(always)]
    fn unanswered(&mut self, queue: usize, key: Key, story: Story, again: bool) {
        if let Some(customers) = &mut self.customers {
            customers.unanswered(queue, key, story, again);
        }
    }
}
