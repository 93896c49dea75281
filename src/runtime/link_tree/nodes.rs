//! Where the nodes of a link tree are kept: in a list as long as there are few, in one whose clones share when there are
//! many. A place that is free leads to the next free one.

use super::super::Pid;
use super::super::shared::Vector;

/// No node.
pub(super) const NIL: u32 = u32::MAX;

/// So many nodes are copied as they are when the row of their process is.
const FEW: usize = 32;

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) pid: Pid,
    pub(super) parent: u32,
    /// Left and right.
    pub(super) children: [u32; 2],
    pub(super) red: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Nodes {
    places: NodeList,
    /// The last place that became free; the one that did before it is its parent.
    free: u32,
    len: usize,
}

#[derive(Clone, Debug)]
enum NodeList {
    Few(Vec<Node>),
    Many(Vector<Node>),
}

impl Default for Nodes {
    fn default() -> Self {
        Self {
            places: NodeList::Few(Vec::new()),
            free: NIL,
            len: 0,
        }
    }
}

impl Nodes {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, at: u32) -> &Node {
        let node = match &self.places {
            NodeList::Few(list) => list.get(at as usize),
            NodeList::Many(list) => list.get(at as usize),
        };
        node.expect("whoever names a node has been given it")
    }

    pub(super) fn get_mut(&mut self, at: u32) -> &mut Node {
        let node = match &mut self.places {
            NodeList::Few(list) => list.get_mut(at as usize),
            NodeList::Many(list) => list.get_mut(at as usize),
        };
        node.expect("whoever names a node has been given it")
    }

    pub(super) fn allocate(&mut self, node: Node) -> u32 {
        self.len += 1;
        if self.free != NIL {
            let at = self.free;
            self.free = std::mem::replace(self.get_mut(at), node).parent;
            return at;
        }
        if let NodeList::Few(list) = &mut self.places
            && list.len() == FEW
        {
            let mut many = Vector::default();
            list.drain(..).for_each(|node| many.push(node));
            self.places = NodeList::Many(many);
        }
        let at = match &mut self.places {
            NodeList::Few(list) => {
                list.push(node);
                list.len()
            }
            NodeList::Many(list) => {
                list.push(node);
                list.len()
            }
        };
        u32::try_from(at - 1).expect("fewer links than 2^32")
    }

    pub(super) fn release(&mut self, at: u32) {
        self.len -= 1;
        let next = std::mem::replace(&mut self.free, at);
        self.get_mut(at).parent = next;
    }
}
