//! One queue and one team in the long run.

use super::arrivals::Source;
use super::centre::{Centre, QueueSpec, Redial};
use super::queue_answer::QueueAnswer;
use super::steady::{Length, SteadyRun};
use super::watch::Nobody;
use crate::math::law::Law;
use crate::units::SECONDS_PER_HOUR;

/// A queue and how long to look at it.
#[derive(Clone, Debug)]
pub struct Question {
    /// First attempts an hour.
    pub calls_per_hour: f64,
    /// Agents on duty throughout.
    pub agents: usize,
    /// Handling time, seconds.
    pub service: Law,
    /// Patience, seconds; callers wait for ever if `None`.
    pub patience: Option<Law>,
    /// Most calls in the system.
    pub lines: Option<usize>,
    /// Who calls again.
    pub redial: Redial,
    /// Time within which a call should be answered, seconds.
    pub target: f64,
    /// How long to look.
    pub length: Length,
    /// The world.
    pub seed: u64,
}

impl Question {
    /// The queue as a centre.
    #[must_use]
    pub fn centre(&self) -> Centre {
        let source = Source::Constant(self.calls_per_hour / SECONDS_PER_HOUR);
        let mut queue = QueueSpec::plain(source, self.service.clone(), self.patience.clone());
        queue.redial = self.redial.clone();
        Centre::single(queue, self.agents, self.lines)
    }
}

/// A queue under way.
#[derive(Clone, Debug)]
pub struct QueueRun {
    question: Question,
    run: SteadyRun<Nobody>,
}

impl QueueRun {
    /// A run before its first call.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let run = SteadyRun::new(question.centre(), question.target, question.length, question.seed, Nobody);
        Self { question, run }
    }

    /// Goes on for about this many events; true when the run is over.
    pub fn step(&mut self, events: u64) -> bool {
        self.run.step(events)
    }

    /// Share of the first attempts that have come.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.run.share()
    }

    /// The run itself.
    #[must_use]
    pub fn run(&self) -> &SteadyRun<Nobody> {
        &self.run
    }

    /// The figures of the batches that are complete.
    #[must_use]
    pub fn answer(&self) -> QueueAnswer {
        QueueAnswer::new(&self.question, &self.run)
    }
}
