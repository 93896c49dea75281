//! What a Task.Supervisor is asked for.

use super::super::{Restart, Shutdown};
use crate::runtime::{Atom, Term, TermList};
use crate::tuple;

/// `{:start_task, args, restart, shutdown}`, with nil for what the supervisor is to choose.
pub(in crate::otp) fn start_task(
    arguments: impl Into<TermList>,
    restart: Option<Restart>,
    shutdown: Option<Shutdown>,
) -> Term {
    let restart = restart.map_or(Term::atom("nil"), |restart| Term::atom(restart.name()));
    let shutdown = shutdown.map_or(Term::atom("nil"), Shutdown::to_term);
    tuple![Atom::new("start_task"), Term::list(arguments), restart, shutdown]
}
