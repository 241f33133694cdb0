//! Families of laws of durations: their words, the coefficients of variation they have, and refusals.

use super::law::SQRT_3;
use core::f64::consts::FRAC_1_SQRT_2;
use core::fmt;

/// A family of laws of durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// No memory; coefficient of variation 1.
    Exponential,
    /// The exponential of a normal variable.
    Lognormal,
    /// Always the mean.
    Deterministic,
    /// A sum of equal exponential phases.
    Erlang,
    /// One of two exponentials, the rarer and longer of which carries half of the mean ("balanced means").
    Hyperexponential,
    /// Equally likely between two ends about the mean.
    Uniform,
    /// A power of an exponential.
    Weibull,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 7] = [
        Self::Exponential,
        Self::Lognormal,
        Self::Deterministic,
        Self::Erlang,
        Self::Hyperexponential,
        Self::Uniform,
        Self::Weibull,
    ];

    /// The family's word in inputs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exponential => "exponential",
            Self::Lognormal => "lognormal",
            Self::Deterministic => "deterministic",
            Self::Erlang => "erlang",
            Self::Hyperexponential => "hyperexponential",
            Self::Uniform => "uniform",
            Self::Weibull => "weibull",
        }
    }

    /// The family that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.word() == word)
    }

    /// The least and the largest coefficient of variation that the family is offered with.
    #[must_use]
    pub const fn cv_bounds(self) -> (f64, f64) {
        match self {
            Self::Exponential => (1.0, 1.0),
            Self::Lognormal => (0.0, 1000.0),
            Self::Deterministic => (0.0, 0.0),
            Self::Erlang => (0.1, 1.0),
            Self::Hyperexponential => (1.0, 1000.0),
            Self::Uniform => (0.0, 1.0 / SQRT_3),
            Self::Weibull => (0.01, 20.0),
        }
    }

    /// The coefficient of variation where none is given.
    #[must_use]
    pub const fn usual_cv(self) -> f64 {
        match self {
            Self::Deterministic => 0.0,
            Self::Erlang => FRAC_1_SQRT_2,
            Self::Hyperexponential => core::f64::consts::SQRT_2,
            Self::Uniform => 1.0 / SQRT_3,
            Self::Exponential | Self::Lognormal | Self::Weibull => 1.0,
        }
    }
}

/// Why there is no such law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// The mean is negative, infinite or no number.
    Mean {
        /// What was given.
        got: f64,
    },
    /// The family has no law with this coefficient of variation.
    Cv {
        /// The family.
        family: Family,
        /// What was given.
        got: f64,
        /// The least that the family has.
        least: f64,
        /// The largest that the family has.
        most: f64,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Mean { got } => write!(out, "a mean is a finite number from 0 up, not {got}"),
            Self::Cv { family, got, least, most } => {
                let word = family.word();
                write!(out, "the coefficient of variation of the {word} distribution ")?;
                if least >= most {
                    write!(out, "is {most}, not {got}; leave it out")
                } else {
                    // Cut and not rounded, so that the number shown is itself within the bounds.
                    let most = (most * 1e4).floor() / 1e4;
                    write!(out, "is from {least} to {most}, not {got}")
                }
            }
        }
    }
}

impl core::error::Error for Refusal {}
