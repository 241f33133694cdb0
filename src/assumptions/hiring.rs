//! Whom one hires, what keeps them, and what it costs to replace them.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

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
    sources: &[sources::SWIDER_2010, sources::SAWYERR_2009, sources::SKYRME_2005],
    seen: "A multiple correlation of 0.57 between personality and exhaustion; small to medium ones with productivity and service in call centres.",
    population: "A meta-analysis over many occupations; 194 and 140 call-centre workers.",
    note: "Personality predicts strain quite well, so selection could lower it. What a hiring test would catch is less than half of that.",
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
    sources: &[sources::HOFFMAN_2018],
    seen: "That managers who overrule a job test hire worse; the gain in tenure was not seen.",
    population: "15 firms with low-skill service jobs.",
    note: "Firms that let a job test decide keep people longer. The size was not seen.",
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
    sources: &[Source { seen: Seen::Derived, ..sources::BURKS_2015 }],
    seen: "That referred newcomers are 10 to 30 % less likely to leave.",
    population: "Nine firms, call centres among them.",
    note: "Large data from several firms, call centres among them. They show who stays, not why: good people know good people.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "There is no evidence here on what a bonus for staying does in call centres; it may even make people wait for it and go.",
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
    sources: &[sources::GLOBAL_REPORT_2007, sources::KUHN_YU_2021],
    seen: "Three to four months' pay with lost productivity, as reported; a study of causes in shops finds turnover much cheaper.",
    population: "US call centres; Chinese shops.",
    note: "Only the money for recruiting and training; the newcomers' slowness comes out of the model by itself. Circulating figures that count both are far higher.",
};
