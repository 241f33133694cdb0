//! `traceQueue`: every call of a window.

use super::finite;
use super::simulate::read_question;
use crate::engine::simulation::trace::{self, Kind, Outcome};
use crate::fields::read::{Complete, read};
use crate::fields::{Field, number, row};
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::units::SECONDS_PER_HOUR;
use serde::Serialize;

/// The most events that a trace goes through to reach and pass its window.
const MOST_TRACED: f64 = 2e7;

/// The fields of `traceQueue`'s options.
pub static TRACE_QUEUE: &[Field] = &[
    row(
        "startSeconds",
        "Start of the window",
        "seconds",
        number(0.0, 1e7, 3600.0, 3600.0),
        "From when the first call could come.",
    ),
    row(
        "lengthSeconds",
        "Length of the window",
        "seconds",
        number(1.0, 14_400.0, 600.0, 3600.0),
        "How long every call is shown.",
    ),
];

/// What `traceQueue` answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TraceView {
    pub start_seconds: f64,
    pub length_seconds: f64,
    pub agents: usize,
    pub calls: Vec<TracedCallView>,
    pub moments: Vec<MomentView>,
}

/// One call of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TracedCallView {
    pub arrives: f64,
    pub answered: Option<f64>,
    pub leaves: Option<f64>,
    pub outcome: &'static str,
    pub agent: Option<usize>,
    pub attempt: u32,
}

/// One moment of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct MomentView {
    pub seconds: f64,
    pub kind: &'static str,
    pub call: i32,
    pub waiting: u32,
    pub busy: u32,
    pub answered_so_far: u32,
    pub abandoned_so_far: u32,
    pub blocked_so_far: u32,
}

/// Every call of a window of the run that `simulateQueue` begins.
///
/// # Errors
/// Everything that is wrong with input and options; a window that takes too many calls to reach.
pub fn trace_queue(given: &Value, options: &Value) -> Result<TraceView, Problems> {
    let mut problems = Collector::default();
    let complete = read(TRACE_QUEUE, &Value::Absent, options, &mut problems);
    let options = Complete(&complete);
    let (from, length) = (options.number("startSeconds"), options.number("lengthSeconds"));
    let question = read_question(given, &mut problems);
    if let Some(question) = &question {
        let redials = 1.0 - question.redial.hung_up.max(question.redial.busy_tone);
        let events = 3.0 * question.calls_per_hour / SECONDS_PER_HOUR * (from + length) / redials;
        if events > MOST_TRACED {
            problems.add(
                Problem::new("startSeconds", Code::TooLarge, "too many calls come before the window is over")
                    .bound(format!("about {MOST_TRACED} events"))
                    .got(format!("about {events:.0} events")),
            );
        }
    }
    let Some(question) = problems.finish(question)? else {
        return Err(Problem::new("", Code::Unreadable, "the queue could not be read").into());
    };
    let trace = trace::trace(&question, from, length);
    Ok(TraceView {
        start_seconds: from,
        length_seconds: length,
        agents: question.agents,
        calls: trace
            .calls
            .iter()
            .map(|call| TracedCallView {
                arrives: call.arrives,
                answered: call.answered,
                leaves: finite(call.leaves),
                outcome: match call.outcome {
                    Outcome::Answered => "answered",
                    Outcome::Abandoned => "abandoned",
                    Outcome::Blocked => "blocked",
                },
                agent: call.agent,
                attempt: call.attempt,
            })
            .collect(),
        moments: trace
            .moments
            .iter()
            .map(|moment| MomentView {
                seconds: moment.seconds,
                kind: match moment.kind {
                    Kind::Start => "start",
                    Kind::Arrives => "arrives",
                    Kind::Answered => "answered",
                    Kind::Finished => "finished",
                    Kind::Abandoned => "abandoned",
                    Kind::Blocked => "blocked",
                },
                call: moment.call.and_then(|call| i32::try_from(call).ok()).unwrap_or(-1),
                waiting: moment.waiting,
                busy: moment.busy,
                answered_so_far: moment.answered,
                abandoned_so_far: moment.abandoned,
                blocked_so_far: moment.blocked,
            })
            .collect(),
    })
}
