//! The outline of a scenario's world: all that is needed to read what was counted, and none of the roster that takes long.

use super::journeys::Journeys;
use super::ledger::Division;
use super::peopled;
use super::replication::Part;
use super::weeks::Weeks;
use crate::engine::planning::{requirement, shrinkage};
use crate::problem::{Code, Problem, Problems};
use crate::scenario::Scenario;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_MINUTE};

/// The most sums that one repetition may keep, about 160 MB.
const MOST_SUMS: usize = 20_000_000;

/// Queues that share agents, with their teams.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// The queues' names.
    pub name: String,
    /// Places of its queues.
    pub queues: Vec<usize>,
    /// Places of its teams.
    pub teams: Vec<usize>,
}

/// What was counted where.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The scenario.
    pub scenario: Scenario,
    /// Paid hours that an agent is contracted for, a week.
    pub contracted_hours: f64,
    /// Queues and teams that belong together.
    pub pools: Vec<Pool>,
    /// Names of queues.
    pub queue_names: Vec<String>,
    /// Names of teams.
    pub team_names: Vec<String>,
    /// Weeks that are measured.
    pub weeks: usize,
    /// Length of an interval.
    pub interval_minutes: u32,
    /// How time is divided.
    pub(super) division: Division,
    /// Whether people respond.
    pub peopled: bool,
}

impl Outline {
    /// The outline of a scenario over so many weeks.
    ///
    /// # Errors
    /// Shrinkage that leaves no time; more accounts than one run keeps.
    pub fn new(scenario: &Scenario, weeks: u32) -> Result<Self, Problems> {
        let calendar = scenario.calendar();
        let per_day = calendar.intervals_per_day();
        let (queues, teams) = (scenario.queues(), scenario.teams());
        let weeks = weeks as usize;
        let division = Division {
            slot_seconds: f64::from(calendar.interval_minutes) * SECONDS_PER_MINUTE,
            slots_per_day: per_day,
            slots_in_cycle: DAYS_PER_WEEK * per_day,
            days: DAYS_PER_WEEK * weeks,
        };
        let sums = (division.slots_in_cycle + division.days) * (queues.len() * 13 + teams.len() * 2);
        if sums > MOST_SUMS {
            return Err(Problem::new(
                "calendar.horizonWeeks",
                Code::TooLarge,
                "so many intervals, days, queues and teams need more accounts than one run keeps",
            )
            .bound(format!("{MOST_SUMS} sums"))
            .got(format!("{sums} sums"))
            .into());
        }
        Ok(Self {
            scenario: scenario.clone(),
            contracted_hours: shrinkage::shrinkage(scenario)?.contracted_hours_per_week,
            pools: requirement::groups(scenario)
                .into_iter()
                .map(|(queues, teams)| Pool { name: requirement::name(scenario, &queues), queues, teams })
                .collect(),
            queue_names: queues.iter().map(|queue| queue.name.clone()).collect(),
            team_names: teams.iter().map(|team| team.name.clone()).collect(),
            weeks,
            interval_minutes: calendar.interval_minutes,
            division,
            peopled: scenario.levers().people.simulated,
        })
    }

    /// Days that are measured.
    #[must_use]
    pub fn days(&self) -> usize {
        self.division.days
    }

    /// Measured days of a repetition that are complete.
    #[must_use]
    pub fn days_of(&self, part: &Part) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let done = part.days_done as usize;
        done.min(self.division.days)
    }

    /// Intervals of a week.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.division.slots_in_cycle
    }

    /// Length of an interval, seconds.
    #[must_use]
    pub fn slot_seconds(&self) -> f64 {
        self.division.slot_seconds
    }

    /// People wanted on the phone in each team.
    #[must_use]
    pub fn heads(&self) -> Vec<usize> {
        let heads = |team: &crate::scenario::Team| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the table bounds it"
            )]
            let heads = team.heads.get() as usize;
            heads
        };
        self.scenario.teams().iter().map(heads).collect()
    }

    /// Places of each team: as many as heads, and more where newcomers are hired ahead.
    #[must_use]
    pub fn places(&self) -> Vec<usize> {
        self.heads()
            .into_iter()
            .map(|heads| if self.peopled { peopled::places(heads) } else { heads })
            .collect()
    }

    /// Room for what is counted of customers, if they respond.
    #[must_use]
    pub fn empty_journeys(&self) -> Option<Journeys> {
        (self.peopled && self.scenario.levers().demand.customers)
            .then(|| Journeys::new(self.weeks, self.queue_names.len(), self.scenario.causes().len() + 1))
    }

    /// Room for what is counted of people, if they respond.
    #[must_use]
    pub fn empty_weeks(&self) -> Option<Weeks> {
        self.peopled
            .then(|| Weeks::new(self.weeks, self.division.slots_per_day, self.places().into_iter().sum()))
    }
}
