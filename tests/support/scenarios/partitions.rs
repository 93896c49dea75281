//! Registries with several partitions: registrations, look-ups and everything that is asked of all of them, while one
//! partition or the whole registry ends.

use serde_json::{Value, json};

use super::Generator;

impl Generator {
    /// One such registry, and perhaps a worker that hears of registrations.
    pub(super) fn partitioned_registry(&mut self) -> Vec<Value> {
        let mut children = Vec::new();
        let (duplicate, partitions) = (self.chance(1, 2), 2 + self.below(3));
        let mut registry = json!({"type": "registry", "id": "reg", "partitions": partitions});
        if duplicate {
            registry["keys"] = json!("duplicate");
        }
        if self.chance(1, 4) {
            children.push(json!({"type": "worker", "id": "ear", "local": "ear", "trap_exit": true}));
            self.know("ear", true, true);
            self.locals.push("ear".to_owned());
            registry["listeners"] = json!(["ear"]);
        }
        children.push(registry);
        self.registries.push(("reg".to_owned(), duplicate));
        children
    }

    pub(super) fn partitions_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.chance(1, 4) {
            let op = self.common();
            return ops.push(op);
        }
        let keys = [self.a_worker(), "k".to_owned(), "l".to_owned(), "m".to_owned()];
        let key = self.pick(&keys);
        let op = match self.below(16) {
            0..=5 => json!({"op": "register", "registry": "reg", "key": key, "value": self.pick(&["v", "w"])}),
            6 => json!({"op": "unregister", "registry": "reg", "key": key}),
            7 => json!({"op": "keys", "registry": "reg", "of": self.a_worker()}),
            8 => json!({"op": "count", "registry": "reg"}),
            9 => json!({"op": "dispatch", "registry": "reg", "key": key}),
            10 => json!({"op": "update_value", "registry": "reg", "key": key}),
            11 => json!({"op": "lookup", "registry": "reg", "key": key, "values": true}),
            12 => json!({"op": "select", "registry": "reg"}),
            13 => json!({"op": "which_children", "sup": "reg"}),
            _ => {
                let number = self.below(4);
                let target = self.pick(&[json!({"partition": ["reg", number]}), json!("reg")]);
                let reason = self.pick(&["kill", "kill", "boom", "normal"]);
                // A look-up right behind it finds what the partition has left.
                let mut exit = json!({"op": "exit", "target": target, "reason": reason});
                if self.chance(1, 4) {
                    exit["settle"] = json!(false);
                    ops.push(exit);
                    return ops.push(json!({"op": "count", "registry": "reg"}));
                }
                return ops.push(exit);
            }
        };
        let op = if self.chance(1, 5) {
            op
        } else {
            self.done_by_someone(op, 1)
        };
        ops.push(op);
    }
}
