//! Why something happened: the chain of causes of an event, back to the click that started it.
//!
//! Of the last events it keeps who, when, because of what, and one sentence: not the events themselves. [`Simulation::causes`]
//! and [`Simulation::selection`] are the only ways to look at it. What has been dropped ends a chain early, and it says so.

use std::collections::VecDeque;
use std::rc::Rc;

use super::Simulation;
use super::slots::Slots;
use super::words::{Names, Signal, words};
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};

/// Events kept.
const CAPACITY: usize = 4_096;

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

#[derive(Clone, Debug)]
struct Kept {
    id: EventId,
    cause: EventId,
    step: u64,
    slot: Option<Rc<str>>,
    words: Option<Rc<str>>,
    /// For an exit signal: whose, and along a link?
    signal: Option<Signal>,
    /// Of a message that was sent: what its sender is called.
    sender: Option<Rc<str>>,
    /// The start or the end of a process.
    fate: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    /// Shared by the worlds that are kept: an event is what it was.
    events: VecDeque<Rc<Kept>>,
}

impl Store {
    /// Takes note of an event.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>, slots: &Slots, shell: Pid) {
        let name = |pid: Pid| called(pid, slots, shell);
        let names = Names { name: &name, shell };
        let words = words(event, self.signal_before(event), &names);
        let signal = match event.kind {
            EventKind::ExitSignal { by_link, .. } => Some(Signal {
                from: event.pid,
                by_link,
            }),
            _ => None,
        };
        if self.events.len() >= CAPACITY {
            self.events.pop_front();
        }
        self.events.push_back(Rc::new(Kept {
            id: event.id,
            cause: event.cause,
            step: event.step,
            slot: slots.of(about(event, shell)).map(Rc::from),
            words: words.map(Rc::from),
            signal,
            sender: matches!(event.kind, EventKind::Sent { .. }).then(|| Rc::from(name(event.pid))),
            fate: matches!(event.kind, EventKind::Spawned { .. } | EventKind::Exited { .. }),
        }));
    }

    /// The exit signal that caused this event, if it was one.
    pub(super) fn signal_before(&self, event: &Event<OtpEvent>) -> Option<&Signal> {
        self.get(event.cause)?.signal.as_ref()
    }

    /// An event in words, if it is kept and there are words for it.
    pub(super) fn words_of(&self, id: EventId) -> Option<Rc<str>> {
        self.get(id)?.words.clone()
    }

    /// Who sent the message whose sending was that event: what people call it, and its slot.
    pub(super) fn sender(&self, event: EventId) -> Option<(String, Option<String>)> {
        let kept = self.get(event)?;
        Some((
            kept.sender.clone()?.to_string(),
            kept.slot.as_deref().map(str::to_owned),
        ))
    }

    /// Events are numbered without gaps.
    fn get(&self, id: EventId) -> Option<&Kept> {
        let first = self.events.front()?.id;
        let at = usize::try_from(id.checked_sub(first)?).ok()?;
        self.events.get(at).map(Rc::as_ref)
    }

    /// The chain from the first cause that is kept to the event; true when there was an earlier one.
    fn chain(&self, event: EventId) -> (Vec<&Kept>, bool) {
        let mut chain = Vec::new();
        let mut next = event;
        while let Some(kept) = self.get(next) {
            chain.push(kept);
            next = kept.cause;
        }
        chain.reverse();
        (chain, next != 0)
    }

    /// The event among those that stand for `event` in a view that shows only some: itself, else what happened in the
    /// same turn, the nearest first, else its nearest cause.
    fn nearest(&self, event: EventId, shown: &dyn Fn(EventId) -> bool) -> Option<EventId> {
        let selected = self.get(event)?;
        // An input comes between two turns and belongs to none.
        let same_turn = |kept: &&Rc<Kept>| kept.step == selected.step && kept.cause != 0 && selected.cause != 0;
        let turn = self.events.iter().filter(same_turn).map(|kept| kept.id).chain([event]);
        let near = turn.filter(|id| shown(*id)).min_by_key(|id| id.abs_diff(event));
        let causes = || self.chain(event).0.into_iter().rev().map(|kept| kept.id);
        near.or_else(|| causes().find(|id| shown(*id)))
    }

    /// How the process that is or was last in a slot came to be, or ended.
    fn fate_of(&self, slot: &str) -> Option<EventId> {
        let mut newest = self.events.iter().rev();
        newest
            .find(|kept| kept.fate && kept.slot.as_deref() == Some(slot))
            .map(|kept| kept.id)
    }
}

/// Whose slot an event is shown at: a signal of a person is about whom it hits.
fn about(event: &Event<OtpEvent>, shell: Pid) -> Pid {
    match &event.kind {
        EventKind::ExitSignal { to, .. } if event.pid == shell => *to,
        _ => event.pid,
    }
}

/// What a process is called.
pub(super) fn called(pid: Pid, slots: &Slots, shell: Pid) -> String {
    match slots.of(pid) {
        Some(slot) => slots.label(slot),
        None if pid == shell => "the shell".to_owned(),
        None => "the to-do page".to_owned(),
    }
}

impl Simulation {
    /// The chain of causes of an event, the first cause first and the event itself last. Empty for an event that has
    /// not been shown or is no longer kept.
    #[must_use]
    pub fn causes(&self, event: EventId) -> Vec<Cause> {
        let (chain, _) = self.world.causes.chain(event);
        let cause = |kept: &Kept| {
            Some(Cause {
                event: kept.id,
                words: kept.words.clone()?,
                slot: kept.slot.clone(),
            })
        };
        chain.into_iter().filter_map(cause).collect()
    }

    /// What the views show of a selected event.
    #[must_use]
    pub fn selection(&self, event: EventId) -> Option<Selection> {
        let kept = self.world.causes.get(event)?;
        let sequence = self.world.sequence.sequence();
        let lines = self.world.journal.lines();
        let in_sequence = |id: EventId| sequence.row_of(id).is_some();
        let in_log = |id: EventId| lines.iter().any(|line| line.event == id);
        // What the log says first of what came of it at the same place: of a spawn, the start.
        let came_of_it = || {
            let later = lines
                .iter()
                .filter(|line| line.event > event && line.slot.as_deref() == kept.slot.as_deref());
            let mut lines = later.map(|line| line.event);
            lines.find(|line| self.world.causes.chain(*line).0.iter().any(|cause| cause.id == event))
        };
        let line = Some(event).filter(|event| in_log(*event)).or_else(came_of_it);
        Some(Selection {
            event: Some(event),
            slot: kept.slot.as_deref().map(str::to_owned),
            row: self.world.causes.nearest(event, &in_sequence),
            line: line.or_else(|| self.world.causes.nearest(event, &in_log)),
            causes: self.causes(event),
            cut: self.world.causes.chain(event).1,
        })
    }

    /// What the views show of a selected process: why it is there, or why it is gone.
    #[must_use]
    pub fn selection_of_slot(&self, slot: &str) -> Selection {
        let fate = self.world.causes.fate_of(slot);
        let known = fate.and_then(|event| self.selection(event)).unwrap_or_default();
        Selection {
            event: None,
            slot: Some(slot.to_owned()),
            row: None,
            line: None,
            ..known
        }
    }
}
