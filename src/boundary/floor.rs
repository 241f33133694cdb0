//! A floor of people as a caller gives it: a list of people, or a column for each figure.

use crate::assumptions::{Assumptions, REGISTRY};
use crate::fields::read::read;
use crate::fields::{Fallback, Field, Kind, number, optional};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::scoring::figures::{Column, Floor, Holds, MOST_AGENTS};
use crate::scoring::metrics::Metric;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The most characters of a name.
const MOST_NAME: usize = 80;

/// The fields of the people on a floor.
pub(super) fn fields() -> &'static [Field] {
    static ALL: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let list = Field {
            path: "agents[]",
            label: "Agents",
            unit: "",
            kind: Kind::List { length: (2, MOST_AGENTS) },
            help: "The people with their own figures.",
        };
        let id = Field {
            path: "agents[].id",
            label: "Name",
            unit: "",
            kind: Kind::Text { most: MOST_NAME, default: "" },
            help: "A name, initials or a number; the place in the list where absent.",
        };
        [list, id].into_iter().chain(Column::ALL.into_iter().map(field)).collect()
    });
    &ALL
}

fn field(column: Column) -> Field {
    let (row, (min, max)) = (column.row(), column.bounds());
    let step = match row.holds {
        Holds::Count | Holds::Points => 1.0,
        Holds::Seconds => 5.0,
        Holds::Share => 0.01,
    };
    Field {
        // Once for each column and never again: fields live as long as the program.
        path: String::leak(format!("agents[].{}", row.name)),
        label: row.label,
        unit: column.unit(),
        kind: optional(min, max, step),
        help: row.help,
    }
}

/// The rows of the registry that scorecards rest on, as fields.
pub(super) fn assumption_fields() -> Vec<Field> {
    REGISTRY
        .iter()
        .filter(|row| row.id.starts_with("scoring.") || row.id == "absence.spellDays")
        .map(|row| Field {
            path: String::leak(format!("assumptions.{}", row.id)),
            label: row.label,
            unit: row.unit,
            kind: number(row.bounds.0, row.bounds.1, 0.005, row.default),
            help: row.note,
        })
        .collect()
}

/// The coefficients of a scorecard, from what [`assumption_fields`] read.
pub(super) fn assumptions(complete: &Value) -> Assumptions {
    let given = complete.get("assumptions");
    Assumptions::from(|row| {
        let (group, name) = row.id.split_once('.').unwrap_or_default();
        given.get(group).get(name).number().unwrap_or(row.default)
    })
}

/// The words of the metrics, for choices.
pub(super) const METRICS: Kind = Kind::Choice {
    options: &[
        ("handleTime", "Handling time"),
        ("afterCallWork", "After-call work"),
        ("qa", "Quality score"),
        ("satisfaction", "Satisfaction"),
        ("firstContactResolution", "First-contact resolution"),
        ("adherence", "Adherence"),
        ("attendance", "Attendance"),
        ("compliments", "Compliments"),
    ],
    default: Fallback::Required,
};

/// Reads a floor from a list of people or from columns; problems are told by person either way.
pub(super) fn from_input(given: &Value, problems: &mut Collector) -> Floor {
    let rows;
    let given = if matches!(given, Value::Map(_)) {
        rows = transposed(given);
        &rows
    } else {
        given
    };
    match quickly(given) {
        Some(floor) if within_bounds(&floor) => floor,
        _ => {
            let whole = Value::object(vec![("agents", given.clone())]);
            let before = problems.is_empty();
            let _ = read(fields(), &Value::Absent, &whole, problems);
            if before && problems.is_empty() {
                problems.add(Problem::new("agents", Code::Missing, "agents with figures are expected"));
            }
            Floor::default()
        }
    }
}

/// Takes a floor from columns of numbers, in which NaN is no figure.
pub(super) fn from_columns(
    mut ids: Vec<String>,
    columns: Vec<(String, Vec<f64>)>,
    problems: &mut Collector,
) -> Floor {
    let count = columns.iter().map(|(_, figures)| figures.len()).max().unwrap_or(0);
    if ids.is_empty() {
        ids = (1..=count).map(|place| place.to_string()).collect();
    }
    let known = columns.iter().all(|(name, _)| Column::from_name(name).is_some());
    let names = ids.iter().all(|id| id.chars().nth(MOST_NAME).is_none());
    let fits = known && names && count <= ids.len() && (2..=MOST_AGENTS).contains(&ids.len());
    let finite = columns.iter().all(|(_, figures)| figures.iter().all(|figure| !figure.is_infinite()));
    if fits && finite {
        let mut floor = Floor::new(ids.clone());
        for (name, figures) in &columns {
            if let Some(column) = Column::from_name(name) {
                floor.set_column(column, figures.clone());
            }
        }
        if within_bounds(&floor) {
            return floor;
        }
    }
    let ids = Value::List(ids.iter().map(|id| Value::from(id.as_str())).collect());
    let lists = columns.into_iter().map(|(name, figures)| (name, Value::numbers(&figures)));
    from_input(&Value::Map([("id".to_owned(), ids)].into_iter().chain(lists).collect()), problems)
}

/// People from columns: as many as the longest column has.
fn transposed(columns: &Value) -> Value {
    let Value::Map(entries) = columns else { return Value::Absent };
    let count = entries.iter().map(|(_, list)| list.items().len()).max().unwrap_or(0);
    let rows = (0..count.min(MOST_AGENTS + 1)).map(|agent| {
        let row = entries.iter().map(|(name, list)| {
            let value = if matches!(list, Value::List(_) | Value::Absent) { list.at(agent) } else { list };
            // A column of numbers can hold no absent figure but NaN.
            let value = if value.number().is_some_and(f64::is_nan) { &Value::Absent } else { value };
            (name.clone(), value.clone())
        });
        Value::Map(row.collect())
    });
    Value::List(rows.collect())
}

/// A floor that is right as far as kinds go; none if anything is odd, which the table then tells.
fn quickly(given: &Value) -> Option<Floor> {
    let Value::List(rows) = given else { return None };
    if !(2..=MOST_AGENTS).contains(&rows.len()) {
        return None;
    }
    let mut ids = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        ids.push(match row.get("id") {
            Value::Text(id) if id.chars().nth(MOST_NAME).is_none() => id.clone(),
            Value::Absent => (place + 1).to_string(),
            _ => return None,
        });
    }
    let mut floor = Floor::new(ids);
    for (agent, row) in rows.iter().enumerate() {
        let Value::Map(entries) = row else { return None };
        for (name, value) in entries {
            match value {
                Value::Absent => {}
                _ if name == "id" => {}
                Value::Number(figure) => floor.set(Column::from_name(name)?, agent, figure_of(*figure)?),
                _ => return None,
            }
        }
    }
    Some(floor)
}

fn figure_of(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

fn within_bounds(floor: &Floor) -> bool {
    Column::ALL.into_iter().all(|column| {
        let (min, max) = column.bounds();
        // NaN is no figure and lies in no range.
        floor.column(column).iter().all(|figure| !(*figure < min || *figure > max))
    })
}

/// What the table cannot see: names given twice, figures without samples, people without any figure.
///
/// # Errors
/// All of them.
pub(super) fn check(floor: &Floor, metrics: &[Metric]) -> Result<(), Problems> {
    let mut problems = Collector::default();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (agent, id) in floor.ids.iter().enumerate() {
        if let Some(first) = known.insert(id, agent) {
            problems.add(
                Problem::new(
                    format!("agents[{agent}].id"),
                    Code::Duplicate,
                    format!("agents[{first}] has the same name"),
                )
                .bound("a name for each agent alone")
                .got(id),
            );
        }
    }
    for agent in 0..floor.len() {
        let mut any = false;
        for metric in metrics {
            let definition = metric.definition();
            let (first, second) = definition.samples;
            let figure = floor.at(definition.value, agent);
            if figure.is_nan() {
                continue;
            }
            let own = floor.at(first, agent);
            let samples =
                if own.is_nan() { second.map_or(own, |second| floor.at(second, agent)) } else { own };
            if samples.is_nan() {
                problems.add(
                    Problem::new(
                        format!("agents[{agent}].{}", first.row().name),
                        Code::Missing,
                        format!(
                            "{} cannot be judged without knowing how many it stands on",
                            definition.label
                        ),
                    )
                    .bound(format!("{}, more than 0", first.row().label))
                    .got("nothing"),
                );
            }
            // A figure on no samples is no figure.
            any |= samples > 0.0 || samples.is_nan();
        }
        if !any {
            problems.add(
                Problem::new(
                    format!("agents[{agent}]"),
                    Code::Missing,
                    "nothing is known of this agent in any metric of the scorecard",
                )
                .bound("at least one figure that stands on more than 0 samples")
                .got(&floor.ids[agent]),
            );
        }
    }
    problems.finish(())
}
