//! What has been shown, event by event: the one record that the log, the chain of causes, the sequence diagram and the
//! landmarks are views of. Bounded in events and in bytes.

use std::collections::VecDeque;

use super::world::Moment;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind};

/// How many events are kept.
const EVENTS_KEPT: usize = 20_000;

/// How many bytes of events are kept, as far as [`weight`] can tell.
const BYTES_KEPT: usize = 32 * 1024 * 1024;

/// Invariant: events are numbered without gaps.
#[derive(Clone, Debug, Default)]
pub struct EventLog {
    shown: VecDeque<Kept>,
    bytes: usize,
    /// Raised when events go that had been shown, or others come in their place: another history begins.
    generation: u64,
}

#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// The moment after it was.
    after: Moment,
    weight: usize,
    event: Event<OtpEvent>,
}

impl EventLog {
    /// A number that is another one once events that had been shown have gone.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// An empty log, of another history.
    pub(super) fn begin_again(&self) -> Self {
        Self {
            generation: self.generation + 1,
            ..Self::default()
        }
    }

    /// Writes an event down.
    pub(super) fn push(&mut self, after: Moment, event: Event<OtpEvent>) {
        let weight = weight(&event);
        self.bytes += weight;
        self.shown.push_back(Kept { after, weight, event });
    }

    /// Is there more than is kept?
    pub(super) fn is_too_long(&self) -> bool {
        self.shown.len() > EVENTS_KEPT || self.bytes > BYTES_KEPT
    }

    /// Forgets the events up to that moment.
    pub(super) fn forget_until(&mut self, moment: Moment) {
        let gone = self.shown.partition_point(|shown| shown.after <= moment);
        self.bytes -= self.shown.drain(..gone).map(|shown| shown.weight).sum::<usize>();
    }

    /// Takes the events after that moment away.
    pub(super) fn cut(&mut self, moment: Moment) -> VecDeque<Kept> {
        let left = self.shown.partition_point(|shown| shown.after <= moment);
        let gone = self.shown.split_off(left);
        self.bytes -= gone.iter().map(|shown| shown.weight).sum::<usize>();
        self.generation += 1;
        gone
    }

    /// Puts events back that were taken away.
    pub(super) fn graft(&mut self, events: VecDeque<Kept>) {
        self.bytes += events.iter().map(|shown| shown.weight).sum::<usize>();
        self.shown.extend(events);
        self.generation += 1;
    }

    /// The first event that is kept; 0 when none is.
    #[must_use]
    pub fn first(&self) -> EventId {
        self.shown.front().map_or(0, |shown| shown.event.id)
    }

    /// The last event; `None` when none is kept.
    #[must_use]
    pub fn last(&self) -> Option<EventId> {
        self.shown.back().map(|shown| shown.event.id)
    }

    fn index(&self, id: EventId) -> Option<usize> {
        usize::try_from(id.checked_sub(self.shown.front()?.event.id)?).ok()
    }

    /// An event that is kept.
    #[must_use]
    pub fn get(&self, id: EventId) -> Option<&Event<OtpEvent>> {
        self.shown.get(self.index(id)?).map(|shown| &shown.event)
    }

    /// The moment after an event was shown.
    pub(super) fn moment_after(&self, id: EventId) -> Option<Moment> {
        self.shown.get(self.index(id)?).map(|shown| shown.after)
    }

    /// Events that are kept, from one to another, both included.
    pub fn between(&self, from: EventId, to: EventId) -> impl Iterator<Item = &Event<OtpEvent>> {
        let first = self.first();
        let from = usize::try_from(from.max(first) - first).unwrap_or(usize::MAX);
        let to = usize::try_from((to + 1).saturating_sub(first)).unwrap_or(usize::MAX);
        let to = to.min(self.shown.len());
        self.shown.range(from.min(to)..to).map(|shown| &shown.event)
    }
}

/// About how many bytes an event takes: itself, and what it says, as far as that can be told at a look.
fn weight(event: &Event<OtpEvent>) -> usize {
    let said = match &event.kind {
        EventKind::Sent { message, .. } | EventKind::Received(message) | EventKind::Lost(message) => message.weight(),
        EventKind::Exited { reason, .. }
        | EventKind::ExitSignal { reason, .. }
        | EventKind::ExitIgnored { reason, .. } => reason.weight(),
        EventKind::FileRead(path, _) | EventKind::FileWritten(path) => path.len(),
        // A report has a spec, a reason and a state.
        EventKind::Program(_) => 512,
        EventKind::Spawned { .. }
        | EventKind::Registered(_)
        | EventKind::Unregistered(_)
        | EventKind::Linked(_)
        | EventKind::Unlinked(_)
        | EventKind::Monitored(..)
        | EventKind::Down { .. }
        | EventKind::LimitReached(_)
        | EventKind::Note(_)
        | EventKind::Fault { .. } => 0,
    };
    size_of::<Kept>() + said
}
