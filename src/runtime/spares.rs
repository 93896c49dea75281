//! Buffers of mailboxes that are empty now: what a queue needs while something is in it, and gives back when nothing is.
//!
//! A process that got a message once keeps no memory for it, and a process that gets them one by one does not ask the
//! allocator every time. What is spare is nobody's state: a clone of a system has none.

use std::collections::VecDeque;

/// How many empty buffers are kept.
const KEPT: usize = 64;
/// How much room a buffer may have to be kept, in elements: what a mailbox has that was never long.
const ROOM: usize = 16;

#[derive(Debug)]
pub(super) struct Spares<T> {
    queues: Vec<VecDeque<T>>,
}

impl<T> Default for Spares<T> {
    fn default() -> Self {
        Self { queues: Vec::new() }
    }
}

impl<T> Clone for Spares<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> Spares<T> {
    /// Puts something into a queue, which gets a buffer if it has none.
    pub(super) fn push_back(&mut self, queue: &mut VecDeque<T>, element: T) {
        if queue.capacity() == 0
            && let Some(spare) = self.queues.pop()
        {
            *queue = spare;
        }
        queue.push_back(element);
    }

    /// Something was taken out of a queue: it gives back what it has no use for.
    pub(super) fn relieve(&mut self, queue: &mut VecDeque<T>) {
        if queue.is_empty() {
            let spare = std::mem::take(queue);
            if (1..=ROOM).contains(&spare.capacity()) && self.queues.len() < KEPT {
                self.queues.push(spare);
            }
        } else if queue.capacity() > ROOM && queue.len() < queue.capacity() / 4 {
            // It is half full at most then, so this is paid for by what was taken out before.
            queue.shrink_to(queue.capacity() / 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_queue_has_no_buffer_and_the_next_one_gets_it() {
        let mut spares = Spares::default();
        let (mut one, mut other) = (VecDeque::new(), VecDeque::new());
        spares.push_back(&mut one, 1);
        let room = one.capacity();
        one.pop_front();
        spares.relieve(&mut one);
        assert_eq!((one.capacity(), spares.queues.len()), (0, 1));
        spares.push_back(&mut other, 2);
        assert_eq!((other.capacity(), spares.queues.len()), (room, 0));
    }

    #[test]
    fn a_long_queue_gives_its_memory_back_while_it_empties() {
        let mut spares = Spares::default();
        let mut queue: VecDeque<u32> = (0..100_000).collect();
        for left in (0..100_000).rev() {
            queue.pop_front();
            spares.relieve(&mut queue);
            assert!(
                queue.capacity() <= ROOM.max(4 * (left + 1)),
                "{left} left in {}",
                queue.capacity()
            );
        }
        assert_eq!((queue.capacity(), spares.queues.len()), (0, 1));
    }

    #[test]
    fn few_buffers_are_kept() {
        let mut spares = Spares::default();
        for _ in 0..10 * KEPT {
            let mut queue = VecDeque::from([1]);
            queue.clear();
            spares.relieve(&mut queue);
        }
        assert_eq!(spares.queues.len(), KEPT);
        assert!(spares.clone().queues.is_empty());
    }
}
