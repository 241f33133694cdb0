//! A Monday before its first call: the week that ended acts on everybody, and the next one is planned.

use super::*;

impl Living {
    /// A Monday, before its first call.
    pub(super) fn monday(&mut self, week: usize, duties: &Duties, of_roster: usize) {
        for team in 0..self.crews.len() {
            if week > 0 {
                self.end_week(team);
                self.file_week(team, week - 1);
            }
            self.new_week(team);
        }
        self.week = (week < self.spec.weeks).then_some(week);
        let label = week as u64;
        let rules = &self.spec.rules;
        let proficiency = self.proficiency();
        #[expect(clippy::cast_precision_loss, reason = "few weeks")]
        let number = week as f64;
        self.regime = Regime::of(number, &rules.levers, &rules.assumptions);
        self.weekly = Weekly::new(label, &self.spec.rules, proficiency);
        self.laws.follow(&self.weekly.climate);
        if let Some(customers) = &mut self.customers {
            customers.monday(self.weekly.week);
        }
        for team in 0..self.crews.len() {
            if self.regime.acts {
                self.govern(team);
            }
            self.take_stock(team);
            self.plan_week(team, week, duties, of_roster);
        }
        if let Some(week) = self.week {
            self.weeks.middle_tenure(week);
        }
    }

    pub(super) fn end_week(&mut self, team: usize) {
        let crew = &mut self.crews[team];
        let (on_calls, holders, records) = (&crew.on_calls, &crew.holders, &crew.records);
        let turnover = crew.people.monday(&self.weekly, &self.spec.rules, |place| {
            let (calls, holder) = (&on_calls[place], &holders[place]);
            let record = records.get(place).and_then(Option::as_ref);
            let conduct = record.map_or(Conduct::TODAY, |record| record.conduct);
            Lived {
                worked: holder.worked,
                exposure: calls.exposure,
                occupancy: (calls.duty > 0.0).then(|| (calls.busy / calls.duty).min(1.0)),
                burden: conduct.burden,
                quits: conduct.quits,
                learning: conduct.learning,
                dismissed: record.is_some_and(|record| record.dismissed),
            }
        });
        // Who left between Sunday and Monday left in the week that ended.
        self.add(Column::LeftOwnWill, f64::from(turnover.own_will));
        self.add(Column::LeftOther, f64::from(turnover.other));
        self.add(Column::LeftEarly, f64::from(turnover.early));
        self.add(Column::Dismissed, f64::from(turnover.dismissed));
        self.add(Column::Hired, f64::from(turnover.hired));
        self.add(Column::Joined, f64::from(turnover.joined));
    }

    /// Nothing of this week has happened yet, and newcomers have no fatigue from whoever held their place.
    pub(super) fn new_week(&mut self, team: usize) {
        let crew = &mut self.crews[team];
        for (calls, person) in crew.on_calls.iter_mut().zip(&crew.people.places) {
            (calls.exposure, calls.busy, calls.duty) = (0.0, 0.0, 0.0);
            if person.as_ref().is_none_or(Person::is_new) {
                calls.fatigue = 0.0;
            }
        }
    }

    pub(super) fn proficiency(&self) -> f64 {
        let (sum, count) = self.crews.iter().fold((0.0, 0.0), |(sum, count), crew| {
            let people = f64::from(crew.people.on_the_phone());
            (sum + people * crew.people.proficiency(&self.spec.rules), count + people)
        });
        if count > 0.0 { sum / count } else { self.spec.rules.reference.proficiency }
    }

    /// Counts the people as the week begins.
    pub(super) fn take_stock(&mut self, team: usize) {
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
        if !self.regime.acts {
            // Everybody gives a contact the time that it needs.
            self.add(Column::Given, people);
        }
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
    pub(super) fn plan_week(&mut self, team: usize, week: usize, duties: &Duties, of_roster: usize) {
        let key = self.key.child(away::LABEL).child(team as u64);
        let a = &self.spec.rules.assumptions;
        let crew = &mut self.crews[team];
        let (mut due, mut forfeited) = (0, 0);
        for (place, holder) in crew.holders.iter_mut().enumerate() {
            holder.worked = 0;
            holder.against = 0;
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
}
