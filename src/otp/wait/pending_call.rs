//! `GenServer.call/3` in flight.

use super::super::protocol::GEN_CALL;
use super::super::{Exception, Got, ServerRef};
use crate::runtime::{
    Atom, Context, ExitReason, Message, Millis, Pattern, Pid, Program, Reference, ReplyTo, Term, Wake,
};
use crate::tuple;

/// A call in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingCall {
    /// The monitor and alias of the call.
    pub(super) reference: Reference,
    /// Who was asked, as the caller named it.
    pub(super) server: ServerRef,
    /// What was asked.
    pub(super) request: Term,
    /// `None` for `:infinity`.
    pub(super) timeout: Option<Millis>,
}

crate::digest!(struct PendingCall { reference, server, request, timeout });

impl PendingCall {
    /// Finds the server, watches it and asks it.
    pub(in crate::otp) fn begin<P: Program>(
        cx: &mut Context<'_, P>,
        server: &ServerRef,
        request: Term,
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        let found = server.whereis(cx)?;
        Self::to(cx, found, server, request, timeout)
    }

    /// The same when it is known who has the name.
    pub(super) fn to<P: Program>(
        cx: &mut Context<'_, P>,
        found: Option<Pid>,
        server: &ServerRef,
        request: Term,
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        let refused = |why, request: &Term| Exception::Exit(call_exit(Term::atom(why), server, request, timeout));
        let Some(pid) = found else {
            return Err(refused("noproc", &request));
        };
        if pid == cx.me() {
            return Err(refused("calling_self", &request));
        }
        let reference = cx.monitor(pid);
        let from = ReplyTo {
            pid: cx.me(),
            reference,
        };
        let tag = GEN_CALL;
        let body = request.clone();
        cx.send(pid, Message::Request { tag, from, body });
        Ok(Self {
            reference,
            server: server.clone(),
            request,
            timeout,
        })
    }

    pub(in crate::otp) fn pattern(&self) -> Pattern {
        Pattern::Reply(self.reference)
    }

    /// The answer, or why there will be none.
    pub(in crate::otp) fn finish<P: Program>(&self, wake: Wake, cx: &mut Context<'_, P>) -> Got {
        match wake {
            Wake::Message(Message::Reply { reference, body }) => {
                cx.demonitor(reference);
                Got::Reply(body)
            }
            Wake::Message(Message::Down { reason, .. }) => Got::Failed(self.exit(reason)),
            Wake::Message(_) => Got::Timeout,
            Wake::Start | Wake::Timeout => {
                cx.demonitor(self.reference);
                Got::Failed(self.exit(Term::atom("timeout")))
            }
        }
    }

    fn exit(&self, why: ExitReason) -> ExitReason {
        call_exit(why, &self.server, &self.request, self.timeout)
    }
}

/// `{reason, {GenServer, :call, [server, request, timeout]}}`.
fn call_exit(reason: ExitReason, server: &ServerRef, request: &Term, timeout: Option<Millis>) -> ExitReason {
    let limit = timeout.map_or(Term::atom("infinity"), |ms| {
        Term::Int(i64::try_from(ms).unwrap_or(i64::MAX))
    });
    let arguments = Term::list([server.to_term(), request.clone(), limit]);
    let module = Atom::new("Elixir.GenServer");
    tuple![reason, tuple![module, Atom::new("call"), arguments]]
}
