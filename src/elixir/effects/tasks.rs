//! `Task`, `Task.Supervisor`, and the process that starts the tasks of a stream.

use super::asked::{EffectCall, attempt, option, raise, server, started, timeout, value, wait};
use super::looking_up::meant;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Machine, Raised};
use crate::otp::task::{StreamStarter, stream_monitor};
use crate::otp::task_supervisor::Link;
use crate::otp::{Cx, Restart, Shutdown, StartCall, Task, start_link, task, task_supervisor};
use crate::runtime::{Atom, Millis, Pid, Term};
use crate::tuple;

const TIMEOUT_MS: Millis = 5_000;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    let callers = || callers(asked.machine);
    Some(match effect {
        Effect::TaskAsync => match task::r#async(cx, &callers(), &attempt!(call(&a[0]))) {
            Ok(task) => value(task.to_term()),
            Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
        },
        Effect::TaskStart => EffectOutcome::from(task::start(cx, &callers(), &attempt!(call(&a[0])))),
        Effect::TaskStartLink => EffectOutcome::from(task::start_link(cx, &callers(), &attempt!(call(&a[0])))),
        Effect::TaskAwait => {
            let (task, time) = (attempt!(handle(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::r#await(cx, &task, time))
        }
        Effect::TaskYield => {
            let (task, time) = (attempt!(handle(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::r#yield(cx, &task, time))
        }
        Effect::TaskAwaitMany => {
            let (tasks, time) = (attempt!(handles(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::await_many(cx, &tasks, time))
        }
        Effect::TaskYieldMany => {
            let (tasks, time) = (attempt!(handles(&a[0])), attempt!(timeout(a.get(1), Some(TIMEOUT_MS))));
            wait(task::yield_many(cx, &tasks, time))
        }
        Effect::TaskIgnore => EffectOutcome::from(task::ignore(cx, &attempt!(handle(&a[0])))),
        Effect::TaskCompleted => value(task::completed(cx, a[0].clone()).to_term()),
        Effect::TaskShutdown => {
            let task = attempt!(handle(&a[0]));
            let how = attempt!(shutdown(a.get(1))).unwrap_or(Shutdown::Timeout(TIMEOUT_MS));
            wait(task::shutdown(cx, &task, how))
        }
        Effect::TaskSupervisorAsync | Effect::TaskSupervisorNoLink => {
            let link = if effect == Effect::TaskSupervisorAsync {
                Link::Link
            } else {
                Link::NoLink
            };
            let (to, (function, options)) = (attempt!(meant(&a[0], cx)), attempt!(function(&a[1..])));
            let how = attempt!(shutdown(option(options, "shutdown")));
            wait(task_supervisor::r#async(cx, &to, link, &callers(), &function, how))
        }
        Effect::TaskSupervisorChild => {
            let (to, (function, options)) = (attempt!(meant(&a[0], cx)), attempt!(function(&a[1..])));
            let restart = match option(options, "restart") {
                Some(Term::Atom(name)) => Restart::from_name(name.name()),
                _ => None,
            };
            let how = attempt!(shutdown(option(options, "shutdown")));
            wait(task_supervisor::start_child(
                cx,
                &to,
                &callers(),
                &function,
                restart,
                how,
            ))
        }
        Effect::TaskSupervisorStart => {
            let call = StartCall::link(task_supervisor::MODULE, a.to_vec());
            match task_supervisor::child_start(&call) {
                Ok(Some(start)) => started(start_link(start, cx)),
                Ok(None) => raise(Fault::function_clause()),
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::TaskStreamMonitor => {
            let (starter, how) = (attempt!(starter(&a[0])), attempt!(shutdown(Some(&a[1]))));
            match stream_monitor(cx, starter, how, attempt!(timeout(Some(&a[2]), None))) {
                Ok(monitor) => {
                    let reference = cx.monitor(monitor);
                    value(tuple![monitor, reference])
                }
                Err(exception) => EffectOutcome::Raise(Raised::from(exception)),
            }
        }
        Effect::TaskCallers => {
            let all = std::iter::once(cx.me()).chain(callers());
            value(Term::list(all.map(Term::Pid).collect::<Vec<_>>()))
        }
        _ => return None,
    })
}

fn handle(term: &Term) -> Result<Task, EffectOutcome> {
    Task::from_term(term).ok_or_else(|| raise(Fault::function_clause()))
}

fn handles(term: &Term) -> Result<Vec<Task>, EffectOutcome> {
    let tasks = term.list_elements().ok_or_else(|| raise(Fault::function_clause()))?;
    tasks.iter().map(handle).collect()
}

/// How a task is stopped, where that is said.
fn shutdown(how: Option<&Term>) -> Result<Option<Shutdown>, EffectOutcome> {
    match how {
        None => Ok(None),
        Some(nil) if nil.is_atom("nil") => Ok(None),
        Some(kill) if kill.is_atom("brutal_kill") => Ok(Some(Shutdown::BrutalKill)),
        time => Ok(Some(timeout(time, None)?.map_or(Shutdown::Infinity, Shutdown::Timeout))),
    }
}

/// Who starts the tasks of a stream: `nil`, or `{supervisor, :link}` and `{supervisor, :nolink}`.
fn starter(term: &Term) -> Result<StreamStarter, EffectOutcome> {
    match term.elements() {
        Some([supervisor, link]) => {
            let link = if link.is_atom("link") { Link::Link } else { Link::NoLink };
            Ok(StreamStarter::Supervisor(server(supervisor)?, link))
        }
        _ => Ok(StreamStarter::Itself),
    }
}

/// `{module, function, arguments}`.
fn call(term: &Term) -> Result<StartCall, EffectOutcome> {
    Ok(function(term.elements().unwrap_or_default())?.0)
}

/// What the task runs, and the options behind it.
fn function(a: &[Term]) -> Result<(StartCall, Option<&Term>), EffectOutcome> {
    let (module, function, args, options) = match a {
        [fun @ Term::Fun(_), options @ ..] if options.len() < 2 => {
            let args = vec![fun.clone(), Term::list([])];
            (Atom::new("erlang"), Atom::new("apply"), args, options.first())
        }
        [Term::Atom(module), Term::Atom(function), arguments, options @ ..] => match arguments.list_elements() {
            Some(arguments) => (*module, *function, arguments, options.first()),
            None => return Err(raise(Fault::function_clause())),
        },
        _ => return Err(raise(Fault::function_clause())),
    };
    let args = args.into();
    Ok((StartCall { module, function, args }, options))
}

/// `$callers`: who asked for what this process does, the nearest first.
fn callers(machine: &Machine) -> Vec<Pid> {
    let callers = machine.dictionary.get(&Term::atom("$callers"));
    let callers = callers.and_then(Term::as_list).unwrap_or_default();
    callers.iter().filter_map(Term::as_pid).collect()
}
