//! Siblings that are not drawn one by one: a node of its own look that says how many they are, and in which state.

use std::rc::Rc;

use yew::prelude::*;

use super::ids::{Side, slot_id};
use super::renders;
use super::slot_node::{moved_to, outset};
use crate::diagram::Rect;
use crate::diagram::fixed::tenths;
use crate::telling::view::{Block, SlotKind, SlotView};

/// Props of [`BlockNode`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which system it is part of.
    pub side: Side,
    /// The block.
    pub slot: Rc<SlotView>,
    /// Where it is.
    pub place: Rect,
    /// Is it the tree's one tab stop?
    pub tab_stop: bool,
}

/// The node.
#[component]
pub fn BlockNode(props: &Props) -> Html {
    renders::count_node();
    let (slot, rect) = (&props.slot, props.place);
    let SlotKind::Block(block) = &slot.kind else {
        return Html::default();
    };
    let (width, height) = (tenths(rect.width).to_string(), tenths(rect.height).to_string());
    html! {
        <g class="slot block" id={slot_id(props.side, &slot.path)} role="treeitem" tabindex={if props.tab_stop { "0" } else { "-1" }}
            aria-level={slot.level.to_string()} aria-setsize={slot.siblings.to_string()} aria-posinset={slot.position.to_string()}
            data-block={slot.path.clone()} style={moved_to(rect)}>
            <title>{ counts(block) }</title>
            { outset(rect, 10.0, 4.0, "ring-focus") }
            <rect class="shape" {width} {height} rx="10" />
            <text class="name" x="14" y="26">{ format!("{} more", block.count) }</text>
            <text class="pid" x="14" y="44">{ counts(block) }</text>
        </g>
    }
}

/// How many are in which state, in words.
#[must_use]
pub fn counts(block: &Block) -> String {
    let parts: Vec<_> = block
        .parts
        .iter()
        .map(|(status, count)| format!("{count} {}", status.word()))
        .collect();
    parts.join(" · ")
}
