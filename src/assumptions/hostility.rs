//! Hostile callers: how many, how long their calls are, and what they leave in the agent.

use super::{Assumption, Grade, Shape};

pub(super) const HOSTILE_SHARE: Assumption = Assumption {
    id: "hostility.share",
    label: "Hostile calls",
    unit: "share of calls",
    default: 0.08,
    low: 0.02,
    high: 0.2,
    bounds: (0.0, 0.6),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_SEVERITY_CV: Assumption = Assumption {
    id: "hostility.severityCv",
    label: "Scatter of how bad a hostile call is",
    unit: "standard deviation ÷ mean",
    default: 0.5,
    low: 0.0,
    high: 1.0,
    bounds: (0.0, 3.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_HANDLE_FACTOR: Assumption = Assumption {
    id: "hostility.handleFactor",
    label: "Length of a hostile call",
    unit: "times an ordinary call",
    default: 1.35,
    low: 1.1,
    high: 2.2,
    bounds: (0.5, 5.0),
    shape: Shape::LogTriangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_WAIT_LOG_ODDS: Assumption = Assumption {
    id: "hostility.waitLogOddsPerMinute",
    label: "Waiting makes calls hostile",
    unit: "log-odds per minute of wait",
    default: 0.05,
    low: 0.0,
    high: 0.15,
    bounds: (-0.5, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_STRAIN_LOG_ODDS: Assumption = Assumption {
    id: "hostility.strainLogOddsPerSd",
    label: "Strained agents meet more hostility",
    unit: "log-odds per SD of strain",
    default: 0.15,
    low: 0.0,
    high: 0.35,
    bounds: (-1.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_FATIGUE_JUMP: Assumption = Assumption {
    id: "hostility.fatigueJump",
    label: "Fatigue left by a hostile call",
    unit: "share of the way to full fatigue",
    default: 0.15,
    low: 0.05,
    high: 0.35,
    bounds: (0.0, 1.0),
    shape: Shape::LogTriangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_STRAIN: Assumption = Assumption {
    id: "hostility.strainPerDailyCall",
    label: "Strain from hostile calls",
    unit: "SD per hostile call a day more",
    default: 0.04,
    low: 0.016,
    high: 0.074,
    bounds: (-0.3, 0.3),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HOSTILE_REFERENCE: Assumption = Assumption {
    id: "hostility.referencePerDay",
    label: "Hostile calls at which strain is average",
    unit: "hostile calls per working day",
    default: 4.8,
    low: 1.2,
    high: 12.0,
    bounds: (0.0, 60.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
