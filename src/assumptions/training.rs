//! Training of agents who are already there.

use super::{Assumption, Grade, Shape};

pub(super) const TECHNICAL_GAIN: Assumption = Assumption {
    id: "training.technicalGain",
    label: "Technical training: speed at once",
    unit: "share of output",
    default: 0.07,
    low: 0.02,
    high: 0.1,
    bounds: (-0.5, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::A,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const TECHNICAL_PERMANENT: Assumption = Assumption {
    id: "training.technicalPermanent",
    label: "Technical training: what stays",
    unit: "share of the gain",
    default: 0.4,
    low: 0.1,
    high: 0.8,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: None,
    grade: Grade::A,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const TECHNICAL_HALF_LIFE: Assumption = Assumption {
    id: "training.technicalHalfLifeWeeks",
    label: "Technical training: half-life of the rest",
    unit: "weeks",
    default: 5.0,
    low: 2.0,
    high: 12.0,
    bounds: (0.1, 104.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::A,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const TECHNICAL_SPILL: Assumption = Assumption {
    id: "training.technicalSpill",
    label: "Technical training: colleagues who were not trained",
    unit: "share of output per share of the team trained",
    default: 0.05,
    low: 0.0,
    high: 0.1,
    bounds: (-0.5, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::A,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const SOFT_DEESCALATES: Assumption = Assumption {
    id: "training.softDeescalates",
    label: "Soft-skill training: hostile calls calmed",
    unit: "share of hostile calls per SD of skill",
    default: 0.1,
    low: 0.02,
    high: 0.25,
    bounds: (-1.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const SOFT_IMPULSE: Assumption = Assumption {
    id: "training.softImpulse",
    label: "Soft-skill training: what a hostile call does",
    unit: "times the fatigue and strain of a hostile call",
    default: 0.9,
    low: 0.7,
    high: 1.0,
    bounds: (0.0, 3.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const SOFT_HALF_LIFE: Assumption = Assumption {
    id: "training.softHalfLifeMonths",
    label: "Soft-skill training: half-life without coaching",
    unit: "months to half",
    default: 6.0,
    low: 2.0,
    high: 18.0,
    bounds: (0.1, 60.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
