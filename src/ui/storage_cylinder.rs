//! The disk as a cylinder: what was stored, and so what can come back.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::slot_node::moved_to;
use crate::diagram::number_text::tenths;
use crate::diagram::{Rect, label, path};
use crate::telling::view::StorageView;

/// The cylinder. It names a few lists and counts the rest.
#[derive(Debug, PartialEq)]
pub struct StorageCylinder {
    /// The lists.
    pub storage: Rc<StorageView>,
    /// Where the cylinder goes.
    pub rect: Rect,
}

impl Draw for StorageCylinder {
    fn draw(&self) -> Html {
        let rect = Rect {
            x: 0.0,
            y: 0.0,
            ..self.rect
        };
        let [body, rim] = path::cylinder(rect);
        let (rows, more) = (&self.storage.rows, self.storage.more);
        let middle = tenths(rect.width / 2.0).to_string();
        html! {
            <g class="disk" role="group" aria-label="Storage: lists kept by this browser"
                style={moved_to(self.rect)}>
                <title>{ "localStorage: what the database workers wrote, kept by this browser" }</title>
                <path class="disk-body" d={body} />
                <path class="disk-rim" d={rim} />
                <text class="name" x={middle.clone()} y="46">{ "localStorage" }</text>
                if rows.is_empty() {
                    <text class="pid" x={middle.clone()} y="67">{ "nothing stored yet" }</text>
                }
                { for rows.iter().enumerate().map(|(line, row)| {
                    let y = 50 + 19 * line;
                    html! {
                        <g key={row.list.clone()} class={classes!("disk-row", row.fresh.then_some("fresh"))}
                            data-stored={row.list.clone()} style={format!("transform:translateY({y}px)")}>
                            <rect class="row-ground" x="14" y="1" width={tenths(rect.width - 28.0).to_string()} height="19" rx="5" />
                            <text class="key" x="24" y="14"><tspan class="isolate">{ name(&row.list) }</tspan></text>
                            <text class="pid end" x={tenths(rect.width - 24.0).to_string()} y="14">{ count(row.entries) }</text>
                        </g>
                    }
                }) }
                if more > 0 {
                    <text class="pid" x={middle} y={(66 + 19 * rows.len()).to_string()}>{ format!("and {more} more") }</text>
                }
            </g>
        }
    }
}

fn name(list: &str) -> String {
    if list.is_empty() {
        "\"\"".to_owned()
    } else {
        label::fit_mono(list, 7.6)
    }
}

fn count(entries: usize) -> String {
    if entries == 1 {
        "1 entry".to_owned()
    } else {
        format!("{entries} entries")
    }
}
