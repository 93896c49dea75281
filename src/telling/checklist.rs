//! The chapter's self-correction checklist, held against the system that runs, whoever has written it.
//!
//! Nothing is taken on trust and no source is read: each line looks at processes, at the specs that their supervisors hold, at
//! their states and at the names in the registries, and says what it has seen there. Who is meant is found by name (a module,
//! an id or a local name that ends in `Database`, `Cache` or `Server`), else by what is done: who reads and writes files, who
//! starts children on demand.

mod cache;
mod database;
mod finding;
mod line;
mod names;
mod servers;

use super::Simulation;
use finding::Finding;
pub use line::{CheckLine, CheckVerdict};

/// Looks at the system that is shown.
#[must_use]
pub fn check(simulation: &Simulation) -> Vec<CheckLine> {
    let finding = Finding::of(simulation);
    vec![
        database::line(&finding),
        cache::line(&finding),
        names::line(&finding),
        servers::line(&finding),
    ]
}
