//! What of the program comes later: a second file, which the page's is parted from when it is built (`src/parting`).
//!
//! Whatever is in it is called like anything else, and is brought, if it has to be, while the caller waits. A person should not
//! wait: who knows that it will be needed has it fetched first.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::elixir::is_library_here;

// `static/boot.js` has them.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = "beginWith")]
    fn begin_with(exports: &JsValue);
    #[wasm_bindgen(js_name = "bringTheRest")]
    fn bring_the_rest();
    #[wasm_bindgen(js_name = "fetchTheRest", catch)]
    async fn fetch_the_rest() -> Result<(), JsValue>;
}

thread_local! {
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Says what of this file the second one needs. To be called before anything else.
pub fn begin() {
    begin_with(&wasm_bindgen::exports());
}

/// Is it here? Where Elixir's library is compiled in, nothing comes later.
#[must_use]
pub fn is_here() -> bool {
    IS_HERE.get() || is_library_here()
}

/// Fetches it, if it is not here.
///
/// # Errors
/// Why it has not come.
pub async fn fetch() -> Result<(), String> {
    if !is_here() {
        let came = fetch_the_rest().await;
        came.map_err(|why| why.as_string().unwrap_or_else(|| "it is no program".to_owned()))?;
        // What is called too early calls this: now it has nothing to do.
        bring_the_rest();
        IS_HERE.set(true);
    }
    Ok(())
}
