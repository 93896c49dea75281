//! What has not changed stays the same allocation.

use std::rc::Rc;

/// Takes something new for what it was, if it is otherwise; true when it is.
pub fn put<T: PartialEq>(known: &mut Rc<T>, next: T) -> bool {
    let otherwise = **known != next;
    if otherwise {
        *known = Rc::new(next);
    }
    otherwise
}
