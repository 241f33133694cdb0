//! Who is free next: a tournament over the agents of a team, by the time each is or was free.
//!
//! A leaf holds the time at which its agent became or will become free, infinite off duty; every
//! node above holds the winner of its two, the earlier time and at equal times the lower number.
//! The root is thus the agent who has been idle longest while anybody is idle, and else the next
//! to be free: one structure answers both questions, and the end of a call that nobody waits for
//! is no event at all. A change costs ⌈log₂ agents⌉ comparisons and no others, on a path known
//! beforehand, which is why this is not a binary heap: its way down depends on what it finds.

use core::hint::select_unpredictable;

/// Two siblings: the free time of each and whose it is. Times are not negative, so their bits are in the order of
/// their values. A step up finds both at once.
#[derive(Clone, Copy, Debug)]
struct Pair {
    bits: [u64; 2],
    who: [u32; 2],
}

/// The tournament.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Node `n` stands at place `n & 1` of the pair `n >> 1`.
    pairs: Vec<Pair>,
    /// Node 1.
    root: (u64, u32),
    leaves: usize,
}

const OFF: u64 = f64::INFINITY.to_bits();

impl Tree {
    /// For this many agents, all off duty.
    #[must_use]
    pub fn new(agents: usize) -> Self {
        // At least one pair, so that a lone agent has a sibling who never is on duty.
        let leaves = agents.max(2).next_power_of_two();
        let mut pairs = vec![Pair { bits: [OFF; 2], who: [0; 2] }; leaves];
        for (who, pair) in (0..).step_by(2).zip(&mut pairs[leaves / 2..]) {
            pair.who = [who, who + 1];
        }
        for at in (2..leaves).rev() {
            pairs[at >> 1].who[at & 1] = pairs[at].who[0];
        }
        Self { root: (OFF, 0), pairs, leaves }
    }

    /// The agent who is free first, or has been for longest, and since or until when; infinite if nobody is on duty.
    #[inline(always)]
    #[must_use]
    pub fn first(&self) -> (f64, usize) {
        (f64::from_bits(self.root.0), self.root.1 as usize)
    }

    /// When an agent is or was free; infinite off duty.
    #[must_use]
    pub fn of(&self, agent: usize) -> f64 {
        let at = self.leaves + agent;
        f64::from_bits(self.pairs[at >> 1].bits[at & 1])
    }

    /// Sets when an agent is free; infinite takes them off duty.
    #[inline(always)]
    pub fn set(&mut self, agent: usize, free: f64) {
        let mut at = self.leaves + agent;
        let pairs = self.pairs.as_mut_slice();
        #[expect(clippy::cast_possible_truncation, reason = "far fewer agents than 2^32")]
        let (mut bits, mut who) = (free.to_bits(), agent as u32);
        while at > 1 {
            let pair = &mut pairs[at >> 1];
            let side = at & 1;
            let (sibling, whose) = (pair.bits[side ^ 1], pair.who[side ^ 1]);
            pair.bits[side] = bits;
            pair.who[side] = who;
            // The left one, with the even place, wins at equal times. Who wins is anybody's guess, so that a
            // branch would be mispredicted half of the time.
            let wins = sibling < bits + side as u64;
            bits = select_unpredictable(wins, sibling, bits);
            who = select_unpredictable(wins, whose, who);
            at >>= 1;
        }
        self.root = (bits, who);
    }
}
