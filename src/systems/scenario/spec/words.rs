//! How much memory a spec takes as a worker keeps it: the map that was read, in the process dictionary.

use super::{CallbackStep, Lifetime, Shutdown, Worker};

/// A cell of a list, or a key and a value in a map.
const CELL: usize = 2;
/// An entry of a dictionary: a cell, and a tuple of two.
const ENTRY: usize = CELL + 3;
/// A map without keys: three words, and the head of the tuple of its keys.
const MAP: usize = 4;

impl Worker {
    /// What an entry of a process dictionary with this takes, in words. What is the default counts as not written.
    #[must_use]
    pub fn words(&self) -> u16 {
        let mut words = ENTRY + MAP + field("type", text("worker")) + field("id", text(&self.id));
        match self.restart {
            Lifetime::Permanent => {}
            Lifetime::Transient | Lifetime::Temporary => words += field("restart", text("transient")),
        }
        for (is_given, key) in [(self.significant, "significant"), (self.trap_exit, "trap_exit")] {
            words += if is_given { field(key, 0) } else { 0 };
        }
        words += match self.shutdown {
            None => 0,
            Some(Shutdown::Ms(_)) => field("shutdown", 0),
            Some(Shutdown::BrutalKill) => field("shutdown", text("brutal_kill")),
            Some(Shutdown::Infinity) => field("shutdown", text("infinity")),
        };
        if let Some((registry, key)) = &self.name {
            words += field("name", 2 * CELL + text(registry) + text(key));
        }
        for (key, value) in [("local", &self.local), ("load", &self.load)] {
            words += value.as_ref().map_or(0, |value| field(key, text(value)));
        }
        words += self.info.map_or(0, |_| field("info", text("log")));
        if !self.init.is_empty() {
            let steps = self.init.iter().map(|step| CELL + text(&String::from(step.clone())));
            words += field("init", steps.sum());
        }
        words += self.terminate_ms.map_or(0, |_| field("terminate_ms", 0));
        for (key, steps) in [("in_init", &self.in_init), ("in_terminate", &self.in_terminate)] {
            if !steps.is_empty() {
                words += field(key, steps.iter().map(|step| CELL + step.words()).sum());
            }
        }
        words += self.already_started.map_or(0, |_| field("already_started", text("ok")));
        u16::try_from(words).unwrap_or(u16::MAX)
    }
}

impl CallbackStep {
    fn words(&self) -> usize {
        match self {
            Self::Sleep { .. } => MAP + field("do", text("sleep")) + field("ms", 0),
            Self::Call { id, .. } => MAP + field("do", text("call")) + field("id", text(id)) + field("ms", 0),
            Self::WhichChildren { id, .. } => {
                MAP + field("do", text("which_children")) + field("id", text(id)) + field("ms", 0)
            }
            // What the op says is left out: such workers report on nobody before they have heard of something.
            Self::Perform { .. } => MAP + field("do", text("perform")) + field("op", MAP),
            Self::Cast { id } | Self::Send { id } => MAP + field("do", text("cast")) + field("id", text(id)),
        }
    }
}

/// A key of a map with what its value takes.
fn field(key: &str, value: usize) -> usize {
    CELL + text(key) + value
}

/// A text: two words and its bytes, or outside of the heap what refers to it.
fn text(text: &str) -> usize {
    match text.len() {
        short @ ..=64 => 2 + short.div_ceil(8),
        _ => 6,
    }
}
