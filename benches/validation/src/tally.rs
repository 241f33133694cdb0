//! What the ledger does not keep: several targets at once, squares of waits, first attempts by themselves.

use breather::engine::simulation::watch::Watch;

/// Sums over the calls of one queue.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Answered within each target.
    pub within: Vec<f64>,
    /// Squares of the waits of answered calls.
    pub squares: f64,
    /// First attempts.
    pub first: f64,
    /// Of those, answered at once.
    pub first_at_once: f64,
    /// Of those, blocked.
    pub first_blocked: f64,
    /// Answered by each team.
    pub by_team: Vec<f64>,
}

/// A call that may still be answered.
#[derive(Clone, Copy, Debug)]
struct Call {
    serial: u64,
    came: f64,
    queue: u32,
    first: bool,
    measured: bool,
}

/// Looks on and adds up.
#[derive(Clone, Debug)]
pub struct Tallies {
    targets: Vec<f64>,
    /// The last calls, each at its serial number modulo the length.
    recent: Vec<Call>,
    firsts: u64,
    measured: core::ops::Range<u64>,
    /// By queue.
    pub queues: Vec<Tally>,
}

impl Tallies {
    /// For calls from the first attempt after the warm-up on, as many as are measured.
    ///
    /// `memory` is more than the attempts that come while one call waits; less is found out, and a panic.
    #[must_use]
    pub fn new(
        targets: &[f64],
        (queues, teams): (usize, usize),
        measured: core::ops::Range<u64>,
        memory: usize,
    ) -> Self {
        let nobody = Call { serial: 0, came: 0.0, queue: 0, first: false, measured: false };
        let tally = Tally { within: vec![0.0; targets.len()], by_team: vec![0.0; teams], ..Tally::default() };
        Self {
            targets: targets.to_vec(),
            recent: vec![nobody; memory.next_power_of_two()],
            firsts: 0,
            measured,
            queues: vec![tally; queues],
        }
    }

    fn place(&self, serial: u64) -> usize {
        // A power of two, so this is a remainder.
        serial as usize & (self.recent.len() - 1)
    }
}

impl Watch for Tallies {
    const EAGER: bool = false;

    fn came(&mut self, serial: u64, queue: usize, at: f64, attempt: u32) {
        let first = attempt == 1;
        // A redial belongs to the time in which it comes, as in the ledger.
        self.firsts += u64::from(first);
        let measured = self.firsts > self.measured.start && self.firsts <= self.measured.end;
        let place = self.place(serial);
        self.recent[place] = Call { serial, came: at, queue: queue as u32, first, measured };
        if measured && first {
            self.queues[queue].first += 1.0;
        }
    }

    fn blocked(&mut self, serial: u64, _: f64) {
        let call = self.recent[self.place(serial)];
        if call.measured && call.first {
            self.queues[call.queue as usize].first_blocked += 1.0;
        }
    }

    fn answered(&mut self, serial: u64, at: f64, _: f64, team: usize, _: usize) {
        let call = self.recent[self.place(serial)];
        assert_eq!(call.serial, serial, "more calls came during a wait than are remembered");
        if !call.measured {
            return;
        }
        let waited = at - call.came;
        let tally = &mut self.queues[call.queue as usize];
        for (target, count) in self.targets.iter().zip(&mut tally.within) {
            *count += f64::from(u8::from(waited <= *target));
        }
        tally.squares += waited * waited;
        tally.by_team[team] += 1.0;
        if call.first && waited <= 0.0 {
            tally.first_at_once += 1.0;
        }
    }

    fn abandoned(&mut self, _: u64, _: f64) {}
}
