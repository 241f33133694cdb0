//! Customers: why they call, whether they get what they called for, whether they call back, and what they think of it.
//!
//! An **issue** begins with a first contact. It is value demand, or failure demand: one of the causes that a scenario
//! names, each the fault of a department. Every symbol below is a row of the registry
//! ([`crate::assumptions`]) or an input; no number of the model stands in this folder.
//!
//! # An answered contact
//!
//! An issue of a cause needs the department with probability `failure.handoffShare`. All others the agent may resolve:
//!
//! ```text
//! log-odds of resolution = b + z·skill − s·E − φ (F − F̄) − h (hours on shift − half a shift) − n·(gap − mean gap)
//!                          + κ·ln(pace of load) + empowerment          (+ ln repeatOdds for a repeat)
//! ```
//!
//! z is the agent's own, E strain, F fatigue as the call is taken. What the evidence gives as shares of contacts (skill, s, h, n,
//! empowerment) is turned into log-odds at the first-contact resolution p of the registry by 1 ÷ p (1 − p). F̄ is the
//! mean fatigue of an ordinary day ([`reference::fatigue`]).
//!
//! # What follows
//!
//! ```text
//! resolved                 the issue ends
//! not resolved             calls back with probability repeats.callBack, after a lognormal delay; else lets it be
//! handed on                the department takes D ~ exponential(handoffDays), the customer waits C ~ exponential(chaseDays);
//!                          C < D: chases, and the same again; else the department has solved it
//! gave up on the line      the issue ends unresolved, unless a department has it
//! ```
//!
//! Delays are in days. A contact that falls into today's hours comes at its moment; else on its day, the likelier
//! the busier that weekday is, or a next one, at an hour drawn from that day's own shape.
//!
//! An issue that ends unresolved loses the customer with probability `lost.perUnresolved`, one given up on the line
//! with `lost.perAbandoned`.
//!
//! # Hostility and satisfaction
//!
//! ```text
//! odds of hostility  = those of the queue · repeatOdds (after the first contact) · failureOdds (an issue of a cause)
//! satisfaction, of 100 points = c + resolved − prior·contacts before − minute·minutes waited − strain·E − hostile
//!                          + trained recovery (an issue of a cause), held between 0 and 100
//! ```
//!
//! # What is held fixed
//!
//! A scenario states what its centre sees today: calls that come without redials, the share resolved
//! at the first contact, the hostile share, satisfaction. [`mod@reference`] works out from the base workforce and
//! from the causes without any fix how many issues that is, b, the queue's odds and c. Everything is measured from there.
//!
//! # What is random
//!
//! Issues, their causes, whether an error is among those that were mended or a self-service takes it: the first call's own
//! key. Resolution, return and delay: the contact's. So a lever takes contacts out of a world and changes
//! nothing about the others.

pub mod laws;
pub mod reference;

pub use laws::{Laws, Outcome};
