//! The places of the tree, and what is done to them: one listener of each kind for all of them.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::props::Props;
use crate::telling::view::SlotKind;
use crate::ui::action::{Action, Fold};
use crate::ui::block_node::BlockNode;
use crate::ui::browser;
use crate::ui::drawn::keyed;
use crate::ui::slot_node::SlotNode;

/// What finds a node of the tree.
const NODE: &str = "[role=treeitem]";

/// What marks the node that the pointer was moved to. The scissors open over it: not over one that came under them when
/// the page scrolled, nor over the one that they have just cut.
const POINTED: &str = "data-pointed";

/// The nodes.
pub(super) fn tree(props: &Props, onclick: Callback<MouseEvent>, onkeydown: Callback<KeyboardEvent>) -> Html {
    let onfocusin = {
        let on = props.on.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(path) = node(&event).and_then(|node| path(&node)) {
                on.emit(Action::Focused(path));
            }
        })
    };
    let label = props.name.map_or_else(
        || "Supervision tree".to_owned(),
        |name| format!("Supervision tree, {name}"),
    );
    html! {
        <g role="tree" aria-label={label} {onclick} {onkeydown} {onfocusin} onpointermove={point} onpointerout={unpoint}>
            { for (0..props.shown.slots.len()).filter_map(|at| one(props, at)) }
        </g>
    }
}

fn one(props: &Props, at: usize) -> Option<Html> {
    let (shown, story) = (&props.shown, props.shown.story.as_deref());
    let (slot, place) = (shown.slots.get(at)?, *props.scene.nodes.get(at)?);
    // Before the focus was ever in the tree, its root is the tab stop.
    let tab_stop = slot.path == props.focused || (props.focused.is_empty() && at == 0);
    let told = story.filter(|story| story.at == slot.path);
    let selected = props.selected.as_deref() == Some(slot.path.as_str());
    let in_sight = props.seen.is_none_or(|seen| seen.overlaps(place));
    if !(in_sight || tab_stop || selected || told.is_some()) {
        return None;
    }
    let (side, number) = (props.side, slot.id.number());
    if let SlotKind::Block(_) = slot.kind {
        let block = BlockNode {
            side,
            slot: slot.clone(),
            place,
            tab_stop,
        };
        return Some(keyed(format!("block {number}"), block));
    }
    let node = SlotNode {
        side,
        slot: slot.clone(),
        place,
        tab_stop,
        selected,
        mark: props.marks.as_ref().map(|marks| marks.at(&slot.path)),
        gone_to: props.finds.at.as_ref().is_some_and(|(path, _)| *path == slot.path),
        told: told.is_some(),
        farther: props.farther,
    };
    Some(keyed(number, node))
}

/// What a click on a block does; `None` for any other node.
pub(super) fn fold(event: &Event, node: &web_sys::Element) -> Option<Action> {
    let place = node.get_attribute("data-place")?.parse().ok()?;
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let part = target.closest("[data-turn]").ok().flatten();
    let does = part
        .and_then(|part| part.get_attribute("data-turn"))
        .unwrap_or_default();
    Some(Action::Fold(place, Fold::named(&does)))
}

/// The node that an event is about.
pub(super) fn node(event: &Event) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(NODE).ok()?
}

/// The path of a node's place.
pub(super) fn path(node: &web_sys::Element) -> Option<String> {
    node.get_attribute("data-slot")
        .or_else(|| node.get_attribute("data-block"))
}

fn point(event: PointerEvent) {
    if event.movement_x() == 0 && event.movement_y() == 0 {
        return;
    }
    if let Some(node) = node(&event).filter(|node| !node.has_attribute(POINTED)) {
        mark(&node, true);
    }
}

fn unpoint(event: PointerEvent) {
    let Some(node) = node(&event) else { return };
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    // From one part of a node to another is not out of it.
    if !to.is_some_and(|to| node.contains(Some(&to))) {
        forget_pointer(&node);
    }
}

/// A node is no longer pointed at, although the pointer is over it.
pub(super) fn forget_pointer(node: &web_sys::Element) {
    mark(node, false);
}

/// Marks a node as pointed at or not, and the lines to its names as shown. Attributes of those names can always be set and
/// taken away.
fn mark(node: &web_sys::Element, pointed: bool) {
    let _ = node.toggle_attribute_with_force(POINTED, pointed);
    let id = node.id().replacen("slot:", "names:", 1);
    let names = browser::document().and_then(|document| document.get_element_by_id(&id));
    if let Some(names) = names {
        let _ = names.toggle_attribute_with_force("data-shown", pointed);
    }
}
