//! Conservation: over a year with hiring and leaving, people, days and hours add up, week by week. Every expectation
//! is a *law*.

use super::people_lives::{Lives, left, live, weeks, world};
use breather::engine::simulation::weeks::Column;
use std::sync::LazyLock;

/// A help desk in which everything happens: leaving and hiring, overtime, time off, training, going home.
const BUSY: &str = r#""preset": "helpDesk20",
    "calendar": {"opensHour": [8, 8, 8, 8, 8, 8, 0], "closesHour": [18, 18, 18, 18, 18, 14, 0]},
    "staffing": {"overtimeHoursPerWeek": 3, "sendHome": "voluntary"},
    "training": {"technicalRoundsPerYear": 3, "technicalDays": 3, "softSkillRoundsPerYear": 1},
    "rest": {"microBreaksPerShift": 2, "pauseAfterHostileSeconds": 60},
    "hiring": {"leadWeeks": 2, "trainingWeeks": 2, "classSize": 2, "expectedLeavingPerYear": 1},
    "assumptions": {"leaving": {"perYear": 1}}"#;

fn time_off(placement: &str, when_short: &str, days: u32) -> String {
    format!(
        r#""mandatoryTimeOff": {{"daysPerPeriod": {days}, "placement": "{placement}", "whenShort": "{when_short}"}}"#
    )
}

static YEAR: LazyLock<Lives> = LazyLock::new(|| {
    let json = format!("{{{BUSY}, {}}}", time_off("rotating", "deferred", 3));
    live(&world(&json, 52), 9, 0)
});

fn row(week: usize, column: Column) -> f64 {
    weeks(&YEAR.part).rows[week][column as usize]
}

#[test]
fn law_the_payroll_of_a_year_adds_up_week_by_week() {
    let year = weeks(&YEAR.part);
    assert_eq!(year.rows.len(), 52);
    let payroll = |week: usize| row(week, Column::OnThePhone) + row(week, Column::Classroom);
    for week in 0..51 {
        let gone = row(week, Column::LeftOwnWill) + row(week, Column::LeftOther);
        assert_eq!(payroll(week + 1), payroll(week) - gone + row(week, Column::Hired), "week {week}");
        assert_eq!(
            row(week + 1, Column::OnThePhone),
            row(week, Column::OnThePhone) - gone + row(week, Column::Joined),
            "week {week}"
        );
    }
    assert!(left(year) > 15.0 && year.sum(Column::Joined) > 15.0, "a year with hiring and leaving");
}

/// Everyone is in exactly one state: a team's census agrees with what was counted, and each person has seven days a
/// week, each of them worked, absent, or away for one reason.
#[test]
fn law_everyone_is_in_exactly_one_state() {
    let places = YEAR.sundays[0].len() as f64;
    for (week, census) in YEAR.census.iter().enumerate() {
        assert_eq!(f64::from(census.settled + census.nesting), row(week, Column::OnThePhone));
        assert_eq!(f64::from(census.nesting), row(week, Column::Nesting));
        assert_eq!(f64::from(census.classroom + census.spare), row(week, Column::Classroom));
        assert!(row(week, Column::OnThePhone) <= places);
    }
    for (week, sunday) in YEAR.sundays.iter().enumerate() {
        let people: Vec<_> = sunday.iter().flatten().collect();
        assert_eq!(people.len() as f64, row(week, Column::OnThePhone), "week {week}");
        let works: u32 = people.iter().map(|seen| seen.works).sum();
        let absent: u32 = people.iter().map(|seen| seen.absent).sum();
        assert_eq!(f64::from(works + absent), row(week, Column::Scheduled), "week {week}");
        assert_eq!(f64::from(absent), row(week, Column::Absent), "week {week}");
        let away = [Column::Leave, Column::Training, Column::Protected].map(|column| row(week, column));
        let all = away.iter().sum::<f64>() + row(week, Column::Scheduled);
        // Sunday is closed.
        assert!(all <= 6.0 * people.len() as f64, "week {week}: {all} days of {} people", people.len());
    }
    // Nobody is two people: each holder of a place has one course of tenure.
    let mut tenure = std::collections::BTreeMap::new();
    for seen in YEAR.sundays.iter().flatten().flatten() {
        let before = tenure.insert(seen.who, seen.tenure);
        assert!(before.is_none_or(|before| before + 1.0 == seen.tenure), "{seen:?} after {before:?}");
    }
    assert!(tenure.len() > 35, "{} people have been there", tenure.len());
}

#[test]
fn law_scheduled_is_present_and_absent() {
    let year = weeks(&YEAR.part);
    assert_eq!(YEAR.part.scheduled, year.sum(Column::Scheduled));
    assert_eq!(YEAR.part.absent, year.sum(Column::Absent));
    assert!(
        YEAR.part.absent > 100.0 && year.sum(Column::Overtime) > 100.0 && year.sum(Column::Training) > 100.0
    );
    let answered: f64 = YEAR.part.days.iter().map(|day| day.answered()).sum();
    assert_eq!(year.sum(Column::Taken), answered);
}

/// All shifts of this desk are paid the same hours, so that hours are days times that, kind by kind.
#[test]
fn law_hours_add_up() {
    let year = weeks(&YEAR.part);
    let paid = year.sum(Column::LeaveHours) / year.sum(Column::Leave);
    let close = |hours: f64, days: f64, what: &str| {
        assert!((hours - paid * days).abs() < 1e-6, "{what}: {hours} h of {days} days");
    };
    close(year.sum(Column::TrainingHours), year.sum(Column::Training), "training");
    close(year.sum(Column::ProtectedHours), year.sum(Column::Protected), "protected");
    close(year.sum(Column::OvertimeHours), year.sum(Column::Overtime), "overtime");
    let worked = year.sum(Column::Scheduled) - year.sum(Column::Absent);
    close(year.sum(Column::PaidHours), worked - year.sum(Column::Overtime), "worked");
    // Overtime that is not worked is not paid.
    assert!(year.sum(Column::AbsentHours) <= paid * year.sum(Column::Absent));
    assert!(year.sum(Column::AbsentHours) > 0.8 * paid * year.sum(Column::Absent));
    let at_work = year.sum(Column::PaidHours) + year.sum(Column::OvertimeHours);
    assert!(year.sum(Column::PhoneHours) < at_work);
    // Agents are on duty for as long as shifts have them on the phone, less what those who went home did not work;
    // hours sent home are by the clock, pauses included, and calls in hand end after shifts.
    let staffed = YEAR.part.days_staffed.iter().sum::<f64>() / 3600.0;
    let home = year.sum(Column::SentHomeHours);
    assert!(home > 0.0 && staffed < year.sum(Column::PhoneHours) * 1.01, "{staffed} h");
    assert!(staffed > year.sum(Column::PhoneHours) - home, "{staffed} h, {home} h sent home");
}

/// Protected days that fell due were given, cancelled, are still owed, or were due to people who left.
#[test]
fn law_protected_days_are_accounted_for() {
    for (placement, when_short) in [
        ("rotating", "honoured"),
        ("quietDays", "cancelled"),
        ("byStrain", "deferred"),
        ("byStrain", "cancelled"),
        ("rotating", "deferred"),
    ] {
        let lives = live(&world(&format!("{{{BUSY}, {}}}", time_off(placement, when_short, 4)), 26), 3, 0);
        let year = weeks(&lives.part);
        let [due, given, cancelled, forfeited] =
            [Column::Due, Column::Protected, Column::Cancelled, Column::Forfeited]
                .map(|column| year.sum(column));
        let told = given + cancelled + forfeited + f64::from(lives.outstanding);
        // What is due to people who leave with the last week is forfeited on the Monday after it.
        assert_eq!(
            due, told,
            "{placement}, {when_short}: {given} {cancelled} {forfeited} {}",
            lives.outstanding
        );
        assert!(due > 400.0 && given > 50.0);
        assert_eq!(cancelled > 0.0, when_short == "cancelled", "{placement}, {when_short}");
        assert_eq!(year.sum(Column::Deferred) > 0.0, when_short == "deferred");
    }
}

/// Overtime that makes people absent from their days off, and people on leave who work overtime, would count twice.
#[test]
fn law_nobody_works_overtime_on_leave() {
    let json = r#"{"preset": "serviceCentre100", "staffing": {"overtimeHoursPerWeek": 8},
        "shrinkage": {"leaveDaysPerYear": 60}, "rest": {"leaveInWeeksShare": 1}}"#;
    let lives = live(&world(json, 6), 3, 0);
    let mut on_leave = 0;
    for seen in lives.sundays.iter().flatten().flatten() {
        // A week's leave is still behind who has not worked since.
        if seen.on_leave >= 5 && seen.on_leave % 5 == 0 {
            on_leave += 1;
            assert_eq!(seen.works + seen.absent, 0, "{seen:?}");
        }
    }
    assert!(on_leave > 50, "{on_leave} weeks of leave");
    let year = weeks(&lives.part);
    assert!(year.sum(Column::Overtime) > 200.0);
    assert_eq!(lives.part.scheduled, year.sum(Column::Scheduled));
}
