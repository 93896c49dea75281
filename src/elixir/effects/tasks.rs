//! `Task`.

use super::asked::{EffectCall, attempt, raise, timeout, value, wait};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, StartCall, Task, task};
use crate::runtime::{Atom, Millis, Term};

const TIMEOUT_MS: Millis = 5_000;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::TaskAsync => match task::r#async(cx, &[], &attempt!(function(a))) {
            Ok(task) => value(task.to_term()),
            Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
        },
        Effect::TaskStart => EffectOutcome::from(task::start(cx, &[], &attempt!(function(a)))),
        Effect::TaskStartLink => EffectOutcome::from(task::start_link(cx, &[], &attempt!(function(a)))),
        Effect::TaskAwait => {
            let (task, time) = (attempt!(handle(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::r#await(cx, &task, time))
        }
        Effect::TaskYield => {
            let (task, time) = (attempt!(handle(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::r#yield(cx, &task, time))
        }
        _ => return None,
    })
}

fn handle(term: &Term) -> Result<Task, EffectOutcome> {
    Task::from_term(term).ok_or_else(|| raise(Fault::function_clause()))
}

/// What the task runs.
fn function(a: &[Term]) -> Result<StartCall, EffectOutcome> {
    let (module, function, args) = match a {
        [fun @ Term::Fun(_)] => (
            Atom::new("erlang"),
            Atom::new("apply"),
            vec![fun.clone(), Term::list([])],
        ),
        [Term::Atom(module), Term::Atom(function), arguments] => match arguments.list_elements() {
            Some(arguments) => (*module, *function, arguments),
            None => return Err(raise(Fault::function_clause())),
        },
        _ => return Err(raise(Fault::function_clause())),
    };
    let args = args.into();
    Ok(StartCall { module, function, args })
}
