//! A registry as a place for names: what `{:via, Registry, {registry, key}}` calls.

use super::register::first_owner;
use super::tables::key_info;
use super::{Keys, MODULE, argument_error, lookup, register, unregister};
use crate::otp::exception::frame;
use crate::otp::{Event, Exception};
use crate::runtime::{Atom, Context, Message, Pid, Program, Term};
use crate::tuple;

/// `Registry.whereis_name/1`: who has the key and is alive.
///
/// # Errors
/// An ArgumentError for an unknown registry, or one with duplicate keys.
pub fn whereis_name<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Option<Pid>, Exception> {
    let info = key_info(registry, cx)?;
    match info.keys {
        Keys::Unique => Ok(first_owner(info.table_of(key, cx)?, key, cx).filter(|pid| cx.is_alive(*pid))),
        Keys::Duplicate => {
            let message = ":via is not supported for duplicate registries";
            Err(argument_error(message, "whereis_name", 2))
        }
    }
}

/// Who has the key of a registry with unique keys, dead or alive.
pub(in crate::otp) fn holder<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Option<Pid> {
    let info = key_info(registry, cx).ok()?;
    match info.keys {
        Keys::Unique => first_owner(info.table_of(key, cx).ok()?, key, cx),
        Keys::Duplicate => None,
    }
}

/// `Registry.register_name/2`, of the calling process: true is `:yes`.
///
/// # Errors
/// As [`register`].
pub fn register_name<P: Program<Event = Event>>(
    registry: Atom,
    key: Term,
    value: Term,
    cx: &mut Context<'_, P>,
) -> Result<bool, Exception> {
    Ok(register(registry, key, value, cx)?.is_ok())
}

/// `Registry.unregister_name/1`.
///
/// # Errors
/// As [`unregister`].
pub fn unregister_name<P: Program<Event = Event>>(
    registry: Atom,
    key: &Term,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    unregister(registry, key, cx)
}

/// `Registry.send/2`: to who has the key, dead or alive. It works with duplicate keys too, as long as one has it.
///
/// # Errors
/// An ArgumentError for an unknown registry, `:badarg` when nobody has the key.
pub fn send<P: Program>(
    registry: Atom,
    key: &Term,
    message: Message,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let info = key_info(registry, cx)?;
    if info.keys == Keys::Unique
        && let Some(holder) = first_owner(info.table_of(key, cx)?, key, cx)
    {
        cx.send(holder, message);
        return Ok(());
    }
    match lookup(registry, key, cx)?.as_slice() {
        [] => Err(Exception::Error(Term::atom("badarg"), frame(MODULE, "send", 2))),
        [(holder, _)] => {
            cx.send(*holder, message);
            Ok(())
        }
        found => {
            let found: Vec<_> = found.iter().map(|(pid, value)| tuple![*pid, value.clone()]).collect();
            let clause = tuple![Atom::new("case_clause"), Term::list(found)];
            Err(Exception::Error(clause, frame(MODULE, "send", 2)))
        }
    }
}
