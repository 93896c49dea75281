//! The heap of a registry's partition with three workers that writes its report, as `process_info/2` showed it on OTP 25.

use super::{Heap, next_size};

#[test]
fn a_collection_leaves_what_it_left_on_the_beam() {
    let mut heap = Heap::collected(376, 6, 610, 50);
    // It has described itself, found three neighbours and asked the first for its dictionary.
    heap.make(220);
    heap.keep(86);
    heap.passing = 4;
    heap.make(4);
    heap.take(124);
    assert!(heap.is_short(32), "114 words are free");
    heap.relieve(27, 58);
    assert_eq!((heap.size, heap.used, heap.old), (610, 148, 56));
    assert!(!heap.is_short(27));
}

#[test]
fn a_list_is_collected_as_far_as_it_is_used_up() {
    let mut heap = Heap::collected(610, 100, 610, 0);
    heap.make_list(5);
    heap.use_cell();
    heap.use_cell();
    heap.take(600);
    heap.relieve(20, 0);
    assert_eq!((heap.used, heap.mature, heap.old), (6, 6, 100));
}

#[test]
fn what_is_too_much_for_the_old_heap_is_collected_with_it() {
    let mut heap = Heap::collected(376, 100, 142, 90);
    heap.keep(20);
    heap.make(20);
    heap.take(300);
    heap.relieve(20, 10);
    assert_eq!((heap.size, heap.used, heap.old_size), (610, 220, 0));
}

#[test]
fn a_heap_has_one_of_the_sizes_of_the_beam() {
    let sizes = [0, 233, 234, 376, 377, 611, 988].map(next_size);
    assert_eq!(sizes, [233, 233, 376, 376, 610, 987, 1598]);
}
