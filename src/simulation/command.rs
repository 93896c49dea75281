//! What a person can do, named by place, and what that is to the system: an input, named by pid.
//!
//! A command can be kept, and done to another system that has such a place. Nothing here has special powers: what is done
//! to a process is an exit signal from the shell, an errand of a process of its own, or a
//! fault on the way of a message.

use super::Simulation;
use super::input::Input;
use super::places::{Place, PlaceId};
use super::playback::FRAME_BUDGET;
use super::world::World;
use crate::otp::{ChildPid, Kind, Process};
use crate::runtime::{Atom, ExitReason, Fault, Pid, Term};
use crate::systems::todo::{self, CACHE, Crash, DATABASE_WORKER, Errand, SERVER, SYSTEM};

/// What is said of a path that leads nowhere.
pub(super) const NO_PLACE: &str = "There is no such place.";

/// The most messages that are sent at once.
pub const MOST_MESSAGES: u32 = 1_000;

/// The most starts that can be made to fail.
pub const MOST_FAILURES: u32 = 100;

/// The longest that a message can be late, in milliseconds.
pub const LONGEST_DELAY_MS: u64 = 60_000;

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Something was done to the process at that path.
    Do(String, Deed),
    /// A list was asked for something.
    Ask(String, todo::Request),
    /// A list was opened.
    Open(String),
}

/// One thing to do to a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// `Process.exit(pid, :kill)`.
    Kill,
    /// `Process.exit(pid, reason)`.
    Exit(ExitReason),
    /// A callback ends badly.
    Crash(Crash),
    /// `GenServer.stop(pid, reason)`.
    Stop(ExitReason),
    /// `Supervisor.terminate_child(supervisor, id)`.
    TerminateChild,
    /// `Supervisor.restart_child(supervisor, id)`.
    RestartChild,
    /// `Supervisor.delete_child(supervisor, id)`.
    DeleteChild,
    /// `:sys.suspend(pid)`.
    Suspend,
    /// `:sys.resume(pid)`.
    Resume,
    /// So many messages that nobody expects.
    Fill(u32),
    /// The next message to it goes wrong.
    NextMessage(Fault),
    /// The message at that index of its mailbox goes wrong.
    Message(usize, Fault),
    /// Its next so many starts fail.
    FailStart(u32),
}

impl Deed {
    /// Is it done to a process, rather than to a child that may have none?
    pub(super) fn needs_a_process(&self) -> bool {
        match self {
            Self::Kill
            | Self::Exit(_)
            | Self::Crash(_)
            | Self::Stop(_)
            | Self::Suspend
            | Self::Resume
            | Self::Fill(_)
            | Self::NextMessage(_)
            | Self::Message(..) => true,
            Self::TerminateChild | Self::RestartChild | Self::DeleteChild | Self::FailStart(_) => false,
        }
    }
}

/// What the supervisor above knows of the child in a slot.
pub(super) struct Above {
    pub(super) pid: Pid,
    pub(super) label: String,
    pub(super) dynamic: bool,
    /// The child's id and what became of it; `None` when the supervisor knows no such child.
    pub(super) child: Option<(Term, ChildPid)>,
}

impl World {
    /// The supervisor above a place, if it is there.
    pub(super) fn above(&self, id: PlaceId, place: &Place) -> Option<Above> {
        let parent = self.places.parent(id)?;
        let pid = self.places.pid(parent)?;
        let program = self.system.program(pid)?;
        let label = self.places.label(parent);
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

    /// What a deed is to the system now.
    ///
    /// # Errors
    /// Why there is no such thing to do, in a sentence.
    pub(super) fn input_of(&self, id: PlaceId, deed: &Deed) -> Result<Input, String> {
        let slot = self.places.get(id).ok_or(NO_PLACE)?;
        let label = self.places.label(id);
        let pid = || slot.pid.ok_or_else(|| self.nobody(id));
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
                if *at < self.system.mailbox_len(pid) {
                    Ok(Input::Fault(pid, Some(*at), *fault))
                } else {
                    Err("That message has been taken meanwhile.".to_owned())
                }
            }
            Deed::Crash(crash) => {
                let pid = pid()?;
                match (self.is_todo_module(pid), crash) {
                    (true, crash) => errand(Errand::Crash(pid, *crash)),
                    (false, Crash::Raise) => errand(Errand::UnknownCall(pid)),
                    (false, Crash::Throw | Crash::Exit | Crash::BadReturn) => Err(format!(
                        "{label} runs a module of OTP or Elixir: it can be made to raise, by a call that no clause takes, \
                         and nothing else."
                    )),
                }
            }
            Deed::TerminateChild => {
                let (supervisor, child) = self.child_of(id, slot)?;
                errand(Errand::TerminateChild(supervisor, child))
            }
            Deed::RestartChild => {
                let (supervisor, child) = self.static_child_of(id, slot, "restart_child")?;
                errand(Errand::RestartChild(supervisor, child))
            }
            Deed::DeleteChild => {
                let (supervisor, child) = self.static_child_of(id, slot, "delete_child")?;
                errand(Errand::DeleteChild(supervisor, child))
            }
            Deed::FailStart(count) => {
                let name = fault_name(slot).ok_or_else(|| match self.places.parent(id) {
                    None => format!("Nobody starts {label} again, so no start of it can fail."),
                    Some(_) => format!("{label} is Elixir's own Registry: its start cannot be made to fail."),
                })?;
                errand(Errand::FailStart(name, (*count).clamp(1, MOST_FAILURES)))
            }
        }
    }

    pub(super) fn nobody(&self, id: PlaceId) -> String {
        format!("Nobody lives in the place of {} now.", self.places.label(id))
    }

    fn child_of(&self, id: PlaceId, slot: &Place) -> Result<(Pid, Term), String> {
        let label = self.places.label(id);
        let Some(parent) = self.places.parent(id) else {
            return Err(format!("No supervisor is above {label}: the shell started it."));
        };
        let parent = self.places.label(parent);
        let above = self
            .above(id, slot)
            .ok_or_else(|| format!("{parent}, the supervisor above, is gone itself."))?;
        match above.child {
            Some((id, _)) => Ok((above.pid, id)),
            None if above.dynamic => Err(format!(
                "{parent} knows {label} no more: a DynamicSupervisor forgets a temporary child that has ended."
            )),
            None => Err(format!("{parent} knows {label} no more: its spec was deleted.")),
        }
    }

    fn static_child_of(&self, id: PlaceId, slot: &Place, function: &str) -> Result<(Pid, Term), String> {
        let above = self.above(id, slot);
        if let Some(above) = above.filter(|above| above.dynamic) {
            return Err(format!(
                "{} is a DynamicSupervisor, which has no {function}: it keeps no spec of a child that has ended.",
                above.label
            ));
        }
        self.child_of(id, slot)
    }

    fn is_todo_module(&self, pid: Pid) -> bool {
        let server = self.system.program(pid).and_then(Process::as_server);
        server.is_some_and(|server| match server.kind {
            Kind::Server(_) => true,
            Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => false,
        })
    }
}

/// Under what name the starts of what lives in a slot can be made to fail: its name in the registry, or its module.
fn fault_name(slot: &Place) -> Option<Term> {
    let [Term::Atom(module), _, Term::List(arguments)] = slot.start.elements()? else {
        return None;
    };
    match module.name() {
        SERVER => Some(crate::tuple![Atom::new(SERVER), arguments.first()?.clone()]),
        DATABASE_WORKER => {
            let id = arguments.first()?.elements()?.get(1)?.clone();
            Some(crate::tuple![Atom::new(DATABASE_WORKER), id])
        }
        SYSTEM => None,
        CACHE | crate::systems::todo::DATABASE => Some(Term::Atom(*module)),
        _ => None,
    }
}

impl Simulation {
    /// Does it, here and now: in the past, what came after is left as another branch.
    ///
    /// # Errors
    /// Why there is no such thing to do, in a sentence.
    pub fn do_to(&mut self, path: &str, deed: &Deed) -> Result<(), String> {
        let mut place = self.world.places.at(path);
        // What is shown may lag behind what has happened: who cuts a process that is gone already means the next one.
        if !place.is_some_and(|place| self.world.is_alive(place)) && !self.playback.is_paused() {
            let mut ahead = self.world.clone();
            ahead.catch_up(FRAME_BUDGET);
            let next = ahead.places.at(path);
            if next.is_some_and(|next| ahead.is_alive(next)) {
                self.fork();
                self.catch_up();
                place = next;
            } else if deed.needs_a_process() {
                return Err(next.map_or_else(|| NO_PLACE.to_owned(), |next| ahead.nobody(next)));
            }
        }
        let place = place.ok_or(NO_PLACE)?;
        let input = self.world.input_of(place, deed)?;
        self.act(Command::Do(path.to_owned(), deed.clone()), input);
        Ok(())
    }

    /// Sends an exit signal `:kill` to the process in a slot, if there is one.
    pub fn kill(&mut self, slot: &str) {
        // One that is gone cannot be killed, and nothing is to be said about that.
        let _ = self.do_to(slot, &Deed::Kill);
    }

    /// Sends an exit signal with a reason as a person types it: `normal`, `:boom`, `{:shutdown, :x}`.
    ///
    /// # Errors
    /// What is wrong with the reason, and where.
    pub fn exit(&mut self, slot: &str, reason: &str) -> Result<(), String> {
        let reason = super::reason::parse(reason).map_err(|misread| misread.to_string())?;
        let _ = self.do_to(slot, &Deed::Exit(reason));
        Ok(())
    }
}
