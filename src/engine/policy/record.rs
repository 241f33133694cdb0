//! One person under a policy: a file that grows, and what it does to the person's week.

use super::{Regime, Standard};
use crate::assumptions::Assumptions;
use crate::math::normal;
use crate::math::streams::Key;
use crate::units::{MONTHS, WEEKS_PER_MONTH, WEEKS_PER_QUARTER, WEEKS_PER_YEAR};

/// The lanes of a person's key under a policy, in an order that no world may change.
mod lanes {
    pub(super) const OPPORTUNIST: u64 = 0;
    pub(super) const FREE_RIDER: u64 = 1;
    pub(super) const FEEDBACK: u64 = 2;
}

/// Write-ups that are remembered: no rule of dismissal asks for more of them.
const WRITE_UPS: usize = MONTHS;

/// What a policy does to a person in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conduct {
    /// Factor on handling time.
    pub pace: f64,
    /// Added to the log-odds that a contact is resolved.
    pub resolves: f64,
    /// Added to the strain that the person tends to, SD.
    pub burden: f64,
    /// Factor on the hazard of quitting.
    pub quits: f64,
    /// Factor on the time constant of learning.
    pub learning: f64,
    /// Time given to a contact over the time that it needs.
    pub given: f64,
    /// Pressure that is felt.
    pub felt: f64,
}

impl Conduct {
    /// As today.
    pub const TODAY: Self =
        Self { pace: 1.0, resolves: 0.0, burden: 0.0, quits: 1.0, learning: 1.0, given: 1.0, felt: 0.0 };
}

/// A person's file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    opportunist: f64,
    free_rider: f64,
    /// How coaching works on this person: 1 on average.
    responds: f64,
    /// The handling time that the person thinks right, in what calls need.
    pub standard: Standard,
    coached: Option<f64>,
    thanked: Option<(f64, f64)>,
    write_ups: [f64; WRITE_UPS],
    spells: [u8; WEEKS_PER_QUARTER],
    spells_before: u64,
    /// Days of the month worked, and days that count against the person.
    days: (f64, f64),
    /// Seconds on calls in the month.
    busy: f64,
    /// Place among the quality figures of the month before, as a share of the floor.
    pub rank: Option<f64>,
    /// Dismissed: the next Monday the person is gone.
    pub dismissed: bool,
    /// The week of this person.
    pub conduct: Conduct,
}

/// What a week adds to a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeekOnFile {
    /// Days worked.
    pub worked: f64,
    /// Days sent home, or protected, that count against the person.
    pub against: f64,
    /// Seconds on calls.
    pub busy: f64,
    /// Spells of absence of this person's whole time so far.
    pub spells: u64,
}

impl Record {
    /// A new file, for somebody with this key.
    #[must_use]
    pub fn new(key: Key, spells: u64, a: &Assumptions) -> Self {
        let scatter = -normal::quantile(a.feedback_harm);
        Self {
            opportunist: key.uniform(lanes::OPPORTUNIST),
            free_rider: key.uniform(lanes::FREE_RIDER),
            responds: 1.0 + normal::quantile(key.uniform(lanes::FEEDBACK)) / scatter.max(f64::EPSILON),
            standard: Standard::TODAY,
            coached: None,
            thanked: None,
            write_ups: [f64::NEG_INFINITY; WRITE_UPS],
            spells: [0; WEEKS_PER_QUARTER],
            spells_before: spells,
            days: (0.0, 0.0),
            busy: 0.0,
            rank: None,
            dismissed: false,
            conduct: Conduct::TODAY,
        }
    }

    /// Files a week that ended, counted from 0.
    pub fn file(&mut self, week: usize, lived: &WeekOnFile) {
        self.days.0 += lived.worked;
        self.days.1 += lived.against;
        self.busy += lived.busy;
        let new = lived.spells.saturating_sub(self.spells_before);
        self.spells_before = lived.spells;
        self.spells[week % WEEKS_PER_QUARTER] = u8::try_from(new).unwrap_or(u8::MAX);
    }

    /// Spells of absence in the last quarter.
    #[must_use]
    pub fn spells_in_quarter(&self) -> f64 {
        self.spells.iter().map(|&spells| f64::from(spells)).sum()
    }

    /// The spells have had their consequence.
    pub fn forget_spells(&mut self) {
        self.spells = [0; WEEKS_PER_QUARTER];
    }

    /// Takes the month's sums out of the file: days worked, days against the person, seconds on calls.
    pub fn month(&mut self) -> (f64, f64, f64) {
        let (worked, against) = core::mem::take(&mut self.days);
        (worked, against, core::mem::take(&mut self.busy))
    }

    /// Coached after a flag.
    pub fn coach(&mut self, week: f64) {
        self.coached = Some(week);
    }

    /// Recognised.
    pub fn thank(&mut self, week: f64) {
        let times = self.thanked.map_or(0.0, |(_, times)| times + 1.0);
        self.thanked = Some((week, times));
    }

    /// Written up; tells how many write-ups the last year has.
    pub fn write_up(&mut self, week: f64) -> f64 {
        self.write_ups.rotate_right(1);
        self.write_ups[0] = week;
        let counts = self.write_ups.iter().filter(|&&at| week - at < WEEKS_PER_YEAR).count();
        u32::try_from(counts).map_or(f64::INFINITY, f64::from)
    }

    /// Settles how the person works this week.
    ///
    /// `usual` is the log of the person's handling time without any of this, in the one stated; where teams are
    /// measured, the team's mean of it.
    pub fn begin_week(&mut self, regime: &Regime, usual: f64, a: &Assumptions) {
        let week = regime.week;
        let standard = libm::log(self.standard.time());
        // Nobody is pressed below the target, nor pushed up to it.
        let above = (usual + standard - regime.target).max(0.0);
        let least = (standard - regime.least).max(0.0);
        let rush = (a.handle_rush * regime.pressure).min(above).min(least);
        let felt = if rush > 0.0 {
            rush / a.handle_rush
        } else if above > 0.0 && a.handle_rush <= 0.0 {
            regime.pressure
        } else {
            0.0
        };
        let coached = self
            .coached
            .map_or(0.0, |at| libm::exp2(-(week - at) / (a.coaching_half_life * WEEKS_PER_MONTH)));
        let coached = coached.max(regime.coaching);
        let thanked = self.thanked.map_or(0.0, |(at, times)| {
            let lasts = week - at < a.recognition_weeks;
            // Whoever knows the rule of the scorecard was told of the reward.
            if lasts { a.recognition_announced * libm::pow(a.recognition_habituation, times) } else { 0.0 }
        });
        let written = week - self.write_ups[0] < a.write_up_quit_weeks;
        let mut speed = regime.output
            * (1.0 + a.coaching_output * self.responds * coached).max(f64::EPSILON)
            * (1.0 + a.recognition_output * thanked);
        if self.opportunist < regime.opportunists {
            speed *= 1.0 - a.effort_loss * regime.unwatched;
        }
        if self.free_rider < regime.free_riders {
            speed *= 1.0 - a.effort_loss;
        }
        if written {
            speed *= 1.0 + a.write_up_output;
        }
        let given = libm::exp(standard - rush);
        self.conduct = Conduct {
            pace: given / speed,
            resolves: a.handle_resolution * (standard - rush),
            burden: regime.strain + a.handle_strain * felt
                - a.coaching_strain * coached
                - a.recognition_strain * thanked,
            quits: if written { a.write_up_quits } else { 1.0 },
            learning: regime.learning
                * if coached > 0.0 { libm::pow(a.coaching_learning, coached) } else { 1.0 },
            given,
            felt,
        };
        // What is done becomes what is thought right; without pressure what calls need is aimed at.
        let aim = if rush > 0.0 { given } else { 1.0 };
        self.standard = self.standard.follows(aim, regime.adjustment);
    }
}
