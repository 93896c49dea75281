//! Circles between files: which files reach each other, and the shortest way around.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::crate_graph::Uses;

/// Files that are one recursive type, or cannot be told apart for another reason.
pub struct Knot {
    pub files: &'static [&'static str],
    /// Why, in one sentence.
    pub because: &'static str,
}

/// The sets of two files or more that all reach each other, the largest first.
pub fn knots(uses: &Uses) -> Vec<BTreeSet<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (file.as_str(), reach(uses, file))).collect();
    let mut knots: Vec<BTreeSet<&str>> = Vec::new();
    for (file, others) in &reached {
        if knots.iter().any(|knot| knot.contains(file)) {
            continue;
        }
        let knot: BTreeSet<&str> = others
            .iter()
            .copied()
            .filter(|other| reached.get(other).is_some_and(|back| back.contains(file)))
            .collect();
        if knot.len() > 1 {
            knots.push(knot);
        }
    }
    knots.sort_by_key(|knot| std::cmp::Reverse(knot.len()));
    knots
}

/// What is wrong between the circles that there are and the knots that are listed; nothing when they are the same.
pub fn broken_knots(uses: &Uses, listed: &[Knot]) -> Vec<String> {
    let found = knots(uses);
    let reasons: Vec<&str> = listed.iter().map(|knot| knot.because).collect();
    let listed: Vec<BTreeSet<&str>> = listed.iter().map(|knot| knot.files.iter().copied().collect()).collect();
    let mut broken = Vec::new();
    for knot in &found {
        let is_known = |circle: &Vec<&str>| {
            listed
                .iter()
                .any(|known| circle.iter().all(|file| known.contains(file)))
        };
        if let Some(circle) = circles(uses, knot).into_iter().find(|circle| !is_known(circle)) {
            broken.push(format!(
                "a circle: {}\n  (one of those among {})",
                told(uses, &circle),
                joined(knot)
            ));
        }
    }
    for (at, known) in listed.iter().enumerate() {
        if listed[..at].iter().any(|before| !before.is_disjoint(known)) {
            broken.push(format!("a file is listed in two knots: see {}", joined(known)));
        }
        if !found.iter().any(|knot| knot.is_superset(known)) {
            let left: Vec<String> = found.iter().filter(|knot| knot.is_subset(known)).map(joined).collect();
            broken.push(format!(
                "a knot is listed that is none any more: {}\n  (because: {} What is left of it: {})",
                joined(known),
                reasons[at],
                if left.is_empty() {
                    "nothing".to_owned()
                } else {
                    left.join("; ")
                },
            ));
        }
    }
    broken
}

/// For each use inside a knot the shortest circle through it, the shortest first.
fn circles<'a>(uses: &'a Uses, knot: &BTreeSet<&'a str>) -> Vec<Vec<&'a str>> {
    let mut circles = Vec::new();
    for file in knot {
        for next in uses[*file].keys().filter(|next| knot.contains(next.as_str())) {
            let mut circle = shortest_way(uses, next, file);
            circle.pop();
            circle.insert(0, file);
            circles.push(circle);
        }
    }
    circles.sort_by_key(Vec::len);
    circles
}

/// The files that a file reaches, itself included when a circle leads back to it.
fn reach<'a>(uses: &'a Uses, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(file) = next.pop() {
        for used in uses.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(used.as_str()) {
                next.push(used);
            }
        }
    }
    reached
}

/// The files from one to the other, both included.
fn shortest_way<'a>(uses: &'a Uses, from: &'a str, to: &str) -> Vec<&'a str> {
    let mut came_from: BTreeMap<&str, Option<&str>> = BTreeMap::from([(from, None)]);
    let mut next = VecDeque::from([from]);
    while let Some(file) = next.pop_front() {
        if file == to {
            let mut way: Vec<&str> = std::iter::successors(Some(file), |file| came_from[file]).collect();
            way.reverse();
            return way;
        }
        for used in uses.get(file).into_iter().flat_map(BTreeMap::keys) {
            came_from.entry(used).or_insert_with(|| {
                next.push_back(used);
                Some(file)
            });
        }
    }
    Vec::new()
}

/// `a.rs -> b.rs (Name, line 3) -> a.rs (Other, line 1)`.
fn told(uses: &Uses, circle: &[&str]) -> String {
    let mut text = circle[0].to_owned();
    for (at, file) in circle.iter().enumerate() {
        let next = circle[(at + 1) % circle.len()];
        let by = &uses[*file][next];
        text += &format!(" -> {next} ({}, line {})", by.name, by.line);
    }
    text
}

fn joined(files: &BTreeSet<&str>) -> String {
    files.iter().copied().collect::<Vec<_>>().join(", ")
}
