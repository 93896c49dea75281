//! `process_info/2`, item by item.

use super::asked::{EffectCall, badarg, raise, value};
use super::dictionary;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{EffectOutcome, Expected};
use crate::otp::{Cx, alive};
use crate::runtime::{Atom, Pid, Term};
use crate::tuple;

/// What a BEAM tells of a process besides: what it takes of the machine, and where in its code it is.
const NOT_MODELLED: [&str; 26] = [
    "backtrace",
    "binary",
    "catchlevel",
    "current_function",
    "current_location",
    "current_stacktrace",
    "error_handler",
    "garbage_collection",
    "garbage_collection_info",
    "group_leader",
    "heap_size",
    "initial_call",
    "last_calls",
    "max_heap_size",
    "memory",
    "message_queue_data",
    "min_bin_vheap_size",
    "min_heap_size",
    "parent",
    "reductions",
    "sequential_trace_token",
    "stack_size",
    "suspending",
    "total_heap_size",
    "trace",
    "fullsweep_after",
];

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match (effect, a) {
        // Whoever has signals to act on does that first.
        (Effect::ProcessSettled, [Term::Pid(pid)]) => match alive(cx, *pid) {
            Ok(lives) => value(Term::from(lives)),
            Err(question) => EffectOutcome::Wait(question.into(), Expected::Value),
        },
        (Effect::ProcessSettled, _) => badarg(1, "not a pid"),
        (Effect::ProcessInfo, [Term::Pid(pid), Term::Atom(name)]) => match item(*pid, *name, asked, cx) {
            Ok(_) if !cx.is_alive(*pid) => value(Atom::new("undefined")),
            Ok(found) if name.name() == "registered_name" && !matches!(found, Term::Atom(_)) => value(Term::list([])),
            Ok(found) => value(tuple![*name, found]),
            Err(outcome) => outcome,
        },
        (Effect::ProcessInfo, [Term::Pid(pid), names]) => {
            let mut all = Vec::new();
            for name in names.list_elements().unwrap_or_default() {
                let Term::Atom(name) = name else {
                    return Some(badarg(2, "invalid item or item list"));
                };
                match item(*pid, name, asked, cx) {
                    Ok(found) => all.push(tuple![name, found]),
                    Err(outcome) => return Some(outcome),
                }
            }
            value(if cx.is_alive(*pid) {
                Term::list(all)
            } else {
                Term::atom("undefined")
            })
        }
        _ => return None,
    })
}

/// One item of a process.
fn item<M: Host>(pid: Pid, name: Atom, asked: &EffectCall<'_, '_>, cx: &Cx<'_, M>) -> Result<Term, EffectOutcome> {
    let pids = |pids: Vec<Pid>| Term::list(pids.into_iter().map(Term::Pid).collect::<Vec<_>>());
    Ok(match name.name() {
        "registered_name" => cx.name_of(pid).map_or(Term::list([]), Term::Atom),
        "links" => pids(cx.links_of(pid)),
        "monitors" => {
            let watched = cx.monitors_of(pid).into_iter();
            Term::list(watched.map(|of| tuple![Atom::new("process"), of]).collect::<Vec<_>>())
        }
        "monitored_by" => pids(cx.watchers_of(pid)),
        "messages" => Term::list(cx.messages_of(pid)),
        "message_queue_len" => Term::Int(cx.messages_of(pid).len() as i64),
        "status" => Term::atom(cx.status_of(pid).unwrap_or("exiting")),
        "trap_exit" => Term::from(cx.traps_exits_of(pid).unwrap_or_default()),
        "priority" => Term::atom("normal"),
        "dictionary" if pid == cx.me() => dictionary::all(asked),
        "dictionary" => {
            return Err(raise(Fault::limit(
                "of a dictionary Coppice tells nobody but its own process",
            )));
        }
        not_modelled if NOT_MODELLED.contains(&not_modelled) => {
            let message = format!(
                "Process.info of :{not_modelled} is not part of Coppice, though Elixir has it. There are :dictionary, :links, \
                 :message_queue_len, :messages, :monitored_by, :monitors, :priority, :registered_name, :status and :trap_exit"
            );
            return Err(raise(Fault::limit(&message)));
        }
        _ => return Err(badarg(2, "invalid item or item list")),
    })
}
