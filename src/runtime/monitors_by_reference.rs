//! What a process keeps under references: the monitors that it set, and those that others set on it.
//!
//! The order can be observed, and it is that of a list in which the last takes the place of the one that is taken out.
//! Most processes have none or one, and pay for no more. A supervisor that stops a hundred thousand children has a hundred
//! thousand: many have an index.

use super::shared::Vector;
use super::{Digest, Digester, OrdMap, Reference};

/// More than that are many: then the list has an index, and clones share both.
const FEW: usize = 32;

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
    /// Never empty.
    Few(Vec<T>),
    /// Never empty. It became so many once.
    Many(Box<Many<T>>),
}

#[derive(Clone, Debug)]
pub(super) struct Many<T> {
    items: Vector<T>,
    /// Where in the list each is.
    index: OrdMap<Reference, usize>,
}

impl<T> ByReference<T> {
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::None)
    }
}

impl<T: Referenced + Clone> ByReference<T> {
    pub(super) fn push(&mut self, item: T) {
        match self {
            Self::None => *self = Self::One(item),
            Self::One(_) => *self = Self::Few(std::mem::take(self).into_iter().chain([item]).collect()),
            Self::Few(list) if list.len() < FEW => list.push(item),
            Self::Few(list) => {
                let mut many = Many {
                    items: Vector::default(),
                    index: OrdMap::new(),
                };
                list.drain(..).chain([item]).for_each(|item| many.push(item));
                *self = Self::Many(Box::new(many));
            }
            Self::Many(many) => many.push(item),
        }
    }

    pub(super) fn get(&self, reference: Reference) -> Option<&T> {
        match self {
            Self::None => None,
            Self::One(one) => Some(one).filter(|one| one.reference() == reference),
            // What was set last is most often what is asked for next.
            Self::Few(list) => list.iter().rfind(|item| item.reference() == reference),
            Self::Many(many) => many.items.get(*many.index.get(&reference)?),
        }
    }

    /// Takes one out; the last takes its place.
    pub(super) fn remove(&mut self, reference: Reference) -> Option<T> {
        let (item, left) = match self {
            Self::None => return None,
            Self::One(one) => (Some(one).filter(|one| one.reference() == reference)?.clone(), 0),
            Self::Few(list) => {
                let at = list.iter().rposition(|item| item.reference() == reference)?;
                (list.swap_remove(at), list.len())
            }
            Self::Many(many) => (many.remove(reference)?, many.items.len()),
        };
        if left == 0 {
            *self = Self::None;
        }
        Some(item)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        let (list, many) = match self {
            Self::None => ([].as_slice(), None),
            Self::One(one) => (std::slice::from_ref(one), None),
            Self::Few(list) => (list.as_slice(), None),
            Self::Many(many) => ([].as_slice(), Some(many.items.iter())),
        };
        list.iter().chain(many.into_iter().flatten())
    }
}

impl<T: Referenced + Clone> Many<T> {
    fn push(&mut self, item: T) {
        self.index.insert(item.reference(), self.items.len());
        self.items.push(item);
    }

    fn remove(&mut self, reference: Reference) -> Option<T> {
        let at = self.index.remove(&reference)?;
        let item = self.items.swap_remove(at)?;
        if let Some(moved) = self.items.get(at) {
            self.index.insert(moved.reference(), at);
        }
        Some(item)
    }
}

impl<T: Clone> IntoIterator for ByReference<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, list) = match self {
            Self::None => (None, Vec::new()),
            Self::One(one) => (Some(one), Vec::new()),
            Self::Few(list) => (None, list),
            Self::Many(many) => (None, many.items.iter().cloned().collect()),
        };
        one.into_iter().chain(list)
    }
}

impl<T: Referenced + Clone + Digest> Digest for ByReference<T> {
    fn digest_into(&self, digester: &mut Digester) {
        digester.length(self.iter().count());
        for item in self.iter() {
            item.digest_into(digester);
        }
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
                assert!(ours.iter().eq(&list), "seed {seed}");
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
