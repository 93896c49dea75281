//! What must hold in every state; checked by tests after random runs, and cheap enough to check anywhere.

use super::entry::{Entry, State};
use super::{Pattern, Program, Reference, System};

impl<P: Program> System<P> {
    /// The first invariant that does not hold.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn check_invariants(&self) -> Result<(), String> {
        for entry in self.kernel.entries.iter() {
            let Some(pid) = entry.pid else { continue };
            for other in entry.links.to_vec() {
                match self.kernel.entry(other) {
                    // A signal under way may be about to make or break the other half.
                    Some(linked) if linked.links.contains(pid) || !linked.inbox.is_empty() => {}
                    Some(_) => return Err(format!("{pid} is linked to {other}, but not the other way round")),
                    None if !entry.inbox.is_empty() => {}
                    None => return Err(format!("{pid} is linked to {other}, which is gone")),
                }
            }
            if entry.has_work() && !entry.queued {
                return Err(format!("{pid} has work but is not in the run queue"));
            }
            if entry.state == State::Waiting && self.waits_in_vain(entry) {
                return Err(format!(
                    "{pid} waits for something that cannot come: {:?}",
                    entry.pattern
                ));
            }
        }
        for (name, pid) in &self.kernel.names {
            if self.kernel.entry(*pid).and_then(Entry::name) != Some(*name) {
                return Err(format!(
                    "{} is registered for {pid}, which does not have it",
                    name.name()
                ));
            }
        }
        for (name, table) in &self.kernel.tables {
            if self.kernel.entry(table.owner).is_none() {
                return Err(format!("table {} has no owner", name.name()));
            }
        }
        for table in self.kernel.object_tables.values() {
            if self.kernel.entry(table.owner).is_none() {
                return Err(format!("table {} has no owner", table.name.name()));
            }
        }
        Ok(())
    }

    fn waits_in_vain(&self, entry: &Entry) -> bool {
        if entry.deadline().is_some() {
            return false;
        }
        match &entry.pattern {
            Pattern::Any | Pattern::AnyDown | Pattern::AnyExit | Pattern::System(_) | Pattern::Clauses(_) => false,
            Pattern::Nothing => true,
            Pattern::InfoOf(pid) => self.kernel.entry(*pid).is_none_or(|asked| asked.inbox.is_empty()),
            Pattern::Reply(reference)
            | Pattern::Down(reference)
            | Pattern::AckOrDown(_, reference)
            | Pattern::Spawned(reference)
            | Pattern::Results(reference) => !self.stands(entry, *reference),
            Pattern::Answers(references) => !references.iter().all(|reference| self.stands(entry, *reference)),
            Pattern::Ack(pid) | Pattern::ExitOf(pid) => {
                !(entry.links.contains(*pid) && self.kernel.entry(*pid).is_some())
            }
            // Its owner may have ended before it ordered anything: a task that is not linked to it gives up by itself,
            // one that is linked dies with it, or with who started it for the owner.
            Pattern::Order(_) => entry.links.to_vec().is_empty(),
            Pattern::OrderOrDown(_, monitor) => !self.stands(entry, *monitor),
        }
    }

    /// Does it monitor a process that is still there under that reference?
    fn stands(&self, entry: &Entry, reference: Reference) -> bool {
        let monitor = entry.monitor(reference);
        monitor.is_some_and(|monitor| self.kernel.entry(monitor.target).is_some())
    }
}
