//! The page's own listeners: size, visibility, files that are dropped, and keys that no text field wants.

use wasm_bindgen::JsCast;
use yew::Callback;

use crate::ui::action::Action;
use crate::ui::browser::{self, Listener};
use crate::ui::course_act::CourseAct;
use crate::ui::open_tree_dialog::files_of;

/// All of them; each ends when it is dropped.
pub(super) fn all(on: &Callback<Action>) -> Vec<Option<Listener>> {
    let (resize, visibility, key, address) = (on.clone(), on.clone(), on.clone(), on.clone());
    let mut all = drops(on);
    all.extend([
        Listener::new(browser::window().map(Into::into), "resize", move |_| {
            resize.emit(Action::Resize)
        }),
        Listener::new(browser::window().map(Into::into), "hashchange", move |_| {
            address.emit(Action::Course(CourseAct::Follow));
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
    ]);
    all
}

/// Files that are dragged over the page and dropped, wherever that is. While they are over it, the document says so.
fn drops(on: &Callback<Action>) -> Vec<Option<Listener>> {
    let document = || browser::document().map(Into::into);
    let on = on.clone();
    vec![
        Listener::new(document(), "dragover", |event| {
            if let Some(drag) = with_files(&event) {
                // A browser that is not told so opens the file instead of the page.
                drag.prevent_default();
                browser::mark_document("data-drop", "over");
            }
        }),
        Listener::new(document(), "dragleave", |event| {
            // From one element to another is not out of the page.
            let to = event
                .dyn_ref::<web_sys::DragEvent>()
                .and_then(|drag| drag.related_target());
            if to.is_none() {
                browser::mark_document("data-drop", "none");
            }
        }),
        Listener::new(document(), "drop", move |event| {
            if let Some(drag) = with_files(&event) {
                drag.prevent_default();
                browser::mark_document("data-drop", "none");
                on.emit(Action::OpenFiles(files_of(
                    drag.data_transfer().and_then(|data| data.files()),
                )));
            }
        }),
    ]
}

/// A drag of files; text that is dragged is nobody's business.
fn with_files(event: &web_sys::Event) -> Option<&web_sys::DragEvent> {
    let drag = event.dyn_ref::<web_sys::DragEvent>()?;
    let types = drag.data_transfer()?.types();
    types
        .iter()
        .any(|kind| kind.as_string().as_deref() == Some("Files"))
        .then_some(drag)
}
