//! A smaller scenario that still fails, found by leaving things out.

use serde_json::Value;

/// Leaves out ops, children and fields for as long as what is left still fails.
pub fn shrink(scenario: &Value, fails: &mut impl FnMut(&Value) -> bool) -> Value {
    let mut smallest = scenario.clone();
    loop {
        let Some(smaller) = candidates(&smallest).into_iter().find(|smaller| fails(smaller)) else {
            return smallest;
        };
        smallest = smaller;
    }
}

/// The scenario with one thing less, the largest things first.
fn candidates(scenario: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let ops = scenario["ops"].as_array().map_or(0, Vec::len);
    for half in [ops / 2..ops, 0..ops / 2] {
        if half.len() > 1 {
            found.push(without(scenario, "/ops", half));
        }
    }
    for at in (0..ops).rev() {
        found.push(without(scenario, "/ops", at..at + 1));
    }
    lists(&scenario["tree"], "/tree", &mut |path, length| {
        for half in [length / 2..length, 0..length / 2] {
            if half.len() > 1 {
                found.push(without(scenario, path, half));
            }
        }
        for at in (0..length).rev() {
            found.push(without(scenario, path, at..at + 1));
        }
    });
    fields(&scenario["tree"], "/tree", &mut |path, field| {
        let mut less = scenario.clone();
        if let Some(object) = less.pointer_mut(path).and_then(Value::as_object_mut) {
            object.remove(field);
            found.push(less);
        }
    });
    found
}

fn without(scenario: &Value, path: &str, range: std::ops::Range<usize>) -> Value {
    let mut less = scenario.clone();
    if let Some(list) = less.pointer_mut(path).and_then(Value::as_array_mut) {
        list.drain(range);
    }
    less
}

/// Every list of children, with its path and length.
fn lists(child: &Value, path: &str, seen: &mut impl FnMut(&str, usize)) {
    if let Some(children) = child["children"].as_array() {
        let path = format!("{path}/children");
        seen(&path, children.len());
        for (at, child) in children.iter().enumerate() {
            lists(child, &format!("{path}/{at}"), seen);
        }
    }
}

/// Every field of a child that it can do without.
fn fields(child: &Value, path: &str, seen: &mut impl FnMut(&str, &str)) {
    for field in child.as_object().into_iter().flat_map(|fields| fields.keys()) {
        if !["type", "id", "children"].contains(&field.as_str()) {
            seen(path, field);
        }
    }
    for (at, below) in child["children"].as_array().into_iter().flatten().enumerate() {
        fields(below, &format!("{path}/children/{at}"), seen);
    }
}
