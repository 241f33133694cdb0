//! What repetitions tell of customers: whether they get what they call for, how often they call, and why.

use super::replications::{Raw, weights};
use crate::engine::signals::Kind;
use crate::engine::simulation::journeys::{Flow, Journeys};
use crate::engine::simulation::replication::Part;
use crate::units::DAYS_PER_WEEK;

/// Flows of one repetition over the horizon, days that were not simulated counted in by weekday.
#[derive(Clone, Copy, Debug)]
pub struct Flows<'a> {
    journeys: &'a Journeys,
    weights: [f64; DAYS_PER_WEEK],
}

impl<'a> Flows<'a> {
    /// Of a repetition; nothing where customers do not respond.
    #[must_use]
    pub fn of(part: &'a Part) -> Option<Self> {
        part.journeys.as_ref().map(|journeys| Self { journeys, weights: weights(part) })
    }

    /// The counts.
    #[must_use]
    pub fn journeys(&self) -> &'a Journeys {
        self.journeys
    }

    /// A flow of the contacts of some causes and kinds, all queues together.
    #[must_use]
    pub fn sum(&self, flow: Flow, of: impl Fn(usize, usize) -> bool) -> f64 {
        self.journeys.sum(flow, &self.weights, |_, cause, kind| of(cause, kind))
    }

    /// A flow of a kind of contact.
    #[must_use]
    pub fn of_kind(&self, flow: Flow, kind: Kind) -> f64 {
        self.sum(flow, |_, of| of == kind as usize)
    }

    /// A flow of all contacts.
    #[must_use]
    pub fn all(&self, flow: Flow) -> f64 {
        self.sum(flow, |_, _| true)
    }

    /// Issues that a department solved before the customer chased, or after the customer gave up on the line.
    #[must_use]
    pub fn solved_by_departments(&self) -> f64 {
        self.all(Flow::HandedOn) + self.of_kind(Flow::GaveUp, Kind::Chase)
    }

    /// A flow of contacts that need not have been: those that go back to a cause, and any after the first.
    #[must_use]
    pub fn failure(&self, flow: Flow) -> f64 {
        self.sum(flow, |cause, kind| cause > 0 || kind != FIRST)
    }
}

const FIRST: usize = Kind::First as usize;

type Figure = (&'static str, &'static str, fn(&Flows<'_>) -> (f64, f64));

/// Figures over the horizon, each a ratio of sums.
const FIGURES: [Figure; 6] = [
    ("firstContactResolution", "share of issues with an answered contact", |f| {
        (f.of_kind(Flow::Resolved, Kind::First), f.of_kind(Flow::Answered, Kind::First))
    }),
    ("contactsPerIssue", "answered contacts per issue with one", |f| {
        (f.all(Flow::Answered), f.of_kind(Flow::Answered, Kind::First))
    }),
    ("repeatShare", "share of answered contacts", |f| {
        (f.sum(Flow::Answered, |_, kind| kind != FIRST), f.all(Flow::Answered))
    }),
    ("failureDemandShare", "share of answered contacts", |f| {
        (f.failure(Flow::Answered), f.all(Flow::Answered))
    }),
    ("satisfaction", "points of 100", |f| (f.all(Flow::Points), f.all(Flow::Answered))),
    ("customersLost", "customers", |f| (f.all(Flow::Lost), 1.0)),
];

/// Figures of customers over the horizon, one pair of sums for each repetition.
pub(super) fn figures(parts: &[&Part]) -> Vec<Raw> {
    let flows: Vec<Flows<'_>> = parts.iter().filter_map(|part| Flows::of(part)).collect();
    if flows.is_empty() || flows.len() < parts.len() {
        return Vec::new();
    }
    FIGURES.iter().map(|&(id, unit, of)| Raw { id, unit, units: flows.iter().map(of).collect() }).collect()
}
