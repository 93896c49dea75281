//! What Elixir and OTP have that Coppice has not: so that a call of it can be told from a mistake.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{source_text, sources, table};
use crate::runtime::Atom;

/// Of modules of which there is a part here, what is not: a line of each (`tests/elixir/limits.rs` writes them).
const PARTS: &str = include_str!("limits.txt");

/// Modules of which there is nothing here.
const ABSENT: [&str; 61] = [
    "Elixir.Calendar",
    "Elixir.Calendar.ISO",
    "Elixir.Config",
    "Elixir.DateTime",
    "Elixir.GenEvent",
    "Elixir.Inspect",
    "Elixir.Inspect.Algebra",
    "Elixir.Macro",
    "Elixir.NaiveDateTime",
    "Elixir.OptionParser",
    "Elixir.Port",
    "Elixir.Protocol",
    "Elixir.Record",
    "Elixir.Regex",
    "Elixir.StringIO",
    "Elixir.Supervisor.Spec",
    "Elixir.Time",
    "Elixir.URI",
    "Elixir.Version",
    "application",
    "application_controller",
    "array",
    "atomics",
    "base64",
    "beam_lib",
    "calendar",
    "code",
    "counters",
    "dets",
    "dict",
    "digraph",
    "epp",
    "erl_eval",
    "error_logger",
    "file",
    "filelib",
    "filename",
    "gb_sets",
    "gb_trees",
    "gen_event",
    "gen_statem",
    "gen_tcp",
    "gen_udp",
    "global",
    "inet",
    "init",
    "io",
    "io_lib",
    "logger",
    "net_kernel",
    "orddict",
    "ordsets",
    "os",
    "persistent_term",
    "proc_lib",
    "proplists",
    "queue",
    "re",
    "rpc",
    "sets",
    "string",
];

type Parts = BTreeMap<&'static str, BTreeSet<(&'static str, u8)>>;

thread_local! {
    static LIMITS: OnceCell<Parts> = const { OnceCell::new() };
}

fn read() -> Parts {
    let line = |line: &'static str| {
        let (module, names) = line.split_once(':').unwrap_or((line, ""));
        let name = |name: &'static str| {
            let (name, arity) = name.rsplit_once('/')?;
            Some((name, arity.parse().ok()?))
        };
        (module, names.split(' ').filter_map(name).collect())
    };
    PARTS.lines().map(line).collect()
}

/// Is it a function that the BEAM has and Coppice has not?
pub fn is_limit(module: Atom, name: Atom, arity: u8) -> bool {
    let is_named = |parts: &Parts| {
        let names = parts.get(module.name());
        names.is_some_and(|names| names.contains(&(name.name(), arity)))
    };
    ABSENT.contains(&module.name()) || LIMITS.with(|limits| is_named(limits.get_or_init(read)))
}

/// Is it a module of Elixir or OTP?
pub fn is_known(module: Atom) -> bool {
    let is_part = LIMITS.with(|limits| limits.get_or_init(read).contains_key(module.name()));
    is_part || ABSENT.contains(&module.name()) || source_text::is_module(module)
}

/// The functions of such a module, those among them that Coppice has not.
pub fn exports(module: Atom) -> BTreeSet<(&'static str, u8)> {
    let limits = LIMITS.with(|limits| limits.get_or_init(read).get(module.name()).cloned());
    let mut names = limits.unwrap_or_default();
    names.extend(table::names(module));
    names.extend(sources::names(module));
    names
}
