//! What became of the people, as callers see it.

use super::run::{ColumnView, Named};
use crate::analysis::people::{PeopleAnswer, STRAIN_WIDTH};
use crate::engine::simulation::outline::Outline;
use serde::Serialize;

/// Columns by week.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PeopleWeeksView {
    pub week: Vec<usize>,
    #[serde(flatten)]
    pub columns: Named<ColumnView>,
}

/// Fatigue over the day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct FatigueView {
    pub start_minute: Vec<usize>,
    pub mean: Vec<Option<f64>>,
}

/// Everybody at the end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DotsView {
    pub team: Vec<usize>,
    pub place: Vec<usize>,
    pub strain: Vec<f64>,
    pub fatigue: Vec<f64>,
    pub tenure_weeks: Vec<f64>,
    pub proficiency: Vec<f64>,
}

/// Shares of people by strain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct StrainView {
    pub from: Vec<f64>,
    pub width: f64,
    pub share: Vec<f64>,
}

/// Shares of people by tenure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct TenureView {
    pub from_weeks: Vec<f64>,
    pub share: Vec<f64>,
}

/// What became of the people.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct PeopleView {
    pub weeks: PeopleWeeksView,
    pub fatigue_by_interval: FatigueView,
    pub dots: DotsView,
    pub strain_distribution: StrainView,
    pub tenure_mix: TenureView,
}

impl PeopleView {
    pub(super) fn new(world: &Outline, answer: PeopleAnswer) -> Self {
        let minutes = world.interval_minutes as usize;
        let dots = &answer.dots;
        Self {
            weeks: PeopleWeeksView {
                week: (0..world.weeks).collect(),
                columns: Named(
                    answer.weeks.iter().map(|column| (column.id, ColumnView::from(column))).collect(),
                ),
            },
            fatigue_by_interval: FatigueView {
                start_minute: (0..answer.fatigue.len()).map(|slot| slot * minutes).collect(),
                mean: answer.fatigue,
            },
            dots: DotsView {
                team: dots.iter().map(|dot| dot.team).collect(),
                place: dots.iter().map(|dot| dot.place).collect(),
                strain: dots.iter().map(|dot| dot.strain).collect(),
                fatigue: dots.iter().map(|dot| dot.fatigue).collect(),
                tenure_weeks: dots.iter().map(|dot| dot.tenure_weeks).collect(),
                proficiency: dots.iter().map(|dot| dot.proficiency).collect(),
            },
            strain_distribution: StrainView {
                from: answer.strain.from,
                width: STRAIN_WIDTH,
                share: answer.strain.share,
            },
            tenure_mix: TenureView { from_weeks: answer.tenure.from, share: answer.tenure.share },
        }
    }
}
