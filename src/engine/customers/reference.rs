//! What a centre's figures of today say about its issues: the base workforce, before any cause is mended.
//!
//! With p₁ and p₂ the chances that a first contact and a repeat are resolved, b that an unresolved customer calls
//! back, and x = R ÷ (R + C) that a customer chases a department of mean R days before its answer, C being the mean
//! patience with it, calls per issue are
//!
//! ```text
//! an agent's issue       1 + (1 − p₁) α b ÷ (1 − (1 − p₂) α b)
//! a department's issue   1 + α x ÷ (1 − α x)
//! ```
//!
//! where α is the share of calls that are answered today. With α = 1, and repeats resolved as often as first contacts, the
//! first is 1 ÷ (1 − (1 − p) b) (evidence.md, section 2).

use crate::assumptions::Assumptions;
use crate::engine::signals::{KINDS, Kind};
use crate::math::roots;
use crate::units::{POINTS, SECONDS_PER_HOUR, SECONDS_PER_MINUTE};

/// What brings contacts to a queue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// Of first contacts.
    pub share: f64,
    /// Mean time that the department takes for what is handed on, days.
    pub handoff_days: f64,
    /// Whether a department causes it: not value demand.
    pub failure: bool,
}

/// What follows from first contacts in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Following {
    answered: f64,
    calls_back: f64,
    handoff_share: f64,
    /// Mean patience with a department, days.
    chase_days: f64,
}

impl Following {
    /// As the assumptions say, as many calls being answered as today.
    #[must_use]
    pub fn new(a: &Assumptions) -> Self {
        Self {
            answered: 1.0 - a.unanswered_today,
            calls_back: a.calls_back,
            handoff_share: a.handoff_share,
            chase_days: a.chase_days,
        }
    }

    /// Share of a cause's first contacts that its department must solve.
    fn handed(&self, cause: &Cause) -> f64 {
        if cause.failure { self.handoff_share } else { 0.0 }
    }

    /// The chance that a customer chases a department that takes so many days on average.
    #[must_use]
    pub fn chases(&self, handoff_days: f64) -> f64 {
        if handoff_days > 0.0 { handoff_days / (handoff_days + self.chase_days) } else { 0.0 }
    }

    /// Repeats and chasers that follow from a cause's share of first contacts, first contacts and repeats being resolved
    /// with these chances; and the chance that one of them is followed by another.
    #[must_use]
    pub fn of(&self, cause: &Cause, [first, repeat]: [f64; 2]) -> ([f64; KINDS], [f64; KINDS]) {
        let (mine, theirs) = (cause.share * (1.0 - self.handed(cause)), cause.share * self.handed(cause));
        let begins = self.answered * (1.0 - first) * self.calls_back;
        let again = self.answered * (1.0 - repeat) * self.calls_back;
        let x = self.answered * self.chases(cause.handoff_days);
        let repeats = mine * begins / (1.0 - again).max(f64::EPSILON);
        let chasers = theirs * x / (1.0 - x).max(f64::EPSILON);
        ([0.0, repeats, chasers], [0.0, again, x])
    }
}

/// A queue's base.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Calls per issue, redials apart.
    pub contacts: f64,
    /// Log-odds that an agent resolves a first contact and a repeat.
    pub log_odds: [f64; KINDS],
    /// The same as chances.
    pub chances: [f64; KINDS],
    /// Odds that a first contact of value demand is hostile.
    pub hostile_odds: f64,
    /// Satisfaction with an unresolved first contact that waited for nothing, points.
    pub satisfaction: f64,
    /// Repeats and chasers by cause, for each contact of any kind.
    pub returns: Vec<[f64; KINDS]>,
    /// Chance that a repeat or chaser that came is followed by another, by cause.
    pub chains: Vec<[f64; KINDS]>,
}

/// Odds of a chance; finite.
fn odds(chance: f64) -> f64 {
    chance / (1.0 - chance).max(f64::EPSILON)
}

impl Reference {
    /// The base of a queue with these causes, value demand among them, that sees these shares of its issues resolved at
    /// the first contact and of its contacts hostile.
    #[must_use]
    pub fn new(causes: &[Cause], resolved: f64, hostile: f64, a: &Assumptions) -> Self {
        let following = Following::new(a);
        let agents: f64 = causes.iter().map(|cause| cause.share * (1.0 - following.handed(cause))).sum();
        let first = (resolved / agents.max(f64::EPSILON)).min(1.0 - f64::EPSILON);
        let repeat_odds = a.repeat_odds * odds(first);
        let repeat = repeat_odds / (1.0 + repeat_odds);
        let mut contacts = 0.0;
        let mut resolutions = 0.0;
        let mut prior = 0.0;
        // Contacts by how much likelier than a first one of value demand they are hostile.
        let mut mix: Vec<(f64, f64)> = Vec::new();
        let mut returns = Vec::new();
        let mut chains = Vec::new();
        for cause in causes {
            let mine = cause.share * (1.0 - following.handed(cause));
            let (follow, chain) = following.of(cause, [first, repeat]);
            let ([_, repeats, chasers], [_, again, x]) = (follow, chain);
            contacts += cause.share + repeats + chasers;
            resolutions += mine * first + repeats * repeat;
            prior += repeats / (1.0 - again).max(f64::EPSILON) + chasers / (1.0 - x).max(f64::EPSILON);
            let factor = if cause.failure { a.failure_hostile } else { 1.0 };
            mix.push((cause.share, factor));
            mix.push((repeats + chasers, factor * a.repeat_hostile));
            returns.push(follow);
            chains.push(chain);
        }
        for by_kind in &mut returns {
            by_kind.iter_mut().for_each(|returns| *returns /= contacts);
        }
        let level = a.satisfaction_level - a.satisfaction_resolved * resolutions / contacts
            + a.satisfaction_prior * prior / contacts
            + a.satisfaction_hostile * hostile;
        let log = libm::log(odds(first));
        Self {
            contacts,
            log_odds: [log, log + libm::log(a.repeat_odds), log],
            chances: [first, repeat, first],
            hostile_odds: hostile_odds(&mix, contacts, hostile),
            satisfaction: level.min(POINTS),
            returns,
            chains,
        }
    }

    /// How many contacts of its issue were answered before a return that is met at random: 1 and, with the chance of
    /// another each, more.
    #[must_use]
    pub fn prior(&self, cause: usize, kind: Kind, uniform: f64) -> u8 {
        prior(self.chain(cause, kind), uniform)
    }

    /// The chance that a contact of a kind and cause that came is followed by another of them, below 1.
    #[must_use]
    pub fn chain(&self, cause: usize, kind: Kind) -> f64 {
        self.chains.get(cause).map_or(0.0, |by_kind| by_kind[kind as usize].min(1.0 - f64::EPSILON))
    }

    /// Contacts of a kind and cause that follow from first contacts of the queue, for each of these.
    #[must_use]
    pub fn begins(&self, cause: usize, kind: Kind) -> f64 {
        self.returns(cause, kind) * self.contacts * (1.0 - self.chain(cause, kind))
    }

    /// Contacts of a kind and cause that follow from others, for each contact of the queue.
    #[must_use]
    pub fn returns(&self, cause: usize, kind: Kind) -> f64 {
        self.returns.get(cause).map_or(0.0, |by_kind| by_kind[kind as usize])
    }
}

/// How many contacts of its issue were answered before a return that is met at random, where each is followed by another
/// with this chance.
#[must_use]
pub fn prior(chain: f64, uniform: f64) -> u8 {
    let mut prior: u8 = 1;
    let mut further = chain;
    while uniform <= further && prior < u8::MAX {
        prior += 1;
        further *= chain;
    }
    prior
}

/// The odds o with which a mix of contacts, each with odds o times its factor, is hostile as often as stated.
fn hostile_odds(mix: &[(f64, f64)], contacts: f64, hostile: f64) -> f64 {
    let excess = |o: f64| {
        mix.iter().map(|(share, factor)| share * o * factor / (1.0 + o * factor)).sum::<f64>() / contacts
            - hostile
    };
    let all = odds(hostile);
    let factors = || mix.iter().map(|(_, factor)| *factor).filter(|factor| *factor > 0.0);
    let least = all / factors().fold(1.0, f64::max);
    let most = all / factors().fold(1.0, f64::min);
    if !(hostile > 0.0 && most > least) {
        return all;
    }
    roots::between((least, excess(least)), (most, excess(most)), excess)
}

/// An ordinary day at work, as far as it tires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// Length of the shift, seconds.
    pub shift: f64,
    /// Of these, time on the phone, a share.
    pub on_the_phone: f64,
    /// Meal and breaks, seconds.
    pub rest: f64,
    /// Handling time of a call, seconds.
    pub handle: f64,
    /// Hostile share.
    pub hostile: f64,
}

/// Mean fatigue over the day of somebody who comes rested, at the usual occupancy, breaks spread evenly over it.
///
/// With ρ the busy share of the shift, g `fatigue.growthPerBusyHour`, j a hostile call's step, m hostile calls per busy hour and
/// r what breaks remove in an hour, dF/dt = ρ (g + j m)(1 − F) − ((1 − ρ) ln 2 ÷ half-life + r) F from F = 0.
#[must_use]
pub fn fatigue(a: &Assumptions, day: &Day) -> f64 {
    let hours = day.shift / SECONDS_PER_HOUR;
    let busy = a.load_reference * day.on_the_phone;
    let per_hour = day.hostile * SECONDS_PER_HOUR / day.handle.max(f64::EPSILON);
    let rises = busy * (a.fatigue_growth + a.hostile_fatigue_jump * per_hour);
    let half_life = (a.fatigue_half_life * SECONDS_PER_MINUTE / SECONDS_PER_HOUR).max(f64::EPSILON);
    let breaks = day.rest / (a.break_minutes * SECONDS_PER_MINUTE).max(f64::EPSILON);
    let removed = -libm::log1p(-a.break_removes.min(1.0 - f64::EPSILON)) * breaks / hours.max(f64::EPSILON);
    let falls = (1.0 - busy) * core::f64::consts::LN_2 / half_life + removed;
    let rate = rises + falls;
    if rate * hours > 0.0 {
        let approach = 1.0 + libm::expm1(-rate * hours) / (rate * hours);
        rises / rate * approach
    } else {
        0.0
    }
}
