//! The ops of timers: each timer is known by the name that its op gives it.

use super::op::Target;
use super::outcome::Outcome;
use super::shared_table;
use super::target::server;
use crate::otp::{Cx, Exception, Module, ServerRef, frame};
use crate::runtime::{Atom, Destination, Message, Millis, Term};
use crate::tuple;

/// `Process.send_after(target, {:timer, msg}, ms)`.
///
/// # Errors
/// `:badarg` for a time that no timer takes, and for a name in a registry.
pub(super) fn send_after<M: Module>(
    timer: &str,
    target: &Target,
    msg: &str,
    ms: &Term,
    cx: &mut Cx<'_, M>,
) -> Result<Outcome, Exception> {
    let message = tuple![Term::atom("timer"), msg];
    let to = destination(target, cx);
    let after = ms.as_int().and_then(|ms| Millis::try_from(ms).ok());
    let started = match (after, to) {
        (Some(after), Some(to)) => cx.start_timer(after, to, Message::Term(message.clone())),
        (_, _) => None,
    };
    let Some(reference) = started else {
        let arguments = Term::list([ms.clone(), server(target, cx).to_term(), message]);
        let (module, function) = (Atom::new("erlang"), Atom::new("send_after"));
        let place = tuple![module, function, arguments, Term::list([])];
        return Err(Exception::Error(Term::atom("badarg"), place));
    };
    shared_table::put_timer(timer, Term::Reference(reference), cx);
    Ok(Outcome::Value(Term::atom("ok")))
}

fn destination<M: Module>(target: &Target, cx: &mut Cx<'_, M>) -> Option<Destination> {
    match server(target, cx) {
        ServerRef::Pid(pid) => Some(Destination::Process(pid)),
        ServerRef::Name(name) => Some(Destination::Name(name)),
        ServerRef::Via(..) | ServerRef::ViaValue(..) | ServerRef::PartitionOf(..) => None,
    }
}

/// `Process.cancel_timer`.
///
/// # Errors
/// `:badarg` when no timer had that name yet.
pub(super) fn cancel<M: Module>(timer: &str, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    match shared_table::timer(timer, cx) {
        Some(Term::Reference(reference)) => Ok(left(cx.cancel_timer(reference))),
        Some(_) | None => Err(badarg("cancel_timer")),
    }
}

/// `Process.read_timer`.
///
/// # Errors
/// As [`cancel`].
pub(super) fn read<M: Module>(timer: &str, cx: &Cx<'_, M>) -> Result<Outcome, Exception> {
    match shared_table::timer(timer, cx) {
        Some(Term::Reference(reference)) => Ok(left(cx.read_timer(reference))),
        Some(_) | None => Err(badarg("read_timer")),
    }
}

/// The milliseconds that are left, or false.
fn left(left: Option<Millis>) -> Outcome {
    let whole = |ms| Term::Int(i64::try_from(ms).unwrap_or(i64::MAX));
    Outcome::Value(left.map_or(Term::from(false), whole))
}

fn badarg(function: &'static str) -> Exception {
    Exception::Error(Term::atom("badarg"), frame("erlang", function, 1))
}
