//! The process table, the run queue, signal delivery and time: everything of a system but what its programs do.
//!
//! Invariants: links are symmetric; a process is in the run queue exactly when it has work; signals between two
//! processes act in the order in which they were sent; events are numbered without gaps.

mod delivery;
mod digest;
mod exit;
mod faults;
mod receive;
mod receive_marker;
mod relations;
mod timer;
mod timers;
mod turns;

use std::rc::Rc;

pub(super) use receive::first_match;
use receive_marker::Begun;
use timer::Timer;
pub use timer::{Destination, LAST_TIMER_MS};

use super::bonds::Bonds;
use super::entry::Entry;
use super::ets::EtsTable;
use super::fault::Faults;
use super::message::{Envelope, Signal};
use super::shared::{OrdMap, Queue};
use super::spares::Spares;
use super::table::Table;
use super::{Atom, Event, EventId, EventKind, Message, Millis, ObjectTable, Pid, Random, Record, Reference, Term};

/// The first pid's number: where a freshly booted `iex` is, give or take.
const FIRST_NUMBER: u32 = 105;

/// Who runs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheduling {
    /// As on a BEAM with one scheduler: a queue; a process keeps its turn until it waits or has spent its reductions.
    Queue,
    /// Any runnable process, drawn with the seed, one step at a time: for finding races.
    Shuffled,
}

crate::digest!(enum Scheduling { "queue" => Queue, "shuffled" => Shuffled });

/// What a system refuses to exceed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Processes alive at once.
    pub processes: u32,
    /// Messages in one mailbox; more are dropped, and an event says so.
    pub mailbox: u32,
}

crate::digest!(struct Limits { processes, mailbox });

impl Default for Limits {
    fn default() -> Self {
        Self {
            processes: 2_000_000,
            mailbox: 1_000_000,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Kernel<E> {
    pub(super) entries: Table<Entry>,
    free: Queue<u32>,
    next_number: u32,
    pub(super) alive: u32,
    run_queue: Queue<Pid>,
    /// Who has its turn, and how many reductions of it are left.
    turn: Option<(Pid, i32)>,
    /// What the step that is under way has spent.
    spent: i32,
    /// Who spent more than its turn had, and how much: that much is missing from the next. A BEAM ends a turn in the midst of
    /// what a process does, and it goes on there in the next.
    overspent: Vec<(Pid, i32)>,
    /// How many turns have been spent whole on computing. Nothing in the system depends on it.
    pub(super) whole_turns: u64,
    pub(super) names: OrdMap<Atom, Pid>,
    pub(super) tables: OrdMap<Atom, EtsTable>,
    /// The tables that evaluated programs make.
    pub(super) object_tables: OrdMap<Reference, ObjectTable>,
    pub(super) disk: OrdMap<Rc<str>, Term>,
    timers: OrdMap<(Millis, u64), Timer>,
    /// Where the timers are that can be asked for.
    started_timers: OrdMap<Reference, (Millis, u64)>,
    pub(super) faults: Faults,
    next_timer: u64,
    pub(super) now_ms: Millis,
    pub(super) step: u64,
    next_reference: u64,
    pub(super) random: Random,
    pub(super) scheduling: Scheduling,
    pub(super) limits: Limits,
    pub(super) record: Record,
    next_event: EventId,
    pub(super) events: Vec<Event<E>>,
    /// The event that led to what happens now.
    pub(super) cause: EventId,
    /// Slots whose process has ended and whose program is to be dropped.
    pub(super) ended: Vec<u32>,
    /// Where things stood when the running program began to run.
    begun: Begun,
    /// How many messages receives have looked at.
    pub(super) examined: u64,
    mail: Spares<Queue<Envelope<Message>>>,
    signals: Spares<Queue<Envelope<Signal>>>,
    pub(super) bonds: Spares<Bonds>,
}

impl<E: Clone> Kernel<E> {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            entries: Table::default(),
            free: Queue::default(),
            next_number: FIRST_NUMBER,
            alive: 0,
            run_queue: Queue::default(),
            turn: None,
            spent: 0,
            overspent: Vec::new(),
            whole_turns: 0,
            names: OrdMap::new(),
            tables: OrdMap::new(),
            object_tables: OrdMap::new(),
            disk: OrdMap::new(),
            timers: OrdMap::new(),
            started_timers: OrdMap::new(),
            faults: Faults::default(),
            next_timer: 0,
            now_ms: 0,
            step: 0,
            next_reference: 1,
            random: Random::new(seed),
            scheduling: Scheduling::Queue,
            limits: Limits::default(),
            record: Record::Lifecycle,
            next_event: 1,
            events: Vec::new(),
            cause: 0,
            ended: Vec::new(),
            begun: Begun::default(),
            examined: 0,
            mail: Spares::default(),
            signals: Spares::default(),
            bonds: Spares::default(),
        }
    }

    /// The entry of a process that is alive.
    pub(super) fn entry(&self, pid: Pid) -> Option<&Entry> {
        self.entries.get(pid.slot).filter(|entry| entry.pid == Some(pid))
    }

    pub(super) fn entry_mut(&mut self, pid: Pid) -> Option<&mut Entry> {
        row(&mut self.entries, pid)
    }

    /// Records an event and returns its number; when the level leaves it out, the number of its cause.
    pub(super) fn emit(&mut self, level: Record, pid: Pid, kind: impl FnOnce() -> EventKind<E>) -> EventId {
        if self.record < level {
            return self.cause;
        }
        let id = self.next_event;
        self.next_event += 1;
        self.events.push(Event {
            id,
            step: self.step,
            time_ms: self.now_ms,
            pid,
            cause: self.cause,
            kind: kind(),
        });
        id
    }

    /// Makes room for a new process; `None` when the limit is reached.
    pub(super) fn allocate(&mut self, parent: Option<Pid>, linked: bool) -> Option<Pid> {
        if self.alive >= self.limits.processes {
            let at = parent.unwrap_or(Pid { number: 0, slot: 0 });
            self.emit(Record::Lifecycle, at, || EventKind::LimitReached("processes"));
            return None;
        }
        let number = self.next_number;
        self.next_number += 1;
        self.alive += 1;
        let slot = self.free.pop_front();
        let pid = Pid {
            number,
            slot: slot.unwrap_or(u32::try_from(self.entries.len()).expect("fewer processes than 2^32")),
        };
        let spawned = self.emit(Record::Lifecycle, pid, || EventKind::Spawned { parent, linked });
        let mut entry = Entry::new(pid, spawned);
        if let Some(parent) = parent.and_then(|parent| self.entry(parent)) {
            entry.ancestors = parent.ancestors.saturating_add(1);
        }
        match slot.and_then(|slot| self.entries.get_mut(slot)) {
            Some(row) => *row = entry,
            None => self.entries.push(entry),
        }
        self.enqueue(pid);
        Some(pid)
    }

    /// Gives a process a local name, or takes it: the one that it had.
    pub(super) fn set_name(&mut self, pid: Pid, name: Option<Atom>) -> Option<Atom> {
        let entry = row(&mut self.entries, pid)?;
        let before = std::mem::replace(&mut self.bonds.lend(&mut entry.bonds).name, name);
        self.bonds.relieve(&mut entry.bonds);
        before
    }

    pub(super) fn make_reference(&mut self) -> Reference {
        let reference = Reference(self.next_reference);
        self.next_reference += 1;
        reference
    }
}

/// The entry of a process that is alive, while the rest of the kernel is at hand.
#[inline(never)]
fn row(entries: &mut Table<Entry>, pid: Pid) -> Option<&mut Entry> {
    hot_row(entries, pid)
}

/// The same for whom every message meets.
#[inline(always)]
fn hot_row(entries: &mut Table<Entry>, pid: Pid) -> Option<&mut Entry> {
    entries.get_mut(pid.slot).filter(|entry| entry.pid == Some(pid))
}
