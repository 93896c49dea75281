//! The few things asked of the browser beside drawing: frames, listeners, focus, sizes.
//!
//! Every function copes with a browser that says no; none panics.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, EventTarget, HtmlElement, Storage, SvgElement, Window};

/// The window.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    window().and_then(|window| window.document())
}

/// `localStorage`, unless it is blocked.
#[must_use]
pub fn local_storage() -> Option<Storage> {
    window().and_then(|window| window.local_storage().ok().flatten())
}

/// Does the system ask for dark colours?
#[must_use]
pub fn prefers_dark() -> bool {
    window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Puts an attribute on the document's root, for the style sheets.
pub fn mark_document(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The only failure is an invalid attribute name, and the callers' are valid.
        let _ = root.set_attribute(attribute, value);
    }
}

/// Says on the document whether anything may move by itself.
pub fn mark_motion(still: bool) {
    mark_document("data-motion", if still { "none" } else { "system" });
}

/// What stands behind the `#` of the address, with it; nothing where there is no such part.
#[must_use]
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Puts that behind the address, in the place of what stood there, without a step in the browser's history.
pub fn set_fragment(fragment: &str) {
    let Some(window) = window() else { return };
    let address = match fragment {
        // An address of nothing would be that of the folder.
        "" => window.location().pathname().unwrap_or_default() + &window.location().search().unwrap_or_default(),
        fragment => fragment.to_owned(),
    };
    if let Ok(history) = window.history() {
        // A page of a file may not do it, and works without.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Is the tab hidden?
#[must_use]
pub fn hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// The browser's clock, in milliseconds: that of its frames.
#[must_use]
pub fn now() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Width of the window in CSS pixels.
#[must_use]
pub fn window_width() -> f64 {
    window()
        .and_then(|window| window.inner_width().ok())
        .and_then(|width| width.as_f64())
        .unwrap_or(1024.0)
}

/// What a text field holds after a key was pressed in it.
#[must_use]
pub fn value(event: &web_sys::InputEvent) -> String {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Copies a text, if the browser lets the page.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        // Whoever is refused has the text before his eyes.
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Has the browser save what is at that address under that name.
pub fn save(name: &str, address: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // Setting an attribute of an element that is in no document cannot fail.
    let _ = link.set_attribute("download", name);
    let _ = link.set_attribute("href", address);
    link.click();
}

/// Writes a text where the caret is, so that the browser can take it back as it does what is typed.
pub fn insert_text(text: &str) {
    let document = document().and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok());
    if let Some(document) = document {
        let _ = document.exec_command_with_show_ui_and_value("insertText", false, text);
    }
}

/// Size of the element with this id.
#[must_use]
pub fn size_of(id: &str) -> Option<(f64, f64)> {
    let rect = document()?.get_element_by_id(id)?.get_bounding_client_rect();
    Some((rect.width(), rect.height()))
}

/// Id of the element that has the focus.
#[must_use]
pub fn active_id() -> Option<String> {
    Some(document()?.active_element()?.id())
}

/// Is the focus in something that this selector finds?
#[must_use]
pub fn focus_is_in(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Gives the focus to the element with this id.
pub fn focus(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    // An element that cannot take the focus leaves it where it is, which is all that can be done.
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    } else if let Some(element) = element.dyn_ref::<SvgElement>() {
        let _ = element.focus();
    }
}

/// Scrolls just so far that the element with this id is seen.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Is a good part of the element with this id to be seen? A person who reads elsewhere is left there.
#[must_use]
pub fn is_in_sight(id: &str) -> bool {
    const GOOD_PART: f64 = 100.0;
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let place = document().and_then(|document| document.get_element_by_id(id));
    match (place.map(|element| element.get_bounding_client_rect()), height) {
        (Some(place), Some(height)) => place.top() < height - GOOD_PART && place.bottom() > GOOD_PART,
        (None, _) | (_, None) => false,
    }
}

/// Does this element take keys itself, so that a shortcut would get in the way?
#[must_use]
pub fn takes_keys(target: Option<EventTarget>, key: &str) -> bool {
    let Some(element) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => match element.get_attribute("type").as_deref() {
            // A checkbox takes only the space bar.
            Some("checkbox") => key == " ",
            // A slider takes only what moves it.
            Some("range") => key.starts_with("Arrow") || key.starts_with("Page") || key == "Home" || key == "End",
            // Of several to choose from, one takes what chooses.
            Some("radio") => key == " " || key.starts_with("Arrow"),
            Some(_) | None => true,
        },
        "button" | "summary" | "a" => key == " " || key == "Enter",
        _other_element => false,
    }
}

/// Asks for animation frames, one at a time.
pub struct Ticker {
    closure: Closure<dyn FnMut(f64)>,
    pending: Option<i32>,
}

impl Ticker {
    /// A ticker that calls `tick` with the browser's clock; it does not run yet.
    pub fn new(tick: impl FnMut(f64) + 'static) -> Self {
        Self {
            closure: Closure::new(tick),
            pending: None,
        }
    }

    /// Asks for the next frame, unless it was asked for.
    pub fn ask(&mut self) {
        if self.pending.is_none() {
            let function = self.closure.as_ref().unchecked_ref();
            self.pending = window().and_then(|window| window.request_animation_frame(function).ok());
        }
    }

    /// The frame has come.
    pub fn came(&mut self) {
        self.pending = None;
    }

    /// Takes the question back.
    pub fn stop(&mut self) {
        if let (Some(id), Some(window)) = (self.pending.take(), window()) {
            // A frame that cannot be cancelled comes once more and asks for no other.
            let _ = window.cancel_animation_frame(id);
        }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An event listener that ends when it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Listens to `event` at `target`; `None` if there is no target or it refuses.
    pub fn new(
        target: Option<EventTarget>,
        event: &'static str,
        handler: impl FnMut(web_sys::Event) + 'static,
    ) -> Option<Self> {
        let target = target?;
        let closure = Closure::new(handler);
        let options = web_sys::AddEventListenerOptions::new();
        // Browsers make wheel listeners passive by default; ours must be able to keep the page from zooming.
        options.set_passive(false);
        let function = Closure::as_ref(&closure).unchecked_ref();
        target
            .add_event_listener_with_callback_and_add_event_listener_options(event, function, &options)
            .ok()?;
        Some(Self { target, event, closure })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        // A listener that was never there needs no removal.
        let _ = self.target.remove_event_listener_with_callback(self.event, function);
    }
}
