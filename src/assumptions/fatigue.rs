//! Fast fatigue, which grows and fades within hours.

use super::{Assumption, Grade, Shape};

pub(super) const FATIGUE_GROWTH: Assumption = Assumption {
    id: "fatigue.growthPerBusyHour",
    label: "Fatigue from an hour of calls",
    unit: "share of the way to full fatigue per busy hour",
    default: 0.05,
    low: 0.0,
    high: 0.15,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const FATIGUE_HALF_LIFE: Assumption = Assumption {
    id: "fatigue.halfLifeMinutes",
    label: "Half-life of fatigue off the phone",
    unit: "minutes",
    default: 45.0,
    low: 15.0,
    high: 180.0,
    bounds: (1.0, 1440.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const FATIGUE_OVERNIGHT: Assumption = Assumption {
    id: "fatigue.overnightShare",
    label: "Fatigue still there next morning",
    unit: "share of the evening's fatigue",
    default: 0.25,
    low: 0.05,
    high: 0.5,
    bounds: (0.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const FATIGUE_TENURE_BUFFER: Assumption = Assumption {
    id: "fatigue.tenureBuffer",
    label: "What experience leaves of that",
    unit: "times",
    default: 0.8,
    low: 0.6,
    high: 1.0,
    bounds: (0.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const FATIGUE_TENURE_YEARS: Assumption = Assumption {
    id: "fatigue.tenureBufferYears",
    label: "Years until experience protects",
    unit: "years",
    default: 2.0,
    low: 1.0,
    high: 4.0,
    bounds: (0.0, 20.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};

pub(super) const HANDLE_PER_HOUR: Assumption = Assumption {
    id: "fatigue.handlePerHour",
    label: "Calls grow longer over a shift",
    unit: "share per hour on shift",
    default: 0.006,
    low: 0.0,
    high: 0.015,
    bounds: (-0.05, 0.1),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "",
    population: "",
    note: "",
};
