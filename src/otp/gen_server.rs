//! The generic server: `gen_server`'s loop as a state machine over the runtime's receives.
//!
//! Invariant: between two wakes the server is in exactly one [`Frame`], and if a callback is blocked, `waiting` says in
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
pub use phase::{Frame, Logging};
pub use returned::Return;

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
    pub name: Option<ServerRef>,
    frame: Frame,
    waiting: Option<Await>,
    /// What the present callback works on: for the log when it fails.
    last_message: Option<Message>,
    /// Who waits for the answer, when that was a call.
    client: Option<Pid>,
    /// The function that the present callback runs.
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
            waiting,
            last_message,
            client,
            job,
        } = self;
        kind.digest_into(digester);
        parent.digest_into(digester);
        name.digest_into(digester);
        frame.digest_into(digester);
        waiting.digest_into(digester);
        last_message.digest_into(digester);
        client.digest_into(digester);
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
            name,
            frame: Frame::Init { starter, linked },
            waiting: None,
            last_message: None,
            client: None,
            job: None,
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
        self.waiting.as_ref()
    }

    /// Its state as `:sys.get_state/1` shows it.
    #[must_use]
    pub fn state(&self) -> Term {
        self.kind.state()
    }

    pub(super) fn run(&mut self, wake: Wake, cx: &mut Cx<'_, M>) -> Next {
        if let Frame::CrashReport(reason, report) = &mut self.frame {
            return report.turn(cx).unwrap_or_else(|| Next::Exit(reason.clone()));
        }
        if let Frame::Logging(log) = &self.frame {
            let log = (**log).clone();
            return self.log_and_exit(log, cx);
        }
        if let Some(waiting) = self.waiting.take() {
            return match waiting.resume(wake, cx) {
                Waited::Done(got) => match self.job.take() {
                    Some(job) => self.run_job(job, Some(got), cx),
                    None => {
                        let outcome = self.kind.resume(got, cx);
                        self.conclude(outcome, cx)
                    }
                },
                Waited::Still(wait) => self.wait(wait, cx),
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
        let outcome = match message {
            Message::Request { tag, from, body } if tag.name() == "$gen_call" => {
                self.frame = Frame::Call(from);
                self.client = Some(from.pid);
                self.last_message = Some(Message::Term(body.clone()));
                self.kind.handle_call(body, from, cx)
            }
            Message::Tagged { tag, body } if tag.name() == "$gen_cast" => {
                let body_too = body.clone();
                self.last_message = Some(Message::Tagged { tag, body: body_too });
                self.kind.handle_cast(body, cx)
            }
            Message::Request { tag, from, body } if tag.name() == "system" => {
                return self.handle_system(from, &body, &before, cx);
            }
            Message::Exit { pid, reason } if pid == self.parent => {
                self.last_message = Some(Message::Exit {
                    pid,
                    reason: reason.clone(),
                });
                return self.terminate(reason, None, cx);
            }
            other => {
                self.last_message = Some(other.clone());
                self.kind.handle_info(other, cx)
            }
        };
        self.conclude(outcome, cx)
    }

    fn wait(&mut self, wait: Await, cx: &mut Cx<'_, M>) -> Next {
        if let Await::Run(call) = wait {
            return self.begin_job(&call, cx);
        }
        let next = wait.next();
        self.waiting = Some(wait);
        next
    }

    /// Runs the function of a call as part of the present callback.
    fn begin_job(&mut self, call: &StartCall, cx: &mut Cx<'_, M>) -> Next {
        match M::job(call) {
            Some(job) => self.run_job(Box::new(job), None, cx),
            None => {
                let place = tuple![call.module, call.function, Term::list(&call.args), Term::list([])];
                self.job_is_done(Err(Exception::Error(Term::atom("undef"), place)), cx)
            }
        }
    }

    fn run_job(&mut self, mut job: Box<M::Job>, got: Option<Got>, cx: &mut Cx<'_, M>) -> Next {
        match job.run(got, &[], cx) {
            JobStep::Wait(wait) => {
                self.job = Some(job);
                self.wait(wait, cx)
            }
            JobStep::Done(result) => self.job_is_done(result, cx),
        }
    }

    fn job_is_done(&mut self, result: Result<Term, Exception>, cx: &mut Cx<'_, M>) -> Next {
        if let Frame::Replacing(..) = self.frame {
            return self.replaced(result, cx);
        }
        let got = match result {
            Ok(value) => Got::Started(value),
            Err(exception) => Got::Raised(exception),
        };
        let outcome = self.kind.resume(got, cx);
        self.conclude(outcome, cx)
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
        self.last_message = None;
        self.client = None;
        Next::Receive(Pattern::Any, timeout)
    }

    /// Applies what a callback returned.
    fn conclude(&mut self, outcome: Return, cx: &mut Cx<'_, M>) -> Next {
        if let Return::Await(wait) = outcome {
            return self.wait(wait, cx);
        }
        match self.frame.clone() {
            Frame::Init { .. } => self.conclude_init(outcome, cx),
            Frame::Terminate(reason, reply, state) => self.conclude_terminate(reason, reply, state, outcome, cx),
            Frame::Call(from) => self.conclude_callback(Some(from), outcome, cx),
            Frame::Handle
            | Frame::Idle(_)
            | Frame::Suspended(_)
            | Frame::Replacing(..)
            | Frame::Logging(_)
            | Frame::CrashReport(..) => self.conclude_callback(None, outcome, cx),
        }
    }

    fn conclude_callback(&mut self, from: Option<ReplyTo>, outcome: Return, cx: &mut Cx<'_, M>) -> Next {
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
            Return::Stop(reason) => self.terminate(reason, None, cx),
            Return::StopReply(reason, body) => self.terminate(reason, from.map(|from| (from, body)), cx),
            // A throw in a callback is the callback's return value.
            Return::Bad(value) | Return::Raise(Exception::Throw(value)) => self.terminate(bad_return(value), None, cx),
            Return::Ignore => self.terminate(bad_return(Term::atom("ignore")), None, cx),
            Return::Raise(exception) => self.terminate(exception.into_reason(), None, cx),
            Return::Await(_) => Next::Receive(Pattern::Any, None),
        }
    }

    fn handle_continue(&mut self, argument: Term, cx: &mut Cx<'_, M>) -> Next {
        self.client = None;
        self.frame = Frame::Handle;
        self.last_message = Some(Message::Tagged {
            tag: crate::runtime::Atom::new("continue"),
            body: argument.clone(),
        });
        let outcome = self.kind.handle_continue(argument, cx);
        self.conclude(outcome, cx)
    }
}

fn bad_return(value: Term) -> ExitReason {
    tuple![Term::atom("bad_return_value"), value]
}
