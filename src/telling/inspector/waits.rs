//! What a process waits for, in words.

use super::super::event_sentences::brief;
use super::super::picture::World;
use super::super::view::{Party, Waits};
use super::party::party;
use crate::otp::{Await, GenServer, ServerRef};
use crate::runtime::{Pattern, Pid, Snapshot, Term};
use crate::systems::Code;

/// What it waits for; `None` while it has something to do.
pub(super) fn waits(world: &World, seen: &Snapshot, server: Option<&GenServer<Code>>) -> Option<Waits> {
    let pattern = seen.waits_for.as_ref()?;
    let called = server.and_then(GenServer::waiting).and_then(|wait| call(world, wait));
    let what = called.unwrap_or_else(|| receive(world, pattern));
    Some(Waits {
        what,
        blocked: *pattern != Pattern::Any,
        since_ms: seen.since,
        until_ms: seen.deadline,
    })
}

/// A call whose answer is waited for.
fn call(world: &World, wait: &Await) -> Option<String> {
    match wait {
        Await::Call { server, request, .. } => {
            let server = match server {
                ServerRef::Pid(pid) => called(world, *pid),
                ServerRef::Name(_) | ServerRef::Via(..) | ServerRef::ViaValue(..) | ServerRef::PartitionOf(..) => {
                    brief(&key(server))
                }
            };
            Some(format!("the reply of {server} to {}", brief(request)))
        }
        Await::Alive(question) => Some(format!("{} to say whether it lives", called(world, question.pid()))),
        Await::Start { .. }
        | Await::StartWith(_)
        | Await::Sys(_)
        | Await::Stop(_)
        | Await::Down { .. }
        | Await::AnyDown { .. }
        | Await::Sleep(_)
        | Await::GivenWay(_)
        | Await::Task(_)
        | Await::Select { .. }
        | Await::Run(_)
        | Await::Receive { .. }
        | Await::AnyExit { .. } => None,
    }
}

fn receive(world: &World, pattern: &Pattern) -> String {
    match pattern {
        Pattern::Any => "the next message".to_owned(),
        Pattern::Nothing => "time to pass".to_owned(),
        Pattern::InfoOf(pid) => format!("what {} says of itself, for a crash report", called(world, *pid)),
        Pattern::Reply(_) => "the reply to a call".to_owned(),
        Pattern::Ack(pid) | Pattern::AckOrDown(pid, _) => format!("{} to finish init", called(world, *pid)),
        Pattern::Down(_) => "a process that it stops to end".to_owned(),
        Pattern::AnyDown => "the processes that it stops to end".to_owned(),
        Pattern::AnyExit => "the exit of a process that it is linked to".to_owned(),
        Pattern::ExitOf(pid) => format!("the exit of {}", called(world, *pid)),
        Pattern::Answers(_) => "the answers of tasks".to_owned(),
        Pattern::Order(pid) | Pattern::OrderOrDown(pid, _) => format!("{} to say what to run", called(world, *pid)),
        Pattern::Spawned(_) | Pattern::Results(_) => "for tasks of its stream".to_owned(),
        Pattern::Clauses(_) => "a message that one of its clauses takes".to_owned(),
        Pattern::System(_) => "to be resumed: it is suspended".to_owned(),
    }
}

fn called(world: &World, pid: Pid) -> String {
    let Party { pid, label, .. } = party(world, pid);
    if label.is_empty() { pid } else { label }
}

/// A name as a sentence has room for it: of a `via` tuple, the key.
fn key(server: &ServerRef) -> Term {
    match server {
        ServerRef::Pid(pid) => Term::Pid(*pid),
        ServerRef::Name(name) => Term::Atom(*name),
        ServerRef::Via(_, key) | ServerRef::PartitionOf(_, key) => key.clone(),
        ServerRef::ViaValue(_, named) => named.0.clone(),
    }
}
