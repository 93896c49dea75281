//! The page's own listeners: size, visibility, and keys that no text field wants.

use wasm_bindgen::JsCast;
use yew::Callback;

use crate::ui::action::Action;
use crate::ui::browser::{self, Listener};

/// All of them; each ends when it is dropped.
pub(super) fn all(on: &Callback<Action>) -> Vec<Option<Listener>> {
    let (resize, visibility, key) = (on.clone(), on.clone(), on.clone());
    vec![
        Listener::new(browser::window().map(Into::into), "resize", move |_| {
            resize.emit(Action::Resize)
        }),
        Listener::new(browser::document().map(Into::into), "visibilitychange", move |_| {
            visibility.emit(Action::Visibility);
        }),
        Listener::new(browser::document().map(Into::into), "keydown", move |event| {
            let Some(press) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                return;
            };
            let name = press.key();
            let held = press.ctrl_key() || press.meta_key() || press.alt_key();
            if held || event.default_prevented() || browser::takes_keys(event.target(), &name) {
                return;
            }
            if name == " " || name == "/" {
                event.prevent_default();
            }
            key.emit(Action::Key(name));
        }),
    ]
}
