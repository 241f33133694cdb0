//! Every metric of a scorecard, defined once.

use super::figures::Column;
use crate::assumptions::Assumptions;

/// What a metric's figure is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The mean of as many values as there are samples.
    Mean,
    /// The share of the samples that have a property.
    Share,
    /// Events, of which a sample may have more than one, per sample.
    Rate,
}

impl Kind {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Share => "share",
            Self::Rate => "rate",
        }
    }
}

/// The metrics, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is defined in its row")]
pub enum Metric {
    HandleTime,
    AfterCallWork,
    Qa,
    Satisfaction,
    FirstContactResolution,
    Adherence,
    Attendance,
    Compliments,
}

/// One metric's definition.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Its word on the wire.
    pub id: &'static str,
    /// What it is called on the page.
    pub label: &'static str,
    /// Unit of its figure.
    pub unit: &'static str,
    /// What the figure is made of.
    pub kind: Kind,
    /// Whether more is better.
    pub higher_is_better: bool,
    /// The column of its figure; events where it is a rate.
    pub value: Column,
    /// The column of its samples, and another that stands in where that is not given.
    pub samples: (Column, Option<Column>),
    /// The column of the standard deviation of single samples, for means.
    pub scatter: Option<Column>,
    /// What counts, over what: numerator and denominator.
    pub definition: &'static str,
    /// Least and greatest value a level can have.
    pub limits: (f64, f64),
    /// Share of one sample's variance that lies between agents, where the figures themselves cannot tell.
    pub icc: fn(&Assumptions) -> f64,
    /// The id of that row.
    pub icc_row: &'static str,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::HandleTime,
        Self::AfterCallWork,
        Self::Qa,
        Self::Satisfaction,
        Self::FirstContactResolution,
        Self::Adherence,
        Self::Attendance,
        Self::Compliments,
    ];

    /// The metric of this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.definition().id == id)
    }

    /// Its definition.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        match self {
            Self::HandleTime => &HANDLE_TIME,
            Self::AfterCallWork => &AFTER_CALL_WORK,
            Self::Qa => &QA,
            Self::Satisfaction => &SATISFACTION,
            Self::FirstContactResolution => &FIRST_CONTACT_RESOLUTION,
            Self::Adherence => &ADHERENCE,
            Self::Attendance => &ATTENDANCE,
            Self::Compliments => &COMPLIMENTS,
        }
    }
}

const UNBOUNDED: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

static HANDLE_TIME: Definition = Definition {
    id: "handleTime",
    label: "Handling time",
    unit: "seconds",
    kind: Kind::Mean,
    higher_is_better: false,
    value: Column::HandleSeconds,
    samples: (Column::Calls, None),
    scatter: Some(Column::HandleSd),
    definition: "Talk, hold and after-call work in seconds ÷ calls handled.",
    limits: (0.0, f64::INFINITY),
    icc: |a| a.handle_icc,
    icc_row: "scoring.handleIcc",
};

static AFTER_CALL_WORK: Definition = Definition {
    id: "afterCallWork",
    label: "After-call work",
    unit: "seconds",
    kind: Kind::Mean,
    higher_is_better: false,
    value: Column::AfterCallSeconds,
    samples: (Column::Calls, None),
    scatter: Some(Column::AfterCallSd),
    definition: "After-call work in seconds ÷ calls handled.",
    limits: (0.0, f64::INFINITY),
    icc: |a| a.handle_icc,
    icc_row: "scoring.handleIcc",
};

static QA: Definition = Definition {
    id: "qa",
    label: "Quality score",
    unit: "points",
    kind: Kind::Mean,
    higher_is_better: true,
    value: Column::QaScore,
    samples: (Column::QaEvaluations, None),
    scatter: Some(Column::QaSd),
    definition: "Points given in evaluations ÷ calls evaluated.",
    limits: UNBOUNDED,
    icc: |a| a.qa_icc,
    icc_row: "scoring.qaIcc",
};

static SATISFACTION: Definition = Definition {
    id: "satisfaction",
    label: "Satisfaction",
    unit: "points",
    kind: Kind::Mean,
    higher_is_better: true,
    value: Column::Satisfaction,
    samples: (Column::Surveys, None),
    scatter: Some(Column::SatisfactionSd),
    definition: "Points given in surveys ÷ surveys answered; those who did not answer do not count.",
    limits: UNBOUNDED,
    icc: |a| a.satisfaction_icc,
    icc_row: "scoring.satisfactionIcc",
};

static FIRST_CONTACT_RESOLUTION: Definition = Definition {
    id: "firstContactResolution",
    label: "First-contact resolution",
    unit: "share of issues",
    kind: Kind::Share,
    higher_is_better: true,
    value: Column::ResolvedShare,
    samples: (Column::Issues, Some(Column::Calls)),
    scatter: None,
    definition: "Issues that needed no further contact ÷ issues whose first contact the agent took; calls handled where issues are not counted.",
    limits: (0.0, 1.0),
    icc: |a| a.resolution_icc,
    icc_row: "scoring.resolutionIcc",
};

static ADHERENCE: Definition = Definition {
    id: "adherence",
    label: "Adherence",
    unit: "share of scheduled time",
    kind: Kind::Mean,
    higher_is_better: true,
    value: Column::AdherenceShare,
    samples: (Column::ScheduledDays, None),
    scatter: Some(Column::AdherenceSd),
    definition: "Time in the scheduled state ÷ time scheduled, each day's share counting once; the samples are days.",
    limits: (0.0, 1.0),
    icc: |a| a.day_icc,
    icc_row: "scoring.dayIcc",
};

static ATTENDANCE: Definition = Definition {
    id: "attendance",
    label: "Attendance",
    unit: "share of scheduled shifts",
    kind: Kind::Share,
    higher_is_better: true,
    value: Column::AttendanceShare,
    samples: (Column::ScheduledShifts, Some(Column::ScheduledDays)),
    scatter: None,
    definition: "Shifts worked ÷ shifts scheduled, leave and protected days aside. Absences come in spells, so that a shift says less than an independent one would.",
    limits: (0.0, 1.0),
    icc: |a| a.day_icc,
    icc_row: "scoring.dayIcc",
};

static COMPLIMENTS: Definition = Definition {
    id: "compliments",
    label: "Compliments",
    unit: "per call",
    kind: Kind::Rate,
    higher_is_better: true,
    value: Column::Compliments,
    samples: (Column::Calls, None),
    scatter: None,
    definition: "Compliments received ÷ calls handled.",
    limits: (0.0, f64::INFINITY),
    icc: |a| a.compliment_icc,
    icc_row: "scoring.complimentIcc",
};
