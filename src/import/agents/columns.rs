//! Which column of a file holds which figure, by the names that reports give them.

use super::super::words::has_part;
use crate::scoring::figures::Column;

/// Names of the column of people.
const PEOPLE: &[&str] = &[
    "agent",
    "name",
    "id",
    "employee",
    "user",
    "login",
    "advisor",
    "adviser",
    "representative",
    "rep",
    "staff",
    "mitarbeiter",
    "agentin",
    "nom",
    "medewerker",
    "nombre",
];

/// What says that a column counts.
const COUNTS: &[&str] = &[
    "count",
    "number",
    "no",
    "n",
    "#",
    "anzahl",
    "nombre",
    "evaluations",
    "evaluated",
    "monitored",
    "responses",
    "returned",
    "surveys",
];
const SCATTER: &[&str] = &["sd", "std", "stdev", "deviation", "standardabweichung"];
const HANDLE: &[&str] = &["aht", "handle time", "handling", "handle", "bearbeitung", "dmt", "tmo"];
const AFTER: &[&str] = &["acw", "after-call", "after call", "aftercall", "wrap", "nachbearbeitung"];
const QUALITY: &[&str] = &["qa", "quality", "evaluation", "evaluated", "monitor", "qualität", "qualité"];
const SATISFIED: &[&str] = &["csat", "satisf", "nps", "zufrieden", "survey score"];

/// A column and groups of words, of each of which its name holds one; the first that fits counts.
const RULES: &[(Column, &[&[&str]])] = &[
    (Column::HostileShare, &[&["hostil", "abus", "aggress", "angry"]]),
    (Column::ComplexShare, &[&["complex", "difficult", "komplex"]]),
    (Column::FailureShare, &[&["failure", "avoidable", "preventable"]]),
    (Column::Compliments, &[&["compliment", "kudos", "praise", "commend"]]),
    (Column::HandleSd, &[SCATTER, HANDLE]),
    (Column::AfterCallSd, &[SCATTER, AFTER]),
    (Column::QaSd, &[SCATTER, QUALITY]),
    (Column::SatisfactionSd, &[SCATTER, SATISFIED]),
    (Column::AdherenceSd, &[SCATTER, &["adher", "conform"]]),
    (Column::QaEvaluations, &[COUNTS, QUALITY]),
    (Column::QaEvaluations, &[&["evaluations", "evaluated"]]),
    (Column::Surveys, &[COUNTS, SATISFIED]),
    (Column::Surveys, &[&["surveys", "survey count", "survey responses"]]),
    (Column::Issues, &[COUNTS, &["fcr", "resol", "issue"]]),
    (
        Column::ResolvedShare,
        &[&["fcr", "first contact", "first-contact", "first call", "resol", "erstlösung"]],
    ),
    (Column::Issues, &[&["issues", "cases", "tickets"]]),
    (Column::AfterCallSeconds, &[AFTER]),
    (Column::HandleSeconds, &[&["aht", "handle time", "handling", "bearbeitung", "dmt", "tmo"]]),
    (Column::Calls, &[&["handled", "answered"]]),
    (Column::HandleSeconds, &[&["handle"]]),
    (Column::QaScore, &[QUALITY]),
    (Column::Satisfaction, &[SATISFIED]),
    (Column::AdherenceShare, &[&["adher", "conform"]]),
    (Column::AttendanceShare, &[&["attend", "anwesen", "presence"]]),
    (Column::ScheduledShifts, &[&["shifts", "schichten"]]),
    (Column::ScheduledDays, &[&["days", "tage"]]),
    (
        Column::Calls,
        &[&["calls", "contacts", "handled", "volume", "anrufe", "appels", "gespräche", "llamadas"]],
    ),
];

/// What a column of this name holds.
#[must_use]
pub(super) fn column(name: &str) -> Option<Column> {
    // A letter case apart, a column may have the engine's own name: qaScore.
    if let Some(known) =
        Column::ALL.into_iter().find(|column| column.row().name.eq_ignore_ascii_case(name.trim()))
    {
        return Some(known);
    }
    let name = name.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| has_word(&name, word));
    RULES.iter().find(|(_, groups)| groups.iter().all(|words| holds(words))).map(|(column, _)| *column)
}

/// Whether a column of this name holds people.
#[must_use]
pub(super) fn people(name: &str) -> bool {
    let name = name.to_lowercase();
    PEOPLE.iter().any(|word| has_part(&name, word)) && column(&name).is_none()
}

/// Whether a name says that its shares are hundredths.
#[must_use]
pub(super) fn in_hundredths(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains('%') || has_part(&name, "pct") || has_part(&name, "percent") || has_part(&name, "prozent")
}

fn has_word(name: &str, word: &str) -> bool {
    if word.contains([' ', '-']) || word == "#" { name.contains(word) } else { has_part(name, word) }
}
