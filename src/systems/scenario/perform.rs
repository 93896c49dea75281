//! How an op is done, in whatever process does it: the driver, or a worker that was told to.

use super::op::{Op, Target, ToldIn};
use super::outcome::Outcome;
use super::spec::Child;
use super::target::{is_dynamic, pid_of, receiver, server};
use super::{agents, child_specs, linked, many_tasks, partitioned, placing, registry_ops, shared_table, tasks, timers};
use crate::otp::{
    Await, Cx, Exception, Module, ServerRef, alive, call, cast, partition_supervisor, registry, start_link, stop,
    stop_within,
};
use crate::runtime::{Message, Millis, Term};
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
            placing::open(tree, cx);
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
            let server = server(target, cx);
            cast(cx, &server, Term::str(msg));
            done()
        }
        Op::Call { target, msg, timeout } => {
            let timeout = timeout.unwrap_or(CALL_TIMEOUT_MS);
            let server = server(target, cx);
            let wait = call(cx, &server, Term::str(msg), Some(timeout))?;
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
            let server = server(target, cx);
            let wait = stop_within(cx, &server, shared_table::reason(reason), *timeout)?;
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
                let server = server(who, cx);
                let wait = call(cx, &server, order, Some(CALL_TIMEOUT_MS))?;
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
            Ok(Outcome::Value(registry_ops::pairs(found)))
        }
        Op::Register { .. }
        | Op::Unregister { .. }
        | Op::Keys { .. }
        | Op::Count { .. }
        | Op::Select { .. }
        | Op::Dispatch { .. }
        | Op::UpdateValue { .. } => registry_ops::perform(op, cx).map(Outcome::Value),
        Op::Alive { target } => {
            let alive = match server(target, cx) {
                ServerRef::Pid(pid) => alive(cx, pid),
                ServerRef::Name(_) | ServerRef::Via(..) | ServerRef::ViaValue(..) | ServerRef::PartitionOf(..) => {
                    Ok(false)
                }
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
        Op::Stream(op) => many_tasks::stream(op, cx),
        Op::Tasks(op) => many_tasks::tasks(op, cx),
        // Whoever runs the scenario has moved the time on.
        Op::Advance { .. } => done(),
        Op::SleepMs { ms } => Ok(Outcome::Wait(Await::Sleep(*ms))),
        Op::StartChild { .. }
        | Op::TerminateChild { .. }
        | Op::RestartChild { .. }
        | Op::DeleteChild { .. }
        | Op::OfPartition { .. }
        | Op::WhichChildren { .. }
        | Op::CountChildren { .. } => manage(op, cx),
        Op::Partitions { sup } => {
            let many = partition_supervisor::partitions(shared_table::name(sup), cx)?;
            Ok(Outcome::Value(Term::Int(many.into())))
        }
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
        Op::OfPartition { sup, manage, partition } => (sup, partitioned::request(*manage, *partition)),
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
        | Op::Select { .. }
        | Op::Dispatch { .. }
        | Op::UpdateValue { .. }
        | Op::Partitions { .. }
        | Op::Task(_)
        | Op::Agent(_)
        | Op::Spawn(_)
        | Op::StartLink { .. }
        | Op::SendAfter { .. }
        | Op::CancelTimer { .. }
        | Op::ReadTimer { .. }
        | Op::Stream(_)
        | Op::Tasks(_)
        | Op::Alive { .. }
        | Op::Advance { .. }
        | Op::SleepMs { .. } => return done(),
    };
    let server = server(sup, cx);
    Ok(Outcome::Wait(call(cx, &server, request, None)?))
}

/// Sends `{:link, b}`, `{:unlink, b}` or `{:monitor, b}` to `a`.
fn tell<M: Module>(what: &'static str, a: &Target, b: &Target, cx: &mut Cx<'_, M>) -> Result<Outcome, Exception> {
    let (to, whom) = (receiver(a, cx)?, server(b, cx).to_term());
    cx.send(to, Message::Term(tuple![Term::atom(what), whom]));
    done()
}

fn done() -> Result<Outcome, Exception> {
    Ok(Outcome::Value(Term::atom("ok")))
}
