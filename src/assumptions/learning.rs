//! Newcomers' learning, forgetting, and how agents differ in speed.

use super::{Assumption, Grade, Shape};

pub(super) const LEARNING_START: Assumption = Assumption {
    id: "learning.start",
    label: "Newcomer's productivity at the start",
    unit: "share of an experienced agent's",
    default: 0.61,
    low: 0.5,
    high: 0.75,
    bounds: (0.1, 1.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const LEARNING_TAU: Assumption = Assumption {
    id: "learning.timeConstantWeeks",
    label: "Time in which newcomers catch up",
    unit: "weeks",
    default: 13.0,
    low: 6.0,
    high: 26.0,
    bounds: (0.5, 260.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const EXPERIENCED_TEAM: Assumption = Assumption {
    id: "learning.experiencedTeam",
    label: "Catching up in an experienced team",
    unit: "times the time constant",
    default: 0.64,
    low: 0.6,
    high: 1.0,
    bounds: (0.1, 3.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const FORGETTING: Assumption = Assumption {
    id: "learning.forgettingPerWeekAway",
    label: "Skill lost while away",
    unit: "share of what was learned per week away",
    default: 0.005,
    low: 0.0,
    high: 0.02,
    bounds: (0.0, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const NESTING_PHONE_SHARE: Assumption = Assumption {
    id: "learning.nestingPhoneShare",
    label: "Time on the phone while nesting",
    unit: "share of an agent's time on the phone",
    default: 0.7,
    low: 0.4,
    high: 1.0,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const SPEED_CV: Assumption = Assumption {
    id: "traits.speedCv",
    label: "Agents differ in speed",
    unit: "standard deviation ÷ mean of handling time between agents",
    default: 0.18,
    low: 0.1,
    high: 0.3,
    bounds: (0.0, 1.0),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
