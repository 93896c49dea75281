//! The page's entry point: mounts [`coppice::ui::App`] in the browser. Natively it only says how to see it.

#[cfg(target_arch = "wasm32")]
use coppice::ui::App;
#[cfg(target_arch = "wasm32")]
use gloo_timers::callback::Timeout;

#[cfg(target_arch = "wasm32")]
fn main() {
    coppice::ui::rest::begin();
    if App::is_first_visit() {
        // In a task of its own: whoever clicks meanwhile is heard before.
        Timeout::new(0, mount).forget();
        return;
    }
    wasm_bindgen_futures::spawn_local(async {
        if App::begins_with_rest() {
            // Without it the page stands nevertheless; what needs it then asks for it again.
            let _ = coppice::ui::rest::fetch().await;
        } else {
            coppice::ui::rest::fetch_soon().await;
        }
        mount();
    });
}

#[cfg(target_arch = "wasm32")]
fn mount() {
    let root = web_sys::window().and_then(|window| window.document()?.get_element_by_id("coppice"));
    match root {
        Some(root) => drop(yew::Renderer::<App>::with_root(root).render()),
        None => drop(yew::Renderer::<App>::new().render()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Coppice is a web page: run `make serve` and open the address it prints.");
}
