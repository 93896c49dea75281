//! What each layer may know.

use crate::source::{Token, imports, tokens};

pub struct Layer {
    pub name: &'static str,
    /// The layers it may import.
    knows: &'static [&'static str],
    /// Crates and types that it must not mention.
    never: &'static [&'static [&'static str]],
    /// Modules of the standard library that it must not import.
    never_std: &'static [&'static str],
}

/// The crates that are a browser.
const BROWSER: &[&str] = &[
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
    "gloo_timers",
];
/// The collections whose order is random.
const CHANCE: &[&str] = &["HashMap", "HashSet"];
/// What the outside world looks like from the standard library.
const OUTSIDE: &[&str] = &["time", "thread", "fs", "net", "env", "io", "process"];

/// Macros live at the root of the crate, whichever layer defines them; these are the runtime's.
const ROOT_MACROS: &[&str] = &["tuple", "digest"];

pub const LAYERS: &[Layer] = &[
    Layer {
        name: "runtime",
        knows: &["runtime"],
        never: &[BROWSER, CHANCE],
        never_std: OUTSIDE,
    },
    Layer {
        name: "otp",
        knows: &["runtime", "otp"],
        never: &[BROWSER, CHANCE],
        never_std: OUTSIDE,
    },
    Layer {
        name: "todo",
        knows: &["runtime", "otp", "todo"],
        never: &[BROWSER, CHANCE],
        never_std: OUTSIDE,
    },
    Layer {
        name: "storage",
        knows: &["storage"],
        never: &[&["yew"]],
        never_std: OUTSIDE,
    },
    Layer {
        name: "simulation",
        knows: &["runtime", "otp", "todo", "storage", "simulation"],
        never: &[BROWSER, CHANCE],
        never_std: OUTSIDE,
    },
    Layer {
        name: "diagram",
        knows: &["runtime", "otp", "todo", "simulation", "diagram"],
        never: &[BROWSER],
        never_std: OUTSIDE,
    },
    Layer {
        name: "ui",
        knows: &["runtime", "otp", "todo", "storage", "simulation", "diagram", "ui"],
        never: &[],
        never_std: &[],
    },
];

pub fn layer_named(name: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == name)
}

/// What a source text of this layer imports against the rules, each with its line. `depth` is how many modules deep the
/// text is: 1 for `otp.rs`, 2 for `otp/registry.rs`.
pub fn broken_rules(layer: &Layer, depth: usize, text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut broken: Vec<(usize, String)> = Vec::new();
    for Token { text, line } in &tokens {
        if layer.never.iter().any(|names| names.contains(&text.as_str())) {
            broken.push((*line, text.clone()));
        }
    }
    for import in imports(&tokens) {
        let allowed = match import.root.as_str() {
            "crate" => layer.knows.contains(&import.name.as_str()) || ROOT_MACROS.contains(&import.name.as_str()),
            "std" | "core" => !layer.never_std.contains(&import.name.as_str()),
            // A chain of `super` that leaves the layer could reach any other.
            "super" => import.supers < depth + import.inline_depth,
            _ => true,
        };
        if !allowed {
            broken.push((import.line, format!("{}::{}", import.root, import.name)));
        }
    }
    broken.sort();
    broken.dedup();
    broken
        .into_iter()
        .map(|(line, what)| format!("{line}: {} must not know {what}", layer.name))
        .collect()
}
