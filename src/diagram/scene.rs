//! The whole picture: nodes, edges, the registry's table and the disk, as rectangles and path data.

mod beside;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Point, Rect, path, tidy};
use crate::simulation::view::{RegistryRow, SlotKind, SlotView, StorageRow};

/// How the tree is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Growing to the right, with the registry and the disk beside it.
    #[default]
    Wide,
    /// One node a line, indented; the registry and the disk below it. For narrow screens.
    Outline,
}

/// The picture of one view. `nodes[i]` belongs to `slots[i]`, `table.rows[i]` to `registry[i]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Where each slot is.
    pub nodes: Vec<Node>,
    /// Supervision, one edge for each slot that has a supervisor.
    pub edges: Vec<Edge>,
    /// The registry's table.
    pub table: Table,
    /// Lines from registered processes to their rows; none in the outline.
    pub ties: Vec<Tie>,
    /// The disk.
    pub disk: Rect,
    /// Around everything.
    pub bounds: Rect,
}

/// Where a slot is, and its place among its siblings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Node {
    /// The node's rectangle.
    pub rect: Rect,
    /// Depth in the tree, 1 for the root, as `aria-level` counts.
    pub level: usize,
    /// Place among the siblings, from 1.
    pub position: usize,
    /// How many siblings there are, this one included.
    pub siblings: usize,
    /// Does it have children?
    pub parent: bool,
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

/// The registry's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// All of it.
    pub rect: Rect,
    /// One rectangle a row.
    pub rows: Vec<Rect>,
}

/// A line from a registered process to its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Index of the slot.
    pub node: usize,
    /// Index of the row.
    pub row: usize,
    /// Path data from the process to the row.
    pub path: String,
}

/// Lists the disk shows before it only says how many more there are.
pub const DISK_ROWS: usize = 6;

const SUPERVISOR: (f64, f64) = (216.0, 60.0);
const WORKER: (f64, f64) = (208.0, 48.0);
const SIBLING_GAP: f64 = 30.0;
const COLUMN_GAP: f64 = 56.0;
const INDENT: f64 = 22.0;
const DEEPEST_INDENT: usize = 5;
const LINE_GAP: f64 = 18.0;

/// Draws a view.
#[must_use]
pub fn draw(slots: &[Rc<SlotView>], registry: &[RegistryRow], storage: &[StorageRow], how: Arrangement) -> Scene {
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
        Arrangement::Outline => outline_nodes(slots, &parents),
    };
    let tree = nodes
        .iter()
        .map(|node| node.rect)
        .reduce(Rect::union)
        .unwrap_or_default();
    let edges = edges(&nodes, &parents, how);
    let (table, disk) = beside::place(tree, registry.len(), storage.len(), how);
    let ties = match how {
        Arrangement::Wide => beside::ties(&nodes, &table, registry, &index),
        Arrangement::Outline => Vec::new(),
    };
    let bounds = tree.union(table.rect).union(disk);
    Scene {
        nodes,
        edges,
        table,
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

fn wide_nodes(slots: &[Rc<SlotView>], parents: &[Option<usize>]) -> Vec<Node> {
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
    let mut nodes: Vec<Node> = placed
        .iter()
        .zip(&sizes)
        .map(|(place, &(width, height))| Node {
            rect: Rect {
                x: lefts[place.depth],
                y: place.across - height / 2.0,
                width,
                height,
            },
            level: place.depth + 1,
            ..Node::default()
        })
        .collect();
    count_siblings(&mut nodes, parents);
    nodes
}

fn outline_nodes(slots: &[Rc<SlotView>], parents: &[Option<usize>]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(slots.len());
    let mut y = 0.0;
    for (slot, parent) in slots.iter().zip(parents) {
        let (width, height) = size(&slot.kind);
        let level = parent
            .and_then(|parent| nodes.get(parent))
            .map_or(1, |above| above.level + 1);
        let x = INDENT * level.saturating_sub(1).min(DEEPEST_INDENT) as f64;
        nodes.push(Node {
            rect: Rect { x, y, width, height },
            level,
            ..Node::default()
        });
        y += height + LINE_GAP;
    }
    count_siblings(&mut nodes, parents);
    nodes
}

fn count_siblings(nodes: &mut [Node], parents: &[Option<usize>]) {
    // The last cell counts the roots.
    let mut children = vec![0; nodes.len() + 1];
    for (index, parent) in parents.iter().enumerate() {
        let above = parent.unwrap_or(parents.len());
        children[above] += 1;
        nodes[index].position = children[above];
    }
    for (index, parent) in parents.iter().enumerate() {
        nodes[index].siblings = children[parent.unwrap_or(parents.len())];
        nodes[index].parent = children[index] > 0;
    }
}

fn edges(nodes: &[Node], parents: &[Option<usize>], how: Arrangement) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(nodes.len());
    for (to, parent) in parents.iter().enumerate() {
        let Some(from) = *parent else { continue };
        let (above, below) = (nodes[from].rect, nodes[to].rect);
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
    use crate::simulation::PlaceId;
    use crate::simulation::view::Status;

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

    #[test]
    fn nothing_overlaps_in_either_arrangement() {
        for how in [Arrangement::Wide, Arrangement::Outline] {
            let scene = draw(&chapter(), &[name("S/D/1"), name("S/C/Bob")], &[], how);
            let mut rects: Vec<Rect> = scene.nodes.iter().map(|node| node.rect).collect();
            rects.extend([scene.table.rect, scene.disk]);
            for a in 0..rects.len() {
                for b in a + 1..rects.len() {
                    assert!(!rects[a].overlaps(rects[b]), "{how:?}: {a} {b}");
                }
                assert_eq!(scene.bounds.union(rects[a]), scene.bounds);
            }
        }
    }

    #[test]
    fn nodes_know_their_place_among_their_siblings() {
        let nodes = draw(&chapter(), &[], &[], Arrangement::Wide).nodes;
        let place = |i: usize| (nodes[i].level, nodes[i].position, nodes[i].siblings, nodes[i].parent);
        assert_eq!(place(0), (1, 1, 1, true));
        assert_eq!(place(3), (2, 2, 3, true));
        assert_eq!(place(6), (3, 3, 3, false));
    }

    #[test]
    fn a_name_is_tied_to_its_row_and_a_foreign_one_is_not() {
        let scene = draw(&chapter(), &[name("S/D/1"), name("nowhere")], &[], Arrangement::Wide);
        assert_eq!(scene.ties.len(), 1);
        assert_eq!((scene.ties[0].node, scene.ties[0].row), (4, 0));
    }

    #[test]
    fn an_empty_view_can_be_drawn() {
        let scene = draw(&[], &[], &[], Arrangement::Wide);
        assert!(scene.nodes.is_empty() && scene.bounds.width > 0.0);
    }

    #[test]
    fn a_very_deep_tree_can_be_drawn() {
        let mut slots = vec![slot("0", supervisor())];
        for depth in 1..3_000_usize {
            let mut next = (*slot(&depth.to_string(), supervisor())).clone();
            next.parent = Some((depth - 1).to_string());
            slots.push(Rc::new(next));
        }
        assert_eq!(draw(&slots, &[], &[], Arrangement::Wide).nodes[2_999].level, 3_000);
        assert_eq!(draw(&slots, &[], &[], Arrangement::Outline).nodes[2_999].level, 3_000);
    }
}
