//! The stage: the SVG with everything in it, and the gestures that move and magnify it.
//!
//! A drag never cuts: once the pointer has moved, the click that ends the gesture is swallowed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::action::{Action, Tool};
use super::browser::Listener;
use super::edges::{Edges, Signals, Ties};
use super::keys;
use super::registry_table::RegistryTable;
use super::slot_node::SlotNode;
use super::storage_cylinder::StorageCylinder;
use crate::diagram::Point;
use crate::diagram::camera::Camera;
use crate::diagram::scene::{Arrangement, Scene};
use crate::simulation::view::{Status, View};

/// How far a pointer may move and still click.
const STEADY: f64 = 5.0;

/// Props of [`Stage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is to be drawn.
    pub view: Rc<View>,
    /// Where it goes.
    pub scene: Rc<Scene>,
    /// Wide or outline.
    pub arrangement: Arrangement,
    /// What is seen of it, when wide.
    pub camera: Camera,
    /// Does the camera follow the picture by itself?
    pub fitted: bool,
    /// The tool in hand.
    pub tool: Tool,
    /// The slot that is the tree's tab stop.
    pub focused: String,
    /// The slot in the inspector.
    pub selected: Option<String>,
    /// How many times slower than usual the animations run.
    pub tempo: f64,
    /// Do they stand still?
    pub paused: bool,
    /// Where actions go.
    pub on: Callback<Action>,
}

/// Pointers that are down, and whether they have moved.
#[derive(Default)]
struct Gesture {
    pointers: Vec<(i32, Point)>,
    start: Point,
    moved: bool,
}

/// The stage.
#[component]
pub fn Stage(props: &Props) -> Html {
    let node = use_node_ref();
    let gesture = use_mut_ref(Gesture::default);
    let wide = props.arrangement == Arrangement::Wide;
    use_wheel(&node, wide, &props.on);

    let onpointerdown = {
        let gesture = gesture.clone();
        Callback::from(move |event: PointerEvent| {
            let mut gesture = gesture.borrow_mut();
            let at = point(&event);
            if event.is_primary() {
                *gesture = Gesture {
                    start: at,
                    ..Gesture::default()
                };
            }
            gesture.pointers.push((event.pointer_id(), at));
        })
    };
    let onpointermove = {
        let (gesture, on, node) = (gesture.clone(), props.on.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            if wide {
                moved(&mut gesture.borrow_mut(), &event, &node, &on);
            }
        })
    };
    let onpointerup = {
        let gesture = gesture.clone();
        Callback::from(move |event: PointerEvent| {
            gesture
                .borrow_mut()
                .pointers
                .retain(|(id, _)| *id != event.pointer_id());
        })
    };
    let on_slot = {
        let (gesture, on) = (gesture.clone(), props.on.clone());
        use_callback((), move |path: String, ()| {
            if !gesture.borrow().moved {
                on.emit(Action::Use(path));
            }
        })
    };
    let onkeydown = {
        let (view, focused, on) = (props.view.clone(), props.focused.clone(), props.on.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let action = match event.key().as_str() {
                "Enter" => Some(Action::Use(focused.clone())),
                key => keys::target(&view.slots, &focused, key).map(Action::Focus),
            };
            if let Some(action) = action {
                event.prevent_default();
                on.emit(action);
            }
        })
    };

    let camera = props.camera;
    let transform = if wide {
        format!(
            "transform:translate({:.1}px,{:.1}px) scale({:.4})",
            camera.x, camera.y, camera.scale
        )
    } else {
        String::new()
    };
    let bounds = props.scene.bounds;
    let view_box = (!wide).then(|| {
        format!(
            "{:.0} {:.0} {:.0} {:.0}",
            bounds.x - 12.0,
            bounds.y - 16.0,
            bounds.width + 24.0,
            bounds.height + 32.0
        )
    });
    let classes = classes!(
        "stage",
        if wide { "wide" } else { "outline" },
        match props.tool {
            Tool::Cut => "tool-cut",
            Tool::Look => "tool-look",
        },
        props.paused.then_some("paused"),
    );
    let view = &props.view;
    html! {
        <div class={classes} id="stage" ref={node} style={format!("--tempo:{:.3}", props.tempo)}
            {onpointerdown} {onpointermove} onpointercancel={onpointerup.clone()} {onpointerup}>
            if view.slots.is_empty() {
                <p class="booting">{ "Starting Todo.System …" }</p>
            }
            <svg class="picture" viewBox={view_box} preserveAspectRatio="xMidYMin meet">
                <g class={classes!("camera", props.fitted.then_some("fitted"))} style={transform}>
                    <Edges view={view.clone()} scene={props.scene.clone()} />
                    <Ties view={view.clone()} scene={props.scene.clone()} />
                    <RegistryTable rows={view.registry.clone()} table={props.scene.table.clone()} />
                    <StorageCylinder rows={view.storage.clone()} rect={props.scene.disk} />
                    <g role="tree" aria-label="Supervision tree" {onkeydown}>
                        { for view.slots.iter().zip(&props.scene.nodes).enumerate().map(|(index, (slot, place))| {
                            let at = view.story.as_ref().filter(|story| story.at == slot.path);
                            // Before the focus was ever in the tree, its root is the tab stop.
                            let tab_stop = slot.path == props.focused || (props.focused.is_empty() && index == 0);
                            html! {
                                <SlotNode key={slot.path.clone()} slot={slot.clone()} place={*place} {tab_stop}
                                    selected={props.selected.as_deref() == Some(&slot.path)} tool={props.tool}
                                    beat={at.map(|story| story.beat)} on_slot={on_slot.clone()} on={props.on.clone()} />
                            }
                        }) }
                    </g>
                    <Signals view={view.clone()} scene={props.scene.clone()} />
                </g>
            </svg>
            { all_gone(props) }
            if wide {
                { controls(props) }
            }
            { legend() }
        </div>
    }
}

/// Magnifies with the wheel. Not a Yew listener, because those are passive and the page would zoom as well.
#[hook]
fn use_wheel(node: &NodeRef, wide: bool, on: &Callback<Action>) {
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

fn point(event: &PointerEvent) -> Point {
    Point {
        x: f64::from(event.client_x()),
        y: f64::from(event.client_y()),
    }
}

/// One pointer pans, two magnify.
fn moved(gesture: &mut Gesture, event: &PointerEvent, node: &NodeRef, on: &Callback<Action>) {
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

fn controls(props: &Props) -> Html {
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            <button type="button" class="button square" aria-label="Zoom in" title="Zoom in (+)"
                onclick={props.on.reform(|_| Action::Zoom(None, 1.25))}>{ "+" }</button>
            <button type="button" class="button square" aria-label="Zoom out" title="Zoom out (−)"
                onclick={props.on.reform(|_| Action::Zoom(None, 0.8))}>{ "−" }</button>
            <button type="button" class="button square" aria-label="Show everything" title="Show everything (0)"
                onclick={props.on.reform(|_| Action::Fit)}>{ "⤢" }</button>
        </div>
    }
}

/// The root has no supervisor, and says so once it is gone for good.
fn all_gone(props: &Props) -> Html {
    let gone = props.view.slots.first().is_some_and(|root| root.pid.is_none() && root.status == Status::Dead);
    if !gone || !props.view.idle {
        return Html::default();
    }
    html! {
        <div class="all-gone" role="status">
            <p>{ "The root of the tree is gone, and nobody supervises it: in OTP, the application has ended." }</p>
            <button type="button" class="button strong" onclick={props.on.reform(|_| Action::StartOver)}>{ "Start over" }</button>
        </div>
    }
}

fn legend() -> Html {
    let line = |class: &'static str, word: &'static str| {
        html! {
            <li><svg viewBox="0 0 34 10" aria-hidden="true"><path {class} d="M1 5H33" /></svg>{ word }</li>
        }
    };
    html! {
        <ul class="legend" aria-label="Legend">
            { line("edge", "supervises (link)") }
            { line("tie", "registered as") }
            { line("edge hot", "signal") }
        </ul>
    }
}
