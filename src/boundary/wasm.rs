//! JavaScript in, JavaScript out: decode, call, encode, and nothing else.

#![allow(
    unsafe_code,
    reason = "the code that wasm-bindgen generates for exports is unsafe; none is written here"
)]
#![allow(clippy::needless_pass_by_value, reason = "an optional callback can only cross by value")]
#![allow(unreachable_pub, reason = "exports reach JavaScript, which the compiler does not see")]

use super::problem_views;
use crate::input::Value;
use crate::problem::{Code, Problem, Problems};
use js_sys::{Error, Float64Array, Function, JsString, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

type Answered = Result<JsValue, JsValue>;

/// Puts a panic's words on the console before the instance stops; a panic is always a bug.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn queue(input: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::queue(&input)))
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn staff(input: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::staff(&input)))
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn describe() -> Answered {
    encode(&super::describe())
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn check(input: JsValue) -> Answered {
    match decode(input) {
        Ok(input) => encode(&super::check(&input)),
        Err(problems) => {
            encode(&super::CheckView { ok: false, problems: problem_views(problems), complete: None })
        }
    }
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn plan(input: JsValue, options: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::plan(&input, &decode(options)?)))
}

/// See `breather.d.ts`. The long series go over as typed arrays.
#[wasm_bindgen(js_name = importVolumes)]
pub fn import_volumes(text: &JsValue, options: JsValue, progress: Option<Function>) -> Answered {
    let started = now();
    let imported = decode(options).and_then(|options| {
        super::import_volumes(&table(text)?, &options, &mut |share| tell(progress.as_ref(), share))
    });
    let imported = imported.map_err(thrown)?;
    let result = encode(&imported)?;
    for (name, series) in [("calls", &imported.calls), ("handleSeconds", &imported.handle_seconds)] {
        Reflect::set(&result, &name.into(), &Float64Array::from(series.as_slice()))?;
    }
    Reflect::set(&result, &"engineMilliseconds".into(), &(now() - started).into())?;
    Ok(result)
}

/// See `breather.d.ts`. The figures go over as typed arrays.
#[wasm_bindgen(js_name = importAgents)]
pub fn import_agents(text: &JsValue, options: JsValue, progress: Option<Function>) -> Answered {
    let started = now();
    let imported = decode(options).and_then(|options| {
        super::import_agents(&table(text)?, &options, &mut |share| tell(progress.as_ref(), share))
    });
    let imported = imported.map_err(thrown)?;
    let result = encode(&imported)?;
    let agents = Reflect::get(&result, &"agents".into())?;
    for (name, figures) in &imported.agents.columns {
        Reflect::set(&agents, &(*name).into(), &Float64Array::from(figures.as_slice()))?;
    }
    Reflect::set(&result, &"engineMilliseconds".into(), &(now() - started).into())?;
    Ok(result)
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn scorecard(input: JsValue) -> Answered {
    let started = now();
    scored(decode(input).and_then(|input| super::scorecard(&input)), started)
}

/// The same with the agents as columns of numbers, which JavaScript packs.
#[wasm_bindgen(js_name = scorecardColumns)]
pub fn scorecard_columns(
    design: JsValue,
    ids: Vec<String>,
    names: Vec<String>,
    columns: Vec<Float64Array>,
) -> Answered {
    let started = now();
    let columns = names.into_iter().zip(columns.iter().map(Float64Array::to_vec)).collect();
    scored(decode(design).and_then(|design| super::scorecard_columns(&design, ids, columns)), started)
}

/// See `breather.d.ts`.
#[wasm_bindgen(js_name = scorecardReliability)]
pub fn scorecard_reliability(input: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::scorecard_reliability(&input)))
}

/// See `breather.d.ts`.
#[wasm_bindgen(js_name = drawFloor)]
pub fn draw_floor(input: JsValue) -> Answered {
    let drawn = decode(input).and_then(|input| super::draw_floor(&input)).map_err(thrown)?;
    let result = encode(&drawn)?;
    let agents = Reflect::get(&result, &"agents".into())?;
    for (name, figures) in &drawn.agents.columns {
        Reflect::set(&agents, &(*name).into(), &Float64Array::from(figures.as_slice()))?;
    }
    Ok(result)
}

/// See `Run` in `breather.d.ts`; JavaScript steps it, so that a browser can change to its fast code in between.
#[wasm_bindgen]
#[derive(Debug)]
pub struct QueueRun(super::QueueStart);

/// Begins what `simulateQueue` and `startQueue` do.
#[wasm_bindgen(js_name = queueRun)]
pub fn queue_run(input: JsValue) -> Result<QueueRun, JsValue> {
    Ok(QueueRun(decode(input).and_then(|input| super::start_queue(&input)).map_err(thrown)?))
}

#[wasm_bindgen]
impl QueueRun {
    /// Goes on for some ten thousand events; true when the run is over.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// Share of the run that is done.
    pub fn share(&self) -> f64 {
        self.0.share()
    }

    /// What there is so far.
    pub fn result(&self) -> Answered {
        encode(&self.0.result())
    }
}

/// See `breather.d.ts`.
#[wasm_bindgen(js_name = traceQueue)]
pub fn trace_queue(input: JsValue, options: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::trace_queue(&input, &decode(options)?)))
}

/// See `ScenarioRun` in `breather.d.ts`; JavaScript steps it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ScenarioRun(super::ScenarioStart);

/// Begins what `simulate` and `start` do.
#[wasm_bindgen(js_name = scenarioRun)]
pub fn scenario_run(input: JsValue, options: JsValue) -> Result<ScenarioRun, JsValue> {
    let started = decode(input).and_then(|input| super::start(&input, &decode(options)?));
    Ok(ScenarioRun(started.map_err(thrown)?))
}

#[wasm_bindgen]
impl ScenarioRun {
    /// Goes on for some ten thousand events; true when the run is over.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// Share of the run that is done.
    pub fn share(&self) -> f64 {
        self.0.share()
    }

    /// What there is so far.
    pub fn result(&self) -> Answered {
        encode(&self.0.result())
    }

    /// The complete repetitions as plain numbers.
    pub fn parts(&self) -> Vec<Float64Array> {
        self.0.parts().iter().map(|numbers| Float64Array::from(numbers.as_slice())).collect()
    }
}

/// See `merge` in `breather.d.ts`.
#[wasm_bindgen(js_name = mergeParts)]
pub fn merge_parts(input: JsValue, options: JsValue, parts: Vec<Float64Array>) -> Answered {
    let parts: Vec<Vec<f64>> = parts.iter().map(Float64Array::to_vec).collect();
    answer(decode(input).and_then(|input| super::merge(&input, &decode(options)?, &parts)))
}

/// See `compareParts` in `breather.d.ts`; `counts` says how many of the parts belong to each input, the rest is what is known of the first.
#[wasm_bindgen(js_name = compareParts)]
pub fn compare_parts(
    inputs: JsValue,
    options: JsValue,
    counts: Vec<u32>,
    parts: Vec<Float64Array>,
) -> Answered {
    let mut parts = parts.iter().map(Float64Array::to_vec);
    let lists: Vec<Vec<Vec<f64>>> =
        counts.iter().map(|&count| parts.by_ref().take(count as usize).collect()).collect();
    let known: Vec<Vec<f64>> = parts.collect();
    answer(decode(inputs).and_then(|inputs| super::compare_parts(&inputs, &decode(options)?, &lists, &known)))
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn score(result: JsValue, weights: JsValue) -> Answered {
    answer(decode(result).and_then(|result| super::score(&result, &decode(weights)?)))
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn rank(comparison: JsValue, weights: JsValue) -> Answered {
    answer(decode(comparison).and_then(|comparison| super::rank(&comparison, &decode(weights)?)))
}

/// See `breather.d.ts`.
#[wasm_bindgen(js_name = traceDay)]
pub fn trace_day(input: JsValue, options: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::trace_day(&input, &decode(options)?)))
}

/// See `breather.d.ts`.
#[wasm_bindgen]
pub fn prices(input: JsValue) -> Answered {
    answer(decode(input).and_then(|input| super::prices(&input)))
}

/// See `breather.d.ts`.
#[wasm_bindgen(js_name = selfCheck)]
pub fn self_check() -> Answered {
    encode(&super::self_check())
}

/// The text of an import.
fn table(text: &JsValue) -> Result<String, Problems> {
    text.as_string().ok_or_else(|| {
        let problem = Problem::new("text", Code::WrongType, "the text of a table is expected");
        problem.bound("text").got("something else").into()
    })
}

/// Tells a listener how far an import is; one that throws is not the engine's concern.
fn tell(progress: Option<&Function>, share: f64) {
    if let Some(progress) = progress {
        let _ = progress.call1(&JsValue::NULL, &share.into());
    }
}

/// A scorecard whose long columns go over as typed arrays.
fn scored(view: Result<super::ScorecardView, Problems>, started: f64) -> Answered {
    let view = view.map_err(thrown)?;
    let result = encode(&view)?;
    set_columns(&Reflect::get(&result, &"agents".into())?, &view.agents.columns())?;
    let metrics = Reflect::get(&result, &"metrics".into())?;
    for (place, metric) in (0_u32..).zip(&view.metrics) {
        set_columns(&Reflect::get_u32(&metrics, place)?, &metric.columns())?;
    }
    if let Some(revealed) = &view.revealed {
        let told = Reflect::get(&result, &"revealed".into())?;
        set_columns(&Reflect::get(&told, &"agents".into())?, &revealed.agents.columns())?;
    }
    Reflect::set(&result, &"engineMilliseconds".into(), &(now() - started).into())?;
    Ok(result)
}

fn set_columns(object: &JsValue, columns: &[(&str, &[f64])]) -> Result<(), JsValue> {
    for (name, column) in columns {
        Reflect::set(object, &(*name).into(), &Float64Array::from(*column))?;
    }
    Ok(())
}

fn decode(input: JsValue) -> Result<Value, Problems> {
    Value::deserialize(Deserializer::from(input)).map_err(|error| {
        Problem::new("", Code::Unreadable, "plain data is expected").got(error.to_string()).into()
    })
}

fn encode(view: &impl Serialize) -> Answered {
    Ok(view.serialize(&Serializer::json_compatible())?)
}

fn answer(answered: Result<impl Serialize, Problems>) -> Answered {
    encode(&answered.map_err(thrown)?)
}

/// The one error type that callers meet.
fn thrown(problems: Problems) -> JsValue {
    let error = Error::new(&problems.to_string());
    error.set_name("ProblemsError");
    match encode(&problem_views(problems)).and_then(|list| Reflect::set(&error, &"problems".into(), &list)) {
        Ok(_) => error.into(),
        Err(failed) => failed,
    }
}

/// Milliseconds by the clock that pages, workers and Node all have.
fn now() -> f64 {
    Reflect::get(&js_sys::global(), &JsString::from("performance"))
        .ok()
        .and_then(|clock| clock.dyn_into::<web_sys::Performance>().ok())
        .map_or(0.0, |clock| clock.now())
}
