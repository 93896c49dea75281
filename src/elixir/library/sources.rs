//! The modules that are written in Elixir, and what they define.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::source_text;
use crate::elixir::syntax::{self, Arguments, Head, Quoted};
use crate::runtime::{Atom, uncounted};

/// Functions: each by its name and how many arguments it takes.
pub type Names = BTreeSet<(&'static str, u8)>;

thread_local! {
    static NAMES: RefCell<BTreeMap<&'static str, Names>> = const { RefCell::new(BTreeMap::new()) };
}

/// The functions that the source of that module defines, with their arities.
pub fn functions(module: Atom) -> Vec<(&'static str, u8)> {
    // Whatever is asked for has them read.
    let _ = defines(module, module, 0);
    NAMES.with_borrow(|names| {
        let known = names.get(module.name());
        known.map(|names| names.iter().copied().collect()).unwrap_or_default()
    })
}

/// Does the source of that module define such a function?
pub fn defines(module: Atom, name: Atom, arity: u8) -> bool {
    with_names(module, |names| names.contains(&(name.name(), arity))).unwrap_or_default()
}

/// The functions that the source of that module defines.
pub fn names(module: Atom) -> Names {
    with_names(module, Names::clone).unwrap_or_default()
}

fn with_names<R>(module: Atom, read: impl FnOnce(&Names) -> R) -> Option<R> {
    if !NAMES.with_borrow(|names| names.contains_key(module.name())) {
        let source = source_text::source(module)?;
        let defined = uncounted(|| defined(&source));
        NAMES.with_borrow_mut(|names| names.insert(module.name(), defined));
    }
    NAMES.with_borrow(|names| names.get(module.name()).map(read))
}

/// The functions that a source defines with `def`.
fn defined(source: &str) -> Names {
    let mut names = Names::new();
    let Ok(module) = syntax::parse(source, "coppice", 1) else {
        return names;
    };
    let body = module.arguments_of("defmodule").and_then(|arguments| match arguments {
        [_, Quoted::List(options)] => match &**options {
            [Quoted::Pair(pair)] => Some(pair.1.clone()),
            _ => None,
        },
        _ => None,
    });
    let Some(body) = body else { return names };
    let one = [body.clone()];
    for definition in body.arguments_of("__block__").unwrap_or(&one) {
        let Some([head, ..]) = definition.arguments_of("def") else {
            continue;
        };
        let head = head.arguments_of("when").and_then(<[Quoted]>::first).unwrap_or(head);
        let Some(node) = head.as_node() else { continue };
        let Head::Name(name) = &node.head else { continue };
        let parameters: &[Quoted] = match &node.arguments {
            Arguments::Some(parameters) => parameters,
            Arguments::Variable => &[],
        };
        let optional = parameters
            .iter()
            .filter(|parameter| parameter.arguments_of("\\\\").is_some())
            .count();
        for arity in parameters.len() - optional..=parameters.len() {
            names.insert((name.name(), arity as u8));
        }
    }
    names
}
