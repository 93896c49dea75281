//! Workers that act in `init` and in `terminate`: they ask siblings and their own supervisors, who may be waiting for them.

use serde_json::{Value, json};

use super::Generator;

impl Generator {
    /// What a worker of that id does in a callback. Times are far apart, so that none is a race.
    pub(super) fn deeds(&mut self, id: &str) -> Value {
        let mut ids = self.ids.clone();
        ids.extend([id.to_owned(), "nobody".to_owned()]);
        let deeds = (0..=self.below(2)).map(|_| {
            let (whom, ms) = (self.pick(&ids), self.pick(&[7, 23]));
            match self.below(6) {
                0 => json!({"do": "sleep", "ms": 3}),
                1 | 2 => json!({"do": "call", "id": self.a_worker(), "ms": ms}),
                3 => json!({"do": "which_children", "id": self.a_supervisor(), "ms": ms}),
                4 => json!({"do": "cast", "id": whom}),
                _ => json!({"do": "send", "id": whom}),
            }
        });
        deeds.collect()
    }

    pub(super) fn let_act(&mut self, worker: &mut Value, id: &str) {
        if self.chance(1, 4) {
            worker["in_init"] = self.deeds(id);
        }
        if self.chance(1, 3) {
            worker["trap_exit"] = json!(true);
            worker["in_terminate"] = self.deeds(id);
        }
    }
}
