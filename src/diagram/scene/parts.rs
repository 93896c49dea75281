//! What a picture consists of, and the lines in it.

use std::rc::Rc;

use crate::diagram::{Point, Rect, path};

/// Between two columns.
pub(super) const COLUMN_GAP: f64 = 52.0;
/// How much further right a level of the outline stands.
pub(super) const INDENT: f64 = 22.0;

/// How the tree is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Growing to the right, with the registry and the disk beside it.
    #[default]
    Wide,
    /// One node a line, indented; the registry and the disk below it. For narrow screens.
    Outline,
}

/// The picture of one view. `nodes[i]` belongs to `slots[i]`, `tables[i].rows[j]` to the row `j` of the table `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Where each slot is.
    pub nodes: Vec<Rect>,
    /// Supervision, one edge for each slot that has a supervisor.
    pub edges: Vec<Edge>,
    /// The registries' tables.
    pub tables: Vec<Table>,
    /// Lines from registered processes to their rows; none in the outline.
    pub ties: Vec<Tie>,
    /// The disk, if there is one to be seen.
    pub disk: Option<Rect>,
    /// Around everything.
    pub bounds: Rect,
}

/// A supervision edge between two slots, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The supervisor.
    pub from: usize,
    /// The child.
    pub to: usize,
    /// Where it turns into the gap above the child's row, if it runs along one.
    pub rail: Option<Point>,
    /// Path data from the supervisor to the child.
    pub path: Rc<str>,
}

/// A registry's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// All of it.
    pub rect: Rect,
    /// One rectangle a row; after them stands how many more names there are.
    pub rows: Vec<Rect>,
    /// The process that it belongs to, if that is drawn; none in the outline.
    pub owner: Option<Owned>,
}

/// A line from a process to the table that it owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Index of the slot.
    pub node: usize,
    /// Path data from the process to the table's head.
    pub path: Rc<str>,
    /// Where it arrives.
    pub end: Point,
}

/// A line from a registered process to its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Index of the slot.
    pub node: usize,
    /// Index of the table.
    pub table: usize,
    /// Index of the row in it.
    pub row: usize,
    /// Path data from the process to the row.
    pub path: Rc<str>,
}

impl Scene {
    /// A path from one slot's node to another's, for a signal: along the edge that joins them, or straight across.
    #[must_use]
    pub fn way(&self, from: usize, to: usize, how: Arrangement) -> Rc<str> {
        let edge = self
            .edges
            .iter()
            .find(|edge| (edge.from, edge.to) == (from, to) || (edge.from, edge.to) == (to, from));
        let (Some(start), Some(end)) = (self.nodes.get(from), self.nodes.get(to)) else {
            return Rc::default();
        };
        match (edge, how) {
            (Some(edge), _) if edge.from == from => Rc::clone(&edge.path),
            (Some(edge), Arrangement::Wide) => Rc::from(match edge.rail {
                Some(rail) => path::rail_back(start.left(), rail, end.right()),
                None => path::curve(start.left(), end.right()),
            }),
            (Some(_), Arrangement::Outline) => Rc::from(path::elbow_back(start.left(), foot(*end))),
            (None, _) => Rc::from(between(*start, *end)),
        }
    }
}

/// A path from one node to another that no edge joins.
fn between(from: Rect, to: Rect) -> String {
    if (from.x - to.x).abs() < 1.0 {
        // One above the other: around what lies between them.
        path::bow(from.right(), to.right(), COLUMN_GAP)
    } else if from.x < to.x {
        path::curve(from.right(), to.left())
    } else {
        path::curve(from.left(), to.right())
    }
}

/// Path data from a supervisor to its child.
pub(super) fn edge(above: Rect, below: Rect, rail: Option<Point>, how: Arrangement) -> String {
    match (how, rail) {
        (Arrangement::Wide, Some(rail)) => path::rail(above.right(), rail, below.left()),
        (Arrangement::Wide, None) => path::curve(above.right(), below.left()),
        (Arrangement::Outline, _) => path::elbow(foot(above), below.left()),
    }
}

/// Where edges leave a node of the outline.
fn foot(node: Rect) -> Point {
    Point {
        x: node.x + INDENT / 2.0,
        y: node.y + node.height,
    }
}
