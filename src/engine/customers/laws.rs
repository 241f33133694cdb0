//! What becomes of one contact: the laws of a scenario, in the form that each call asks for.

use super::reference::{Cause, Following, Reference};
use crate::assumptions::Assumptions;
use crate::engine::signals::{Contact, KINDS, Kind, Story, lanes};
use crate::math::law::{Family, Law};
use crate::math::streams::Key;
use crate::scenario::{self, levers::Demand};
use crate::units::{POINTS, SECONDS_PER_DAY, SECONDS_PER_MINUTE, WEEKS_PER_MONTH};

/// What becomes of an answered contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// The agent resolved it.
    Resolved,
    /// Not resolved; the customer calls back after so many seconds.
    CallsBack(f64),
    /// Not resolved; the customer lets it be, and may be lost.
    LetsBe {
        /// Whether the customer is lost.
        lost: bool,
    },
    /// A department has it and solves it.
    HandedOn,
    /// A department has it and is late; the customer chases after so many seconds.
    Chases(f64),
}

/// Who answers a contact, as far as it matters to the customer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// By how much the agent's log-odds of resolution lie above the base workforce's.
    pub log_odds: f64,
    /// Strain, SD.
    pub strain: f64,
    /// Whether the call came hostile and was not calmed.
    pub hostile: bool,
    /// How much of soft-skill training is left in the agent, 1 after a round.
    pub soft: f64,
}

/// What a queue's issues are about.
#[derive(Clone, Debug, PartialEq)]
struct Reasons {
    reference: Reference,
    /// Value demand first.
    demand: Vec<(u8, Cause)>,
    /// Causes with the share of first contacts up to and with each, value demand last.
    causes: Vec<(u8, f64)>,
}

/// What changes from week to week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Week {
    /// Share of its errors that are mended, by cause from 1.
    pub mended: Vec<f64>,
    /// Mean days that a department takes, by cause from 1.
    pub handoff_days: Vec<f64>,
    /// Share of first contacts of value demand that a self-service takes.
    pub deflected: f64,
}

/// What follows on average from the contacts of a cause, by kind of what follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follows {
    /// The cause's number; value demand is 0.
    pub cause: u8,
    /// Of all first contacts that there would be if nothing were mended or deflected.
    pub share: f64,
    /// From each first contact.
    pub of_first: [f64; KINDS],
    /// From each of the kind itself.
    pub of_return: [f64; KINDS],
    /// The chance that a hand-off is chased.
    pub chases: f64,
}

/// The laws of a scenario.
#[derive(Clone, Debug)]
pub struct Laws {
    queues: Vec<Reasons>,
    /// Factor on hostility's odds by whether the contact is a first one and whether its issue has a cause.
    hostility: [[f64; 2]; 2],
    following: Following,
    handoff_share: f64,
    calls_back: f64,
    delay: Law,
    /// How much longer delays are on average that were chosen in proportion to their length.
    longer: f64,
    chases: Law,
    lost: (f64, f64),
    points: Points,
    causes: Vec<scenario::Cause>,
    demand: Demand,
    /// Share of errors left by staff exchange, and the months until it is whole.
    exchange: (f64, f64),
}

#[derive(Clone, Copy, Debug)]
struct Points {
    resolved: f64,
    prior: f64,
    per_second: f64,
    strain: f64,
    hostile: f64,
    soft: f64,
}

/// A scenario's queue as the laws see it.
#[derive(Clone, Copy, Debug)]
pub struct Queue<'a> {
    /// Its causes, from 1, with the number of each.
    pub causes: &'a [(u8, Cause)],
    /// Share of issues resolved at the first contact.
    pub resolved: f64,
    /// Share of contacts that are hostile.
    pub hostile: f64,
}

impl Laws {
    /// The laws of a scenario's queues, with what is done about their causes and about demand.
    #[must_use]
    pub fn new<'a>(
        queues: impl Iterator<Item = Queue<'a>>,
        (causes, demand): (&[scenario::Cause], &Demand),
        a: &Assumptions,
    ) -> Self {
        // Of a lognormal law the mean is the median times the root of 1 + cv².
        let cv = a.repeat_delay_cv;
        let mean = a.repeat_delay * SECONDS_PER_DAY * (1.0 + cv * cv).sqrt();
        let delay = if cv > 0.0 {
            Law::new(Family::Lognormal, mean, Some(cv))
        } else {
            Law::new(Family::Deterministic, mean, None)
        };
        let reasons = |queue: Queue<'_>| {
            let failure: f64 = queue.causes.iter().map(|(_, cause)| cause.share).sum();
            let value = Cause { share: (1.0 - failure).max(0.0), handoff_days: 0.0, failure: false };
            let demand: Vec<(u8, Cause)> =
                core::iter::once((0, value)).chain(queue.causes.iter().copied()).collect();
            let all: Vec<Cause> = demand.iter().map(|(_, cause)| *cause).collect();
            let mut upto = 0.0;
            let mut causes: Vec<(u8, f64)> = Vec::with_capacity(all.len());
            for (number, cause) in queue.causes {
                upto += cause.share;
                causes.push((*number, upto));
            }
            causes.push((0, 1.0));
            Reasons { reference: Reference::new(&all, queue.resolved, queue.hostile, a), demand, causes }
        };
        Self {
            queues: queues.map(reasons).collect(),
            hostility: [[1.0, a.failure_hostile], [a.repeat_hostile, a.repeat_hostile * a.failure_hostile]],
            following: Following::new(a),
            handoff_share: a.handoff_share,
            calls_back: a.calls_back,
            delay: delay.unwrap_or(Law::zero()),
            longer: 1.0 + cv * cv,
            chases: Law::exponential(a.chase_days * SECONDS_PER_DAY),
            lost: (a.lost_unresolved, a.lost_abandoned),
            points: Points {
                resolved: a.satisfaction_resolved,
                prior: a.satisfaction_prior,
                per_second: a.satisfaction_minute / SECONDS_PER_MINUTE,
                strain: a.satisfaction_strain,
                hostile: a.satisfaction_hostile,
                soft: a.soft_satisfaction,
            },
            causes: causes.to_vec(),
            demand: demand.clone(),
            exchange: (a.exchange_errors, a.exchange_months),
        }
    }

    /// How many causes there are, value demand included.
    #[must_use]
    pub fn demands(&self) -> usize {
        self.causes.len() + 1
    }

    /// As it is before anything is done about demand.
    #[must_use]
    pub fn today(&self) -> Week {
        Week {
            mended: vec![0.0; self.causes.len()],
            handoff_days: self.causes.iter().map(|cause| cause.handoff_days).collect(),
            deflected: 0.0,
        }
    }

    /// What is done about demand in a week, counted from 0.
    ///
    /// Staff exchange mends its share of every cause's errors little by little, until `exchange.months` have passed.
    #[must_use]
    pub fn week(&self, week: f64) -> Week {
        let since = |from: f64| week + 1.0 >= from;
        let (errors, months) = self.exchange;
        let exchanged = if self.demand.staff_exchange {
            (1.0 - errors) * (week / WEEKS_PER_MONTH / months.max(f64::EPSILON)).min(1.0)
        } else {
            0.0
        };
        let left = |cause: &scenario::Cause| {
            let fixed = if since(cause.fixed_from_week) { cause.fixed } else { 0.0 };
            (1.0 - fixed) * (1.0 - exchanged)
        };
        let days = |cause: &scenario::Cause| {
            let faster = if since(cause.faster_from_week) { cause.faster } else { 0.0 };
            cause.handoff_days * (1.0 - faster)
        };
        let deflects = since(self.demand.self_service_from_week);
        Week {
            mended: self.causes.iter().map(|cause| 1.0 - left(cause)).collect(),
            handoff_days: self.causes.iter().map(days).collect(),
            deflected: if deflects { self.demand.self_service_share } else { 0.0 },
        }
    }

    /// The base of each queue.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.queues.iter().map(|reasons| &reasons.reference)
    }

    /// Numbers of the causes of a queue in the order of [`Reference::returns`]: value demand, 0, first.
    pub fn causes(&self, queue: usize) -> impl Iterator<Item = u8> {
        let named = self.queues.get(queue).map_or(&[][..], |reasons| &reasons.causes);
        core::iter::once(0).chain(named.iter().map(|(number, _)| *number).filter(|number| *number > 0))
    }

    /// What follows from contacts of a queue, cause by cause, where agents with these log-odds of resolution answer them
    /// in this week.
    #[must_use]
    pub fn follows(&self, queue: usize, log_odds: &[f64], week: &Week) -> Vec<Follows> {
        let Some(Reasons { reference, demand, .. }) = self.queues.get(queue) else { return Vec::new() };
        let chance = |kind: Kind| {
            if log_odds.is_empty() {
                return reference.chances[kind as usize];
            }
            let of = |more: &f64| 1.0 / (1.0 + libm::exp(-(reference.log_odds[kind as usize] + more)));
            #[expect(clippy::cast_precision_loss, reason = "few")]
            let many = log_odds.len() as f64;
            log_odds.iter().map(of).sum::<f64>() / many
        };
        let chances = [chance(Kind::First), chance(Kind::Repeat)];
        let left = |cause: u8| match usize::from(cause).checked_sub(1) {
            None => 1.0 - week.deflected,
            Some(place) => 1.0 - week.mended.get(place).copied().unwrap_or(0.0),
        };
        let follows = |&(number, cause): &(u8, Cause)| {
            let handoff_days = self.department(number, week) / SECONDS_PER_DAY;
            let (in_all, of_return) =
                self.following.of(&Cause { share: 1.0, handoff_days, ..cause }, chances);
            let of_first = core::array::from_fn(|kind| in_all[kind] * (1.0 - of_return[kind]));
            let chases = self.following.chases(handoff_days);
            Follows { cause: number, share: cause.share * left(number), of_first, of_return, chases }
        };
        demand.iter().map(follows).collect()
    }

    /// What a first contact is about.
    #[inline(always)]
    #[must_use]
    pub fn cause(&self, queue: usize, key: Key) -> u8 {
        let causes = &self.queues[queue].causes;
        if let [_] = causes.as_slice() {
            return 0;
        }
        let u = key.uniform(lanes::CAUSE);
        causes.iter().find(|(_, upto)| u < *upto).map_or(0, |(number, _)| *number)
    }

    /// Whether its error has been mended.
    #[inline(always)]
    #[must_use]
    pub fn is_mended(&self, key: Key, cause: u8, week: &Week) -> bool {
        let share = week.mended.get(usize::from(cause).wrapping_sub(1)).copied().unwrap_or(0.0);
        share > 0.0 && key.uniform(lanes::MENDED) < share
    }

    /// Whether a self-service takes it.
    #[inline(always)]
    #[must_use]
    pub fn is_deflected(&self, key: Key, cause: u8, week: &Week) -> bool {
        cause == 0 && week.deflected > 0.0 && key.uniform(lanes::DEFLECTED) < week.deflected
    }

    /// Factor on the odds that a contact is hostile.
    #[inline(always)]
    #[must_use]
    pub fn hostility(&self, story: Story) -> f64 {
        self.hostility[usize::from(story.prior > 0)][usize::from(story.cause > 0)]
    }

    /// What becomes of a contact that is answered.
    #[inline(always)]
    #[must_use]
    pub fn outcome(&self, contact: &Contact, answer: &Answer, week: &Week) -> Outcome {
        let (key, story) = (contact.key, contact.story);
        let handed = match story.kind {
            Kind::First => story.cause > 0 && key.uniform(lanes::HANDED_ON) < self.handoff_share,
            Kind::Repeat => false,
            Kind::Chase => true,
        };
        if handed {
            return self.hand_on(key, story.cause, week);
        }
        if self.is_resolved(contact, answer.log_odds) {
            Outcome::Resolved
        } else if key.uniform(lanes::CALLS_BACK) < self.calls_back {
            Outcome::CallsBack(self.delay.sample(key, lanes::RETURN_DELAY))
        } else {
            Outcome::LetsBe { lost: key.uniform(lanes::LOST) < self.lost.0 }
        }
    }

    /// The chances that an answered contact of a kind is followed by one of each kind, on average over contacts whose log-odds of
    /// resolution have this mean and variance beyond those of the reference, to second order.
    #[must_use]
    pub fn chances_to_follow(
        &self,
        (queue, kind): (usize, Kind),
        of: &Follows,
        (mean, variance): (f64, f64),
    ) -> [f64; KINDS] {
        let handed = match kind {
            Kind::First if of.cause > 0 => self.handoff_share,
            Kind::First | Kind::Repeat => 0.0,
            Kind::Chase => return [0.0, 0.0, of.chases],
        };
        let unresolved = 1.0 / (1.0 + libm::exp(self.queues[queue].reference.log_odds[kind as usize] + mean));
        let curved = unresolved * (1.0 - unresolved) * (1.0 - 2.0 * unresolved);
        let calls_back = self.calls_back * (unresolved + 0.5 * variance * curved).clamp(0.0, 1.0);
        [0.0, (1.0 - handed) * calls_back, handed * of.chases]
    }

    #[inline(always)]
    fn is_resolved(&self, contact: &Contact, more: f64) -> bool {
        let (reference, kind) = (&self.queues[contact.queue].reference, contact.story.kind as usize);
        let u = contact.key.uniform(lanes::RESOLVED);
        // The logistic function is nowhere steeper than a quarter: mostly that is enough to know.
        let reach = more.abs() * 0.5 * 0.5;
        if (u - reference.chances[kind]).abs() > reach {
            return u < reference.chances[kind];
        }
        let odds = libm::exp(reference.log_odds[kind] + more);
        // The same as u < odds ÷ (1 + odds), and true for odds without end.
        u * (1.0 + 1.0 / odds) < 1.0
    }

    #[inline(never)]
    fn hand_on(&self, key: Key, cause: u8, week: &Week) -> Outcome {
        let takes = Law::exponential(self.department(cause, week)).sample(key, lanes::DEPARTMENT);
        let waits = self.chases.sample(key, lanes::CHASES);
        if waits < takes { Outcome::Chases(waits) } else { Outcome::HandedOn }
    }

    /// The chance that a customer is lost who gave up on the line, or who let an unresolved issue be.
    #[must_use]
    pub fn chance_of_loss(&self, on_the_line: bool) -> f64 {
        if on_the_line { self.lost.1 } else { self.lost.0 }
    }

    /// Whether a customer who gave up on the line is lost.
    #[must_use]
    pub fn is_lost_on_the_line(&self, key: Key) -> bool {
        key.uniform(lanes::LOST) < self.lost.1
    }

    /// Points of 100 that a customer gives an answered contact.
    #[inline(always)]
    #[must_use]
    pub fn satisfaction(&self, contact: &Contact, answer: &Answer, resolved: bool) -> f64 {
        let p = &self.points;
        let mut points = self.queues[contact.queue].reference.satisfaction
            - p.prior * f64::from(contact.story.prior)
            - p.per_second * contact.waited
            - p.strain * answer.strain;
        if resolved {
            points += p.resolved;
        }
        if answer.hostile {
            points -= p.hostile;
        }
        if contact.story.cause > 0 {
            points += p.soft * answer.soft;
        }
        points.clamp(0.0, POINTS)
    }

    /// The contact that follows from one that was answered.
    #[must_use]
    pub fn next(contact: &Contact, kind: Kind) -> (Key, Story) {
        let story = Story { kind, prior: contact.story.prior.saturating_add(1), ..contact.story };
        (contact.key.child(lanes::NEXT_CONTACT), story)
    }

    /// The law of the time from a contact to the one that follows from it, seconds.
    #[must_use]
    pub fn delay(&self, kind: Kind, cause: u8, week: &Week) -> Law {
        match kind {
            Kind::Repeat => self.delay.clone(),
            _ => Law::exponential(self.mean_delay(kind, cause, week)),
        }
    }

    /// Mean time from a contact to the one that follows from it, seconds.
    #[must_use]
    pub fn mean_delay(&self, kind: Kind, cause: u8, week: &Week) -> f64 {
        match kind {
            Kind::First => 0.0,
            Kind::Repeat => self.delay.mean(),
            Kind::Chase => {
                // The lesser of two exponential times.
                let (takes, waits) = (self.department(cause, week), self.chases.mean());
                if takes + waits > 0.0 { takes * waits / (takes + waits) } else { 0.0 }
            }
        }
    }

    /// Time from a moment at random to a return that is on its way then, seconds: of a delay chosen in proportion to its
    /// length, a part at random (renewal theory).
    #[must_use]
    pub fn residual(&self, kind: Kind, cause: u8, key: Key, week: &Week) -> f64 {
        match kind {
            // A lognormal law in proportion to length is the law times 1 + cv².
            Kind::Repeat => {
                self.delay.sample(key, lanes::RETURN_DELAY) * self.longer * key.uniform(lanes::CHASES)
            }
            _ => Law::exponential(self.mean_delay(kind, cause, week)).sample(key, lanes::CHASES),
        }
    }

    /// Mean time that a department takes, seconds.
    fn department(&self, cause: u8, week: &Week) -> f64 {
        let days = week.handoff_days.get(usize::from(cause).wrapping_sub(1)).copied().unwrap_or(0.0);
        days * SECONDS_PER_DAY
    }
}

/// Kinds that follow from others.
pub const RETURNS: [Kind; KINDS - 1] = [Kind::Repeat, Kind::Chase];
