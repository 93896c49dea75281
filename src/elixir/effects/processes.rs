//! `Process`, and what `Kernel` has of processes.

use super::asked::{EffectCall, attempt, badarg, raise, timeout, value};
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::elixir::host::Host;
use crate::elixir::machine::{Class, EffectOutcome, Expected, Invocation, Raised};
use crate::otp::{Await, Cx, Process, alive};
use crate::runtime::{Atom, Destination, Message, Millis, Pid, Select, Term};
use crate::tuple;

use std::rc::Rc;

pub(super) fn perform<M: Host>(
    effect: Effect,
    asked: &mut EffectCall<'_, '_>,
    cx: &mut Cx<'_, M>,
) -> Option<EffectOutcome> {
    let a = asked.arguments;
    Some(match effect {
        Effect::SelfPid => value(cx.me()),
        Effect::Node => value(Atom::new("nonode@nohost")),
        Effect::MakeRef => value(cx.make_reference()),
        Effect::Send => send(a, cx),
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
        Effect::Monitor => match &a[0] {
            Term::Pid(pid) => value(cx.monitor(*pid)),
            Term::Atom(name) => value(cx.monitor_name(*name)),
            _ => badarg(2, "not a pid"),
        },
        Effect::Demonitor => match &a[0] {
            Term::Reference(reference) => {
                cx.demonitor(*reference);
                let flush = a
                    .get(1)
                    .and_then(Term::as_list)
                    .is_some_and(|options| options.iter().any(|option| option.is_atom("flush")));
                if flush {
                    cx.flush_down(*reference);
                }
                value(Term::from(true))
            }
            _ => badarg(1, "not a reference"),
        },
        Effect::Flag => match (&a[0], a[1].as_bool()) {
            (Term::Atom(flag), Some(on)) if flag.name() == "trap_exit" => {
                let before = cx.traps_exits();
                cx.trap_exit(on);
                value(Term::from(before))
            }
            _ => raise(Fault::limit("of the flags of a process Coppice has :trap_exit alone")),
        },
        Effect::Sleep => {
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
        Effect::SendAfter => send_after(a, cx),
        Effect::CancelTimer => match &a[0] {
            Term::Reference(timer) => time_left(cx.cancel_timer(*timer)),
            _ => badarg(1, "not a reference"),
        },
        Effect::ReadTimer => match &a[0] {
            Term::Reference(timer) => time_left(cx.read_timer(*timer)),
            _ => badarg(1, "not a reference"),
        },
        Effect::Register => match (&a[0], &a[1]) {
            (Term::Pid(pid), Term::Atom(name)) if *pid == cx.me() => match cx.register(*name) {
                Ok(()) => value(Term::from(true)),
                Err(_) => raise(Fault::argument(&format!(
                    "could not register {pid} with name {}. Either the name is already taken or the process is dead",
                    Term::Atom(*name)
                ))),
            },
            _ => raise(Fault::limit("Coppice lets a process register itself alone")),
        },
        Effect::Unregister => {
            cx.unregister();
            value(Term::from(true))
        }
        Effect::Whereis => match &a[0] {
            Term::Atom(name) => value(cx.whereis(*name).map_or(Term::atom("nil"), Term::Pid)),
            _ => badarg(1, "not an atom"),
        },
        Effect::DictionaryGet => {
            let found = asked.machine.dictionary.get(&a[0]).cloned();
            value(found.unwrap_or_else(|| a.get(1).cloned().unwrap_or(Term::atom("nil"))))
        }
        Effect::DictionaryPut => {
            let before = asked.machine.dictionary.insert(a[0].clone(), a[1].clone());
            value(before.unwrap_or(Term::atom("nil")))
        }
        Effect::DictionaryDelete => {
            let before = asked.machine.dictionary.remove(&a[0]);
            value(before.unwrap_or(Term::atom("nil")))
        }
        Effect::FunctionExported => match a {
            [Term::Atom(module), Term::Atom(name), Term::Int(arity)] => {
                let exported = u8::try_from(*arity).is_ok_and(|arity| asked.loaded.exports(*module, *name, arity));
                value(Term::from(exported))
            }
            _ => raise(Fault::function_clause()),
        },
        Effect::CodeEnsureLoaded => {
            let there = matches!(&a[0], Term::Atom(module) if asked.loaded.module(*module).is_some() || crate::elixir::library::is_limit(*module, *module, 0));
            value(Term::from(there))
        }
        _ => return None,
    })
}

fn pid(term: &Term) -> Result<Pid, EffectOutcome> {
    term.as_pid().ok_or_else(|| badarg(1, "not a pid"))
}

fn send<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> EffectOutcome {
    let message = Message::Term(a[1].clone());
    let sent = match &a[0] {
        Term::Pid(to) => Some(*to),
        Term::Atom(name) => cx.whereis(*name),
        _ => None,
    };
    if sent.is_some_and(|to| cx.is_full(to)) {
        return raise(Fault::limit(
            "the mailbox that it is sent to is full: Coppice has no room for more messages in it",
        ));
    }
    if let Some(to) = sent {
        cx.send(to, message);
    }
    if sent.is_some() {
        value(a[1].clone())
    } else {
        badarg(1, "invalid destination")
    }
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

/// `Process.send_after(destination, message, milliseconds)`.
fn send_after<M: Host>(a: &[Term], cx: &mut Cx<'_, M>) -> EffectOutcome {
    let started = match (destination(&a[0]), &a[2]) {
        (Some(to), Term::Int(after)) => {
            let after = Millis::try_from(*after).ok();
            after.and_then(|after| cx.start_timer(after, to, Message::Term(a[1].clone())))
        }
        _ => None,
    };
    match started {
        Some(timer) => value(timer),
        // What is wrong with the arguments says whoever words the error.
        None => {
            let arguments = Term::list([a[2].clone(), a[0].clone(), a[1].clone()]);
            let place = tuple![Atom::new("erlang"), Atom::new("send_after"), arguments, Term::list([])];
            EffectOutcome::Raise(Raised {
                top: Some(place),
                ..Raised::error(Term::atom("badarg"))
            })
        }
    }
}

fn destination(term: &Term) -> Option<Destination> {
    match term {
        Term::Pid(pid) => Some(Destination::Process(*pid)),
        Term::Atom(name) => Some(Destination::Name(*name)),
        _ => None,
    }
}

/// The milliseconds that are left, or false.
fn time_left(left: Option<Millis>) -> EffectOutcome {
    let left = left.map(|left| Term::Int(i64::try_from(left).unwrap_or(i64::MAX)));
    value(left.unwrap_or(Term::from(false)))
}
