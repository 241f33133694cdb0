//! What the parts of the model tell each other: plain values, and the questions that the clock asks.
//!
//! The simulation moves calls and agents and knows nothing of moods, targets or causes. Where
//! these matter it asks: how hostile is this contact, how does this agent handle it? The people,
//! policy and customer models answer through [`Responses`] and never meet otherwise.
//! [`Inert`] answers as if nobody had a mood: with it the simulation is a pure queue, which is what
//! theory is compared with, and its answers are constants that leave no trace in the machine code.

use crate::math::streams::Key;

/// A contact at the moment an agent takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Who it is: everything random about it is drawn from this key.
    pub key: Key,
    /// Place of its queue.
    pub queue: usize,
    /// 1 for a first attempt.
    pub attempt: u32,
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
    /// Whether the caller got what they called for.
    pub resolved: bool,
}

impl Behaviour {
    /// The queue's own handling time, no pause, resolved.
    pub const INERT: Self = Self { pace: 1.0, pause: 0.0, resolved: true };
}

/// The lanes of a call's key that these models draw from; those below are the simulation's.
pub mod lanes {
    /// Whether the caller is hostile.
    pub const HOSTILE: u64 = 6;
    /// How severely.
    pub const SEVERITY: u64 = 7;
    /// Whether a trained agent calms the caller.
    pub const CALMED: u64 = 8;
}

/// What the clock asks of the other models, and tells them.
pub trait Responses {
    /// How hostile a contact is to the agent who takes it, from 0 (not at all).
    fn hostility(&mut self, agent: Agent, contact: &Contact) -> f64;

    /// How an agent handles a contact of this hostility.
    fn behaviour(&mut self, agent: Agent, contact: &Contact, hostility: f64) -> Behaviour;

    /// The agent handles it for so long, seconds.
    fn handled(&mut self, agent: Agent, contact: &Contact, hostility: f64, seconds: f64);
}

/// Nobody has a mood, and every call is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inert;

impl Responses for Inert {
    #[inline(always)]
    fn hostility(&mut self, _: Agent, _: &Contact) -> f64 {
        0.0
    }

    #[inline(always)]
    fn behaviour(&mut self, _: Agent, _: &Contact, _: f64) -> Behaviour {
        Behaviour::INERT
    }

    #[inline(always)]
    fn handled(&mut self, _: Agent, _: &Contact, _: f64, _: f64) {}
}
