//! Requests that no clause takes, numbers that are none, steps of `init` that are nearly right.

use serde_json::{Value, json};

use super::Generator;

/// What stands before the colon, or alone.
const VERBS: [&str; 12] = [
    "get",
    "inc",
    "noreply",
    "crash",
    "stop",
    "bad",
    "continue",
    "sleep",
    "timeout",
    "exit_self",
    "trap_exit",
    "",
];
/// What stands behind it.
const RESTS: [&str; 16] = [
    "",
    "x",
    "normal",
    "inc",
    "0",
    "+1",
    "-1",
    "-",
    "007",
    "1_0",
    "1:2",
    "4294967296",
    "999999999999999999",
    "123456789012345678901234567890",
    "-123456789012345678901234567890",
    "timeout:-2",
];
const STEPS: [&str; 18] = [
    "ok",
    "ok",
    "ok",
    "ok:x",
    "ignore:x",
    "bad:ignore",
    "bad:ok",
    "bad:",
    "throw:ignore",
    "throw:",
    "raise",
    "raise:",
    "error",
    "error:",
    "exit",
    "exit:",
    "",
    "nonsense",
];
const FUNS: [&str; 16] = [
    "ok",
    "ok:",
    "raise:",
    "throw:x",
    "exit",
    "exit:",
    "sleep",
    "sleep:",
    "sleep:x",
    "sleep:-1",
    "sleep:4294967296",
    "sleep:123456789012345678901234567890",
    "sleep:-123456789012345678901234567890",
    "slow_inc:x",
    "slow_inc:-1",
    "value:",
];

impl Generator {
    pub(super) fn malformed_init(&mut self) -> Value {
        let steps: Vec<_> = (0..6).map(|_| self.pick(&STEPS)).collect();
        // Mostly one that starts at first: a tree that does not start has nothing to show.
        json!(if self.chance(3, 4) {
            [vec!["ok"], steps].concat()
        } else {
            steps
        })
    }

    pub(super) fn malformed_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.chance(1, 4) {
            let op = self.common();
            return ops.push(op);
        }
        if !self.agents.is_empty() && self.chance(1, 3) {
            let agents = self.agents.clone();
            let (target, kind) = (
                self.pick(&agents),
                self.pick(&["get", "update", "get_and_update", "cast"]),
            );
            return ops.push(json!({"op": "agent", "target": target, "kind": kind, "fun": self.pick(&FUNS)}));
        }
        if self.chance(1, 8) {
            let then = self.pick(&["nothing", "await", "yield"]);
            return ops.push(json!({"op": "task", "kind": "async", "id": "t", "fun": self.pick(&FUNS), "then": then}));
        }
        let (verb, rest) = (self.pick(&VERBS), self.pick(&RESTS));
        let msg = match self.below(5) {
            0 => verb.to_owned(),
            1 => format!("continue:{verb}:{rest}"),
            _ => format!("{verb}:{rest}"),
        };
        let op = self.pick(&["call", "call", "cast", "cast", "send"]);
        let mut op = json!({"op": op, "target": self.a_target(), "msg": msg});
        if op["op"] == "call" {
            // Some of them are right, and nobody answers.
            op["timeout"] = json!(15);
        }
        // A time-out that comes by itself comes after the op; what it leads to is seen while everybody waits.
        let waits = msg.contains("timeout:") && op["op"] != "send";
        ops.push(op);
        if waits {
            ops.push(json!({"op": "sleep_ms", "ms": 25}));
        }
    }
}
