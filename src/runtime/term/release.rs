//! How a term is let go of: however deeply it nests, the stack stays shallow.
//!
//! A tuple, a map or a list whose last owner is gone lets go of what it holds, which may be the last owner of others.
//! That goes on as ordinary calls for [`DEEPEST`] levels; what lies below waits until the outermost call is done with
//! the rest, and then has its turn.

use std::cell::{Cell, RefCell};

use super::Term;

/// How many levels are let go of within each other. A level takes some 300 bytes of stack; of the page's megabyte that
/// is little, and few terms are as deep.
const DEEPEST: u32 = 64;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static SOME_WAIT: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Term>> = const { RefCell::new(Vec::new()) };
}

/// Lets go of what a value held, as `release` does it; or, when that is too deep, later, as the term that `park` makes.
#[inline]
pub(super) fn let_go<T>(held: T, park: impl FnOnce(T) -> Term, release: impl FnOnce(T)) {
    let depth = DEPTH.get();
    if depth == DEEPEST {
        wait(park(held));
        return;
    }
    DEPTH.set(depth + 1);
    release(held);
    if depth == 0 && SOME_WAIT.get() {
        release_waiting();
    }
    DEPTH.set(depth);
}

#[cold]
fn wait(term: Term) {
    SOME_WAIT.set(true);
    WAITING.with_borrow_mut(|waiting| waiting.push(term));
}

/// Called one level deep, so that what is let go of here does not come here itself.
#[cold]
fn release_waiting() {
    while let Some(term) = WAITING.with_borrow_mut(Vec::pop) {
        drop(term);
    }
    SOME_WAIT.set(false);
    WAITING.with_borrow_mut(Vec::shrink_to_fit);
}
