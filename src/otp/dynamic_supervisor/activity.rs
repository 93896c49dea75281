//! What a dynamic supervisor is at while it waits.

use std::collections::BTreeSet;

use super::super::ChildSpec;
use crate::runtime::{Digest, Digester, ExitReason, Millis, OrdMap, Pid};

/// What it is at.
#[derive(Clone, Debug)]
pub(super) enum Activity {
    Idle,
    /// Its callback module's `init`.
    Initialising,
    /// `start_child` of that spec.
    Starting(ChildSpec),
    /// A restart of the child whose process was that.
    Restarting(Pid),
    /// `terminate_child`, or `terminate/2`.
    Stopping(Stopping),
}

crate::digest!(enum Activity {
    "idle" => Idle,
    "initialising" => Initialising,
    "starting" => Starting(spec),
    "restarting" => Restarting(pid),
    "stopping" => Stopping(stopping),
});

/// A stop in progress.
#[derive(Clone, Debug)]
pub(super) struct Stopping {
    /// Those whose `DOWN` has not come, and by when each is killed.
    pub(super) left: OrdMap<Pid, Option<Millis>>,
    /// The same by time: who is killed next, and when.
    pub(super) deadlines: OrdMap<(Millis, Pid), ()>,
    /// Those that had ended before they were asked to. Their `DOWN` only says `:noproc`.
    pub(super) gone: OrdMap<Pid, ()>,
    /// How children ended that did not as they were asked to. It is reported when all have.
    pub(super) unexpected: OrdMap<Pid, ExitReason>,
    /// The child of a `terminate_child`; `None` in `terminate/2`.
    pub(super) one: Option<Pid>,
}

/// Who is killed when is said once.
impl Digest for Stopping {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            left,
            deadlines: _,
            gone,
            unexpected,
            one,
        } = self;
        left.digest_into(digester);
        digester.length(gone.len());
        for pid in gone.keys() {
            pid.digest_into(digester);
        }
        unexpected.digest_into(digester);
        one.digest_into(digester);
    }
}

impl Stopping {
    /// The `DOWN` of a child has come; false when nobody waits for it.
    pub(super) fn has_ended(&mut self, pid: Pid) -> bool {
        let waited = self.left.remove(&pid);
        if let Some(Some(at)) = waited {
            self.deadlines.remove(&(at, pid));
        }
        waited.is_some()
    }

    /// Those whose time is up, in pid order.
    pub(super) fn take_due(&mut self, now: Millis) -> BTreeSet<Pid> {
        let mut due = BTreeSet::new();
        while let Some((_, pid)) = self
            .deadlines
            .first()
            .map(|(next, ())| *next)
            .filter(|(at, _)| *at <= now)
        {
            self.deadlines.pop_first();
            self.left.insert(pid, None);
            due.insert(pid);
        }
        due
    }
}
