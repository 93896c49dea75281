//! Walks over the tree from both ends.

use std::borrow::Borrow;
use std::rc::Rc;
use std::slice;

use super::node::{Child, MapNode, child_of, place};

/// The pairs of a map, in order.
#[derive(Debug)]
pub struct Iter<'a, K, V> {
    root: Option<&'a MapNode<K, V>>,
    front: Walk<'a, K, V>,
    /// Only who walks backwards needs it.
    back: Option<Walk<'a, K, V>>,
    left: usize,
}

/// Where a walk from one end is: in a leaf, with what comes after it in each branch above.
#[derive(Debug)]
struct Walk<'a, K, V> {
    branches: Vec<slice::Iter<'a, Child<K, V>>>,
    leaf: slice::Iter<'a, (K, V)>,
}

impl<'a, K, V> Walk<'a, K, V> {
    fn new(root: Option<&'a MapNode<K, V>>) -> Self {
        let mut walk = Self {
            branches: Vec::new(),
            leaf: [].iter(),
        };
        if let Some(root) = root {
            walk.enter(root);
        }
        walk
    }

    fn enter(&mut self, node: &'a MapNode<K, V>) {
        match node {
            MapNode::Leaf(pairs) => self.leaf = pairs.iter(),
            MapNode::Branch(children) => self.branches.push(children.iter()),
        }
    }

    /// The next pair from the end that these two take from.
    fn step(
        &mut self,
        pair: impl Fn(&mut slice::Iter<'a, (K, V)>) -> Option<&'a (K, V)>,
        child: impl Fn(&mut slice::Iter<'a, Child<K, V>>) -> Option<&'a Child<K, V>>,
    ) -> Option<(&'a K, &'a V)> {
        loop {
            if let Some((key, value)) = pair(&mut self.leaf) {
                return Some((key, value));
            }
            match child(self.branches.last_mut()?) {
                Some((_, node)) => self.enter(node),
                None => drop(self.branches.pop()),
            }
        }
    }
}

impl<'a, K, V> Iter<'a, K, V> {
    pub(super) fn over(root: Option<&'a MapNode<K, V>>, len: usize) -> Self {
        Self {
            root,
            front: Walk::new(root),
            back: None,
            left: len,
        }
    }
}

impl<'a, K: Ord, V> Iter<'a, K, V> {
    /// From that key on; to be walked forwards.
    pub(super) fn from<Q: Ord + ?Sized>(
        root: Option<&'a MapNode<K, V>>,
        key: &Q,
    ) -> impl Iterator<Item = (&'a K, &'a V)> + use<'a, Q, K, V>
    where
        K: Borrow<Q>,
    {
        let mut walk = Walk::new(None);
        let mut node = root;
        while let Some(MapNode::Branch(children)) = node {
            let at = child_of(children, key);
            walk.branches.push(children[at + 1..].iter());
            node = Some(Rc::as_ref(&children[at].1));
        }
        if let Some(MapNode::Leaf(pairs)) = node {
            let at = place(pairs, key).unwrap_or_else(|at| at);
            walk.leaf = pairs[at..].iter();
        }
        std::iter::from_fn(move || walk.step(slice::Iter::next, slice::Iter::next))
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        self.front.step(slice::Iter::next, slice::Iter::next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let root = self.root;
        let back = self.back.get_or_insert_with(|| Walk::new(root));
        back.step(slice::Iter::next_back, slice::Iter::next_back)
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
