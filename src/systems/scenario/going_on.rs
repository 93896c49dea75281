//! How an op goes on whose function waits more than once, or does something with what it waited for.

use super::op::Op;
use super::outcome::Outcome;
use super::perform::stop_tree;
use super::{linked, tasks};
use crate::otp::{Await, Cx, Exception, Module};
use crate::runtime::Term;

/// Is the end of that wait not the end of that op?
pub(super) fn goes_on(op: &Op, wait: &Await) -> bool {
    match op {
        Op::Task(_) | Op::Tasks(_) | Op::StartLink { .. } => true,
        // First it is asked whether there is a tree to be stopped.
        Op::StopTree { .. } => matches!(wait, Await::Alive(_)),
        _ => false,
    }
}

/// A wait of that op has ended with that value.
///
/// # Errors
/// What the op's function raises.
pub(super) fn go_on<M: Module>(op: &Op, value: Term, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    match op {
        Op::StartLink { child } => Ok(linked::started(child, value, cx)),
        Op::StopTree { id } if value.is_atom("true") => stop_tree(id, cx),
        _ => tasks::go_on(op, value, cx),
    }
}
