//! A registry as a place for names: what `{:via, Registry, {registry, key}}` calls.

use super::register::first_owner;
use super::{Keys, MODULE, argument_error, key_info, lookup, register, unregister};
use crate::otp::exception::frame;
use crate::otp::{Event, Exception};
use crate::runtime::{Atom, Context, Message, Pid, Program, Term};
use crate::tuple;

/// `Registry.whereis_name/1`: who has the key and is alive.
///
/// # Errors
/// An ArgumentError for an unknown registry, or one with duplicate keys.
pub fn whereis_name<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Option<Pid>, Exception> {
    match key_info(registry, cx)? {
        (Keys::Unique, table) => Ok(first_owner(table, key, cx).filter(|pid| cx.is_alive(*pid))),
        (Keys::Duplicate, _) => {
            let message = ":via is not supported for duplicate registries";
            Err(argument_error(message, "whereis_name", 2))
        }
    }
}

/// Who has the key of a registry with unique keys, dead or alive.
pub(in crate::otp) fn holder<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Option<Pid> {
    match key_info(registry, cx).ok()? {
        (Keys::Unique, table) => first_owner(table, key, cx),
        (Keys::Duplicate, _) => None,
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
    let (_, table) = key_info(registry, cx)?;
    if let [_, _, ..] = cx.ets_lookup(table, key).unwrap_or_default() {
        let found = lookup(registry, key, cx)?.into_iter();
        let found: Vec<_> = found.map(|(pid, value)| tuple![pid, value]).collect();
        let clause = tuple![Atom::new("case_clause"), Term::list(found)];
        return Err(Exception::Error(clause, frame(MODULE, "send", 2)));
    }
    let holder = first_owner(table, key, cx);
    let holder = holder.ok_or_else(|| Exception::Error(Term::atom("badarg"), frame(MODULE, "send", 2)))?;
    cx.send(holder, message);
    Ok(())
}
