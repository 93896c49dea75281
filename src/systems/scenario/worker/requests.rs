//! What a worker is asked: calls and casts, each a text. What no clause takes is a FunctionClauseError.

use super::super::child_specs::WORKER as MODULE;
use super::super::shared_table;
use super::super::written_number::{integer, is_negative, sleep};
use super::{Busy, Worker};
use crate::otp::{Cx, Exception, Module, Return, frame};
use crate::runtime::{Millis, Term};
use crate::tuple;

impl Worker {
    pub(super) fn call<M: Module>(&mut self, request: &Term, cx: &mut Cx<'_, M>) -> Return {
        match order(request) {
            ("get", None) => Return::Reply(Term::Int(self.value)),
            ("inc", None) => {
                self.value += 1;
                if let Some(counter) = &self.spec.load {
                    shared_table::save(counter, self.value, cx);
                }
                Return::Reply(Term::Int(self.value))
            }
            ("noreply", None) => Return::Ok,
            ("crash", Some(how)) => self.crash(how),
            ("stop", Some(reason)) => Return::StopReply(shared_table::reason(reason), Term::str("stopping")),
            ("continue", Some(cast)) => Return::ReplyContinue(Term::str("ok"), Term::str(cast)),
            ("bad", Some(value)) => Return::Bad(Term::Atom(shared_table::atom(value))),
            ("sleep", Some(ms)) => match sleep(ms) {
                Ok(wait) => {
                    self.busy = Some(Busy::Call);
                    Return::Await(wait)
                }
                Err(exception) => Return::Raise(exception),
            },
            (_, _) => Self::no_clause("handle_call", 3),
        }
    }

    pub(super) fn cast<M: Module>(&mut self, request: &Term, cx: &mut Cx<'_, M>) -> Return {
        match order(request) {
            ("inc", None) => {
                self.value += 1;
                Return::Ok
            }
            ("crash", Some(how)) => self.crash(how),
            ("stop", Some(reason)) => Return::Stop(shared_table::reason(reason)),
            ("continue", Some(cast)) => Return::Continue(Term::str(cast)),
            ("timeout", Some(ms)) => match integer(ms) {
                Ok(ms) => self.timeout(&ms),
                Err(exception) => Return::Raise(exception),
            },
            ("bad", Some(value)) => Return::Bad(Term::Atom(shared_table::atom(value))),
            ("exit_self", Some(reason)) => {
                let me = cx.me();
                cx.exit(me, shared_table::reason(reason));
                Return::Ok
            }
            ("trap_exit", Some(flag)) => {
                cx.trap_exit(flag == "true");
                Return::Ok
            }
            (_, _) => Self::no_clause("handle_cast", 2),
        }
    }

    /// `crash:…` in any callback.
    fn crash(&self, how: &str) -> Return {
        Return::Raise(match how {
            "raise" => Exception::runtime_error("boom", frame(MODULE, "crash", 1)),
            "throw" => Exception::Throw(Term::atom("ball")),
            reason => Exception::Exit(shared_table::reason(reason)),
        })
    }

    /// `{:noreply, state, ms}`.
    fn timeout(&self, ms: &Term) -> Return {
        if is_negative(ms) {
            return Return::Bad(tuple![Term::atom("noreply"), self.shown(), ms.clone()]);
        }
        // What 64 bits do not hold no receive takes either.
        let within = ms.as_int().and_then(|ms| Millis::try_from(ms).ok());
        Return::Timeout(within.unwrap_or(Millis::MAX))
    }
}

/// `what`, or `what:rest`.
fn order(request: &Term) -> (&str, Option<&str>) {
    let text = request.as_str().unwrap_or_default();
    text.split_once(':')
        .map_or((text, None), |(what, rest)| (what, Some(rest)))
}
