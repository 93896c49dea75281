//! `Todo.ProcessRegistry` as a table beside the tree: keys and the pids that hold them.

use yew::prelude::*;

use crate::diagram::label;
use crate::diagram::scene::Table;
use crate::telling::view::RegistryRow;

/// Props of [`RegistryTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The names.
    pub rows: Vec<RegistryRow>,
    /// Does its process live?
    pub alive: bool,
    /// Where they go.
    pub table: Table,
}

/// The table.
#[component]
pub fn RegistryTable(props: &Props) -> Html {
    let rect = props.table.rect;
    html! {
        <g class="registry" role="table" aria-label="Registry: names and their processes"
            style={format!("transform:translate({:.1}px,{:.1}px)", rect.x, rect.y)}>
            <rect class="registry-ground" width={rect.width.to_string()} height={rect.height.to_string()} rx="10" />
            <g role="row">
                <text class="heading" role="columnheader" x="16" y="23">{ "REGISTRY" }</text>
                <text class="heading end" role="columnheader" x={(rect.width - 16.0).to_string()} y="23">{ "KEY → PID" }</text>
            </g>
            if props.rows.is_empty() {
                <g role="row"><text class="pid" role="cell" x="16" y="54">{ if props.alive { "no names yet" } else { "gone with its process" } }</text></g>
            }
            { for props.rows.iter().zip(&props.table.rows).map(|(row, place)| {
                let pid = row.pid.clone().unwrap_or_default();
                let class = classes!("registry-row", row.fresh.then_some("fresh"), row.pid.is_none().then_some("detached"));
                html! {
                    <g key={row.key.clone()} {class} role="row" data-key={row.key.clone()} data-pid={pid.clone()}
                        style={format!("transform:translateY({:.1}px)", place.y - rect.y)}>
                        <title>{ row.key.clone() }</title>
                        <rect class="row-ground" x="6" y="1" width={(rect.width - 12.0).to_string()} height="25" rx="6" />
                        <text class="key" role="cell" x="16" y="18"><tspan class="isolate">{ label::fit_mono(&row.key, 15.6) }</tspan></text>
                        <text class="pid end" role="cell" x={(rect.width - 16.0).to_string()} y="18" key={pid}>
                            { row.pid.clone().unwrap_or_else(|| "—".to_owned()) }
                        </text>
                    </g>
                }
            }) }
        </g>
    }
}
