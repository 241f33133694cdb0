//! Looking on: whoever wants to see every call of a run and not only its sums.

/// What is told of each attempt, by its number in the run, at the moment it happens.
pub trait Watch {
    /// Whether hang-ups must be told when they happen, and not when they are found.
    const EAGER: bool;
    /// An attempt comes.
    fn came(&mut self, serial: u64, queue: usize, at: f64, attempt: u32);
    /// It hears a busy tone.
    fn blocked(&mut self, serial: u64, at: f64);
    /// It is answered, and handled until `ends`.
    fn answered(&mut self, serial: u64, at: f64, ends: f64, team: usize, agent: usize);
    /// It hangs up.
    fn abandoned(&mut self, serial: u64, at: f64);
}

/// Nobody looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nobody;

impl Watch for Nobody {
    const EAGER: bool = false;
    #[inline]
    fn came(&mut self, _: u64, _: usize, _: f64, _: u32) {}
    #[inline]
    fn blocked(&mut self, _: u64, _: f64) {}
    #[inline]
    fn answered(&mut self, _: u64, _: f64, _: f64, _: usize, _: usize) {}
    #[inline]
    fn abandoned(&mut self, _: u64, _: f64) {}
}
