//! `simulateQueue` and `startQueue`: one queue, call by call.

use super::{finite, inputs};
use crate::engine::simulation::centre::Redial;
use crate::engine::simulation::queue::{Question, QueueRun};
use crate::engine::simulation::queue_answer::QueueAnswer;
use crate::engine::simulation::steady::Length;
use crate::fields::read::{Complete, read};
use crate::fields::{
    Fallback, Field, Kind as FieldKind, number, optional, optional_whole, required, required_whole, row,
};
use crate::input::Value;
use crate::math::law::{Family, Law};
use crate::problem::{Code, Collector, Problem, Problems};
use crate::results::estimate::Estimate;
use crate::units::SECONDS_PER_HOUR;
use serde::Serialize;

/// Events between two looks at the clock: long enough to cost nothing, short enough that a browser
/// soon changes to its fast code and that nobody waits for a cancel.
pub(super) const EVENTS_PER_STEP: u64 = 10_000;
/// The most calls that may be expected to wait at once; each takes 64 bytes.
pub(super) const MOST_WAITING: f64 = 8e6;
/// Seeds are whole numbers that a double holds exactly.
pub(super) const MOST_SEED: f64 = 9_007_199_254_740_991.0;

const FAMILIES: &[(&str, &str)] = &[
    ("exponential", "Exponential: many short, few long"),
    ("lognormal", "Lognormal: as handling times are"),
    ("deterministic", "Always the same"),
    ("erlang", "Erlang: several steps, each exponential"),
    ("hyperexponential", "Hyperexponential: two kinds, short and long"),
    ("uniform", "Uniform: evenly between two ends"),
    ("weibull", "Weibull: hanging up gets likelier, or less likely, with time"),
];

/// The fields of `simulateQueue`.
pub static SIMULATE_QUEUE: &[Field] = &[
    row(
        "callsPerHour",
        "Calls an hour",
        "calls per hour",
        required(0.0, 1e9, 10.0),
        "First attempts offered in an hour; redials come on top.",
    ),
    row(
        "agents",
        "Agents on the phone",
        "agents",
        required_whole(0.0, 100_000.0),
        "Agents who take calls throughout.",
    ),
    row(
        "service.distribution",
        "Distribution of the handling time",
        "",
        FieldKind::Choice { options: FAMILIES, default: Fallback::Required },
        "The formulas take it as exponential; measured handling times are close to lognormal.",
    ),
    row(
        "service.meanSeconds",
        "Handling time",
        "seconds",
        required(1e-6, 1e9, 5.0),
        "Mean time an agent is busy with a call: talk, hold and after-call work.",
    ),
    row(
        "service.cv",
        "Variation of the handling time",
        "standard deviation ÷ mean",
        optional(0.0, 1000.0, 0.1),
        "Coefficient of variation, where the distribution leaves it open.",
    ),
    row(
        "patience.distribution",
        "Distribution of patience",
        "",
        FieldKind::Choice { options: FAMILIES, default: Fallback::Nothing },
        "The formulas take it as exponential. Without patience, callers wait for ever.",
    ),
    row(
        "patience.meanSeconds",
        "Patience",
        "seconds",
        optional(0.0, 1e12, 10.0),
        "Mean time a caller would wait before hanging up.",
    ),
    row(
        "patience.cv",
        "Variation of patience",
        "standard deviation ÷ mean",
        optional(0.0, 1000.0, 0.1),
        "Coefficient of variation, where the distribution leaves it open.",
    ),
    row(
        "lines",
        "Lines",
        "calls at once",
        optional_whole(1.0, 1e9),
        "The most calls in the system, queueing and being served; further callers hear a busy tone. Empty means there are always enough.",
    ),
    row(
        "redial.share",
        "Callers who hang up and call again",
        "share of those who hang up",
        number(0.0, 0.99, 0.05, 0.0),
        "They come back as the same caller, after a while.",
    ),
    row(
        "redial.meanDelaySeconds",
        "Time until they call again",
        "seconds",
        optional(1e-3, 1e9, 60.0),
        "Mean of an exponential time.",
    ),
    row(
        "redial.blockedShare",
        "Callers who hear a busy tone and call again",
        "share of those who hear a busy tone",
        number(0.0, 0.99, 0.05, 0.0),
        "After the same time.",
    ),
    row(
        "targetSeconds",
        "Target time",
        "seconds",
        number(0.0, 1e9, 5.0, 20.0),
        "The time within which a call should be answered.",
    ),
    row(
        "calls",
        "Calls simulated",
        "first attempts",
        required_whole(1.0, 1e9),
        "More calls give narrower intervals: four times as many halve them.",
    ),
    row(
        "warmupCalls",
        "Warm-up",
        "first attempts",
        optional_whole(0.0, 1e9),
        "Calls before the measured ones, while the queue fills from empty; a twentieth of them if not given.",
    ),
    row(
        "seed",
        "Seed",
        "",
        required_whole(0.0, MOST_SEED),
        "Which of the possible worlds: the same number gives the same calls, and the same result on every machine.",
    ),
];

/// A figure and half the width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct EstimateView {
    pub mean: Option<f64>,
    pub half_width: Option<f64>,
}

impl From<Estimate> for EstimateView {
    fn from(estimate: Estimate) -> Self {
        Self { mean: estimate.mean.and_then(finite), half_width: estimate.half_width.and_then(finite) }
    }
}

/// What `simulateQueue` answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct SimulatedQueueView {
    pub offered_erlangs: EstimateView,
    pub wait_probability: EstimateView,
    pub service_level: EstimateView,
    pub service_level_answered: EstimateView,
    pub service_level_excluding_short_abandons: EstimateView,
    pub average_speed_of_answer_seconds: EstimateView,
    pub mean_wait_seconds: EstimateView,
    pub abandoned_share: EstimateView,
    pub blocked_share: EstimateView,
    pub occupancy: EstimateView,
    pub mean_queue: EstimateView,
    pub attempts_per_hour: EstimateView,
    pub wait_percentiles_seconds: WaitsView,
    pub customers_served_share: EstimateView,
    pub attempts_per_customer: EstimateView,
    pub stable: bool,
    pub calls: f64,
    pub answered: f64,
    pub abandoned: f64,
    pub blocked: f64,
    pub in_system: f64,
    pub customers: f64,
    pub warmup_calls: u64,
    pub batches: usize,
    pub batch_correlation: Option<f64>,
    pub events: u64,
    pub share: f64,
    pub digest: String,
}

/// Waits that these shares of calls do not exceed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names say which share")]
pub struct WaitsView {
    pub p50: EstimateView,
    pub p80: EstimateView,
    pub p90: EstimateView,
    pub p95: EstimateView,
    pub p99: EstimateView,
}

impl From<&QueueAnswer> for SimulatedQueueView {
    fn from(answer: &QueueAnswer) -> Self {
        let [p50, p80, p90, p95, p99] = answer.percentiles.map(EstimateView::from);
        Self {
            offered_erlangs: answer.offered_erlangs.into(),
            wait_probability: answer.wait_probability.into(),
            service_level: answer.service_level.into(),
            service_level_answered: answer.service_level_answered.into(),
            service_level_excluding_short_abandons: answer.service_level_excluding_short_abandons.into(),
            average_speed_of_answer_seconds: answer.average_speed_of_answer.into(),
            mean_wait_seconds: answer.mean_wait.into(),
            abandoned_share: answer.abandoned_share.into(),
            blocked_share: answer.blocked_share.into(),
            occupancy: answer.occupancy.into(),
            mean_queue: answer.mean_queue.into(),
            attempts_per_hour: answer.attempts_per_hour.into(),
            wait_percentiles_seconds: WaitsView { p50, p80, p90, p95, p99 },
            customers_served_share: answer.customers_served_share.into(),
            attempts_per_customer: answer.attempts_per_customer.into(),
            stable: answer.stable,
            calls: answer.total.offered,
            answered: answer.total.answered(),
            abandoned: answer.total.abandoned,
            blocked: answer.total.blocked,
            in_system: answer.total.in_system(),
            customers: answer.total.first,
            warmup_calls: answer.warmup,
            batches: answer.batches,
            batch_correlation: answer.batch_correlation,
            events: answer.events,
            share: answer.share,
            digest: answer.digest(),
        }
    }
}

/// A queue under way, as `startQueue` gives it.
#[derive(Clone, Debug)]
pub struct QueueStart(QueueRun);

impl QueueStart {
    /// Goes on for some ten thousand events; true when the run is over.
    pub fn step(&mut self) -> bool {
        self.0.step(EVENTS_PER_STEP)
    }

    /// Share of the run that is done.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.0.share()
    }

    /// What there is so far.
    #[must_use]
    pub fn result(&self) -> SimulatedQueueView {
        SimulatedQueueView::from(&self.0.answer())
    }
}

/// Begins the simulation of one queue.
///
/// # Errors
/// Everything that is wrong with the input.
pub fn start_queue(given: &Value) -> Result<QueueStart, Problems> {
    Ok(QueueStart(QueueRun::new(question(given)?)))
}

/// Simulates one queue to the end.
///
/// # Errors
/// As [`start_queue`].
pub fn simulate_queue(given: &Value) -> Result<SimulatedQueueView, Problems> {
    let mut run = start_queue(given)?;
    while !run.step() {}
    Ok(run.result())
}

fn question(given: &Value) -> Result<Question, Problems> {
    let mut problems = Collector::default();
    let question = read_question(given, &mut problems);
    match problems.finish(question)? {
        Some(question) => Ok(question),
        None => Err(Problem::new("", Code::Unreadable, "the queue could not be read").into()),
    }
}

/// The question that an input states; nothing where a problem was added.
pub(super) fn read_question(given: &Value, problems: &mut Collector) -> Option<Question> {
    let complete = read(inputs::SIMULATE_QUEUE, &Value::Absent, given, problems);
    let input = Complete(&complete);
    let service = law(input, "service", problems);
    let wanted = ["patience.distribution", "patience.meanSeconds", "patience.cv"];
    let patient =
        !input.text(wanted[0]).is_empty() || wanted[1..].iter().any(|path| input.optional(path).is_some());
    let patience = patient.then(|| law(input, "patience", problems));
    let (hung_up, busy_tone) = (input.number("redial.share"), input.number("redial.blockedShare"));
    let delay = input.optional("redial.meanDelaySeconds");
    if hung_up.max(busy_tone) > 0.0 && delay.is_none() && !problems.mentions("redial.meanDelaySeconds") {
        problems.add(
            Problem::new("redial.meanDelaySeconds", Code::Missing, "callers call again after some time")
                .bound("0.001 to 1000000000 seconds")
                .got("nothing"),
        );
    }
    let calls = input.number("calls");
    let warmup = input.optional("warmupCalls").unwrap_or_else(|| libm::ceil(calls / 20.0));
    let question = Question {
        calls_per_hour: input.number("callsPerHour"),
        agents: count(input.number("agents")),
        service: service?,
        patience: patience.map_or(Some(None), |law| law.map(Some))?,
        lines: input.optional("lines").map(count),
        redial: Redial { hung_up, busy_tone, delay: Law::exponential(delay.unwrap_or_default()) },
        target: input.number("targetSeconds"),
        length: Length { calls: count(calls) as u64, warmup: count(warmup) as u64 },
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the table bounds it")]
        seed: input.number("seed") as u64,
    };
    if !problems.is_empty() {
        return None;
    }
    let waiting = may_wait(&question);
    if waiting > MOST_WAITING {
        problems.add(
            Problem::new(
                "calls",
                Code::TooLarge,
                "calls come faster than they are answered or hang up, and so many would wait in the end",
            )
            .bound(format!("about {MOST_WAITING} calls waiting"))
            .got(format!("about {waiting:.0} calls waiting")),
        );
        return None;
    }
    Some(question)
}

/// How many calls may come to wait, or to call again later, roughly and rather too many.
fn may_wait(question: &Question) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let (calls, agents, lines) = (
        (question.length.calls + question.length.warmup) as f64,
        question.agents as f64,
        question.lines.map_or(f64::INFINITY, |lines| lines as f64),
    );
    let again = question.redial.hung_up.max(question.redial.busy_tone);
    let rate = question.calls_per_hour / SECONDS_PER_HOUR / (1.0 - again);
    let load = rate * question.service.mean();
    let too_much = if load > agents { 1.0 - agents / load } else { 0.0 };
    let patient = question.patience.as_ref().map_or(f64::INFINITY, |law| rate * law.mean());
    let waiting = (calls * too_much).min(patient).min(lines);
    waiting + (rate * again * question.redial.delay.mean()).min(calls)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "tables bound every such number")]
fn count(number: f64) -> usize {
    number as usize
}

fn law(input: Complete<'_>, name: &str, problems: &mut Collector) -> Option<Law> {
    let path = |field: &str| format!("{name}.{field}");
    let family = Family::from_word(input.text(&path("distribution")));
    let mean = input.optional(&path("meanSeconds"));
    let (Some(family), Some(mean)) = (family, mean) else {
        for (field, there) in [("distribution", family.is_some()), ("meanSeconds", mean.is_some())] {
            if !there && !problems.mentions(&path(field)) {
                problems.add(
                    Problem::new(path(field), Code::Missing, "a law has a distribution and a mean")
                        .bound("distribution and meanSeconds together")
                        .got("nothing"),
                );
            }
        }
        return None;
    };
    match Law::new(family, mean, input.optional(&path("cv"))) {
        Ok(law) => Some(law),
        Err(refusal) => {
            let (least, most) = family.cv_bounds();
            problems.add(
                Problem::new(path("cv"), Code::OutOfRange, refusal.to_string())
                    .bound(format!("{least} to {most}"))
                    .got(input.optional(&path("cv")).map_or_else(String::new, |cv| cv.to_string())),
            );
            None
        }
    }
}
