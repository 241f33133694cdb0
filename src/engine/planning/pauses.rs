//! Meals and breaks, placed one shift at a time where the most people are to spare.

use super::assign::Assigned;
use super::floor::{Floor, for_each_overlap, worth};
use super::shifts::{Layout, Type, layouts};
use crate::math::order;
use crate::scenario::Shifts;
use crate::units::MINUTES_PER_DAY;
use std::collections::BTreeMap;

/// How often every shift's pauses are placed; from the second time on all others' are known.
const ROUNDS: usize = 2;

/// The pauses of every shift worked, and who is where at each time of the roster.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Shifts with their pauses, each once.
    pub shifts: Vec<(Type, Layout)>,
    /// Person by person, one entry for each day: a place in [`Self::shifts`].
    pub days: Vec<Option<u32>>,
    /// People at work, breaks included and meals not, in each interval of the roster.
    pub paid: Vec<f64>,
    /// Of those, not on a break.
    pub on_floor: Vec<f64>,
}

/// Parts of people × intervals that a layout takes from the floor, from this minute of the roster on.
fn taken(layout: &Layout, begin: u32, interval: u32, mut each: impl FnMut(usize, f64)) {
    let whole = f64::from(interval);
    if let Some(meal) = layout.meal {
        for_each_overlap(begin + meal, begin + meal + layout.meal_minutes, interval, |at, minutes| {
            each(at, f64::from(minutes) / whole);
        });
    }
    for pause in &layout.breaks {
        // A break may have a fraction of a minute.
        let mut from = f64::from(begin + pause.start_minute);
        let to = from + pause.minutes;
        let mut at = (begin + pause.start_minute) / interval;
        while from < to {
            let end = (f64::from(at + 1) * whole).min(to);
            each(at as usize, (end - from) / whole);
            from = end;
            at += 1;
        }
    }
}

/// Places the pauses of every shift; `need` is what each interval of a week needs on the floor.
#[must_use]
pub fn place(
    assigned: &Assigned,
    rules: &Shifts,
    break_minutes: f64,
    need: &[f64],
    interval_minutes: u32,
    days: usize,
) -> Placed {
    let per_day = need.len() / 7;
    let ring = per_day * days;
    let heads = assigned.shifts.len() / days.max(1);
    let mut floor = Floor { need, people: vec![0.0; ring], interval_minutes };
    let mut menu: BTreeMap<u32, Vec<Layout>> = BTreeMap::new();
    // In order of time, then of people; minutes of the roster.
    let mut worked: Vec<(u32, usize, Type)> = Vec::new();
    for (day, midnight) in (0..days).zip((0..).step_by(MINUTES_PER_DAY as usize)) {
        for person in 0..heads {
            if let Some(shift) = assigned.shifts[person * days + day] {
                menu.entry(shift.length).or_insert_with(|| {
                    layouts(shift.length, rules.meal_minutes, rules.breaks, break_minutes)
                });
                floor.add(midnight + shift.start, midnight + shift.start + shift.length, 1.0);
                worked.push((midnight + shift.start, person * days + day, shift));
            }
        }
    }
    order::by_key(&mut worked, |&(begin, place, _)| (begin, place));
    let mut chosen: Vec<Option<usize>> = vec![None; worked.len()];
    for _ in 0..ROUNDS {
        for ((begin, _, shift), chosen) in worked.iter().zip(&mut chosen) {
            let Some(options) = menu.get(&shift.length) else { continue };
            if let Some(old) = *chosen {
                taken(&options[old], *begin, interval_minutes, |at, part| floor.people[at % ring] += part);
            }
            let cost = |layout: &Layout| {
                let mut sum = 0.0;
                taken(layout, *begin, interval_minutes, |at, part| {
                    let (need, people) = (need[at % need.len()], floor.people[at % ring]);
                    sum += worth(need, people) - worth(need, people - part);
                });
                sum
            };
            let mut best = (f64::INFINITY, 0);
            for (i, option) in options.iter().enumerate() {
                let cost = cost(option);
                if cost < best.0 {
                    best = (cost, i);
                }
            }
            taken(&options[best.1], *begin, interval_minutes, |at, part| floor.people[at % ring] -= part);
            *chosen = Some(best.1);
        }
    }
    gather(&worked, &chosen, &menu, &floor, assigned.shifts.len())
}

fn gather(
    worked: &[(u32, usize, Type)],
    chosen: &[Option<usize>],
    menu: &BTreeMap<u32, Vec<Layout>>,
    floor: &Floor<'_>,
    places: usize,
) -> Placed {
    let ring = floor.people.len();
    let mut known: BTreeMap<(Type, usize), u32> = BTreeMap::new();
    for ((_, _, shift), layout) in worked.iter().zip(chosen) {
        known.insert((*shift, layout.unwrap_or(0)), 0);
    }
    let mut shifts = Vec::with_capacity(known.len());
    for (number, (&(shift, layout), index)) in (0..).zip(known.iter_mut()) {
        *index = number;
        if let Some(layout) = menu.get(&shift.length).and_then(|all| all.get(layout)) {
            shifts.push((shift, layout.clone()));
        }
    }
    let mut days = vec![None; places];
    let mut paid = vec![0.0; ring];
    let mut on_floor = vec![0.0; ring];
    for ((begin, place, shift), layout) in worked.iter().zip(chosen) {
        let index = known.get(&(*shift, layout.unwrap_or(0))).copied();
        days[*place] = index;
        let Some((_, layout)) = index.and_then(|i| shifts.get(i as usize)) else { continue };
        let whole = f64::from(floor.interval_minutes);
        for_each_overlap(*begin, begin + shift.length, floor.interval_minutes, |at, minutes| {
            paid[at % ring] += f64::from(minutes) / whole;
            on_floor[at % ring] += f64::from(minutes) / whole;
        });
        let meal = Layout { breaks: Vec::new(), ..layout.clone() };
        taken(&meal, *begin, floor.interval_minutes, |at, part| paid[at % ring] -= part);
        taken(layout, *begin, floor.interval_minutes, |at, part| on_floor[at % ring] -= part);
    }
    // What came and went leaves rounding behind where nobody is.
    for sum in paid.iter_mut().chain(&mut on_floor) {
        if *sum < 1e-9 {
            *sum = 0.0;
        }
    }
    Placed { shifts, days, paid, on_floor }
}
