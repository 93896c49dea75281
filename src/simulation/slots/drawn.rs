//! What the page draws of the places: their order, and what is read off the system about who lives in them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Slot, Slots};
use crate::otp::{Kind, Process, registry};
use crate::runtime::{Pid, Term};
use crate::simulation::story::Teller;
use crate::simulation::view::{SlotKind, SlotView, Status};
use crate::systems::{Server, System};

impl Slots {
    /// The paths in preorder: parents before children, siblings by rank.
    fn preorder(&self) -> Vec<&String> {
        let mut below: BTreeMap<Option<&str>, Vec<(usize, &String)>> = BTreeMap::new();
        for (path, slot) in &self.slots {
            below.entry(slot.parent.as_deref()).or_default().push((slot.rank, path));
        }
        let mut open = below.remove(&None).unwrap_or_default();
        open.sort();
        open.reverse();
        let mut paths = Vec::with_capacity(self.slots.len());
        while let Some((_, path)) = open.pop() {
            paths.push(path);
            let mut children = below.remove(&Some(path.as_str())).unwrap_or_default();
            children.sort();
            open.extend(children.into_iter().rev());
        }
        paths
    }

    /// What the page draws of the places. `live` says that the events shown are all that have happened.
    pub(in crate::simulation) fn views(&self, system: &System, teller: &Teller, live: bool) -> Vec<Rc<SlotView>> {
        let view = |path: &String| {
            let slot = &self.slots[path];
            let mut status = slot.status;
            if live && status == Status::Alive && slot.pid.is_some_and(|pid| system.is_blocked(pid)) {
                status = Status::Waiting;
            }
            let ended = slot
                .generations
                .iter()
                .rev()
                .find(|generation| generation.ended.is_some());
            let ended = ended.filter(|_| slot.pid.is_none() || teller.is_involved(path));
            Rc::new(SlotView {
                path: path.clone(),
                parent: slot.parent.clone(),
                label: slot.label.clone(),
                detail: match slot.pid {
                    Some(pid) => detail(system, pid),
                    None if slot.rests() => "not restarted".to_owned(),
                    None => String::new(),
                },
                kind: kind(system, slot),
                pid: slot.pid.map(|pid| pid.to_string()),
                ghost: ended.map(|generation| generation.pid.to_string()),
                generation: u32::try_from(slot.lived).unwrap_or(u32::MAX),
                status,
                exit_reason: ended
                    .and_then(|generation| generation.ended.as_ref())
                    .map(|(_, reason)| reason.to_string()),
                restart: slot.restart.name(),
                mailbox: slot.pid.map_or(0, |pid| system.mailbox_len(pid)),
                affected: teller.is_affected(path),
                doomed: slot.pid.is_some_and(|pid| teller.is_doomed(pid) || is_hit(system, pid)),
                resting: slot.rests(),
            })
        };
        self.preorder().into_iter().map(view).collect()
    }
}

/// Is an exit signal under way that will end it?
fn is_hit(system: &System, pid: Pid) -> bool {
    system.program(pid).is_some() && !system.is_alive(pid)
}

fn kind(system: &System, slot: &Slot) -> SlotKind {
    let last = slot.generations.back().map(|generation| generation.pid);
    if let Some((strategy, restarts, max_restarts, max_seconds)) = last.and_then(|pid| gauge(system, pid)) {
        return SlotKind::Supervisor {
            strategy,
            restarts,
            max_restarts,
            max_seconds,
        };
    }
    // A supervisor whose process is gone is still drawn as the one it was.
    if let Some((strategy, max_restarts, max_seconds)) = slot.supervises {
        return SlotKind::Supervisor {
            strategy,
            restarts: 0,
            max_restarts,
            max_seconds,
        };
    }
    match slot.start.elements().and_then(|start| start.first()) {
        _ if slot.dynamic => SlotKind::Dynamic,
        Some(Term::Atom(module)) if module.name() == registry::PARTITION => SlotKind::Partition,
        Some(_) | None => SlotKind::Worker,
    }
}

/// Strategy, restarts now, and the window of a supervisor.
pub(in crate::simulation) fn gauge(system: &System, pid: Pid) -> Option<(&'static str, u32, u32, u32)> {
    let program = system.program(pid)?;
    let (strategy, intensity) = match program.as_supervisor() {
        Some(supervisor) => (supervisor.flags.strategy.name(), &supervisor.flags.intensity),
        None => ("dynamic", &program.as_dynamic_supervisor()?.flags.intensity),
    };
    let count = intensity.count(system.now_ms());
    Some((strategy, count, intensity.max_restarts, intensity.max_seconds))
}

/// A few words more about a to-do server: how many entries it holds.
fn detail(system: &System, pid: Pid) -> String {
    let server = system.program(pid).and_then(Process::as_server);
    match server.map(|server| &server.kind) {
        Some(Kind::Server(Server::Todo(server))) => match server.list().map(|list| list.len()) {
            None => "loading".to_owned(),
            Some(1) => "1 entry".to_owned(),
            Some(count) => format!("{count} entries"),
        },
        Some(
            Kind::Server(_) | Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_),
        )
        | None => String::new(),
    }
}
