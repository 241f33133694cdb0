//! A team's pipeline of newcomers, and the days that fall due to its places.

use super::people_persons::rules;
use breather::assumptions::Assumptions;
use breather::engine::people::person::Lived;
use breather::engine::people::team::{Team, Turnover};
use breather::engine::people::{Rules, Weekly};
use breather::engine::simulation::away::{Away, Rounds, Rules as AwayRules, protect};
use breather::math::streams::Key;
use breather::scenario::{Placement, WhenShort};

fn usual(rules: &Rules) -> Lived {
    let days = rules.days_per_week;
    Lived {
        worked: days,
        exposure: rules.assumptions.hostile_reference * f64::from(days),
        occupancy: None,
        ..Lived::default()
    }
}

fn monday(team: &mut Team, week: u64, rules: &Rules) -> Turnover {
    let weekly = Weekly::new(week, rules, team.proficiency(rules));
    team.monday(&weekly, rules, |_| usual(rules))
}

/// Law: nobody appears or disappears but by hiring and leaving, in any pipeline; and each newcomer takes lead and
/// training weeks.
#[test]
fn law_the_payroll_adds_up() {
    let mut a = Assumptions::defaults();
    a.leaving_per_year = 1.5;
    for (lead, training, class, nesting) in [(6, 4, 4, 2), (0, 0, 1, 0), (0, 3, 7, 12), (9, 0, 2, 1)] {
        let json = format!(
            r#"{{"hiring": {{"leadWeeks": {lead}, "trainingWeeks": {training}, "classSize": {class}, "nestingWeeks": {nesting}}}}}"#
        );
        let rules = rules(&a, &json);
        let mut team = Team::new(Key::new(1), 60, 75, &rules);
        let mut before = team.census(f64::from(nesting));
        let mut on_phone = team.on_the_phone();
        assert_eq!((on_phone, before.settled + before.nesting), (60, 60));
        let mut moved = 0;
        for week in 0..400 {
            let turnover = monday(&mut team, week, &rules);
            let left = turnover.own_will + turnover.other;
            let after = team.census(f64::from(nesting));
            assert_eq!(after.all() + left, before.all() + turnover.hired, "week {week}: {turnover:?}");
            assert_eq!(team.on_the_phone() + left, on_phone + turnover.joined, "week {week}");
            assert_eq!(team.on_the_phone(), after.settled + after.nesting);
            assert!(turnover.early <= left && team.places.len() == 75);
            assert!(turnover.hired == 0 || turnover.hired >= class, "no class is smaller than the smallest");
            moved += turnover.joined;
            (before, on_phone) = (after, team.on_the_phone());
        }
        assert!(moved > 300, "{moved} came on the phone");
    }
}

/// Mean number of those who wait for a class of so many when a Poisson number comes each week: visits to each state
/// between two classes, as a share of all.
fn waiting(class: u32, per_week: f64) -> f64 {
    let comes = |many: u32| {
        let ways = (1..=many).fold(1.0, |product, k| product * per_week / f64::from(k));
        libm::exp(-per_week) * ways
    };
    let mut visits: Vec<f64> = Vec::new();
    for state in 0..class {
        let from = (0..).zip(&visits).map(|(other, visits)| visits * comes(state - other)).sum::<f64>();
        visits.push((from + f64::from(u8::from(state == 0))) / (1.0 - comes(0)));
    }
    let mean = (0_u32..).zip(&visits).map(|(state, visits)| f64::from(state) * visits).sum::<f64>();
    mean / visits.iter().sum::<f64>()
}

/// Theory: hiring that reckons with the leaving there is keeps as many on the phone as are wanted, but for those who
/// wait for a class: a Markov chain, to which a Poisson number comes each week until there are enough. People are whole, so that those on the phone and on the
/// way are the nearest whole number to what is wanted. Means over 20 teams and 15 years; their standard error
/// is the teams' own.
#[test]
fn theory_a_steady_pipeline_keeps_the_heads() {
    let mut a = Assumptions::defaults();
    a.quit_ratio = 1.0;
    // Larger classes come back as larger waves of early leavers, and are not quite this chain.
    for class in [1, 4] {
        let rules = rules(&a, &format!(r#"{{"hiring": {{"classSize": {class}}}}}"#));
        let heads = 200.0;
        let means: Vec<f64> = (0..20)
            .map(|number| {
                let mut team = Team::new(Key::new(2).child(number), 200, 250, &rules);
                let mut sum = 0.0;
                for week in 0..780 {
                    monday(&mut team, week, &rules);
                    sum += f64::from(team.on_the_phone());
                }
                sum / 780.0
            })
            .collect();
        let n = means.len() as f64;
        let mean = means.iter().sum::<f64>() / n;
        let variance = means.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
        let error = 4.0 * libm::sqrt(variance / n);
        let on_the_way = heads * a.leaving_per_year * 10.0 / 52.0;
        let told = libm::rint(heads + on_the_way) - on_the_way - waiting(class, on_the_way / 10.0);
        assert!((mean - told).abs() < error, "class of {class}: {mean} on the phone, {told} told, ± {error}");
    }
}

/// Law: more leaving than reckoned with leaves places empty, less fills more than are wanted.
#[test]
fn law_hiring_reckons_with_leaving() {
    let mean = |per_year: f64| {
        let mut a = Assumptions::defaults();
        (a.leaving_per_year, a.quit_ratio) = (per_year, 1.0);
        let rules = rules(&a, r#"{"hiring": {"classSize": 1}}"#);
        let teams = (0..8).map(|number| {
            let mut team = Team::new(Key::new(3).child(number), 200, 250, &rules);
            let all = (0..520).map(|week| {
                monday(&mut team, week, &rules);
                f64::from(team.on_the_phone())
            });
            all.sum::<f64>() / 520.0
        });
        teams.sum::<f64>() / 8.0
    };
    // Those on the phone and on the way are 212. With 0.6 leaving a year, ten weeks' leaving of those on the phone is on
    // the way: n + n × 0.6 × 10 ÷ 52 = 212. Some 9 000 leave in all, by chance 1 % more or fewer, 1 % of 22 on the way.
    let (more, less) = (mean(0.6), mean(0.0));
    assert!((more - 212.0 / (1.0 + 0.6 * 10.0 / 52.0)).abs() < 1.0, "{more}");
    // Nobody leaves: all of them are on the phone once they have been trained.
    assert!((less - 212.0).abs() < 0.5, "{less}");
}

fn due(leave: f64, protected: f64, placement: Placement) -> AwayRules {
    AwayRules {
        leave_weeks_per_year: leave,
        single_leave: 0.0,
        protected_per_week: protected,
        placement,
        when_short: WhenShort::Honoured,
        overtime: 0.0,
        technical: Rounds { per_year: 4.0, days: 2.5, share: 0.5 },
        soft: Rounds::default(),
    }
}

/// Law: leave falls due at its rate at every place, and in every week about as many are on leave.
#[test]
fn law_leave_falls_due_evenly() {
    let (places, weeks) = (100, 520);
    for leave in [1.0, 4.0, 5.5, 12.0] {
        let rules = due(leave, 0.0, Placement::Rotating);
        let mut by_week = vec![0_u32; weeks];
        for place in 0..places {
            let mut away = Away::default();
            let mut mine = 0;
            for (week, count) in by_week.iter_mut().enumerate() {
                away.new_week(&rules, (place, Key::new(4).child(place as u64)), week);
                mine += u32::from(away.on_leave);
                *count += u32::from(away.on_leave);
            }
            let told = leave * 10.0;
            assert!((f64::from(mine) - told).abs() < 1.0, "{mine} weeks of {told}");
        }
        // Multiples of the golden ratio: of n, about the share in any stretch, give or take a few.
        let told = places as f64 * leave / 52.0;
        assert!(by_week.iter().all(|&count| (f64::from(count) - told).abs() < 3.0), "{told}: {by_week:?}");
    }
}

/// Law: so do protected days, by whatever rule they find their weekday, and none is lost.
#[test]
fn law_protected_days_fall_due_evenly() {
    let (places, weeks) = (40, 208);
    for placement in [Placement::Rotating, Placement::QuietDays, Placement::ByStrain] {
        for per_week in [0.25, 0.6, 1.5] {
            let rules = due(0.0, per_week, placement);
            let mut all = vec![Away::default(); places];
            let order: Vec<usize> = (0..places).collect();
            let (mut given, mut fell_due) = (vec![0_u32; places], 0);
            let mut by_weekday = [0_u32; 7];
            for week in 0..weeks {
                for (place, away) in all.iter_mut().enumerate() {
                    fell_due += away.new_week(&rules, (place, Key::new(5)), week);
                }
                let spare = [0.0, 1.0, 3.0, 2.0, 5.0, 9.0, 9.0];
                protect(&rules, &mut all, &order, (week, spare), |_, weekday| weekday < 5);
                for (away, given) in all.iter().zip(&mut given) {
                    for (weekday, count) in by_weekday.iter_mut().enumerate() {
                        *given += u32::from(away.is_protected(weekday));
                        *count += u32::from(away.is_protected(weekday));
                    }
                }
            }
            let told = per_week * weeks as f64;
            let sum: u32 = given.iter().sum();
            let owed: u32 = all.iter().map(Away::outstanding).sum();
            assert_eq!(sum + owed, fell_due, "{placement:?}");
            assert!((f64::from(sum) - told * places as f64).abs() < 40.0, "{sum}");
            assert_eq!(by_weekday[5] + by_weekday[6], 0, "never on a day off");
            if placement != Placement::ByStrain {
                assert!(given.iter().all(|&mine| (f64::from(mine) - told).abs() < 1.0), "{given:?}");
            }
            if placement == Placement::Rotating {
                let (least, most) = (by_weekday[..5].iter().min(), by_weekday[..5].iter().max());
                let (least, most) = (*least.expect("five"), *most.expect("five"));
                // The weekday in turn goes round over seven, two of which are off and fall to the day that follows.
                assert!(most < 4 * least, "{by_weekday:?}");
            }
        }
    }
}

/// Law: a round of training comes to its share of places once a round, for its days.
#[test]
fn law_training_comes_round() {
    let rules = due(0.0, 0.0, Placement::Rotating);
    let (mut days, mut ended) = (0, 0);
    for place in 0..500_u64 {
        let mut away = Away::default();
        for week in 0..52 {
            away.new_week(&rules, (0, Key::new(6).child(place)), week);
            while let Some(last) = away.learns() {
                days += 1;
                ended += u32::from(last);
            }
        }
    }
    // 500 places × 4 rounds × ½ are 1 000 trainings of 2.5 days, binomial: a standard error of √500 = 22.
    assert!((f64::from(ended) - 1000.0).abs() < 90.0, "{ended} trainings");
    assert!((f64::from(days) / f64::from(ended) - 2.5).abs() < 0.08, "{days} days");
}
