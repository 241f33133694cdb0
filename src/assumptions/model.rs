//! What other rows are measured from: usual levels, doses and limits.

use super::{Assumption, Grade, Shape};

pub(super) const LOAD_REFERENCE: Assumption = Assumption {
    id: "load.referenceOccupancy",
    label: "Usual occupancy",
    unit: "share of time on the phone",
    default: 0.8,
    low: 0.7,
    high: 0.88,
    bounds: (0.3, 0.99),
    shape: Shape::Triangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "The occupancy at which people work at their usual pace, from which more and less load is counted. There is no evidence for it: it is the middle of what practitioners call normal.",
};

pub(super) const TEAM_BREAK_MINUTES: Assumption = Assumption {
    id: "rest.teamBreakMinutes",
    label: "Breaks taken together: what counts as a full dose",
    unit: "minutes per agent per week",
    default: 75.0,
    low: 50.0,
    high: 100.0,
    bounds: (1.0, 600.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "Fifteen minutes a day together have the whole effect, fewer a part of it. There is no evidence on how the effect depends on the time.",
};

pub(super) const SEND_HOME_WILLING: Assumption = Assumption {
    id: "staffing.sendHomeWilling",
    label: "Agents who would rather go home when it is quiet",
    unit: "share of agents",
    default: 0.3,
    low: 0.1,
    high: 0.6,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "On any day, the share that takes unpaid time when it is offered. There is no evidence for it.",
};
