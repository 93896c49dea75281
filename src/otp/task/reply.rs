//! What the owner of a task hears of it.

use crate::runtime::{Message, Term, Wake};

/// One thing that it hears.
pub(super) enum Heard {
    /// `{ref, reply}`.
    Reply(Term),
    /// `{:DOWN, ref, …, reason}`.
    Down(Term),
    /// The time is up.
    Nothing,
}

impl Heard {
    pub(super) fn of(wake: Wake) -> Self {
        match wake {
            Wake::Message(Message::Reply { body, .. }) => Self::Reply(body),
            Wake::Message(Message::Down { reason, .. }) => Self::Down(reason),
            Wake::Message(Message::Term(term)) => match term.elements() {
                Some([_, reply]) => Self::Reply(reply.clone()),
                Some(_) | None => Self::Nothing,
            },
            Wake::Message(Message::Request { .. } | Message::Tagged { .. } | Message::Exit { .. })
            | Wake::Start
            | Wake::Timeout => Self::Nothing,
        }
    }
}
