//! How fast people work, and how busy days are remembered.

use super::*;

impl Living {
    /// Notes how busy everybody was, for a preview's days without calls.
    ///
    /// Earlier days fade by (n − 1) ÷ (n + 1), n being the days of a working week: so this mean scatters as much as
    /// a week's, and what depends on it more than in proportion comes out alike.
    pub(super) fn remember_day(&mut self, team: usize) {
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
            crew.usual.met += busy * calls.meets();
        }
    }

    /// A day's load: overwork follows how far occupancy lay above the usual.
    pub(super) fn load_day(&mut self, team: usize, busy: f64, staffed: f64) {
        if staffed > 0.0 {
            let a = &self.spec.rules.assumptions;
            let above = libm::log((busy / staffed).clamp(f64::EPSILON, 1.0) / a.load_reference).max(0.0);
            #[expect(clippy::cast_precision_loss, reason = "seven")]
            let part = 1.0 - libm::exp(-1.0 / (a.overwork_memory * DAYS_PER_WEEK as f64));
            let overwork = &mut self.crews[team].overwork;
            *overwork += part * (above - *overwork);
        }
    }

    /// How the holder of a place works and what calls come, as things stand today.
    pub(super) fn sets_out(&mut self, team: usize, place: usize) {
        let (pace, odds) = self.usual_pace(team, place);
        let policy = self.conduct(team, place).pace;
        let calls = &mut self.crews[team].on_calls[place];
        calls.pace = pace * policy;
        calls.odds = odds;
    }

    /// By how much the log-odds that the holder of a place resolves a contact today, rested and at the shift's start,
    /// lie above the base workforce's; and the holder's strain, SD.
    pub(super) fn resolves(&self, team: usize, place: usize) -> (f64, f64) {
        let a = &self.spec.rules.assumptions;
        let Some(person) = self.crews[team].people.places.get(place).and_then(Option::as_ref) else {
            return (0.0, 0.0);
        };
        let resolution = &self.spec.resolution;
        let share = self.share_resolved(team, place);
        let policy = self.conduct(team, place).resolves;
        (resolution.per_share * share + resolution.centred() + policy, person.strain(a))
    }

    /// What the hour and the day do to the log-odds of resolution, as on the last days with calls; before any, as to
    /// the base workforce.
    pub(super) fn wearing(&self, team: usize) -> f64 {
        let Usual { answered, wearing, .. } = self.crews[team].usual;
        if answered > 0.0 { wearing / answered } else { -self.spec.resolution.centred() }
    }

    /// By how much the share of contacts that the holder of a place resolves lies above the base workforce's, hurry and
    /// targets apart.
    pub(super) fn share_resolved(&self, team: usize, place: usize) -> f64 {
        let rules = &self.spec.rules;
        let (a, resolution) = (&rules.assumptions, &self.spec.resolution);
        let Some(person) = self.crews[team].people.places.get(place).and_then(Option::as_ref) else {
            return 0.0;
        };
        let unlearned = person.gap / resolution.first_gap - resolution.gap;
        person.skill - a.strain_resolution * person.strain(a) - a.newcomer_resolution * unlearned
            + a.empowerment_resolution * rules.levers.demand.empowerment
    }

    /// How fast the holder of a place works today, whatever the policy: a factor on handling time; and the factor on the
    /// odds that a contact is hostile.
    pub(super) fn usual_pace(&self, team: usize, place: usize) -> (f64, f64) {
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
        // What a self-service leaves is the harder part.
        let deflected = self.customers.as_ref().map_or(0.0, Customers::deflected);
        let speed = speed / (1.0 + a.deflection_harder * deflected);
        let k = a.hostile_strain_log_odds;
        let odds = libm::exp(climate.provoked * k * strain - k * k / 2.0);
        (1.0 / speed, odds)
    }
}
