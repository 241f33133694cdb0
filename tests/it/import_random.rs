//! Import of random files: what was written comes back exactly, and no text whatever breaks the reader.

use crate::support::runner;
use breather::import::civil::{civil_from_days, days_from_civil, weekday};
use breather::import::{Options, Volumes, volumes};
use breather::input::Value;
use breather::problem::{Code, Problems};
use proptest::collection::vec;
use proptest::prelude::*;

const INTERVALS: [u32; 9] = [5, 6, 10, 12, 15, 20, 30, 45, 60];
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
const NAMES: [[&str; 7]; 4] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
];

/// Volumes and the way in which they are written down.
#[derive(Clone, Debug)]
struct Case {
    interval: u32,
    first_day: i32,
    days: usize,
    weekends: bool,
    first_slot: u32,
    slots: u32,
    /// Twice the calls, so that halves occur.
    counts: Vec<u32>,
    halves: bool,
    layout: u8,
    separator: char,
    comma: bool,
    thousands: u8,
    date_style: u8,
    time_style: u8,
    line_end: &'static str,
    flags: [bool; 8],
}

fn case() -> impl Strategy<Value = Case> {
    let volumes = (
        0..INTERVALS.len(),
        days_from_civil(1999, 1, 1)..days_from_civil(2031, 1, 1),
        2..12_usize,
        any::<bool>(),
        0..1000_u32,
        3..40_u32,
        vec(0..8000_u32, 1..300),
        any::<bool>(),
    );
    let dialect = (
        0..6_u8,
        0..SEPARATORS.len(),
        any::<bool>(),
        0..5_u8,
        0..9_u8,
        0..6_u8,
        prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        any::<[bool; 8]>(),
    );
    (volumes, dialect).prop_map(|(v, d)| {
        let interval = INTERVALS[v.0];
        let per_day = 1440 / interval;
        let slots = v.5.min(per_day);
        Case {
            interval,
            first_day: v.1,
            days: v.2,
            weekends: v.3,
            first_slot: v.4 % (per_day - slots + 1),
            slots,
            counts: v.6,
            halves: v.7,
            layout: d.0,
            separator: SEPARATORS[d.1],
            comma: d.2,
            thousands: d.3,
            date_style: d.4,
            time_style: d.5,
            line_end: d.6,
            flags: d.7,
        }
    })
}

impl Case {
    fn dates(&self) -> Vec<i32> {
        (self.first_day..).filter(|day| self.weekends || weekday(*day) < 5).take(self.days).collect()
    }

    fn calls(&self, day: usize, slot: u32) -> f64 {
        let at = day * self.slots as usize + slot as usize;
        // A hash of the place spreads the drawn counts; the first interval of a day always has a call.
        let drawn = self.counts[(at * 31 + at / 7) % self.counts.len()] + u32::from(slot == 0) * 2;
        if self.halves { f64::from(drawn) / 2.0 } else { f64::from(drawn / 2) }
    }

    fn handle(&self, day: usize, slot: u32) -> f64 {
        100.0 + (self.calls(day, (slot + 1) % self.slots) * 2.0) % 1500.0 / 2.0
    }

    fn number(&self, value: f64) -> String {
        let plain = value.to_string();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(a, b)| (a, Some(b)));
        let mark = match self.thousands {
            1 => " ",
            2 => "\u{a0}",
            3 => "'",
            4 if self.comma => ".",
            4 => ",",
            _ => "",
        };
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                grouped.push_str(mark);
            }
            grouped.push(digit);
        }
        match fraction {
            None => grouped,
            Some(fraction) => format!("{grouped}{}{fraction}", if self.comma { ',' } else { '.' }),
        }
    }

    fn date(&self, day: i32) -> String {
        let (y, m, d) = civil_from_days(day);
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            [m as usize - 1];
        match self.date_style {
            0 => format!("{y}-{m:02}-{d:02}"),
            1 => format!("{y}/{m}/{d}"),
            2 => format!("{d:02}/{m:02}/{y}"),
            3 => format!("{m}/{d}/{y}"),
            4 => format!("{d}.{m}.{y}"),
            5 => format!("{d}-{month}-{y}"),
            6 => format!("{} {d} {month} {y}", NAMES[1][weekday(day)]),
            7 => format!("{y}{m:02}{d:02}"),
            _ => format!("{m:02}-{d:02}-{:02}", y % 100),
        }
    }

    fn time(&self, slot: u32) -> String {
        let at = |minute: u32| {
            let (h, m) = (minute / 60 % 24, minute % 60);
            let half = if h < 12 { "AM" } else { "PM" };
            match self.time_style {
                1 => format!("{h}:{m:02}"),
                2 => format!("{h:02}:{m:02}:00"),
                3 => format!("{}:{m:02} {half}", (h + 11) % 12 + 1),
                _ => format!("{h:02}:{m:02}"),
            }
        };
        let start = (self.first_slot + slot) * self.interval;
        match self.time_style {
            4 => format!("{}-{}", at(start), at(start + self.interval)),
            5 => format!("{} - {}", at(start), at(start + self.interval)),
            _ => at(start),
        }
    }

    fn row(&self, cells: &[String]) -> String {
        let quoted = |cell: &String| {
            if cell.contains(self.separator) || self.flags[0] { format!("\"{cell}\"") } else { cell.clone() }
        };
        cells.iter().map(quoted).collect::<Vec<_>>().join(&self.separator.to_string())
    }

    fn long(&self, apart: bool, handle: bool) -> Vec<String> {
        let mut rows = Vec::new();
        // Without names the columns have their usual order, and a handling time stands last.
        if self.flags[1] || handle {
            let mut names = if apart { vec!["Date", "Interval"] } else { vec!["Date and time"] };
            names.push("Calls offered");
            names.extend(handle.then_some("AHT"));
            rows.push(self.row(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()));
        }
        for (i, day) in self.dates().into_iter().enumerate() {
            for slot in 0..self.slots {
                let (date, time) = (self.date(day), self.time(slot));
                let mut cells = if apart { vec![date, time] } else { vec![format!("{date} {time}")] };
                cells.push(self.number(self.calls(i, slot)));
                if handle {
                    cells.push(self.number(self.handle(i, slot)));
                }
                rows.push(self.row(&cells));
            }
            if self.flags[2] {
                rows.push(String::new());
            }
        }
        rows
    }

    /// Heads of a day's intervals: times, minutes after midnight, or hours and minutes without a colon.
    fn heads(&self) -> Vec<String> {
        let starts: Vec<u32> = (0..self.slots).map(|slot| (self.first_slot + slot) * self.interval).collect();
        // Within one hour "0700, 0705" may be minutes as well; 45 minutes do not fit an hour.
        let crosses = starts.first().map(|m| m / 60) != starts.last().map(|m| m / 60) && self.interval != 45;
        match (self.flags[4], self.flags[5]) {
            (true, true) => starts.iter().map(|minute| format!("t{minute:03}")).collect(),
            (true, false) if crosses => {
                starts.iter().map(|m| format!("{:02}{:02}", m / 60, m % 60)).collect()
            }
            _ => (0..self.slots).map(|slot| self.time(slot)).collect(),
        }
    }

    fn wide(&self) -> Vec<String> {
        let total = self.flags[3];
        let mut heads = vec!["Day".to_owned()];
        heads.extend(self.heads());
        heads.extend(total.then(|| "Total".to_owned()));
        let mut rows = vec![self.row(&heads)];
        for (i, day) in self.dates().into_iter().enumerate() {
            let calls: Vec<f64> = (0..self.slots).map(|slot| self.calls(i, slot)).collect();
            let mut cells = vec![self.date(day)];
            cells.extend(calls.iter().map(|calls| self.number(*calls)));
            cells.extend(total.then(|| self.number(calls.iter().sum())));
            rows.push(self.row(&cells));
        }
        rows
    }

    fn turned(&self) -> Vec<String> {
        let mut heads = vec!["Interval".to_owned()];
        heads.extend(self.dates().into_iter().map(|day| self.date(day)));
        let mut rows = vec![self.row(&heads)];
        for slot in 0..self.slots {
            let mut cells = vec![self.time(slot)];
            cells.extend((0..self.days).map(|day| self.number(self.calls(day, slot))));
            rows.push(self.row(&cells));
        }
        rows
    }

    fn week(&self, turned: bool) -> Vec<String> {
        let names = NAMES[usize::from(self.date_style) % NAMES.len()];
        let mut corner = vec![String::new()];
        let mut rows = Vec::new();
        if turned {
            corner.extend((0..self.slots).map(|slot| self.time(slot)));
            rows.push(self.row(&corner));
            for (day, name) in names.iter().enumerate() {
                let mut cells = vec![(*name).to_owned()];
                cells.extend((0..self.slots).map(|slot| self.number(self.calls(day, slot))));
                rows.push(self.row(&cells));
            }
        } else {
            corner.extend(names.iter().map(|name| (*name).to_owned()));
            rows.push(self.row(&corner));
            for slot in 0..self.slots {
                let mut cells = vec![self.time(slot)];
                cells.extend((0..7).map(|day| self.number(self.calls(day, slot))));
                rows.push(self.row(&cells));
            }
        }
        rows
    }

    fn write(&self) -> String {
        let mut rows = match self.layout {
            0 => self.long(false, false),
            1 => self.long(true, false),
            2 => self.long(self.flags[4], true),
            3 => self.wide(),
            4 => self.turned(),
            _ => self.week(self.flags[4]),
        };
        if self.flags[6] {
            rows.insert(0, "Volumes of the main queue".to_owned());
        }
        if self.flags[3] && self.layout < 2 {
            let blank = if self.layout == 1 { vec![String::new()] } else { Vec::new() };
            let cells: Vec<String> =
                ["Total".to_owned()].into_iter().chain(blank).chain([self.number(123_456.0)]).collect();
            rows.push(self.row(&cells));
        }
        let mark = if self.flags[7] { "\u{feff}" } else { "" };
        format!("{mark}{}{}", rows.join(self.line_end), self.line_end)
    }

    fn check(&self, read: &Volumes) -> Result<(), TestCaseError> {
        prop_assert_eq!(read.understood.interval_minutes, self.interval);
        let per_day = (1440 / self.interval) as usize;
        let slot_of = |slot: u32| (self.first_slot + slot) as usize;
        if self.layout == 5 {
            for day in 0..7 {
                for slot in 0..self.slots {
                    let at = day * per_day + slot_of(slot);
                    prop_assert_eq!(read.profile.calls_by_interval[at], self.calls(day, slot));
                }
            }
            return Ok(());
        }
        let dates: Vec<String> = self.dates().into_iter().map(breather::import::civil::iso).collect();
        prop_assert_eq!(&read.dates, &dates);
        let mut expected = vec![f64::NAN; dates.len() * per_day];
        let mut handle = expected.clone();
        for day in 0..dates.len() {
            for slot in 0..self.slots {
                expected[day * per_day + slot_of(slot)] = self.calls(day, slot);
                handle[day * per_day + slot_of(slot)] = self.handle(day, slot);
            }
        }
        // Halves add up exactly in any order.
        prop_assert_eq!(read.total_calls, expected.iter().filter(|calls| !calls.is_nan()).sum::<f64>());
        let bits = |values: &[f64]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&read.calls), bits(&expected));
        if self.layout == 2 {
            prop_assert_eq!(bits(&read.handle_seconds), bits(&handle));
        }
        Ok(())
    }
}

/// Law: volumes written in any dialect and layout come back bit for bit.
///
/// Left out of the generator because they have two readings: fractions of exactly three digits, and
/// `0700, 0705, …` within one hour.
#[test]
fn a_thousand_random_files_come_back_exactly() {
    runner(1000, 21)
        .run(&case(), |case| {
            let file = case.write();
            match volumes(&file, &Options::default(), &mut |_| {}) {
                Ok(read) => case.check(&read),
                Err(problems) => Err(TestCaseError::fail(format!("{:?}\n{file}", problems.list().first()))),
            }
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// An answer without a NaN outside the documented places, or problems that all have a place.
fn sane(answer: &Result<Volumes, Problems>) -> Result<(), TestCaseError> {
    match answer {
        Ok(read) => {
            let profile = &read.profile;
            let mut numbers = vec![read.total_calls];
            numbers.extend(&profile.calls_by_interval);
            numbers.extend(&profile.handle_seconds_by_interval);
            numbers.extend(profile.day_to_day_cv.iter().chain(&profile.dispersion));
            numbers.extend(profile.trend_per_week.iter().flat_map(|trend| [trend.mean, trend.half_width]));
            numbers.extend(profile.weeks.iter().flat_map(|week| [Some(week.calls), week.trend]).flatten());
            numbers.extend(read.days.iter().map(|day| day.calls));
            if let Some(plan) = &read.scenario_interval {
                numbers.extend(plan.calls_by_interval.iter().chain(&plan.handle_seconds_by_interval));
            }
            prop_assert!(numbers.iter().all(|n| n.is_finite()), "not finite: {numbers:?}");
            prop_assert!(profile.calls_by_interval.iter().all(|n| *n >= 0.0));
            prop_assert!(read.rows_used <= read.rows_read && read.rows_used > 0);
        }
        Err(problems) => {
            prop_assert!(!problems.list().is_empty());
            for problem in problems.list() {
                let placed =
                    problem.line.is_some() || !problem.path.is_empty() || problem.code == Code::AndMore;
                prop_assert!(placed && !problem.message.is_empty(), "no place: {problem:?}");
            }
        }
    }
    Ok(())
}

fn any_options() -> impl Strategy<Value = Options> {
    let words =
        |words: &'static [&'static str]| proptest::option::weighted(0.15, proptest::sample::select(words));
    let column = || proptest::option::weighted(0.1, 1..6_u32);
    (
        words(&["comma", "semicolon", "tab", "pipe"]),
        words(&["point", "comma"]),
        words(&["yearMonthDay", "dayMonthYear", "monthDayYear"]),
        words(&["long", "wideDays", "weekGrid"]),
        words(&["add", "first", "last"]),
        words(&["zero", "leaveOut"]),
        proptest::option::weighted(0.1, proptest::sample::select(&[5.0, 6.0, 15.0, 30.0, 60.0][..])),
        (column(), column(), column(), column()),
        any::<[bool; 3]>(),
    )
        .prop_map(|(separator, mark, order, layout, duplicates, missing, interval, columns, flags)| {
            let mut entries: Vec<(String, Value)> = Vec::new();
            for (name, word) in [
                ("separator", separator),
                ("decimalMark", mark),
                ("dateOrder", order),
                ("layout", layout),
                ("duplicates", duplicates),
                ("missing", missing),
            ] {
                entries.extend(word.map(|word| (name.to_owned(), Value::from(word))));
            }
            entries.extend(interval.map(|minutes| ("intervalMinutes".to_owned(), Value::from(minutes))));
            let (time, date, calls, handle) = columns;
            for (name, column) in
                [("timeColumn", time), ("dateColumn", date), ("callsColumn", calls), ("handleColumn", handle)]
            {
                entries.extend(column.map(|column| (name.to_owned(), Value::from(f64::from(column)))));
            }
            entries.push(("leaveOutBadCells".to_owned(), Value::Flag(flags[0])));
            if flags[1] && flags[2] {
                entries.push(("headerRow".to_owned(), Value::Flag(flags[0])));
            }
            Options::from_input(&Value::Map(entries)).expect("each is one of the choices")
        })
}

/// Text made of what such files are made of.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        8 => proptest::sample::select(
            &[",", ";", "\t", "|", "\n", "\r\n", "\r", "\"", "\"\"", " ", "\u{a0}", "'", ".", "-", ":", "/"][..]
        )
        .prop_map(str::to_owned),
        4 => "[0-9]{1,8}",
        3 => proptest::sample::select(
            &[
                "2003-03-03", "03/03/2003", "07:00", "07:30", "7:00 AM", "07:00-07:30", "24:00", "t006", "Mon", "Total",
                "calls", "date", "AHT", "3-Mar-2003", "9999-12-31", "1900-01-01", "1e308", "NaN", "-5", "−1", "\u{feff}",
            ][..]
        )
        .prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    vec(scrap, 0..200).prop_map(|scraps| scraps.concat())
}

/// A valid file in which bytes were removed, doubled or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let place = (any::<u32>(), 0..5_u8, any::<u8>(), 1..40_usize);
    (case(), vec(place, 1..30)).prop_map(|(case, changes)| {
        let mut bytes = case.write().into_bytes();
        for (at, what, byte, length) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at as usize % bytes.len();
            let end = (at + length).min(bytes.len());
            match what {
                0 => drop(bytes.drain(at..end)),
                1 => bytes[at] = byte,
                2 => bytes[at] = b",;\"\n\t-.:0"[usize::from(byte) % 9],
                3 => bytes.insert(at, b",;\"\n\t-.:0"[usize::from(byte) % 9]),
                _ => {
                    let copy = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, copy));
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Law: any text gives an answer or problems with their place.
#[test]
fn a_thousand_pieces_of_garbage_are_answered() {
    let bytes = vec(any::<u8>(), 0..2000).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let garbage = prop_oneof![2 => scraps(), 1 => bytes, 3 => mutated()];
    runner(1000, 22)
        .run(&(garbage, any_options()), |(text, options)| sane(&volumes(&text, &options, &mut |_| {})))
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// Law: texts chosen to be large or deep are answered too.
#[test]
fn large_and_deep_texts_are_answered() {
    let grid_of_days = {
        let rows: Vec<String> =
            (0..3000).map(|i| format!("{},07:00,1", breather::import::civil::iso(i * 20))).collect();
        format!("date,time,calls\n{}", rows.join("\n"))
    };
    let texts = [
        "x".repeat(10 << 20),
        "1,".repeat(5 << 20),
        ",".repeat(10 << 20),
        ";\n".repeat(5 << 20),
        "\"".repeat(10 << 20),
        "\"\",".repeat(3 << 20),
        "\n".repeat(10 << 20),
        "\r".repeat(10 << 20),
        format!(
            "when,calls\n2003-03-03 07:00,1\n2003-03-03 07:30,1\n\"{}",
            "2003-03-03 08:00,1\n".repeat(200_000)
        ),
        format!("when,calls\n2003-03-03 07:00,1\n2003-03-03 07:30,1\n{}", "a,b\n".repeat(200_000)),
        grid_of_days,
    ];
    for text in &texts {
        let answer = volumes(text, &Options::default(), &mut |_| {});
        sane(&answer).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(answer.is_err(), "{:?}", text.get(..40));
    }
}
