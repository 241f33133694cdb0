//! People who live their weeks on the clock: the people model, composed with the roster and the calls.
//!
//! Each Monday and each morning happen in the order that [`crate::engine::people`] states. Who is away is decided
//! place by place in this order: nobody there; a day off (unless it is worked as overtime); leave; training; absence;
//! a protected day. Leave and protected days fall due evenly over the year and over the places, whatever
//! the roster's four weeks say; the roster's own spare days are worked in exchange, so that as many people are
//! there on average as it reckons with.

use super::away::{self, Away, Rules as AwayRules};
use super::diary::{Diary, Entry, Pause, Status, Subject};
use super::duty::{Duties, OffPhone, Planned};
use super::presence::{Attends, Days, Interval, Laid, Today};
use super::weeks::{Column, Weeks};
use crate::engine::people::calls::{CallLaws, OnCalls};
use crate::engine::people::person::{Absence, Lived, Person};
use crate::engine::people::team::Team;
use crate::engine::people::{Rules, Weekly};
use crate::engine::signals::{Agent, Behaviour, Contact, Responses};
use crate::math::order;
use crate::math::streams::Key;
use crate::scenario::WhenShort;
use crate::scenario::levers::SendHome;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY, SECONDS_PER_HOUR};

/// What all repetitions of a scenario know of its people.
#[derive(Clone, Debug)]
pub struct Spec {
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
    /// Share of the trained whose training still tells.
    trained: f64,
    /// Factor of load on handling time.
    load: f64,
    /// Log of how far occupancy has lain above the usual, smoothed.
    overwork: f64,
    /// Busy and staffed seconds of the day.
    day: (f64, f64),
    /// What days are like, from those with calls; a preview's other days are taken to be like them.
    usual: Usual,
    sent_home: SentHome,
}

/// What a paid second of a shift brings, over the last days with calls: sums in which earlier ones fade.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Usual {
    paid: f64,
    phone: f64,
    busy: f64,
    exposure: f64,
}

/// Paid seconds and those of people sent home, on days with calls and on a preview's others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct SentHome {
    seen: f64,
    paid: f64,
    unseen: f64,
}

/// The people of a repetition.
#[derive(Clone, Debug)]
pub struct Living {
    spec: Spec,
    key: Key,
    laws: CallLaws,
    weekly: Weekly,
    crews: Vec<Crew>,
    slot: usize,
    week: Option<usize>,
    weeks: Weeks,
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
                        before: (0.0, 0.0),
                        occupancy: None,
                    };
                    team.places
                ],
                away: vec![Away::default(); team.places],
                trained: 0.0,
                load: 1.0,
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
            key,
            crews,
            slot: 0,
            week: None,
            weeks: Weeks::new(spec.weeks, spec.slots_per_day, places),
            order: Vec::with_capacity(places),
            subject: None,
            diary: Diary::default(),
            spec: spec.clone(),
        };
        living.laws.follow(&living.weekly.climate);
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

    fn add(&mut self, column: Column, value: f64) {
        if let Some(week) = self.week {
            self.weeks.add(week, column, value);
        }
    }

    /// A Monday, before its first call.
    fn monday(&mut self, week: usize, duties: &Duties, of_roster: usize) {
        for team in 0..self.crews.len() {
            if week > 0 {
                self.end_week(team);
            }
            self.new_week(team);
        }
        self.week = (week < self.spec.weeks).then_some(week);
        let label = week as u64;
        let proficiency = self.proficiency();
        self.weekly = Weekly::new(label, &self.spec.rules, proficiency);
        self.laws.follow(&self.weekly.climate);
        for team in 0..self.crews.len() {
            self.take_stock(team);
            self.plan_week(team, week, duties, of_roster);
        }
        if let Some(week) = self.week {
            self.weeks.middle_tenure(week);
        }
    }

    fn end_week(&mut self, team: usize) {
        let crew = &mut self.crews[team];
        let (on_calls, holders) = (&crew.on_calls, &crew.holders);
        let turnover = crew.people.monday(&self.weekly, &self.spec.rules, |place| {
            let (calls, holder) = (&on_calls[place], &holders[place]);
            Lived {
                worked: holder.worked,
                exposure: calls.exposure,
                occupancy: (calls.duty > 0.0).then(|| (calls.busy / calls.duty).min(1.0)),
            }
        });
        // Who left between Sunday and Monday left in the week that ended.
        self.add(Column::LeftOwnWill, f64::from(turnover.own_will));
        self.add(Column::LeftOther, f64::from(turnover.other));
        self.add(Column::LeftEarly, f64::from(turnover.early));
        self.add(Column::Hired, f64::from(turnover.hired));
        self.add(Column::Joined, f64::from(turnover.joined));
    }

    /// Nothing of this week has happened yet, and newcomers have no fatigue from whoever held their place.
    fn new_week(&mut self, team: usize) {
        let crew = &mut self.crews[team];
        for (calls, person) in crew.on_calls.iter_mut().zip(&crew.people.places) {
            (calls.exposure, calls.busy, calls.duty) = (0.0, 0.0, 0.0);
            if person.as_ref().is_none_or(Person::is_new) {
                calls.fatigue = 0.0;
            }
        }
    }

    fn proficiency(&self) -> f64 {
        let (sum, count) = self.crews.iter().fold((0.0, 0.0), |(sum, count), crew| {
            let people = f64::from(crew.people.on_the_phone());
            (sum + people * crew.people.proficiency(&self.spec.rules), count + people)
        });
        if count > 0.0 { sum / count } else { self.spec.rules.reference.proficiency }
    }

    /// Counts the people as the week begins.
    fn take_stock(&mut self, team: usize) {
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        let census = crew.people.census(self.spec.nesting_weeks);
        let (mut strain, mut squares, mut high, mut skill, mut told) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for person in crew.people.places.iter_mut().flatten() {
            person.begin_week(&self.spec.absence, &self.weekly.climate, self.weekly.week, a);
            let e = person.strain(a);
            strain += e;
            squares += e * e;
            high += f64::from(u8::from(e > 1.0));
            skill += 1.0 - person.gap;
            told += person.training_left(self.weekly.week, a);
        }
        let people = f64::from(crew.people.on_the_phone());
        crew.trained = if people > 0.0 { told / people } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "far fewer people than 2^52")]
        let vacant = (crew.people.heads() as f64 - people).max(0.0);
        self.weeks.tenures(crew.people.places.iter().flatten().map(|person| person.weeks));
        for (column, value) in [
            (Column::OnThePhone, people),
            (Column::Nesting, f64::from(census.nesting)),
            (Column::Classroom, f64::from(census.classroom + census.spare)),
            (Column::Vacant, vacant),
            (Column::Strain, strain),
            (Column::StrainSquared, squares),
            (Column::AboveOneSd, high),
            (Column::Proficiency, skill),
        ] {
            self.add(column, value);
        }
    }

    /// Gives out the week's leave, training and protected days.
    fn plan_week(&mut self, team: usize, week: usize, duties: &Duties, of_roster: usize) {
        let key = self.key.child(away::LABEL).child(team as u64);
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        let (mut due, mut forfeited) = (0, 0);
        for (place, holder) in crew.holders.iter_mut().enumerate() {
            holder.worked = 0;
            let away = &mut crew.away[place];
            let person = crew.people.places.get(place).and_then(Option::as_ref);
            if person.is_none_or(Person::is_new) {
                forfeited += away.clear();
            }
            if person.is_some() {
                due += away.new_week(&self.spec.away, (place, key.child(place as u64)), week);
            }
            holder.nesting = person.is_some_and(|person| person.weeks < self.spec.nesting_weeks);
        }
        if !self.spec.away.protects() {
            return;
        }
        if let Some(week) = self.week {
            self.weeks.add(week, Column::Due, f64::from(due));
            self.weeks.add(week, Column::Forfeited, f64::from(forfeited));
        }
        let rows = duties.of_team(team);
        let held = |place: usize| crew.people.places.get(place).is_some_and(Option::is_some);
        let works = |place: usize, weekday: usize| {
            let row = rows.get(place).map(|row| row.days.as_slice()).unwrap_or_default();
            matches!(
                row.get((of_roster + weekday) % row.len().max(1)),
                Some(Planned::Shift(_) | Planned::Spare(Some(_), _))
            )
        };
        let order = &mut self.order;
        order.clear();
        order.extend((0..crew.holders.len()).filter(|&place| held(place)));
        if self.spec.away.by_strain() {
            let strain = |place: usize| {
                crew.people.places[place].as_ref().map_or(f64::NEG_INFINITY, |person| person.strain(a))
            };
            order::by(order, |&x, &y| strain(y).total_cmp(&strain(x)).then(x.cmp(&y)));
        }
        let need = self.spec.teams[team].need;
        let spare: [f64; DAYS_PER_WEEK] = core::array::from_fn(|weekday| {
            let there = order.iter().filter(|&&place| !crew.away[place].on_leave && works(place, weekday));
            #[expect(clippy::cast_precision_loss, reason = "far fewer people than 2^52")]
            let there = there.count() as f64;
            there - need[weekday]
        });
        away::protect(&self.spec.away, &mut crew.away, order, (week, spare), works);
    }

    /// Decides who works today.
    fn decide(&mut self, team: usize, today: &Today<'_>) {
        let spec = &self.spec;
        let a = &spec.rules.assumptions;
        let key = today.key.child(away::LABEL).child(team as u64);
        let rows = today.duties.of_team(team);
        let hours = |shift: u32| today.duties.paid(shift) / SECONDS_PER_HOUR;
        let crew = &mut self.crews[team];
        let mut present = 0.0;
        let week = self.week;
        let weeks = &mut self.weeks;
        let mut add = |column: Column, value: f64| {
            if let Some(week) = week {
                weeks.add(week, column, value);
            }
        };
        self.order.clear();
        for place in 0..crew.holders.len() {
            let holder = &mut crew.holders[place];
            let away = &mut crew.away[place];
            holder.attends = Attends::Away;
            holder.idle = Status::Off;
            holder.home = false;
            holder.before = (crew.on_calls[place].busy, crew.on_calls[place].duty);
            holder.overtime = false;
            let Some(person) = crew.people.places.get_mut(place).and_then(Option::as_mut) else { continue };
            let Some(row) = rows.get(place) else { continue };
            let key = key.child(place as u64);
            let mut overtime = false;
            let shift = match row.days.get(today.of_roster).copied().unwrap_or(Planned::Off(None)) {
                Planned::Shift(shift) => shift,
                Planned::Spare(Some(shift), spare) if !Away::takes_single(&spec.away, spare, key) => shift,
                Planned::Spare(Some(shift), _) => {
                    holder.idle = Status::Leave;
                    add(Column::Leave, 1.0);
                    add(Column::LeaveHours, hours(shift));
                    person.on_leave += 1;
                    person.rests(false, a);
                    away.not_today(today.weekday);
                    continue;
                }
                Planned::Off(Some(shift)) if !away.on_leave && Away::works_overtime(&spec.away, key) => {
                    overtime = true;
                    shift
                }
                Planned::Off(_) | Planned::Spare(None, _) => {
                    person.rests(false, a);
                    continue;
                }
            };
            if away.on_leave {
                holder.idle = Status::Leave;
                add(Column::Leave, 1.0);
                add(Column::LeaveHours, hours(shift));
                person.on_leave += 1;
                person.rests(false, a);
                continue;
            }
            if !overtime && let Some(learned) = away.learns() {
                away.not_today(today.weekday);
                holder.idle = Status::Training;
                add(Column::Training, 1.0);
                add(Column::TrainingHours, hours(shift));
                holder.worked += 1;
                person.off_in_a_row = 0;
                if learned {
                    person.trained = Some(self.weekly.week);
                }
                continue;
            }
            if away.is_protected(today.weekday) {
                holder.attends = Attends::Works(shift);
                self.order.push(place);
                continue;
            }
            add(Column::Scheduled, 1.0);
            if person.falls_ill(&spec.absence, a) {
                add(Column::Absent, 1.0);
                // Nobody pays for overtime that was not worked.
                add(Column::AbsentHours, if overtime { 0.0 } else { hours(shift) });
                holder.attends = Attends::Absent;
                // A day in bed is neither work nor rest.
                continue;
            }
            if overtime {
                add(Column::Overtime, 1.0);
                person.loses_rest(a);
            }
            if person.on_leave > 0 {
                person.comes_back(spec.rules.days_per_week, a);
            }
            person.off_in_a_row = 0;
            present += 1.0;
            add(if overtime { Column::OvertimeHours } else { Column::PaidHours }, hours(shift));
            holder.overtime = overtime;
            holder.worked += 1;
            holder.attends = Attends::Works(shift);
        }
        self.protect(team, today, present);
    }

    /// Gives today's protected days, or has their holders work after all.
    fn protect(&mut self, team: usize, today: &Today<'_>, mut present: f64) {
        let spec = &self.spec;
        let a = &spec.rules.assumptions;
        let need = spec.teams[team].need[today.weekday];
        let crew = &mut self.crews[team];
        let week = self.week;
        let weeks = &mut self.weeks;
        let mut add = |column: Column, value: f64| {
            if let Some(week) = week {
                weeks.add(week, column, value);
            }
        };
        let hours = |attends: Attends| match attends {
            Attends::Works(shift) => today.duties.paid(shift) / SECONDS_PER_HOUR,
            _ => 0.0,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let short = libm::ceil((need - present).max(0.0)) as usize;
        let taken = if spec.away.when_short == WhenShort::Honoured { 0 } else { short.min(self.order.len()) };
        // Who is least strained gives the day up first.
        let places = &crew.people.places;
        let strain = |place: usize| places[place].as_ref().map_or(f64::INFINITY, |person| person.strain(a));
        order::by(&mut self.order, |&x, &y| strain(x).total_cmp(&strain(y)).then(x.cmp(&y)));
        for (at, &place) in self.order.iter().enumerate() {
            let holder = &mut crew.holders[place];
            let Some(person) = crew.people.places[place].as_mut() else { continue };
            let paid = hours(holder.attends);
            if at >= taken {
                holder.attends = Attends::Away;
                holder.idle = Status::Protected;
                person.rests(true, a);
                add(Column::Protected, 1.0);
                add(Column::ProtectedHours, paid);
                continue;
            }
            if spec.away.when_short == WhenShort::Deferred {
                crew.away[place].owed += 1;
                add(Column::Deferred, 1.0);
            } else {
                add(Column::Cancelled, 1.0);
            }
            add(Column::Scheduled, 1.0);
            if person.falls_ill(&spec.absence, a) {
                holder.attends = Attends::Absent;
                add(Column::Absent, 1.0);
                add(Column::AbsentHours, paid);
            } else {
                if person.on_leave > 0 {
                    person.comes_back(spec.rules.days_per_week, a);
                }
                person.off_in_a_row = 0;
                holder.worked += 1;
                present += 1.0;
                add(Column::PaidHours, paid);
            }
        }
        if spec.away.when_short != WhenShort::Deferred {
            return;
        }
        // Days put off are given where today has people to spare.
        for place in 0..crew.holders.len() {
            if present - need < 1.0 {
                break;
            }
            let (holder, away) = (&mut crew.holders[place], &mut crew.away[place]);
            let paid = hours(holder.attends);
            if let Some(person) = crew.people.places[place].as_mut()
                && matches!(holder.attends, Attends::Works(_))
                && away.owed > 0
                && !holder.overtime
                && !away.is_protected(today.weekday)
            {
                away.owed -= 1;
                holder.worked -= 1;
                holder.attends = Attends::Away;
                holder.idle = Status::Protected;
                person.rests(true, a);
                present -= 1.0;
                add(Column::Scheduled, -1.0);
                add(Column::PaidHours, -paid);
                add(Column::Protected, 1.0);
                add(Column::ProtectedHours, paid);
            }
        }
    }

    /// Notes how busy everybody was, for a preview's days without calls.
    ///
    /// Earlier days fade by (n − 1) ÷ (n + 1), n being the days of a working week: so this mean scatters as much as
    /// a week's, and what depends on it more than in proportion comes out alike.
    fn remember_day(&mut self, team: usize) {
        let n = f64::from(self.spec.rules.days_per_week);
        let fades = (n - 1.0) / (n + 1.0);
        let crew = &mut self.crews[team];
        for (holder, calls) in crew.holders.iter_mut().zip(&crew.on_calls) {
            let (busy, phone) = (calls.busy - holder.before.0, calls.duty - holder.before.1);
            if phone > 0.0 {
                let now = busy / phone;
                let usual = holder.occupancy.unwrap_or(now);
                holder.occupancy = Some(now + fades * (usual - now));
            }
        }
    }

    /// A day's load: overwork follows how far occupancy lay above the usual.
    fn load_day(&mut self, team: usize, busy: f64, staffed: f64) {
        if staffed > 0.0 {
            let a = &self.spec.rules.assumptions;
            let above = libm::log((busy / staffed).clamp(f64::EPSILON, 1.0) / a.load_reference).max(0.0);
            #[expect(clippy::cast_precision_loss, reason = "seven")]
            let part = 1.0 - libm::exp(-1.0 / (a.overwork_memory * DAYS_PER_WEEK as f64));
            let overwork = &mut self.crews[team].overwork;
            *overwork += part * (above - *overwork);
        }
    }

    /// Writes a call into the diary, if it is the agent's day.
    #[cold]
    fn write(&mut self, agent: Agent, contact: &Contact, (severity, seconds): (f64, f64), before: f64) {
        let person = self.crews[agent.team].on_calls[agent.number];
        let hostile = self.laws.severity(&person, contact).1;
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
                fatigue_before: before,
                fatigue_after: person.fatigue,
            });
        }
    }

    /// How fast the holder of a place works today: a factor on handling time.
    fn pace(&self, team: usize, place: usize) -> (f64, f64) {
        let (rules, climate) = (&self.spec.rules, &self.weekly.climate);
        let a = &rules.assumptions;
        let crew = &self.crews[team];
        let Some(person) = crew.people.places.get(place).and_then(Option::as_ref) else { return (1.0, 1.0) };
        let strain = person.strain(a);
        let c = a.handle_per_sd;
        // A product, which no coefficients can make nothing.
        let trained = (1.0 + a.technical_gain * person.training_left(self.weekly.week, a))
            * (1.0 + a.technical_spill * crew.trained);
        let good = if strain < 0.0 { climate.good_attenders } else { 1.0 };
        let speed = person.speed * (1.0 - person.gap) / rules.reference.proficiency
            * trained
            * climate.output
            * good
            * libm::exp(-c * strain - c * c / 2.0);
        let k = a.hostile_strain_log_odds;
        let odds = libm::exp(climate.provoked * k * strain - k * k / 2.0);
        (1.0 / speed, odds)
    }
}

impl Responses for Living {
    #[inline(always)]
    fn hostility(&mut self, agent: Agent, contact: &Contact) -> f64 {
        let crew = &mut self.crews[agent.team];
        let (severity, hostile) = self.laws.severity(&crew.on_calls[agent.number], contact);
        crew.usual.exposure += severity;
        if let Some(week) = self.week {
            self.weeks.call(week, hostile);
        }
        severity
    }

    #[inline(always)]
    fn behaviour(&mut self, agent: Agent, contact: &Contact, hostility: f64) -> Behaviour {
        let crew = &self.crews[agent.team];
        let pace = self.laws.pace(&crew.on_calls[agent.number], contact, hostility) * crew.load;
        Behaviour { pace, pause: self.laws.pause(hostility), resolved: true }
    }

    #[inline(always)]
    fn handled(&mut self, agent: Agent, contact: &Contact, hostility: f64, seconds: f64) {
        let person = &mut self.crews[agent.team].on_calls[agent.number];
        let taken = contact.taken;
        let fatigue = self.laws.handled(person, taken, taken + seconds, hostility);
        if self.subject.is_some() {
            self.write(agent, contact, (hostility, seconds), fatigue);
        }
        if self.week.is_some() {
            self.weeks.fatigue(self.slot, fatigue);
        }
    }
}

impl Days for Living {
    const RESTS: bool = true;

    fn morning(&mut self, today: &Today<'_>) {
        self.slot = 0;
        // Day 0 is the Sunday before the first week.
        if today.day > 0 && today.weekday == 0 {
            self.monday((today.day - 1) / DAYS_PER_WEEK, today.duties, today.of_roster);
        }
        for team in 0..self.crews.len() {
            self.decide(team, today);
        }
        self.note(today.day, today.weekday == 0);
    }

    fn passes(&mut self, today: &Today<'_>, midnight: f64) {
        let reference = self.spec.rules.assumptions.load_reference;
        for team in 0..self.crews.len() {
            let crew = &mut self.crews[team];
            let usual = crew.usual;
            // Before any day with calls, a day is as the assumptions' usual ones.
            let per_paid =
                |sum: f64, otherwise: f64| if usual.paid > 0.0 { sum / usual.paid } else { otherwise };
            let phone = per_paid(usual.phone, 1.0);
            let busy = per_paid(usual.busy, reference);
            let exposure = usual.exposure / usual.busy.max(f64::MIN_POSITIVE);
            let mut home = 0.0;
            for (holder, calls) in crew.holders.iter_mut().zip(&mut crew.on_calls) {
                let Attends::Works(shift) = holder.attends else { continue };
                let paid = today.duties.paid(shift);
                calls.duty += phone * paid;
                let busy = holder.occupancy.map_or(busy, |occupancy| occupancy * phone);
                calls.busy += busy * paid;
                // Whoever is slower takes fewer calls; whoever is strained meets more of the hostile ones.
                let met = exposure * calls.odds / calls.pace.max(f64::EPSILON);
                calls.exposure += met * busy * paid;
                calls.since = midnight + today.duties.ends(shift);
                home += paid;
            }
            crew.sent_home.unseen += home;
            self.load_day(team, usual.busy, usual.phone);
        }
    }

    #[inline]
    fn attends(&self, team: usize, place: usize) -> Attends {
        self.crews[team].holders.get(place).map_or(Attends::Away, |holder| holder.attends)
    }

    fn off_phone(&self, team: usize, place: usize) -> &[OffPhone] {
        let nesting = self.crews[team].holders.get(place).is_some_and(|holder| holder.nesting);
        &self.spec.off_phone[usize::from(nesting)]
    }

    fn laid_out(&mut self, team: usize, place: usize, shift: &Laid<'_>) {
        let crew = &mut self.crews[team];
        let on_the_phone: f64 = shift.stretches.iter().map(|(from, to)| to - from).sum();
        crew.on_calls[place].duty += on_the_phone;
        crew.holders[place].leaves = shift.midnight + shift.ends;
        crew.usual.paid += shift.paid;
        crew.sent_home.paid += shift.paid;
        self.add(Column::PhoneHours, on_the_phone / SECONDS_PER_HOUR);
        if let Some(diary) = self.diary_of(team, place) {
            let at = |seconds: f64| shift.midnight + seconds;
            diary.stretches = shift.stretches.iter().map(|&(from, to)| (at(from), at(to))).collect();
            let pairs = shift.stretches.iter().zip(shift.stretches.iter().zip(shift.rests).skip(1));
            diary.pauses = pairs
                .map(|(&(_, from), (&(to, _), &rest))| Pause { from: at(from), to: at(to), rest })
                .collect();
        }
    }

    fn begins(&mut self, team: usize, place: usize, at: f64) {
        let (pace, odds) = self.pace(team, place);
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        let weeks = crew.people.places.get(place).and_then(Option::as_ref).map_or(0.0, |person| person.weeks);
        let calls = &mut crew.on_calls[place];
        let nights = libm::rint((at - calls.since) / SECONDS_PER_DAY).max(1.0);
        let buffer = if weeks >= a.fatigue_tenure_years * crate::units::WEEKS_PER_YEAR {
            a.fatigue_tenure_buffer
        } else {
            1.0
        };
        let before = calls.fatigue;
        let worked_before = calls.began > 0.0;
        calls.fatigue *= libm::pow((a.fatigue_overnight * buffer).min(1.0), nights);
        calls.began = at;
        calls.since = at;
        calls.pace = pace;
        calls.odds = odds;
        let rested = calls.fatigue;
        if worked_before {
            self.add(Column::EveningFatigue, before);
            self.add(Column::Evenings, 1.0);
        }
        if let Some(diary) = self.diary_of(team, place) {
            diary.fatigue.push((at, rested));
        }
    }

    fn resumes(&mut self, team: usize, place: usize, at: f64, rest: f64) {
        let calls = &mut self.crews[team].on_calls[place];
        self.laws.rested(calls, at, rest);
        let rested = calls.fatigue;
        if let Some(diary) = self.diary_of(team, place) {
            diary.fatigue.push((at, rested));
        }
    }

    fn is_home(&self, team: usize, place: usize) -> bool {
        self.crews[team].holders.get(place).is_some_and(|holder| holder.home)
    }

    fn interval(&mut self, team: usize, slot: usize, interval: &Interval) -> usize {
        // The last team's call moves the slot on for all.
        self.slot = (slot + 1) % self.spec.slots_per_day;
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        crew.day.0 += interval.busy;
        crew.day.1 += interval.staffed;
        let mut load = 0.0;
        let mut leave = 0;
        if interval.staffed > 0.0 {
            let occupancy = (interval.busy / interval.staffed).clamp(f64::EPSILON, 1.0);
            // The log of load, and below the usual its tangent: without end, an interval without a call would make
            // the calls of the next one many times as long.
            let times = occupancy / a.load_reference;
            load = if times < 1.0 { times - 1.0 } else { libm::log(times) };
            let staffing = &self.spec.rules.levers.staffing;
            let below = staffing.send_home_below_occupancy;
            if staffing.send_home != SendHome::None && occupancy < below {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    clippy::cast_precision_loss,
                    reason = "a part of the agents"
                )]
                let many = (interval.on_duty as f64 * (1.0 - occupancy / below)) as usize;
                leave = many;
            }
        }
        if slot + 1 == self.spec.slots_per_day {
            let (busy, staffed) = core::mem::take(&mut crew.day);
            if staffed > 0.0 {
                let usual = &mut crew.usual;
                usual.phone += staffed;
                usual.busy += busy;
                // The day before counts half as much as this one.
                for sum in [
                    &mut usual.paid,
                    &mut usual.phone,
                    &mut usual.busy,
                    &mut usual.exposure,
                ] {
                    *sum /= 2.0;
                }
            }
            self.load_day(team, busy, staffed);
            self.remember_day(team);
        }
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        crew.load = libm::exp(-a.load_speed_up * load + a.overwork_slow_down * crew.overwork);
        leave
    }

    fn goes_home(&mut self, team: usize, place: usize, at: f64) -> bool {
        let staffing = &self.spec.rules.levers.staffing;
        let crew = &mut self.crews[team];
        let holder = &mut crew.holders[place];
        let willing =
            self.key.child(away::HOME).child(team as u64).child(place as u64).child(self.weekly.label);
        let goes = staffing.send_home == SendHome::Required
            || willing.uniform(0) < self.spec.rules.assumptions.send_home_willing;
        if holder.home || !goes {
            return false;
        }
        holder.home = true;
        let lost = (holder.leaves - at).max(0.0);
        crew.sent_home.seen += lost;
        self.add(Column::SentHomeHours, lost / SECONDS_PER_HOUR);
        true
    }

    fn over(&mut self) {
        for team in 0..self.crews.len() {
            self.end_week(team);
            // Days without calls sent as many home as those with; of which week does not matter to any sum.
            let SentHome { seen, paid, unseen } = self.crews[team].sent_home;
            if paid > 0.0 {
                self.add(Column::SentHomeHours, seen / paid * unseen / SECONDS_PER_HOUR);
            }
        }
        let a = &self.spec.rules.assumptions;
        let mut place = 0;
        for crew in &self.crews {
            for (held, calls) in crew.people.places.iter().zip(&crew.on_calls) {
                if let Some(person) = held {
                    self.weeks.dot(place, [person.strain(a), calls.fatigue, person.weeks, 1.0 - person.gap]);
                }
                place += 1;
            }
        }
    }

    fn weeks(&self) -> Option<&Weeks> {
        Some(&self.weeks)
    }
}
