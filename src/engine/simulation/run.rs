//! A scenario under way: repetition after repetition of the whole horizon.

use super::living::Living;
use super::replication::{Part, Replication};
use super::watch::Nobody;
use super::world::World;
use crate::engine::planning::{self, Plan};
use crate::engine::signals::Inert;
use crate::problem::Problems;
use crate::scenario::Scenario;

/// Repetitions where none are asked for.
pub const REPLICATIONS: u32 = 10;

/// Repetitions of a preview if nobody asks for another number.
pub const OF_A_PREVIEW: u32 = 6;

/// How much is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fidelity {
    /// The whole horizon, with the calls of a few days, for a first look.
    Preview,
    /// Every call of the whole horizon.
    Full,
}

impl Fidelity {
    /// The word for it in options and results.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::Full => "full",
        }
    }
}

/// How a scenario is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Repetitions.
    pub replications: u32,
    /// Number of the first.
    pub first: u32,
    /// The worlds.
    pub seed: u64,
    /// How much of the horizon.
    pub fidelity: Fidelity,
}

/// A repetition under way, with people who respond or without.
#[derive(Clone, Debug)]
enum Lives {
    Inert(Box<Replication<Inert, Nobody>>),
    Living(Box<Replication<Living, Nobody>>),
}

impl Lives {
    fn new(world: &World, seed: u64, number: u32) -> Self {
        match &world.people {
            Some(people) => Self::Living(Box::new(Replication::living(world, people, seed, number, Nobody))),
            None => Self::Inert(Box::new(Replication::new(world, seed, number, Nobody))),
        }
    }

    fn step(&mut self, world: &World, events: u64) -> bool {
        match self {
            Self::Inert(replication) => replication.step(world, events),
            Self::Living(replication) => replication.step(world, events),
        }
    }

    fn share(&self, world: &World) -> f64 {
        match self {
            Self::Inert(replication) => replication.share(world),
            Self::Living(replication) => replication.share(world),
        }
    }

    fn part(&self, world: &World) -> Part {
        match self {
            Self::Inert(replication) => replication.part(world),
            Self::Living(replication) => replication.part(world),
        }
    }
}

/// A run.
#[derive(Clone, Debug)]
pub struct ScenarioRun {
    world: World,
    options: Options,
    replication: Lives,
    done: Vec<Part>,
}

impl ScenarioRun {
    /// A run before its first day.
    ///
    /// # Errors
    /// As [`World::new`].
    pub fn new(scenario: &Scenario, options: Options) -> Result<Self, Problems> {
        let plan = planning::plan(scenario, &planning::Options { roster: true })?;
        Self::with(scenario, &plan, options)
    }

    /// The same with the scenario's plan, roster and all, where it is known already.
    ///
    /// # Errors
    /// As [`World::with`].
    pub fn with(scenario: &Scenario, plan: &Plan, options: Options) -> Result<Self, Problems> {
        let world = World::with(scenario, plan, scenario.calendar().horizon_weeks)?;
        // Which days a preview takes hangs on how many repetitions there are in all, shared out or not.
        let world = match options.fidelity {
            Fidelity::Preview => world.preview(OF_A_PREVIEW),
            Fidelity::Full => world,
        };
        let replication = Lives::new(&world, options.seed, options.first);
        Ok(Self { world, options, replication, done: Vec::new() })
    }

    /// Goes on for about this many events; true when the run is over.
    pub fn step(&mut self, events: u64) -> bool {
        if self.is_over() {
            return true;
        }
        if self.replication.step(&self.world, events) {
            self.done.push(self.replication.part(&self.world));
            if !self.is_over() {
                let next = self.options.first + self.count();
                self.replication = Lives::new(&self.world, self.options.seed, next);
            }
        }
        self.is_over()
    }

    fn count(&self) -> u32 {
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    fn is_over(&self) -> bool {
        self.count() >= self.options.replications
    }

    /// Share of the days of all repetitions that are over.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.is_over() {
            return 1.0;
        }
        (f64::from(self.count()) + self.replication.share(&self.world)) / f64::from(self.options.replications)
    }

    /// What is run.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// How it is run.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The repetitions that are complete.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.done
    }

    /// The repetition under way, as far as its days are complete.
    #[must_use]
    pub fn unfinished(&self) -> Part {
        self.replication.part(&self.world)
    }
}
