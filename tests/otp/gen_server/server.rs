//! The server that the cases of `gen_server_SUITE` start: it does what its argument and its messages tell.

use coppice::otp::{Await, Exception, Got, Return, Start, frame};
use coppice::runtime::{ExitReason, Message, Pid, ReplyTo, Term};
use coppice::tuple;

use super::super::lab::{Behaviour, Bench, C, define, server};
use super::atom;
use coppice::otp::ServerRef;

const MODULE: &str = "Elixir.Case.Server";

/// `defmodule`, to be done once a case.
pub fn defined() -> super::super::lab::Lab {
    let lab = super::super::lab::Lab::new();
    define(MODULE, Server);
    lab
}

/// `start_link(argument)`.
pub fn start(argument: Term, name: Option<ServerRef>) -> Start<Bench> {
    server(MODULE, argument, name)
}

/// The empty state.
pub fn empty() -> Term {
    Term::list([])
}

/// `{tag, argument}`.
pub fn told(tag: &'static str, argument: impl Into<Term>) -> Term {
    tuple![atom(tag), argument.into()]
}

/// What a call of a function that is not there raises.
pub fn undefined(function: &'static str) -> Exception {
    Exception::Error(atom("undef"), frame("Elixir.Case.Undefined", function, 2))
}

struct Server;

impl Behaviour for Server {
    fn init(&self, state: &mut Term, cx: &mut C<'_>) -> Return {
        let argument = std::mem::replace(state, empty());
        match (name(&argument), argument.elements()) {
            ("ignore", _) => Return::Ignore,
            ("stop", _) => Return::Stop(atom("stopped")),
            ("sleep", _) => Return::Await(Await::Sleep(1_000)),
            ("crash", _) => Return::Raise(Exception::Exit(atom("crashed"))),
            ("bad", _) => Return::Bad(atom("bad")),
            (_, Some([tag, given])) if tag.is_atom("state") => {
                *state = given.clone();
                Return::Ok
            }
            (_, Some([tag, given])) if tag.is_atom("trap") => {
                cx.trap_exit(true);
                *state = given.clone();
                Return::Ok
            }
            (_, Some([tag, given])) if tag.is_atom("timeout") => {
                Return::Timeout(given.as_int().expect("milliseconds").unsigned_abs())
            }
            (_, Some([tag, given])) if tag.is_atom("continue") => {
                tell_itself(given, cx);
                Return::Continue(told("message", given.clone()))
            }
            _ => Return::Ok,
        }
    }

    fn handle_call(&self, request: Term, from: ReplyTo, state: &mut Term, cx: &mut C<'_>) -> Return {
        let ok = || atom("ok");
        match (name(&request), request.elements()) {
            ("started_p", _) => Return::Reply(ok()),
            ("ping", _) => Return::Reply(atom("pong")),
            ("next_call", _) if state.is_atom("call_within") => {
                *state = empty();
                Return::Reply(ok())
            }
            ("next_call", _) => Return::Reply(Term::from(false)),
            ("badreturn", _) => Return::Bad(request),
            ("stop", _) => Return::StopReply(atom("stopped"), ok()),
            ("stop_shutdown", _) => Return::Stop(atom("shutdown")),
            ("stop_shutdown_reason", _) => Return::Stop(told("shutdown", atom("stop_reason"))),
            ("crash", _) => Return::Raise(Exception::Exit(atom("crashed"))),
            ("exit_shutdown", _) => Return::Raise(Exception::Exit(atom("shutdown"))),
            ("shutdown_reason", _) => Return::Raise(Exception::Exit(told("shutdown", atom("reason")))),
            (_, Some([tag, ms])) if tag.is_atom("delayed_answer") => {
                *state = tuple![atom("reply_to"), from.pid, from.reference];
                Return::Timeout(millis(ms))
            }
            (_, Some([tag, ms])) if tag.is_atom("call_within") => {
                *state = atom("call_within");
                Return::ReplyTimeout(ok(), millis(ms))
            }
            (_, Some([tag, ms])) if tag.is_atom("sleep") => {
                let ms = millis(ms);
                Return::Await(Await::Sleep(ms))
            }
            (_, Some([tag, pid])) if tag.is_atom("continue_reply") => {
                tell_itself(pid, cx);
                Return::ReplyContinue(ok(), told("message", pid.clone()))
            }
            (_, Some([tag, pid])) if tag.is_atom("continue_noreply") => {
                tell_itself(pid, cx);
                Return::Continue(tuple![atom("message"), pid.clone(), from.pid, from.reference])
            }
            (_, Some([tag, pid])) if tag.is_atom("give_from") => {
                let given = tuple![atom("from"), from.pid, from.reference];
                cx.send(pid_in(pid), Message::Term(given));
                Return::Ok
            }
            _ => Return::Bad(request),
        }
    }

    fn handle_cast(&self, request: Term, state: &mut Term, cx: &mut C<'_>) -> Return {
        match request.elements() {
            Some([tag, pid]) if tag.is_atom("continue_noreply") => {
                tell_itself(pid, cx);
                Return::Continue(told("message", pid.clone()))
            }
            Some([pid, what]) if what.is_atom("handle_cast") => {
                report(pid, "handled_cast", cx);
                Return::Ok
            }
            Some([pid, what, ms]) if what.is_atom("delayed_cast") => {
                *state = told("delayed_cast", pid.clone());
                Return::Timeout(millis(ms))
            }
            Some([pid, what]) if what.is_atom("stop") => Return::Stop(tuple![pid.clone(), atom("stopped")]),
            _ => Return::Bad(request),
        }
    }

    fn handle_info(&self, message: Message, state: &mut Term, cx: &mut C<'_>) -> Return {
        let message = message.to_term();
        if message.is_atom("timeout") {
            return timed_out(state, cx);
        }
        if message.is_atom("continue_stop") {
            return Return::Continue(atom("stop"));
        }
        match message.elements() {
            Some([tag, pid]) if tag.is_atom("after_continue") => {
                report(pid, "after_continue", cx);
                Return::Ok
            }
            Some([tag, pid]) if tag.is_atom("continue_noreply") => {
                tell_itself(pid, cx);
                Return::Continue(told("message", pid.clone()))
            }
            Some([tag, pid]) if tag.is_atom("continue_continue") => Return::Continue(told("continue", pid.clone())),
            Some([tag, _]) if tag.is_atom("call_undef_fun") => Return::Raise(undefined("handle_info")),
            Some([pid, what]) if what.is_atom("handle_info") => {
                report(pid, "handled_info", cx);
                Return::Ok
            }
            Some([pid, what, ms]) if what.is_atom("delayed_info") => {
                *state = told("delayed_info", pid.clone());
                Return::Timeout(millis(ms))
            }
            Some([pid, what]) if what.is_atom("stop") => Return::Stop(tuple![pid.clone(), atom("stopped_info")]),
            _ => Return::Ok,
        }
    }

    fn handle_continue(&self, argument: Term, _state: &mut Term, cx: &mut C<'_>) -> Return {
        match argument.elements() {
            Some([tag, pid]) if tag.is_atom("continue") => {
                report(pid, "before_continue", cx);
                tell_itself(pid, cx);
                Return::Continue(told("message", pid.clone()))
            }
            Some([tag, pid]) if tag.is_atom("message") => {
                report(pid, "continue", cx);
                Return::Ok
            }
            Some([_, pid, asker, reference]) => {
                report(pid, "continue", cx);
                cx.reply(from_in(asker, reference), atom("ok"));
                Return::Ok
            }
            _ => Return::Stop(atom("normal")),
        }
    }

    fn resume(&self, got: Got, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        assert_eq!(got, Got::Timeout, "it only sleeps");
        Return::Ok
    }

    fn terminate(&self, reason: &ExitReason, state: &mut Term, cx: &mut C<'_>) -> Return {
        if state.is_atom("crash_terminate") {
            return Return::Raise(Exception::Exit(told("crash", atom("terminate"))));
        }
        if state.is_atom("undef_in_terminate") {
            return Return::Raise(undefined("terminate"));
        }
        match (reason.elements(), state.elements()) {
            (Some([pid @ Term::Pid(_), what]), _) => {
                cx.send(pid_in(pid), Message::Term(tuple![cx.me(), what.clone()]));
                Return::Ok
            }
            (_, Some([what, ms])) if what.is_atom("slow_terminate") => Return::Await(Await::Sleep(millis(ms))),
            (_, Some([what, pid])) if what.is_atom("tell_terminate") => {
                report(pid, "terminated", cx);
                Return::Ok
            }
            _ => Return::Ok,
        }
    }

    fn replace_state(&self, with: Term, state: &mut Term) -> Result<(), Exception> {
        if with.is_atom("fail") {
            return Err(Exception::Throw(with));
        }
        *state = with;
        Ok(())
    }
}

/// `handle_info(:timeout, state)`.
fn timed_out(state: &mut Term, cx: &mut C<'_>) -> Return {
    let before = std::mem::replace(state, empty());
    match before.elements() {
        Some([tag, asker, reference]) if tag.is_atom("reply_to") => {
            cx.reply(from_in(asker, reference), atom("delayed"));
        }
        Some([tag, pid]) if tag.is_atom("delayed_cast") => report(pid, "delayed", cx),
        Some([tag, pid]) if tag.is_atom("delayed_info") => report(pid, "delayed_info", cx),
        Some([tag, pid]) if tag.is_atom("tell") => report(pid, "timed_out", cx),
        _ => {}
    }
    Return::Ok
}

/// Sends `{self(), what}`.
fn report(to: &Term, what: &'static str, cx: &mut C<'_>) {
    cx.send(pid_in(to), Message::Term(tuple![cx.me(), atom(what)]));
}

/// `send(self(), {:after_continue, pid})`: it comes after what a continue does.
fn tell_itself(pid: &Term, cx: &mut C<'_>) {
    cx.send(cx.me(), Message::Term(told("after_continue", pid.clone())));
}

fn name(term: &Term) -> &'static str {
    match term {
        Term::Atom(atom) => atom.name(),
        _ => "",
    }
}

fn millis(term: &Term) -> u64 {
    term.as_int().expect("milliseconds").unsigned_abs()
}

fn pid_in(term: &Term) -> Pid {
    term.as_pid().expect("a pid")
}

/// Who asked, out of its two parts.
pub fn from_in(asker: &Term, reference: &Term) -> ReplyTo {
    let Term::Reference(reference) = reference else {
        panic!("{reference} is no reference");
    };
    ReplyTo {
        pid: pid_in(asker),
        reference: *reference,
    }
}
