//! `importAgents`: from text to agents with their figures, with everything that was understood.

use super::ProblemView;
use crate::import::agents::{self, Options};
use crate::input::Value;
use crate::problem::Problems;
use crate::scoring::figures::Column;
use serde::Serialize;

/// What `importAgents` answers; the meanings are in `breather.d.ts`.
///
/// The figures are not serialised: they cross to JavaScript as typed arrays.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct AgentsView {
    pub understood: UnderstoodView,
    pub notes: Vec<ProblemView>,
    pub rows_read: usize,
    pub rows_used: usize,
    pub agents: AgentColumnsView,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct UnderstoodView {
    pub separator: &'static str,
    pub decimal_mark: &'static str,
    pub header_row: bool,
    pub columns: Vec<String>,
    pub id_column: Option<usize>,
    pub used: Vec<UsedView>,
    pub ambiguous: Vec<&'static str>,
    pub preview: Vec<Vec<String>>,
}

/// A column that was used.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct UsedView {
    pub column: usize,
    pub figure: &'static str,
    pub hundredths: bool,
}

/// People with their figures.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the declarations beside this file define each one")]
pub struct AgentColumnsView {
    pub id: Vec<String>,
    #[serde(skip)]
    pub columns: Vec<(&'static str, Vec<f64>)>,
}

/// Reads agents' figures from text; `progress` is told the share done.
///
/// # Errors
/// Everything that is wrong with the options, or with the text, by line and column.
pub fn import_agents(
    text: &str,
    options: &Value,
    progress: &mut dyn FnMut(f64),
) -> Result<AgentsView, Problems> {
    let options = Options::from_input(options)?;
    let agents = agents::agents(text, &options, progress)?;
    let understood = agents.understood;
    let columns = Column::ALL
        .into_iter()
        .filter(|column| agents.floor.has(*column))
        .map(|column| (column.row().name, agents.floor.column(column).to_vec()))
        .collect();
    Ok(AgentsView {
        understood: UnderstoodView {
            separator: understood.separator.as_str(),
            decimal_mark: understood.decimal_mark.as_str(),
            header_row: understood.header_row,
            columns: understood.columns,
            id_column: understood.id_column,
            used: understood
                .used
                .into_iter()
                .map(|(column, place, hundredths)| UsedView {
                    column: place,
                    figure: column.row().name,
                    hundredths,
                })
                .collect(),
            ambiguous: understood.ambiguous,
            preview: understood.preview,
        },
        notes: agents.notes.into_iter().map(ProblemView::from).collect(),
        rows_read: agents.rows_read,
        rows_used: agents.rows_used,
        agents: AgentColumnsView { id: agents.floor.ids, columns },
    })
}
