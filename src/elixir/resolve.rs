//! What is called by a name: a function of a module that is loaded, one in Rust, or one that is written in Elixir.

use std::rc::Rc;

use super::code::{CallTarget, Callee, Unit};
use super::loaded::Loaded;
use super::{library, prelude};
use crate::runtime::Atom;

/// What is called by that name; `None` when there is no such function.
pub fn find(module: Atom, name: Atom, arity: u8, loaded: &Loaded) -> Option<CallTarget> {
    if let Some(unit) = loaded.module(module) {
        let at = unit.exported(name, arity)?;
        return Some(CallTarget::Function(Rc::clone(unit), at));
    }
    if let Some(builtin) = library::builtin(module, name, arity) {
        return Some(CallTarget::Builtin(builtin));
    }
    let unit = prelude::unit(module)?;
    let at = unit.exported(name, arity)?;
    Some(CallTarget::Function(unit, at))
}

/// The same of one that code names, which is looked up once a load.
pub fn target(callee: &Callee, loaded: &Loaded) -> Option<CallTarget> {
    let version = loaded.version();
    if let Some(known) = callee.known(version) {
        return Some(known);
    }
    let target = find(callee.module, callee.name, callee.arity, loaded)?;
    callee.keep(version, &target);
    Some(target)
}

/// The unit of that identity that has closures.
pub fn unit_of(identity: u64, loaded: &Loaded) -> Option<Rc<Unit>> {
    loaded.unit(identity).or_else(|| prelude::unit_of(identity))
}
