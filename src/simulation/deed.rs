//! What a person can do to the process in a slot, and what that is to the system.
//!
//! Nothing here has special powers: a deed is an exit signal from the shell, an errand of a process of its own, or a
//! fault on the way of a message.

use super::Simulation;
use super::act::Act;
use super::playback::FRAME_BUDGET;
use super::slots::Slot;
use super::world::World;
use crate::otp::{ChildPid, Kind, Process};
use crate::runtime::{Atom, ExitReason, Fault, Pid, Term};
use crate::todo::{CACHE, Crash, DATABASE_WORKER, Errand, SERVER, SYSTEM};

/// The most messages that are sent at once.
pub const MOST_MESSAGES: u32 = 1_000;

/// The most starts that can be made to fail.
pub const MOST_FAILURES: u32 = 100;

/// The longest that a message can be late, in milliseconds.
pub const LONGEST_DELAY_MS: u64 = 60_000;

/// One thing to do to the process in a slot.
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
    /// The supervisor above a slot, if it is there.
    pub(super) fn above(&self, path: &str, slot: &Slot) -> Option<Above> {
        let parent = slot.parent.as_ref()?;
        let pid = self.slots.pid(parent)?;
        let program = self.system.program(pid)?;
        let label = self.slots.label(parent);
        if let Some(supervisor) = program.as_supervisor() {
            let mut children = supervisor.children();
            let child = children.find(|child| path == format!("{parent}/{}", child.spec.id));
            return Some(Above {
                pid,
                label,
                dynamic: false,
                child: child.map(|child| (child.spec.id.clone(), child.pid)),
            });
        }
        let supervisor = program.as_dynamic_supervisor()?;
        let mut children = supervisor.children();
        let child = children.find(|(child, _)| slot.generations.iter().any(|lived| lived.pid == *child));
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
    pub(super) fn act_of(&self, path: &str, deed: &Deed) -> Result<Act, String> {
        let slot = self.slots.get(path).ok_or("There is no such place.")?;
        let label = self.slots.label(path);
        let pid = || slot.pid.ok_or_else(|| self.nobody(path));
        let errand = |errand: Errand| Ok(Act::Errand(errand));
        match deed {
            Deed::Kill => Ok(Act::Signal(pid()?, Term::atom("kill"))),
            Deed::Exit(reason) => Ok(Act::Signal(pid()?, reason.clone())),
            Deed::Stop(reason) => errand(Errand::Stop(pid()?, reason.clone())),
            Deed::Suspend => errand(Errand::Suspend(pid()?)),
            Deed::Resume => errand(Errand::Resume(pid()?)),
            Deed::Fill(count) => errand(Errand::Fill(pid()?, (*count).clamp(1, MOST_MESSAGES))),
            Deed::NextMessage(fault) => Ok(Act::Fault(pid()?, None, *fault)),
            Deed::Message(at, fault) => {
                let pid = pid()?;
                if *at < self.system.mailbox_len(pid) {
                    Ok(Act::Fault(pid, Some(*at), *fault))
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
                let (supervisor, id) = self.child_of(path, slot)?;
                errand(Errand::TerminateChild(supervisor, id))
            }
            Deed::RestartChild => {
                let (supervisor, id) = self.static_child_of(path, slot, "restart_child")?;
                errand(Errand::RestartChild(supervisor, id))
            }
            Deed::DeleteChild => {
                let (supervisor, id) = self.static_child_of(path, slot, "delete_child")?;
                errand(Errand::DeleteChild(supervisor, id))
            }
            Deed::FailStart(count) => {
                let name = fault_name(slot).ok_or_else(|| match &slot.parent {
                    None => format!("Nobody starts {label} again, so no start of it can fail."),
                    Some(_) => format!("{label} is Elixir's own Registry: its start cannot be made to fail."),
                })?;
                errand(Errand::FailStart(name, (*count).clamp(1, MOST_FAILURES)))
            }
        }
    }

    pub(super) fn nobody(&self, path: &str) -> String {
        format!("Nobody lives in the place of {} now.", self.slots.label(path))
    }

    fn child_of(&self, path: &str, slot: &Slot) -> Result<(Pid, Term), String> {
        let label = self.slots.label(path);
        let Some(parent) = &slot.parent else {
            return Err(format!("No supervisor is above {label}: the shell started it."));
        };
        let parent = self.slots.label(parent);
        let above = self
            .above(path, slot)
            .ok_or_else(|| format!("{parent}, the supervisor above, is gone itself."))?;
        match above.child {
            Some((id, _)) => Ok((above.pid, id)),
            None if above.dynamic => Err(format!(
                "{parent} knows {label} no more: a DynamicSupervisor forgets a temporary child that has ended."
            )),
            None => Err(format!("{parent} knows {label} no more: its spec was deleted.")),
        }
    }

    fn static_child_of(&self, path: &str, slot: &Slot, function: &str) -> Result<(Pid, Term), String> {
        let above = self.above(path, slot);
        if let Some(above) = above.filter(|above| above.dynamic) {
            return Err(format!(
                "{} is a DynamicSupervisor, which has no {function}: it keeps no spec of a child that has ended.",
                above.label
            ));
        }
        self.child_of(path, slot)
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
fn fault_name(slot: &Slot) -> Option<Term> {
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
        CACHE | crate::todo::DATABASE => Some(Term::Atom(*module)),
        _ => None,
    }
}

impl Simulation {
    /// Does it, here and now: in the past, what came after is dropped.
    ///
    /// # Errors
    /// Why there is no such thing to do, in a sentence.
    pub fn do_to(&mut self, slot: &str, deed: &Deed) -> Result<(), String> {
        // What is shown may lag behind what has happened: who cuts a process that is gone already means the next one.
        if !self.world.is_alive(slot) && !self.playback.is_paused() {
            let mut ahead = self.world.clone();
            ahead.catch_up(FRAME_BUDGET);
            if ahead.is_alive(slot) {
                self.fork();
                self.catch_up();
            } else if deed.needs_a_process() {
                return Err(ahead.nobody(slot));
            }
        }
        let act = self.world.act_of(slot, deed)?;
        self.act(act);
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
