//! The ledger: what happened, by queue and team, interval of the week, and day.
//!
//! A call belongs to the interval and day in which it came, whatever happens to it later; time
//! (agents on duty, agents busy, calls waiting) belongs to the interval in which it passes. Accounts
//! are sums, so their number depends on queues, intervals and days and never on calls. What happens
//! today is booked in today's accounts and folded into the week's and the day's at midnight; what
//! comes late (a call of yesterday answered today, a call that runs past the end of an interval)
//! is booked there at once.
//!
//! A run of one queue has days of its own: its batches.

use crate::math::sketch::WaitSketch;

/// Sums over calls that came in one interval or day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Account {
    /// Attempts.
    pub offered: f64,
    /// Of those, first attempts: customers.
    pub first: f64,
    /// Answered without a wait.
    pub at_once: f64,
    /// Answered after a wait.
    pub after_wait: f64,
    /// Of those, within the target.
    pub in_time: f64,
    /// Hung up.
    pub abandoned: f64,
    /// Of those, within the target.
    pub abandoned_early: f64,
    /// Heard a busy tone.
    pub blocked: f64,
    /// Hung up or heard a busy tone, and never called again.
    pub gave_up: f64,
    /// Waits of answered calls, seconds.
    pub waited: f64,
    /// Waits of calls that hung up, seconds.
    pub waited_in_vain: f64,
    /// Handling time of answered calls, seconds.
    pub handled: f64,
}

/// How many sums an account has.
pub const SUMS: usize = 12;

impl Account {
    /// Answered calls.
    #[must_use]
    pub fn answered(&self) -> f64 {
        self.at_once + self.after_wait
    }

    /// Answered within the target, at once included.
    #[must_use]
    pub fn answered_in_time(&self) -> f64 {
        self.at_once + self.in_time
    }

    /// Came and did not leave yet.
    #[must_use]
    pub fn in_system(&self) -> f64 {
        self.offered - self.answered() - self.abandoned - self.blocked
    }

    /// The sums in order.
    #[must_use]
    pub fn sums(&self) -> [f64; SUMS] {
        [
            self.offered,
            self.first,
            self.at_once,
            self.after_wait,
            self.in_time,
            self.abandoned,
            self.abandoned_early,
            self.blocked,
            self.gave_up,
            self.waited,
            self.waited_in_vain,
            self.handled,
        ]
    }

    /// From its sums.
    #[must_use]
    pub fn from_sums(sums: &[f64; SUMS]) -> Self {
        let [
            offered,
            first,
            at_once,
            after_wait,
            in_time,
            abandoned,
            abandoned_early,
            blocked,
            gave_up,
            waited,
            waited_in_vain,
            handled,
        ] = *sums;
        Self {
            offered,
            first,
            at_once,
            after_wait,
            in_time,
            abandoned,
            abandoned_early,
            blocked,
            gave_up,
            waited,
            waited_in_vain,
            handled,
        }
    }

    /// Adds another's sums.
    pub fn add(&mut self, other: &Self) {
        let mut sums = self.sums();
        for (sum, more) in sums.iter_mut().zip(other.sums()) {
            *sum += more;
        }
        *self = Self::from_sums(&sums);
    }
}

/// Seconds that agents of a team spent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Time {
    /// On duty, late finishing included.
    pub staffed: f64,
    /// Busy with calls.
    pub busy: f64,
}

/// How a ledger divides time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Division {
    /// Length of an interval, seconds; infinite for a run of one queue.
    pub slot_seconds: f64,
    /// Intervals in a day.
    pub slots_per_day: usize,
    /// Intervals after which accounts of intervals are used again: a week's.
    pub slots_in_cycle: usize,
    /// Days that are measured; earlier and later ones are lost.
    pub days: usize,
}

/// The accounts of a run.
#[derive(Clone, Debug)]
pub struct Ledger {
    division: Division,
    queues: usize,
    teams: usize,
    /// Time within which a call should be answered, seconds.
    target: f64,
    /// Today's, queue by queue.
    today: Vec<Account>,
    /// Today's, team by team.
    today_time: Vec<Time>,
    /// Time of today's later intervals that is known already, for whoever asks during the day.
    ahead: Vec<Time>,
    /// Seconds that calls waited, today's, queue by queue.
    today_waiting: Vec<f64>,
    /// By interval of the cycle, queue by queue.
    pub cycle: Vec<Account>,
    /// By interval of the cycle, team by team.
    pub cycle_time: Vec<Time>,
    /// By interval of the cycle, queue by queue.
    pub cycle_waiting: Vec<f64>,
    /// By measured day, queue by queue.
    pub days: Vec<Account>,
    /// By measured day, team by team.
    pub days_time: Vec<Time>,
    /// By measured day, queue by queue.
    pub days_waiting: Vec<f64>,
    /// Waits of calls not blocked, queue by queue.
    pub(super) sketches: Vec<WaitSketch>,
    /// The measured day that is today; negative before the first.
    day: i64,
    slot: usize,
    slot_begins: f64,
    slot_ends: f64,
    /// When the first measured day begins, seconds.
    origin: f64,
    /// Whether today counts.
    measuring: bool,
    /// The last day that did not.
    unmeasured: Option<i64>,
}

impl Ledger {
    /// With nothing in it, on the day `day` of the measured ones, which is negative while nothing is measured.
    #[must_use]
    pub fn new(division: Division, queues: usize, teams: usize, target: f64, day: i64) -> Self {
        let per_day = division.slots_per_day;
        #[expect(clippy::cast_precision_loss, reason = "few days")]
        let origin = if division.slot_seconds.is_finite() {
            -(day as f64) * division.slot_seconds * per_day as f64
        } else {
            0.0
        };
        Self {
            division,
            queues,
            teams,
            target,
            today: vec![Account::default(); queues * per_day],
            today_time: vec![Time::default(); teams * per_day],
            ahead: vec![Time::default(); teams * per_day],
            today_waiting: vec![0.0; queues * per_day],
            cycle: vec![Account::default(); queues * division.slots_in_cycle],
            cycle_time: vec![Time::default(); teams * division.slots_in_cycle],
            cycle_waiting: vec![0.0; queues * division.slots_in_cycle],
            days: vec![Account::default(); queues * division.days],
            days_time: vec![Time::default(); teams * division.days],
            days_waiting: vec![0.0; queues * division.days],
            sketches: vec![WaitSketch::new(); queues],
            day,
            slot: 0,
            slot_begins: 0.0,
            slot_ends: division.slot_seconds,
            origin,
            measuring: true,
            unmeasured: None,
        }
    }

    /// How time is divided.
    #[must_use]
    pub fn division(&self) -> &Division {
        &self.division
    }

    /// The measured day and the interval of it that a call which comes now belongs to.
    #[inline(always)]
    pub(super) fn here(&self) -> (u32, u32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a day that is not measured is one that no account has"
        )]
        (self.day as u32, self.slot as u32)
    }

    /// The place of a day's interval in a cycle of this many, also before the first measured day.
    pub(super) fn place(&self, (day, slot): (u32, u32), cycle: usize) -> usize {
        // Days before the first have the bits of negative numbers.
        let day = i64::from(day.cast_signed());
        let per_day = i64::try_from(self.division.slots_per_day).unwrap_or(1);
        let cycle = i64::try_from(cycle).unwrap_or(1).max(1);
        usize::try_from((day * per_day + i64::from(slot)).rem_euclid(cycle)).unwrap_or(0)
    }

    #[inline(always)]
    fn account_here(&mut self, queue: usize) -> &mut Account {
        &mut self.today[queue * self.division.slots_per_day + self.slot]
    }

    /// A call came.
    #[inline(always)]
    pub(super) fn came(&mut self, queue: usize, first: bool) {
        let account = self.account_here(queue);
        account.offered += 1.0;
        account.first += f64::from(u8::from(first));
    }

    /// A call that came now is answered now.
    #[inline(always)]
    pub(super) fn answered_at_once(&mut self, queue: usize, handling: f64) {
        let account = self.account_here(queue);
        account.at_once += 1.0;
        account.handled += handling;
    }

    /// A call that came now hears a busy tone.
    pub(super) fn blocked(&mut self, queue: usize, gives_up: bool) {
        let account = self.account_here(queue);
        account.blocked += 1.0;
        account.gave_up += f64::from(u8::from(gives_up));
    }

    /// A call that came on a day, in an interval, is answered after a wait.
    #[inline(always)]
    pub(super) fn answered(&mut self, queue: usize, (day, slot): (u32, u32), waited: f64, handling: f64) {
        let in_time = f64::from(u8::from(waited <= self.target));
        self.sketch(queue, day, waited);
        self.book(queue, (day, slot), |account| {
            account.after_wait += 1.0;
            account.in_time += in_time;
            account.waited += waited;
            account.handled += handling;
        });
    }

    /// A call that came on a day, in an interval, has hung up after a wait.
    pub(super) fn abandoned(&mut self, queue: usize, (day, slot): (u32, u32), waited: f64, gives_up: bool) {
        let early = f64::from(u8::from(waited <= self.target));
        let gave_up = f64::from(u8::from(gives_up));
        self.sketch(queue, day, waited);
        self.book(queue, (day, slot), |account| {
            account.abandoned += 1.0;
            account.abandoned_early += early;
            account.gave_up += gave_up;
            account.waited_in_vain += waited;
        });
    }

    #[inline(always)]
    fn sketch(&mut self, queue: usize, day: u32, waited: f64) {
        if (day as usize) < self.division.days && self.measuring {
            self.sketches[queue].add(waited);
        }
    }

    /// Books on the account of today's interval, or on those of an earlier day and its interval.
    #[inline(always)]
    fn book(&mut self, queue: usize, (day, slot): (u32, u32), entry: impl Fn(&mut Account)) {
        let place = slot as usize;
        if i64::from(day) == self.day || (self.day < 0 && day as usize >= self.division.days) {
            entry(&mut self.today[queue * self.division.slots_per_day + place]);
        } else if (day as usize) < self.division.days && self.counts(day as usize) {
            entry(&mut self.days[queue * self.division.days + day as usize]);
            let at = (day as usize * self.division.slots_per_day + place) % self.division.slots_in_cycle;
            entry(&mut self.cycle[queue * self.division.slots_in_cycle + at]);
        }
    }

    /// An agent of a team is busy from one moment, which lies in this interval, to another.
    #[inline(always)]
    pub(super) fn busy(&mut self, team: usize, from: f64, to: f64) {
        self.today_time[team * self.division.slots_per_day + self.slot].busy += to.min(self.slot_ends) - from;
        if to > self.slot_ends {
            self.goes_on(team, to, |time, seconds| time.busy += seconds);
            self.spread(self.slot_ends, to, |ledger, at, day, seconds| {
                ledger.cycle_time[team * ledger.division.slots_in_cycle + at].busy += seconds;
                ledger.days_time[team * ledger.division.days + day].busy += seconds;
            });
        }
    }

    /// Whether the day under way counts; it does unless told otherwise.
    pub(super) fn measure(&mut self, measuring: bool) {
        self.measuring = measuring;
        if !measuring {
            self.unmeasured = Some(self.day);
        }
    }

    /// Whether a day counts, as far as is known of it.
    fn counts(&self, day: usize) -> bool {
        self.unmeasured.is_none_or(|unmeasured| i64::try_from(day) != Ok(unmeasured))
    }

    pub(super) fn is_measuring(&self) -> bool {
        self.measuring
    }

    /// A day passes of which nothing is counted.
    pub(super) fn skip_day(&mut self) {
        self.day += 1;
        #[expect(clippy::cast_precision_loss, reason = "few intervals")]
        let length = self.division.slots_per_day as f64 * self.division.slot_seconds;
        self.slot_begins += length;
        self.slot_ends += length;
    }

    /// What is known of a team's time in the present interval so far, calls that began before it included.
    pub(super) fn time_here(&self, team: usize) -> Time {
        let at = team * self.division.slots_per_day + self.slot;
        let (here, before) = (self.today_time[at], self.ahead[at]);
        Time { staffed: here.staffed + before.staffed, busy: here.busy + before.busy }
    }

    /// Notes time of a team that goes on after the present interval, until a moment or midnight.
    #[cold]
    fn goes_on(&mut self, team: usize, to: f64, entry: impl Fn(&mut Time, f64)) {
        let Division { slot_seconds, slots_per_day, .. } = self.division;
        let (mut from, mut slot) = (self.slot_ends, self.slot + 1);
        while from < to && slot < slots_per_day {
            let ends = from + slot_seconds;
            entry(&mut self.ahead[team * slots_per_day + slot], to.min(ends) - from);
            from = ends;
            slot += 1;
        }
    }

    /// Agents of a team were on duty since the last change, which was in this interval.
    pub(super) fn staffed(&mut self, team: usize, agent_seconds: f64) {
        self.today_time[team * self.division.slots_per_day + self.slot].staffed += agent_seconds;
    }

    /// An agent of a team works on past the end of duty, until a moment (or, with a negative sign, does not after all).
    pub(super) fn late(&mut self, team: usize, from: f64, to: f64, sign: f64) {
        self.today_time[team * self.division.slots_per_day + self.slot].staffed +=
            sign * (to.min(self.slot_ends) - from);
        if to > self.slot_ends {
            self.goes_on(team, to, |time, seconds| time.staffed += sign * seconds);
            self.spread(self.slot_ends, to, |ledger, at, day, seconds| {
                ledger.cycle_time[team * ledger.division.slots_in_cycle + at].staffed += sign * seconds;
                ledger.days_time[team * ledger.division.days + day].staffed += sign * seconds;
            });
        }
    }

    /// A call of a queue waited from one moment to another, which is not after now.
    #[inline(always)]
    pub(super) fn waited(&mut self, queue: usize, from: f64, to: f64) {
        let begins = self.slot_begins;
        let here = &mut self.today_waiting[queue * self.division.slots_per_day + self.slot];
        if from >= begins {
            *here += to - from;
            return;
        }
        *here += (to - begins).max(0.0);
        self.spread(from, to.min(begins), |ledger, at, day, seconds| {
            ledger.cycle_waiting[queue * ledger.division.slots_in_cycle + at] += seconds;
            ledger.days_waiting[queue * ledger.division.days + day] += seconds;
        });
    }

    /// Divides a stretch of time outside the present interval over the measured intervals it lies in.
    #[cold]
    fn spread(&mut self, from: f64, to: f64, mut entry: impl FnMut(&mut Self, usize, usize, f64)) {
        let Division { slot_seconds, slots_per_day, slots_in_cycle, days } = self.division;
        if slot_seconds.is_infinite() {
            return;
        }
        let (mut from, last) = (from - self.origin, to - self.origin);
        from = from.max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let mut slot = libm::floor(from / slot_seconds) as usize;
        while from < last && slot < days * slots_per_day {
            #[expect(clippy::cast_precision_loss, reason = "far fewer intervals than 2^52")]
            let ends = ((slot + 1) as f64 * slot_seconds).min(last);
            // Rounding may leave nothing of an interval; time then moves on with its number.
            if ends > from {
                if self.counts(slot / slots_per_day) {
                    entry(self, slot % slots_in_cycle, slot / slots_per_day, ends - from);
                }
                from = ends;
            }
            slot += 1;
        }
    }

    /// Ends the interval at its end and begins the next of the same day.
    pub(super) fn next_slot(&mut self) {
        self.slot += 1;
        self.slot_begins = self.slot_ends;
        self.slot_ends += self.division.slot_seconds;
    }

    /// Complete days' accounts of a queue by interval of the cycle.
    #[must_use]
    pub fn by_slot(&self, queue: usize) -> &[Account] {
        part(&self.cycle, queue, self.division.slots_in_cycle)
    }

    /// Complete days' agent time of a team by interval of the cycle.
    #[must_use]
    pub fn time_by_slot(&self, team: usize) -> &[Time] {
        part(&self.cycle_time, team, self.division.slots_in_cycle)
    }

    /// Seconds that calls of a queue waited on complete days, by interval of the cycle.
    #[must_use]
    pub fn waiting_by_slot(&self, queue: usize) -> &[f64] {
        part(&self.cycle_waiting, queue, self.division.slots_in_cycle)
    }

    /// When the present interval ends.
    #[must_use]
    pub fn slot_ends(&self) -> f64 {
        self.slot_ends
    }

    /// Ends the day: folds today's accounts into the cycle's and the day's, and begins the next.
    pub(super) fn next_day(&mut self) {
        let Division { slots_per_day, slots_in_cycle, days, .. } = self.division;
        if let Ok(day) = usize::try_from(self.day)
            && day < days
            && self.measuring
        {
            let first = day * slots_per_day;
            for slot in 0..slots_per_day {
                let at = (first + slot) % slots_in_cycle;
                for queue in 0..self.queues {
                    let account = self.today[queue * slots_per_day + slot];
                    self.cycle[queue * slots_in_cycle + at].add(&account);
                    self.days[queue * days + day].add(&account);
                    let waiting = self.today_waiting[queue * slots_per_day + slot];
                    self.cycle_waiting[queue * slots_in_cycle + at] += waiting;
                    self.days_waiting[queue * days + day] += waiting;
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
                    self.sketches[queue].add_zeros(account.at_once as u64);
                }
                for team in 0..self.teams {
                    let time = self.today_time[team * slots_per_day + slot];
                    for sum in [
                        &mut self.cycle_time[team * slots_in_cycle + at],
                        &mut self.days_time[team * days + day],
                    ] {
                        sum.staffed += time.staffed;
                        sum.busy += time.busy;
                    }
                }
            }
        }
        self.today.fill(Account::default());
        self.today_time.fill(Time::default());
        self.ahead.fill(Time::default());
        self.today_waiting.fill(0.0);
        self.day += 1;
        self.slot = 0;
        if self.division.slot_seconds.is_finite() {
            self.slot_begins = self.slot_ends;
            self.slot_ends += self.division.slot_seconds;
        }
    }
}

/// The `place`-th stretch of this length.
fn part<T>(all: &[T], place: usize, length: usize) -> &[T] {
    all.get(place * length..(place + 1) * length).unwrap_or_default()
}
