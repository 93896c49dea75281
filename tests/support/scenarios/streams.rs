//! Many tasks at once: streams of them, awaited and asked for together; what becomes of them when one of them, their owner,
//! their monitor or their supervisor ends meanwhile.

use serde_json::{Value, json};

use super::Generator;

/// The streams of this theme all have this id.
const STREAM: &str = "s";

impl Generator {
    pub(super) fn streams_theme_op(&mut self, ops: &mut Vec<Value>) {
        let op = match self.below(8) {
            0 => self.common(),
            1 | 2 => self.several_tasks(),
            _ => self.stream(),
        };
        ops.push(op);
    }

    /// By a worker that obeys, or by the driver.
    fn by_whom(&mut self) -> Option<String> {
        let obeying: Vec<_> = self.workers.iter().filter(|worker| worker.obeys).cloned().collect();
        if obeying.is_empty() || self.chance(1, 3) {
            return None;
        }
        Some(self.pick(&obeying).id)
    }

    fn done_by(&mut self, who: Option<String>, op: Value) -> Value {
        let Some(who) = who else {
            return op;
        };
        let mut order = json!({"op": "as", "who": who, "do": op});
        if self.chance(1, 3) {
            order["catch"] = json!(false);
        }
        order
    }

    /// Tasks that take long differ by much from those that take a moment. One at most fails: which of two crash reports that
    /// are written at the same time is done first hangs on what their heaps have room for.
    fn items(&mut self, most: usize) -> Vec<[String; 2]> {
        let good = [
            "ok:v",
            "ok:w",
            "ok:x",
            "sleep:4",
            "sleep:80",
            "exit:normal",
            "exit:shutdown",
        ];
        // Mostly those that come to a good end.
        let last = if self.chance(1, 2) { 4 } else { good.len() };
        let mut items: Vec<_> = (0..self.below(most + 1))
            .map(|at| [format!("t{at}"), self.pick(&good[..last]).to_owned()])
            .collect();
        if !items.is_empty() && self.chance(1, 3) {
            let at = self.below(items.len());
            items[at][1] = self.pick(&["raise", "throw", "exit:boom"]).to_owned();
        }
        items
    }

    fn kind(&mut self, op: &mut Value) {
        if self.task_supervisors.is_empty() || self.chance(1, 3) {
            op["kind"] = json!("async");
            return;
        }
        let supervisors = self.task_supervisors.clone();
        op["kind"] = json!(self.pick(&["supervised", "nolink"]));
        op["sup"] = json!(self.pick(&supervisors));
    }

    fn stream(&mut self) -> Value {
        let who = self.by_whom();
        let mut items = self.items(5);
        let deadly = self.chance(1, 5);
        if deadly {
            // One of them ends somebody while the others run.
            let victims = [
                who.clone().unwrap_or("t0".to_owned()),
                format!("{STREAM}.monitor"),
                "t0".to_owned(),
                self.an_id(),
            ];
            let (whom, reason) = (self.pick(&victims), self.pick(&["kill", "kill", "boom", "shutdown"]));
            items.truncate(2);
            for item in &mut items {
                item[1] = "sleep:30".to_owned();
            }
            items.push(["t9".to_owned(), format!("exit_of:{whom}:{reason}")]);
        }
        let mut op = json!({"op": "stream", "id": STREAM, "items": items});
        self.kind(&mut op);
        op["max_concurrency"] = json!(1 + self.below(4));
        if self.chance(1, 3) {
            op["ordered"] = json!(false);
        }
        if !deadly && self.chance(1, 3) {
            op["timeout"] = json!(30);
        }
        if self.chance(1, 2) {
            op["on_timeout"] = json!("kill_task");
        }
        if self.chance(1, 3) {
            op["zip_input_on_exit"] = json!(true);
        }
        if self.chance(1, 5) {
            op["take"] = json!(1 + self.below(3));
        }
        self.done_by(who, op)
    }

    fn several_tasks(&mut self) -> Value {
        let (who, items) = (self.by_whom(), self.items(4));
        let then = self.pick(&["await_many", "yield_many"]);
        let mut op = json!({"op": "tasks", "items": items, "then": then});
        self.kind(&mut op);
        if self.chance(1, 2) {
            op["timeout"] = json!(30);
        }
        self.done_by(who, op)
    }
}
