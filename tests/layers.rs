//! The layers of `src/` know only those above them, and the lower ones know neither a browser nor a clock. No two files
//! use each other, but for the knots that are listed with their reasons.
//!
//! The sources are read as tokens, not as text, so what a comment or a string says does not count. The compiler already
//! keeps the browser's crates out of native builds; this test also keeps them out of what is compiled for the browser.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "layers/circles.rs"]
mod circles;
#[path = "layers/house.rs"]
mod house;
#[path = "layers/knots.rs"]
mod knots;
#[path = "layers/module.rs"]
mod module;
#[path = "layers/rules.rs"]
mod rules;
#[path = "layers/snippets.rs"]
mod snippets;
#[path = "layers/source.rs"]
mod source;

use circles::broken_knots;
use house::House;
use knots::KNOTS;
use rules::{LAYERS, broken_rules, layer_named};

#[test]
fn every_layer_knows_only_what_it_may() {
    let mut broken = Vec::new();
    let mut read = 0;
    for (path, text) in sources() {
        let module = module_path(&path);
        let Some(layer) = layer_named(module[0]) else {
            continue;
        };
        read += 1;
        broken.extend(
            broken_rules(layer, module.len(), &text)
                .into_iter()
                .map(|what| format!("src/{path}:{what}")),
        );
    }
    assert!(
        read > LAYERS.len(),
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
        .filter(|name| !["lib", "main", "bin"].contains(name) && layer_named(name).is_none())
        .collect();
    assert!(
        strays.is_empty(),
        "no rule says what these modules may know: {strays:?}"
    );
}

#[test]
fn every_file_of_src_is_declared_and_read() {
    let sources = sources();
    let house = house(&sources);
    let unread: Vec<&str> = sources
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| *path != "main.rs" && !path.starts_with("bin/"))
        .filter(|path| !house.files().iter().any(|read| read == path))
        .collect();
    assert!(unread.is_empty(), "no module declares these files: {unread:?}");
}

#[test]
fn no_two_files_use_each_other_but_for_the_listed_knots() {
    let broken = broken_knots(&house(&sources()).uses(), KNOTS);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_rules_notice_each_kind_of_forbidden_import() {
    let cases = [
        ("runtime", "use crate::otp::Supervisor;", "otp"),
        ("otp", "use crate::{runtime::Pid, todo::Cache};", "todo"),
        ("otp", "fn f() { crate::todo::start(); }", "todo"),
        ("todo", "use crate::{\n    ui,\n};", "ui"),
        ("storage", "use crate::runtime::Term;", "runtime"),
        ("simulation", "use crate::diagram::Tree;", "diagram"),
        ("diagram", "use crate::ui::App;", "ui"),
        ("diagram", "use yew::Html;", "yew"),
        ("diagram", "fn f(_: web_sys::Element) {}", "web_sys"),
        ("simulation", "use gloo_timers::callback::Timeout;", "gloo_timers"),
        ("runtime", "use js_sys::Math;", "js_sys"),
        ("todo", "use wasm_bindgen::JsValue;", "wasm_bindgen"),
        ("runtime", "use std::time::Instant;", "std::time"),
        ("otp", "use std::{fmt, time::Duration};", "std::time"),
        ("simulation", "use core::time::Duration;", "core::time"),
        ("runtime", "use std::collections::HashMap;", "HashMap"),
        ("todo", "use std::collections::{BTreeMap, HashSet};", "HashSet"),
        ("todo", "use std::fs;", "std::fs"),
        ("runtime", "pub use crate::*;", "*"),
        ("runtime", "use super::otp;", "super"),
    ];
    for (layer, text, culprit) in cases {
        let broken = broken_rules(layer_named(layer).expect("a layer"), 1, text);
        assert_eq!(broken.len(), 1, "{layer} with {text:?} gave {broken:?}");
        assert!(broken[0].contains(culprit), "{:?} does not name {culprit}", broken[0]);
    }
}

#[test]
fn the_rules_leave_allowed_imports_alone() {
    let cases = [
        ("otp", 1, "use crate::runtime::{Pid, Term};"),
        ("otp", 1, "fn f() { crate::tuple![1, 2]; }"),
        ("ui", 1, "use crate::{diagram, simulation};\nuse yew::prelude::*;"),
        ("storage", 1, "use gloo_storage::LocalStorage;"),
        (
            "runtime",
            1,
            "// use crate::otp; and HashMap\n/* std::time /* nested */ yew */",
        ),
        (
            "runtime",
            1,
            "const T: &str = \"crate::otp\"; const R: &str = r#\"yew \" web_sys\"#; const C: char = '\"';",
        ),
        ("runtime", 1, "fn f<'a>(x: &'a str) -> &'a str { x }"),
        ("runtime", 2, "use super::Pid;"),
        ("runtime", 1, "mod tests { use super::*; }"),
        ("runtime", 1, "use std::{fmt, rc::Rc};"),
    ];
    for (layer, depth, text) in cases {
        let broken = broken_rules(layer_named(layer).expect("a layer"), depth, text);
        assert!(broken.is_empty(), "{layer} with {text:?} gave {broken:?}");
    }
}

#[test]
fn a_broken_rule_is_reported_with_its_line() {
    let broken = broken_rules(
        layer_named("runtime").expect("a layer"),
        1,
        "//! Two\n//! lines.\n\nuse crate::otp;\n",
    );
    assert_eq!(broken, ["4: runtime must not know crate::otp"]);
}

fn house(sources: &[(String, String)]) -> House {
    House::read(sources.iter().map(|(path, text)| (path.as_str(), text.as_str())))
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
