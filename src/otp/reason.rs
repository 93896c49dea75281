//! Exit reasons, as supervisors and crash reports judge them.

use crate::runtime::{ExitReason, Term};

/// Everything but `:normal`, `:shutdown` and `{:shutdown, _}`.
#[must_use]
pub(super) fn is_abnormal(reason: &ExitReason) -> bool {
    let shutdown = |term: &Term| term.is_atom("shutdown");
    let shutdown_tuple = reason
        .elements()
        .is_some_and(|elements| elements.len() == 2 && shutdown(&elements[0]));
    !(reason.is_atom("normal") || shutdown(reason) || shutdown_tuple)
}
