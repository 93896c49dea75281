//! The whole picture: nodes, edges, the registries' tables and the disk, as rectangles and path data.
//!
//! Invariant: as long as the same places are drawn, the picture is the same allocation; where an edge has not moved, its
//! path is. What happens in a place is no part of it.

mod horizontal;
mod layout_key;
mod parts;
mod side_tables;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Point, Rect};
use crate::runtime::gather;
use crate::telling::view::{SlotView, StorageView, TableView};
use horizontal::Wide;
use layout_key::{Cell, CellKey, Sketch};
pub use parts::{Arrangement, Edge, Owned, Scene, Table, Tie};
use parts::{INDENT, edge};
pub use side_tables::disk_line;

const DEEPEST_INDENT: u32 = 5;
const LINE_GAP: f64 = 16.0;

/// The picture as it was drawn last, to draw the next from.
#[derive(Debug, Default)]
pub struct Drawing {
    /// What it was drawn of.
    of: Option<DrawnOf>,
    sketch: Sketch,
    scene: Rc<Scene>,
}

/// What one look at the simulation has made: while it makes the same again, there is nothing to compare.
#[derive(Debug)]
struct DrawnOf {
    slots: Rc<Vec<Rc<SlotView>>>,
    names: Rc<Vec<Rc<TableView>>>,
    storage: Option<Rc<StorageView>>,
    how: Arrangement,
}

impl Drawing {
    /// Draws that: the same picture as before, unless other places are to be drawn.
    pub fn draw(
        &mut self,
        slots: &Rc<Vec<Rc<SlotView>>>,
        names: &Rc<Vec<Rc<TableView>>>,
        storage: &Option<Rc<StorageView>>,
        how: Arrangement,
    ) -> Rc<Scene> {
        let same = |of: &DrawnOf| {
            let views = Rc::ptr_eq(&of.slots, slots) && Rc::ptr_eq(&of.names, names);
            let disk = of.storage.as_ref().map(Rc::as_ptr) == storage.as_ref().map(Rc::as_ptr);
            views && disk && of.how == how
        };
        if !self.of.as_ref().is_some_and(same) {
            let first = self.of.is_none();
            self.of = Some(DrawnOf {
                slots: Rc::clone(slots),
                names: Rc::clone(names),
                storage: storage.clone(),
                how,
            });
            let sketch = Sketch::of(slots, names, storage.as_deref(), how);
            // The first picture may be of nothing, and is laid out too.
            if first || sketch != self.sketch {
                self.scene = Rc::new(self.lay_out(&sketch));
                self.sketch = sketch;
            }
        }
        Rc::clone(&self.scene)
    }

    fn lay_out(&self, sketch: &Sketch) -> Scene {
        let parents = sketch.parents();
        let Wide { nodes, rails } = match sketch.how {
            Arrangement::Wide => horizontal::lay_out(&sketch.cells, &parents),
            Arrangement::Outline => Wide::straight(outline_nodes(&sketch.cells)),
        };
        let tree = nodes.iter().copied().reduce(Rect::union).unwrap_or_default();
        let edges = self.edges(&nodes, &parents, &rails, sketch);
        let (tables, disk) = side_tables::place(tree, &nodes, sketch);
        let ties = match sketch.how {
            Arrangement::Wide => side_tables::ties(&nodes, &tables, sketch),
            Arrangement::Outline => Vec::new(),
        };
        let beside = tables.iter().map(|table| table.rect);
        let bounds = beside.chain(disk).fold(tree, Rect::union);
        Scene {
            nodes,
            edges,
            tables,
            ties,
            disk,
            bounds,
        }
    }

    fn edges(&self, nodes: &[Rect], parents: &[Option<usize>], rails: &[Option<Point>], sketch: &Sketch) -> Vec<Edge> {
        let key = |at: &usize| self.sketch.cells.get(*at).map(|cell| cell.key);
        let drawn = self.scene.edges.iter().filter(|_| self.sketch.how == sketch.how);
        let drawn: BTreeMap<CellKey, &Edge> = gather(drawn.filter_map(|edge| Some((key(&edge.to)?, edge))));
        let mut edges = Vec::with_capacity(nodes.len());
        for (to, parent) in parents.iter().enumerate() {
            let Some(from) = *parent else { continue };
            let ends = (nodes[from], nodes[to]);
            let rail = rails[to];
            let stays = |edge: &&&Edge| {
                let before = (self.scene.nodes[edge.from], self.scene.nodes[edge.to]);
                before == ends && edge.rail == rail
            };
            let path = match drawn.get(&sketch.cells[to].key).filter(stays) {
                Some(edge) => Rc::clone(&edge.path),
                None => Rc::from(edge(ends.0, ends.1, rail, sketch.how)),
            };
            edges.push(Edge { from, to, rail, path });
        }
        edges
    }
}

fn outline_nodes(cells: &[Cell]) -> Vec<Rect> {
    let mut y = 0.0;
    let node = |cell: &Cell| {
        let (width, height) = cell.extent();
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
