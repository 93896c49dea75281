//! Collections whose clones share what neither has changed since. They make a system cheap to keep: a clone costs the
//! same whatever it holds, and what is written afterwards copies only the way to it.
//!
//! All three are trees of counted nodes. A node that nobody else holds is written in place, so that a system of which no
//! clone is kept pays for no copy.

mod map;
mod queue;
mod vector;

pub use map::OrdMap;
pub(super) use queue::Queue;
pub(super) use vector::Vector;
