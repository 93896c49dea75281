//! How long the runtime takes: nanoseconds an operation, the median of several rounds, and bytes an idle process.
//!
//! `cargo bench` prints a table. Where `elixir` is on PATH, the same operations run on the real BEAM with one scheduler
//! in between the rounds, and the table says how many times faster Coppice is. (The BEAM also pays for pre-emption,
//! copying and heaps of their own.)

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark needs the wall clock"
)]

#[path = "runtime/supervised.rs"]
mod supervised;
#[path = "runtime/workers.rs"]
mod workers;

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Instant;

/// Rounds of everything; the median counts.
const ROUNDS: usize = 5;

/// What is measured: its name, and how often it is done in a round.
type Case = (&'static str, u64, fn(u64));

const CASES: [Case; 6] = [
    ("spawn+stop", 200_000, workers::spawn_and_stop),
    ("ping-pong", 300_000, workers::ping_pong),
    ("ring hop", 500_000, workers::ring),
    ("fan-in msg", 500_000, workers::fan_in),
    ("call", 200_000, supervised::call_rounds),
    ("crash+restart", 50_000, supervised::crash_and_restart),
];

fn main() {
    let mut ours: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut beam: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        for (name, count, run) in CASES {
            let began = Instant::now();
            run(count);
            ours.entry(name)
                .or_default()
                .push(began.elapsed().as_nanos() as f64 / count as f64);
        }
        for (name, ns) in beam_round().unwrap_or_default() {
            beam.entry(name).or_default().push(ns);
        }
    }
    println!("{:<16}{:>12}{:>12}{:>10}", "ns/operation", "Coppice", "BEAM", "ratio");
    for (name, _, _) in CASES {
        let here = median(ours.get_mut(name));
        match beam.get_mut(name) {
            Some(there) => {
                let there = median(Some(there));
                println!("{name:<16}{here:>12.1}{there:>12.1}{:>9.1}×", there / here);
            }
            None => println!("{name:<16}{here:>12.1}{:>12}{:>10}", "–", "–"),
        }
    }
    let few = supervised::restart_with_window(100, 20_000);
    let many = supervised::restart_with_window(100_000, 20_000);
    println!("restart with 100,000 in the window ÷ with 100: {:.2}", many / few);
    match supervised::bytes_per_process(200_000) {
        Some(bytes) => println!("bytes an idle supervised process: {bytes:.0}"),
        None => println!("bytes an idle supervised process: only Linux tells"),
    }
}

fn median(values: Option<&mut Vec<f64>>) -> f64 {
    let Some(values) = values else {
        return f64::NAN;
    };
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// One round on the BEAM: `name\tns` a line.
fn beam_round() -> Option<Vec<(String, f64)>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/beam.exs");
    let output = Command::new("elixir").args(["--erl", "+S 1:1", script]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let row = |line: &str| {
        let (name, ns) = line.split_once('\t')?;
        Some((name.to_owned(), ns.parse().ok()?))
    };
    Some(text.lines().filter_map(row).collect())
}
