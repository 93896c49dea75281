//! What each layer may know: those before it, and what stands beside.

use crate::source::{Token, imports, tokens};

/// All that `src/` consists of.
pub struct Layers {
    /// Each knows itself and those before it.
    pub order: &'static [Layer],
    /// What has no place in that order.
    pub beside: &'static [Beside],
}

/// A folder of `src/`, with the file of its name.
pub struct Layer {
    pub name: &'static str,
    /// Crates and types that it must not mention.
    pub never: &'static [&'static [&'static str]],
    /// Modules of the standard library that it must not import.
    pub never_std: &'static [&'static str],
}

/// A layer that knows and is known by name: itself, and what is listed here.
pub struct Beside {
    pub layer: Layer,
    pub knows: &'static [&'static str],
    pub known_to: &'static [&'static str],
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

/// Macros live at the root of the crate, whichever layer defines them; these are the runtime's, and those of `systems` that
/// no layer before it can use: what they write out names it.
const ROOT_MACROS: &[&str] = &["tuple", "digest", "notation", "words", "serde_by_notation"];

pub const LAYERS: Layers = Layers {
    order: &[
        pure("runtime"),
        pure("otp"),
        pure("elixir"),
        pure("systems"),
        pure("play"),
        pure("telling"),
        pure("diagram"),
        Layer {
            name: "ui",
            never: &[],
            never_std: &[],
        },
    ],
    beside: &[
        Beside {
            layer: Layer {
                name: "storage",
                never: &[&["yew"], CHANCE],
                never_std: OUTSIDE,
            },
            knows: &[],
            known_to: &["ui"],
        },
        Beside {
            layer: pure("fidelity"),
            knows: &["runtime", "otp", "elixir", "systems"],
            known_to: &[],
        },
    ],
};

/// Knows neither a browser, nor chance, nor the world outside.
pub const fn pure(name: &'static str) -> Layer {
    Layer {
        name,
        never: &[BROWSER, CHANCE],
        never_std: OUTSIDE,
    }
}

impl Layers {
    pub fn all(&self) -> impl Iterator<Item = &Layer> {
        self.order.iter().chain(self.beside.iter().map(|beside| &beside.layer))
    }

    pub fn named(&self, name: &str) -> Option<&Layer> {
        self.all().find(|layer| layer.name == name)
    }

    /// Whether the layer of one name may import the layer of the other.
    pub fn knows(&self, name: &str, other: &str) -> bool {
        let place = |name: &str| self.order.iter().position(|layer| layer.name == name);
        let before = matches!((place(other), place(name)), (Some(other), Some(own)) if other < own);
        let beside = self.beside.iter().any(|beside| {
            let (knows, known) = (beside.layer.name == name, beside.layer.name == other);
            knows && beside.knows.contains(&other) || known && beside.known_to.contains(&name)
        });
        name == other || before || beside
    }

    /// What a source text of that layer imports against the rules, each with its line. `depth` is how many modules deep the
    /// text is: 1 for `otp.rs`, 2 for `otp/registry.rs`.
    pub fn broken(&self, layer: &Layer, depth: usize, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let mut broken: Vec<(usize, String)> = Vec::new();
        for Token { text, line } in &tokens {
            if layer.never.iter().any(|names| names.contains(&text.as_str())) {
                broken.push((*line, text.clone()));
            }
        }
        for import in imports(&tokens) {
            let allowed = match import.root.as_str() {
                "crate" => self.knows(layer.name, &import.name) || ROOT_MACROS.contains(&import.name.as_str()),
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
}
