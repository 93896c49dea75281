//! What can be run: the chapter's to-do system, and trees written as data.

pub mod todo;
pub mod tree;
