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

/// All families; the name alone where the folder has no table of it, or one that is not understood.
#[must_use]
pub fn all(tables: &Tables) -> Vec<Result<Family, &'static str>> {
    [
        ("erlang_c", queues::erlang_c(tables)),
        ("erlang_c_callcentre", queues::erlang_c_callcentre(tables)),
        ("erlang_b", queues::erlang_b(tables)),
        ("mmsk", queues::mmsk(tables)),
        ("erlang_a", queues::erlang_a(tables)),
        ("erlang_a_callcentre", queues::erlang_a_callcentre(tables)),
        ("mm1_abandon", queues::mm1_abandon(tables)),
        ("mmsk_abandon", queues::mmsk_abandon(tables)),
        ("mg1_pk", general::mg1(tables)),
        ("md1", general::md1(tables)),
        ("mds", general::mds(tables)),
        ("m_ph_s", general::phases(tables)),
        ("mmn_general_patience", general::patience(tables)),
        ("mg1_priority", skills::one_agent(tables)),
        ("mms_nonpreemptive_priority", skills::many_agents(tables)),
        ("mmc_retrial", queues::retrial(tables, true)),
        ("mmc_retrial_persistence", queues::retrial(tables, false)),
        ("mms_abandon_redial", queues::redial(tables)),
        ("multiskill_ctmc", skills::multiskill(tables)),
        ("timevarying", varying::changing_staff(tables)),
        ("timevarying_sin", varying::sinusoids(tables)),
        ("mt_g_inf_sinusoid", varying::no_limit(tables)),
        ("mgs_general_simulated", general::simulated(tables)),
        ("published_simulations", published::simulated(tables)),
        ("published_formulas", published::formulas(tables)),
    ]
    .into_iter()
    .map(|(id, family)| family.ok_or(id))
    .collect()
}
