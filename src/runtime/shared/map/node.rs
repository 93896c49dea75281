//! The nodes of the tree: how they are searched, filled, split and merged.

use std::borrow::Borrow;
use std::rc::Rc;

use super::super::own;

/// Pairs, or children, that a node holds at most.
pub(super) const MOST: usize = 16;
/// With fewer, a node is merged with a neighbour.
pub(super) const FEWEST: usize = MOST / 4;

#[derive(Clone, Debug)]
pub(in super::super) enum MapNode<K, V> {
    Leaf(Vec<(K, V)>),
    Branch(Vec<Child<K, V>>),
}

/// A child, and a key that is not greater than any in it.
pub(super) type Child<K, V> = (K, Rc<MapNode<K, V>>);

/// What an insertion comes to: the value that was there, and the right half if the node had to be split.
type Inserted<K, V> = (Option<V>, Option<Child<K, V>>);

/// The child in which a key is, if it is anywhere.
pub(super) fn child_of<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized>(children: &[Child<K, V>], key: &Q) -> usize {
    let rest = children.get(1..).unwrap_or_default();
    rest.partition_point(|(separator, _)| separator.borrow() <= key)
}

/// Where in a leaf a key is, or would be.
pub(super) fn place<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized>(pairs: &[(K, V)], key: &Q) -> Result<usize, usize> {
    pairs.binary_search_by(|(other, _)| other.borrow().cmp(key))
}

impl<K, V> MapNode<K, V> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Leaf(pairs) => pairs.len(),
            Self::Branch(children) => children.len(),
        }
    }

    pub(super) fn first(&self) -> Option<(&K, &V)> {
        match self {
            Self::Leaf(pairs) => pairs.first().map(|(key, value)| (key, value)),
            Self::Branch(children) => children.first()?.1.first(),
        }
    }
}

impl<K: Ord, V> MapNode<K, V> {
    pub(super) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let mut node = self;
        loop {
            match node {
                Self::Leaf(pairs) => return Some(&pairs[place(pairs, key).ok()?].1),
                Self::Branch(children) => node = &children[child_of(children, key)].1,
            }
        }
    }
}

impl<K: Ord + Clone, V: Clone> MapNode<K, V> {
    /// May there be something to write under a key? A way to what is not there is not copied; a leaf alone is no way.
    pub(super) fn leads_to<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        matches!(self, Self::Leaf(_)) || self.get(key).is_some()
    }

    pub(super) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match self {
            Self::Leaf(pairs) => {
                let at = place(pairs, key).ok()?;
                Some(&mut pairs[at].1)
            }
            Self::Branch(children) => {
                let at = child_of(children, key);
                own(&mut children[at].1).get_mut(key)
            }
        }
    }

    /// `last` says that no node comes after this one: what is added at the end there leaves it full.
    pub(super) fn insert(&mut self, key: K, value: V, last: bool) -> Inserted<K, V> {
        match self {
            Self::Leaf(pairs) => match place(pairs, &key) {
                Ok(at) => (Some(std::mem::replace(&mut pairs[at].1, value)), None),
                Err(at) => {
                    let right = insert_or_split(pairs, at, (key, value), last);
                    let right = right.map(|right| (right[0].0.clone(), Rc::new(Self::Leaf(right))));
                    (None, right)
                }
            },
            Self::Branch(children) => {
                let at = child_of(children, &key);
                let last = last && at + 1 == children.len();
                let (old, split) = own(&mut children[at].1).insert(key, value, last);
                let right = split.and_then(|child| insert_or_split(children, at + 1, child, last));
                let right = right.map(|right| (right[0].0.clone(), Rc::new(Self::Branch(right))));
                (old, right)
            }
        }
    }

    pub(super) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        match self {
            Self::Leaf(pairs) => {
                let at = place(pairs, key).ok()?;
                Some(pairs.remove(at))
            }
            Self::Branch(children) => {
                let at = child_of(children, key);
                let removed = own(&mut children[at].1).remove(key)?;
                merge(children, at);
                Some(removed)
            }
        }
    }

    pub(super) fn pop_first(&mut self) -> Option<(K, V)> {
        match self {
            Self::Leaf(pairs) => (!pairs.is_empty()).then(|| pairs.remove(0)),
            Self::Branch(children) => {
                let removed = own(&mut children.first_mut()?.1).pop_first()?;
                merge(children, 0);
                Some(removed)
            }
        }
    }

    /// Takes over what the right neighbour holds.
    fn append(&mut self, separator: &K, right: &mut Self) {
        match (self, right) {
            (Self::Leaf(pairs), Self::Leaf(more)) => pairs.append(more),
            (Self::Branch(children), Self::Branch(more)) => {
                // The first child is the first no more: the key beside it has to mean something.
                if let Some((beside, _)) = more.first_mut() {
                    *beside = separator.clone();
                }
                children.append(more);
            }
            (Self::Leaf(_), Self::Branch(_)) | (Self::Branch(_), Self::Leaf(_)) => {}
        }
    }

    /// Gives its upper half away, with the key that separates the two.
    fn halve(&mut self) -> Child<K, V> {
        let half = self.len() / 2;
        match self {
            Self::Leaf(pairs) => {
                let right = pairs.split_off(half);
                (right[0].0.clone(), Rc::new(Self::Leaf(right)))
            }
            Self::Branch(children) => {
                let right = children.split_off(half);
                (right[0].0.clone(), Rc::new(Self::Branch(right)))
            }
        }
    }
}

/// Inserts into a node's list. A full one is split: the right part, which is never empty.
fn insert_or_split<T>(list: &mut Vec<T>, at: usize, element: T, last: bool) -> Option<Vec<T>> {
    if list.len() < MOST {
        list.insert(at, element);
        return None;
    }
    if last && at == list.len() {
        return Some(vec![element]);
    }
    let mut right = list.split_off(MOST / 2);
    if at <= list.len() {
        list.insert(at, element);
    } else {
        right.insert(at - list.len(), element);
    }
    Some(right)
}

/// A child has lost something: when it holds few it is merged with a neighbour, and halved if that is too much for one.
fn merge<K: Ord + Clone, V: Clone>(children: &mut Vec<Child<K, V>>, at: usize) {
    if children[at].1.len() >= FEWEST || children.len() == 1 {
        return;
    }
    let left = at.saturating_sub(1);
    let (separator, mut right) = children.remove(left + 1);
    let whole = own(&mut children[left].1);
    whole.append(&separator, own(&mut right));
    if whole.len() > MOST {
        let right = whole.halve();
        children.insert(left + 1, right);
    }
}
