//! The process dictionary, of which only the size is kept: how much there is to tell when somebody asks for it.

use super::super::{Pid, Program};
use super::Context;

impl<P: Program> Context<'_, P> {
    /// `Process.put/2` of something that takes so many words with its key and its place in the dictionary.
    pub fn put(&mut self, words: u16) {
        if let Some(entry) = self.kernel.entry_mut(self.me) {
            entry.dictionary = entry.dictionary.saturating_add(words);
        }
    }

    /// How many words that process has put into its dictionary; none for a dead process.
    #[must_use]
    pub fn dictionary_of(&self, pid: Pid) -> u16 {
        self.kernel.entry(pid).map_or(0, |entry| entry.dictionary)
    }

    /// How many processes that one descends from (`$ancestors`); none for a dead process.
    #[must_use]
    pub fn ancestors_of(&self, pid: Pid) -> u16 {
        self.kernel.entry(pid).map_or(0, |entry| entry.ancestors)
    }
}
