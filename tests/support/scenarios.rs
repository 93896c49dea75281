//! Random scenarios: trees and what is done to them, as `docs/fidelity.md` describes them.
//!
//! One number makes one scenario. Each belongs to a theme, and the themes take turns, so that a run of any length tries
//! all of them. Real time passes on the BEAM, so waits are few and short; and nothing is done there that would wait for
//! ever, such as a worker that traps exits asking its own supervisor to stop it.

// Browser tests know this file by its path, and then what is below it is found by path only.
#[path = "scenarios/acting.rs"]
mod acting;
#[path = "scenarios/at_once.rs"]
mod at_once;
#[path = "scenarios/linked.rs"]
mod linked;
#[path = "scenarios/malformed.rs"]
mod malformed;
#[path = "scenarios/names.rs"]
mod names;
#[path = "scenarios/partitioned.rs"]
mod partitioned;
#[path = "scenarios/partitions.rs"]
mod partitions;
#[path = "scenarios/streams.rs"]
mod streams;
#[path = "scenarios/task_limits.rs"]
mod task_limits;
#[path = "scenarios/timers.rs"]
mod timers;
#[path = "scenarios/trapping.rs"]
mod trapping;

use coppice::runtime::Random;
use serde_json::{Value, json};

/// What a scenario is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Workers that end in all ways, and the management of supervisors.
    Workers,
    /// The same, and supervisors are killed.
    Supervisors,
    /// Several registries, unique and with duplicate keys, listeners.
    Registries,
    /// Dynamic supervisors: limits, extra arguments, many children at once.
    Dynamic,
    /// Significant children and automatic shutdown.
    Significant,
    /// Processes that act on each other: calls, casts, links, monitors, exits, stops.
    Neighbours,
    /// Trees six levels deep, and wide ones.
    Large,
    /// What takes time: slow ends, calls that time out, timeouts of servers.
    Slow,
    /// Tasks, with supervisors and without, that somebody waits for or not.
    Tasks,
    /// Agents, asked by the driver and by workers, and what else ends and restarts them.
    Agents,
    /// Requests and steps of `init` that are malformed, or nearly right.
    Malformed,
    /// Several things done at once: nobody else runs in between unless a call waits.
    AtOnce,
    /// Workers that ask others in `init` and in `terminate`.
    Acting,
    /// Supervisors that have names, or whose `init` ignores or fails; names that are taken.
    Names,
    /// Processes that workers start and link themselves, outside of the tree.
    Linked,
    /// Messages that come later, cancelled and not.
    Timers,
    /// Tasks that trap exits.
    Trapping,
    /// Registries with several partitions, of which one ends.
    Partitions,
    /// Partition supervisors, whose partitions are workers or dynamic supervisors.
    Partitioned,
    /// Task supervisors with limits, and with options for all of their tasks.
    TaskLimits,
    /// Streams of tasks, and several tasks that are asked for together.
    Streams,
}

const THEMES: [Theme; 21] = [
    Theme::Workers,
    Theme::Supervisors,
    Theme::Registries,
    Theme::Dynamic,
    Theme::Significant,
    Theme::Neighbours,
    Theme::Large,
    Theme::Slow,
    Theme::Tasks,
    Theme::Agents,
    Theme::Malformed,
    Theme::AtOnce,
    Theme::Acting,
    Theme::Names,
    Theme::Linked,
    Theme::Timers,
    Theme::Trapping,
    Theme::Partitions,
    Theme::Partitioned,
    Theme::TaskLimits,
    Theme::Streams,
];
/// How many of them, from the first, there were when the digests were recorded.
#[allow(dead_code, reason = "not every suite compares digests")]
const RECORDED: usize = 8;

/// The scenario of that seed and number.
#[allow(dead_code, reason = "not every suite tries fresh ones")]
pub fn scenario(seed: u64, number: u64) -> Value {
    of_themes(&THEMES, seed, number)
}

/// The one whose digests are recorded.
#[allow(dead_code, reason = "not every suite compares digests")]
pub fn recorded(seed: u64, number: u64) -> Value {
    of_themes(&THEMES[..RECORDED], seed, number)
}

fn of_themes(themes: &[Theme], seed: u64, number: u64) -> Value {
    let as_recorded = themes.len() == RECORDED;
    let theme = themes[usize::try_from(number % themes.len() as u64).expect("small")];
    let random = Random::new(seed.wrapping_mul(0x1_0000_0001).wrapping_add(number));
    let mut generator = Generator {
        random,
        theme,
        as_recorded,
        registries: Vec::new(),
        spawned: Vec::new(),
        workers: Vec::new(),
        locals: Vec::new(),
        supervisors: Vec::new(),
        task_supervisors: Vec::new(),
        agents: Vec::new(),
        named: Vec::new(),
        partitioned: Vec::new(),
        ids: Vec::new(),
        budget: 0,
        log: false,
    };
    generator.log = generator.chance(1, 3);
    let (tree, ops) = generator.scenario();
    let mut scenario = json!({ "name": format!("{theme:?} {seed}/{number}"), "tree": tree, "ops": ops });
    if generator.log {
        scenario["log"] = json!(true);
    }
    scenario
}

/// A worker that is in the tree.
#[derive(Clone, Debug)]
struct Known {
    id: String,
    /// Can it be told to do ops?
    obeys: bool,
    /// May it be told what would wait for ever if it trapped exits?
    traps: bool,
}

/// How often the children of a supervisor may be restarted in all, with those that are restarted since one above was; and how
/// often where a start or an end takes time, for which the BEAM waits.
const MOST_RESTARTS: u64 = 4_000;
const MOST_SLOW_RESTARTS: u64 = 120;

/// Does anybody wait when a worker of that tree starts or ends?
fn takes_time(tree: &Value) -> bool {
    ["in_init", "in_terminate", "terminate_ms"]
        .iter()
        .any(|field| tree.get(field).is_some())
        || tree["children"]
            .as_array()
            .is_some_and(|children| children.iter().any(takes_time))
}

/// Lowers limits that allow more restarts in all than so many.
fn bound_restarts(supervisor: &mut Value, most: u64) {
    let below = match supervisor.get("max_restarts").and_then(Value::as_u64) {
        Some(limit) => {
            let limit = limit.min(most - 1);
            supervisor["max_restarts"] = json!(limit);
            (most / (limit + 1)).max(1)
        }
        None => most,
    };
    for child in supervisor
        .get_mut("children")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        bound_restarts(child, below);
    }
}

struct Generator {
    random: Random,
    theme: Theme,
    /// Is it drawn as when the digests were recorded?
    as_recorded: bool,
    /// Id, and whether its keys are duplicate.
    registries: Vec<(String, bool)>,
    workers: Vec<Known>,
    locals: Vec<String>,
    supervisors: Vec<String>,
    task_supervisors: Vec<String>,
    agents: Vec<Value>,
    /// Processes without a behaviour.
    spawned: Vec<String>,
    /// Supervisors by their names.
    named: Vec<Value>,
    /// Partition supervisors, and whether their partitions are dynamic supervisors.
    partitioned: Vec<(String, bool)>,
    ids: Vec<String>,
    /// Processes that may still be added.
    budget: u32,
    /// Are log texts compared?
    log: bool,
}

impl Generator {
    fn below(&mut self, bound: usize) -> usize {
        self.random.below(u32::try_from(bound).expect("small")) as usize
    }

    fn chance(&mut self, one: usize, of: usize) -> bool {
        self.below(of) < one
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn has_task_supervisors(&self) -> bool {
        matches!(
            self.theme,
            Theme::Tasks | Theme::Names | Theme::Trapping | Theme::TaskLimits | Theme::Streams
        )
    }

    fn is(&self, theme: Theme) -> bool {
        self.theme == theme
    }

    fn scenario(&mut self) -> (Value, Vec<Value>) {
        self.budget = if self.is(Theme::Large) { 200 } else { 24 };
        let mut children = self.first_children();
        let mut tree = if self.is(Theme::Large) {
            self.large(&mut children)
        } else {
            self.supervisor("r", 2, children)
        };
        if !self.as_recorded {
            let most = if takes_time(&tree) {
                MOST_SLOW_RESTARTS
            } else {
                MOST_RESTARTS
            };
            bound_restarts(&mut tree, most);
        }
        let many = if self.is(Theme::Large) { 6 } else { 10 };
        let mut ops = Vec::new();
        for _ in 0..many {
            self.op(&mut ops);
        }
        (tree, ops)
    }

    /// Registries and listeners, which must be there before those that use them.
    fn first_children(&mut self) -> Vec<Value> {
        let mut children = Vec::new();
        if self.is(Theme::Partitions) {
            return self.partitioned_registry();
        }
        if self.is(Theme::Registries) {
            let listener = self.chance(2, 3);
            if listener {
                children.push(json!({"type": "worker", "id": "ear", "local": "ear", "trap_exit": true}));
                self.know("ear", true, true);
                self.locals.push("ear".to_owned());
            }
            for at in 1..=1 + self.below(2) {
                let (id, duplicate) = (format!("reg{at}"), self.chance(1, 2));
                let mut registry = json!({"type": "registry", "id": id});
                if duplicate {
                    registry["keys"] = json!("duplicate");
                }
                if listener && self.chance(1, 2) {
                    registry["listeners"] = json!(["ear"]);
                }
                children.push(registry);
                self.registries.push((id, duplicate));
            }
        } else if self.chance(1, 2) {
            children.push(json!({"type": "registry", "id": "reg"}));
            self.registries.push(("reg".to_owned(), false));
        }
        children
    }

    fn know(&mut self, id: &str, obeys: bool, traps: bool) {
        let id = id.to_owned();
        self.ids.push(id.clone());
        self.workers.push(Known { id, obeys, traps });
    }

    fn worker(&mut self, id: &str) -> Value {
        self.budget = self.budget.saturating_sub(1);
        let restart = self.pick(&["permanent", "permanent", "transient", "temporary"]);
        let mut worker = json!({"type": "worker", "id": id, "restart": restart});
        let traps = self.chance(1, 3);
        if traps {
            worker["trap_exit"] = json!(true);
        }
        let unique: Vec<_> = self
            .registries
            .iter()
            .filter(|(_, duplicate)| !duplicate)
            .cloned()
            .collect();
        if !unique.is_empty() && self.chance(1, 2) {
            let key = if self.chance(1, 6) {
                "shared".to_owned()
            } else {
                id.to_owned()
            };
            worker["name"] = json!([self.pick(&unique).0, key]);
        } else if self.is(Theme::Neighbours) && self.chance(1, 6) {
            worker["local"] = json!(id);
            self.locals.push(id.to_owned());
        }
        if self.chance(1, 5) {
            let steps: Vec<_> = (0..6)
                .map(|_| self.pick(&["ok", "ok", "ok", "error:e", "ignore", "raise:m", "exit:e"]))
                .collect();
            worker["init"] = json!([vec!["ok"], steps].concat());
            if self.chance(1, 8) {
                worker["init"][1] = json!(self.pick(&["throw:t", "bad:b", "exit:normal", "exit:shutdown"]));
            }
        }
        if self.is(Theme::Malformed) && self.chance(1, 2) {
            worker["init"] = self.malformed_init();
        }
        if self.chance(1, 6) {
            worker["shutdown"] = json!(self.pick(&["brutal_kill", "infinity"]));
        }
        if self.chance(1, 8) {
            worker["load"] = json!(id);
        }
        if self.is(Theme::Slow) && self.chance(1, 4) {
            worker["trap_exit"] = json!(true);
            worker["terminate_ms"] = json!(self.pick(&[4, 25]));
            worker["shutdown"] = json!(self.pick(&[12, 60]));
        }
        let tolerant = self.is(Theme::Neighbours) && self.chance(1, 5);
        if tolerant {
            worker["info"] = json!("log");
        }
        if self.is(Theme::Names) {
            self.name_worker(&mut worker);
        }
        if self.is(Theme::Acting) {
            self.let_act(&mut worker, id);
        }
        if self.is(Theme::Linked) {
            self.let_start(&mut worker);
        }
        if self.is(Theme::Timers) {
            self.name_for_timers(&mut worker);
        }
        self.know(id, !tolerant, traps);
        worker
    }

    fn supervisor(&mut self, id: &str, depth: u32, mut children: Vec<Value>) -> Value {
        self.supervisors.push(id.to_owned());
        self.ids.push(id.to_owned());
        let auto = self.is(Theme::Significant) && self.chance(2, 3);
        let least = if auto { 2 } else { 1 };
        for at in 1..=least + self.below(4) {
            let id = format!("{id}{at}");
            let mut child = if depth > 0 && self.chance(1, if self.is(Theme::Names) { 2 } else { 3 }) {
                self.supervisor(&id, depth - 1, Vec::new())
            } else if self.is_partitioned() {
                self.partition_supervisor(&id)
            } else if self.has_task_supervisors() && self.chance(1, 3) {
                self.task_supervisor(&id)
            } else if self.is(Theme::Agents) && self.chance(1, 2) || self.is(Theme::Malformed) && self.chance(1, 5) {
                self.agent(&id)
            } else if self.chance(1, if self.is(Theme::Dynamic) { 3 } else { 12 }) {
                self.dynamic(&id)
            } else {
                self.worker(&id)
            };
            if auto && self.chance(2, 3) {
                child["restart"] = json!(self.pick(&["temporary", "transient"]));
                child["significant"] = json!(true);
            }
            children.push(child);
        }
        let mut supervisor = json!({
            "type": "supervisor",
            "id": id,
            "strategy": self.pick(&["one_for_one", "rest_for_one", "one_for_all"]),
            "restart": self.pick(&["permanent", "permanent", "transient"]),
            "max_restarts": self.limit(),
            "children": children,
        });
        if self.is(Theme::Names) {
            self.name_supervisor(&mut supervisor, id);
        }
        if auto {
            supervisor["auto_shutdown"] = json!(self.pick(&["any_significant", "all_significant"]));
        }
        supervisor
    }

    /// How many restarts a supervisor allows: mostly few, at times so many that others have their turn meanwhile.
    fn limit(&mut self) -> usize {
        if !self.as_recorded && self.chance(1, 5) {
            return self.below(61);
        }
        self.below(4)
    }

    fn dynamic(&mut self, id: &str) -> Value {
        self.budget = self.budget.saturating_sub(1);
        self.supervisors.push(id.to_owned());
        self.ids.push(id.to_owned());
        let restart = self.pick(&["permanent", "transient"]);
        let mut dynamic = json!({"type": "dynamic", "id": id, "restart": restart, "max_restarts": self.limit()});
        if self.chance(1, 3) {
            dynamic["max_children"] = json!(1 + self.below(3));
        }
        // Elixir 1.14's translator fails over a temporary child that had extra arguments, so such a text has no original.
        if !self.log && self.chance(1, 3) {
            dynamic["extra_arguments"] = json!(["extra"]);
        }
        if self.is(Theme::Names) {
            self.name_supervisor(&mut dynamic, id);
        }
        dynamic
    }

    fn task_supervisor(&mut self, id: &str) -> Value {
        self.task_supervisors.push(id.to_owned());
        self.supervisors.push(id.to_owned());
        self.ids.push(id.to_owned());
        let restart = self.pick(&["permanent", "transient", "temporary"]);
        let mut supervisor =
            json!({"type": "task_supervisor", "id": id, "restart": restart, "max_restarts": self.limit()});
        if self.is(Theme::Names) {
            self.name_supervisor(&mut supervisor, id);
        }
        if self.is(Theme::TaskLimits) {
            self.limit_tasks(&mut supervisor);
        }
        supervisor
    }

    /// A chain of supervisors six levels deep with workers on every level, or up to 200 children under one.
    fn large(&mut self, first: &mut Vec<Value>) -> Value {
        if self.chance(1, 2) {
            let mut below = Vec::new();
            for level in (0..6).rev() {
                let id = "r".repeat(level + 1);
                let mut children = if level == 0 { std::mem::take(first) } else { Vec::new() };
                children.append(&mut below);
                for at in 0..1 + self.below(2) {
                    children.push(self.worker(&format!("w{level}{at}")));
                }
                self.supervisors.push(id.clone());
                self.ids.push(id.clone());
                let strategy = self.pick(&["one_for_one", "rest_for_one", "one_for_all"]);
                let restart = self.pick(&["permanent", "transient"]);
                let max = if self.as_recorded { self.below(3) } else { self.limit() };
                below.push(json!({
                    "type": "supervisor", "id": id, "strategy": strategy, "restart": restart, "max_restarts": max,
                    "children": children,
                }));
            }
            return below.remove(0);
        }
        let mut children = std::mem::take(first);
        for at in 0..self.pick(&[40, 90, 200]) {
            children.push(self.worker(&format!("w{at}")));
        }
        self.supervisors.push("r".to_owned());
        let strategy = self.pick(&["one_for_one", "rest_for_one", "one_for_all"]);
        json!({"type": "supervisor", "id": "r", "strategy": strategy, "max_restarts": self.limit(), "children": children})
    }

    // --- ops

    fn a_worker(&mut self) -> String {
        if self.workers.is_empty() {
            return "r".to_owned();
        }
        let workers = self.workers.clone();
        self.pick(&workers).id
    }

    fn a_supervisor(&mut self) -> String {
        let supervisors = self.supervisors.clone();
        self.pick(&supervisors)
    }

    fn an_id(&mut self) -> String {
        let ids = self.ids.clone();
        self.pick(&ids)
    }

    fn a_target(&mut self) -> Value {
        if !self.locals.is_empty() && self.chance(1, 4) {
            let locals = self.locals.clone();
            return json!({"local": self.pick(&locals)});
        }
        if !self.registries.is_empty() && self.chance(1, 5) {
            let registries = self.registries.clone();
            let key = self.a_worker();
            return json!({"via": [self.pick(&registries).0, key]});
        }
        json!(self.a_worker())
    }

    fn op(&mut self, ops: &mut Vec<Value>) {
        let special = match self.theme {
            Theme::Workers | Theme::Large | Theme::Acting => 0,
            Theme::Supervisors => 6,
            Theme::Registries | Theme::Dynamic | Theme::Neighbours => 2,
            Theme::Significant | Theme::Slow => 3,
            Theme::Tasks => return self.task_theme_op(ops),
            Theme::Agents => return self.agent_theme_op(ops),
            Theme::Malformed => return self.malformed_theme_op(ops),
            Theme::AtOnce => return self.at_once_theme_op(ops),
            Theme::Names => return self.names_theme_op(ops),
            Theme::Linked => return self.linked_theme_op(ops),
            Theme::Timers => return self.timers_theme_op(ops),
            Theme::Trapping => return self.trapping_theme_op(ops),
            Theme::Partitions => return self.partitions_theme_op(ops),
            Theme::Partitioned => return self.partitioned_theme_op(ops),
            Theme::TaskLimits => return self.task_limits_theme_op(ops),
            Theme::Streams => return self.streams_theme_op(ops),
        };
        if special == 0 || !self.chance(1, special) {
            let op = self.common();
            ops.push(op);
            return;
        }
        match self.theme {
            Theme::Registries => {
                let op = self.registry_op();
                ops.push(op);
            }
            Theme::Dynamic => {
                let op = self.dynamic_op();
                ops.push(op);
            }
            Theme::Neighbours => {
                let op = self.neighbour_op();
                ops.push(op);
            }
            Theme::Slow
            | Theme::Tasks
            | Theme::Agents
            | Theme::Malformed
            | Theme::AtOnce
            | Theme::Acting
            | Theme::Names
            | Theme::Linked
            | Theme::Timers
            | Theme::Trapping
            | Theme::Partitions
            | Theme::Partitioned
            | Theme::TaskLimits
            | Theme::Streams => self.slow_ops(ops),
            Theme::Workers | Theme::Supervisors | Theme::Significant | Theme::Large => {
                if self.is(Theme::Significant) && self.chance(1, 2) {
                    let msg = self.pick(&["stop:normal", "stop:shutdown"]);
                    ops.push(json!({"op": "cast", "target": self.a_worker(), "msg": msg}));
                    return;
                }
                let target = self.a_supervisor();
                let reason = if self.is(Theme::Supervisors) {
                    "kill"
                } else {
                    "shutdown"
                };
                ops.push(json!({"op": "exit", "target": target, "reason": reason}));
            }
        }
    }

    /// What is done in every theme.
    fn common(&mut self) -> Value {
        if !self.as_recorded && !self.registries.is_empty() && self.chance(1, 12) {
            let registries = self.registries.clone();
            let registry = self.pick(&registries).0;
            let partition = format!("{registry}.partition");
            let target = self.pick(&[registry, partition]);
            return json!({"op": "exit", "target": target, "reason": self.pick(&["kill", "kill", "shutdown"])});
        }
        match self.below(11) {
            0 => json!({"op": "exit", "target": self.a_worker(), "reason": "kill"}),
            1 => {
                let reason = self.pick(&["shutdown", "boom", "normal", "{shutdown,why}"]);
                json!({"op": "exit", "target": self.a_worker(), "reason": reason})
            }
            2 => {
                let endings = [
                    "stop:normal",
                    "stop:shutdown",
                    "stop:bad",
                    "crash:raise",
                    "crash:throw",
                    "crash:boom",
                ];
                json!({"op": "cast", "target": self.a_target(), "msg": self.pick(&endings)})
            }
            3 => {
                let calls = [
                    "inc",
                    "get",
                    "stop:normal",
                    "crash:raise",
                    "crash:normal",
                    "bad:b",
                    "unknown",
                ];
                json!({"op": "call", "target": self.a_target(), "msg": self.pick(&calls)})
            }
            4 if self.is(Theme::Dynamic) => json!({"op": "which_children", "sup": self.a_supervisor(), "order": true}),
            4 => json!({"op": "which_children", "sup": self.a_supervisor()}),
            5 => json!({"op": "count_children", "sup": self.a_supervisor()}),
            6 => {
                let op = self.pick(&["restart_child", "delete_child"]);
                json!({"op": op, "sup": self.a_supervisor(), "id": self.an_id()})
            }
            7 => json!({"op": "terminate_child", "sup": self.a_supervisor(), "id": self.an_id()}),
            8 => json!({"op": "advance", "seconds": self.pick(&[2, 7])}),
            9 if !self.registries.is_empty() => {
                let registries = self.registries.clone();
                let key = self.a_worker();
                json!({"op": "lookup", "registry": self.pick(&registries).0, "key": key})
            }
            _ => {
                let id = format!("n{}", 1 + self.below(3));
                let child = self.worker(&id);
                json!({"op": "start_child", "sup": self.a_supervisor(), "child": child})
            }
        }
    }

    fn registry_op(&mut self) -> Value {
        let registries = self.registries.clone();
        let registry = self.pick(&registries).0;
        let keys = [self.a_worker(), "shared".to_owned(), "k".to_owned()];
        let key = self.pick(&keys);
        let op = match self.below(9) {
            0 | 1 => json!({"op": "register", "registry": registry, "key": key, "value": self.pick(&["v", "w"])}),
            2 => json!({"op": "unregister", "registry": registry, "key": key}),
            3 => json!({"op": "keys", "registry": registry, "of": self.a_worker()}),
            4 => json!({"op": "count", "registry": registry}),
            5 => json!({"op": "dispatch", "registry": registry, "key": key}),
            6 => json!({"op": "update_value", "registry": registry, "key": key}),
            7 => json!({"op": "lookup", "registry": registry, "key": key, "values": true}),
            _ => {
                let partition = format!("{registry}.partition");
                let target = self.pick(&[registry, partition]);
                let reason = self.pick(&["kill", "shutdown", "normal"]);
                return json!({"op": "exit", "target": target, "reason": reason});
            }
        };
        self.done_by_someone(op, 2)
    }

    /// The op as it is, or done by a worker.
    fn done_by_someone(&mut self, op: Value, one_in: usize) -> Value {
        let obeying: Vec<_> = self.workers.iter().filter(|worker| worker.obeys).cloned().collect();
        if obeying.is_empty() || !self.chance(1, one_in) {
            return op;
        }
        let mut order = json!({"op": "as", "who": self.pick(&obeying).id, "do": op});
        if self.chance(1, 3) {
            order["catch"] = json!(false);
        }
        order
    }

    fn dynamic_op(&mut self) -> Value {
        match self.below(6) {
            0..=3 => {
                let id = format!("d{}", 1 + self.below(6));
                let child = self.worker(&id);
                json!({"op": "start_child", "sup": self.a_supervisor(), "child": child})
            }
            4 => json!({"op": "terminate_child", "sup": self.a_supervisor(), "pid_of": self.a_worker()}),
            _ => json!({"op": "terminate_child", "sup": "r", "id": self.an_id()}),
        }
    }

    fn neighbour_op(&mut self) -> Value {
        match self.below(12) {
            0..=2 => {
                let relation = self.pick(&["link", "link", "unlink", "monitor"]);
                json!({"op": relation, "a": self.a_worker(), "b": self.an_id()})
            }
            3 => {
                let reason = self.pick(&["normal", "boom", "shutdown"]);
                let stop = json!({"op": "stop", "target": self.a_target(), "reason": reason});
                self.done_by_the_calm(stop)
            }
            4 => json!({"op": "send", "target": self.a_target(), "msg": "hello"}),
            5 => {
                let reason = self.pick(&["normal", "boom", "kill", "shutdown"]);
                json!({"op": "cast", "target": self.a_target(), "msg": format!("exit_self:{reason}")})
            }
            6 => {
                let then = self.pick(&["inc", "stop:normal", "crash:raise", "continue:inc", "exit_self:boom"]);
                let op = self.pick(&["call", "cast"]);
                json!({"op": op, "target": self.a_target(), "msg": format!("continue:{then}")})
            }
            7 => {
                let reason = self.pick(&["normal", "boom", "kill", "shutdown"]);
                let exit = json!({"op": "exit", "target": self.a_worker(), "reason": reason});
                self.done_by_someone(exit, 1)
            }
            8 => {
                let children =
                    json!({"op": self.pick(&["which_children", "count_children"]), "sup": self.a_supervisor()});
                self.done_by_someone(children, 1)
            }
            9 => {
                let terminate = json!({"op": "terminate_child", "sup": self.a_supervisor(), "id": self.an_id()});
                self.done_by_the_calm(terminate)
            }
            _ => {
                let msg = self.pick(&["get", "inc", "stop:normal", "crash:raise", "crash:kill", "unknown"]);
                let op = self.pick(&["call", "call", "cast"]);
                let target = self.a_target();
                let op = json!({"op": op, "target": target, "msg": msg});
                self.done_by_someone(op, 1)
            }
        }
    }

    /// The op done by a worker that does not trap exits: it dies when it is told to while it waits. Nobody waits for its
    /// own end.
    fn done_by_the_calm(&mut self, op: Value) -> Value {
        let calm: Vec<_> = self
            .workers
            .iter()
            .filter(|worker| worker.obeys && !worker.traps)
            .cloned()
            .collect();
        if calm.is_empty() || self.chance(1, 2) {
            return op;
        }
        let who = self.pick(&calm).id;
        if op["op"] == "stop" && (!op["target"].is_string() || op["target"] == json!(who)) {
            return op;
        }
        json!({"op": "as", "who": who, "do": op})
    }

    /// Mostly tasks; and what there is else, supervisors killed among it.
    fn task_theme_op(&mut self, ops: &mut Vec<Value>) {
        let op = match self.below(8) {
            0 | 1 => self.common(),
            2 => {
                let reason = self.pick(&["kill", "shutdown"]);
                json!({"op": "exit", "target": self.a_supervisor(), "reason": reason})
            }
            _ => {
                let task = self.task();
                self.done_by_someone(task, 2)
            }
        };
        ops.push(op);
    }

    fn task(&mut self) -> Value {
        let funs = [
            "ok:v",
            "ok:v",
            "raise",
            "raise:words",
            "throw",
            "exit:boom",
            "exit:normal",
            "exit:shutdown",
            "exit:{shutdown,why}",
            "exit:kill",
            "sleep:4",
            "sleep:30",
            "nonsense",
        ];
        let (id, fun) = (format!("t{}", 1 + self.below(3)), self.pick(&funs));
        let kind = if self.task_supervisors.is_empty() || self.chance(1, 4) {
            "async"
        } else {
            self.pick(&["supervised", "nolink", "start_child"])
        };
        let mut op = json!({"op": "task", "kind": kind, "id": id, "fun": fun});
        if kind != "async" {
            let supervisors = self.task_supervisors.clone();
            op["sup"] = json!(self.pick(&supervisors));
        }
        if kind == "start_child" {
            op["restart"] = json!(self.pick(&["permanent", "transient", "temporary"]));
            return op;
        }
        op["then"] = json!(self.pick(&["nothing", "await", "await", "yield", "shutdown", "kill"]));
        // Long before the one that sleeps longer, long after the one that does not.
        if fun == "sleep:30" || self.chance(1, 4) {
            op["timeout"] = json!(if fun == "sleep:30" { self.pick(&[8, 200]) } else { 200 });
        }
        op
    }

    fn agent(&mut self, id: &str) -> Value {
        self.budget = self.budget.saturating_sub(1);
        let restart = self.pick(&["permanent", "permanent", "transient", "temporary"]);
        let mut agent = json!({"type": "agent", "id": id, "restart": restart});
        let mut names = vec![json!(id)];
        if !self.registries.is_empty() && self.chance(1, 2) {
            let key = self.pick(&[id, id, id, "shared"]).to_owned();
            names.push(json!({"via": ["reg", key]}));
            agent["name"] = json!(["reg", key]);
        } else if self.chance(1, 4) {
            let local = self.pick(&[id, id, id, "both"]).to_owned();
            names.push(json!({"local": local}));
            agent["local"] = json!(local);
        }
        if self.chance(1, 3) {
            agent["value"] = json!(self.pick(&[7, -1]));
        }
        if self.chance(1, 4) {
            let steps = [
                "ok",
                "ok",
                "ok",
                "ok:text",
                "raise",
                "raise:m",
                "exit:e",
                "exit:normal",
                "throw",
                "sleep:3",
                "nonsense",
            ];
            let steps: Vec<_> = (0..6).map(|_| self.pick(&steps)).collect();
            agent["init"] = json!([vec!["ok"], steps].concat());
        }
        if self.chance(1, 6) {
            agent["shutdown"] = json!(self.pick(&["brutal_kill", "infinity"]));
        }
        self.ids.push(id.to_owned());
        self.agents.extend(names);
        agent
    }

    /// Mostly agents; and what there is else, links and messages that no agent expects among it.
    fn agent_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.agents.is_empty() || self.chance(1, 6) {
            let op = self.common();
            return ops.push(op);
        }
        let agents = self.agents.clone();
        let target = self.pick(&agents);
        let op = match self.below(13) {
            0 => {
                let reason = self.pick(&["kill", "shutdown", "boom", "normal"]);
                json!({"op": "exit", "target": self.an_id(), "reason": reason})
            }
            1 => {
                let msg = self.pick(&["get", "inc"]);
                json!({"op": self.pick(&["call", "cast", "send"]), "target": target, "msg": msg})
            }
            2 => {
                let reason = self.pick(&["normal", "boom", "shutdown"]);
                json!({"op": "stop", "target": target, "reason": reason})
            }
            3 => {
                let relation = self.pick(&["link", "monitor"]);
                json!({"op": relation, "a": self.a_worker(), "b": target})
            }
            4 => {
                // Not the id of a worker: an id stays of one kind.
                let id = format!("m{}", 1 + self.below(3));
                let child = self.agent(&id);
                json!({"op": "start_child", "sup": self.a_supervisor(), "child": child})
            }
            _ => {
                let op = self.agent_op(target);
                self.done_by_someone(op, 2)
            }
        };
        ops.push(op);
    }

    fn agent_op(&mut self, target: Value) -> Value {
        let funs = [
            "value",
            "value",
            "inc",
            "inc",
            "inc",
            "ok:v",
            "slow_inc:4",
            "slow_inc:30",
            "bad",
            "raise",
            "raise:words",
            "throw",
            "exit:boom",
            "exit:normal",
            "exit:shutdown",
            "exit:{shutdown,why}",
            "exit:kill",
            "sleep:4",
        ];
        let mut kind = self.pick(&["get", "update", "get_and_update", "cast"]);
        let fun = self.pick(&funs);
        if self.chance(2, 3) {
            // Mostly something that the function knows.
            kind = match fun {
                "value" => "get",
                "bad" => "get_and_update",
                fun if fun.ends_with("inc:4") || fun.ends_with("inc:30") => self.pick(&["update", "update", "cast"]),
                "inc" => self.pick(&["update", "get_and_update", "cast"]),
                _ => kind,
            };
        }
        let mut op = json!({"op": "agent", "target": target, "kind": kind, "fun": fun});
        // Long before the one that takes longer, long after the one that does not.
        if kind != "cast" && (fun == "slow_inc:30" || self.chance(1, 6)) {
            op["timeout"] = json!(if fun == "slow_inc:30" {
                self.pick(&[8, 200])
            } else {
                200
            });
        }
        op
    }

    fn slow_ops(&mut self, ops: &mut Vec<Value>) {
        let target = self.a_worker();
        match self.below(4) {
            0 => ops.push(json!({"op": "call", "target": target, "msg": "sleep:4", "timeout": 60})),
            1 => ops.push(json!({"op": "call", "target": target, "msg": "sleep:30", "timeout": 8})),
            2 => ops.push(json!({"op": "call", "target": target, "msg": "noreply", "timeout": 8})),
            _ => {
                ops.push(json!({"op": "cast", "target": target, "msg": "timeout:6"}));
                ops.push(json!({"op": "sleep_ms", "ms": 25}));
            }
        }
    }
}
