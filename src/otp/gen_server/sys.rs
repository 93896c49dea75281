//! `:sys`, from the client's side: looks at a server's state, replaces it, suspends the server and lets it go on.

use super::super::{Await, Exception, Got, ServerRef, frame};
use crate::runtime::{Atom, Context, ExitReason, Message, Millis, Pattern, Program, Reference, ReplyTo, Term, Wake};
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

fn call<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, request: Term) -> Result<Await, Exception> {
    let called = tuple![Atom::new("sys"), request.clone(), Term::list([server.to_term()])];
    let refused = |why| Exception::Exit(tuple![Term::atom(why), called.clone()]);
    let me = cx.me();
    let pid = match server.whereis(cx)? {
        None => return Err(refused("noproc")),
        Some(pid) if pid == me => return Err(refused("calling_self")),
        Some(pid) => pid,
    };
    let reference = cx.monitor(pid);
    let from = ReplyTo { pid: me, reference };
    let tag = Atom::new("system");
    let body = request;
    cx.send(pid, Message::Request { tag, from, body });
    Ok(Await::Sys(Call { reference, called }))
}

/// A call in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    reference: Reference,
    /// `{:sys, function, [server]}`: an exit reason names it.
    called: Term,
}

crate::digest!(struct Call { reference, called });

impl Call {
    pub(in super::super) fn pattern(&self) -> Pattern {
        Pattern::Reply(self.reference)
    }

    pub(in super::super) fn timeout(&self) -> Option<Millis> {
        Some(TIMEOUT_MS)
    }

    pub(in super::super) fn finish<P: Program>(&self, wake: Wake, cx: &mut Context<'_, P>) -> Got {
        match wake {
            Wake::Message(Message::Reply { body, .. }) => {
                cx.demonitor(self.reference);
                match body.elements() {
                    // `:sys` raises an error that it is answered.
                    Some([tag, reason]) if tag.is_atom("error") => {
                        let raised = Exception::Error(reason.clone(), frame("sys", "replace_state", 2));
                        Got::Failed(raised.into_reason())
                    }
                    _ => Got::Reply(body),
                }
            }
            Wake::Message(Message::Down { reason, .. }) => Got::Failed(self.exit(reason)),
            Wake::Message(_) | Wake::Start | Wake::Timeout => {
                cx.demonitor(self.reference);
                Got::Failed(self.exit(Term::atom("timeout")))
            }
        }
    }

    fn exit(&self, why: Term) -> ExitReason {
        tuple![why, self.called.clone()]
    }
}
