//! What can be asked about processes: `process_info/2` and others.

use super::super::entry::State;
use super::super::message::Signal;
use super::super::{Pid, Program, Reference, Term, sort};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// `Process.list/0`, in the order of their numbers.
    #[must_use]
    pub fn processes(&self) -> Vec<Pid> {
        let mut all: Vec<Pid> = self.kernel.entries.iter().filter_map(|entry| entry.pid).collect();
        sort(&mut all);
        all
    }

    /// `Process.demonitor/1`: true when the monitor stood. A `DOWN` that has come stays where it is.
    pub fn end_monitor(&mut self, reference: Reference) -> bool {
        self.kernel.drop_monitor(self.me, reference).is_some()
    }

    /// `Process.info(pid, :monitors)`: whom it watches, each a pid or `{name, node}`.
    #[must_use]
    pub fn monitors_of(&self, pid: Pid) -> Vec<Term> {
        let monitors = self.kernel.entry(pid).into_iter().flat_map(|entry| entry.monitors());
        monitors
            .map(|monitor| monitor.subject(Term::Pid(monitor.target)))
            .collect()
    }

    /// `Process.info(pid, :monitored_by)`.
    #[must_use]
    pub fn watchers_of(&self, pid: Pid) -> Vec<Pid> {
        let watchers = self.kernel.entry(pid).into_iter().flat_map(|entry| entry.watchers());
        watchers.map(|watcher| watcher.pid).collect()
    }

    /// `Process.info(pid, :messages)`, oldest first.
    #[must_use]
    pub fn messages_of(&self, pid: Pid) -> Vec<Term> {
        let Some(entry) = self.kernel.entry(pid) else {
            return Vec::new();
        };
        let come = entry.mailbox.iter().map(|envelope| envelope.content.to_term());
        let coming = entry.inbox.iter().filter_map(|envelope| match &envelope.content {
            Signal::Message(message) => Some(message.to_term()),
            _ => None,
        });
        come.chain(coming).collect()
    }

    /// `Process.info(pid, :status)`: `running`, `runnable` or `waiting`; `None` for a dead process.
    #[must_use]
    pub fn status_of(&self, pid: Pid) -> Option<&'static str> {
        let entry = self.kernel.entry(pid)?;
        Some(match entry.state {
            _ if pid == self.me => "running",
            State::Waiting => "waiting",
            State::Newborn(_) | State::Ready(_) | State::TimedOut(_) => "runnable",
        })
    }
}
