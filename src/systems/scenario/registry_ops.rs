//! The ops that call functions of `Registry`: they do not wait.

use super::op::Op;
use super::shared_table;
use super::target::server;
use crate::otp::{Cx, Exception, Module, ServerRef, registry};
use crate::runtime::{Atom, Pid, Term, number};
use crate::tuple;

/// Does one of these ops.
///
/// # Errors
/// What the function raises.
pub(super) fn perform<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> Result<Term, Exception> {
    let error = |reason: Term| tuple![Atom::new("error"), reason];
    Ok(match op {
        Op::Register { registry, key, value } => {
            let value = value.as_ref().map_or(Term::atom("nil"), |value| Term::str(value));
            match registry::register(shared_table::name(registry), Term::str(key), value, cx)? {
                Ok(_) => ok(),
                Err(holder) => error(tuple![Atom::new("already_registered"), holder]),
            }
        }
        Op::Unregister { registry, key } => {
            registry::unregister(shared_table::name(registry), &Term::str(key), cx)?;
            ok()
        }
        Op::Keys { registry, of } => {
            let pid = match server(of, cx) {
                ServerRef::Pid(pid) => pid,
                _ => return Err(Exception::function_clause("Elixir.Registry", "keys", 2)),
            };
            Term::list(registry::keys(shared_table::name(registry), pid, cx)?)
        }
        Op::Count { registry } => match registry::count(shared_table::name(registry), cx)? {
            Some(count) => Term::Int(i64::try_from(count).unwrap_or(i64::MAX)),
            None => Term::atom("undefined"),
        },
        Op::Dispatch { registry, key } => {
            let mut given = Vec::new();
            let function = |entries, _: &mut Cx<'_, M>| {
                given.push(pairs(entries));
                Ok(())
            };
            registry::dispatch(shared_table::name(registry), &Term::str(key), function, cx)?;
            match given.len() {
                0 => Term::str("not called"),
                1 => given.swap_remove(0),
                _ => Term::list(given),
            }
        }
        Op::Select { registry } => {
            let row = tuple![Term::atom("$1"), Term::atom("$2"), Term::atom("$3")];
            let clause = tuple![row.clone(), Term::list([]), Term::list([tuple![row]])];
            Term::list(registry::select(shared_table::name(registry), &[clause], cx)?)
        }
        Op::UpdateValue { registry, key } => {
            let more = |old: &Term| Ok(number::add(old, &Term::Int(1)).unwrap_or(Term::Int(1)));
            match registry::update_value(shared_table::name(registry), &Term::str(key), more, cx)? {
                Some((new, old)) => tuple![new, old],
                None => Term::str("error"),
            }
        }
        _ => ok(),
    })
}

/// `[{pid, value}]` as a term.
pub(super) fn pairs(entries: Vec<(Pid, Term)>) -> Term {
    let pair = |(pid, value): (Pid, Term)| tuple![pid, value];
    Term::list(entries.into_iter().map(pair).collect::<Vec<_>>())
}

fn ok() -> Term {
    Term::atom("ok")
}
