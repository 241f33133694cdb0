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

pub mod standards;

pub use standards::{Adjustment, Erosion, Standard, Worked};
