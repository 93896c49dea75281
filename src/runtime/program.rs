//! What a process does: the one interface between the runtime and the behaviours above it.

use std::fmt::Debug;

use super::{Context, Digest, Next, Wake};

/// The code and state of a process. Plain data: it can be cloned, printed, and digested, which is how it is compared.
pub trait Program: Clone + Debug + Digest {
    /// What programs of this kind report beyond what the runtime itself sees.
    type Event: Clone + Debug;
    /// What is loaded in a system beside its processes: the code that they share, where that can be exchanged while they run.
    type Code: Clone + Debug + Default + Digest;

    /// Runs until the next receive, or to the end. Never blocks and never panics.
    fn run(&mut self, wake: Wake, cx: &mut Context<'_, Self>) -> Next;
}
