//! How an op goes on whose function waits more than once, or does something with what it waited for.

use super::op::Op;
use super::outcome::Outcome;
use super::{linked, tasks};
use crate::otp::{Cx, Exception, Module};
use crate::runtime::Term;

/// Is the end of a wait not the end of that op?
pub(super) fn goes_on(op: &Op) -> bool {
    matches!(op, Op::Task(_) | Op::StartLink { .. })
}

/// A wait of that op has ended with that value.
///
/// # Errors
/// What the op's function raises.
pub(super) fn go_on<M: Module>(op: &Op, value: Term, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    match op {
        Op::StartLink { child } => Ok(linked::started(child, value, cx)),
        _ => tasks::go_on(op, value, cx),
    }
}
