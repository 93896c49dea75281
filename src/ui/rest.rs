//! What of the program comes later: two files more, which the page's is parted from when it is built (`src/parting`).
//!
//! Whatever is in them is called like anything else, and is brought, if it has to be, while the caller waits. A person should not
//! wait: what the page needs when it is touched is fetched then, and who knows that the rest will be needed has it fetched first.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::elixir::is_library_here;

// `static/boot.js` has them.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = "beginWith")]
    fn begin_with(exports: &JsValue);
    #[wasm_bindgen(js_name = "bringWhatComesSoon")]
    fn bring_what_comes_soon();
    #[wasm_bindgen(js_name = "bringTheRest")]
    fn bring_the_rest();
    #[wasm_bindgen(js_name = "fetchWhatComesSoon", catch)]
    async fn fetch_what_comes_soon() -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = "fetchTheRest", catch)]
    async fn fetch_the_rest() -> Result<(), JsValue>;
}

thread_local! {
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Says what of this file the others need. To be called before anything else.
pub fn begin() {
    begin_with(&wasm_bindgen::exports());
}

/// Is all of it here? Where Elixir's library is compiled in, nothing comes later.
#[must_use]
pub fn is_here() -> bool {
    IS_HERE.get() || is_library_here()
}

/// Fetches what the page needs when it is touched: it comes by itself then. Without it the page stands nevertheless, and waits when it
/// needs it.
pub async fn fetch_soon() {
    if fetch_what_comes_soon().await.is_ok() {
        bring_what_comes_soon();
    }
}

/// Fetches all of it, if it is not here.
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
