//! The two designs of the chapter, hit process by process, against the real BEAM: as it was recorded, and live where
//! there is one (docs/fidelity.md).

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_methods,
    reason = "a native test beside a real BEAM, whose answers a thread reads"
)]

mod fidelity {
    pub mod beam;
}

use std::collections::{BTreeMap, BTreeSet};

use coppice::fidelity::designs::{self, Hit, Which};
use fidelity::beam::{Beam, Runs};
use serde_json::Value;

/// How often a live BEAM does it, and how often when that is not what Coppice does.
const FIRST_LOOK: Runs = Runs::of(2, 0);
const CLOSER_LOOK: Runs = Runs::of(10, 300);

/// What was recorded: what is hit, and every distinct thing that came of it.
fn recorded() -> Vec<(Hit, Vec<Value>)> {
    let lines = include_str!("fidelity/recorded/designs.jsonl").lines();
    let read = |line| -> (Hit, Vec<Value>) {
        let recorded: Value = serde_json::from_str(line).expect("a recorded line is JSON");
        let hit = serde_json::from_value(recorded["scenario"].clone()).expect("a hit");
        (hit, recorded["variants"].as_array().cloned().expect("variants"))
    };
    lines.map(read).collect()
}

/// What Coppice does.
fn outcome(hit: &Hit) -> Value {
    let outcome = designs::hit(hit, 0).unwrap_or_else(|error| panic!("{}: {error}", hit.name));
    serde_json::to_value(outcome).expect("an outcome is JSON")
}

/// What is compared: what each process did, in its own order, and all that came of it.
fn by_process(outcome: &Value) -> (BTreeMap<String, Vec<Value>>, Value) {
    let mut processes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for event in outcome["events"].as_array().into_iter().flatten() {
        processes.entry(event[1].to_string()).or_default().push(event.clone());
    }
    let mut rest = outcome.clone();
    rest["events"] = Value::Null;
    (processes, rest)
}

fn is_one_of(outcome: &Value, variants: &[Value]) -> bool {
    variants
        .iter()
        .any(|variant| by_process(variant) == by_process(outcome))
}

fn is_plain_kill(hit: &Hit) -> bool {
    hit.how == "kill" && hit.failing.is_none() && hit.strategies.is_empty()
}

/// Those that were killed, without anything else.
fn kills(design: Which) -> impl Iterator<Item = (Hit, Vec<Value>)> {
    let recorded = recorded().into_iter();
    recorded.filter(move |(hit, _)| hit.design == design && is_plain_kill(hit))
}

fn names(outcome: &Value, field: &str) -> BTreeSet<String> {
    let names = outcome[field].as_array().into_iter().flatten();
    names.map(|name| name.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn each_hit_comes_to_what_it_came_to_on_the_beam() {
    let mut different = Vec::new();
    for (hit, variants) in recorded() {
        let outcome = outcome(&hit);
        if !is_one_of(&outcome, &variants) {
            different.push(format!(
                "{}\n  recorded {}\n  here     {outcome}",
                hit.name, variants[0]
            ));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Nothing promises that, and with one scheduler it is so: exits run along the links in an order of their own.
#[test]
fn after_a_kill_all_processes_end_in_the_order_in_which_they_did_on_the_beam() {
    let mut compared = 0;
    for (hit, variants) in kills(Which::Flat).chain(kills(Which::Nested)) {
        if let [only] = variants.as_slice() {
            assert_eq!(outcome(&hit)["events"], only["events"], "{}", hit.name);
            compared += 1;
        }
    }
    assert!(compared >= 30, "only {compared} were always the same on the BEAM");
}

#[test]
fn every_process_of_both_designs_was_killed_with_and_without_a_change_unstored() {
    let places =
        |design| -> BTreeSet<(String, bool)> { kills(design).map(|(hit, _)| (hit.place, hit.unstored)).collect() };
    let workers = ["worker 1", "worker 2", "worker 3", "Alice", "Bob"];
    let flat = ["Flat.System", "Flat.Cache", "Flat.Database"];
    let nested = [
        "Todo.System",
        "Todo.ProcessRegistry",
        "PIDPartition0",
        "Todo.Database",
        "Todo.Cache",
    ];
    let both = |own: &[&str]| -> BTreeSet<(String, bool)> {
        let all = own.iter().chain(&workers);
        all.flat_map(|place| [((*place).to_owned(), false), ((*place).to_owned(), true)])
            .collect()
    };
    assert_eq!(places(Which::Flat), both(&flat));
    assert_eq!(places(Which::Nested), both(&nested));
}

#[test]
fn whatever_ends_in_the_flat_design_takes_everything_below_the_root_along() {
    for (hit, _) in kills(Which::Flat) {
        let outcome = outcome(&hit);
        let gone = names(&outcome, "gone");
        for name in [
            "Flat.Cache",
            "Flat.Database",
            "worker 1",
            "worker 2",
            "worker 3",
            "Alice",
            "Bob",
        ] {
            assert!(gone.contains(&format!("{name}#1")), "{}: {name} still lives", hit.name);
        }
        let late = if hit.unstored { vec!["late"] } else { Vec::new() };
        assert_eq!(outcome["lost"]["Bob"], Value::from(late), "{}", hit.name);
    }
}

#[test]
fn a_worker_or_a_server_that_ends_in_the_nested_design_ends_alone() {
    for (hit, _) in kills(Which::Nested).filter(|(hit, _)| !hit.unstored) {
        let outcome = outcome(&hit);
        let alone = BTreeSet::from([format!("{}#1", hit.place)]);
        match hit.place.as_str() {
            place if place.starts_with("worker") => {
                assert_eq!(names(&outcome, "gone"), alone);
                assert_eq!(names(&outcome, "new"), BTreeSet::from([format!("{place}#2")]));
                assert_eq!(outcome["answers"]["Alice"]["server"], "Alice#1");
            }
            "Alice" | "Bob" => {
                assert_eq!(names(&outcome, "gone"), alone);
                assert_eq!(names(&outcome, "new"), BTreeSet::new(), "it is temporary");
            }
            _ => {}
        }
    }
}

#[test]
fn a_hit_that_cannot_be_done_is_refused_with_the_reason() {
    let (hit, _) = recorded().swap_remove(0);
    let refused = |change: &dyn Fn(&mut Hit)| {
        let mut hit = hit.clone();
        change(&mut hit);
        designs::hit(&hit, 0).expect_err("refused")
    };
    assert_eq!(
        refused(&|hit| hit.place = "worker 4".to_owned()),
        "nobody is called worker 4"
    );
    assert_eq!(
        refused(&|hit| hit.how = "cut".to_owned()),
        "there is no way of ending called cut"
    );
    let failing = Some(("Flat.System".to_owned(), 1));
    assert_eq!(
        refused(&|hit| hit.failing.clone_from(&failing)),
        "no start of Flat.System can be made to fail"
    );
}

#[test]
fn each_hit_comes_to_what_it_comes_to_on_this_machines_beam() {
    let Some(mut beam) = Beam::start() else {
        println!("There is no elixir here: nothing was compared.");
        return;
    };
    for (hit, variants) in recorded() {
        let (asked, outcome) = (serde_json::to_value(&hit).expect("a hit is JSON"), outcome(&hit));
        // Where the BEAM was seen to race, it is enough that it has come out so before.
        let races = variants.len() > 1 && is_one_of(&outcome, &variants);
        let equal = is_one_of(&outcome, &beam.record(&asked, FIRST_LOOK))
            || races
            || is_one_of(&outcome, &beam.record(&asked, CLOSER_LOOK));
        assert!(equal, "{}: nothing that the BEAM does is {outcome}", hit.name);
    }
}
