//! Policy: what a centre demands of how people work, and what people do about it.
//!
//! Every symbol below is a row of the registry ([`crate::assumptions`]); no number of the model stands in this folder.
//! Nothing here knows calls, people or the clock: the simulation hands in what a week was like and takes what follows.
//!
//! # Standards
//!
//! A centre has a **standard** s: the time that its people think a contact deserves, as a multiple of the undisturbed
//! handling time, 1 today. **Work pressure** w is the work that a week brings, at that standard, over the work that the
//! people present can do. Under pressure people cut corners, and what they do becomes what they think is right:
//!
//! ```text
//! worked = s · w^elasticity                      elasticity = standards.elasticity, below zero
//! s     ← s + (worked − s) (1 − e^(−1/τ))        τ = standards.tauDownWeeks where worked < s, else standards.tauUpWeeks
//! ```
//!
//! The two pull on each other: a lower standard is less work, which is less pressure, so that the gap between work and
//! people closes by doing less for each contact. That is why nobody sees it happen. Since τ upwards is several times the
//! other, or has no end, capacity that comes back does not bring the standard back.
//! One step of it is [`standards::Standard::step`]; the published trajectories run through it ([`standards`]).
//!
//! # A handling-time target
//!
//! In the simulation every person holds a standard of their own, and what presses is a target τ ([`record`]):
//!
//! ```text
//! rush  = min(φ · pressure, max(0, u + ln s − ln τ), ln s − ln standards.least)
//!                                                          u: log of the person's usual handling time
//! given = s e^(−rush), of what calls need                  φ = policy.handleRush
//! s     ← towards given while rushing, else towards 1
//! log-odds of resolution + κ ln given                      κ = resolution.perLogHandle
//! strain tends to  + policy.handleStrain · rush ÷ φ
//! ```
//!
//! So those whose calls take longest are pressed most, newcomers first, and nobody below the target. A queue's own hurry
//! (`load.speedUp`) is another matter, fades with the queue, and wears no standard: it is counted once.
//!
//! # Monitoring, teams, coaching
//!
//! ```text
//! strain tends to  + policy.monitoringStrain (felt · m − today)      m, today: shares of full monitoring
//! an opportunist's speed × (1 − policy.effortLoss (today − m))
//! where teams are measured: speed × (1 + policy.teamOutput), and free riders' × (1 − policy.effortLoss)
//! coached: τ of learning × policy.coachingLearning^left, speed × (1 + policy.coachingOutput · own · left)
//! own ~ N(1, 1 ÷ z²), z such that the share policy.feedbackHarm is below zero; left halves every half-life
//! ```
//!
//! # The month's scorecard
//!
//! Each month's figures are drawn about what is true of each person ([`mod@look`]); the lowest are flagged, and what follows is
//! filed ([`record`]): coaching, a write-up (strain at once, more if it was unjust, and quitting for a while), dismissal.
//! Recognition by a rule that everybody knows was announced, and does what announced recognition does.
//!
//! # What happens when
//!
//! Each Monday, after the week that ended has acted and people have come and gone: the week is filed; where a month has
//! ended the team is looked at; then each person's conduct for the week is settled. What it does to speed and
//! resolution holds from the first call on, what it does to strain at the week's end.

pub mod look;
pub mod record;
pub mod regime;
pub mod standards;

pub use record::{Conduct, Record};
pub use regime::Regime;
pub use standards::{Adjustment, Erosion, Standard, Worked};
