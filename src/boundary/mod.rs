//! The public functions: plain data in, plain data out, the same natively and in WebAssembly.
//!
//! Nothing is computed here. A function decodes its input against a field table, calls one stage
//! and gives a view of what comes out; [`wasm`](self) only carries these over to JavaScript.
//! The TypeScript declarations are `breather.d.ts` beside this file; tests hold the two together.

mod agents;
mod compare;
mod customers;
mod day;
mod describe;
mod draw;
mod floor;
mod glossary;
mod import;
mod levers;
mod people;
mod plan;
mod prices;
mod queues;
mod reliability;
mod run;
mod score;
mod scorecard;
mod scorecard_view;
mod self_check;
mod simulate;
mod trace;
#[cfg(target_family = "wasm")]
mod wasm;

pub use agents::{AgentsView, import_agents};
pub use compare::{ComparisonView, compare, compare_parts};
pub use day::{AgentDayView, trace_day};
pub use describe::{CheckView, check, describe};
pub use draw::{FloorView, PeopleColumnsView, TruthView, draw_floor};
pub use import::{VolumesView, import_volumes};
pub use people::PeopleView;
pub use plan::{PlanView, plan};
pub use prices::{PricesView, prices};
pub use queues::{PercentilesView, QueueView, StaffView, queue, staff};
pub use reliability::{JudgedView, ReliabilityView, scorecard_reliability};
pub use run::{MetricView, RunView, ScenarioStart, merge, simulate, start};
pub use score::{RankingView, ScoreView, rank, score};
pub use scorecard::{scorecard, scorecard_columns};
pub use scorecard_view::{AgentScoresView, MetricScoresView, RevealedView, ScorecardView};
pub use self_check::{SelfCheckView, self_check};
pub use simulate::{QueueStart, SimulatedQueueView, simulate_queue, start_queue};
pub use trace::{TraceView, TracedCallView, trace_queue};

/// The fields of the functions' inputs, beside those of a scenario.
pub mod inputs {
    pub use super::day::TRACE_DAY;
    pub use super::draw::fields as draw_floor;
    pub use super::queues::{QUEUE, STAFF};
    pub use super::reliability::fields as scorecard_reliability;
    pub use super::run::START;
    pub use super::score::fields as score;
    pub use super::scorecard::fields as scorecard;
    pub use super::simulate::SIMULATE_QUEUE;
    pub use super::trace::TRACE_QUEUE;
}

use crate::problem::{Problem, Problems};
use serde::Serialize;

/// A problem as callers see it.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemView {
    /// The field; empty for the whole input.
    pub path: String,
    /// The kind of problem, a stable word.
    pub code: &'static str,
    /// A sentence for a person.
    pub message: String,
    /// What would have been accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    /// What was given, shortened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub got: Option<String>,
    /// Line of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl From<Problem> for ProblemView {
    fn from(problem: Problem) -> Self {
        let Problem { path, code, message, bound, got, line, column } = problem;
        Self { path, code: code.as_str(), message, bound, got, line, column }
    }
}

/// Problems as callers see them.
#[must_use]
pub fn problem_views(problems: Problems) -> Vec<ProblemView> {
    problems.into_list().into_iter().map(ProblemView::from).collect()
}

/// A number that is told as nothing where it is infinite.
fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}
