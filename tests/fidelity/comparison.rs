//! When two traces are equal: every op's result is, and every actor's own events are, in order.

use std::collections::BTreeMap;

use serde_json::Value;

pub enum Verdict {
    /// The trace is one of the variants.
    Equal,
    /// The BEAM showed several variants, and this is none of them. How it differs from the first.
    Racy(String),
    /// The BEAM always showed the same, and this is not it.
    Different(String),
}

pub fn judge(variants: &[Value], trace: &Value) -> Verdict {
    let mut first = None;
    for variant in variants {
        match compare(variant, trace) {
            Ok(()) => return Verdict::Equal,
            Err(difference) => first = first.or(Some(difference)),
        }
    }
    let difference = first.unwrap_or_else(|| "no variant was recorded".to_owned());
    if variants.len() > 1 {
        Verdict::Racy(difference)
    } else {
        Verdict::Different(difference)
    }
}

/// Compares two traces: the first op that differs, and in it every actor's first event that does.
pub fn compare(expected: &Value, got: &Value) -> Result<(), String> {
    let steps = |trace: &Value| trace.as_array().cloned().unwrap_or_default();
    let (expected, got) = (steps(expected), steps(got));
    for (number, (expected, got)) in expected.iter().zip(&got).enumerate() {
        let mut differences = Vec::new();
        if expected["result"] != got["result"] {
            differences.push(format!(
                "    result: expected {}, got {}",
                expected["result"], got["result"]
            ));
        }
        differences.extend(actors_that_differ(&expected["events"], &got["events"]));
        if !differences.is_empty() {
            return Err(format!("  op {number} {}\n{}", expected["op"], differences.join("\n")));
        }
    }
    if expected.len() != got.len() {
        return Err(format!("  expected {} ops, got {}", expected.len(), got.len()));
    }
    Ok(())
}

fn actors_that_differ(expected: &Value, got: &Value) -> Vec<String> {
    let (expected, got) = (by_actor(expected), by_actor(got));
    let actors: std::collections::BTreeSet<_> = expected.keys().chain(got.keys()).collect();
    let mut differences = Vec::new();
    for actor in actors {
        let of = |events: &BTreeMap<String, Vec<Value>>| events.get(actor).cloned().unwrap_or_default();
        let (expected, got) = (of(&expected), of(&got));
        let longest = expected.len().max(got.len());
        if let Some(at) = (0..longest).find(|at| expected.get(*at) != got.get(*at)) {
            let show = |events: &[Value]| events.get(at).map_or("nothing".to_owned(), Value::to_string);
            differences.push(format!("    {actor}: expected {}, got {}", show(&expected), show(&got)));
        }
    }
    differences
}

/// The events of each actor. A registration's actor is the process registered.
fn by_actor(events: &Value) -> BTreeMap<String, Vec<Value>> {
    let mut actors: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for event in events.as_array().into_iter().flatten() {
        let actor = if event[0] == "registered" { &event[3] } else { &event[1] };
        let actor = actor.as_str().unwrap_or_default().to_owned();
        actors.entry(actor).or_default().push(event.clone());
    }
    actors
}
