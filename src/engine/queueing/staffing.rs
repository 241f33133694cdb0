//! The fewest agents that meet every goal.
//!
//! Each metric improves with every agent, so the search doubles its step away from a guess until the goals change
//! from missed to met, and then halves the interval: about `2 log₂` of the distance in solutions.

use super::{Answer, Queue, solve};
use crate::math::exact;
use crate::units::SECONDS_PER_HOUR;

/// The most agents that a search considers.
pub const MOST_AGENTS: u32 = 1_000_000;

/// What a queue should reach; a goal that is absent does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Goals {
    /// At least this share of offered calls answered within the target.
    pub service_level: Option<f64>,
    /// At most this mean wait of answered calls, in seconds.
    pub average_speed_of_answer: Option<f64>,
    /// At most this share of offered calls abandoned.
    pub abandoned_share: Option<f64>,
    /// At most this occupancy.
    pub occupancy: Option<f64>,
}

/// One of the goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// [`Goals::service_level`].
    ServiceLevel,
    /// [`Goals::average_speed_of_answer`].
    AverageSpeedOfAnswer,
    /// [`Goals::abandoned_share`].
    AbandonedShare,
    /// [`Goals::occupancy`].
    Occupancy,
}

/// The fewest agents, what they reach, and what one fewer would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staffing {
    /// The smallest whole number of agents that meets every goal.
    pub agents: u32,
    /// The queue with them.
    pub answer: Answer,
    /// The queue with one agent fewer; `None` if there is none to take away.
    pub one_fewer: Option<Answer>,
}

impl Goals {
    /// The first goal that an answer misses.
    #[must_use]
    pub fn missed(&self, at: &Answer) -> Option<Goal> {
        let over = |cap: Option<f64>, value: f64| cap.is_some_and(|cap| value > cap);
        if self.service_level.is_some_and(|least| at.service_level < least) {
            Some(Goal::ServiceLevel)
        } else if over(self.average_speed_of_answer, at.average_speed_of_answer) {
            Some(Goal::AverageSpeedOfAnswer)
        } else if over(self.abandoned_share, at.abandoned_share) {
            Some(Goal::AbandonedShare)
        } else if over(self.occupancy, at.occupancy) {
            Some(Goal::Occupancy)
        } else {
            None
        }
    }
}

/// The fewest agents that meet every goal; `queue.agents` is not read. Without calls that is none, else at least one.
///
/// # Errors
/// The first goal that [`MOST_AGENTS`] still miss.
pub fn staff(queue: &Queue, goals: &Goals) -> Result<Staffing, Goal> {
    let load = exact::scaled_product(queue.calls.get(), queue.handle.get(), SECONDS_PER_HOUR);
    // The square-root rule is within a few agents for ordinary goals.
    let guess = load + libm::sqrt(load);
    let agents =
        staff_near(queue, goals, if guess < f64::from(MOST_AGENTS) { guess as u32 } else { MOST_AGENTS })?;
    let one_fewer = agents.checked_sub(1).map(|fewer| solve(&with_agents(queue, fewer)));
    Ok(Staffing { agents, answer: solve(&with_agents(queue, agents)), one_fewer })
}

/// The same number of agents, searched for outwards from a guess: three solutions if the guess is off by one.
///
/// # Errors
/// The first goal that [`MOST_AGENTS`] still miss.
pub fn staff_near(queue: &Queue, goals: &Goals, guess: u32) -> Result<u32, Goal> {
    if queue.calls.get() <= 0.0 {
        return Ok(0);
    }
    fewest(guess, |agents| goals.missed(&solve(&with_agents(queue, agents))))
}

/// The smallest number from 1 on that misses nothing, if missing ends at some number for good.
fn fewest(guess: u32, mut missed: impl FnMut(u32) -> Option<Goal>) -> Result<u32, Goal> {
    let guess = guess.clamp(1, MOST_AGENTS);
    let mut step = 1;
    // The goals are missed with `low` agents, or `low` is 0, and met with `high`.
    let (mut low, mut high);
    if let Some(mut goal) = missed(guess) {
        low = guess;
        loop {
            if low == MOST_AGENTS {
                return Err(goal);
            }
            high = low.saturating_add(step).min(MOST_AGENTS);
            match missed(high) {
                None => break,
                Some(still) => (low, goal) = (high, still),
            }
            step *= 2;
        }
    } else {
        high = guess;
        loop {
            low = high.saturating_sub(step);
            if low == 0 || missed(low).is_some() {
                break;
            }
            // A guess one too high is common, and two single steps settle it.
            if high < guess {
                step *= 2;
            }
            high = low;
        }
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if missed(middle).is_some() {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

fn with_agents(queue: &Queue, agents: u32) -> Queue {
    Queue { agents: f64::from(agents), ..*queue }
}

#[cfg(test)]
mod tests {
    use super::{Goal, MOST_AGENTS, fewest};

    fn search(least: u32, guess: u32) -> (Result<u32, Goal>, u32) {
        let mut solutions = 0;
        let found = fewest(guess, |agents| {
            solutions += 1;
            (agents < least).then_some(Goal::ServiceLevel)
        });
        (found, solutions)
    }

    /// *Law*: a guess that is right or off by one costs two or three solutions, any other `2 log₂` of the distance.
    #[test]
    fn a_search_takes_few_solutions() {
        for least in [1_u32, 2, 3, 10, 100, 12_345, MOST_AGENTS] {
            for guess in
                [0, 1, least.saturating_sub(1), least, least + 1, 2 * least, 777, MOST_AGENTS, u32::MAX]
            {
                let (found, solutions) = search(least, guess);
                assert_eq!(found, Ok(least));
                let away = guess.clamp(1, MOST_AGENTS).abs_diff(least);
                let most = if away <= 1 { 3 } else { 2 * away.ilog2() + 5 };
                assert!(solutions <= most, "{solutions} solutions from {guess} to {least}");
            }
        }
    }

    /// *Law*: a goal that no number meets is named.
    #[test]
    fn an_unreachable_goal_is_named() {
        let (found, solutions) = search(u32::MAX, 50);
        assert_eq!(found, Err(Goal::ServiceLevel));
        assert!(solutions < 30, "{solutions}");
    }
}
