//! The end of a server: `terminate/2`, what is logged, the last reply, the exit (`gen_server:terminate`).

use std::collections::VecDeque;

use super::super::{Cx, Event, Exception, Module};
use super::{Frame, GenServer, Return, YIELD, bad_return};
use crate::runtime::{ExitReason, From, Next, Pid, Term};

impl<M: Module> GenServer<M> {
    pub(super) fn terminate(
        &mut self,
        reason: ExitReason,
        reply: Option<(From, Term)>,
        cx: &mut Cx<'_, M>,
    ) -> Next {
        cx.report(Event::Terminating(reason.clone()));
        self.frame = Frame::Terminate(reason.clone(), reply);
        let outcome = self.kind.terminate(&reason, cx);
        self.conclude(outcome, cx)
    }

    pub(super) fn conclude_terminate(
        &mut self,
        reason: ExitReason,
        reply: Option<(From, Term)>,
        outcome: Return,
        cx: &mut Cx<'_, M>,
    ) -> Next {
        let reason = match outcome {
            Return::Raise(Exception::Throw(_)) => reason,
            Return::Raise(exception) => exception.into_reason(),
            Return::Bad(value) => bad_return(value),
            Return::Ok
            | Return::Timeout(_)
            | Return::Reply(_)
            | Return::Continue(_)
            | Return::ReplyContinue(..)
            | Return::Ignore
            | Return::Stop(_)
            | Return::StopReply(..)
            | Return::Await(_) => reason,
        };
        if is_abnormal(&reason) {
            cx.report(Event::TerminatingLog {
                reason: reason.clone(),
                last_message: self.last_message.take(),
                state: self.state(),
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
        self.frame = Frame::CrashReport(reason, CrashReport::new(cx));
        YIELD
    }
}

/// A crash report being written (`proc_lib:crash_report`). It ends the BEAM's time slice once. Then it asks the
/// neighbours, the linked processes that trap no exits, for what only they themselves can answer. An answer takes two
/// turns: one until the neighbour is scheduled, one until the asker is again. A dead neighbour costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CrashReport {
    /// Whom it is still to ask, and how many turns that takes.
    left: VecDeque<(Pid, u32)>,
}

/// `proc_lib:max_neighbours/0`.
const MAX_NEIGHBOURS: usize = 15;
/// The search asks each neighbour for its links.
const SEARCH_TURNS: u32 = 2;
/// Its report asks it for its dictionary twice, its current function, its links and its stack trace; the rest can be
/// read without its help.
const REPORT_TURNS: u32 = 10;

impl CrashReport {
    fn new<M: Module>(cx: &Cx<'_, M>) -> Self {
        let neighbours = cx.neighbours(MAX_NEIGHBOURS);
        let search = neighbours.iter().map(|pid| (*pid, SEARCH_TURNS));
        // The search puts what it finds before what it has found.
        let reports = neighbours.iter().rev().map(|pid| (*pid, REPORT_TURNS));
        Self { left: search.chain(reports).collect() }
    }

    /// One turn of it; false when it is done.
    pub(super) fn turn<M: Module>(&mut self, cx: &Cx<'_, M>) -> bool {
        while let Some((pid, turns)) = self.left.front_mut() {
            if *turns > 0 && cx.is_alive(*pid) {
                *turns -= 1;
                return true;
            }
            self.left.pop_front();
        }
        false
    }
}

/// Everything but `:normal`, `:shutdown` and `{:shutdown, _}`.
#[must_use]
pub(in super::super) fn is_abnormal(reason: &ExitReason) -> bool {
    let shutdown = |term: &Term| term.is_atom("shutdown");
    let shutdown_tuple =
        reason.elements().is_some_and(|elements| elements.len() == 2 && shutdown(&elements[0]));
    !(reason.is_atom("normal") || shutdown(reason) || shutdown_tuple)
}
