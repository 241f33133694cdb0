//! One repetition of a scenario: a world of its own, lived from its first day to its last.

use super::clock::{Limits, Simulation, Stopped};
use super::duty::{Change, Scratch, Turn};
use super::journeys::Journeys;
use super::ledger::Account;
use super::living::{Living, Spec};
use super::presence::{Days, Hours, Today};
use super::sampling::Chosen;
use super::steady::PERCENTILES;
use super::watch::Watch;
use super::weeks::Weeks;
use super::world::World;
use crate::engine::signals::{Again, Inert};
use crate::math::incomplete_gamma::gamma_quantile;
use crate::math::order::Sorter;
use crate::math::sketch::WaitSketch;
use crate::math::streams::Key;
use crate::units::DAYS_PER_WEEK;

/// Children of a world's key.
mod children {
    /// Days, whose children are the streams of calls.
    pub(super) const DAYS: u64 = 0;
    /// Days of people, whose children are the teams and theirs the people.
    pub(super) const DUTIES: u64 = 1;
    /// People, whose children are the teams and theirs the people in the order in which they came.
    pub(super) const PEOPLE: u64 = 2;
}

/// The lane of a day's key that says how busy it is.
const BUSY: u64 = 0;

/// A repetition under way.
#[derive(Clone, Debug)]
pub struct Replication<R, W> {
    number: u32,
    key: Key,
    /// Which days are simulated; none if all are.
    days: Option<Chosen>,
    simulation: Simulation<R, W>,
    /// The day, from 0: that before the first that is measured.
    day: usize,
    slot: usize,
    /// Changes of duty to come, in order of time.
    changes: Vec<Change>,
    next_change: usize,
    /// The same, while they are put in order.
    spare: Vec<Change>,
    order: Vec<u128>,
    sorter: Sorter,
    scratch: Scratch,
    /// Contacts that come back today, while they are entered.
    coming: Vec<Again>,
    scheduled: u64,
    absent: u64,
    /// Measured days that were simulated, by weekday, the one under way included.
    seen: [f64; DAYS_PER_WEEK],
    over: bool,
}

impl<W: Watch> Replication<Inert, W> {
    /// Repetition `number` of the worlds of a seed, before its first day, with people who have no moods.
    #[must_use]
    pub fn new(world: &World, seed: u64, number: u32, watch: W) -> Self {
        Self::with(world, seed, number, (Inert, watch))
    }
}

impl<W: Watch> Replication<Living, W> {
    /// The same with people who respond.
    #[must_use]
    pub fn living(world: &World, people: &Spec, seed: u64, number: u32, watch: W) -> Self {
        let key = Key::new(seed).child(u64::from(number)).child(children::PEOPLE);
        Self::with(world, seed, number, (Living::new(people, key), watch))
    }

    /// The people.
    #[must_use]
    pub fn people(&self) -> &Living {
        &self.simulation.responses
    }

    /// Issues under way: callers in line or about to call again at once, and contacts that come later today or on a
    /// later day.
    #[must_use]
    pub fn under_way(&self) -> usize {
        let simulation = &self.simulation;
        simulation.in_line()
            + simulation.redials()
            + simulation.to_return()
            + simulation.responses.to_return()
    }

    pub(super) fn people_mut(&mut self) -> &mut Living {
        &mut self.simulation.responses
    }
}

impl<R: Days, W: Watch> Replication<R, W> {
    /// Repetition `number` of the worlds of a seed, before its first day.
    #[must_use]
    pub fn with(world: &World, seed: u64, number: u32, (responses, watch): (R, W)) -> Self {
        let key = Key::new(seed).child(u64::from(number));
        let busy = |day: usize| key.child(children::DAYS).child(day as u64 + 1).uniform(BUSY);
        let days = world.sampling.days(world.outline.division.days, number, busy);
        let mut replication = Self {
            number,
            key,
            days,
            simulation: Simulation::new(world.centre.clone(), world.ledger(), responses, watch),
            day: 0,
            slot: 0,
            changes: Vec::new(),
            next_change: 0,
            spare: Vec::new(),
            order: Vec::new(),
            sorter: Sorter::default(),
            scratch: Scratch::default(),
            coming: Vec::new(),
            scheduled: 0,
            absent: 0,
            seen: [0.0; DAYS_PER_WEEK],
            over: false,
        };
        replication.begin_day(world);
        replication
    }

    /// Days of the run, the unmeasured one included.
    fn days(world: &World) -> usize {
        world.outline.division.days + 1
    }

    /// Goes on for about this many events; true when the last day is over.
    pub fn step(&mut self, world: &World, events: u64) -> bool {
        let mut left = events;
        while !self.over {
            let happened = self.simulation.events();
            let change = self.changes.get(self.next_change).copied();
            let slot_ends = self.simulation.ledger.slot_ends();
            let until = change.map_or(slot_ends, |change| change.at.min(slot_ends));
            let stopped = self.simulation.run(Limits { until, calls: u64::MAX, events: left });
            if stopped == Stopped::Until {
                match change {
                    Some(change) if change.at < slot_ends => {
                        self.next_change += 1;
                        let (team, agent) = (change.team as usize, change.agent as usize);
                        self.change(team, agent, &change);
                    }
                    _ => self.turn(world, slot_ends),
                }
            }
            // An interval without events is work as well.
            let done = (self.simulation.events() - happened).max(1);
            if done >= left {
                return self.over;
            }
            left -= done;
        }
        true
    }

    fn change(&mut self, team: usize, agent: usize, change: &Change) {
        let responses = &mut self.simulation.responses;
        match change.turn {
            Turn::Off => self.simulation.off_duty(team, agent, change.at),
            // Who went home is not expected back today.
            _ if responses.is_home(team, agent) => {}
            Turn::Begin => {
                responses.begins(team, agent, change.at);
                self.simulation.on_duty(team, agent, change.at);
            }
            Turn::Resume => {
                responses.resumes(team, agent, change.at, change.rest);
                self.simulation.resume(team, agent, change.at);
            }
        }
    }

    /// Tells the people what the interval was like, and sends home whom they send.
    fn interval_ends(&mut self, world: &World, at: f64) {
        for team in 0..world.centre.teams.len() {
            let interval = self.simulation.interval(team, at);
            let many = self.simulation.responses.interval(team, self.slot, &interval);
            self.simulation.send_home(team, many, at);
        }
    }

    fn turn(&mut self, world: &World, at: f64) {
        if R::RESTS {
            self.interval_ends(world, at);
        }
        self.slot += 1;
        let midnight = self.slot == world.outline.division.slots_per_day;
        self.simulation.turn(at, midnight);
        if midnight {
            self.slot = 0;
            self.day += 1;
            if self.day == Self::days(world) {
                self.over = true;
                self.simulation.responses.over();
            } else {
                self.begin_day(world);
            }
        }
    }

    /// Goes from day to day without calls until one that is simulated, or the end.
    fn skip(&mut self, world: &World) {
        while !self.over && self.days.as_ref().is_some_and(|days| !days.is_simulated(self.day)) {
            if self.simulation.is_open() {
                let simulation = &mut self.simulation;
                let issues = simulation.in_line() + simulation.redials() + simulation.to_return();
                simulation.responses.cut_off(issues);
                self.simulation.close(World::midnight(self.day));
                self.changes.clear();
                self.next_change = 0;
            }
            let today = self.today(world);
            let responses = &mut self.simulation.responses;
            responses.morning(&today);
            responses.passes(&today, World::midnight(self.day));
            self.simulation.skip_day(World::midnight(self.day + 1));
            self.day += 1;
            if self.day == Self::days(world) {
                self.over = true;
                self.simulation.responses.over();
            }
        }
    }

    /// The day under way as people see it.
    fn today<'w>(&self, world: &'w World) -> Today<'w> {
        Today {
            day: self.day,
            // The day before the first Monday is a Sunday, and the last day of a roster like this one.
            weekday: (self.day + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK,
            of_roster: (self.day + world.roster_days - 1) % world.roster_days,
            key: self.key.child(children::DUTIES).child(self.day as u64),
            duties: &world.duties,
        }
    }

    fn begin_day(&mut self, world: &World) {
        self.skip(world);
        if self.over {
            return;
        }
        let measured = self.days.as_ref().is_none_or(|days| days.is_measured(self.day));
        self.simulation.ledger.measure(measured);
        if measured && self.day > 0 {
            self.seen[(self.day - 1) % DAYS_PER_WEEK] += 1.0;
        }
        let midnight = World::midnight(self.day);
        let today = self.today(world);
        let (weekday, of_roster) = (today.weekday, today.of_roster);
        let label = self.day as u64;
        let day = self.key.child(children::DAYS).child(label);
        let busy = day.uniform(BUSY);
        let per_day = world.outline.division.slots_per_day;
        for ((queue, rates), label) in world.rates.iter().enumerate().zip(0_u64..) {
            let rates = rates.get(weekday * per_day..(weekday + 1) * per_day).unwrap_or(&[]);
            let issues = self.simulation.responses.issues_per_call(queue, weekday);
            let factor = busyness(world.scatter[queue], busy) * issues;
            self.simulation.begin_with(queue, rates, day.child(label), midnight, factor);
        }
        self.changes.drain(..self.next_change);
        self.next_change = 0;
        let days = &mut self.simulation.responses;
        days.morning(&today);
        let hours = Hours {
            day: today.day,
            weekday,
            midnight,
            measured,
            partial: self.days.is_some(),
            slot_seconds: world.outline.division.slot_seconds,
            slots_per_day: per_day,
            by_queue: &world.rates,
        };
        days.opens(&hours, &mut self.coming);
        let (scheduled, absent) = world.duties.lay_out(
            (today.key, of_roster, midnight),
            days,
            &mut self.changes,
            &mut self.scratch,
        );
        if self.day > 0 && measured {
            self.scheduled += u64::from(scheduled);
            self.absent += u64::from(absent);
        }
        self.simulation.enter_all(&self.coming);
        self.coming.clear();
        self.in_order();
    }

    /// Puts the changes in order of time; at equal times by what changes, team and agent.
    fn in_order(&mut self) {
        // Of the lower half, from the top: two bits of what changes, 16 of the team, 22 of the agent, and the place.
        const PLACE: u32 = 24;
        const AGENT: u32 = PLACE + 22;
        const TEAM: u32 = AGENT + 16;
        let packed = |(place, change): (usize, &Change)| {
            let who = u64::from(change.team) << AGENT | u64::from(change.agent) << PLACE;
            let low = (change.turn as u64) << TEAM | who | place as u64;
            u128::from(change.at.to_bits()) << u64::BITS | u128::from(low)
        };
        self.order.clear();
        self.order.extend(self.changes.iter().enumerate().map(packed));
        self.sorter.sort(&mut self.order);
        self.spare.clear();
        let place = |packed: &u128| *packed as usize & ((1 << PLACE) - 1);
        self.spare.extend(self.order.iter().filter_map(|packed| self.changes.get(place(packed)).copied()));
        core::mem::swap(&mut self.changes, &mut self.spare);
    }

    /// The day under way, from 0: that before the first that is measured.
    #[must_use]
    pub fn day(&self) -> usize {
        self.day
    }

    /// Share of the days that are over.
    #[must_use]
    pub fn share(&self, world: &World) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "few days")]
        let share = self.day as f64 / Self::days(world) as f64;
        share
    }

    /// Simulated days that are complete, by weekday.
    fn complete(&self) -> [f64; DAYS_PER_WEEK] {
        let mut seen = self.seen;
        // The day under way has been counted as it began; the whole run over, none is.
        if !self.over && self.day > 0 {
            seen[(self.day - 1) % DAYS_PER_WEEK] -=
                f64::from(u8::from(self.simulation.ledger.is_measuring()));
        }
        seen
    }

    /// What has been counted so far; complete days only.
    #[must_use]
    pub fn part(&self, world: &World) -> Part {
        let ledger = &self.simulation.ledger;
        let quantiles =
            |sketch: &WaitSketch| PERCENTILES.map(|share| sketch.quantile(share).unwrap_or(f64::NAN));
        let together = |queues: &mut dyn Iterator<Item = usize>| {
            let mut all = WaitSketch::new();
            queues.for_each(|queue| all.merge(&ledger.sketches[queue]));
            quantiles(&all)
        };
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
        let number = |count: u64| count as f64;
        Part {
            number: self.number,
            events: number(self.simulation.events()),
            days_done: number(self.day.saturating_sub(1) as u64),
            seen: self.complete(),
            scheduled: number(self.scheduled),
            absent: number(self.absent),
            redials_to_come: number(self.simulation.redials() as u64),
            percentiles: together(&mut (0..ledger.sketches.len())),
            percentiles_by_pool: world
                .outline
                .pools
                .iter()
                .map(|pool| together(&mut pool.queues.iter().copied()))
                .collect(),
            percentiles_by_queue: ledger.sketches.iter().map(quantiles).collect(),
            cycle: ledger.cycle.clone(),
            cycle_waiting: ledger.cycle_waiting.clone(),
            cycle_staffed: ledger.cycle_time.iter().map(|time| time.staffed).collect(),
            cycle_busy: ledger.cycle_time.iter().map(|time| time.busy).collect(),
            days: ledger.days.clone(),
            days_waiting: ledger.days_waiting.clone(),
            days_staffed: ledger.days_time.iter().map(|time| time.staffed).collect(),
            days_busy: ledger.days_time.iter().map(|time| time.busy).collect(),
            people: self.simulation.responses.weeks().cloned(),
            journeys: self.simulation.responses.journeys().cloned(),
        }
    }
}

/// How many times its expectation a day brings: gamma with mean 1 and this coefficient of variation,
/// at the same quantile for every queue, because a busy day is busy for all.
fn busyness(scatter: f64, quantile: f64) -> f64 {
    if scatter <= 0.0 {
        return 1.0;
    }
    let shape = 1.0 / (scatter * scatter);
    gamma_quantile(quantile, shape) / shape
}

/// What one repetition counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which repetition.
    pub number: u32,
    /// Events.
    pub events: f64,
    /// Measured days that are complete.
    pub days_done: f64,
    /// Of those, simulated call by call, by weekday from Monday.
    pub seen: [f64; DAYS_PER_WEEK],
    /// Shifts that were to be worked.
    pub scheduled: f64,
    /// Of those, not worked because of absence.
    pub absent: f64,
    /// Callers who had hung up and not yet called again at the end.
    pub redials_to_come: f64,
    /// Waits of [`PERCENTILES`] of all calls not blocked, seconds; not a number where there were none.
    pub percentiles: [f64; PERCENTILES.len()],
    /// The same, pool by pool.
    pub percentiles_by_pool: Vec<[f64; PERCENTILES.len()]>,
    /// The same, queue by queue.
    pub percentiles_by_queue: Vec<[f64; PERCENTILES.len()]>,
    /// By interval of the week, queue by queue.
    pub cycle: Vec<Account>,
    /// Seconds waited.
    pub cycle_waiting: Vec<f64>,
    /// Agent-seconds on duty by interval of the week, team by team.
    pub cycle_staffed: Vec<f64>,
    /// Agent-seconds busy.
    pub cycle_busy: Vec<f64>,
    /// By measured day, queue by queue.
    pub days: Vec<Account>,
    /// Seconds waited.
    pub days_waiting: Vec<f64>,
    /// Agent-seconds on duty by measured day, team by team.
    pub days_staffed: Vec<f64>,
    /// Agent-seconds busy.
    pub days_busy: Vec<f64>,
    /// What was counted of people, if they respond.
    pub people: Option<Weeks>,
    /// What was counted of customers, if they respond.
    pub journeys: Option<Journeys>,
}
