//! What a command, which names a place, is to the system: an input, which names a pid.
//!
//! Nothing here has special powers: what is done to a process is an exit signal from the shell, an errand of a process of
//! its own, or a fault on the way of a message.

use std::rc::Rc;

use super::picture::World;
use super::places::{Place, PlaceId};
use crate::otp::ChildPid;
use crate::play::{Command, Deed, Input, MOST_FAILURES, MOST_MESSAGES};
use crate::runtime::{Pid, Term};
use crate::systems::{Crash, Errand, Request};

/// What is said of a path that leads nowhere.
pub(super) const NO_PLACE: &str = "There is no such place.";

/// What the supervisor above knows of the child in a slot.
pub(super) struct Above {
    pub(super) pid: Pid,
    pub(super) label: String,
    pub(super) dynamic: bool,
    /// The child's id and what became of it; `None` when the supervisor knows no such child.
    pub(super) child: Option<(Term, ChildPid)>,
}

/// The supervisor above a place, if it is there.
pub(super) fn above(world: &World, id: PlaceId, place: &Place) -> Option<Above> {
    let parent = world.picture().places.parent(id)?;
    let pid = world.picture().places.pid(parent)?;
    let program = world.system().program(pid)?;
    let label = world.picture().places.label(parent);
    if let Some(supervisor) = program.as_supervisor() {
        let child = place.id().and_then(|id| supervisor.child(id));
        return Some(Above {
            pid,
            label,
            dynamic: false,
            child: child.map(|child| (child.spec.id.clone(), child.pid)),
        });
    }
    let supervisor = program.as_dynamic_supervisor()?;
    let lived = place.generations.iter().rev();
    let child = lived
        .into_iter()
        .find_map(|lived| Some((lived.pid, supervisor.child(lived.pid)?)));
    Some(Above {
        pid,
        label,
        dynamic: true,
        child: child.map(|(pid, child)| {
            let state = if child.restarting {
                ChildPid::Restarting(Some(pid))
            } else {
                ChildPid::Pid(pid)
            };
            (Term::Pid(pid), state)
        }),
    })
}

/// What a command is to the system now.
///
/// # Errors
/// Why there is no such thing to do, in a sentence.
pub(super) fn input_of_command(world: &World, command: &Command) -> Result<Input, String> {
    let picture = world.picture();
    let ask = |list: &str, request: Request, opens: bool| {
        let asked = picture.todo_client.request(list.to_owned(), request, opens);
        asked
            .map(Input::Ask)
            .ok_or_else(|| "This design has no lists.".to_owned())
    };
    match command {
        Command::Do(path, deed) => input_of(world, picture.places.at(path).ok_or(NO_PLACE)?, deed),
        Command::Ask(list, request) => ask(list, request.clone(), false),
        Command::Open(list) => ask(list, Request::Entries, true),
        Command::Evaluate(source) => Ok(Input::Evaluate(Rc::clone(source))),
        Command::Load(file) => Ok(Input::Load(Rc::clone(file))),
        Command::StopConsole => Ok(Input::StopConsole),
    }
}

/// What a deed is to the system now.
///
/// # Errors
/// Why there is no such thing to do, in a sentence.
pub(super) fn input_of(world: &World, id: PlaceId, deed: &Deed) -> Result<Input, String> {
    let slot = world.picture().places.get(id).ok_or(NO_PLACE)?;
    let label = world.picture().places.label(id);
    let pid = || slot.pid.ok_or_else(|| nobody(world, id));
    let errand = |errand: Errand| Ok(Input::Errand(errand));
    match deed {
        Deed::Kill => Ok(Input::Exit(pid()?, Term::atom("kill"))),
        Deed::Exit(reason) => Ok(Input::Exit(pid()?, reason.clone())),
        Deed::Stop(reason) => errand(Errand::Stop(pid()?, reason.clone())),
        Deed::Suspend => errand(Errand::Suspend(pid()?)),
        Deed::Resume => errand(Errand::Resume(pid()?)),
        Deed::Fill(count) => errand(Errand::Fill(pid()?, (*count).clamp(1, MOST_MESSAGES))),
        Deed::NextMessage(fault) => Ok(Input::Fault(pid()?, None, *fault)),
        Deed::Message(at, fault) => {
            let pid = pid()?;
            if *at < world.system().mailbox_len(pid) {
                Ok(Input::Fault(pid, Some(*at), *fault))
            } else {
                Err("That message has been taken meanwhile.".to_owned())
            }
        }
        Deed::Crash(crash) => {
            let pid = pid()?;
            match (
                world
                    .system()
                    .program(pid)
                    .is_some_and(|program| world.picture().design.is_ours(program)),
                crash,
            ) {
                (true, crash) => errand(Errand::Crash(pid, *crash)),
                (false, Crash::Raise) => errand(Errand::UnknownCall(pid)),
                (false, Crash::Throw | Crash::Exit | Crash::BadReturn) => Err(format!(
                    "{label} runs a module of OTP or Elixir: it can be made to raise, by a call that no clause takes, \
                         and nothing else."
                )),
            }
        }
        Deed::TerminateChild => {
            let (supervisor, child) = child_of(world, id, slot)?;
            errand(Errand::TerminateChild(supervisor, child))
        }
        Deed::RestartChild => {
            let (supervisor, child) = static_child_of(world, id, slot, "restart_child")?;
            errand(Errand::RestartChild(supervisor, child))
        }
        Deed::DeleteChild => {
            let (supervisor, child) = static_child_of(world, id, slot, "delete_child")?;
            errand(Errand::DeleteChild(supervisor, child))
        }
        Deed::FailStart(count) => {
            let name = world.picture().design.fault_name(&slot.start).ok_or_else(|| {
                match world.picture().places.parent(id) {
                    None => format!("Nobody starts {label} again, so no start of it can fail."),
                    Some(_) => format!("{label} is Elixir's own Registry: its start cannot be made to fail."),
                }
            })?;
            errand(Errand::FailStart(name, (*count).clamp(1, MOST_FAILURES)))
        }
    }
}

pub(super) fn nobody(world: &World, id: PlaceId) -> String {
    format!("Nobody lives in the place of {} now.", world.picture().places.label(id))
}

fn child_of(world: &World, id: PlaceId, slot: &Place) -> Result<(Pid, Term), String> {
    let label = world.picture().places.label(id);
    let Some(parent) = world.picture().places.parent(id) else {
        return Err(format!("No supervisor is above {label}: the shell started it."));
    };
    let parent = world.picture().places.label(parent);
    let above = above(world, id, slot).ok_or_else(|| format!("{parent}, the supervisor above, is gone itself."))?;
    match above.child {
        Some((id, _)) => Ok((above.pid, id)),
        None if above.dynamic => Err(format!(
            "{parent} knows {label} no more: a DynamicSupervisor forgets a temporary child that has ended."
        )),
        None => Err(format!("{parent} knows {label} no more: its spec was deleted.")),
    }
}

fn static_child_of(world: &World, id: PlaceId, slot: &Place, function: &str) -> Result<(Pid, Term), String> {
    let above = above(world, id, slot);
    if let Some(above) = above.filter(|above| above.dynamic) {
        return Err(format!(
            "{} is a DynamicSupervisor, which has no {function}: it keeps no spec of a child that has ended.",
            above.label
        ));
    }
    child_of(world, id, slot)
}
