//! Causes of failure demand: errors of other departments that make customers call.

use super::CallQueue;
use crate::fields::read::Complete;
use crate::problem::{Code, Collector, Problem};
use crate::units::WEEKS_PER_YEAR;

/// The most of a queue's first contacts that all its causes together may make: some calls must be what it is for.
const MOST: f64 = 0.95;

/// Why customers call who should not have had to, and what is done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// What it is called.
    pub name: String,
    /// The department it lies with.
    pub department: String,
    /// The index of the queue it comes to; all of them if `None`.
    pub queue: Option<usize>,
    /// Share of first contacts of the queues it comes to, before any lever.
    pub share: f64,
    /// Mean time the department takes for what is handed on, in days.
    pub handoff_days: f64,
    /// Share of its first contacts that a fix prevents.
    pub fixed: f64,
    /// The week from which it does, counted from 1.
    pub fixed_from_week: f64,
    /// Money that fixing the whole of it takes, once.
    pub fix_cost: f64,
    /// Share of the time of a hand-off that is saved.
    pub faster: f64,
    /// The week from which it is, counted from 1.
    pub faster_from_week: f64,
    /// Money a year that saving the whole of that time would take.
    pub faster_cost_per_year: f64,
}

impl Cause {
    /// Whether it makes calls of this queue.
    #[must_use]
    pub fn comes_to(&self, queue: usize) -> bool {
        self.queue.is_none_or(|own| own == queue)
    }

    /// What the fix costs, once.
    #[must_use]
    pub fn cost_of_fix(&self) -> f64 {
        self.fix_cost * self.fixed
    }

    /// What both cost over a horizon of so many weeks: what begins after it is not paid.
    #[must_use]
    pub fn paid_over(&self, weeks: f64) -> f64 {
        let fix = if self.fixed_from_week <= weeks { self.cost_of_fix() } else { 0.0 };
        let faster = (weeks + 1.0 - self.faster_from_week).max(0.0) / WEEKS_PER_YEAR * self.cost_of_faster();
        fix + faster
    }

    /// What faster hand-offs cost in a year in which they are in force.
    #[must_use]
    pub fn cost_of_faster(&self) -> f64 {
        self.faster_cost_per_year * self.faster
    }
}

/// The causes that an input states.
///
/// Those without a share divide `upstream`, the assumed share of first contacts, evenly among themselves.
pub(super) fn causes(
    input: Complete<'_>,
    queues: &[CallQueue],
    upstream: f64,
    problems: &mut Collector,
) -> Vec<Cause> {
    let unstated = input.objects("causes").filter(|one| one.optional("share").is_none()).count();
    #[expect(clippy::cast_precision_loss, reason = "the table allows a dozen causes")]
    let each = upstream / unstated.max(1) as f64;
    let causes: Vec<Cause> = input
        .objects("causes")
        .enumerate()
        .map(|(index, one)| Cause {
            name: one.text("name").to_owned(),
            department: one.text("department").to_owned(),
            queue: queue(one.text("queues"), index, queues, problems),
            share: one.optional("share").unwrap_or(each),
            handoff_days: one.number("handoffDays"),
            fixed: one.number("fixedShare"),
            fixed_from_week: one.number("fixedFromWeek"),
            fix_cost: one.number("fixCost"),
            faster: one.number("fasterShare"),
            faster_from_week: one.number("fasterFromWeek"),
            faster_cost_per_year: one.number("fasterCostPerYear"),
        })
        .collect();
    for (index, queue) in queues.iter().enumerate() {
        let here = || causes.iter().enumerate().filter(|(_, cause)| cause.comes_to(index));
        let sum: f64 = here().map(|(_, cause)| cause.share).sum();
        // Shares that add up to the bound in decimals may miss it by a bit.
        if sum <= MOST + 1e-9 {
            continue;
        }
        // The greatest is where there is most to give way.
        let greatest = here().fold(
            (0, 0.0),
            |most, (place, cause)| {
                if cause.share > most.1 { (place, cause.share) } else { most }
            },
        );
        problems.add(
            Problem::new(
                format!("causes[{}].share", greatest.0),
                Code::Conflict,
                format!(
                    "the causes of the calls of {} make at most {MOST} of its first contacts",
                    queue.name
                ),
            )
            .bound(format!("0 to {MOST} for all its causes together"))
            .got(format!("{sum:.3} together")),
        );
    }
    causes
}

/// The queue of this name; `None` for all.
fn queue(name: &str, index: usize, queues: &[CallQueue], problems: &mut Collector) -> Option<usize> {
    if name.is_empty() {
        return None;
    }
    let found = queues.iter().position(|queue| queue.name == name);
    if found.is_none() {
        let names: Vec<&str> = queues.iter().map(|queue| queue.name.as_str()).collect();
        problems.add(
            Problem::new(
                format!("causes[{index}].queues"),
                Code::NotAChoice,
                "a cause names the contact reason it comes to as the list of contact reasons does",
            )
            .bound(format!("nothing for all, or one of: {}", names.join(", ")))
            .got(name),
        );
    }
    found
}
