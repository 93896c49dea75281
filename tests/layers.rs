//! The layers of `src/` know only those above them, and the lower ones know neither a browser nor a clock. No two files
//! use each other, but for the knots that are listed with their reasons; and no two types have one name, but for those
//! that are listed with their meanings.
//!
//! The sources are read as tokens, not as text, so what a comment or a string says does not count. The compiler already
//! keeps the browser's crates out of native builds; this test also keeps them out of what is compiled for the browser.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "layers/circles.rs"]
mod circles;
#[path = "layers/circles_tests.rs"]
mod circles_tests;
#[path = "layers/crate_graph.rs"]
mod crate_graph;
#[path = "layers/homonyms.rs"]
mod homonyms;
#[path = "layers/knots.rs"]
mod knots;
#[path = "layers/length.rs"]
mod length;
#[path = "layers/module.rs"]
mod module;
#[path = "layers/rules.rs"]
mod rules;
#[path = "layers/rules_tests.rs"]
mod rules_tests;
#[path = "layers/source.rs"]
mod source;
#[path = "layers/words.rs"]
mod words;
#[path = "layers/words_tests.rs"]
mod words_tests;

use circles::broken_knots;
use crate_graph::CrateGraph;
use homonyms::{HOMONYMS, PRIVATE};
use knots::KNOTS;
use length::{LONG, broken_lengths};
use rules::LAYERS;
use source::tokens;
use words::broken_words;

#[test]
fn every_layer_knows_only_what_it_may() {
    let mut broken = Vec::new();
    let mut read = 0;
    for (path, text) in sources() {
        let module = module_path(&path);
        let Some(layer) = LAYERS.named(module[0]) else {
            continue;
        };
        read += 1;
        broken.extend(
            LAYERS
                .broken(layer, module.len(), &text)
                .into_iter()
                .map(|what| format!("src/{path}:{what}")),
        );
    }
    assert!(
        read > LAYERS.all().count(),
        "only {read} files were read: are the sources still in src/?"
    );
    assert!(
        broken.is_empty(),
        "a layer imports what it must not know:\n{}",
        broken.join("\n")
    );
}

#[test]
fn everything_in_src_belongs_to_a_layer() {
    let sources = sources();
    let strays: Vec<&str> = sources
        .iter()
        .map(|(path, _)| module_path(path)[0])
        .filter(|name| !["lib", "engine", "main", "bin", "parting"].contains(name) && LAYERS.named(name).is_none())
        .collect();
    assert!(
        strays.is_empty(),
        "no rule says what these modules may know: {strays:?}"
    );
}

#[test]
fn every_layer_is_there() {
    let sources = sources();
    let missing: Vec<&str> = LAYERS
        .all()
        .map(|layer| layer.name)
        .filter(|name| !sources.iter().any(|(path, _)| module_path(path) == [*name]))
        .collect();
    assert!(missing.is_empty(), "these layers are no file of src/: {missing:?}");
}

#[test]
fn every_file_of_src_is_declared_and_read() {
    let sources = sources();
    let graph = graph(&sources);
    let unread: Vec<&str> = sources
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| !["main.rs", "engine.rs"].contains(path))
        // Programs of their own.
        .filter(|path| !path.starts_with("bin/") && !path.starts_with("parting/"))
        .filter(|path| !graph.files().iter().any(|read| read == path))
        .filter(|path| !is_declared_for_tests(path, &sources))
        .collect();
    assert!(unread.is_empty(), "no module declares these files: {unread:?}");
}

/// Whether a file that the graph does not read is declared nevertheless. Then that is under `#[cfg(test)]`: in what the
/// graph reads, or in a file of tests, which must be declared in turn.
fn is_declared_for_tests(path: &str, sources: &[(String, String)]) -> bool {
    let Some((parent, name)) = path.trim_end_matches(".rs").rsplit_once('/') else {
        return false;
    };
    let parent = format!("{parent}.rs");
    let Some((_, text)) = sources.iter().find(|(path, _)| *path == parent) else {
        return false;
    };
    let tokens: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
    tokens.windows(3).any(|three| three == ["mod", name, ";"])
}

#[test]
fn no_two_files_use_each_other_but_for_the_listed_knots() {
    let broken = broken_knots(&graph(&sources()).uses(), KNOTS);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_word_means_one_thing_but_for_the_listed_names() {
    let broken = broken_words(&graph(&sources()), HOMONYMS, PRIVATE);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_file_is_short_or_says_why_it_is_not() {
    let sources = sources();
    let files = sources.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let broken = broken_lengths(files, LONG);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The two packages as one: what runs is known by the same names in the one that shows it.
fn graph(sources: &[(String, String)]) -> CrateGraph {
    let root = |name: &str| {
        sources
            .iter()
            .find(|(path, _)| path == name)
            .map_or("", |(_, text)| text)
    };
    let roots = [root("engine.rs"), root("lib.rs")].concat();
    let others = sources.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let others = others.filter(|(path, _)| !["engine.rs", "lib.rs"].contains(path));
    CrateGraph::read(others.chain([("lib.rs", roots.as_str())]))
}

/// All of `src/`: each file's path in it, and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |file: &PathBuf| {
        let path = file.strip_prefix(&root).expect("the file was found under the root");
        let text = fs::read_to_string(file).expect("a source file is readable text");
        (path.display().to_string(), text)
    };
    rust_files(&root).iter().map(read).collect()
}

/// `otp/supervisor/restart.rs` is the module `otp`, `supervisor`, `restart`.
fn module_path(file: &str) -> Vec<&str> {
    file.trim_end_matches(".rs").split('/').collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources is readable") {
        let path = entry.expect("a folder entry is readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
