//! The same practice lived through: a floor of people, looks at their figures, flags and write-ups, counted.

use super::reliability::{Judged, Parts, Practice};
use crate::math::normal;
use crate::math::streams::Key;

/// Draws of a simulation at most: people × looks × floors.
pub const MOST_DRAWS: u64 = 20_000_000;

/// Size of a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// People on each floor.
    pub agents: usize,
    /// Floors, each with people of its own.
    pub floors: u32,
    /// Seed.
    pub seed: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Ratio {
    top: f64,
    bottom: f64,
}

impl Ratio {
    fn add(&mut self, counts: bool, among: bool) {
        self.bottom += f64::from(u8::from(among));
        self.top += f64::from(u8::from(among && counts));
    }

    fn share(self) -> f64 {
        if self.bottom > 0.0 { self.top / self.bottom } else { f64::NAN }
    }
}

/// Sums for a correlation.
#[derive(Clone, Copy, Debug, Default)]
struct Pairs([f64; 6]);

impl Pairs {
    fn add(&mut self, x: f64, y: f64) {
        for (sum, term) in self.0.iter_mut().zip([1.0, x, y, x * x, y * y, x * y]) {
            *sum += term;
        }
    }

    fn correlation(self) -> f64 {
        let [n, x, y, xx, yy, xy] = self.0;
        (n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)).sqrt()
    }
}

/// Half the width, in standard levels, within which somebody counts as being at the median.
const AT_MEDIAN: f64 = 0.1;

/// Counts over all floors and looks. A floor flags its own lowest figures, and its own median is the middle. NaN where
/// nobody was there to count, as when few people are simulated.
///
/// `mix_flagged` is counted for further people at the median, with the stated excess.
#[must_use]
pub fn live(practice: &Practice, size: Size) -> Judged {
    let Parts { level, mix, chance } = practice.parts();
    let sd = (level * level + mix * mix + chance * chance).sqrt();
    let count = size.agents;
    let flags = ((practice.flagged * count as f64).round() as usize).clamp(1, count);
    let good_from = (practice.good * count as f64).round() as usize;
    let (mut truth, mut looks_alike, mut ranks_alike) =
        (Pairs::default(), Pairs::default(), Pairs::default());
    let [mut truly, mut above, mut median, mut honest, mut gamer, mut mixed] = [Ratio::default(); 6];
    let [mut good_up, mut median_up, mut up_good] = [Ratio::default(); 3];
    for floor in 0..size.floors {
        let key = Key::new(size.seed).child(u64::from(floor));
        let people: Vec<Person> = (0..count)
            .map(|agent| {
                let own = key.child(agent as u64);
                let z = normal::quantile(own.uniform(0));
                let games = own.uniform(2) < practice.gaming.share;
                let steady = level * z
                    + mix * normal::quantile(own.uniform(1))
                    + if games { practice.gaming.gain } else { 0.0 };
                Person { key: own, level: z, steady, games, flags: 0 }
            })
            .collect();
        let mut people = people;
        let by_level = places(people.iter().map(|person| person.level));
        let mut before: Option<(Vec<f64>, Vec<usize>)> = None;
        for look in 0..practice.looks {
            let figures: Vec<f64> = people
                .iter()
                .map(|person| {
                    person.steady + chance * normal::quantile(person.key.child(1).uniform(u64::from(look)))
                })
                .collect();
            let by_figure = places(figures.iter().copied());
            let cut = figures
                .iter()
                .zip(&by_figure)
                .filter(|(_, place)| **place < flags)
                .fold(f64::NEG_INFINITY, |top, (figure, _)| top.max(*figure));
            for (agent, person) in people.iter_mut().enumerate() {
                let flagged = by_figure[agent] < flags;
                person.flags += u32::from(flagged);
                truly.add(by_level[agent] < flags, flagged);
                above.add(2 * by_level[agent] >= count, flagged);
                let near = person.level.abs() < AT_MEDIAN;
                median.add(flagged, near);
                honest.add(flagged, near && !person.games);
                gamer.add(flagged, near && person.games);
                truth.add(person.level, figures[agent]);
            }
            // As many more people as the floor has have the mix that is asked about, and flag nobody.
            for agent in 0..count {
                let extra = key.child(u64::MAX).child(agent as u64).uniform(u64::from(look));
                let figure = chance * normal::quantile(extra) - practice.mix.penalty * practice.mix.excess;
                mixed.add(figure <= cut, true);
            }
            if let Some((figures_before, places_before)) = &before {
                for agent in 0..count {
                    looks_alike.add(figures_before[agent], figures[agent]);
                    ranks_alike.add(places_before[agent] as f64, by_figure[agent] as f64);
                }
            }
            before = Some((figures, by_figure));
        }
        for (agent, person) in people.iter().enumerate() {
            let good = by_level[agent] >= good_from;
            let up = person.flags >= practice.strikes;
            good_up.add(up, good);
            median_up.add(up, person.level.abs() < AT_MEDIAN);
            up_good.add(good, up);
        }
    }
    let correlation = truth.correlation();
    Judged {
        reliability: correlation * correlation,
        repeatability: looks_alike.correlation(),
        rank_correlation: ranks_alike.correlation(),
        flagged_truly: truly.share(),
        flagged_above_median: above.share(),
        median_flagged: median.share(),
        good_written_up: good_up.share(),
        median_written_up: median_up.share(),
        written_up_good: up_good.share(),
        mix_shift: practice.mix.penalty * practice.mix.excess / sd,
        mix_flagged: mixed.share(),
        gaming_shift: practice.gaming.gain / sd,
        honest_flagged: honest.share(),
        gamer_flagged: gamer.share(),
    }
}

#[derive(Clone, Copy, Debug)]
struct Person {
    key: Key,
    level: f64,
    steady: f64,
    games: bool,
    flags: u32,
}

/// Places from the lowest, from 0.
fn places(values: impl Iterator<Item = f64>) -> Vec<usize> {
    let values: Vec<f64> = values.collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    crate::math::order::by(&mut order, |&a, &b| values[a].total_cmp(&values[b]));
    let mut place = vec![0; values.len()];
    for (at, agent) in order.into_iter().enumerate() {
        place[agent] = at;
    }
    place
}
