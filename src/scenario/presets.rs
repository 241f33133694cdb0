//! Centres to start from. A preset is an input that states what differs from the fields' defaults, and why.

use crate::input::Value;

/// The preset where none is named.
pub const DEFAULT: &str = "serviceCentre100";

/// Of callers who hang up, those who call again, and the mean time until they do, seconds (evidence.md, L54: a half, between
/// 0.3 and 0.8, after 20 minutes). The calls that presets state are callers; redials come on top.
const REDIAL: f64 = 0.5;
const REDIAL_DELAY: f64 = 1200.0;

/// The presets by id, with what they are called.
pub const OPTIONS: &[(&str, &str)] = &[
    ("serviceCentre100", "A 100-seat service centre"),
    ("helpDesk20", "A 20-seat help desk"),
    ("outsourcer400", "A 400-seat outsourcer"),
];

/// A preset with the reasons for its figures.
#[derive(Clone, Debug)]
pub struct Preset {
    /// The word for it in an input.
    pub id: &'static str,
    /// What it is called on the page.
    pub label: &'static str,
    /// Who it stands for and where its figures come from.
    pub about: &'static str,
    /// What it states.
    pub input: Value,
}

/// All presets.
#[must_use]
pub fn all() -> Vec<Preset> {
    OPTIONS.iter().map(|&(id, label)| Preset { id, label, about: about(id), input: by_id(id) }).collect()
}

fn about(id: &str) -> &'static str {
    match id {
        "helpDesk20" => {
            "An in-house technical help desk: long calls, colleagues who wait up to a quarter of an hour, weekdays only; so few agents can keep a promise of two minutes, not of 20 seconds, at the usual occupancy. The four causes of calls are examples; they share what is assumed of errors elsewhere evenly. A typical assumption, not a measured centre."
        }
        "outsourcer400" => {
            "An outsourced service line for consumers: every day from 7 to 23, shorter calls, lower patience and more absence. The four causes of calls are examples; they share what is assumed of errors elsewhere evenly. A typical assumption, not a measured centre."
        }
        _ => {
            "An in-house service line: Monday to Saturday, handling time of five and a half minutes, absence and occupancy in the usual bands. The four causes of calls are examples; they share what is assumed of errors elsewhere evenly. A typical assumption; its weekday and hourly shape is that of a large North American bank."
        }
    }
}

/// Causes of failure demand by name and department, which state no shares of their own: nobody has measured a split
/// that could stand for others.
fn causes(named: [(&str, &str); 4]) -> Value {
    let cause = |(name, department): (&str, &str)| {
        Value::object(vec![("name", name.into()), ("department", department.into())])
    };
    Value::List(named.into_iter().map(cause).collect())
}

/// What goes wrong elsewhere in a company that serves consumers.
fn consumer_causes() -> Value {
    causes([
        ("Inaccurate invoices", "Billing"),
        ("Ambiguous marketing", "Marketing"),
        ("Late field service", "Field service"),
        ("Web-site faults", "Online"),
    ])
}

/// What a preset states; the default one for a name nobody knows, which reading then reports.
#[must_use]
pub fn by_id(id: &str) -> Value {
    match id {
        "helpDesk20" => Value::object(vec![
            ("preset", "helpDesk20".into()),
            ("name", "A 20-seat help desk".into()),
            (
                "calendar",
                Value::object(vec![
                    ("opensHour", Value::numbers(&[8.0, 8.0, 8.0, 8.0, 8.0, 0.0, 0.0])),
                    ("closesHour", Value::numbers(&[18.0, 18.0, 18.0, 18.0, 18.0, 0.0, 0.0])),
                ]),
            ),
            (
                "queues",
                Value::List(vec![Value::object(vec![
                    ("name", "Help desk".into()),
                    ("callsPerWeek", 3_400.0.into()),
                    ("talkSeconds", 420.0.into()),
                    ("holdSeconds", 60.0.into()),
                    ("afterCallSeconds", 120.0.into()),
                    ("patienceSeconds", 900.0.into()),
                    ("redialShare", REDIAL.into()),
                    ("redialDelaySeconds", REDIAL_DELAY.into()),
                    ("dayToDayCv", 0.09.into()),
                ])]),
            ),
            (
                "teams",
                Value::List(vec![Value::object(vec![("name", "Help desk".into()), ("heads", 24.0.into())])]),
            ),
            (
                "causes",
                causes([
                    ("Faulty releases", "Development"),
                    ("Late deliveries of equipment", "Purchasing"),
                    ("Unclear instructions", "Communication"),
                    ("Access not set up", "Human resources"),
                ]),
            ),
            (
                "goals",
                Value::object(vec![
                    ("serviceLevel", 0.8.into()),
                    ("targetSeconds", 120.0.into()),
                    ("abandonedShare", 0.08.into()),
                    ("occupancy", 0.88.into()),
                ]),
            ),
        ]),
        "outsourcer400" => Value::object(vec![
            ("preset", "outsourcer400".into()),
            ("name", "A 400-seat outsourcer".into()),
            (
                "calendar",
                Value::object(vec![
                    ("opensHour", Value::numbers(&[7.0; 7])),
                    ("closesHour", Value::numbers(&[23.0; 7])),
                ]),
            ),
            (
                "queues",
                Value::List(vec![Value::object(vec![
                    ("name", "Consumer service".into()),
                    ("callsPerWeek", 105_000.0.into()),
                    ("weekdayWeights", Value::numbers(&[18.0, 16.0, 15.5, 15.5, 15.0, 11.0, 9.0])),
                    ("talkSeconds", 210.0.into()),
                    ("holdSeconds", 20.0.into()),
                    ("afterCallSeconds", 50.0.into()),
                    ("patienceSeconds", 180.0.into()),
                    ("redialShare", REDIAL.into()),
                    ("redialDelaySeconds", REDIAL_DELAY.into()),
                    ("dayToDayCv", 0.07.into()),
                ])]),
            ),
            (
                "teams",
                Value::List(vec![Value::object(vec![("name", "Agents".into()), ("heads", 400.0.into())])]),
            ),
            ("causes", consumer_causes()),
            (
                "goals",
                Value::object(vec![
                    ("serviceLevel", 0.8.into()),
                    ("targetSeconds", 20.0.into()),
                    ("abandonedShare", 0.05.into()),
                    ("occupancy", 0.88.into()),
                ]),
            ),
            (
                "shrinkage",
                Value::object(vec![("sicknessShare", 0.07.into()), ("leaveDaysPerYear", 20.0.into())]),
            ),
            ("shifts", Value::object(vec![("lengthHours", Value::numbers(&[8.5, 6.0]))])),
        ]),
        _ => Value::object(vec![
            ("preset", DEFAULT.into()),
            ("name", "A 100-seat service centre".into()),
            // Open on Saturdays and closed on Sundays, two days off in a row would keep everyone who works a
            // Saturday away from the busiest day, Monday.
            ("shifts", Value::object(vec![("consecutiveDaysOff", 1.0.into())])),
            (
                "queues",
                Value::List(vec![Value::object(vec![
                    ("name", "Service calls".into()),
                    ("callsPerWeek", 30_500.0.into()),
                    ("redialShare", REDIAL.into()),
                    ("redialDelaySeconds", REDIAL_DELAY.into()),
                ])]),
            ),
            (
                "teams",
                Value::List(vec![Value::object(vec![
                    ("name", "Service agents".into()),
                    ("heads", 118.0.into()),
                ])]),
            ),
            ("causes", consumer_causes()),
            (
                "goals",
                Value::object(vec![
                    ("serviceLevel", 0.8.into()),
                    ("targetSeconds", 20.0.into()),
                    ("abandonedShare", 0.05.into()),
                    ("occupancy", 0.88.into()),
                ]),
            ),
        ]),
    }
}
