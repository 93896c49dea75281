//! How an op is done, in whatever process does it: the driver, or a worker that was told to.

use super::op::{Op, Target, ToldIn};
use super::outcome::Outcome;
use super::spec::Child;
use super::target::{is_dynamic, pid_of, receiver, server};
use super::{agents, child_specs, linked, shared_table, tasks, timers};
use crate::otp::{Await, Cx, Exception, Module, ServerRef, alive, call, cast, registry, start_link, stop, stop_within};
use crate::runtime::{Atom, Message, Millis, Pid, Term, number};
use crate::tuple;

/// `GenServer.call/2`'s time limit, in milliseconds.
const CALL_TIMEOUT_MS: Millis = 5_000;

/// Begins an op.
///
/// # Errors
/// What the op's function raises at once.
pub(super) fn perform<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    match op {
        Op::StartTree { tree } => {
            let spec = child_specs::child_spec(&Child::Supervisor(tree.clone()), cx);
            let start = M::start(&spec.start, cx)?;
            Ok(match start_link(start, cx)? {
                Ok(wait) => Outcome::Wait(wait),
                Err(result) => Outcome::Value(result),
            })
        }
        Op::StopTree { id } => match shared_table::present(id, cx).map(|pid| alive(cx, pid)) {
            Some(Err(question)) => Ok(Outcome::Wait(Await::from(question))),
            Some(Ok(true)) => stop_tree(id, cx),
            Some(Ok(false)) | None => done(),
        },
        Op::Exit { target, reason } => {
            let pid = pid_of(target, "exit", cx)?;
            cx.exit(pid, shared_table::reason(reason));
            done()
        }
        Op::Cast { target, msg } => {
            cast(cx, &server(target, cx), Term::str(msg));
            done()
        }
        Op::Call { target, msg, timeout } => {
            let timeout = timeout.unwrap_or(CALL_TIMEOUT_MS);
            let wait = call(cx, &server(target, cx), Term::str(msg), Some(timeout))?;
            Ok(Outcome::Wait(wait))
        }
        Op::Send { target, msg } => {
            let to = receiver(target, cx)?;
            cx.send(to, Message::Term(Term::str(msg)));
            done()
        }
        Op::Stop {
            target,
            reason,
            timeout,
        } => {
            let wait = stop_within(cx, &server(target, cx), shared_table::reason(reason), *timeout)?;
            Ok(Outcome::Wait(wait))
        }
        Op::As {
            who,
            op,
            catch,
            told_in,
        } => {
            // The order has its number whether or not anybody is there to hear it.
            let order = tuple![Term::atom("do"), shared_table::put_order(op, cx), Term::from(*catch)];
            if let Some(ToldIn::Call) = **told_in {
                let wait = call(cx, &server(who, cx), order, Some(CALL_TIMEOUT_MS))?;
                return Ok(Outcome::Wait(wait));
            }
            let to = receiver(who, cx)?;
            cx.send(to, Message::Term(order));
            done()
        }
        Op::Link { a, b } => tell("link", a, b, cx),
        Op::Unlink { a, b } => tell("unlink", a, b, cx),
        Op::Monitor { a, b } => tell("monitor", a, b, cx),
        Op::Lookup { registry, key, .. } => {
            let found = registry::lookup(shared_table::name(registry), &Term::str(key), cx)?;
            Ok(Outcome::Value(pairs(found)))
        }
        Op::Register { .. }
        | Op::Unregister { .. }
        | Op::Keys { .. }
        | Op::Count { .. }
        | Op::Dispatch { .. }
        | Op::UpdateValue { .. } => registry_op(op, cx).map(Outcome::Value),
        Op::Alive { target } => {
            let alive = match server(target, cx) {
                ServerRef::Pid(pid) => alive(cx, pid),
                ServerRef::Name(_) | ServerRef::Via(..) | ServerRef::ViaValue(..) => Ok(false),
            };
            let asked = |question| Outcome::Wait(Await::from(question));
            Ok(alive.map_or_else(asked, |alive| Outcome::Value(Term::from(alive))))
        }
        Op::Task(op) => tasks::begin(op, cx),
        Op::Agent(op) => agents::begin(op, cx),
        Op::Spawn(op) => linked::spawn(op, cx),
        Op::StartLink { child } => linked::start(child, cx),
        Op::SendAfter { timer, target, msg, ms } => timers::send_after(timer, target, msg, &ms.to_term(), cx),
        Op::CancelTimer { timer } => timers::cancel(timer, cx),
        Op::ReadTimer { timer } => timers::read(timer, cx),
        // Whoever runs the scenario has moved the time on.
        Op::Advance { .. } => done(),
        Op::SleepMs { ms } => Ok(Outcome::Wait(Await::Sleep(*ms))),
        Op::StartChild { .. }
        | Op::TerminateChild { .. }
        | Op::RestartChild { .. }
        | Op::DeleteChild { .. }
        | Op::WhichChildren { .. }
        | Op::CountChildren { .. } => manage(op, cx),
    }
}

/// Stops the tree, which lives.
pub(super) fn stop_tree<M: Module>(id: &str, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    match shared_table::present(id, cx) {
        Some(pid) => Ok(Outcome::Wait(stop(cx, &ServerRef::Pid(pid), Term::atom("shutdown"))?)),
        None => done(),
    }
}

/// The functions of `Supervisor` and `DynamicSupervisor`: a request without a time limit.
fn manage<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let request = |verb: &'static str, argument: Term| tuple![Term::atom(verb), argument];
    let (sup, request) = match op {
        Op::StartChild { sup, child } => {
            let dynamic = is_dynamic(sup, cx)?;
            let spec = child_specs::child_spec(child, cx);
            let request = match dynamic {
                true => spec.to_dynamic_request(),
                false => request("start_child", spec.to_term()),
            };
            (sup, request)
        }
        Op::TerminateChild { sup, id, pid_of } => {
            let dynamic = is_dynamic(sup, cx)?;
            let nil = Term::atom("nil");
            let whom = match (pid_of, id) {
                (Some(id), _) => shared_table::present(id, cx).map_or(nil, Term::Pid),
                (None, Some(id)) => Term::str(id),
                (None, None) => nil,
            };
            // `DynamicSupervisor.terminate_child/2` takes a pid and nothing else.
            if dynamic && whom.as_pid().is_none() {
                return Err(Exception::function_clause(
                    "Elixir.DynamicSupervisor",
                    "terminate_child",
                    2,
                ));
            }
            (sup, request("terminate_child", whom))
        }
        Op::RestartChild { sup, id } => (sup, request("restart_child", Term::str(id))),
        Op::DeleteChild { sup, id } => (sup, request("delete_child", Term::str(id))),
        Op::WhichChildren { sup, .. } => {
            is_dynamic(sup, cx)?;
            (sup, Term::atom("which_children"))
        }
        Op::CountChildren { sup } => {
            is_dynamic(sup, cx)?;
            (sup, Term::atom("count_children"))
        }
        Op::StartTree { .. }
        | Op::StopTree { .. }
        | Op::Exit { .. }
        | Op::Cast { .. }
        | Op::Call { .. }
        | Op::Send { .. }
        | Op::Stop { .. }
        | Op::As { .. }
        | Op::Link { .. }
        | Op::Unlink { .. }
        | Op::Monitor { .. }
        | Op::Lookup { .. }
        | Op::Register { .. }
        | Op::Unregister { .. }
        | Op::Keys { .. }
        | Op::Count { .. }
        | Op::Dispatch { .. }
        | Op::UpdateValue { .. }
        | Op::Task(_)
        | Op::Agent(_)
        | Op::Spawn(_)
        | Op::StartLink { .. }
        | Op::SendAfter { .. }
        | Op::CancelTimer { .. }
        | Op::ReadTimer { .. }
        | Op::Alive { .. }
        | Op::Advance { .. }
        | Op::SleepMs { .. } => return done(),
    };
    Ok(Outcome::Wait(call(cx, &server(sup, cx), request, None)?))
}

/// The functions of `Registry`: they do not wait.
fn registry_op<M: Module>(op: &Op, cx: &mut Cx<'_, M>) -> Result<Term, Exception> {
    let error = |reason: Term| tuple![Atom::new("error"), reason];
    Ok(match op {
        Op::Register { registry, key, value } => {
            let value = value.as_ref().map_or(Term::atom("nil"), |value| Term::str(value));
            match registry::register(shared_table::name(registry), Term::str(key), value, cx)? {
                Ok(_) => ok(),
                Err(holder) => error(tuple![Atom::new("already_registered"), holder]),
            }
        }
        Op::Unregister { registry, key } => {
            registry::unregister(shared_table::name(registry), &Term::str(key), cx)?;
            ok()
        }
        Op::Keys { registry, of } => {
            let pid = match server(of, cx) {
                ServerRef::Pid(pid) => pid,
                _ => return Err(Exception::function_clause("Elixir.Registry", "keys", 2)),
            };
            Term::list(registry::keys(shared_table::name(registry), pid, cx)?)
        }
        Op::Count { registry } => match registry::count(shared_table::name(registry), cx)? {
            Some(count) => Term::Int(i64::try_from(count).unwrap_or(i64::MAX)),
            None => Term::atom("undefined"),
        },
        Op::Dispatch { registry, key } => {
            let mut given = None;
            let mut take = |entries| given = Some(pairs(entries));
            let function = |entries, _: &mut Cx<'_, M>| {
                take(entries);
                Ok(())
            };
            registry::dispatch(shared_table::name(registry), &Term::str(key), function, cx)?;
            given.unwrap_or(Term::str("not called"))
        }
        Op::UpdateValue { registry, key } => {
            let more = |old: &Term| Ok(number::add(old, &Term::Int(1)).unwrap_or(Term::Int(1)));
            match registry::update_value(shared_table::name(registry), &Term::str(key), more, cx)? {
                Some((new, old)) => tuple![new, old],
                None => Term::str("error"),
            }
        }
        _ => ok(),
    })
}

/// Sends `{:link, b}`, `{:unlink, b}` or `{:monitor, b}` to `a`.
fn tell<M: Module>(what: &'static str, a: &Target, b: &Target, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let (to, whom) = (receiver(a, cx)?, server(b, cx).to_term());
    cx.send(to, Message::Term(tuple![Term::atom(what), whom]));
    done()
}

/// `[{pid, value}]` as a term.
fn pairs(entries: Vec<(Pid, Term)>) -> Term {
    let pair = |(pid, value): (Pid, Term)| tuple![pid, value];
    Term::list(entries.into_iter().map(pair).collect::<Vec<_>>())
}

fn ok() -> Term {
    Term::atom("ok")
}

fn done() -> Result<Outcome, Exception> {
    Ok(Outcome::Value(ok()))
}
