//! Ops that are done at once: mailboxes lost in a crash, look-ups right after an exit, calls that wait while a tree stops.

use serde_json::{Value, json};

use super::Generator;

impl Generator {
    /// Two to five ops, the last of which is waited for, or which are followed by the stop of the tree.
    pub(super) fn at_once_theme_op(&mut self, ops: &mut Vec<Value>) {
        let many = 1 + self.below(4);
        for _ in 0..many {
            let mut op = self.quick();
            op["settle"] = json!(false);
            ops.push(op);
        }
        let mut last = self.quick();
        if self.chance(1, 10) {
            last["settle"] = json!(false);
        }
        ops.push(last);
    }

    fn quick(&mut self) -> Value {
        loop {
            let op = match self.below(8) {
                0 => {
                    let msg = self.pick(&["inc", "inc", "crash:raise", "stop:normal"]);
                    json!({"op": "cast", "target": self.a_target(), "msg": msg})
                }
                1 => json!({"op": "call", "target": self.a_target(), "msg": self.pick(&["get", "inc", "stop:normal"])}),
                2 => {
                    let reason = self.pick(&["kill", "kill", "boom", "shutdown", "normal"]);
                    json!({"op": "exit", "target": self.a_worker(), "reason": reason})
                }
                3 => json!({"op": "alive", "target": self.an_id()}),
                4 => {
                    let relation = self.pick(&["link", "monitor", "unlink"]);
                    json!({"op": relation, "a": self.a_worker(), "b": self.a_worker()})
                }
                5 => {
                    let call = json!({"op": "call", "target": self.a_target(), "msg": self.pick(&["get", "inc"])});
                    self.done_by_someone(call, 1)
                }
                _ => self.common(),
            };
            // Time passes while everything is at rest.
            if op["op"] != "advance" {
                return op;
            }
        }
    }
}
