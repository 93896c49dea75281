//! A design is data: what is run, how it boots, and what is said about it.
//!
//! Whatever is told of a system in words of its own (what a child is called, what comes back with it, how one gets it
//! back) is asked of its design; nothing above this layer knows a module of any system.

use serde::{Deserialize, Serialize};

use super::{Code, Front, PlainCode, ServerCode, Shell, System, flat, todo};
use crate::otp::{Kind, Process, Strategy, registry};
use crate::runtime::{Pid, Term};
use crate::tuple;

/// What is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Design {
    /// The chapter's system: supervisors within supervisors.
    Nested {
        /// The strategy of `Todo.System`.
        #[serde(default, with = "by_name")]
        system: Strategy,
        /// The strategy of `Todo.Database`.
        #[serde(default, with = "by_name")]
        database: Strategy,
    },
    /// The system of the chapter before: one supervised process that starts the rest itself.
    Flat,
}

impl Default for Design {
    fn default() -> Self {
        Self::Nested {
            system: Strategy::default(),
            database: Strategy::default(),
        }
    }
}

/// A strategy is written by its name in OTP.
mod by_name {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::otp::Strategy;

    pub(super) fn serialize<S: Serializer>(strategy: &Strategy, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(strategy.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Strategy, D::Error> {
        let name = String::deserialize(deserializer)?;
        let named = Strategy::ALL.into_iter().find(|strategy| strategy.name() == name);
        named.ok_or_else(|| D::Error::custom(format!("{name:?} is no strategy")))
    }
}

impl Design {
    /// Starts it on a system whose disk is filled: the shell, which starts the rest.
    #[must_use]
    pub fn boot(&self, system: &mut System) -> Pid {
        let root = match self {
            Self::Nested { system, database } => todo::start_call(*system, *database),
            Self::Flat => flat::start_call(Strategy::default()),
        };
        system
            .spawn(Process::Plain(Box::new(PlainCode::Shell(Shell::new(root)))))
            .expect("the first process is below every limit")
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Nested { .. } => "The chapter’s tree",
            Self::Flat => "The flat tree",
        }
    }

    /// Whom its application asks for the server of a list; `None` when it has no lists.
    #[must_use]
    pub fn front(&self) -> Option<Front> {
        match self {
            Self::Nested { .. } => Some(Front::Nested),
            Self::Flat => Some(Front::Flat),
        }
    }

    /// The supervisors whose strategy can be chosen, by their paths, with what was chosen.
    #[must_use]
    pub fn strategies(&self) -> Vec<(String, Strategy)> {
        match self {
            Self::Nested { system, database } => vec![(SYSTEM.to_owned(), *system), (DATABASE.to_owned(), *database)],
            Self::Flat => Vec::new(),
        }
    }

    /// The same with that strategy of the supervisor at that path; as it is when nobody there has one to choose.
    #[must_use]
    pub fn with_strategy(&self, path: &str, strategy: Strategy) -> Self {
        match self {
            Self::Nested { database, .. } if path == SYSTEM => Self::Nested {
                system: strategy,
                database: *database,
            },
            Self::Nested { system, .. } if path == DATABASE => Self::Nested {
                system: *system,
                database: strategy,
            },
            Self::Nested { .. } | Self::Flat => self.clone(),
        }
    }

    /// What people call the child that is started by `{module, function, args}` and is told from its siblings by that.
    #[must_use]
    pub fn label(&self, start: &Term, name: &str) -> String {
        match module(start) {
            Some(todo::DATABASE_WORKER | flat::DATABASE_WORKER) => format!("worker {name}"),
            Some(registry::PARTITION) => "PIDPartition0".to_owned(),
            Some(_) | None => name.to_owned(),
        }
    }

    /// A few words more about a process.
    #[must_use]
    pub fn detail(&self, program: &Process<Code>) -> String {
        match (serves(program), held(program)) {
            (false, _) => String::new(),
            (true, None) => "loading".to_owned(),
            (true, Some(1)) => "1 entry".to_owned(),
            (true, Some(count)) => format!("{count} entries"),
        }
    }

    /// What of an old process is back in the new one that was started so, and what is not; `alone` says that it is one.
    #[must_use]
    pub fn comes_back(&self, start: &Term, alone: bool) -> &'static str {
        match module(start) {
            Some(todo::DATABASE_WORKER) => {
                "its state is what init made, its mailbox is empty; the lists are safe in storage"
            }
            Some(registry::PARTITION) => "its table begins empty: the names it held are gone",
            Some(flat::CACHE) => "its map is empty: nobody knows the to-do servers of before",
            _ if alone => "its state is what init made, not what it was",
            _ => "their state is what init made, not what it was",
        }
    }

    /// How one gets a process back that nobody starts by himself.
    #[must_use]
    pub fn asked_again(&self, start: &Term) -> Option<&'static str> {
        match module(start) {
            Some(todo::SERVER | flat::SERVER) => Some("open the list and it starts again"),
            Some(_) | None => None,
        }
    }

    /// Under what name the starts of what is started so can be made to fail; `None` where they cannot.
    #[must_use]
    pub fn fault_name(&self, start: &Term) -> Option<Term> {
        let [Term::Atom(module), _, arguments] = start.elements()? else {
            return None;
        };
        let first = || arguments.as_list()?.first();
        match module.name() {
            todo::SERVER | flat::SERVER => Some(tuple![*module, first()?.clone()]),
            todo::DATABASE_WORKER | flat::DATABASE_WORKER => {
                Some(tuple![*module, first()?.elements()?.get(1)?.clone()])
            }
            todo::CACHE | todo::DATABASE | flat::CACHE | flat::DATABASE => Some(Term::Atom(*module)),
            _ => None,
        }
    }

    /// What is still there when the application has ended.
    #[must_use]
    pub fn when_over(&self) -> &'static str {
        "the lists are safe in storage"
    }

    /// Why a list is not served whose server has ended with that, and how one gets it back. `front` says that whoever
    /// starts servers is there.
    #[must_use]
    pub fn unserved(&self, list: &str, ended: Option<&Term>, front: bool) -> String {
        let cache = match self {
            Self::Nested { .. } => "Todo.Cache",
            Self::Flat => "Flat.Cache",
        };
        if !front {
            return format!(
                "Nobody serves “{list}” now, and {cache}, which would start a process for it, is gone as well."
            );
        }
        let why = ended.map_or_else(String::new, |reason| format!(": its process ended with {reason}"));
        let because = match self {
            Self::Nested { .. } => format!("It is temporary, so {cache} does not start another by itself."),
            Self::Flat => format!("No supervisor knows it, and {cache} does not start another by itself."),
        };
        format!(
            "Nobody serves “{list}” now{why}. {because} Open the list again, and it does; the new process loads what was \
             stored."
        )
    }
}

/// Paths of the supervisors whose strategies can be chosen.
const SYSTEM: &str = "Todo.System";
const DATABASE: &str = "Todo.System/Todo.Database";

fn module(start: &Term) -> Option<&'static str> {
    match start.elements()?.first()? {
        Term::Atom(module) => Some(module.name()),
        _ => None,
    }
}

/// Is it a to-do server?
fn serves(program: &Process<Code>) -> bool {
    let server = program.as_server().map(|server| &server.kind);
    matches!(
        server,
        Some(Kind::Server(ServerCode::Todo(_) | ServerCode::FlatServer(_)))
    )
}

/// How many entries a to-do server holds; `None` while it loads, and for what is none.
#[must_use]
pub fn held(program: &Process<Code>) -> Option<usize> {
    match &program.as_server()?.kind {
        Kind::Server(ServerCode::Todo(server)) => Some(server.list()?.len()),
        Kind::Server(ServerCode::FlatServer(server)) => Some(server.list()?.len()),
        Kind::Server(_) | Kind::Supervisor(_) | Kind::DynamicSupervisor(_) | Kind::Partition(_) | Kind::Agent(_) => {
            None
        }
    }
}

/// Is it a module of a system, rather than one of OTP or Elixir?
#[must_use]
pub fn is_own_module(program: &Process<Code>) -> bool {
    let server = program.as_server().map(|server| &server.kind);
    matches!(server, Some(Kind::Server(_)))
}
