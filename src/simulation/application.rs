//! The application that uses the to-do system: the open list, its entries, and what could not be served.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use super::act::Act;
use super::view::short;
use super::view::{TodoEntry, TodoView};
use super::world::{Change, World};
use super::{Input, Simulation, list_name};
use crate::otp::{Event as OtpEvent, log};
use crate::runtime::{Date, Event, EventKind, Term};
use crate::systems::Request;
use crate::systems::todo::{Entry, List};

/// How many stored lists are opened at the start.
pub(super) const OPENED_AT_START: usize = 4;

/// The longest title, in characters: more than fits any screen, little enough to store.
const MAX_TITLE: usize = 10_000;

/// The slot of the supervisor that starts a process for each list.
const CACHE: &str = "Todo.System/Todo.Cache";

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
    pub(super) fn next_plan(&mut self) -> Option<(Input, Change)> {
        let name = self.plans.pop_front()?;
        let first = self.open.is_none();
        if first {
            self.open = Some(name.clone());
        }
        Some((self.request(name, Request::Entries), Change::seen(first)))
    }

    /// Opens a list: `Todo.Cache.server_process(name)`, then its entries.
    pub(super) fn open(&mut self, name: &str) -> (Input, Change) {
        let other = self.open.as_deref() != Some(name);
        if other {
            self.entries = Rc::default();
        }
        let change = Change::seen(other || self.trouble.is_some());
        self.trouble = None;
        self.open = Some(name.to_owned());
        (self.request(name.to_owned(), Request::Entries), change)
    }

    /// Asks a list for something.
    pub(super) fn ask(&mut self, list: &str, request: &Request) -> Input {
        self.request(list.to_owned(), request.clone())
    }

    fn request(&mut self, list: String, request: Request) -> Input {
        self.requests += 1;
        self.waiting.insert(self.requests);
        if self.open.as_ref() == Some(&list) {
            self.latest = self.requests;
        }
        self.lists.insert(list.clone());
        Input::Request(self.requests, list, request)
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

impl World {
    /// What the application shows.
    pub(super) fn todo(&self) -> TodoView {
        let application = &self.application;
        let stored = self.system.disk().keys().filter_map(list_name).map(str::to_owned);
        let lists: BTreeSet<_> = stored.chain(application.lists.iter().cloned()).collect();
        let busy = application.waiting.contains(&application.latest);
        TodoView {
            lists: lists.into_iter().collect(),
            open: application.open.clone(),
            entries: application.entries.to_vec(),
            trouble: application
                .trouble
                .clone()
                .or_else(|| self.unserved().filter(|_| !busy)),
            busy,
            served: application.open.as_deref().is_none_or(|list| self.serves(list)),
        }
    }

    fn serves(&self, list: &str) -> bool {
        self.slots.pid(&format!("{CACHE}/{list}")).is_some()
    }

    /// What to say when nobody serves the open list.
    fn unserved(&self) -> Option<String> {
        let list = self.application.open.as_deref()?;
        if self.serves(list) || self.application.latest == 0 {
            return None;
        }
        let slot = self.slots.get(&format!("{CACHE}/{list}"));
        let list = short(list);
        if self.slots.pid(CACHE).is_none() {
            return Some(format!(
                "Nobody serves “{list}” now, and Todo.Cache, which would start a process for it, is gone as well."
            ));
        }
        let ended = slot.and_then(|slot| slot.generations.back()?.ended.as_ref());
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
        self.act(Act::Open(name.to_owned()));
    }

    fn ask(&mut self, request: Request) {
        if let Some(list) = self.world.application.open.clone() {
            self.act(Act::Ask(list, request));
        }
    }

    /// Adds an entry to the open list.
    ///
    /// # Errors
    /// What is wrong with the date or the title, in a sentence for beside the field.
    pub fn add_entry(&mut self, date: &str, title: &str) -> Result<(), String> {
        let entry = checked(date, title, false)?;
        if self.world.application.open.is_none() {
            return Err("Open a list first.".to_owned());
        }
        self.ask(Request::Add(entry));
        Ok(())
    }

    /// Changes an entry of the open list.
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
