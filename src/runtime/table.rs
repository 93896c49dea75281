//! A growable table whose clones share what neither has changed since: what makes a checkpoint cheap.
//!
//! Rows are looked up several times a step, so the way to one is short and always as long: a limb, a leaf, the row. A
//! clone copies the list of limbs, one pointer for 256 rows. Who writes a row after a clone copies its limb, which is
//! pointers, and its leaf, which is few rows.
//!
//! Invariant: the rows below `len` are there.

use std::rc::Rc;

use super::shared::own;

/// Rows a leaf: what is copied with a row that is written.
const ROWS: usize = 4;
/// Leaves a limb.
const LEAVES: usize = 64;

type Leaf<T> = [Option<T>; ROWS];
type Limb<T> = [Option<Rc<Leaf<T>>>; LEAVES];

#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    limbs: Vec<Rc<Limb<T>>>,
    len: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            limbs: Vec::new(),
            len: 0,
        }
    }
}

/// Where a row is: its limb, its leaf in that, and its place in the leaf.
fn way(at: usize) -> (usize, usize, usize) {
    (at / (ROWS * LEAVES), at / ROWS % LEAVES, at % ROWS)
}

impl<T: Clone> Table<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(super) fn get(&self, at: u32) -> Option<&T> {
        let (limb, leaf, row) = way(at as usize);
        self.limbs.get(limb)?[leaf].as_ref()?[row].as_ref()
    }

    #[inline]
    pub(super) fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        let (limb, leaf, row) = way(at as usize);
        own(own(self.limbs.get_mut(limb)?)[leaf].as_mut()?)[row].as_mut()
    }

    pub(super) fn push(&mut self, new: T) {
        let (limb, leaf, row) = way(self.len);
        if limb == self.limbs.len() {
            self.limbs.push(Rc::new([const { None }; LEAVES]));
        }
        let leaf = own(&mut self.limbs[limb])[leaf].get_or_insert_with(|| Rc::new([const { None }; ROWS]));
        own(leaf)[row] = Some(new);
        self.len += 1;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        let leaves = self.limbs.iter().flat_map(|limb| limb.iter().flatten());
        leaves.flat_map(|leaf| leaf.iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_list_of_which_a_clone_keeps_what_it_had() {
        let mut table = Table::default();
        (0..1_000).for_each(|row| table.push(row));
        let kept = table.clone();
        for at in (0..1_000).step_by(7) {
            *table.get_mut(at).expect("it was pushed") += 1_000;
        }
        table.push(1_000);
        assert!(kept.iter().copied().eq(0..1_000));
        assert_eq!((kept.len(), kept.get(1_000), table.len()), (1_000, None, 1_001));
        let expected = |at: u32| {
            if at.is_multiple_of(7) && at < 1_000 {
                at + 1_000
            } else {
                at
            }
        };
        assert!(table.iter().copied().eq((0..1_001).map(expected)));
        assert!((0..1_001).all(|at| table.get(at) == Some(&expected(at))));
        assert!(table.get_mut(1_001).is_none() && table.get(u32::MAX).is_none());
    }
}
