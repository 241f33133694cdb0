//! Days that change by the hour, each from empty: what the ledger tells of its intervals, and what a
//! watch sees at moments.

use breather::engine::signals::Inert;
use breather::engine::simulation::centre::Centre;
use breather::engine::simulation::clock::{Limits, Simulation};
use breather::engine::simulation::ledger::{Account, Division, Ledger, Time};
use breather::engine::simulation::watch::Watch;
use breather::math::incomplete_gamma::gamma_quantile;
use breather::math::streams::Key;

/// A day.
#[derive(Clone, Debug)]
pub struct Day {
    /// The centre.
    pub centre: Centre,
    /// Length of an interval, seconds.
    pub slot: f64,
    /// Agents on duty by team and interval; the last level lasts until everybody is served.
    pub staff: Vec<Vec<usize>>,
    /// Time within which a call should be answered, seconds.
    pub target: f64,
    /// The day's rates are multiplied by a gamma variable with this shape and mean 1.
    pub busyness: Option<f64>,
    /// Moments at which to count, ascending, seconds.
    pub moments: Vec<f64>,
}

/// Sums over days.
#[derive(Clone, Debug)]
pub struct Sums {
    /// Days.
    pub days: f64,
    /// By queue and interval in which calls came.
    pub accounts: Vec<Vec<Account>>,
    /// By team and interval.
    pub times: Vec<Vec<Time>>,
    /// Seconds waited, by queue and interval.
    pub waiting: Vec<Vec<f64>>,
    /// Agents busy at each moment.
    pub busy_at: Vec<f64>,
    /// Calls waiting at each moment.
    pub waiting_at: Vec<f64>,
    /// Days on which all agents of all teams were busy at each moment.
    pub all_busy_at: Vec<f64>,
    /// Hang-ups by the interval between two moments in which they happened.
    pub abandoned: Vec<f64>,
    /// Ends of handling, likewise.
    pub completed: Vec<f64>,
    /// Seconds on duty and busy until the last call was served, by team.
    pub whole: Vec<(f64, f64)>,
}

/// Sees a day.
#[derive(Clone, Debug)]
struct Moments {
    moments: Vec<f64>,
    /// When each attempt came.
    came: Vec<f64>,
    busy: Vec<f64>,
    waiting: Vec<f64>,
    abandoned: Vec<f64>,
    completed: Vec<f64>,
    busy_by_team: Vec<f64>,
    /// When the last call left.
    last: f64,
}

impl Moments {
    fn during(moments: &[f64], counts: &mut [f64], from: f64, to: f64) {
        let first = moments.partition_point(|&moment| moment < from);
        for (moment, count) in moments.iter().zip(counts).skip(first) {
            if *moment >= to {
                return;
            }
            *count += 1.0;
        }
    }

    fn before(moments: &[f64], counts: &mut [f64], at: f64) {
        if let Some(count) = counts.get_mut(moments.partition_point(|&moment| moment <= at)) {
            *count += 1.0;
        }
    }

    fn came_at(&self, serial: u64) -> f64 {
        self.came[serial as usize - 1]
    }
}

impl Watch for Moments {
    const EAGER: bool = true;
    fn came(&mut self, _: u64, _: usize, at: f64, _: u32) {
        self.came.push(at);
    }
    fn blocked(&mut self, _: u64, _: f64) {}
    fn answered(&mut self, serial: u64, at: f64, ends: f64, team: usize, _: usize) {
        Self::during(&self.moments, &mut self.busy, at, ends);
        let came = self.came_at(serial);
        Self::during(&self.moments, &mut self.waiting, came, at);
        Self::before(&self.moments, &mut self.completed, ends);
        self.busy_by_team[team] += ends - at;
        self.last = self.last.max(ends);
    }
    fn abandoned(&mut self, serial: u64, at: f64) {
        let came = self.came_at(serial);
        Self::during(&self.moments, &mut self.waiting, came, at);
        Self::before(&self.moments, &mut self.abandoned, at);
        self.last = self.last.max(at);
    }
}

impl Day {
    fn slots(&self) -> usize {
        self.staff.first().map_or(1, Vec::len)
    }

    /// Simulates this many days.
    #[must_use]
    pub fn look(&self, seed: u64, days: usize) -> Sums {
        let (queues, teams, slots) = (self.centre.queues.len(), self.centre.teams.len(), self.slots());
        let at_moments = vec![0.0; self.moments.len()];
        let mut sums = Sums {
            days: 0.0,
            accounts: vec![vec![Account::default(); slots]; queues],
            times: vec![vec![Time::default(); slots]; teams],
            waiting: vec![vec![0.0; slots]; queues],
            busy_at: at_moments.clone(),
            waiting_at: at_moments.clone(),
            all_busy_at: at_moments.clone(),
            abandoned: at_moments.clone(),
            completed: at_moments,
            whole: vec![(0.0, 0.0); teams],
        };
        for day in 0..days as u64 {
            self.one(Key::new(seed).child(day), &mut sums);
        }
        sums
    }

    /// Simulates a day and adds it.
    pub fn one(&self, key: Key, sums: &mut Sums) {
        let (queues, teams, slots) = (self.centre.queues.len(), self.centre.teams.len(), self.slots());
        let division =
            Division { slot_seconds: self.slot, slots_per_day: slots, slots_in_cycle: slots, days: 1 };
        let none = vec![0.0; self.moments.len()];
        let watch = Moments {
            moments: self.moments.clone(),
            came: Vec::new(),
            busy: none.clone(),
            waiting: none.clone(),
            abandoned: none.clone(),
            completed: none,
            busy_by_team: vec![0.0; teams],
            last: 0.0,
        };
        let ledger = Ledger::new(division, queues, teams, self.target, 0);
        let mut simulation = Simulation::new(self.centre.clone(), ledger, Inert, watch);
        // One uniform number above all queues, so that a busy day is busy in all of them.
        let factor = self.busyness.map_or(1.0, |shape| gamma_quantile(key.uniform(0), shape) / shape);
        for queue in 0..queues {
            simulation.begin(queue, key.child(queue as u64), 0.0, factor);
        }
        for slot in 0..slots {
            let (begins, ends) = (slot as f64 * self.slot, (slot + 1) as f64 * self.slot);
            for (team, levels) in self.staff.iter().enumerate() {
                simulation.staff(team, levels[slot], begins);
            }
            simulation.run(Limits { until: ends, calls: u64::MAX, events: u64::MAX });
            simulation.turn(ends, slot + 1 == slots);
        }
        simulation.run(Limits { until: f64::INFINITY, calls: u64::MAX, events: u64::MAX });
        simulation.settle();
        let close = slots as f64 * self.slot;
        let after = (simulation.watch.last - close).max(0.0);
        sums.days += 1.0;
        for queue in 0..queues {
            for (sum, more) in sums.accounts[queue].iter_mut().zip(simulation.ledger.by_slot(queue)) {
                sum.add(more);
            }
            add(&mut sums.waiting[queue], simulation.ledger.waiting_by_slot(queue));
        }
        for (team, levels) in self.staff.iter().enumerate() {
            for (sum, more) in sums.times[team].iter_mut().zip(simulation.ledger.time_by_slot(team)) {
                sum.staffed += more.staffed;
                sum.busy += more.busy;
            }
            let until_close: f64 = simulation.ledger.time_by_slot(team).iter().map(|time| time.staffed).sum();
            let last = levels.last().map_or(0.0, |&level| level as f64);
            sums.whole[team].0 += until_close + last * after;
            sums.whole[team].1 += simulation.watch.busy_by_team[team];
        }
        let watch = &simulation.watch;
        for (place, moment) in self.moments.iter().enumerate() {
            // A moment at the end of an interval belongs to it.
            let slot = ((moment / self.slot - 1e-9) as usize).min(slots - 1);
            let level: usize = self.staff.iter().map(|levels| levels[slot]).sum();
            sums.all_busy_at[place] += f64::from(u8::from(watch.busy[place] >= level as f64));
        }
        add(&mut sums.busy_at, &watch.busy);
        add(&mut sums.waiting_at, &watch.waiting);
        add(&mut sums.abandoned, &watch.abandoned);
        add(&mut sums.completed, &watch.completed);
    }
}

fn add(sums: &mut [f64], more: &[f64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
