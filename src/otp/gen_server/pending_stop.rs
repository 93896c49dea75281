//! `GenServer.stop/3` in flight (`proc_lib:stop`).

use super::super::protocol::SYSTEM;
use super::super::wait::{Got, Waited};
use super::super::{Exception, ServerRef};
use crate::runtime::{
    Atom, Context, ExitReason, Message, Millis, Pattern, Pid, Program, Reference, ReplyTo, Term, Wake,
};
use crate::tuple;

/// One monitor for the server's end, one for its answer that it will terminate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingStop {
    pid: Pid,
    gone: Reference,
    answer: Reference,
    /// It has said that it will.
    answered: bool,
    server: ServerRef,
    reason: ExitReason,
    /// How long it may take.
    within: Option<Millis>,
    /// What is left of that.
    left: Option<Millis>,
    since: Millis,
}

crate::digest!(struct PendingStop { pid, gone, answer, answered, server, reason, within, left, since });

impl PendingStop {
    /// Finds the server, watches it and asks it to terminate.
    pub(super) fn begin<P: Program>(
        cx: &mut Context<'_, P>,
        server: &ServerRef,
        reason: ExitReason,
        timeout: Option<Millis>,
    ) -> Result<Self, Exception> {
        let me = cx.me();
        let refused = |why| Exception::Exit(stop_exit(Term::atom(why), server, &reason, timeout));
        let pid = match server.whereis(cx)? {
            None => return Err(refused("noproc")),
            Some(pid) if pid == me => return Err(refused("calling_self")),
            Some(pid) => pid,
        };
        let (gone, answer) = (cx.monitor(pid), cx.monitor(pid));
        let from = ReplyTo {
            pid: me,
            reference: answer,
        };
        let tag = SYSTEM;
        let body = tuple![Atom::new("terminate"), reason.clone()];
        cx.send(pid, Message::Request { tag, from, body });
        Ok(Self {
            pid,
            gone,
            answer,
            answered: false,
            server: server.clone(),
            reason,
            within: timeout,
            left: timeout,
            since: cx.now_ms(),
        })
    }

    pub(in super::super) fn pattern(&self) -> Pattern {
        if self.answered {
            Pattern::Down(self.gone)
        } else {
            Pattern::Reply(self.answer)
        }
    }

    /// What is left of the time.
    pub(in super::super) fn timeout(&self) -> Option<Millis> {
        self.left
    }

    /// It succeeds when the server answers and then ends for the reason that it was given.
    pub(in super::super) fn resume<P: Program>(
        mut self: Box<Self>,
        wake: Wake,
        cx: &mut Context<'_, P>,
    ) -> Waited<Box<Self>> {
        let got = match wake {
            Wake::Message(Message::Reply { .. }) => {
                cx.demonitor(self.answer);
                self.answered = true;
                let past = cx.now_ms().saturating_sub(self.since);
                self.left = self.within.map(|timeout| timeout.saturating_sub(past));
                return Waited::Still(self);
            }
            Wake::Message(Message::Down { subject, reason, .. }) if self.answered => {
                if reason == self.reason {
                    Got::Down(subject, reason)
                } else {
                    Got::Failed(self.exit(reason))
                }
            }
            Wake::Message(Message::Down { reason, .. }) => {
                cx.demonitor(self.gone);
                if reason.is_atom("noproc") {
                    Got::Failed(self.exit(reason))
                } else {
                    let arguments = Term::list([Term::Pid(self.pid), self.reason.clone(), limit(self.within)]);
                    let asked = tuple![Atom::new("sys"), Atom::new("terminate"), arguments];
                    Got::Failed(self.exit(tuple![reason, asked]))
                }
            }
            Wake::Message(_) | Wake::Start | Wake::Timeout => {
                if !self.answered {
                    cx.demonitor(self.answer);
                }
                cx.demonitor(self.gone);
                Got::Failed(self.exit(Term::atom("timeout")))
            }
        };
        Waited::Done(got)
    }

    fn exit(&self, why: Term) -> ExitReason {
        stop_exit(why, &self.server, &self.reason, self.within)
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
