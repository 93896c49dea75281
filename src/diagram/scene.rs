//! The whole picture: nodes, edges, the registry's table and the disk, as rectangles and path data.

mod beside;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Point, Rect, path, tidy};
use crate::telling::view::{SlotKind, SlotView, StorageView, TableView};

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
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The supervisor.
    pub from: usize,
    /// The child.
    pub to: usize,
    /// Path data from the supervisor to the child.
    pub down: String,
    /// Path data from the child to the supervisor, for signals.
    pub up: String,
}

/// A registry's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// All of it.
    pub rect: Rect,
    /// One rectangle a row; after them stands how many more names there are.
    pub rows: Vec<Rect>,
}

/// A line from a registered process to its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Index of the slot.
    pub node: usize,
    /// Index of the table.
    pub table: usize,
    /// Index of the row in it.
    pub row: usize,
    /// Path data from the process to the row.
    pub path: String,
}

const SUPERVISOR: (f64, f64) = (216.0, 60.0);
const WORKER: (f64, f64) = (208.0, 48.0);
const SIBLING_GAP: f64 = 30.0;
const COLUMN_GAP: f64 = 56.0;
const INDENT: f64 = 22.0;
const DEEPEST_INDENT: usize = 5;
const LINE_GAP: f64 = 18.0;

/// Draws a view.
#[must_use]
pub fn draw(slots: &[Rc<SlotView>], names: &[Rc<TableView>], storage: &StorageView, how: Arrangement) -> Scene {
    let index: BTreeMap<&str, usize> = slots
        .iter()
        .enumerate()
        .map(|(i, slot)| (slot.path.as_str(), i))
        .collect();
    let parents: Vec<Option<usize>> = slots
        .iter()
        .map(|slot| slot.parent.as_deref().and_then(|path| index.get(path).copied()))
        .collect();
    let nodes = match how {
        Arrangement::Wide => wide_nodes(slots, &parents),
        Arrangement::Outline => outline_nodes(slots),
    };
    let tree = nodes.iter().copied().reduce(Rect::union).unwrap_or_default();
    let edges = edges(&nodes, &parents, how);
    let (tables, disk) = beside::place(tree, names, storage, how);
    let ties = match how {
        Arrangement::Wide => beside::ties(&nodes, &tables, names, &index),
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

/// A path from one slot's node to another's, for a signal between two that no edge joins.
#[must_use]
pub fn between(from: Rect, to: Rect) -> String {
    if (from.x - to.x).abs() < 1.0 {
        // One above the other: around what lies between them.
        path::bow(from.right(), to.right(), COLUMN_GAP)
    } else if from.x < to.x {
        path::curve(from.right(), to.left())
    } else {
        path::curve(from.left(), to.right())
    }
}

fn size(kind: &SlotKind) -> (f64, f64) {
    match kind {
        SlotKind::Supervisor { .. } => SUPERVISOR,
        SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition | SlotKind::Block(_) => WORKER,
    }
}

fn wide_nodes(slots: &[Rc<SlotView>], parents: &[Option<usize>]) -> Vec<Rect> {
    let sizes: Vec<(f64, f64)> = slots.iter().map(|slot| size(&slot.kind)).collect();
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

fn outline_nodes(slots: &[Rc<SlotView>]) -> Vec<Rect> {
    let mut y = 0.0;
    let node = |slot: &Rc<SlotView>| {
        let (width, height) = size(&slot.kind);
        let indents = (slot.level as usize).saturating_sub(1).min(DEEPEST_INDENT);
        let rect = Rect {
            x: INDENT * indents as f64,
            y,
            width,
            height,
        };
        y += height + LINE_GAP;
        rect
    };
    slots.iter().map(node).collect()
}

fn edges(nodes: &[Rect], parents: &[Option<usize>], how: Arrangement) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(nodes.len());
    for (to, parent) in parents.iter().enumerate() {
        let Some(from) = *parent else { continue };
        let (above, below) = (nodes[from], nodes[to]);
        let (down, up) = match how {
            Arrangement::Wide => (
                path::curve(above.right(), below.left()),
                path::curve(below.left(), above.right()),
            ),
            Arrangement::Outline => {
                let foot = Point {
                    x: above.x + INDENT / 2.0,
                    y: above.y + above.height,
                };
                (path::elbow(foot, below.left()), path::elbow_back(below.left(), foot))
            }
        };
        edges.push(Edge { from, to, down, up });
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telling::PlaceId;
    use crate::telling::view::{RegistryRow, Status};

    fn slot(path: &str, kind: SlotKind) -> Rc<SlotView> {
        Rc::new(SlotView {
            id: PlaceId::default(),
            path: path.to_owned(),
            parent: path.rsplit_once('/').map(|(parent, _)| parent.to_owned()),
            label: path.to_owned(),
            detail: String::new(),
            kind,
            pid: None,
            ghost: None,
            generation: 1,
            status: Status::Alive,
            exit_reason: None,
            restart: "permanent",
            mailbox: 0,
            affected: false,
            doomed: false,
            resting: false,
            level: 1,
            position: 1,
            siblings: 1,
            opens: false,
            found: false,
        })
    }

    fn supervisor() -> SlotKind {
        SlotKind::Supervisor {
            strategy: "one_for_one",
            restarts: 0,
            max_restarts: 3,
            max_seconds: 5,
        }
    }

    fn chapter() -> Vec<Rc<SlotView>> {
        vec![
            slot("S", supervisor()),
            slot("S/R", supervisor()),
            slot("S/R/p", SlotKind::Partition),
            slot("S/D", supervisor()),
            slot("S/D/1", SlotKind::Worker),
            slot("S/D/2", SlotKind::Worker),
            slot("S/D/3", SlotKind::Worker),
            slot("S/C", supervisor()),
            slot("S/C/Alice", SlotKind::Dynamic),
            slot("S/C/Bob", SlotKind::Dynamic),
        ]
    }

    fn name(slot: &str) -> RegistryRow {
        RegistryRow {
            key: slot.to_owned(),
            pid: None,
            slot: Some(slot.to_owned()),
            fresh: false,
        }
    }

    fn table(rows: Vec<RegistryRow>) -> Rc<TableView> {
        Rc::new(TableView {
            registry: "R".to_owned(),
            rows,
            more: 0,
            alive: true,
            partition: None,
        })
    }

    #[test]
    fn nothing_overlaps_in_either_arrangement() {
        let tables = [table(vec![name("S/D/1"), name("S/C/Bob")]), table(Vec::new())];
        for how in [Arrangement::Wide, Arrangement::Outline] {
            let scene = draw(&chapter(), &tables, &StorageView::default(), how);
            let mut rects = scene.nodes;
            rects.extend(scene.tables.iter().map(|table| table.rect));
            rects.push(scene.disk);
            for a in 0..rects.len() {
                for b in a + 1..rects.len() {
                    assert!(!rects[a].overlaps(rects[b]), "{how:?}: {a} {b}");
                }
                assert_eq!(scene.bounds.union(rects[a]), scene.bounds);
            }
        }
    }

    #[test]
    fn a_name_is_tied_to_its_row_and_a_foreign_one_is_not() {
        let tables = [table(Vec::new()), table(vec![name("S/D/1"), name("nowhere")])];
        let scene = draw(&chapter(), &tables, &StorageView::default(), Arrangement::Wide);
        assert_eq!(scene.ties.len(), 1);
        let tie = &scene.ties[0];
        assert_eq!((tie.node, tie.table, tie.row), (4, 1, 0));
    }

    #[test]
    fn how_many_more_names_there_are_takes_a_line() {
        let height = |more| {
            let mut names = (*table(vec![name("S")])).clone();
            names.more = more;
            let scene = draw(&[], &[Rc::new(names)], &StorageView::default(), Arrangement::Wide);
            scene.tables[0].rect.height
        };
        assert!(height(1) > height(0));
        assert_eq!(height(1), height(1_000));
    }

    #[test]
    fn an_empty_view_can_be_drawn() {
        let scene = draw(&[], &[], &StorageView::default(), Arrangement::Wide);
        assert!(scene.nodes.is_empty() && scene.bounds.width > 0.0);
    }

    #[test]
    fn a_very_deep_tree_can_be_drawn() {
        let mut slots = vec![slot("0", supervisor())];
        for depth in 1..3_000_u32 {
            let mut next = (*slot(&depth.to_string(), supervisor())).clone();
            next.parent = Some((depth - 1).to_string());
            next.level = depth + 1;
            slots.push(Rc::new(next));
        }
        let draw = |how| draw(&slots, &[], &StorageView::default(), how).nodes;
        let (wide, outline) = (draw(Arrangement::Wide), draw(Arrangement::Outline));
        assert!(wide[2_999].x > wide[2_998].x && wide[2_999].y == wide[0].y);
        assert!(outline[2_999].y > outline[2_998].y);
    }
}
