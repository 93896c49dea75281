//! The built-in modules that are written in Elixir, compiled when they are called first.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::code::Unit;
use super::compile::{CompileError, compile, compile_module};
use super::definition::{Attributes, Written};
use super::environment::Environment;
use super::loaded::Loaded;
use super::{library, syntax};
use crate::runtime::{Atom, OrdMap, digest_of, uncounted};

thread_local! {
    static UNITS: RefCell<BTreeMap<&'static str, Option<Rc<Unit>>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The module of that name, as far as it is written in Elixir.
pub fn unit(module: Atom) -> Option<Rc<Unit>> {
    let name = module.name();
    if let Some(known) = UNITS.with_borrow(|units| units.get(name).cloned()) {
        return known;
    }
    let source = library::source(module)?;
    // Until it is compiled, it has nothing: its own functions are found in itself.
    UNITS.with_borrow_mut(|units| units.insert(name, None));
    let compiled = uncounted(|| compiled(&source).ok().map(Rc::new));
    UNITS.with_borrow_mut(|units| units.insert(name, compiled.clone()));
    compiled
}

/// The module that has that identity.
pub fn unit_of(identity: u64) -> Option<Rc<Unit>> {
    UNITS.with_borrow(|units| units.values().flatten().find(|unit| unit.identity == identity).cloned())
}

/// Compiles a source that is one module with nothing in its body but functions and plain attributes.
fn compiled(source: &str) -> Result<Unit, CompileError> {
    let quoted =
        syntax::parse(source, "coppice", 1).map_err(|error| CompileError::new(error.line, &error.to_string()))?;
    let loaded = Loaded::default();
    let around = compile(
        &quoted,
        "coppice",
        digest_of(source),
        Environment::default(),
        &[],
        &loaded,
    )?;
    let definition = around
        .unit
        .only_module()
        .ok_or_else(|| CompileError::new(1, "the source is no module"))?;
    let defined = (0..definition.parts.len() as u32)
        .map(|part| (part, Attributes::new()))
        .collect();
    let written = Written {
        defined,
        attributes: OrdMap::new(),
        fields: None,
        docs: OrdMap::new(),
    };
    compile_module(&definition, &written, &loaded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_module_compiles() {
        for name in library::modules() {
            if let Some(source) = library::source(Atom::new(name))
                && let Err(error) = compiled(&source)
            {
                panic!("{name}: {error:?}");
            }
        }
    }
}
