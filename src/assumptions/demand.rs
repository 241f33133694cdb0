//! What is done about demand: empowerment, staff exchange, self-service.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

pub(super) const EMPOWERMENT_STRAIN: Assumption = Assumption {
    id: "empowerment.strain",
    label: "Empowerment: strain",
    unit: "SD of strain at full empowerment",
    default: -0.15,
    low: -0.35,
    high: 0.0,
    bounds: (-2.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::B,
    sources: &[sources::BOND_2008, sources::BOND_FLAXMAN_2006, sources::SEIBERT_2011],
    seen: "That more control improved mental health and absence against a comparison group, and that empowered people are less strained; the sizes were not seen.",
    population: "A call centre, a quasi-experiment; 448 call-centre agents; a meta-analysis.",
    note: "Being allowed to decide is good for people, and one redesign of a call centre shows it. How good was not seen, so a small effect is taken.",
};

pub(super) const EMPOWERMENT_BUFFER: Assumption = Assumption {
    id: "empowerment.buffer",
    label: "Empowerment: protection from hostility",
    unit: "share of hostility's strain removed at full empowerment",
    default: 0.2,
    low: 0.0,
    high: 0.4,
    bounds: (-1.0, 1.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::GRANDEY_2004, sources::GUTHIER_2020],
    seen: "That agents with more autonomy found aggression less stressful, and that control weakens what strain does; sizes were not seen.",
    population: "198 agents of two US call centres; 48 studies over time.",
    note: "Agents who may act on a complaint are hurt less by it. Two studies agree on that; how much less is a guess.",
};

pub(super) const EMPOWERMENT_RESOLUTION: Assumption = Assumption {
    id: "empowerment.resolution",
    label: "Empowerment: resolution",
    unit: "share of issues more at full empowerment",
    default: 0.03,
    low: 0.0,
    high: 0.08,
    bounds: (-0.3, 0.3),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::SEIBERT_2011, sources::BOND_FLAXMAN_2006, sources::BATT_2002],
    seen: "That empowered people perform better, objectively too in a call centre, and that centres with more involvement sell more; nothing on resolution.",
    population: "A meta-analysis; 448 call-centre agents; 354 US centres.",
    note: "Who may decide need not send the customer on. That empowerment helps performance is well supported; how many more issues it resolves was not measured.",
};

pub(super) const EMPOWERMENT_HANDLE: Assumption = Assumption {
    id: "empowerment.handle",
    label: "Empowerment: handling time",
    unit: "share of handling time at full empowerment",
    default: 0.01,
    low: -0.03,
    high: 0.06,
    bounds: (-0.5, 0.5),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[sources::BOND_FLAXMAN_2006, sources::BATT_2002],
    seen: "That performance was better with more control; handling times were not seen.",
    population: "448 call-centre agents; 354 US centres.",
    note: "Settling a matter may take longer than passing it on, or save the asking. The sign is open.",
};

pub(super) const EXCHANGE_ERRORS: Assumption = Assumption {
    id: "exchange.errors",
    label: "Staff exchange: errors elsewhere",
    unit: "times the calls that causes make",
    default: 0.95,
    low: 0.75,
    high: 1.0,
    bounds: (0.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(1.0),
    grade: Grade::C,
    sources: &[sources::MLEKUS_2021],
    seen: "That people who rotate through jobs perform a little better (0.13); no study ties an exchange of staff to the calls that a department causes.",
    population: "A meta-analysis of 56 studies of job rotation with 284,086 people.",
    note: "Who has heard the customers may send clearer invoices. It is plausible and was never measured.",
};

pub(super) const EXCHANGE_MONTHS: Assumption = Assumption {
    id: "exchange.months",
    label: "Staff exchange: until it works",
    unit: "months",
    default: 6.0,
    low: 3.0,
    high: 9.0,
    bounds: (0.1, 60.0),
    shape: Shape::LogTriangular,
    neutral: None,
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence on how long an exchange of staff takes to show. It is made to grow evenly over this time.",
};

pub(super) const EXCHANGE_STRAIN: Assumption = Assumption {
    id: "exchange.strain",
    label: "Staff exchange: strain",
    unit: "SD of strain",
    default: -0.05,
    low: -0.15,
    high: 0.0,
    bounds: (-2.0, 2.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[Source { seen: Seen::Derived, ..sources::MLEKUS_2021 }],
    seen: "That job rotation goes with a little less stress (-0.13) and with more satisfaction (0.27).",
    population: "A meta-analysis of 56 studies of job rotation with 284,086 people.",
    note: "A change of scene does people a little good. Less than half of the published figure is taken, for visits are less than rotation.",
};

pub(super) const DEFLECTION_HARDER: Assumption = Assumption {
    id: "selfService.harder",
    label: "Self-service leaves the harder calls",
    unit: "share of handling time per share of contacts taken",
    default: 0.3,
    low: 0.0,
    high: 0.6,
    bounds: (-0.5, 3.0),
    shape: Shape::Triangular,
    neutral: Some(0.0),
    grade: Grade::C,
    sources: &[],
    seen: "Nothing.",
    population: "Nobody.",
    note: "Self-service takes the easy contacts, and the calls that are left last longer on average. There is no evidence on how much longer.",
};
