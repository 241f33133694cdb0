//! Which days are simulated call by call: all of them, or for a preview a few of each repetition.
//!
//! People live every day of a preview; on days without calls they are as busy, and meet as much
//! hostility, as on the last days that had any. The days are those of the full run, in the same worlds, so that two
//! previews compare like two full runs. They are spread evenly over the horizon, other ones in each repetition, every
//! weekday comes up equally often, so that no weekday's luck counts twice, and of the weeks around its place each is the
//! one that is about as busy as its turn says, so that quiet and busy days come up as they do over the year.

use crate::units::DAYS_PER_WEEK;

/// About how many calls a preview simulates in all.
const CALLS: f64 = 400_000.0;
/// Distances between simulated days where few are left out, all prime to seven.
const STRIDES: [usize; 4] = [1, 2, 3, 5];
/// Fewest days between simulated ones where many are left out, so that moving one to its weekday leaves them apart.
const APART: usize = 8;
/// The fractional part of the golden ratio, whose multiples are spread evenly however many there are.
const GOLDEN: f64 = 0.618_033_988_749_894_9;
/// The same of two dimensions: 1 ÷ x and 1 ÷ x² for x³ = x + 1, by repetition and by place.
const PLASTIC: [f64; 2] = [0.754_877_666_246_692_8, 0.569_840_290_998_053_3];

/// Which days are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    spread: Spread,
    /// Whether a day needs the one before it, because work goes on over midnight.
    overnight: bool,
    /// The first day with calls, which a preview simulates to learn what days are like.
    first: usize,
}

/// How the simulated days lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spread {
    /// At this distance.
    Stride(usize),
    /// Every weekday so often.
    Weekdays(usize),
}

impl Sampling {
    /// Every day.
    pub const ALL: Self = Self { spread: Spread::Stride(1), overnight: false, first: 0 };

    /// A preview's days, for so many calls a week in expectation, over so many days and repetitions, calls coming first on
    /// this day.
    #[must_use]
    pub fn preview(
        calls_per_week: f64,
        (days, first): (usize, usize),
        replications: u32,
        overnight: bool,
    ) -> Self {
        let count = |count: usize| {
            #[expect(clippy::cast_precision_loss, reason = "few days")]
            let count = count as f64;
            count
        };
        let calls = calls_per_week * count(days) / count(DAYS_PER_WEEK) * f64::from(replications);
        let few = |stride: &&usize| calls / count(**stride) <= CALLS;
        // Each repetition has a few days at least.
        let fits = |stride: &&usize| **stride * DAYS_PER_WEEK <= days;
        let most = STRIDES.iter().rev().find(fits).copied().unwrap_or(1);
        let weekdays = days / DAYS_PER_WEEK / APART;
        let spread = match STRIDES.iter().find(few) {
            Some(stride) => Spread::Stride(most.min(*stride)),
            None if weekdays == 0 => Spread::Stride(most),
            None => {
                let wanted = count(days) * CALLS / calls / count(DAYS_PER_WEEK);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
                let wanted = libm::floor(wanted) as usize;
                Spread::Weekdays(wanted.clamp(1, weekdays))
            }
        };
        Self { spread, overnight, first }
    }

    /// Whether some days are left out.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.spread != Spread::Stride(1)
    }

    /// The days of a repetition over so many days; none if all are simulated. `busy` is how busy one is, counted from 0: the
    /// share of days that are quieter.
    #[must_use]
    pub fn days(&self, days: usize, number: u32, busy: impl Fn(usize) -> f64) -> Option<Chosen> {
        let number = usize::try_from(number).unwrap_or(0);
        let mut counts = vec![false; days + 1];
        match self.spread {
            Spread::Stride(1) => return None,
            Spread::Stride(stride) => {
                (number % stride..days).step_by(stride).for_each(|day| counts[1 + day] = true);
            }
            Spread::Weekdays(times) => {
                let many = times * DAYS_PER_WEEK;
                // From one to the next the weekday moves on as it would by itself, if it would.
                let on = (days / many) % DAYS_PER_WEEK;
                let on = if on == 0 { 1 } else { on };
                #[expect(clippy::cast_precision_loss, reason = "few days")]
                let begins = (number as f64 * GOLDEN).fract() * (days as f64 / many as f64);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
                let begins = begins as usize;
                // So many weeks to either side belong to no other place of this weekday.
                let weeks = (days / many / DAYS_PER_WEEK).saturating_sub(1) / 2;
                for place in 0..many {
                    let day = (begins + place * days / many) % days;
                    let weekday = (number + place * on) % DAYS_PER_WEEK;
                    let middle = nearest(day, weekday, days);
                    #[expect(clippy::cast_precision_loss, reason = "small counts")]
                    let turn = (0.5 + number as f64 * PLASTIC[0] + place as f64 * PLASTIC[1]).fract();
                    let off = |day: usize| (busy(day) - turn).abs();
                    let around = (0..=2 * weeks).filter_map(|week| {
                        (middle + week * DAYS_PER_WEEK).checked_sub(weeks * DAYS_PER_WEEK)
                    });
                    let day = around
                        .filter(|day| *day < days)
                        .min_by(|one, other| off(*one).total_cmp(&off(*other)))
                        .unwrap_or(middle);
                    counts[1 + day] = true;
                }
            }
        }
        Some(Chosen { counts, overnight: self.overnight, first: self.first })
    }
}

/// The day nearest to this one that is such a weekday, within so many days, the first of which is a Monday.
fn nearest(day: usize, weekday: usize, days: usize) -> usize {
    let later = (weekday + DAYS_PER_WEEK - day % DAYS_PER_WEEK) % DAYS_PER_WEEK;
    let earlier = DAYS_PER_WEEK - later;
    if day + later >= days || later > DAYS_PER_WEEK / 2 && day >= earlier {
        day - earlier
    } else {
        day + later
    }
}

/// A preview's days of one repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    counts: Vec<bool>,
    overnight: bool,
    first: usize,
}

impl Chosen {
    /// Whether a day of the run, counted from the one before the first that is measured, counts.
    #[must_use]
    pub fn is_measured(&self, day: usize) -> bool {
        self.counts.get(day).copied().unwrap_or(false)
    }

    /// Whether it is simulated: to be counted, for the night after it, or to begin with.
    #[must_use]
    pub fn is_simulated(&self, day: usize) -> bool {
        self.is_measured(day) || self.overnight && self.is_measured(day + 1) || day == self.first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How busy the days of a repetition are.
    fn busy(number: u32) -> impl Fn(usize) -> f64 {
        let key = crate::math::streams::Key::new(5).child(u64::from(number));
        move |day| key.uniform(day as u64)
    }

    /// Days come up that are as busy as days are: a quarter of them in each quarter, within 0.04. Were they 84 independent
    /// draws, one standard deviation would be 0.047.
    #[test]
    fn quiet_and_busy_days_come_up_as_often_as_there_are() {
        let sampling = Sampling::preview(20_000.0, (364, 1), 6, false);
        let mut quarters = [0.0; 4];
        for number in 0..6 {
            let (chosen, busy) = (sampling.days(364, number, busy(number)).expect("a part"), busy(number));
            for day in (0..364).filter(|day| chosen.is_measured(day + 1)) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "of four")]
                let quarter = (busy(day) * 4.0) as usize;
                quarters[quarter] += 1.0;
            }
        }
        let all: f64 = quarters.iter().sum();
        for share in quarters.map(|count| count / all) {
            assert!((share - 0.25).abs() < 0.04, "{quarters:?}");
        }
    }

    /// However long the horizon and many the calls: every weekday equally often, and in ten repetitions other days.
    #[test]
    fn weekdays_come_up_equally_often() {
        for weeks in [8, 13, 26, 27, 52, 53, 104] {
            let days = weeks * DAYS_PER_WEEK;
            for calls_per_week in [20_000.0, 31_000.0, 200_000.0] {
                let sampling = Sampling::preview(calls_per_week, (days, 1), 6, false);
                let Spread::Weekdays(times) = sampling.spread else { continue };
                let mut seen = vec![0; days];
                for number in 0..10 {
                    let chosen = sampling.days(days, number, busy(number)).expect("a part");
                    let mut weekdays = [0; DAYS_PER_WEEK];
                    for day in (0..days).filter(|day| chosen.is_measured(day + 1)) {
                        weekdays[day % DAYS_PER_WEEK] += 1;
                        seen[day] += 1;
                    }
                    assert_eq!(weekdays, [times; DAYS_PER_WEEK], "{weeks} weeks, repetition {number}");
                    assert!(chosen.is_simulated(1) && !chosen.is_measured(0));
                }
                assert!(seen.iter().all(|times| *times <= 4), "{weeks} weeks: {seen:?}");
            }
        }
    }

    #[test]
    fn all_days_are_simulated_where_calls_are_few() {
        assert!(!Sampling::preview(500.0, (364, 1), 6, false).is_partial());
        assert!(!Sampling::preview(1e6, (7, 1), 6, false).is_partial(), "a week is simulated whole");
        let some = Sampling::preview(3_000.0, (364, 1), 6, false);
        assert_eq!(some.spread, Spread::Stride(3));
        let days = some.days(364, 1, |_| 0.5).expect("a part");
        assert_eq!((1..=364).filter(|day| days.is_measured(*day)).count(), 121);
    }
}
