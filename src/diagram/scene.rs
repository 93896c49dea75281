//! The whole picture: nodes, edges, the registries' tables and the disk, as rectangles and path data.
//!
//! Invariant: as long as the same places are drawn, the picture is the same allocation; where an edge has not moved, its
//! path is. What happens in a place is no part of it.

mod beside;
mod plan;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Point, Rect, path, tidy};
use crate::telling::view::{SlotView, StorageView, TableView};
use plan::{Cell, CellKey, Plan, Size};

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
    /// The disk.
    pub disk: Rect,
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

const SIBLING_GAP: f64 = 30.0;
const COLUMN_GAP: f64 = 56.0;
const INDENT: f64 = 22.0;
const DEEPEST_INDENT: u32 = 5;
const LINE_GAP: f64 = 18.0;

/// Width and height of a node.
fn extent(cell: &Cell) -> (f64, f64) {
    match cell.size {
        Size::Supervisor => (216.0, 60.0),
        Size::Worker => (208.0, 48.0),
        Size::Block => (208.0, 60.0),
    }
}

/// The picture as it was drawn last, to draw the next from.
#[derive(Debug, Default)]
pub struct Drawing {
    /// What it was drawn of.
    of: Option<DrawnOf>,
    plan: Plan,
    scene: Rc<Scene>,
}

/// What one look at the simulation has made: while it makes the same again, there is nothing to compare.
#[derive(Debug)]
struct DrawnOf {
    slots: Rc<Vec<Rc<SlotView>>>,
    names: Rc<Vec<Rc<TableView>>>,
    storage: Rc<StorageView>,
    how: Arrangement,
}

impl Drawing {
    /// Draws that: the same picture as before, unless other places are to be drawn.
    pub fn draw(
        &mut self,
        slots: &Rc<Vec<Rc<SlotView>>>,
        names: &Rc<Vec<Rc<TableView>>>,
        storage: &Rc<StorageView>,
        how: Arrangement,
    ) -> Rc<Scene> {
        let same = |of: &DrawnOf| {
            let views = Rc::ptr_eq(&of.slots, slots) && Rc::ptr_eq(&of.names, names);
            views && Rc::ptr_eq(&of.storage, storage) && of.how == how
        };
        if !self.of.as_ref().is_some_and(same) {
            self.of = Some(DrawnOf {
                slots: Rc::clone(slots),
                names: Rc::clone(names),
                storage: Rc::clone(storage),
                how,
            });
            let plan = Plan::of(slots, names, storage, how);
            // The first picture may be of nothing, and is laid out too.
            if plan != self.plan || self.scene.disk == Rect::default() {
                self.scene = Rc::new(self.lay_out(&plan));
                self.plan = plan;
            }
        }
        Rc::clone(&self.scene)
    }

    fn lay_out(&self, plan: &Plan) -> Scene {
        let parents = plan.parents();
        let nodes = match plan.how {
            Arrangement::Wide => wide_nodes(&plan.cells, &parents),
            Arrangement::Outline => outline_nodes(&plan.cells),
        };
        let tree = nodes.iter().copied().reduce(Rect::union).unwrap_or_default();
        let edges = self.edges(&nodes, &parents, plan);
        let (tables, disk) = beside::place(tree, plan);
        let ties = match plan.how {
            Arrangement::Wide => beside::ties(&nodes, &tables, plan),
            Arrangement::Outline => Vec::new(),
        };
        let beside = tables.iter().map(|table| table.rect);
        let bounds = beside.chain([disk]).fold(tree, Rect::union);
        Scene {
            nodes,
            edges,
            tables,
            ties,
            disk,
            bounds,
        }
    }

    fn edges(&self, nodes: &[Rect], parents: &[Option<usize>], plan: &Plan) -> Vec<Edge> {
        let key = |at: &usize| self.plan.cells.get(*at).map(|cell| cell.key);
        let drawn = self.scene.edges.iter().filter(|_| self.plan.how == plan.how);
        let drawn: BTreeMap<CellKey, &Edge> = drawn.filter_map(|edge| Some((key(&edge.to)?, edge))).collect();
        let mut edges = Vec::with_capacity(nodes.len());
        for (to, parent) in parents.iter().enumerate() {
            let Some(from) = *parent else { continue };
            let ends = (nodes[from], nodes[to]);
            let stays = |edge: &&&Edge| (self.scene.nodes[edge.from], self.scene.nodes[edge.to]) == ends;
            let path = match drawn.get(&plan.cells[to].key).filter(stays) {
                Some(edge) => Rc::clone(&edge.path),
                None => Rc::from(edge(ends.0, ends.1, plan.how)),
            };
            edges.push(Edge { from, to, path });
        }
        edges
    }
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
            (Some(_), Arrangement::Wide) => Rc::from(path::curve(start.left(), end.right())),
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

fn wide_nodes(cells: &[Cell], parents: &[Option<usize>]) -> Vec<Rect> {
    let sizes: Vec<(f64, f64)> = cells.iter().map(extent).collect();
    let heights: Vec<f64> = sizes.iter().map(|&(_, height)| height).collect();
    let placed = tidy::layout(parents, &heights, SIBLING_GAP);
    let mut columns: Vec<f64> = Vec::new();
    for (place, &(width, _)) in placed.iter().zip(&sizes) {
        columns.resize(columns.len().max(place.depth + 1), 0.0);
        columns[place.depth] = columns[place.depth].max(width);
    }
    let mut lefts = Vec::with_capacity(columns.len());
    let mut left = 0.0;
    for column in &columns {
        lefts.push(left);
        left += column + COLUMN_GAP;
    }
    let node = |(place, &(width, height)): (&tidy::Placed, &(f64, f64))| Rect {
        x: lefts[place.depth],
        y: place.across - height / 2.0,
        width,
        height,
    };
    placed.iter().zip(&sizes).map(node).collect()
}

fn outline_nodes(cells: &[Cell]) -> Vec<Rect> {
    let mut y = 0.0;
    let node = |cell: &Cell| {
        let (width, height) = extent(cell);
        let indents = cell.level.saturating_sub(1).min(DEEPEST_INDENT);
        let rect = Rect {
            x: INDENT * f64::from(indents),
            y,
            width,
            height,
        };
        y += height + LINE_GAP;
        rect
    };
    cells.iter().map(node).collect()
}

/// Path data from a supervisor to its child.
fn edge(above: Rect, below: Rect, how: Arrangement) -> String {
    match how {
        Arrangement::Wide => path::curve(above.right(), below.left()),
        Arrangement::Outline => path::elbow(foot(above), below.left()),
    }
}

/// Where edges leave a node of the outline.
fn foot(node: Rect) -> Point {
    Point {
        x: node.x + INDENT / 2.0,
        y: node.y + node.height,
    }
}

#[cfg(test)]
mod tests;
