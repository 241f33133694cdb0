//! The words that files of volumes use: weekdays, months, totals, and names of columns.

/// Names of the weekdays from Monday in English, German, Dutch, French, Spanish and Italian.
/// Two-letter forms that two of these languages use for different days are left out.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "mo", "montag", "maandag", "ma", "lundi", "lun", "lunes", "lunedì", "lunedi"],
    &[
        "tuesday", "tue", "tues", "tu", "dienstag", "die", "di", "dinsdag", "mardi", "mar", "martes",
        "martedì", "martedi",
    ],
    &[
        "wednesday",
        "wed",
        "weds",
        "we",
        "mittwoch",
        "mit",
        "mi",
        "woensdag",
        "wo",
        "woe",
        "mercredi",
        "mer",
        "miércoles",
        "miercoles",
        "mié",
        "mie",
        "mercoledì",
        "mercoledi",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "th",
        "donnerstag",
        "don",
        "do",
        "donderdag",
        "jeudi",
        "jeu",
        "jueves",
        "jue",
        "giovedì",
        "giovedi",
        "gio",
    ],
    &[
        "friday", "fri", "fr", "freitag", "fre", "vrijdag", "vr", "vrij", "vendredi", "ven", "viernes",
        "vie", "venerdì", "venerdi",
    ],
    &[
        "saturday",
        "sat",
        "sa",
        "samstag",
        "sonnabend",
        "sam",
        "zaterdag",
        "za",
        "zat",
        "samedi",
        "sábado",
        "sabado",
        "sáb",
        "sab",
        "sabato",
    ],
    &[
        "sunday", "sun", "su", "sonntag", "son", "so", "zondag", "zo", "zon", "dimanche", "dim", "domingo",
        "dom", "domenica",
    ],
];

/// What the names of the months start with, in the same languages.
const MONTHS: [&[&str]; 12] = [
    &["jan", "gen", "ene", "jän"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// What the label of a row or column that adds others up starts with.
const TOTALS: &[&str] = &[
    "total",
    "grand total",
    "sub-total",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtergebnis",
    "insgesamt",
    "ergebnis",
    "totaal",
    "somme",
    "suma",
    "somma",
    "average",
    "avg",
    "mean",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "media",
    "promedio",
    "gemiddeld",
    "all day",
    "day total",
    "daily total",
    "week total",
    "weekly total",
];

/// Names of a column of calls, the most telling first: offered calls are what staffing is planned for.
const CALLS: [&[&str]; 5] = [
    &["offered", "angeboten", "présent", "ofrecid", "offerte", "aangeboden"],
    &["received", "incoming", "inbound", "arriv", "eingehend", "entrant", "contacts", "entranti"],
    &["calls", "anrufe", "appels", "llamadas", "chiamate", "oproepen", "gesprekken"],
    &["volume", "count", "anzahl", "nombre", "cantidad", "aantal", "number of", "quantity"],
    &["handled", "answered", "angenommen", "traité", "beantwoord"],
];

/// Names of a column of handling times.
const HANDLE: &[&str] = &[
    "aht",
    "handl",
    "talk",
    "duration",
    "service time",
    "bearbeitung",
    "gesprächs",
    "dauer",
    "dmt",
    "traitement",
    "tmo",
    "afhandel",
];

/// What no column of calls has in its name.
const NOT_CALLS: &[&str] = &[
    "pct", "percent", "%", "sec", "rate", "share", "time", "seconds", "wait", "speed", "level", "satisf",
    "duration", "id", "index", "aht", "asa", "minutes", "aband", "agent", "staff",
];

/// The weekday that a word names, Monday = 0.
#[must_use]
pub(super) fn weekday(word: &str) -> Option<usize> {
    let word = word.trim().trim_end_matches('.');
    // The longest name has eleven letters, of which some are two bytes long.
    if word.len() < 2 || word.len() > 14 || word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let word = word.to_lowercase();
    WEEKDAYS.iter().position(|names| names.contains(&word.as_str()))
}

/// The month that a word names, January = 1.
#[must_use]
pub(super) fn month(word: &str) -> Option<i8> {
    if word.len() < 3 || word.len() > 12 {
        return None;
    }
    let word = word.to_lowercase();
    // "maandag" and "martes" start like months; only whole names of weekdays are that long.
    if word.chars().count() > 3 && weekday(&word).is_some() {
        return None;
    }
    let found = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    i8::try_from(found + 1).ok()
}

/// Whether a label says that its row or column adds others up, or averages them.
#[must_use]
pub(super) fn is_total(label: &str) -> bool {
    let label = label.trim();
    if label.is_empty() || label.len() > 60 || !label.starts_with(char::is_alphabetic) {
        return false;
    }
    let label = label.to_lowercase();
    TOTALS.iter().any(|word| {
        label.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || rest.len() <= 2)
    })
}

/// How well a name fits a column of calls: lower is better, `None` if it does not.
#[must_use]
pub(super) fn calls_rank(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    if NOT_CALLS.iter().any(|word| has_part(&name, word)) || handle_name(&name) {
        return None;
    }
    CALLS.iter().position(|words| words.iter().any(|word| name.contains(word)))
}

/// Whether a name rules a column of calls out.
#[must_use]
pub(super) fn not_calls(name: &str) -> bool {
    let name = name.to_lowercase();
    NOT_CALLS.iter().any(|word| has_part(&name, word)) || handle_name(&name)
}

/// Whether a name fits a column of handling times.
#[must_use]
pub(super) fn handle_name(name: &str) -> bool {
    let name = name.to_lowercase();
    // "Calls handled" and "handled" count calls; "handling time" and "handle seconds" do not.
    !name.contains("handled") && HANDLE.iter().any(|word| name.contains(word))
}

/// Whether a name says that its times are in minutes.
#[must_use]
pub(super) fn in_minutes(name: &str) -> bool {
    let name = name.to_lowercase();
    has_part(&name, "min")
        || has_part(&name, "mins")
        || has_part(&name, "minutes")
        || has_part(&name, "minuten")
}

/// Whether one of the words of a name is, or for longer words starts with, this one.
pub(super) fn has_part(name: &str, word: &str) -> bool {
    if word == "%" {
        return name.contains('%');
    }
    name.split(|c: char| !c.is_alphanumeric())
        .any(|part| if word.len() <= 3 { part == word } else { part.starts_with(word) })
}
