//! All that the picture's geometry depends on: which places there are, how big, how deep; which rows lead to which of them.
//!
//! Two equal sketches are one picture, whatever happens in it. A sketch is cheap to make, so that a picture is laid out
//! only when its sketch is another.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::parts::Arrangement;
use crate::telling::PlaceId;
use crate::telling::view::{Block, SlotKind, SlotView, StorageView, TableView};

/// A picture before it is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sketch {
    pub(super) how: Arrangement,
    pub(super) cells: Vec<Cell>,
    pub(super) tables: Vec<Rows>,
    /// Lines on the disk, if there is one to be seen.
    pub(super) lines: Option<usize>,
}

/// A node before it has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) key: CellKey,
    pub(super) size: Size,
    pub(super) level: u32,
}

/// What tells one node from another; a block has the number of the place above it.
pub(super) type CellKey = (PlaceId, bool);

/// How big a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Supervisor,
    Worker,
    Block,
    /// One that is open has pages to turn.
    OpenBlock,
}

/// How wide every node of the last rank is: workers, and blocks of them.
pub(super) const WORKER_WIDTH: f64 = 220.0;
/// How high a node with its three lines is.
const NODE_HEIGHT: f64 = 64.0;

/// A registry's table: the node that it belongs to, the node that each row belongs to, and whether names are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) owner: Option<usize>,
    pub(super) nodes: Vec<Option<usize>>,
    pub(super) more: bool,
}

impl Rows {
    /// How many lines the table has.
    pub(super) fn lines(&self) -> usize {
        (self.nodes.len() + usize::from(self.more)).max(1)
    }
}

impl Sketch {
    pub(super) fn of(
        slots: &[Rc<SlotView>],
        names: &[Rc<TableView>],
        storage: Option<&StorageView>,
        how: Arrangement,
    ) -> Self {
        let mut index: BTreeMap<&str, usize> = BTreeMap::new();
        if !names.is_empty() {
            index.extend(slots.iter().enumerate().map(|(at, slot)| (slot.path.as_str(), at)));
        }
        let rows = |table: &Rc<TableView>| {
            let node = |path: &String| index.get(path.as_str()).copied();
            Rows {
                owner: table.partition.as_ref().and_then(node),
                nodes: table.rows.iter().map(|row| row.slot.as_ref().and_then(node)).collect(),
                more: table.more > 0,
            }
        };
        Self {
            how,
            cells: slots.iter().map(|slot| Cell::of(slot)).collect(),
            tables: names.iter().map(rows).collect(),
            lines: storage.map(|storage| (storage.rows.len() + usize::from(storage.more > 0)).max(1)),
        }
    }

    /// The index of the node above each: in preorder, the last that is one level less deep.
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut above: Vec<usize> = Vec::new();
        let parent = |(at, cell): (usize, &Cell)| {
            above.truncate(cell.level.saturating_sub(1) as usize);
            let parent = above.last().copied();
            above.push(at);
            parent
        };
        self.cells.iter().enumerate().map(parent).collect()
    }
}

impl Cell {
    /// Width and height of the node.
    pub(super) fn extent(&self) -> (f64, f64) {
        match self.size {
            Size::Supervisor => (224.0, NODE_HEIGHT),
            Size::Worker => (WORKER_WIDTH, NODE_HEIGHT),
            Size::Block => (WORKER_WIDTH, NODE_HEIGHT),
            Size::OpenBlock => (WORKER_WIDTH, 96.0),
        }
    }

    /// Does it stand for siblings?
    pub(super) fn is_block(&self) -> bool {
        self.key.1
    }

    fn of(slot: &SlotView) -> Self {
        let (size, block) = match &slot.kind {
            SlotKind::Supervisor { .. } => (Size::Supervisor, false),
            SlotKind::Worker | SlotKind::Dynamic | SlotKind::Partition => (Size::Worker, false),
            SlotKind::Block(Block { window: None, .. }) => (Size::Block, true),
            SlotKind::Block(Block { window: Some(_), .. }) => (Size::OpenBlock, true),
        };
        Self {
            key: (slot.id, block),
            size,
            level: slot.level,
        }
    }
}
