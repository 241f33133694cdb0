//! What repetitions tell of people: figures over the horizon, weeks, and where people stand at the end.

use super::replications::{Column, Raw};
use crate::engine::simulation::outline::Outline;
use crate::engine::simulation::replication::Part;
use crate::engine::simulation::weeks::{Column as Count, Weeks};
use crate::math::estimate::Ratio;
use crate::results::digest::Digest;
use crate::results::estimate::Estimate;
use crate::units::{SECONDS_PER_HOUR, WEEKS_PER_YEAR};

/// Width of a class of strain, SD.
pub const STRAIN_WIDTH: f64 = 0.5;
/// Lower bounds of the classes of strain, SD; the outer ones are open.
const STRAIN_CLASSES: [f64; 12] = [-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5];
/// Lower bounds of the classes of tenure, weeks.
const TENURE_CLASSES: [f64; 6] = [0.0, 13.0, 26.0, 52.0, 104.0, 208.0];

/// A person on the phone at the end of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Place of the team.
    pub team: usize,
    /// Place within it.
    pub place: usize,
    /// SD.
    pub strain: f64,
    /// Of full fatigue.
    pub fatigue: f64,
    /// Since the first day on the phone.
    pub tenure_weeks: f64,
    /// 1 is a fully trained person's.
    pub proficiency: f64,
}

/// Shares of people in classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// Lower bounds.
    pub from: Vec<f64>,
    /// Shares; they add up to 1 where there is anybody.
    pub share: Vec<f64>,
}

/// What became of the people.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleAnswer {
    /// By week of the horizon.
    pub weeks: Vec<Column>,
    /// Mean fatigue as calls are taken, by interval of the day; nothing where none are.
    pub fatigue: Vec<Option<f64>>,
    /// Everybody at the end of the first repetition.
    pub dots: Vec<Dot>,
    /// Strain at the ends of all.
    pub strain: Classes,
    /// Tenure at the ends of all.
    pub tenure: Classes,
}

type Figure = (&'static str, &'static str, fn(&Weeks) -> (f64, f64));

fn whole(weeks: &Weeks) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "few weeks")]
    let count = weeks.rows.len() as f64;
    count
}

fn left(weeks: &Weeks) -> f64 {
    weeks.sum(Count::LeftOwnWill) + weeks.sum(Count::LeftOther)
}

fn on(weeks: &Weeks) -> f64 {
    weeks.sum(Count::OnThePhone)
}

/// Figures over the horizon, each a ratio of sums.
const FIGURES: [Figure; 26] = [
    ("hostileShare", "share of answered calls", |w| (w.sum(Count::Hostile), w.sum(Count::Taken))),
    ("fatigueMean", "share of full fatigue", |w| {
        let sums = w.by_slot.iter().fold((0.0, 0.0), |(sum, calls), of| (sum + of[0], calls + of[1]));
        (sums.0, sums.1)
    }),
    ("fatigueEvening", "share of full fatigue", |w| (w.sum(Count::EveningFatigue), w.sum(Count::Evenings))),
    ("strainMean", "SD of the base workforce", |w| (w.sum(Count::Strain), on(w))),
    ("strainAboveOneSd", "share of people on the phone", |w| (w.sum(Count::AboveOneSd), on(w))),
    ("attritionPerYear", "share of people a year", |w| (left(w) * WEEKS_PER_YEAR, on(w))),
    ("earlyLeavingShare", "share of leavers", |w| (w.sum(Count::LeftEarly), left(w))),
    ("headcount", "people on the phone", |w| (on(w), whole(w))),
    ("trainees", "people in the classroom", |w| (w.sum(Count::Classroom), whole(w))),
    ("hires", "people", |w| (w.sum(Count::Hired), 1.0)),
    ("tenureWeeksMedian", "weeks", |w| (w.sum(Count::TenureMedian), whole(w))),
    ("proficiency", "of a fully trained person's speed", |w| (w.sum(Count::Proficiency), on(w))),
    ("protectedDaysGiven", "days", |w| (w.sum(Count::Protected), 1.0)),
    ("protectedDaysCancelled", "days", |w| (w.sum(Count::Cancelled), 1.0)),
    ("protectedDaysDeferred", "days", |w| (w.sum(Count::Deferred), 1.0)),
    ("leaveDays", "days", |w| (w.sum(Count::Leave), 1.0)),
    ("trainingDays", "days", |w| (w.sum(Count::Training), 1.0)),
    ("overtimeDays", "days", |w| (w.sum(Count::Overtime), 1.0)),
    ("sentHomeHours", "hours", |w| (w.sum(Count::SentHomeHours), 1.0)),
    ("writeUps", "write-ups", |w| (w.sum(Count::WriteUps), 1.0)),
    ("unjustWriteUpShare", "share of write-ups", |w| (w.sum(Count::UnjustWriteUps), w.sum(Count::WriteUps))),
    ("flaggedJustlyShare", "share of those flagged", |w| {
        (w.sum(Count::FlaggedJustly), w.sum(Count::Flagged))
    }),
    ("dismissals", "people", |w| (w.sum(Count::Dismissed), 1.0)),
    ("rankStability", "correlation from month to month", |w| {
        (w.sum(Count::RankCorrelation), w.sum(Count::Looks))
    }),
    ("timeGivenShare", "of the time that contacts need", |w| (w.sum(Count::Given), on(w))),
    ("targetPressure", "1 is followed up", |w| (w.sum(Count::Pressure), on(w))),
];

/// Figures of people over the horizon, one pair of sums for each repetition.
pub(super) fn figures(world: &Outline, parts: &[&Part]) -> Vec<Raw> {
    if !world.peopled {
        return Vec::new();
    }
    let weeks = || parts.iter().filter_map(|part| part.people.as_ref());
    let mut list: Vec<Raw> =
        FIGURES.iter().map(|&(id, unit, of)| Raw { id, unit, units: weeks().map(of).collect() }).collect();
    #[expect(clippy::cast_precision_loss, reason = "far fewer people than 2^52")]
    let wanted = world.heads().into_iter().sum::<usize>() as f64;
    list.push(Raw {
        id: "vacancyShare",
        unit: "share of places",
        units: weeks().map(|w| (w.sum(Count::Vacant), wanted * whole(w))).collect(),
    });
    list
}

/// Absent and scheduled days: of all days where people respond, else of the days that were simulated.
pub(super) fn absence(part: &Part) -> (f64, f64) {
    part.people.as_ref().map_or((part.absent, part.scheduled), |weeks| {
        (weeks.sum(Count::Absent), weeks.sum(Count::Scheduled))
    })
}

type Series = (&'static str, fn(&[f64]) -> (f64, f64));

/// By week, each a ratio of sums.
const SERIES: [Series; 27] = [
    ("onThePhone", |row| (row[Count::OnThePhone as usize], 1.0)),
    ("nesting", |row| (row[Count::Nesting as usize], 1.0)),
    ("classroom", |row| (row[Count::Classroom as usize], 1.0)),
    ("vacant", |row| (row[Count::Vacant as usize], 1.0)),
    ("leftOwnWill", |row| (row[Count::LeftOwnWill as usize], 1.0)),
    ("leftOther", |row| (row[Count::LeftOther as usize], 1.0)),
    ("hired", |row| (row[Count::Hired as usize], 1.0)),
    ("joined", |row| (row[Count::Joined as usize], 1.0)),
    ("strainMean", |row| (row[Count::Strain as usize], row[Count::OnThePhone as usize])),
    ("strainAboveOneSd", |row| (row[Count::AboveOneSd as usize], row[Count::OnThePhone as usize])),
    ("absenceShare", |row| (row[Count::Absent as usize], row[Count::Scheduled as usize])),
    ("leaveDays", |row| (row[Count::Leave as usize], 1.0)),
    ("trainingDays", |row| (row[Count::Training as usize], 1.0)),
    ("overtimeDays", |row| (row[Count::Overtime as usize], 1.0)),
    ("protectedDaysGiven", |row| (row[Count::Protected as usize], 1.0)),
    ("protectedDaysCancelled", |row| (row[Count::Cancelled as usize], 1.0)),
    ("protectedDaysDeferred", |row| (row[Count::Deferred as usize], 1.0)),
    ("proficiency", |row| (row[Count::Proficiency as usize], row[Count::OnThePhone as usize])),
    ("tenureWeeksMedian", |row| (row[Count::TenureMedian as usize], 1.0)),
    ("handleSeconds", |row| (row[Count::Handled as usize], row[Count::Taken as usize])),
    ("occupancy", |row| (row[Count::Handled as usize], row[Count::PhoneHours as usize] * SECONDS_PER_HOUR)),
    ("writeUps", |row| (row[Count::WriteUps as usize], 1.0)),
    ("timeGivenShare", |row| (row[Count::Given as usize], row[Count::OnThePhone as usize])),
    ("targetPressure", |row| (row[Count::Pressure as usize], row[Count::OnThePhone as usize])),
    ("hostileShare", |row| (row[Count::Hostile as usize], row[Count::Taken as usize])),
    ("firstContactResolution", |row| (row[Count::ResolvedFirst as usize], row[Count::Firsts as usize])),
    ("repeatShare", |row| match row[Count::Firsts as usize] {
        // Customers do not respond, or nobody called.
        0.0 => (0.0, 0.0),
        firsts => (row[Count::Taken as usize] - firsts, row[Count::Taken as usize]),
    }),
];

/// What became of the people; nothing where they do not respond.
pub(super) fn answer(
    world: &Outline,
    parts: &[&Part],
    estimate: impl Fn(Option<Ratio>) -> Estimate,
) -> Option<PeopleAnswer> {
    let all: Vec<&Weeks> = parts.iter().filter_map(|part| part.people.as_ref()).collect();
    let first = all.first()?;
    let weeks = SERIES
        .iter()
        .map(|&(id, of)| Column {
            id,
            estimates: (0..world.weeks)
                .map(|week| estimate(Ratio::of(all.iter().map(|weeks| of(&weeks.rows[week])))))
                .collect(),
        })
        .collect();
    let fatigue = (0..first.by_slot.len())
        .map(|slot| {
            let (sum, calls) = all
                .iter()
                .fold((0.0, 0.0), |(sum, calls), w| (sum + w.by_slot[slot][0], calls + w.by_slot[slot][1]));
            (calls > 0.0).then(|| sum / calls)
        })
        .collect();
    let places = world
        .places()
        .into_iter()
        .enumerate()
        .flat_map(|(team, places)| (0..places).map(move |place| (team, place)));
    let dots = places
        .zip(&first.dots)
        .filter(|(_, dot)| !dot[0].is_nan())
        .map(|((team, place), &[strain, fatigue, tenure_weeks, proficiency])| Dot {
            team,
            place,
            strain,
            fatigue,
            tenure_weeks,
            proficiency,
        })
        .collect();
    let of = |place: usize| {
        all.iter()
            .flat_map(move |weeks| weeks.dots.iter().map(move |dot| dot[place]))
            .filter(|value| !value.is_nan())
    };
    Some(PeopleAnswer {
        weeks,
        fatigue,
        dots,
        strain: classes(&STRAIN_CLASSES, of(0)),
        tenure: classes(&TENURE_CLASSES, of(2)),
    })
}

fn classes(from: &[f64], values: impl Iterator<Item = f64>) -> Classes {
    let mut counts = vec![0.0; from.len()];
    let mut all = 0.0;
    for value in values {
        let class = from.iter().rposition(|&low| value >= low).unwrap_or(0);
        counts[class] += 1.0;
        all += 1.0;
    }
    Classes {
        from: from.to_vec(),
        share: counts.into_iter().map(|count| if all > 0.0 { count / all } else { 0.0 }).collect(),
    }
}

/// Adds what became of the people to a digest.
#[must_use]
pub fn digest(digest: Digest, answer: &PeopleAnswer) -> Digest {
    let mut digest = digest.numbers(answer.fatigue.iter().map(|fatigue| fatigue.unwrap_or(f64::NAN)));
    for column in &answer.weeks {
        digest =
            column.estimates.iter().fold(digest.text(column.id), |digest, estimate| estimate.digest(digest));
    }
    digest
        .numbers(
            answer.dots.iter().flat_map(|dot| [dot.strain, dot.fatigue, dot.tenure_weeks, dot.proficiency]),
        )
        .numbers(answer.strain.share.iter().chain(&answer.tenure.share).copied())
}
