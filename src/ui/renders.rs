//! How often nodes of the tree have been drawn: said on the document, where a test can read it without asking the page.
//!
//! A node that is drawn although nothing about it has changed is a fault: at 2,000 nodes it is a frame.

use std::cell::Cell;

use super::browser;

thread_local! {
    static NODES: Cell<u32> = const { Cell::new(0) };
}

/// A node is being drawn.
pub fn count_node() {
    let drawn = NODES.get().wrapping_add(1);
    NODES.set(drawn);
    browser::mark_document("data-node-renders", &drawn.to_string());
}
