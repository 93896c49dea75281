//! What a process has only now and then, and the memory for it: lent while something is in it, given back when nothing is.
//!
//! A process that got a message once keeps no memory for it, and a process that gets them one by one does not ask the
//! allocator every time. What is spare is nobody's state: a clone of a system has none.

use super::Queue;

/// How many are kept.
const KEPT: usize = 64;
/// How much room a queue may have to be kept, in elements: what a mailbox has that was never long.
const ROOM: usize = 16;

/// What a process has only now and then.
///
/// Invariant: there is something in what is held, but for the moment in which it is written.
#[derive(Clone, Debug)]
pub(super) struct Seldom<T>(Option<Box<T>>);

/// What can be lent.
pub(super) trait Spare: Default {
    /// Is nothing in it?
    fn is_empty(&self) -> bool;

    /// Something was taken out: it gives back what it has no use for.
    fn shrink(&mut self) {}

    /// Has it so little room that it may be kept while nobody needs it?
    fn is_small(&self) -> bool {
        true
    }
}

#[derive(Debug)]
pub(super) struct Spares<T>(Vec<Box<T>>);

impl<T> Default for Spares<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Clone for Spares<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> Default for Seldom<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Seldom<T> {
    #[inline]
    pub(super) fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }

    /// To be written; what is taken out of it is told to [`Spares::relieve`].
    #[inline]
    pub(super) fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }

    pub(super) fn take(&mut self) -> Option<Box<T>> {
        self.0.take()
    }
}

impl<T: Spare> Spares<T> {
    /// To be written: it has memory for it then.
    #[inline]
    pub(super) fn lend<'a>(&mut self, to: &'a mut Seldom<T>) -> &'a mut T {
        to.0.get_or_insert_with(|| self.0.pop().unwrap_or_default())
    }

    /// Something was taken out.
    #[inline]
    pub(super) fn relieve(&mut self, of: &mut Seldom<T>) {
        match &mut of.0 {
            Some(held) if held.is_empty() => {
                if let Some(spare) = of.0.take() {
                    self.keep(spare);
                }
            }
            Some(held) => held.shrink(),
            None => {}
        }
    }

    /// Nobody needs it for now.
    pub(super) fn keep(&mut self, spare: Box<T>) {
        if spare.is_small() && self.0.len() < KEPT {
            self.0.push(spare);
        }
    }
}

impl<T: Clone> Spares<Queue<T>> {
    /// Puts one behind all others.
    #[inline]
    pub(super) fn push_back(&mut self, queue: &mut Seldom<Queue<T>>, element: T) {
        self.lend(queue).push_back(element);
    }
}

impl<T> Seldom<Queue<T>> {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |queue| queue.len())
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The one that has waited longest.
    pub(super) fn front(&self) -> Option<&T> {
        self.0.as_ref()?.front()
    }

    /// All, the one that has waited longest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.iter_from(0)
    }

    /// All but so many of those that have waited longest.
    pub(super) fn iter_from(&self, at: usize) -> impl Iterator<Item = &T> {
        self.0.iter().flat_map(move |queue| queue.iter_from(at))
    }
}

impl<T> Spare for Queue<T> {
    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }

    /// A queue that uses little of its room gives half of it back. It is half full at most then, so this is paid for by what
    /// was taken out before.
    fn shrink(&mut self) {
        let buffer = self.buffer();
        if buffer.capacity() > ROOM && buffer.len() < buffer.capacity() / 4 {
            buffer.shrink_to(buffer.capacity() / 2);
        }
    }

    fn is_small(&self) -> bool {
        (1..=ROOM).contains(&self.room())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(spares: &mut Spares<Queue<u32>>, queue: &mut Seldom<Queue<u32>>) -> Option<u32> {
        let first = queue.get_mut()?.pop_front();
        spares.relieve(queue);
        first
    }

    #[test]
    fn an_empty_queue_has_no_memory_and_the_next_one_gets_it() {
        let mut spares = Spares::default();
        let (mut one, mut other) = (Seldom::default(), Seldom::default());
        spares.push_back(&mut one, 1);
        let lent: *const Queue<u32> = one.get().expect("it was lent");
        assert_eq!(take(&mut spares, &mut one), Some(1));
        assert_eq!((one.is_empty(), spares.0.len()), (true, 1));
        spares.push_back(&mut other, 2);
        assert!(std::ptr::eq(other.get().expect("it was lent"), lent) && spares.0.is_empty());
    }

    #[test]
    fn a_long_queue_gives_its_memory_back_while_it_empties() {
        let (mut spares, mut queue) = (Spares::default(), Seldom::default());
        (0..100_000).for_each(|element| spares.push_back(&mut queue, element));
        for left in (0..100_000).rev() {
            take(&mut spares, &mut queue);
            let room = queue.get().map_or(0, Queue::room);
            assert!(room <= ROOM.max(4 * (left + 1)), "{left} left in {room}");
        }
        assert!(queue.is_empty());
    }

    #[test]
    fn few_are_kept_and_a_clone_has_none() {
        let mut spares = Spares::default();
        let mut queues: Vec<Seldom<Queue<u32>>> = (0..10 * KEPT).map(|_| Seldom::default()).collect();
        queues.iter_mut().for_each(|queue| spares.push_back(queue, 1));
        queues.iter_mut().for_each(|queue| {
            take(&mut spares, queue);
        });
        assert_eq!((spares.0.len(), spares.clone().0.len()), (KEPT, 0));
    }
}
