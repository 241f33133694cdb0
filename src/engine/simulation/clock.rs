//! The clock: what happens next, and what follows from it.

use super::arrivals::{Arrivals, lanes};
use super::calendar::{Calendar, Coming};
use super::centre::Centre;
use super::ledger::Ledger;
use super::line::{Line, Records};
use super::tree::Tree;
use super::watch::Watch;
use crate::engine::signals::{Again, Agent, Contact, Responses, Story};
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
pub(super) struct Attempt {
    pub(super) queue: usize,
    pub(super) key: Key,
    pub(super) number: u32,
    pub(super) story: Story,
}

fn first_attempt(again: &Again) -> (f64, Coming) {
    let queue = u32::try_from(again.queue).unwrap_or(u32::MAX);
    (again.at, Coming::Call { queue, key: again.key.bits(), attempt: 1, story: again.story })
}

/// A team at work.
#[derive(Clone, Debug)]
pub(super) struct Crew {
    pub(super) tree: Tree,
    /// Calls in the lines of its queues, those not yet known to have hung up included.
    pub(super) waiting: usize,
    pub(super) on_duty: usize,
    /// Until when [`Ledger::staffed`] has been told.
    pub(super) counted: f64,
    /// When an agent off duty finished or will finish the call in hand, and when duty ended.
    pub(super) finishes: Vec<(f64, f64)>,
    /// When an agent's last call ends or ended, kept only where lines are limited or time is undivided: by then the
    /// line is free, whether the agent takes calls or not.
    pub(super) ends: Vec<f64>,
    /// Until when [`Ledger::busy`] has been told of that call, kept only where time is undivided.
    pub(super) told: Vec<f64>,
    /// Until when at most any agent on duty is in a pause, kept only where lines are limited.
    pub(super) resting: f64,
    /// Agents who went off duty by [`Simulation::staff`], the last one last.
    pub(super) bench: Vec<u32>,
    /// Ends of the calls in hand of agents off duty, kept only where lines are limited.
    pub(super) late: Vec<f64>,
}

/// A centre at a moment of its run.
#[derive(Clone, Debug)]
pub struct Simulation<R, W> {
    pub(super) centre: Centre,
    pub(super) arrivals: Vec<Arrivals>,
    pub(super) lines: Vec<Line>,
    pub(super) crews: Vec<Crew>,
    pub(super) calendar: Calendar,
    pub(super) records: Records,
    /// The accounts.
    pub ledger: Ledger,
    pub(super) responses: R,
    /// Who looks on.
    pub watch: W,
    /// Whether the lines of any group are.
    pub(super) limited: bool,
    /// Whether intervals end when they are ended, so that a call cannot be divided among them beforehand.
    pub(super) undivided: bool,
    pub(super) now: f64,
    /// The queue whose call comes next, and when.
    pub(super) soonest: (f64, usize),
    /// The team whose agent looks for a waiting call next, and when.
    pub(super) pick_up: (f64, usize),
    pub(super) events: u64,
    pub(super) serial: u64,
    pub(super) firsts: u64,
    /// Idle agents who are asked whether they go home, and since when they are idle; room that is used again.
    pub(super) asked: Vec<(usize, f64)>,
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
            asked: Vec::new(),
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

    /// The same without those that are known to have hung up.
    #[must_use]
    pub fn in_line(&self) -> usize {
        self.lines.iter().map(|line| line.live).sum()
    }

    /// Callers who hung up and will call again.
    #[must_use]
    pub fn redials(&self) -> usize {
        self.calendar.redials()
    }

    /// Contacts that follow from others and come later today.
    #[must_use]
    pub fn to_return(&self) -> usize {
        self.calendar.to_return()
    }

    /// A contact that follows from another will come.
    pub fn enter(&mut self, again: &Again) {
        let (at, coming) = first_attempt(again);
        self.calendar.enter(at, coming);
    }

    /// The same of many at once.
    pub fn enter_all(&mut self, coming: &[Again]) {
        self.calendar.enter_all(coming.iter().map(first_attempt));
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
                if let Some(story) = self.responses.issue(queue, key) {
                    self.come(&Attempt { queue, key, number: 1, story });
                }
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
    pub(super) fn find_pick_up(&mut self) {
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
    pub(super) fn come(&mut self, attempt: &Attempt) {
        let &Attempt { queue, key, number, story } = attempt;
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
            self.responses.unanswered(queue, key, story, again);
            self.watch.blocked(serial, now);
            if again {
                self.enter_redial(attempt);
            }
            return;
        }
        match self.idle_agent(queue) {
            Some((team, agent)) => {
                let contact = Contact { key, queue, attempt: number, story, taken: now, waited: 0.0 };
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
    pub(super) fn serve(
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
        let who = Agent { team, number: agent };
        let hostility = self.responses.hostility(who, contact);
        let behaviour = self.responses.behaviour(who, contact, hostility);
        handling *= pace * behaviour.pace;
        if let Some(again) = self.responses.handled(who, contact, hostility, handling) {
            self.enter(&again);
        }
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
