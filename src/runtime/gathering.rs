//! Sorting and gathering where it is not hot, in little code. All of the page is downloaded, and the standard library's
//! sorts are some six kilobytes for every type and every comparison, those inside `BTreeMap::from_iter` among them.

use std::cmp::Ordering;

/// Sorts stably, as `slice::sort_by` does, and about half as fast: indices are sorted, in code that all types share.
pub fn sort_by<T>(elements: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..elements.len()).collect();
    sort_indices(&mut order, &|one, other| compare(&elements[one], &elements[other]));
    let mut unsorted: Vec<Option<T>> = elements.drain(..).map(Some).collect();
    elements.extend(order.into_iter().filter_map(|at| unsorted[at].take()));
}

/// The same by the elements' own order.
pub fn sort<T: Ord>(elements: &mut Vec<T>) {
    sort_by(elements, T::cmp);
}

#[inline(never)]
fn sort_indices(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|one, other| compare(*one, *other));
}

/// Collects one element after the other, as `Iterator::collect` does with ordered maps and sets only after it has sorted
/// them.
pub fn gather<T, C: Default + Extend<T>>(elements: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(elements);
    gathered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Random;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for seed in 0..200 {
            let mut random = Random::new(seed);
            let mut ours: Vec<(u32, usize)> = (0..random.below(60) as usize).map(|at| (random.below(9), at)).collect();
            let mut theirs = ours.clone();
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|one| one.0);
            assert_eq!(ours, theirs, "seed {seed}");
        }
    }
}
