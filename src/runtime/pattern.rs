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
    /// `{:ack, pid, _}` or `{:DOWN, ref, …}`: a start in flight of a process that is monitored and not linked.
    AckOrDown(Pid, Reference),
    /// `{:DOWN, ref, …}`: waiting for one process to end.
    Down(Reference),
    /// Any `DOWN`: waiting for several processes to end.
    AnyDown,
    /// `{:EXIT, pid, _}`: flushing after an unlink.
    ExitOf(Pid),
    /// `{:system, _, _}` or `{:EXIT, pid, _}`: a suspended server and its parent.
    System(Pid),
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
            Self::Ack(wanted) => is_ack(message, *wanted) || is_exit(message, *wanted),
            Self::AckOrDown(wanted, monitor) => is_ack(message, *wanted) || is_down(message, *monitor),
            Self::Down(wanted) => is_down(message, *wanted),
            Self::AnyDown => matches!(message, Message::Down { .. }),
            Self::ExitOf(wanted) => is_exit(message, *wanted),
            Self::System(parent) => {
                matches!(message, Message::Request { tag, .. } if tag.name() == "system") || is_exit(message, *parent)
            }
        }
    }
}

fn is_ack(message: &Message, wanted: Pid) -> bool {
    matches!(message, Message::Term(term) if matches!(
        term.elements(),
        Some([tag, pid, _]) if tag.is_atom("ack") && pid.as_pid() == Some(wanted)
    ))
}

fn is_exit(message: &Message, wanted: Pid) -> bool {
    matches!(message, Message::Exit { pid, .. } if *pid == wanted)
}

fn is_down(message: &Message, wanted: Reference) -> bool {
    matches!(message, Message::Down { reference, .. } if *reference == wanted)
}
