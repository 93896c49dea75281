//! Local names: who has one, and who gets one.

use super::asked::{EffectCall, badarg, value};
use crate::elixir::effect::Effect;
use crate::elixir::host::Host;
use crate::elixir::machine::EffectOutcome;
use crate::otp::Cx;
use crate::runtime::{Term, Unregistered};

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let whereis = |nobody: &'static str, cx: &Cx<'_, M>| match &a[0] {
        Term::Atom(name) => value(cx.whereis(*name).map_or(Term::atom(nobody), Term::Pid)),
        _ => badarg(1, "not an atom"),
    };
    Some(match effect {
        Effect::Register => match (&a[0], &a[1]) {
            (Term::Atom(name), _) if name.name() == "undefined" => badarg(1, "'undefined' is not a valid name"),
            (Term::Atom(name), Term::Pid(pid)) => match cx.register_process(*pid, *name) {
                Ok(()) => value(Term::from(true)),
                Err(Unregistered::Taken) => badarg(1, "name is in use"),
                Err(Unregistered::Named) => badarg(2, "this process already has a name"),
                Err(Unregistered::Gone) => badarg(2, "dead process"),
            },
            (Term::Atom(_), _) => badarg(2, "not a pid or a port"),
            _ => badarg(1, "not an atom"),
        },
        Effect::Unregister => match &a[0] {
            Term::Atom(name) if cx.unregister_name(*name) => value(Term::from(true)),
            // So says OTP 25.
            _ => badarg(1, "not a pid"),
        },
        Effect::Registered => value(Term::list(cx.registered().map(Term::Atom).collect::<Vec<_>>())),
        Effect::Processes => value(Term::list(
            cx.processes().into_iter().map(Term::Pid).collect::<Vec<_>>(),
        )),
        Effect::Whereis => whereis("nil", cx),
        Effect::WhereisName => whereis("undefined", cx),
        _ => return None,
    })
}
