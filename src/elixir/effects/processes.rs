//! `Process`, and what `Kernel` has of processes.

use super::asked::{EffectCall, attempt, badarg, raise, timeout, value};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{Class, EffectOutcome, Expected, Invocation, Raised};
use crate::otp::{Await, Cx, Process, alive};
use crate::runtime::{Atom, Message, Pid, Select, Term};
use crate::tuple;

use std::rc::Rc;

/// The only node.
const NODE: Atom = Atom::new("nonode@nohost");
/// The flags that a process of the BEAM has beside `:trap_exit`.
const FLAGS: [&str; 8] = [
    "error_handler",
    "fullsweep_after",
    "max_heap_size",
    "message_queue_data",
    "min_bin_vheap_size",
    "min_heap_size",
    "priority",
    "save_calls",
];

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &mut EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::SelfPid => value(cx.me()),
        Effect::Node => match a {
            [] | [Term::Pid(_) | Term::Reference(_)] => value(NODE),
            _ => badarg(1, "not a pid"),
        },
        Effect::MakeRef => value(cx.make_reference()),
        Effect::Send => match send(a, cx) {
            Ok(()) => value(a[1].clone()),
            Err(outcome) => outcome,
        },
        Effect::SendWith => match send(a, cx) {
            Ok(()) => value(Atom::new("ok")),
            Err(outcome) => outcome,
        },
        Effect::SpawnWith => spawn_with(a, cx),
        Effect::Spawn => match spawn(a, false, cx) {
            Ok(pid) => value(pid),
            Err(outcome) => outcome,
        },
        Effect::SpawnLink => match spawn(a, true, cx) {
            Ok(pid) => value(pid),
            Err(outcome) => outcome,
        },
        Effect::SpawnMonitor => {
            let pid = attempt!(spawn(a, false, cx));
            let reference = cx.monitor(pid);
            value(tuple![pid, reference])
        }
        Effect::Exit => EffectOutcome::Raise(Raised::of(Class::Exit, a[0].clone())),
        Effect::Throw => EffectOutcome::Raise(Raised::of(Class::Throw, a[0].clone())),
        Effect::Error => EffectOutcome::Raise(Raised::error(a[0].clone())),
        Effect::Raise => match Class::named(&a[0]) {
            Some(class) => EffectOutcome::Raise(Raised {
                trace: Some(a[2].clone()),
                ..Raised::of(class, a[1].clone())
            }),
            None => badarg(1, "not a valid exception class"),
        },
        Effect::Apply => match a {
            [fun, arguments] => match arguments.list_elements() {
                Some(arguments) => EffectOutcome::Apply(fun.clone(), arguments),
                None => badarg(2, "not a list"),
            },
            [Term::Atom(module), Term::Atom(name), arguments] => match arguments.list_elements() {
                Some(arguments) => EffectOutcome::Call(*module, *name, arguments),
                None => badarg(3, "not a list"),
            },
            [Term::Atom(_), ..] => badarg(2, "not an atom"),
            _ => badarg(1, "not an atom"),
        },
        Effect::ExitSignal => {
            let pid = attempt!(pid(&a[0]));
            cx.exit(pid, a[1].clone());
            value(Term::from(true))
        }
        Effect::Alive => {
            let pid = attempt!(pid(&a[0]));
            match alive(cx, pid) {
                Ok(lives) => value(Term::from(lives)),
                Err(question) => EffectOutcome::Wait(question.into(), Expected::Value),
            }
        }
        Effect::Link => {
            let pid = attempt!(pid(&a[0]));
            if cx.link(pid) {
                value(Term::from(true))
            } else {
                raise(Fault::from(Term::atom("noproc")))
            }
        }
        Effect::Unlink => {
            let pid = attempt!(pid(&a[0]));
            cx.unlink(pid);
            cx.flush_exit(pid);
            value(Term::from(true))
        }
        Effect::Monitor => match &a[a.len() - 1] {
            Term::Pid(pid) => value(cx.monitor(*pid)),
            Term::Atom(name) => value(cx.monitor_name(*name)),
            other => match other.elements() {
                Some([Term::Atom(name), node]) if node.is_atom(NODE.name()) => value(cx.monitor_name(*name)),
                _ => badarg(2, "not a pid"),
            },
        },
        Effect::Demonitor => demonitor(a, cx),
        Effect::Flag => match (&a[0], a[1].as_bool()) {
            (Term::Atom(flag), on) if flag.name() == "trap_exit" => match on {
                Some(on) => {
                    let before = cx.traps_exits();
                    cx.trap_exit(on);
                    value(Term::from(before))
                }
                None => badarg(2, "invalid value for this process flag"),
            },
            (Term::Atom(flag), _) if FLAGS.contains(&flag.name()) => {
                raise(Fault::limit("of the flags of a process Coppice has :trap_exit alone"))
            }
            _ => badarg(1, "invalid process flag"),
        },
        Effect::Sleep => {
            let is_time = matches!(&a[0], Term::Int(0..)) || a[0].is_atom("infinity");
            if !is_time {
                return Some(raise(Fault::function_clause()));
            }
            let wait = match attempt!(timeout(Some(&a[0]), None)) {
                Some(ms) => Await::Sleep(ms),
                // A receive without clauses takes nothing, ever.
                None => Await::Select {
                    select: Rc::new(Select::default()),
                    timeout: None,
                },
            };
            EffectOutcome::Wait(wait, Expected::Always(Term::atom("ok")))
        }
        Effect::FunctionExported => match a {
            [Term::Atom(module), Term::Atom(name), Term::Int(arity)] => {
                let exported = u8::try_from(*arity).is_ok_and(|arity| asked.loaded.exports(*module, *name, arity));
                value(Term::from(exported))
            }
            _ => raise(Fault::function_clause()),
        },
        Effect::CodeEnsureLoaded => {
            let there = matches!(&a[0], Term::Atom(module) if asked.loaded.module(*module).is_some() || crate::elixir::library::is_known(*module));
            value(Term::from(there))
        }
        _ => return None,
    })
}

fn pid(term: &Term) -> Result<Pid, EffectOutcome> {
    term.as_pid().ok_or_else(|| badarg(1, "not a pid"))
}

/// Of other nodes nobody hears; here a name that nobody has is an error, unless the node is named with it.
fn send<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> Result<(), EffectOutcome> {
    let (to, named_with_node) = match &a[0] {
        Term::Pid(to) => (Some(*to), false),
        Term::Atom(name) => (cx.whereis(*name), false),
        other => match other.elements() {
            Some([Term::Atom(name), node]) if node.is_atom(NODE.name()) => (cx.whereis(*name), true),
            Some([Term::Atom(_), Term::Atom(_)]) => (None, true),
            _ => (None, false),
        },
    };
    match to {
        Some(to) if cx.is_full(to) => {
            return Err(raise(Fault::limit(
                "the mailbox that it is sent to is full: Coppice has no room for more messages in it",
            )));
        }
        Some(to) => cx.send(to, Message::Term(a[1].clone())),
        None if named_with_node => {}
        None => return Err(badarg(1, "invalid destination")),
    }
    Ok(())
}

/// `Process.demonitor(reference, options)`.
fn demonitor<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> EffectOutcome {
    let Term::Reference(reference) = &a[0] else {
        return badarg(1, "not a reference");
    };
    let options = a.get(1).and_then(Term::list_elements).unwrap_or_default();
    if !options
        .iter()
        .all(|option| option.is_atom("flush") || option.is_atom("info"))
    {
        return badarg(2, "invalid option in list");
    }
    let has = |name: &str| options.iter().any(|option| option.is_atom(name));
    let stood = cx.end_monitor(*reference);
    let flushed = has("flush") && cx.flush_down(*reference).is_some();
    // `:info` says whether there was something to end; with `:flush` nothing is left of it either way.
    value(Term::from(!has("info") || (stood && !flushed)))
}

/// `Process.spawn(function, options)`.
fn spawn_with<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> EffectOutcome {
    let (called, options) = a.split_at(a.len() - 1);
    let Some(options) = options[0].list_elements() else {
        return badarg(a.len() as i64, "not a list");
    };
    let has = |name: &str| options.iter().any(|option| option.is_atom(name));
    let spawned = match spawn(called, has("link"), cx) {
        Ok(pid) => pid,
        Err(outcome) => return outcome,
    };
    if has("monitor") {
        let reference = cx.monitor(spawned);
        return value(tuple![spawned, reference]);
    }
    value(spawned)
}

/// How many processes there may be for evaluated code to spawn another: as many as a BEAM has room for by default.
const MOST_PROCESSES: u32 = 262_144;

fn spawn<M: Host>(a: &[Term], linked: bool, cx: &mut Cx<'_, M>) -> Result<Pid, EffectOutcome> {
    let entry = match a {
        [fun @ Term::Fun(_)] => Invocation::Apply(fun.clone(), Rc::from([])),
        [Term::Atom(module), Term::Atom(name), arguments] => match arguments.list_elements() {
            Some(arguments) => Invocation::Call(*module, *name, arguments.into()),
            None => return Err(badarg(3, "not a list")),
        },
        [Term::Atom(_), _, _] => return Err(badarg(2, "not an atom")),
        [_, _, _] => return Err(badarg(1, "not an atom")),
        _ => return Err(badarg(1, "not a fun")),
    };
    if cx.process_count() >= MOST_PROCESSES {
        return Err(raise(Fault::from(Term::atom("system_limit"))));
    }
    let program = Process::Plain(Rc::new(M::spawned(entry)));
    let spawned = if linked {
        cx.spawn_link(program)
    } else {
        cx.spawn(program)
    };
    spawned.ok_or_else(|| raise(Fault::from(Term::atom("system_limit"))))
}
