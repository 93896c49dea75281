//! What a callback can wait for. Each is a receive with a pattern and, where OTP has one, a deadline: plain data, so a
//! blocked process can be shown, checkpointed and resumed.

use super::gen_server::{Stopping, sys};
use super::start::Starting;
use super::{Exception, ServerRef, task};
use crate::runtime::{
    Atom, Context, ExitReason, Message, Millis, Next, Pattern, Pid, Program, Reference, ReplyTo, Term, Wake,
};
use crate::tuple;

/// A wait in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Await {
    /// `GenServer.call/3`.
    Call {
        /// The monitor and alias of the call.
        reference: Reference,
        /// Who was asked, as the caller named it.
        server: ServerRef,
        /// What was asked. An exit reason names both.
        request: Term,
        /// `None` for `:infinity`.
        timeout: Option<Millis>,
    },
    /// `proc_lib:start_link`, waiting for the new process to acknowledge.
    Start {
        /// The new process.
        pid: Pid,
    },
    /// The same without a link, or for a limited time.
    StartWith(Starting),
    /// A call of `:sys`.
    Sys(sys::Call),
    /// `GenServer.stop/3`.
    Stop(Box<Stopping>),
    /// For a monitored process to end.
    Down {
        /// The monitor.
        reference: Reference,
        /// Give up after that; `None` for `:infinity`.
        timeout: Option<Millis>,
    },
    /// For any of several monitored processes to end.
    AnyDown {
        /// Give up after that; `None` for `:infinity`.
        timeout: Option<Millis>,
    },
    /// `Process.sleep/1`.
    Sleep(Millis),
    /// For a task, or several.
    Task(Box<task::Wait>),
    /// For the others to have had their turn, when it is known how the wait goes on.
    GivenWay(Box<Waited>),
    /// A plain `receive` of any message: its answer is that message.
    Receive {
        /// Give up after that; `None` for `:infinity`.
        timeout: Option<Millis>,
    },
}

crate::digest!(enum Await {
    "call" => Call { reference, server, request, timeout },
    "start" => Start { pid },
    "start_with" => StartWith(starting),
    "sys" => Sys(call),
    "stop" => Stop(stopping),
    "down" => Down { reference, timeout },
    "any_down" => AnyDown { timeout },
    "sleep" => Sleep(time),
    "task" => Task(wait),
    "given_way" => GivenWay(waited),
    "receive" => Receive { timeout },
});

/// What became of a wait that something happened in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waited {
    /// It is over.
    Done(Got),
    /// It goes on with another receive.
    Still(Await),
}

crate::digest!(enum Waited { "done" => Done(got), "still" => Still(wait) });

/// How a wait ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// The answer: of a call, of a task; the message that was received.
    Reply(Term),
    /// The call failed: the reason with which a caller that does not catch it exits.
    Failed(ExitReason),
    /// The start's result: `{:ok, pid}`, `:ignore` or `{:error, reason}`.
    Started(Term),
    /// A monitored process ended.
    Down(Term, ExitReason),
    /// The deadline passed.
    Timeout,
}

crate::digest!(enum Got {
    "reply" => Reply(answer),
    "failed" => Failed(reason),
    "started" => Started(result),
    "down" => Down(subject, reason),
    "timeout" => Timeout,
});

impl Await {
    /// Which message ends the wait.
    #[must_use]
    pub fn pattern(&self) -> Pattern {
        match self {
            Self::Call { reference, .. } => Pattern::Reply(*reference),
            Self::Start { pid } => Pattern::Ack(*pid),
            Self::StartWith(start) => start.pattern(),
            Self::Sys(call) => call.pattern(),
            Self::Stop(stop) => stop.pattern(),
            Self::Down { reference, .. } => Pattern::Down(*reference),
            Self::AnyDown { .. } => Pattern::AnyDown,
            Self::Sleep(_) | Self::GivenWay(_) => Pattern::Nothing,
            Self::Task(wait) => wait.pattern(),
            Self::Receive { .. } => Pattern::Any,
        }
    }

    /// After how long it ends by itself.
    #[must_use]
    pub fn timeout(&self) -> Option<Millis> {
        match self {
            Self::Call { timeout, .. }
            | Self::Down { timeout, .. }
            | Self::AnyDown { timeout }
            | Self::Receive { timeout } => *timeout,
            Self::Start { .. } | Self::GivenWay(_) => None,
            Self::StartWith(start) => start.timeout(),
            Self::Sys(call) => call.timeout(),
            Self::Stop(stop) => stop.timeout(),
            Self::Sleep(time) => Some(*time),
            Self::Task(wait) => wait.timeout(),
        }
    }

    /// The receive that it is.
    #[must_use]
    pub fn next(&self) -> Next {
        if let Self::GivenWay(_) = self {
            return Next::Yield;
        }
        Next::Receive(self.pattern(), self.timeout())
    }

    /// What the wake means for this wait.
    pub fn resume<P: Program>(self, wake: Wake, cx: &mut Context<'_, P>) -> Waited {
        let waited = match self {
            Self::Task(wait) => wait.resume(wake, cx),
            Self::Stop(stop) => stop.resume(wake, cx),
            Self::GivenWay(waited) => return *waited,
            Self::Call { .. }
            | Self::Start { .. }
            | Self::StartWith(_)
            | Self::Sys(_)
            | Self::Down { .. }
            | Self::AnyDown { .. }
            | Self::Sleep(_)
            | Self::Receive { .. } => Waited::Done(self.finish(wake, cx)),
        };
        if cx.take_way_given() {
            return Waited::Still(Self::GivenWay(Box::new(waited)));
        }
        waited
    }

    fn finish<P: Program>(&self, wake: Wake, cx: &mut Context<'_, P>) -> Got {
        match self {
            Self::StartWith(start) => return start.finish(wake, cx),
            Self::Sys(call) => return call.finish(wake, cx),
            Self::Call { .. }
            | Self::Stop(_)
            | Self::GivenWay(_)
            | Self::Start { .. }
            | Self::Down { .. }
            | Self::AnyDown { .. }
            | Self::Sleep(_)
            | Self::Task(_)
            | Self::Receive { .. } => {}
        }
        let message = match wake {
            Wake::Message(message) => message,
            Wake::Start | Wake::Timeout => {
                if let Self::Call {
                    reference,
                    server,
                    request,
                    timeout,
                } = self
                {
                    cx.demonitor(*reference);
                    return Got::Failed(call_exit(Term::atom("timeout"), server, request, *timeout));
                }
                return Got::Timeout;
            }
        };
        match (self, message) {
            (Self::Receive { .. }, message) => Got::Reply(message.to_term()),
            (_, Message::Reply { reference, body }) => {
                cx.demonitor(reference);
                Got::Reply(body)
            }
            (
                Self::Call {
                    server,
                    request,
                    timeout,
                    ..
                },
                Message::Down { reason, .. },
            ) => Got::Failed(call_exit(reason, server, request, *timeout)),
            (_, Message::Down { subject, reason, .. }) => Got::Down(subject, reason),
            (_, Message::Exit { reason, .. }) => Got::Started(tuple![Atom::new("error"), reason]),
            (_, Message::Term(ack)) => match ack.elements() {
                Some([_, _, result]) => Got::Started(result.clone()),
                _ => Got::Timeout,
            },
            (_, Message::Request { .. } | Message::Tagged { .. }) => Got::Timeout,
        }
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

/// `GenServer.call/3`, up to the wait.
///
/// # Errors
/// What the caller exits with or raises at once: `:noproc` for a name that nobody has, `:calling_self`.
pub fn call<P: Program>(
    cx: &mut Context<'_, P>,
    server: &ServerRef,
    request: Term,
    timeout: Option<Millis>,
) -> Result<Await, Exception> {
    let Some(pid) = server.whereis(cx)? else {
        return Err(Exception::Exit(call_exit(
            Term::atom("noproc"),
            server,
            &request,
            timeout,
        )));
    };
    if pid == cx.me() {
        let reason = Term::atom("calling_self");
        return Err(Exception::Exit(call_exit(reason, server, &request, timeout)));
    }
    let reference = cx.monitor(pid);
    let from = ReplyTo {
        pid: cx.me(),
        reference,
    };
    let tag = Atom::new("$gen_call");
    cx.send(
        pid,
        Message::Request {
            tag,
            from,
            body: request.clone(),
        },
    );
    Ok(Await::Call {
        reference,
        server: server.clone(),
        request,
        timeout,
    })
}

/// `GenServer.cast/2`: whether or not anybody is there, and whether or not the registry of a name is there.
pub fn cast<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, request: Term) {
    // Sending through a name never raises: the call is wrapped in a `catch`.
    let tag = Atom::new("$gen_cast");
    let _ = server.send(Message::Tagged { tag, body: request }, cx);
}
