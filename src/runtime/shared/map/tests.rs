//! It does what an ordered map does, keeps its shape, and a clone keeps what it had.

use std::collections::BTreeMap;

use super::node::{FEWEST, MOST};
use super::*;
use crate::runtime::Random;

type Map = OrdMap<u32, u32>;

/// Checks the tree below a node; its depth.
fn check(node: &MapNode<u32, u32>, from: Option<u32>, to: Option<u32>, root: bool) -> u32 {
    assert!(node.len() <= MOST && (root || node.len() >= 1));
    match node {
        MapNode::Leaf(pairs) => {
            assert!(pairs.is_sorted_by(|one, other| one.0 < other.0));
            let within = |key: u32| from.is_none_or(|from| from <= key) && to.is_none_or(|to| key < to);
            assert!(pairs.iter().all(|(key, _)| within(*key)));
            0
        }
        MapNode::Branch(children) => {
            assert!(!root || children.len() > 1);
            let depths = children.iter().enumerate().map(|(at, (separator, child))| {
                let from = if at == 0 { from } else { Some(*separator) };
                let to = children.get(at + 1).map_or(to, |(next, _)| Some(*next));
                check(child, from, to, false)
            });
            let depths: Vec<_> = depths.collect();
            assert!(depths.iter().all(|depth| *depth == depths[0]), "leaves at {depths:?}");
            depths[0] + 1
        }
    }
}

fn checked(map: &Map) -> u32 {
    map.root.as_deref().map_or(0, |root| check(root, None, None, true))
}

/// The keys of a run: close together or far apart, ascending or not.
fn key(random: &mut Random, seed: u64, new: u32) -> u32 {
    match seed % 4 {
        0 => random.below(200),
        1 => random.below(u32::MAX),
        2 => new,
        _ => 100_000 - new,
    }
}

#[test]
fn it_is_an_ordered_map() {
    for seed in 0..40 {
        let (mut random, mut theirs, mut ours) = (Random::new(seed), BTreeMap::new(), Map::new());
        let mut kept = Vec::new();
        for new in 0..3_000 {
            let grows = if new / 750 % 2 == 0 { 65 } else { 30 };
            let what = random.below(100);
            if what < grows {
                let key = key(&mut random, seed, new);
                assert_eq!(ours.insert(key, new), theirs.insert(key, new), "seed {seed}");
            } else if what < 95 {
                let at = random.below(u32::try_from(theirs.len() + 1).unwrap()) as usize;
                let key = theirs.keys().nth(at).copied().unwrap_or(random.below(300));
                assert_eq!(ours.remove(&key), theirs.remove(&key), "seed {seed}");
            } else if what < 97 {
                assert_eq!(ours.pop_first(), theirs.pop_first(), "seed {seed}");
            } else if let Some(key) = theirs.keys().next_back().copied() {
                *ours.get_mut(&key).unwrap() = new;
                theirs.insert(key, new);
            }
            assert_eq!(
                (ours.len(), ours.first()),
                (theirs.len(), theirs.first_key_value()),
                "seed {seed}"
            );
            if new % 500 == 0 {
                kept.push((ours.clone(), theirs.clone()));
                checked(&ours);
            }
        }
        kept.push((ours, theirs));
        for (ours, theirs) in &kept {
            checked(ours);
            assert!(
                ours.iter().eq(theirs) && ours.iter().rev().eq(theirs.iter().rev()),
                "seed {seed}"
            );
            let from = random.below(300);
            assert!(
                ours.range_from(&from).eq(theirs.range(from..)),
                "seed {seed}, from {from}"
            );
            assert!(
                theirs.iter().all(|(key, value)| ours.get(key) == Some(value)),
                "seed {seed}"
            );
            assert!((0..300).all(|key| ours.contains_key(&key) == theirs.contains_key(&key)));
        }
    }
}

#[test]
fn a_walk_from_both_ends_meets_in_the_middle() {
    let map: Map = (0..1_000).map(|key| (key, key)).collect();
    let mut walk = map.keys();
    let mut seen: Vec<u32> = (0..500)
        .flat_map(|_| [walk.next(), walk.next_back()])
        .flatten()
        .copied()
        .collect();
    assert_eq!((walk.next(), walk.next_back(), seen.len()), (None, None, 1_000));
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..1_000));
}

#[test]
fn keys_that_ascend_fill_their_nodes() {
    let map: Map = (0..MOST as u32 * 100).map(|key| (key, key)).collect();
    fn leaves(node: &MapNode<u32, u32>) -> usize {
        match node {
            MapNode::Leaf(_) => 1,
            MapNode::Branch(children) => children.iter().map(|(_, child)| leaves(child)).sum(),
        }
    }
    assert_eq!(map.root.as_deref().map(leaves), Some(100));
    assert_eq!(checked(&map), 2);
}

#[test]
fn nodes_that_hold_few_are_merged() {
    let mut map: Map = (0..100_000).map(|key| (key, key)).collect();
    for key in 0..100_000 {
        if key % 100 != 0 {
            map.remove(&key);
        }
    }
    let deepest = (1_000_f64.log2() / (FEWEST as f64).log2()).ceil() as u32;
    assert!(checked(&map) <= deepest, "{} levels for {}", checked(&map), map.len());
    assert!(map.keys().copied().eq((0..100_000).step_by(100)));
}

#[test]
fn a_text_is_found_without_a_key_being_made_of_it() {
    let mut map: OrdMap<Rc<str>, u32> = OrdMap::new();
    map.insert(Rc::from("a"), 1);
    assert_eq!((map.get("a"), map.get("b")), (Some(&1), None));
    assert_eq!((map.remove("b"), map.remove("a"), map.len()), (None, Some(1), 0));
}
