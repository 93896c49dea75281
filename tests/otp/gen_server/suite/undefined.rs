//! Callbacks that are not there, or call what is not there.

use coppice::otp::Return;
use coppice::runtime::{Term, TermList};

use super::super::super::lab::{Behaviour, C, Lab, define, pid_of, server, unlinked};
use super::super::atom;
use super::super::server::{defined, empty, start as serve, told, undefined};
use super::why;

/// A module without a callback but `init`.
struct Bare;

impl Behaviour for Bare {
    fn init(&self, state: &mut Term, _cx: &mut C<'_>) -> Return {
        if state.is_atom("continue") {
            return Return::Continue(atom("continue"));
        }
        Return::Ok
    }

    fn handle_continue(&self, _argument: Term, _state: &mut Term, _cx: &mut C<'_>) -> Return {
        Return::Raise(undefined("handle_continue"))
    }
}

fn bare() -> Lab {
    let lab = Lab::new();
    define("Elixir.Case.Bare", Bare);
    lab
}

/// The error and the function in `{error, [{module, function, _, _}]}`.
fn raised(reason: Option<Term>) -> (Term, Term) {
    let reason = reason.expect("it ended");
    let [error, stack] = reason.elements().expect("{error, stack}") else {
        panic!("{reason} has no stack");
    };
    let frame = stack.as_list().and_then(TermList::first).expect("a stack");
    (error.clone(), frame.elements().expect("a frame")[1].clone())
}

#[test]
fn undef_handle_info() {
    let mut lab = bare();
    let pid = pid_of(&lab.start(unlinked(server("Elixir.Case.Bare", empty(), None))));
    lab.send(pid, atom("hej"));
    assert!(lab.is_alive(pid), "it is logged and dropped");
    assert_eq!(lab.system.mailbox_len(pid), 0);
}

#[test]
fn undef_handle_continue() {
    let mut lab = bare();
    let pid = pid_of(&lab.start(unlinked(server("Elixir.Case.Bare", atom("continue"), None))));
    lab.settle();
    assert_eq!(raised(lab.exit_reason(pid)), (atom("undef"), atom("handle_continue")));
}

#[test]
fn undef_terminate1() {
    let mut lab = bare();
    let pid = pid_of(&lab.start(unlinked(server("Elixir.Case.Bare", empty(), None))));
    assert_eq!(lab.stop(pid, atom("normal")), Ok(()));
    assert_eq!(lab.exit_reason(pid), Some(atom("normal")));
}

#[test]
fn undef_terminate2() {
    let mut lab = bare();
    let pid = pid_of(&lab.start(unlinked(server("Elixir.Case.Bare", empty(), None))));
    let reason = told("error", atom("test"));
    assert_eq!(lab.stop(pid, reason.clone()), Ok(()));
    assert_eq!(lab.exit_reason(pid), Some(reason));
}

#[test]
fn undef_in_terminate() {
    let mut lab = defined();
    let state = told("state", atom("undef_in_terminate"));
    let pid = pid_of(&lab.start(unlinked(serve(state, None))));
    let reason = why(lab.stop(pid, atom("normal")));
    assert_eq!(raised(Some(reason)), (atom("undef"), atom("terminate")));
}

#[test]
fn undef_in_handle_info() {
    let mut lab = defined();
    let pid = pid_of(&lab.start(unlinked(serve(empty(), None))));
    lab.send(pid, told("call_undef_fun", atom("handle_info")));
    assert_eq!(raised(lab.exit_reason(pid)), (atom("undef"), atom("handle_info")));
}
