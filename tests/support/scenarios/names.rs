//! Supervisors that have names, or whose `init` ignores or fails; start functions that make something of a taken name.

use serde_json::{Value, json};

use super::Generator;

impl Generator {
    pub(super) fn name_supervisor(&mut self, supervisor: &mut Value, id: &str) {
        // A few names, so that some are taken.
        let name = if self.chance(2, 3) { id } else { self.pick(&["m", "n"]) }.to_owned();
        if !self.registries.is_empty() && id != "r" && self.chance(1, 3) {
            let registry = self.registries[0].0.clone();
            self.named.push(json!({"via": [registry, name]}));
            supervisor["name"] = json!([registry, name]);
        } else if self.chance(1, 2) {
            self.named.push(json!({"local": name}));
            supervisor["local"] = json!(name);
        }
        if supervisor["type"] != "task_supervisor" && id != "r" && self.chance(1, 3) {
            let steps = [
                "ok",
                "ok",
                "ok",
                "ignore",
                "raise:m",
                "error:e",
                "throw:t",
                "throw:ignore",
                "exit:x",
                "bad:b",
                "odd",
            ];
            let steps: Vec<_> = (0..6).map(|_| self.pick(&steps)).collect();
            let first = self.pick(&["ok", "ok", "ok", "ignore"]);
            supervisor["init"] = json!([vec![first], steps].concat());
        }
    }

    pub(super) fn name_worker(&mut self, worker: &mut Value) {
        if worker.get("name").is_none() && self.chance(1, 3) {
            // None that a supervisor has: who takes the one above itself for its child waits for ever when it is to stop it.
            let name = self.pick(&["u", "v", "o"]);
            self.locals.push(name.to_owned());
            worker["local"] = json!(name);
        }
        if self.chance(1, 3) {
            worker["already_started"] = json!(self.pick(&["ok", "ignore"]));
            // It may be another supervisor's, and trap exits: then it does not stop when it is asked to.
            worker["shutdown"] = json!(25);
        }
    }

    pub(super) fn names_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.named.is_empty() || self.chance(1, 3) {
            let op = self.common();
            return ops.push(op);
        }
        let named = self.named.clone();
        let sup = self.pick(&named);
        let op = match self.below(9) {
            0 | 1 => json!({"op": "which_children", "sup": sup}),
            2 => json!({"op": "count_children", "sup": sup}),
            3 | 4 => {
                let id = format!("n{}", 1 + self.below(3));
                let child = self.worker(&id);
                json!({"op": "start_child", "sup": sup, "child": child})
            }
            5 => json!({"op": "terminate_child", "sup": sup, "id": self.an_id()}),
            6 => json!({"op": "restart_child", "sup": sup, "id": self.an_id()}),
            _ => {
                let reason = self.pick(&["kill", "kill", "shutdown"]);
                json!({"op": "exit", "target": self.an_id(), "reason": reason})
            }
        };
        ops.push(op);
    }
}
