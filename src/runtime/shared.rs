//! Collections whose clones share what neither has changed since. They make a system cheap to keep: a clone costs the
//! same whatever it holds, and what is written afterwards copies only the way to it.
//!
//! All are made of counted nodes. A node that nobody else holds is written in place, so that a system of which no
//! clone is kept pays for no copy.

mod map;
mod queue;
mod set;
mod vector;

use std::rc::Rc;

pub use map::OrdMap;
pub use queue::Queue;
pub use set::OrdSet;
pub use vector::Vector;

/// What is counted, to be written: a copy of its own if somebody else holds it too. It is mostly held once, and then this is
/// few comparisons. There are no weak references.
#[inline]
pub(super) fn own<T: Clone>(shared: &mut Rc<T>) -> &mut T {
    if Rc::strong_count(shared) != 1 {
        copy(shared);
    }
    Rc::get_mut(shared).expect("nobody else holds a copy that has just been made")
}

#[cold]
#[inline(never)]
fn copy<T: Clone>(shared: &mut Rc<T>) {
    *shared = Rc::new(T::clone(shared));
}
