//! What a process does: the one interface between the runtime and the behaviours above it.

use std::fmt::Debug;
use std::hash::Hash;

use super::{Context, Next, Wake};

/// The code and state of a process. Plain data: it can be cloned, compared, hashed and printed.
pub trait Program: Clone + Eq + Hash + Debug {
    /// What programs of this kind report beyond what the runtime itself sees.
    type Event: Clone + Eq + Hash + Debug;

    /// Runs until the next receive, or to the end. Never blocks and never panics.
    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next;
}
