//! Every small tree of one registry and a few workers that are registered in it, and every way in which the registry ends.

use serde_json::{Value, json};

/// What happens: to whom, how, and with which reason.
const ENDS: [(&str, &str, &str); 6] = [
    ("exit", "reg", "kill"),
    ("exit", "reg.partition", "kill"),
    ("stop", "reg", "normal"),
    ("stop", "reg", "shutdown"),
    ("stop", "reg.partition", "normal"),
    ("stop", "reg.partition", "shutdown"),
];
const STRATEGIES: [&str; 3] = ["one_for_one", "one_for_all", "rest_for_one"];
/// How many restarts a supervisor allows if it is not said.
const DEFAULT_LIMIT: u32 = 3;
const LIMITS: [u32; 13] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];
const MOST_WORKERS: u32 = 8;

/// Those whose supervisors have the default limits.
pub fn with_default_limits() -> Vec<Value> {
    let mut trees = Vec::new();
    for_each_end(|workers, strategy, end| {
        trees.push(beside(workers, strategy, DEFAULT_LIMIT, end));
        trees.push(below(workers, strategy, [DEFAULT_LIMIT; 2], end));
    });
    trees
}

/// Those of all limits: of the root, and of the supervisor of the workers, which has the default or the same.
pub fn all() -> Vec<Value> {
    let mut trees = Vec::new();
    for_each_end(|workers, strategy, end| {
        for limit in LIMITS {
            trees.push(beside(workers, strategy, limit, end));
            trees.push(below(workers, strategy, [limit, DEFAULT_LIMIT], end));
            if limit != DEFAULT_LIMIT {
                trees.push(below(workers, strategy, [limit; 2], end));
            }
        }
    });
    trees
}

type End = (&'static str, &'static str, &'static str);

fn for_each_end(mut make: impl FnMut(u32, &str, End)) {
    for workers in 1..=MOST_WORKERS {
        for strategy in STRATEGIES {
            for end in ENDS {
                make(workers, strategy, end);
            }
        }
    }
}

fn workers(count: u32) -> Vec<Value> {
    let worker = |number| json!({"type": "worker", "id": format!("w{number}"), "name": ["reg", format!("w{number}")]});
    (0..count).map(worker).collect()
}

/// The workers stand beside the registry.
fn beside(count: u32, strategy: &str, limit: u32, end: End) -> Value {
    let mut children = vec![json!({"type": "registry", "id": "reg"})];
    children.extend(workers(count));
    scenario(&format!("{count} beside"), strategy, limit, children, end)
}

/// The workers stand below a supervisor of their own.
fn below(count: u32, strategy: &str, [limit, own]: [u32; 2], end: End) -> Value {
    let children = vec![
        json!({"type": "registry", "id": "reg"}),
        json!({"type": "supervisor", "id": "s", "max_restarts": own, "children": workers(count)}),
    ];
    let which = format!("{count} below a supervisor that allows {own}");
    scenario(&which, strategy, limit, children, end)
}

fn scenario(which: &str, strategy: &str, limit: u32, children: Vec<Value>, (op, target, reason): End) -> Value {
    json!({
        "name": format!("{which}, {strategy}, limit {limit}: {op} {target} {reason}"),
        "tree": {
            "type": "supervisor", "id": "r", "strategy": strategy, "max_restarts": limit, "children": children,
        },
        "ops": [
            {"op": op, "target": target, "reason": reason},
            {"op": "which_children", "sup": "r"},
        ],
    })
}
