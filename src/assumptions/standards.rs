//! What pressure of work does to the time spent on a contact, and to what people think a contact deserves.

use super::{Assumption, Grade, Shape, sources};

const CENTRE: &str = "One lending centre of a British bank, some 80 people, 52 weeks.";

pub(super) const STANDARDS_ELASTICITY: Assumption = Assumption {
    id: "standards.elasticity",
    label: "Contacts get shorter under pressure",
    unit: "log handling time per unit of log work pressure",
    default: -0.4,
    low: -0.7,
    high: -0.1,
    bounds: (-2.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[sources::OLIVA_STERMAN_2001, sources::DOGAN_2007, sources::STRUBEN_2015],
    seen: "-0.64 published, -0.60 by another estimate; -0.62 (-0.71 to -0.51) when fitted again to the published weeks.",
    population: CENTRE,
    note: "Below zero: a tenth more work than people can do makes contacts 4 % shorter. Used where standards run alone, and moves nothing in a scenario: there load.speedUp says how a queue hurries people, and both would count it twice.",
};

pub(super) const STANDARDS_TAU_DOWN: Assumption = Assumption {
    id: "standards.tauDownWeeks",
    label: "Time in which standards sink to what is done",
    unit: "weeks",
    default: 19.0,
    low: 8.0,
    high: 40.0,
    bounds: (1.0, 1e7),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::B,
    sources: &[sources::OLIVA_STERMAN_2001, sources::OLIVA_2001, sources::DOGAN_2007, sources::STRUBEN_2015],
    seen: "18.8 weeks published, 18.7 in the thesis before it, 12.5 by another estimate; 19.8 when fitted again, and anything from 6 weeks to never within its scatter.",
    population: CENTRE,
    note: "What is done under pressure becomes what is thought right, within months. Estimates agree on about 19 weeks, but one year of one centre cannot rule out that standards do not sink at all.",
};

pub(super) const STANDARDS_TAU_UP: Assumption = Assumption {
    id: "standards.tauUpWeeks",
    label: "Time in which standards rise again",
    unit: "weeks",
    default: 80.0,
    low: 20.0,
    high: 1000.0,
    bounds: (1.0, 1e7),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::B,
    sources: &[sources::OLIVA_STERMAN_2001, sources::OLIVA_2001, sources::DOGAN_2007, sources::STRUBEN_2015],
    seen: "Erosion called permanent: 8.1 million weeks, 85,600 by another estimate; never when fitted again, and no faster than 31 weeks within its scatter.",
    population: CENTRE,
    note: "Every estimate says that a standard once lost never comes back by itself; 1,000 weeks is as good as never. It comes from one centre, so a return in a year or two is allowed for.",
};

pub(super) const STANDARDS_LEAST: Assumption = Assumption {
    id: "standards.least",
    label: "Least time that a contact can take",
    unit: "times the undisturbed handling time",
    default: 0.1,
    low: 0.05,
    high: 0.5,
    bounds: (0.01, 1.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[sources::OLIVA_STERMAN_2001],
    seen: "A floor of 0.1 hours in the published model, where an order took about 1.08 hours.",
    population: CENTRE,
    note: "However great the pressure, a contact takes some time. The published model has such a floor; its height is a guess, and it is rarely reached.",
};
