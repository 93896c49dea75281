//! Siblings that are not drawn one by one: a node of its own look that says how many they are, and in which state.
//!
//! Closed it is a stack of cards; open it has the pages of the window that is shown. What its parts do on a click, keys do
//! as well, so assistive technology hears the node alone.

mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::ids::{Side, slot_id};
use super::renders;
use super::slot_node::{moved_to, outset};
use crate::diagram::number_text::tenths;
use crate::diagram::{Rect, label};
use crate::telling::view::{Block, SlotKind, SlotView};

pub use words::{counts, shown, spoken};

/// Corner radius.
const RADIUS: f64 = 10.0;
/// Left and right of what stands in it.
const PAD: f64 = 14.0;

/// The node.
#[derive(Debug, PartialEq)]
pub struct BlockNode {
    /// Which system it is part of.
    pub side: Side,
    /// The block.
    pub slot: Rc<SlotView>,
    /// Where it is.
    pub place: Rect,
    /// Is it the tree's one tab stop?
    pub tab_stop: bool,
}

impl Draw for BlockNode {
    fn draw(&self) -> Html {
        renders::count_node();
        let (slot, rect) = (&self.slot, self.place);
        let SlotKind::Block(block) = &slot.kind else {
            return Html::default();
        };
        let open = block.window.is_some();
        let room = (rect.width - 2.0 * PAD) / 12.0;
        let said = if slot.doomed {
            format!("{}, about to end", counts(block))
        } else {
            counts(block)
        };
        html! {
            <g class={classes!("slot", "block", open.then_some("open"), slot.doomed.then_some("doomed"))} id={slot_id(self.side, &slot.path)} role="treeitem" tabindex={if self.tab_stop { "0" } else { "-1" }}
                aria-level={slot.level.to_string()} aria-setsize={slot.siblings.to_string()} aria-posinset={slot.position.to_string()}
                aria-expanded={if open { "true" } else { "false" }}
                data-block={slot.path.clone()} data-place={slot.id.number().to_string()} data-count={block.count.to_string()} style={moved_to(rect)}>
                <title>{ spoken(block, slot.doomed) }</title>
                if !open {
                    { card(rect, 8.0) }
                    { card(rect, 4.0) }
                }
                { outset(rect, RADIUS, 4.0, "ring-focus") }
                { card(rect, 0.0) }
                <text class="name" x="14" y="23">{ shown(block, slot.siblings) }</text>
                <text class={classes!("block-counts", slot.doomed.then_some("ending"))} x="14" y="40">{ label::fit(&said, room) }</text>
                { shares(block, rect) }
                if let Some((first, count)) = block.window {
                    <g class="turns" aria-hidden="true">
                        { turn("back", "‹ earlier", 14.0, first > 0) }
                        { turn("on", "later ›", 76.0, first + count < slot.siblings) }
                        { turn("close", "fold", 138.0, true) }
                    </g>
                } else {
                    <text class="block-more" x={tenths(rect.width - PAD).to_string()} y="23" aria-hidden="true">{ "show" }</text>
                }
            </g>
        }
    }
}

/// One card of the stack, that much further back.
fn card(rect: Rect, back: f64) -> Html {
    let (x, y) = (tenths(back / 2.0).to_string(), tenths(back).to_string());
    html! {
        <rect class={if back > 0.0 { "card" } else { "shape" }} {x} {y} width={tenths(rect.width - back).to_string()}
            height={tenths(rect.height).to_string()} rx={tenths(RADIUS).to_string()} />
    }
}

/// How large a share each state has. The counts say the same in words.
fn shares(block: &Block, rect: Rect) -> Html {
    let (all, room) = (f64::from(block.count.max(1)), rect.width - 2.0 * PAD);
    let mut x = PAD;
    let share = |(status, count): &(crate::telling::status::Status, u32)| {
        let width = room * f64::from(*count) / all;
        let left = x;
        x += width;
        html! {
            <rect data-status={status.word()} x={tenths(left).to_string()} y="47" width={tenths(width.max(1.0)).to_string()} height="4" />
        }
    };
    html! { <g class="shares">{ for block.parts.iter().map(share) }</g> }
}

/// A part of an open block that turns its pages.
fn turn(does: &'static str, word: &'static str, x: f64, possible: bool) -> Html {
    html! {
        <g class={classes!("turn", (!possible).then_some("off"))} data-turn={does} transform={format!("translate({} 58)", tenths(x))}>
            <rect width="56" height="24" rx="7" />
            <text x="28" y="16">{ word }</text>
        </g>
    }
}
