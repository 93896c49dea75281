//! A registry as a table beside the tree: keys and the pids that hold them.

use std::rc::Rc;

use yew::prelude::*;

use super::drawn::Draw;
use super::slot_node::{moved_to, short_pid};
use crate::diagram::label;
use crate::diagram::number_text::tenths;
use crate::diagram::scene::Table;
use crate::telling::view::{TableOwner, TableView};

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
        let right = tenths(rect.width - 16.0).to_string();
        html! {
            <g class={classes!("registry", owner_class(names.owner))} role="table" aria-label={spoken(names)} style={moved_to(rect)}>
                <rect class="registry-ground" width={tenths(rect.width).to_string()} height={tenths(rect.height).to_string()} rx="10" />
                <text class="name" x="16" y="24" aria-hidden="true">
                    { "Names" }<tspan class="detail" dx="6">{ format!("in {}", label::fit(&names.registry, 15.0)) }</tspan>
                </text>
                if let Some(trouble) = trouble(names) {
                    <text class="trouble" x="16" y="43" aria-hidden="true">{ trouble }</text>
                } else {
                    <g role="row">
                        <text class="heading" role="columnheader" x="16" y="43">{ "name" }</text>
                        <text class="heading end" role="columnheader" x={right.clone()} y="43">{ "leads to" }</text>
                    </g>
                }
                if names.rows.is_empty() && names.more == 0 {
                    <g role="row"><text class="pid" role="cell" x="16" y="73">{ if names.owner == TableOwner::Gone { "gone with its owner" } else { "no names yet" } }</text></g>
                }
                // In a list of their own: a row that goes leaves the others as they are.
                <g role="rowgroup">
                    { for names.rows.iter().zip(&self.place.rows).map(|(row, place)| {
                        let pid = row.pid.clone().unwrap_or_default();
                        let class = classes!("registry-row", row.fresh.then_some("fresh"), row.stale.then_some("stale"), row.pid.is_none().then_some("unserved"));
                        html! {
                            <g key={row.key.clone()} {class} role="row" data-key={row.key.clone()} data-pid={pid.clone()}
                                style={format!("transform:translateY({}px)", tenths(place.y - rect.y))}>
                                <title>{ row.key.clone() }{ if row.stale { ": that pid is gone, and the registry has not heard of it yet" } else { "" } }</title>
                                <rect class="row-ground" x="6" y="1" width={tenths(rect.width - 12.0).to_string()} height="25" rx="6" />
                                <text class="key" role="cell" x="16" y="18"><tspan class="isolate">{ label::fit_mono(&row.key, 15.5) }</tspan></text>
                                <text class="pid end" role="cell" x={right.clone()} y="18" key={pid}>
                                    { row.pid.as_deref().map_or("nobody", short_pid).to_owned() }
                                </text>
                            </g>
                        }
                    }) }
                </g>
                if names.more > 0 {
                    <g role="row"><text class="pid" role="cell" x="16" y={tenths(rect.height - 17.0).to_string()}>{ format!("and {} more names", names.more) }</text></g>
                }
            </g>
        }
    }
}

fn owner_class(owner: TableOwner) -> Option<&'static str> {
    match owner {
        TableOwner::Serves => None,
        TableOwner::Ending | TableOwner::Abandoned => Some("ending"),
        TableOwner::Gone => Some("gone"),
    }
}

/// What is wrong with the process that the table belongs to, or with its rows. Without the registry's own entry, which goes
/// with its supervisor, `Registry.register/3` and `Registry.lookup/2` raise. And as on the BEAM, a look-up finds a process
/// that is gone until the partition has handled its exit signal; only a `via` name asks whether it lives.
fn trouble(names: &TableView) -> Option<&'static str> {
    match names.owner {
        TableOwner::Serves if names.rows.iter().any(|row| row.stale) => {
            Some("struck: gone, the registry has not heard")
        }
        TableOwner::Serves | TableOwner::Gone => None,
        TableOwner::Ending => Some("its owner is ending"),
        TableOwner::Abandoned => Some("its owner is ending: nobody can register"),
    }
}

fn spoken(names: &TableView) -> String {
    let trouble = match names.owner {
        TableOwner::Serves => "",
        TableOwner::Ending => "; the process that owns it is ending",
        TableOwner::Abandoned => {
            "; the process that owns it is ending, and the registry is gone: no name can be registered or looked up"
        }
        TableOwner::Gone => "; gone with the process that owned it",
    };
    format!("Registry {}: names and their processes{trouble}", names.registry)
}
