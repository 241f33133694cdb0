//! What became of customers, as callers see it: departments' statements and the journey of contacts.

use super::run::{ColumnView, Named};
use super::simulate::EstimateView;
use crate::analysis::departments::{CustomersAnswer, DepartmentAnswer};
use crate::engine::simulation::journeys::Journeys;
use crate::results::estimate::Estimate;
use serde::Serialize;

/// Figures with stable words.
type Figures = Named<EstimateView>;

fn figures(list: &[(&'static str, Estimate)]) -> Figures {
    Named(list.iter().map(|&(id, estimate)| (id, EstimateView::from(estimate))).collect())
}

/// Failure demand of one cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct CauseView {
    pub name: String,
    #[serde(flatten)]
    pub figures: Figures,
}

/// Columns by month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct MonthsView {
    pub month: Vec<usize>,
    pub weeks: Vec<usize>,
    #[serde(flatten)]
    pub columns: Named<ColumnView>,
}

/// A department's statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct DepartmentView {
    pub name: String,
    pub centre: bool,
    #[serde(flatten)]
    pub figures: Figures,
    pub causes: Vec<CauseView>,
    pub months: MonthsView,
}

impl DepartmentView {
    /// The view of a statement over so many weeks.
    pub(super) fn new(answer: &DepartmentAnswer, weeks: usize) -> Self {
        let months = answer.months.first().map_or(0, |column| column.estimates.len());
        Self {
            name: answer.name.clone(),
            centre: answer.centre,
            figures: figures(&answer.figures),
            causes: answer
                .causes
                .iter()
                .map(|cause| CauseView { name: cause.name.clone(), figures: figures(&cause.figures) })
                .collect(),
            months: MonthsView {
                month: (1..=months).collect(),
                weeks: (0..months)
                    .map(|month| (0..weeks).filter(|&week| Journeys::month(week) == month).count())
                    .collect(),
                columns: Named(
                    answer.months.iter().map(|column| (column.id, ColumnView::from(column))).collect(),
                ),
            },
        }
    }
}

/// First contacts, repeats or chasers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct StageView {
    pub kind: &'static str,
    #[serde(flatten)]
    pub figures: Figures,
}

/// Contacts of a cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct ByCauseView {
    pub name: String,
    pub department: Option<String>,
    pub contacts: EstimateView,
}

/// The journey of contacts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct JourneyView {
    pub stages: Vec<StageView>,
    #[serde(flatten)]
    pub issues: Figures,
    pub by_cause: Vec<ByCauseView>,
}

impl From<&CustomersAnswer> for JourneyView {
    fn from(answer: &CustomersAnswer) -> Self {
        Self {
            stages: answer
                .stages
                .iter()
                .map(|stage| StageView { kind: stage.kind, figures: figures(&stage.figures) })
                .collect(),
            issues: figures(&answer.issues),
            by_cause: answer
                .by_cause
                .iter()
                .map(|cause| ByCauseView {
                    name: cause.name.clone(),
                    department: cause.department.clone(),
                    contacts: EstimateView::from(cause.contacts),
                })
                .collect(),
        }
    }
}
