//! A call of `:sys` in flight.

use crate::otp::protocol::SYSTEM;
use crate::otp::wait::Got;
use crate::otp::{Exception, ServerRef, frame};
use crate::runtime::{
    Context, Digest, Digester, ExitReason, Message, Millis, Pattern, Program, Reference, ReplyTo, Term, Wake,
};
use crate::tuple;

/// A call in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    reference: Reference,
    /// `{:sys, function, [server]}`: an exit reason names it.
    called: Term,
    timeout: Option<Millis>,
}

/// How long it waits is known by its deadline.
impl Digest for Call {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            reference,
            called,
            timeout: _,
        } = self;
        reference.digest_into(digester);
        called.digest_into(digester);
    }
}

impl Call {
    /// Finds the server, watches it and asks it.
    pub(super) fn begin<P: Program>(
        cx: &mut Context<'_, P>,
        server: &ServerRef,
        request: Term,
        called: Term,
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        let refused = |why| Exception::Exit(tuple![Term::atom(why), called.clone()]);
        let me = cx.me();
        let pid = match server.whereis(cx)? {
            None => return Err(refused("noproc")),
            Some(pid) if pid == me => return Err(refused("calling_self")),
            Some(pid) => pid,
        };
        let reference = cx.monitor(pid);
        let from = ReplyTo { pid: me, reference };
        let tag = SYSTEM;
        let body = request;
        cx.send(pid, Message::Request { tag, from, body });
        Ok(Self {
            reference,
            called,
            timeout,
        })
    }

    pub(in crate::otp) fn pattern(&self) -> Pattern {
        Pattern::Reply(self.reference)
    }

    pub(in crate::otp) fn timeout(&self) -> Option<Millis> {
        self.timeout
    }

    pub(in crate::otp) fn finish<P: Program>(&self, wake: Wake, cx: &mut Context<'_, P>) -> Got {
        match wake {
            Wake::Message(Message::Reply { body, .. }) => {
                cx.demonitor(self.reference);
                match body.elements() {
                    // `:sys` raises an error that it is answered.
                    Some([tag, reason]) if tag.is_atom("error") => {
                        Got::Raised(Exception::Error(reason.clone(), frame("sys", "replace_state", 2)))
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
