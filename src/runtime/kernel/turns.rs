//! Turns: who runs next, and for how long.
//!
//! A process that has work stands in the run queue. When its turn comes it runs until it has nothing left to do or has
//! spent its reductions, and stands at the end of the queue again.

use super::super::Pid;
use super::super::entry::Entry;
use super::{Kernel, Scheduling};

/// How many reductions a process may spend before the next in the queue gets its turn (`CONTEXT_REDS`).
const TURN_REDUCTIONS: i32 = 4_000;
/// What it takes to handle a message that asks for hardly anything: a cast of a generic server, say (measured, OTP 25).
const MESSAGE_REDUCTIONS: i32 = 10;

impl<E: Clone> Kernel<E> {
    /// Puts a process in the run queue unless it is there.
    pub(in super::super) fn enqueue(&mut self, pid: Pid) {
        if let Some(entry) = self.entry_mut(pid)
            && !entry.queued
        {
            entry.queued = true;
            self.run_queue.push_back(pid);
        }
    }

    /// True when some process can run.
    pub(in super::super) fn can_run(&self) -> bool {
        self.turn.is_some() || self.run_queue.iter().any(|pid| self.has_work(*pid))
    }

    /// What the running process does takes that many reductions.
    pub(in super::super) fn spend(&mut self, reductions: i32) {
        self.spent += reductions;
    }

    /// What it has done in this step costs nothing.
    pub(in super::super) fn spend_anew(&mut self) {
        self.spent = 0;
    }

    /// Has the running process spent its turn?
    pub(in super::super) fn turn_is_spent(&self) -> bool {
        self.turn.is_some_and(|(_, left)| left <= self.spent)
    }

    /// Whose turn it is: the one that has it, while it has work and reductions left, else the next in the queue.
    #[inline]
    pub(in super::super) fn next_turn(&mut self) -> Option<Pid> {
        self.spent = 0;
        if self.scheduling == Scheduling::Queue {
            if let Some((pid, left)) = self.turn {
                if left > 0 {
                    self.spent = MESSAGE_REDUCTIONS;
                    return Some(pid);
                }
            } else if self.overspent.is_empty() {
                // Who is next has work, or its turn had been passed.
                let pid = self.run_queue.pop_front()?;
                debug_assert!(self.has_work(pid), "{pid} is next and has no work");
                self.turn = Some((pid, TURN_REDUCTIONS));
                self.spent = MESSAGE_REDUCTIONS;
                return Some(pid);
            }
        }
        self.next_in_line()
    }

    /// Who is next among those in the queue that have work.
    #[cold]
    #[inline(never)]
    fn next_in_line(&mut self) -> Option<Pid> {
        if let Some((pid, _)) = self.turn {
            self.leave_turn();
            self.run_queue.push_back(pid);
        }
        loop {
            let pid = match self.scheduling {
                Scheduling::Queue => self.run_queue.pop_front()?,
                Scheduling::Shuffled => {
                    let waiting = u32::try_from(self.run_queue.len()).unwrap_or(u32::MAX);
                    let at = self.random.below(waiting) as usize;
                    self.run_queue.swap_remove_back(at)?
                }
            };
            let overspent = self.take_overspent(pid);
            if self.has_work_or_leaves(pid) {
                if overspent >= TURN_REDUCTIONS {
                    // It has not come to the end of what it did last.
                    self.overspent.push((pid, overspent - TURN_REDUCTIONS));
                    self.run_queue.push_back(pid);
                    continue;
                }
                self.turn = Some((pid, TURN_REDUCTIONS - overspent));
                self.spent = MESSAGE_REDUCTIONS;
                return Some(pid);
            }
        }
    }

    /// Ends the turn of a process that has more to do.
    pub(super) fn leave_turn(&mut self) {
        if let Some((pid, left)) = self.turn.take()
            && left < self.spent
            && self.scheduling == Scheduling::Queue
        {
            self.overspent.push((pid, self.spent - left));
        }
    }

    fn take_overspent(&mut self, pid: Pid) -> i32 {
        let at = self.overspent.iter().position(|(who, _)| *who == pid);
        at.map_or(0, |at| self.overspent.swap_remove(at).1)
    }

    /// A step is over, and with it the turn of a process that has nothing left to do. Whether it has, that may be known.
    #[inline]
    pub(in super::super) fn end_step(&mut self, work: Option<bool>) {
        if let Some((pid, left)) = self.turn {
            let works = match work {
                Some(works) => works,
                None => self.has_work_or_leaves(pid),
            };
            if works {
                self.turn = Some((pid, left - self.spent));
                return;
            }
            self.turn = None;
        }
        self.pass_idle_turns();
    }

    /// Passes the turns of those who are next and have nothing to do, so that a system at rest is one state, however it
    /// was found to be at rest.
    #[inline]
    pub(in super::super) fn pass_idle_turns(&mut self) {
        while self.turn.is_none()
            && let Some(pid) = self.run_queue.front().copied()
            && !self.has_work_or_leaves(pid)
        {
            self.run_queue.pop_front();
            self.take_overspent(pid);
        }
    }

    /// Has it work? If not, it is in the queue no longer.
    fn has_work_or_leaves(&mut self, pid: Pid) -> bool {
        // Who has work is only looked at, not written to.
        if self.has_work(pid) {
            return true;
        }
        if let Some(entry) = self.entry_mut(pid) {
            entry.queued = false;
        }
        false
    }

    /// True when somebody who does not have the turn has something to do.
    pub(in super::super) fn somebody_is_in_line(&self) -> bool {
        self.run_queue.iter().any(|pid| self.has_work(*pid))
    }

    fn has_work(&self, pid: Pid) -> bool {
        self.entry(pid).is_some_and(Entry::has_work)
    }
}

#[cfg(test)]
mod tests;
