//! Turns a profile into the longer intervals that a scenario is planned in.

use super::options::{Options, PLAN_INTERVALS};
use super::profile::{VolumeProfile, open_minutes};
use crate::problem::{Code, Problem, Problems};
use crate::units::DAYS_PER_WEEK;

/// The interval planned in where nothing else is asked for.
const USUAL_INTERVAL: u32 = 30;

/// A profile in a scenario's intervals, ready for `queues[].callsByInterval` and the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioInterval {
    /// Minutes of an interval.
    pub interval_minutes: u32,
    /// 7 × intervals per day, Monday first.
    pub calls_by_interval: Vec<f64>,
    /// The same for handling time in seconds; 0 where no call has one; empty if unknown.
    pub handle_seconds_by_interval: Vec<f64>,
    /// The hour from which each weekday has calls.
    pub opens_hour: [f64; DAYS_PER_WEEK],
    /// The hour until which it has; the same on a closed day.
    pub closes_hour: [f64; DAYS_PER_WEEK],
}

/// The profile in intervals of `minutes`, a multiple of its own that divides a day: calls are added,
/// handling times are averaged by calls.
///
/// # Errors
/// Intervals that are shorter than the profile's or no multiple of them, since nothing in the file
/// says how calls spread within an interval.
pub fn resampled(profile: &VolumeProfile, minutes: u32) -> Result<ScenarioInterval, Problems> {
    let own = profile.interval_minutes.max(1);
    if minutes == 0 || !minutes.is_multiple_of(own) || !super::options::is_interval(minutes) {
        let message =
            format!("volumes by {own} minutes cannot be turned into intervals of {minutes} minutes");
        return Err(Problem::new("planIntervalMinutes", Code::Conflict, message)
            .bound(format!("a multiple of {own} minutes that divides a day, up to 60"))
            .got(minutes.to_string())
            .into());
    }
    let parts = (minutes / own) as usize;
    let calls: Vec<f64> = profile.calls_by_interval.chunks(parts).map(|calls| calls.iter().sum()).collect();
    let weighted =
        profile.calls_by_interval.chunks(parts).zip(profile.handle_seconds_by_interval.chunks(parts));
    let handle = weighted.map(|(calls, handle)| {
        let known = || calls.iter().zip(handle).filter(|(_, seconds)| **seconds > 0.0);
        let weight: f64 = known().map(|(calls, _)| calls).sum();
        if weight > 0.0 { known().map(|(calls, seconds)| calls * seconds).sum::<f64>() / weight } else { 0.0 }
    });
    let handle = handle.collect();
    let open = open_minutes(&calls, minutes);
    Ok(ScenarioInterval {
        interval_minutes: minutes,
        calls_by_interval: calls,
        handle_seconds_by_interval: handle,
        opens_hour: open.map(|(from, _)| f64::from(from) / 60.0),
        closes_hour: open.map(|(_, to)| f64::from(to) / 60.0),
    })
}

/// The profile in the interval asked for; else in 30 minutes, else in the shortest that fits; `None` if none does.
pub(super) fn for_scenario(
    profile: &VolumeProfile,
    options: &Options,
) -> Result<Option<ScenarioInterval>, Problems> {
    if let Some(minutes) = options.plan_interval_minutes {
        return resampled(profile, minutes).map(Some);
    }
    let fits = |minutes: &u32| minutes.is_multiple_of(profile.interval_minutes);
    let minutes = Some(USUAL_INTERVAL).filter(fits).or_else(|| PLAN_INTERVALS.into_iter().find(fits));
    minutes.map(|minutes| resampled(profile, minutes)).transpose()
}
