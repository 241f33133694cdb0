//! A scenario whose every value is known to be possible: built from input or refused with every reason at once.

mod build;
mod causes;
pub mod fields;
pub mod levers;
pub mod presets;

pub use causes::Cause;

use crate::assumptions::Assumptions;
use crate::fields::read::read;
use crate::input::Value;
use crate::problem::{Code, Collector, Problem, Problems};
use crate::units::{DAYS_PER_WEEK, Headcount, MINUTES_PER_DAY, Seconds, Share};

/// The version of the scenario file that this program writes; it reads this one and all before it.
pub const SCHEMA_VERSION: u32 = 1;

/// The words for weekdays, Monday first.
pub const WEEKDAYS: [&str; DAYS_PER_WEEK] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Everything a plan or a run is made of.
#[derive(Clone, Debug)]
pub struct Scenario {
    name: String,
    calendar: Calendar,
    queues: Vec<CallQueue>,
    teams: Vec<Team>,
    causes: Vec<Cause>,
    goals: Goals,
    shrinkage: Shrinkage,
    time_off: TimeOff,
    shifts: Shifts,
    levers: levers::Levers,
    assumptions: Assumptions,
    complete: Value,
}

/// When the centre is open and how finely a day is divided.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Length of the time looked at, in weeks.
    pub horizon_weeks: u32,
    /// Length of an interval, in minutes; divides an hour.
    pub interval_minutes: u32,
    /// First and last minute after midnight at which calls are taken, Monday first; equal where closed.
    pub open_minutes: [(u32, u32); DAYS_PER_WEEK],
}

impl Calendar {
    /// Intervals in a day, open or not.
    #[must_use]
    pub fn intervals_per_day(&self) -> usize {
        (MINUTES_PER_DAY / self.interval_minutes) as usize
    }

    /// Whether any part of an interval of a weekday is open.
    #[must_use]
    pub fn is_open(&self, weekday: usize, interval: usize) -> bool {
        let (opens, closes) = self.open_minutes[weekday];
        let start = u32::try_from(interval).unwrap_or(u32::MAX).saturating_mul(self.interval_minutes);
        start < closes && start.saturating_add(self.interval_minutes) > opens
    }
}

/// One contact reason: its volume and what a call takes.
#[derive(Clone, Debug)]
pub struct CallQueue {
    /// What it is called.
    pub name: String,
    /// Expected calls in each interval of a typical week: 7 × [`Calendar::intervals_per_day`], Monday first.
    pub calls: Vec<f64>,
    /// Mean handling time in each interval, in the same order.
    pub handle: Vec<Seconds>,
    /// Standard deviation of a day's volume about its expectation beyond chance, as a share of it.
    pub day_to_day_cv: f64,
    /// Standard deviation ÷ mean of a call's handling time.
    pub handle_cv: f64,
    /// Mean time a caller would wait before hanging up.
    pub patience: Seconds,
    /// Its standard deviation ÷ mean.
    pub patience_cv: f64,
    /// Share of callers who hang up or hear a busy tone and call again.
    pub redial: Share,
    /// Mean time until they do.
    pub redial_delay: Seconds,
    /// The least is answered first.
    pub priority: u32,
    /// Share of its calls that are hostile, if the centre states one.
    pub hostile: Option<Share>,
    /// Share of its issues that are resolved at first contact today, if the centre states one.
    pub resolution: Option<Share>,
}

/// A group of agents with the same skills.
#[derive(Clone, Debug)]
pub struct Team {
    /// What it is called.
    pub name: String,
    /// People on the payroll.
    pub heads: Headcount,
    /// Indexes of the queues it takes, ascending; never empty.
    pub takes: Vec<usize>,
    /// The most calls in its system at once; unbounded if `None`.
    pub lines: Option<u32>,
}

/// What is promised to callers and to people.
#[derive(Clone, Debug)]
pub struct Goals {
    /// Share answered within [`Self::target`], of all offered.
    pub service_level: Option<Share>,
    /// The time within which a call should be answered.
    pub target: Seconds,
    /// The most that the average speed of answer may be.
    pub average_speed_of_answer: Option<Seconds>,
    /// The most that may hang up.
    pub abandoned: Option<Share>,
    /// The most that agents may be busy, on average over an interval.
    pub occupancy: Option<Share>,
    /// Whether callers hang up in the formulas (Erlang A) or wait for ever (Erlang C).
    pub callers_abandon: bool,
    /// The share of days that the plan should be enough for; 0.5 is the typical day.
    pub busy_day: Share,
}

/// Contracted time that is not spent on the phone, by its parts.
#[derive(Clone, Debug)]
pub struct Shrinkage {
    /// Paid leave, days per agent per year.
    pub leave_days_per_year: f64,
    /// Unplanned absence, as a share of scheduled days.
    pub sickness: Share,
    /// Training, hours per agent per month.
    pub training_hours_per_month: f64,
    /// Coaching and feedback, hours per agent per month.
    pub coaching_hours_per_month: f64,
    /// Team and other meetings, hours per agent per month.
    pub meeting_hours_per_month: f64,
    /// Paid breaks in each shift, minutes.
    pub break_minutes_per_shift: f64,
    /// Late log-in, system faults and the like, as a share of time at work.
    pub other: Share,
}

/// Mandatory time off: protected rest days beyond leave.
#[derive(Clone, Debug)]
pub struct TimeOff {
    /// Days per agent per period.
    pub days_per_period: f64,
    /// Length of a period, in weeks.
    pub period_weeks: u32,
    /// Where the days fall.
    pub placement: Placement,
    /// Share of pay on them.
    pub paid: Share,
    /// What happens to one on a day that is short of people.
    pub when_short: WhenShort,
}

/// Where protected rest days fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Every weekday in turn.
    Rotating,
    /// On the weekdays with the most people to spare.
    QuietDays,
    /// As many days as rotating ones, each week for those with the most strain.
    ByStrain,
}

/// What happens to a protected day when too few people are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenShort {
    /// It is given.
    Honoured,
    /// It is given on a later day with enough people.
    Deferred,
    /// It is lost.
    Cancelled,
}

/// The rules that shifts and rosters keep.
#[derive(Clone, Debug)]
pub struct Shifts {
    /// Lengths allowed, from start to end with the unpaid meal inside, in minutes.
    pub lengths_minutes: Vec<u32>,
    /// Shifts start at multiples of this many minutes after midnight.
    pub start_every_minutes: u32,
    /// Unpaid meal break, minutes; none if zero.
    pub meal_minutes: u32,
    /// Number of short paid breaks in a shift.
    pub breaks: u32,
    /// Days worked a week.
    pub days_per_week: u32,
    /// Days off that must follow each other, in each week.
    pub consecutive_days_off: u32,
    /// Least time between the end of a shift and the start of the next, minutes.
    pub minimum_rest_minutes: u32,
    /// Length of the roster, weeks.
    pub roster_weeks: u32,
}

impl Scenario {
    /// The scenario that an input states, or everything that is wrong with it.
    ///
    /// # Errors
    /// All problems at once, each with its path and bound.
    pub fn from_input(given: &Value) -> Result<Self, Problems> {
        let mut problems = Collector::default();
        let scenario = Self::read(given, &mut problems);
        problems.finish(scenario)
    }

    /// The same beside other inputs, so that the problems of all are told together.
    ///
    /// Where a problem is added, the scenario is not to be used.
    pub fn read(given: &Value, problems: &mut Collector) -> Self {
        let complete = complete_input(given, problems);
        Self::from_complete(complete, problems)
    }

    /// The input that it was read from, with its preset and all defaults filled in.
    #[must_use]
    pub fn complete(&self) -> &Value {
        &self.complete
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When the centre is open.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The contact reasons; never empty.
    #[must_use]
    pub fn queues(&self) -> &[CallQueue] {
        &self.queues
    }

    /// The teams; never empty.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// The causes of failure demand, as stated; may be empty.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// What is promised.
    #[must_use]
    pub fn goals(&self) -> &Goals {
        &self.goals
    }

    /// Time off the phone.
    #[must_use]
    pub fn shrinkage(&self) -> &Shrinkage {
        &self.shrinkage
    }

    /// Protected rest days.
    #[must_use]
    pub fn time_off(&self) -> &TimeOff {
        &self.time_off
    }

    /// The levers that act on people and customers.
    #[must_use]
    pub fn levers(&self) -> &levers::Levers {
        &self.levers
    }

    /// The rules of shifts.
    #[must_use]
    pub fn shifts(&self) -> &Shifts {
        &self.shifts
    }

    /// The coefficients of the people, policy and customer models.
    #[must_use]
    pub fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }
}

/// The input with its preset and all defaults filled in, as a scenario file would state it in full.
///
/// Where something is wrong, the fallback stands and the problem is added.
pub fn complete_input(given: &Value, problems: &mut Collector) -> Value {
    if let Some(version) = given.get("schemaVersion").number()
        && version > f64::from(SCHEMA_VERSION)
    {
        problems.add(
            Problem::new(
                "schemaVersion",
                Code::NewerVersion,
                "this scenario was written by a newer version of Breather, which is needed to open it",
            )
            .bound(format!("1 to {SCHEMA_VERSION}"))
            .got(version.to_string()),
        );
    }
    let preset = presets::by_id(given.get("preset").text().unwrap_or(presets::DEFAULT));
    let mut found = Collector::default();
    let complete = read(fields::all(), &preset, given, &mut found);
    for problem in found.into_list() {
        // A newer version has been told already, in words that help more than a bound.
        if problem.path != "schemaVersion" || problems.is_empty() {
            problems.add(problem);
        }
    }
    complete
}
