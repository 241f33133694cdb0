//! The clock: what happens next, and what follows from it.

use super::arrivals::{Arrivals, lanes};
use super::calendar::{Calendar, Coming};
use super::centre::{Centre, Pick};
use super::ledger::Ledger;
use super::line::{Fate, Line, Records, UNWATCHED, Waiting};
use super::tree::Tree;
use super::watch::Watch;
use crate::engine::signals::{Agent, Contact, Responses};
use crate::math::streams::Key;

/// Why the clock stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The moment asked for is reached; all that happens before it has happened.
    Until,
    /// As many first attempts have come as asked for.
    Calls,
    /// As much has happened as asked for.
    Events,
}

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Up to this moment, itself left out, seconds.
    pub until: f64,
    /// First attempts.
    pub calls: u64,
    /// Events.
    pub events: u64,
}

/// A caller's attempt at the moment it comes.
struct Attempt {
    queue: usize,
    key: Key,
    number: u32,
}

/// A team at work.
#[derive(Clone, Debug)]
struct Crew {
    tree: Tree,
    /// Calls in the lines of its queues, those not yet known to have hung up included.
    waiting: usize,
    on_duty: usize,
    /// Until when [`Ledger::staffed`] has been told.
    counted: f64,
    /// When an agent off duty finished or will finish the call in hand, and when duty ended.
    finishes: Vec<(f64, f64)>,
    /// When an agent's last call ends or ended, kept only where lines are limited or time is undivided: by then the
    /// line is free, whether the agent takes calls or not.
    ends: Vec<f64>,
    /// Until when [`Ledger::busy`] has been told of that call, kept only where time is undivided.
    told: Vec<f64>,
    /// Until when at most any agent on duty is in a pause, kept only where lines are limited.
    resting: f64,
    /// Agents who went off duty by [`Simulation::staff`], the last one last.
    bench: Vec<u32>,
    /// Ends of the calls in hand of agents off duty, kept only where lines are limited.
    late: Vec<f64>,
}

/// A centre at a moment of its run.
#[derive(Clone, Debug)]
pub struct Simulation<R, W> {
    centre: Centre,
    arrivals: Vec<Arrivals>,
    lines: Vec<Line>,
    crews: Vec<Crew>,
    calendar: Calendar,
    records: Records,
    /// The accounts.
    pub ledger: Ledger,
    responses: R,
    /// Who looks on.
    pub watch: W,
    /// Whether the lines of any group are.
    limited: bool,
    /// Whether intervals end when they are ended, so that a call cannot be divided among them beforehand.
    undivided: bool,
    now: f64,
    /// The queue whose call comes next, and when.
    soonest: (f64, usize),
    /// The team whose agent looks for a waiting call next, and when.
    pick_up: (f64, usize),
    events: u64,
    serial: u64,
    firsts: u64,
}

impl<R: Responses, W: Watch> Simulation<R, W> {
    /// An empty centre with nobody on duty and no call to come, at time 0.
    #[must_use]
    pub fn new(centre: Centre, ledger: Ledger, responses: R, watch: W) -> Self {
        Self {
            arrivals: centre.queues.iter().map(|queue| Arrivals::new(queue.source.clone())).collect(),
            lines: vec![Line::default(); centre.queues.len()],
            crews: centre
                .teams
                .iter()
                .map(|team| Crew {
                    tree: Tree::new(team.agents),
                    waiting: 0,
                    on_duty: 0,
                    counted: 0.0,
                    finishes: vec![(0.0, 0.0); team.agents],
                    ends: vec![0.0; team.agents],
                    told: vec![0.0; team.agents],
                    resting: 0.0,
                    bench: (0..).take(team.agents).collect(),
                    late: Vec::new(),
                })
                .collect(),
            calendar: Calendar::default(),
            records: Records::default(),
            limited: centre.lines.iter().any(Option::is_some),
            undivided: ledger.division().slot_seconds.is_infinite(),
            ledger,
            responses,
            watch,
            now: 0.0,
            soonest: (f64::INFINITY, 0),
            pick_up: (f64::INFINITY, 0),
            events: 0,
            serial: 0,
            firsts: 0,
            centre,
        }
    }

    /// The present moment: that of the last event or change of duty.
    #[must_use]
    pub fn now(&self) -> f64 {
        self.now
    }

    /// Arrivals, answers after a wait, hang-ups that were waited for, redials and changes of duty so far.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// First attempts so far.
    #[must_use]
    pub fn first_attempts(&self) -> u64 {
        self.firsts
    }

    /// Calls in the lines, those included that hung up and were not found yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lines.iter().map(|line| line.calls.len()).sum()
    }

    /// Callers who will call again.
    #[must_use]
    pub fn redials(&self) -> usize {
        self.calendar.redials()
    }

    /// Begins the stream of a queue at a moment, with a factor on its rates.
    pub fn begin(&mut self, queue: usize, key: Key, at: f64, factor: f64) {
        self.arrivals[queue].begin(key, at, factor);
        self.find_soonest();
    }

    /// The same, with other rates.
    pub fn begin_with(&mut self, queue: usize, rates: &[f64], key: Key, at: f64, factor: f64) {
        self.arrivals[queue].begin_with(rates, key, at, factor);
        self.find_soonest();
    }

    /// No more first attempts come.
    pub fn end_arrivals(&mut self) {
        self.arrivals.iter_mut().for_each(Arrivals::end);
        self.find_soonest();
    }

    /// Lets happen what happens before a moment, within limits.
    pub fn run(&mut self, limits: Limits) -> Stopped {
        let (mut calls, mut events) = (limits.calls, limits.events);
        loop {
            let (comes, queue) = self.soonest;
            let (picks, team) = self.pick_up;
            let calendar = self.calendar.next();
            let picks_up = picks <= comes && picks <= calendar;
            let next = if picks_up {
                picks
            } else if calendar <= comes {
                calendar
            } else {
                comes
            };
            if next >= limits.until || next == f64::INFINITY {
                return Stopped::Until;
            }
            if events == 0 {
                return Stopped::Events;
            }
            if picks_up {
                self.now = picks;
                self.take_waiting(team);
            } else if calendar <= comes {
                self.next_of_calendar();
            } else {
                if calls == 0 {
                    return Stopped::Calls;
                }
                calls -= 1;
                self.firsts += 1;
                self.now = comes;
                let arrivals = &mut self.arrivals[queue];
                let key = arrivals.next_key;
                arrivals.advance();
                self.find_soonest();
                self.come(&Attempt { queue, key, number: 1 });
            }
            events -= 1;
            self.events += 1;
        }
    }

    #[inline(always)]
    fn find_soonest(&mut self) {
        let mut soonest = (f64::INFINITY, 0);
        for (queue, arrivals) in self.arrivals.iter().enumerate() {
            if arrivals.next < soonest.0 {
                soonest = (arrivals.next, queue);
            }
        }
        self.soonest = soonest;
    }

    /// The first agent, of teams whose lines are not empty, who is or becomes free; the first team at equal times.
    #[inline(always)]
    fn find_pick_up(&mut self) {
        let mut first = (f64::INFINITY, 0);
        for (team, crew) in self.crews.iter().enumerate() {
            if crew.waiting > 0 {
                let free = crew.tree.first().0;
                if free < first.0 {
                    first = (free, team);
                }
            }
        }
        // Somebody who was free before the call came takes it now.
        first.0 = first.0.max(self.now);
        self.pick_up = first;
    }

    #[inline(always)]
    fn come(&mut self, attempt: &Attempt) {
        let &Attempt { queue, key, number } = attempt;
        let now = self.now;
        self.serial += 1;
        let serial = self.serial;
        self.ledger.came(queue, number == 1);
        self.watch.came(serial, queue, now, number);
        let trunk = self.centre.queues[queue].trunk;
        if let Some(lines) = self.centre.lines[trunk]
            && self.in_system(trunk, lines) >= lines
        {
            let again = self.redials_after(queue, key, true);
            self.ledger.blocked(queue, !again);
            self.watch.blocked(serial, now);
            if again {
                self.enter_redial(queue, key, number);
            }
            return;
        }
        match self.idle_agent(queue) {
            Some((team, agent)) => {
                let contact = Contact { key, queue, attempt: number, taken: now, waited: 0.0 };
                let here = self.ledger.here();
                let handling = self.serve(team, agent, &contact, here, serial);
                self.ledger.answered_at_once(queue, handling);
            }
            None => self.wait(attempt, serial),
        }
    }

    /// The agent idle longest, of the first rank in which anybody is idle.
    #[inline(always)]
    fn idle_agent(&self, queue: usize) -> Option<(usize, usize)> {
        let mut found: Option<(usize, usize)> = None;
        let mut since = f64::INFINITY;
        let mut rank = 0;
        for route in &self.centre.queues[queue].routes {
            if found.is_some() && route.rank > rank {
                break;
            }
            let (free, agent) = self.crews[route.team].tree.first();
            if free <= self.now && free < since {
                since = free;
                rank = route.rank;
                found = Some((route.team, agent));
            }
        }
        found
    }

    /// An agent takes a call now; returns the handling time.
    #[inline(always)]
    fn serve(
        &mut self,
        team: usize,
        agent: usize,
        contact: &Contact,
        (day, slot): (u32, u32),
        serial: u64,
    ) -> f64 {
        let spec = &self.centre.queues[contact.queue];
        let mut handling = spec.handling.sample(contact.key, lanes::HANDLING);
        if !spec.handling_by_slot.is_empty() {
            let place = self.ledger.place((day, slot), spec.handling_by_slot.len());
            handling *= spec.handling_by_slot[place];
        }
        let takes = &self.centre.teams[team].takes;
        let pace = match takes.as_slice() {
            [only] => only.pace,
            several => several.iter().find(|take| take.queue == contact.queue).map_or(1.0, |take| take.pace),
        };
        let hostility = self.responses.hostility(contact);
        let behaviour = self.responses.behaviour(Agent { team, number: agent }, contact, hostility);
        handling *= pace * behaviour.pace;
        let ends = self.now + handling;
        let crew = &mut self.crews[team];
        crew.tree.set(agent, ends + behaviour.pause);
        if self.undivided {
            // The last call is over; this one is told of when it is, or when the interval ends.
            self.ledger.busy(team, crew.told[agent], crew.ends[agent]);
            crew.told[agent] = self.now;
            crew.ends[agent] = ends;
        } else {
            self.ledger.busy(team, self.now, ends);
        }
        if self.limited {
            crew.ends[agent] = ends;
            if behaviour.pause > 0.0 {
                crew.resting = crew.resting.max(ends + behaviour.pause);
            }
        }
        self.watch.answered(serial, self.now, ends, team, agent);
        handling
    }

    /// Nobody is free: the call joins its line.
    fn wait(&mut self, attempt: &Attempt, serial: u64) {
        let &Attempt { queue, key, number } = attempt;
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
            self.calendar
                .enter(leaves, Coming::HangUp { queue, record, key: key.bits(), attempt: number, serial });
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
            record,
        });
        for route in &self.centre.queues[queue].routes {
            self.crews[route.team].waiting += 1;
        }
        self.find_pick_up();
    }

    /// The agent of a team who is free now takes a waiting call, if any of the lines still has one.
    fn take_waiting(&mut self, team: usize) {
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
            let contact = Contact { key: call.key, queue, attempt: call.attempt, taken: self.now, waited };
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
    fn next_of_calendar(&mut self) {
        let Some((time, coming)) = self.calendar.take() else { return };
        self.now = time;
        match coming {
            Coming::Redial { queue, key, attempt } => {
                self.come(&Attempt { queue: queue as usize, key: Key::from_bits(key), number: attempt });
            }
            Coming::HangUp { queue, record, key, attempt, serial } => {
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
                    self.enter_redial(queue, key, attempt);
                }
            }
        }
    }

    /// Whether a caller will call again: the same answer whenever it is asked.
    #[inline(always)]
    fn redials_after(&self, queue: usize, key: Key, busy_tone: bool) -> bool {
        let redial = &self.centre.queues[queue].redial;
        let share = if busy_tone { redial.busy_tone } else { redial.hung_up };
        share > 0.0 && key.uniform(lanes::REDIALS) < share
    }

    fn enter_redial(&mut self, queue: usize, key: Key, attempt: u32) {
        let delay = self.centre.queues[queue].redial.delay.sample(key, lanes::REDIAL_DELAY);
        let next = key.child(lanes::NEXT_ATTEMPT);
        let queue = u32::try_from(queue).unwrap_or(u32::MAX);
        let redial = Coming::Redial { queue, key: next.bits(), attempt: attempt.saturating_add(1) };
        self.calendar.enter(self.now + delay, redial);
    }

    /// Calls that hold a line of a group, counted no further than `most`.
    fn in_system(&mut self, trunk: usize, most: usize) -> usize {
        let now = self.now;
        let waits: usize = self
            .centre
            .queues
            .iter()
            .zip(&self.lines)
            .filter(|(queue, _)| queue.trunk == trunk)
            .map(|(_, line)| line.live)
            .sum();
        let mut served = 0;
        let mut exact = true;
        for (team, crew) in self.centre.teams.iter().zip(&mut self.crews) {
            if !team.takes.iter().any(|take| self.centre.queues[take.queue].trunk == trunk) {
                continue;
            }
            crew.late.retain(|&finishes| finishes > now);
            served += crew.late.len();
            // With somebody idle at most all others are busy, which is mostly enough to know.
            let idle = crew.tree.first().0 <= now;
            served += crew.on_duty - usize::from(idle);
            exact &= !idle && crew.resting <= now;
        }
        if exact || waits + served < most {
            return waits + served;
        }
        let busy = self
            .centre
            .teams
            .iter()
            .zip(&self.crews)
            .filter(|(team, _)| team.takes.iter().any(|take| self.centre.queues[take.queue].trunk == trunk))
            .map(|(_, crew)| crew.ends.iter().filter(|&&ends| ends > now).take(most).count())
            .sum::<usize>();
        waits + busy
    }
}

/// Duty: who is there to take calls.
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

    fn change(&mut self, at: f64) {
        self.now = self.now.max(at);
        self.events += 1;
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
