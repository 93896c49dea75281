//! The end of a server: `terminate/2`, what is logged, the last reply, the exit (`gen_server:terminate`).

use super::super::reason::is_abnormal;
use super::super::{Client, Cx, Event, Exception, Module, ServerRef};
use super::crash_report::CrashReport;
use super::{Frame, GenServer, Handled, Logging, Reporting, Return, Terminating, bad_return};
use crate::runtime::{ExitReason, Next, Pattern, ReplyTo, Term};

impl<M: Module> GenServer<M> {
    pub(super) fn terminate(
        &mut self,
        reason: ExitReason,
        reply: Option<(ReplyTo, Term)>,
        handles: Handled,
        cx: &mut Cx<'_, M>,
    ) -> Next {
        cx.report(Event::Terminating(reason.clone()));
        // What `terminate/2` does to the state is nothing that the log would show.
        let state = is_abnormal(&reason).then(|| self.state());
        let ending = Terminating { reason, reply, state };
        let outcome = {
            let reason = ending.reason.clone();
            self.frame = Frame::Terminate(Box::new(ending));
            self.kind.terminate(&reason, cx)
        };
        self.conclude(outcome, handles, cx)
    }

    /// As the log names it: by its local name, its key in a registry, or its pid.
    fn log_name(&self, cx: &Cx<'_, M>) -> Term {
        match self.name.as_deref() {
            Some(ServerRef::Name(name)) => Term::Atom(*name),
            Some(ServerRef::Via(registry, key)) => crate::tuple![*registry, key.clone()],
            Some(ServerRef::ViaValue(registry, named)) => {
                crate::tuple![*registry, named.0.clone(), named.1.clone()]
            }
            Some(ServerRef::Pid(_) | ServerRef::PartitionOf(..)) | None => Term::Pid(cx.me()),
        }
    }

    pub(super) fn conclude_terminate(
        &mut self,
        ending: Terminating,
        outcome: Return,
        handles: Handled,
        cx: &mut Cx<'_, M>,
    ) -> Next {
        let Terminating { reason, reply, state } = ending;
        let reason = match outcome {
            Return::Raise(Exception::Throw(_)) => reason,
            Return::Raise(exception) => exception.into_reason(),
            Return::Bad(value) => bad_return(value),
            Return::Ok
            | Return::Timeout(_)
            | Return::Reply(_)
            | Return::ReplyTimeout(..)
            | Return::Continue(_)
            | Return::ReplyContinue(..)
            | Return::Ignore
            | Return::Stop(_)
            | Return::StopReply(..)
            | Return::Await(_) => reason,
        };
        let asked = handles
            .client
            .filter(|client| is_abnormal(&reason) && cx.traps_exits_of(*client).is_some());
        let ending = Terminating { reason, reply, state };
        let log = Logging { ending, handles };
        match asked {
            Some(client) => {
                cx.ask_info(client);
                self.frame = Frame::Logging(Box::new(log));
                Next::Receive(Pattern::InfoOf(client), None)
            }
            None => self.log_and_exit(log, cx),
        }
    }

    /// Logs that it terminates, answers if it still has to, and exits.
    pub(super) fn log_and_exit(&mut self, log: Logging, cx: &mut Cx<'_, M>) -> Next {
        let Terminating { reason, reply, state } = log.ending;
        if is_abnormal(&reason) {
            cx.report(Event::TerminatingLog {
                name: self.log_name(cx),
                reason: reason.clone(),
                last_message: log.handles.last_message,
                client: log.handles.client.map(|pid| Client {
                    pid,
                    name: cx.name_of(pid),
                    alive: cx.is_alive(pid),
                }),
                state: state.unwrap_or_else(|| self.state()),
            });
        }
        if let Some((from, body)) = reply {
            cx.reply(from, body);
        }
        self.exit(reason, cx)
    }

    /// Exits, after a crash report if the reason is abnormal. All the time that the report takes, the process is still
    /// there under its name.
    pub(super) fn exit(&mut self, reason: ExitReason, cx: &mut Cx<'_, M>) -> Next {
        if !is_abnormal(&reason) {
            return Next::Exit(reason);
        }
        let report = CrashReport::new(self.kind.heap_is_known(), cx);
        let mut reporting = Box::new(Reporting { reason, report });
        let next = reporting.turn(cx);
        self.frame = Frame::CrashReport(reporting);
        next
    }
}

impl Reporting {
    /// One turn of the report; the exit when it is done.
    pub(super) fn turn<M: Module>(&mut self, cx: &mut Cx<'_, M>) -> Next {
        let next = self.report.turn(cx);
        next.unwrap_or_else(|| Next::Exit(self.reason.clone()))
    }
}
