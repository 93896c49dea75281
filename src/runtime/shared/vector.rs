//! A growing list that is found by index: a radix tree with 32 children a node, written by path copying (Bagwell, Rompf:
//! "RRB-Trees: Efficient Immutable Vectors", 2011, without the relaxation).
//!
//! Invariant: all leaves are at the same depth, and the places below `len` are filled.

use std::rc::Rc;

use super::super::{Digest, Digester};
use super::own;

/// How many bits of an index choose a child.
const BITS: u32 = 5;
/// Children, or elements, a node.
const WIDTH: usize = 1 << BITS;

/// A growing list. Clones are cheap, and share what neither has changed since.
#[derive(Clone, Debug)]
pub struct Vector<T> {
    root: Option<Rc<RadixNode<T>>>,
    len: usize,
    /// The bits of an index that are below those that choose a child of the root.
    shift: u32,
}

#[derive(Clone, Debug)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::large_enum_variant,
        reason = "the elements are as large as references, or not much larger; a box would be one more step to each"
    )
)]
enum RadixNode<T> {
    Branch([Option<Rc<RadixNode<T>>>; WIDTH]),
    Leaf([Option<T>; WIDTH]),
}

impl<T> Default for Vector<T> {
    fn default() -> Self {
        Self {
            root: None,
            len: 0,
            shift: 0,
        }
    }
}

/// Which child, or element, of a node whose children have that many bits below them.
fn slot(at: usize, shift: u32) -> usize {
    (at >> shift) % WIDTH
}

impl<T> RadixNode<T> {
    fn branch() -> Self {
        Self::Branch(std::array::from_fn(|_| None))
    }

    fn leaf() -> Self {
        Self::Leaf(std::array::from_fn(|_| None))
    }
}

impl<T> Vector<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The element at that index, counted from 0.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        if at >= self.len {
            return None;
        }
        let (mut node, mut shift) = (self.root.as_deref()?, self.shift);
        loop {
            match node {
                RadixNode::Branch(children) => node = children[slot(at, shift)].as_deref()?,
                RadixNode::Leaf(elements) => return elements[slot(at, 0)].as_ref(),
            }
            shift -= BITS;
        }
    }

    pub(in super::super) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len).filter_map(|at| self.get(at))
    }
}

impl<T: Clone> Vector<T> {
    /// The same, to be written.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        if at >= self.len {
            return None;
        }
        let (mut node, mut shift) = (own(self.root.as_mut()?), self.shift);
        loop {
            match node {
                RadixNode::Branch(children) => node = own(children[slot(at, shift)].as_mut()?),
                RadixNode::Leaf(elements) => return elements[slot(at, 0)].as_mut(),
            }
            shift -= BITS;
        }
    }

    /// Puts one behind the last.
    pub fn push(&mut self, element: T) {
        let at = self.len;
        self.len += 1;
        if at == WIDTH << self.shift {
            // It is full: the root becomes the first child of a new one.
            let mut root = RadixNode::branch();
            if let RadixNode::Branch(children) = &mut root {
                children[0] = self.root.take();
            }
            self.root = Some(Rc::new(root));
            self.shift += BITS;
        }
        let (mut place, mut shift) = (&mut self.root, self.shift);
        loop {
            let new = || {
                Rc::new(if shift == 0 {
                    RadixNode::leaf()
                } else {
                    RadixNode::branch()
                })
            };
            match own(place.get_or_insert_with(new)) {
                RadixNode::Branch(children) => place = &mut children[slot(at, shift)],
                RadixNode::Leaf(elements) => {
                    elements[slot(at, 0)] = Some(element);
                    return;
                }
            }
            shift -= BITS;
        }
    }

    /// Takes the last one out.
    pub(in super::super) fn pop(&mut self) -> Option<T> {
        let at = self.len.checked_sub(1)?;
        let (mut node, mut shift) = (own(self.root.as_mut()?), self.shift);
        let last = loop {
            match node {
                RadixNode::Branch(children) => node = own(children[slot(at, shift)].as_mut()?),
                RadixNode::Leaf(elements) => break elements[slot(at, 0)].take(),
            }
            shift -= BITS;
        };
        self.len = at;
        if at == 0 {
            *self = Self::default();
        }
        last
    }

    /// Takes one out; the last takes its place.
    pub(in super::super) fn swap_remove(&mut self, at: usize) -> Option<T> {
        if at >= self.len {
            return None;
        }
        let last = self.pop()?;
        match self.get_mut(at) {
            Some(place) => Some(std::mem::replace(place, last)),
            None => Some(last),
        }
    }
}

impl<T: Digest> Digest for Vector<T> {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(self.len);
        for element in self.iter() {
            element.digest_into(digester);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Random;

    fn elements(vector: &Vector<u32>) -> Vec<u32> {
        vector.iter().copied().collect()
    }

    #[test]
    fn it_is_a_list() {
        for seed in 0..20 {
            let (mut random, mut list, mut ours) = (Random::new(seed), Vec::new(), Vector::default());
            for new in 0..3_000 {
                let at = random.below(u32::try_from(list.len() + 1).unwrap()) as usize;
                match random.below(8) {
                    0 => assert_eq!(ours.pop(), list.pop()),
                    1 if at < list.len() => assert_eq!(ours.swap_remove(at), Some(list.swap_remove(at))),
                    2 => {
                        if let (Some(one), Some(other)) = (ours.get_mut(at), list.get_mut(at)) {
                            (*one, *other) = (new, new);
                        }
                    }
                    _ => {
                        list.push(new);
                        ours.push(new);
                    }
                }
                assert_eq!((ours.get(at), ours.len()), (list.get(at), list.len()), "seed {seed}");
            }
            assert_eq!(elements(&ours), list, "seed {seed}");
            while let Some(last) = list.pop() {
                assert_eq!(ours.pop(), Some(last), "seed {seed}");
            }
            assert!(ours.pop().is_none() && ours.root.is_none());
        }
    }

    #[test]
    fn a_clone_keeps_what_it_had() {
        let mut vector = Vector::default();
        (0..2_000).for_each(|element| vector.push(element));
        let kept = vector.clone();
        *vector.get_mut(700).unwrap() = 0;
        vector.push(2_000);
        vector.swap_remove(5);
        assert!(kept.iter().copied().eq(0..2_000));
        assert_eq!(
            (vector.get(700), vector.get(5), vector.len()),
            (Some(&0), Some(&2_000), 2_000)
        );
    }
}
