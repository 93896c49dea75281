//! An order: an op that somebody tells a worker to do.

use super::super::shared_table;
use crate::otp::{Cx, Module};
use crate::runtime::Term;

/// An op that it was told to do.
pub(super) struct Order {
    /// The op, as written.
    pub(super) op: Term,
    /// Is what that raises caught?
    pub(super) caught: bool,
    /// Does somebody wait in a call until it is done?
    pub(super) asked: bool,
}

impl Order {
    /// What `{:do, number, caught}` tells; `None` when that is no order.
    pub(super) fn of<M: Module>(term: &Term, asked: bool, cx: &Cx<'_, M>) -> Option<Self> {
        let Some([verb, number, caught]) = term.elements() else {
            return None;
        };
        let op = shared_table::order(number.as_int().filter(|_| verb.is_atom("do"))?, cx)?;
        let caught = caught.is_atom("true");
        Some(Self { op, caught, asked })
    }
}
