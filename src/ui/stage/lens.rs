//! What is seen of the picture: where the camera stands, written to the document directly.
//!
//! To move it draws nothing anew: a pan, a wheel and a pinch change one attribute of one element. Yew does not know that
//! attribute, so nothing it draws undoes a movement.

use std::cell::Cell;
use std::rc::Rc;

use yew::NodeRef;

use crate::diagram::Point;
use crate::diagram::camera::Camera;
use crate::diagram::number_text::{fixed, tenths};

/// Smaller than that, only names can be read.
const FAR: f64 = 0.5;
/// Smaller than that, not even those: what remains is the colour of a state.
const FARTHER: f64 = 0.25;

/// The camera of one stage; clones are the same camera.
#[derive(Clone, Debug, Default)]
pub struct Lens(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    picture: NodeRef,
    /// Where a person has put it; `None` while it follows the picture.
    chosen: Cell<Option<Camera>>,
    fit: Cell<Camera>,
    /// Does it move there by itself, rather than be there at once?
    smooth: Cell<bool>,
    /// An outline has no camera: the page scrolls.
    flat: Cell<bool>,
}

impl PartialEq for Lens {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Lens {
    /// The element that is moved.
    #[must_use]
    pub fn picture(&self) -> NodeRef {
        self.0.picture.clone()
    }

    /// Where it is.
    #[must_use]
    pub fn camera(&self) -> Camera {
        self.0.chosen.get().unwrap_or(self.0.fit.get())
    }

    /// Where it is while it follows the picture.
    #[must_use]
    pub fn following(&self) -> Camera {
        self.0.fit.get()
    }

    /// Has a person put it where it is?
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.0.chosen.get().is_some()
    }

    /// Puts it there, until it is let go.
    pub fn choose(&self, camera: Camera) {
        self.0.chosen.set(Some(camera));
        self.write();
    }

    /// Lets it follow the picture again.
    pub fn let_go(&self) {
        self.0.chosen.set(None);
        self.write();
    }

    /// Moves what is seen by a distance on the screen.
    pub fn pan(&self, dx: f64, dy: f64) {
        self.choose(self.camera().pan(dx, dy));
    }

    /// Magnifies; what is under that point of the screen stays there.
    pub fn zoom(&self, at: Point, factor: f64) {
        self.choose(self.camera().zoom(at, factor));
    }

    /// Where it is to be while it follows the picture; true when that is elsewhere.
    #[must_use]
    pub fn fit(&self, camera: Camera, smooth: bool) -> bool {
        let elsewhere = self.0.fit.replace(camera) != camera;
        self.0.smooth.replace(smooth) != smooth || elsewhere
    }

    /// Is there no camera?
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.0.flat.get()
    }

    /// An outline or a list has no camera.
    pub fn lie_flat(&self, flat: bool) {
        self.0.flat.set(flat);
    }

    /// Is all so small that of a node nothing is seen but its colour?
    #[must_use]
    pub fn is_farther(&self) -> bool {
        self.is_below(FARTHER)
    }

    fn is_below(&self, scale: f64) -> bool {
        !self.is_flat() && self.camera().scale < scale
    }

    /// Puts what is to be seen where it is seen.
    pub fn write(&self) {
        let Some(picture) = self.0.picture.cast::<web_sys::Element>() else {
            return;
        };
        let follows = self.0.smooth.get() && !self.is_chosen();
        // An attribute of that name can always be set or taken away.
        let _ = if follows {
            picture.set_attribute("data-follows", "true")
        } else {
            picture.remove_attribute("data-follows")
        };
        for (name, is) in [("data-far", self.is_below(FAR)), ("data-farther", self.is_farther())] {
            let _ = picture.toggle_attribute_with_force(name, is);
        }
        let _ = if self.0.flat.get() {
            picture.remove_attribute("style")
        } else {
            picture.set_attribute("style", &transform(self.camera()))
        };
    }
}

fn transform(camera: Camera) -> String {
    let (x, y, scale) = (tenths(camera.x), tenths(camera.y), fixed(camera.scale, 4));
    format!("transform:translate({x}px,{y}px) scale({scale})")
}
