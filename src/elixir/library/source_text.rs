//! The source of the built-in modules that are written in Elixir.
//!
//! A page is not kept waiting for what only evaluated code needs: there it is one file, which is fetched when it is needed
//! first. Everywhere else it is compiled in.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::runtime::Atom;

/// All of it: the files in the order of their names.
const TEXT: &str = concat!(
    include_str!("access.ex"),
    include_str!("agent.ex"),
    include_str!("application.ex"),
    include_str!("base.ex"),
    include_str!("code.ex"),
    include_str!("collectable.ex"),
    include_str!("coppice.ex"),
    include_str!("date.ex"),
    include_str!("dynamic_supervisor.ex"),
    include_str!("enum.ex"),
    include_str!("enum_order.ex"),
    include_str!("enum_parts.ex"),
    include_str!("enum_random.ex"),
    include_str!("enumerable.ex"),
    include_str!("enumerable_list.ex"),
    include_str!("erlang.ex"),
    include_str!("ets.ex"),
    include_str!("exception.ex"),
    include_str!("file.ex"),
    include_str!("float.ex"),
    include_str!("function.ex"),
    include_str!("gen_server.ex"),
    include_str!("iex.ex"),
    include_str!("iex_evaluator.ex"),
    include_str!("iex_helpers.ex"),
    include_str!("integer.ex"),
    include_str!("io.ex"),
    include_str!("kernel.ex"),
    include_str!("kernel_paths.ex"),
    include_str!("keyword.ex"),
    include_str!("list.ex"),
    include_str!("lists.ex"),
    include_str!("logger.ex"),
    include_str!("map.ex"),
    include_str!("map_set.ex"),
    include_str!("maps.ex"),
    include_str!("module.ex"),
    include_str!("node.ex"),
    include_str!("partition_supervisor.ex"),
    include_str!("path.ex"),
    include_str!("process.ex"),
    include_str!("range.ex"),
    include_str!("registry.ex"),
    include_str!("stream.ex"),
    include_str!("stream_made.ex"),
    include_str!("string.ex"),
    include_str!("string_parts.ex"),
    include_str!("supervisor.ex"),
    include_str!("sys.ex"),
    include_str!("system.ex"),
    include_str!("task.ex"),
    include_str!("task_supervised.ex"),
    include_str!("task_supervisor.ex"),
    include_str!("timer.ex"),
    include_str!("tuple.ex"),
    include_str!("unicode.ex"),
);

/// What tells one text from another: FNV-1a, 64 bits (Fowler, Noll, Vo).
pub const VERSION: u64 = version(TEXT);

const fn version(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut at, mut hash) = (0, 0xcbf2_9ce4_8422_2325);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// The sources of each module, by its name as an atom; what would be long is in several files, each written as a module of
/// that name.
type Sources = BTreeMap<Atom, Vec<&'static str>>;

thread_local! {
    static SOURCES: OnceCell<Sources> = const { OnceCell::new() };
}

/// Is it there? Where it is not, built-in modules have only those functions that are no Elixir, and nothing should be
/// evaluated.
#[must_use]
pub fn is_here() -> bool {
    cfg!(any(test, feature = "library")) || SOURCES.with(|sources| sources.get().is_some())
}

/// Takes it in, where it is not compiled in. What has been taken in before stays.
///
/// # Errors
/// When the text is another than this one was built with.
pub fn provide(text: String) -> Result<(), String> {
    if version(&text) != VERSION {
        return Err("it is of another version than the page: load the page again".to_owned());
    }
    SOURCES.with(|sources| {
        sources.get_or_init(|| read(text.leak()));
    });
    Ok(())
}

/// Every file begins with the line that begins its module.
fn read(text: &'static str) -> Sources {
    let mut sources = Sources::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find("\ndefmodule ").map_or(rest.len(), |end| end + 1);
        let (source, behind) = rest.split_at(end);
        let name = source.split(' ').nth(1).unwrap_or_default();
        let name = match name.strip_prefix(':') {
            Some(erlang) => Atom::new(erlang),
            None => Atom::new(format!("Elixir.{name}").leak()),
        };
        sources.entry(name).or_default().push(source);
        rest = behind;
    }
    sources
}

fn with<R>(look: impl FnOnce(&Sources) -> R) -> R {
    SOURCES.with(|sources| {
        #[cfg(any(test, feature = "library"))]
        return look(sources.get_or_init(|| read(TEXT)));
        #[cfg(not(any(test, feature = "library")))]
        return look(sources.get().unwrap_or(const { &Sources::new() }));
    })
}

/// The source of that module, several files as one.
pub fn source(module: Atom) -> Option<String> {
    with(|sources| sources.get(&module).map(|sources| joined(sources)))
}

/// Is there such a module?
pub fn is_module(module: Atom) -> bool {
    with(|sources| sources.contains_key(&module))
}

/// The names of all modules, as atoms are called.
pub fn modules() -> Vec<&'static str> {
    with(|sources| sources.keys().map(|module| module.name()).collect())
}

/// One source of several that each are the same module: what stands between the first line and the last `end` of each.
fn joined(sources: &[&str]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_begins_with_its_module_and_no_other_begins_in_it() {
        let modules = with(|sources| sources.values().map(Vec::len).sum::<usize>());
        assert_eq!(
            modules,
            TEXT.lines().filter(|line| line.starts_with("defmodule ")).count()
        );
        assert!(modules > 40, "{modules}");
    }
}
