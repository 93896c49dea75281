//! Drag, wheel and pinch: what moves and magnifies the picture. The page is told when it has come to rest.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::lens::Lens;
use crate::diagram::Point;
use crate::ui::action::Action;
use crate::ui::browser::Listener;

/// How far a pointer may move and still click.
const STEADY: f64 = 5.0;

/// How long a wheel must rest for its turn to be over, in milliseconds.
const STILL_MS: u32 = 150;

/// Pointers that are down, and whether they have moved.
#[derive(Default)]
pub(super) struct Gesture {
    pub(super) pointers: Vec<(i32, Point)>,
    pub(super) start: Point,
    pub(super) moved: bool,
}

/// Magnifies with the wheel. Not a Yew listener, because those are passive and the page would zoom as well.
#[hook]
pub(super) fn use_wheel(node: &NodeRef, wide: bool, lens: &Lens, on: &Callback<Action>) {
    let (node, lens, on) = (node.clone(), lens.clone(), on.clone());
    use_effect_with(wide, move |&wide| {
        let target = node.cast::<web_sys::Element>().filter(|_| wide);
        let element = target.clone();
        let still = RefCell::new(None::<Timeout>);
        let listener = Listener::new(target.map(Into::into), "wheel", move |event| {
            let (Some(wheel), Some(element)) = (event.dyn_ref::<web_sys::WheelEvent>(), &element) else {
                return;
            };
            event.prevent_default();
            let rect = element.get_bounding_client_rect();
            let at = Point {
                x: f64::from(wheel.client_x()) - rect.x(),
                y: f64::from(wheel.client_y()) - rect.y(),
            };
            lens.zoom(at, (-wheel.delta_y().clamp(-200.0, 200.0) * 0.0016).exp());
            // A wheel does not say that it has stopped. The last timeout is dropped, and so never comes.
            let on = on.clone();
            still.replace(Some(Timeout::new(STILL_MS, move || on.emit(Action::Looked))));
        });
        move || drop(listener)
    });
}

pub(super) fn point(event: &PointerEvent) -> Point {
    Point {
        x: f64::from(event.client_x()),
        y: f64::from(event.client_y()),
    }
}

/// One pointer pans, two magnify.
pub(super) fn moved(gesture: &mut Gesture, event: &PointerEvent, node: &NodeRef, lens: &Lens) {
    let at = point(event);
    let Some(index) = gesture.pointers.iter().position(|(id, _)| *id == event.pointer_id()) else {
        return;
    };
    // A pointer whose release was seen by nobody, say outside the window, is not dragging any more.
    if event.buttons() == 0 {
        gesture.pointers.clear();
        return;
    }
    let before = gesture.pointers[index].1;
    if !gesture.moved && distance(at, gesture.start) > STEADY {
        gesture.moved = true;
        // Capture keeps the drag alive outside the stage; without it the drag merely ends there.
        if let Some(element) = node.cast::<web_sys::Element>() {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
    }
    if !gesture.moved {
        return;
    }
    if let [(_, first), (_, second)] = gesture.pointers[..] {
        let other = if index == 0 { second } else { first };
        if let Some(element) = node.cast::<web_sys::Element>() {
            let rect = element.get_bounding_client_rect();
            let middle = Point {
                x: f64::midpoint(at.x, other.x) - rect.x(),
                y: f64::midpoint(at.y, other.y) - rect.y(),
            };
            lens.zoom(middle, distance(at, other).max(1.0) / distance(before, other).max(1.0));
        }
    } else {
        lens.pan(at.x - before.x, at.y - before.y);
    }
    gesture.pointers[index].1 = at;
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
