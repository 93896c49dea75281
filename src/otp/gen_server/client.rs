//! What a client asks of any server, besides `call` and `cast`: to stop, and a cast to a local name on all nodes.

use super::super::{Await, Cx, Exception, Got, Module, ServerRef};
use crate::runtime::{Atom, ExitReason, From, Message, Millis, Pattern, Pid, Reference, Term, Wake};
use crate::tuple;

/// `GenServer.abcast/2`: there is one node.
pub fn abcast<M: Module>(cx: &mut Cx<'_, M>, name: Atom, request: Term) {
    super::super::cast(cx, &ServerRef::Name(name), request);
}

/// `GenServer.stop/2`: asks the server to terminate and waits for its end, however long that takes.
///
/// # Errors
/// What the caller exits with at once: `:noproc` for a name that nobody has, `:calling_self`.
pub fn stop<M: Module>(cx: &mut Cx<'_, M>, server: &ServerRef, reason: ExitReason) -> Result<Await, Exception> {
    stop_within(cx, server, reason, None)
}

/// `GenServer.stop/3`. A server that has been asked stops, also when the caller has given up.
///
/// # Errors
/// As [`stop`].
pub fn stop_within<M: Module>(
    cx: &mut Cx<'_, M>,
    server: &ServerRef,
    reason: ExitReason,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    let me = cx.me();
    let refused = |why| Exception::Exit(stop_exit(Term::atom(why), server, &reason, timeout));
    let pid = match server.whereis(cx)? {
        None => return Err(refused("noproc")),
        Some(pid) if pid == me => return Err(refused("calling_self")),
        Some(pid) => pid,
    };
    let (gone, answer) = (cx.monitor(pid), cx.monitor(pid));
    let from = From {
        pid: me,
        reference: answer,
    };
    let tag = Atom::new("system");
    let body = tuple![Atom::new("terminate"), reason.clone()];
    cx.send(pid, Message::Request { tag, from, body });
    Ok(Await::Stop(Box::new(Stopping {
        pid,
        gone,
        answer,
        server: server.clone(),
        reason,
        timeout,
    })))
}

/// `proc_lib:stop` in flight: one monitor for the server's end, one for its answer that it will terminate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stopping {
    pid: Pid,
    gone: Reference,
    answer: Reference,
    server: ServerRef,
    reason: ExitReason,
    timeout: Option<Millis>,
}

impl Stopping {
    pub(in super::super) fn pattern(&self) -> Pattern {
        Pattern::Down(self.gone)
    }

    pub(in super::super) fn timeout(&self) -> Option<Millis> {
        self.timeout
    }

    /// It succeeds when the server answered and then ended for the reason that it was given.
    pub(in super::super) fn finish<M: Module>(&self, wake: Wake, cx: &mut Cx<'_, M>) -> Got {
        let answered = cx.flush_reply(self.answer).is_some();
        cx.demonitor(self.answer);
        cx.demonitor(self.gone);
        let Wake::Message(Message::Down { subject, reason, .. }) = wake else {
            return Got::Failed(self.exit(Term::atom("timeout")));
        };
        if answered && reason == self.reason {
            Got::Down(subject, reason)
        } else if answered || reason.is_atom("noproc") {
            Got::Failed(self.exit(reason))
        } else {
            let arguments = Term::list([Term::Pid(self.pid), self.reason.clone(), limit(self.timeout)]);
            let asked = tuple![Atom::new("sys"), Atom::new("terminate"), arguments];
            Got::Failed(self.exit(tuple![reason, asked]))
        }
    }

    fn exit(&self, why: Term) -> ExitReason {
        stop_exit(why, &self.server, &self.reason, self.timeout)
    }
}

/// `{why, {GenServer, :stop, [server, reason, timeout]}}`.
fn stop_exit(why: Term, server: &ServerRef, reason: &ExitReason, timeout: Option<Millis>) -> ExitReason {
    let arguments = Term::list([server.to_term(), reason.clone(), limit(timeout)]);
    let module = Atom::new("Elixir.GenServer");
    tuple![why, tuple![module, Atom::new("stop"), arguments]]
}

/// A limit of time as a caller writes it.
fn limit(timeout: Option<Millis>) -> Term {
    timeout.map_or(Term::atom("infinity"), |ms| {
        Term::Int(i64::try_from(ms).unwrap_or(i64::MAX))
    })
}
