//! Reads the whole file once to decide what a few rows cannot: decimal mark, date order, interval length.

use super::civil::{self, Written};
use super::clock::{self, Clock};
use super::layout::{Axis, Found, Head, Shape};
use super::number::Evidence;
use super::options::{DateOrder, DecimalMark, Options, Separator, is_interval};
use super::rows::{Progress, Rows};
use super::words;
use crate::problem::{Code, Collector, Problem};
use crate::units::MINUTES_PER_DAY;

/// What the whole file says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) mark: DecimalMark,
    /// `None` where the file has no dates.
    pub(super) order: Option<DateOrder>,
    pub(super) interval: u32,
}

/// A date in the file, once for each run of rows that share it.
struct Dated {
    written: Written,
    weekday: Option<usize>,
    line: u32,
    column: u32,
}

/// What was seen.
struct Seen {
    numbers: Evidence,
    dates: Vec<Dated>,
    /// Rows or heads that start at each minute of the day.
    starts: Vec<u32>,
    /// Those that do not start at a whole minute.
    within_minutes: u32,
    /// Those that are ranges, by length in minutes.
    lengths: Vec<u32>,
    first_time: (u32, u32),
}

impl Seen {
    fn time(&mut self, clock: Clock) {
        if !clock.start.is_multiple_of(60) {
            self.within_minutes += 1;
            return;
        }
        if let Some(count) = self.starts.get_mut((clock.start / 60) as usize) {
            *count += 1;
        }
        if let Some(end) = clock.end {
            let seconds = (end + 86_400 - clock.start) % 86_400;
            if let Some(count) = self.lengths.get_mut((seconds / 60) as usize) {
                *count += 1;
            }
        }
    }

    fn date(&mut self, written: Written, weekday: Option<usize>, (line, column): (u32, u32)) {
        if self.dates.last().is_none_or(|last| last.written != written) {
            self.dates.push(Dated { written, weekday, line, column });
        }
    }
}

/// Decides from the whole file; what cannot be decided, or contradicts the options, is a problem.
pub(super) fn survey(
    text: &str,
    separator: Separator,
    found: &Found,
    options: &Options,
    ambiguous: &mut Vec<&'static str>,
    progress: &mut Progress,
) -> Result<Decided, Vec<Problem>> {
    let seen = see(text, separator, found, progress);
    let mut problems = Collector::default();
    let (mark, unclear) = match options.decimal_mark {
        Some(given) => {
            let (other, line) = match given {
                DecimalMark::Point => seen.numbers.comma,
                DecimalMark::Comma => seen.numbers.point,
            };
            let own = match given {
                DecimalMark::Point => seen.numbers.point,
                DecimalMark::Comma => seen.numbers.comma,
            };
            if other > own.0 {
                problems.add(
                    Problem::new(
                        "decimalMark",
                        Code::Conflict,
                        "numbers in the file have the other decimal mark",
                    )
                    .got(given.as_str())
                    .at(line, 1),
                );
            }
            (given, false)
        }
        None => seen.numbers.mark(),
    };
    if unclear {
        ambiguous.push("decimalMark");
    }
    let order = match date_order(&seen.dates, options.date_order) {
        Ok((order, unclear)) => {
            if unclear && options.date_order.is_none() {
                ambiguous.push("dateOrder");
            }
            order
        }
        Err(problem) => {
            problems.add(*problem);
            None
        }
    };
    match interval(&seen, found, options) {
        Ok(interval) => {
            problems.finish(Decided { mark, order, interval }).map_err(crate::problem::Problems::into_list)
        }
        Err(problem) => {
            problems.add(*problem);
            Err(problems.into_list())
        }
    }
}

fn see(text: &str, separator: Separator, found: &Found, progress: &mut Progress) -> Seen {
    let mut seen = Seen {
        numbers: Evidence::default(),
        dates: Vec::new(),
        starts: vec![0; MINUTES_PER_DAY as usize],
        within_minutes: 0,
        lengths: vec![0; MINUTES_PER_DAY as usize + 1],
        first_time: (found.first_line, 1),
    };
    if let Shape::Grid { heads, .. } = &found.shape {
        let line = found.header.unwrap_or(1);
        for (column, head) in (1..).zip(heads) {
            match *head {
                Head::Time(clock) => seen.time(clock),
                Head::Date(written) => seen.date(written, None, (line, column)),
                Head::Weekday(_) | Head::Other => {}
            }
        }
    }
    let mut rows = Rows::new(text, separator);
    while let Some((line, record)) = rows.next() {
        if line < found.first_line {
            continue;
        }
        let cell = |column: usize| record.get(column).unwrap_or_default();
        match &found.shape {
            Shape::Long { time, date, calls, handle, weekday } => {
                let weekday = weekday.and_then(|column| words::weekday(cell(column)));
                let place = super::long::place;
                let clock = match date {
                    Some(date) => {
                        if let Some((written, _)) = clock::moment(cell(*date)) {
                            seen.date(written, weekday, (line, place(*date)));
                        }
                        Clock::read(cell(*time))
                    }
                    None => clock::moment(cell(*time)).and_then(|(written, clock)| {
                        seen.date(written, weekday, (line, place(*time)));
                        clock
                    }),
                };
                if let Some(clock) = clock {
                    seen.time(clock);
                }
                seen.numbers.see(cell(*calls), line);
                if let Some(handle) = handle {
                    seen.numbers.see(cell(*handle), line);
                }
            }
            Shape::Grid { label, label_axis, heads, weekday } => {
                match label_axis {
                    Axis::Date => {
                        if let Some((written, _)) = clock::moment(cell(*label)) {
                            let weekday = weekday.and_then(|column| words::weekday(cell(column)));
                            seen.date(written, weekday, (line, super::long::place(*label)));
                        }
                    }
                    Axis::Time => {
                        if let Some(clock) = Clock::read(cell(*label)) {
                            seen.time(clock);
                        }
                    }
                    Axis::Weekday => {}
                }
                for (cell, head) in record.iter().zip(heads) {
                    if *head != Head::Other {
                        seen.numbers.see(cell, line);
                    }
                }
            }
        }
        progress.at(rows.share());
    }
    seen
}

/// The order of dates, and whether the file fits more than one.
///
/// 1. Dates with only one reading decide. 2. Else the order under which every date exists, or more
///    of them. 3. If both fit, the order under which more written weekdays are right; then the one
///    under which more dates stand one day from their neighbour; then the one under which the way
///    from date to date is shorter; then day, month, year.
fn date_order(dates: &[Dated], given: Option<DateOrder>) -> Result<(Option<DateOrder>, bool), Box<Problem>> {
    let open: Vec<&Dated> = dates.iter().filter(|date| date.written.order().is_none()).collect();
    let plain = dates.iter().find_map(|date| date.written.order());
    if let Some(given) = given {
        // One wrong date is a bad cell; an order under which most dates do not exist is a wrong order.
        let bad = || {
            dates.iter().filter(|date| {
                date.written.order().is_some_and(|o| o != given) || date.written.day(given).is_none()
            })
        };
        let other = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay]
            .into_iter()
            .find(|&order| order != given && dates.iter().all(|date| date.written.day(order).is_some()));
        return match bad().next() {
            Some(first) if other.is_some() || bad().count() * 2 > dates.len() => Err(Box::new(
                Problem::new("dateOrder", Code::Conflict, "dates in the file are not written in this order")
                    .got(given.as_str())
                    .at(first.line, first.column),
            )),
            _ => Ok((Some(given), false)),
        };
    }
    if open.is_empty() {
        return Ok((plain, false));
    }
    let mut best = None;
    let mut fitting = 0;
    for order in [DateOrder::MonthDayYear, DateOrder::DayMonthYear] {
        let days: Vec<i32> = open.iter().filter_map(|date| date.written.day(order)).collect();
        let named = open
            .iter()
            .filter(|date| {
                date.weekday.is_some() && date.written.day(order).map(civil::weekday) == date.weekday
            })
            .count();
        let steps = || days.windows(2).map(|pair| if let [a, b] = pair { (b - a).unsigned_abs() } else { 0 });
        let way: u64 = steps().map(u64::from).sum();
        let score = (days.len(), named, steps().filter(|step| *step == 1).count(), core::cmp::Reverse(way));
        fitting += usize::from(days.len() == open.len());
        if best.is_none_or(|(known, _)| score >= known) {
            best = Some((score, order));
        }
    }
    Ok((best.map(|(_, order)| order), fitting == 2))
}

/// The length of an interval: that of most ranges, else the most frequent step between the times of
/// day in the file; each step counts as often as the rarer of its two times.
fn interval(seen: &Seen, found: &Found, options: &Options) -> Result<u32, Box<Problem>> {
    let at = |problem: Problem| Box::new(problem.at(seen.first_time.0, seen.first_time.1));
    let starts: u32 = seen.starts.iter().sum();
    if seen.within_minutes > starts {
        return Err(at(Problem::new(
            "",
            Code::UnknownLayout,
            "most times are not whole minutes, as if each row were one call; count the calls per interval first",
        )
        .bound("one row per interval")));
    }
    let times: Vec<(u32, u32)> =
        (0..).zip(&seen.starts).filter(|(_, n)| **n > 0).map(|(minute, n)| (minute, *n)).collect();
    let mut steps = vec![0_u32; MINUTES_PER_DAY as usize + 1];
    for pair in times.windows(2) {
        if let [(a, n), (b, m)] = pair
            && let Some(count) = steps.get_mut((b - a) as usize)
        {
            *count += (*n).min(*m);
        }
    }
    let most = |counts: &[u32]| {
        (0_u32..)
            .zip(counts)
            .filter(|(_, n)| **n > 0)
            .max_by_key(|(length, n)| (**n, u32::MAX - *length))
            .map(|(length, _)| length)
    };
    let found_length = most(&seen.lengths).or_else(|| most(&steps));
    let on_grid = |length: u32| {
        times.iter().filter(|(minute, _)| minute.is_multiple_of(length)).map(|(_, n)| n).sum::<u32>()
    };
    if let Some(given) = options.interval_minutes {
        let grid_differs =
            matches!(found.shape, Shape::Grid { .. }) && found_length.is_some_and(|length| length != given);
        let range_differs = most(&seen.lengths).is_some_and(|length| length != given);
        if grid_differs || range_differs || on_grid(given) * 2 < starts || most_below(&times, given) {
            let told = found_length
                .map_or_else(|| "of another length".to_owned(), |length| format!("of {length} minutes"));
            return Err(at(Problem::new(
                "intervalMinutes",
                Code::Conflict,
                format!("the file has intervals {told}"),
            )
            .got(given.to_string())));
        }
        return Ok(given);
    }
    match found_length {
        None => Err(at(Problem::new(
            "intervalMinutes",
            Code::UnknownLayout,
            "the file has only one time of day, so the length of an interval is unknown; daily totals cannot be planned from",
        ))),
        Some(length) if !is_interval(length) => Err(at(Problem::new(
            "intervalMinutes",
            Code::UnknownLayout,
            format!("times are mostly {length} minutes apart, which is no length of an interval"),
        )
        .bound("a whole number of minutes up to 60 that divides 1440"))),
        Some(length) if on_grid(length) * 2 < starts => Err(at(Problem::new(
            "intervalMinutes",
            Code::UnknownLayout,
            format!("most times are not multiples of {length} minutes after midnight"),
        ))),
        Some(length) => Ok(length),
    }
}

/// Whether many times lie between the starts of intervals of this length, which is then too long.
fn most_below(times: &[(u32, u32)], length: u32) -> bool {
    let (off, all) = times.iter().fold((0_u64, 0_u64), |(off, all), (minute, n)| {
        let n = u64::from(*n);
        (if minute.is_multiple_of(length) { off } else { off + n }, all + n)
    });
    off * 10 > all
}
