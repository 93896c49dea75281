//! Task supervisors that have as many tasks as they may, and tasks that are restarted and stopped as their supervisor says.

use serde_json::{Value, json};

use super::Generator;

impl Generator {
    /// Options that some task supervisors have.
    pub(super) fn limit_tasks(&mut self, supervisor: &mut Value) {
        if self.chance(2, 3) {
            supervisor["max_children"] = json!(self.below(4));
        }
        if self.chance(1, 3) {
            supervisor["task_restart"] = json!(self.pick(&["permanent", "transient", "temporary"]));
        }
        if self.chance(1, 3) {
            supervisor["task_shutdown"] = json!(self.pick(&["brutal_kill", "infinity"]));
        }
    }

    /// One or several tasks, begun at once and long enough to be there together; or the end of one.
    pub(super) fn task_limits_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.task_supervisors.is_empty() || self.chance(1, 5) {
            let op = self.common();
            return ops.push(op);
        }
        let supervisors = self.task_supervisors.clone();
        let sup = self.pick(&supervisors);
        let many = 1 + self.below(4);
        for at in 0..many {
            let mut task = self.limited_task(&sup);
            if many > 1 {
                // One that ends meanwhile may or may not be forgotten by the time of the next.
                task["fun"] = json!("sleep:8");
            }
            if at + 1 < many {
                task["settle"] = json!(false);
            }
            ops.push(task);
        }
        if many > 1 && self.chance(1, 2) {
            // While they are there.
            let last = ops.last_mut().expect("a task");
            last["settle"] = json!(false);
            let id = self.pick(&["t1", "t2", "t3"]);
            let op = match self.below(5) {
                0 => json!({"op": "terminate_child", "sup": sup, "pid_of": id}),
                1 => json!({"op": "exit", "target": id, "reason": self.pick(&["kill", "shutdown", "boom"])}),
                2 => json!({"op": "exit", "target": sup, "reason": "kill"}),
                3 => json!({"op": "stop", "target": sup, "reason": "shutdown"}),
                _ => json!({"op": self.pick(&["which_children", "count_children"]), "sup": sup}),
            };
            ops.push(op);
        }
    }

    fn limited_task(&mut self, sup: &str) -> Value {
        let funs = ["sleep:8", "sleep:8", "sleep:8", "ok:v", "raise", "exit:shutdown"];
        let (id, fun) = (self.pick(&["t1", "t2", "t3"]), self.pick(&funs));
        let kind = self.pick(&["supervised", "nolink", "start_child", "start_child"]);
        let mut op = json!({"op": "task", "kind": kind, "sup": sup, "id": id, "fun": fun});
        if kind == "start_child" && self.chance(1, 3) {
            op["restart"] = json!(self.pick(&["transient", "temporary"]));
        }
        if self.chance(1, 4) {
            op["shutdown"] = json!(self.pick(&["brutal_kill", "infinity"]));
        }
        op
    }
}
