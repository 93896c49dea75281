//! The events that are kept, and who is meant by them: what everything that is told after the fact is a view of.

use super::process_directory::{People, Person};
use crate::otp::Event as OtpEvent;
use crate::play::EventLog;
use crate::runtime::{Event, EventId, Pid};

/// The event log with its register.
#[derive(Clone, Copy)]
pub(super) struct KeptEvents<'a> {
    pub(super) events: &'a EventLog,
    pub(super) people: &'a People,
}

impl<'a> KeptEvents<'a> {
    pub(super) fn get(self, id: EventId) -> Option<&'a Event<OtpEvent>> {
        self.events.get(id)
    }

    pub(super) fn in_tree(self, pid: Pid) -> Option<&'a Person> {
        self.people.in_tree(pid)
    }

    pub(super) fn is_shell(self, pid: Pid) -> bool {
        self.people.is_shell(pid)
    }

    pub(super) fn called(self, pid: Pid) -> String {
        self.people.called(pid)
    }

    pub(super) fn named(self, pid: Pid) -> String {
        self.people.named(pid)
    }
}
