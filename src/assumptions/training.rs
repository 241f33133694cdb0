//! Training of agents who are already there.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

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
    sources: &[sources::DE_GRIP_2012],
    seen: "Performance 10 % higher after a week's training, quality no lower.",
    population: "86 agents of a Dutch call centre, a randomised trial.",
    note: "A good trial in a call centre. Part of the gain was motivation, so that less than the published figure is taken.",
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
    sources: &[sources::DE_GRIP_2012],
    seen: "That the gain fell within weeks and was partly motivation; not where it ended.",
    population: "86 agents of a Dutch call centre, a randomised trial.",
    note: "Part of the gain was gone within weeks in the trial. What stays in the end was not seen, hence the wide range.",
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
    sources: &[sources::DE_GRIP_2012],
    seen: "That the gain fell within weeks.",
    population: "86 agents of a Dutch call centre, a randomised trial.",
    note: "The passing part of the gain was gone within weeks in the trial.",
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
    sources: &[Source { seen: Seen::Derived, ..sources::DE_GRIP_2012 }],
    seen: "Output of the others 0.51 % higher for each tenth of the team that was trained.",
    population: "Colleagues of the trained in the same Dutch call centre.",
    note: "Colleagues of trained agents got better too, in the one trial that looked.",
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
    sources: &[sources::HUELSHEGER_2011, sources::ORSINGHER_2010],
    seen: "That sincere friendliness goes with satisfied customers (0.37), and fair dealing with complainers' satisfaction; nothing on calming hostile calls.",
    population: "95 studies of service staff; 60 of complainers.",
    note: "No trial in a call centre was found. That trained agents calm more callers is plausible from what satisfies complainers; the size is a guess.",
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
    sources: &[sources::HUELSHEGER_2011],
    seen: "That meaning one's friendliness does not wear people out, while pretending does.",
    population: "95 studies of service staff.",
    note: "Agents who can take a caller's view should be hurt less. No trial has measured this.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence on how long soft skills last without coaching.",
};

pub(super) const SOFT_SATISFACTION: Assumption = Assumption {
    id: "training.softSatisfaction",
    label: "Soft-skill training: callers whom an error made call",
    unit: "points of 100 of satisfaction",
    default: 5.0,
    low: 0.0,
    high: 12.0,
    bounds: (-20.0, 50.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::HUELSHEGER_2011, sources::ORSINGHER_2010],
    seen: "That sincere friendliness goes with satisfied customers (0.37), and fair outcomes and dealing with satisfied complainers; no trial with customers' answers.",
    population: "95 studies of service staff; 60 of complainers.",
    note: "Those who complain want to be made whole and to be treated fairly. That training achieves it was not tried in a call centre.",
};
