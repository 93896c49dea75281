//! What stands beside the tree: the registries' tables, the disk, and the lines from processes to their names.

use std::rc::Rc;

use super::layout_key::{Rows, Sketch};
use super::parts::{Arrangement, Owned, Table, Tie};
use crate::diagram::{Point, Rect, path};

const TABLE_WIDTH: f64 = 288.0;
/// Head and margins; the rows come on top.
const TABLE_FRAME: f64 = 62.0;
const TABLE_HEAD: f64 = 54.0;
const TABLE_ROW: f64 = 27.0;
const TABLE_DISTANCE: f64 = 84.0;
/// How far below its top the line arrives that says whose a table is.
const OWNED_AT: f64 = 20.0;
/// The disk without its lines, and what each of them takes.
const DISK_FRAME: f64 = 92.0;
const DISK_HEAD: f64 = 70.0;
const DISK_LINE: f64 = 23.0;

/// What stands one below the other.
const BETWEEN: f64 = 36.0;

/// The tables and, below them, the disk: to the right of the tree or under it.
pub(super) fn place(tree: Rect, nodes: &[Rect], sketch: &Sketch) -> (Vec<Table>, Option<Rect>) {
    let disk_height = sketch.lines.map(|lines| DISK_FRAME + DISK_LINE * lines as f64);
    let (x, mut y) = match sketch.how {
        Arrangement::Wide => {
            let heights = sketch.tables.iter().map(height).chain(disk_height);
            let all: f64 = heights.map(|height| height + BETWEEN).sum::<f64>() - BETWEEN;
            (tree.x + tree.width + TABLE_DISTANCE, top(tree, all, nodes, sketch))
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
        let owner = rows.owner.filter(|_| sketch.how == Arrangement::Wide);
        tables.push(Table {
            rect,
            rows: (0..rows.nodes.len()).map(|row| line(rect, row)).collect(),
            owner: owner.map(|node| owned(node, nodes[node], rect)),
        });
    }
    let disk = disk_height.map(|height| Rect {
        x,
        y,
        width: TABLE_WIDTH,
        height,
    });
    (tables, disk)
}

/// Where the first of them begins: beside its owner, as far as all of them are then beside the tree; else in the middle.
fn top(tree: Rect, all: f64, nodes: &[Rect], sketch: &Sketch) -> f64 {
    let middle = tree.y + (tree.height - all) / 2.0;
    let owner = sketch.tables.first().and_then(|rows| rows.owner);
    owner.map_or(middle, |node| {
        let beside = nodes[node].right().y - OWNED_AT;
        beside.min(tree.y + tree.height - all).max(tree.y.min(middle))
    })
}

/// The line from a process to the table that it owns.
fn owned(node: usize, from: Rect, table: Rect) -> Owned {
    let end = Point {
        x: table.x,
        y: table.y + OWNED_AT,
    };
    Owned {
        node,
        path: Rc::from(path::curve(from.right(), end)),
        end,
    }
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

/// The line of a disk that stands at that place, from 0.
#[must_use]
pub fn disk_line(disk: Rect, line: usize) -> Rect {
    Rect {
        y: disk.y + DISK_HEAD + DISK_LINE * line as f64,
        height: DISK_LINE,
        ..disk
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
