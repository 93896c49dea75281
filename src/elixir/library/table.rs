//! All functions in Rust, by module, name and arity.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{
    bases, dates, enumerating, exceptions, floats, guards, kernel, keyed, list_conversions, lists, maps, numbers,
    paths, sigils, strings, texts,
};
use crate::elixir::code::Builtin;
use crate::elixir::effect::Effect;
use crate::runtime::Atom;

type ByName = BTreeMap<(&'static str, &'static str, u8), Builtin>;

thread_local! {
    static TABLE: OnceCell<ByName> = const { OnceCell::new() };
}

fn all() -> ByName {
    let modules = [
        guards::MODULES,
        kernel::MODULES,
        lists::MODULES,
        list_conversions::MODULES,
        keyed::MODULES,
        enumerating::MODULES,
        maps::MODULES,
        paths::MODULES,
        numbers::MODULES,
        strings::MODULES,
        bases::MODULES,
        dates::MODULES,
        sigils::MODULES,
        floats::MODULES,
        texts::MODULES,
        exceptions::MODULES,
    ]
    .concat();
    let mut table = ByName::new();
    for (module, functions) in modules {
        for (name, arity, function) in functions {
            table.insert((module, name, *arity), Builtin::Pure(*function));
        }
    }
    for (module, name, arity, effect) in Effect::ALL {
        table.insert((*module, *name, *arity), Builtin::Effect(*effect));
    }
    table
}

/// Everything that is in Rust: module, name, arity.
pub fn all_names() -> Vec<(&'static str, &'static str, u8)> {
    TABLE.with(|table| table.get_or_init(all).keys().copied().collect())
}

/// The functions of a module that are in Rust.
pub fn names(module: Atom) -> Vec<(&'static str, u8)> {
    let of =
        |(other, name, arity): &(&'static str, &'static str, u8)| (*other == module.name()).then_some((*name, *arity));
    TABLE.with(|table| table.get_or_init(all).keys().filter_map(of).collect())
}

/// The function of that name, when it is in Rust.
pub fn builtin(module: Atom, name: Atom, arity: u8) -> Option<Builtin> {
    TABLE.with(|table| {
        table
            .get_or_init(all)
            .get(&(module.name(), name.name(), arity))
            .copied()
    })
}
