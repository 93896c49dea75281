//! Tuples: a row of terms that all clones share.
//!
//! Invariant: a row that is there is not empty, so that the empty tuple is one value and takes no memory.

use std::ops::Deref;
use std::rc::Rc;

use super::super::made;
use super::Term;
use super::release::let_go;

/// The elements of a tuple.
#[derive(Clone, Default)]
pub struct Tuple(Option<Rc<[Term]>>);

impl Tuple {
    /// Where its row is, and how many hold that; `None` for `{}`.
    pub(super) fn place(&self) -> Option<(usize, usize)> {
        let row = self.0.as_ref()?;
        Some((Rc::as_ptr(row).cast::<Term>().addr(), Rc::strong_count(row)))
    }

    /// True when both are one row in memory, which says at once that they are equal.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(another)) => Rc::ptr_eq(one, another),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

impl<E: Into<Rc<[Term]>>> From<E> for Tuple {
    fn from(elements: E) -> Self {
        let elements = elements.into();
        made::count_row(elements.len());
        Self((!elements.is_empty()).then_some(elements))
    }
}

impl FromIterator<Term> for Tuple {
    fn from_iter<I: IntoIterator<Item = Term>>(elements: I) -> Self {
        Self::from(elements.into_iter().collect::<Rc<[Term]>>())
    }
}

impl Deref for Tuple {
    type Target = [Term];

    #[inline]
    fn deref(&self) -> &[Term] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Drop for Tuple {
    #[inline]
    fn drop(&mut self) {
        if let Some(elements) = self.0.take() {
            release(elements);
        }
    }
}

/// Kept apart, so that to let go of a term that holds nothing stays short.
#[inline(never)]
fn release(elements: Rc<[Term]>) {
    if Rc::strong_count(&elements) == 1 {
        let_go(elements, |elements| Term::Tuple(Tuple(Some(elements))), drop);
    }
}
