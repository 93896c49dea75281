//! Who is meant by the events that are kept, and which of them the log speaks of: what stands beside the event log.
//!
//! A pid means the same process for ever, so what people called it and where it lived can be told long after its place
//! has gone.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::log_filter::{is_on_the_console, speaks};
use super::places::{CONSOLE, PlaceId, Places};
use super::view::short;
use crate::otp::Event as OtpEvent;
use crate::runtime::{Event, EventId, EventKind, Pid};
use crate::systems::Design;

#[derive(Clone, Debug, Default)]
pub struct People {
    shell: Option<Pid>,
    people: BTreeMap<Pid, Person>,
    /// How many of them were left when it was last looked who can be forgotten.
    looked: usize,
    /// The events that the log has a line for.
    lines: Noted,
    /// Those that are to be read on the console.
    on_the_console: Noted,
    /// The first of each incident.
    incidents: Noted,
}

/// Numbers of events that are kept, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted(VecDeque<EventId>);

impl Noted {
    fn forget_before(&mut self, first: EventId) {
        self.0.drain(..self.0.partition_point(|event| *event < first));
    }

    fn cut_after(&mut self, last: EventId) {
        self.0.truncate(self.0.partition_point(|event| *event <= last));
    }

    /// The last so many of them up to an event, oldest first.
    pub(super) fn last(&self, upto: EventId, most: usize) -> impl Iterator<Item = EventId> {
        let end = self.0.partition_point(|event| *event <= upto);
        self.0.range(end.saturating_sub(most)..end).copied()
    }

    /// Is it one of them?
    pub(super) fn has(&self, event: EventId) -> bool {
        self.0.binary_search(&event).is_ok()
    }

    /// The last one up to an event, and the first one after it.
    pub(super) fn around(&self, event: EventId) -> (Option<EventId>, Option<EventId>) {
        let after = self.0.partition_point(|noted| *noted <= event);
        let before = after.checked_sub(1).and_then(|at| self.0.get(at));
        (before.copied(), self.0.get(after).copied())
    }

    /// All of them, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = EventId> {
        self.0.iter().copied()
    }

    /// Those after an event and up to another.
    pub(super) fn after(&self, event: EventId, upto: EventId) -> impl Iterator<Item = EventId> {
        let from = self.0.partition_point(|noted| *noted <= event);
        self.0.range(from..).copied().take_while(move |noted| *noted <= upto)
    }
}

/// Who a pid means.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) place: PlaceId,
    /// The path of the place; `None` outside the tree.
    pub(super) path: Option<Rc<str>>,
    pub(super) label: Rc<str>,
    /// The list that it serves, if it serves one.
    pub(super) list: Option<Rc<str>>,
    /// Is it another process in a place that somebody lived in before?
    pub(super) again: bool,
    spawned: EventId,
}

impl People {
    /// An event has been written down that the places have taken in.
    pub(super) fn note(&mut self, event: &Event<OtpEvent>, shell: Pid, places: &Places, design: &Design) {
        self.shell = Some(shell);
        if let EventKind::Spawned { .. } = event.kind
            && let Some((place, found)) = places.of(event.pid).and_then(|id| Some((id, places.get(id)?)))
        {
            let person = Person {
                place,
                path: (!found.outside).then(|| Rc::clone(&found.path)),
                label: Rc::clone(&found.label),
                list: design.list_served(&found.start).map(Rc::from),
                again: found.lived > 1,
                spawned: event.id,
            };
            self.people.insert(event.pid, person);
        }
        if speaks(event, shell, self.in_tree(event.pid).is_some()) {
            self.lines.0.push_back(event.id);
        }
        if is_on_the_console(event, places) {
            self.on_the_console.0.push_back(event.id);
        }
    }

    /// That event is the first of an incident.
    pub(super) fn note_incident(&mut self, first: EventId) {
        self.incidents.0.push_back(first);
    }

    /// The first events of the incidents.
    pub(super) fn incidents(&self) -> &Noted {
        &self.incidents
    }

    /// Forgets who nobody can be meant by any more: those who are neither spoken of nor have a place.
    pub(super) fn forget_before(&mut self, first: EventId, places: &Places) {
        self.lines.forget_before(first);
        self.on_the_console.forget_before(first);
        self.incidents.forget_before(first);
        // Not before there are twice as many again: each is looked at so seldom that it costs nothing, however many live.
        if self.people.len() >= 2 * self.looked {
            self.people
                .retain(|pid, person| person.spawned >= first || places.of(*pid).is_some());
            self.looked = self.people.len();
        }
    }

    /// What is later than that event has never happened.
    pub(super) fn cut_after(&mut self, last: EventId) {
        self.lines.cut_after(last);
        self.on_the_console.cut_after(last);
        self.incidents.cut_after(last);
        self.people.retain(|_, person| person.spawned <= last);
    }

    /// Is that the process that started the system?
    pub(super) fn is_shell(&self, pid: Pid) -> bool {
        self.shell == Some(pid)
    }

    /// The events that the log has a line for.
    pub(super) fn lines(&self) -> &Noted {
        &self.lines
    }

    /// Those that are to be read on the console.
    pub(super) fn on_the_console(&self) -> &Noted {
        &self.on_the_console
    }

    /// Is or was that a console?
    pub(super) fn is_console(&self, pid: Pid) -> bool {
        let person = self.people.get(&pid);
        person.is_some_and(|person| person.path.is_none() && *person.label == *CONSOLE)
    }

    /// Who a pid means, if a process of the tree.
    pub(super) fn in_tree(&self, pid: Pid) -> Option<&Person> {
        self.people.get(&pid).filter(|person| person.path.is_some())
    }

    /// What a process is called.
    pub(super) fn called(&self, pid: Pid) -> String {
        match self.in_tree(pid) {
            Some(person) => short(&person.label),
            None if self.is_shell(pid) => "the shell".to_owned(),
            None if self.is_console(pid) => CONSOLE.to_owned(),
            None => "the to-do page".to_owned(),
        }
    }

    /// A process by its name and its pid.
    pub(super) fn named(&self, pid: Pid) -> String {
        let name = self.called(pid);
        if self.is_shell(pid) {
            name
        } else {
            format!("{name} {pid}")
        }
    }
}
