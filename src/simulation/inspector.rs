//! What the inspector shows of one slot.

use super::slots::Slot;
use super::view::Inspection;
use super::world::World;
use crate::otp::{Process, Restart};
use crate::runtime::{Pattern, Pid, Term};

impl World {
    /// Everything there is to say about a slot; `None` when there is no such slot.
    pub(super) fn inspect(&self, path: &str) -> Option<Inspection> {
        let slot = self.slots.get(path)?;
        let mut inspection = Inspection {
            path: path.to_owned(),
            prediction: self.prediction(slot),
            why: self.why(slot),
            restart: slot.restart.name().to_owned(),
            shutdown: self.shutdown(path, slot),
            generations: self.generations(slot),
            ..Inspection::default()
        };
        let Some((pid, seen)) = slot.pid.and_then(|pid| Some((pid, self.system.snapshot(pid)?))) else {
            return Some(inspection);
        };
        let name = |pid: &Pid| self.name(*pid);
        let state = self
            .system
            .program(pid)
            .and_then(Process::as_server)
            .map(|server| server.state());
        inspection.state = state.map(|state| state.to_string()).unwrap_or_default();
        inspection.mailbox = seen
            .mailbox
            .iter()
            .map(|message| message.to_term().to_string())
            .collect();
        inspection.links = seen.links.iter().map(name).collect();
        let monitors = seen.monitors.iter().map(|pid| format!("monitors {}", self.name(*pid)));
        let watchers = seen
            .monitored_by
            .iter()
            .map(|pid| format!("monitored by {}", self.name(*pid)));
        inspection.monitors = monitors.chain(watchers).collect();
        inspection.names = seen.name.map(|name| Term::Atom(name).to_string()).into_iter().collect();
        let keys = self.tables.registry(&self.slots, self.clock_us);
        let held = keys
            .into_iter()
            .filter(|row| row.pid.as_deref() == Some(&pid.to_string()));
        inspection.names.extend(held.map(|row| row.key));
        inspection.waiting = seen
            .waits_for
            .and_then(|pattern| waits_for(pattern, seen.deadline))
            .map(|what| format!("{what} since {} ms", seen.since));
        Some(inspection)
    }

    /// A pid, with what its slot is called.
    fn name(&self, pid: Pid) -> String {
        match self.slots.of(pid) {
            Some(slot) => format!("{pid} {}", self.slots.label(slot)),
            None if pid == self.shell => format!("{pid} shell"),
            None => pid.to_string(),
        }
    }

    fn prediction(&self, slot: &Slot) -> String {
        let parent = slot.parent.as_ref().map(|parent| self.slots.label(parent));
        match (slot.restart, parent) {
            (_, None) => "The top of the tree: nobody restarts it.".to_owned(),
            (Restart::Permanent, Some(parent)) => {
                format!("permanent: {parent} restarts it whatever the reason, unless it has restarted too often.")
            }
            (Restart::Transient, Some(parent)) => {
                format!("transient: {parent} restarts it unless it ends with :normal or :shutdown.")
            }
            (Restart::Temporary, Some(parent)) => {
                format!("temporary: {parent} never restarts it; it starts again when it is asked for.")
            }
        }
    }

    fn why(&self, slot: &Slot) -> String {
        let ended = slot
            .generations
            .iter()
            .rev()
            .find_map(|generation| generation.ended.as_ref());
        let Some((_, reason)) = ended else {
            return String::new();
        };
        let parent = slot
            .parent
            .as_ref()
            .map(|parent| self.slots.label(parent))
            .unwrap_or_default();
        match (slot.pid, parent.is_empty()) {
            (_, true) => format!("It ended with {reason}."),
            (Some(_), false) => {
                format!("The process before ended with {reason}. Its link told {parent}, which started this one.")
            }
            (None, false) if slot.rests() => format!(
                "It ended with {reason}. It is temporary: {parent} does not restart it. Open the list again to start it: \
                 the new process loads what was stored."
            ),
            (None, false) => {
                format!("It ended with {reason}. Its link told {parent}, which has not started another.")
            }
        }
    }

    fn shutdown(&self, path: &str, slot: &Slot) -> String {
        let parent = slot.parent.as_ref().and_then(|parent| self.slots.pid(parent));
        let program = parent.and_then(|pid| self.system.program(pid));
        let spec = program.and_then(|program| {
            if let Some(supervisor) = program.as_supervisor() {
                let mut children = supervisor.children();
                let id = |id: &Term| path.ends_with(&format!("/{id}"));
                return children
                    .find(|child| id(&child.spec.id))
                    .map(|child| child.spec.shutdown);
            }
            let pid = slot.pid?;
            let mut children = program.as_dynamic_supervisor()?.children();
            children
                .find(|(child, _)| *child == pid)
                .map(|(_, child)| child.spec.shutdown)
        });
        spec.map(|shutdown| match shutdown.to_term() {
            Term::Int(ms) => format!("{ms} ms"),
            other => other.to_string(),
        })
        .unwrap_or_default()
    }

    fn generations(&self, slot: &Slot) -> Vec<(u32, String, String)> {
        let forgotten = slot.lived - slot.generations.len();
        let row = |(at, generation): (usize, &super::slots::Generation)| {
            let fate = match &generation.ended {
                None => "now".to_owned(),
                Some((ended_ms, reason)) => {
                    let tenths = ended_ms.saturating_sub(generation.born_ms) / 100;
                    format!("{reason} after {}.{} s", tenths / 10, tenths % 10)
                }
            };
            (
                u32::try_from(forgotten + at + 1).unwrap_or(u32::MAX),
                generation.pid.to_string(),
                fate,
            )
        };
        slot.generations.iter().enumerate().map(row).collect()
    }
}

/// What a blocked process waits for, in words; `None` for the main loop.
fn waits_for(pattern: Pattern, deadline: Option<u64>) -> Option<String> {
    let what = match pattern {
        Pattern::Any => return None,
        Pattern::Nothing => "sleeps".to_owned(),
        Pattern::Reply(reference) => format!("waits for the reply to a call, {reference},"),
        Pattern::Ack(pid) | Pattern::AckOrDown(pid, _) => format!("waits for {pid} to start"),
        Pattern::Down(_) | Pattern::AnyDown => "waits for a child to end".to_owned(),
        Pattern::ExitOf(pid) => format!("waits for the exit of {pid}"),
        Pattern::System(_) => "is suspended".to_owned(),
        Pattern::Answers(_) => "waits for tasks".to_owned(),
        Pattern::Order(pid) | Pattern::OrderOrDown(pid, _) => format!("waits for {pid} to say what to run"),
    };
    Some(match deadline {
        Some(at) => format!("{what} until {at} ms"),
        None => what,
    })
}
