//! The modules that are written in Elixir, compiled when they are called first.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::elixir::code::Unit;
use crate::elixir::compile::{Attributes, CompileError, Environment, Written, compile, compile_module};
use crate::elixir::loaded::Loaded;
use crate::elixir::syntax;
use crate::runtime::{Atom, OrdMap, digest_of};

/// The sources, by module; what would be long is in several, each written as a module of that name.
const SOURCES: &[(&str, &[&str])] = &[
    ("Elixir.Access", &[include_str!("access.ex")]),
    ("Elixir.Collectable", &[include_str!("collectable.ex")]),
    ("Elixir.Coppice", &[include_str!("coppice.ex")]),
    (
        "Elixir.Enum",
        &[
            include_str!("enum.ex"),
            include_str!("enum_order.ex"),
            include_str!("enum_parts.ex"),
        ],
    ),
    ("Elixir.Enumerable", &[include_str!("enumerable.ex")]),
    ("Elixir.Enumerable.List", &[include_str!("enumerable_list.ex")]),
    ("Elixir.Exception", &[include_str!("exception.ex")]),
    (
        "Elixir.Kernel",
        &[include_str!("kernel.ex"), include_str!("kernel_paths.ex")],
    ),
    ("Elixir.Keyword", &[include_str!("keyword.ex")]),
    ("Elixir.List", &[include_str!("list.ex")]),
    ("Elixir.Map", &[include_str!("map.ex")]),
    ("Elixir.MapSet", &[include_str!("map_set.ex")]),
    ("Elixir.Range", &[include_str!("range.ex")]),
    (
        "Elixir.Stream",
        &[include_str!("stream.ex"), include_str!("stream_made.ex")],
    ),
    ("Elixir.Tuple", &[include_str!("tuple.ex")]),
    ("lists", &[include_str!("lists.ex")]),
    ("maps", &[include_str!("maps.ex")]),
];

thread_local! {
    static UNITS: RefCell<BTreeMap<&'static str, Option<Rc<Unit>>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The module of that name, as far as it is written in Elixir.
pub fn unit(module: Atom) -> Option<Rc<Unit>> {
    let (name, sources) = SOURCES.iter().find(|(name, _)| *name == module.name())?;
    if let Some(known) = UNITS.with_borrow(|units| units.get(name).cloned()) {
        return known;
    }
    // Until it is compiled, it has nothing: its own functions are found in itself.
    UNITS.with_borrow_mut(|units| units.insert(name, None));
    let compiled = compiled(&joined(sources)).ok().map(Rc::new);
    UNITS.with_borrow_mut(|units| units.insert(name, compiled.clone()));
    compiled
}

/// The module that has that identity.
pub fn unit_of(identity: u64) -> Option<Rc<Unit>> {
    UNITS.with_borrow(|units| units.values().flatten().find(|unit| unit.identity == identity).cloned())
}

/// One source of several that each are the same module: what stands between the first line and the last `end` of each.
fn joined(sources: &[&str]) -> String {
    let mut all = String::new();
    for (at, source) in sources.iter().enumerate() {
        let (first, inside) = source.split_once('\n').unwrap_or((source, ""));
        if at == 0 {
            all.push_str(first);
            all.push('\n');
        }
        all.push_str(inside.trim_end().trim_end_matches("end"));
    }
    all + "end\n"
}

/// Compiles a source that is one module with nothing in its body but functions and plain attributes.
pub fn compiled(source: &str) -> Result<Unit, CompileError> {
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
    fn every_source_compiles() {
        for (name, sources) in SOURCES {
            if let Err(error) = compiled(&joined(sources)) {
                panic!("{name}: {error:?}");
            }
        }
    }
}
