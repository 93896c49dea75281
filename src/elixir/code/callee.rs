//! A function of a module as code names it, and what it was found to be.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::Unit;
use crate::elixir::effect::Effect;
use crate::elixir::fault::Fault;
use crate::runtime::{Atom, Term};

/// A function that only computes.
pub type Pure = fn(&[Term]) -> Result<Term, Fault>;

/// A function in Rust.
#[derive(Clone, Copy, Debug)]
pub enum Builtin {
    /// It only computes.
    Pure(Pure),
    /// It asks the process for something.
    Effect(Effect),
}

/// `Module.name/arity`.
#[derive(Debug)]
pub struct Callee {
    /// The module.
    pub module: Atom,
    /// The function.
    pub name: Atom,
    /// How many arguments it takes.
    pub arity: u8,
    /// What it was when it was looked up last, and after which load that was. Nothing that can be observed.
    found: RefCell<Option<(u64, FoundTarget)>>,
}

#[derive(Clone, Debug)]
enum FoundTarget {
    Builtin(Builtin),
    Function(Weak<Unit>, u32),
}

/// What is called.
#[derive(Clone, Debug)]
pub enum CallTarget {
    /// A function in Rust.
    Builtin(Builtin),
    /// The function of that number.
    Function(Rc<Unit>, u32),
}

impl Callee {
    /// One that has not been looked up.
    #[must_use]
    pub fn new(module: Atom, name: Atom, arity: u8) -> Self {
        Self {
            module,
            name,
            arity,
            found: RefCell::new(None),
        }
    }

    /// Is it that function?
    #[must_use]
    pub fn is(&self, module: Atom, name: Atom, arity: u8) -> bool {
        self.module == module && self.name == name && self.arity == arity
    }

    /// What it was after that load; `None` when it has to be looked up.
    #[must_use]
    pub fn known(&self, version: u64) -> Option<CallTarget> {
        match &*self.found.borrow() {
            Some((then, FoundTarget::Builtin(builtin))) if *then == version => Some(CallTarget::Builtin(*builtin)),
            Some((then, FoundTarget::Function(unit, at))) if *then == version => {
                Some(CallTarget::Function(unit.upgrade()?, *at))
            }
            Some(_) | None => None,
        }
    }

    /// Keeps what it is since that load.
    pub fn keep(&self, version: u64, target: &CallTarget) {
        let found = match target {
            CallTarget::Builtin(builtin) => FoundTarget::Builtin(*builtin),
            CallTarget::Function(unit, at) => FoundTarget::Function(Rc::downgrade(unit), *at),
        };
        *self.found.borrow_mut() = Some((version, found));
    }
}
