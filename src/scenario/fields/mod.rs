//! Every field of a scenario, one row each.
//!
//! Bounds are set where a contact centre cannot be, not where it should not be.

mod contacts;
mod rules;

use std::sync::LazyLock;

use super::levers::{LEVERS, POLICY, PRICES};
use crate::assumptions::{Assumption, REGISTRY};
use crate::fields::{Fallback, Field, Kind, number, whole};

/// The fields of a scenario: those it has of its own, and a row for each assumption at `assumptions.<id>`.
#[must_use]
pub fn all() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let own = [FILE, contacts::CONTACTS, rules::RULES, LEVERS, POLICY, PRICES];
        own.concat().into_iter().chain(REGISTRY.iter().map(assumption)).collect()
    });
    &ALL
}

fn assumption(row: &'static Assumption) -> Field {
    let (min, max) = row.bounds;
    Field {
        // Once for each row of the registry and never again: fields live as long as the program.
        path: String::leak(format!("assumptions.{}", row.id)),
        label: row.label,
        unit: row.unit,
        kind: number(min, max, step(row.high - row.low), row.default),
        help: row.note,
    }
}

/// The roundest step that makes at least twenty of a range.
fn step(range: f64) -> f64 {
    const STEPS: [f64; 9] = [1.0, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001, 0.000_5, 0.000_1];
    STEPS.into_iter().find(|step| 20.0 * step <= range).unwrap_or(0.000_1)
}

/// What the file is, and its calendar.
static FILE: &[Field] = &[
    Field {
        path: "schemaVersion",
        label: "Version of the scenario file",
        unit: "",
        kind: whole(1.0, super::SCHEMA_VERSION as f64, super::SCHEMA_VERSION as f64),
        help: "Files of older versions open; a newer one needs a newer Breather.",
    },
    Field {
        path: "preset",
        label: "Starting point",
        unit: "",
        kind: Kind::Choice {
            options: super::presets::OPTIONS,
            default: Fallback::Is(super::presets::DEFAULT),
        },
        help: "The centre that everything not stated is taken from.",
    },
    Field {
        path: "name",
        label: "Name of the scenario",
        unit: "",
        kind: Kind::Text { most: 120, default: "" },
        help: "What this scenario is called in comparisons and files.",
    },
    Field {
        path: "calendar.horizonWeeks",
        label: "Weeks to look at",
        unit: "weeks",
        kind: whole(1.0, 260.0, 52.0),
        help: "How far the scenario reaches.",
    },
    Field {
        path: "calendar.intervalMinutes",
        label: "Length of an interval",
        unit: "minutes",
        kind: Kind::OneOf { options: &[5.0, 10.0, 15.0, 20.0, 30.0, 60.0], default: 30.0 },
        help: "Volumes and staffing are planned for intervals of this length.",
    },
    Field {
        path: "calendar.opensHour",
        label: "Opens at",
        unit: "hours after midnight, Monday first",
        kind: Kind::Numbers {
            length: (7, 7),
            bounds: (0.0, 24.0),
            whole: false,
            default: &[8.0, 8.0, 8.0, 8.0, 8.0, 9.0, 0.0],
        },
        help: "The hour at which calls are first taken on each weekday.",
    },
    Field {
        path: "calendar.closesHour",
        label: "Closes at",
        unit: "hours after midnight, Monday first",
        kind: Kind::Numbers {
            length: (7, 7),
            bounds: (0.0, 24.0),
            whole: false,
            default: &[20.0, 20.0, 20.0, 20.0, 20.0, 17.0, 0.0],
        },
        help: "The hour at which the last call is let in; the same as the opening hour on a closed day, 0 and 24 for a day without a close.",
    },
];
