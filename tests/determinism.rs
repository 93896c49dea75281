//! The same scenario gives the same bytes: in a copy of the system that was made while it ran, and on every target.
//! `tests/browser.rs` compares with the same file of digests in a real browser.
//!
//! When the runtime was changed on purpose: `COPPICE_WRITE_DIGESTS=1 cargo test --test determinism`.

#![cfg(not(target_arch = "wasm32"))]

mod fidelity {
    pub mod shrink;
}
mod support {
    pub mod digests;
    pub mod scenarios;
    pub mod stepper;
}

use coppice::fidelity as scenarios;
use coppice::runtime::Random;
use fidelity::shrink::shrink;
use serde_json::Value;
use support::digests::{RECORDED, SEED, of_scenario, recorded};
use support::scenarios::scenario as random;
use support::stepper::Course;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/digests.txt");

/// Runs a scenario to its end, and then a copy of it that was made after some step, each as likely as any other: the
/// first step after which the copy is not what the original was. Whatever they might share has been changed by then.
fn differs(written: &Value) -> Option<usize> {
    let mut original = Course::new(&scenarios::from_value(written.clone()).ok()?);
    let mut random = Random::new(SEED);
    let (mut copy, mut copied_after) = (original.clone(), 0);
    let mut seen = Vec::new();
    for steps in 1.. {
        let Some(digest) = original.next() else { break };
        seen.push(digest);
        if random.below(steps) == 0 {
            (copy, copied_after) = (original.clone(), seen.len());
        }
    }
    let (rest, copied): (_, Vec<u64>) = (&seen[copied_after..], copy.collect());
    let lengths = (rest.len() != copied.len()).then(|| rest.len().min(copied.len()));
    let first = rest
        .iter()
        .zip(&copied)
        .position(|(one, other)| one != other)
        .or(lengths);
    first.map(|step| copied_after + step + 1)
}

#[test]
fn a_copy_made_in_the_middle_of_a_scenario_has_the_digests_of_the_original_after_every_step() {
    for number in 0..RECORDED {
        let scenario = random(SEED, number);
        if differs(&scenario).is_some() {
            let smallest = shrink(&scenario, &mut |smaller| differs(smaller).is_some());
            let step = differs(&smallest);
            panic!("seed {SEED}, number {number}, shrunk, first differs after step {step:?}:\n{smallest}");
        }
    }
}

#[test]
fn every_scenario_has_the_digests_that_are_recorded_for_all_targets() {
    let now: Vec<u64> = (0..RECORDED).map(of_scenario).collect();
    if std::env::var_os("COPPICE_WRITE_DIGESTS").is_some() {
        let lines: String = now.iter().map(|digest| format!("{digest:016x}\n")).collect();
        std::fs::write(FILE, lines).expect("the file can be written");
        return;
    }
    for (number, (now, recorded)) in (0..).zip(now.into_iter().zip(recorded())) {
        assert_eq!(now, recorded, "seed {SEED}, number {number}: {}", random(SEED, number));
    }
}
