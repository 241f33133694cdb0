//! A repetition's counts as plain numbers, so that workers can share out a run.

use crate::engine::simulation::journeys::Journeys;
use crate::engine::simulation::ledger::{Account, SUMS};
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::engine::simulation::steady::PERCENTILES;
use crate::engine::simulation::weeks::Weeks;
use crate::problem::{Code, Problem};
use crate::units::DAYS_PER_WEEK;

/// Numbers before the lists.
const HEAD: usize = 6 + DAYS_PER_WEEK;

/// How many numbers a repetition of a world takes.
#[must_use]
pub fn length(world: &Outline) -> usize {
    let [queues, teams] = [world.queue_names.len(), world.team_names.len()];
    let places = world.slots() + world.days();
    HEAD + PERCENTILES.len() * (1 + world.pools.len() + queues)
        + places * (queues * (SUMS + 1) + teams * 2)
        + world.empty_weeks().map_or(0, |weeks| weeks.numbers().count())
        + world.empty_journeys().map_or(0, |journeys| journeys.numbers().count())
}

/// The numbers of a repetition.
#[must_use]
pub fn to_numbers(part: &Part) -> Vec<f64> {
    let mut numbers = vec![
        f64::from(part.number),
        part.events,
        part.days_done,
        part.scheduled,
        part.absent,
        part.redials_to_come,
    ];
    numbers.extend(part.seen);
    numbers.extend(part.percentiles);
    numbers.extend(part.percentiles_by_pool.iter().flatten());
    numbers.extend(part.percentiles_by_queue.iter().flatten());
    for (accounts, lists) in [
        (&part.cycle, [&part.cycle_waiting, &part.cycle_staffed, &part.cycle_busy]),
        (&part.days, [&part.days_waiting, &part.days_staffed, &part.days_busy]),
    ] {
        numbers.extend(accounts.iter().flat_map(Account::sums));
        lists.iter().for_each(|list| numbers.extend_from_slice(list));
    }
    numbers.extend(part.people.iter().flat_map(Weeks::numbers));
    numbers.extend(part.journeys.iter().flat_map(Journeys::numbers));
    numbers
}

/// The repetition whose numbers these are.
///
/// # Errors
/// Numbers that no repetition of this world has.
pub fn from_numbers(world: &Outline, numbers: &[f64]) -> Result<Part, Problem> {
    let refused = |what: &str, bound: String, got: String| {
        Problem::new("parts", Code::Conflict, what.to_owned()).bound(bound).got(got)
    };
    if numbers.len() != length(world) {
        return Err(refused(
            "a part is of another scenario, or of other options",
            format!("{} numbers", length(world)),
            format!("{} numbers", numbers.len()),
        ));
    }
    let mut rest = numbers;
    let mut take = |count: usize| {
        let (taken, left) = rest.split_at(count.min(rest.len()));
        rest = left;
        taken
    };
    let head = take(HEAD);
    let number = head.first().copied().unwrap_or(f64::NAN);
    if !(0.0..=f64::from(u32::MAX)).contains(&number) || number.fract() != 0.0 {
        return Err(refused(
            "a part begins with the number of its repetition",
            "a whole number from 0".to_owned(),
            number.to_string(),
        ));
    }
    let rows = |numbers: &[f64]| -> Vec<[f64; PERCENTILES.len()]> { numbers.as_chunks().0.to_vec() };
    let accounts = |numbers: &[f64]| -> Vec<Account> {
        numbers.as_chunks::<SUMS>().0.iter().map(Account::from_sums).collect()
    };
    let (queues, teams) = (world.queue_names.len(), world.team_names.len());
    let (slots, days) = (world.slots(), world.days());
    let overall = rows(take(PERCENTILES.len()));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    Ok(Part {
        number: number as u32,
        events: head[1],
        days_done: head[2],
        scheduled: head[3],
        absent: head[4],
        redials_to_come: head[5],
        seen: core::array::from_fn(|weekday| head[6 + weekday]),
        percentiles: overall.first().copied().unwrap_or_default(),
        percentiles_by_pool: rows(take(PERCENTILES.len() * world.pools.len())),
        percentiles_by_queue: rows(take(PERCENTILES.len() * queues)),
        cycle: accounts(take(SUMS * queues * slots)),
        cycle_waiting: take(queues * slots).to_vec(),
        cycle_staffed: take(teams * slots).to_vec(),
        cycle_busy: take(teams * slots).to_vec(),
        days: accounts(take(SUMS * queues * days)),
        days_waiting: take(queues * days).to_vec(),
        days_staffed: take(teams * days).to_vec(),
        days_busy: take(teams * days).to_vec(),
        people: world.empty_weeks().map(|weeks| {
            let count = weeks.numbers().count();
            weeks.filled(take(count))
        }),
        journeys: world.empty_journeys().map(|journeys| journeys.filled(take(usize::MAX))),
    })
}
