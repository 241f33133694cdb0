//! `importVolumes`: from text to volumes, with everything that was understood.

use super::ProblemView;
use crate::import::{
    self, DateOrder, Day, Options, ScenarioInterval, Trend, Understood, VolumeProfile, Volumes, Week,
};
use crate::input::Value;
use crate::problem::Problems;
use serde::Serialize;

/// What `importVolumes` answers; the meanings are in `breather.d.ts`.
///
/// The two long series are not serialised: they cross to JavaScript as typed arrays.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct VolumesView {
    pub understood: UnderstoodView,
    pub notes: Vec<ProblemView>,
    pub rows_read: usize,
    pub rows_used: usize,
    pub total_calls: f64,
    pub dates: Vec<String>,
    pub intervals_per_day: usize,
    #[serde(skip)]
    pub calls: Vec<f64>,
    #[serde(skip)]
    pub handle_seconds: Vec<f64>,
    pub days: Vec<DayView>,
    pub profile: ProfileView,
    pub scenario: Option<Value>,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct UnderstoodView {
    pub separator: &'static str,
    pub decimal_mark: &'static str,
    pub date_order: &'static str,
    pub header_row: bool,
    pub interval_minutes: u32,
    pub layout: &'static str,
    pub columns: Vec<String>,
    pub time_column: Option<usize>,
    pub date_column: Option<usize>,
    pub calls_column: Option<usize>,
    pub handle_column: Option<usize>,
    pub given: Vec<&'static str>,
    pub ambiguous: Vec<&'static str>,
    pub preview: Vec<Vec<String>>,
}

/// One day of the file.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DayView {
    pub date: String,
    pub weekday: usize,
    pub calls: f64,
    pub intervals: usize,
    pub closed: bool,
}

/// The week that the days have in common.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ProfileView {
    pub calls_by_interval: Vec<f64>,
    pub handle_seconds_by_interval: Vec<f64>,
    pub days_by_weekday: [u32; 7],
    pub weeks: Vec<WeekView>,
    pub trend_per_week: Option<TrendView>,
    pub day_to_day_cv: Option<f64>,
    pub dispersion: Option<f64>,
    pub open_minutes: [(u32, u32); 7],
    pub week: Option<String>,
}

/// One week of the file.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct WeekView {
    pub monday: String,
    pub calls: f64,
    pub days: u32,
    pub trend: Option<f64>,
}

/// Growth from week to week.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TrendView {
    pub mean: f64,
    pub half_width: f64,
}

/// Reads call volumes from text; `progress` is told the share done.
///
/// # Errors
/// Everything that is wrong with the options, or with the text, by line and column.
pub fn import_volumes(
    text: &str,
    options: &Value,
    progress: &mut dyn FnMut(f64),
) -> Result<VolumesView, Problems> {
    let options = Options::from_input(options)?;
    import::volumes(text, &options, progress).map(VolumesView::from)
}

impl From<Volumes> for VolumesView {
    fn from(volumes: Volumes) -> Self {
        let scenario = volumes
            .scenario_interval
            .as_ref()
            .map(|interval| as_scenario(interval, volumes.profile.day_to_day_cv));
        Self {
            understood: volumes.understood.into(),
            notes: volumes.notes.into_iter().map(ProblemView::from).collect(),
            rows_read: volumes.rows_read,
            rows_used: volumes.rows_used,
            total_calls: volumes.total_calls,
            dates: volumes.dates,
            intervals_per_day: volumes.intervals_per_day,
            calls: volumes.calls,
            handle_seconds: volumes.handle_seconds,
            days: volumes
                .days
                .into_iter()
                .map(|Day { date, weekday, calls, intervals, closed }| DayView {
                    date,
                    weekday,
                    calls,
                    intervals,
                    closed,
                })
                .collect(),
            profile: volumes.profile.into(),
            scenario,
        }
    }
}

impl From<Understood> for UnderstoodView {
    fn from(understood: Understood) -> Self {
        Self {
            separator: understood.separator.as_str(),
            decimal_mark: understood.decimal_mark.as_str(),
            date_order: understood.date_order.map_or("none", DateOrder::as_str),
            header_row: understood.header_row,
            interval_minutes: understood.interval_minutes,
            layout: understood.layout.as_str(),
            columns: understood.columns,
            time_column: understood.time_column,
            date_column: understood.date_column,
            calls_column: understood.calls_column,
            handle_column: understood.handle_column,
            given: understood.given,
            ambiguous: understood.ambiguous,
            preview: understood.preview,
        }
    }
}

impl From<VolumeProfile> for ProfileView {
    fn from(profile: VolumeProfile) -> Self {
        Self {
            calls_by_interval: profile.calls_by_interval,
            handle_seconds_by_interval: profile.handle_seconds_by_interval,
            days_by_weekday: profile.days_by_weekday,
            weeks: profile
                .weeks
                .into_iter()
                .map(|Week { monday, calls, days, trend }| WeekView { monday, calls, days, trend })
                .collect(),
            trend_per_week: profile
                .trend_per_week
                .map(|Trend { mean, half_width, .. }| TrendView { mean, half_width }),
            day_to_day_cv: profile.day_to_day_cv,
            dispersion: profile.dispersion,
            open_minutes: profile.open_minutes,
            week: profile.week,
        }
    }
}

/// The volumes as a scenario states them, ready to be merged into one.
fn as_scenario(interval: &ScenarioInterval, day_to_day_cv: Option<f64>) -> Value {
    let mut queue = vec![
        ("callsByInterval", Value::numbers(&interval.calls_by_interval)),
        ("handleSecondsByInterval", Value::numbers(&interval.handle_seconds_by_interval)),
    ];
    if let Some(cv) = day_to_day_cv {
        // A scatter is not known to more than four places, and people read it.
        queue.push(("dayToDayCv", ((cv.clamp(0.0, 1.0) * 1e4).round() / 1e4).into()));
    }
    Value::object(vec![
        (
            "calendar",
            Value::object(vec![
                ("intervalMinutes", f64::from(interval.interval_minutes).into()),
                ("opensHour", Value::numbers(&interval.opens_hour)),
                ("closesHour", Value::numbers(&interval.closes_hour)),
            ]),
        ),
        ("queues", Value::List(vec![Value::object(queue)])),
    ])
}
