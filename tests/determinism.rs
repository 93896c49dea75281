//! The same scenario gives the same bytes: run twice, and on every target. `tests/browser.rs` compares with the same file
//! of digests in a real browser.
//!
//! When the runtime was changed on purpose: `COPPICE_WRITE_DIGESTS=1 cargo test --test determinism`.

#![cfg(not(target_arch = "wasm32"))]

mod fidelity {
    pub mod shrink;
}
mod support {
    pub mod digests;
    pub mod scenarios;
}

use coppice::fidelity as scenarios;
use fidelity::shrink::shrink;
use serde_json::Value;
use support::digests::{RECORDED, SEED, of_scenario, recorded};
use support::scenarios::scenario as random;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/digests.txt");

/// The first step after which two runs of a scenario differ.
fn differs(written: &Value) -> Option<usize> {
    let script = scenarios::from_value(written.clone()).ok()?;
    let run = || scenarios::digests(&script, 0).ok();
    let (one, other) = (run()?, run()?);
    let lengths = (one.len() != other.len()).then(|| one.len().min(other.len()));
    one.iter().zip(&other).position(|(one, other)| one != other).or(lengths)
}

#[test]
fn a_scenario_that_is_run_twice_has_the_same_digest_after_every_step() {
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
