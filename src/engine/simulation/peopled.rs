//! A scenario's people made ready to run: what its levers take of the day, and what the model needs to know.

use super::away::{Rounds, Rules as AwayRules};
use super::duty::{Amount, Lies, OffPhone};
use super::living::{CustomerSpec, Resolution, Spec, TeamSpec};
use super::rhythm::{Return, rhythm};
use crate::engine::customers::laws::{Laws, Queue, RETURNS};
use crate::engine::customers::reference::{self, Cause};
use crate::engine::people::Rules;
use crate::engine::people::calls::CallLaws;
use crate::engine::people::person::Absence;
use crate::engine::planning::{Plan, Pool};
use crate::engine::policy::look::Scatter;
use crate::scenario::{CallQueue, Scenario};
use crate::units::{DAYS_PER_WEEK, MONTHS_PER_YEAR, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, WEEKS_PER_YEAR};

/// Places beyond heads, as a share of them: more than hiring ahead ever has at once.
const MORE_PLACES: f64 = 0.25;
/// The fewest of those.
const FEWEST_MORE: usize = 4;
/// Agents who have breaks together.
const GROUP: u32 = 12;
/// The length of a block of a programme, minutes.
const BLOCK: f64 = 30.0;

/// Places in the roster that a team of so many heads has.
pub(super) fn places(heads: usize) -> usize {
    if heads == 0 {
        return 0;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "people"
    )]
    let more = libm::ceil(heads as f64 * MORE_PLACES) as usize;
    heads + more.max(FEWEST_MORE)
}

/// What every repetition of a scenario knows of its people.
pub(super) fn spec(scenario: &Scenario, plan: &Plan, weeks: usize) -> Spec {
    let a = *scenario.assumptions();
    let levers = scenario.levers().clone();
    let shifts = scenario.shifts();
    let rules = Rules::new(a, levers.clone(), shifts.days_per_week);
    let calendar = scenario.calendar();
    let slot_seconds = f64::from(calendar.interval_minutes) * SECONDS_PER_MINUTE;
    let lengths = &shifts.lengths_minutes;
    let count = u32::try_from(lengths.len()).map_or(1.0, f64::from);
    let half_shift =
        lengths.iter().map(|&length| f64::from(length)).sum::<f64>() / count / 2.0 * SECONDS_PER_MINUTE;
    let shares: Vec<f64> = scenario
        .queues()
        .iter()
        .map(|queue| queue.hostile.map_or(a.hostile_share, |share| share.get()))
        .collect();
    let everybody = off_phone(scenario, plan);
    let mut nesting = everybody.clone();
    if a.nesting_phone_share < 1.0 {
        nesting.push(OffPhone {
            amount: Amount::Share(1.0 - a.nesting_phone_share),
            block: BLOCK * SECONDS_PER_MINUTE,
            rest: false,
            lies: Lies::Anywhere,
        });
    }
    let mut laws = CallLaws::new(
        &a,
        &shares,
        levers.world.angry_times,
        half_shift,
        levers.rest.pause_after_hostile_seconds,
    );
    let customers = levers.demand.customers.then(|| customers(scenario, &shares, weeks, slot_seconds));
    if let Some(customers) = &customers {
        let odds = customers.laws.references().map(|reference| reference.hostile_odds);
        laws = laws.with_odds(odds, levers.world.angry_times);
    }
    Spec {
        laws,
        resolution: resolution(scenario, plan, &rules, half_shift),
        customers,
        absence: Absence::new(scenario.shrinkage().sickness.get(), levers.support.counselling, &a),
        away: away(scenario, plan),
        teams: teams(scenario, plan, slot_seconds / SECONDS_PER_HOUR),
        off_phone: [everybody, nesting],
        slots_per_day: calendar.intervals_per_day(),
        slot_seconds,
        weeks,
        nesting_weeks: levers.hiring.nesting_weeks,
        handle_seconds: handle_seconds(scenario),
        scatter: Scatter::new(rules.reference.unlearned_sd, &a),
        rules,
    }
}

/// Mean handling time of a call, seconds.
fn handle_seconds(scenario: &Scenario) -> f64 {
    let handle = |queue: &CallQueue| queue.handle.first().map_or(0.0, |seconds| seconds.get());
    let (work, calls) = scenario.queues().iter().fold((0.0, 0.0), |(work, calls), queue| {
        let of: f64 = queue.calls.iter().sum();
        (work + of * handle(queue), calls + of)
    });
    if calls > 0.0 { work / calls } else { 0.0 }
}

/// Its customers.
fn customers(scenario: &Scenario, shares: &[f64], weeks: usize, slot_seconds: f64) -> CustomerSpec {
    let a = scenario.assumptions();
    let of_queue: Vec<Vec<(u8, Cause)>> = (0..scenario.queues().len())
        .map(|queue| {
            scenario
                .causes()
                .iter()
                .zip(1..=u8::MAX)
                .filter(|(cause, _)| cause.comes_to(queue))
                .map(|(cause, number)| {
                    let cause = Cause { share: cause.share, handoff_days: cause.handoff_days, failure: true };
                    (number, cause)
                })
                .collect()
        })
        .collect();
    let queues =
        scenario.queues().iter().zip(&of_queue).zip(shares).map(|((queue, causes), hostile)| Queue {
            causes,
            resolved: queue.resolution.map_or(a.first_resolution, |share| share.get()),
            hostile: *hostile,
        });
    let laws = Laws::new(queues, (scenario.causes(), &scenario.levers().demand), a);
    let today = laws.today();
    let rhythms = scenario
        .queues()
        .iter()
        .zip(laws.references())
        .enumerate()
        .map(|(queue, (spec, reference))| {
            let returns: Vec<Return> = laws
                .causes(queue)
                .enumerate()
                .flat_map(|(place, cause)| RETURNS.map(|kind| (place, cause, kind)))
                .map(|(place, cause, kind)| Return {
                    per_first: reference.begins(place, kind),
                    per_return: reference.chain(place, kind),
                    delay: laws.delay(kind, cause, &today),
                })
                .collect();
            let (calls, hours) = week_of(&spec.calls, slot_seconds);
            rhythm(&calls, &hours, &returns)
        })
        .collect();
    CustomerSpec { laws, weeks, rhythms }
}

/// A queue's calls by weekday, and from when to when they come, seconds after midnight.
fn week_of(calls: &[f64], slot_seconds: f64) -> ([f64; DAYS_PER_WEEK], [(f64, f64); DAYS_PER_WEEK]) {
    let per_day = calls.len() / DAYS_PER_WEEK;
    let day = |weekday: usize| calls.get(weekday * per_day..(weekday + 1) * per_day).unwrap_or(&[]);
    let hours = |weekday: usize| {
        let comes = |calls: &f64| *calls > 0.0;
        let (first, last) = (day(weekday).iter().position(comes), day(weekday).iter().rposition(comes));
        #[expect(clippy::cast_precision_loss, reason = "few intervals")]
        let at = |slot: usize| slot as f64 * slot_seconds;
        (first.map_or(0.0, at), last.map_or(0.0, |last| at(last + 1)))
    };
    (core::array::from_fn(|weekday| day(weekday).iter().sum()), core::array::from_fn(hours))
}

/// What moves an agent's log-odds of resolution.
fn resolution(scenario: &Scenario, plan: &Plan, rules: &Rules, half_shift: f64) -> Resolution {
    let a = scenario.assumptions();
    let p = a.first_resolution;
    let per_share = 1.0 / (p * (1.0 - p)).max(f64::EPSILON);
    let hostile = |queue: &CallQueue| queue.hostile.map_or(a.hostile_share, |share| share.get());
    let handle = |queue: &CallQueue| queue.handle.first().map_or(0.0, |seconds| seconds.get());
    let (shifts, shrinkage) = (scenario.shifts(), scenario.shrinkage());
    let rest = f64::from(shifts.meal_minutes) + shrinkage.break_minutes_per_shift;
    let day = |queue: &CallQueue| reference::Day {
        shift: half_shift * 2.0,
        on_the_phone: 1.0 - plan.shrinkage.in_day,
        rest: rest * SECONDS_PER_MINUTE,
        handle: handle(queue),
        hostile: hostile(queue),
    };
    // Of several queues the first stands for all.
    let fatigue = scenario.queues().first().map_or(0.0, |queue| reference::fatigue(a, &day(queue)));
    let first_gap = 1.0 - a.learning_start;
    let gap = (1.0 - rules.reference.proficiency) / first_gap.max(f64::EPSILON);
    Resolution {
        per_share,
        fatigue: (a.fatigue_resolution, fatigue),
        shift: (per_share * a.hour_resolution / SECONDS_PER_HOUR, half_shift),
        gap,
        first_gap: first_gap.max(f64::EPSILON),
    }
}

fn away(scenario: &Scenario, plan: &Plan) -> AwayRules {
    let (levers, shifts, time_off) = (scenario.levers(), scenario.shifts(), scenario.time_off());
    let days = f64::from(shifts.days_per_week);
    let weeks = levers.rest.leave_in_weeks_share;
    let open = scenario.calendar().open_minutes.iter().filter(|(opens, closes)| opens < closes).count();
    #[expect(clippy::cast_precision_loss, reason = "seven at most")]
    let (open, all) = (open as f64, DAYS_PER_WEEK as f64);
    // Of a person's days off, those on closed days come first; the others could be worked.
    let off = ((all - days) - (all - open)).max(0.0);
    let shift_hours = plan.contracted_hours_per_week / days;
    let overtime = if off > 0.0 { levers.staffing.overtime_hours_per_week / shift_hours / off } else { 0.0 };
    let training = &levers.training;
    AwayRules {
        leave_weeks_per_year: scenario.shrinkage().leave_days_per_year * weeks / days,
        single_leave: 1.0 - weeks,
        protected_per_week: time_off.days_per_period / f64::from(time_off.period_weeks),
        placement: time_off.placement,
        when_short: time_off.when_short,
        overtime: overtime.min(1.0),
        technical: Rounds {
            per_year: training.technical_rounds_per_year,
            days: training.technical_days,
            share: training.technical_share,
        },
        soft: Rounds {
            per_year: training.soft_skill_rounds_per_year,
            days: training.soft_skill_days,
            share: 1.0,
        },
    }
}

/// Time off the phone that levers take, spread evenly over the year.
fn off_phone(scenario: &Scenario, plan: &Plan) -> Vec<OffPhone> {
    let levers = scenario.levers();
    let (rest, support, prices) = (&levers.rest, &levers.support, &levers.prices);
    let present = (1.0 - plan.shrinkage.planned) * (1.0 - plan.shrinkage.unplanned);
    let hours = plan.contracted_hours_per_week * present.max(f64::MIN_POSITIVE);
    let shift = plan.contracted_hours_per_week / f64::from(scenario.shifts().days_per_week);
    let exchange = if levers.demand.staff_exchange { prices.exchange_days_per_year * shift } else { 0.0 };
    let a_year = support.voice_rounds_per_year * prices.voice_hours_per_round
        + support.resilience_rounds_per_year * prices.resilience_hours_per_round
        + support.stress_training_rounds_per_year * prices.stress_training_hours_per_round
        + support.peer_rounds_per_year * prices.peer_hours_per_round
        + support.town_halls_per_year * prices.town_hall_hours
        + exchange
        + support.leadership.max(0.0) * prices.leadership_hours_per_month * MONTHS_PER_YEAR
        + (levers.policy.coaching_hours_per_month + levers.policy.flag_coaching_hours(prices))
            * MONTHS_PER_YEAR;
    let block = |amount: Amount, minutes: f64, rest: bool, lies: Lies| OffPhone {
        amount,
        block: minutes * SECONDS_PER_MINUTE,
        rest,
        lies,
    };
    let mut kinds = Vec::new();
    if a_year > 0.0 {
        let share = a_year / WEEKS_PER_YEAR / hours;
        kinds.push(block(Amount::Share(share), BLOCK, false, Lies::Anywhere));
    }
    if levers.training.pre_shift_minutes > 0.0 {
        kinds.push(block(Amount::Blocks(1.0), levers.training.pre_shift_minutes, false, Lies::First));
    }
    if rest.micro_breaks_per_shift > 0.0 {
        let breaks = Amount::Blocks(rest.micro_breaks_per_shift);
        kinds.push(block(breaks, rest.micro_break_minutes, true, Lies::Anywhere));
    }
    if rest.team_break_minutes_per_week > 0.0 {
        let days = f64::from(scenario.shifts().days_per_week);
        let minutes = rest.team_break_minutes_per_week / days;
        kinds.push(block(Amount::Blocks(1.0), minutes, true, Lies::Together(GROUP)));
    }
    kinds
}

fn teams(scenario: &Scenario, plan: &Plan, slot_hours: f64) -> Vec<TeamSpec> {
    let shift_hours = plan.contracted_hours_per_week / f64::from(scenario.shifts().days_per_week);
    let pool_of = |team: usize| plan.pools.iter().find(|pool| pool.teams.contains(&team));
    scenario
        .teams()
        .iter()
        .enumerate()
        .map(|(team, spec)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the table bounds it"
            )]
            let heads = spec.heads.get() as usize;
            let need = |pool: &Pool| {
                let share = if pool.heads > 0.0 { spec.heads.get() / pool.heads } else { 0.0 };
                let scale = share * (1.0 - plan.shrinkage.unplanned) * slot_hours / shift_hours;
                let mut need = [0.0; DAYS_PER_WEEK];
                for (&weekday, agents) in
                    pool.intervals.weekday.iter().zip(&pool.intervals.required_scheduled)
                {
                    if let Some(sum) = need.get_mut(weekday as usize) {
                        *sum += scale * agents;
                    }
                }
                need
            };
            TeamSpec { heads, places: places(heads), need: pool_of(team).map_or([0.0; DAYS_PER_WEEK], need) }
        })
        .collect()
}
