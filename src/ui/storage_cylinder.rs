//! The disk as a cylinder: what was stored, and so what can come back.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::slot_node::moved_to;
use crate::diagram::number_text::tenths;
use crate::diagram::scene::disk_line;
use crate::diagram::{Rect, label, path};
use crate::telling::view::{StorageRow, StorageView};

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
                <text class="name" x={middle.clone()} y="44">{ "localStorage" }</text>
                <text class="heading" x={middle.clone()} y="61">{ "files that the workers read and write" }</text>
                if rows.is_empty() {
                    <text class="pid" x={middle.clone()} y="86">{ "nothing stored yet" }</text>
                }
                <g>
                    { for rows.iter().enumerate().map(|(line, row)| {
                        let y = disk_line(rect, line).y;
                        let class = classes!("disk-row", row.fresh.then_some("fresh"), (!row.served).then_some("unserved"));
                        html! {
                            <g key={row.list.clone()} {class} data-stored={row.list.clone()} style={format!("transform:translateY({}px)", tenths(y))}>
                                <rect class="row-ground" x="8" y="1" width={tenths(rect.width - 16.0).to_string()} height="21" rx="5" />
                                <text class="key" x="18" y="15.5"><tspan class="isolate">{ name(&row.list) }</tspan></text>
                                <text class="count end" x={tenths(rect.width - 18.0).to_string()} y="15.5">{ count(row) }</text>
                            </g>
                        }
                    }) }
                </g>
                if more > 0 {
                    <text class="pid" x={middle} y={tenths(disk_line(rect, rows.len()).y + 16.0).to_string()}>{ format!("and {more} more") }</text>
                }
            </g>
        }
    }
}

fn name(list: &str) -> String {
    if list.is_empty() {
        "\"\"".to_owned()
    } else {
        label::fit_mono(list, 7.4)
    }
}

/// How many entries it has, whether a process has them in its memory too, and which worker reads and writes it.
fn count(row: &StorageRow) -> String {
    let entries = match row.entries {
        1 => "1 entry".to_owned(),
        entries => format!("{entries} entries"),
    };
    match &row.used {
        _ if !row.served && !row.fresh => format!("{entries}, nobody serves it"),
        Some(used) => {
            let does = match (row.fresh, used.writes, used.alive) {
                (true, true, _) => " writes",
                (true, false, _) => " reads",
                (false, _, true) => "",
                (false, _, false) => " is dead",
            };
            format!("{entries} · {}{does}", label::fit(&used.who, 8.0))
        }
        None => entries,
    }
}
