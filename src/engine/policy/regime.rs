//! A week of a metric policy: what it does to everybody, and what it asks of each.

use super::Adjustment;
use crate::assumptions::Assumptions;
use crate::scenario::levers::{Consequence, Levers, Measured, Policy, Purpose};

/// What holds for everybody in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regime {
    /// Whether the policy differs from today's in anything.
    pub acts: bool,
    /// Week of the run, from 0.
    pub week: f64,
    /// Who is measured.
    pub measured: Measured,
    /// What monitoring adds to the strain that people tend to, SD; below zero where it strains less than today.
    pub strain: f64,
    /// How much less than today individuals are monitored, of full monitoring.
    pub unwatched: f64,
    /// Factor on everybody's speed.
    pub output: f64,
    /// Factor on the time constant of learning.
    pub learning: f64,
    /// Share of agents who do less where nobody looks.
    pub opportunists: f64,
    /// Share of agents who lean on their team.
    pub free_riders: f64,
    /// Pressure of the handling-time target.
    pub pressure: f64,
    /// Log of the target, in today's handling times.
    pub target: f64,
    /// Coaching for everybody: 1 is an hour a month.
    pub coaching: f64,
    /// What follows from the scorecard.
    pub consequence: Consequence,
    /// How fast standards follow what is done.
    pub adjustment: Adjustment,
    /// Log of the least time that a contact takes, in what it needs.
    pub least: f64,
}

/// Whether a policy differs from today's in anything that acts.
#[must_use]
pub fn acts(policy: &Policy) -> bool {
    policy.metrics != Measured::Individual
        || policy.monitoring_change != 0.0
        || policy.purpose != Purpose::AsToday
        || policy.handle_pressure > 0.0
        || policy.consequence != Consequence::Nothing
        || policy.attendance_limit > 0.0
        || policy.coaching_hours_per_month > 0.0
}

impl Regime {
    /// The policy of a week, counted from 0.
    #[must_use]
    pub fn of(week: f64, levers: &Levers, a: &Assumptions) -> Self {
        let policy = &levers.policy;
        let today = a.monitoring_today;
        let change = policy.monitoring_change;
        let measured = policy.metrics;
        let monitored = match measured {
            Measured::Nobody => 0.0,
            _ if change < 0.0 => today * (1.0 + change),
            _ => today + (1.0 - today) * change,
        };
        let felt = match policy.purpose {
            Purpose::AsToday => 1.0,
            Purpose::Developmental => a.monitoring_developmental,
            Purpose::Punitive => a.monitoring_punitive,
        };
        let number = week + 1.0;
        let set = policy.target_from_week <= number && number <= policy.target_until_week;
        let pressed = set && measured != Measured::Nobody;
        let team = if measured == Measured::Team { 1.0 } else { 0.0 };
        let supported = (1.0 - a.opportunists_support * levers.support.leadership).max(0.0);
        let coaching = policy.coaching_hours_per_month.min(1.0);
        let unmeasured = if measured == Measured::Nobody { a.unmeasured_learning } else { 1.0 };
        Self {
            acts: acts(policy),
            week,
            measured,
            strain: a.monitoring_strain * (felt * monitored - today),
            unwatched: today - monitored,
            output: (1.0 + a.monitoring_output * (monitored - today)) * (1.0 + a.team_output * team),
            learning: unmeasured,
            opportunists: (a.opportunists * supported).min(1.0),
            free_riders: a.free_riders * team,
            pressure: if pressed { policy.handle_pressure } else { 0.0 },
            target: libm::log(policy.handle_target),
            coaching,
            // What reaches one person needs that person's figures.
            consequence: if measured == Measured::Individual {
                policy.consequence
            } else {
                Consequence::Nothing
            },
            adjustment: Adjustment::over(1.0, a.standards_tau_down, a.standards_tau_up),
            least: libm::log(a.standards_least),
        }
    }
}
