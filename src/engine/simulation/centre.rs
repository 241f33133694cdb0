//! What is simulated: queues, teams, and who takes what.

use super::arrivals::Source;
use crate::math::law::Law;

/// The queues and teams of a centre.
#[derive(Clone, Debug)]
pub struct Centre {
    /// Contact reasons.
    pub queues: Vec<QueueSpec>,
    /// Groups of agents with the same skills.
    pub teams: Vec<TeamSpec>,
    /// Most calls in the system of each group of lines, queueing and being served; unbounded if `None`.
    pub lines: Vec<Option<usize>>,
}

/// A contact reason.
#[derive(Clone, Debug)]
pub struct QueueSpec {
    /// When its calls come.
    pub source: Source,
    /// Handling time, seconds.
    pub handling: Law,
    /// Multiplies the handling time of calls that come in an interval of the cycle; empty for no change.
    pub handling_by_slot: Vec<f64>,
    /// How long callers are willing to wait, seconds; for ever if `None`.
    pub patience: Option<Law>,
    /// Whether and when callers call again.
    pub redial: Redial,
    /// Teams that may take its calls.
    pub routes: Vec<Route>,
    /// The group of lines its calls hold.
    pub trunk: usize,
}

/// Who calls again, and when.
#[derive(Clone, Debug)]
pub struct Redial {
    /// Share of those who hang up.
    pub hung_up: f64,
    /// Share of those who hear a busy tone.
    pub busy_tone: f64,
    /// Time from hanging up to calling again, seconds.
    pub delay: Law,
}

/// A team that may take the calls of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Place of the team.
    pub team: usize,
    /// The least rank is asked first; among teams of one rank, the agent idle longest takes the call.
    pub rank: u32,
}

/// A group of agents with the same skills.
#[derive(Clone, Debug)]
pub struct TeamSpec {
    /// Agents it has, on duty or not.
    pub agents: usize,
    /// Queues it takes calls from.
    pub takes: Vec<Take>,
    /// Which call an agent takes who becomes free.
    pub pick: Pick,
}

/// A queue that a team takes calls from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Take {
    /// Place of the queue.
    pub queue: usize,
    /// The least rank is taken first.
    pub rank: u32,
    /// Multiplies the handling time: this team's pace with this queue.
    pub pace: f64,
}

/// Which waiting call goes to an agent who becomes free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Of the lines with the least rank, the call that came first.
    ByRank,
    /// The first call of the longest line, whatever its rank.
    LongestLine,
}

impl Centre {
    /// One queue and one team, one group of lines.
    #[must_use]
    pub fn single(queue: QueueSpec, agents: usize, lines: Option<usize>) -> Self {
        let take = Take { queue: 0, rank: 0, pace: 1.0 };
        Self {
            queues: vec![queue],
            teams: vec![TeamSpec { agents, takes: vec![take], pick: Pick::ByRank }],
            lines: vec![lines],
        }
    }
}

impl QueueSpec {
    /// Calls for team 0 that nobody calls about again.
    #[must_use]
    pub fn plain(source: Source, handling: Law, patience: Option<Law>) -> Self {
        Self {
            source,
            handling,
            handling_by_slot: Vec::new(),
            patience,
            redial: Redial { hung_up: 0.0, busy_tone: 0.0, delay: Law::zero() },
            routes: vec![Route { team: 0, rank: 0 }],
            trunk: 0,
        }
    }
}
