//! Asking a process whether it lives when it has signals to act on (`is_process_alive/1`). That is done in Erlang code, and
//! begins with giving way; then the process is asked, and answers behind its signals.

use super::super::{Got, ServerRef};
use super::pending_call::PendingCall;
use super::waited::Waited;
use crate::runtime::{Context, Millis, Pid, Program, Term};

/// A question in flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliveQuestion {
    pid: Pid,
    /// What it will answer, once it is asked: what the signals that are ahead of the question leave of it.
    asked: Option<bool>,
    then: Occasion,
}

crate::digest!(struct AliveQuestion { pid, asked, then });

/// What the answer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Occasion {
    Answer,
    /// A call of whoever has that name.
    Call(ServerRef, Term, Option<Millis>),
}

crate::digest!(enum Occasion { "answer" => Answer, "call" => Call(server, request, timeout) });

/// `Process.alive?/1`: the answer, or the wait for it.
///
/// # Errors
/// The wait, whose answer is true or false.
pub fn alive<P: Program>(cx: &mut Context<'_, P>, pid: Pid) -> Result<bool, AliveQuestion> {
    if !cx.has_signals(pid) {
        return Ok(cx.is_alive(pid));
    }
    Err(AliveQuestion::new(pid, Occasion::Answer))
}

/// The question that has to be answered before a name in a registry can be called; `None` when there is none.
pub(super) fn before_call<P: Program>(
    cx: &mut Context<'_, P>,
    server: &ServerRef,
    request: &Term,
    timeout: Option<Millis>,
) -> Option<AliveQuestion> {
    let pid = server.registered(cx).filter(|pid| cx.has_signals(*pid))?;
    Some(AliveQuestion::new(
        pid,
        Occasion::Call(server.clone(), request.clone(), timeout),
    ))
}

/// How the wait goes on.
pub(super) enum GoingOn {
    /// With the question itself.
    Question(AliveQuestion),
    /// With the call that the question came before.
    Call(PendingCall),
}

impl AliveQuestion {
    fn new(pid: Pid, then: Occasion) -> Self {
        let asked = None;
        Self { pid, asked, then }
    }

    /// Who is asked.
    #[must_use]
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Do the others run first?
    pub(super) fn gives_way(&self) -> bool {
        self.asked.is_none()
    }

    /// The others have run, or it has answered.
    pub(super) fn resume<P: Program>(mut self, cx: &mut Context<'_, P>) -> Waited<GoingOn> {
        // Of a process that has gone meanwhile nobody has to be asked.
        let gone = cx.traps_exits_of(self.pid).is_none().then_some(false);
        let Some(alive) = self.asked.or(gone) else {
            self.asked = Some(cx.is_alive(self.pid));
            cx.ask_info(self.pid);
            return Waited::Still(GoingOn::Question(self));
        };
        match self.then {
            Occasion::Answer => Waited::Done(Got::Reply(Term::from(alive))),
            Occasion::Call(server, request, timeout) => {
                let found = alive.then_some(self.pid);
                match PendingCall::to(cx, found, &server, request, timeout) {
                    Ok(call) => Waited::Still(GoingOn::Call(call)),
                    Err(exception) => Waited::Done(Got::Failed(exception.into_reason())),
                }
            }
        }
    }
}
