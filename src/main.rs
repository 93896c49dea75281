//! The page's entry point: mounts [`coppice::ui::App`] in the browser. Natively it only says how to see it.

#[cfg(target_arch = "wasm32")]
fn main() {
    let root = web_sys::window().and_then(|window| window.document()?.get_element_by_id("coppice"));
    match root {
        Some(root) => drop(yew::Renderer::<coppice::ui::App>::with_root(root).render()),
        None => drop(yew::Renderer::<coppice::ui::App>::new().render()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Coppice is a web page: run `make serve` and open the address it prints.");
}
