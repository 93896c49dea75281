//! Elixir's `Task`: a process that runs one function and ends, and the handle by which its owner gets the result.
//!
//! A function is a call `{module, function, args}`, which [`Module::job`] makes a [`Job`] of; an anonymous one is
//! `{:erlang, :apply, [fun, []]}`, as in Elixir. The `$callers` of a process, nearest first, are given by hand: there is
//! no process dictionary, and only a task has any. It lacks other nodes.

mod await_many;
mod client;
mod ignore;
mod job;
mod reply;
mod shutdown;
mod start;
mod stream;
mod supervised;
mod wait;

pub use client::{r#await, await_many, shutdown, stream_results, r#yield, yield_many};
pub use ignore::{completed, ignore};
pub use job::{Job, JobStep, NoJob};
pub(super) use start::owner;
pub use start::{r#async, child_spec, child_start, start, start_link};
pub use stream::{OnTimeout, Stream, StreamMonitor, StreamOptions, StreamStarter, async_stream, stream_monitor};
pub use supervised::Supervised;
pub use wait::Wait;

use super::exception::exception;
use super::{Exception, StartCall, frame};
use crate::runtime::{Atom, Context, ExitReason, Message, Millis, Pid, Program, Reference, ReplyTo, Term};
use crate::tuple;

/// The module's name.
pub const MODULE: &str = "Elixir.Task";
/// The module that a task's process runs in, and that supervisors start it by.
pub const SUPERVISED: &str = "Elixir.Task.Supervised";
/// The name of the supervisor's module.
pub const SUPERVISOR: &str = "Elixir.Task.Supervisor";

/// The handle of a task, `%Task{}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The process; none for a task that has been completed from the start.
    pub pid: Option<Pid>,
    /// The monitor and alias under which the owner hears.
    pub reference: Reference,
    /// Who started it, and alone may ask for it.
    pub owner: Option<Pid>,
    /// `{module, function, arity}` of what it runs.
    pub mfa: Term,
}

crate::digest!(struct Task { pid, reference, owner, mfa });

impl Task {
    /// `%Task{}`.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let pid = |pid: Option<Pid>| pid.map_or(Term::atom("nil"), Term::Pid);
        let fields = [
            ("mfa", self.mfa.clone()),
            ("owner", pid(self.owner)),
            ("pid", pid(self.pid)),
            ("ref", Term::Reference(self.reference)),
        ];
        Term::structure(Atom::new(MODULE), fields.map(|(name, value)| (Term::atom(name), value)))
    }

    /// The handle that such a struct is.
    #[must_use]
    pub fn from_term(term: &Term) -> Option<Self> {
        let Term::Reference(reference) = term.field("ref")? else {
            return None;
        };
        Some(Self {
            pid: term.field("pid")?.as_pid(),
            reference: *reference,
            owner: term.field("owner")?.as_pid(),
            mfa: term.field("mfa")?.clone(),
        })
    }

    /// Watches a task that waits for its order, and gives it.
    pub(super) fn order<P: Program>(pid: Pid, callers: &[Pid], call: &StartCall, cx: &mut Context<'_, P>) -> Self {
        let (owner, reference) = (cx.me(), cx.monitor(pid));
        let callers = with_caller(owner, callers);
        cx.send(
            pid,
            Message::Term(tuple![owner, reference, reference, callers, call.to_term()]),
        );
        let arity = i64::try_from(call.args.len()).unwrap_or(i64::MAX);
        Self {
            pid: Some(pid),
            reference,
            owner: Some(owner),
            mfa: tuple![call.module, call.function, arity],
        }
    }

    /// Only the owner may ask.
    fn check_owner<P: Program>(&self, function: &'static str, cx: &Context<'_, P>) -> Result<(), Exception> {
        let me = cx.me();
        if self.owner == Some(me) {
            return Ok(());
        }
        let task = self.to_term();
        let message = format!("task {task} must be queried from the owner but was queried from {me}");
        Err(argument_error(&message, function))
    }

    /// What its owner exits with: `{reason, {Task, function, [task, limit]}}`.
    fn exit(&self, reason: ExitReason, function: &'static str, limit: Option<Millis>) -> ExitReason {
        exit(reason, function, self.to_term(), limit)
    }
}

/// `[caller | its callers]`.
pub(super) fn with_caller(caller: Pid, callers: &[Pid]) -> Term {
    let all = std::iter::once(&caller).chain(callers);
    Term::list(all.map(|pid| Term::Pid(*pid)).collect::<Vec<_>>())
}

/// `{reason, {Task, function, [what, limit]}}`.
fn exit(reason: ExitReason, function: &'static str, what: Term, limit: Option<Millis>) -> ExitReason {
    let limit = limit.map_or(Term::atom("infinity"), |ms| {
        Term::Int(i64::try_from(ms).unwrap_or(i64::MAX))
    });
    let called = tuple![Atom::new(MODULE), Atom::new(function), Term::list([what, limit])];
    tuple![reason, called]
}

fn argument_error(message: &str, function: &'static str) -> Exception {
    let error = exception("Elixir.ArgumentError", message);
    Exception::Error(error, frame(MODULE, function, 2))
}

/// `{:ok, value}` or `{:exit, reason}`.
fn tagged(tag: &'static str, value: Term) -> Term {
    tuple![Atom::new(tag), value]
}

/// `{:ok, reply}`, or nil.
fn reply_or_nil(reply: Option<Term>) -> Term {
    reply.map_or(Term::atom("nil"), |reply| tagged("ok", reply))
}

/// To whom the task answers.
fn return_address(owner: Pid, reference: Reference) -> ReplyTo {
    ReplyTo { pid: owner, reference }
}
