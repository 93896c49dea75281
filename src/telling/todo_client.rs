//! The application that uses the to-do system: the open list, its entries, and what could not be served.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use super::places::{PlaceId, Places};
use super::view::short;
use super::view::{TodoEntry, TodoView};
use crate::otp::{Event as OtpEvent, log};
use crate::play::{Asked, Input, Salience};
use crate::runtime::{Date, Event, EventKind, OrdMap, OrdSet, Pid, Term, gather, sort_by};
use crate::systems::todo::{Entry, List, list_name};
use crate::systems::{Design, Front, Request, System};

/// How many stored lists are opened at the start.
pub(super) const OPENED_AT_START: usize = 4;

/// The longest title, in characters: more than fits any screen, little enough to store.
const MAX_TITLE: usize = 10_000;

#[derive(Clone, Debug, Default)]
pub(super) struct TodoClient {
    /// Whom it asks for the server of a list; `None` when the design has no lists.
    pub(super) front: Option<Front>,
    pub(super) open: Option<String>,
    entries: Rc<Vec<TodoEntry>>,
    trouble: Option<String>,
    /// Number of the last request, and those not answered.
    requests: i64,
    waiting: OrdSet<i64>,
    /// The last request for the open list: earlier answers are stale.
    latest: i64,
    /// The places of the processes that serve a list, or did.
    servers: OrdMap<Rc<str>, PlaceId>,
    /// Lists opened so far.
    lists: OrdSet<Rc<str>>,
    /// Lists to open once nothing else happens.
    plans: VecDeque<String>,
}

impl TodoClient {
    /// Opens a list, without showing it, once the system is at rest.
    pub(super) fn open_later(&mut self, name: &str) {
        self.plans.push_back(name.to_owned());
    }

    pub(super) fn has_plans(&self) -> bool {
        !self.plans.is_empty()
    }

    /// The next thing planned, and what doing it changes at once.
    pub(super) fn next_plan(&mut self) -> Option<(Input, Salience)> {
        let list = self.plans.pop_front()?;
        let asked = self.request(list, Request::Entries, self.open.is_none())?;
        let change = self.asks(&asked);
        Some((Input::Ask(asked), change))
    }

    /// A request, with the next number; `None` when the design has no lists.
    pub(super) fn request(&self, list: String, request: Request, opens: bool) -> Option<Asked> {
        Some(Asked {
            front: self.front?,
            number: self.requests + 1,
            list,
            request,
            opens,
        })
    }

    /// A list is asked for something; what that changes at once.
    pub(super) fn asks(&mut self, asked: &Asked) -> Salience {
        let mut change = Salience::Unseen;
        if asked.opens {
            let other = self.open.as_ref() != Some(&asked.list);
            if other {
                self.entries = Rc::default();
            }
            change = Salience::seen(other || self.trouble.is_some());
            self.trouble = None;
            self.open = Some(asked.list.clone());
        }
        self.requests = asked.number;
        self.waiting.insert(asked.number);
        if self.open.as_ref() == Some(&asked.list) {
            self.latest = asked.number;
        }
        self.lists.insert(Rc::from(asked.list.as_str()));
        change
    }

    /// Takes in the answer of a client; true when it changes what is shown.
    pub(super) fn apply(&mut self, event: &Event<OtpEvent>) -> bool {
        let EventKind::Program(OtpEvent::Note(note)) = &event.kind else {
            return false;
        };
        let Some([tag, Term::Int(number), outcome]) = note.elements() else {
            return false;
        };
        if !tag.is_atom("client") || !self.waiting.remove(number) || *number != self.latest {
            return false;
        }
        match outcome.elements() {
            Some([ok, entries]) if ok.is_atom("ok") => {
                let entries = entries_of(entries);
                let changed = *self.entries != entries || self.trouble.is_some();
                self.entries = Rc::new(entries);
                self.trouble = None;
                changed
            }
            Some([_, reason]) => {
                let list = short(self.open.as_deref().unwrap_or_default());
                let why = log::format_exit(reason);
                let trouble = Some(format!("The system could not serve “{list}”.\n** (exit) {why}"));
                let changed = self.trouble != trouble;
                self.trouble = trouble;
                changed
            }
            Some(_) | None => false,
        }
    }
}

fn entries_of(term: &Term) -> Vec<TodoEntry> {
    let mut entries: Vec<_> = List::entries_from_term(term)
        .into_iter()
        .map(|(id, entry)| TodoEntry {
            id,
            date: entry.date.to_string(),
            title: entry.title,
            done: entry.done,
        })
        .collect();
    sort_by(&mut entries, |a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
    entries
}

impl TodoClient {
    /// What the application shows.
    pub(super) fn view(&self, places: &Places, system: &System, design: &Design) -> TodoView {
        let stored = system
            .disk()
            .keys()
            .filter_map(|path| list_name(path))
            .map(str::to_owned);
        let lists: BTreeSet<_> = gather(stored.chain(self.lists.iter().map(|list| list.to_string())));
        let busy = self.waiting.contains(&self.latest);
        TodoView {
            lists: lists.into_iter().collect(),
            open: self.open.clone(),
            entries: self.entries.to_vec(),
            trouble: self
                .trouble
                .clone()
                .or_else(|| self.unserved(places, system, design).filter(|_| !busy)),
            busy,
            served: self.open.as_deref().is_none_or(|list| self.serves(list, places)),
        }
    }

    /// Does a process live that serves that list?
    pub(super) fn serves(&self, list: &str, places: &Places) -> bool {
        self.server_of(list).is_some_and(|place| places.is_filled(place))
    }

    /// The place of the process that serves a list, or did last.
    fn server_of(&self, list: &str) -> Option<PlaceId> {
        self.servers.get(list).copied()
    }

    /// Takes note of a process that serves a list.
    pub(super) fn note_server(&mut self, pid: Pid, places: &Places, design: &Design) {
        let Some((id, place)) = places.in_tree(pid).and_then(|id| Some((id, places.get(id)?))) else {
            return;
        };
        if let Some(list) = design.list_served(&place.start) {
            self.servers.insert(Rc::from(list), id);
        }
    }

    /// What to say when nobody serves the open list.
    fn unserved(&self, places: &Places, system: &System, design: &Design) -> Option<String> {
        let list = self.open.as_deref()?;
        if self.serves(list, places) || self.latest == 0 {
            return None;
        }
        let place = self.server_of(list).and_then(|id| places.get(id));
        let ended = place.and_then(|place| place.generations.back()?.ended.as_ref());
        let front = system.whereis(self.front?.cache());
        let is_there = front
            .and_then(|pid| places.of(pid))
            .is_some_and(|id| places.is_filled(id));
        let list = short(list);
        if !is_there {
            let cache = Term::Atom(self.front?.cache());
            return Some(format!(
                "Nobody serves “{list}” now, and {cache}, which would start a process for it, is gone as well."
            ));
        }
        let why = ended.map_or_else(String::new, |(_, reason)| format!(": its process ended with {reason}"));
        Some(format!("Nobody serves “{list}” now{why}. {}", design.unserved()))
    }
}

/// An entry as it was typed.
///
/// # Errors
/// What is wrong with the date or the title, in a sentence for beside the field.
pub(super) fn checked(date: &str, title: &str, done: bool) -> Result<Entry, String> {
    let date = Date::parse(date.trim()).map_err(|error| sentence(&error.to_string()))?;
    if title.trim().is_empty() {
        return Err("Say what is to be done.".to_owned());
    }
    let length = title.chars().count();
    if length > MAX_TITLE {
        return Err(format!(
            "A title has at most {MAX_TITLE} characters; this one has {length}."
        ));
    }
    Ok(Entry {
        date,
        title: title.to_owned(),
        done,
    })
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}
