//! A registry as a table beside the tree: keys and the pids that hold them.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::slot_node::moved_to;
use crate::diagram::label;
use crate::diagram::number_text::tenths;
use crate::diagram::scene::Table;
use crate::telling::view::TableView;

/// The table.
#[derive(Debug, PartialEq)]
pub struct RegistryTable {
    /// The names.
    pub names: Rc<TableView>,
    /// Where they go.
    pub place: Table,
}

impl Draw for RegistryTable {
    fn draw(&self) -> Html {
        let (names, rect) = (&self.names, self.place.rect);
        html! {
            <g class="registry" role="table" aria-label={format!("Registry {}: names and their processes", names.registry)}
                style={moved_to(rect)}>
                <rect class="registry-ground" width={tenths(rect.width).to_string()} height={tenths(rect.height).to_string()} rx="10" />
                <g role="row">
                    <text class="heading" role="columnheader" x="16" y="23">{ label::fit(&names.registry, 18.0) }</text>
                    <text class="heading end" role="columnheader" x={tenths(rect.width - 16.0).to_string()} y="23">{ "KEY → PID" }</text>
                </g>
                if names.rows.is_empty() && names.more == 0 {
                    <g role="row"><text class="pid" role="cell" x="16" y="54">{ if names.alive { "no names yet" } else { "gone with its process" } }</text></g>
                }
                { for names.rows.iter().zip(&self.place.rows).map(|(row, place)| {
                    let pid = row.pid.clone().unwrap_or_default();
                    let class = classes!("registry-row", row.fresh.then_some("fresh"), row.pid.is_none().then_some("detached"));
                    html! {
                        <g key={row.key.clone()} {class} role="row" data-key={row.key.clone()} data-pid={pid.clone()}
                            style={format!("transform:translateY({}px)", tenths(place.y - rect.y))}>
                            <title>{ row.key.clone() }</title>
                            <rect class="row-ground" x="6" y="1" width={tenths(rect.width - 12.0).to_string()} height="25" rx="6" />
                            <text class="key" role="cell" x="16" y="18"><tspan class="isolate">{ label::fit_mono(&row.key, 15.6) }</tspan></text>
                            <text class="pid end" role="cell" x={tenths(rect.width - 16.0).to_string()} y="18" key={pid}>
                                { row.pid.clone().unwrap_or_else(|| "—".to_owned()) }
                            </text>
                        </g>
                    }
                }) }
                if names.more > 0 {
                    <g role="row"><text class="pid" role="cell" x="16" y={tenths(rect.height - 17.0).to_string()}>{ format!("and {} more names", names.more) }</text></g>
                }
            </g>
        }
    }
}
