//! `Task`.

use super::asked::{EffectCall, attempt, raise, server, started, timeout, value, wait};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Raised};
use crate::otp::{Cx, Shutdown, StartCall, Task, start_link, task, task_supervisor};
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
        Effect::TaskAwaitMany => {
            let tasks = a[0].list_elements().ok_or_else(|| raise(Fault::function_clause()));
            let tasks = attempt!(tasks.and_then(|tasks| tasks.iter().map(handle).collect::<Result<Vec<_>, _>>()));
            let time = attempt!(timeout(a.get(1), Some(TIMEOUT_MS)));
            wait(task::await_many(cx, &tasks, time))
        }
        Effect::TaskShutdown => {
            let task = attempt!(handle(&a[0]));
            let how = match a.get(1) {
                None => Shutdown::Timeout(TIMEOUT_MS),
                Some(kill) if kill.is_atom("brutal_kill") => Shutdown::BrutalKill,
                time => match attempt!(timeout(time, None)) {
                    Some(ms) => Shutdown::Timeout(ms),
                    None => Shutdown::Infinity,
                },
            };
            wait(task::shutdown(cx, &task, how))
        }
        Effect::TaskSupervisorAsync | Effect::TaskSupervisorNoLink => {
            let link = if effect == Effect::TaskSupervisorAsync {
                task_supervisor::Link::Link
            } else {
                task_supervisor::Link::NoLink
            };
            let (to, function) = (attempt!(server(&a[0])), attempt!(function(&a[1..])));
            wait(task_supervisor::r#async(cx, &to, link, &[], &function, None))
        }
        Effect::TaskSupervisorChild => {
            let (to, function) = (attempt!(server(&a[0])), attempt!(function(&a[1..])));
            wait(task_supervisor::start_child(cx, &to, &[], &function, None, None))
        }
        Effect::TaskSupervisorStart => {
            let call = StartCall::link(task_supervisor::MODULE, a.to_vec());
            match task_supervisor::child_start(&call) {
                Ok(Some(start)) => started(start_link(start, cx)),
                Ok(None) => raise(Fault::function_clause()),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
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
