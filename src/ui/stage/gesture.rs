//! Drag, wheel and pinch: what moves and magnifies the picture.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::diagram::Point;
use crate::ui::action::Action;
use crate::ui::browser::Listener;

/// How far a pointer may move and still click.
const STEADY: f64 = 5.0;

/// Pointers that are down, and whether they have moved.
#[derive(Default)]
pub(super) struct Gesture {
    pub(super) pointers: Vec<(i32, Point)>,
    pub(super) start: Point,
    pub(super) moved: bool,
}

/// Magnifies with the wheel. Not a Yew listener, because those are passive and the page would zoom as well.
#[hook]
pub(super) fn use_wheel(node: &NodeRef, wide: bool, on: &Callback<Action>) {
    let (node, on) = (node.clone(), on.clone());
    use_effect_with(wide, move |&wide| {
        let target = node.cast::<web_sys::Element>().filter(|_| wide);
        let element = target.clone();
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
            on.emit(Action::Zoom(
                Some(at),
                (-wheel.delta_y().clamp(-200.0, 200.0) * 0.0016).exp(),
            ));
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
pub(super) fn moved(gesture: &mut Gesture, event: &PointerEvent, node: &NodeRef, on: &Callback<Action>) {
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
                x: (at.x + other.x) / 2.0 - rect.x(),
                y: (at.y + other.y) / 2.0 - rect.y(),
            };
            on.emit(Action::Zoom(
                Some(middle),
                distance(at, other).max(1.0) / distance(before, other).max(1.0),
            ));
        }
    } else {
        on.emit(Action::Pan(at.x - before.x, at.y - before.y));
    }
    gesture.pointers[index].1 = at;
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
