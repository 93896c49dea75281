//! What a receive waits for: a closed set of patterns, so that a blocked process can be shown and checkpointed.

use std::rc::Rc;

use super::{Message, Pid, Reference, Select, Term};

/// Which message a receive takes out of the mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// The oldest, whatever it is: a server's main loop.
    Any,
    /// No message at all: sleeping.
    Nothing,
    /// What a process says of itself (`process_info/2`): no message either.
    InfoOf(Pid),
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
    /// `{:EXIT, _, _}`, whoever it is from.
    AnyExit,
    /// `{:EXIT, pid, _}`: flushing after an unlink.
    ExitOf(Pid),
    /// `{:system, _, _}` or `{:EXIT, pid, _}`: a suspended server and its parent.
    System(Pid),
    /// `{ref, _}` or `{:DOWN, ref, …}` of any of these: several tasks in flight.
    Answers(Rc<[Reference]>),
    /// `{pid, _, _, _, _}`: a task that waits for its owner to say what to run.
    Order(Pid),
    /// The same, or `{:DOWN, ref, …}`: a task that its owner is not linked to yet.
    OrderOrDown(Pid, Reference),
    /// `{:spawned, {ref, _}, _}`, `{:max_children, ref}` or `{:DOWN, ref, …}`: a stream of tasks whose next is being started.
    Spawned(Reference),
    /// `{{ref, _}, _}`, `{kind, {ref, _}, _}` or `{:DOWN, ref, …}`: a stream whose tasks are running.
    Results(Reference),
    /// What one of these takes: a `receive` that is written in the language. Which one takes the message, and what its
    /// variables stand for then, says [`Select::of`] of the message's term.
    Clauses(Rc<Select>),
}

crate::digest!(enum Pattern {
    "any" => Any,
    "nothing" => Nothing,
    "info_of" => InfoOf(pid),
    "reply" => Reply(reference),
    "ack" => Ack(pid),
    "ack_or_down" => AckOrDown(pid, reference),
    "down" => Down(reference),
    "any_down" => AnyDown,
    "any_exit" => AnyExit,
    "exit_of" => ExitOf(pid),
    "system" => System(parent),
    "answers" => Answers(references),
    "order" => Order(owner),
    "order_or_down" => OrderOrDown(owner, reference),
    "spawned" => Spawned(stream),
    "results" => Results(stream),
    "clauses" => Clauses(clauses),
});

impl Pattern {
    /// True when a receive with this pattern takes that message.
    #[must_use]
    pub fn matches(&self, message: &Message) -> bool {
        match self {
            Self::Any => true,
            Self::Nothing | Self::InfoOf(_) => false,
            Self::Reply(wanted) => answered(message) == Some(*wanted),
            Self::Ack(wanted) => is_ack(message, *wanted) || is_exit(message, *wanted),
            Self::AckOrDown(wanted, monitor) => is_ack(message, *wanted) || is_down(message, *monitor),
            Self::Down(wanted) => is_down(message, *wanted),
            Self::AnyDown => matches!(message, Message::Down { .. }),
            Self::AnyExit => matches!(message, Message::Exit { .. }),
            Self::ExitOf(wanted) => is_exit(message, *wanted),
            Self::System(parent) => {
                matches!(message, Message::Request { tag, .. } if tag.name() == "system") || is_exit(message, *parent)
            }
            Self::Answers(wanted) => answered(message).is_some_and(|reference| wanted.contains(&reference)),
            Self::Order(owner) => is_order(message, *owner),
            Self::OrderOrDown(owner, monitor) => is_order(message, *owner) || is_down(message, *monitor),
            Self::Spawned(stream) => is_spawned(message, *stream) || is_down(message, *stream),
            Self::Results(stream) => is_result(message, *stream) || is_down(message, *stream),
            Self::Clauses(clauses) => take(clauses, message),
        }
    }
}

/// Does one of the clauses take the message? Kept apart, so that the other patterns stay as quick as they are short.
#[inline(never)]
fn take(clauses: &Select, message: &Message) -> bool {
    match message {
        Message::Term(term) => clauses.of(term).is_some(),
        other => clauses.of(&other.to_term()).is_some(),
    }
}

/// The reference of `{ref, _}` or `{:DOWN, ref, …}`.
fn answered(message: &Message) -> Option<Reference> {
    match message {
        Message::Down { reference, .. } => Some(*reference),
        Message::Reply { .. }
        | Message::Term(_)
        | Message::Request { .. }
        | Message::Tagged { .. }
        | Message::Exit { .. } => message.reply_to(),
    }
}

fn is_spawned(message: &Message, stream: Reference) -> bool {
    let Message::Term(term) = message else {
        return false;
    };
    match term.elements() {
        Some([tag, of, _]) => tag.is_atom("spawned") && is_of(of, stream),
        Some([tag, of]) => tag.is_atom("max_children") && *of == Term::Reference(stream),
        Some(_) | None => false,
    }
}

fn is_result(message: &Message, stream: Reference) -> bool {
    let Message::Term(term) = message else {
        return false;
    };
    match term.elements() {
        Some([of, _]) => is_of(of, stream),
        Some([kind, of, _]) => (kind.is_atom("down") || kind.is_atom("timed_out")) && is_of(of, stream),
        Some(_) | None => false,
    }
}

/// `{ref, _}`: a task of that stream.
fn is_of(term: &Term, stream: Reference) -> bool {
    matches!(term.elements(), Some([Term::Reference(of), _]) if *of == stream)
}

fn is_order(message: &Message, wanted: Pid) -> bool {
    matches!(message, Message::Term(term) if matches!(
        term.elements(),
        Some([owner, _, _, _, _]) if owner.as_pid() == Some(wanted)
    ))
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
