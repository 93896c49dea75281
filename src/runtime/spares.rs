//! Buffers of mailboxes that are empty now: what a queue needs while something is in it, and gives back when nothing is.
//!
//! A process that got a message once keeps no memory for it, and a process that gets them one by one does not ask the
//! allocator every time. What is spare is nobody's state: a clone of a system has none.

use std::collections::VecDeque;

use super::Queue;

/// How many empty buffers are kept.
const KEPT: usize = 64;
/// How much room a buffer may have to be kept, in elements: what a mailbox has that was never long.
const ROOM: usize = 16;

#[derive(Debug)]
pub(super) struct Spares<T> {
    /// The buffer that is next: mostly one message is on its way at a time, and this is the one that it needs.
    next: VecDeque<T>,
    others: Vec<VecDeque<T>>,
}

impl<T> Default for Spares<T> {
    fn default() -> Self {
        Self {
            next: VecDeque::new(),
            others: Vec::new(),
        }
    }
}

impl<T> Clone for Spares<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T: Clone> Spares<T> {
    /// Puts something into a queue, which gets a buffer if it has none.
    pub(super) fn push_back(&mut self, queue: &mut Queue<T>, element: T) {
        self.lend(queue);
        queue.push_back(element);
    }

    /// Gives a queue a buffer if it has none.
    pub(super) fn lend(&mut self, queue: &mut Queue<T>) {
        let buffer = queue.buffer();
        if buffer.capacity() == 0 {
            std::mem::swap(buffer, &mut self.next);
            if let Some(other) = self.others.pop() {
                self.next = other;
            }
        }
    }

    /// Something was taken out of a queue: it gives back what it has no use for.
    pub(super) fn relieve(&mut self, queue: &mut Queue<T>) {
        let buffer = queue.buffer();
        if !buffer.is_empty() {
            if buffer.capacity() > ROOM {
                shrink(buffer);
            }
        } else if self.next.capacity() == 0 && buffer.capacity() <= ROOM {
            std::mem::swap(buffer, &mut self.next);
        } else {
            self.keep(std::mem::take(buffer));
        }
    }

    fn keep(&mut self, spare: VecDeque<T>) {
        if (1..=ROOM).contains(&spare.capacity()) && self.others.len() < KEPT {
            self.others.push(spare);
        }
    }
}

/// A queue that uses little of its room gives half of it back. It is half full at most then, so this is paid for by what
/// was taken out before.
fn shrink<T>(queue: &mut VecDeque<T>) {
    if queue.len() < queue.capacity() / 4 {
        queue.shrink_to(queue.capacity() / 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room<T>(queue: &mut Queue<T>) -> usize {
        queue.buffer().capacity()
    }

    #[test]
    fn an_empty_queue_has_no_buffer_and_the_next_one_gets_it() {
        let mut spares = Spares::default();
        let (mut one, mut other) = (Queue::default(), Queue::default());
        spares.push_back(&mut one, 1);
        let lent = room(&mut one);
        one.pop_front();
        spares.relieve(&mut one);
        assert_eq!((room(&mut one), spares.next.capacity()), (0, lent));
        spares.push_back(&mut other, 2);
        assert_eq!((room(&mut other), spares.next.capacity()), (lent, 0));
    }

    #[test]
    fn a_long_queue_gives_its_memory_back_while_it_empties() {
        let mut spares = Spares::default();
        let mut queue: Queue<u32> = (0..100_000).collect();
        for left in (0..100_000).rev() {
            queue.pop_front();
            spares.relieve(&mut queue);
            let room = room(&mut queue);
            assert!(room <= ROOM.max(4 * (left + 1)), "{left} left in {room}");
        }
        assert_eq!(room(&mut queue), 0);
    }

    #[test]
    fn few_buffers_are_kept() {
        let mut spares = Spares::default();
        for _ in 0..10 * KEPT {
            let mut queue: Queue<_> = [1].into_iter().collect();
            queue.pop_front();
            spares.relieve(&mut queue);
        }
        assert_eq!(spares.others.len(), KEPT);
        let clone = spares.clone();
        assert_eq!((clone.next.capacity(), clone.others.len()), (0, 0));
    }
}
