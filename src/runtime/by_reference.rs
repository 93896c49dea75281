//! What a process keeps under references: the monitors that it set, and those that others set on it.
//!
//! The order can be observed, and it is that of a list in which the last takes the place of the one that is taken out.
//! Most processes have none or one, and pay for no more. A supervisor that stops a hundred thousand children has a hundred
//! thousand: above a size there is an index beside the list.

use std::collections::BTreeMap;

use super::{Digest, Digester, Reference};

/// From that size on the list has an index.
const INDEXED_FROM: usize = 32;

/// Something that has a reference of its own.
pub(super) trait Referenced {
    fn reference(&self) -> Reference;
}

/// The list. No two have the same reference.
#[derive(Clone, Debug, Default)]
pub(super) enum ByReference<T> {
    #[default]
    None,
    One(T),
    Many(Box<Many<T>>),
}

/// Invariant: it is never empty; the index is there from that size on, until none is left.
#[derive(Clone, Debug)]
pub(super) struct Many<T> {
    items: Vec<T>,
    index: Option<BTreeMap<Reference, usize>>,
}

impl<T: Referenced> ByReference<T> {
    pub(super) fn push(&mut self, item: T) {
        match self {
            Self::None => *self = Self::One(item),
            Self::One(_) => {
                let Self::One(first) = std::mem::take(self) else { return };
                let items = vec![first, item];
                *self = Self::Many(Box::new(Many { items, index: None }));
            }
            Self::Many(many) => many.push(item),
        }
    }

    pub(super) fn contains(&self, reference: Reference) -> bool {
        self.get(reference).is_some()
    }

    pub(super) fn get(&self, reference: Reference) -> Option<&T> {
        match self {
            Self::None => None,
            Self::One(one) => Some(one).filter(|one| one.reference() == reference),
            Self::Many(many) => Some(&many.items[many.place(reference)?]),
        }
    }

    /// Takes one out; the last takes its place.
    pub(super) fn remove(&mut self, reference: Reference) -> Option<T> {
        match self {
            Self::None => None,
            Self::One(one) if one.reference() != reference => None,
            Self::One(_) => std::mem::take(self).into_iter().next(),
            Self::Many(many) => {
                let item = many.remove(reference)?;
                if many.items.is_empty() {
                    *self = Self::None;
                }
                Some(item)
            }
        }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        match self {
            Self::None => [].iter(),
            Self::One(one) => std::slice::from_ref(one).iter(),
            Self::Many(many) => many.items.iter(),
        }
    }
}

impl<T: Referenced> Many<T> {
    fn push(&mut self, item: T) {
        if let Some(index) = &mut self.index {
            index.insert(item.reference(), self.items.len());
        }
        self.items.push(item);
        if self.index.is_none() && self.items.len() >= INDEXED_FROM {
            let places = self.items.iter().enumerate();
            self.index = Some(places.map(|(at, item)| (item.reference(), at)).collect());
        }
    }

    fn place(&self, reference: Reference) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(&reference).copied(),
            // What was set last is most often what is taken back next.
            None => self.items.iter().rposition(|item| item.reference() == reference),
        }
    }

    fn remove(&mut self, reference: Reference) -> Option<T> {
        let at = self.place(reference)?;
        let item = self.items.swap_remove(at);
        if let Some(index) = &mut self.index {
            index.remove(&reference);
            if let Some(moved) = self.items.get(at) {
                index.insert(moved.reference(), at);
            }
        }
        Some(item)
    }
}

impl<T> IntoIterator for ByReference<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Self::None => (None, Vec::new()),
            Self::One(one) => (Some(one), Vec::new()),
            Self::Many(many) => (None, many.items),
        };
        one.into_iter().chain(many)
    }
}

impl<T: Referenced + Digest> Digest for ByReference<T> {
    fn digest_into(&self, digester: &mut Digester) {
        self.iter().as_slice().digest_into(digester);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Random;

    impl Referenced for u64 {
        fn reference(&self) -> Reference {
            Reference(*self)
        }
    }

    #[test]
    fn it_is_a_list_in_which_the_last_takes_the_place_of_the_one_that_is_taken_out() {
        for seed in 0..50 {
            let (mut random, mut list, mut ours) = (Random::new(seed), Vec::new(), ByReference::default());
            for new in 0..400 {
                let grows = random.below(100) < if new < 200 { 70 } else { 30 };
                if grows || list.is_empty() {
                    list.push(new);
                    ours.push(new);
                } else {
                    let at = random.below(u32::try_from(list.len()).unwrap()) as usize;
                    let gone: u64 = list.swap_remove(at);
                    assert_eq!(ours.remove(Reference(gone)), Some(gone), "seed {seed}");
                    assert_eq!(ours.remove(Reference(gone)), None, "seed {seed}");
                }
                assert_eq!(ours.iter().as_slice(), list, "seed {seed}");
                assert!(list.iter().all(|item| ours.get(Reference(*item)) == Some(item)));
            }
            assert_eq!(ours.into_iter().collect::<Vec<_>>(), list, "seed {seed}");
        }
    }

    #[test]
    fn nothing_is_kept_for_what_is_gone() {
        let mut ours = ByReference::default();
        (0..100).for_each(|item| ours.push(item));
        assert!((0..100).all(|item| ours.remove(Reference(item)).is_some()));
        assert!(matches!(ours, ByReference::None));
    }
}
