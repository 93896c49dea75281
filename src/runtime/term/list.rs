//! Lists, made of cells: a head, and the list behind it.
//!
//! Prepending and taking apart cost the same whatever the length is, and lists that end alike share their end. A list
//! whose last cell ends in something else than a list is improper, as on the BEAM.

use std::rc::Rc;

use super::super::made;
use super::Term;
use super::release::let_go;

/// A list. Clones share its cells.
#[derive(Clone, Default)]
pub struct TermList(Option<Rc<Cons>>);

/// `[]`, for who wants to borrow it.
const NONE: &TermList = &TermList(None);

/// One cell, `[head | tail]`.
struct Cons {
    head: Term,
    tail: Term,
}

impl TermList {
    /// `[]`.
    pub const EMPTY: Self = Self(None);

    /// `[head | tail]`: an improper list, when the tail is none.
    #[must_use]
    pub fn cons(head: Term, tail: Term) -> Self {
        made::count(made::CELL);
        Self(Some(Rc::new(Cons { head, tail })))
    }

    /// These elements in front of a tail, which need not be a list.
    #[must_use]
    pub fn with_tail<I>(elements: I, tail: Term) -> Term
    where
        I: IntoIterator<Item = Term, IntoIter: DoubleEndedIterator>,
    {
        let elements = elements.into_iter().rev();
        elements.fold(tail, |tail, head| Term::List(Self::cons(head, tail)))
    }

    /// True for `[]`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The first element and what is behind it; `None` for `[]`.
    #[must_use]
    pub fn split(&self) -> Option<(&Term, &Term)> {
        self.0.as_deref().map(|cell| (&cell.head, &cell.tail))
    }

    /// The first element.
    #[must_use]
    pub fn first(&self) -> Option<&Term> {
        self.split().map(|(head, _)| head)
    }

    /// The elements from the first to the last; an improper end is none of them.
    #[must_use]
    pub fn iter(&self) -> Elements<'_> {
        Elements { rest: self, end: None }
    }

    /// How many elements there are, when the list is proper. Looks at each.
    #[must_use]
    pub fn length(&self) -> Option<usize> {
        let mut elements = self.iter();
        let length = elements.by_ref().count();
        elements.end().is_none().then_some(length)
    }

    /// The elements one beside the other, when the list is proper.
    #[must_use]
    pub fn elements<C: FromIterator<Term>>(&self) -> Option<C> {
        let mut elements = self.iter();
        let all = elements.by_ref().cloned().collect();
        elements.end().is_none().then_some(all)
    }

    /// Where its first cell is, and how many hold that; `None` for `[]`.
    pub(super) fn place(&self) -> Option<(usize, usize)> {
        let cell = self.0.as_ref()?;
        Some((Rc::as_ptr(cell).addr(), Rc::strong_count(cell)))
    }

    /// True when both are one cell in memory, which says at once that they are equal.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(another)) => Rc::ptr_eq(one, another),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// The elements of a list, and then what it ends in.
#[derive(Clone)]
pub struct Elements<'a> {
    rest: &'a TermList,
    end: Option<&'a Term>,
}

impl<'a> Elements<'a> {
    /// What an improper list ends in; known only when no element is left.
    #[must_use]
    pub fn end(&self) -> Option<&'a Term> {
        self.end
    }

    /// The cells that are left.
    #[must_use]
    pub fn rest(&self) -> &'a TermList {
        self.rest
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = &'a Term;

    #[inline]
    fn next(&mut self) -> Option<&'a Term> {
        let cell = self.rest.0.as_deref()?;
        match &cell.tail {
            Term::List(rest) => self.rest = rest,
            end => {
                self.rest = NONE;
                self.end = Some(end);
            }
        }
        Some(&cell.head)
    }
}

impl Default for &TermList {
    fn default() -> Self {
        NONE
    }
}

impl<'a> IntoIterator for &'a TermList {
    type Item = &'a Term;
    type IntoIter = Elements<'a>;

    fn into_iter(self) -> Elements<'a> {
        self.iter()
    }
}

impl From<&[Term]> for TermList {
    fn from(elements: &[Term]) -> Self {
        let elements = elements.iter().rev();
        elements.fold(Self::EMPTY, |tail, head| Self::cons(head.clone(), Term::List(tail)))
    }
}

impl<const N: usize> From<[Term; N]> for TermList {
    fn from(elements: [Term; N]) -> Self {
        Self::in_order(elements)
    }
}

impl From<Vec<Term>> for TermList {
    fn from(elements: Vec<Term>) -> Self {
        Self::in_order(elements)
    }
}

impl From<&Rc<[Term]>> for TermList {
    fn from(elements: &Rc<[Term]>) -> Self {
        Self::from(&**elements)
    }
}

impl From<Rc<[Term]>> for TermList {
    fn from(elements: Rc<[Term]>) -> Self {
        Self::from(&*elements)
    }
}

/// What comes one by one is kept beside each other first: cells are made from the last to the first.
impl FromIterator<Term> for TermList {
    fn from_iter<I: IntoIterator<Item = Term>>(elements: I) -> Self {
        Self::in_order(elements.into_iter().collect::<Vec<_>>())
    }
}

impl TermList {
    fn in_order<I>(elements: I) -> Self
    where
        I: IntoIterator<Item = Term, IntoIter: DoubleEndedIterator>,
    {
        let elements = elements.into_iter().rev();
        elements.fold(Self::EMPTY, |tail, head| Self::cons(head, Term::List(tail)))
    }
}

/// Cell by cell, for as long as nobody else has the next one; heads that nest are let go of as tuples are.
impl Drop for TermList {
    #[inline]
    fn drop(&mut self) {
        if let Some(cell) = self.0.take() {
            release(cell);
        }
    }
}

/// Kept apart, so that to let go of a term that holds nothing stays short.
#[inline(never)]
fn release(cell: Rc<Cons>) {
    if Rc::strong_count(&cell) == 1 {
        let_go(cell, |cell| Term::List(TermList(Some(cell))), release_cells);
    }
}

fn release_cells(first: Rc<Cons>) {
    let mut next = Some(first);
    while let Some(Cons { head, tail }) = next.and_then(Rc::into_inner) {
        drop(head);
        next = match tail {
            Term::List(mut rest) => rest.0.take(),
            _ => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ints(numbers: impl IntoIterator<Item = i64>) -> Term {
        Term::List(numbers.into_iter().map(Term::Int).collect())
    }

    #[test]
    fn a_list_is_taken_apart_as_it_was_put_together() {
        let tail = ints([2, 3]);
        let list = Term::cons(Term::Int(1), tail.clone());
        assert_eq!(list, ints([1, 2, 3]));
        let (head, rest) = list.as_list().and_then(TermList::split).unwrap();
        assert_eq!((head, rest), (&Term::Int(1), &tail));
        assert!(ints([]).as_list().unwrap().split().is_none());
    }

    #[test]
    fn lists_with_one_end_share_it() {
        let tail = ints([1, 2]);
        let [one, other] = [3, 4].map(|head| TermList::cons(Term::Int(head), tail.clone()));
        let behind = |list: &TermList| list.split().and_then(|(_, tail)| tail.as_list().cloned()).unwrap();
        assert!(behind(&one).is_same(&behind(&other)));
    }

    #[test]
    fn an_improper_list_has_no_length_and_says_what_it_ends_in() {
        let list = TermList::with_tail([Term::Int(1), Term::Int(2)], Term::Int(3));
        let list = list.as_list().unwrap();
        assert_eq!((list.length(), list.iter().count()), (None, 2));
        let mut elements = list.iter();
        assert!(elements.by_ref().eq([Term::Int(1), Term::Int(2)].iter()));
        assert_eq!(elements.end(), Some(&Term::Int(3)));
        assert_eq!(list.elements::<Vec<_>>(), None);
        assert_eq!(Term::List(list.clone()).to_string(), "[1, 2 | 3]");
        assert_eq!(TermList::with_tail([], Term::Int(3)), Term::Int(3));
    }

    #[test]
    fn a_proper_list_has_a_length() {
        let list = ints(0..100);
        let list = list.as_list().unwrap();
        assert_eq!(list.length(), Some(100));
        assert_eq!(list.elements::<Vec<_>>().unwrap().len(), 100);
        assert_eq!((TermList::EMPTY.length(), TermList::EMPTY.is_empty()), (Some(0), true));
    }

    #[test]
    fn the_end_of_a_list_outlives_the_rest() {
        let tail = ints([2, 3]);
        drop(Term::cons(Term::Int(1), tail.clone()));
        assert_eq!(tail, ints([2, 3]));
    }
}
