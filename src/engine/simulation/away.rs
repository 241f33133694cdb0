//! Days away that fall due: leave in weeks and single days, protected days, days of training, and overtime on days off.
//!
//! Everything falls due evenly: by the end of week w a place is due the whole part of rate × (w + 1) + its
//! phase, and the phases of a team's places are spread evenly by the golden ratio, so that about as many are away
//! each week.

use super::duty::Spare;
use crate::math::streams::Key;
use crate::scenario::{Placement, WhenShort};
use crate::units::{DAYS_PER_WEEK, WEEKS_PER_YEAR};

/// The child of a world's key, and of a day's, that these days draw from; far from the places of teams.
pub const LABEL: u64 = 1 << 33;
/// The child of a world's key that says who would rather go home.
pub const HOME: u64 = 1 << 34;

/// The golden ratio's conjugate: multiples of it are spread as evenly as any.
const GOLDEN: f64 = 0.618_033_988_749_894_8;

mod lanes {
    pub(super) const OVERTIME: u64 = 0;
    pub(super) const SINGLE: u64 = 1;
    /// Children of a place's key: rounds of training.
    pub(super) const TECHNICAL: u64 = 2;
    pub(super) const SOFT: u64 = 3;
}

/// Rounds of training.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rounds {
    /// A year.
    pub per_year: f64,
    /// Length.
    pub days: f64,
    /// Of people who take part.
    pub share: f64,
}

/// How days away fall due.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Leave in whole weeks, weeks a year.
    pub leave_weeks_per_year: f64,
    /// Share of the roster's days of leave that are taken where they lie.
    pub single_leave: f64,
    /// Protected days a week.
    pub protected_per_week: f64,
    /// Where they fall.
    pub placement: Placement,
    /// What happens to them on a short day.
    pub when_short: WhenShort,
    /// Chance that a day off is worked.
    pub overtime: f64,
    /// Technical training.
    pub technical: Rounds,
    /// Soft-skill training.
    pub soft: Rounds,
}

impl Rules {
    /// Whether there are protected days.
    #[must_use]
    pub fn protects(&self) -> bool {
        self.protected_per_week > 0.0
    }

    /// Whether they go to the most strained.
    #[must_use]
    pub fn by_strain(&self) -> bool {
        self.placement == Placement::ByStrain
    }
}

/// What a place's holder has coming this week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Away {
    /// The whole week is leave.
    pub on_leave: bool,
    /// Protected days put off on short days.
    pub owed: u32,
    /// Protected days due and not yet given a weekday.
    due: u32,
    /// Weekdays of this week's protected days, as bits from Monday.
    protected: u8,
    technical_left: u32,
    soft_left: u32,
}

#[expect(clippy::cast_precision_loss, reason = "few places and weeks")]
fn real(count: usize) -> f64 {
    count as f64
}

/// How many fall due in a week at a rate per week.
fn falls_due(per_week: f64, week: usize, phase: f64) -> u32 {
    let until = |weeks: f64| libm::floor(per_week * weeks + phase);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, few")]
    let due = (until(real(week + 1)) - until(real(week))) as u32;
    due
}

fn phase(place: usize, shift: f64) -> f64 {
    let at = real(place) * GOLDEN + shift;
    at - libm::floor(at)
}

impl Rounds {
    /// Days of training that begin this week for a place.
    fn begin(&self, key: Key, week: usize) -> u32 {
        if self.per_year <= 0.0 {
            return 0;
        }
        let apart = WEEKS_PER_YEAR / self.per_year;
        let round = libm::floor(real(week) / apart);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few rounds")]
        let key = key.child(round as u64);
        let starts = libm::floor((round + key.uniform(0)) * apart);
        if starts.to_bits() != real(week).to_bits() || key.uniform(1) >= self.share {
            return 0;
        }
        let whole = libm::floor(self.days);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few days")]
        let days = whole as u32 + u32::from(key.uniform(2) < self.days - whole);
        days
    }
}

impl Away {
    /// What falls due in a week; returns how many protected days.
    pub fn new_week(&mut self, rules: &Rules, (place, key): (usize, Key), week: usize) -> u32 {
        self.on_leave = falls_due(rules.leave_weeks_per_year / WEEKS_PER_YEAR, week, phase(place, 0.0)) > 0;
        self.protected = 0;
        let protected = falls_due(rules.protected_per_week, week, phase(place, 0.5));
        self.due += protected;
        self.technical_left += rules.technical.begin(key.child(lanes::TECHNICAL), week);
        self.soft_left += rules.soft.begin(key.child(lanes::SOFT), week);
        protected
    }

    /// Nobody holds the place: nothing is owed to whoever comes. Returns how many protected days are lost.
    pub fn clear(&mut self) -> u32 {
        core::mem::take(self).outstanding()
    }

    /// Between weeks, protected days that fell due and have been neither given nor cancelled.
    #[must_use]
    pub fn outstanding(&self) -> u32 {
        self.due + self.owed
    }

    /// Today's protected day, if it is one, gives way to something else and is due again.
    pub fn not_today(&mut self, weekday: usize) {
        if self.is_protected(weekday) {
            self.protected &= !(1 << weekday);
            self.due += 1;
        }
    }

    /// Whether a spare day of the roster is taken where it lies.
    #[must_use]
    pub fn takes_single(rules: &Rules, spare: Spare, key: Key) -> bool {
        spare == Spare::Leave && key.uniform(lanes::SINGLE) < rules.single_leave
    }

    /// Whether a day off is worked.
    #[must_use]
    pub fn works_overtime(rules: &Rules, key: Key) -> bool {
        rules.overtime > 0.0 && key.uniform(lanes::OVERTIME) < rules.overtime
    }

    /// Takes a day of training if one is due: whether it ends technical training, or nothing.
    pub fn learns(&mut self) -> Option<bool> {
        let left = if self.technical_left > 0 { &mut self.technical_left } else { &mut self.soft_left };
        if *left == 0 {
            return None;
        }
        let technical = self.technical_left > 0;
        if technical {
            self.technical_left -= 1;
        } else {
            self.soft_left -= 1;
        }
        Some(technical && self.technical_left == 0)
    }

    /// Whether a weekday is one of the week's protected days.
    #[must_use]
    pub fn is_protected(&self, weekday: usize) -> bool {
        self.protected & (1 << weekday) != 0
    }
}

/// Gives the protected days that are due to weekdays.
///
/// `order` is the order in which places are served, the most strained first where strain decides; `spare` is
/// by how many people each weekday of this week exceeds its need. Days that find no working day stay due.
pub fn protect(
    rules: &Rules,
    away: &mut [Away],
    order: &[usize],
    (week, mut spare): (usize, [f64; DAYS_PER_WEEK]),
    works: impl Fn(usize, usize) -> bool,
) {
    if rules.by_strain() {
        // As many days as the places are due, to those who need them most: one each, and so round again.
        let mut days: u32 = away.iter_mut().map(|away| core::mem::take(&mut away.due)).sum();
        let eligible = order.iter().filter(|&&place| !away[place].on_leave).count();
        while days > 0 && eligible > 0 {
            for &place in order {
                if days > 0 && !away[place].on_leave {
                    away[place].due += 1;
                    days -= 1;
                }
            }
        }
    }
    for &place in order {
        if away[place].on_leave {
            continue;
        }
        while away[place].due > 0 {
            let open = (0..DAYS_PER_WEEK).filter(|&day| works(place, day) && !away[place].is_protected(day));
            let turn = |day: usize| (day + DAYS_PER_WEEK - (place + week) % DAYS_PER_WEEK) % DAYS_PER_WEEK;
            let choice = if rules.placement == Placement::QuietDays {
                open.min_by(|&x, &y| spare[y].total_cmp(&spare[x]).then(turn(x).cmp(&turn(y))))
            } else {
                open.min_by_key(|&day| turn(day))
            };
            let Some(day) = choice else { break };
            away[place].due -= 1;
            away[place].protected |= 1 << day;
            spare[day] -= 1.0;
        }
    }
}
