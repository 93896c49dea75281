//! What every target must come to: for each of these scenarios one number, made of the system's digest after every
//! step.

use coppice::fidelity;
use coppice::runtime::digest_of;

use super::scenarios::recorded as random;

/// The seed of the recorded scenarios.
pub const SEED: u64 = 2026;
/// How many there are.
pub const RECORDED: u64 = 100;

/// The recorded numbers.
pub fn recorded() -> Vec<u64> {
    let lines = include_str!("digests.txt").lines();
    let numbers: Vec<_> = lines
        .map(|line| u64::from_str_radix(line, 16).expect("a number"))
        .collect();
    assert_eq!(numbers.len() as u64, RECORDED, "one line a scenario");
    numbers
}

/// The number of a scenario, as this target comes to it.
pub fn of_scenario(number: u64) -> u64 {
    let script = fidelity::from_value(random(SEED, number)).expect("a scenario");
    digest_of(&fidelity::digests(&script, 0).expect("a run"))
}
