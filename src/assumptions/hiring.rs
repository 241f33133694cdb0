//! Whom one hires, what keeps them, and what it costs to replace them.

use super::{Assumption, Grade, Shape};

pub(super) const HIRING_VALIDITY: Assumption = Assumption {
    id: "hiring.validity",
    label: "Selecting newcomers who strain less",
    unit: "correlation of the selection with strain's trait part",
    default: 0.25,
    low: 0.1,
    high: 0.4,
    bounds: (-1.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const TEST_QUITS: Assumption = Assumption {
    id: "hiring.testQuits",
    label: "Job test: leaving",
    unit: "times the rate of leaving of tested newcomers",
    default: 0.9,
    low: 0.8,
    high: 1.0,
    bounds: (0.2, 3.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const REFERRAL_QUITS: Assumption = Assumption {
    id: "hiring.referralQuits",
    label: "Referred newcomers: leaving",
    unit: "times the rate of leaving of referred newcomers",
    default: 0.8,
    low: 0.7,
    high: 0.9,
    bounds: (0.2, 3.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const STAY_BONUS_QUITS: Assumption = Assumption {
    id: "hiring.stayBonusQuits",
    label: "Bonus for staying: leaving",
    unit: "log of the rate of leaving per tenth of pay",
    default: -0.1,
    low: -0.3,
    high: 0.05,
    bounds: (-2.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const REPLACEMENT_CASH: Assumption = Assumption {
    id: "hiring.replacementCash",
    label: "Money spent to replace someone",
    unit: "share of a year's pay",
    default: 0.15,
    low: 0.05,
    high: 0.35,
    bounds: (0.0, 3.0),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
