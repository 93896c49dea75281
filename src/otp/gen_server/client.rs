//! What a client asks of any server, besides `call` and `cast`: to stop, and a cast to a local name on all nodes.

use super::super::{Await, Exception, ServerRef};
use super::PendingStop;
use crate::runtime::{Atom, Context, ExitReason, Millis, Program, Term};

/// `GenServer.abcast/2`: there is one node.
pub fn abcast<P: Program>(cx: &mut Context<'_, P>, name: Atom, request: Term) {
    super::super::cast(cx, &ServerRef::Name(name), request);
}

/// `GenServer.stop/2`: asks the server to terminate and waits for its end, however long that takes.
///
/// # Errors
/// What the caller exits with at once: `:noproc` for a name that nobody has, `:calling_self`.
pub fn stop<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, reason: ExitReason) -> Result<Await, Exception> {
    stop_within(cx, server, reason, None)
}

/// `GenServer.stop/3`. A server that has been asked stops, also when the caller has given up.
///
/// # Errors
/// As [`stop`].
pub fn stop_within<P: Program>(
    cx: &mut Context<'_, P>,
    server: &ServerRef,
    reason: ExitReason,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    let stop = PendingStop::begin(cx, server, reason, timeout)?;
    Ok(Await::Stop(Box::new(stop)))
}
