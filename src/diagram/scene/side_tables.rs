//! What stands beside the tree: the registries' tables, the disk, and the lines from processes to their names.

use std::rc::Rc;

use super::layout_key::{Rows, Sketch};
use super::parts::{Arrangement, Table, Tie};
use crate::diagram::{Rect, path};

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
pub(super) fn place(tree: Rect, sketch: &Sketch) -> (Vec<Table>, Option<Rect>) {
    let disk_height = sketch.lines.map(|lines| 74.0 + 19.0 * lines as f64);
    let (x, mut y) = match sketch.how {
        Arrangement::Wide => {
            let heights = sketch.tables.iter().map(height).chain(disk_height);
            let all: f64 = heights.map(|height| height + BETWEEN).sum::<f64>() - BETWEEN;
            (tree.x + tree.width + TABLE_DISTANCE, tree.y + (tree.height - all) / 2.0)
        }
        Arrangement::Outline => (tree.x, tree.y + tree.height + BETWEEN),
    };
    let mut tables = Vec::with_capacity(sketch.tables.len());
    for rows in &sketch.tables {
        let rect = Rect {
            x,
            y,
            width: TABLE_WIDTH,
            height: height(rows),
        };
        y += rect.height + BETWEEN;
        tables.push(Table {
            rect,
            rows: (0..rows.nodes.len()).map(|row| line(rect, row)).collect(),
        });
    }
    let disk = disk_height.map(|height| Rect {
        x: x + (TABLE_WIDTH - DISK_WIDTH) / 2.0,
        y,
        width: DISK_WIDTH,
        height,
    });
    (tables, disk)
}

fn height(rows: &Rows) -> f64 {
    TABLE_FRAME + TABLE_ROW * rows.lines() as f64
}

fn line(table: Rect, row: usize) -> Rect {
    Rect {
        y: table.y + TABLE_HEAD + TABLE_ROW * row as f64,
        height: TABLE_ROW,
        ..table
    }
}

/// Lines from the processes to their names.
pub(super) fn ties(nodes: &[Rect], tables: &[Table], sketch: &Sketch) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (table, (place, rows)) in tables.iter().zip(&sketch.tables).enumerate() {
        for (row, node) in rows.nodes.iter().enumerate() {
            let Some(node) = *node else { continue };
            let path = Rc::from(path::curve(nodes[node].right(), place.rows[row].left()));
            ties.push(Tie { node, table, row, path });
        }
    }
    ties
}
