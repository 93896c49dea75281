//! Maps, and the structs among them.
//!
//! Invariant: the pairs are sorted by key and no key comes twice, so equal maps are equal bytes. One that was made as a
//! struct also knows the order in which its module declares the fields, which is the order that `inspect` prints them in:
//! on the BEAM it asks the module. No program can see that order otherwise, so it says nothing of equality.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::runtime::{Digest, Digester};

/// The pairs of a map.
#[derive(Clone)]
pub struct Map<T> {
    pairs: Box<[(T, T)]>,
    /// Where the fields of a struct are among the pairs, in the order of its `defstruct`.
    declared: Option<Box<[usize]>>,
}

impl<T: Ord> Map<T> {
    /// Of two pairs with one key the later wins.
    pub(super) fn new(pairs: impl IntoIterator<Item = (T, T)>) -> Self {
        let sorted: BTreeMap<_, _> = pairs.into_iter().collect();
        Self {
            pairs: sorted.into_iter().collect(),
            declared: None,
        }
    }

    /// The same as a struct whose fields are declared in that order.
    pub(super) fn declare(self, fields: &[T]) -> Self {
        let declared = fields.iter().filter_map(|key| self.place(key)).collect();
        Self {
            declared: Some(declared),
            ..self
        }
    }

    fn place(&self, key: &T) -> Option<usize> {
        self.pairs.binary_search_by(|(k, _)| k.cmp(key)).ok()
    }

    /// The value under a key.
    pub(super) fn get(&self, key: &T) -> Option<&T> {
        Some(&self.pairs[self.place(key)?].1)
    }

    /// The fields of a struct in the order of its `defstruct`; `None` for a map that was not made as one.
    pub(super) fn declared_fields(&self) -> Option<impl Iterator<Item = &(T, T)>> {
        let declared = self.declared.as_ref()?;
        Some(declared.iter().map(|at| &self.pairs[*at]))
    }
}

impl<T> Deref for Map<T> {
    type Target = [(T, T)];

    fn deref(&self) -> &Self::Target {
        &self.pairs
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pairs == other.pairs
    }
}

impl<T: Eq> Eq for Map<T> {}

/// Its pairs: the order in which a struct's fields are declared says nothing of what it is.
impl<T: Digest> Digest for Map<T> {
    fn digest_into(&self, digester: &mut Digester) {
        self.pairs.digest_into(digester);
    }
}

impl<T: Hash> Hash for Map<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pairs.hash(state);
    }
}

/// Erlang's order of maps: by size, then by all keys, then by all values.
pub(super) fn compare<T: Ord>(a: &[(T, T)], b: &[(T, T)]) -> Ordering {
    let keys = || a.iter().map(|(key, _)| key).cmp(b.iter().map(|(key, _)| key));
    let values = || a.iter().map(|(_, value)| value).cmp(b.iter().map(|(_, value)| value));
    a.len().cmp(&b.len()).then_with(keys).then_with(values)
}
