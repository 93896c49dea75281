//! The modules that are written in Elixir, and what they define.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::elixir::syntax::{self, Arguments, Head, Quoted};
use crate::runtime::{Atom, uncounted};

/// The sources, by module; what would be long is in several, each written as a module of that name.
pub const SOURCES: &[(&str, &[&str])] = &[
    ("Elixir.Application", &[include_str!("application.ex")]),
    ("Elixir.Access", &[include_str!("access.ex")]),
    ("Elixir.Agent", &[include_str!("agent.ex")]),
    ("Elixir.Collectable", &[include_str!("collectable.ex")]),
    ("Elixir.Coppice", &[include_str!("coppice.ex")]),
    ("Elixir.DynamicSupervisor", &[include_str!("dynamic_supervisor.ex")]),
    (
        "Elixir.Enum",
        &[
            include_str!("enum.ex"),
            include_str!("enum_order.ex"),
            include_str!("enum_parts.ex"),
            include_str!("enum_random.ex"),
        ],
    ),
    ("Elixir.Enumerable", &[include_str!("enumerable.ex")]),
    ("Elixir.Enumerable.List", &[include_str!("enumerable_list.ex")]),
    ("Elixir.Exception", &[include_str!("exception.ex")]),
    ("Elixir.File", &[include_str!("file.ex")]),
    (
        "Elixir.Kernel",
        &[include_str!("kernel.ex"), include_str!("kernel_paths.ex")],
    ),
    ("Elixir.Code", &[include_str!("code.ex")]),
    ("Elixir.GenServer", &[include_str!("gen_server.ex")]),
    ("Elixir.Node", &[include_str!("node.ex")]),
    ("Elixir.IEx", &[include_str!("iex.ex")]),
    ("Elixir.IEx.Evaluator", &[include_str!("iex_evaluator.ex")]),
    ("Elixir.IEx.Helpers", &[include_str!("iex_helpers.ex")]),
    ("Elixir.IO", &[include_str!("io.ex")]),
    ("Elixir.Keyword", &[include_str!("keyword.ex")]),
    ("Elixir.List", &[include_str!("list.ex")]),
    ("Elixir.Logger", &[include_str!("logger.ex")]),
    ("Elixir.Map", &[include_str!("map.ex")]),
    ("Elixir.MapSet", &[include_str!("map_set.ex")]),
    ("Elixir.PartitionSupervisor", &[include_str!("partition_supervisor.ex")]),
    ("Elixir.Path", &[include_str!("path.ex")]),
    ("Elixir.Process", &[include_str!("process.ex")]),
    ("Elixir.Range", &[include_str!("range.ex")]),
    ("Elixir.Registry", &[include_str!("registry.ex")]),
    (
        "Elixir.Stream",
        &[include_str!("stream.ex"), include_str!("stream_made.ex")],
    ),
    ("Elixir.Supervisor", &[include_str!("supervisor.ex")]),
    ("Elixir.System", &[include_str!("system.ex")]),
    ("Elixir.Task", &[include_str!("task.ex")]),
    ("Elixir.Task.Supervised", &[include_str!("task_supervised.ex")]),
    ("Elixir.Task.Supervisor", &[include_str!("task_supervisor.ex")]),
    ("Elixir.Tuple", &[include_str!("tuple.ex")]),
    ("ets", &[include_str!("ets.ex")]),
    ("erlang", &[include_str!("erlang.ex")]),
    ("lists", &[include_str!("lists.ex")]),
    ("sys", &[include_str!("sys.ex")]),
    ("timer", &[include_str!("timer.ex")]),
    ("maps", &[include_str!("maps.ex")]),
    ("Elixir.Base", &[include_str!("base.ex")]),
    ("Elixir.Date", &[include_str!("date.ex")]),
    ("Elixir.Float", &[include_str!("float.ex")]),
    ("Elixir.Function", &[include_str!("function.ex")]),
    ("Elixir.Integer", &[include_str!("integer.ex")]),
    ("Elixir.Module", &[include_str!("module.ex")]),
    (
        "Elixir.String",
        &[include_str!("string.ex"), include_str!("string_parts.ex")],
    ),
];

/// Functions: each by its name and how many arguments it takes.
pub type Names = BTreeSet<(&'static str, u8)>;

thread_local! {
    static NAMES: RefCell<BTreeMap<&'static str, Names>> = const { RefCell::new(BTreeMap::new()) };
}

/// The sources of that module.
pub fn sources(module: Atom) -> Option<(&'static str, &'static [&'static str])> {
    SOURCES.iter().find(|(name, _)| *name == module.name()).copied()
}

/// One source of several that each are the same module: what stands between the first line and the last `end` of each.
pub fn joined(sources: &[&str]) -> String {
    let mut all = String::new();
    for source in sources {
        let (first, inside) = source.split_once('\n').unwrap_or((source, ""));
        if all.is_empty() {
            all.push_str(first);
            all.push('\n');
        }
        all.push_str(inside.trim_end().trim_end_matches("end"));
    }
    all + "end\n"
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
    let (module, sources) = sources(module)?;
    if !NAMES.with_borrow(|names| names.contains_key(module)) {
        let defined = uncounted(|| defined(&joined(sources)));
        NAMES.with_borrow_mut(|names| names.insert(module, defined));
    }
    NAMES.with_borrow(|names| names.get(module).map(read))
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
