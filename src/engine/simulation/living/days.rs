//! What the days ask of people.

use super::*;

impl Days for Living {
    const RESTS: bool = true;

    fn morning(&mut self, today: &Today<'_>) {
        self.slot = 0;
        self.weekday = today.weekday;
        self.book();
        // Day 0 is the Sunday before the first week.
        if today.day > 0 && today.weekday == 0 {
            self.monday((today.day - 1) / DAYS_PER_WEEK, today.duties, today.of_roster);
        }
        for team in 0..self.crews.len() {
            self.decide(team, today);
        }
        if let Some(day) = today.day.checked_sub(1) {
            self.weeks.present(day, self.paid_hours(today));
        }
        self.note(today.day, today.weekday == 0);
    }

    fn issues_per_call(&self, queue: usize, weekday: usize) -> f64 {
        self.customers.as_ref().map_or(1.0, |customers| customers.issues_per_call(queue, weekday))
    }

    fn opens(&mut self, hours: &Hours<'_>, coming: &mut Vec<Again>) {
        self.measured = hours.measured;
        self.partial = hours.partial;
        if self.customers.is_none() {
            return;
        }
        let mut log_odds = Vec::new();
        if hours.partial {
            for (team, crew) in self.crews.iter().enumerate() {
                let wearing = self.wearing(team);
                let held = crew.people.places.iter().enumerate().filter(|(_, held)| held.is_some());
                log_odds.extend(held.map(|(place, _)| self.resolves(team, place).0 + wearing));
            }
        }
        if let Some(customers) = &mut self.customers {
            customers.opens(hours, self.week, &log_odds, coming);
        }
    }

    fn cut_off(&mut self, issues: usize) {
        if let Some(customers) = &mut self.customers {
            customers.cut_off(issues);
        }
    }

    fn passes(&mut self, today: &Today<'_>, midnight: f64) {
        let reference = self.spec.rules.assumptions.load_reference;
        for team in 0..self.crews.len() {
            if today.weekday == 0 {
                // However far the last day with calls is away, people work as the week has them.
                (0..self.crews[team].holders.len()).for_each(|place| self.sets_out(team, place));
            }
            let crew = &mut self.crews[team];
            let usual = crew.usual;
            // Before any day with calls, a day is as the assumptions' usual ones.
            let per_paid =
                |sum: f64, otherwise: f64| if usual.paid > 0.0 { sum / usual.paid } else { otherwise };
            let phone = per_paid(usual.phone, 1.0);
            let busy = per_paid(usual.busy, reference);
            let exposure = usual.exposure / usual.met.max(f64::MIN_POSITIVE);
            let mut home = 0.0;
            for (holder, calls) in crew.holders.iter_mut().zip(&mut crew.on_calls) {
                let Attends::Works(shift) = holder.attends else { continue };
                let paid = today.duties.paid(shift);
                calls.duty += phone * paid;
                let busy = holder.occupancy.map_or(busy, |occupancy| occupancy * phone);
                calls.busy += busy * paid;
                calls.exposure += exposure * calls.meets() * busy * paid;
                calls.since = midnight + today.duties.ends(shift);
                home += paid;
            }
            crew.sent_home.unseen[today.weekday] += home;
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
        if self.measured {
            crew.sent_home.paid[self.weekday] += shift.paid;
            self.add(Column::PhoneHours, on_the_phone / SECONDS_PER_HOUR);
        }
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
        self.sets_out(team, place);
        let (resolves, strain) = self.resolves(team, place);
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
        calls.resolves = resolves;
        calls.strain = strain;
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
            }
            self.load_day(team, busy, staffed);
            self.remember_day(team);
            if staffed > 0.0 {
                self.crews[team].usual.fade();
            }
        }
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        crew.load = libm::exp(-a.load_speed_up * load + a.overwork_slow_down * crew.overwork);
        // Hurry takes time that the case needs; slowness when it is quiet adds none that it does.
        crew.hurry = -a.handle_resolution * a.load_speed_up * load.max(0.0);
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
        holder.against += 1;
        let lost = (holder.leaves - at).max(0.0);
        if self.measured {
            crew.sent_home.seen[self.weekday] += lost;
        }
        self.add(Column::SentHomeHours, lost / SECONDS_PER_HOUR);
        true
    }

    fn over(&mut self) {
        self.book();
        for team in 0..self.crews.len() {
            self.end_week(team);
            // Days without calls sent as many home as those with; of which week does not matter to any sum.
            let unseen = self.crews[team].sent_home.unseen();
            self.add(Column::SentHomeHours, unseen / SECONDS_PER_HOUR);
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

    fn journeys(&self) -> Option<&Journeys> {
        self.customers.as_ref().map(|customers| &customers.journeys)
    }

    fn weeks(&self) -> Option<&Weeks> {
        Some(&self.weeks)
    }
}
