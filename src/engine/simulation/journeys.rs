//! What is counted of customers: by weekday, queue, cause and kind of contact, and by month and cause.

use crate::engine::signals::{KINDS, Story};
use crate::units::{DAYS_PER_WEEK, MONTHS_PER_YEAR, WEEKS_PER_YEAR};

/// A sum over the contacts of one weekday, queue, cause and kind. Those of first contacts that did not come count as first ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Issues that began: first contacts that came.
    Begun,
    /// That did not, because the error behind them was mended.
    Mended,
    /// That did not, because a self-service took them.
    Deflected,
    /// Answered contacts.
    Answered,
    /// Their handling time, seconds.
    Seconds,
    /// Of them, hostile ones.
    Hostile,
    /// How severe these were to the agents.
    Severity,
    /// Points of satisfaction.
    Points,
    /// Resolved by the agent.
    Resolved,
    /// Handed on to a department or with it, which solves them in time.
    HandedOn,
    /// The same, and not in time: the customer will chase.
    Chases,
    /// Not resolved; the customer will call back.
    CallsBack,
    /// Not resolved; the customer lets it be.
    LetsBe,
    /// Attempts that were not answered, of customers who called again at once.
    Redialed,
    /// Attempts that were not answered, of customers who gave up.
    GaveUp,
    /// Customers lost.
    Lost,
}

/// How many flows there are.
pub const FLOWS: usize = Flow::Lost as usize + 1;

/// Contacts that go back to a cause in a month: how many were answered, and their handling time in seconds.
pub const MONTHLY: usize = 2;

/// Issues of a whole run, days that are not measured included; at any moment began + seeded = ended + under way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// Issues that began.
    pub began: f64,
    /// Issues that had begun before the run, of which a contact was to come.
    pub seeded: f64,
    /// Issues that ended.
    pub ended: f64,
}

/// The counts of a repetition.
#[derive(Clone, Debug, PartialEq)]
pub struct Journeys {
    /// Queues.
    pub queues: usize,
    /// Causes, value demand included.
    pub causes: usize,
    /// Flows by weekday, queue, cause and kind, in this order.
    pub rows: Vec<[f64; FLOWS]>,
    /// By month and cause: of value demand repeats alone, which are the centre's own.
    pub months: Vec<[f64; MONTHLY]>,
    /// All issues.
    pub balance: Balance,
}

impl Journeys {
    /// Nothing counted yet, over so many weeks.
    #[must_use]
    pub fn new(weeks: usize, queues: usize, causes: usize) -> Self {
        let months = weeks.checked_sub(1).map_or(0, |last| Self::month(last) + 1);
        Self {
            queues,
            causes,
            rows: vec![[0.0; FLOWS]; DAYS_PER_WEEK * queues * causes * KINDS],
            months: vec![[0.0; MONTHLY]; months * causes],
            balance: Balance::default(),
        }
    }

    /// The month, from 0, that a week begins in: twelfths of years of 52 weeks.
    #[must_use]
    pub fn month(week: usize) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "few weeks")]
        let month = libm::floor(week as f64 * MONTHS_PER_YEAR / WEEKS_PER_YEAR);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let month = month as usize;
        month
    }

    /// Where the flows of such a contact stand.
    #[inline(always)]
    #[must_use]
    pub fn at(&self, weekday: usize, queue: usize, story: Story) -> usize {
        ((weekday * self.queues + queue) * self.causes + usize::from(story.cause)) * KINDS
            + story.kind as usize
    }

    /// All counts, in order.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        let Balance { began, seeded, ended } = self.balance;
        let rows = self.rows.iter().flatten().chain(self.months.iter().flatten());
        rows.copied().chain([began, seeded, ended])
    }

    /// The same room with these counts in it, as far as there are any.
    #[must_use]
    pub fn filled(mut self, numbers: &[f64]) -> Self {
        let Balance { began, seeded, ended } = &mut self.balance;
        let rooms = self.rows.iter_mut().flatten().chain(self.months.iter_mut().flatten());
        for (room, number) in rooms.chain([began, seeded, ended]).zip(numbers) {
            *room = *number;
        }
        self
    }

    /// A flow over queues and weekdays, each weighted.
    #[must_use]
    pub fn sum(
        &self,
        flow: Flow,
        weights: &[f64; DAYS_PER_WEEK],
        of: impl Fn(usize, usize, usize) -> bool,
    ) -> f64 {
        let mut sum = 0.0;
        for (place, row) in self.rows.iter().enumerate() {
            let (kind, rest) = (place % KINDS, place / KINDS);
            let (cause, rest) = (rest % self.causes, rest / self.causes);
            let (queue, weekday) = (rest % self.queues, rest / self.queues);
            if of(queue, cause, kind) {
                sum += row[flow as usize] * weights[weekday];
            }
        }
        sum
    }
}
