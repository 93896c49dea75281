//! What comes from outside: how a system starts, and what is done to it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::elixir;
use crate::otp::Process;
use crate::runtime::{ExitReason, Fault, Message, Millis, Pid, Term};
use crate::systems::todo::List;
use crate::systems::{
    Caller, Client, CodeFile, Design, Errand, Front, Overture, PlainCode, Request, System, console_beside,
};

/// One thing that comes from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// An exit signal from the shell.
    Exit(Pid, ExitReason),
    /// A request of the application.
    Ask(Asked),
    /// A process is spawned that asks another for something.
    Errand(Errand),
    /// A message goes wrong on its way: the one at that index of a mailbox, else the next to the process.
    Fault(Pid, Option<usize>, Fault),
    /// The console is given Elixir to evaluate; one that is gone, or was never there, is started for it.
    Evaluate(Rc<str>),
    /// The console likewise loads a file.
    Load(Rc<CodeFile>),
    /// The console is killed, whatever it evaluates.
    StopConsole,
    /// What the design has planned for after its start.
    Overture(Overture),
    /// Virtual time has moved on to this.
    AdvanceTo(Millis),
}

/// A request of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whom the application asks for the list's server.
    pub front: Front,
    /// Its number, which its answer carries.
    pub number: i64,
    /// The list that is asked.
    pub list: String,
    /// For what.
    pub request: Request,
    /// Is the list shown from then on?
    pub opens: bool,
}

impl Input {
    /// Does it to a system that the shell of that pid started; `console` is its console, once there is one.
    pub fn apply(self, system: &mut System, shell: Pid, console: &mut Option<Pid>) {
        match self {
            Self::Exit(pid, reason) => system.exit(shell, pid, reason),
            Self::Ask(Asked {
                front,
                number,
                list,
                request,
                opens: _,
            }) => {
                let client = PlainCode::Client(Client::new(front, number, &list, request));
                // A refusal is an event of its own: the limit of processes is reached.
                let _ = system.spawn(Process::Plain(Rc::new(client)));
            }
            Self::Errand(errand) => {
                let caller = PlainCode::Caller(Caller::new(errand));
                let _ = system.spawn(Process::Plain(Rc::new(caller)));
            }
            // A process, or a message, that is gone by now goes wrong no more.
            Self::Fault(pid, Some(at), fault) => drop(system.fault_waiting(pid, at, fault)),
            Self::Fault(pid, None, fault) => drop(system.fault_next(pid, fault)),
            Self::Evaluate(source) => give(elixir::input(&source), system, shell, console),
            Self::Load(file) => give(elixir::file_input(&file.name, &file.source), system, shell, console),
            Self::StopConsole => {
                if let Some(console) = *console {
                    system.exit(shell, console, Term::atom("kill"));
                }
            }
            Self::Overture(planned) => planned.apply(system, shell),
            Self::AdvanceTo(to) => system.advance_to(to),
        }
    }
}

/// Sends input to the console; one that is gone, or was never there, is started first.
fn give(input: Term, system: &mut System, shell: Pid, console: &mut Option<Pid>) {
    *console = console.filter(|console| system.is_alive(*console)).or_else(|| {
        let console = console_beside(system.program(shell));
        system.spawn(Process::Plain(Rc::new(console)))
    });
    if let Some(console) = *console {
        system.send(shell, console, Message::Term(input));
    }
}

/// How a system starts: what is run, on what disk, with what seed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Where chance begins.
    pub seed: u64,
    /// What is run.
    pub design: Design,
    /// The lists on the disk, by name.
    pub lists: BTreeMap<String, List>,
}

impl Beginning {
    /// The system before its first step, and its shell.
    #[must_use]
    pub fn boot(&self) -> (System, Pid) {
        self.design.boot(self.seed, &self.lists)
    }
}
