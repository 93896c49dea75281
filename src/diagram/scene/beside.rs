//! What stands beside the tree: the registry's table, the disk, and the lines from processes to their names.

use std::collections::BTreeMap;

use super::{Arrangement, DISK_ROWS, Node, Table, Tie};
use crate::diagram::{Rect, path};
use crate::telling::view::RegistryRow;

const TABLE_WIDTH: f64 = 284.0;
/// Head and margins; the rows come on top.
const TABLE_FRAME: f64 = 44.0;
const TABLE_HEAD: f64 = 36.0;
const TABLE_ROW: f64 = 27.0;
const TABLE_DISTANCE: f64 = 88.0;
const DISK_WIDTH: f64 = 196.0;

/// The table and, below it, the disk: to the right of the tree or under it.
pub(super) fn place(tree: Rect, names: usize, lists: usize, how: Arrangement) -> (Table, Rect) {
    let table_height = TABLE_FRAME + TABLE_ROW * names.max(1) as f64;
    let disk_height = 74.0 + 19.0 * lists.clamp(1, DISK_ROWS + 1) as f64;
    let between = 36.0;
    let (x, y) = match how {
        Arrangement::Wide => (
            tree.x + tree.width + TABLE_DISTANCE,
            tree.y + (tree.height - table_height - between - disk_height) / 2.0,
        ),
        Arrangement::Outline => (tree.x, tree.y + tree.height + between),
    };
    let rect = Rect {
        x,
        y,
        width: TABLE_WIDTH,
        height: table_height,
    };
    let rows = (0..names)
        .map(|row| Rect {
            x,
            y: y + TABLE_HEAD + TABLE_ROW * row as f64,
            width: TABLE_WIDTH,
            height: TABLE_ROW,
        })
        .collect();
    let disk = Rect {
        x: x + (TABLE_WIDTH - DISK_WIDTH) / 2.0,
        y: y + table_height + between,
        width: DISK_WIDTH,
        height: disk_height,
    };
    (Table { rect, rows }, disk)
}

/// Lines from the processes to their names.
pub(super) fn ties(nodes: &[Node], table: &Table, registry: &[RegistryRow], index: &BTreeMap<&str, usize>) -> Vec<Tie> {
    let mut ties = Vec::with_capacity(registry.len());
    for (row, entry) in registry.iter().enumerate() {
        let Some(node) = entry.slot.as_deref().and_then(|path| index.get(path).copied()) else {
            continue;
        };
        let path = path::curve(nodes[node].rect.right(), table.rows[row].left());
        ties.push(Tie { node, row, path });
    }
    ties
}
