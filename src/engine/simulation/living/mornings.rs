//! A morning: who works today, and what becomes of protected days on a short floor.

use super::*;

impl Living {
    /// Decides who works today.
    pub(super) fn decide(&mut self, team: usize, today: &Today<'_>) {
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
    pub(super) fn protect(&mut self, team: usize, today: &Today<'_>, mut present: f64) {
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
                holder.against += 1;
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
                holder.against += 1;
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

    /// Paid hours of the shifts that people come to today.
    pub(super) fn paid_hours(&self, today: &Today<'_>) -> f64 {
        let paid = |holder: &Holder| match holder.attends {
            Attends::Works(shift) => today.duties.paid(shift),
            _ => 0.0,
        };
        self.crews.iter().flat_map(|crew| &crew.holders).map(paid).sum::<f64>() / SECONDS_PER_HOUR
    }
}
