//! The tree growing to the right, a column a level.
//!
//! Many siblings with nothing below them stand in rows, so that what is drawn is about as high as it is wide. The first of
//! each row is laid out as any node is; the others follow it to the right, and what is deeper begins to their right.

use super::layout_key::{Cell, WORKER_WIDTH};
use super::parts::COLUMN_GAP;
use crate::diagram::{Point, Rect, tidy};

const SIBLING_GAP: f64 = 20.0;
/// Siblings without anything below them that stand one below the other, at the most.
const ONE_BELOW_THE_OTHER: usize = 12;
/// Of more, so many stand one below the other before they stand beside each other…
const ROWS: usize = 8;
/// … and so many beside each other before there are more rows.
const ABREAST: usize = 4;
const ABREAST_GAP: f64 = 24.0;
/// How far before its first node the gap above a row is entered.
const ENTRY: f64 = 10.0;

/// Where the nodes are, and where the edge to each turns into the gap above its row, if it runs along one.
pub(super) struct Wide {
    pub(super) nodes: Vec<Rect>,
    pub(super) rails: Vec<Option<Point>>,
}

impl Wide {
    /// No edge runs along a row.
    pub(super) fn straight(nodes: Vec<Rect>) -> Self {
        Self {
            rails: vec![None; nodes.len()],
            nodes,
        }
    }
}

/// Where in a row a node stands: how many stand before it, and the first of them.
#[derive(Clone, Copy)]
struct Seat {
    column: usize,
    first: usize,
}

pub(super) fn lay_out(cells: &[Cell], parents: &[Option<usize>]) -> Wide {
    let seats = seats(cells, parents);
    // What is not the first of its row is laid out after all the others.
    let laid_out: Vec<usize> = (0..cells.len()).filter(|at| seats[*at].first == *at).collect();
    let mut number = vec![0; cells.len()];
    for (index, at) in laid_out.iter().enumerate() {
        number[*at] = index;
    }
    let above: Vec<_> = laid_out
        .iter()
        .map(|at| parents[*at].map(|above| number[above]))
        .collect();
    let heights: Vec<f64> = laid_out.iter().map(|at| cells[*at].extent().1).collect();
    let placed = tidy::layout(&above, &heights, SIBLING_GAP);
    let place = |at: usize| placed[number[seats[at].first]];
    let mut columns: Vec<f64> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let depth = place(at).depth;
        columns.resize(columns.len().max(depth + 1), 0.0);
        columns[depth] = columns[depth].max(offset(seats[at]) + cell.extent().0);
    }
    let mut lefts = Vec::with_capacity(columns.len());
    let mut left = 0.0;
    for column in &columns {
        lefts.push(left);
        left += column + COLUMN_GAP;
    }
    let node = |at: usize| {
        let (width, height) = cells[at].extent();
        Rect {
            x: lefts[place(at).depth] + offset(seats[at]),
            y: place(at).across - height / 2.0,
            width,
            height,
        }
    };
    let nodes: Vec<Rect> = (0..cells.len()).map(node).collect();
    let rail = |at: usize| {
        (seats[at].column > 0).then(|| Point {
            x: nodes[seats[at].first].x - ENTRY,
            y: nodes[at].y - SIBLING_GAP / 2.0,
        })
    };
    Wide {
        rails: (0..cells.len()).map(rail).collect(),
        nodes,
    }
}

/// How much further right than the first of its row something stands.
fn offset(seat: Seat) -> f64 {
    // Only workers stand abreast, and they are all as wide.
    (WORKER_WIDTH + ABREAST_GAP) * seat.column as f64
}

/// Where each node stands in its row; most are alone in it.
fn seats(cells: &[Cell], parents: &[Option<usize>]) -> Vec<Seat> {
    let mut seats: Vec<Seat> = (0..cells.len()).map(|at| Seat { column: 0, first: at }).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); cells.len()];
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            below[*parent].push(at);
        }
    }
    for group in &below {
        let leaves: Vec<usize> = group.iter().copied().filter(|at| !cells[*at].is_block()).collect();
        let all_alike = leaves
            .iter()
            .all(|at| below[*at].is_empty() && cells[*at].extent().0 <= WORKER_WIDTH);
        if leaves.len() <= ONE_BELOW_THE_OTHER || !all_alike {
            continue;
        }
        let abreast = leaves.len().div_ceil(ROWS).min(ABREAST);
        let rows = leaves.len().div_ceil(abreast);
        for (number, at) in leaves.iter().enumerate() {
            seats[*at] = Seat {
                column: number / rows,
                first: leaves[number % rows],
            };
        }
    }
    seats
}
