//! The workloads for a page: one function that a script calls.

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic becomes an exception with its text.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// See [`answer`](super::answer).
#[wasm_bindgen]
pub fn answer(who: &str, order: &str) -> String {
    super::answer(who, order)
}
