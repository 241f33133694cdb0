//! A team's people: who holds which place, who is on the way, and who is sought.
//!
//! A team has places in the roster. A person on the phone holds one; a place without a person is vacant.
//! Newcomers pass through stages, each of whole weeks: sought, in the classroom, on the phone (nesting first). Each
//! Monday so many are sought that, with those on the way and less the leaving that hiring reckons
//! with until they would be on the phone, the team reaches its heads. Centres hire ahead of leaving; more leaving
//! than reckoned with leaves places empty until hiring has seen it.

use super::person::{Choice, Leaving, Lived, Person};
use super::{Rules, Weekly};
use crate::math::streams::Key;
use crate::units::WEEKS_PER_YEAR;
use std::collections::VecDeque;

/// A team.
#[derive(Clone, Debug)]
pub struct Team {
    key: Key,
    /// People wanted on the phone.
    heads: usize,
    /// Places with those who hold them.
    pub places: Vec<Option<Person>>,
    /// Newcomers that will be found, by the week from now.
    sought: VecDeque<u32>,
    /// Found, waiting for a class.
    found: u32,
    /// In the classroom, by the week from now in which they leave it.
    classroom: VecDeque<u32>,
    /// Trained, without a place yet.
    spare: u32,
    /// People who have ever been on the phone, the first ones included.
    ever: u64,
    choice: Choice,
}

/// What a Monday changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Left of their own will.
    pub own_will: u32,
    /// Left for another reason.
    pub other: u32,
    /// Of those for another reason, dismissed.
    pub dismissed: u32,
    /// Of all, in the early weeks.
    pub early: u32,
    /// Began in the classroom.
    pub hired: u32,
    /// Came on the phone.
    pub joined: u32,
}

/// How many people are in which state; nobody is in two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// On the phone and past nesting.
    pub settled: u32,
    /// Nesting.
    pub nesting: u32,
    /// In the classroom.
    pub classroom: u32,
    /// Trained, without a place.
    pub spare: u32,
}

impl Census {
    /// On the payroll.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.settled + self.nesting + self.classroom + self.spare
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Team {
    /// A team at full strength, hiring as it always has.
    #[must_use]
    pub fn new(key: Key, heads: usize, places: usize, rules: &Rules) -> Self {
        let (hiring, a) = (&rules.levers.hiring, &rules.assumptions);
        let people = (0..).take(heads).map(|n: u64| {
            let mut person = Person::incumbent(key.child(n), &rules.reference, a);
            person.weeks = libm::floor(person.weeks);
            person
        });
        let weeks = |weeks: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the table bounds it"
            )]
            let weeks = weeks as usize;
            weeks
        };
        let (lead, training) = (weeks(hiring.lead_weeks), weeks(hiring.training_weeks));
        // The pipeline is full as if leaving had always been as reckoned with: newcomers at an even pace, in classes.
        #[expect(clippy::cast_precision_loss, reason = "far fewer people than 2^52")]
        let per_week = heads as f64 * hiring.expected_leaving_per_year / WEEKS_PER_YEAR;
        let mut due = key.child(u64::MAX).uniform(0);
        let mut newcomers = || {
            let before = libm::floor(due);
            due += per_week;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few a week")]
            let now = (libm::floor(due) - before) as u32;
            now
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the table bounds it")]
        let class = hiring.class_size as u32;
        // How many wait already for the next class to be full is another number in each world.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a class")]
        let mut found = (key.child(u64::MAX).uniform(1) * hiring.class_size) as u32;
        let mut classroom = VecDeque::with_capacity(training + 1);
        // Long enough before for a first class to be full, whatever its size.
        let before = weeks(f64::from(class) / per_week.max(f64::EPSILON)).min(heads) + training;
        for _ in 0..before {
            found += newcomers();
            let begins = if found >= class { found } else { 0 };
            found -= begins;
            classroom.push_back(begins);
            while classroom.len() > training {
                let _ = classroom.pop_front();
            }
        }
        classroom.resize(training, 0);
        let sought: VecDeque<u32> = (0..lead).map(|_| newcomers()).collect();
        let mut places: Vec<Option<Person>> =
            people.map(Some).chain(core::iter::repeat_n(None, places.saturating_sub(heads))).collect();
        places.truncate(places.len().max(heads));
        Self {
            key,
            heads,
            places,
            sought,
            found,
            classroom,
            spare: 0,
            ever: heads as u64,
            choice: Choice {
                lower_trait: a.hiring_validity * hiring.selection,
                quits: if hiring.job_test { a.test_quits } else { 1.0 },
                referred: hiring.referral_share,
                referred_quits: a.referral_quits,
            },
        }
    }

    /// People on the phone.
    #[must_use]
    pub fn on_the_phone(&self) -> u32 {
        number(self.places.iter().flatten().count())
    }

    /// People wanted on the phone.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// Who is in which state.
    #[must_use]
    pub fn census(&self, nesting_weeks: f64) -> Census {
        let nesting =
            number(self.places.iter().flatten().filter(|person| person.weeks < nesting_weeks).count());
        Census {
            settled: self.on_the_phone() - nesting,
            nesting,
            classroom: self.classroom.iter().sum(),
            spare: self.spare,
        }
    }

    /// Mean proficiency of the people on the phone; the base workforce's where there is nobody.
    #[must_use]
    pub fn proficiency(&self, rules: &Rules) -> f64 {
        let (sum, count) = self
            .places
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(sum, count), person| (sum + 1.0 - person.gap, count + 1.0));
        if count > 0.0 { sum / count } else { rules.reference.proficiency }
    }

    /// A Monday: the week that ended acts on everybody, some leave, newcomers move on, others are sought.
    ///
    /// `lived` tells what the week was like for the person at a place; the week's numbers are those of the week that ended.
    pub fn monday(
        &mut self,
        weekly: &Weekly,
        rules: &Rules,
        mut lived: impl FnMut(usize) -> Lived,
    ) -> Turnover {
        let a = &rules.assumptions;
        let mut turnover = Turnover::default();
        for (place, held) in self.places.iter_mut().enumerate() {
            let Some(person) = held else { continue };
            let early = person.weeks < a.leaving_early_weeks;
            match person.week_ends(&lived(place), weekly, a) {
                None => continue,
                Some(Leaving::OwnWill) => turnover.own_will += 1,
                Some(Leaving::Other) => turnover.other += 1,
                Some(Leaving::Dismissed) => {
                    turnover.other += 1;
                    turnover.dismissed += 1;
                }
            }
            turnover.early += u32::from(early);
            *held = None;
        }
        self.hire(rules, &mut turnover);
        turnover
    }

    /// Newcomers move on by a week, and others are sought.
    fn hire(&mut self, rules: &Rules, turnover: &mut Turnover) {
        let hiring = &rules.levers.hiring;
        let left_classroom = self.classroom.pop_front().unwrap_or(0);
        self.spare += left_classroom;
        self.fill_places(rules, turnover);

        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the table bounds it")]
        let (lead, training, class) =
            (hiring.lead_weeks as usize, hiring.training_weeks as usize, hiring.class_size as u32);
        let on_the_way: u32 =
            self.sought.iter().chain(&self.classroom).sum::<u32>() + self.found + self.spare;
        #[expect(clippy::cast_precision_loss, reason = "far fewer people than 2^52")]
        let heads = self.heads as f64;
        let ahead =
            hiring.expected_leaving_per_year * (hiring.lead_weeks + hiring.training_weeks) / WEEKS_PER_YEAR;
        let wanted = heads * (1.0 + ahead) - f64::from(self.on_the_phone()) - f64::from(on_the_way);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let sought = libm::floor(wanted.max(0.0) + 1.0 / 2.0) as u32;
        self.sought.push_back(sought);
        while self.sought.len() > lead {
            self.found += self.sought.pop_front().unwrap_or(0);
        }
        let begins = if self.found >= class { self.found } else { 0 };
        self.found -= begins;
        turnover.hired += begins;
        self.classroom.push_back(begins);
        while self.classroom.len() > training {
            self.spare += self.classroom.pop_front().unwrap_or(0);
        }
        self.fill_places(rules, turnover);
    }

    fn fill_places(&mut self, rules: &Rules, turnover: &mut Turnover) {
        for place in &mut self.places {
            if self.spare == 0 {
                return;
            }
            if place.is_none() {
                *place = Some(Person::newcomer(self.key.child(self.ever), &self.choice, &rules.assumptions));
                self.ever += 1;
                self.spare -= 1;
                turnover.joined += 1;
            }
        }
    }
}
