//! A queue that is cheap to clone however long it is: a mailbox, whoever waits for a turn, what is to be done. As long as it
//! is short it is one list. What comes when that is full goes behind it, in chunks that clones share.
//!
//! Invariants: the front is empty only if all is; there is something behind it, or no [`Behind`]; no chunk is empty.

mod behind;

use std::collections::VecDeque;

use super::super::{Digest, Digester};
use behind::{Behind, CHUNK};

/// A queue. Clones are cheap, and share what neither has changed since.
#[derive(Clone, Debug)]
pub struct Queue<T> {
    front: VecDeque<T>,
    behind: Option<Box<Behind<T>>>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            front: VecDeque::new(),
            behind: None,
        }
    }
}

impl<T> Queue<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.front.len() + self.behind.as_ref().map_or(0, |behind| behind.len)
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.front.is_empty()
    }

    /// The one that has waited longest.
    #[must_use]
    pub fn front(&self) -> Option<&T> {
        self.front.front()
    }

    /// The one that has waited longest, to be written.
    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.front.front_mut()
    }

    /// The one that so many are ahead of.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        match at.checked_sub(self.front.len()) {
            None => self.front.get(at),
            Some(at) => self.behind.as_ref()?.get(at),
        }
    }

    /// All, the one that has waited longest first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.iter_from(0)
    }

    /// All but so many of those that have waited longest.
    pub fn iter_from(&self, at: usize) -> impl Iterator<Item = &T> {
        let in_behind = at.saturating_sub(self.front.len());
        let behind = self.behind.iter().flat_map(move |behind| behind.iter_from(in_behind));
        self.front.iter().skip(at).chain(behind)
    }

    /// For how many there is room at the front.
    pub(in super::super) fn room(&self) -> usize {
        self.front.capacity()
    }

    /// The list at the front, for who lends it room; how many are in it must stay.
    pub(in super::super) fn buffer(&mut self) -> &mut VecDeque<T> {
        &mut self.front
    }
}

impl<T: Clone> Queue<T> {
    /// Puts one behind all others.
    #[inline]
    pub fn push_back(&mut self, element: T) {
        if self.behind.is_none() && self.front.len() < CHUNK {
            self.front.push_back(element);
        } else {
            self.push_behind(element);
        }
    }

    /// Kept apart, so that the way into a short queue has no room for chunks on the stack.
    #[inline(never)]
    fn push_behind(&mut self, element: T) {
        self.behind.get_or_insert_default().push_back(element);
    }

    /// Takes the one out that has waited longest.
    #[inline]
    pub fn pop_front(&mut self) -> Option<T> {
        if self.behind.is_some() {
            return self.pop_before_others();
        }
        self.front.pop_front()
    }

    /// Kept apart likewise.
    #[inline(never)]
    fn pop_before_others(&mut self) -> Option<T> {
        let first = self.front.pop_front();
        self.settle();
        first
    }

    /// Takes the one out that so many are ahead of.
    pub fn remove(&mut self, at: usize) -> Option<T> {
        let removed = match at.checked_sub(self.front.len()) {
            None => self.front.remove(at),
            Some(at) => self.behind.as_mut()?.remove(at),
        };
        self.settle();
        removed
    }

    /// Takes the one out that so many are ahead of; the last takes its place.
    pub fn swap_remove_back(&mut self, at: usize) -> Option<T> {
        let last = match &mut self.behind {
            Some(behind) if at < self.front.len() + behind.len => behind.pop_back(),
            None if at < self.front.len() => self.front.pop_back(),
            Some(_) | None => None,
        }?;
        let place = match at.checked_sub(self.front.len()) {
            None => self.front.get_mut(at),
            Some(at) => self.behind.as_mut().and_then(|behind| behind.get_mut(at)),
        };
        let removed = match place {
            Some(place) => std::mem::replace(place, last),
            None => last,
        };
        self.settle();
        Some(removed)
    }

    /// Something was taken out: what is behind moves up when the front is empty, and goes when it is empty itself.
    fn settle(&mut self) {
        if let Some(behind) = &mut self.behind {
            if self.front.is_empty() {
                self.front = behind.take_front();
            }
            if behind.len == 0 {
                self.behind = None;
            }
        }
    }
}

impl<T: PartialEq> PartialEq for Queue<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for Queue<T> {}

impl<T: Clone> FromIterator<T> for Queue<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut queue = Self::default();
        queue.extend(elements);
        queue
    }
}

impl<T: Clone> Extend<T> for Queue<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        for element in elements {
            self.push_back(element);
        }
    }
}

impl<T: Digest> Digest for Queue<T> {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(self.len());
        for element in self.iter() {
            element.digest_into(digester);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Random;

    #[test]
    fn it_is_a_queue() {
        for seed in 0..40 {
            let (mut random, mut list, mut ours) = (Random::new(seed), VecDeque::new(), Queue::default());
            let mut kept = Vec::new();
            for new in 0..4_000_u32 {
                let grows = if new / 1_000 % 2 == 0 { 6 } else { 3 };
                match random.below(10) {
                    at if at < grows => {
                        list.push_back(new);
                        ours.push_back(new);
                    }
                    9 if new % 2 == 0 && !list.is_empty() => {
                        let at = random.below(u32::try_from(list.len()).unwrap()) as usize;
                        assert!(ours.iter_from(at).eq(list.range(at..)), "seed {seed}");
                        assert_eq!(ours.remove(at), list.remove(at), "seed {seed}");
                    }
                    9 if !list.is_empty() => {
                        let at = random.below(u32::try_from(list.len()).unwrap()) as usize;
                        assert_eq!(ours.get(at), list.get(at), "seed {seed}");
                        assert_eq!(ours.swap_remove_back(at), list.swap_remove_back(at), "seed {seed}");
                    }
                    8 if random.below(20) == 0 => kept.push((list.clone(), ours.clone())),
                    _ => assert_eq!(ours.pop_front(), list.pop_front(), "seed {seed}"),
                }
                assert_eq!(
                    (ours.front(), ours.len(), ours.is_empty()),
                    (list.front(), list.len(), list.is_empty()),
                    "seed {seed}"
                );
            }
            kept.push((list, ours));
            for (list, mut ours) in kept {
                assert!(ours.iter().eq(&list), "seed {seed}: a clone keeps what it had");
                assert!(list.iter().all(|element| ours.pop_front() == Some(*element)));
                assert_eq!((ours.pop_front(), ours.len()), (None, 0), "seed {seed}");
                assert!(ours.behind.is_none(), "seed {seed}");
            }
        }
    }
}
