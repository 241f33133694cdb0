//! The figures of one simulated queue, each with its interval.

use super::ledger::Account;
use super::queue::Question;
use super::steady::{Batch, PERCENTILES, SteadyRun};
use super::watch::Nobody;
use crate::math::estimate::Ratio;
use crate::results::digest::Digest;
use crate::results::estimate::Estimate;
use crate::units::SECONDS_PER_HOUR;

/// The figures; definitions are those of the closed forms ([`crate::engine::queueing::Answer`]).
///
/// Each is a ratio of sums over the batches, and its interval is that of batch means: valid where
/// a batch is long against the time in which the queue forgets, which [`Self::batch_correlation`] tells.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueAnswer {
    /// Load of first attempts: how many came in the time, times the mean handling time.
    pub offered_erlangs: Estimate,
    /// Of calls not blocked, those that found all agents busy.
    pub wait_probability: Estimate,
    /// Answered within the target, of offered.
    pub service_level: Estimate,
    /// Answered within the target, of answered.
    pub service_level_answered: Estimate,
    /// Answered within the target, of offered less those who hung up within it.
    pub service_level_excluding_short_abandons: Estimate,
    /// Mean wait of answered calls, seconds.
    pub average_speed_of_answer: Estimate,
    /// Mean wait of calls not blocked, seconds.
    pub mean_wait: Estimate,
    /// Of offered.
    pub abandoned_share: Estimate,
    /// Of offered.
    pub blocked_share: Estimate,
    /// Busy time ÷ time on duty.
    pub occupancy: Estimate,
    /// Time-weighted mean number waiting.
    pub mean_queue: Estimate,
    /// Calls an hour, redials included.
    pub attempts_per_hour: Estimate,
    /// Waits that the shares of [`PERCENTILES`] of calls not blocked do not exceed, seconds. The mean
    /// is of all calls, within [`crate::math::sketch::WaitSketch::RELATIVE_ERROR`]; the interval is that of the batches' own.
    pub percentiles: [Estimate; PERCENTILES.len()],
    /// Answered at whichever attempt, of first attempts.
    pub customers_served_share: Estimate,
    /// Attempts ÷ first attempts.
    pub attempts_per_customer: Estimate,
    /// Whether patience, lines or load let the queue settle.
    pub stable: bool,
    /// Sums over the batches.
    pub total: Account,
    /// Batches that are complete.
    pub batches: usize,
    /// Correlation of the mean waits of neighbouring batches.
    pub batch_correlation: Option<f64>,
    /// Events of the whole run.
    pub events: u64,
    /// Share of the run that is done.
    pub share: f64,
    /// First attempts that were not measured.
    pub warmup: u64,
}

impl QueueAnswer {
    pub(super) fn new(question: &Question, run: &SteadyRun<Nobody>) -> Self {
        let batches = run.batches();
        let waits = run.waits().first();
        let account = |batch: &Batch| batch.accounts.first().copied().unwrap_or_default();
        let of = |top: fn(&Account) -> f64, bottom: fn(&Account) -> f64| {
            Estimate::ratio(batches.iter().map(|batch| (top(&account(batch)), bottom(&account(batch)))))
        };
        let over_time = |top: &dyn Fn(&Batch) -> f64| {
            Estimate::ratio(batches.iter().map(|batch| (top(batch), batch.seconds)))
        };
        let offered = |a: &Account| a.offered;
        let answered: fn(&Account) -> f64 = Account::answered;
        let in_time: fn(&Account) -> f64 = Account::answered_in_time;
        let let_in = |a: &Account| a.offered - a.blocked;
        let mut total = Account::default();
        batches.iter().for_each(|batch| total.add(&account(batch)));
        let waited = |a: &Account| a.waited + a.waited_in_vain;
        let waits_by_batch = batches.iter().map(|batch| (waited(&account(batch)), let_in(&account(batch))));
        let mut percentiles = [Estimate::default(); PERCENTILES.len()];
        for (place, (estimate, share)) in percentiles.iter_mut().zip(PERCENTILES).enumerate() {
            *estimate = Estimate::of_values(
                batches.iter().map(|batch| batch.percentiles.first().map_or(f64::NAN, |all| all[place])),
            );
            estimate.mean = waits.and_then(|waits| waits.quantile(share));
        }
        let load = question.calls_per_hour / SECONDS_PER_HOUR * question.service.mean();
        #[expect(clippy::cast_precision_loss, reason = "far fewer agents than 2^52")]
        let agents = question.agents as f64;
        Self {
            offered_erlangs: over_time(&|batch| account(batch).first * question.service.mean()),
            wait_probability: of(|a| a.after_wait + a.abandoned, let_in),
            service_level: of(in_time, offered),
            service_level_answered: of(in_time, answered),
            service_level_excluding_short_abandons: of(in_time, |a| a.offered - a.abandoned_early),
            average_speed_of_answer: of(|a| a.waited, answered),
            mean_wait: Estimate::ratio(waits_by_batch.clone()),
            abandoned_share: of(|a| a.abandoned, offered),
            blocked_share: of(|a| a.blocked, offered),
            occupancy: Estimate::ratio(
                batches
                    .iter()
                    .map(|batch| batch.times.first().map_or((0.0, 0.0), |time| (time.busy, time.staffed))),
            ),
            mean_queue: over_time(&|batch| batch.waiting.first().copied().unwrap_or(0.0)),
            attempts_per_hour: over_time(&|batch| SECONDS_PER_HOUR * account(batch).offered),
            percentiles,
            customers_served_share: of(answered, |a| a.first),
            attempts_per_customer: of(offered, |a| a.first),
            stable: question.patience.is_some() || question.lines.is_some() || load < agents,
            total,
            batches: batches.len(),
            batch_correlation: Ratio::of(waits_by_batch).and_then(|ratio| ratio.lag_one),
            events: run.simulation().events(),
            share: run.share(),
            warmup: question.length.warmup,
        }
    }

    /// The estimates with a name for each, in order.
    #[must_use]
    pub fn estimates(&self) -> [(&'static str, Estimate); 14] {
        [
            ("offeredErlangs", self.offered_erlangs),
            ("waitProbability", self.wait_probability),
            ("serviceLevel", self.service_level),
            ("serviceLevelAnswered", self.service_level_answered),
            ("serviceLevelExcludingShortAbandons", self.service_level_excluding_short_abandons),
            ("averageSpeedOfAnswerSeconds", self.average_speed_of_answer),
            ("meanWaitSeconds", self.mean_wait),
            ("abandonedShare", self.abandoned_share),
            ("blockedShare", self.blocked_share),
            ("occupancy", self.occupancy),
            ("meanQueue", self.mean_queue),
            ("attemptsPerHour", self.attempts_per_hour),
            ("customersServedShare", self.customers_served_share),
            ("attemptsPerCustomer", self.attempts_per_customer),
        ]
    }

    /// The digest of all that is told.
    #[must_use]
    pub fn digest(&self) -> String {
        let digest = self
            .estimates()
            .iter()
            .map(|(_, estimate)| estimate)
            .chain(&self.percentiles)
            .fold(Digest::new(), |digest, estimate| estimate.digest(digest));
        digest
            .numbers(self.total.sums())
            .number(f64::from(u8::from(self.stable)))
            .number(self.batch_correlation.unwrap_or(f64::NAN))
            .number(self.share)
            .whole(self.batches as u64)
            .whole(self.warmup)
            .whole(self.events)
            .finish()
    }
}
