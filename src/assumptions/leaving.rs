//! Who leaves, and when.

use super::{Assumption, Grade, Seen, Shape, Source, sources};

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
    sources: &[Source { seen: Seen::Derived, ..sources::SWIDER_2010 }],
    seen: "A multiple correlation of 0.33 between burnout and leaving, which is a factor of at most 1.9 per SD.",
    population: "A meta-analysis over many occupations.",
    note: "Strained people leave more; this is the best supported effect of strain. The studies are correlations, so the default is well below what they show.",
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
    sources: &[sources::CONTACTBABEL, sources::GLOBAL_REPORT_2007, sources::ICMI_2017, sources::METRIGY_2024],
    seen: "Trade surveys as others report them: 27 to 42 % a year in US centres between 2008 and 2014, around 30 % since; outsourcers above half.",
    population: "Contact centres that answered surveys, mostly in the USA.",
    note: "Trade surveys agree on roughly three in ten a year in house and more at outsourcers; centres differ widely. Put in your own figure.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "Newcomers leave most, says the trade; there is no evidence beyond vendors' pages, and no published curve by tenure was found.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "About 90 days, after the trade's way of counting; there is no evidence on when the early risk is over.",
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
    seen: "Nothing.",
    population: "Nobody.",
    note: "People also move, study or are dismissed. There is no evidence here for how many; it matters because such leaving does not follow strain.",
};
