//! A design: what can be run, as data. It boots, it says which strategies it has to choose, and what is said about its
//! processes and files.
//!
//! With a seed and a disk a design is all that a run begins with, so it is written and read as JSON. Whatever speaks of
//! to-do lists asks the design: only two of the three serve any.

mod code_file;
mod facts;
mod overture;
mod source;
mod strategies;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use code_file::{CodeFile, MAX_SOURCE};
pub use overture::Overture;
use serde::{Deserialize, Serialize};
pub use source::elixir_source;
use strategies::{collect, supervisor_at};

use super::scenario::op::Op;
use super::scenario::spec;
use super::scenario::{Driver, PREFIX, Planned, TreeFile};
use super::todo::{self, FOLDER, List};
use super::{Client, Code, Front, PlainCode, Request, Shell, System, flat};
use crate::elixir::Console;
use crate::otp::{Process, StartCall, Strategy};
use crate::runtime::{Atom, Pid, Record, Term};

/// What can be run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Design {
    /// The chapter's: every process has a supervisor of its own, and names are kept by a registry.
    Nested {
        /// The strategy of `Todo.System`.
        #[serde(default)]
        system: spec::Strategy,
        /// The strategy of `Todo.Database`.
        #[serde(default)]
        database: spec::Strategy,
    },
    /// The one of the chapter before: one supervised process, which starts the others linked to itself.
    Flat {
        /// The strategy of `Flat.System`.
        #[serde(default)]
        system: spec::Strategy,
    },
    /// A tree that somebody has written down.
    Tree(Rc<TreeFile>),
    /// What somebody has written in Elixir.
    Written(Rc<CodeFile>),
}

/// The chapter’s.
impl Default for Design {
    fn default() -> Self {
        Self::nested()
    }
}

impl Design {
    /// The nested design as the chapter has it.
    #[must_use]
    pub fn nested() -> Self {
        Self::Nested {
            system: spec::Strategy::default(),
            database: spec::Strategy::default(),
        }
    }

    /// The flat design as the chapter has it.
    #[must_use]
    pub fn flat() -> Self {
        Self::Flat {
            system: spec::Strategy::default(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Nested { .. } => "Nested",
            Self::Flat { .. } => "Flat",
            Self::Tree(file) if file.name.is_empty() => &file.tree.id,
            Self::Tree(file) => &file.name,
            Self::Written(written) => &written.name,
        }
    }

    /// What its root is called: `Todo.System`.
    #[must_use]
    pub fn root(&self) -> String {
        match self {
            Self::Nested { .. } => named(todo::SYSTEM),
            Self::Flat { .. } => named(flat::SYSTEM),
            Self::Tree(file) => file.tree.id.clone(),
            Self::Written(written) => written.name.clone(),
        }
    }

    /// The system before its first step, and its shell. Everything is recorded. The disk holds those lists, by name, if
    /// lists are what the design serves.
    ///
    /// # Panics
    /// Never: one process is below every limit.
    #[must_use]
    pub fn boot(&self, seed: u64, lists: &BTreeMap<String, List>) -> (System, Pid) {
        let mut system = System::new(seed);
        // The sequence diagram shows single messages.
        system.set_record(Record::Everything);
        for (name, list) in lists.iter().filter(|_| self.serves_lists()) {
            system.put_file(&format!("{FOLDER}/{name}"), list.to_term());
        }
        let shell = system
            .spawn(Process::Plain(Rc::new(self.shell())))
            .expect("the first process is below every limit");
        (system, shell)
    }

    /// The process that starts the root.
    fn shell(&self) -> PlainCode {
        match self {
            Self::Nested { system, database } => {
                PlainCode::Shell(Shell::new(todo::start_call((*system).into(), (*database).into())))
            }
            Self::Flat { system } => PlainCode::Shell(Shell::new(flat::start_call((*system).into()))),
            Self::Tree(file) => {
                let tree = file.tree.clone();
                let start = Planned::from(Op::StartTree { tree });
                let ops = std::iter::once(start).chain(file.ops.iter().cloned());
                PlainCode::Driver(Driver::shell(ops.collect()))
            }
            Self::Written(written) => PlainCode::Console(Box::new(Console::of_scripts(written.scripts()))),
        }
    }

    /// What is planned for after the start.
    #[must_use]
    pub fn overture(&self) -> Vec<Overture> {
        let Self::Tree(file) = self else {
            return Vec::new();
        };
        let begun = Planned::begun(&file.ops).into_iter();
        let plans = begun.filter_map(|at| match file.ops.get(at)?.op {
            Op::Advance { seconds } => Some(Overture::Advance(seconds.saturating_mul(1_000))),
            // The start is number 0.
            _ => Some(Overture::Op(at + 1)),
        });
        plans.collect()
    }

    /// The strategy of every supervisor that has one to choose, by the ids on the way to it, the root's first.
    #[must_use]
    pub fn strategies(&self) -> Vec<(Vec<String>, Strategy)> {
        match self {
            Self::Nested { system, database } => vec![
                (vec![self.root()], (*system).into()),
                (vec![self.root(), named(todo::DATABASE)], (*database).into()),
            ],
            Self::Flat { system } => vec![(vec![self.root()], (*system).into())],
            Self::Tree(file) => {
                let mut found = Vec::new();
                collect(&file.tree, &[], &mut found);
                found
            }
            Self::Written(_) => Vec::new(),
        }
    }

    /// The same design with another strategy of the supervisor at that path; `None` when there is no such supervisor.
    #[must_use]
    pub fn with_strategy(&self, path: &[String], strategy: Strategy) -> Option<Self> {
        let known = self.strategies();
        let at = known.iter().position(|(known, _)| known == path)?;
        let mut design = self.clone();
        match (&mut design, at) {
            (Self::Nested { system, .. } | Self::Flat { system }, 0) => *system = strategy.into(),
            (Self::Nested { database, .. }, _) => *database = strategy.into(),
            (Self::Flat { .. } | Self::Written(_), _) => return None,
            (Self::Tree(file), _) => supervisor_at(&mut Rc::make_mut(file).tree, path)?.strategy = strategy.into(),
        }
        Some(design)
    }

    /// Whom the application asks for the server of a list; `None` where no lists are served.
    #[must_use]
    pub fn front(&self) -> Option<Front> {
        match self {
            Self::Nested { .. } => Some(Front::Nested),
            Self::Flat { .. } => Some(Front::Flat),
            Self::Tree(_) | Self::Written(_) => None,
        }
    }

    /// Does it serve to-do lists?
    #[must_use]
    pub fn serves_lists(&self) -> bool {
        self.front().is_some()
    }

    /// A process that asks a list for something; `None` where no lists are served.
    #[must_use]
    pub fn client(&self, number: i64, list: &str, request: Request) -> Option<PlainCode> {
        let client = Client::new(self.front()?, number, list, request);
        Some(PlainCode::Client(client))
    }

    /// The local name of who starts a process for a list.
    #[must_use]
    pub fn cache(&self) -> Option<Atom> {
        self.front().map(Front::cache)
    }

    /// Which list the process of that start call `{module, function, args}` serves.
    #[must_use]
    pub fn list_served<'a>(&self, start: &'a Term) -> Option<&'a str> {
        facts::list_served(start).filter(|_| self.serves_lists())
    }

    /// By what call a process was started that no supervisor has announced: its label, its key and what can be done to it
    /// follow from that. `None` when it is not known.
    #[must_use]
    pub fn start_of(&self, program: &Process<Code>) -> Option<StartCall> {
        facts::start_of(program)
    }

    /// What people call the child of that key, started by that module.
    #[must_use]
    pub fn label(&self, module: Option<&str>, key: &str) -> String {
        facts::label(module, key)
    }

    /// What a registry is called.
    #[must_use]
    pub fn registry_label(&self, name: Atom) -> String {
        match self {
            Self::Tree(_) => name.name().replacen(PREFIX, "", 1),
            Self::Nested { .. } | Self::Flat { .. } | Self::Written(_) => Term::Atom(name).to_string(),
        }
    }

    /// A few words more about a process: how many entries a to-do server holds, what a worker has counted.
    #[must_use]
    pub fn detail(&self, program: &Process<Code>) -> String {
        facts::detail(program)
    }

    /// How many entries a to-do server holds.
    #[must_use]
    pub fn held(&self, program: &Process<Code>) -> Option<usize> {
        facts::held(program)
    }

    /// The list that a file of the disk holds.
    #[must_use]
    pub fn file_name<'a>(&self, path: &'a str) -> Option<&'a str> {
        todo::list_name(path).filter(|_| self.serves_lists())
    }

    /// How many entries a file with that content holds.
    #[must_use]
    pub fn entries_in(&self, content: &Term) -> usize {
        List::from_term(content).map_or(0, |list| list.len())
    }

    /// What is said to be back when a process of that module has been restarted; `None` when there is nothing special.
    #[must_use]
    pub fn comes_back_as(&self, module: &str) -> Option<&'static str> {
        facts::comes_back_as(module)
    }

    /// How a process of that module that rests comes back, as the end of a sentence.
    #[must_use]
    pub fn asked_again(&self, module: &str) -> Option<&'static str> {
        facts::serves_a_list(module).then_some("open the list and it starts again")
    }

    /// The same as a sentence.
    #[must_use]
    pub fn how_to_ask_again(&self, module: &str) -> Option<&'static str> {
        let how = "Open the list again to start it: the new process loads what was stored.";
        facts::serves_a_list(module).then_some(how)
    }

    /// What is said when nobody serves a list: why nobody starts a process for it by itself.
    #[must_use]
    pub fn unserved(&self) -> &'static str {
        match self {
            Self::Nested { .. } => {
                "It is temporary, so Todo.Cache does not start another by itself. Open the list again, and it does; the new \
                 process loads what was stored."
            }
            Self::Flat { .. } => {
                "Flat.Cache starts a process for a list when it is asked for it. Open the list again, and it does; the new \
                 process loads what was stored."
            }
            Self::Tree(_) | Self::Written(_) => "",
        }
    }

    /// What is left when the whole system has ended, as the end of a sentence.
    #[must_use]
    pub fn when_over(&self) -> Option<&'static str> {
        self.serves_lists().then_some("the lists are safe in storage")
    }

    /// Under what name the starts of that call `{module, function, args}` can be made to fail; `None` when nobody starts it
    /// again, or when it is OTP's own.
    #[must_use]
    pub fn fault_name(&self, start: &Term) -> Option<Term> {
        facts::fault_name(start).filter(|name| match self {
            Self::Tree(file) => name.as_str() != Some(&file.tree.id),
            Self::Nested { .. } | Self::Flat { .. } => true,
            Self::Written(_) => false,
        })
    }

    /// Does it run a module of the design, rather than one of OTP's or Elixir's? Then a callback can be made to end badly.
    #[must_use]
    pub fn is_ours(&self, program: &Process<Code>) -> bool {
        facts::is_ours(program)
    }
}

/// A module as it is written: `Todo.System`.
fn named(module: &'static str) -> String {
    Term::atom(module).to_string()
}
