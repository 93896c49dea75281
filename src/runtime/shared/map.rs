//! An ordered map whose clones share: a B+ tree of counted nodes, written by path copying.
//!
//! Invariants: keys ascend from leaf to leaf; all leaves are at the same depth; a key beside a child is not greater than
//! any key in that child, and greater than all keys before it, but for the first child, beside which it means nothing.
//! Keys that are added at the end leave full nodes behind them, which is how pids, references and times come.

mod iter;
mod node;

use std::borrow::Borrow;
use std::fmt;
use std::rc::Rc;

use super::super::{Digest, Digester};
use super::own;
use iter::Iter;
use node::MapNode;

/// An ordered map. Clones are cheap, and share what neither has changed since.
#[derive(Clone)]
pub struct OrdMap<K, V> {
    root: Option<Rc<MapNode<K, V>>>,
    len: usize,
}

impl<K, V> Default for OrdMap<K, V> {
    fn default() -> Self {
        Self { root: None, len: 0 }
    }
}

impl<K, V> OrdMap<K, V> {
    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The pairs in the order of the keys.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::over(self.root.as_deref(), self.len)
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The pair of the smallest key.
    #[must_use]
    pub fn first(&self) -> Option<(&K, &V)> {
        self.root.as_deref()?.first()
    }
}

impl<K: Ord, V> OrdMap<K, V> {
    /// The value under a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.root.as_deref()?.get(key)
    }

    /// Is there such a key?
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// The pairs whose keys are not smaller, in order.
    pub fn range_from<'a, Q: Ord + ?Sized>(&'a self, key: &Q) -> impl Iterator<Item = (&'a K, &'a V)> + use<'a, Q, K, V>
    where
        K: Borrow<Q>,
    {
        Iter::from(self.root.as_deref(), key)
    }
}

impl<K: Ord + Clone, V: Clone> OrdMap<K, V> {
    /// The value under a key, to be written.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let root = self.root.as_mut()?;
        root.leads_to(key).then(|| own(root).get_mut(key))?
    }

    /// Puts a value under a key: the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let Some(root) = &mut self.root else {
            self.root = Some(Rc::new(MapNode::Leaf(vec![(key, value)])));
            self.len = 1;
            return None;
        };
        let (old, split) = own(root).insert(key, value, true);
        if let Some((separator, right)) = split {
            let left = std::mem::replace(root, Rc::new(MapNode::Leaf(Vec::new())));
            // The key beside the first child means nothing: any will do.
            *root = Rc::new(MapNode::Branch(vec![(separator.clone(), left), (separator, right)]));
        }
        self.len += usize::from(old.is_none());
        old
    }

    /// Takes the value under a key out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let root = self.root.as_mut().filter(|root| root.leads_to(key))?;
        let (_, value) = own(root).remove(key)?;
        self.len -= 1;
        self.settle_root();
        Some(value)
    }

    /// Takes the pair of the smallest key out.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        let root = self.root.as_mut()?;
        let first = own(root).pop_first()?;
        self.len -= 1;
        self.settle_root();
        Some(first)
    }

    /// A root with one child is one too many. An empty leaf is kept: there will be something in it again.
    fn settle_root(&mut self) {
        match self.root.as_deref() {
            Some(MapNode::Branch(children)) if children.len() == 1 => self.root = Some(Rc::clone(&children[0].1)),
            Some(MapNode::Branch(_) | MapNode::Leaf(_)) | None => {}
        }
    }
}

impl<K: Ord + Clone, V: Clone> FromIterator<(K, V)> for OrdMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        for (key, value) in pairs {
            map.insert(key, value);
        }
        map
    }
}

impl<'a, K, V> IntoIterator for &'a OrdMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OrdMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for OrdMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other)
    }
}

impl<K: Eq, V: Eq> Eq for OrdMap<K, V> {}

impl<K: Digest, V: Digest> Digest for OrdMap<K, V> {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(self.len);
        for pair in self {
            pair.digest_into(digester);
        }
    }
}

#[cfg(test)]
mod tests;
