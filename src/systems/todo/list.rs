//! `Todo.List`: entries by id, the next id, and the forms in which a list travels and is kept.

use std::fmt;

use crate::runtime::{Atom, Date, OrdMap, Term};
use crate::systems::notation::{self, Notation};

/// The struct's module.
const MODULE: Atom = Atom::new("Elixir.Todo.List");

/// The version of the stored form that this build reads and writes.
const VERSION: u32 = 1;

/// A to-do list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    next_id: i64,
    entries: OrdMap<i64, Entry>,
}

crate::digest!(struct List { next_id, entries });

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it is due.
    pub date: Date,
    /// What is to be done, as typed.
    pub title: String,
    /// Has it been done?
    pub done: bool,
}

crate::digest!(struct Entry { date, title, done });

impl Default for List {
    fn default() -> Self {
        Self {
            next_id: 1,
            entries: OrdMap::new(),
        }
    }
}

impl Entry {
    fn to_term(&self, id: Option<i64>) -> Term {
        let mut pairs = vec![
            (Term::atom("date"), Term::Date(self.date)),
            (Term::atom("title"), Term::str(&self.title)),
        ];
        pairs.extend(id.map(|id| (Term::atom("id"), Term::Int(id))));
        if self.done {
            pairs.push((Term::atom("done"), Term::from(true)));
        }
        Term::map(pairs)
    }

    /// The map that `add_entry` and `update_entry` take.
    #[must_use]
    pub fn to_request(&self) -> Term {
        let done = (Term::atom("done"), Term::from(self.done));
        match self.to_term(None) {
            Term::Map(pairs) => Term::map(pairs.iter().cloned().chain([done])),
            other => other,
        }
    }

    fn from_term(term: &Term) -> Option<Self> {
        let Term::Date(date) = term.field("date")? else {
            return None;
        };
        Some(Self {
            date: *date,
            title: term.field("title")?.as_str()?.to_owned(),
            done: term.field("done").is_some_and(|done| done.is_atom("true")),
        })
    }
}

impl List {
    /// Adds an entry under the next id; false when the term is no entry.
    pub fn add_entry(&mut self, entry: &Term) -> bool {
        let Some(entry) = Entry::from_term(entry) else {
            return false;
        };
        self.entries.insert(self.next_id, entry);
        self.next_id += 1;
        true
    }

    /// Replaces an entry; an unknown id changes nothing. False when the term is no entry.
    pub fn update_entry(&mut self, id: i64, entry: &Term) -> bool {
        let Some(entry) = Entry::from_term(entry) else {
            return false;
        };
        if let Some(known) = self.entries.get_mut(&id) {
            *known = entry;
        }
        true
    }

    /// Deletes an entry; an unknown id changes nothing.
    pub fn delete_entry(&mut self, id: i64) {
        self.entries.remove(&id);
    }

    /// The list after a cast to its server, `{:add_entry, entry}` and the like; `None` when that is no such request.
    #[must_use]
    pub fn changed(&self, request: &Term) -> Option<Self> {
        let mut list = self.clone();
        let known = match request.elements()? {
            [verb, entry] if verb.is_atom("add_entry") => list.add_entry(entry),
            [verb, Term::Int(id), changes] if verb.is_atom("update_entry") => list.update_entry(*id, changes),
            [verb, Term::Int(id)] if verb.is_atom("delete_entry") => {
                list.delete_entry(*id);
                true
            }
            _ => false,
        };
        known.then_some(list)
    }

    /// What its server answers to a call, `:entries` or `{:entries, date}`; `None` when that is no such request.
    #[must_use]
    pub fn answer(&self, request: &Term) -> Option<Term> {
        match request.elements() {
            None if request.is_atom("entries") => Some(self.to_entries(None)),
            Some([verb, Term::Date(date)]) if verb.is_atom("entries") => Some(self.to_entries(Some(*date))),
            Some(_) | None => None,
        }
    }

    /// The entries of that date, or all, with their ids, in id order.
    pub fn entries(&self, date: Option<Date>) -> impl Iterator<Item = (i64, &Entry)> {
        let of_date = move |entry: &Entry| date.is_none_or(|date| entry.date == date);
        self.entries
            .iter()
            .filter(move |(_, entry)| of_date(entry))
            .map(|(id, entry)| (*id, entry))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of that date, or all, as `Todo.Server.entries` answers.
    #[must_use]
    pub fn to_entries(&self, date: Option<Date>) -> Term {
        Term::list(
            self.entries(date)
                .map(|(id, entry)| entry.to_term(Some(id)))
                .collect::<Vec<_>>(),
        )
    }

    /// Reads an answer of `Todo.Server.entries`.
    #[must_use]
    pub fn entries_from_term(term: &Term) -> Vec<(i64, Entry)> {
        let read = |entry: &Term| Some((entry.field("id")?.as_int()?, Entry::from_term(entry)?));
        term.as_list().unwrap_or_default().iter().filter_map(read).collect()
    }

    /// `%Todo.List{}`.
    #[must_use]
    pub fn to_term(&self) -> Term {
        let entries = self
            .entries
            .iter()
            .map(|(id, entry)| (Term::Int(*id), entry.to_term(Some(*id))));
        Term::structure(
            MODULE,
            [
                (Term::atom("next_id"), Term::Int(self.next_id)),
                (Term::atom("entries"), Term::map(entries)),
            ],
        )
    }

    /// Reads a `%Todo.List{}`.
    #[must_use]
    pub fn from_term(term: &Term) -> Option<Self> {
        let Term::Map(entries) = term.field("entries")? else {
            return None;
        };
        let read = |(id, entry): &(Term, Term)| Some((id.as_int()?, Entry::from_term(entry)?));
        Some(Self {
            next_id: term.field("next_id")?.as_int()?,
            entries: entries.iter().map(read).collect::<Option<_>>()?,
        })
    }

    /// The JSON document in which a list is kept.
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries = self.entries.iter().map(|(id, entry)| StoredEntry {
            id: *id,
            date: entry.date.to_string(),
            title: entry.title.clone(),
            done: entry.done,
        });
        let stored = Stored {
            version: VERSION,
            next_id: self.next_id,
            entries: entries.collect(),
        };
        notation::text(&stored)
    }

    /// Reads such a document. Nothing of an unreadable one is used.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, ListError> {
        let unreadable = |why: &dyn fmt::Display| ListError::Unreadable(why.to_string());
        let written = serde_json::from_str(text).map_err(|error| unreadable(&error))?;
        let Versioned { version } = Notation::read(&written).map_err(|error| unreadable(&error))?;
        if version > VERSION {
            return Err(ListError::Newer(version));
        }
        let stored = Stored::read(&written).map_err(|error| unreadable(&error))?;
        let mut list = Self {
            next_id: stored.next_id.max(1),
            entries: OrdMap::new(),
        };
        for entry in stored.entries {
            let date = Date::parse(&entry.date).map_err(|error| unreadable(&error))?;
            list.next_id = list.next_id.max(entry.id.saturating_add(1));
            list.entries.insert(
                entry.id,
                Entry {
                    date,
                    title: entry.title,
                    done: entry.done,
                },
            );
        }
        Ok(list)
    }
}

/// Why a stored list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// It is no list of ours, or damaged.
    Unreadable(String),
    /// A newer version wrote it.
    Newer(u32),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "it is damaged or not ours ({why})"),
            Self::Newer(version) => write!(
                f,
                "a newer Coppice wrote it (version {version}, this one reads {VERSION})"
            ),
        }
    }
}

struct Versioned {
    version: u32,
}

crate::notation!(struct Versioned lenient { version });

struct Stored {
    version: u32,
    next_id: i64,
    entries: Vec<StoredEntry>,
}

crate::notation!(struct Stored lenient { version, next_id, entries });

struct StoredEntry {
    id: i64,
    date: String,
    title: String,
    done: bool,
}

crate::notation!(struct StoredEntry lenient { id, date, title, done default });
