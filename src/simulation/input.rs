//! What comes from outside, and the log of it: enough to get to any state again.

use std::collections::BTreeMap;

use crate::otp::{Process, Strategy};
use crate::runtime::{ExitReason, Fault, Millis, Pid, Record};
use crate::systems::todo::{Caller, Client, Errand, FOLDER, List, Request, Shell};
use crate::systems::{Plain, System};

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
    /// Virtual time has moved on to this.
    AdvanceTo(Millis),
}

/// A request of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
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
    /// Does it to a system that the shell of that pid started.
    pub fn apply(self, system: &mut System, shell: Pid) {
        match self {
            Self::Exit(pid, reason) => system.exit(shell, pid, reason),
            Self::Ask(Asked {
                number, list, request, ..
            }) => {
                let client = Plain::Client(Client::new(number, &list, request));
                // A refusal is an event of its own: the limit of processes is reached.
                let _ = system.spawn(Process::Plain(Box::new(client)));
            }
            Self::Errand(errand) => {
                let caller = Plain::Caller(Caller::new(errand));
                let _ = system.spawn(Process::Plain(Box::new(caller)));
            }
            // A process, or a message, that is gone by now goes wrong no more.
            Self::Fault(pid, Some(at), fault) => drop(system.fault_waiting(pid, at, fault)),
            Self::Fault(pid, None, fault) => drop(system.fault_next(pid, fault)),
            Self::AdvanceTo(to) => system.advance_to(to),
        }
    }
}

/// The seed, the root's strategy, the disk at the start, and every input with the step before which it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputLog {
    seed: u64,
    strategy: Strategy,
    lists: BTreeMap<String, List>,
    inputs: Vec<(u64, Input)>,
}

impl InputLog {
    /// The log of a system that has not started, and whose root supervisor has that strategy.
    #[must_use]
    pub fn new(lists: &BTreeMap<String, List>, strategy: Strategy) -> Self {
        Self {
            seed: 0,
            strategy,
            lists: lists.clone(),
            inputs: Vec::new(),
        }
    }

    /// The system before its first step, and its shell.
    #[must_use]
    pub fn boot(&self) -> (System, Pid) {
        let mut system = System::new(self.seed);
        // The sequence diagram shows single messages.
        system.set_record(Record::Everything);
        for (name, list) in &self.lists {
            system.put_file(&format!("{FOLDER}/{name}"), list.to_term());
        }
        let shell = Plain::Shell(Shell::new(self.strategy));
        let shell = system
            .spawn(Process::Plain(Box::new(shell)))
            .expect("the first process is below every limit");
        (system, shell)
    }

    /// The strategy of the root supervisor.
    #[must_use]
    pub fn strategy(&self) -> Strategy {
        self.strategy
    }

    /// Adds an input. Time that moves on twice in a row has moved on once.
    pub fn push(&mut self, step: u64, input: Input) {
        if let (Input::AdvanceTo(to), Some((at, Input::AdvanceTo(before)))) = (&input, self.inputs.last_mut())
            && *at == step
        {
            *before = *to;
            return;
        }
        self.inputs.push((step, input));
    }

    /// Forgets all but the first so many, and time later than that: another history begins here.
    pub(super) fn cut(&mut self, len: usize, now_ms: Millis) {
        self.inputs.truncate(len);
        if let Some((_, Input::AdvanceTo(to))) = self.inputs.last_mut() {
            *to = now_ms.min(*to);
        }
    }

    /// How many inputs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// The state after that many steps.
    #[must_use]
    pub fn replay(&self, steps: u64) -> System {
        let (mut system, shell) = self.boot();
        for (at, input) in &self.inputs {
            if *at > steps {
                break;
            }
            system.run(at - system.steps());
            input.clone().apply(&mut system, shell);
        }
        system.run(steps.saturating_sub(system.steps()));
        let _ = system.take_events();
        system
    }
}
