//! What is counted of people: week by week, by time of day, and person by person at the end.

use crate::units::DAYS_PER_WEEK;

/// A sum over a week, all teams together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// People on the phone as the week begins.
    OnThePhone,
    /// Of those, nesting.
    Nesting,
    /// In the classroom, or trained and without a place.
    Classroom,
    /// Places of the wanted heads that nobody holds.
    Vacant,
    /// Strain of those on the phone as the week begins, SD.
    Strain,
    /// Its squares.
    StrainSquared,
    /// Of those, above one SD.
    AboveOneSd,
    /// Proficiency of those on the phone.
    Proficiency,
    /// The middle tenure of those on the phone, weeks.
    TenureMedian,
    /// Left of their own will.
    LeftOwnWill,
    /// Left for another reason.
    LeftOther,
    /// Of all who left, in the early weeks.
    LeftEarly,
    /// Began in the classroom.
    Hired,
    /// Came on the phone.
    Joined,
    /// Days that somebody was to work.
    Scheduled,
    /// Of those, absent.
    Absent,
    /// Days of leave.
    Leave,
    /// Days of training off the phone.
    Training,
    /// Days off that were worked.
    Overtime,
    /// Protected days given.
    Protected,
    /// Protected days cancelled on short days.
    Cancelled,
    /// Protected days put off.
    Deferred,
    /// Protected days that fell due.
    Due,
    /// Protected days still due to people who left.
    Forfeited,
    /// Hours on the phone as shifts were laid out.
    PhoneHours,
    /// Paid hours at work, breaks included, overtime apart.
    PaidHours,
    /// Paid hours of overtime.
    OvertimeHours,
    /// Paid hours of absence.
    AbsentHours,
    /// Paid hours of leave.
    LeaveHours,
    /// Hours of protected days.
    ProtectedHours,
    /// Paid hours of training days.
    TrainingHours,
    /// Hours not worked because people were sent home.
    SentHomeHours,
    /// Calls that agents took.
    Taken,
    /// Of those, that came hostile.
    Hostile,
    /// Fatigue at the ends of shifts.
    EveningFatigue,
    /// Shifts whose end that was.
    Evenings,
    /// First contacts that agents took.
    Firsts,
    /// Of those, resolved.
    ResolvedFirst,
    /// Seconds that agents spent on the calls they took.
    Handled,
    /// Time given to a contact over the time that it needs, people added up as the week begins.
    Given,
    /// Pressure that is felt.
    Pressure,
    /// Flagged by a scorecard.
    Flagged,
    /// Of those, who belong there.
    FlaggedJustly,
    /// Written up.
    WriteUps,
    /// Of those, unjustly.
    UnjustWriteUps,
    /// Dismissed.
    Dismissed,
    /// Looks that had the month before to compare with.
    Looks,
    /// Correlations of ranks between the two.
    RankCorrelation,
}

/// How many columns there are.
pub const COLUMNS: usize = Column::RankCorrelation as usize + 1;
/// What is told of a person at the end: strain, fatigue, weeks of tenure, proficiency.
pub const DOT: usize = 4;

/// The counts of a repetition.
#[derive(Clone, Debug, PartialEq)]
pub struct Weeks {
    /// Columns of each week.
    pub rows: Vec<[f64; COLUMNS]>,
    /// Sum of fatigue at the start of calls, and calls, by interval of the day.
    pub by_slot: Vec<[f64; 2]>,
    /// Paid hours of the shifts that people come to, by day.
    pub present: Vec<f64>,
    /// Each place's person at the end; not numbers where nobody is.
    pub dots: Vec<[f64; DOT]>,
    tenures: Vec<f64>,
}

impl Weeks {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(weeks: usize, slots_per_day: usize, places: usize) -> Self {
        Self {
            rows: vec![[0.0; COLUMNS]; weeks],
            by_slot: vec![[0.0; 2]; slots_per_day],
            present: vec![0.0; weeks * DAYS_PER_WEEK],
            dots: vec![[f64::NAN; DOT]; places],
            tenures: Vec::with_capacity(places),
        }
    }

    pub(super) fn add(&mut self, week: usize, column: Column, value: f64) {
        self.rows[week][column as usize] += value;
    }

    #[inline(always)]
    pub(super) fn fatigue(&mut self, slot: usize, fatigue: f64) {
        let [sum, calls] = &mut self.by_slot[slot];
        *sum += fatigue;
        *calls += 1.0;
    }

    pub(super) fn present(&mut self, day: usize, hours: f64) {
        if let Some(of) = self.present.get_mut(day) {
            *of = hours;
        }
    }

    pub(super) fn tenures(&mut self, tenures: impl Iterator<Item = f64>) {
        self.tenures.extend(tenures);
    }

    /// Books the middle of the tenures told since the last time.
    pub(super) fn middle_tenure(&mut self, week: usize) {
        if !self.tenures.is_empty() {
            let middle = self.tenures.len() / 2;
            let (_, median, _) = self.tenures.select_nth_unstable_by(middle, f64::total_cmp);
            self.rows[week][Column::TenureMedian as usize] = *median;
        }
        self.tenures.clear();
    }

    pub(super) fn dot(&mut self, place: usize, dot: [f64; DOT]) {
        if let Some(of) = self.dots.get_mut(place) {
            *of = dot;
        }
    }

    /// All counts, in order.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        let rows = self.rows.iter().flatten().copied();
        let by_slot = self.by_slot.iter().flatten().copied();
        let dots = self.dots.iter().flatten().copied();
        rows.chain(by_slot).chain(self.present.iter().copied()).chain(dots)
    }

    /// The same room with these counts in it, as far as there are any.
    #[must_use]
    pub fn filled(mut self, numbers: &[f64]) -> Self {
        let rooms = self.rows.iter_mut().flatten().chain(self.by_slot.iter_mut().flatten());
        let rooms = rooms.chain(&mut self.present).chain(self.dots.iter_mut().flatten());
        for (room, number) in rooms.zip(numbers) {
            *room = *number;
        }
        self
    }

    /// A sum over all weeks.
    #[must_use]
    pub fn sum(&self, column: Column) -> f64 {
        self.rows.iter().map(|row| row[column as usize]).sum()
    }
}
