//! Files of the page that are fetched when they are needed first.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::rest;

/// Fetches what comes later of the program, and hands on that it is here, or why it is not.
pub fn fetch_rest(on: Callback<Result<(), String>>) {
    spawn_local(async move { on.emit(rest::fetch().await) });
}

/// Fetches what comes later of the program and the file at that address, relative to the page's, and hands on its text, or why
/// there is none.
pub fn fetch_text(address: String, on: Callback<Result<String, String>>) {
    spawn_local(async move {
        let text = match rest::fetch().await {
            Ok(()) => text_of(&address).await,
            Err(why) => Err(why),
        };
        on.emit(text);
    });
}

async fn text_of(address: &str) -> Result<String, String> {
    let broken = |_: JsValue| "the connection to the server is broken".to_owned();
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(broken)?;
    let response: web_sys::Response = response.dyn_into().map_err(broken)?;
    if !response.ok() {
        return Err(format!("the server answers {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(broken)?).await.map_err(broken)?;
    text.as_string().ok_or_else(|| "it is no text".to_owned())
}
