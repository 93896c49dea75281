//! Processes that workers start by themselves, outside of the tree: plain ones and servers, linked and not, by those that trap
//! exits and those that do not.

use serde_json::{Value, json};

use super::Generator;

/// What ends one that waits, or does not.
const SAID: [&str; 9] = [
    "exit:boom",
    "exit:normal",
    "exit:shutdown",
    "exit:{shutdown,why}",
    "exit:kill",
    "raise",
    "throw",
    "ok:v",
    "nonsense",
];

impl Generator {
    pub(super) fn spawn_op(&mut self) -> Value {
        let id = format!("p{}", 1 + self.below(3));
        let fun = match self.below(8) {
            0 => "sleep:4",
            1 | 2 => self.pick(&SAID),
            _ => "wait",
        };
        let mut op = json!({"op": "spawn", "id": id, "fun": fun});
        if self.chance(1, 3) {
            op["trap_exit"] = json!(true);
        }
        if self.chance(1, 5) {
            op["link"] = json!(false);
        }
        self.spawned.push(id);
        op
    }

    fn start_link_op(&mut self) -> Value {
        let id = format!("l{}", 1 + self.below(3));
        let child = self.worker(&id);
        json!({"op": "start_link", "child": child})
    }

    /// What a worker does in `init` and in `terminate`.
    pub(super) fn let_start(&mut self, worker: &mut Value) {
        if self.chance(1, 6) {
            worker["in_init"] = json!([{"do": "perform", "op": self.spawn_op()}]);
        } else if self.chance(1, 6) && self.budget > 0 {
            worker["in_init"] = json!([{"do": "perform", "op": self.start_link_op()}]);
        }
        if self.chance(1, 6) {
            worker["trap_exit"] = json!(true);
            worker["in_terminate"] = json!([{"do": "perform", "op": self.spawn_op()}]);
        }
    }

    /// The op done by a worker, in a message or in a call, or by a plain process.
    pub(super) fn done_by_one_of_them(&mut self, op: Value) -> Value {
        if !self.spawned.is_empty() && self.chance(1, 5) {
            let spawned = self.spawned.clone();
            return json!({"op": "as", "who": self.pick(&spawned), "do": op});
        }
        let mut order = self.done_by_someone(op, 1);
        if order["op"] == "as" && self.chance(1, 3) {
            order["in"] = json!("call");
        }
        order
    }

    pub(super) fn linked_theme_op(&mut self, ops: &mut Vec<Value>) {
        let op = match self.below(12) {
            0 | 1 => self.common(),
            2..=4 => {
                let spawn = self.spawn_op();
                self.done_by_one_of_them(spawn)
            }
            5 | 6 => {
                let start = self.start_link_op();
                self.done_by_one_of_them(start)
            }
            7 => {
                let reason = self.pick(&["kill", "shutdown"]);
                json!({"op": "exit", "target": self.a_supervisor(), "reason": reason})
            }
            8 => json!({"op": "exit", "target": self.a_worker(), "reason": "kill"}),
            _ => self.about_spawned(),
        };
        ops.push(op);
    }

    fn about_spawned(&mut self) -> Value {
        if self.spawned.is_empty() {
            return self.spawn_op();
        }
        let spawned = self.spawned.clone();
        let (one, other) = (self.pick(&spawned), self.pick(&spawned));
        match self.below(6) {
            0 | 1 => {
                let reason = self.pick(&["kill", "kill", "boom", "normal", "shutdown"]);
                json!({"op": "exit", "target": one, "reason": reason})
            }
            2 => json!({"op": "send", "target": one, "msg": self.pick(&SAID)}),
            3 => {
                let relation = self.pick(&["link", "link", "unlink", "monitor"]);
                let of = [self.a_worker(), other];
                json!({"op": relation, "a": self.pick(&of), "b": one})
            }
            4 => {
                let relation = self.pick(&["link", "monitor"]);
                json!({"op": relation, "a": one, "b": self.an_id()})
            }
            _ => {
                let exit = json!({"op": "exit", "target": one, "reason": self.pick(&["kill", "boom", "normal"])});
                self.done_by_one_of_them(exit)
            }
        }
    }
}
