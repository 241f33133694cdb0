//! Customers on the clock: whose contacts come, what becomes of them, and who comes back when.

use super::forecast::{self, Forecast};
use crate::engine::customers::laws::{Answer, Laws, Outcome, RETURNS, Week};
use crate::engine::customers::reference;
use crate::engine::signals::{Again, Contact, Kind, Story, lanes};
use crate::engine::simulation::journeys::{Flow, Journeys};
use crate::engine::simulation::presence::Hours;
use crate::engine::simulation::rhythm::Rhythm;
use crate::math::streams::Key;
use crate::units::{DAYS_PER_WEEK, SECONDS_PER_DAY};
use std::collections::VecDeque;

/// What all repetitions of a scenario know of its customers.
#[derive(Clone, Debug)]
pub struct CustomerSpec {
    /// What becomes of a contact.
    pub laws: Laws,
    /// Measured weeks.
    pub weeks: usize,
    /// Queue by queue.
    pub rhythms: Vec<Rhythm>,
}

/// A contact that will come on a later day.
#[derive(Clone, Copy, Debug)]
struct Due {
    queue: usize,
    key: Key,
    story: Story,
}

/// Contacts to come, by day.
#[derive(Clone, Debug)]
struct Returns {
    /// The first day that has not begun: that of the first list.
    next: usize,
    /// Days of the run.
    days: usize,
    lists: VecDeque<Vec<Due>>,
    /// Contacts that come after the run.
    beyond: usize,
}

impl Returns {
    /// Enters a contact of a day; a day that has begun takes no more.
    fn push(&mut self, day: usize, due: Due) {
        if day >= self.days {
            self.beyond += 1;
            return;
        }
        let ahead = day.saturating_sub(self.next);
        while self.lists.len() <= ahead {
            self.lists.push_back(Vec::new());
        }
        self.lists[ahead].push(due);
    }

    /// Takes what is due by a day that begins.
    fn take(&mut self, day: usize, taken: &mut Vec<Due>) {
        while self.next <= day {
            if let Some(mut list) = self.lists.pop_front() {
                taken.append(&mut list);
                self.lists.push_back(list);
            }
            self.next += 1;
        }
    }

    fn count(&self) -> usize {
        self.beyond + self.lists.iter().map(Vec::len).sum::<usize>()
    }
}

/// The customers of a repetition.
#[derive(Clone, Debug)]
pub(super) struct Customers {
    spec: CustomerSpec,
    key: Key,
    week: Week,
    returns: Returns,
    /// What is counted.
    pub(super) journeys: Journeys,
    /// The weekday that is counted and the month, if today is measured.
    counted: Option<(usize, usize)>,
    /// When today's last interval with calls ends, queue by queue.
    closes: Vec<f64>,
    /// Sums of today's rates, queue by queue.
    sums: Vec<Vec<f64>>,
    /// Who comes back where days without calls lie between; none where every day is simulated.
    forecast: Option<Forecast>,
    /// Whether contacts are on their way that follow from the time before the run.
    seeded: bool,
    taken: Vec<Due>,
}

impl Customers {
    pub(super) fn new(spec: &CustomerSpec, key: Key) -> Self {
        Self {
            key,
            week: spec.laws.week(0.0),
            // The day before the first is one of the run's.
            returns: Returns {
                next: 0,
                days: DAYS_PER_WEEK * spec.weeks + 1,
                lists: VecDeque::new(),
                beyond: 0,
            },
            journeys: Journeys::new(spec.weeks, spec.rhythms.len(), spec.laws.demands()),
            counted: None,
            closes: vec![0.0; spec.rhythms.len()],
            sums: vec![Vec::new(); spec.rhythms.len()],
            forecast: None,
            seeded: false,
            taken: Vec::new(),
            spec: spec.clone(),
        }
    }

    /// A week begins.
    pub(super) fn monday(&mut self, week: f64) {
        self.week = self.spec.laws.week(week);
    }

    /// Share of first contacts of value demand that a self-service takes this week.
    pub(super) fn deflected(&self) -> f64 {
        self.week.deflected
    }

    /// Contacts that are to come on later days.
    pub(super) fn to_return(&self) -> usize {
        self.returns.count()
    }

    /// Issues that begin on a weekday for each call that the scenario states.
    pub(super) fn issues_per_call(&self, queue: usize, weekday: usize) -> f64 {
        self.spec.rhythms.get(queue).map_or(1.0, |rhythm| rhythm.begin[weekday])
    }

    #[inline(always)]
    pub(super) fn hostility(&self, story: Story) -> f64 {
        self.spec.laws.hostility(story)
    }

    #[inline(always)]
    fn count(&mut self, queue: usize, story: Story, flow: Flow, value: f64) {
        if let Some((weekday, _)) = self.counted {
            let at = self.journeys.at(weekday, queue, story);
            self.journeys.rows[at][flow as usize] += value;
        }
    }

    #[inline(always)]
    pub(super) fn issue(&mut self, queue: usize, key: Key) -> Option<Story> {
        let laws = &self.spec.laws;
        let cause = laws.cause(queue, key);
        let story = Story { cause, ..Story::default() };
        if laws.is_mended(key, cause, &self.week) {
            self.count(queue, story, Flow::Mended, 1.0);
            return None;
        }
        if laws.is_deflected(key, cause, &self.week) {
            self.count(queue, story, Flow::Deflected, 1.0);
            return None;
        }
        self.journeys.balance.began += 1.0;
        self.count(queue, story, Flow::Begun, 1.0);
        if let Some(forecast) = &mut self.forecast {
            forecast.came(queue, story, 1.0);
        }
        Some(story)
    }

    /// A contact was answered and will take so many seconds; what follows from it, and the contact that comes today, if any.
    #[inline(always)]
    pub(super) fn answered(
        &mut self,
        contact: &Contact,
        answer: &Answer,
        (severity, seconds): (f64, f64),
    ) -> (Outcome, Option<Again>) {
        let outcome = self.spec.laws.outcome(contact, answer, &self.week);
        if let Some(forecast) = &mut self.forecast {
            forecast.answered(contact.queue, contact.story, answer.log_odds);
        }
        if let Some((weekday, month)) = self.counted {
            let resolved = outcome == Outcome::Resolved;
            let points = self.spec.laws.satisfaction(contact, answer, resolved);
            let at = self.journeys.at(weekday, contact.queue, contact.story);
            let row = &mut self.journeys.rows[at];
            row[Flow::Answered as usize] += 1.0;
            row[Flow::Seconds as usize] += seconds;
            row[Flow::Points as usize] += points;
            if answer.hostile {
                row[Flow::Hostile as usize] += 1.0;
                row[Flow::Severity as usize] += severity;
            }
            row[match outcome {
                Outcome::Resolved => Flow::Resolved,
                Outcome::CallsBack(_) => Flow::CallsBack,
                Outcome::LetsBe { .. } => Flow::LetsBe,
                Outcome::HandedOn => Flow::HandedOn,
                Outcome::Chases(_) => Flow::Chases,
            } as usize] += 1.0;
            if let Outcome::LetsBe { lost } = outcome {
                row[Flow::Lost as usize] += match self.forecast {
                    Some(_) => self.spec.laws.chance_of_loss(false),
                    None => f64::from(u8::from(lost)),
                };
            }
            if contact.story.cause > 0 || contact.story.kind != Kind::First {
                let at = month * self.journeys.causes + usize::from(contact.story.cause);
                let [contacts, handled] = &mut self.journeys.months[at];
                *contacts += 1.0;
                *handled += seconds;
            }
        }
        let ends = contact.taken + seconds;
        let again = match outcome {
            Outcome::CallsBack(delay) => self.follow(contact, Kind::Repeat, ends + delay),
            Outcome::Chases(delay) => self.follow(contact, Kind::Chase, ends + delay),
            _ => {
                self.journeys.balance.ended += 1.0;
                None
            }
        };
        (outcome, again)
    }

    /// Enters the contact that follows; gives it back if it comes within today's hours.
    fn follow(&mut self, contact: &Contact, kind: Kind, at: f64) -> Option<Again> {
        let (key, story) = Laws::next(contact, kind);
        let queue = contact.queue;
        let at_once = at < self.closes[queue];
        if let Some(forecast) = &mut self.forecast {
            forecast.sends(queue, kind, at_once);
            if at_once {
                forecast.came(queue, story, 1.0);
            } else {
                // The day that it falls on knows of it by what was seen today.
                self.returns.beyond += 1;
                return None;
            }
        }
        if at_once {
            return Some(Again { at, queue, key, story });
        }
        // One that falls after closing comes on a later day, and never on one that has begun.
        self.returns.push(day_of(at), Due { queue, key, story });
        None
    }

    pub(super) fn unanswered(&mut self, queue: usize, key: Key, story: Story, again: bool) {
        if again {
            self.count(queue, story, Flow::Redialed, 1.0);
            return;
        }
        self.journeys.balance.ended += 1.0;
        self.count(queue, story, Flow::GaveUp, 1.0);
        // So few are lost that a preview counts chances: its days have no luck of their own.
        if self.forecast.is_some() {
            self.count(queue, story, Flow::Lost, self.spec.laws.chance_of_loss(true));
        } else if self.spec.laws.is_lost_on_the_line(key) {
            self.count(queue, story, Flow::Lost, 1.0);
        }
    }

    /// The day is over for so many whose issues were under way, and the next one has no calls.
    pub(super) fn cut_off(&mut self, issues: usize) {
        #[expect(clippy::cast_precision_loss, reason = "few")]
        let issues = issues as f64;
        self.journeys.balance.ended += issues;
    }

    /// A day with calls begins: contacts that come back today, each at its moment. A preview is told the log-odds of
    /// resolution of those who work today.
    pub(super) fn opens(
        &mut self,
        hours: &Hours<'_>,
        week: Option<usize>,
        log_odds: &[f64],
        coming: &mut Vec<Again>,
    ) {
        self.counted = week.filter(|_| hours.measured).map(|week| (hours.weekday, Journeys::month(week)));
        for (queue, closes) in self.closes.iter_mut().enumerate() {
            let rates = hours.rates(queue);
            let open = rates.iter().rposition(|rate| *rate > 0.0).map_or(0, |last| last + 1);
            #[expect(clippy::cast_precision_loss, reason = "few intervals")]
            let seconds = open as f64 * hours.slot_seconds;
            *closes = if open > 0 { hours.midnight + seconds } else { 0.0 };
            hours.sums(queue, &mut self.sums[queue]);
        }
        if hours.partial {
            self.returns_of_a_preview(hours, log_odds, coming);
            return;
        }
        let mut taken = core::mem::take(&mut self.taken);
        self.returns.take(hours.day, &mut taken);
        if !self.seeded {
            self.seeded = true;
            self.seed(hours, &mut taken);
        }
        for due in taken.drain(..) {
            let Due { queue, key, story } = due;
            let comes = self.spec.rhythms[queue].comes[hours.weekday];
            let waits = self.closes[queue] <= 0.0
                || comes < 1.0 && key.child(lanes::RETURN_DAY).uniform(hours.day as u64) >= comes;
            if waits {
                self.returns.push(self.returns.next, due);
                continue;
            }
            let at = hours.moment(&self.sums[queue], key.uniform(lanes::RETURN_TIME));
            coming.push(Again { at, queue, key, story });
        }
        self.taken = taken;
    }

    /// Contacts that come back on a day of a preview, as many as the days before it would have sent.
    fn returns_of_a_preview(&mut self, hours: &Hours<'_>, log_odds: &[f64], coming: &mut Vec<Again>) {
        let spec = &self.spec;
        let forecast = self.forecast.get_or_insert_with(|| Forecast::new(spec.rhythms.len()));
        for (queue, rhythm) in spec.rhythms.iter().enumerate() {
            if self.closes[queue] <= 0.0 {
                continue;
            }
            let firsts = forecast::firsts(rhythm, &hours.calls_by_weekday(queue));
            let laws = (&spec.laws, log_odds, &self.week);
            for expected in forecast.opens((queue, rhythm), hours.weekday, laws, firsts) {
                let forecast::Expected { cause, kind, many, chain } = expected;
                let key = self.key.child(queue as u64).child(u64::from(cause)).child(kind as u64);
                let key = key.child(hours.day as u64);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
                let many = libm::floor(many + key.uniform(0)) as u64;
                #[expect(clippy::cast_precision_loss, reason = "a count")]
                let come = many as f64;
                self.journeys.balance.seeded += come;
                forecast.came(queue, Story { cause, kind, prior: 1 }, come);
                for number in 0..many {
                    let key = key.child(number);
                    let prior = reference::prior(chain, key.uniform(lanes::CALLS_BACK));
                    let at = hours.moment(&self.sums[queue], key.uniform(lanes::RETURN_TIME));
                    coming.push(Again { at, queue, key, story: Story { cause, prior, kind } });
                }
            }
        }
    }

    /// Contacts on their way as the run begins, as if it had always been as the reference says.
    fn seed(&mut self, hours: &Hours<'_>, today: &mut Vec<Due>) {
        #[expect(clippy::cast_precision_loss, reason = "seven")]
        let whole = DAYS_PER_WEEK as f64;
        // What was on its way before the run knows nothing of what is done from its first week on.
        let before = self.spec.laws.today();
        for queue in 0..self.spec.rhythms.len() {
            let per_week = hours.calls_per_week(queue);
            let Some(reference) = self.spec.laws.references().nth(queue).cloned() else { continue };
            let causes: Vec<u8> = self.spec.laws.causes(queue).collect();
            for (place, &cause) in causes.iter().enumerate() {
                for kind in RETURNS {
                    let a_week = reference.returns(place, kind) * per_week;
                    let weeks = self.spec.laws.mean_delay(kind, cause, &before) / SECONDS_PER_DAY / whole;
                    let many = a_week * weeks;
                    let key = self.key.child(queue as u64).child(u64::from(cause)).child(kind as u64);
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
                    let many = libm::floor(many + key.uniform(0)) as u64;
                    #[expect(clippy::cast_precision_loss, reason = "a count")]
                    let seeded = many as f64;
                    self.journeys.balance.seeded += seeded;
                    for number in 0..many {
                        let key = key.child(number);
                        let prior = reference.prior(place, kind, key.uniform(lanes::CALLS_BACK));
                        let due = Due { queue, key, story: Story { cause, prior, kind } };
                        let day = day_of(hours.midnight + self.spec.laws.residual(kind, cause, key, &before));
                        if day <= hours.day {
                            today.push(due);
                        } else {
                            self.returns.push(day, due);
                        }
                    }
                }
            }
        }
    }
}

/// The day that a moment lies in, from 0.
fn day_of(at: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; a cast saturates"
    )]
    let day = (at / SECONDS_PER_DAY) as usize;
    day
}
