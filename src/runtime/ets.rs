//! Tables that processes share: ETS, reduced to named ordered bags. A table goes when its owner does.

use super::{OrdMap, Pid, Term};

/// One table: rows by key, the values of a key in insertion order.
#[derive(Clone, Debug)]
pub(super) struct EtsTable {
    pub(super) owner: Pid,
    pub(super) rows: OrdMap<Term, Vec<Term>>,
}

impl EtsTable {
    pub(super) fn new(owner: Pid) -> Self {
        Self {
            owner,
            rows: OrdMap::new(),
        }
    }
}
