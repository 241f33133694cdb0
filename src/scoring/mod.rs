//! Scorecards: what agents' own figures say about them, how surely, and whom a rule flags.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | `metrics`, `figures` | | the definitions of the metrics; a floor of people with their figures |
//! | `mix` | figures, shares of hard calls | figures as if all had the same calls |
//! | `sampling` | figures, samples | how far each figure is from its agent's own level by chance |
//! | `shrink` | figures with that error | each agent's level with its interval, and how much agents differ |
//! | `points` | levels | points under a rule, with their uncertainty |
//! | `ranks` | points | the interval of each rank, and how surely an agent is in a group |
//! | `scorecard` | all of these | scores, flags, and whether the data can tell people apart |
//! | `draw`, `reveal` | what a floor is like; a card and the truth | a made-up floor whose truth is known; of whom a flag was right |
//! | `reliability`, `months` | one call's reliability, samples, looks | how often a flag is right, in closed form and by simulation |
//!
//! Whole scenarios have a score as well: `criteria` says on what, `scenario` how, and `ranking` in how many worlds one
//! scenario's is above another's.
//!
//! An agent's *level* is what the figure would be after endlessly many such calls. Levels of a group are taken as
//! normal about their mean, and what one agent's metrics miss their levels by as independent of each other.
//! Shares are treated as normal, with the group's and not the agent's own share in their variance: ten of ten
//! is then no proof of perfection, and the mean shrinks exactly as that of the beta-binomial law does, whose
//! posterior mean is linear too, with weight `n/(n + 1/ICC − 1)`. Only tails of very small samples differ.

pub mod criteria;
pub mod draw;
pub mod figures;
pub mod metrics;
pub mod mix;
pub mod months;
pub mod points;
pub mod ranking;
pub mod ranks;
pub mod reliability;
pub mod reveal;
pub mod sampling;
pub mod scenario;
pub mod scorecard;
pub mod shrink;
