//! `Registry`.

use super::asked::{EffectCall, attempt, badarg, error, ok, raise, started, value};
use super::looking_up::say;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::look_up::LookUpBy;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, StartCall, registry, start_link};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let named = || match &a[0] {
        Term::Atom(name) => Ok(*name),
        _ => Err(raise(Fault::function_clause())),
    };
    let list = |at: usize| match a.get(at) {
        None => Ok(Vec::new()),
        Some(term) => term.list_elements().ok_or_else(|| raise(Fault::function_clause())),
    };
    let count = |count: usize| Term::Int(count as i64);
    Some(match effect {
        Effect::RegistryStart => {
            let call = StartCall::link(registry::MODULE, [a[0].clone()]);
            match registry::start(&call) {
                Ok(Some(start)) => started(start_link(start, cx)),
                Ok(None) => raise(Fault::function_clause()),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::RegistryLookup => {
            let registry = attempt!(named());
            let found = registry::lookup(registry, &a[1], cx);
            if let Ok(found) = &found {
                let found = found.first().map(|(pid, _)| *pid);
                say(LookUpBy::Lookup, registry, &a[1], found, cx);
            }
            EffectOutcome::from(found.map(entries))
        }
        Effect::RegistryRegister => {
            let registry = attempt!(named());
            match registry::register(registry, a[1].clone(), a[2].clone(), cx) {
                Ok(Ok(partition)) => value(tuple![Atom::new("ok"), partition]),
                Ok(Err(holder)) => value(error(tuple![Atom::new("already_registered"), holder])),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::RegistryUnregister => match registry::unregister(attempt!(named()), &a[1], cx) {
            Ok(()) => ok(),
            Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
        },
        Effect::RegistryUnregisterMatch => {
            let (registry, guards) = (attempt!(named()), attempt!(list(3)));
            match registry::unregister_match(registry, &a[1], &a[2], &guards, cx) {
                Ok(()) => ok(),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::RegistryKeys => match &a[1] {
            Term::Pid(pid) => EffectOutcome::from(registry::keys(attempt!(named()), *pid, cx).map(Term::list)),
            _ => badarg(2, "not a pid"),
        },
        Effect::RegistryValues => match &a[2] {
            Term::Pid(pid) => {
                let values = registry::values(attempt!(named()), &a[1], *pid, cx);
                EffectOutcome::from(values.map(Term::list))
            }
            _ => value(Term::list([])),
        },
        Effect::RegistryCount => {
            let found = registry::count(attempt!(named()), cx);
            EffectOutcome::from(found.map(|found| found.map_or(Term::atom("undefined"), count)))
        }
        Effect::RegistryMatch => {
            let (registry, guards) = (attempt!(named()), attempt!(list(3)));
            let found = registry::match_key(registry, &a[1], &a[2], &guards, cx);
            EffectOutcome::from(found.map(entries))
        }
        Effect::RegistryCountMatch => {
            let (registry, guards) = (attempt!(named()), attempt!(list(3)));
            EffectOutcome::from(registry::count_match(registry, &a[1], &a[2], &guards, cx).map(count))
        }
        Effect::RegistrySelect => {
            let (registry, spec) = (attempt!(named()), attempt!(list(1)));
            EffectOutcome::from(registry::select(registry, &spec, cx).map(Term::list))
        }
        Effect::RegistryCountSelect => {
            let (registry, spec) = (attempt!(named()), attempt!(list(1)));
            EffectOutcome::from(registry::count_select(registry, &spec, cx).map(count))
        }
        Effect::RegistryMeta => EffectOutcome::from(registry::meta(attempt!(named()), &a[1], cx).map(or_error)),
        Effect::RegistryPutMeta => {
            let put = registry::put_meta(attempt!(named()), a[1].clone(), a[2].clone(), cx);
            EffectOutcome::from(put.map(|()| Term::atom("ok")))
        }
        Effect::RegistryDeleteMeta => {
            let deleted = registry::delete_meta(attempt!(named()), &a[1], cx);
            EffectOutcome::from(deleted.map(|()| Term::atom("ok")))
        }
        Effect::RegistryDispatched => {
            let partition = a[2]
                .as_int()
                .and_then(|at| usize::try_from(at).ok())
                .unwrap_or(usize::MAX);
            let found = registry::dispatched(attempt!(named()), &a[1], partition, cx);
            EffectOutcome::from(found.map(|found| found.map_or(Term::atom("nil"), entries)))
        }
        Effect::RegistryOwnValue => {
            EffectOutcome::from(registry::own_value(attempt!(named()), &a[1], cx).map(or_error))
        }
        Effect::RegistryPutOwnValue => {
            let put = registry::put_own_value(attempt!(named()), &a[1], a[2].clone(), cx);
            EffectOutcome::from(put.map(|()| Term::atom("ok")))
        }
        _ => return None,
    })
}

/// `[{pid, value}]`.
fn entries(entries: Vec<(Pid, Term)>) -> Term {
    let entries = entries.into_iter().map(|(pid, value)| tuple![pid, value]);
    Term::list(entries.collect::<Vec<_>>())
}

/// `{:ok, value}` or `:error`.
fn or_error(value: Option<Term>) -> Term {
    value.map_or(Term::atom("error"), |value| tuple![Atom::new("ok"), value])
}
