//! The families of cases.

mod general;
mod laws;
mod published;
mod queues;
mod single;
mod skills;
mod varying;

use crate::case::Family;
use crate::table::Table;
use std::path::{Path, PathBuf};

/// A folder of reference tables.
#[derive(Clone, Debug)]
pub struct Tables {
    folder: PathBuf,
}

impl Tables {
    /// The tables in a folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    fn read(&self, name: &str) -> Option<Table> {
        Table::read(&self.folder.join(format!("{name}.csv")))
    }

    fn json(&self, name: &str) -> Option<serde_json::Value> {
        let text = std::fs::read_to_string(self.folder.join(format!("{name}.json"))).ok()?;
        serde_json::from_str(&text).ok()
    }
}

/// All families of which the folder has tables.
#[must_use]
pub fn all(tables: &Tables) -> Vec<Family> {
    [
        queues::erlang_c(tables),
        queues::erlang_c_callcentre(tables),
        queues::erlang_b(tables),
        queues::mmsk(tables),
        queues::erlang_a(tables),
        queues::erlang_a_callcentre(tables),
        queues::mm1_abandon(tables),
        queues::mmsk_abandon(tables),
        general::mg1(tables),
        general::md1(tables),
        general::mds(tables),
        general::phases(tables),
        general::patience(tables),
        skills::one_agent(tables),
        skills::many_agents(tables),
        queues::retrial(tables, true),
        queues::retrial(tables, false),
        queues::redial(tables),
        skills::multiskill(tables),
        varying::changing_staff(tables),
        varying::sinusoids(tables),
        varying::no_limit(tables),
        general::simulated(tables),
        published::simulated(tables),
        published::formulas(tables),
    ]
    .into_iter()
    .flatten()
    .collect()
}
