//! How far a figure can be trusted, in closed form: everything follows from what one sample says and how many there are.
//!
//! Levels are normal between agents, and a figure is its level and an independent normal error. With reliability `r`
//! the figure and the level have correlation `√r`, so that shares of rightly and wrongly flagged agents are
//! probabilities of two normal variables. Unit of effects is the standard deviation of a single sample.

use crate::math::{bivariate, normal, quadrature, roots};

/// How far from the mean levels are averaged over; beyond are some 1e-23 of them.
const REACH: f64 = 10.0;

/// Reliability of the mean of `samples`, of whose single variance `icc` lies between agents (Spearman 1910, Brown 1910).
#[must_use]
pub fn of_mean(icc: f64, samples: f64) -> f64 {
    samples * icc / (1.0 + (samples - 1.0) * icc)
}

/// Samples for a reliability, a fraction included; infinite where no number is enough.
#[must_use]
pub fn samples_needed(icc: f64, wanted: f64) -> f64 {
    wanted * (1.0 - icc) / (icc * (1.0 - wanted))
}

/// A practice of flagging: what is looked at, and who is flagged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Practice {
    /// Share of one sample's variance that is between agents.
    pub icc: f64,
    /// Samples in one look.
    pub samples: f64,
    /// Share of the floor that is flagged at each look, the lowest figures.
    pub flagged: f64,
    /// Looks in the year.
    pub looks: u32,
    /// Flags in that time that make a write-up.
    pub strikes: u32,
    /// Agents above this part of the floor count as good: 0.5 is the better half.
    pub good: f64,
    /// What the calls that somebody gets do to the figures.
    pub mix: Mix,
    /// What people do to the figures that serves nobody.
    pub gaming: Gaming,
}

/// Calls that are harder than others, and how unevenly they fall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mix {
    /// What such a call takes off its figure, in deviations of a single sample.
    pub penalty: f64,
    /// Standard deviation between agents of the share of such calls, which has nothing to do with their level.
    pub share_sd: f64,
    /// By how much the share of the agent who is looked at is above the floor's.
    pub excess: f64,
}

/// Figures that are raised without serving anyone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gaming {
    /// Share of the floor that does it, whatever their level.
    pub share: f64,
    /// By how much it raises a figure, in deviations of a single sample.
    pub gain: f64,
}

/// What a practice comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Squared correlation of figure and level.
    pub reliability: f64,
    /// Correlation of the figures of two looks; above the reliability where the mix comes back.
    pub repeatability: f64,
    /// The same for ranks (Spearman's; Pearson 1907); with gaming as if figures were normal still.
    pub rank_correlation: f64,
    /// Share of the flagged who are truly in the lowest part of that size.
    pub flagged_truly: f64,
    /// Share of the flagged whose level is above the median.
    pub flagged_above_median: f64,
    /// Chance of one flag at a look for somebody at the median.
    pub median_flagged: f64,
    /// Chance of a write-up in the year for a good agent, over all good ones.
    pub good_written_up: f64,
    /// The same for somebody at the median.
    pub median_written_up: f64,
    /// Share of those written up whose level is good.
    pub written_up_good: f64,
    /// How many deviations of the figure the agent with the excess of hard calls is lowered.
    pub mix_shift: f64,
    /// Chance of one flag at a look for somebody at the median with that excess.
    pub mix_flagged: f64,
    /// How many deviations of the figure gaming raises it.
    pub gaming_shift: f64,
    /// Chance of one flag at a look for somebody at the median who does not game.
    pub honest_flagged: f64,
    /// The same for somebody at the median who does.
    pub gamer_flagged: f64,
}

/// The parts of a figure in units of one sample's deviation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// Deviation of levels.
    pub(super) level: f64,
    /// Deviation of what stays with an agent and is not the level: the mix.
    pub(super) mix: f64,
    /// Deviation of what is drawn anew at each look.
    pub(super) chance: f64,
}

impl Practice {
    pub(super) fn parts(&self) -> Parts {
        Parts {
            level: self.icc.sqrt(),
            mix: self.mix.penalty.abs() * self.mix.share_sd,
            chance: ((1.0 - self.icc) / self.samples).sqrt(),
        }
    }
}

/// Works a practice out.
#[must_use]
pub fn judge(practice: &Practice) -> Judged {
    let Parts { level, mix, chance } = practice.parts();
    let sd = (level * level + mix * mix + chance * chance).sqrt();
    let gamed =
        practice.gaming.share * (1.0 - practice.gaming.share) * practice.gaming.gain * practice.gaming.gain;
    let reliability = level * level / (sd * sd + gamed);
    let repeatability = (level * level + mix * mix + gamed) / (sd * sd + gamed);
    // Of the figure before gaming, whose law is normal.
    let correlation = level / sd;
    let x = practice.flagged;
    let z = normal::quantile(x);
    let groups = [(1.0 - practice.gaming.share, 0.0), (practice.gaming.share, practice.gaming.gain / sd)];
    let cut = limit(&groups, x);
    let over = |f: &dyn Fn(f64) -> f64| groups.iter().map(|(share, gain)| share * f(cut - gain)).sum::<f64>();
    let truly = over(&|at| bivariate::below(z, at, correlation)) / x;
    let above = over(&|at| normal::below(at) - bivariate::below(0.0, at, correlation)) / x;
    let rest = (mix * mix + chance * chance).sqrt();
    let at_median = |shift: f64| normal::below((cut * sd - shift) / rest);
    let year = Year { practice, cut: cut * sd, level, mix, chance };
    let good_from = normal::quantile(practice.good);
    let good = year.over_levels(good_from, REACH);
    let all = good + year.over_levels(-REACH, good_from);
    Judged {
        reliability,
        repeatability,
        rank_correlation: 6.0 / core::f64::consts::PI * libm::asin(0.5 * repeatability),
        flagged_truly: truly,
        flagged_above_median: above,
        median_flagged: practice.gaming.share * at_median(practice.gaming.gain)
            + (1.0 - practice.gaming.share) * at_median(0.0),
        good_written_up: good / (1.0 - practice.good),
        median_written_up: year.at_level(0.0),
        written_up_good: if all > 0.0 { good / all } else { 0.0 },
        mix_shift: practice.mix.penalty * practice.mix.excess / sd,
        // The mix of this agent is known, so that it is no scatter.
        mix_flagged: normal::below((cut * sd + practice.mix.penalty * practice.mix.excess) / chance),
        gaming_shift: practice.gaming.gain / sd,
        honest_flagged: at_median(0.0),
        gamer_flagged: at_median(practice.gaming.gain),
    }
}

/// The standard figure below which this share of a mixture of shifted normal groups lies.
fn limit(groups: &[(f64, f64); 2], share: f64) -> f64 {
    let z = normal::quantile(share);
    let excess =
        |at: f64| groups.iter().map(|(part, gain)| part * normal::below(at - gain)).sum::<f64>() - share;
    let gain = groups[1].1;
    if gain == 0.0 || groups[1].0 == 0.0 {
        return z;
    }
    let (low, high) = (z + gain.min(0.0), z + gain.max(0.0));
    roots::between((low, excess(low)), (high, excess(high)), excess)
}

/// A year of looks.
struct Year<'a> {
    practice: &'a Practice,
    cut: f64,
    level: f64,
    mix: f64,
    chance: f64,
}

impl Year<'_> {
    /// Chance of a write-up at a standard level, over the mix that stays with an agent and over who games.
    fn at_level(&self, z: f64) -> f64 {
        let gaming = self.practice.gaming;
        [(1.0 - gaming.share, 0.0), (gaming.share, gaming.gain)]
            .into_iter()
            .filter(|(share, _)| *share > 0.0)
            .map(|(share, gain)| {
                let at = |m: f64| {
                    let flagged =
                        normal::below((self.cut - gain - self.level * z - self.mix * m) / self.chance);
                    written_up(flagged, self.practice.looks, self.practice.strikes)
                };
                let chance = if self.mix > 0.0 {
                    let [mean] = quadrature::fixed(-8.0, 8.0, |m| [normal::density(m) * at(m)]);
                    mean
                } else {
                    at(0.0)
                };
                share * chance
            })
            .sum()
    }

    fn over_levels(&self, from: f64, to: f64) -> f64 {
        let [sum] = quadrature::integrate(from, to, |z| [normal::density(z) * self.at_level(z)]);
        sum
    }
}

/// Probability of at least `strikes` flags in `looks` independent ones.
#[must_use]
pub fn written_up(flagged: f64, looks: u32, strikes: u32) -> f64 {
    let (mut fewer, mut ways) = (0.0, 1.0);
    for flags in 0..strikes.min(looks + 1) {
        let misses = looks - flags;
        fewer += ways * power(flagged, flags) * power(1.0 - flagged, misses);
        ways *= f64::from(misses) / f64::from(flags + 1);
    }
    if strikes > looks { 0.0 } else { (1.0 - fewer).clamp(0.0, 1.0) }
}

fn power(base: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |product, _| product * base)
}
