//! A console that says of itself what it does.

use super::note::{FAILED, NOTE};
use super::{Console, FILE};
use crate::elixir::host::Host;
use crate::otp::{Cx, Event};
use crate::runtime::{Atom, Term};
use crate::tuple;

impl Console {
    /// What errors say that it is called which is evaluated.
    pub(super) fn file(&self) -> &str {
        self.script.as_ref().map_or(FILE, |script| &script.name)
    }

    /// Says what was typed as the line before the next.
    pub(super) fn note<M: Host>(&self, text: &str, cx: &mut Cx<'_, M>) {
        let number = i64::from(self.number);
        cx.report_with(|| Event::Note(tuple![Atom::new(NOTE), number, text]));
    }

    /// What is evaluated has failed: what was to be evaluated behind it is not.
    pub(super) fn fail<M: Host>(&mut self, line: Option<u32>, cx: &mut Cx<'_, M>) {
        self.scripts.clear();
        let line = line.map_or(Term::atom("nil"), |line| Term::Int(line.into()));
        cx.report_with(|| Event::Note(tuple![Atom::new(FAILED), self.file(), line]));
    }
}
