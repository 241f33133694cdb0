//! What people on the floor are worth against the need, and how many are there.

/// What the first agent beyond the need is worth, where the last one needed is worth 1.
///
/// One shift spans at most a day's intervals, so that a shortage outweighs the surplus that could be
/// had for it elsewhere.
pub(super) const SURPLUS: f64 = 0.01;

/// The worth of `agents` where `need` are needed: concave, so that neither shortage nor surplus piles up.
///
/// Up to the need it is 3a − a²/need: the last agent needed is worth 1 and the first 3, so that one
/// missing of two weighs more than one of twenty. Beyond, one more is worth 0.01 at first and ever
/// less. Nothing is worth anything where none are needed.
#[must_use]
pub fn worth(need: f64, agents: f64) -> f64 {
    if need <= 0.0 {
        0.0
    } else if agents <= need {
        agents * (3.0 - agents / need)
    } else {
        let scale = surplus_scale(need);
        let x = (agents - need) / scale;
        2.0 * need + SURPLUS * scale * x / (1.0 + x)
    }
}

/// The surplus at which one more agent is worth a quarter of the first.
pub(super) fn surplus_scale(need: f64) -> f64 {
    0.2 * need + 2.0
}

/// Shortage with its depth weighed: what is missing from the worth of the need.
#[must_use]
pub fn weighted_shortage(need: f64, agents: f64) -> f64 {
    2.0 * need.max(0.0) - worth(need, agents.min(need))
}

/// Calls `each` with every block of `block` minutes that `from..to` touches and the minutes of it.
pub fn for_each_overlap(from: u32, to: u32, block: u32, mut each: impl FnMut(usize, u32)) {
    let mut minute = from;
    while minute < to {
        let end = (minute / block + 1) * block;
        each((minute / block) as usize, end.min(to) - minute);
        minute = end;
    }
}

/// People on the floor over the whole roster, as a ring: its last Sunday runs into its first Monday.
#[derive(Clone, Debug)]
pub struct Floor<'a> {
    /// Needed in each interval of a week.
    pub need: &'a [f64],
    /// There, in each interval of the roster.
    pub people: Vec<f64>,
    /// Length of an interval.
    pub interval_minutes: u32,
}

impl Floor<'_> {
    /// Adds `part` people from minute `from` to `to` of the roster.
    pub fn add(&mut self, from: u32, to: u32, part: f64) {
        let (ring, interval) = (self.people.len(), self.interval_minutes);
        let whole = f64::from(interval);
        for_each_overlap(from, to, interval, |at, minutes| {
            self.people[at % ring] += part * f64::from(minutes) / whole;
        });
    }

    /// What changes in worth if `part` people were added (or, negative, taken) from minute `from` to `to`.
    #[must_use]
    pub fn change(&self, from: u32, to: u32, part: f64) -> f64 {
        let (ring, interval) = (self.people.len(), self.interval_minutes);
        let mut sum = 0.0;
        for_each_overlap(from, to, interval, |at, minutes| {
            let people = self.people[at % ring];
            let need = self.need[at % self.need.len()];
            let moved = people + part * f64::from(minutes) / f64::from(interval);
            sum += worth(need, moved) - worth(need, people);
        });
        sum
    }
}
