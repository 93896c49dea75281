//! The rules of the layers, on small sources.

use crate::rules::{Beside, LAYERS, Layers, pure};

fn broken(layer: &str, depth: usize, text: &str) -> Vec<String> {
    LAYERS.broken(LAYERS.named(layer).expect("a layer"), depth, text)
}

#[test]
fn the_rules_notice_each_kind_of_forbidden_import() {
    let cases = [
        ("runtime", "use crate::otp::Supervisor;", "otp"),
        ("otp", "use crate::{runtime::Pid, systems::Cache};", "systems"),
        ("otp", "fn f() { crate::systems::todo::start(); }", "systems"),
        ("systems", "use crate::{\n    ui,\n};", "ui"),
        ("storage", "use crate::runtime::Term;", "runtime"),
        ("play", "use crate::diagram::Tree;", "diagram"),
        ("diagram", "use crate::ui::App;", "ui"),
        ("diagram", "use yew::Html;", "yew"),
        ("diagram", "fn f(_: web_sys::Element) {}", "web_sys"),
        ("play", "use gloo_timers::callback::Timeout;", "gloo_timers"),
        ("runtime", "use js_sys::Math;", "js_sys"),
        ("systems", "use wasm_bindgen::JsValue;", "wasm_bindgen"),
        ("runtime", "use std::time::Instant;", "std::time"),
        ("otp", "use std::{fmt, time::Duration};", "std::time"),
        ("play", "use core::time::Duration;", "core::time"),
        ("runtime", "use std::collections::HashMap;", "HashMap"),
        ("systems", "use std::collections::{BTreeMap, HashSet};", "HashSet"),
        ("systems", "use std::fs;", "std::fs"),
        ("runtime", "pub use crate::*;", "*"),
        ("runtime", "use super::otp;", "super"),
        ("otp", "use crate::storage::Memory;", "storage"),
        ("ui", "use crate::fidelity::Trace;", "fidelity"),
        ("fidelity", "use crate::telling::World;", "telling"),
        ("storage", "use std::collections::HashMap;", "HashMap"),
    ];
    for (layer, text, culprit) in cases {
        let broken = broken(layer, 1, text);
        assert_eq!(broken.len(), 1, "{layer} with {text:?} gave {broken:?}");
        assert!(broken[0].contains(culprit), "{:?} does not name {culprit}", broken[0]);
    }
}

#[test]
fn the_rules_leave_allowed_imports_alone() {
    let cases = [
        ("otp", 1, "use crate::runtime::{Pid, Term};"),
        ("otp", 1, "fn f() { crate::tuple![1, 2]; }"),
        ("ui", 1, "use crate::{diagram, telling};\nuse yew::prelude::*;"),
        ("storage", 1, "use gloo_storage::LocalStorage;"),
        ("play", 1, "use crate::{otp::Strategy, systems::todo};"),
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
        let broken = broken(layer, depth, text);
        assert!(broken.is_empty(), "{layer} with {text:?} gave {broken:?}");
    }
}

#[test]
fn a_broken_rule_is_reported_with_its_line() {
    let broken = broken("runtime", 1, "//! Two\n//! lines.\n\nuse crate::otp;\n");
    assert_eq!(broken, ["4: runtime must not know crate::otp"]);
}

/// Three in order, one beside that looks at the first two, and one beside that knows nothing.
const HOUSE: Layers = Layers {
    order: &[pure("cellar"), pure("hall"), pure("roof")],
    beside: &[
        Beside {
            layer: pure("scales"),
            knows: &["cellar", "hall"],
            known_to: &[],
        },
        Beside {
            layer: pure("shed"),
            knows: &[],
            known_to: &["roof"],
        },
    ],
};

#[test]
fn a_layer_knows_itself_those_before_it_and_what_is_beside_for_it() {
    let known: Vec<String> = HOUSE
        .all()
        .map(|layer| {
            let known: Vec<&str> = HOUSE
                .all()
                .map(|other| other.name)
                .filter(|other| HOUSE.knows(layer.name, other))
                .collect();
            format!("{}: {}", layer.name, known.join(" "))
        })
        .collect();
    assert_eq!(
        known,
        [
            "cellar: cellar",
            "hall: cellar hall",
            "roof: cellar hall roof shed",
            "scales: cellar hall scales",
            "shed: shed",
        ]
    );
}

#[test]
fn nobody_knows_what_is_no_layer() {
    assert!(!HOUSE.knows("roof", "garden"));
    assert!(!HOUSE.knows("garden", "cellar"));
}
