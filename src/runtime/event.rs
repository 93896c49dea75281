//! What can be seen: every observable thing is one event, with the event that caused it.

use std::rc::Rc;

use super::{Atom, EventId, ExitReason, Fault, Message, Millis, Pid, Reference, Term};

/// How much is recorded. Lower levels cost nothing for what they leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// No events at all, for benchmarks.
    Nothing,
    /// All but single messages.
    Lifecycle,
    /// Every message sent and received too.
    Everything,
}

crate::digest!(enum Record { "nothing" => Nothing, "lifecycle" => Lifecycle, "everything" => Everything });

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<E> {
    /// Its number.
    pub id: EventId,
    /// The scheduler step in which it happened.
    pub step: u64,
    /// Virtual time.
    pub time_ms: Millis,
    /// Whose event it is.
    pub pid: Pid,
    /// The event that led to it.
    pub cause: EventId,
    /// What happened.
    pub kind: EventKind<E>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind<E> {
    /// The process was spawned.
    Spawned {
        /// By whom; `None` from outside.
        parent: Option<Pid>,
        /// With a link to the parent?
        linked: bool,
    },
    /// It got a local name.
    Registered(Atom),
    /// It lost its local name.
    Unregistered(Atom),
    /// A link to that process came to be.
    Linked(Pid),
    /// A link to that process was taken away.
    Unlinked(Pid),
    /// It monitors that process.
    Monitored(Pid, Reference),
    /// It sent a message.
    Sent {
        /// To whom.
        to: Pid,
        /// What.
        message: Message,
    },
    /// Its receive took a message.
    Received(Message),
    /// A message was dropped: its receiver is gone, or nobody waits for this reply any more.
    Lost(Message),
    /// It sent an exit signal.
    ExitSignal {
        /// To whom.
        to: Pid,
        /// With what reason.
        reason: ExitReason,
        /// Because a link broke, rather than by `exit/2`?
        by_link: bool,
    },
    /// An exit signal arrived and did nothing.
    ExitIgnored {
        /// From whom.
        from: Pid,
        /// With what reason.
        reason: ExitReason,
    },
    /// It ended.
    Exited {
        /// Why.
        reason: ExitReason,
        /// Messages that were in its mailbox.
        lost: u32,
    },
    /// It told a watcher that it is gone.
    Down {
        /// The watcher.
        to: Pid,
    },
    /// It read a file; `false` when there was none.
    FileRead(Rc<str>, bool),
    /// It wrote a file.
    FileWritten(Rc<str>),
    /// A limit was reached and something was refused.
    LimitReached(&'static str),
    /// Something that the program itself reports.
    Program(E),
    /// Something a program wants in the log under its own tag.
    Note(Term),
    /// A fault was injected on the way to it.
    Fault {
        /// What becomes of the message.
        fault: Fault,
        /// The message that was hit; `None` while the fault lies in wait for the next.
        message: Option<Message>,
    },
}

impl<E> EventKind<E> {
    /// A single message on its way, which only [`Record::Everything`] records.
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(self, Self::Sent { .. } | Self::Received(_) | Self::Lost(_))
    }
}
