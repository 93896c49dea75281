//! `Registry`.

use super::asked::{EffectCall, attempt, badarg, error, ok, raise, started, value};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, StartCall, registry, start_link};
use crate::runtime::{Atom, Term};
use crate::tuple;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let name = |at: usize| match &a[at] {
        Term::Atom(name) => Ok(*name),
        _ => Err(raise(Fault::function_clause())),
    };
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
            let found = registry::lookup(attempt!(name(0)), &a[1], cx);
            let entries = |entries: Vec<_>| {
                Term::list(
                    entries
                        .into_iter()
                        .map(|(pid, value): (_, Term)| tuple![pid, value])
                        .collect::<Vec<_>>(),
                )
            };
            EffectOutcome::from(found.map(entries))
        }
        Effect::RegistryRegister => {
            let registry = attempt!(name(0));
            match registry::register(registry, a[1].clone(), a[2].clone(), cx) {
                Ok(Ok(partition)) => value(tuple![Atom::new("ok"), partition]),
                Ok(Err(holder)) => value(error(tuple![Atom::new("already_registered"), holder])),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::RegistryUnregister => match registry::unregister(attempt!(name(0)), &a[1], cx) {
            Ok(_) => ok(),
            Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
        },
        Effect::RegistryKeys => match &a[1] {
            Term::Pid(pid) => EffectOutcome::from(registry::keys(attempt!(name(0)), *pid, cx).map(Term::list)),
            _ => badarg(2, "not a pid"),
        },
        Effect::RegistryCount => {
            let count = registry::count(attempt!(name(0)), cx);
            EffectOutcome::from(count.map(|count| Term::Int(count.unwrap_or(0) as i64)))
        }
        _ => return None,
    })
}
