//! The page follows the story where the tree is longer than the window: what a beat speaks of is brought into sight
//! together with the beat.
//!
//! Drawing may take several turns of the browser, which shows in between what is drawn by then. So the page is scrolled
//! after every change of the document until all is drawn, always before it is shown. It lacks any animation: whoever
//! clicks again must hit the same process.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MutationObserver, MutationObserverInit};

use super::browser;
use super::ids::{Side, slot_id};
use crate::telling::view::View;

/// As long as it is there, what is drawn is followed.
pub struct Following {
    /// Ids of elements; the last one matters most.
    places: Rc<[String]>,
    observer: MutationObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Following {
    /// Follows what is about to be drawn of a story.
    #[must_use]
    pub fn start(side: Side, view: &View) -> Option<Self> {
        let story = view.story.as_ref()?;
        let lowest = view.slots.iter().rfind(|slot| slot.affected);
        let places = lowest.map(|slot| &slot.path).into_iter().chain([&story.at]);
        let places: Rc<[String]> = places.map(|path| slot_id(side, path)).collect();
        let seen = Rc::clone(&places);
        let closure = Closure::<dyn FnMut()>::new(move || reveal(&seen));
        let observer = MutationObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        let everything = MutationObserverInit::new();
        everything.set_subtree(true);
        everything.set_child_list(true);
        everything.set_attributes(true);
        everything.set_character_data(true);
        observer
            .observe_with_options(browser::document()?.as_ref(), &everything)
            .ok()?;
        Some(Self {
            places,
            observer,
            _closure: closure,
        })
    }

    /// All is drawn.
    pub fn end(self) {
        reveal(&self.places);
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The page moves no further than it has to.
fn reveal(places: &[String]) {
    for place in places {
        browser::reveal(place);
    }
}
