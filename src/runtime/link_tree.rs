//! The links of a process, kept as the BEAM keeps them: a red-black tree ordered by pid, walked children first.
//!
//! The walk is what makes the shape matter: when a process ends, its exit signals leave in that order
//! (`erts_link_tree_foreach_delete_yielding`), and who hears first may act first. So this is the textbook's tree, whose
//! shape after the same links and unlinks is the BEAM's, and no ordered set of the standard library.

mod nodes;

use super::Pid;
use nodes::{NIL, Node, Nodes};

/// A set of pids in a red-black tree.
#[derive(Clone, Debug)]
pub(super) struct LinkTree {
    nodes: Nodes,
    root: u32,
}

impl Default for LinkTree {
    fn default() -> Self {
        Self {
            nodes: Nodes::default(),
            root: NIL,
        }
    }
}

impl LinkTree {
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn contains(&self, pid: Pid) -> bool {
        self.find(pid) != NIL
    }

    /// Adds a pid; false when it was there.
    pub(super) fn insert(&mut self, pid: Pid) -> bool {
        let (mut parent, mut at) = (NIL, self.root);
        while at != NIL {
            let node = self.node(at);
            if node.pid == pid {
                return false;
            }
            parent = at;
            at = node.children[usize::from(pid > node.pid)];
        }
        let new = self.nodes.allocate(Node {
            pid,
            parent,
            children: [NIL; 2],
            red: true,
        });
        if parent == NIL {
            self.root = new;
        } else {
            let side = usize::from(pid > self.node(parent).pid);
            self.set_child(parent, side, new);
        }
        self.balance_after_insert(new);
        true
    }

    /// Takes a pid away; false when it was not there.
    pub(super) fn remove(&mut self, pid: Pid) -> bool {
        let gone = self.find(pid);
        if gone == NIL {
            return false;
        }
        let Node {
            children: [left, right],
            parent,
            red,
            ..
        } = self.node(gone);
        let (moved, moved_parent, lost_red);
        if left == NIL || right == NIL {
            let only = if left == NIL { right } else { left };
            self.replace(gone, only);
            (moved, moved_parent, lost_red) = (only, parent, red);
        } else {
            // The next greater pid takes the place and the colour.
            let mut next = right;
            while self.node(next).children[0] != NIL {
                next = self.node(next).children[0];
            }
            lost_red = self.node(next).red;
            moved = self.node(next).children[1];
            if next == right {
                moved_parent = next;
            } else {
                moved_parent = self.node(next).parent;
                self.replace(next, moved);
                self.set_child(next, 1, right);
            }
            self.replace(gone, next);
            self.set_child(next, 0, left);
            self.nodes.get_mut(next).red = red;
        }
        self.nodes.release(gone);
        if !lost_red {
            self.balance_after_remove(moved, moved_parent);
        }
        true
    }

    /// What is asked of the nodes, children before their parent: of the pid, and of what shapes the tree later, whether
    /// the node is red.
    pub(super) fn post_order<T>(&self, seen: impl Fn(Pid, bool) -> T) -> Vec<T> {
        let mut reversed = Vec::with_capacity(self.len());
        let mut open = vec![self.root];
        while let Some(at) = open.pop() {
            if at != NIL {
                let node = self.node(at);
                reversed.push(seen(node.pid, node.red));
                open.extend(node.children);
            }
        }
        reversed.reverse();
        reversed
    }

    fn node(&self, at: u32) -> Node {
        *self.nodes.get(at)
    }

    fn find(&self, pid: Pid) -> u32 {
        let mut at = self.root;
        while at != NIL && self.node(at).pid != pid {
            at = self.node(at).children[usize::from(pid > self.node(at).pid)];
        }
        at
    }

    fn is_red(&self, at: u32) -> bool {
        at != NIL && self.node(at).red
    }

    fn paint(&mut self, at: u32, red: bool) {
        if at != NIL {
            self.nodes.get_mut(at).red = red;
        }
    }

    fn set_child(&mut self, parent: u32, side: usize, child: u32) {
        self.nodes.get_mut(parent).children[side] = child;
        if child != NIL {
            self.nodes.get_mut(child).parent = parent;
        }
    }

    /// Which child of its parent a node is.
    fn side(&self, parent: u32, child: u32) -> usize {
        usize::from(self.node(parent).children[1] == child)
    }

    /// Puts a node, or nothing, where another was.
    fn replace(&mut self, old: u32, new: u32) {
        let parent = self.node(old).parent;
        if parent == NIL {
            self.root = new;
            if new != NIL {
                self.nodes.get_mut(new).parent = NIL;
            }
        } else {
            let side = self.side(parent, old);
            self.set_child(parent, side, new);
        }
    }

    /// Turns the tree at a node: its child on the other side goes up, it goes down to that side.
    fn rotate(&mut self, at: u32, side: usize) {
        let up = self.node(at).children[1 - side];
        let inner = self.node(up).children[side];
        self.replace(at, up);
        self.set_child(at, 1 - side, inner);
        self.set_child(up, side, at);
    }

    fn balance_after_insert(&mut self, mut at: u32) {
        while self.is_red(self.node(at).parent) {
            let parent = self.node(at).parent;
            let grandparent = self.node(parent).parent;
            let side = self.side(grandparent, parent);
            let uncle = self.node(grandparent).children[1 - side];
            if self.is_red(uncle) {
                self.paint(parent, false);
                self.paint(uncle, false);
                self.paint(grandparent, true);
                at = grandparent;
                continue;
            }
            if self.side(parent, at) != side {
                at = parent;
                self.rotate(at, side);
            }
            let parent = self.node(at).parent;
            self.paint(parent, false);
            self.paint(grandparent, true);
            self.rotate(grandparent, 1 - side);
        }
        self.paint(self.root, false);
    }

    fn balance_after_remove(&mut self, mut at: u32, mut parent: u32) {
        while parent != NIL && !self.is_red(at) {
            let side = self.side(parent, at);
            // Two nothings look alike: then it is the side where the other child is not.
            let side = if at == NIL {
                usize::from(self.node(parent).children[0] != NIL)
            } else {
                side
            };
            let mut sibling = self.node(parent).children[1 - side];
            if self.is_red(sibling) {
                self.paint(sibling, false);
                self.paint(parent, true);
                self.rotate(parent, side);
                sibling = self.node(parent).children[1 - side];
            }
            let [near, far] = [side, 1 - side].map(|side| self.node(sibling).children[side]);
            if !self.is_red(near) && !self.is_red(far) {
                self.paint(sibling, true);
                at = parent;
                parent = self.node(at).parent;
                continue;
            }
            if !self.is_red(far) {
                self.paint(near, false);
                self.paint(sibling, true);
                self.rotate(sibling, 1 - side);
                sibling = self.node(parent).children[1 - side];
            }
            let colour = self.node(parent).red;
            self.paint(sibling, colour);
            self.paint(parent, false);
            let far = self.node(sibling).children[1 - side];
            self.paint(far, false);
            self.rotate(parent, side);
            at = self.root;
            break;
        }
        self.paint(at, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pid(number: u32) -> Pid {
        Pid { number, slot: number }
    }

    /// Links (`n`) and unlinks (`-n - 1`), and the order in which a BEAM (OTP 25) then held the links: recorded with
    /// `Process.info(self(), :links)`, which lists them backwards.
    const RECORDED: &[(&[i32], &[u32])] = &[
        (
            &[
                -1, -5, 4, 3, -6, -2, 1, -2, 3, 5, 0, -3, 0, 5, 0, 4, 6, -2, -7, -3, 3, 1, 0, 1, 4, -5, 0, 3, -1, 4,
                -4, 5, 5, 0, -1, 1, 3, -6, -6, 1,
            ],
            &[1, 4, 3],
        ),
        (
            &[
                -3, -1, 5, -4, -3, 7, -7, 0, 0, 0, 2, 1, 1, -10, 3, 8, 8, 4, 5, 4, 7, 4, -1, 4, 7, 9, 9, 9, 4, 1, 2, 3,
                3, -6, 3, 9, 5, 9, 2, 1,
            ],
            &[2, 1, 5, 4, 3, 9, 8, 7],
        ),
        (
            &[
                -13, -8, 12, 4, 9, -12, 12, 11, 5, 0, 1, 7, 8, 1, -3, 1, 6, 5, 12, 8, -1, 3, 1, 8, -10, -13, 3, 3, 3,
                8, -6, -8, 8, 1, 2, 8, -3, 2, -8, -12,
            ],
            &[1, 3, 2, 6, 8, 4],
        ),
        (
            &[
                -16, 8, 4, -9, -3, 7, -6, 13, 3, 12, -9, 14, -13, 6, 5, 12, -15, 14, -8, 0, -12, 12, 3, 10, 8, 12, 5,
                -12, 12, 1, 11, 0, -11, -6, 3, -3, 0, 14, -4, -7,
            ],
            &[0, 4, 1, 11, 14, 13, 12, 8],
        ),
        (
            &[
                10, -16, -12, -12, -16, -17, -10, 9, 9, 18, 2, 9, 9, -9, -18, 7, -15, -18, -12, 3, 1, -4, -17, 9, 1,
                -9, 4, 5, -5, -10, 9, 11, 12, 0, -16, 17, 14, 6, 15, 13,
            ],
            &[0, 1, 6, 5, 2, 9, 11, 10, 13, 15, 14, 18, 17, 12, 7],
        ),
        (
            &[
                20, -7, 21, 15, 21, 6, -7, 2, 10, 19, 20, 21, 18, 4, -2, -7, 0, -2, 12, 8, 15, 7, 14, 1, 15, 13, -12,
                5, -19, 1, -1, -15, -15, 14, 16, -3, 8, 11, 11, -14,
            ],
            &[1, 5, 8, 7, 4, 11, 12, 16, 15, 14, 21, 20, 19, 10],
        ),
    ];

    #[test]
    fn the_order_after_links_and_unlinks_is_the_beams() {
        for (operations, order) in RECORDED {
            let mut tree = LinkTree::default();
            for operation in *operations {
                match u32::try_from(*operation) {
                    Ok(number) => tree.insert(pid(number)),
                    Err(_) => tree.remove(pid(u32::try_from(-operation - 1).unwrap())),
                };
            }
            let expected: Vec<_> = order.iter().map(|number| pid(*number)).collect();
            assert_eq!(tree.post_order(|pid, _| pid), expected, "after {operations:?}");
            assert_eq!(tree.len(), order.len());
        }
    }

    #[test]
    fn a_hundred_thousand_links_come_and_go() {
        let mut tree = LinkTree::default();
        let scattered = |number: u32| pid(number.wrapping_mul(2_654_435_761));
        assert!((0..100_000).all(|number| tree.insert(scattered(number))));
        assert!(!tree.insert(scattered(7)));
        assert!((0..100_000).all(|number| tree.contains(scattered(number)) && tree.remove(scattered(number))));
        assert_eq!((tree.len(), tree.root), (0, NIL));
    }
}
