//! One person: absence in spells, leaving, strain, rest and learning, against what the equations say.

use super::planning::scenario;
use breather::assumptions::Assumptions;
use breather::engine::people::person::{Absence, Choice, Leaving, Lived, Person};
use breather::engine::people::reference::Reference;
use breather::engine::people::{Climate, Rules, Weekly};
use breather::math::normal;
use breather::math::streams::Key;

const DAYS: u32 = 5;

pub(crate) fn rules(a: &Assumptions, json: &str) -> Rules {
    Rules::new(*a, scenario(json).levers().clone(), DAYS)
}

fn weekly(label: u64, rules: &Rules) -> Weekly {
    Weekly::new(label, rules, rules.reference.proficiency)
}

fn newcomer(number: u64, a: &Assumptions) -> Person {
    let choice = Choice { quits: 1.0, referred_quits: 1.0, ..Choice::default() };
    Person::newcomer(Key::new(77).child(number), &choice, a)
}

/// A week as hostile as the base's.
fn usual(a: &Assumptions) -> Lived {
    Lived {
        worked: DAYS,
        exposure: a.hostile_reference * f64::from(DAYS),
        occupancy: None,
        ..Lived::default()
    }
}

/// Share of days absent, and spells that began, of a person whose strain stays as it is.
fn absences(
    person: &mut Person,
    absence: &Absence,
    climate: &Climate,
    days: u32,
    a: &Assumptions,
) -> (f64, f64) {
    let (mut absent, mut spells) = (0.0, 0.0);
    person.begin_week(absence, climate, 0.0, a);
    for _ in 0..days {
        // A spell that follows another at once is one of its own: what is left of a spell tells them apart.
        let going_on = person.ill > 0;
        let ill = person.falls_ill(absence, a);
        absent += f64::from(u8::from(ill));
        spells += f64::from(u8::from(ill && !going_on));
    }
    (absent / f64::from(days), spells)
}

/// What share and mean length theory says of a person with strain e: lengths 1 + geometric, and whole days between.
fn told(e: f64, share: f64, a: &Assumptions) -> (f64, f64) {
    let mean = {
        let log = libm::log(a.absence_ratio);
        libm::exp(log * log / 2.0)
    };
    let base = share / mean;
    let rate = libm::log1p(base / ((1.0 - base) * a.absence_spell_days))
        * libm::pow(a.absence_ratio, (1.0 - a.absence_duration_part) * e);
    let days = (a.absence_spell_days * libm::pow(a.absence_ratio, a.absence_duration_part * e)).max(1.0);
    let well = 1.0 / libm::expm1(rate);
    (days / (days + well), days)
}

/// Theory: alternating renewals. With n spells, shares and lengths have relative standard errors of about √(2 ÷ n)
/// and √(1 ÷ n), lengths and times between being geometric; four of them.
#[test]
fn theory_absence_is_spells_of_the_stated_share_and_length() {
    let a = Assumptions::defaults();
    for share in [0.03, 0.05, 0.12] {
        let absence = Absence::new(share, false, &a);
        for e in [-1.5, 0.0, 1.5] {
            let mut person = newcomer(1, &a);
            (person.trait_strain, person.state) = (e, 0.0);
            let days = 400_000;
            let (absent, spells) = absences(&mut person, &absence, &Climate::NONE, days, &a);
            let (theory, length) = told(e, share, &a);
            let error = 4.0 * (2.0 / spells).sqrt();
            assert!((absent / theory - 1.0).abs() < error, "{share}, {e}: {absent} of {theory}");
            let mean = absent * f64::from(days) / spells;
            assert!((mean / length - 1.0).abs() < error, "{share}, {e}: {mean} of {length} days");
        }
    }
}

/// Theory: over the base workforce's strain the mean share is the scenario's. The correction by the mean of ratio^E
/// takes absence as proportional to it, while days absent cannot also be days between spells: at 5 %, 0.6 % of the
/// share is lost to that.
#[test]
fn theory_the_base_workforce_is_absent_as_stated() {
    for ratio in [1.0, 1.25, 1.45] {
        let mut a = Assumptions::defaults();
        a.absence_ratio = ratio;
        for share in [0.03, 0.05, 0.08] {
            let n = 2000;
            let over: f64 = (0..n)
                .map(|at| told(normal::quantile((f64::from(at) + 0.5) / f64::from(n)), share, &a).0)
                .sum::<f64>()
                / f64::from(n);
            assert!((over / share - 1.0).abs() < 0.02, "{ratio}, {share}: {over}");
        }
    }
}

/// Law: strain makes absences more, or longer, as the part says.
#[test]
fn law_strain_makes_spells_more_or_longer() {
    for part in [0.0, 1.0] {
        let mut a = Assumptions::defaults();
        (a.absence_duration_part, a.absence_ratio) = (part, 1.45);
        let absence = Absence::new(0.05, false, &a);
        let with = |e: f64| {
            let mut person = newcomer(2, &a);
            (person.trait_strain, person.state) = (e, 0.0);
            let (absent, spells) = absences(&mut person, &absence, &Climate::NONE, 300_000, &a);
            (spells, absent * 300_000.0 / spells)
        };
        let ((few, short), (many, long)) = (with(0.0), with(2.0));
        // Spells per day that is not absent rise by r², and those days become fewer; 5 % covers chance and that.
        let (more, longer) = (many / few, long / short);
        let square = 1.45 * 1.45;
        if part == 0.0 {
            assert!((more / square - 1.0).abs() < 0.1 && (longer - 1.0).abs() < 0.06, "{more} {longer}");
        } else {
            assert!((longer / square - 1.0).abs() < 0.06 && (0.88..1.02).contains(&more), "{more} {longer}");
        }
    }
}

/// Law: the same person leaves no later where strain or the climate raises the hazard.
#[test]
fn law_leaving_couples_with_its_hazard() {
    let mut a = Assumptions::defaults();
    a.leaving_other_share = 0.0;
    let calm = rules(&a, "{}");
    let poor = rules(&a, r#"{"support": {"leadership": -1}}"#);
    let leaves = |number: u64, rules: &Rules, e: f64| {
        let mut person = newcomer(number, &a);
        person.trait_strain += e;
        (0..1000).find(|&week| person.week_ends(&usual(&a), &weekly(week, rules), &a).is_some())
    };
    let mut sooner = 0;
    for number in 0..300 {
        let base = leaves(number, &calm, 0.0).unwrap_or(1000);
        for (rules, e) in [(&calm, 0.5), (&poor, 0.0), (&poor, 1.0)] {
            let other = leaves(number, rules, e).unwrap_or(1000);
            assert!(other <= base, "{number}: {other} after {base} weeks");
            sooner += u32::from(other < base);
        }
    }
    assert!(sooner > 500, "{sooner} of 900");
}

/// Theory: in a workforce replaced as it leaves, in which strain has no part in leaving, the yearly rate is the stated
/// one, and the hazard of the early weeks is its multiple of the later one. Counts are Poisson: four standard errors.
#[test]
fn theory_leaving_in_a_replaced_workforce() {
    let mut a = Assumptions::defaults();
    a.quit_ratio = 1.0;
    let rules = rules(&a, "{}");
    let (heads, weeks) = (3000_u64, 156);
    let reference = Reference::new(&a);
    let mut people: Vec<Person> = (0..heads)
        .map(|number| {
            let mut person = Person::incumbent(Key::new(5).child(number), &reference, &a);
            person.weeks = libm::floor(person.weeks);
            person
        })
        .collect();
    let mut ever = heads;
    let [mut left, mut other, mut early, mut early_weeks, mut late] = [0.0; 5];
    for week in 0..weeks {
        let weekly = weekly(week, &rules);
        for person in &mut people {
            let is_early = person.weeks < a.leaving_early_weeks;
            early_weeks += f64::from(u8::from(is_early));
            if let Some(why) = person.week_ends(&usual(&a), &weekly, &a) {
                left += 1.0;
                other += f64::from(u8::from(why == Leaving::Other));
                if why == Leaving::OwnWill {
                    if is_early { early += 1.0 } else { late += 1.0 }
                }
                *person = newcomer(ever, &a);
                ever += 1;
            }
        }
    }
    let person_weeks = heads as f64 * weeks as f64;
    let rate = 52.0 * left / person_weeks;
    let error = 4.0 / libm::sqrt(left);
    assert!((rate / a.leaving_per_year - 1.0).abs() < error, "{rate} a year, of {left} who left");
    assert!(
        (other / left / a.leaving_other_share - 1.0).abs() < 4.0 / libm::sqrt(other),
        "{other} of {left}"
    );
    let ratio = (early / early_weeks) / (late / (person_weeks - early_weeks));
    let error = 4.0 * (1.0 / early + 1.0 / late).sqrt();
    assert!((ratio / a.leaving_early_ratio - 1.0).abs() < error, "early hazard {ratio} times the later one");
}

/// Law: leave of a week takes its drop at the first day back, however long it was, and what it took comes back by half
/// in each half-life of the regime.
#[test]
fn law_leave_drops_strain_and_fades_in_both_regimes() {
    for (fade, half_life) in [("fast", 1.5), ("slow", 6.0)] {
        let a = Assumptions::defaults();
        let rules = rules(&a, &format!(r#"{{"people": {{"fadeOut": "{fade}"}}}}"#));
        for (days, drop) in [(4, 0.0), (5, a.leave_drop), (10, a.leave_drop)] {
            let (mut away, mut here) = (newcomer(3, &a), newcomer(3, &a));
            away.on_leave = days;
            away.comes_back(DAYS, &a);
            assert!((here.strain(&a) - away.strain(&a) - drop).abs() < 1e-12);
            for week in 0..12 {
                away.week_ends(&usual(&a), &weekly(week, &rules), &a);
                here.week_ends(&usual(&a), &weekly(week, &rules), &a);
                let left = drop * libm::exp2(-(week as f64 + 1.0) / half_life);
                assert!((here.strain(&a) - away.strain(&a) - left).abs() < 1e-12, "{fade}, week {week}");
            }
        }
    }
}

/// Law: each further rest day in a row takes its share of what is left above the trait, whole for two days, by half
/// for the third, nothing from then on; none where strain lies below the trait; a lost one gives as much back.
#[test]
fn law_rest_days_saturate() {
    let a = Assumptions::defaults();
    let mut person = newcomer(4, &a);
    person.state = 1.0;
    let mut above = 1.0;
    for share in [0.1, 0.1, 0.05, 0.0, 0.0] {
        person.rests(true, &a);
        above *= 1.0 - share;
        assert!((person.state + person.recovery - above).abs() < 1e-12, "{} of {above}", person.recovery);
    }
    let mut calm = newcomer(4, &a);
    calm.state = -0.5;
    calm.rests(true, &a);
    calm.loses_rest(&a);
    assert_eq!(calm.recovery, 0.0);
    let mut usual = newcomer(4, &a);
    (0..3).for_each(|_| usual.rests(false, &a));
    assert_eq!((usual.recovery, usual.off_in_a_row), (0.0, 3));
    // Two ordinary days off leave but half of the first protected day after them.
    usual.off_in_a_row = 2;
    usual.state = 1.0;
    usual.rests(true, &a);
    assert!((usual.recovery + 0.05).abs() < 1e-12);
    let mut lost = newcomer(4, &a);
    lost.state = 1.0;
    lost.loses_rest(&a);
    assert!((lost.recovery - 0.1).abs() < 1e-12);
}

/// Theory: in base weeks strain is normal with mean 0 and SD 1, for ever. With n people the mean has a standard error
/// of 1 ÷ √n, the SD one of 1 ÷ √(2 n); four of them.
#[test]
fn theory_base_strain_is_standard_normal_and_stays_so() {
    let a = Assumptions::defaults();
    let rules = rules(&a, "{}");
    let mut people: Vec<Person> = (0..4000).map(|number| newcomer(number, &a)).collect();
    for week in 0..104 {
        let weekly = weekly(week, &rules);
        for person in &mut people {
            person.week_ends(&usual(&a), &weekly, &a);
        }
        if week % 26 == 25 {
            let n = people.len() as f64;
            let strain = || people.iter().map(|person| person.strain(&a));
            let mean = strain().sum::<f64>() / n;
            let sd = libm::sqrt(strain().map(|e| (e - mean) * (e - mean)).sum::<f64>() / n);
            let high = strain().filter(|&e| e > 1.0).count() as f64 / n;
            assert!(mean.abs() < 4.0 / libm::sqrt(n), "{week}: mean {mean}");
            assert!((sd - 1.0).abs() < 4.0 / libm::sqrt(2.0 * n), "{week}: SD {sd}");
            assert!(
                (high - 0.158_655).abs() < 4.0 * libm::sqrt(0.1587 * 0.8413 / n),
                "{week}: {high} above 1"
            );
        }
    }
}

/// Law: a hostile call a day more, for ever, ends at what the registry says of it, whatever the time constant; so does
/// occupancy, and so does relief. The same person twice, so that noise cancels.
#[test]
fn law_strain_ends_where_its_causes_are() {
    for tau in [0.5, 2.0, 6.0, 26.0] {
        let mut a = Assumptions::defaults();
        (a.strain_tau, a.strain_bound) = (tau, 10.0);
        let plain = rules(&a, "{}");
        let kind = rules(&a, r#"{"support": {"leadership": 1}}"#);
        let more = Lived { exposure: usual(&a).exposure + f64::from(DAYS), ..usual(&a) };
        let busy = Lived { occupancy: Some(a.occupancy_threshold + 0.1), ..usual(&a) };
        let cases = [
            (&plain, more, a.hostile_strain),
            (&plain, busy, a.occupancy_strain * 0.1),
            (&kind, usual(&a), a.leadership_strain),
        ];
        for (rules, lived, ends) in cases {
            let (mut one, mut other) = (newcomer(6, &a), newcomer(6, &a));
            for week in 0..600 {
                one.week_ends(&lived, &weekly(week, rules), &a);
                other.week_ends(&usual(&a), &weekly(week, &plain), &a);
            }
            let apart = one.strain(&a) - other.strain(&a);
            assert!((apart - ends).abs() < 1e-9, "{tau} weeks: {apart} and not {ends}");
        }
    }
}

/// Published: newcomers begin at 61 % of what they do after a year (De Grip, Sauermann & Sieben 2016: +64 %), come to
/// 95 % of it in three to six months, and faster among experienced colleagues, by 36 % of the time.
#[test]
fn published_learning() {
    let a = Assumptions::defaults();
    let plain = rules(&a, "{}");
    let course = |proficiency: f64| {
        let mut person = newcomer(7, &a);
        let mut course = vec![1.0 - person.gap];
        for week in 0..52 {
            person.week_ends(&usual(&a), &Weekly::new(week, &plain, proficiency), &a);
            course.push(1.0 - person.gap);
        }
        course
    };
    let mixed = course(plain.reference.proficiency);
    let start = mixed[0] / mixed[52];
    assert!((start - 0.61).abs() < 0.01 && (1.0 / start - 1.64).abs() < 0.02, "{start} of a year's");
    let parity = |course: &[f64]| course.iter().position(|&x| x >= 0.95 * course[52]).expect("within a year");
    let (usual, experienced) = (parity(&mixed), parity(&course(1.0)));
    assert!((13..=26).contains(&usual), "parity after {usual} weeks");
    // Whole weeks round the 64 %.
    assert!((experienced as f64 / usual as f64 - 0.64).abs() < 0.05, "{experienced} of {usual} weeks");
}

/// Law: weeks away lose a share of what was learned, and never more than was.
#[test]
fn law_forgetting() {
    let mut a = Assumptions::defaults();
    let forgets = |a: &Assumptions| {
        let rules = rules(a, "{}");
        let mut person = newcomer(8, a);
        person.gap = 0.0;
        for week in 0..4000 {
            person.week_ends(&Lived::default(), &weekly(week, &rules), a);
        }
        person.gap
    };
    assert!((forgets(&a) - (1.0 - a.learning_start)).abs() < 1e-6);
    a.forgetting = 0.0;
    assert_eq!(forgets(&a), 0.0);
}

/// Law: a technical training's gain is whole at once, its lasting part stays, and half of the rest is gone after a half-life.
#[test]
fn law_training_fades_to_what_stays() {
    let a = Assumptions::defaults();
    let mut person = newcomer(9, &a);
    assert_eq!(person.training_left(10.0, &a), 0.0);
    person.trained = Some(10.0);
    assert_eq!(person.training_left(10.0, &a), 1.0);
    assert!((person.training_left(10.0 + a.technical_half_life, &a) - 0.7).abs() < 1e-12);
    assert!((person.training_left(1e4, &a) - 0.4).abs() < 1e-12);
}

/// Law: hiring policy moves the trait by validity × selection, and multiplies the hazard; everything else is the same person.
#[test]
fn law_hiring_chooses() {
    let a = Assumptions::defaults();
    let usual = newcomer(10, &a);
    let choice = Choice { lower_trait: 0.2, quits: 0.9, referred: 1.0, referred_quits: 0.8 };
    let chosen = Person::newcomer(Key::new(77).child(10), &choice, &a);
    assert!((usual.trait_strain - chosen.trait_strain - 0.2 * libm::sqrt(a.trait_share)).abs() < 1e-12);
    assert_eq!((usual.speed, usual.state), (chosen.speed, chosen.state));
}
