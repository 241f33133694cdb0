//! How much of the difference between two people's figures is theirs: the share of one call's variance that lies between agents.

use super::{Assumption, Grade, Shape, sources};

pub(super) const QA_ICC: Assumption = Assumption {
    id: "scoring.qaIcc",
    label: "Quality score: what one evaluated call says about the agent",
    unit: "share of one call's variance that is between agents",
    default: 0.06,
    low: 0.02,
    high: 0.15,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::B,
    sources: &[sources::NELSON_2004, sources::WENSING, sources::SQM],
    seen: "Some 66 (52 to 91) ratings of a clinician for a reliability of .80, and 60 to 90 of a general practitioner.",
    population: "Patients who rated clinicians in the United States and the Netherlands; vendors' customers.",
    note: "Patients' ratings of clinicians are the nearest that was measured: a single rating says little about whom it rates. Six evaluated calls a month have a reliability near .27.",
};

pub(super) const SATISFACTION_ICC: Assumption = Assumption {
    id: "scoring.satisfactionIcc",
    label: "Satisfaction: what one survey says about the agent",
    unit: "share of one survey's variance that is between agents",
    default: 0.06,
    low: 0.02,
    high: 0.15,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::B,
    sources: &[sources::NELSON_2004, sources::WENSING, sources::BOLO_2023],
    seen: "Some 66 (52 to 91) ratings for a reliability of .80; callers who answer surveys under-represent angry calls.",
    population: "Patients who rated clinicians in the United States and the Netherlands; callers.",
    note: "Taken from patients' ratings of clinicians. Who answers a survey is not a sample of who called, which more surveys do not mend.",
};

pub(super) const RESOLUTION_ICC: Assumption = Assumption {
    id: "scoring.resolutionIcc",
    label: "First-contact resolution: what one issue says about the agent",
    unit: "share of one issue's variance that is between agents",
    default: 0.03,
    low: 0.01,
    high: 0.08,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[sources::NELSON_2004],
    seen: "Ratings of clinicians only; no one issue's.",
    population: "Patients who rated clinicians.",
    note: "By analogy, and less than for ratings: whether an issue can be resolved depends mostly on the issue and on other departments.",
};

pub(super) const HANDLE_ICC: Assumption = Assumption {
    id: "scoring.handleIcc",
    label: "Handling time: what one call says about the agent",
    unit: "share of one call's variance of log time that is between agents",
    default: 0.08,
    low: 0.03,
    high: 0.2,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[sources::NELSON_2004],
    seen: "Ratings of clinicians only; no handling times.",
    population: "Patients who rated clinicians.",
    note: "By analogy. Hundreds of calls a month make handling time the surest of the figures, and say nothing about whether it is the agent's doing.",
};

pub(super) const DAY_ICC: Assumption = Assumption {
    id: "scoring.dayIcc",
    label: "Adherence and attendance: what one day says about the agent",
    unit: "share of one day's variance that is between agents",
    default: 0.1,
    low: 0.02,
    high: 0.4,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence for it. It is used only where the figures state no scatter of days, or come from fewer than four people.",
};

pub(super) const COMPLIMENT_ICC: Assumption = Assumption {
    id: "scoring.complimentIcc",
    label: "Compliments: what one call says about the agent",
    unit: "share of one call's variance that is between agents",
    default: 0.005,
    low: 0.001,
    high: 0.02,
    bounds: (0.0, 0.9),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence for it. Compliments are rare, so that one call says next to nothing; used only for fewer than four people.",
};
