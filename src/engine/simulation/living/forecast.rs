//! Who comes back on a preview's days, of which only some have calls.
//!
//! In the long run, of a kind of contact that comes back for a cause, F first contacts and R of the kind itself bring
//!
//! ```text
//! R = g (f F + c R),     so that     R = g f F ÷ (1 − g c)
//! ```
//!
//! f following from each first contact and c from each of the kind, as the laws say of everybody who works there today, as
//! worn as on the last days with calls, and of what is done about the cause. g is how many are to follow on average
//! from the contacts that were answered on the days with calls so far, for each that f and c said of those that
//! came: some go unanswered. Later days count for more. So a preview's day has the contacts that
//! the days before it, had they been simulated, would have sent to it on average; what was changed shows on the first
//! day, and a day that happened to be busy does not make the next one so.

use crate::engine::customers::laws::{Follows, Laws, RETURNS, Week};
use crate::engine::signals::{KINDS, Kind, Story};
use crate::engine::simulation::rhythm::Rhythm;
use crate::units::DAYS_PER_WEEK;

const ALL: [Kind; KINDS] = [Kind::First, Kind::Repeat, Kind::Chase];

/// What was seen on the days with calls, and what was said of it; earlier days fade.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Seen {
    seen: f64,
    said: f64,
}

impl Seen {
    /// Adds a day; the one before it counts half as much.
    fn add(&mut self, seen: f64, said: f64) {
        self.seen = self.seen * 0.5 + seen;
        self.said = self.said * 0.5 + said;
    }

    fn ratio(&self) -> f64 {
        if self.said > 0.0 { self.seen / self.said } else { 1.0 }
    }
}

/// Contacts of a cause and kind on a day.
#[derive(Clone, Copy, Debug, Default)]
struct Contacts {
    came: f64,
    answered: f64,
    /// Sums of the log-odds of resolution of those answered, beyond the reference's, and of their squares.
    log_odds: f64,
    squares: f64,
}

impl Contacts {
    /// Mean and variance of the log-odds.
    fn moments(&self) -> (f64, f64) {
        let many = self.answered.max(1.0);
        let mean = self.log_odds / many;
        (mean, (self.squares / many - mean * mean).max(0.0))
    }
}

/// What a day with calls showed of a queue.
#[derive(Clone, Debug, Default)]
struct Day {
    weekday: usize,
    /// What the laws said of it, by cause.
    follows: Vec<Follows>,
    /// Contacts by cause and kind.
    contacts: Vec<[Contacts; KINDS]>,
    /// Contacts that do follow; and of these, those that came on the same day.
    sent: [f64; KINDS],
    back_at_once: [f64; KINDS],
}

/// What is known of a queue.
#[derive(Clone, Debug, Default)]
struct Queue {
    day: Option<Day>,
    /// By kind: what follows.
    follows: [Seen; KINDS],
    /// By kind: the share of it on the same day.
    at_once: [Seen; KINDS],
}

/// Contacts of a kind that come back on a day from earlier ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expected {
    pub(super) cause: u8,
    pub(super) kind: Kind,
    /// How many on average.
    pub(super) many: f64,
    /// The chance that one of them is followed by another.
    pub(super) chain: f64,
}

/// What a preview's days have shown so far, queue by queue.
#[derive(Clone, Debug)]
pub(super) struct Forecast {
    queues: Vec<Queue>,
}

impl Forecast {
    pub(super) fn new(queues: usize) -> Self {
        Self { queues: vec![Queue::default(); queues] }
    }

    /// So many contacts came today: first ones, those of earlier days, or those that follow from one of today.
    #[inline(always)]
    pub(super) fn came(&mut self, queue: usize, story: Story, many: f64) {
        if let Some(day) = &mut self.queues[queue].day {
            day.contacts[usize::from(story.cause)][story.kind as usize].came += many;
        }
    }

    /// A contact was answered by somebody with these log-odds of resolution beyond the reference's.
    #[inline(always)]
    pub(super) fn answered(&mut self, queue: usize, story: Story, log_odds: f64) {
        if let Some(day) = &mut self.queues[queue].day {
            let contacts = &mut day.contacts[usize::from(story.cause)][story.kind as usize];
            contacts.answered += 1.0;
            contacts.log_odds += log_odds;
            contacts.squares += log_odds * log_odds;
        }
    }

    /// A contact follows from one of today, at once or on a later day.
    pub(super) fn sends(&mut self, queue: usize, kind: Kind, at_once: bool) {
        if let Some(day) = &mut self.queues[queue].day {
            day.sent[kind as usize] += 1.0;
            day.back_at_once[kind as usize] += f64::from(u8::from(at_once));
        }
    }

    /// A day with calls of the queue begins, where people with these log-odds of resolution work: who comes back from earlier
    /// days, with so many first contacts in a week of which nothing is mended.
    pub(super) fn opens(
        &mut self,
        (queue, rhythm): (usize, &Rhythm),
        weekday: usize,
        (laws, log_odds, week): (&Laws, &[f64], &Week),
        firsts: f64,
    ) -> Vec<Expected> {
        let known = &mut self.queues[queue];
        if let Some(day) = known.day.take() {
            let mut seen = [0.0; KINDS];
            let mut said = [0.0; KINDS];
            for of in &day.follows {
                let contacts = &day.contacts[usize::from(of.cause)];
                for kind in ALL {
                    let contacts = &contacts[kind as usize];
                    let chances = laws.chances_to_follow((queue, kind), of, contacts.moments());
                    seen.iter_mut()
                        .zip(chances)
                        .for_each(|(seen, chance)| *seen += contacts.answered * chance);
                }
                for kind in RETURNS.map(|kind| kind as usize) {
                    said[kind] += of.of_first[kind] * contacts[Kind::First as usize].came
                        + of.of_return[kind] * contacts[kind].came;
                }
            }
            for kind in RETURNS.map(|kind| kind as usize) {
                known.follows[kind].add(seen[kind], said[kind]);
                let at_once = rhythm.at_once[day.weekday] * day.sent[kind];
                known.at_once[kind].add(day.back_at_once[kind], at_once);
            }
        }
        let follows = laws.follows(queue, log_odds, week);
        let share = rhythm.back[weekday] / rhythm.back.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let mut expected = Vec::new();
        for of in &follows {
            for kind in RETURNS {
                let at = kind as usize;
                let times = known.follows[at].ratio();
                // However few contacts the ratio was seen of, chains are at most twice as long as the laws say.
                let left = (1.0 - times * of.of_return[at]).max(0.5 * (1.0 - of.of_return[at]));
                let a_week = times * of.of_first[at] * of.share * firsts / left;
                let at_once = (known.at_once[at].ratio() * rhythm.at_once[weekday]).min(1.0);
                let many = a_week * share * (1.0 - at_once);
                expected.push(Expected { cause: of.cause, kind, many, chain: 1.0 - left });
            }
        }
        let causes = follows.iter().map(|of| usize::from(of.cause) + 1).max().unwrap_or(0);
        known.day = Some(Day {
            weekday,
            contacts: vec![[Contacts::default(); KINDS]; causes],
            sent: [0.0; KINDS],
            back_at_once: [0.0; KINDS],
            follows,
        });
        expected
    }
}

/// First contacts of a week of a queue with these calls by weekday.
pub(super) fn firsts(rhythm: &Rhythm, calls: &[f64; DAYS_PER_WEEK]) -> f64 {
    rhythm.begin.iter().zip(calls).map(|(begin, calls)| begin * calls).sum()
}
