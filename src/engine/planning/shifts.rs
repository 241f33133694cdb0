//! The shifts that may be worked: lengths × starts within opening hours, and where their pauses may lie.
//!
//! A shift starts on the grid of starts. It begins less than one step of that grid before the
//! centre opens and ends less than one step after it closes, so that the first and the last
//! interval can be covered when opening hours do not lie on the grid. Where the centre is open
//! for less than the shift's length, the shift starts with the last start at or before opening.
//! Hours that run through midnight are one stretch, Sunday's into Monday's too; a shift belongs to
//! the weekday on which it starts.
//!
//! The meal lies within the middle third of the shift (about its middle, should it be longer than
//! a third). Half of the breaks, rounded up, lie before the meal and the rest after it, evenly
//! spread; all breaks of a shift may move together by a quarter of an hour either way.

use crate::math::order;
use crate::scenario::{Calendar, Shifts};
use crate::units::{DAYS_PER_WEEK, MINUTES_PER_DAY};

/// Minutes in a week.
pub const MINUTES_PER_WEEK: u32 = 7 * MINUTES_PER_DAY;
/// The most shifts of a weekday that are tried; a finer grid of starts is thinned evenly.
const MOST_A_DAY: usize = 200;
/// Pauses start at multiples of this many minutes where the rules allow.
const PAUSE_GRID: u32 = 15;

/// A shift without its pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Type {
    /// Minutes after midnight of the day it belongs to.
    pub start: u32,
    /// From start to end, meal included.
    pub length: u32,
}

/// The shifts of each weekday, by start and then length, and whether starts were thinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// Monday first; empty where no shift may start.
    pub by_day: [Vec<Type>; DAYS_PER_WEEK],
    /// Every how many starts of the grid are used; 1 means all.
    pub every: usize,
}

/// Stretches of opening hours in minutes of the week, ends past the week's where they run into Monday.
/// A week without a close is one stretch of a whole week.
fn stretches(calendar: &Calendar) -> Vec<(u32, u32)> {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (midnight, &(opens, closes)) in (0..).step_by(MINUTES_PER_DAY as usize).zip(&calendar.open_minutes) {
        if opens >= closes {
            continue;
        }
        match joined.last_mut() {
            Some(last) if last.1 == midnight + opens => last.1 = midnight + closes,
            _ => joined.push((midnight + opens, midnight + closes)),
        }
    }
    if joined.len() > 1 && joined[0].0 == 0 && joined[joined.len() - 1].1 == MINUTES_PER_WEEK {
        let first = joined.remove(0);
        if let Some(last) = joined.last_mut() {
            last.1 += first.1;
        }
    }
    joined
}

/// The shifts that opening hours and rules allow.
#[must_use]
pub fn menu(calendar: &Calendar, rules: &Shifts) -> Menu {
    let step = rules.start_every_minutes.max(1);
    let mut lengths = rules.lengths_minutes.clone();
    order::ascending(&mut lengths);
    lengths.dedup();
    let mut by_day: [Vec<Type>; DAYS_PER_WEEK] = Default::default();
    for (opens, closes) in stretches(calendar) {
        let round_the_clock = closes - opens == MINUTES_PER_WEEK;
        let first = opens / step * step;
        for &length in &lengths {
            let mut start = first;
            loop {
                let fits = if round_the_clock { start < closes } else { start + length < closes + step };
                if start > first && !fits {
                    break;
                }
                let day = (start / MINUTES_PER_DAY) as usize % DAYS_PER_WEEK;
                by_day[day].push(Type { start: start % MINUTES_PER_DAY, length });
                start += step;
            }
        }
    }
    for day in &mut by_day {
        order::ascending(day);
        day.dedup();
    }
    thin(by_day)
}

fn thin(by_day: [Vec<Type>; DAYS_PER_WEEK]) -> Menu {
    let most = by_day.iter().map(Vec::len).max().unwrap_or(0);
    let every = most.div_ceil(MOST_A_DAY).max(1);
    if every == 1 {
        return Menu { by_day, every };
    }
    let thinned = by_day.map(|day| {
        let mut starts: Vec<u32> = day.iter().map(|shift| shift.start).collect();
        starts.dedup();
        // The first and the last start of a day stay, since only they reach its first and last interval.
        let last = starts.last().copied();
        let kept: Vec<u32> = starts.iter().copied().step_by(every).chain(last).collect();
        let latest_of = |length: u32| day.iter().rev().find(|s| s.length == length).map(|s| s.start);
        day.iter()
            .copied()
            .filter(|s| kept.contains(&s.start) || latest_of(s.length) == Some(s.start))
            .collect()
    });
    Menu { by_day: thinned, every }
}

/// A paid break: start in minutes after the shift's start, and length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pause {
    /// Minutes after the start of the shift, or after midnight once a shift is placed.
    pub start_minute: u32,
    /// Length in minutes.
    pub minutes: f64,
}

/// One way to lay the pauses into a shift; minutes after its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Start of the meal, if there is one.
    pub meal: Option<u32>,
    /// Length of the meal.
    pub meal_minutes: u32,
    /// The breaks in order.
    pub breaks: Vec<Pause>,
}

/// First and last minute between which the meal lies, after the start of a shift of this length.
#[must_use]
pub fn meal_window(length: u32, meal: u32) -> (u32, u32) {
    let (from, to) = (length.div_ceil(3), 2 * length / 3);
    if to.saturating_sub(from) >= meal {
        (from, to)
    } else {
        let from = length.saturating_sub(meal) / 2;
        (from, from + meal)
    }
}

/// The ways to lay pauses into a shift of a length; never empty, the same for every start on the quarter hour.
#[must_use]
pub fn layouts(length: u32, meal: u32, breaks: u32, break_minutes: f64) -> Vec<Layout> {
    let breaks = if break_minutes > 0.0 { breaks } else { 0 };
    let each = if breaks > 0 { break_minutes / f64::from(breaks) } else { 0.0 };
    let mut found: Vec<Layout> = Vec::new();
    if meal == 0 {
        for shift in SHIFTS_OF_BREAKS {
            if let Some(pauses) = spread(0, length, breaks, each, shift) {
                push(&mut found, Layout { meal: None, meal_minutes: 0, breaks: pauses });
            }
        }
    } else {
        let (from, to) = meal_window(length, meal);
        let last = to - meal;
        let on_grid = (from.div_ceil(PAUSE_GRID)..=last / PAUSE_GRID).map(|k| k * PAUSE_GRID);
        let mut starts: Vec<u32> = on_grid.collect();
        if starts.is_empty() {
            starts.push(from);
        }
        // Where breaks are too long to stand after the meal, all go before it, and the meal late.
        for (before, starts) in [(breaks.div_ceil(2), starts), (breaks, vec![last])] {
            for &start in &starts {
                for shift in SHIFTS_OF_BREAKS {
                    let early = spread(0, start, before, each, shift);
                    let late = spread(start + meal, length, breaks - before, each, shift);
                    if let (Some(mut pauses), Some(late)) = (early, late) {
                        pauses.extend(late);
                        push(&mut found, Layout { meal: Some(start), meal_minutes: meal, breaks: pauses });
                    }
                }
            }
            if !found.is_empty() {
                break;
            }
        }
    }
    if found.is_empty() {
        // Unreachable while pauses take at most half of a shift, which the scenario assures.
        found.push(Layout { meal: None, meal_minutes: 0, breaks: Vec::new() });
    }
    found
}

/// By how many minutes all breaks of a shift move from an even spread.
const SHIFTS_OF_BREAKS: [i32; 3] = [0, -15, 15];

fn push(found: &mut Vec<Layout>, layout: Layout) {
    if !found.contains(&layout) {
        found.push(layout);
    }
}

/// `count` breaks of `each` minutes spread over `from..to`, moved together; `None` if they do not fit.
fn spread(from: u32, to: u32, count: u32, each: f64, moved: i32) -> Option<Vec<Pause>> {
    let free = f64::from(to.saturating_sub(from)) - f64::from(count) * each;
    if count == 0 {
        return Some(Vec::new());
    }
    let gap = free / f64::from(count + 1);
    // Starts are cut to whole minutes, for which a minute is kept free.
    if gap < 1.0 {
        return None;
    }
    let moved = f64::from(moved);
    let moved = moved.clamp(1.0 - gap, gap - 1.0);
    Some(
        (0..count)
            .map(|i| at(f64::from(from) + moved + gap * f64::from(i + 1) + each * f64::from(i), each))
            .collect(),
    )
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes within a shift")]
fn at(start: f64, minutes: f64) -> Pause {
    Pause { start_minute: start as u32, minutes }
}
