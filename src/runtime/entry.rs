//! One row of the process table.

use super::bonds::{Bonds, Monitor, Watcher};
use super::link_tree::LinkTree;
use super::message::{Envelope, Signal};
use super::spares::{Seldom, Spares};
use super::{Atom, EventId, Message, Millis, Pattern, Pid, Queue, Reference, sort};

/// What the runtime keeps of a process besides its program.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The process that lives in this slot; `None` while the slot is free.
    pub(super) pid: Option<Pid>,
    pub(super) trap_exit: bool,
    /// Has it ever made a table? Then those that it still owns go when it does.
    pub(super) makes_tables: bool,
    /// Has a timer ever been to send it something? Then those that still are end when it does.
    pub(super) awaits_timers: bool,
    /// In the run queue, or running.
    pub(super) queued: bool,
    /// How many processes it descends from: as long is its `$ancestors`.
    pub(super) ancestors: u16,
    /// How many words what it has put into its dictionary takes.
    pub(super) dictionary: u16,
    pub(super) state: State,
    pub(super) pattern: Pattern,
    /// Since when it has been in the present receive.
    pub(super) since: Millis,
    pub(super) links: PidSet,
    pub(super) bonds: Seldom<Bonds>,
    /// What has arrived and was not looked at: used only while a signal that is no message is among it.
    pub(super) inbox: Seldom<Queue<Envelope<Signal>>>,
    pub(super) mailbox: Seldom<Queue<Envelope<Message>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Spawned, by that event, and not run yet.
    Newborn(EventId),
    /// In a receive that nothing in the mailbox matches.
    Waiting,
    /// The message at this index of the mailbox matches.
    Ready(usize),
    /// The receive has timed out, or what was asked is known; that event led to it.
    TimedOut(EventId),
}

impl Entry {
    pub(super) fn new(pid: Pid, spawned: EventId) -> Self {
        Self {
            pid: Some(pid),
            trap_exit: false,
            makes_tables: false,
            awaits_timers: false,
            queued: false,
            ancestors: 0,
            dictionary: 0,
            state: State::Newborn(spawned),
            pattern: Pattern::Any,
            since: 0,
            links: PidSet::default(),
            bonds: Seldom::default(),
            inbox: Seldom::default(),
            mailbox: Seldom::default(),
        }
    }

    /// Puts a message into the mailbox: a process that waits for it is ready then.
    #[inline(always)]
    pub(super) fn put(&mut self, envelope: Envelope<Message>, mail: &mut Spares<Queue<Envelope<Message>>>) {
        let waiting = matches!(self.state, State::Waiting | State::TimedOut(_));
        if waiting && (matches!(self.pattern, Pattern::Any) || self.pattern.matches(&envelope.content)) {
            self.state = State::Ready(self.mailbox.len());
        }
        mail.push_back(&mut self.mailbox, envelope);
    }

    /// A reply is accepted while its alias stands, which is as long as the monitor of the call does (`{alias, demonitor}`).
    #[inline]
    pub(super) fn accepts(&self, message: &Message) -> bool {
        match message {
            Message::Reply { reference, .. } => self.monitor(*reference).is_some(),
            Message::Term(_)
            | Message::Request { .. }
            | Message::Tagged { .. }
            | Message::Exit { .. }
            | Message::Down { .. } => true,
        }
    }

    pub(super) fn name(&self) -> Option<Atom> {
        self.bonds.get()?.name
    }

    /// When the present receive times out.
    pub(super) fn deadline(&self) -> Option<Millis> {
        Some(self.bonds.get()?.deadline?.0)
    }

    /// The monitor that it set under that reference.
    pub(super) fn monitor(&self, reference: Reference) -> Option<&Monitor> {
        self.bonds.get()?.monitors.get(reference)
    }

    /// Monitors that it set.
    pub(super) fn monitors(&self) -> impl Iterator<Item = &Monitor> {
        self.bonds.get().into_iter().flat_map(|bonds| bonds.monitors.iter())
    }

    /// Monitors that others set on it.
    pub(super) fn watchers(&self) -> impl Iterator<Item = &Watcher> {
        self.bonds.get().into_iter().flat_map(|bonds| bonds.watchers.iter())
    }

    /// Acts on a signal that says who monitors it; gives any other back.
    #[inline]
    pub(super) fn is_watched(&mut self, signal: Signal, spares: &mut Spares<Bonds>) -> Option<Signal> {
        match signal {
            Signal::Monitor {
                watcher: pid,
                reference,
            } => {
                let watcher = Watcher { reference, pid };
                spares.lend(&mut self.bonds).watchers.push(watcher);
                None
            }
            Signal::Demonitor { reference } => {
                if let Some(bonds) = self.bonds.get_mut() {
                    bonds.watchers.remove(reference);
                    spares.relieve(&mut self.bonds);
                }
                None
            }
            other => Some(other),
        }
    }

    /// Takes the time out of the present receive: the key under which it stands among the timers.
    #[inline]
    pub(super) fn take_deadline(&mut self, spares: &mut Spares<Bonds>) -> Option<(Millis, u64)> {
        let deadline = self.bonds.get_mut()?.deadline.take()?;
        spares.relieve(&mut self.bonds);
        Some(deadline)
    }

    #[inline]
    pub(super) fn has_work(&self) -> bool {
        !self.inbox.is_empty() || self.state != State::Waiting
    }
}

/// The linked processes: a set that costs nothing for none and one, and stays quick for a hundred thousand.
///
/// Invariant: `Many` holds two or more.
#[derive(Clone, Debug, Default)]
pub(super) enum PidSet {
    #[default]
    None,
    One(Pid),
    Many(Box<LinkTree>),
}

impl PidSet {
    /// Adds a pid; false when it was there.
    pub(super) fn insert(&mut self, pid: Pid) -> bool {
        match self {
            Self::None => {
                *self = Self::One(pid);
                true
            }
            Self::One(one) if *one == pid => false,
            Self::One(one) => {
                let mut tree = LinkTree::default();
                tree.insert(*one);
                tree.insert(pid);
                *self = Self::Many(Box::new(tree));
                true
            }
            Self::Many(many) => many.insert(pid),
        }
    }

    /// Takes a pid away; false when it was not there.
    pub(super) fn remove(&mut self, pid: Pid) -> bool {
        match self {
            Self::None => false,
            Self::One(one) => {
                let found = *one == pid;
                if found {
                    *self = Self::None;
                }
                found
            }
            Self::Many(many) => {
                let found = many.remove(pid);
                if many.len() == 1
                    && let [last] = *many.post_order(|pid, _| pid)
                {
                    *self = Self::One(last);
                }
                found
            }
        }
    }

    pub(super) fn contains(&self, pid: Pid) -> bool {
        match self {
            Self::None => false,
            Self::One(one) => *one == pid,
            Self::Many(many) => many.contains(pid),
        }
    }

    /// The pids, in the order in which they are told of the end of their process.
    pub(super) fn in_exit_order(&self) -> Vec<Pid> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![*one],
            Self::Many(many) => many.post_order(|pid, _| pid),
        }
    }

    /// The pids in that order, and of each what decides how the order will change: its colour in the tree. One alone is
    /// black, as a root is.
    pub(super) fn with_colours(&self) -> Vec<(Pid, bool)> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![(*one, false)],
            Self::Many(many) => many.post_order(|pid, red| (pid, red)),
        }
    }

    /// The pids, in the order of their numbers.
    pub(super) fn to_vec(&self) -> Vec<Pid> {
        let mut pids = self.in_exit_order();
        sort(&mut pids);
        pids
    }
}
