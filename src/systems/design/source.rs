//! A design as Elixir: source that compiles on a BEAM and builds the same tree there.
//!
//! The chapter's designs are their modules, with the strategies that were chosen. A tree that somebody has written down is a module
//! that starts it, with servers that count; what a worker is told to do besides (`init`, `load`, `in_init` and the like)
//! is no part of the tree, and is left out.

mod tree;

use super::Design;
use crate::otp::Strategy;
use crate::systems::{flat, todo};

/// The module of the chapter that both of its designs need.
const LIST: &str = "defmodule Todo.List do";

/// The design's modules. `Tree.start_link()`, `Todo.System.start_link()` or `Flat.System.start_link()` starts it.
#[must_use]
pub fn elixir_source(design: &Design) -> String {
    match design {
        Design::Nested { system, database } => {
            let source = with_strategy(todo::CHAPTER, "children", (*system).into());
            with_strategy(&source, "workers", (*database).into())
        }
        Design::Flat { system } => {
            let list = todo::CHAPTER.find(LIST).map_or("", |at| &todo::CHAPTER[at..]);
            let source = with_strategy(flat::SOURCE, "[Flat.Cache]", (*system).into());
            format!("{source}\n{list}")
        }
        Design::Tree(file) => tree::source(file),
        Design::Written(code) => code.source.clone(),
    }
}

/// The same with that strategy where the supervisor of those children is started.
fn with_strategy(source: &str, children: &str, strategy: Strategy) -> String {
    let start = |strategy: &str| format!("Supervisor.start_link({children}, strategy: :{strategy})");
    source.replace(&start("one_for_one"), &start(strategy.name()))
}
