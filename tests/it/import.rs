//! Import of call volumes: real files, every dialect and layout, and garbage.

use breather::import::{Options, Volumes, volumes};
use breather::input::Value;
use breather::problem::{Code, Problem};

fn options(entries: &[(&str, Value)]) -> Options {
    let map = entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Options::from_input(&Value::Map(map)).expect("the options are valid")
}

fn import(text: &str) -> Volumes {
    volumes(text, &Options::default(), &mut |_| {})
        .unwrap_or_else(|problems| panic!("{problems}: {problems:?}"))
}

fn import_with(text: &str, entries: &[(&str, Value)]) -> Volumes {
    volumes(text, &options(entries), &mut |_| {})
        .unwrap_or_else(|problems| panic!("{problems}: {problems:?}"))
}

fn problems_with(text: &str, entries: &[(&str, Value)]) -> Vec<Problem> {
    match volumes(text, &options(entries), &mut |_| {}) {
        Ok(volumes) => panic!("problems were expected, but {} calls were read", volumes.total_calls),
        Err(problems) => problems.into_list(),
    }
}

fn problems(text: &str) -> Vec<Problem> {
    problems_with(text, &[])
}

/// A file of the shared data, or `None` with a printed line where it is absent.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
fn shared(name: &str) -> Option<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(_) => {
            println!("skipped: ../shared/data/{name} is absent");
            None
        }
    }
}

fn codes(list: &[Problem]) -> Vec<(Code, u32, u32)> {
    list.iter().map(|p| (p.code, p.line.unwrap_or(0), p.column.unwrap_or(0))).collect()
}

fn has_note(volumes: &Volumes, code: Code, part: &str) -> bool {
    volumes.notes.iter().any(|note| note.code == code && note.message.contains(part))
}

fn text(word: &str) -> Value {
    Value::from(word)
}

const EUROPEAN: &str = include_str!("../data/import/european.csv");
const CLOCKS_BACK: &str = include_str!("../data/import/clocks_back.csv");
const WEEK_GRID: &str = include_str!("../data/import/week_grid.tsv");
const BAD_CELLS: &str = include_str!("../data/import/bad_cells.csv");

/// Published: the file's README states its sum, days and hours.
#[test]
fn the_north_american_bank_is_read_whole() {
    let Some(file) = shared("na_bank_calls_5min_2003.csv") else { return };
    let volumes = import(&file);
    assert_eq!(volumes.total_calls, 5_323_661.0);
    assert_eq!((volumes.dates.len(), volumes.rows_read, volumes.rows_used), (164, 27_716, 27_716));
    assert_eq!((volumes.dates[0].as_str(), volumes.dates[163].as_str()), ("2003-03-03", "2003-10-24"));
    assert_eq!(volumes.understood.interval_minutes, 5);
    assert_eq!(volumes.profile.days_by_weekday, [31, 33, 34, 34, 32, 0, 0]);
    assert_eq!(volumes.profile.open_minutes[0], (420, 1265));
    assert_eq!(volumes.profile.open_minutes[6], (0, 0));
    assert!(volumes.understood.ambiguous.is_empty());
    // The six weekdays without rows are told one by one.
    assert_eq!(
        volumes.notes.iter().filter(|n| n.code == Code::ClosedDay && n.message.contains("-")).count(),
        6
    );
    // Law: the mean of Mondays at 9:00, straight from the text.
    let mondays: Vec<f64> = file
        .lines()
        .filter_map(|line| line.split_once("T09:00,"))
        .filter(|(date, _)| volumes.days.iter().any(|day| day.date == *date && day.weekday == 0))
        .map(|(_, calls)| calls.parse().expect("a count"))
        .collect();
    let mean = mondays.iter().sum::<f64>() / 31.0;
    assert_eq!(volumes.profile.calls_by_interval[9 * 12], mean);
    let plan = volumes.scenario_interval.as_ref().expect("30 is a multiple of 5");
    assert_eq!((plan.interval_minutes, plan.calls_by_interval.len()), (30, 7 * 48));
    let (week, planned) =
        (volumes.profile.calls_by_interval.iter().sum::<f64>(), plan.calls_by_interval.iter().sum::<f64>());
    assert!((week - planned).abs() < 1e-9 * week, "resampling keeps calls: {week} and {planned}");
    assert_eq!((plan.opens_hour[0], plan.closes_hour[0]), (7.0, 21.5));
    // Published range for this bank's weekdays: 0.05 to 0.09.
    let cv = volumes.profile.day_to_day_cv.expect("many weeks");
    assert!((0.05..0.09).contains(&cv), "{cv}");
    // One week is that week's own counts.
    let week = import_with(&file, &[("week", text("2003-03-10"))]);
    assert_eq!(week.profile.days_by_weekday, [1, 1, 1, 1, 1, 0, 0]);
    assert_eq!(week.profile.calls_by_interval.iter().sum::<f64>(), volumes.profile.weeks[1].calls);
}

/// Published: the file's README states its sum, days and 91 half-integers.
#[test]
fn the_anonymous_bank_is_read_whole_from_numbered_columns() {
    let Some(file) = shared("anonymous_bank_1999_counts_6min.csv") else { return };
    let volumes = import(&file);
    assert_eq!(volumes.total_calls, 445_414.5);
    assert_eq!((volumes.dates.len(), volumes.understood.interval_minutes), (365, 6));
    assert!(has_note(&volumes, Code::NotWhole, "91 numbers"));
    assert_eq!(volumes.scenario_interval.as_ref().map(|plan| plan.interval_minutes), Some(30));
    let refused = problems_with(&file, &[("planIntervalMinutes", Value::from(15.0))]);
    assert_eq!((refused[0].path.as_str(), refused[0].code), ("planIntervalMinutes", Code::Conflict));
}

/// Files that are no volumes by interval say what is missing.
#[test]
fn files_without_volumes_by_interval_are_told_so() {
    for (name, part) in [
        ("kaggle_call_center_daily.csv", "no dates or times"),
        ("pwc_phonenow_calls_synthetic.csv", "count the calls per interval"),
        ("oliva_sterman_lending_center_weekly.csv", "no dates or times"),
        ("anonymous_bank_1999_01.csv", "no times of day"),
    ] {
        let Some(file) = shared(name) else { continue };
        let told = problems(&file);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert!(told[0].code == Code::UnknownLayout && told[0].message.contains(part), "{name}: {told:?}");
        assert!(told[0].line.is_some());
    }
}

/// Pinned by hand: every figure of the file is written out here.
#[test]
fn a_european_file_is_understood() {
    let volumes = import(EUROPEAN);
    let understood = &volumes.understood;
    assert_eq!(understood.separator.as_str(), "semicolon");
    assert_eq!(understood.decimal_mark.as_str(), "comma");
    assert_eq!(understood.date_order.map(|order| order.as_str()), Some("dayMonthYear"));
    assert_eq!((understood.date_column, understood.time_column), (Some(1), Some(2)));
    assert_eq!((understood.calls_column, understood.handle_column), (Some(3), Some(4)));
    assert_eq!(understood.interval_minutes, 30);
    assert_eq!(volumes.dates, ["2003-03-31", "2003-04-01"]);
    assert_eq!(volumes.calls[16..19], [1234.5, 987.0, 12.0]);
    assert_eq!(volumes.handle_seconds[16..19], [185.5, 190.0, 200.0]);
    assert_eq!(volumes.calls[48 + 16..48 + 19], [1100.0, 900.0, 0.0]);
    assert!(volumes.calls[0].is_nan() && volumes.handle_seconds[48 + 18].is_nan());
    assert!(has_note(&volumes, Code::LeftOut, "line 11 adds up"), "{:?}", volumes.notes);
    assert!(has_note(&volumes, Code::LeftOut, "line 1 is a title"));
    assert!(has_note(&volumes, Code::NotWhole, "1 number"));
}

/// Pinned by hand: one place for each way in which a cell cannot be used.
#[test]
fn every_unusable_cell_is_told_by_line_and_column() {
    let told = problems(BAD_CELLS);
    let expected = [
        (Code::NotANumber, 3, 2),
        (Code::Negative, 4, 2),
        (Code::Impossible, 5, 2),
        (Code::EmptyCell, 6, 2),
        (Code::OffGrid, 7, 1),
        (Code::NotATime, 8, 1),
        (Code::Impossible, 9, 3),
        (Code::RaggedRow, 10, 3),
        (Code::RaggedRow, 11, 4),
        (Code::Duplicate, 14, 2),
    ];
    assert_eq!(codes(&told), expected);
    assert!(told[9].message.contains("line 2") && told[9].message.contains("line 14"), "{}", told[9].message);
    let leave = ("leaveOutBadCells", Value::Flag(true));
    assert!(
        problems_with(BAD_CELLS, std::slice::from_ref(&leave)).iter().any(|p| p.code == Code::Duplicate),
        "leaving cells out does not say which of two counts holds"
    );
    let rest = import_with(BAD_CELLS, &[leave, ("duplicates", text("add"))]);
    assert_eq!(rest.total_calls, 10.0 + 5.0 + 13.0 + 16.0 + 17.0);
    assert_eq!(rest.handle_seconds[28], (10.0 * 180.0 + 5.0 * 200.0) / 15.0);
    assert_eq!(rest.notes.iter().filter(|note| note.message.ends_with("left out")).count(), 9);
}

/// Pinned by hand: the repeated hour is told, named, and resolved as asked.
#[test]
fn the_hour_that_clocks_repeat_is_a_duplicate_by_name() {
    let told = problems(CLOCKS_BACK);
    assert_eq!(codes(&told), [(Code::Duplicate, 52, 3)]);
    assert!(
        told[0].message.contains("clocks go back") && told[0].message.contains("Sunday 2003-10-26 01:00")
    );
    for (word, calls) in [("add", 28.0), ("first", 21.0), ("last", 7.0)] {
        let volumes = import_with(CLOCKS_BACK, &[("duplicates", text(word))]);
        assert_eq!(volumes.calls[2 * 24 + 1], calls, "{word}");
        assert!(has_note(&volumes, Code::Duplicate, "line 51 and again on line 52"), "{:?}", volumes.notes);
    }
}

/// Pinned by hand: rows by queue are recognised as such, and add up when asked to.
#[test]
fn rows_of_several_queues_are_told_and_can_be_added() {
    let file = "Date,Start,Queue,Offered\n2003-03-03,07:00,A,3\n2003-03-03,07:00,B,4\n2003-03-03,07:30,A,5\n2003-03-03,07:30,B,6\n";
    let told = problems(file);
    assert_eq!(codes(&told), [(Code::Duplicate, 3, 4), (Code::Duplicate, 3, 4), (Code::Duplicate, 5, 4)]);
    assert!(told[0].path == "duplicates" && told[0].message.contains("queue"));
    let volumes = import_with(file, &[("duplicates", text("add"))]);
    assert_eq!(volumes.calls[14..16], [7.0, 11.0]);
    assert!(has_note(&volumes, Code::LeftOut, "column 3 was not used"));
}

/// Pinned by hand.
#[test]
fn a_week_grid_is_read_in_both_orientations() {
    let turned = {
        let rows: Vec<Vec<&str>> = WEEK_GRID.lines().map(|line| line.split('\t').collect()).collect();
        (0..rows[0].len())
            .map(|i| rows.iter().map(|row| row[i]).collect::<Vec<_>>().join("\t"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    for file in [WEEK_GRID, &turned] {
        let volumes = import(file);
        assert_eq!(volumes.understood.layout.as_str(), "weekGrid");
        assert_eq!(volumes.understood.interval_minutes, 60);
        assert_eq!(volumes.total_calls, 6350.0);
        assert!(volumes.dates.is_empty() && volumes.calls.is_empty() && volumes.days.is_empty());
        assert_eq!(volumes.profile.calls_by_interval[2 * 24 + 9], 92.0);
        assert_eq!(volumes.profile.days_by_weekday, [1, 1, 1, 1, 1, 0, 0]);
        assert!(has_note(&volumes, Code::LeftOut, "adds up"));
        assert_eq!(volumes.profile.trend_per_week, None);
        // Each line of a grid begins with Monday again, and a week without dates has no order to be out of.
        assert!(volumes.notes.iter().all(|note| note.code != Code::OutOfOrder), "{:?}", volumes.notes);
    }
}

/// Law: columns of days are out of order where a date goes back from one to the next, not from the last
/// column of a line to the first of the line below; and that is told once, not for every line.
#[test]
fn columns_of_days_are_told_out_of_order_once() {
    let grid = |days: [&str; 3]| {
        format!("time,{},{},{}\n08:00,1,2,3\n09:00,4,5,6\n10:00,7,8,9\n", days[0], days[1], days[2])
    };
    let told = |text: &str| -> Vec<String> {
        import(text)
            .notes
            .iter()
            .filter(|note| note.code == Code::OutOfOrder)
            .map(|note| note.message.clone())
            .collect()
    };
    assert!(told(&grid(["2003-03-03", "2003-03-04", "2003-03-05"])).is_empty());
    assert_eq!(
        told(&grid(["2003-03-03", "2003-03-05", "2003-03-04"])),
        ["Tuesday 2003-03-04 stands after Wednesday 2003-03-05; the days were put in order"]
    );
    assert!(told(&grid(["Wed", "Tue", "Mon"])).is_empty());
}

/// Rules that choose between two readings, each with the file that needs it.
#[test]
fn ambiguous_files_are_read_by_the_written_rules_and_told() {
    let file = |dates: [&str; 2]| {
        let rows: Vec<String> =
            dates.iter().flat_map(|d| ["07:00", "07:30", "08:00"].map(|t| format!("{d} {t},5"))).collect();
        format!("when,calls\n{}\n", rows.join("\n"))
    };
    // Neighbours one day apart decide between two readings.
    for (dates, order) in
        [(["03/04/2003", "04/04/2003"], "dayMonthYear"), (["04/03/2003", "04/04/2003"], "monthDayYear")]
    {
        let volumes = import(&file(dates));
        assert_eq!(volumes.dates, ["2003-04-03", "2003-04-04"]);
        assert_eq!(volumes.understood.date_order.map(|o| o.as_str()), Some(order));
        assert_eq!(volumes.understood.ambiguous, ["dateOrder"]);
    }
    // A day above 12 leaves one reading.
    let volumes = import(&file(["03/13/2003", "03/14/2003"]));
    assert!(volumes.understood.ambiguous.is_empty() && volumes.dates == ["2003-03-13", "2003-03-14"]);
    // Three digits behind the only mark are thousands, unless thousands stand elsewhere without one.
    let long = |a: &str, b: &str| format!("when,calls\n2003-03-03 07:00,{a}\n2003-03-03 07:30,{b}\n");
    let volumes = import(&long("1.234", "7"));
    assert_eq!((volumes.total_calls, volumes.understood.ambiguous), (1241.0, vec!["decimalMark"]));
    let volumes = import(&long("1.234", "1234"));
    assert_eq!((volumes.total_calls, volumes.understood.ambiguous), (1235.234, vec!["decimalMark"]));
    let volumes = import_with(&long("1.234", "7"), &[("decimalMark", text("point"))]);
    assert_eq!((volumes.total_calls, volumes.understood.given), (8.234, vec!["decimalMark"]));
}

/// What the caller says wins, unless the file contradicts it.
#[test]
fn options_that_contradict_the_file_are_conflicts() {
    let file = "when,calls,aht\n2003-03-13 07:00,1.5,180\n2003-03-13 07:30,2.5,180\n2003-03-13 08:00,3,180\n";
    for (path, value) in [
        ("separator", text("tab")),
        ("decimalMark", text("comma")),
        ("dateOrder", text("dayMonthYear")),
        ("headerRow", Value::Flag(false)),
        ("intervalMinutes", Value::from(60.0)),
        ("layout", text("wideDays")),
        ("layout", text("weekGrid")),
        ("timeColumn", Value::from(2.0)),
        ("dateColumn", Value::from(3.0)),
        ("callsColumn", Value::from(1.0)),
        ("callsColumn", Value::from(9.0)),
        ("week", text("2003-03-17")),
        ("planIntervalMinutes", Value::from(20.0)),
    ] {
        let told = problems_with(file, &[(path, value.clone())]);
        assert_eq!(told[0].path, path, "{value:?}: {told:?}");
        assert!(matches!(told[0].code, Code::Conflict | Code::OutOfRange), "{value:?}: {told:?}");
    }
    let agreed = [
        ("separator", text("comma")),
        ("headerRow", Value::Flag(true)),
        ("intervalMinutes", Value::from(30.0)),
        ("callsColumn", Value::from(3.0)),
    ];
    let volumes = import_with(file, &agreed);
    assert_eq!(volumes.total_calls, 540.0);
    assert_eq!(volumes.understood.given, ["separator", "headerRow", "intervalMinutes", "callsColumn"]);
}

/// Gaps, closed days and days out of order are told and stop nothing.
#[test]
fn gaps_and_closed_days_are_noted() {
    let mut rows = vec!["when,calls".to_owned()];
    // Four weeks of weekdays, newest first, Wednesday 12 March all zero, 9:00 of Thursday 6 March absent.
    for day in (3..=28).rev() {
        let weekday = (day - 3) % 7;
        for hour in 8..12 {
            if weekday < 5 && (day, hour) != (6, 9) && day != 20 {
                rows.push(format!("2003-03-{day:02} {hour:02}:00,{}", if day == 12 { 0 } else { 10 + hour }));
            }
        }
    }
    let file = rows.join("\n");
    let volumes = import(&file);
    assert!(has_note(&volumes, Code::ClosedDay, "no rows on Saturdays and Sundays"));
    assert!(has_note(&volumes, Code::ClosedDay, "Wednesday 2003-03-12 has no calls"));
    assert!(has_note(&volumes, Code::ClosedDay, "Thursday 2003-03-20 has no rows"));
    assert!(
        has_note(&volumes, Code::MissingInterval, "Thursday 2003-03-06 has no row for 09:00"),
        "{:?}",
        volumes.notes
    );
    assert!(has_note(&volumes, Code::OutOfOrder, "put in order"));
    assert_eq!(volumes.profile.days_by_weekday, [4, 4, 3, 3, 4, 0, 0]);
    assert_eq!(
        volumes.profile.calls_by_interval[3 * 24 + 9],
        19.0,
        "the mean is over days that have the interval"
    );
    let zero = import_with(&file, &[("missing", text("zero"))]);
    assert_eq!(zero.profile.calls_by_interval[3 * 24 + 9], 38.0 / 3.0);
    let weeks: Vec<u32> = volumes.profile.weeks.iter().map(|week| week.days).collect();
    assert_eq!(weeks, [5, 4, 4, 5]);
}

/// Published: Abramowitz & Stegun (1964), table 26.10; theory for one and two degrees.
#[test]
fn student_quantiles_agree_with_the_tables() {
    use breather::import::trend::t_quantile_975;
    for (freedom, published) in
        [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)]
    {
        let t = t_quantile_975(freedom);
        assert!((t - published).abs() <= 0.000_5, "{freedom}: {t}");
    }
    let two = 0.95 * (2.0_f64 / (1.0 - 0.95 * 0.95)).sqrt();
    assert!((t_quantile_975(2) - two).abs() < 1e-13 * two);
    let one = libm::tan(0.475 * std::f64::consts::PI);
    assert!((t_quantile_975(1) - one).abs() < 1e-12 * one);
}

/// Theory: a line through points that lie about it without touching its slope.
#[test]
fn a_trend_has_the_slope_and_error_of_least_squares() {
    use breather::import::trend::{line, t_quantile_975};
    // y = 100 + 2x with residuals 1, -1, -1, 1, which are orthogonal to 1 and x.
    let found = line(&[(0.0, 101.0), (1.0, 101.0), (2.0, 103.0), (3.0, 107.0)]).expect("four points");
    assert!((found.slope - 2.0).abs() < 1e-12 && (found.intercept - 100.0).abs() < 1e-12);
    let error = (4.0_f64 / 2.0 / 5.0).sqrt();
    assert!((found.half_width - t_quantile_975(2) * error).abs() < 1e-12);
    assert_eq!(line(&[(0.0, 1.0), (1.0, 2.0)]), None);
}

/// Theory: days at (1 ± e) times their weekday's mean, balanced over time, have
/// c² = n e² ÷ (n − p) − 1 ÷ mean.
#[test]
fn scatter_is_what_is_left_beyond_poisson() {
    use breather::import::scatter::{DayTotal, scatter};
    let days: Vec<DayTotal> = (0..4)
        .flat_map(|week| (0..5).map(move |weekday| (week, weekday)))
        .map(|(week, weekday)| DayTotal {
            day: week * 7 + weekday,
            weekday: weekday as usize,
            calls: if week % 3 == 0 { 1100.0 } else { 900.0 },
        })
        .collect();
    let found = scatter(&days).expect("four weeks");
    let expected = 20.0 / 14.0 * 0.01 - 1.0 / 1000.0;
    assert!((found.cv * found.cv - expected).abs() < 1e-12, "{found:?}");
    assert!((found.dispersion - 20.0 * 10_000.0 / 1000.0 / 14.0).abs() < 1e-9);
    assert_eq!(scatter(&days[..5]), None);
}

/// Law: every day of four centuries and its date are each other's inverse, and weekdays follow each other.
#[test]
fn the_calendar_is_its_own_inverse() {
    use breather::import::civil::{civil_from_days, days_from_civil, weekday};
    assert_eq!((days_from_civil(1970, 1, 1), weekday(0)), (0, 3));
    assert_eq!(weekday(days_from_civil(2003, 3, 3)), 0);
    for day in -80_000..80_000 {
        let (year, month, date) = civil_from_days(day);
        assert_eq!(days_from_civil(year, month, date), day);
        assert_eq!(weekday(day + 1), (weekday(day) + 1) % 7);
    }
}

/// Law: every way of writing a moment that is listed gives the same moment.
#[test]
fn dates_and_times_are_read_as_people_write_them() {
    use breather::import::{DateOrder, civil::iso, clock::moment};
    for written in [
        "2003-03-03T07:00",
        "2003-03-03T07:00:00Z",
        "2003-03-03T07:00:00+01:00",
        "2003-03-03 07:00",
        "2003-03-03 07:00:00",
        "2003-03-03 07:00:00.000",
        "2003/3/3 7:00",
        "20030303 07:00",
        "03/03/2003 07:00",
        "3.3.2003 7:00",
        "03.03.03 07:00",
        "3-Mar-2003 7:00 AM",
        "3 March 2003, 7:00",
        "Mar 3, 2003 7:00 am",
        "Mon 3/3/2003 7 AM",
        "Monday, 3 March 2003 7:00 a.m.",
        "3. März 2003 7h00",
        "3/3/2003 07:00-07:30",
        "3/3/2003 7:00 – 7:30 AM",
    ] {
        let (date, clock) = moment(written).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(date.day(DateOrder::DayMonthYear).map(iso).as_deref(), Some("2003-03-03"), "{written}");
        assert_eq!(clock.map(|clock| clock.start), Some(7 * 3600), "{written}");
    }
    for wrong in
        ["2003-03-03 25:00", "2003-03-03 07:60", "3/3", "07:00", "1,234", "2003-03-03 13:00 PM", "12.5"]
    {
        assert!(moment(wrong).is_none(), "{wrong}");
    }
}

/// The promise of the progress bar: never back, at least every 2 % within each pass, 1 at the end.
#[test]
fn progress_is_told_often_and_ends_at_one() {
    let mut file = String::from("when,calls\n");
    for day in 1..29 {
        for minute in (0..1440).step_by(5) {
            file.push_str(&format!(
                "2003-02-{day:02} {:02}:{:02},{}\n",
                minute / 60,
                minute % 60,
                minute % 7
            ));
        }
    }
    let mut told = Vec::new();
    volumes(&file, &Options::default(), &mut |share| told.push(share)).expect("a valid file");
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] <= 0.02 + 1e-12), "{told:?}");
    assert!(told.len() >= 100 && told.last() == Some(&1.0), "{} {:?}", told.len(), told.last());
}
