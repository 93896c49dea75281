//! What has been shown, event by event: the one record that the log, the chain of causes, the sequence diagram and the
//! landmarks are views of. They are worded when somebody looks.
//!
//! Beside the events stands who is meant by them: a pid means the same process for ever, so what people called it and
//! where it lived can be told long after its place has gone. The record is bounded in events and in bytes.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::log;
use super::places::{PlaceId, Places};
use super::world::Moment;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};

/// How many events are kept.
pub(super) const EVENTS_KEPT: usize = 20_000;

/// How many bytes of events are kept, as far as [`weight`] can tell.
const BYTES_KEPT: usize = 32 * 1024 * 1024;

/// Invariants: events are numbered without gaps; `lines` are numbers of events that are kept, in order.
#[derive(Clone, Debug)]
pub(super) struct EventLog {
    shell: Pid,
    shown: VecDeque<Shown>,
    bytes: usize,
    people: BTreeMap<Pid, Person>,
    /// The events that the log has a line for.
    lines: VecDeque<EventId>,
    /// Raised when events are dropped that had been shown: another history begins.
    generation: u64,
}

#[derive(Clone, Debug)]
struct Shown {
    /// The moment after it was.
    after: Moment,
    weight: usize,
    event: Event<OtpEvent>,
}

/// Who a pid means.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) place: PlaceId,
    /// The path of the place; `None` outside the tree.
    pub(super) path: Option<Rc<str>>,
    pub(super) label: Rc<str>,
    spawned: EventId,
}

impl EventLog {
    pub(super) fn new(shell: Pid) -> Self {
        Self {
            shell,
            shown: VecDeque::new(),
            bytes: 0,
            people: BTreeMap::new(),
            lines: VecDeque::new(),
            generation: 0,
        }
    }

    pub(super) fn shell(&self) -> Pid {
        self.shell
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Writes an event down that the places have taken in.
    pub(super) fn push(&mut self, after: Moment, event: Event<OtpEvent>, places: &Places) {
        if let EventKind::Spawned { .. } = event.kind
            && let Some((place, found)) = places.of(event.pid).and_then(|id| Some((id, places.get(id)?)))
        {
            let person = Person {
                place,
                path: (!found.outside).then(|| Rc::clone(&found.path)),
                label: Rc::clone(&found.label),
                spawned: event.id,
            };
            self.people.insert(event.pid, person);
        }
        if log::speaks(&event, self.shell, self.in_tree(event.pid).is_some()) {
            self.lines.push_back(event.id);
        }
        let weight = weight(&event);
        self.bytes += weight;
        self.shown.push_back(Shown { after, weight, event });
    }

    /// Is there more than is kept?
    pub(super) fn is_too_long(&self) -> bool {
        self.shown.len() > EVENTS_KEPT || self.bytes > BYTES_KEPT
    }

    /// Forgets the events up to that moment.
    pub(super) fn forget_until(&mut self, moment: Moment) {
        let gone = self.shown.partition_point(|shown| shown.after <= moment);
        self.bytes -= self.shown.drain(..gone).map(|shown| shown.weight).sum::<usize>();
        let first = self.first();
        self.lines.drain(..self.lines.partition_point(|line| *line < first));
    }

    /// Forgets who nobody can be meant by any more: those who are neither spoken of nor have a place.
    pub(super) fn forget_people(&mut self, places: &Places) {
        let first = self.first();
        self.people
            .retain(|pid, person| person.spawned >= first || places.of(*pid).is_some());
    }

    /// Drops the events after that moment.
    pub(super) fn cut(&mut self, moment: Moment) {
        let left = self.shown.partition_point(|shown| shown.after <= moment);
        self.bytes -= self.shown.drain(left..).map(|shown| shown.weight).sum::<usize>();
        let last = self.last();
        self.lines.truncate(self.lines.partition_point(|line| *line <= last));
        self.people.retain(|_, person| person.spawned <= last);
        self.generation += 1;
    }

    fn first(&self) -> EventId {
        self.shown.front().map_or(0, |shown| shown.event.id)
    }

    fn last(&self) -> EventId {
        self.shown.back().map_or(0, |shown| shown.event.id)
    }

    /// The last event; `None` when none is kept.
    pub(super) fn last_event(&self) -> Option<EventId> {
        self.shown.back().map(|shown| shown.event.id)
    }

    fn index(&self, id: EventId) -> Option<usize> {
        usize::try_from(id.checked_sub(self.shown.front()?.event.id)?).ok()
    }

    /// An event that is kept.
    pub(super) fn get(&self, id: EventId) -> Option<&Event<OtpEvent>> {
        self.shown.get(self.index(id)?).map(|shown| &shown.event)
    }

    /// The moment after an event was shown.
    pub(super) fn moment_after(&self, id: EventId) -> Option<Moment> {
        self.shown.get(self.index(id)?).map(|shown| shown.after)
    }

    /// Events that are kept, from one to another, both included.
    pub(super) fn between(&self, from: EventId, to: EventId) -> impl Iterator<Item = &Event<OtpEvent>> {
        let first = self.first();
        let from = usize::try_from(from.max(first) - first).unwrap_or(usize::MAX);
        let to = usize::try_from((to + 1).saturating_sub(first)).unwrap_or(usize::MAX);
        let to = to.min(self.shown.len());
        self.shown.range(from.min(to)..to).map(|shown| &shown.event)
    }

    /// The last so many events up to one that the log has a line for, oldest first.
    pub(super) fn lines(&self, upto: EventId, most: usize) -> impl Iterator<Item = &Event<OtpEvent>> {
        let end = self.lines.partition_point(|line| *line <= upto);
        let lines = self.lines.range(end.saturating_sub(most)..end);
        lines.filter_map(|line| self.get(*line))
    }

    /// Has the log a line for that event?
    pub(super) fn has_line(&self, event: EventId) -> bool {
        self.lines.binary_search(&event).is_ok()
    }

    /// The lines of the log after an event and up to another.
    pub(super) fn lines_after(&self, event: EventId, upto: EventId) -> impl Iterator<Item = EventId> {
        let from = self.lines.partition_point(|line| *line <= event);
        self.lines.range(from..).copied().take_while(move |line| *line <= upto)
    }

    /// Who a pid means, if a process of the tree.
    pub(super) fn in_tree(&self, pid: Pid) -> Option<&Person> {
        self.people.get(&pid).filter(|person| person.path.is_some())
    }

    /// What a process is called.
    pub(super) fn called(&self, pid: Pid) -> String {
        match self.in_tree(pid) {
            Some(person) => super::view::short(&person.label),
            None if pid == self.shell => "the shell".to_owned(),
            None => "the to-do page".to_owned(),
        }
    }

    /// A process by its name and its pid.
    pub(super) fn named(&self, pid: Pid) -> String {
        let name = self.called(pid);
        if pid == self.shell {
            name
        } else {
            format!("{name} {pid}")
        }
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
    size_of::<Shown>() + said
}
