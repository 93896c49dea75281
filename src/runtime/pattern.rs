//! What a receive waits for: a closed set of patterns, so that a blocked process can be shown and checkpointed.

use super::{Message, Pid, Reference};

/// Which message a receive takes out of the mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// The oldest, whatever it is: a server's main loop.
    Any,
    /// No message at all: sleeping.
    Nothing,
    /// `{ref, _}` or `{:DOWN, ref, …}`: a call in flight.
    Reply(Reference),
    /// `{:ack, pid, _}` or `{:EXIT, pid, _}`: a start in flight (`proc_lib:sync_start_link`).
    Ack(Pid),
    /// `{:DOWN, ref, …}`: waiting for one process to end.
    Down(Reference),
    /// Any `DOWN`: waiting for several processes to end.
    AnyDown,
    /// `{:EXIT, pid, _}`: flushing after an unlink.
    ExitOf(Pid),
}

impl Pattern {
    /// True when a receive with this pattern takes that message.
    #[must_use]
    pub fn matches(&self, message: &Message) -> bool {
        match self {
            Self::Any => true,
            Self::Nothing => false,
            Self::Reply(wanted) => match message {
                Message::Reply { reference, .. } | Message::Down { reference, .. } => reference == wanted,
                Message::Term(_) | Message::Request { .. } | Message::Tagged { .. } | Message::Exit { .. } => false,
            },
            Self::Ack(wanted) => match message {
                Message::Term(term) => matches!(
                    term.elements(),
                    Some([tag, pid, _]) if tag.is_atom("ack") && pid.as_pid() == Some(*wanted)
                ),
                Message::Exit { pid, .. } => pid == wanted,
                Message::Request { .. } | Message::Tagged { .. } | Message::Reply { .. } | Message::Down { .. } => {
                    false
                }
            },
            Self::Down(wanted) => {
                matches!(message, Message::Down { reference, .. } if reference == wanted)
            }
            Self::AnyDown => matches!(message, Message::Down { .. }),
            Self::ExitOf(wanted) => matches!(message, Message::Exit { pid, .. } if pid == wanted),
        }
    }
}
