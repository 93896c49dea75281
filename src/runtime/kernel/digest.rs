//! The digest of a system: everything that can be observed of it now, and everything that decides what can be observed
//! later.
//!
//! Processes are taken in the order of their numbers, timers in the order in which they fire. Left out is where things
//! are kept: slots and which of them are free, the numbers of timers (only their order counts), and events that have not
//! been fetched yet, which are output and not state. Between two steps nothing is in flight inside the kernel.

use super::super::bonds::Bonds;
use super::super::entry::{Entry, State};
use super::super::{Digest, Digester, Pid, Program, System, sort_by};
use super::Kernel;

impl<P: Program> System<P> {
    /// A number that is the same for the same observable state, on every target and whatever the layout in memory.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digester = Digester::default();
        let mut alive: Vec<(Pid, &Entry)> = self.kernel.alive_entries().collect();
        sort_by(&mut alive, |(one, _), (other, _)| one.cmp(other));
        digester.length(alive.len());
        for (pid, entry) in alive {
            self.digest_process(pid, entry, &mut digester);
        }
        self.kernel.digest_into(&mut digester);
        self.code.digest_into(&mut digester);
        digester.finish()
    }

    /// The same of one process, its program included; `None` when it is gone.
    #[must_use]
    pub fn digest_of(&self, pid: Pid) -> Option<u64> {
        let mut digester = Digester::default();
        self.digest_process(pid, self.kernel.entry(pid)?, &mut digester);
        Some(digester.finish())
    }

    fn digest_process(&self, pid: Pid, entry: &Entry, digester: &mut Digester) {
        pid.digest_into(digester);
        entry.digest_into(digester);
        let program = self.programs.get(pid.slot).and_then(Option::as_ref);
        program.digest_into(digester);
    }
}

impl<E> Kernel<E> {
    fn alive_entries(&self) -> impl Iterator<Item = (Pid, &Entry)> {
        self.entries.iter().filter_map(|entry| Some((entry.pid?, entry)))
    }
}

impl Digest for Entry {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            pid: _,
            trap_exit,
            makes_tables: _,
            awaits_timers: _,
            queued,
            ancestors,
            dictionary,
            state,
            pattern,
            since,
            links,
            bonds,
            inbox,
            mailbox,
        } = self;
        let none = Bonds::default();
        let Bonds {
            name,
            deadline,
            monitors,
            watchers,
        } = bonds.get().unwrap_or(&none);
        name.digest_into(digester);
        trap_exit.digest_into(digester);
        ancestors.digest_into(digester);
        dictionary.digest_into(digester);
        queued.digest_into(digester);
        match state {
            State::Newborn(spawned) => {
                digester.text("newborn");
                digester.word(*spawned);
            }
            State::Waiting => digester.text("waiting"),
            // Which message that is follows from the mailbox and the pattern.
            State::Ready(_) => digester.text("ready"),
            State::TimedOut(cause) => {
                digester.text("timed_out");
                digester.word(*cause);
            }
        }
        pattern.digest_into(digester);
        since.digest_into(digester);
        deadline.map(|(at, _)| at).digest_into(digester);
        links.with_colours().digest_into(digester);
        monitors.digest_into(digester);
        watchers.digest_into(digester);
        digester.length(inbox.len());
        inbox.iter().for_each(|envelope| envelope.digest_into(digester));
        digester.length(mailbox.len());
        mailbox.iter().for_each(|envelope| envelope.digest_into(digester));
    }
}

impl<E> Digest for Kernel<E> {
    fn digest_into(&self, digester: &mut Digester) {
        let Self {
            entries: _,
            free: _,
            next_number,
            alive: _,
            run_queue,
            turn,
            spent: _,
            overspent,
            names,
            tables,
            object_tables,
            disk,
            timers,
            started_timers: _,
            faults,
            next_timer: _,
            now_ms,
            step,
            next_reference,
            random,
            scheduling,
            limits,
            record,
            next_event,
            events: _,
            cause: _,
            ended: _,
            begun: _,
            examined: _,
            mail: _,
            signals: _,
            bonds: _,
            whole_turns: _,
        } = self;
        run_queue.digest_into(digester);
        turn.digest_into(digester);
        overspent.digest_into(digester);
        names.digest_into(digester);
        digester.length(tables.len());
        for (name, table) in tables {
            name.digest_into(digester);
            table.owner.digest_into(digester);
            table.rows.digest_into(digester);
        }
        // Nothing is written where a program has made none.
        for (id, table) in object_tables {
            id.digest_into(digester);
            table.digest_into(digester);
        }
        disk.digest_into(digester);
        digester.length(timers.len());
        for ((at, _), timer) in timers {
            at.digest_into(digester);
            timer.digest_into(digester);
        }
        faults.0.digest_into(digester);
        for counter in [now_ms, step, next_reference, next_event] {
            counter.digest_into(digester);
        }
        next_number.digest_into(digester);
        random.digest_into(digester);
        scheduling.digest_into(digester);
        limits.digest_into(digester);
        record.digest_into(digester);
    }
}

#[cfg(test)]
mod tests;
