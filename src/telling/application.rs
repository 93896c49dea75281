//! The application that uses the to-do system: the open list, its entries, and what could not be served.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use rpds::RedBlackTreeMap;

use super::Simulation;
use super::picture::Picture;
use super::places::PlaceId;
use super::view::short;
use super::view::{TodoEntry, TodoView};
use crate::otp::{Event as OtpEvent, log};
use crate::play::{Asked, Command, Input, Salience};
use crate::runtime::{Atom, Date, Event, EventKind, Pid, Term};
use crate::systems::todo::{CACHE, Entry, List, list_name};
use crate::systems::{Design, Request, System};

/// How many stored lists are opened at the start.
pub(super) const OPENED_AT_START: usize = 4;

/// The longest title, in characters: more than fits any screen, little enough to store.
const MAX_TITLE: usize = 10_000;

#[derive(Clone, Debug, Default)]
pub(super) struct Application {
    open: Option<String>,
    entries: Rc<Vec<TodoEntry>>,
    trouble: Option<String>,
    /// Number of the last request, and those not answered.
    requests: i64,
    waiting: BTreeSet<i64>,
    /// The last request for the open list: earlier answers are stale.
    latest: i64,
    /// The places of the processes that serve a list, or did.
    servers: RedBlackTreeMap<Rc<str>, PlaceId>,
    /// Lists opened so far.
    lists: BTreeSet<String>,
    /// Lists to open once nothing else happens.
    plans: VecDeque<String>,
}

impl Application {
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
        let asked = self.request(list, Request::Entries, self.open.is_none());
        let change = self.asks(&asked);
        Some((Input::Ask(asked), change))
    }

    /// A request, with the next number.
    pub(super) fn request(&self, list: String, request: Request, opens: bool) -> Asked {
        Asked {
            number: self.requests + 1,
            list,
            request,
            opens,
        }
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
        self.lists.insert(asked.list.clone());
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
    entries.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
    entries
}

impl Picture {
    /// What the application shows.
    pub(super) fn todo(&self, system: &System) -> TodoView {
        let application = &self.application;
        let stored = system
            .disk()
            .keys()
            .filter_map(|path| list_name(path))
            .map(str::to_owned);
        let lists: BTreeSet<_> = stored.chain(application.lists.iter().cloned()).collect();
        let busy = application.waiting.contains(&application.latest);
        TodoView {
            lists: lists.into_iter().collect(),
            open: application.open.clone(),
            entries: application.entries.to_vec(),
            trouble: application
                .trouble
                .clone()
                .or_else(|| self.unserved(system).filter(|_| !busy)),
            busy,
            served: application.open.as_deref().is_none_or(|list| self.serves(list)),
        }
    }

    fn serves(&self, list: &str) -> bool {
        self.server_of(list).is_some_and(|place| self.places.is_filled(place))
    }

    /// The place of the process that serves a list, or did last.
    fn server_of(&self, list: &str) -> Option<PlaceId> {
        self.application.servers.get(list).copied()
    }

    /// Takes note of a process that serves a list.
    pub(super) fn note_server(&mut self, pid: Pid) {
        let Some((id, place)) = self.places.in_tree(pid).and_then(|id| Some((id, self.places.get(id)?))) else {
            return;
        };
        if let Some(list) = Design::nested().list_served(&place.start) {
            self.application.servers.insert_mut(Rc::from(list), id);
        }
    }

    /// What to say when nobody serves the open list.
    fn unserved(&self, system: &System) -> Option<String> {
        let list = self.application.open.as_deref()?;
        if self.serves(list) || self.application.latest == 0 {
            return None;
        }
        let place = self.server_of(list).and_then(|id| self.places.get(id));
        let list = short(list);
        let cache = system.whereis(Atom::new(CACHE));
        if cache
            .and_then(|pid| self.places.of(pid))
            .is_none_or(|id| !self.places.is_filled(id))
        {
            return Some(format!(
                "Nobody serves “{list}” now, and Todo.Cache, which would start a process for it, is gone as well."
            ));
        }
        let ended = place.and_then(|place| place.generations.back()?.ended.as_ref());
        let why = ended.map_or_else(String::new, |(_, reason)| format!(": its process ended with {reason}"));
        Some(format!(
            "Nobody serves “{list}” now{why}. It is temporary, so Todo.Cache does not start another by itself. Open the \
             list again, and it does; the new process loads what was stored."
        ))
    }
}

impl Simulation {
    /// Opens a list: `Todo.Cache.server_process(name)`, then its entries.
    pub fn open_list(&mut self, name: &str) {
        self.run.fork();
        let asked = self
            .run
            .world()
            .picture()
            .application
            .request(name.to_owned(), Request::Entries, true);
        self.run.act(Command::Open(name.to_owned()), Input::Ask(asked));
    }

    fn ask(&mut self, request: Request) {
        self.run.fork();
        let application = &self.run.world().picture().application;
        if let Some(list) = application.open.clone() {
            let asked = application.request(list.clone(), request.clone(), false);
            self.run.act(Command::Ask(list, request), Input::Ask(asked));
        }
    }

    /// Adds an entry to the open list.
    ///
    /// # Errors
    /// What is wrong with the date or the title, in a sentence for beside the field.
    pub fn add_entry(&mut self, date: &str, title: &str) -> Result<(), String> {
        let entry = checked(date, title, false)?;
        if self.run.world().picture().application.open.is_none() {
            return Err("Open a list first.".to_owned());
        }
        self.ask(Request::Add(entry));
        Ok(())
    }

    /// Saliences an entry of the open list.
    ///
    /// # Errors
    /// What is wrong with the date or the title.
    pub fn update_entry(&mut self, id: i64, date: &str, title: &str, done: bool) -> Result<(), String> {
        let entry = checked(date, title, done)?;
        self.ask(Request::Update(id, entry));
        Ok(())
    }

    /// Deletes an entry of the open list.
    pub fn delete_entry(&mut self, id: i64) {
        self.ask(Request::Delete(id));
    }
}

fn checked(date: &str, title: &str, done: bool) -> Result<Entry, String> {
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
