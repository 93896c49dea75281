//! A function of a module as code names it, and what it was found to be.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::{Builtin, builtin, unit};
use crate::elixir::code::Unit;
use crate::elixir::loaded::Loaded;
use crate::runtime::Atom;

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
    found: RefCell<Option<(u64, Found)>>,
}

#[derive(Clone, Debug)]
enum Found {
    Builtin(Builtin),
    Function(Weak<Unit>, u32),
}

/// What is called.
#[derive(Clone, Debug)]
pub(in crate::elixir) enum Target {
    /// A function in Rust.
    Builtin(Builtin),
    /// The function of that number.
    Function(Rc<Unit>, u32),
}

impl Callee {
    pub(in crate::elixir) fn new(module: Atom, name: Atom, arity: u8) -> Self {
        Self {
            module,
            name,
            arity,
            found: RefCell::new(None),
        }
    }

    pub(in crate::elixir) fn is(&self, module: Atom, name: Atom, arity: u8) -> bool {
        self.module == module && self.name == name && self.arity == arity
    }

    /// What it is; `None` when there is no such function.
    pub(in crate::elixir) fn target(&self, loaded: &Loaded) -> Option<Target> {
        if let Some((version, found)) = &*self.found.borrow()
            && *version == loaded.version()
        {
            match found {
                Found::Builtin(builtin) => return Some(Target::Builtin(*builtin)),
                Found::Function(unit, at) => {
                    if let Some(unit) = unit.upgrade() {
                        return Some(Target::Function(unit, *at));
                    }
                }
            }
        }
        let target = find(self.module, self.name, self.arity, loaded)?;
        let found = match &target {
            Target::Builtin(builtin) => Found::Builtin(*builtin),
            Target::Function(unit, at) => Found::Function(Rc::downgrade(unit), *at),
        };
        *self.found.borrow_mut() = Some((loaded.version(), found));
        Some(target)
    }
}

/// What is called by that name.
pub(in crate::elixir) fn find(module: Atom, name: Atom, arity: u8, loaded: &Loaded) -> Option<Target> {
    if let Some(unit) = loaded.module(module) {
        let at = unit.exported(name, arity)?;
        return Some(Target::Function(Rc::clone(unit), at));
    }
    if let Some(builtin) = builtin(module, name, arity) {
        return Some(Target::Builtin(builtin));
    }
    let unit = unit(module)?;
    let at = unit.exported(name, arity)?;
    Some(Target::Function(unit, at))
}
