//! The chapter's modules, evaluated, do what those do that are written in Rust: equal traces over the eight kills and over
//! random scenarios. `COPPICE_SEED=7` begins with another seed, `COPPICE_CHAPTERS=20000` tries more.

#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "nothing races here")]
#[path = "fidelity/comparison.rs"]
mod comparison;

use comparison::compare;
use coppice::fidelity::{RunningModules, read_ops};
use coppice::runtime::Random;
use coppice::systems::todo::CHAPTER;

use serde_json::{Value, json};

const SCENARIOS: u64 = 2_000;
/// How many are compared at the same time.
const SHARES: usize = 2;
const LISTS: [&str; 4] = ["Alice", "Bob", "Cara", "ünï"];

/// Starts the system below a supervisor of the driver's own, and opens two lists.
fn beginning() -> Vec<Value> {
    let system = "%{id: :system, start: {Todo.System, :start_link, []}, restart: :temporary}";
    vec![
        json!({"op": "start", "call": format!("Supervisor.start_link([{system}], strategy: :one_for_one)")}),
        open("Alice"),
        open("Bob"),
        add("Alice", 1),
        add("Bob", 2),
    ]
}

fn open(list: &str) -> Value {
    let child = format!("%{{id: Todo.Server, start: {{Todo.Server, :start_link, [\"{list}\"]}}, restart: :temporary}}");
    json!({"op": "eval", "code": format!("DynamicSupervisor.start_child(Todo.Cache, {child})")})
}

fn server(list: &str) -> String {
    format!("{{:via, Registry, {{Todo.ProcessRegistry, {{Todo.Server, \"{list}\"}}}}}}")
}

fn entry(number: u32) -> String {
    format!(
        "%{{date: ~D[2023-12-{:02}], title: \"entry {number}\"}}",
        number % 28 + 1
    )
}

fn add(list: &str, number: u32) -> Value {
    json!({"op": "cast", "target": server(list), "msg": format!("{{:add_entry, {}}}", entry(number))})
}

/// A system with its modules, started.
fn started(source: &str) -> (RunningModules, Vec<Value>) {
    let mut modules = RunningModules::load(source, 0).unwrap_or_else(|error| panic!("{error}"));
    let trace = perform(&mut modules, &beginning());
    (modules, trace)
}

fn perform(modules: &mut RunningModules, ops: &[Value]) -> Vec<Value> {
    let lines: Vec<_> = ops.iter().map(Value::to_string).collect();
    // A path begins at the root, which has been started.
    let start = json!({"op": "start", "call": "1"}).to_string();
    let ops = read_ops(&format!("{start}\n{}", lines.join("\n"))).unwrap_or_else(|errors| panic!("{errors:?}"));
    let step = |op| {
        modules
            .perform(op)
            .unwrap_or_else(|error| panic!("{error}: {}", lines.join("\n")))
    };
    let steps = ops.iter().skip(1).map(step);
    steps
        .map(|step| serde_json::to_value(step).expect("a step is JSON"))
        .collect()
}

/// The chapter's supervisors have no names; the evaluated ones are called by what they all run. Both are numbered by when
/// they were spawned.
fn numbered(trace: &[Value]) -> Value {
    let unnamed = ["Todo.System#", "Todo.Database#", "Supervisor.Default#"];
    let events = trace
        .iter()
        .flat_map(|step| step["events"].as_array().into_iter().flatten());
    let spawned = events.filter(|event| event[0] == "spawned");
    let labels = spawned.filter_map(|event| event[1].as_str());
    let labels = labels.filter(|label| unnamed.iter().any(|unnamed| label.starts_with(unnamed)));
    let mut names: Vec<_> = labels
        .zip(1..)
        .map(|(label, number)| (label.to_owned(), number))
        .collect();
    names.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    let mut text = Value::from(trace.to_vec()).to_string();
    for (label, number) in names {
        text = text.replace(&label, &format!("supervisor {number}"));
    }
    serde_json::from_str(&text).expect("labels are text")
}

/// Both do that, each from its own beginning; tells how they differ.
struct Pair {
    evaluated: (RunningModules, Vec<Value>),
    written: (RunningModules, Vec<Value>),
}

impl Pair {
    fn new() -> Self {
        let (evaluated, written) = (started(CHAPTER), started(":ok"));
        Self { evaluated, written }
    }

    fn difference(&self, ops: &[Value]) -> Result<Value, String> {
        let [evaluated, written] = [&self.evaluated, &self.written].map(|(modules, before)| {
            let after = perform(&mut modules.clone(), ops);
            numbered(&[before.clone(), after].concat())
        });
        compare(&written, &evaluated).map(|()| written)
    }
}

/// The paths of all that can be killed, from the root.
fn paths() -> Vec<Value> {
    vec![
        json!([":system"]),
        json!([":system", "Todo.ProcessRegistry"]),
        json!([":system", "Todo.ProcessRegistry", "Todo.ProcessRegistry.PIDPartition0"]),
        json!([":system", "Todo.Database"]),
        json!([":system", "Todo.Database", 1]),
        json!([":system", "Todo.Database", 2]),
        json!([":system", "Todo.Database", 3]),
        json!([":system", "Todo.Cache"]),
        json!(server("Alice")),
    ]
}

/// How many ended in the last trace, whoever it was.
fn ends(trace: &Value) -> usize {
    let events = trace
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|step| step["events"].as_array().into_iter().flatten());
    events.filter(|event| event[0] == "exited").count()
}

#[test]
fn the_eight_kills_come_to_the_same_with_evaluated_modules() {
    let pair = Pair::new();
    let after = |kills: Vec<Value>| {
        let asked = ["Alice", "Bob"].map(|list| json!({"op": "call", "target": server(list), "msg": ":entries"}));
        let ops: Vec<_> = kills.into_iter().chain([open("Alice")]).chain(asked).collect();
        pair.difference(&ops)
            .unwrap_or_else(|difference| panic!("{difference}"))
    };
    let kill = |target: &Value| json!({"op": "kill", "target": target});
    for path in paths() {
        assert!(ends(&after(vec![kill(&path)])) > 0, "{path} was killed");
    }
    let registry = json!([":system", "Todo.ProcessRegistry"]);
    after(vec![json!({"op": "stop", "target": registry})]);
    let four_times = vec![kill(&json!([":system", "Todo.Database", 1])); 4];
    assert!(ends(&after(four_times)) >= 7, "the database gives up and begins anew");
}

/// Something that is done to it.
fn act(random: &mut Random) -> Value {
    let mut pick = |count: usize| random.below(u32::try_from(count).expect("few")) as usize;
    let list = LISTS[pick(LISTS.len())];
    let number = u32::try_from(pick(90)).expect("few");
    let anybody = |pick: &mut dyn FnMut(usize) -> usize| match pick(14) {
        at if at < 8 => paths()[at].clone(),
        _ => json!(server(LISTS[pick(LISTS.len())])),
    };
    let reasons = [":normal", ":shutdown", ":boom", "{:shutdown, :moved}", ":kill"];
    match pick(20) {
        0..=3 => open(list),
        4..=6 => add(list, number),
        7 => {
            let changed = format!("{{:update_entry, {}, {}}}", number % 4, entry(number));
            json!({"op": "cast", "target": server(list), "msg": changed})
        }
        8 => json!({"op": "cast", "target": server(list), "msg": format!("{{:delete_entry, {}}}", number % 4)}),
        9 | 10 => json!({"op": "call", "target": server(list), "msg": ":entries"}),
        11 => {
            let day = format!("{{:entries, ~D[2023-12-{:02}]}}", number % 28 + 1);
            json!({"op": "call", "target": server(list), "msg": day})
        }
        12 | 13 => json!({"op": "kill", "target": anybody(&mut pick)}),
        14 => {
            let (target, reason) = (anybody(&mut pick), reasons[pick(reasons.len())]);
            json!({"op": "exit", "target": target, "reason": reason})
        }
        15 => {
            let (target, reason) = (anybody(&mut pick), reasons[pick(reasons.len() - 1)]);
            json!({"op": "stop", "target": target, "reason": reason})
        }
        16 => {
            let (target, op) = (anybody(&mut pick), ["call", "cast", "send"][pick(3)]);
            json!({"op": op, "target": if op == "send" { json!("root") } else { target }, "msg": ":nothing"})
        }
        17 => {
            let what = ["terminate_child", "restart_child", "delete_child"][pick(3)];
            match pick(2) {
                0 => json!({"op": what, "sup": [":system", "Todo.Database"], "id": format!("{}", pick(4) + 1)}),
                _ => {
                    let id = ["Todo.Database", "Todo.Cache", "Todo.ProcessRegistry"][pick(3)];
                    json!({"op": what, "sup": [":system"], "id": id})
                }
            }
        }
        18 => json!({"op": "advance", "ms": number * 100}),
        _ => {
            // Nobody waits in between.
            let add = format!("GenServer.cast({}, {{:add_entry, {}}})", server(list), entry(number));
            let asked = format!("GenServer.call({}, :entries)", server(list));
            let kill = format!("Process.exit(GenServer.whereis({}), :kill)", server(list));
            let code = [
                format!("{add}; {add}; {asked}"),
                format!("{add}; {kill}"),
                format!("{kill}; {asked}"),
            ];
            json!({"op": "eval", "code": code[pick(3)]})
        }
    }
}

#[test]
fn random_scenarios_come_to_the_same_with_evaluated_modules() {
    let number = |name: &str, default| match std::env::var(name) {
        Ok(number) => number.parse().unwrap_or_else(|error| panic!("{name}: {error}")),
        Err(_) => default,
    };
    let (seed, scenarios) = (number("COPPICE_SEED", 1), number("COPPICE_CHAPTERS", SCENARIOS));
    println!("COPPICE_SEED={seed}");
    let restarted: u64 = std::thread::scope(|scope| {
        let share = |first| move || (first..scenarios).step_by(SHARES).map(compared(seed)).sum::<u64>();
        let shares: Vec<_> = (0..SHARES as u64).map(|first| scope.spawn(share(first))).collect();
        let ended = shares
            .into_iter()
            .map(|share| share.join().expect("a scenario differs: see above"));
        ended.sum()
    });
    assert!(
        restarted > scenarios / 4,
        "something was started again in {restarted} only"
    );
}

/// Compares the scenario of a number: 1 if something is started again in it.
fn compared(seed: u64) -> impl FnMut(u64) -> u64 {
    let pair = Pair::new();
    move |scenario| {
        let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(scenario));
        let ops: Vec<_> = (0..4 + random.below(6)).map(|_| act(&mut random)).collect();
        match pair.difference(&ops) {
            Ok(trace) => u64::from(trace.to_string().contains("child_terminated")),
            Err(difference) => {
                let lines: Vec<_> = ops.iter().map(Value::to_string).collect();
                panic!(
                    "COPPICE_SEED={seed}, scenario {scenario}:\n{}\n{difference}",
                    lines.join("\n")
                );
            }
        }
    }
}
