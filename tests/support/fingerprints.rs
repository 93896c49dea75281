//! What every target must come to: for each of these scenarios one number, made of the system's fingerprint after every
//! step.

use std::hash::Hasher;

use coppice::fidelity;
use coppice::runtime::StableHasher;

use super::scenarios::recorded as random;

/// The seed of the recorded scenarios.
pub const SEED: u64 = 2026;
/// How many there are.
pub const RECORDED: u64 = 100;

/// The recorded numbers.
pub fn recorded() -> Vec<u64> {
    let lines = include_str!("fingerprints.txt").lines();
    let numbers: Vec<_> = lines
        .map(|line| u64::from_str_radix(line, 16).expect("a number"))
        .collect();
    assert_eq!(numbers.len() as u64, RECORDED, "one line a scenario");
    numbers
}

/// The number of a scenario, as this target comes to it.
pub fn digest(number: u64) -> u64 {
    let script = fidelity::from_value(random(SEED, number)).expect("a scenario");
    let mut hasher = StableHasher::default();
    for fingerprint in fidelity::fingerprints(&script, 0).expect("a run") {
        hasher.write_u64(fingerprint);
    }
    hasher.finish()
}
