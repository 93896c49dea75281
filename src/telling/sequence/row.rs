//! Which events are drawn in the sequence diagram, and how.

use super::super::event_sentences::{acknowledged, brief, request, restarted};
use super::super::kept_events::KeptEvents;
use super::super::view::{gauge, short};
use super::Act;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventKind, Message, Pid, Term};

/// A row before it has a place.
pub(super) struct NewRow {
    pub(super) act: Act,
    pub(super) from: Pid,
    pub(super) to: Pid,
    pub(super) label: String,
    /// The beat that it begins; `None` when it belongs to the one before.
    pub(super) beat: Option<u8>,
    pub(super) by_link: bool,
    /// Does the process wait for what comes of it?
    pub(super) awaits: bool,
}

impl NewRow {
    fn new(act: Act, from: Pid, to: Pid, label: String, beat: Option<u8>) -> Self {
        Self {
            act,
            from,
            to,
            label,
            beat,
            by_link: false,
            awaits: matches!(act, Act::Call | Act::Spawn),
        }
    }
}

pub(super) fn draft(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<NewRow> {
    let me = event.pid;
    let mark = |act: Act, label: String, beat: Option<u8>| Some(NewRow::new(act, me, me, label, beat));
    match &event.kind {
        EventKind::Spawned {
            parent: Some(parent), ..
        } => Some(NewRow::new(Act::Spawn, *parent, me, me.to_string(), Some(4))),
        EventKind::ExitSignal { to, reason, by_link } => {
            let beat = match (by_link, record.is_shell(me)) {
                (true, _) => Some(2),
                (false, true) => Some(0),
                (false, false) => None,
            };
            let draft = NewRow::new(Act::Exit, me, *to, brief(reason), beat);
            Some(NewRow {
                by_link: *by_link,
                // A supervisor that asks a child to stop waits until it is gone.
                awaits: !by_link && !record.is_shell(me) && me != *to,
                ..draft
            })
        }
        EventKind::Exited { .. } if is_quiet_end(event, record.in_tree(me).is_none()) => None,
        EventKind::Exited { reason, .. } => mark(Act::Ended, brief(reason), Some(1)),
        EventKind::Down { to } => Some(NewRow::new(Act::Down, me, *to, String::new(), Some(2))),
        EventKind::Sent { to, message } => {
            let (act, label) = message_act(message)?;
            // What the to-do page asks comes from outside, as a click does.
            let beat = (act == Act::Call && record.in_tree(me).is_none()).then_some(0);
            Some(NewRow::new(act, me, *to, label, beat))
        }
        EventKind::Registered(name) => mark(Act::Named, brief(&Term::Atom(*name)), Some(5)),
        EventKind::Unregistered(name) => mark(Act::Unnamed, brief(&Term::Atom(*name)), None),
        EventKind::FileRead(path, true) => mark(Act::Reads, brief(path), Some(5)),
        EventKind::FileRead(path, false) => mark(Act::Reads, format!("no {}", brief(path)), Some(5)),
        EventKind::FileWritten(path) => mark(Act::Writes, brief(path), None),
        EventKind::Program(report) => {
            let (act, label, beat) = reported(report, record)?;
            mark(act, label, beat)
        }
        EventKind::Spawned { parent: None, .. }
        | EventKind::Linked(_)
        | EventKind::Unlinked(_)
        | EventKind::Monitored(..)
        | EventKind::Received(_)
        | EventKind::Lost(_)
        | EventKind::Fault { .. }
        | EventKind::ExitIgnored { .. }
        | EventKind::LimitReached(_)
        | EventKind::Note(_) => None,
    }
}

/// A process of the to-do page that was served: how it goes tells nothing.
pub(super) fn is_quiet_end(event: &Event<OtpEvent>, of_page: bool) -> bool {
    of_page && matches!(&event.kind, EventKind::Exited { reason, .. } if reason.is_atom("normal"))
}

fn message_act(message: &Message) -> Option<(Act, String)> {
    Some(match message {
        Message::Request { body, .. } => (Act::Call, request(body)),
        Message::Tagged { body, .. } => (Act::Cast, brief(body)),
        Message::Reply { body, .. } => (Act::Reply, brief(body)),
        Message::Term(term) => match acknowledged(term) {
            Some(true) => (Act::Ack, "started".to_owned()),
            Some(false) => (Act::Ack, "could not start".to_owned()),
            None => (Act::Send, brief(term)),
        },
        // They are drawn as the signals that they were.
        Message::Exit { .. } | Message::Down { .. } => return None,
    })
}

fn reported(report: &OtpEvent, record: KeptEvents<'_>) -> Option<(Act, String, Option<u8>)> {
    let name = |pid: Pid| {
        record
            .in_tree(pid)
            .map_or_else(|| pid.to_string(), |person| short(&person.label))
    };
    Some(match report {
        OtpEvent::RestartDecided {
            strategy,
            id,
            pid,
            count,
            max_restarts,
            ..
        } => {
            let what = restarted(*strategy, &pid.map_or_else(|| brief(id), name));
            let label = format!("{}: restart {what} · {count} of {max_restarts}", strategy.name());
            (Act::Decides, label, Some(3))
        }
        OtpEvent::NotRestarted { pid, restart, .. } => {
            let label = format!("{} rests: {}", name(*pid), restart.name());
            (Act::Decides, label, Some(3))
        }
        OtpEvent::LimitReached {
            max_restarts,
            max_seconds,
            ..
        } => {
            let label = format!(
                "gives up · {}",
                gauge(max_restarts.saturating_add(1), *max_restarts, *max_seconds)
            );
            (Act::Decides, label, Some(3))
        }
        OtpEvent::TryAgain(id) => (Act::Decides, format!("try {} again", brief(id)), Some(3)),
        OtpEvent::KeyRegistered { key, .. } => (Act::Named, brief(key), Some(5)),
        OtpEvent::KeyRemoved { key, .. } => (Act::Unnamed, brief(key), None),
        OtpEvent::InitBegun
        | OtpEvent::Output(_)
        | OtpEvent::Logged { .. }
        | OtpEvent::InitDone
        | OtpEvent::InitFailed(_)
        | OtpEvent::Terminating(_)
        | OtpEvent::TerminatingLog { .. }
        | OtpEvent::TaskTerminatingLog { .. }
        | OtpEvent::ChildStarting { .. }
        | OtpEvent::ChildStarted { .. }
        | OtpEvent::ChildStopping { .. }
        | OtpEvent::ChildForgotten { .. }
        | OtpEvent::Report { .. }
        | OtpEvent::Note(_) => return None,
    })
}
