//! What a mailbox holds, and what travels between processes besides messages.
//!
//! A message is a term. The shapes that OTP sends all the time are stored without building their tuples; each prints
//! as the tuple it stands for ([`Message::to_term`]).

use super::{Atom, Digest, EventId, ExitReason, Pid, Reference, Term};
use crate::tuple;

/// Who asked, and under which reference it waits for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReplyTo {
    /// The process that waits.
    pub pid: Pid,
    /// The reference (a monitor and an alias) that the reply must carry.
    pub reference: Reference,
}

crate::digest!(struct ReplyTo { pid, reference });

/// One message in a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Message {
    /// Any term: what `send/2` sends.
    Term(Term),
    /// `{tag, {pid, ref}, body}`: a request that wants an answer.
    Request {
        /// The protocol, for example `:"$gen_call"`.
        tag: Atom,
        /// Who asks.
        from: ReplyTo,
        /// What for.
        body: Term,
    },
    /// `{tag, body}`: a request that wants none.
    Tagged {
        /// The protocol, for example `:"$gen_cast"`.
        tag: Atom,
        /// What is asked.
        body: Term,
    },
    /// `{ref, body}`: the answer to a request.
    Reply {
        /// The reference of the request.
        reference: Reference,
        /// The answer.
        body: Term,
    },
    /// `{:EXIT, pid, reason}`: what an exit signal becomes in a process that traps exits.
    Exit {
        /// Who exited, or who sent the signal.
        pid: Pid,
        /// Why.
        reason: ExitReason,
    },
    /// `{:DOWN, ref, :process, pid, reason}`: a monitored process is gone.
    Down {
        /// The monitor.
        reference: Reference,
        /// Who is gone: a pid, or the name that was not registered.
        subject: Term,
        /// Why.
        reason: ExitReason,
    },
}

crate::digest!(enum Message {
    "term" => Term(term),
    "request" => Request { tag, from, body },
    "tagged" => Tagged { tag, body },
    "reply" => Reply { reference, body },
    "exit" => Exit { pid, reason },
    "down" => Down { reference, subject, reason },
});

impl Message {
    /// About how many bytes it takes beside itself: see [`Term::weight`].
    #[must_use]
    pub fn weight(&self) -> usize {
        match self {
            Self::Request { body, .. } | Self::Tagged { body, .. } | Self::Reply { body, .. } | Self::Term(body) => {
                body.weight()
            }
            Self::Exit { reason, .. } | Self::Down { reason, .. } => reason.weight(),
        }
    }

    /// The reference of `{ref, _}`.
    #[must_use]
    pub(super) fn reply_to(&self) -> Option<Reference> {
        match self {
            Self::Reply { reference, .. } => Some(*reference),
            Self::Term(term) => match term.elements() {
                Some([Term::Reference(reference), _]) => Some(*reference),
                Some(_) | None => None,
            },
            Self::Request { .. } | Self::Tagged { .. } | Self::Exit { .. } | Self::Down { .. } => None,
        }
    }

    /// The term that this message is on the BEAM.
    #[must_use]
    pub fn to_term(&self) -> Term {
        match self {
            Self::Term(term) => term.clone(),
            Self::Request { tag, from, body } => {
                tuple![*tag, tuple![from.pid, from.reference], body.clone()]
            }
            Self::Tagged { tag, body } => tuple![*tag, body.clone()],
            Self::Reply { reference, body } => tuple![*reference, body.clone()],
            Self::Exit { pid, reason } => tuple![Atom::new("EXIT"), *pid, reason.clone()],
            Self::Down {
                reference,
                subject,
                reason,
            } => {
                let (down, process) = (Atom::new("DOWN"), Atom::new("process"));
                tuple![down, *reference, process, subject.clone(), reason.clone()]
            }
        }
    }
}

/// What one process sends to another. Between a pair of processes the order is kept.
#[derive(Clone, Debug)]
pub(super) enum Signal {
    /// Goes to the mailbox.
    Message(Message),
    /// An exit signal: from a link that broke, or from `exit/2`.
    Exit {
        from: Pid,
        reason: ExitReason,
        by_link: bool,
    },
    Link(Pid),
    Unlink(Pid),
    Monitor {
        watcher: Pid,
        reference: Reference,
    },
    Demonitor {
        reference: Reference,
    },
    /// `process_info/2` of a process that is not at rest: it answers when it has its turn.
    InfoRequest(Pid),
    /// The monitored process is gone; becomes a message if the monitor still stands.
    Down {
        reference: Reference,
        subject: Term,
        reason: ExitReason,
    },
}

crate::digest!(enum Signal {
    "message" => Message(message),
    "exit" => Exit { from, reason, by_link },
    "link" => Link(from),
    "unlink" => Unlink(from),
    "monitor" => Monitor { watcher, reference },
    "demonitor" => Demonitor { reference },
    "info" => InfoRequest(asker),
    "down" => Down { reference, subject, reason },
});

/// Something on its way, with the event that caused it.
#[derive(Clone, Debug)]
pub(super) struct Envelope<T> {
    pub(super) cause: EventId,
    pub(super) content: T,
}

crate::digest!(struct Envelope<T: Digest> { cause, content });
