//! The slab, the queue and the mail.

use std::collections::VecDeque;

use super::actor::{Actor, Turn};

/// A slot and which of the actors that were ever in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pid {
    slot: u32,
    generation: u32,
}

/// What actors send, and what the queue tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// The first of every actor.
    Start,
    Pid(Pid),
    Number(u64),
    Request {
        from: Pid,
        reference: u64,
        body: u64,
    },
    Reply {
        reference: u64,
        body: u64,
    },
    /// Whoever gets it ends.
    Kill,
    /// A child has ended.
    Ended(Pid),
}

/// What happened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub spawned: u64,
    pub ended: u64,
    pub sent: u64,
    pub taken: u64,
    pub lost: u64,
}

struct Slot {
    generation: u32,
    /// In the queue?
    queued: bool,
    parent: Option<Pid>,
    first: Option<Letter>,
    #[expect(clippy::box_collection, reason = "an idle slot has room for a pointer, and no more")]
    rest: Option<Box<VecDeque<Letter>>>,
    actor: Option<Actor>,
}

#[derive(Default)]
pub struct RunQueue {
    slots: Vec<Slot>,
    free: Vec<u32>,
    ready: VecDeque<Pid>,
    pub counts: Counts,
}

impl RunQueue {
    pub fn spawn(&mut self, actor: Actor, parent: Option<Pid>) -> Pid {
        self.counts.spawned += 1;
        let pid = match self.free.pop() {
            Some(slot) => Pid {
                slot,
                generation: self.slots[slot as usize].generation,
            },
            None => {
                let slot = u32::try_from(self.slots.len()).expect("below the limit of actors");
                self.slots.push(Slot {
                    generation: 0,
                    queued: false,
                    parent: None,
                    first: None,
                    rest: None,
                    actor: None,
                });
                Pid { slot, generation: 0 }
            }
        };
        let slot = &mut self.slots[pid.slot as usize];
        slot.actor = Some(actor);
        slot.parent = parent;
        self.deliver(pid, Letter::Start);
        pid
    }

    pub fn send(&mut self, to: Pid, letter: Letter) {
        self.counts.sent += 1;
        self.deliver(to, letter);
    }

    /// Runs until nobody has mail.
    pub fn run(&mut self) {
        while let Some(pid) = self.ready.pop_front() {
            self.turn(pid);
        }
    }

    pub fn alive(&self) -> u64 {
        self.counts.spawned - self.counts.ended
    }

    pub fn actor(&self, pid: Pid) -> Option<&Actor> {
        let slot = self.slots.get(pid.slot as usize)?;
        slot.actor.as_ref().filter(|_| slot.generation == pid.generation)
    }

    fn deliver(&mut self, to: Pid, letter: Letter) {
        let slot = &mut self.slots[to.slot as usize];
        if slot.generation != to.generation {
            self.counts.lost += 1;
            return;
        }
        match &slot.first {
            None => slot.first = Some(letter),
            Some(_) => slot.rest.get_or_insert_default().push_back(letter),
        }
        if !slot.queued {
            slot.queued = true;
            self.ready.push_back(to);
        }
    }

    /// An actor keeps its turn until it has no mail.
    fn turn(&mut self, pid: Pid) {
        let at = pid.slot as usize;
        let Some(mut actor) = self.slots[at].actor.take() else {
            return;
        };
        while let Some(letter) = self.take(at) {
            self.counts.taken += 1;
            let turn = match letter {
                Letter::Kill => Turn::End,
                Letter::Start
                | Letter::Pid(_)
                | Letter::Number(_)
                | Letter::Request { .. }
                | Letter::Reply { .. }
                | Letter::Ended(_) => actor.run(letter, pid, self),
            };
            if turn == Turn::End {
                return self.end(pid);
            }
        }
        let slot = &mut self.slots[at];
        slot.actor = Some(actor);
        slot.queued = false;
    }

    fn take(&mut self, at: usize) -> Option<Letter> {
        let slot = &mut self.slots[at];
        let letter = slot.first.take()?;
        slot.first = slot.rest.as_mut().and_then(|rest| rest.pop_front());
        Some(letter)
    }

    fn end(&mut self, pid: Pid) {
        self.counts.ended += 1;
        let slot = &mut self.slots[pid.slot as usize];
        slot.generation = slot.generation.wrapping_add(1);
        slot.queued = false;
        slot.first = None;
        slot.rest = None;
        let parent = slot.parent.take();
        self.free.push(pid.slot);
        if let Some(parent) = parent {
            self.send(parent, Letter::Ended(pid));
        }
    }
}
