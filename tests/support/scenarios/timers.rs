//! Messages that come later: to processes, names and those that start the timers, cancelled and read in time and too late.

use serde_json::{Value, json};

use super::Generator;

/// Times that pass within an op that sleeps, far apart.
const SHORT_MS: [i64; 3] = [0, 6, 14];
/// Times that do not pass by themselves, and what is no time for a timer.
const LONG_MS: [i64; 8] = [
    5_000,
    5_000,
    60_000,
    4_294_967_296,
    9_000_000_000_000,
    9_007_199_254_740_992,
    253_402_300_800_000,
    -1,
];

impl Generator {
    fn timer(&mut self) -> String {
        format!("t{}", 1 + self.below(3))
    }

    fn send_after(&mut self, ms: i64) -> Value {
        let target = match self.below(8) {
            0 => json!({"local": "nobody"}),
            1 => json!("driver"),
            2 => json!(self.an_id()),
            3 if !self.spawned.is_empty() => {
                let spawned = self.spawned.clone();
                json!(self.pick(&spawned))
            }
            4 => json!({"local": "named"}),
            5 => self.a_target(),
            _ => json!(self.a_worker()),
        };
        json!({"op": "send_after", "timer": self.timer(), "target": target, "msg": self.pick(&["tick", "tock"]), "ms": ms})
    }

    /// A worker that has a local name, so that there is something to send to by name.
    pub(super) fn name_for_timers(&mut self, worker: &mut Value) {
        if worker.get("name").is_none() && self.chance(1, 4) {
            worker["local"] = json!("named");
        }
        if self.chance(1, 8) {
            let after = self.send_after(5_000);
            worker["in_init"] = json!([{"do": "perform", "op": after}]);
        }
    }

    pub(super) fn timers_theme_op(&mut self, ops: &mut Vec<Value>) {
        match self.below(10) {
            0 | 1 => {
                let op = self.common();
                ops.push(op);
            }
            2 => {
                let spawn = self.spawn_op();
                let spawn = self.done_by_one_of_them(spawn);
                ops.push(spawn);
            }
            3..=5 => self.soon(ops),
            6 | 7 => {
                let ms = self.pick(&LONG_MS);
                let after = self.send_after(ms);
                let after = self.done_by_one_of_them(after);
                ops.push(after);
            }
            8 => {
                let reason = self.pick(&["kill", "boom", "normal"]);
                ops.push(json!({"op": "exit", "target": self.an_id(), "reason": reason}));
            }
            _ => {
                let asked =
                    json!({"op": self.pick(&["cancel_timer", "cancel_timer", "read_timer"]), "timer": self.timer()});
                let asked = self.done_by_one_of_them(asked);
                ops.push(asked);
            }
        }
    }

    /// One or two timers that come to their end while somebody sleeps, and something that is done before.
    fn soon(&mut self, ops: &mut Vec<Value>) {
        let (first, second) = (self.pick(&SHORT_MS), self.pick(&SHORT_MS));
        for ms in [Some(first), Some(second).filter(|second| *second != first)] {
            let Some(ms) = ms else { continue };
            let after = self.send_after(ms);
            let mut after = self.done_by_someone(after, 2);
            after["settle"] = json!(false);
            ops.push(after);
        }
        let between = match self.below(4) {
            0 => Some(json!({"op": "exit", "target": self.a_worker(), "reason": "kill"})),
            1 => Some(json!({"op": "cancel_timer", "timer": self.timer()})),
            _ => None,
        };
        if let Some(mut between) = between {
            // What was told to do it has started the timers meanwhile.
            ops.push(json!({"op": "sleep_ms", "ms": 2, "settle": false}));
            between["settle"] = json!(false);
            ops.push(between);
        }
        ops.push(json!({"op": "sleep_ms", "ms": 30}));
    }
}
