//! Every coefficient of the people, policy and customer models: one row each, with its range, its evidence and a grade.
//!
//! The model has no other numbers of its own (`tests/it/tidy.rs` reads its sources for them), so that
//! whatever a result rests on can be seen and changed. A [row](Assumption) says what was found and how
//! sure one can be; [`Assumptions`] holds the values of one scenario, which are the defaults unless the
//! input states them at `assumptions.<id>`. Both are made from the same list below, so that a value
//! without a row, or a row without a value, cannot be written.
//!
//! Ranges are meant to be drawn from whenever scenarios are compared. Defaults that rest on single
//! studies or on correlations are shrunk, mostly to 0.4 to 0.6 of what was published; the far end of a
//! range is what was published, the near end no effect or the other sign, wherever that was seen.

mod customers;
mod demand;
mod fatigue;
mod hiring;
mod hostility;
mod incentives;
mod learning;
mod leaving;
mod model;
mod policy;
mod registry;
mod resolution;
mod rest;
mod scoring;
mod sources;
mod standards;
mod strain;
mod support;
mod training;

pub use registry::{Assumptions, REGISTRY};

/// How good the evidence for a row's *value* is; the sign of an effect may be surer than its size.
///
/// An effect that is well established in kind, but whose size was never measured anywhere near a
/// contact centre, is therefore graded C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Field experiments in a call centre or a very close analogue, or a meta-analysis of experiments.
    A,
    /// A meta-analysis of correlations, a good quasi-experiment, or large operational data of another service.
    B,
    /// A single survey, a practitioners' or vendor's number, an analogy, or nothing at all.
    C,
}

impl Grade {
    /// The letter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// How a coefficient is drawn from its range: most often near the default, never outside low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Triangular from low to high with its peak at the default.
    Triangular,
    /// The same for the logarithm, for ratios and durations; low is above zero.
    LogTriangular,
}

impl Shape {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Triangular => "triangular",
            Self::LogTriangular => "logTriangular",
        }
    }
}

/// What was read of a publication before its row was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Its abstract, its first page or a page of its text; rarely its tables.
    FirstPage,
    /// Only what others report of it: trade press, vendors' pages, summaries.
    Secondary,
    /// The row's figure is computed from figures that were seen there.
    Derived,
}

impl Seen {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstPage => "firstPage",
            Self::Secondary => "secondary",
            Self::Derived => "derived",
        }
    }
}

/// A publication that a row rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Authors, year and place.
    pub cite: &'static str,
    /// Its digital object identifier, where that was seen.
    pub doi: Option<&'static str>,
    /// What was read of it.
    pub seen: Seen,
}

/// One coefficient, its range and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumption {
    /// `group.name`; its place in an input is `assumptions.group.name`.
    pub id: &'static str,
    /// What it is called on the page.
    pub label: &'static str,
    /// Its unit in words; SD is the standard deviation between the agents of an ordinary centre.
    pub unit: &'static str,
    /// The value where a scenario states none.
    pub default: f64,
    /// The least that is plausible.
    pub low: f64,
    /// The most that is plausible.
    pub high: f64,
    /// What an input may say at all, both included; holds low to high and the neutral value.
    pub bounds: (f64, f64),
    /// How it is drawn from low to high.
    pub shape: Shape,
    /// The value at which its effect is gone; `None` where it has no effect of its own, as a half-life.
    pub neutral: Option<f64>,
    /// How good the evidence for the value is.
    pub grade: Grade,
    /// The publications it rests on; none where there is no evidence.
    pub sources: &'static [Source],
    /// What was seen of them, in words.
    pub seen: &'static str,
    /// Whom they observed.
    pub population: &'static str,
    /// What is known and how sure it is, for a manager.
    pub note: &'static str,
}
