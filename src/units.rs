//! Quantities with their units. Every value inside is finite unless the type says otherwise.

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// The quantity of this many units.
            #[must_use]
            pub const fn new(value: f64) -> Self {
                Self(value)
            }

            /// The bare number, in this type's unit.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }
    )*};
}

units! {
    /// A duration in seconds; infinite where a queue has no steady state.
    Seconds;
    /// A rate per hour.
    PerHour;
    /// Offered load: arrivals in one mean handling time.
    Erlangs;
    /// A part of a whole, 0 to 1.
    Share;
    /// People, or agents on the phone; fractions are averages.
    Headcount;
}

/// Points of satisfaction that nobody can be above.
pub const POINTS: f64 = 100.0;
/// Seconds in an hour.
pub const SECONDS_PER_HOUR: f64 = 3600.0;
/// Minutes in a day.
pub const MINUTES_PER_DAY: u32 = 1440;
/// Days in a week, Monday first.
pub const DAYS_PER_WEEK: usize = 7;
/// Seconds in a minute.
pub const SECONDS_PER_MINUTE: f64 = 60.0;
/// Seconds in a day.
pub const SECONDS_PER_DAY: f64 = 86_400.0;
/// Weeks in a year of contracts and rates.
pub const WEEKS_PER_YEAR: f64 = 52.0;
/// Months in that year.
pub const MONTHS_PER_YEAR: f64 = 12.0;
/// Weeks in a month of that year.
pub const WEEKS_PER_MONTH: f64 = WEEKS_PER_YEAR / MONTHS_PER_YEAR;
/// Weeks in a quarter, as a count.
pub const WEEKS_PER_QUARTER: usize = 13;
/// Months in a year, as a count.
pub const MONTHS: usize = 12;

impl PerHour {
    /// Load offered by calls at this rate that each take `handle`.
    #[must_use]
    pub fn load(self, handle: Seconds) -> Erlangs {
        Erlangs::new(self.get() * (handle.get() / SECONDS_PER_HOUR))
    }
}
