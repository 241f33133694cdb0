//! Who is free next: a tournament over the agents of a team, by the time each is or was free.
//!
//! A leaf holds the time at which its agent became or will become free, infinite off duty; every
//! node above holds the winner of its two, the earlier time and at equal times the lower number.
//! The root is thus the agent who has been idle longest while anybody is idle, and else the next
//! to be free: one structure answers both questions, and the end of a call that nobody waits for
//! is no event at all. A change costs ⌈log₂ agents⌉ comparisons and no others, on a path known
//! beforehand, which is why this is not a binary heap: its way down depends on what it finds.

use core::hint::select_unpredictable;

/// A free time and whose it is. Times are not negative, so their bits are in the order of their values.
#[derive(Clone, Copy, Debug)]
struct Node {
    bits: u64,
    who: u32,
}

/// The tournament.
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    leaves: usize,
}

const OFF: u64 = f64::INFINITY.to_bits();

impl Tree {
    /// For this many agents, all off duty.
    #[must_use]
    pub fn new(agents: usize) -> Self {
        let leaves = agents.max(1).next_power_of_two();
        let mut nodes = vec![Node { bits: OFF, who: 0 }; 2 * leaves];
        for (who, node) in (0..).zip(&mut nodes[leaves..]) {
            node.who = who;
        }
        for at in (1..leaves).rev() {
            nodes[at] = nodes[2 * at];
        }
        Self { nodes, leaves }
    }

    /// The agent who is free first, or has been for longest, and since or until when; infinite if nobody is on duty.
    #[inline(always)]
    #[must_use]
    pub fn first(&self) -> (f64, usize) {
        let root = self.nodes[1];
        (f64::from_bits(root.bits), root.who as usize)
    }

    /// When an agent is or was free; infinite off duty.
    #[must_use]
    pub fn of(&self, agent: usize) -> f64 {
        f64::from_bits(self.nodes[self.leaves + agent].bits)
    }

    /// Sets when an agent is free; infinite takes them off duty.
    #[inline(always)]
    pub fn set(&mut self, agent: usize, free: f64) {
        let mut at = self.leaves + agent;
        let nodes = self.nodes.as_mut_slice();
        #[expect(clippy::cast_possible_truncation, reason = "far fewer agents than 2^32")]
        let (mut bits, mut who) = (free.to_bits(), agent as u32);
        nodes[at] = Node { bits, who };
        while at > 1 {
            let sibling = nodes[at ^ 1];
            // The left one, with the even place, wins at equal times. Who wins is anybody's guess, so that a
            // branch would be mispredicted half of the time.
            let wins = sibling.bits < bits + (at & 1) as u64;
            bits = select_unpredictable(wins, sibling.bits, bits);
            who = select_unpredictable(wins, sibling.who, who);
            at >>= 1;
            nodes[at] = Node { bits, who };
        }
    }
}
