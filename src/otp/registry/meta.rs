//! What is known of a registry as a whole: rows of its own table, which any process may read and write.

use super::tables::unknown;
use super::{MODULE, argument_error};
use crate::otp::Exception;
use crate::runtime::{Atom, Context, Program, Term};

/// `Registry.meta/2`; `None` is `:error`.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn meta<P: Program>(registry: Atom, key: &Term, cx: &Context<'_, P>) -> Result<Option<Term>, Exception> {
    check("meta", 2, key)?;
    match cx.ets_lookup(registry, key) {
        Some(values) => Ok(values.first().cloned()),
        None => {
            let name = Term::Atom(registry);
            let why = "Either the registry name is invalid or the registry is not running, possibly because its \
                       application isn't started";
            Err(argument_error(&format!("unknown registry: {name}. {why}"), "meta", 2))
        }
    }
}

/// `Registry.put_meta/3`.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn put_meta<P: Program>(registry: Atom, key: Term, value: Term, cx: &mut Context<'_, P>) -> Result<(), Exception> {
    check("put_meta", 3, &key)?;
    if cx.ets_replace(registry, key, value) {
        Ok(())
    } else {
        Err(unknown(registry, "put_meta"))
    }
}

/// `Registry.delete_meta/2`.
///
/// # Errors
/// An ArgumentError for an unknown registry.
pub fn delete_meta<P: Program>(registry: Atom, key: &Term, cx: &mut Context<'_, P>) -> Result<(), Exception> {
    check("delete_meta", 2, key)?;
    let deleted = cx.ets_delete(registry, key, |_| true);
    deleted.map(|_| ()).ok_or_else(|| unknown(registry, "delete_meta"))
}

/// Only atoms and tuples are keys here.
fn check(function: &'static str, arity: i64, key: &Term) -> Result<(), Exception> {
    match key {
        Term::Atom(_) | Term::Tuple(_) => Ok(()),
        _ => Err(Exception::function_clause(MODULE, function, arity)),
    }
}
