//! What a process may know of the whole system: who else can run, and its limits before it comes to them.

use super::super::entry::Entry;
use super::super::{Pid, Program};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// True when another process is in line with something to do.
    #[must_use]
    pub fn others_can_run(&self) -> bool {
        self.kernel.somebody_is_in_line()
    }

    /// True when the mailbox of that process holds as many messages as it may: another would be dropped.
    #[must_use]
    pub fn is_full(&self, pid: Pid) -> bool {
        let limit = self.kernel.limits.mailbox as usize;
        let is_full = |entry: &Entry| entry.mailbox.len() + entry.inbox.len() >= limit;
        self.kernel.entry(pid).is_some_and(is_full)
    }

    /// How many processes there are.
    #[must_use]
    pub fn process_count(&self) -> u32 {
        self.kernel.alive
    }
}
