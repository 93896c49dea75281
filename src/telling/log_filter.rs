//! Which events the log speaks of: what OTP would log, and what a person or a process of the tree did.

use super::places::Places;
use crate::elixir::ConsoleNote;
use crate::otp::{Event as OtpEvent, log};
use crate::runtime::{Event, EventKind, Pid, Term};

/// Has the log something to say of an event? `in_tree` says that it is that of a process of the tree.
pub(super) fn speaks(event: &Event<OtpEvent>, shell: Pid, in_tree: bool) -> bool {
    match &event.kind {
        EventKind::ExitSignal { by_link, .. } => !by_link && event.pid == shell,
        EventKind::Exited { .. } | EventKind::ExitIgnored { .. } | EventKind::Fault { .. } => in_tree,
        EventKind::LimitReached(_) => true,
        EventKind::Program(OtpEvent::Note(note)) => {
            asked(note).is_some()
                || unexpected(note).is_some()
                || matches!(ConsoleNote::of(note), Some(ConsoleNote::Typed { .. }))
        }
        EventKind::Program(report) => log::level(report).is_some(),
        EventKind::Spawned { .. }
        | EventKind::Registered(_)
        | EventKind::Unregistered(_)
        | EventKind::Linked(_)
        | EventKind::Unlinked(_)
        | EventKind::Monitored(..)
        | EventKind::Sent { .. }
        | EventKind::Received(_)
        | EventKind::Lost(_)
        | EventKind::Down { .. }
        | EventKind::FileRead(..)
        | EventKind::FileWritten(_)
        | EventKind::Note(_) => false,
    }
}

/// Is an event to be read on the console: what was typed, what processes write, what is logged, and the end of a console?
pub(super) fn is_on_the_console(event: &Event<OtpEvent>, places: &Places) -> bool {
    match &event.kind {
        EventKind::Exited { .. } => places.of(event.pid).is_some_and(|place| places.is_console(place)),
        EventKind::Program(OtpEvent::Output(_) | OtpEvent::Logged { .. }) => true,
        EventKind::Program(OtpEvent::Note(note)) => ConsoleNote::of(note).is_some(),
        // What supervisors report is SASL's, which a console does not print.
        EventKind::Program(OtpEvent::Report { .. } | OtpEvent::ChildStarted { .. }) => false,
        EventKind::Program(report) => log::level(report).is_some(),
        _ => false,
    }
}

/// Of a note about what a person asked of a process: the call, and what came of it.
pub(super) fn asked(note: &Term) -> Option<(&[Term], &Term)> {
    match note.elements()? {
        [tag, call, outcome] if tag.is_atom("errand") => Some((call.elements()?, outcome)),
        _ => None,
    }
}

/// Of a note about a message that nobody expected: the message.
pub(super) fn unexpected(note: &Term) -> Option<&Term> {
    match note.elements()? {
        [tag, message] if tag.is_atom("unexpected") => Some(message),
        _ => None,
    }
}
