//! An ordered set whose clones share: the keys of a map.

use std::borrow::Borrow;

use super::OrdMap;

/// An ordered set. Clones are cheap, and share what neither has changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrdSet<T>(OrdMap<T, ()>);

impl<T> Default for OrdSet<T> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<T> OrdSet<T> {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its elements in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.0.keys()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The smallest.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.0.first().map(|(first, ())| first)
    }
}

impl<T: Ord> OrdSet<T> {
    /// Is it in there?
    #[must_use]
    pub fn contains<Q: Ord + ?Sized>(&self, element: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(element)
    }

    /// The elements that are not smaller, in order.
    pub fn range_from<'a, Q: Ord + ?Sized>(&'a self, element: &Q) -> impl Iterator<Item = &'a T> + use<'a, T, Q>
    where
        T: Borrow<Q>,
    {
        self.0.range_from(element).map(|(element, ())| element)
    }
}

impl<T: Ord + Clone> OrdSet<T> {
    /// Puts it in: was it not there before?
    pub fn insert(&mut self, element: T) -> bool {
        self.0.insert(element, ()).is_none()
    }

    /// Takes it out: was it there?
    pub fn remove<Q: Ord + ?Sized>(&mut self, element: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(element).is_some()
    }
}

impl<T: Ord + Clone> FromIterator<T> for OrdSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self(elements.into_iter().map(|element| (element, ())).collect())
    }
}
