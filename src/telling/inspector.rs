//! What the inspector shows of one slot.

mod party;
pub mod pretty_term;
mod waits;

use super::causes::sender;
use super::command_to_input::above;
use super::kept_events::KeptEvents;
use super::picture::World;
use super::places::{Place, PlaceId};
use super::reason_parser::in_short;
use super::view::{Generation, Inspection, Letter, Party, Window};
use crate::otp::protocol::{GEN_CALL, GEN_CAST};
use crate::otp::{ChildPid, Process, ServerRef, registry as otp_registry};
use crate::runtime::{EventId, Fault, Message, Pid, Snapshot, Term};
use party::party;

/// Longest line of a state, in characters: the panel has room for so many.
const LINE: usize = 40;

/// Everything there is to say about a slot; `None` when there is no such slot.
pub(super) fn inspect(world: &World, id: PlaceId, record: KeptEvents<'_>) -> Option<Inspection> {
    let slot = world.picture().places.get(id)?;
    let parent = world.picture().places.parent(id);
    let mut inspection = Inspection {
        path: slot.path.to_string(),
        why: why(world, id, slot),
        restart: slot.restart.name().to_owned(),
        shutdown: shutdown(world, id, slot),
        window: parent.and_then(|parent| window(world, parent)),
        own_window: window(world, id),
        generations: generations(slot),
        ..Inspection::default()
    };
    let Some((pid, seen)) = slot.pid.and_then(|pid| Some((pid, world.system().snapshot(pid)?))) else {
        return Some(inspection);
    };
    let server = world.system().program(pid).and_then(Process::as_server);
    let party = |pid: &Pid| party(world, *pid);
    inspection.pid = pid.to_string();
    inspection.state = server
        .map(|server| pretty_term::broken(&server.state().to_string(), LINE))
        .unwrap_or_default();
    let letters = seen.mailbox.iter().zip(&seen.mailbox_causes);
    inspection.mailbox = letters
        .map(|(message, cause)| letter(world, message, *cause, record))
        .collect();
    inspection.fault = match world.system().waiting_fault(pid) {
        None => String::new(),
        Some(Fault::Drop) => "The next message to it will be lost: a fault that you set.".to_owned(),
        Some(Fault::Delay(ms)) => format!("The next message to it will come {ms} ms late: a fault that you set."),
    };
    inspection.links = seen.links.iter().map(party).collect();
    inspection.monitors = seen.monitors.iter().map(party).collect();
    inspection.monitored_by = seen.monitored_by.iter().map(party).collect();
    inspection.names = names(world, pid, &seen);
    inspection.traps_exits = seen.trap_exit;
    inspection.waits = waits::waits(world, &seen, server);
    Some(inspection)
}

fn letter(world: &World, message: &Message, cause: EventId, record: KeptEvents<'_>) -> Letter {
    let sender = || {
        // What has yet to be shown is known of by nobody.
        let shown = Some(cause).filter(|cause| *cause <= world.shown())?;
        let (label, slot) = sender(shown, record)?;
        Some(Party {
            pid: String::new(),
            label,
            slot,
        })
    };
    let (kind, from, term) = match message {
        Message::Request { tag, from, body } => {
            let kind = if *tag == GEN_CALL { "call" } else { "system" };
            (kind, Some(party(world, from.pid)), body.clone())
        }
        Message::Tagged { tag, body } if *tag == GEN_CAST => ("cast", sender(), body.clone()),
        Message::Reply { body, .. } => ("reply", sender(), body.clone()),
        Message::Exit { pid, reason } => ("EXIT", Some(party(world, *pid)), reason.clone()),
        Message::Down { subject, reason, .. } => {
            let from = subject.as_pid().map(|pid| party(world, pid));
            ("DOWN", from, reason.clone())
        }
        Message::Term(_) | Message::Tagged { .. } => ("message", sender(), message.to_term()),
    };
    Letter {
        kind,
        from,
        term: term.to_string(),
    }
}

/// Its local name, then its names in the registry.
fn names(world: &World, pid: Pid, seen: &Snapshot) -> Vec<String> {
    let local = seen.name.map(|name| Term::Atom(name).to_string());
    let mut via = Vec::new();
    for registry in world.picture().names.registries() {
        let partitions = world.system().ets_rows(registry).and_then(otp_registry::partitions);
        let tables = (0..partitions.unwrap_or(1)).map(|number| otp_registry::key_table(registry, number));
        let rows = tables.filter_map(|table| world.system().ets_rows(table));
        let held = rows.flatten().filter(|(_, entries)| {
            let owner = |entry: &Term| otp_registry::owner(entry) == Some(pid);
            entries.iter().any(owner)
        });
        via.extend(held.map(|(key, _)| ServerRef::Via(registry, key.clone()).to_term().to_string()));
    }
    local.into_iter().chain(via).collect()
}

fn window(world: &World, id: PlaceId) -> Option<Window> {
    let pid = world.picture().places.pid(id)?;
    let window = world.system().program(pid)?.window(world.system().now_ms())?;
    Some(Window {
        supervisor: world.picture().places.label(id),
        restarts: window.restarts,
        max_restarts: window.max_restarts,
        max_seconds: window.max_seconds,
    })
}

fn why(world: &World, id: PlaceId, slot: &Place) -> String {
    let ended = slot
        .generations
        .iter()
        .rev()
        .find_map(|generation| generation.ended.as_ref());
    let Some((_, reason)) = ended else {
        return String::new();
    };
    let reason = in_short(reason);
    let Some(parent) = world
        .picture()
        .places
        .parent(id)
        .map(|parent| world.picture().places.label(parent))
    else {
        return format!("It ended with {reason}. Nobody restarts it: Start over begins again.");
    };
    if slot.pid.is_some() {
        return format!("The process before ended with {reason}. {parent} started this one.");
    }
    let child = above(world, id, slot).map(|above| above.child.map(|(_, state)| state));
    match child {
        None => format!("It ended with {reason}. {parent} is gone too, and starts it if it comes back itself."),
        Some(_) if slot.rests() => format!(
            "It ended with {reason}. {}{}",
            if slot.supervised {
                format!("It is temporary: {parent} does not restart it.")
            } else {
                format!("No supervisor knows it, and {parent} does not start it again by itself.")
            },
            match world
                .picture()
                .places
                .module(id)
                .and_then(|module| world.picture().design.how_to_ask_again(module))
            {
                Some(how) => format!(" {how}"),
                None => String::new(),
            }
        ),
        Some(None) => format!("It ended with {reason}. {parent} knows it no more: its spec was deleted."),
        // A group that is restarted is stopped first, and whose end began it has no process until then.
        Some(Some(ChildPid::Undefined)) if will_be_started(world, id, slot) => {
            format!("It ended with {reason}. {parent} starts another when it has stopped those that go with it.")
        }
        Some(Some(ChildPid::Undefined)) => {
            format!(
                "It ended with {reason}. {parent} keeps its spec, and starts it when it is asked to: restart_child."
            )
        }
        Some(Some(ChildPid::Restarting(_))) => {
            format!("It ended with {reason}. Its start failed, and {parent} tries again.")
        }
        Some(Some(ChildPid::Pid(_))) => {
            format!("It ended with {reason}. {parent} has yet to hear of it, or to start another.")
        }
    }
}

/// Has its supervisor planned to start it?
fn will_be_started(world: &World, id: PlaceId, slot: &Place) -> bool {
    let places = &world.picture().places;
    let parent = places.parent(id).and_then(|parent| places.pid(parent));
    let supervisor = parent.and_then(|pid| world.system().program(pid)?.as_supervisor());
    supervisor
        .zip(slot.id())
        .is_some_and(|(supervisor, id)| supervisor.will_start(id))
}

fn shutdown(world: &World, id: PlaceId, slot: &Place) -> String {
    let parent = world
        .picture()
        .places
        .parent(id)
        .and_then(|parent| world.picture().places.pid(parent));
    let program = parent.and_then(|pid| world.system().program(pid));
    let spec = program.and_then(|program| {
        if let Some(supervisor) = program.as_supervisor() {
            return Some(supervisor.child(slot.id()?)?.spec.shutdown);
        }
        Some(program.as_dynamic_supervisor()?.child(slot.pid?)?.spec.shutdown)
    });
    spec.map(|shutdown| match shutdown.to_term() {
        Term::Int(ms) => format!("{ms} ms"),
        other => other.to_string(),
    })
    .unwrap_or_default()
}

fn generations(slot: &Place) -> Vec<Generation> {
    let forgotten = slot.lived - slot.generations.len();
    let row = |(at, lived): (usize, &super::places::Generation)| Generation {
        number: u32::try_from(forgotten + at + 1).unwrap_or(u32::MAX),
        pid: lived.pid.to_string(),
        born_ms: lived.born_ms,
        ended: lived.ended.as_ref().map(|(at, reason)| (*at, reason.to_string())),
    };
    slot.generations.iter().enumerate().map(row).collect()
}
