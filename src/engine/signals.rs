//! What the parts of the model tell each other: plain values, and the questions that the clock asks.
//!
//! The simulation moves calls and agents and knows nothing of moods, targets or causes. Where
//! these matter it asks: how hostile is this contact, how does this agent handle it? The people,
//! policy and customer models answer through [`Responses`] and never meet otherwise.
//! [`Inert`] answers as if nobody had a mood and every contact were the last about its issue: with it the simulation is a pure queue, which is what
//! theory is compared with, and its answers are constants that leave no trace in the machine code.

use crate::math::streams::Key;

/// How a contact came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The first about its issue.
    #[default]
    First,
    /// The agent before did not resolve the issue.
    Repeat,
    /// A department that the issue was handed on to is late.
    Chase,
}

/// How many kinds there are.
pub const KINDS: usize = Kind::Chase as usize + 1;

/// What a contact follows from: all that is known of its issue, so that nothing is kept of issues between contacts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Story {
    /// 0 for value demand, else the place of its cause, from 1.
    pub cause: u8,
    /// Contacts about the issue that were answered before; at most as many as a byte counts.
    pub prior: u8,
    /// How it came about.
    pub kind: Kind,
}

/// A contact that follows from another today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Again {
    /// When it comes, seconds since the run began.
    pub at: f64,
    /// Place of its queue.
    pub queue: usize,
    /// Who it is.
    pub key: Key,
    /// What it follows from.
    pub story: Story,
}

/// A contact at the moment an agent takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Who it is: everything random about it is drawn from this key.
    pub key: Key,
    /// Place of its queue.
    pub queue: usize,
    /// 1 for a first attempt.
    pub attempt: u32,
    /// What it follows from.
    pub story: Story,
    /// When it is taken, seconds since the run began.
    pub taken: f64,
    /// How long it waited, seconds.
    pub waited: f64,
}

/// An agent: the team and the number within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Place of the team.
    pub team: usize,
    /// From 0.
    pub number: usize,
}

/// How an agent handles one contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behaviour {
    /// Multiplies the contact's handling time; 1 is the queue's own, 0.9 a tenth faster.
    pub pace: f64,
    /// Time after the contact in which the agent takes no other, seconds; not handling time.
    pub pause: f64,
}

impl Behaviour {
    /// The queue's own handling time, no pause.
    pub const INERT: Self = Self { pace: 1.0, pause: 0.0 };
}

/// The lanes of a call's key that these models draw from; those below are the simulation's.
pub mod lanes {
    /// Whether the caller is hostile.
    pub const HOSTILE: u64 = 6;
    /// How severely.
    pub const SEVERITY: u64 = 7;
    /// Whether a trained agent calms the caller.
    pub const CALMED: u64 = 8;
    /// What caused the issue.
    pub const CAUSE: u64 = 9;
    /// Whether the error behind it is one of those that have been mended.
    pub const MENDED: u64 = 10;
    /// Whether a self-service takes it.
    pub const DEFLECTED: u64 = 11;
    /// Whether it needs the department that caused it.
    pub const HANDED_ON: u64 = 12;
    /// How long the department takes.
    pub const DEPARTMENT: u64 = 13;
    /// How long the customer waits for it.
    pub const CHASES: u64 = 14;
    /// Whether the agent resolves it.
    pub const RESOLVED: u64 = 15;
    /// Whether the customer calls back.
    pub const CALLS_BACK: u64 = 16;
    /// After how long.
    pub const RETURN_DELAY: u64 = 17;
    /// Child: the contact that follows.
    pub const NEXT_CONTACT: u64 = 18;
    /// When on its day that one comes.
    pub const RETURN_TIME: u64 = 19;
    /// Child: whether it comes on the day that it falls on, day by day.
    pub const RETURN_DAY: u64 = 22;
    /// Whether the customer is lost.
    pub const LOST: u64 = 20;
}

/// What the clock asks of the other models, and tells them.
pub trait Responses {
    /// An issue would bring its first contact: what it is about, or nothing if it does not come after all.
    fn issue(&mut self, queue: usize, key: Key) -> Option<Story>;

    /// How hostile a contact is to the agent who takes it, from 0 (not at all).
    fn hostility(&mut self, agent: Agent, contact: &Contact) -> f64;

    /// How an agent handles a contact of this hostility.
    fn behaviour(&mut self, agent: Agent, contact: &Contact, hostility: f64) -> Behaviour;

    /// The agent handles it for so long, seconds; what follows from it today.
    fn handled(&mut self, agent: Agent, contact: &Contact, hostility: f64, seconds: f64) -> Option<Again>;

    /// A caller hung up or heard a busy tone, and calls again at once or lets it be.
    fn unanswered(&mut self, queue: usize, key: Key, story: Story, again: bool);
}

/// Nobody has a mood, and no contact brings another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inert;

impl Responses for Inert {
    #[inline(always)]
    fn issue(&mut self, _: usize, _: Key) -> Option<Story> {
        Some(Story { cause: 0, prior: 0, kind: Kind::First })
    }

    #[inline(always)]
    fn hostility(&mut self, _: Agent, _: &Contact) -> f64 {
        0.0
    }

    #[inline(always)]
    fn behaviour(&mut self, _: Agent, _: &Contact, _: f64) -> Behaviour {
        Behaviour::INERT
    }

    #[inline(always)]
    fn handled(&mut self, _: Agent, _: &Contact, _: f64, _: f64) -> Option<Again> {
        None
    }

    #[inline(always)]
    fn unanswered(&mut self, _: usize, _: Key, _: Story, _: bool) {}
}
