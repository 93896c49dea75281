//! Where things stood when the running program began to run: what of its mailbox cannot be what it waits for.

use super::super::{Pattern, Pid, Reference};

/// The next reference, the next pid and the length of the mailbox, then.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begun {
    pub(super) reference: u64,
    pub(super) number: u32,
    /// How many messages of its mailbox were there already.
    pub(super) messages: usize,
}

impl Begun {
    /// So many messages were taken out of the mailbox meanwhile: they may have been of those.
    pub(super) fn forget(&mut self, messages: usize) {
        self.messages = self.messages.saturating_sub(messages);
    }

    /// How many messages such a pattern cannot match.
    pub(super) fn before(&self, pattern: &Pattern) -> usize {
        let reference = |reference: &Reference| reference.0 >= self.reference;
        let number = |pid: &Pid| pid.number >= self.number;
        let new = match pattern {
            Pattern::Reply(wanted) | Pattern::Down(wanted) => reference(wanted),
            Pattern::Ack(wanted) | Pattern::ExitOf(wanted) => number(wanted),
            Pattern::AckOrDown(wanted, monitor) => number(wanted) && reference(monitor),
            Pattern::Answers(wanted) => wanted.iter().all(reference),
            // Many messages are of the same stream.
            Pattern::Spawned(_) | Pattern::Results(_) => false,
            // What these take may have been there all along, whatever they compare it with.
            Pattern::Clauses(_) => false,
            Pattern::Any
            | Pattern::Nothing
            | Pattern::InfoOf(_)
            | Pattern::AnyDown
            | Pattern::AnyExit
            | Pattern::System(_)
            | Pattern::Order(_)
            | Pattern::OrderOrDown(..) => false,
        };
        if new { self.messages } else { 0 }
    }
}
