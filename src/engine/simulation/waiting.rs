//! Calls that wait: joining a line, being taken from it, hanging up, calling again.

use super::arrivals::lanes;
use super::calendar::Coming;
use super::centre::Pick;
use super::clock::{Attempt, Simulation};
use super::line::{Fate, UNWATCHED, Waiting};
use super::watch::Watch;
use crate::engine::signals::{Contact, Responses};
use crate::math::streams::Key;

impl<R: Responses, W: Watch> Simulation<R, W> {
    /// Nobody is free: the call joins its line.
    pub(super) fn wait(&mut self, attempt: &Attempt, serial: u64) {
        let &Attempt { queue, key, number, story } = attempt;
        let spec = &self.centre.queues[queue];
        let patience = spec.patience.as_ref().map_or(f64::INFINITY, |law| law.sample(key, lanes::PATIENCE));
        let leaves = self.now + patience;
        let watched = patience < f64::INFINITY
            && (W::EAGER
                || self.centre.lines[spec.trunk].is_some()
                || spec.routes.iter().any(|route| self.centre.teams[route.team].pick == Pick::LongestLine)
                || (spec.redial.hung_up > 0.0 && self.redials_after(queue, key, false)));
        let mut record = UNWATCHED;
        if watched {
            record = self.records.open();
            let queue = u32::try_from(queue).unwrap_or(u32::MAX);
            let hangs_up = Coming::HangUp { queue, record, key: key.bits(), attempt: number, serial, story };
            self.calendar.enter(leaves, hangs_up);
        }
        let (day, slot) = self.ledger.here();
        if self.lines[queue].is_full() {
            self.sweep(queue);
            self.lines[queue].grow();
        }
        let line = &mut self.lines[queue];
        line.live += 1;
        line.calls.push_back(Waiting {
            key,
            came: self.now,
            leaves,
            serial,
            day,
            slot,
            attempt: number,
            story,
            record,
        });
        for route in &self.centre.queues[queue].routes {
            self.crews[route.team].waiting += 1;
        }
        self.find_pick_up();
    }

    /// The agent of a team who is free now takes a waiting call, if any of the lines still has one.
    pub(super) fn take_waiting(&mut self, team: usize) {
        let longest = self.centre.teams[team].pick == Pick::LongestLine;
        let mut best: Option<(usize, (usize, u32, f64))> = None;
        for place in 0..self.centre.teams[team].takes.len() {
            let take = self.centre.teams[team].takes[place];
            let Some(came) = self.first_waiting(take.queue) else { continue };
            // The least of these goes first; at equal ones, the line named first.
            let order = if longest {
                (usize::MAX - self.lines[take.queue].live, 0, 0.0)
            } else {
                (0, take.rank, came)
            };
            if best.is_none_or(|(_, least)| order < least) {
                best = Some((take.queue, order));
            }
        }
        if let Some((queue, _)) = best
            && let Some(call) = self.leave_line(queue)
        {
            self.lines[queue].live -= 1;
            if call.record != UNWATCHED {
                self.records.set(call.record, Fate::Answered);
            }
            let waited = self.now - call.came;
            let (_, agent) = self.crews[team].tree.first();
            let (attempt, story) = (call.attempt, call.story);
            let contact = Contact { key: call.key, queue, attempt, story, taken: self.now, waited };
            let came = (call.day, call.slot);
            let handling = self.serve(team, agent, &contact, came, call.serial);
            self.ledger.answered(queue, came, waited, handling);
            self.ledger.waited(queue, call.came, self.now);
        }
        self.find_pick_up();
    }

    /// When the first call that still waits came; calls before it that have hung up leave the line.
    #[inline(always)]
    fn first_waiting(&mut self, queue: usize) -> Option<f64> {
        loop {
            let call = self.lines[queue].calls.front()?;
            if call.leaves >= self.now
                && (call.record == UNWATCHED || self.records.of(call.record) == Fate::Waits)
            {
                return Some(call.came);
            }
            if let Some(gone) = self.leave_line(queue) {
                self.gone(queue, &gone);
            }
        }
    }

    /// Takes the first call out of a line.
    #[inline(always)]
    fn leave_line(&mut self, queue: usize) -> Option<Waiting> {
        let call = self.lines[queue].calls.pop_front()?;
        for route in &self.centre.queues[queue].routes {
            self.crews[route.team].waiting -= 1;
        }
        Some(call)
    }

    /// A call that has left its line had hung up.
    fn gone(&mut self, queue: usize, call: &Waiting) {
        if call.record == UNWATCHED {
            self.lines[queue].live -= 1;
            self.hung_up(queue, call, true);
        } else {
            self.records.close(call.record);
        }
    }

    fn hung_up(&mut self, queue: usize, call: &Waiting, gives_up: bool) {
        self.ledger.abandoned(queue, (call.day, call.slot), call.leaves - call.came, gives_up);
        self.ledger.waited(queue, call.came, call.leaves);
        self.responses.unanswered(queue, call.key, call.story, !gives_up);
    }

    /// Calls that have hung up leave a line.
    fn sweep(&mut self, queue: usize) {
        let mut calls = core::mem::take(&mut self.lines[queue].calls);
        calls.retain(|call| {
            let waits = if call.record == UNWATCHED {
                call.leaves >= self.now
            } else {
                self.records.of(call.record) == Fate::Waits
            };
            if !waits {
                for route in &self.centre.queues[queue].routes {
                    self.crews[route.team].waiting -= 1;
                }
                self.gone(queue, call);
            }
            waits
        });
        self.lines[queue].calls = calls;
    }

    /// Finds every call that has hung up by now, so that the ledger knows of it.
    pub fn settle(&mut self) {
        for queue in 0..self.lines.len() {
            self.sweep(queue);
        }
        self.find_pick_up();
    }

    /// The next event of the calendar.
    pub(super) fn next_of_calendar(&mut self) {
        let Some((time, coming)) = self.calendar.take() else { return };
        self.now = time;
        match coming {
            Coming::Call { queue, key, attempt, story } => {
                let key = Key::from_bits(key);
                self.come(&Attempt { queue: queue as usize, key, number: attempt, story });
            }
            Coming::HangUp { queue, record, key, attempt, serial, story } => {
                let (queue, key) = (queue as usize, Key::from_bits(key));
                if self.records.of(record) == Fate::Answered {
                    self.records.close(record);
                    return;
                }
                self.records.set(record, Fate::HungUp);
                self.lines[queue].live -= 1;
                self.watch.abandoned(serial, time);
                let again = self.redials_after(queue, key, false);
                // The line is in order of serial numbers.
                let calls = &self.lines[queue].calls;
                let at = calls.partition_point(|call| call.serial < serial);
                if let Some(call) = calls.get(at).copied() {
                    self.hung_up(queue, &call, !again);
                }
                if again {
                    self.enter_redial(&Attempt { queue, key, number: attempt, story });
                }
            }
        }
    }

    /// Whether a caller will call again: the same answer whenever it is asked.
    #[inline(always)]
    pub(super) fn redials_after(&self, queue: usize, key: Key, busy_tone: bool) -> bool {
        let redial = &self.centre.queues[queue].redial;
        let share = if busy_tone { redial.busy_tone } else { redial.hung_up };
        share > 0.0 && key.uniform(lanes::REDIALS) < share
    }

    pub(super) fn enter_redial(&mut self, attempt: &Attempt) {
        let &Attempt { queue, key, number, story } = attempt;
        let delay = self.centre.queues[queue].redial.delay.sample(key, lanes::REDIAL_DELAY);
        let next = key.child(lanes::NEXT_ATTEMPT);
        let queue = u32::try_from(queue).unwrap_or(u32::MAX);
        let redial = Coming::Call { queue, key: next.bits(), attempt: number.saturating_add(1), story };
        self.calendar.enter(self.now + delay, redial);
    }
}
