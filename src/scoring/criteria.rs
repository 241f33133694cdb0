//! What a scenario may be scored on: the criteria of customers, people and money, with the spans that are taken unless
//! the person who scores says otherwise.
//!
//! A span runs from the figure that is worth no points to the one that is worth a hundred. Where a band of centres was
//! seen, the span is that band, so that the points say where among such centres a scenario stands; where none was, it is
//! a convention and says so. No sum of money is good or bad by itself: money is measured from a reference result, whose
//! figures are worth fifty points. Nothing here is evidence for how much a thing should weigh.

/// One of the three that a score is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What callers meet.
    Customers,
    /// What those who work there meet.
    People,
    /// What it costs.
    Money,
}

impl Part {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Customers, Self::People, Self::Money];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::People => "people",
            Self::Money => "money",
        }
    }
}

/// Where the span of a criterion comes from unless it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Span {
    /// A band in which centres were seen to be.
    Band(f64, f64),
    /// Two round figures that people of the trade will know; nobody measured that they are the right ones.
    Convention(f64, f64),
    /// A share above and below the same figure of a reference result.
    Reference,
}

impl Span {
    /// The word for where it comes from.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Band(..) => "band",
            Self::Convention(..) => "convention",
            Self::Reference => "reference",
        }
    }

    /// The figures worth no points and a hundred, where they do not depend on a reference.
    #[must_use]
    pub const fn ends(self) -> Option<(f64, f64)> {
        match self {
            Self::Band(from, to) | Self::Convention(from, to) => Some((from, to)),
            Self::Reference => None,
        }
    }
}

/// A figure that earns points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// The metric's id, or [`UNJUST`].
    pub id: &'static str,
    /// What it counts towards.
    pub part: Part,
    /// What it is called.
    pub label: &'static str,
    /// The figure's unit.
    pub unit: &'static str,
    /// How much it weighs within its part, unless said.
    pub weight: f64,
    /// What is worth no points and a hundred, unless said.
    pub span: Span,
    /// Why this span, and what to know about it.
    pub note: &'static str,
}

/// The one criterion that is made of several metrics: write-ups times the share of them that were unjust, per head and year.
///
/// The share alone would punish a scenario with one write-up, an unjust one, and know nothing of one with none.
pub const UNJUST: &str = "unjustWriteUps";

/// All criteria, those of one part together.
pub static CRITERIA: [Criterion; 14] = [
    Criterion {
        id: "serviceLevel",
        part: Part::Customers,
        label: "Service level",
        unit: "share of offered",
        weight: 1.0,
        span: Span::Convention(0.6, 0.9),
        note: "A convention about the trade's goal of 80 %.",
    },
    Criterion {
        id: "abandonedShare",
        part: Part::Customers,
        label: "Abandonment",
        unit: "share of offered",
        weight: 1.0,
        span: Span::Convention(0.1, 0.0),
        note: "A convention: one caller in ten, or nobody.",
    },
    Criterion {
        id: "firstContactResolution",
        part: Part::Customers,
        label: "First-contact resolution",
        unit: "share of issues with an answered contact",
        weight: 1.0,
        span: Span::Band(0.6, 0.8),
        note: "The band of some five hundred centres by industry, as published by a vendor.",
    },
    Criterion {
        id: "contactsPerIssue",
        part: Part::Customers,
        label: "Contacts per issue",
        unit: "answered contacts per issue with one",
        weight: 0.0,
        span: Span::Band(1.5, 1.2),
        note: "1.4 to 1.5 in most centres and 1.2 where 80 % are resolved at once, by a vendor. It follows from resolution and from who calls back, and so weighs nothing unless a weight is given.",
    },
    Criterion {
        id: "failureDemandShare",
        part: Part::Customers,
        label: "Failure demand",
        unit: "share of answered contacts",
        weight: 1.0,
        span: Span::Band(0.65, 0.3),
        note: "From a tax office's 65 % to a police force's 30 % of calls that need not have come.",
    },
    Criterion {
        id: "satisfaction",
        part: Part::Customers,
        label: "Satisfaction",
        unit: "points of 100",
        weight: 1.0,
        span: Span::Band(68.0, 81.0),
        note: "The band by industry, as published by a vendor.",
    },
    Criterion {
        id: "attritionPerYear",
        part: Part::People,
        label: "Attrition",
        unit: "share of people a year",
        weight: 1.0,
        span: Span::Band(0.45, 0.18),
        note: "The band of centres that serve their own company's customers.",
    },
    Criterion {
        id: "absenceShare",
        part: Part::People,
        label: "Absence",
        unit: "share of scheduled shifts",
        weight: 1.0,
        span: Span::Band(0.08, 0.03),
        note: "Unplanned absence: the band of averages that were reported for centres of several countries.",
    },
    Criterion {
        id: "strainAboveOneSd",
        part: Part::People,
        label: "Strain above +1 SD",
        unit: "share of people on the phone",
        weight: 1.0,
        span: Span::Convention(0.32, 0.0),
        note: "A convention: the base workforce's 16 % is in the middle, twice that is worth nothing.",
    },
    Criterion {
        id: UNJUST,
        part: Part::People,
        label: "Unjust write-ups",
        unit: "per person and year",
        weight: 1.0,
        span: Span::Convention(1.0, 0.0),
        note: "A convention: one for everybody in a year, or none. Where nobody is written up there are none.",
    },
    Criterion {
        id: "vacancyShare",
        part: Part::People,
        label: "Vacant places",
        unit: "share of places",
        weight: 0.0,
        span: Span::Convention(0.15, 0.0),
        note: "A convention. It follows from leaving and hiring, and so weighs nothing unless a weight is given.",
    },
    Criterion {
        id: "costPerResolvedIssue",
        part: Part::Money,
        label: "Cost per resolved issue",
        unit: "money per issue settled",
        weight: 1.0,
        span: Span::Reference,
        note: "Measured from the baseline's.",
    },
    Criterion {
        id: "costTotal",
        part: Part::Money,
        label: "Total cost",
        unit: "money over the horizon",
        weight: 1.0,
        span: Span::Reference,
        note: "Measured from the baseline's; cheap to serve fewer calls.",
    },
    Criterion {
        id: "moneyWithLostCustomers",
        part: Part::Money,
        label: "Total cost with lost customers",
        unit: "money over the horizon",
        weight: 1.0,
        span: Span::Reference,
        note: "Measured from the baseline's; the value of customers lost is added.",
    },
];
