//! What a callback can wait for. Each is a receive with a pattern and, where OTP has one, a deadline: plain data, so a
//! blocked process can be shown, checkpointed and resumed.

mod alive;
mod pending_call;
mod waited;

use alive::GoingOn;
pub use alive::{AliveQuestion, alive};
pub(super) use pending_call::PendingCall;
pub use waited::{Got, Waited};

use std::rc::Rc;

use super::gen_server::{PendingStop, sys};
use super::protocol::GEN_CAST;
use super::start::PendingStart;
use super::{Exception, ServerRef, StartCall, task};
use crate::runtime::{Atom, Context, Message, Millis, Next, Pattern, Pid, Program, Reference, Select, Term, Wake};
use crate::tuple;

/// The longest wait of a receive, in milliseconds: one more raises `:timeout_value`.
pub const MAX_RECEIVE_MS: Millis = u32::MAX as Millis;

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
    StartWith(PendingStart),
    /// A call of `:sys`.
    Sys(sys::Call),
    /// `GenServer.stop/3`.
    Stop(Box<PendingStop>),
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
    GivenWay(Box<Waited<Await>>),
    /// For a process to say whether it lives.
    Alive(Box<AliveQuestion>),
    /// A `receive` with clauses: its answer is the message that one of them takes.
    Select {
        /// The clauses.
        select: Rc<Select>,
        /// Give up after that; `None` for `:infinity`.
        timeout: Option<Millis>,
    },
    /// For the function of that call, which the process itself runs ([`Module::job`](super::Module::job)): of a generic
    /// server alone.
    Run(StartCall),
    /// A `receive` of an `EXIT`, whoever it is from: its answer is that message.
    AnyExit {
        /// Give up after that.
        timeout: Millis,
    },
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
    "alive" => Alive(question),
    "select" => Select { select, timeout },
    "run" => Run(call),
    "receive" => Receive { timeout },
    "any_exit" => AnyExit { timeout },
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
            Self::Sleep(_) | Self::GivenWay(_) | Self::Run(_) => Pattern::Nothing,
            Self::Task(wait) => wait.pattern(),
            Self::Alive(question) => Pattern::InfoOf(question.pid()),
            Self::Receive { .. } => Pattern::Any,
            Self::Select { select, .. } => Pattern::Clauses(Rc::clone(select)),
            Self::AnyExit { .. } => Pattern::AnyExit,
        }
    }

    /// After how long it ends by itself.
    #[must_use]
    pub fn timeout(&self) -> Option<Millis> {
        match self {
            Self::Call { timeout, .. }
            | Self::Down { timeout, .. }
            | Self::AnyDown { timeout }
            | Self::Select { timeout, .. }
            | Self::Receive { timeout } => *timeout,
            Self::Start { .. } | Self::GivenWay(_) | Self::Alive(_) | Self::Run(_) => None,
            Self::StartWith(start) => start.timeout(),
            Self::Sys(call) => call.timeout(),
            Self::Stop(stop) => stop.timeout(),
            Self::Sleep(time) => Some(*time),
            Self::AnyExit { timeout } => Some(*timeout),
            Self::Task(wait) => wait.timeout(),
        }
    }

    /// The receive that it is.
    #[must_use]
    pub fn next(&self) -> Next {
        if self.gives_way() {
            return Next::Yield;
        }
        Next::Receive(self.pattern(), self.timeout())
    }

    /// Do the others run first?
    fn gives_way(&self) -> bool {
        match self {
            Self::GivenWay(_) => true,
            Self::Task(wait) => wait.gives_way(),
            Self::Alive(question) => question.gives_way(),
            Self::Call { .. }
            | Self::Start { .. }
            | Self::StartWith(_)
            | Self::Sys(_)
            | Self::Stop(_)
            | Self::Down { .. }
            | Self::AnyDown { .. }
            | Self::Sleep(_)
            | Self::Select { .. }
            | Self::Run(_)
            | Self::Receive { .. }
            | Self::AnyExit { .. } => false,
        }
    }

    /// What the wake means for this wait.
    pub fn resume<P: Program>(self, wake: Wake, cx: &mut Context<'_, P>) -> Waited<Self> {
        let waited = match self {
            Self::Task(wait) => wait.resume(wake, cx).within(Self::from),
            Self::Stop(stop) => stop.resume(wake, cx).within(Self::Stop),
            Self::GivenWay(waited) => return *waited,
            Self::Alive(question) => question.resume(cx).within(Self::from),
            Self::Call {
                reference,
                server,
                request,
                timeout,
            } => {
                let call = PendingCall {
                    reference,
                    server,
                    request,
                    timeout,
                };
                Waited::Done(call.finish(wake, cx))
            }
            Self::StartWith(start) => Waited::Done(start.finish(wake, cx)),
            Self::Sys(call) => Waited::Done(call.finish(wake, cx)),
            Self::Receive { .. } | Self::Select { .. } | Self::AnyExit { .. } => Waited::Done(received(wake)),
            Self::Start { .. } | Self::Down { .. } | Self::AnyDown { .. } | Self::Sleep(_) | Self::Run(_) => {
                Waited::Done(ended(wake))
            }
        };
        if cx.take_way_given() {
            return Waited::Still(Self::GivenWay(Box::new(waited)));
        }
        waited
    }
}

/// The end of a plain receive.
fn received(wake: Wake) -> Got {
    match wake {
        Wake::Message(message) => Got::Reply(message.to_term()),
        Wake::Start | Wake::Timeout => Got::Timeout,
    }
}

/// The end of a start, or of a wait for processes to end.
fn ended(wake: Wake) -> Got {
    let message = match wake {
        Wake::Message(message) => message,
        Wake::Start | Wake::Timeout => return Got::Timeout,
    };
    match message {
        Message::Down { subject, reason, .. } => Got::Down(subject, reason),
        Message::Exit { reason, .. } => Got::Started(tuple![Atom::new("error"), reason]),
        Message::Term(ack) => match ack.elements() {
            Some([_, _, result]) => Got::Started(result.clone()),
            _ => Got::Timeout,
        },
        Message::Reply { .. } | Message::Request { .. } | Message::Tagged { .. } => Got::Timeout,
    }
}

impl From<task::Wait> for Await {
    fn from(wait: task::Wait) -> Self {
        Self::Task(Box::new(wait))
    }
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
    if let Some(question) = alive::before_call(cx, server, &request, timeout) {
        return Ok(question.into());
    }
    let found = server.whereis(cx)?;
    let gone = found.is_some_and(|pid| cx.traps_exits_of(pid).is_none());
    let call = Await::from(PendingCall::to(cx, found, server, request, timeout)?);
    // Whoever watches a process that is gone lets the others run before it hears that.
    if gone && cx.others_can_run() {
        return Ok(Await::GivenWay(Box::new(Waited::Still(call))));
    }
    Ok(call)
}

impl From<AliveQuestion> for Await {
    fn from(question: AliveQuestion) -> Self {
        Self::Alive(Box::new(question))
    }
}

impl From<GoingOn> for Await {
    fn from(asked: GoingOn) -> Self {
        match asked {
            GoingOn::Question(question) => question.into(),
            GoingOn::Call(call) => call.into(),
        }
    }
}

impl From<PendingCall> for Await {
    fn from(call: PendingCall) -> Self {
        let PendingCall {
            reference,
            server,
            request,
            timeout,
        } = call;
        Self::Call {
            reference,
            server,
            request,
            timeout,
        }
    }
}

/// `GenServer.cast/2`: whether or not anybody is there, and whether or not the registry of a name is there.
pub fn cast<P: Program>(cx: &mut Context<'_, P>, server: &ServerRef, request: Term) {
    // Sending through a name never raises: the call is wrapped in a `catch`.
    let tag = GEN_CAST;
    let _ = server.send(Message::Tagged { tag, body: request }, cx);
}
