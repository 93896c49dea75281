//! What stands beside the tree: the registries' tables, the disk, and the lines from processes to their names.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Arrangement, Table, Tie};
use crate::diagram::{Rect, path};
use crate::telling::view::{StorageView, TableView};

const TABLE_WIDTH: f64 = 284.0;
/// Head and margins; the rows come on top.
const TABLE_FRAME: f64 = 44.0;
const TABLE_HEAD: f64 = 36.0;
const TABLE_ROW: f64 = 27.0;
const TABLE_DISTANCE: f64 = 88.0;
const DISK_WIDTH: f64 = 196.0;

/// What stands one below the other.
const BETWEEN: f64 = 36.0;

/// The tables and, below them, the disk: to the right of the tree or under it.
pub(super) fn place(
    tree: Rect,
    names: &[Rc<TableView>],
    storage: &StorageView,
    how: Arrangement,
) -> (Vec<Table>, Rect) {
    let heights: Vec<f64> = names.iter().map(|table| height(table)).collect();
    let lines = (storage.rows.len() + usize::from(storage.more > 0)).max(1);
    let disk_height = 74.0 + 19.0 * lines as f64;
    let (x, mut y) = match how {
        Arrangement::Wide => {
            let all = heights.iter().map(|height| height + BETWEEN).sum::<f64>() + disk_height;
            (tree.x + tree.width + TABLE_DISTANCE, tree.y + (tree.height - all) / 2.0)
        }
        Arrangement::Outline => (tree.x, tree.y + tree.height + BETWEEN),
    };
    let tables = names
        .iter()
        .zip(heights)
        .map(|(names, height)| {
            let rect = Rect {
                x,
                y,
                width: TABLE_WIDTH,
                height,
            };
            y += height + BETWEEN;
            Table {
                rect,
                rows: rows(rect, names.rows.len()),
            }
        })
        .collect();
    let disk = Rect {
        x: x + (TABLE_WIDTH - DISK_WIDTH) / 2.0,
        y,
        width: DISK_WIDTH,
        height: disk_height,
    };
    (tables, disk)
}

fn height(names: &TableView) -> f64 {
    let lines = (names.rows.len() + usize::from(names.more > 0)).max(1);
    TABLE_FRAME + TABLE_ROW * lines as f64
}

fn rows(table: Rect, count: usize) -> Vec<Rect> {
    let row = |row: usize| Rect {
        y: table.y + TABLE_HEAD + TABLE_ROW * row as f64,
        height: TABLE_ROW,
        ..table
    };
    (0..count).map(row).collect()
}

/// Lines from the processes to their names.
pub(super) fn ties(
    nodes: &[Rect],
    tables: &[Table],
    names: &[Rc<TableView>],
    index: &BTreeMap<&str, usize>,
) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (table, (place, names)) in tables.iter().zip(names).enumerate() {
        for (row, name) in names.rows.iter().enumerate() {
            let Some(node) = name.slot.as_deref().and_then(|path| index.get(path).copied()) else {
                continue;
            };
            let path = path::curve(nodes[node].right(), place.rows[row].left());
            ties.push(Tie { node, table, row, path });
        }
    }
    ties
}
