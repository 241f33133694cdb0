//! Who is there to take calls: coming on duty, going off, and the time that both take.

use super::clock::Simulation;
use super::presence::{Days, Interval};
use super::watch::Watch;
use crate::engine::signals::Responses;

impl<R: Responses, W: Watch> Simulation<R, W> {
    /// Tells the ledger how long the agents of a team have been on duty.
    fn count(&mut self, team: usize, at: f64) {
        let crew = &mut self.crews[team];
        #[expect(clippy::cast_precision_loss, reason = "far fewer agents than 2^52")]
        self.ledger.staffed(team, crew.on_duty as f64 * (at - crew.counted));
        crew.counted = at;
    }

    /// An agent comes on duty at a moment, or when the call in hand is finished.
    pub fn on_duty(&mut self, team: usize, agent: usize, at: f64) {
        let (finishes, _) = self.crews[team].finishes[agent];
        self.comes(team, agent, at, finishes);
    }

    /// An agent comes back from a pause that was to end at this moment; if it began late, it lasts as long all the same.
    pub fn resume(&mut self, team: usize, agent: usize, at: f64) {
        let (finishes, left) = self.crews[team].finishes[agent];
        let back = at + (finishes - left).max(0.0);
        self.comes(team, agent, at, finishes.max(back));
        let crew = &mut self.crews[team];
        crew.resting = crew.resting.max(back);
    }

    fn comes(&mut self, team: usize, agent: usize, at: f64, free: f64) {
        self.change(at);
        if self.crews[team].tree.of(agent) < f64::INFINITY {
            return;
        }
        self.count(team, at);
        let crew = &mut self.crews[team];
        crew.on_duty += 1;
        let ends = crew.ends[agent];
        crew.tree.set(agent, free.max(at));
        // Time until then is not on duty, or was counted as late finishing already.
        if free > at {
            self.ledger.late(team, at, free, -1.0);
        }
        if ends > at
            && let Some(place) = crew.late.iter().position(|&late| late.to_bits() == ends.to_bits())
        {
            crew.late.swap_remove(place);
        }
        self.find_pick_up();
    }

    /// An agent goes off duty at a moment, and finishes the call in hand.
    pub fn off_duty(&mut self, team: usize, agent: usize, at: f64) {
        self.change(at);
        let free = self.crews[team].tree.of(agent);
        if free == f64::INFINITY {
            return;
        }
        self.count(team, at);
        let crew = &mut self.crews[team];
        crew.on_duty -= 1;
        crew.finishes[agent] = (free, at);
        crew.tree.set(agent, f64::INFINITY);
        if free > at {
            // Late finishing is duty. Of who still was in a pause this takes back what was taken off for the rest
            // of it; they go into the next pause.
            self.ledger.late(team, at, free, 1.0);
            let ends = crew.ends[agent];
            if ends > at {
                crew.late.push(ends);
            }
        }
        self.find_pick_up();
    }

    /// Brings the number of agents of a team on duty to a level at a moment.
    ///
    /// Who is idle longest leaves first, then who is free first, finishing the call in hand; who
    /// left last comes back first, still busy with that call if it lasts.
    pub fn staff(&mut self, team: usize, level: usize, at: f64) {
        while self.crews[team].on_duty > level {
            let (_, agent) = self.crews[team].tree.first();
            self.off_duty(team, agent, at);
            self.crews[team].bench.push(u32::try_from(agent).unwrap_or(u32::MAX));
        }
        while self.crews[team].on_duty < level {
            let Some(agent) = self.crews[team].bench.pop() else { return };
            self.on_duty(team, agent as usize, at);
        }
    }

    /// What a team has done in the interval that ends at this moment, calls that go on counted up to their end within it.
    pub(super) fn interval(&mut self, team: usize, at: f64) -> Interval {
        self.count(team, at);
        let time = self.ledger.time_here(team);
        Interval { staffed: time.staffed, busy: time.busy, on_duty: self.crews[team].on_duty }
    }

    fn change(&mut self, at: f64) {
        self.now = self.now.max(at);
        self.events += 1;
    }

    /// Sends so many idle agents home, the one idle longest first, as far as they go.
    pub(super) fn send_home(&mut self, team: usize, many: usize, at: f64)
    where
        R: Days,
    {
        let mut asked = core::mem::take(&mut self.asked);
        asked.clear();
        while asked.len() < many {
            let (free, agent) = self.crews[team].tree.first();
            if free > at {
                break;
            }
            // Whoever is asked leaves the line of the idle until all have been asked.
            self.crews[team].tree.set(agent, f64::INFINITY);
            asked.push((agent, free));
        }
        for &(agent, free) in &asked {
            self.crews[team].tree.set(agent, free);
            if self.responses.goes_home(team, agent, at) {
                self.off_duty(team, agent, at);
            }
        }
        self.asked = asked;
    }

    /// Whether anybody is on duty, waits, or will call again.
    pub(super) fn is_open(&self) -> bool {
        self.crews.iter().any(|crew| crew.on_duty > 0 || crew.waiting > 0)
            || self.calendar.next() < f64::INFINITY
    }

    /// Sends everybody home and every caller away, uncounted: the time that follows is not simulated.
    pub(super) fn close(&mut self, at: f64) {
        self.end_arrivals();
        for team in 0..self.crews.len() {
            self.count(team, at);
            let crew = &mut self.crews[team];
            for agent in 0..crew.finishes.len() {
                crew.tree.set(agent, f64::INFINITY);
                crew.finishes[agent] = (at, at);
            }
            crew.on_duty = 0;
            crew.waiting = 0;
            crew.late.clear();
        }
        for line in &mut self.lines {
            line.clear();
        }
        self.calendar.clear();
        self.records.clear();
        self.find_pick_up();
    }

    /// A day passes without calls, until this midnight.
    pub(super) fn skip_day(&mut self, midnight: f64) {
        self.now = self.now.max(midnight);
        for crew in &mut self.crews {
            crew.counted = midnight;
        }
        self.ledger.skip_day();
    }

    /// Ends the ledger's interval at a moment, and its day as well if asked.
    pub fn turn(&mut self, at: f64, day: bool) {
        self.now = self.now.max(at);
        for team in 0..self.crews.len() {
            self.count(team, at);
            let now = self.now;
            let crew = &mut self.crews[team];
            if self.undivided {
                for (told, ends) in crew.told.iter_mut().zip(&crew.ends) {
                    let until = ends.min(now);
                    self.ledger.busy(team, *told, until);
                    *told = until;
                }
            }
            // Long finished calls need not be remembered.
            crew.late.retain(|&finishes| finishes > now);
        }
        if day {
            self.settle();
            self.ledger.next_day();
        } else {
            self.ledger.next_slot();
        }
    }
}
