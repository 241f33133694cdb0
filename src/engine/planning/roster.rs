//! The roster of a pool: real shifts and days for the people there are, the intervals that fall short, and
//! every rule that could not be kept.
//!
//! All people are rostered, too few or too many. Sickness has no days here; it lessens what every
//! scheduled agent is expected to be worth, as do training, coaching, meetings and other time off
//! the phone. The roster is a ring for coverage: the small hours of its first Monday are covered
//! by the night shifts of its last Sunday, as when it follows on one like it. Rest is kept from
//! each day to the next within the roster.

use super::floor::weighted_shortage;
use super::mix::{day_mixes, reached};
use super::programme::{Relaxed, Task, relaxed};
use super::shifts::{Menu, Pause, menu};
use super::shrinkage::Shrinkage;
use super::{Pool, assign, days, pauses};
use crate::math::order;
use crate::problem::{Code, Problem};
use crate::scenario::{Placement, Scenario, WEEKDAYS};
use crate::units::DAYS_PER_WEEK;

/// The most days of people that one roster holds.
const MOST_PERSON_DAYS: f64 = 2_000_000.0;
/// How many rules not kept are told one by one.
const MOST_TOLD: usize = 100;
/// Agents short by less than this are rounding.
pub const LEAST_SHORT: f64 = 1e-9;

/// A shift with its pauses; minutes after midnight of its day, the end and pauses may be past 1440.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterShift {
    /// When it starts.
    pub start_minute: u32,
    /// When it ends.
    pub end_minute: u32,
    /// When the unpaid meal starts, if there is one.
    pub meal_start_minute: Option<u32>,
    /// Length of the meal.
    pub meal_minutes: u32,
    /// Paid breaks in order.
    pub breaks: Vec<Pause>,
}

/// What a person does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Works the shift at this place in [`Roster::shifts`].
    Shift(u32),
    /// Has a day off by the pattern.
    Off,
    /// Has a protected rest day.
    Protected,
    /// Is on leave.
    Leave,
}

/// One person's days.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterPerson {
    /// "Agent 1" and so on.
    pub name: String,
    /// Place of the team in the scenario.
    pub team: usize,
    /// One entry per day, from the first Monday.
    pub days: Vec<Day>,
}

/// An interval of one week that falls short.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterGap {
    /// From 0.
    pub week: u32,
    /// Monday is 0.
    pub weekday: u32,
    /// Minutes after midnight.
    pub start_minute: u32,
    /// Agents on the phone that the goals need.
    pub required_agents: f64,
    /// Agents expected on the phone.
    pub available_agents: f64,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// Shifts, people, and what could not be had.
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    /// Its length.
    pub weeks: u32,
    /// Shifts that anybody works.
    pub shifts: Vec<RosterShift>,
    /// Everybody, team by team.
    pub people: Vec<RosterPerson>,
    /// Every interval that falls short in any week.
    pub gaps: Vec<RosterGap>,
    /// Protected rest days that fall due in the roster.
    pub protected_days_due: u32,
    /// Of those, given.
    pub protected_days_given: u32,
    /// Rules that could not be kept, in words.
    pub broken: Vec<String>,
    /// Hours at work ÷ hours at work that the requirement needs, less one; 0 where nothing is required.
    pub overcover: f64,
    /// Whether no other mix of shifts could fall short by less: nothing falls short, or everything
    /// that the people's hours can give is needed where it is.
    pub proven: bool,
    /// Shortage of a mean week with its depth weighed ([`super::floor::weighted_shortage`]), in agents on
    /// the phone × intervals: what the mix of shifts minimises.
    pub weighted_shortage: f64,
    /// The least that could be with breaks evenly spread and fractions of people, by the linear
    /// programme; 0 if it failed. Breaks placed where people are to spare can do a little better.
    pub weighted_shortage_relaxed: f64,
}

/// A roster and what it puts on the phone in a mean week.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The roster.
    pub roster: Roster,
    /// Agents at work, by interval of the week.
    pub scheduled: Vec<f64>,
    /// Agents expected on the phone.
    pub available: Vec<f64>,
}

/// Lays out the roster of a pool.
///
/// # Errors
/// More days of people than one roster holds.
pub fn roster(scenario: &Scenario, shrinkage: &Shrinkage, pool: &Pool) -> Result<LaidOut, Problem> {
    let rules = scenario.shifts();
    let weeks = rules.roster_weeks as usize;
    let person_days = pool.heads * 7.0 * f64::from(rules.roster_weeks);
    if person_days > MOST_PERSON_DAYS {
        return Err(Problem::new(
            "shifts.rosterWeeks",
            Code::TooLarge,
            format!("the people of {} have more days in the roster than one plan holds", pool.name),
        )
        .bound(format!("people × days at most {MOST_PERSON_DAYS}"))
        .got(format!("{person_days}")));
    }
    let heads = whole(pool.heads);
    let break_minutes = if rules.breaks > 0 { scenario.shrinkage().break_minutes_per_shift } else { 0.0 };
    // Breaks that are not laid out lessen what everybody is worth, like the rest of the day's shrinkage.
    let besides = if rules.breaks > 0 { shrinkage.in_day_besides_breaks() } else { shrinkage.in_day };
    let worth = (1.0 - shrinkage.unplanned) * (1.0 - besides);
    let need: Vec<f64> = pool.intervals.required_agents.iter().map(|agents| agents / worth).collect();
    let menu = menu(scenario.calendar(), rules);
    let interval_minutes = scenario.calendar().interval_minutes;

    let mut broken = Vec::new();
    let (patterns, in_a_row) = patterns(&menu, scenario, &mut broken);
    let task = Task {
        menu: &menu,
        rules,
        break_minutes,
        need: &need,
        interval_minutes,
        heads,
        patterns: &patterns,
        leave: shrinkage.leave,
        protected_per_week: per_week(scenario),
        quiet_days: scenario.time_off().placement == Placement::QuietDays,
    };
    let solved = if heads == 0 || menu.by_day.iter().all(Vec::is_empty) { None } else { relaxed(&task) };
    let bound = solved.as_ref().map(|found| found.shortage_at_least);
    let found = solved.unwrap_or_else(|| even_spread(&task));
    let counts = super::mix::apportion(&found.patterns, heads);
    let pairs: Vec<(u8, u32)> = patterns.iter().copied().zip(counts).collect();
    let laid_out = days::lay_out(&days::Rules {
        heads: heads as usize,
        weeks,
        in_a_row: if in_a_row { rules.consecutive_days_off } else { 0 },
        patterns: &pairs,
        leave_per_week: scenario.shrinkage().leave_days_per_year / 52.0,
        protected_per_week: per_week(scenario),
        placement: scenario.time_off().placement,
        quiet: found.protected,
    });
    let mixes = day_mixes(&task, &found, &laid_out.working());
    let assigned = assign::assign(rules, &laid_out, &menu.by_day, &mixes);
    let placed =
        pauses::place(&assigned, rules, break_minutes, &need, interval_minutes, weeks * DAYS_PER_WEEK);
    tell(&mut broken, &laid_out, &assigned, scenario, pool);

    let on_phone: Vec<f64> = placed.on_floor.iter().map(|people| people * worth).collect();
    let gaps = gaps(pool, &menu, &on_phone, &assigned, interval_minutes);
    let mean = |sums: &[f64]| mean_week(sums, weeks);
    let scheduled = mean(&placed.paid);
    let required: f64 = pool.intervals.required_scheduled.iter().sum();
    let short: f64 = gaps.iter().map(|gap| gap.required_agents - gap.available_agents).sum();
    let most: f64 = on_phone.iter().sum();
    let weighted: f64 = on_phone
        .iter()
        .zip(pool.intervals.required_agents.iter().cycle())
        .map(|(&there, &needed)| weighted_shortage(needed, there))
        .sum();
    let weeks_count = f64::from(rules.roster_weeks);
    let all_required = pool.intervals.required_agents.iter().sum::<f64>() * weeks_count;
    Ok(LaidOut {
        roster: Roster {
            weeks: rules.roster_weeks,
            shifts: placed
                .shifts
                .iter()
                .map(|(shift, layout)| RosterShift {
                    start_minute: shift.start,
                    end_minute: shift.start + shift.length,
                    meal_start_minute: layout.meal.map(|meal| shift.start + meal),
                    meal_minutes: layout.meal_minutes,
                    breaks: layout
                        .breaks
                        .iter()
                        .map(|pause| Pause { start_minute: shift.start + pause.start_minute, ..*pause })
                        .collect(),
                })
                .collect(),
            people: people(scenario, pool, &laid_out, &placed.days),
            protected_days_due: laid_out.protected_due,
            protected_days_given: laid_out.protected_given,
            broken,
            overcover: if required > 0.0 { scheduled.iter().sum::<f64>() / required - 1.0 } else { 0.0 },
            proven: short <= (all_required - most).max(0.0) + 1e-6,
            weighted_shortage: weighted / weeks_count,
            weighted_shortage_relaxed: bound.unwrap_or(0.0) * worth,
            gaps,
        },
        available: mean(&on_phone),
        scheduled,
    })
}

fn per_week(scenario: &Scenario) -> f64 {
    scenario.time_off().days_per_period / f64::from(scenario.time_off().period_weeks)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heads are whole and bounded")]
fn whole(heads: f64) -> u32 {
    heads as u32
}

/// The patterns of days off, telling what closed days make of the rules.
fn patterns(menu: &Menu, scenario: &Scenario, broken: &mut Vec<String>) -> (Vec<u8>, bool) {
    let rules = scenario.shifts();
    let days = core::array::from_fn(|day| !menu.by_day[day].is_empty());
    let open = days.iter().filter(|&&open| open).count();
    if open < rules.days_per_week as usize {
        broken.push(format!(
            "People work {open} days a week instead of {}, since no shift is worked on the others",
            rules.days_per_week
        ));
    }
    let (patterns, in_a_row) = days::patterns(days, rules.days_per_week, rules.consecutive_days_off);
    if !in_a_row {
        broken.push(format!(
            "{} days off in a row cannot be had with these closed days",
            rules.consecutive_days_off
        ));
    }
    if menu.every > 1 {
        broken.push(format!(
            "Only every {}th start of the grid is used, since there are more than can be tried",
            menu.every
        ));
    }
    (patterns, in_a_row)
}

/// What stands in for the programme's answer: everything alike.
fn even_spread(task: &Task<'_>) -> Relaxed {
    Relaxed {
        patterns: vec![1.0; task.patterns.len()],
        starts: core::array::from_fn(|day| vec![1.0; task.menu.by_day[day].len()]),
        protected: [1.0; DAYS_PER_WEEK],
        shortage_at_least: 0.0,
    }
}

/// Place of each person in the scenario's order: teams mixed evenly, `(team, number within it)`.
fn order(scenario: &Scenario, pool: &Pool) -> Vec<(usize, u32)> {
    let mut order: Vec<(f64, usize, u32)> = Vec::new();
    for &team in &pool.teams {
        let heads = scenario.teams().get(team).map_or(0.0, |team| team.heads.get());
        order.extend((0..whole(heads)).map(|i| ((f64::from(i) + 0.5) / heads, team, i)));
    }
    order::by(&mut order, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, team, number)| (team, number)).collect()
}

fn people(
    scenario: &Scenario,
    pool: &Pool,
    laid_out: &days::Days,
    shifts: &[Option<u32>],
) -> Vec<RosterPerson> {
    let mut people: Vec<(usize, u32, RosterPerson)> = order(scenario, pool)
        .into_iter()
        .zip(shifts.chunks(laid_out.length.max(1)))
        .enumerate()
        .map(|(place, ((team, number), shifts))| {
            let days = laid_out.of(place).iter().zip(shifts).map(|(mark, shift)| match (mark, shift) {
                (days::Mark::Work, Some(shift)) => Day::Shift(*shift),
                (days::Mark::Protected, _) => Day::Protected,
                (days::Mark::Leave, _) => Day::Leave,
                (days::Mark::Work | days::Mark::Off, _) => Day::Off,
            });
            (team, number, RosterPerson { name: String::new(), team, days: days.collect() })
        })
        .collect();
    order::by_key(&mut people, |(team, number, _)| (*team, *number));
    people.into_iter().map(|(_, _, person)| person).collect()
}

/// Says what could not be kept.
fn tell(
    broken: &mut Vec<String>,
    laid_out: &days::Days,
    assigned: &assign::Assigned,
    scenario: &Scenario,
    pool: &Pool,
) {
    if laid_out.protected_given < laid_out.protected_due {
        broken.push(format!(
            "{} of {} protected rest days found no working day",
            laid_out.protected_due - laid_out.protected_given,
            laid_out.protected_due
        ));
    }
    if laid_out.leave_missed > 0 {
        broken.push(format!("{} days of leave found no working day", laid_out.leave_missed));
    }
    let order = order(scenario, pool);
    for change in assigned.changed.iter().take(MOST_TOLD) {
        let (team, number) = order.get(change.person).copied().unwrap_or_default();
        let name = scenario.teams().get(team).map_or("", |team| team.name.as_str());
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        broken.push(format!(
            "Person {} of {name} starts at {} instead of {} on {} of week {}, to have rested",
            number + 1,
            clock(change.worked.start),
            clock(change.planned.start),
            WEEKDAYS[change.day % DAYS_PER_WEEK],
            change.day / DAYS_PER_WEEK + 1
        ));
    }
    if assigned.changed.len() > MOST_TOLD {
        broken.push(format!("{} more starts are later than planned", assigned.changed.len() - MOST_TOLD));
    }
}

fn gaps(
    pool: &Pool,
    menu: &Menu,
    on_phone: &[f64],
    assigned: &assign::Assigned,
    interval_minutes: u32,
) -> Vec<RosterGap> {
    let required = &pool.intervals.required_agents;
    let per_day = required.len() / DAYS_PER_WEEK;
    let ring = on_phone.len();
    let mut moved = vec![false; ring];
    for change in &assigned.changed {
        let first = change.day * per_day + (change.planned.start / interval_minutes) as usize;
        let last = change.day * per_day + (change.worked.start / interval_minutes) as usize;
        for at in first..=last {
            moved[at % ring.max(1)] = true;
        }
    }
    let reached: Vec<bool> = (0..required.len())
        .zip((0..).step_by(interval_minutes as usize))
        .map(|(_, minute)| reached(menu, minute))
        .collect();
    let mut gaps = Vec::new();
    let all_required: f64 = required.iter().sum();
    for (week, there) in (0..).zip(on_phone.chunks(required.len().max(1))) {
        let enough = there.iter().sum::<f64>() >= all_required;
        for (at, (&needed, &available)) in required.iter().zip(there).enumerate() {
            if needed - available <= LEAST_SHORT {
                continue;
            }
            gaps.push(RosterGap {
                week,
                weekday: pool.intervals.weekday[at],
                start_minute: pool.intervals.start_minute[at],
                required_agents: needed,
                available_agents: available,
                reason: if !reached[at] {
                    "no shift reaches it"
                } else if moved[week as usize * required.len() + at] {
                    "rest rules moved a shift"
                } else if enough {
                    // Whether another mix could bring them here is not known: `proven` never holds with hours to spare.
                    "hours are enough, but lie at other times"
                } else {
                    "too few people"
                },
            });
        }
    }
    gaps
}

fn mean_week(sums: &[f64], weeks: usize) -> Vec<f64> {
    let length = sums.len() / weeks.max(1);
    let count = u32::try_from(weeks).map_or(1.0, f64::from).max(1.0);
    (0..length).map(|at| sums.iter().skip(at).step_by(length).sum::<f64>() / count).collect()
}
