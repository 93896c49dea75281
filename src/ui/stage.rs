//! The stage: the SVG with everything in it, and the gestures that move and magnify it.
//!
//! A drag never cuts: once the pointer has moved, the click that ends the gesture is swallowed.

mod gesture;
pub mod lens;
mod overlays;
mod props;
mod tree;

use yew::prelude::*;

use super::action::{Action, Tool};
use super::drawn::{drawn, keyed};
use super::edges::{Edges, Lines, Links, Signals, Ties};
use super::list_view::ListView;
use super::registry_table::RegistryTable;
use super::search::SearchBox;
use super::storage_cylinder::StorageCylinder;
use super::tree_keys;
use crate::diagram::number_text::{fixed, tenths};
use crate::diagram::scene::Arrangement;
use gesture::{Gesture, moved, point, use_wheel};
pub use props::Props;

/// More places than that do not move one by one: to let so many lines glide costs more than it tells.
const MANY: usize = 24;

/// The stage.
#[component]
pub fn Stage(props: &Props) -> Html {
    let node = use_node_ref();
    let gesture = use_mut_ref(Gesture::default);
    let type_ahead = use_mut_ref(tree_keys::TypeAhead::default);
    let wide = props.arrangement == Arrangement::Wide && !props.list;
    let lens = &props.lens;
    use_wheel(&node, wide, lens, &props.on);
    {
        // The picture may have just come into the document, or have other bounds.
        let lens = lens.clone();
        use_effect(move || {
            lens.lie_flat(!wide);
            lens.write();
        });
    }

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
        let (gesture, lens, node) = (gesture.clone(), lens.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            if wide {
                moved(&mut gesture.borrow_mut(), &event, &node, &lens);
            }
        })
    };
    let onpointerup = {
        let (gesture, on) = (gesture.clone(), props.on.clone());
        Callback::from(move |event: PointerEvent| {
            let mut gesture = gesture.borrow_mut();
            gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
            if gesture.moved && gesture.pointers.is_empty() {
                on.emit(Action::Looked);
            }
        })
    };
    let onclick = {
        let (gesture, on) = (gesture.clone(), props.on.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(node) = tree::node(&event) else { return };
            tree::forget_pointer(&node);
            // A click without a pointer, as a screen reader makes it, ends no drag.
            if gesture.borrow().moved && event.detail() > 0 {
                return;
            }
            match tree::fold(&event, &node) {
                Some(fold) => on.emit(fold),
                None => on.emit(Action::Use(tree::path(&node).unwrap_or_default())),
            }
        })
    };
    let onkeydown = {
        let (slots, focused, on) = (props.shown.slots.clone(), props.focused.clone(), props.on.clone());
        let type_ahead = type_ahead.clone();
        let marks = props.marks.as_ref().is_some_and(|marks| marks.open);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let key = event.key();
            let action = match key.as_str() {
                key if tree_keys::fold(&slots, &focused, key).is_some() => tree_keys::fold(&slots, &focused, key),
                "Enter" => Some(Action::Use(focused.clone())),
                // What can be marked is chosen, as with a box to be ticked.
                " " if marks => Some(Action::Use(focused.clone())),
                key => tree_keys::target(&slots, &focused, key)
                    .or_else(|| {
                        let (shift, now) = (event.shift_key(), event.time_stamp());
                        type_ahead.borrow_mut().target(&slots, &focused, key, shift, now)
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
        props
            .marks
            .as_ref()
            .is_some_and(|marks| marks.open)
            .then_some("marking"),
        (props.shown.slots.len() > MANY).then_some("many"),
    );
    let shown = &props.shown;
    html! {
        <div class={classes} id={props.side.id("stage")} ref={node} style={format!("--tempo:{}", fixed(props.tempo, 3))}
            {onpointerdown} {onpointermove} onpointercancel={onpointerup.clone()} {onpointerup}>
            { overlays::as_what(props) }
            { drawn(SearchBox { side: props.side, finds: props.finds.clone(), on: props.on.clone() }) }
            if shown.slots.is_empty() {
                <p class="booting">{ "Starting …" }</p>
            }
            if props.list {
                { drawn(list(props)) }
            } else {
                { picture(props, onclick, onkeydown) }
            }
            if wide {
                { overlays::controls(props) }
            }
            <div class="stage-foot">
                { overlays::strategy(props) }
                if !props.list {
                    { overlays::legend(props) }
                }
            </div>
        </div>
    }
}

/// The list.
fn list(props: &Props) -> ListView {
    ListView {
        side: props.side,
        shown: props.shown.clone(),
        selected: props.selected.clone(),
        marks: props.marks.clone(),
        found: props.finds.at.as_ref().map(|(path, _)| path.clone()),
        on: props.on.clone(),
    }
}

/// The diagram.
fn picture(props: &Props, onclick: Callback<MouseEvent>, onkeydown: Callback<KeyboardEvent>) -> Html {
    let (shown, scene, how) = (&props.shown, &props.scene, props.arrangement);
    let bounds = scene.bounds;
    let view_box = (how == Arrangement::Outline).then(|| {
        let (x, y) = (tenths(bounds.x - 12.0), tenths(bounds.y - 16.0));
        format!(
            "{x} {y} {} {}",
            tenths(bounds.width + 24.0),
            tenths(bounds.height + 32.0)
        )
    });
    // On paper there is no camera: the style sheet fits the whole picture.
    let hatch = props.side.id("hatch");
    let whole = format!(
        "--hatch:url(#{hatch});--x:{};--y:{};--w:{};--h:{}",
        tenths(bounds.x),
        tenths(bounds.y),
        tenths(bounds.width.max(1.0)),
        tenths(bounds.height.max(1.0))
    );
    let lines = Lines {
        shown: shown.clone(),
        scene: scene.clone(),
        how,
    };
    html! {
        <svg class="picture" viewBox={view_box} preserveAspectRatio="xMidYMin meet" style={whole}>
            // What nobody serves is hatched.
            <pattern id={hatch.clone()} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path class="hatch" d="M0 0V7" />
            </pattern>
            <g class="camera" ref={props.lens.picture()}>
                { drawn(Edges { lines: lines.clone(), farther: props.farther }) }
                { drawn(Ties { lines: lines.clone(), side: props.side, selected: props.selected.clone() }) }
                { drawn(Links(lines.clone())) }
                { for shown.tables.iter().zip(&scene.tables).map(|(names, place)| {
                    keyed(names.registry.clone(), RegistryTable { names: names.clone(), place: place.clone() })
                }) }
                if let Some((storage, rect)) = shown.storage.clone().zip(scene.disk) {
                    { drawn(StorageCylinder { storage, rect }) }
                }
                { tree::tree(props, onclick, onkeydown) }
                { drawn(Signals(lines)) }
            </g>
        </svg>
    }
}
