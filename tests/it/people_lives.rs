//! Runs of people, watched day by day: what each person's weeks were like. Shared by the tests of patterns and bands.

use super::planning::scenario;
use breather::engine::people::team::Census;
use breather::engine::simulation::ledger::Account;
use breather::engine::simulation::presence::{Attends, Days};
use breather::engine::simulation::replication::{Part, Replication};
use breather::engine::simulation::watch::Nobody;
use breather::engine::simulation::weeks::{Column, Weeks};
use breather::engine::simulation::world::World;

/// A person's week, as it stood on its Sunday.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Who: the place and how many people have held it before.
    pub(crate) who: (usize, usize),
    /// Strain, what rest has taken off it included.
    pub(crate) strain: f64,
    pub(crate) tenure: f64,
    pub(crate) gap: f64,
    /// Factor on handling time of the last day worked.
    pub(crate) pace: f64,
    /// By how much the log-odds of resolving lie above the base workforce's, rested and as that day began.
    pub(crate) resolves: f64,
    /// Factor on the odds of hostility, of the same day.
    pub(crate) odds: f64,
    /// Hostile calls of the week, each as severe as it was.
    pub(crate) exposure: f64,
    /// Days worked and days absent.
    pub(crate) works: u32,
    pub(crate) absent: u32,
    /// Week of the last technical training.
    pub(crate) trained: Option<f64>,
    /// Working days of leave behind the person.
    pub(crate) on_leave: u32,
}

/// A repetition and what was seen on each Sunday, place by place of the first team.
pub(crate) struct Lives {
    pub(crate) part: Part,
    pub(crate) sundays: Vec<Vec<Option<Seen>>>,
    /// Who was in which state after each Monday, from the second.
    pub(crate) census: Vec<Census>,
    /// Protected days that stand out at the end.
    pub(crate) outstanding: u32,
}

pub(crate) fn world(json: &str, weeks: u32) -> World {
    World::new(&scenario(json), weeks).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A repetition without looking on.
pub(crate) fn part(world: &World, seed: u64, number: u32) -> Part {
    let people = world.people().expect("people who respond");
    let mut replication = Replication::living(world, people, seed, number, Nobody);
    while !replication.step(world, 1_000_000) {}
    replication.part(world)
}

/// A repetition, looked on day by day. Sundays must be closed, so that weeks are complete when they are seen.
pub(crate) fn live(world: &World, seed: u64, number: u32) -> Lives {
    let people = world.people().expect("people who respond");
    let a = people.rules.assumptions;
    let mut replication = Replication::living(world, people, seed, number, Nobody);
    let places = people.teams[0].places;
    let (mut sundays, mut census) = (Vec::new(), Vec::new());
    let mut before = vec![None::<f64>; places];
    let mut held = vec![0; places];
    let mut days = vec![[0_u32; 2]; places];
    let mut seen_day = 0;
    while !replication.step(world, 20) {
        let day = replication.day();
        if day == seen_day {
            continue;
        }
        assert_eq!(day, seen_day + 1, "no day is passed over");
        seen_day = day;
        let living = replication.people();
        let team = living.team(0).expect("a team");
        if day % 7 == 1 {
            days.fill([0; 2]);
            census.push(team.census(people.nesting_weeks));
            for (place, person) in team.places.iter().enumerate() {
                let weeks = person.as_ref().map(|person| person.weeks);
                // Whoever holds the place longer is the same; everybody else is new.
                if before[place].is_some_and(|before| weeks.is_none_or(|weeks| weeks < before)) {
                    held[place] += 1;
                }
                before[place] = weeks;
            }
        }
        for (place, days) in days.iter_mut().enumerate() {
            match living.attends(0, place) {
                Attends::Works(_) => days[0] += 1,
                Attends::Absent => days[1] += 1,
                _ => {}
            }
        }
        if day.is_multiple_of(7) {
            let look = |(place, person): (usize, &Option<breather::engine::people::person::Person>)| {
                let calls = &living.on_calls(0)[place];
                person.as_ref().map(|person| Seen {
                    who: (place, held[place]),
                    strain: person.strain(&a),
                    tenure: person.weeks,
                    gap: person.gap,
                    pace: calls.pace,
                    resolves: calls.resolves,
                    odds: calls.odds,
                    exposure: calls.exposure,
                    works: days[place][0],
                    absent: days[place][1],
                    trained: person.trained,
                    on_leave: person.on_leave,
                })
            };
            sundays.push(team.places.iter().enumerate().map(look).collect());
        }
    }
    let outstanding = replication.people().away(0).iter().map(|away| away.outstanding()).sum();
    Lives { part: replication.part(world), sundays, census, outstanding }
}

pub(crate) fn weeks(part: &Part) -> &Weeks {
    part.people.as_ref().expect("people who respond")
}

/// A ratio of sums over repetitions.
pub(crate) fn ratio(parts: &[Part], of: impl Fn(&Weeks) -> (f64, f64)) -> f64 {
    let (above, below) =
        parts.iter().map(|part| of(weeks(part))).fold((0.0, 0.0), |x, y| (x.0 + y.0, x.1 + y.1));
    above / below
}

pub(crate) fn left(weeks: &Weeks) -> f64 {
    weeks.sum(Column::LeftOwnWill) + weeks.sum(Column::LeftOther)
}

/// Those who leave in a year, of the people on the phone.
pub(crate) fn attrition(parts: &[Part]) -> f64 {
    52.0 * ratio(parts, |w| (left(w), w.sum(Column::OnThePhone)))
}

pub(crate) fn absence(parts: &[Part]) -> f64 {
    ratio(parts, |w| (w.sum(Column::Absent), w.sum(Column::Scheduled)))
}

pub(crate) fn mean_strain(parts: &[Part]) -> f64 {
    ratio(parts, |w| (w.sum(Column::Strain), w.sum(Column::OnThePhone)))
}

pub(crate) fn above_one(parts: &[Part]) -> f64 {
    ratio(parts, |w| (w.sum(Column::AboveOneSd), w.sum(Column::OnThePhone)))
}

pub(crate) fn proficiency(parts: &[Part]) -> f64 {
    ratio(parts, |w| (w.sum(Column::Proficiency), w.sum(Column::OnThePhone)))
}

pub(crate) fn hostile(parts: &[Part]) -> f64 {
    ratio(parts, |w| (w.sum(Column::Hostile), w.sum(Column::Taken)))
}

pub(crate) fn occupancy(parts: &[Part]) -> f64 {
    let sum = |of: fn(&Part) -> &Vec<f64>| parts.iter().flat_map(of).sum::<f64>();
    sum(|part| &part.days_busy) / sum(|part| &part.days_staffed)
}

/// All calls of all repetitions.
pub(crate) fn calls(parts: &[Part]) -> Account {
    let mut all = Account::default();
    parts.iter().flat_map(|part| &part.days).for_each(|day| all.add(day));
    all
}

pub(crate) fn handling(parts: &[Part]) -> f64 {
    let all = calls(parts);
    all.handled / all.answered()
}
