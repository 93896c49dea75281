//! All functions in Rust, by module, name and arity.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{bases, dates, exceptions, floats, guards, inspecting, kernel, lists, maps, numbers, sigils, strings, texts};
use crate::elixir::code::{Builtin, Pure};
use crate::elixir::effect::Effect;
use crate::runtime::Atom;

/// The functions of a module that only compute: name, arity, function.
pub(super) type Functions = &'static [(&'static str, u8, Pure)];

/// Modules with their functions that only compute.
pub(super) type Modules = &'static [(&'static str, Functions)];

type ByName = BTreeMap<(&'static str, &'static str, u8), Builtin>;

thread_local! {
    static TABLE: OnceCell<ByName> = const { OnceCell::new() };
}

fn all() -> ByName {
    let modules = [
        guards::MODULES,
        inspecting::MODULES,
        kernel::MODULES,
        lists::MODULES,
        maps::MODULES,
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

/// The function of that name, when it is in Rust.
pub fn builtin(module: Atom, name: Atom, arity: u8) -> Option<Builtin> {
    TABLE.with(|table| {
        table
            .get_or_init(all)
            .get(&(module.name(), name.name(), arity))
            .copied()
    })
}

/// The functions of a module that are in Rust.
pub fn of_module(module: Atom) -> Vec<(&'static str, u8)> {
    TABLE.with(|table| {
        let all = table.get_or_init(all);
        let from = all.range((module.name(), "", 0)..);
        let of = from.take_while(|((of, _, _), _)| *of == module.name());
        of.map(|((_, name, arity), _)| (*name, *arity)).collect()
    })
}
