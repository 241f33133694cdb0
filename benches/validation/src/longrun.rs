//! Long runs of a centre: one look is one run with its own seed, from empty, after a warm-up.

use crate::case::{Case, Look, Stat};
use crate::tally::{Tallies, Tally};
use breather::engine::simulation::centre::Centre;
use breather::engine::simulation::ledger::{Account, Time};
use breather::engine::simulation::steady::{Length, SteadyRun};

/// The mean handling time in cases without a unit, seconds.
///
/// With it the tables' thresholds (0.01 to 40 handling times) are edges between buckets of the sketch of
/// waits, whose counts above them are then exact: 1, 5, 10, 25 ... 4000 have at most eight binary digits.
pub const UNIT: f64 = 100.0;

/// What one run gave.
#[derive(Clone, Debug)]
pub struct Seen {
    /// By queue.
    pub accounts: Vec<Account>,
    /// Seconds waited, by queue.
    pub waiting: Vec<f64>,
    /// By team.
    pub times: Vec<Time>,
    /// Length.
    pub seconds: f64,
    /// By queue.
    pub tallies: Vec<Tally>,
    /// Of calls not blocked, those that waited longer than each threshold, by queue: from the sketch.
    pub longer: Vec<Vec<f64>>,
    /// Calls in the sketch, by queue.
    pub sketched: Vec<f64>,
}

/// A statistic with where to find it.
pub type Found = (Stat, Box<dyn Fn(&Seen) -> (f64, f64) + Send + Sync>);

/// A centre in the long run.
pub struct LongRun {
    /// The centre.
    pub centre: Centre,
    /// Targets; the first is the ledger's own.
    pub targets: Vec<f64>,
    /// Thresholds of waits, edges of the sketch's buckets.
    pub tails: Vec<f64>,
    /// First attempts in the time in which the queue forgets where it began, to a factor e.
    pub forgets: f64,
}

/// How many times the queue forgets before anything is measured: e⁻¹² is six millionths.
const FORGET: f64 = 12.0;
/// Least first attempts of a look.
const LEAST: f64 = 50_000.0;

impl LongRun {
    /// The case of this name with these statistics.
    #[must_use]
    pub fn case(self, name: String, found: Vec<Found>) -> Case {
        let warmup = (FORGET * self.forgets).ceil().max(1000.0);
        let calls = (4.0 * warmup).max(LEAST);
        let length = Length { calls: calls as u64, warmup: warmup as u64 };
        let (stats, finds): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let look: Look = Box::new(move |seed| {
            let seen = self.look(length, seed);
            finds.iter().map(|find| find(&seen)).collect()
        });
        Case { name, stats, cost: length.calls + length.warmup, calls: length.calls, look }
    }

    /// More attempts than come during one wait.
    fn memory(&self) -> usize {
        (64.0 * self.forgets).clamp(4096.0, 2_097_152.0) as usize
    }

    fn look(&self, length: Length, seed: u64) -> Seen {
        let target = self.targets.first().copied().unwrap_or(0.0);
        let sizes = (self.centre.queues.len(), self.centre.teams.len());
        let tallies =
            Tallies::new(&self.targets, sizes, length.warmup..length.warmup + length.calls, self.memory());
        let mut run = SteadyRun::new(self.centre.clone(), target, length, seed, tallies);
        while !run.step(1 << 16) {}
        let mut seen = Seen {
            accounts: vec![Account::default(); sizes.0],
            waiting: vec![0.0; sizes.0],
            times: vec![Time::default(); sizes.1],
            seconds: 0.0,
            tallies: run.simulation().watch.queues.clone(),
            longer: Vec::new(),
            sketched: Vec::new(),
        };
        for batch in run.batches() {
            seen.seconds += batch.seconds;
            seen.accounts.iter_mut().zip(&batch.accounts).for_each(|(sum, more)| sum.add(more));
            seen.waiting.iter_mut().zip(&batch.waiting).for_each(|(sum, more)| *sum += more);
            for (sum, more) in seen.times.iter_mut().zip(&batch.times) {
                sum.staffed += more.staffed;
                sum.busy += more.busy;
            }
        }
        for sketch in run.waits() {
            seen.longer.push(self.tails.iter().map(|&tail| above(sketch.as_slice(), tail)).collect());
            seen.sketched.push(sketch.count() as f64);
        }
        seen
    }
}

/// Counts of the sketch's buckets from the one on whose lower edge is `edge`; all but zeros for an edge of zero.
fn above(counts: &[u64], edge: f64) -> f64 {
    let first = if edge > 0.0 {
        let place = (edge.to_bits() >> 45) as i64 - ((-10 + 1023) << 7) + 1;
        assert!(edge.to_bits().trailing_zeros() >= 45, "{edge} is no edge of a bucket");
        usize::try_from(place).unwrap_or(1)
    } else {
        1
    };
    counts.iter().skip(first).sum::<u64>() as f64
}

/// A statistic found in the account of the first queue.
pub fn of_account(stat: Stat, top: fn(&Account) -> f64, bottom: fn(&Account) -> f64) -> Found {
    of_queue(stat, 0, top, bottom)
}

/// A statistic found in the account of a queue.
pub fn of_queue(stat: Stat, queue: usize, top: fn(&Account) -> f64, bottom: fn(&Account) -> f64) -> Found {
    (stat, Box::new(move |seen| (top(&seen.accounts[queue]), bottom(&seen.accounts[queue]))))
}

/// Any other.
pub fn of(stat: Stat, find: impl Fn(&Seen) -> (f64, f64) + Send + Sync + 'static) -> Found {
    (stat, Box::new(find))
}
