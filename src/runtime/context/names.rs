//! Local names.

use super::super::{Atom, EventKind, Pid, Program, Record};
use super::Context;

/// Why a process cannot be given a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unregistered {
    /// Somebody has the name.
    Taken,
    /// The process has another one.
    Named,
    /// The process is gone.
    Gone,
}

impl<P: Program> Context<'_, P> {
    /// Takes a local name. Who has it, when it is taken.
    ///
    /// # Errors
    /// The process that has the name.
    pub fn register(&mut self, name: Atom) -> Result<(), Pid> {
        if self.ended {
            return Ok(());
        }
        if let Some(holder) = self.kernel.names.get(&name) {
            return Err(*holder);
        }
        self.kernel.names.insert(name, self.me);
        self.kernel.set_name(self.me, Some(name));
        let me = self.me;
        self.kernel.emit(Record::Lifecycle, me, || EventKind::Registered(name));
        Ok(())
    }

    /// Gives the running process's local name up.
    pub fn unregister(&mut self) {
        if let Some(name) = self.kernel.set_name(self.me, None) {
            self.kernel.names.remove(&name);
            let me = self.me;
            self.kernel
                .emit(Record::Lifecycle, me, || EventKind::Unregistered(name));
        }
    }

    /// The local name of a process.
    #[must_use]
    pub fn name_of(&self, pid: Pid) -> Option<Atom> {
        self.kernel.entry(pid)?.name()
    }

    /// Who has that local name.
    #[must_use]
    pub fn whereis(&self, name: Atom) -> Option<Pid> {
        self.kernel.names.get(&name).copied()
    }

    /// `Process.registered/0`.
    pub fn registered(&self) -> impl Iterator<Item = Atom> {
        self.kernel.names.keys().copied()
    }

    /// `Process.register/2` of any process.
    ///
    /// # Errors
    /// Why it has not got the name.
    pub fn register_process(&mut self, pid: Pid, name: Atom) -> Result<(), Unregistered> {
        if self.ended {
            return Ok(());
        }
        if self.kernel.names.contains_key(&name) {
            return Err(Unregistered::Taken);
        }
        match self.kernel.entry(pid) {
            None => return Err(Unregistered::Gone),
            Some(entry) if entry.name().is_some() => return Err(Unregistered::Named),
            Some(_) => self.kernel.set_name(pid, Some(name)),
        };
        self.kernel.names.insert(name, pid);
        self.kernel.emit(Record::Lifecycle, pid, || EventKind::Registered(name));
        Ok(())
    }

    /// `Process.unregister/1`: false when nobody has the name.
    pub fn unregister_name(&mut self, name: Atom) -> bool {
        if self.ended {
            return true;
        }
        let Some(pid) = self.kernel.names.remove(&name) else {
            return false;
        };
        self.kernel.set_name(pid, None);
        self.kernel
            .emit(Record::Lifecycle, pid, || EventKind::Unregistered(name));
        true
    }
}
