//! A floor of people with their figures, column by column.

/// The most people on a floor.
pub const MOST_AGENTS: usize = 100_000;

/// A column of agents' figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is described in its row")]
pub enum Column {
    Calls,
    HandleSeconds,
    HandleSd,
    AfterCallSeconds,
    AfterCallSd,
    QaScore,
    QaEvaluations,
    QaSd,
    Satisfaction,
    Surveys,
    SatisfactionSd,
    ResolvedShare,
    Issues,
    AdherenceShare,
    ScheduledDays,
    AdherenceSd,
    AttendanceShare,
    ScheduledShifts,
    Compliments,
    HostileShare,
    ComplexShare,
    FailureShare,
}

/// What kind of number a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A count, which may be a mean of counts and so need not be whole.
    Count,
    /// Seconds.
    Seconds,
    /// A share from 0 to 1.
    Share,
    /// Points of any scale.
    Points,
}

/// A column's name and what it holds.
#[derive(Clone, Copy, Debug)]
pub struct ColumnRow {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is called on the page.
    pub label: &'static str,
    /// What kind of number it holds.
    pub holds: Holds,
    /// What it means.
    pub help: &'static str,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 22;

    /// All of them, in the order of the rows.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Calls,
        Self::HandleSeconds,
        Self::HandleSd,
        Self::AfterCallSeconds,
        Self::AfterCallSd,
        Self::QaScore,
        Self::QaEvaluations,
        Self::QaSd,
        Self::Satisfaction,
        Self::Surveys,
        Self::SatisfactionSd,
        Self::ResolvedShare,
        Self::Issues,
        Self::AdherenceShare,
        Self::ScheduledDays,
        Self::AdherenceSd,
        Self::AttendanceShare,
        Self::ScheduledShifts,
        Self::Compliments,
        Self::HostileShare,
        Self::ComplexShare,
        Self::FailureShare,
    ];

    /// The shares of calls that are harder than others, for which figures are adjusted.
    pub const MIX: [Self; 3] = [Self::HostileShare, Self::ComplexShare, Self::FailureShare];

    /// Its place in [`Column::ALL`].
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The column of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.row().name == name)
    }

    /// Least and greatest number it takes.
    #[must_use]
    pub const fn bounds(self) -> (f64, f64) {
        match self.row().holds {
            Holds::Count => (0.0, 1e7),
            Holds::Seconds => (0.0, 43_200.0),
            Holds::Share => (0.0, 1.0),
            Holds::Points => (-1000.0, 1000.0),
        }
    }

    /// Its unit in words.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self.row().holds {
            Holds::Count => "",
            Holds::Seconds => "seconds",
            Holds::Share => "share, 0 to 1",
            Holds::Points => "points",
        }
    }

    /// Its row.
    #[must_use]
    pub const fn row(self) -> ColumnRow {
        match self {
            Self::Calls => row("calls", "Calls handled", Holds::Count, "Calls that the agent handled."),
            Self::HandleSeconds => {
                row("handleSeconds", "Handling time", Holds::Seconds, "Mean handling time of those calls.")
            }
            Self::HandleSd => row(
                "handleSdSeconds",
                "Scatter of handling times",
                Holds::Seconds,
                "Standard deviation of single handling times.",
            ),
            Self::AfterCallSeconds => row(
                "afterCallSeconds",
                "After-call work",
                Holds::Seconds,
                "Mean after-call work of the calls handled.",
            ),
            Self::AfterCallSd => row(
                "afterCallSdSeconds",
                "Scatter of after-call work",
                Holds::Seconds,
                "Standard deviation of single calls' after-call work.",
            ),
            Self::QaScore => row(
                "qaScore",
                "Quality score",
                Holds::Points,
                "Mean score of the evaluated calls, on any scale.",
            ),
            Self::QaEvaluations => {
                row("qaEvaluations", "Calls evaluated", Holds::Count, "How many calls were evaluated.")
            }
            Self::QaSd => row(
                "qaSd",
                "Scatter of quality scores",
                Holds::Points,
                "Standard deviation of single calls' scores.",
            ),
            Self::Satisfaction => {
                row("satisfaction", "Satisfaction", Holds::Points, "Mean of the surveys, on any scale.")
            }
            Self::Surveys => row("surveys", "Surveys", Holds::Count, "How many surveys were answered."),
            Self::SatisfactionSd => row(
                "satisfactionSd",
                "Scatter of satisfaction",
                Holds::Points,
                "Standard deviation of single surveys.",
            ),
            Self::ResolvedShare => row(
                "resolvedShare",
                "First-contact resolution",
                Holds::Share,
                "Share of issues that needed no further contact.",
            ),
            Self::Issues => row(
                "issues",
                "Issues",
                Holds::Count,
                "Issues whose first contact the agent took; the calls handled where absent.",
            ),
            Self::AdherenceShare => row(
                "adherenceShare",
                "Adherence",
                Holds::Share,
                "Share of scheduled time in the scheduled state.",
            ),
            Self::ScheduledDays => row(
                "scheduledDays",
                "Scheduled days",
                Holds::Count,
                "Days over which adherence was measured.",
            ),
            Self::AdherenceSd => row(
                "adherenceSd",
                "Scatter of adherence",
                Holds::Share,
                "Standard deviation of single days' adherence.",
            ),
            Self::AttendanceShare => {
                row("attendanceShare", "Attendance", Holds::Share, "Shifts worked ÷ shifts scheduled.")
            }
            Self::ScheduledShifts => row(
                "scheduledShifts",
                "Scheduled shifts",
                Holds::Count,
                "Shifts scheduled; the scheduled days where absent.",
            ),
            Self::Compliments => {
                row("compliments", "Compliments", Holds::Count, "Compliments received on the calls handled.")
            }
            Self::HostileShare => row(
                "hostileShare",
                "Hostile calls",
                Holds::Share,
                "Share of the agent's calls that were hostile.",
            ),
            Self::ComplexShare => row(
                "complexShare",
                "Complex calls",
                Holds::Share,
                "Share of the agent's calls that were complex.",
            ),
            Self::FailureShare => row(
                "failureShare",
                "Failure demand",
                Holds::Share,
                "Share of the agent's calls that came because something had gone wrong elsewhere.",
            ),
        }
    }
}

const fn row(name: &'static str, label: &'static str, holds: Holds, help: &'static str) -> ColumnRow {
    ColumnRow { name, label, holds, help }
}

/// People and their figures; a column nobody has is empty, a figure somebody lacks is NaN.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floor {
    /// What each is called.
    pub ids: Vec<String>,
    columns: [Vec<f64>; Column::COUNT],
}

impl Floor {
    /// A floor of these people, without figures.
    #[must_use]
    pub fn new(ids: Vec<String>) -> Self {
        Self { ids, columns: core::array::from_fn(|_| Vec::new()) }
    }

    /// How many people.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nobody is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// A figure of one person.
    #[must_use]
    pub fn at(&self, column: Column, agent: usize) -> f64 {
        self.columns[column.place()].get(agent).copied().unwrap_or(f64::NAN)
    }

    /// A column; empty if nobody has it.
    #[must_use]
    pub fn column(&self, column: Column) -> &[f64] {
        &self.columns[column.place()]
    }

    /// Whether anybody has it.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.column(column).iter().any(|figure| !figure.is_nan())
    }

    /// Sets a figure of a person who is there.
    pub fn set(&mut self, column: Column, agent: usize, figure: f64) {
        let length = self.ids.len();
        let column = &mut self.columns[column.place()];
        if column.is_empty() {
            column.resize(length, f64::NAN);
        }
        if let Some(slot) = column.get_mut(agent) {
            *slot = figure;
        }
    }

    /// Sets a whole column; figures of nobody are dropped, those not given are NaN.
    pub fn set_column(&mut self, column: Column, mut figures: Vec<f64>) {
        figures.resize(self.ids.len(), f64::NAN);
        self.columns[column.place()] = figures;
    }
}
