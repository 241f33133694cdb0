//! Who comes to work: what the days ask of whoever knows the people, as [`crate::engine::signals`] asks for calls.

use super::duty::{Duties, OffPhone};
use super::journeys::Journeys;
use super::weeks::Weeks;
use crate::engine::signals::{Again, Inert, Responses};
use crate::math::streams::Key;
use crate::units::DAYS_PER_WEEK;

/// What the holder of a place does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attends {
    /// As the roster says, but for absence, which is drawn day by day.
    ByRoster,
    /// Has no work today, or nobody holds the place.
    Away,
    /// Is absent from a shift.
    Absent,
    /// Works the shift at this place of [`Duties`]' shifts.
    Works(u32),
}

/// A day about to begin.
#[derive(Clone, Copy, Debug)]
pub struct Today<'a> {
    /// From 0: the day before the first that is measured.
    pub day: usize,
    /// Monday is 0.
    pub weekday: usize,
    /// Its place in the roster.
    pub of_roster: usize,
    /// The key of people's days, whose children are the teams and theirs the places.
    pub key: Key,
    /// The roster.
    pub duties: &'a Duties,
}

/// A day's hours, and how calls are spread over them.
#[derive(Clone, Copy, Debug)]
pub struct Hours<'a> {
    /// From 0: the day before the first that is measured.
    pub day: usize,
    /// Monday is 0.
    pub weekday: usize,
    /// The day's beginning, seconds since the run began.
    pub midnight: f64,
    /// Whether the day counts.
    pub measured: bool,
    /// Whether some days of the run are not simulated.
    pub partial: bool,
    /// Length of an interval, seconds.
    pub slot_seconds: f64,
    /// Intervals of a day.
    pub slots_per_day: usize,
    /// Calls per second by interval of the week, queue by queue.
    pub by_queue: &'a [Vec<f64>],
}

impl<'a> Hours<'a> {
    /// A queue's rates today.
    #[must_use]
    pub fn rates(&self, queue: usize) -> &'a [f64] {
        let (from, to) = (self.weekday * self.slots_per_day, (self.weekday + 1) * self.slots_per_day);
        self.by_queue.get(queue).and_then(|rates| rates.get(from..to)).unwrap_or(&[])
    }

    /// Sums of a queue's rates up to the end of each of today's intervals.
    pub fn sums(&self, queue: usize, sums: &mut Vec<f64>) {
        sums.clear();
        let mut sum = 0.0;
        sums.extend(self.rates(queue).iter().map(|rate| {
            sum += rate;
            sum
        }));
    }

    /// The moment of today by which this share, below 1, of the calls with these sums has come.
    #[must_use]
    pub fn moment(&self, sums: &[f64], share: f64) -> f64 {
        let wanted = share * sums.last().copied().unwrap_or(0.0);
        let slot = sums.partition_point(|sum| *sum <= wanted);
        let before = slot.checked_sub(1).map_or(0.0, |last| sums[last]);
        let rate = sums.get(slot).map_or(0.0, |sum| sum - before);
        let part = if rate > 0.0 { (wanted - before) / rate } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "few intervals")]
        let slot = slot as f64;
        self.midnight + (slot + part) * self.slot_seconds
    }

    /// Calls that a queue's rates bring on each weekday.
    #[must_use]
    pub fn calls_by_weekday(&self, queue: usize) -> [f64; DAYS_PER_WEEK] {
        let rates = self.by_queue.get(queue).map_or(&[][..], Vec::as_slice);
        core::array::from_fn(|weekday| {
            let of_day = rates.iter().skip(weekday * self.slots_per_day).take(self.slots_per_day);
            of_day.sum::<f64>() * self.slot_seconds
        })
    }

    /// Calls that a queue's rates bring in a week.
    #[must_use]
    pub fn calls_per_week(&self, queue: usize) -> f64 {
        self.by_queue.get(queue).map_or(0.0, |rates| rates.iter().sum::<f64>() * self.slot_seconds)
    }
}

/// A shift as it was laid out for a day, in seconds after midnight.
#[derive(Clone, Copy, Debug)]
pub struct Laid<'a> {
    /// The day's beginning, seconds since the run began.
    pub midnight: f64,
    /// On the phone: from and to.
    pub stretches: &'a [(f64, f64)],
    /// Rest before each stretch, seconds.
    pub rests: &'a [f64],
    /// When the shift ends.
    pub ends: f64,
    /// Paid seconds, breaks included.
    pub paid: f64,
}

/// What the team did in the interval that ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Agent-seconds on duty.
    pub staffed: f64,
    /// Agent-seconds busy.
    pub busy: f64,
    /// Agents on duty now.
    pub on_duty: usize,
}

/// People who have days. Left as it stands, everything is as the roster says.
pub trait Days: Responses {
    /// Whether breaks and intervals matter to anybody.
    const RESTS: bool = false;

    /// A day begins: whoever knows the people decides who does what.
    fn morning(&mut self, _today: &Today<'_>) {}

    /// How many issues begin on a weekday for each call that the scenario states.
    fn issues_per_call(&self, _queue: usize, _weekday: usize) -> f64 {
        1.0
    }

    /// The day that the morning began will be simulated: contacts that come back on it.
    fn opens(&mut self, _hours: &Hours<'_>, _coming: &mut Vec<Again>) {}

    /// So many issues under way are cut off, because the day that follows is not simulated.
    fn cut_off(&mut self, _issues: usize) {}

    /// The day that the morning began, and that began at this midnight, passes without being simulated.
    fn passes(&mut self, _today: &Today<'_>, _midnight: f64) {}

    /// What the holder of a place does today.
    #[inline(always)]
    fn attends(&self, _team: usize, _place: usize) -> Attends {
        Attends::ByRoster
    }

    /// Time off the phone beyond what everybody has.
    fn off_phone(&self, _team: usize, _place: usize) -> &[OffPhone] {
        &[]
    }

    /// How the shift of the holder of a place is laid out today.
    fn laid_out(&mut self, _team: usize, _place: usize, _shift: &Laid<'_>) {}

    /// A shift begins.
    fn begins(&mut self, _team: usize, _place: usize, _at: f64) {}

    /// A pause ends, of which so many seconds were rest.
    fn resumes(&mut self, _team: usize, _place: usize, _at: f64, _rest: f64) {}

    /// Whether the holder of a place has been sent home.
    #[inline(always)]
    fn is_home(&self, _team: usize, _place: usize) -> bool {
        false
    }

    /// An interval ends; returns how many agents of the team are to go home.
    fn interval(&mut self, _team: usize, _slot: usize, _interval: &Interval) -> usize {
        0
    }

    /// Asks whether an agent who is idle goes home now, and if so notes it.
    fn goes_home(&mut self, _team: usize, _place: usize, _at: f64) -> bool {
        false
    }

    /// The last day is over.
    fn over(&mut self) {}

    /// What has been counted of customers, if they respond.
    fn journeys(&self) -> Option<&Journeys> {
        None
    }

    /// What has been counted of people, if they respond.
    fn weeks(&self) -> Option<&Weeks> {
        None
    }
}

impl Days for Inert {}
