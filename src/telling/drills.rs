//! The chapter's three drills: to look a name up and send to it, to do the same through a via tuple, and to tell a strategy by
//! what it has done.

pub mod console;
pub mod strategies;
