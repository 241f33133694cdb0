//! `queue` and `staff`: closed forms of one queue.

use super::finite;
use crate::engine::queueing::{self, Answer, Goal, Goals, Model, Queue, Staffing};
use crate::fields::read::{Complete, read};
use crate::fields::{Fallback, Field, Kind, number, optional, optional_whole, required, row};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::units::{PerHour, Seconds, Share};
use serde::Serialize;

const MODEL: Field = Field {
    path: "model",
    label: "Formula",
    unit: "",
    kind: Kind::Choice {
        options: &[
            ("erlangB", "Erlang B: a call that finds all agents busy is lost"),
            ("erlangC", "Erlang C: callers wait for ever"),
            ("erlangA", "Erlang A: callers wait until their patience ends"),
        ],
        default: Fallback::Required,
    },
    help: "What callers do when all agents are busy.",
};
const CALLS: Field = Field {
    path: "callsPerHour",
    label: "Calls an hour",
    unit: "calls per hour",
    kind: required(0.0, 1e12, 10.0),
    help: "Calls offered in an hour. With redials given, callers' first attempts only.",
};
const HANDLE: Field = Field {
    path: "handleSeconds",
    label: "Handling time",
    unit: "seconds",
    kind: required(1e-9, 1e9, 5.0),
    help: "Mean time an agent is busy with a call: talk, hold and after-call work.",
};
const AGENTS: Field = Field {
    path: "agents",
    label: "Agents on the phone",
    unit: "agents",
    kind: required(0.0, 1e6, 1.0),
    help: "Agents who take calls. A fraction is allowed for Erlang B, and for Erlang C without a limit on lines.",
};
const PATIENCE: Field = Field {
    path: "patienceSeconds",
    label: "Patience",
    unit: "seconds",
    kind: optional(1e-9, 1e12, 10.0),
    help: "Mean time a caller would wait before hanging up; needed for Erlang A only.",
};
const LINES: Field = Field {
    path: "lines",
    label: "Lines",
    unit: "calls at once",
    kind: optional_whole(1.0, 1e9),
    help: "The most calls in the system, queueing and being served; further callers hear a busy tone. Empty means there are always enough.",
};
const TARGET: Field = Field {
    path: "targetSeconds",
    label: "Target time",
    unit: "seconds",
    kind: number(0.0, 1e9, 5.0, 20.0),
    help: "The time within which a call should be answered.",
};
const REDIAL: Field = Field {
    path: "redialShare",
    label: "Callers who call again",
    unit: "share of those who hang up or hear a busy tone",
    kind: number(0.0, 0.99, 0.05, 0.0),
    help: "Redials come on top of the calls an hour, as further independent calls.",
};
const PERCENTILES: Field = Field {
    path: "waitPercentiles",
    label: "Wait percentiles",
    unit: "",
    kind: Kind::Flag { default: false },
    help: "Whether to work out the percentiles of the wait too, which takes longer than all the rest.",
};

/// The fields of `queue`.
pub static QUEUE: &[Field] = &[MODEL, CALLS, HANDLE, AGENTS, PATIENCE, LINES, TARGET, REDIAL, PERCENTILES];

/// The fields of `staff`.
pub static STAFF: &[Field] = &[
    MODEL,
    CALLS,
    HANDLE,
    PATIENCE,
    LINES,
    TARGET,
    REDIAL,
    PERCENTILES,
    row(
        "goals.serviceLevel",
        "Service level, at least",
        "share of offered calls",
        optional(0.0, 1.0, 0.01),
        "Share of offered calls answered within the target time.",
    ),
    row(
        "goals.averageSpeedOfAnswerSeconds",
        "Average speed of answer, at most",
        "seconds",
        optional(0.0, 1e9, 5.0),
        "Mean wait of answered calls.",
    ),
    row(
        "goals.abandonedShare",
        "Abandonment, at most",
        "share of offered calls",
        optional(0.0, 1.0, 0.01),
        "Share of offered calls that hang up before they are answered.",
    ),
    row(
        "goals.occupancy",
        "Occupancy, at most",
        "share of time on the phone",
        optional(0.0, 1.0, 0.01),
        "Share of agents' time on the phone that they are busy with calls.",
    ),
];

/// What `queue` answers; the meanings are in `breather.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct QueueView {
    pub offered_erlangs: f64,
    pub wait_probability: f64,
    pub service_level: f64,
    pub service_level_answered: f64,
    pub service_level_excluding_short_abandons: f64,
    pub average_speed_of_answer_seconds: Option<f64>,
    pub mean_wait_seconds: Option<f64>,
    pub abandoned_share: f64,
    pub blocked_share: f64,
    pub occupancy: f64,
    pub mean_queue: Option<f64>,
    pub stable: bool,
    pub attempts_per_hour: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_percentiles_seconds: Option<PercentilesView>,
}

/// Times that a share of calls waits at most; nothing where that is for ever.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say which share")]
pub struct PercentilesView {
    pub p50: Option<f64>,
    pub p80: Option<f64>,
    pub p90: Option<f64>,
    pub p95: Option<f64>,
    pub p99: Option<f64>,
}

impl QueueView {
    fn new(answer: &Answer, percentiles_of: Option<&Queue>) -> Self {
        let at = |queue: &Queue, share: f64| finite(queueing::wait_percentile_of(queue, answer, share));
        Self {
            offered_erlangs: answer.offered_erlangs,
            wait_probability: answer.wait_probability,
            service_level: answer.service_level,
            service_level_answered: answer.service_level_answered,
            service_level_excluding_short_abandons: answer.service_level_excluding_short_abandons,
            average_speed_of_answer_seconds: finite(answer.average_speed_of_answer),
            mean_wait_seconds: finite(answer.mean_wait),
            abandoned_share: answer.abandoned_share,
            blocked_share: answer.blocked_share,
            occupancy: answer.occupancy,
            mean_queue: finite(answer.mean_queue),
            stable: answer.stable,
            attempts_per_hour: answer.attempts_per_hour,
            wait_percentiles_seconds: percentiles_of.map(|queue| PercentilesView {
                p50: at(queue, 0.5),
                p80: at(queue, 0.8),
                p90: at(queue, 0.9),
                p95: at(queue, 0.95),
                p99: at(queue, 0.99),
            }),
        }
    }
}

/// What `staff` answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StaffView {
    /// The smallest whole number of agents that meets every goal.
    pub agents: u32,
    /// With that many.
    pub result: QueueView,
    /// With one fewer; nothing where there is none to take away.
    pub one_fewer: Option<QueueView>,
}

/// Closed-form metrics of one queue.
///
/// # Errors
/// Everything that is wrong with the input.
pub fn queue(given: &Value) -> Result<QueueView, Problems> {
    let mut problems = Collector::default();
    let complete = read(QUEUE, &Value::Absent, given, &mut problems);
    let input = Complete(&complete);
    let queue = queue_from(input, input.number("agents"), &mut problems);
    if queue.agents.fract() != 0.0 {
        let why = match (queue.model, queue.lines) {
            (Model::ErlangA { .. }, _) => Some("Erlang A takes a whole number of agents"),
            (Model::ErlangC, Some(_)) => Some("with lines given, Erlang C takes a whole number of agents"),
            _ => None,
        };
        if let Some(why) = why {
            let problem =
                Problem::new("agents", Code::NotWhole, why).bound("a whole number, 0 to 1000000 agents");
            problems.add(problem.got(queue.agents.to_string()));
        }
    }
    let queue = problems.finish(queue)?;
    let percentiles = input.flag("waitPercentiles").then_some(&queue);
    Ok(QueueView::new(&queueing::solve(&queue), percentiles))
}

/// The smallest number of agents that meets every goal.
///
/// # Errors
/// Everything that is wrong with the input, or the goal that no number of agents meets.
pub fn staff(given: &Value) -> Result<StaffView, Problems> {
    let mut problems = Collector::default();
    let complete = read(STAFF, &Value::Absent, given, &mut problems);
    let input = Complete(&complete);
    let queue = queue_from(input, 0.0, &mut problems);
    let goals = Goals {
        service_level: input.optional("goals.serviceLevel"),
        average_speed_of_answer: input.optional("goals.averageSpeedOfAnswerSeconds"),
        abandoned_share: input.optional("goals.abandonedShare"),
        occupancy: input.optional("goals.occupancy"),
    };
    if !problems.mentions("goals")
        && [goals.service_level, goals.average_speed_of_answer, goals.abandoned_share, goals.occupancy]
            .iter()
            .all(Option::is_none)
    {
        let problem =
            Problem::new("goals", Code::Missing, "at least one goal is needed to say how many are enough");
        problems.add(problem.bound("serviceLevel, averageSpeedOfAnswerSeconds, abandonedShare or occupancy"));
    }
    let queue = problems.finish(queue)?;
    let Staffing { agents, answer, one_fewer } = queueing::staff(&queue, &goals).map_err(|goal| {
        let (name, value) = match goal {
            Goal::ServiceLevel => ("serviceLevel", goals.service_level),
            Goal::AverageSpeedOfAnswer => ("averageSpeedOfAnswerSeconds", goals.average_speed_of_answer),
            Goal::AbandonedShare => ("abandonedShare", goals.abandoned_share),
            Goal::Occupancy => ("occupancy", goals.occupancy),
        };
        Problem::new(
            format!("goals.{name}"),
            Code::Unreachable,
            "no number of agents up to a million meets this goal",
        )
        .bound("a goal within reach of the lines and calls given")
        .got(value.map_or_else(String::new, |value| value.to_string()))
    })?;
    let at = |agents: u32| Queue { agents: f64::from(agents), ..queue };
    let wanted = input.flag("waitPercentiles");
    Ok(StaffView {
        agents,
        result: QueueView::new(&answer, wanted.then_some(&at(agents))),
        one_fewer: one_fewer
            .map(|answer| QueueView::new(&answer, wanted.then_some(&at(agents.saturating_sub(1))))),
    })
}

fn queue_from(input: Complete<'_>, agents: f64, problems: &mut Collector) -> Queue {
    let model = match input.text("model") {
        "erlangB" => Model::ErlangB,
        "erlangA" => {
            let patience = input.optional("patienceSeconds");
            if patience.is_none() && !problems.mentions("patienceSeconds") {
                problems.add(
                    Problem::new("patienceSeconds", Code::Missing, "Erlang A needs the mean patience")
                        .bound(PATIENCE.bound_in_words())
                        .got("nothing"),
                );
            }
            Model::ErlangA { patience: Seconds::new(patience.unwrap_or(1.0)) }
        }
        _ => Model::ErlangC,
    };
    Queue {
        model,
        calls: PerHour::new(input.number("callsPerHour")),
        handle: Seconds::new(input.number("handleSeconds")),
        agents,
        lines: input.optional("lines"),
        target: Seconds::new(input.number("targetSeconds")),
        redial: Share::new(input.number("redialShare")),
    }
}
