//! Who leaves, and when.

use super::{Assumption, Grade, Shape};

pub(super) const QUIT_RATIO: Assumption = Assumption {
    id: "leaving.ratioPerSd",
    label: "Strained agents leave more",
    unit: "times the rate of leaving per SD of strain",
    default: 1.35,
    low: 1.1,
    high: 1.8,
    bounds: (0.5, 4.0),
    shape: Shape::LogTriangular,
    neutral: Some(1.0),
    grade: Grade::B,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const LEAVING_PER_YEAR: Assumption = Assumption {
    id: "leaving.perYear",
    label: "Agents who leave in a year",
    unit: "leavers ÷ average headcount",
    default: 0.3,
    low: 0.18,
    high: 0.45,
    bounds: (0.0, 3.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const LEAVING_EARLY_RATIO: Assumption = Assumption {
    id: "leaving.earlyRatio",
    label: "Newcomers leave more",
    unit: "times the later rate of leaving",
    default: 3.0,
    low: 2.0,
    high: 4.0,
    bounds: (0.2, 20.0),
    shape: Shape::LogTriangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const LEAVING_EARLY_WEEKS: Assumption = Assumption {
    id: "leaving.earlyWeeks",
    label: "How long someone counts as a newcomer",
    unit: "weeks",
    default: 13.0,
    low: 9.0,
    high: 17.0,
    bounds: (1.0, 104.0),
    shape: Shape::Triangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const LEAVING_OTHER_SHARE: Assumption = Assumption {
    id: "leaving.otherShare",
    label: "Leaving that strain has no part in",
    unit: "share of those who leave",
    default: 0.2,
    low: 0.0,
    high: 0.4,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
