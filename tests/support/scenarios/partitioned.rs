//! Partition supervisors: what is routed to a partition by integers and texts, while one ends, or all of them.

use serde_json::{Value, json};

use super::{Generator, Theme};

impl Generator {
    pub(super) fn partition_supervisor(&mut self, id: &str) -> Value {
        let below = format!("{id}p");
        let with_arguments = self.chance(1, 2);
        let partitions = 1 + self.below(4);
        let dynamic = self.chance(2, 5);
        let child = if dynamic {
            self.dynamic(&below)
        } else {
            self.worker(&below)
        };
        let mut ids = vec![below.clone()];
        if with_arguments {
            ids = (0..partitions).map(|number| format!("{below}.{number}")).collect();
            self.ids.retain(|known| *known != below);
            self.supervisors.retain(|known| *known != below);
            let known = self.workers.iter().position(|worker| worker.id == below);
            if let Some(worker) = known.map(|at| self.workers.remove(at)) {
                for id in &ids {
                    self.know(id, worker.obeys, worker.traps);
                }
            } else {
                self.supervisors.extend(ids.iter().cloned());
                self.ids.extend(ids);
            }
        }
        self.supervisors.push(id.to_owned());
        self.ids.push(id.to_owned());
        self.partitioned.push((id.to_owned(), dynamic));
        let mut supervisor = json!({
            "type": "partition_supervisor",
            "id": id,
            "restart": self.pick(&["permanent", "permanent", "transient", "temporary"]),
            "strategy": self.pick(&["one_for_one", "one_for_one", "rest_for_one", "one_for_all"]),
            "max_restarts": self.below(4),
            "partitions": partitions,
            "child": child,
        });
        if with_arguments {
            supervisor["with_arguments"] = json!(true);
        }
        supervisor
    }

    pub(super) fn partitioned_theme_op(&mut self, ops: &mut Vec<Value>) {
        if self.partitioned.is_empty() || self.chance(1, 4) {
            let op = self.common();
            return ops.push(op);
        }
        let known = self.partitioned.clone();
        let (sup, dynamic) = self.pick(&known);
        let keys = [
            json!(0),
            json!(1),
            json!(-1),
            json!(6),
            json!(-7),
            json!("alice"),
            json!("bob"),
            json!(""),
        ];
        let partition = json!({"partition_of": [sup, self.pick(&keys)]});
        let op = match self.below(14) {
            0 | 1 => {
                // The next call finds the partition that is gone, or the one that has come.
                let reason = self.pick(&["kill", "kill", "boom", "shutdown"]);
                let mut exit = json!({"op": "exit", "target": partition, "reason": reason});
                if !dynamic && self.chance(1, 2) {
                    exit["settle"] = json!(false);
                    ops.push(exit);
                    return ops.push(json!({"op": "call", "target": partition, "msg": "inc"}));
                }
                exit
            }
            2 => {
                let reason = self.pick(&["kill", "kill", "shutdown"]);
                json!({"op": "exit", "target": sup, "reason": reason})
            }
            3 => {
                let manage = self.pick(&["terminate", "restart", "restart", "delete"]);
                json!({"op": "of_partition", "sup": sup, "manage": manage, "partition": self.below(5)})
            }
            4 => json!({"op": "partitions", "sup": sup}),
            5 => json!({"op": self.pick(&["which_children", "count_children"]), "sup": sup}),
            6 if self.chance(1, 3) => {
                let reason = self.pick(&["normal", "shutdown", "boom"]);
                json!({"op": "stop", "target": {"local": sup}, "reason": reason})
            }
            _ if dynamic => match self.below(4) {
                0 | 1 => {
                    let id = format!("n{}", 1 + self.below(3));
                    let child = self.worker(&id);
                    json!({"op": "start_child", "sup": partition, "child": child})
                }
                2 => json!({"op": "which_children", "sup": partition}),
                _ => json!({"op": "terminate_child", "sup": partition, "pid_of": self.a_worker()}),
            },
            _ => {
                let msg = self.pick(&["get", "inc", "inc", "inc", "stop:normal", "crash:raise", "unknown"]);
                let op = self.pick(&["call", "call", "cast"]);
                let op = json!({"op": op, "target": partition, "msg": msg});
                self.done_by_someone(op, 3)
            }
        };
        ops.push(op);
    }

    /// Is one to stand in that place?
    pub(super) fn is_partitioned(&mut self) -> bool {
        self.is(Theme::Partitioned) && self.chance(1, 2)
    }
}
