//! Dates as people write them, and the arithmetic of the civil calendar.
//!
//! A date written in numbers can be read in up to three orders, so it is first kept as
//! [`Written`] and becomes a day only when the whole file has decided the order.

use super::options::DateOrder;
use super::words;

/// The first and the last year that a file of volumes can be about.
const YEARS: core::ops::RangeInclusive<i32> = 1900..=2199;

/// Days from 1970-01-01 to a date of the Gregorian calendar.
///
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), `days_from_civil`.
#[must_use]
pub fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days from 1970-01-01; the inverse of [`days_from_civil`].
#[must_use]
pub fn civil_from_days(days: i32) -> (i32, i32, i32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i32::from(month <= 2), month, day)
}

/// Weekday of a day, Monday = 0.
#[must_use]
pub fn weekday(day: i32) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default()
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: i32) -> i32 {
    day - (day + 3).rem_euclid(7)
}

/// A day as `2003-03-31`.
#[must_use]
pub fn iso(day: i32) -> String {
    let (year, month, day) = civil_from_days(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A date as it was written, before its order is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Only one reading: year, month and day, written in this order.
    Plain(DateOrder, i16, i8, i8),
    /// Three numbers of which the last is a year, or the first if the order says so.
    Numbers(i16, i16, i16),
}

impl Written {
    /// Reads a date at the start of a text, with or without a weekday before it; gives the rest of the text.
    #[must_use]
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let text = text.trim_ascii();
        match text.as_bytes().first()? {
            b'0'..=b'9' => Self::read_digits_first(text),
            _ => {
                let (word, rest) = take_word(text)?;
                if let Some(month) = words::month(word) {
                    let (day, rest) = take_number(skip_marks(rest), 2)?;
                    let (year, rest) = take_number(skip_marks(rest), 4)?;
                    let plain = Self::Plain(
                        DateOrder::MonthDayYear,
                        full_year(year)?,
                        month,
                        i8::try_from(day).ok()?,
                    );
                    return ended(rest).map(|rest| (plain, rest));
                }
                words::weekday(word)?;
                let rest = skip_marks(rest);
                rest.as_bytes().first().filter(|b| b.is_ascii_digit() || words::month(rest).is_some())?;
                Self::read_digits_first(rest)
            }
        }
    }

    fn read_digits_first(text: &str) -> Option<(Self, &str)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 8 {
            let number: i32 = text.get(..8)?.parse().ok()?;
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let fits = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
            let plain = Self::Plain(
                DateOrder::YearMonthDay,
                i16::try_from(year).ok()?,
                i8::try_from(month).ok()?,
                i8::try_from(day).ok()?,
            );
            return ended(text.get(8..)?).filter(|_| fits).map(|rest| (plain, rest));
        }
        let (first, rest) = take_number(text, 4)?;
        let mark = rest.chars().next()?;
        let rest = skip_marks(rest);
        if !rest.as_bytes().first()?.is_ascii_digit() {
            let (word, rest) = take_word(rest)?;
            let month = words::month(word)?;
            let (last, rest) = take_number(skip_marks(rest), 4)?;
            let plain = if digits == 4 {
                Self::Plain(DateOrder::YearMonthDay, first, month, i8::try_from(last).ok()?)
            } else {
                Self::Plain(DateOrder::DayMonthYear, full_year(last)?, month, i8::try_from(first).ok()?)
            };
            return ended(rest).map(|rest| (plain, rest));
        }
        if !matches!(mark, '-' | '/' | '.') || digits == 3 {
            return None;
        }
        let (second, rest) = take_number(rest, 2)?;
        let rest = rest.strip_prefix(mark)?;
        let rest = if mark == '.' { rest.trim_ascii_start() } else { rest };
        let last_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (third, rest) = take_number(rest, 4)?;
        let rest = ended(rest)?;
        if second > 31 {
            return None;
        }
        if digits == 4 {
            let plain = Self::Plain(
                DateOrder::YearMonthDay,
                first,
                i8::try_from(second).ok()?,
                i8::try_from(third).ok().filter(|_| last_digits <= 2)?,
            );
            return Some((plain, rest));
        }
        (first <= 31 && matches!(last_digits, 2 | 4)).then_some((Self::Numbers(first, second, third), rest))
    }

    /// The order this date was written in, if it has only one reading.
    #[must_use]
    pub fn order(self) -> Option<DateOrder> {
        match self {
            Self::Plain(order, ..) => Some(order),
            Self::Numbers(..) => None,
        }
    }

    /// The day under an order, in days from 1970-01-01; `None` if there is no such day.
    #[must_use]
    pub fn day(self, order: DateOrder) -> Option<i32> {
        let (year, month, day) = match (self, order) {
            (Self::Plain(_, year, month, day), _) => (i32::from(year), i32::from(month), i32::from(day)),
            (Self::Numbers(a, b, c), DateOrder::DayMonthYear) => (century(c), i32::from(b), i32::from(a)),
            (Self::Numbers(a, b, c), DateOrder::MonthDayYear) => (century(c), i32::from(a), i32::from(b)),
            (Self::Numbers(a, b, c), DateOrder::YearMonthDay) => (century(a), i32::from(b), i32::from(c)),
        };
        if !YEARS.contains(&year) || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        let days = days_from_civil(year, month, day);
        (day <= 31 && civil_from_days(days) == (year, month, day)).then_some(days)
    }
}

/// A year of two digits belongs to the century from 1970 to 2069.
fn century(year: i16) -> i32 {
    match i32::from(year) {
        year @ 0..70 => year + 2000,
        year @ 70..100 => year + 1900,
        year => year,
    }
}

fn full_year(year: i16) -> Option<i16> {
    i16::try_from(century(year)).ok()
}

fn take_number(text: &str, most: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > most {
        return None;
    }
    let (number, rest) = text.split_at_checked(digits)?;
    Some((number.parse().ok()?, rest))
}

fn take_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Skips what may stand between the parts of a date with a month's name.
fn skip_marks(text: &str) -> &str {
    text.trim_start_matches(['-', '/', '.', ',', ' '])
}

/// The rest of a text after a date, if the date could end here; a `T` before the time is taken away.
fn ended(rest: &str) -> Option<&str> {
    match rest.as_bytes().first() {
        None => Some(rest),
        Some(b' ' | b',') => Some(rest.trim_start_matches([' ', ','])),
        Some(b'T' | b't') if rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => rest.get(1..),
        Some(_) => None,
    }
}
