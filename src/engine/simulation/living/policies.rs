//! People under a policy on the clock: files, the month's look, and what follows.

use super::*;
use crate::engine::policy::look::{self, Seen};
use crate::engine::policy::record::{Record, WeekOnFile};
use crate::scenario::levers::{Consequence, Measured};
use crate::units::WEEKS_PER_MONTH;

/// Whether a month ends between a week, counted from 0, and the one before it.
fn is_new_month(week: f64) -> bool {
    libm::floor(week / WEEKS_PER_MONTH) > libm::floor((week - 1.0) / WEEKS_PER_MONTH)
}

impl Living {
    /// Opens a file for everybody, if a policy acts.
    pub(super) fn open_files(&mut self) {
        if !self.regime.acts {
            return;
        }
        let a = &self.spec.rules.assumptions;
        for crew in &mut self.crews {
            let file = |person: &Option<Person>| {
                person.as_ref().map(|person| Record::new(person.under_a_policy(), person.spells(), a))
            };
            crew.records = crew.people.places.iter().map(file).collect();
        }
    }

    /// Files the week that ended, counted from 0; whoever came since has a new file.
    pub(super) fn file_week(&mut self, team: usize, week: usize) {
        let a = &self.spec.rules.assumptions;
        let counts = self.spec.rules.levers.policy.counts_against;
        let crew = &mut self.crews[team];
        for (place, record) in crew.records.iter_mut().enumerate() {
            let Some(person) = crew.people.places.get(place).and_then(Option::as_ref) else {
                *record = None;
                continue;
            };
            let file = match record {
                Some(file) if !person.is_new() => file,
                _ => {
                    *record = Some(Record::new(person.under_a_policy(), person.spells(), a));
                    continue;
                }
            };
            let holder = &crew.holders[place];
            file.file(
                week,
                &WeekOnFile {
                    worked: f64::from(holder.worked),
                    against: if counts { f64::from(holder.against) } else { 0.0 },
                    busy: crew.on_calls[place].busy,
                    spells: person.spells(),
                },
            );
        }
    }

    /// Settles a team's week: the month's look, if one has ended, and everybody's conduct.
    pub(super) fn govern(&mut self, team: usize) {
        let week = self.regime.week;
        let policy = &self.spec.rules.levers.policy;
        let consequence = self.regime.consequence != Consequence::Nothing;
        let looks = consequence || policy.attendance_limit > 0.0;
        if looks && self.regime.measured == Measured::Individual && week > 0.0 && is_new_month(week) {
            self.look_at(team);
        }
        let usual: Vec<f64> = (0..self.crews[team].records.len())
            .map(|place| libm::log(self.usual_pace(team, place).0))
            .collect();
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        let logs = crew.records.iter().zip(&usual).filter_map(|(record, usual)| {
            record.as_ref().map(|record| usual + libm::log(record.standard.time()))
        });
        let (sum, count) = logs.fold((0.0, 0.0), |(sum, count), log| (sum + log, count + 1.0));
        let (mut given, mut felt) = (0.0, 0.0);
        for (record, own) in crew.records.iter_mut().zip(&usual) {
            let Some(record) = record else { continue };
            let own = match self.regime.measured {
                // The team as a whole is held against the target.
                Measured::Team => sum / count - libm::log(record.standard.time()),
                _ => *own,
            };
            record.begin_week(&self.regime, own, a);
            given += record.conduct.given;
            felt += record.conduct.felt;
        }
        self.add(Column::Given, given);
        self.add(Column::Pressure, felt);
    }

    /// What the month's figures would be of everybody past nesting.
    fn seen(&mut self, team: usize) -> Vec<Seen> {
        let spec = &self.spec;
        let a = &spec.rules.assumptions;
        let week = self.weekly.label;
        let places = 0..self.crews[team].records.len();
        let known: Vec<(f64, f64)> =
            places.map(|place| (self.share_resolved(team, place), self.usual_pace(team, place).0)).collect();
        let crew = &mut self.crews[team];
        let mut seen = Vec::with_capacity(known.len());
        for (place, (record, (share, pace))) in crew.records.iter_mut().zip(known).enumerate() {
            let Some(record) = record else { continue };
            let Some(person) = crew.people.places.get(place).and_then(Option::as_ref) else { continue };
            let (worked, against, busy) = record.month();
            if person.weeks < spec.nesting_weeks || person.is_new() {
                continue;
            }
            let pace = pace * record.conduct.pace;
            let share = share + record.conduct.resolves / spec.resolution.per_share;
            let days = worked + against;
            seen.push(Seen {
                place,
                key: person.under_a_policy().child(week),
                resolves: share,
                satisfies: a.satisfaction_resolved * share - a.satisfaction_strain * person.strain(a),
                speed: -libm::log(pace),
                calls: busy / (pace * spec.handle_seconds).max(f64::MIN_POSITIVE),
                against: if days > 0.0 { against / days } else { 0.0 },
                spells: record.spells_in_quarter(),
                rate: person.spell_rate(),
                rank: record.rank,
            });
        }
        seen
    }

    fn look_at(&mut self, team: usize) {
        let seen = self.seen(team);
        let consequence = self.regime.consequence;
        let rules = &self.spec.rules;
        let highest = consequence == Consequence::Recognition;
        let found = look::look(&seen, &rules.levers.policy, highest, &self.spec.scatter, &rules.assumptions);
        let week = self.regime.week;
        let (a, policy) = (&rules.assumptions, &rules.levers.policy);
        let crew = &mut self.crews[team];
        for (place, rank) in &found.ranks {
            if let Some(record) = &mut crew.records[*place] {
                record.rank = Some(*rank);
            }
        }
        let (mut write_ups, mut unjust) = (0.0, 0.0);
        let mut write_up = |crew: &mut Crew, place: usize, justly: bool| {
            let (Some(record), Some(person)) = (&mut crew.records[place], &mut crew.people.places[place])
            else {
                return;
            };
            person.is_hurt(if justly { a.write_up_just } else { a.write_up_unjust }, a);
            let count = record.write_up(week);
            if consequence == Consequence::Dismissal && count >= policy.strikes {
                record.dismissed = true;
            }
            write_ups += 1.0;
            unjust += f64::from(u8::from(!justly));
        };
        for &(place, justly) in &found.flagged {
            match consequence {
                Consequence::Nothing => {}
                Consequence::Coaching => crew.records[place].iter_mut().for_each(|record| record.coach(week)),
                Consequence::Recognition => {
                    crew.records[place].iter_mut().for_each(|record| record.thank(week));
                }
                Consequence::WriteUp | Consequence::Office | Consequence::Dismissal => {
                    write_up(crew, place, justly);
                }
            }
        }
        for &(place, justly) in &found.absent {
            write_up(crew, place, justly);
            // A spell counts once.
            crew.records[place].iter_mut().for_each(Record::forget_spells);
        }
        if consequence != Consequence::Nothing {
            let justly = found.flagged.iter().filter(|(_, justly)| *justly).count();
            #[expect(clippy::cast_precision_loss, reason = "people")]
            let (flagged, justly) = (found.flagged.len() as f64, justly as f64);
            self.add(Column::Flagged, flagged);
            self.add(Column::FlaggedJustly, justly);
        }
        self.add(Column::WriteUps, write_ups);
        self.add(Column::UnjustWriteUps, unjust);
        if let Some(stability) = found.stability {
            self.add(Column::Looks, 1.0);
            self.add(Column::RankCorrelation, stability);
        }
    }
}
