//! The simulation: every call of every day, one by one.
//!
//! # How time moves
//!
//! Time is continuous and counted in seconds from the start of a run; it jumps from one event to
//! the next. Events are: a first attempt comes; an agent who is free finds a call waiting; a caller
//! who is watched hangs up, or calls again; somebody comes on or goes off duty. The end of a call
//! is an event only if somebody waits ([`tree`]), and a hang-up only if somebody needs to know
//! ([`line`](self)): both are facts known beforehand, and happen at their own moments all the same.
//!
//! # How ties break
//!
//! What happens at one and the same moment happens in this order, and a test holds each rule:
//!
//! 1. changes of duty: an agent whose duty ends as a call ends takes no other, one who comes on
//!    duty is there for a call that comes at that moment;
//! 2. free agents take waiting calls: a call is answered whose patience ends as an agent becomes
//!    free; of several teams with somebody free, the first goes first;
//! 3. hang-ups and redials, in the order in which they became known;
//! 4. first attempts, by the place of their queue.
//!
//! Of agents who became free at one moment, the lowest number goes first, and of teams of one rank,
//! the first. Of waiting calls that came at one moment to lines of one rank, the line that the team
//! names first goes first; within a line calls keep the order in which they came. A wait as long as
//! the target is within it.
//!
//! # Who gets which call
//!
//! A call goes to the agent idle longest, of the teams of the least rank in which anybody is idle.
//! An agent who becomes free takes, of the lines of the least rank, the call that came first
//! ([`centre`]). Nobody is interrupted: priority is never pre-emptive, and whoever goes off duty
//! finishes the call in hand. Time worked late is duty; a pause that begins late for that lasts as
//! long as planned, and ends later.
//!
//! # What is random
//!
//! Everything exogenous is drawn from the key of what it belongs to, never from a sequence that
//! other draws move along: how busy a day is (key of the day), when a call comes, how long its
//! handling would take an agent of normal pace, how long its caller is willing to wait, whether and
//! when they call again (key of the call; of the attempt for further ones), and who is absent and
//! off the phone when (key of the agent and day). Handling time is a property of the call, so the
//! same call takes the same time whoever answers it, but for pace. These make a *world*: under
//! another policy the same calls come at the same moments with the same callers, and a paired
//! difference shows the policy alone. Endogenous, and never drawn: who answers, who waits, who
//! hangs up, who therefore calls again.
//!
//! # What it costs
//!
//! A call costs one or two changes of a tournament over the agents of a team (⌈log₂ agents⌉
//! comparisons), at most 12 looks at queues and teams, and its random variates; a variate that
//! nobody asks for is not drawn. Memory is for agents, accounts ([`ledger`]) and the most calls
//! that ever waited at once; nothing is allocated once these have been reached.

pub mod arrivals;
pub mod away;
mod calendar;
pub mod centre;
pub mod clock;
pub mod diary;
pub mod duty;
mod floor;
pub mod journeys;
pub mod ledger;
mod line;
pub mod living;
pub mod outline;
mod peopled;
pub mod presence;
pub mod queue;
pub mod queue_answer;
pub mod replication;
pub mod rhythm;
pub mod run;
pub mod sampling;
pub mod steady;
pub mod trace;
pub mod tree;
mod waiting;
pub mod watch;
pub mod weeks;
pub mod world;
