//! What the registered process does itself: register, unregister, change its value.
//!
//! The order of what is done is Elixir's: link, the table by pid, the table by key, listeners. The partition can so
//! always clean up after a process that ends in between.

use super::lookup::clause_of_value;
use super::tables::{RegistryInfo, info, key_info};
use super::{Keys, argument_error, no_match_spec, no_such_table, owner};
use crate::otp::exception::frame;
use crate::otp::{Event, Exception};
use crate::runtime::{Atom, Context, Message, Pid, Program, Term};
use crate::tuple;

/// `Registry.register/3`: the partition, to which the caller is linked now; the inner error is who has the key.
///
/// # Errors
/// An ArgumentError for an unknown registry, `:noproc` when its partition is gone, `:badarg` when a listener is.
pub fn register<P: Program<Event = Event>>(
    registry: Atom,
    key: Term,
    value: Term,
    cx: &mut Context<'_, P>,
) -> Result<Result<Pid, Pid>, Exception> {
    let me = cx.me();
    let info = info(registry, &key, me, cx)?;
    link(info.partition, cx)?;
    if !cx.ets_insert(info.pid_table, Term::Pid(me), key.clone()) {
        return Err(no_such_table("insert"));
    }
    if info.keys == Keys::Unique
        && let Some(holder) = first_owner(info.key_table, &key, cx).filter(|holder| cx.is_alive(*holder))
    {
        cx.ets_delete_last(info.pid_table, &Term::Pid(me));
        if holder != me {
            unlink_if_unregistered(&info, cx);
        }
        return Ok(Err(holder));
    }
    let entry = tuple![me, value.clone()];
    match info.keys {
        Keys::Unique => cx.ets_replace(info.key_table, key.clone(), entry),
        Keys::Duplicate => cx.ets_insert(info.key_table, key.clone(), entry),
    };
    let registered = key.clone();
    cx.report(Event::KeyRegistered { registry, key });
    for listener in &*info.listeners {
        let register = Atom::new("register");
        tell(
            listener,
            tuple![register, registry, registered.clone(), me, value.clone()],
            cx,
        )?;
    }
    Ok(Ok(info.partition))
}

/// `Registry.unregister/2`: all that the caller has under that key. Listeners hear of it even if that is nothing.
///
/// # Errors
/// An ArgumentError for an unknown registry, `:badarg` when its partition or a listener is gone.
pub fn unregister<P: Program<Event = Event>>(
    registry: Atom,
    key: &Term,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let me = cx.me();
    let info = info(registry, key, me, cx)?;
    let removed = cx.ets_delete(info.key_table, key, |entry| owner(entry) == Some(me));
    let removed = removed.ok_or_else(|| no_such_table("match_delete"))?;
    forget(registry, &info, key, removed > 0, cx)
}

/// `Registry.unregister_match/4`: what the caller has under that key and a pattern and guards pick.
///
/// # Errors
/// As [`unregister`], and `:badarg` for a pattern or guards that cannot be used.
pub fn unregister_match<P: Program<Event = Event>>(
    registry: Atom,
    key: &Term,
    pattern: &Term,
    guards: &[Term],
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let me = cx.me();
    let info = info(registry, key, me, cx)?;
    let mine = |entry: &Term| owner(entry) == Some(me);
    let entries = cx.ets_lookup(info.key_table, key);
    let entries = entries.ok_or_else(|| no_such_table("select_count"))?;
    let total = entries.iter().filter(|entry| mine(entry)).count();
    let clause = clause_of_value(pattern, guards).ok_or_else(|| no_match_spec("select_delete"))?;
    let unwanted = |entry: &Term| mine(entry) && clause.matches(&tuple![key.clone(), entry.clone()]).is_some();
    let removed = cx.ets_delete(info.key_table, key, unwanted).unwrap_or_default();
    if removed == total {
        return forget(registry, &info, key, removed > 0, cx);
    }
    if removed > 0 {
        // Elixir takes all entries of this key out of the table by pid and puts those that remain in again.
        cx.ets_delete(info.pid_table, &Term::Pid(me), |other| other == key);
        for _ in removed..total {
            cx.ets_insert(info.pid_table, Term::Pid(me), key.clone());
        }
    }
    Ok(())
}

/// `Registry.update_value/3`: the new and the old value; `None`, `:error`, for a key that the caller does not have.
///
/// # Errors
/// An ArgumentError for an unknown registry, or one with duplicate keys; what the function raises.
pub fn update_value<P: Program>(
    registry: Atom,
    key: &Term,
    update: impl FnOnce(&Term) -> Result<Term, Exception>,
    cx: &mut Context<'_, P>,
) -> Result<Option<(Term, Term)>, Exception> {
    let Some(old) = own_value(registry, key, cx)? else {
        return Ok(None);
    };
    let new = update(&old)?;
    put_own_value(registry, key, new.clone(), cx)?;
    Ok(Some((new, old)))
}

/// What [`update_value`] gives its function; `None` for a key that the caller does not have.
///
/// # Errors
/// An ArgumentError for an unknown registry, or one with duplicate keys.
pub fn own_value<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Option<Term>, Exception> {
    let info = key_info(registry, cx)?;
    if info.keys == Keys::Duplicate {
        let message = "Registry.update_value/3 is not supported for duplicate registries";
        return Err(argument_error(message, "update_value", 3));
    }
    let entry = cx.ets_lookup(info.table_of(key, cx)?, key);
    let entry = entry.and_then(|entries| entries.first()).and_then(Term::elements);
    Ok(match entry {
        Some([Term::Pid(holder), old]) if *holder == cx.me() => Some(old.clone()),
        Some(_) | None => None,
    })
}

/// Puts what its function made of it there.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn put_own_value<P: Program>(
    registry: Atom,
    key: &Term,
    value: Term,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let (me, table) = (cx.me(), key_info(registry, cx)?.table_of(key, cx)?);
    cx.ets_replace(table, key.clone(), tuple![me, value]);
    Ok(())
}

/// The end of unregistering: the table by pid, the link, listeners.
fn forget<P: Program<Event = Event>>(
    registry: Atom,
    info: &RegistryInfo,
    key: &Term,
    held: bool,
    cx: &mut Context<'_, P>,
) -> Result<(), Exception> {
    let me = cx.me();
    cx.ets_delete(info.pid_table, &Term::Pid(me), |other| other == key);
    unlink_if_unregistered(info, cx);
    if held {
        let (key, owner) = (key.clone(), me);
        cx.report(Event::KeyRemoved { registry, key, owner });
    }
    for listener in &*info.listeners {
        let unregister = Atom::new("unregister");
        tell(listener, tuple![unregister, registry, key.clone(), me], cx)?;
    }
    Ok(())
}

/// Who has a unique key, dead or alive.
pub(super) fn first_owner<P: Program>(table: Atom, key: &Term, cx: &Context<'_, P>) -> Option<Pid> {
    owner(cx.ets_lookup(table, key)?.first()?)
}

/// `Process.link/1`: a caller that traps exits hears of a partition that is gone by a message.
fn link<P: Program>(partition: Pid, cx: &mut Context<'_, P>) -> Result<(), Exception> {
    let is_there = cx.traps_exits_of(partition).is_some();
    if !is_there && !cx.traps_exits() {
        return Err(Exception::Error(Term::atom("noproc"), frame("erlang", "link", 1)));
    }
    cx.link(partition);
    Ok(())
}

fn unlink_if_unregistered<P: Program>(info: &RegistryInfo, cx: &mut Context<'_, P>) {
    let me = Term::Pid(cx.me());
    if cx.ets_lookup(info.pid_table, &me).is_none_or(<[Term]>::is_empty) {
        cx.unlink(info.partition);
    }
}

/// `send(name, message)`: raises when nobody has that name.
fn tell<P: Program>(listener: &Term, message: Term, cx: &mut Context<'_, P>) -> Result<(), Exception> {
    let pid = match listener {
        Term::Atom(name) => cx.whereis(*name),
        _ => None,
    };
    let pid = pid.ok_or_else(|| Exception::Error(Term::atom("badarg"), frame("erlang", "send", 2)))?;
    cx.send(pid, Message::Term(message));
    Ok(())
}
