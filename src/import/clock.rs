//! Times of day as people write them, alone, as a range, or after a date.

use super::civil::Written;

/// Seconds in a day.
const DAY: u32 = 86_400;

/// A time of day, or the range that an interval covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Seconds after midnight of the start, below 86 400.
    pub start: u32,
    /// Seconds after midnight of the end, if a range was written; 86 400 at midnight.
    pub end: Option<u32>,
}

impl Clock {
    /// Reads a whole cell.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // No form of a time is longer: "07:00:00.000 a.m. - 07:30:00.000 a.m."
        if text.len() < 2 || text.len() > 40 || !text.as_bytes().first()?.is_ascii_digit() {
            return None;
        }
        let (start, half, rest) = time(text)?;
        let rest = rest.trim_start();
        if rest.is_empty() {
            return (start < DAY).then_some(Self { start, end: None });
        }
        let rest =
            ["-", "–", "—", "to ", "bis ", "à ", "a "].iter().find_map(|mark| rest.strip_prefix(mark))?;
        let (end, end_half, rest) = time(rest.trim_start())?;
        // "7:00 - 7:30 PM": the half of the day stands once for both.
        let start = match (half, end_half) {
            (None, Some(pm)) => twelve_hours(start, pm).filter(|&start| start < end).unwrap_or(start),
            _ => start,
        };
        let end = if end == 0 { DAY } else { end };
        (rest.trim().is_empty() && start < DAY && end <= DAY).then_some(Self { start, end: Some(end) })
    }
}

/// A date with or without a time of day.
#[must_use]
pub fn moment(text: &str) -> Option<(Written, Option<Clock>)> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    let (date, rest) = Written::read(text)?;
    if rest.is_empty() {
        return Some((date, None));
    }
    let iso_start = text.len() - rest.len();
    let after_t = matches!(text.as_bytes().get(iso_start.wrapping_sub(1)), Some(b'T' | b't'));
    let rest = if after_t { without_offset(rest) } else { rest.trim_end_matches(" UTC") };
    Some((date, Some(Clock::read(rest)?)))
}

/// Local time as written counts, so the offset from universal time after an ISO time is not used.
fn without_offset(time: &str) -> &str {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return time;
    }
    match time.rfind(['+', '-']) {
        Some(at) if at >= 5 => time.split_at(at).0,
        _ => time,
    }
}

/// A time at the start of a text: seconds after midnight, whether a half of the day was named (true: PM), the rest.
fn time(text: &str) -> Option<(u32, Option<bool>, &str)> {
    let (hours, rest) = digits(text)?;
    let (minutes, seconds, rest) = match rest.as_bytes().first() {
        Some(b':') => {
            let (minutes, rest) = digits(rest.get(1..)?)?;
            match rest.strip_prefix(':') {
                None => (Some(minutes), 0, rest),
                Some(rest) => {
                    let (seconds, rest) = digits(rest)?;
                    let fraction = rest
                        .strip_prefix('.')
                        .map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
                    (Some(minutes), seconds, fraction)
                }
            }
        }
        Some(b'h' | b'H') => {
            let rest = rest.get(1..)?;
            match digits(rest) {
                Some((minutes, rest)) => (Some(minutes), 0, rest),
                None => (Some(0), 0, rest),
            }
        }
        _ => (None, 0, rest),
    };
    let (half, rest) = half_of_day(rest);
    // A bare number is a time only with AM or PM behind it.
    let minutes = match (minutes, half) {
        (Some(minutes), _) => minutes,
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    if minutes > 59 || seconds > 59 {
        return None;
    }
    let within = minutes * 60 + seconds;
    let start = match half {
        None => (hours < 24 || (hours == 24 && within == 0)).then_some(hours * 3600 + within)?,
        Some(pm) => (1..=12).contains(&hours).then(|| twelve_hours(hours * 3600 + within, pm)).flatten()?,
    };
    Some((start, half, rest))
}

fn twelve_hours(seconds: u32, pm: bool) -> Option<u32> {
    let hours = seconds / 3600;
    (hours <= 12).then(|| seconds % 43_200 + if pm { 43_200 } else { 0 })
}

fn half_of_day(text: &str) -> (Option<bool>, &str) {
    let trimmed = text.trim_start();
    for (mark, pm) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] {
        if let Some(start) = trimmed.get(..mark.len())
            && start.eq_ignore_ascii_case(mark)
        {
            return (Some(pm), trimmed.get(mark.len()..).unwrap_or_default());
        }
    }
    (None, text)
}

/// One or two digits.
fn digits(text: &str) -> Option<(u32, &str)> {
    let bytes = text.as_bytes();
    let first = bytes.first().filter(|b| b.is_ascii_digit())?;
    let mut number = u32::from(first - b'0');
    let mut length = 1;
    if let Some(second) = bytes.get(1).filter(|b| b.is_ascii_digit()) {
        number = number * 10 + u32::from(second - b'0');
        length = 2;
    }
    if bytes.get(length).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    Some((number, text.get(length..)?))
}

/// Minutes after midnight as `07:05`.
#[must_use]
pub fn told(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
