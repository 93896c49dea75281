//! A queue of small things: chunks that clones share, written at the end and read at the front.
//!
//! Invariant: all chunks but the last are full; of the first, `taken` have been taken.

use std::collections::VecDeque;
use std::rc::Rc;

use super::super::{Digest, Digester};

/// Elements a chunk: what is copied at the first write after a clone.
const CHUNK: usize = 128;

#[derive(Clone, Debug)]
pub(in super::super) struct Queue<T> {
    chunks: VecDeque<Rc<Vec<T>>>,
    taken: usize,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            chunks: VecDeque::new(),
            taken: 0,
        }
    }
}

impl<T: Copy> Queue<T> {
    pub(in super::super) fn len(&self) -> usize {
        match self.chunks.back() {
            Some(last) => (self.chunks.len() - 1) * CHUNK + last.len() - self.taken,
            None => 0,
        }
    }

    pub(in super::super) fn front(&self) -> Option<T> {
        self.chunks.front()?.get(self.taken).copied()
    }

    pub(in super::super) fn push_back(&mut self, element: T) {
        match self.chunks.back_mut() {
            Some(last) if last.len() < CHUNK => Rc::make_mut(last).push(element),
            _ => self.chunks.push_back(Rc::new(vec![element])),
        }
    }

    pub(in super::super) fn pop_front(&mut self) -> Option<T> {
        let front = self.front()?;
        self.taken += 1;
        self.tidy();
        Some(front)
    }

    /// Takes the one at that place out; the last takes its place.
    pub(in super::super) fn swap_remove_back(&mut self, at: usize) -> Option<T> {
        if at >= self.len() {
            return None;
        }
        let place = self.taken + at;
        let last = Rc::make_mut(self.chunks.back_mut()?).pop()?;
        let removed = match self.chunks.get_mut(place / CHUNK) {
            Some(chunk) if place % CHUNK < chunk.len() => {
                std::mem::replace(&mut Rc::make_mut(chunk)[place % CHUNK], last)
            }
            Some(_) | None => last,
        };
        self.tidy();
        Some(removed)
    }

    pub(in super::super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).skip(self.taken)
    }

    /// Lets go of chunks in which nothing is left. The only one is written again from its start, if nobody else holds it.
    fn tidy(&mut self) {
        if self.chunks.len() > 1 && self.chunks.back().is_some_and(|last| last.is_empty()) {
            self.chunks.pop_back();
        }
        let only = self.chunks.len() == 1;
        let Some(first) = self.chunks.front_mut().filter(|first| self.taken == first.len()) else {
            return;
        };
        self.taken = 0;
        match Rc::get_mut(first) {
            Some(own) if only => own.clear(),
            Some(_) | None => drop(self.chunks.pop_front()),
        }
    }
}

impl<T: Copy + Digest> Digest for Queue<T> {
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
                    9 if !list.is_empty() => {
                        let at = random.below(u32::try_from(list.len()).unwrap()) as usize;
                        assert_eq!(ours.swap_remove_back(at), list.swap_remove_back(at), "seed {seed}");
                    }
                    8 if random.below(20) == 0 => kept.push((list.clone(), ours.clone())),
                    _ => assert_eq!(ours.pop_front(), list.pop_front(), "seed {seed}"),
                }
                assert_eq!(
                    (ours.front(), ours.len()),
                    (list.front().copied(), list.len()),
                    "seed {seed}"
                );
            }
            kept.push((list, ours));
            for (list, mut ours) in kept {
                assert!(ours.iter().eq(&list), "seed {seed}: a clone keeps what it had");
                assert!(list.iter().all(|element| ours.pop_front() == Some(*element)));
                assert_eq!((ours.pop_front(), ours.len()), (None, 0), "seed {seed}");
            }
        }
    }
}
