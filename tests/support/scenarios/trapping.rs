//! Tasks that trap exits: they are asked to end, killed, their owners are, and their supervisors.

use serde_json::{Value, json};

use super::Generator;

/// Far apart from the times that they are given.
const FUNS: [&str; 11] = [
    "trap:sleep:30",
    "trap:sleep:30",
    "trap:hear:30",
    "trap:hear:30",
    "trap:hear:x",
    "trap:hear:-1",
    "hear:30",
    "trap:trap:ok:v",
    "trap:exit:boom",
    "trap:raise",
    "sleep:30",
];

impl Generator {
    fn trapping_task(&mut self) -> Value {
        let mut task = self.task();
        task["fun"] = json!(self.pick(&FUNS));
        if task.get("then").is_some() {
            task["timeout"] = json!(self.pick(&[8, 200]));
        }
        task
    }

    pub(super) fn trapping_theme_op(&mut self, ops: &mut Vec<Value>) {
        match self.below(8) {
            0 | 1 => self.task_theme_op(ops),
            2..=4 => {
                let task = self.trapping_task();
                let task = self.done_by_someone(task, 2);
                ops.push(task);
            }
            _ => self.while_it_runs(ops),
        }
    }

    /// A task is started, runs for a moment, and then something happens to it or to those around it.
    fn while_it_runs(&mut self, ops: &mut Vec<Value>) {
        let mut task = self.trapping_task();
        if task.get("then").is_some() {
            task["then"] = json!("nothing");
        }
        let mut start = self.done_by_someone(task.clone(), 2);
        let owner = start["who"].clone();
        start["settle"] = json!(false);
        ops.push(start);
        ops.push(json!({"op": "sleep_ms", "ms": 3, "settle": false}));
        let target = match self.below(4) {
            0 if owner.is_string() => owner,
            1 if task["sup"].is_string() => task["sup"].clone(),
            2 => json!(self.a_supervisor()),
            _ => task["id"].clone(),
        };
        let reason = self.pick(&["kill", "kill", "shutdown", "boom", "normal"]);
        ops.push(json!({"op": "exit", "target": target, "reason": reason}));
    }
}
