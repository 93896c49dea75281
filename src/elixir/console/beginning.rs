//! How a console begins: as `iex` does, plainly, or with scripts.

use std::rc::Rc;

use super::{Console, ConsoleStage, ConsoleStyle, Script};
use crate::elixir::environment::Environment;
use crate::elixir::machine::Machine;
use crate::runtime::{Atom, Queue};

impl Default for Console {
    fn default() -> Self {
        let mut environment = Environment::default();
        environment.import(Atom::new("Elixir.IEx.Helpers"), None, Vec::new());
        Self {
            environment,
            style: ConsoleStyle::Iex,
            ..Self::plain()
        }
    }
}

impl Console {
    /// One that prints values as `inspect/1` has them, and of what is raised what it says; it has no helpers.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            environment: Environment::default(),
            bound: Vec::new(),
            number: 1,
            taken: 0,
            style: ConsoleStyle::Plain,
            machine: Machine::default(),
            doing: ConsoleStage::Reading,
            waiting: None,
            since: 0,
            later: Queue::default(),
            scripts: Vec::new(),
            script: None,
            is_loading: false,
            traps_exits: false,
            beside: None,
        }
    }

    /// One that evaluates scripts one after the other, up to the first that fails, and hears of the end of what they have
    /// started, because it traps exits.
    #[must_use]
    pub fn of_scripts(mut scripts: Vec<Script>) -> Self {
        scripts.reverse();
        Self {
            scripts,
            traps_exits: true,
            ..Self::default()
        }
    }

    /// One for a system of Rust's: it evaluates the Elixir of that system's modules first, so that their functions can be
    /// called. Their processes stay Rust's.
    #[must_use]
    pub fn beside(modules: Script) -> Self {
        Self {
            beside: Some(Rc::clone(&modules.name)),
            scripts: vec![modules],
            ..Self::default()
        }
    }
}
