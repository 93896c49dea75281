//! The generic server: `gen_server`'s loop as a state machine over the runtime's receives.
//!
//! Invariant: between two wakes the server is in exactly one [`Frame`], and if a callback is blocked, `blocked` says in
//! what. Everything a callback does ends in one function, `conclude`.

mod callbacks;
mod client;
mod crash_report;
mod init;
mod pending_stop;
mod phase;
mod returned;
pub mod sys;
mod system_messages;
mod terminate;

pub use callbacks::{Callbacks, not_provided, unexpected_message};
pub use client::{abcast, stop, stop_within};
pub use crash_report::CrashReport;
pub use pending_stop::PendingStop;
pub use phase::{Frame, Handled, Logging, Reporting, Terminating};
pub use returned::Return;

use super::protocol::{GEN_CALL, GEN_CAST, SYSTEM};
use super::{
    Await, Cx, Exception, Got, Job, JobStep, Kind, MAX_RECEIVE_MS, Module, ServerRef, StartCall, Waited, frame,
};
use crate::runtime::{Digest, Digester, ExitReason, Message, Millis, Next, Pattern, Pid, ReplyTo, Term, Wake};
use crate::tuple;

/// A server process.
#[derive(Clone, Debug)]
pub struct GenServer<M: Module> {
    /// What it serves, with its state.
    pub kind: Kind<M>,
    /// Who started it with a link, or itself: an `EXIT` from there ends it.
    pub parent: Pid,
    /// The name it was started with.
    pub name: Option<Box<ServerRef>>,
    frame: Frame,
    /// Most servers are at rest: then nothing is kept for this.
    blocked: Option<Box<Blocked<M>>>,
}

/// A callback that waits.
#[derive(Clone, Debug)]
struct Blocked<M: Module> {
    waits: Await,
    handles: Handled,
    /// The function that it runs.
    job: Option<Box<M::Job>>,
}

/// Of one that runs no function nothing is written.
impl<M: Module> Digest for GenServer<M> {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            kind,
            parent,
            name,
            frame,
            blocked,
        } = self;
        kind.digest_into(digester);
        parent.digest_into(digester);
        name.digest_into(digester);
        frame.digest_into(digester);
        let (waits, handles, job) = match (blocked, frame) {
            (Some(blocked), _) => (Some(&blocked.waits), Some(&blocked.handles), blocked.job.as_ref()),
            (None, Frame::Logging(log)) => (None, Some(&log.handles), None),
            (None, _) => (None, None, None),
        };
        waits.digest_into(digester);
        handles
            .and_then(|handles| handles.last_message.as_ref())
            .digest_into(digester);
        handles.and_then(|handles| handles.client).digest_into(digester);
        if let Some(job) = job {
            job.digest_into(digester);
        }
    }
}

impl<M: Module> GenServer<M> {
    /// A server that has not run yet. One that is started without a link will be its own parent.
    #[must_use]
    pub fn new(mut kind: Kind<M>, starter: Pid, linked: bool, name: Option<ServerRef>) -> Self {
        if let Some(name @ (ServerRef::Via(..) | ServerRef::ViaValue(..))) = &name {
            kind.give_name(name);
        }
        Self {
            kind,
            parent: starter,
            name: name.map(Box::new),
            frame: Frame::Init { starter, linked },
            blocked: None,
        }
    }

    /// Where in its life it is.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// What the present callback is blocked in.
    #[must_use]
    pub fn waiting(&self) -> Option<&Await> {
        self.blocked.as_ref().map(|blocked| &blocked.waits)
    }

    /// Its state as `:sys.get_state/1` shows it.
    #[must_use]
    pub fn state(&self) -> Term {
        self.kind.state()
    }

    pub(super) fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        match &mut self.frame {
            Frame::CrashReport(reporting) => return reporting.turn(cx),
            Frame::Logging(log) => {
                let log = (**log).clone();
                return self.log_and_exit(log, cx);
            }
            _ => {}
        }
        if let Some(blocked) = self.blocked.take() {
            let Blocked { waits, handles, job } = *blocked;
            return match (waits.resume(wake, cx), job) {
                (Waited::Done(got), Some(job)) => self.run_job(job, Some(got), handles, cx),
                (Waited::Done(got), None) => {
                    let outcome = self.kind.resume(got, cx);
                    self.conclude(outcome, handles, cx)
                }
                (Waited::Still(waits), job) => self.wait(waits, job, handles, cx),
            };
        }
        match wake {
            Wake::Start => self.begin(cx),
            Wake::Timeout => {
                let timeout = Message::Term(Term::atom("timeout"));
                self.dispatch(timeout, cx)
            }
            Wake::Message(message) => self.dispatch(message, cx),
        }
    }

    /// One turn of the loop (`gen_server:decode_msg`, `handle_msg`).
    fn dispatch(&mut self, message: Message, cx: &mut Cx<'_, M>) -> Next {
        let before = std::mem::replace(&mut self.frame, Frame::Handle);
        match message {
            Message::Request { tag, from, body } if tag == GEN_CALL => {
                self.frame = Frame::Call(from);
                let handles = Handled {
                    last_message: Some(Message::Term(body.clone())),
                    client: Some(from.pid),
                };
                let outcome = self.kind.handle_call(body, from, cx);
                self.conclude(outcome, handles, cx)
            }
            Message::Tagged { tag, body } if tag == GEN_CAST => {
                let body_too = body.clone();
                let outcome = self.kind.handle_cast(body, cx);
                self.conclude(outcome, Handled::message(Message::Tagged { tag, body: body_too }), cx)
            }
            Message::Request { tag, from, body } if tag == SYSTEM => self.handle_system(from, &body, &before, cx),
            Message::Exit { pid, reason } if pid == self.parent => {
                let told = reason.clone();
                let handles = Handled::message(Message::Exit { pid, reason: told });
                self.terminate(reason, None, handles, cx)
            }
            other => {
                let handles = Handled::message(other.clone());
                let outcome = self.kind.handle_info(other, cx);
                self.conclude(outcome, handles, cx)
            }
        }
    }

    fn wait(&mut self, waits: Await, job: Option<Box<M::Job>>, handles: Handled, cx: &mut Cx<'_, M>) -> Next {
        if let Await::Run(call) = waits {
            return self.begin_job(&call, handles, cx);
        }
        let next = waits.next();
        self.blocked = Some(Box::new(Blocked { waits, handles, job }));
        next
    }

    /// Runs the function of a call as part of the present callback.
    fn begin_job(&mut self, call: &StartCall, handles: Handled, cx: &mut Cx<'_, M>) -> Next {
        match M::job(call) {
            Some(job) => self.run_job(Box::new(job), None, handles, cx),
            None => {
                let place = tuple![call.module, call.function, Term::list(&call.args), Term::list([])];
                let undefined = Exception::Error(Term::atom("undef"), place);
                self.job_is_done(Err(undefined), handles, cx)
            }
        }
    }

    fn run_job(&mut self, mut job: Box<M::Job>, got: Option<Got>, handles: Handled, cx: &mut Cx<'_, M>) -> Next {
        match job.run(got, &[], cx) {
            JobStep::Wait(waits) => self.wait(waits, Some(job), handles, cx),
            JobStep::Done(result) => self.job_is_done(result, handles, cx),
        }
    }

    fn job_is_done(&mut self, result: Result<Term, Exception>, handles: Handled, cx: &mut Cx<'_, M>) -> Next {
        if let Frame::Replacing(..) = self.frame {
            return self.replaced(result, cx);
        }
        let got = match result {
            Ok(value) => Got::Started(value),
            Err(exception) => Got::Raised(exception),
        };
        let outcome = self.kind.resume(got, cx);
        self.conclude(outcome, handles, cx)
    }

    /// Waits for the next message in the loop. With a time that no receive takes, the process ends there: outside of any
    /// callback, so that nothing of it is logged but the crash report.
    fn idle_for(&mut self, timeout: Millis, cx: &mut Cx<'_, M>) -> Next {
        // A message that is there already is taken before the time is looked at.
        if timeout <= MAX_RECEIVE_MS || cx.has_mail() {
            return self.idle(Some(timeout));
        }
        let stack = Term::list([frame("gen_server", "loop", 7)]);
        self.exit(crate::tuple![Term::atom("timeout_value"), stack], cx)
    }

    fn idle(&mut self, timeout: Option<Millis>) -> Next {
        self.frame = Frame::Idle(timeout);
        Next::Receive(Pattern::Any, timeout)
    }

    /// Applies what a callback returned.
    fn conclude(&mut self, outcome: Return, handles: Handled, cx: &mut Cx<'_, M>) -> Next {
        if let Return::Await(waits) = outcome {
            return self.wait(waits, None, handles, cx);
        }
        match &self.frame {
            Frame::Init { .. } => self.conclude_init(outcome, cx),
            Frame::Terminate(ending) => {
                let ending = (**ending).clone();
                self.conclude_terminate(ending, outcome, handles, cx)
            }
            Frame::Call(from) => {
                let from = *from;
                self.conclude_callback(Some(from), outcome, handles, cx)
            }
            Frame::Handle
            | Frame::Idle(_)
            | Frame::Suspended(_)
            | Frame::Replacing(..)
            | Frame::Logging(_)
            | Frame::CrashReport(..) => self.conclude_callback(None, outcome, handles, cx),
        }
    }

    fn conclude_callback(
        &mut self,
        from: Option<ReplyTo>,
        outcome: Return,
        handles: Handled,
        cx: &mut Cx<'_, M>,
    ) -> Next {
        let reply = |cx: &mut Cx<'_, M>, body: Term| {
            if let Some(from) = from {
                cx.reply(from, body);
            }
        };
        match outcome {
            Return::Ok => self.idle(None),
            Return::Timeout(ms) => self.idle_for(ms, cx),
            Return::Reply(body) => {
                reply(cx, body);
                self.idle(None)
            }
            Return::ReplyTimeout(body, ms) => {
                reply(cx, body);
                self.idle_for(ms, cx)
            }
            Return::Continue(argument) => self.handle_continue(argument, cx),
            Return::ReplyContinue(body, argument) => {
                reply(cx, body);
                self.handle_continue(argument, cx)
            }
            Return::Stop(reason) => self.terminate(reason, None, handles, cx),
            Return::StopReply(reason, body) => self.terminate(reason, from.map(|from| (from, body)), handles, cx),
            // A throw in a callback is the callback's return value.
            Return::Bad(value) | Return::Raise(Exception::Throw(value)) => {
                self.terminate(bad_return(value), None, handles, cx)
            }
            Return::Ignore => self.terminate(bad_return(Term::atom("ignore")), None, handles, cx),
            Return::Raise(exception) => self.terminate(exception.into_reason(), None, handles, cx),
            Return::Await(_) => Next::Receive(Pattern::Any, None),
        }
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Next {
        self.frame = Frame::Handle;
        let handles = Handled::message(Message::Tagged {
            tag: crate::runtime::Atom::new("continue"),
            body: argument.clone(),
        });
        let outcome = self.kind.handle_continue(argument, cx);
        self.conclude(outcome, handles, cx)
    }
}

fn bad_return(value: Term) -> ExitReason {
    tuple![Term::atom("bad_return_value"), value]
}
