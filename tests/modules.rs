//! Modules under ops, against the real BEAM: as it was recorded, and live where there is one (docs/fidelity.md).
//!
//! `COPPICE_WRITE_RECORDED=1 cargo test --test modules every` records what the BEAM does anew.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_methods,
    reason = "a native test beside a real BEAM, whose answers a thread reads"
)]

#[path = "modules/bad_input.rs"]
mod bad_input;
#[path = "fidelity/beam.rs"]
mod beam;
#[expect(dead_code, reason = "each of these was always the same on the BEAM")]
#[path = "fidelity/comparison.rs"]
mod comparison;

use std::fs;
use std::path::PathBuf;

use beam::{Beam, Runs};
use comparison::compare;
use coppice::fidelity::{read_ops, run_modules};

use serde_json::{Value, json};

/// How often a live BEAM runs modules, and how often more when that is not what Coppice does: time is real there, and a busy
/// machine is late.
const ONCE: Runs = Runs::of(1, 0);
const MORE: u32 = 5;

/// Modules, what is done to them, and what came of it on the BEAM.
struct Sample {
    name: String,
    source: String,
    ops: String,
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/elixir/modules"))
}

/// All of them, in the order of their names.
fn samples() -> Vec<Sample> {
    let entries = fs::read_dir(folder()).expect("the modules are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ex"));
    paths.sort();
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let sample = |path: &PathBuf| Sample {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        source: read(path),
        ops: read(&path.with_extension("jsonl")),
    };
    paths.iter().map(sample).collect()
}

impl Sample {
    fn recorded_path(&self) -> PathBuf {
        folder().join("recorded").join(&self.name).with_extension("jsonl")
    }

    /// What the BEAM did, an op a line.
    fn recorded(&self) -> Value {
        let path = self.recorded_path();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let steps = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("it was written here"));
        steps.collect()
    }

    /// What Coppice does.
    fn trace(&self) -> Value {
        let ops = read_ops(&self.ops).unwrap_or_else(|errors| panic!("{}: {errors:?}", self.name));
        let trace = run_modules(&self.source, &ops, 0).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        serde_json::to_value(trace).expect("a trace is JSON")
    }

    /// As the recorder is asked for it.
    fn request(&self) -> Value {
        let ops = self
            .ops
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("an op is JSON"));
        json!({"name": self.name, "source": self.source, "ops": ops.collect::<Vec<_>>()})
    }

    fn on(&self, beam: &mut Beam) -> Value {
        beam.record(&self.request(), ONCE).swap_remove(0)
    }
}

/// How a trace differs from what is expected of it, if it does.
fn difference(sample: &Sample, expected: &Value, trace: &Value) -> Option<String> {
    let differs = compare(expected, trace).err()?;
    Some(format!("{}:\n{differs}", sample.name))
}

fn record() {
    let mut beam = Beam::start().expect("there is no elixir here to record with");
    for sample in samples() {
        let trace = sample.on(&mut beam);
        let steps = trace.as_array().expect("a trace").iter().map(Value::to_string);
        let lines = steps.collect::<Vec<_>>().join("\n") + "\n";
        fs::write(sample.recorded_path(), lines).expect("it can be written");
    }
}

#[test]
fn every_module_does_under_its_ops_what_it_did_on_the_beam() {
    if std::env::var_os("COPPICE_WRITE_RECORDED").is_some() {
        record();
    }
    let samples = samples();
    assert!(samples.len() >= 60, "there are {} only", samples.len());
    let differ = |sample: &Sample| difference(sample, &sample.recorded(), &sample.trace());
    let different: Vec<_> = samples.iter().filter_map(differ).collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_module_does_under_its_ops_what_it_does_on_this_machines_beam() {
    if std::env::var_os("COPPICE_WITHOUT_ELIXIR").is_some() {
        println!("COPPICE_WITHOUT_ELIXIR is set: nothing was compared.");
        return;
    }
    let mut beam = Beam::start().expect(
        "there is no `elixir` here to compare with: install it (on Debian: apt-get install erlang-base elixir), or leave \
         this test out with COPPICE_WITHOUT_ELIXIR=1",
    );
    let mut different = Vec::new();
    for sample in samples() {
        let trace = sample.trace();
        let mut looks = 0..=MORE;
        let last = loop {
            let found = difference(&sample, &sample.on(&mut beam), &trace);
            if found.is_none() || looks.next().is_none() {
                break found;
            }
        };
        different.extend(last);
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn the_same_modules_and_ops_give_the_same_trace() {
    for sample in samples().iter().step_by(7) {
        assert_eq!(sample.trace(), sample.trace(), "{}", sample.name);
    }
}
