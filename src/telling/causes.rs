//! Why something happened: the chain of causes of an event, back to the click that started it.
//!
//! Every event names its cause, so this is a view of the event log. What has been forgotten there ends a chain early, and
//! it says so.

use std::rc::Rc;

use super::event_sentences::{Naming, Signal, words};
use super::kept_events::KeptEvents;
use super::log;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};

/// One step of a chain of causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The event.
    pub event: EventId,
    /// It in words.
    pub words: Rc<str>,
    /// The slot it speaks of.
    pub slot: Option<Rc<str>>,
}

/// What is selected, as every view is to show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The event that was selected; `None` when a process was.
    pub event: Option<EventId>,
    /// The slot it speaks of.
    pub slot: Option<String>,
    /// The event whose row stands for it in the sequence diagram.
    pub row: Option<EventId>,
    /// The event whose line stands for it in the log.
    pub line: Option<EventId>,
    /// The chain of its causes, the first cause first and what was selected last.
    pub causes: Vec<Cause>,
    /// True when the chain goes further back than what is kept.
    pub cut: bool,
}

impl Selection {
    /// Is that event in the chain?
    #[must_use]
    pub fn because_of(&self, event: EventId) -> bool {
        self.causes.iter().any(|cause| cause.event == event)
    }
}

/// The exit signal that caused an event, if it was one.
pub(super) fn signal_before(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<Signal> {
    let cause = record.get(event.cause)?;
    match cause.kind {
        EventKind::ExitSignal { by_link, .. } => Some(Signal {
            from: cause.pid,
            by_link,
        }),
        _ => None,
    }
}

/// An event in words, if there are words for it.
pub(super) fn words_of(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<String> {
    let name = |pid: Pid| record.called(pid);
    let names = Naming {
        name: &name,
        is_shell: &|pid| record.is_shell(pid),
    };
    words(event, signal_before(event, record).as_ref(), &names)
}

/// Who sent the message whose sending was that event: what people call it, and its slot.
pub(super) fn sender(event: EventId, record: KeptEvents<'_>) -> Option<(String, Option<String>)> {
    let event = record.get(event)?;
    let EventKind::Sent { .. } = event.kind else {
        return None;
    };
    let slot = record.in_tree(event.pid).and_then(|person| person.path.as_deref());
    Some((record.called(event.pid), slot.map(str::to_owned)))
}

/// The place whose event it is: a signal of a person is about whom it hits.
fn path(event: &Event<OtpEvent>, record: KeptEvents<'_>) -> Option<Rc<str>> {
    let about = match &event.kind {
        EventKind::ExitSignal { to, .. } if record.is_shell(event.pid) => *to,
        _ => event.pid,
    };
    record.in_tree(about)?.path.clone()
}

/// The chain from the first cause that is kept to the event; true when there was an earlier one.
fn chain<'a>(event: EventId, record: KeptEvents<'a>) -> (Vec<&'a Event<OtpEvent>>, bool) {
    let mut chain = Vec::new();
    let mut next = event;
    while let Some(event) = record.get(next) {
        chain.push(event);
        next = event.cause;
    }
    chain.reverse();
    (chain, next != 0)
}

/// The event among those that stand for `event` in a view that shows only some: itself, else what happened in the same
/// turn, the nearest first, else its nearest cause.
fn nearest(event: &Event<OtpEvent>, record: KeptEvents<'_>, shown: &dyn Fn(EventId) -> bool) -> Option<EventId> {
    // An input comes between two turns and belongs to none.
    let same_turn = |other: &&Event<OtpEvent>| other.step == event.step && other.cause != 0 && event.cause != 0;
    let before = (1..).map_while(|back| {
        record
            .get(event.id.checked_sub(back)?)
            .filter(|other| other.step == event.step)
    });
    let after = (1..).map_while(|on| record.get(event.id + on).filter(|other| other.step == event.step));
    let turn = before
        .chain(after)
        .filter(same_turn)
        .map(|other| other.id)
        .chain([event.id]);
    let near = turn.filter(|id| shown(*id)).min_by_key(|id| id.abs_diff(event.id));
    let causes = || chain(event.id, record).0.into_iter().rev().map(|event| event.id);
    near.or_else(|| causes().find(|id| shown(*id)))
}

/// The chain of causes of an event, the first cause first and the event itself last. Empty for an event that is no longer
/// kept.
pub(super) fn causes(event: EventId, record: KeptEvents<'_>) -> Vec<Cause> {
    let cause = |event: &Event<OtpEvent>| {
        Some(Cause {
            event: event.id,
            words: Rc::from(words_of(event, record)?),
            slot: path(event, record),
        })
    };
    chain(event, record).0.into_iter().filter_map(cause).collect()
}

/// What the views show of a selected event, of those up to the one shown last.
pub(super) fn selection(
    event: EventId,
    shown: EventId,
    record: KeptEvents<'_>,
    in_sequence: &dyn Fn(EventId) -> bool,
) -> Option<Selection> {
    let selected = record.get(event).filter(|event| event.id <= shown)?;
    let in_log = |id: EventId| id <= shown && record.people.lines().has(id);
    let slot = path(selected, record);
    // What the log says first of what came of it at the same place: of a spawn, the start.
    let came_of_it = || {
        let mut lines = record.people.lines().after(event, shown);
        lines.find(|line| {
            let of = record.get(*line).and_then(|line| log::line(line, record));
            let here = of.is_some_and(|line| line.slot.as_deref() == slot.as_deref());
            here && chain(*line, record).0.iter().any(|cause| cause.id == event)
        })
    };
    let line = Some(event).filter(|event| in_log(*event)).or_else(came_of_it);
    Some(Selection {
        event: Some(event),
        slot: slot.as_deref().map(str::to_owned),
        row: nearest(selected, record, in_sequence),
        line: line.or_else(|| nearest(selected, record, &in_log)),
        causes: causes(event, record),
        cut: chain(event, record).1,
    })
}
