//! A design as Elixir: source that compiles on a BEAM and builds the same tree there.
//!
//! The chapter's designs are their modules, with the strategies that were chosen. A tree that somebody has written down is a module
//! that starts it, with servers that count; what a worker is told to do besides (`init`, `load`, `in_init` and the like)
//! is no part of the tree, and is left out.

mod tree;

use std::collections::BTreeMap;

use super::Design;
use crate::otp::Strategy;
use crate::runtime::{InspectOptions, Term};
use crate::systems::todo::List;
use crate::systems::{flat, todo};

/// The module of the chapter that both of its designs need.
const LIST: &str = "defmodule Todo.List do";

/// The design's modules. `Tree.start_link()`, `Todo.System.start_link()` or `Flat.System.start_link()` starts it. Where there are
/// lists, `Todo.Lists.store()` then puts them where the servers look for them.
#[must_use]
pub fn elixir_source(design: &Design, lists: &BTreeMap<String, List>) -> String {
    let stored = |database: &str| stored(lists, database);
    match design {
        Design::Nested { system, database } => {
            let source = with_strategy(todo::CHAPTER, "children", (*system).into());
            with_strategy(&source, "workers", (*database).into()) + &stored("Todo.Database")
        }
        Design::Flat { system } => {
            let list = todo::CHAPTER.find(LIST).map_or("", |at| &todo::CHAPTER[at..]);
            let source = with_strategy(flat::SOURCE, "[Flat.Cache]", (*system).into());
            format!("{source}\n{list}{}", stored("Flat.Database"))
        }
        Design::Tree(file) => tree::source(file),
        Design::Written(code) => code.source.clone(),
    }
}

/// A module that stores the lists.
fn stored(lists: &BTreeMap<String, List>, database: &str) -> String {
    if lists.is_empty() {
        return String::new();
    }
    let whole = InspectOptions {
        limit: None,
        printable_limit: None,
        width: None,
        ..InspectOptions::default()
    };
    let list = |(name, list): (&String, &List)| {
        let (name, list) = (Term::from(name.as_str()), list.to_term());
        format!(
            "    {database}.store({}, {})\n",
            name.inspect_with(&whole),
            list.inspect_with(&whole)
        )
    };
    let lists: String = lists.iter().map(list).collect();
    format!(
        "\n# The lists as they were: `Todo.Lists.store()` once the system runs.\n\ndefmodule Todo.Lists do\n  def store do\n{lists}  end\nend\n"
    )
}

/// The same with that strategy where the supervisor of those children is started.
fn with_strategy(source: &str, children: &str, strategy: Strategy) -> String {
    let start = |strategy: &str| format!("Supervisor.start_link({children}, strategy: :{strategy})");
    source.replace(&start("one_for_one"), &start(strategy.name()))
}
