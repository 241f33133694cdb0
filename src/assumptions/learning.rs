//! Newcomers' learning, forgetting, and how agents differ in speed.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

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
    sources: &[Source { seen: Seen::Derived, ..sources::DE_GRIP_2016 }, sources::GANS_2010],
    seen: "That performance rises by 64 % in the first year, which makes a newcomer 61 % of that level.",
    population: "New agents of a Dutch telecom's call centre; agents of a US bank's, without the figures being seen.",
    note: "Measured well in one call centre; how hard your calls are to learn may differ.",
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
    sources: &[sources::DE_GRIP_2016, sources::BRYNJOLFSSON_2025],
    seen: "The rise over the first year; that agents of two months with help from a machine equal those of six without.",
    population: "A Dutch telecom's call centre; 5,172 agents in chat support.",
    note: "Newcomers catch up within three to six months by most accounts. The shape of the curve was not seen.",
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
    sources: &[sources::DE_GRIP_2016],
    seen: "That newcomers in experienced teams reach parity in 36 % less time.",
    population: "New agents of a Dutch telecom's call centre.",
    note: "Measured in one call centre: newcomers among experienced colleagues catch up about a third sooner.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence here on how much agents forget while away; half a percent a week is a guess.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence here on how much newcomers take calls while they are nursed; put in your own practice.",
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
    sources: &[sources::MEHROTRA_2012],
    seen: "That agents differ in speed and in how often they resolve the same type of call; the spread was not seen.",
    population: "A US financial services call centre.",
    note: "Agents differ clearly in speed on the same calls. The size of the spread is a guess; your own figures show it.",
};
