//! The built-in functions of the simulated disk.

use std::rc::Rc;

use super::super::{EventKind, Program, Record, Term};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// Reads a file of the simulated disk.
    pub fn read_file(&mut self, path: &str) -> Option<Term> {
        let found = self.kernel.disk.get(path).cloned();
        let (me, there) = (self.me, found.is_some());
        self.kernel
            .emit(Record::Lifecycle, me, || EventKind::FileRead(Rc::from(path), there));
        found
    }

    /// The paths of the files of the simulated disk, in order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.kernel.disk.keys().map(|path| &**path)
    }

    /// Takes a file off the simulated disk; false when there is none.
    pub fn delete_file(&mut self, path: &str) -> bool {
        !self.ended && self.kernel.disk.remove(path).is_some()
    }

    /// Writes a file of the simulated disk.
    pub fn write_file(&mut self, path: &str, content: Term) {
        if self.ended {
            return;
        }
        let path: Rc<str> = Rc::from(path);
        self.kernel.disk.insert(Rc::clone(&path), content);
        let me = self.me;
        self.kernel.emit(Record::Lifecycle, me, || EventKind::FileWritten(path));
    }
}
