//! `:sys`, from the client's side: looks at a server's state, replaces it, suspends the server and lets it go on.

mod call;

pub use call::Call;

use super::super::{Await, Exception, ServerRef};
use crate::runtime::{Atom, Context, Millis, Program, Term};
use crate::tuple;

/// How long a call waits, `gen`'s default.
const TIMEOUT_MS: Millis = 5_000;

/// `:sys.get_state/1`.
///
/// # Errors
/// What the caller exits with at once: `:noproc` for a name that nobody has, `:calling_self`.
pub fn get_state<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef) -> Result<Await, Exception> {
    call(cx, server, Term::atom("get_state"))
}

/// `:sys.replace_state/2`, with a term that the server makes its new state of
/// ([`Callbacks::replace_state`](super::Callbacks::replace_state)).
///
/// # Errors
/// As [`get_state`].
pub fn replace_state<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, with: Term) -> Result<Await, Exception> {
    call(cx, server, tuple![Atom::new("replace_state"), with])
}

/// `:sys.suspend/1`: until it is resumed, the server takes system messages only.
///
/// # Errors
/// As [`get_state`].
pub fn suspend<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef) -> Result<Await, Exception> {
    call(cx, server, Term::atom("suspend"))
}

/// `:sys.resume/1`.
///
/// # Errors
/// As [`get_state`].
pub fn resume<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef) -> Result<Await, Exception> {
    call(cx, server, Term::atom("resume"))
}

/// Any request, by a call `{:sys, function, arguments}` that an exit reason names; no timeout is `:infinity`.
///
/// # Errors
/// As [`get_state`].
pub fn ask<P: Program>(
    cx: &mut Context<'_, P>,
    server: &ServerRef,
    request: Term,
    called: Term,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    Ok(Await::Sys(Call::begin(cx, server, request, called, timeout)?))
}

fn call<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, request: Term) -> Result<Await, Exception> {
    let called = tuple![Atom::new("sys"), request.clone(), Term::list([server.to_term()])];
    ask(cx, server, request, called, Some(TIMEOUT_MS))
}
