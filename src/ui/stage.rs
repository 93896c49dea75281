//! The stage: the SVG with everything in it, and the gestures that move and magnify it.
//!
//! A drag never cuts: once the pointer has moved, the click that ends the gesture is swallowed.

mod gesture;
mod overlays;

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Tool};
use super::edges::{Edges, Signals, Ties};
use super::keys;
use super::list_view::ListView;
use super::registry_table::RegistryTable;
use super::slot_node::SlotNode;
use super::storage_cylinder::StorageCylinder;
use crate::diagram::camera::Camera;
use crate::diagram::scene::{Arrangement, Scene};
use crate::telling::view::View;
use gesture::{Gesture, moved, point, use_wheel};

/// Props of [`Stage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is to be drawn.
    pub view: Rc<View>,
    /// Where it goes.
    pub scene: Rc<Scene>,
    /// Wide or outline.
    pub arrangement: Arrangement,
    /// Is it shown as a list?
    pub list: bool,
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

/// The stage.
#[component]
pub fn Stage(props: &Props) -> Html {
    let node = use_node_ref();
    let gesture = use_mut_ref(Gesture::default);
    let type_ahead = use_mut_ref(keys::TypeAhead::default);
    let wide = props.arrangement == Arrangement::Wide && !props.list;
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
        let type_ahead = type_ahead.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let action = match event.key().as_str() {
                "Enter" => Some(Action::Use(focused.clone())),
                key => keys::target(&view.slots, &focused, key)
                    .or_else(|| {
                        let (shift, now) = (event.shift_key(), event.time_stamp());
                        type_ahead.borrow_mut().target(&view.slots, &focused, key, shift, now)
                    })
                    .map(Action::Focus),
            };
            if let Some(action) = action {
                event.prevent_default();
                on.emit(action);
            }
        })
    };

    let classes = classes!(
        "stage",
        match (props.list, wide) {
            (true, _) => "listed",
            (false, true) => "wide",
            (false, false) => "outline",
        },
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
            { overlays::as_what(props) }
            if view.slots.is_empty() {
                <p class="booting">{ "Starting Todo.System …" }</p>
            }
            if props.list {
                <ListView view={view.clone()} selected={props.selected.clone()} on={props.on.clone()} />
            } else {
                { picture(props, on_slot, onkeydown) }
            }
            { overlays::all_gone(props) }
            if wide {
                { overlays::controls(props) }
            }
            { overlays::strategy(props) }
            if !props.list {
                { overlays::legend(props) }
            }
        </div>
    }
}

/// The diagram.
fn picture(props: &Props, on_slot: Callback<String>, onkeydown: Callback<KeyboardEvent>) -> Html {
    let (view, wide) = (&props.view, props.arrangement == Arrangement::Wide);
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
    html! {
        <svg class="picture" viewBox={view_box} preserveAspectRatio="xMidYMin meet">
            <g class={classes!("camera", props.fitted.then_some("fitted"))} style={transform}>
                <Edges view={view.clone()} scene={props.scene.clone()} />
                <Ties view={view.clone()} scene={props.scene.clone()} />
                { for view.tables.iter().zip(&props.scene.tables).map(|(names, place)| html! {
                    <RegistryTable key={names.registry.clone()} names={names.clone()} place={place.clone()} />
                }) }
                <StorageCylinder storage={view.storage.clone()} rect={props.scene.disk} />
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
    }
}
