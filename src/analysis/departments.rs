//! Whose contacts they were: statements for departments, and how contacts follow from contacts.

use super::customers::Flows;
use super::money::Billed;
use super::replications::Column;
use crate::engine::signals::{KINDS, Kind};
use crate::engine::simulation::journeys::{Flow, MONTHLY};
use crate::engine::simulation::outline::Outline;
use crate::math::estimate::Ratio;
use crate::results::digest::Digest;
use crate::results::estimate::Estimate;
use crate::units::SECONDS_PER_HOUR;

/// The part of a cause's contacts whose saving is told.
const TENTH: f64 = 0.1;

/// Failure demand of one cause.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseAnswer {
    /// Its name.
    pub name: String,
    /// Figures with stable words.
    pub figures: Vec<(&'static str, Estimate)>,
}

/// Failure demand of one department.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentAnswer {
    /// Its name.
    pub name: String,
    /// Whether it is the centre itself.
    pub centre: bool,
    /// Figures with stable words.
    pub figures: Vec<(&'static str, Estimate)>,
    /// Its causes.
    pub causes: Vec<CauseAnswer>,
    /// Figures by month, counted from 1.
    pub months: Vec<Column>,
}

/// What became of first contacts, repeats or chasers.
#[derive(Clone, Debug, PartialEq)]
pub struct StageAnswer {
    /// A stable word for it.
    pub kind: &'static str,
    /// Figures with stable words.
    pub figures: Vec<(&'static str, Estimate)>,
}

/// Contacts of one cause.
#[derive(Clone, Debug, PartialEq)]
pub struct ByCause {
    /// Its name.
    pub name: String,
    /// Its department; none for value demand.
    pub department: Option<String>,
    /// Answered contacts.
    pub contacts: Estimate,
}

/// What became of customers.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomersAnswer {
    /// The centre first, then the departments as the causes name them.
    pub departments: Vec<DepartmentAnswer>,
    /// First contacts, repeats, chasers.
    pub stages: Vec<StageAnswer>,
    /// Issues by what became of them.
    pub issues: Vec<(&'static str, Estimate)>,
    /// Answered contacts by cause.
    pub by_cause: Vec<ByCause>,
}

/// One repetition as statements read it.
#[derive(Clone, Copy)]
struct Unit<'a> {
    billed: &'a Billed<'a>,
    flows: Flows<'a>,
}

/// By cause, contacts and hours of each month; and what an hour costs.
type ByMonth = (Vec<Vec<(f64, f64)>>, f64);

/// Puts one number of each repetition together.
type Tell<'a> = dyn Fn(&dyn Fn(&Unit<'_>) -> f64) -> Estimate + 'a;

/// Which contacts a statement is about: those of a cause, value demand being 0, of which only contacts after the first are
/// anybody's fault.
fn of(cause: usize) -> impl Fn(usize, usize) -> bool {
    move |of, kind| of == cause && (cause > 0 || kind != Kind::First as usize)
}

impl Unit<'_> {
    fn sum(&self, flow: Flow, cause: usize) -> f64 {
        self.flows.sum(flow, of(cause))
    }

    fn hours(&self, cause: usize) -> f64 {
        self.sum(Flow::Seconds, cause) / SECONDS_PER_HOUR
    }

    fn cost(&self, cause: usize) -> f64 {
        self.hours(cause) * self.billed.rates.per_hour
    }

    /// By month, contacts and hours of a cause, days that were not simulated counted in.
    fn months(&self, cause: usize) -> Vec<(f64, f64)> {
        let journeys = self.flows.journeys();
        let of_cause = || journeys.months.iter().skip(cause).step_by(journeys.causes);
        let all: [f64; MONTHLY] = core::array::from_fn(|at| of_cause().map(|month| month[at]).sum());
        let whole = |flow, counted: f64| if counted > 0.0 { self.sum(flow, cause) / counted } else { 0.0 };
        let (contacts, seconds) = (whole(Flow::Answered, all[0]), whole(Flow::Seconds, all[1]));
        of_cause().map(|month| (month[0] * contacts, month[1] * seconds / SECONDS_PER_HOUR)).collect()
    }
}

/// What became of the customers; nothing where they do not respond.
pub(super) fn answer(
    world: &Outline,
    billed: &[Billed<'_>],
    estimate: impl Fn(Option<Ratio>) -> Estimate,
) -> Option<CustomersAnswer> {
    let units: Vec<Unit<'_>> =
        billed.iter().filter_map(|billed| billed.flows.map(|flows| Unit { billed, flows })).collect();
    let months = units.first().map(|unit| unit.flows.journeys())?;
    let months = months.months.len() / months.causes;
    let tell = |of: &dyn Fn(&Unit<'_>) -> f64| estimate(Ratio::of(units.iter().map(|unit| (of(unit), 1.0))));
    let causes = world.scenario.causes();
    let mut names: Vec<&str> = Vec::new();
    for cause in causes {
        if !names.contains(&cause.department.as_str()) {
            names.push(&cause.department);
        }
    }
    let statement = |name: &str, centre: bool, of: &[usize]| {
        let sum = |each: &dyn Fn(&Unit<'_>, usize) -> f64| {
            tell(&|unit| of.iter().map(|&cause| each(unit, cause)).sum())
        };
        let people = |unit: &Unit<'_>| {
            unit.billed.rates.people(of.iter().map(|&cause| unit.sum(Flow::Severity, cause)).sum())
        };
        let by_month: Vec<ByMonth> = units
            .iter()
            .map(|unit| (of.iter().map(|&cause| unit.months(cause)).collect(), unit.billed.rates.per_hour))
            .collect();
        let column = |id, each: &dyn Fn((f64, f64), f64) -> f64| {
            let of_month = |month: usize| {
                let sum = |(causes, per_hour): &ByMonth| {
                    (causes.iter().map(|months| each(months[month], *per_hour)).sum(), 1.0)
                };
                estimate(Ratio::of(by_month.iter().map(sum)))
            };
            Column { id, estimates: (0..months).map(of_month).collect() }
        };
        DepartmentAnswer {
            name: name.to_owned(),
            centre,
            figures: vec![
                ("contacts", sum(&|unit, cause| unit.sum(Flow::Answered, cause))),
                ("hours", sum(&|unit, cause| unit.hours(cause))),
                ("cost", sum(&|unit, cause| unit.cost(cause))),
                ("strain", tell(&|unit| people(unit).0)),
                ("leavers", tell(&|unit| people(unit).1)),
                ("peopleCost", tell(&|unit| people(unit).2)),
            ],
            causes: of.iter().map(|&cause| of_cause(world, cause, &tell)).collect(),
            months: vec![
                column("contacts", &|(contacts, _), _| contacts),
                column("hours", &|(_, hours), _| hours),
                column("cost", &|(_, hours), per_hour| hours * per_hour),
            ],
        }
    };
    let mut departments = vec![statement("The centre itself", true, &[0])];
    departments.extend(names.into_iter().map(|name| {
        let of: Vec<usize> =
            (1..=causes.len()).filter(|&number| causes[number - 1].department == name).collect();
        statement(name, false, &of)
    }));
    Some(CustomersAnswer {
        departments,
        stages: stages(&tell),
        issues: issues(&tell),
        by_cause: (0..=causes.len())
            .map(|number| {
                let cause = number.checked_sub(1).and_then(|at| causes.get(at));
                ByCause {
                    name: cause
                        .map_or_else(|| "What the service is for".to_owned(), |cause| cause.name.clone()),
                    department: cause.map(|cause| cause.department.clone()),
                    contacts: tell(&|unit| unit.flows.sum(Flow::Answered, |of, _| of == number)),
                }
            })
            .collect(),
    })
}

fn of_cause(world: &Outline, cause: usize, tell: &Tell<'_>) -> CauseAnswer {
    let stated = cause.checked_sub(1).and_then(|at| world.scenario.causes().get(at));
    let kind = |kind: Kind| {
        tell(&|unit| unit.flows.sum(Flow::Answered, |of, is| of == cause && is == kind as usize))
    };
    #[expect(clippy::cast_precision_loss, reason = "few weeks")]
    let weeks = world.weeks as f64;
    let paid = stated.map_or(0.0, |stated| stated.paid_over(weeks));
    CauseAnswer {
        name: stated.map_or_else(|| "Repeats of unresolved calls".to_owned(), |cause| cause.name.clone()),
        figures: vec![
            // First contacts of value demand are nobody's fault.
            ("first", if cause > 0 { kind(Kind::First) } else { tell(&|_| 0.0) }),
            ("repeats", kind(Kind::Repeat)),
            ("chasers", kind(Kind::Chase)),
            ("handedOn", tell(&|unit| unit.sum(Flow::HandedOn, cause) + unit.sum(Flow::Chases, cause))),
            ("hours", tell(&|unit| unit.hours(cause))),
            ("cost", tell(&|unit| unit.cost(cause))),
            ("tenthLess", tell(&|unit| TENTH * unit.cost(cause))),
            ("paid", tell(&|_| paid)),
        ],
    }
}

fn stages(tell: &Tell<'_>) -> Vec<StageAnswer> {
    const WORDS: [(&str, Kind); KINDS] =
        [("first", Kind::First), ("repeat", Kind::Repeat), ("chase", Kind::Chase)];
    WORDS
        .iter()
        .map(|&(word, kind)| {
            let flow = |flow: Flow| tell(&|unit| unit.flows.of_kind(flow, kind));
            let attempts = |unit: &Unit<'_>| {
                [Flow::Answered, Flow::Redialed, Flow::GaveUp]
                    .map(|flow| unit.flows.of_kind(flow, kind))
                    .iter()
                    .sum()
            };
            StageAnswer {
                kind: word,
                figures: vec![
                    ("attempts", tell(&attempts)),
                    ("redials", flow(Flow::Redialed)),
                    ("answered", flow(Flow::Answered)),
                    ("redialed", flow(Flow::Redialed)),
                    ("gaveUp", flow(Flow::GaveUp)),
                    ("resolved", flow(Flow::Resolved)),
                    (
                        "handedOn",
                        tell(&|unit| {
                            unit.flows.of_kind(Flow::HandedOn, kind) + unit.flows.of_kind(Flow::Chases, kind)
                        }),
                    ),
                    ("callBack", flow(Flow::CallsBack)),
                    ("letBe", flow(Flow::LetsBe)),
                    (
                        "cost",
                        tell(&|unit| {
                            unit.flows.of_kind(Flow::Seconds, kind) / SECONDS_PER_HOUR
                                * unit.billed.rates.per_hour
                        }),
                    ),
                ],
            }
        })
        .collect()
}

fn issues(tell: &Tell<'_>) -> Vec<(&'static str, Estimate)> {
    let flow = |flow: Flow| tell(&|unit| unit.flows.all(flow));
    vec![
        ("issues", flow(Flow::Begun)),
        ("resolvedIssues", flow(Flow::Resolved)),
        ("solvedByDepartments", tell(&|unit| unit.flows.solved_by_departments())),
        (
            "givenUp",
            tell(&|unit| {
                unit.flows.all(Flow::LetsBe) + unit.flows.all(Flow::GaveUp)
                    - unit.flows.of_kind(Flow::GaveUp, Kind::Chase)
            }),
        ),
        ("lost", flow(Flow::Lost)),
        ("deflected", flow(Flow::Deflected)),
        ("prevented", flow(Flow::Mended)),
    ]
}

/// Adds what became of customers to a digest.
#[must_use]
pub fn digest(digest: Digest, answer: &CustomersAnswer) -> Digest {
    let figures = |digest: Digest, figures: &[(&'static str, Estimate)]| {
        figures.iter().fold(digest, |digest, (id, estimate)| estimate.digest(digest.text(id)))
    };
    let mut digest = figures(digest, &answer.issues);
    for stage in &answer.stages {
        digest = figures(digest.text(stage.kind), &stage.figures);
    }
    for department in &answer.departments {
        digest = figures(digest.text(&department.name), &department.figures);
        for cause in &department.causes {
            digest = figures(digest.text(&cause.name), &cause.figures);
        }
        for column in &department.months {
            digest = column
                .estimates
                .iter()
                .fold(digest.text(column.id), |digest, estimate| estimate.digest(digest));
        }
    }
    answer.by_cause.iter().fold(digest, |digest, cause| cause.contacts.digest(digest.text(&cause.name)))
}
