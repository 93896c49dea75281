//! What does not find room at the front of a queue: full chunks that clones share, and a short list behind them.
//!
//! Invariant: no chunk is empty.

use std::collections::VecDeque;
use std::rc::Rc;

use super::super::own;

/// Elements a chunk, and at an end of a queue, at the most: a clone copies what is at the two ends.
pub(super) const CHUNK: usize = 32;

/// What is behind the front.
#[derive(Clone, Debug)]
pub(super) struct Behind<T> {
    chunks: Chunks<T>,
    back: VecDeque<T>,
    /// How many there are.
    pub(super) len: usize,
}

type Chunks<T> = Rc<VecDeque<Rc<VecDeque<T>>>>;

/// Where an element is behind the front.
enum Whereabouts {
    /// In that chunk, at that place.
    Chunk(usize, usize),
    /// At that place of the back.
    Back(usize),
}

impl<T> Default for Behind<T> {
    fn default() -> Self {
        Self {
            chunks: Rc::default(),
            back: VecDeque::new(),
            len: 0,
        }
    }
}

impl<T> Behind<T> {
    /// Where that one is. What came last is found at once, whatever is ahead of it.
    fn whereabouts(&self, at: usize) -> Whereabouts {
        if let Some(at) = at.checked_sub(self.len - self.back.len()) {
            return Whereabouts::Back(at);
        }
        let mut at = at;
        for (number, chunk) in self.chunks.iter().enumerate() {
            match at.checked_sub(chunk.len()) {
                Some(rest) => at = rest,
                None => return Whereabouts::Chunk(number, at),
            }
        }
        Whereabouts::Back(at)
    }

    pub(super) fn get(&self, at: usize) -> Option<&T> {
        match self.whereabouts(at) {
            Whereabouts::Chunk(number, at) => self.chunks.get(number)?.get(at),
            Whereabouts::Back(at) => self.back.get(at),
        }
    }

    /// From that one on.
    pub(super) fn iter_from(&self, at: usize) -> impl Iterator<Item = &T> {
        let (chunks, in_chunk, in_back) = match self.whereabouts(at) {
            Whereabouts::Chunk(number, at) => (number, at, 0),
            Whereabouts::Back(at) => (self.chunks.len(), 0, at),
        };
        let chunks = self.chunks.iter().skip(chunks).flat_map(|chunk| chunk.iter());
        chunks.skip(in_chunk).chain(self.back.iter().skip(in_back))
    }
}

impl<T: Clone> Behind<T> {
    pub(super) fn push_back(&mut self, element: T) {
        self.back.push_back(element);
        self.len += 1;
        if self.back.len() == CHUNK {
            own(&mut self.chunks).push_back(Rc::new(std::mem::take(&mut self.back)));
        }
    }

    /// What moves up when the front is empty.
    pub(super) fn take_front(&mut self) -> VecDeque<T> {
        let front = match own(&mut self.chunks).pop_front() {
            Some(chunk) => Rc::unwrap_or_clone(chunk),
            None => std::mem::take(&mut self.back),
        };
        self.len -= front.len();
        front
    }

    pub(super) fn pop_back(&mut self) -> Option<T> {
        if self.back.is_empty()
            && let Some(chunk) = own(&mut self.chunks).pop_back()
        {
            self.back = Rc::unwrap_or_clone(chunk);
        }
        let last = self.back.pop_back();
        self.len -= usize::from(last.is_some());
        last
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        match self.whereabouts(at) {
            Whereabouts::Chunk(number, at) => own(own(&mut self.chunks).get_mut(number)?).get_mut(at),
            Whereabouts::Back(at) => self.back.get_mut(at),
        }
    }

    pub(super) fn remove(&mut self, at: usize) -> Option<T> {
        let removed = match self.whereabouts(at) {
            Whereabouts::Chunk(number, at) => {
                let chunks = own(&mut self.chunks);
                let chunk = own(chunks.get_mut(number)?);
                let removed = chunk.remove(at);
                if chunk.is_empty() {
                    chunks.remove(number);
                }
                removed
            }
            Whereabouts::Back(at) => self.back.remove(at),
        };
        self.len -= usize::from(removed.is_some());
        removed
    }
}
