//! What an op came to, as a trace has it: processes by their labels, reasons normalised.

use serde_json::{Value, json};

use super::super::norm::{self, norm};
use super::Labels;
use crate::runtime::Term;
use crate::systems::scenario::op::{Kind, Op, TaskOp, Then, ThenMany};

impl Labels {
    /// The op's result, from what the driver reported.
    pub(super) fn result(&self, op: &Op, reported: &Term) -> Value {
        // Whoever stops the tree at the end is done with it, and asks no more.
        if matches!(op, Op::StopTree { .. }) {
            return Value::from("ok");
        }
        let Some([how, value]) = reported.elements() else {
            return Value::Null;
        };
        if how.is_atom("exit") {
            return Value::from(format!("exit:{}", norm::text(value)));
        }
        if how.is_atom("throw") {
            return Value::from(format!("throw:{}", norm::text(value)));
        }
        if how.is_atom("error") {
            let error = norm::argument_error(value);
            return Value::from(error.unwrap_or_else(|| format!("error:{}", norm::text(value))));
        }
        match op {
            Op::StartTree { .. } => match value.elements() {
                Some([ok, _]) if ok.is_atom("ok") => Value::from("ok"),
                Some(_) | None => self.answer(value),
            },
            Op::StartChild { .. } | Op::StartLink { .. } => self.start_child(value),
            Op::TerminateChild { .. } | Op::RestartChild { .. } | Op::DeleteChild { .. } | Op::OfPartition { .. } => {
                self.answer(value)
            }
            Op::WhichChildren { order, .. } => self.which_children(value, *order),
            Op::CountChildren { .. } => {
                let counts = value.as_list().unwrap_or_default().iter().filter_map(Term::elements);
                counts
                    .filter_map(|pair| Some((norm::text(pair.first()?), norm(pair.get(1)?))))
                    .collect()
            }
            Op::Lookup { values, .. } => self.entries(value, *values),
            Op::Dispatch { .. } if value.as_list().is_some() => self.dispatched(value),
            Op::Select { .. } => self.selected(value),
            Op::Keys { .. } => value.as_list().unwrap_or_default().iter().map(norm).collect(),
            Op::UpdateValue { .. } => match value.elements() {
                Some([new, old]) => json!([norm(new), norm(old)]),
                Some(_) | None => norm(value),
            },
            Op::Register { .. } => match value.elements().and_then(|error| error[1].elements()) {
                Some([_, holder]) => Value::from(format!("error:already_registered:{}", self.who(holder))),
                Some(_) | None => norm(value),
            },
            Op::Task(op) => self.task(op, value),
            Op::CancelTimer { .. } | Op::ReadTimer { .. } => time_left(value),
            Op::Stream(op) => many(value, op.zip_input_on_exit),
            Op::Tasks(op) => match op.then {
                ThenMany::AwaitMany => value.as_list().unwrap_or_default().iter().map(norm).collect(),
                ThenMany::YieldMany => {
                    let result = |row: &Term| row.elements().and_then(|row| row.get(1)).cloned();
                    let rows = value.as_list().unwrap_or_default();
                    many(&Term::list(rows.iter().filter_map(result).collect::<Vec<_>>()), false)
                }
            },
            Op::Alive { .. } => Value::from(value.is_atom("true")),
            Op::StopTree { .. }
            | Op::Exit { .. }
            | Op::Cast { .. }
            | Op::Call { .. }
            | Op::Send { .. }
            | Op::Stop { .. }
            | Op::As { .. }
            | Op::Link { .. }
            | Op::Unlink { .. }
            | Op::Unregister { .. }
            | Op::Count { .. }
            | Op::Dispatch { .. }
            | Op::Partitions { .. }
            | Op::Monitor { .. }
            | Op::Agent(_)
            | Op::Spawn(_)
            | Op::SendAfter { .. }
            | Op::Advance { .. }
            | Op::SleepMs { .. } => norm(value),
        }
    }

    /// `[{pid, value}]`: each process, with its value if that is wanted.
    fn entries(&self, entries: &Term, values: bool) -> Value {
        let entry = |entry: &Term| match entry.elements() {
            Some([pid, value]) if values => json!([self.field(pid), norm(value)]),
            Some([pid, _]) => self.field(pid),
            Some(_) | None => Value::Null,
        };
        entries.as_list().unwrap_or_default().iter().map(entry).collect()
    }

    /// What the function was given: in each call, if there were several.
    fn dispatched(&self, given: &Term) -> Value {
        let calls = given.as_list().unwrap_or_default();
        if calls.iter().all(|call| call.as_list().is_none()) {
            return self.entries(given, true);
        }
        calls.iter().map(|call| self.entries(call, true)).collect()
    }

    /// `[key, process, value]` an entry, sorted: within a partition they come in an order that is the BEAM's own affair.
    fn selected(&self, entries: &Term) -> Value {
        let row = |entry: &Term| {
            let [key, pid, value] = entry.elements()? else {
                return None;
            };
            Some([norm::text(key), self.who(pid).to_owned(), norm::text(value)])
        };
        let mut rows: Vec<_> = entries.as_list().unwrap_or_default().iter().filter_map(row).collect();
        rows.sort();
        json!(rows)
    }

    /// What became of a task: its answer, how it ended, or that it was started.
    fn task(&self, op: &TaskOp, value: &Term) -> Value {
        let started = value.elements().is_some_and(|value| value[0].is_atom("ok"));
        match (op.kind, op.then) {
            (Kind::StartChild, _) if started => Value::from("ok"),
            (Kind::StartChild, _) => self.answer(value),
            (Kind::Async | Kind::Supervised | Kind::Nolink, Then::Nothing | Then::Await) => norm(value),
            (Kind::Async | Kind::Supervised | Kind::Nolink, Then::Yield | Then::Shutdown | Then::Kill) => {
                match value.elements() {
                    Some([exit, reason]) if exit.is_atom("exit") => {
                        Value::from(format!("exited:{}", norm::text(reason)))
                    }
                    Some([_, answer]) => Value::from(format!("ok:{}", norm::text(answer))),
                    Some(_) | None => norm(value),
                }
            }
        }
    }

    fn start_child(&self, value: &Term) -> Value {
        if let Some([error, why]) = value.elements()
            && error.is_atom("error")
            && let Some([reason, rest]) = why.elements()
        {
            if reason.is_atom("already_started") {
                return Value::from(format!("error:already_started:{}", self.who(rest)));
            }
            if let Some([already, pid]) = reason.elements()
                && already.is_atom("already_started")
            {
                return Value::from(format!("error:wrapped_already_started:{}", self.who(pid)));
            }
        }
        self.answer(value)
    }

    /// `:ok`, `:ignore`, `{:ok, pid}`, `{:ok, :undefined}`, `{:error, reason}`.
    fn answer(&self, value: &Term) -> Value {
        match value.elements() {
            Some([ok, pid]) if ok.is_atom("ok") => {
                let who = if pid.is_atom("undefined") {
                    "undefined"
                } else {
                    self.who(pid)
                };
                Value::from(format!("ok:{who}"))
            }
            Some([error, reason]) if error.is_atom("error") => Value::from(format!("error:{}", norm::text(reason))),
            Some(_) | None => norm(value),
        }
    }

    fn who(&self, pid: &Term) -> &str {
        pid.as_pid().map_or("?", |pid| self.of(pid))
    }

    /// `[id, process, type]` a child. Those of a dynamic supervisor are sorted unless their order is asked for: up to 32
    /// they come in the order of their pids, more in an order that is the BEAM's own affair.
    fn which_children(&self, value: &Term, order: bool) -> Value {
        let rows = value.as_list().unwrap_or_default();
        let dynamic = |row: &Term| row.elements().is_some_and(|row| row[0].is_atom("undefined"));
        let row = |row: &Term| {
            let Some([id, pid, kind, _]) = row.elements() else {
                return Vec::new();
            };
            let process = pid
                .as_pid()
                .map_or_else(|| norm::text(pid), |pid| self.of(pid).to_owned());
            vec![norm::id(id), process, norm::text(kind)]
        };
        let mut children: Vec<_> = rows.iter().map(row).collect();
        if !order && rows.iter().all(dynamic) {
            children.sort();
        }
        json!(children)
    }
}

/// What is left of a time, in milliseconds, to the next whole second: real time has passed on the BEAM.
fn time_left(value: &Term) -> Value {
    match value.as_int() {
        Some(left) => Value::from(left.saturating_add(999) / 1_000 * 1_000),
        None => norm(value),
    }
}

/// `{:ok, value}`, `{:exit, reason}` or nil each; `zipped` when a reason has the item that it is about before it.
fn many(results: &Term, zipped: bool) -> Value {
    let shown = |result: &Term| match result.elements() {
        Some([ok, value]) if ok.is_atom("ok") => format!("ok:{}", norm::text(value)),
        Some([_, why]) => match why.elements() {
            Some([item, reason]) if zipped => {
                let id = item
                    .as_list()
                    .and_then(|item| item.first())
                    .map(norm::text)
                    .unwrap_or_default();
                format!("exit:{id}:{}", norm::text(reason))
            }
            Some(_) | None => format!("exit:{}", norm::text(why)),
        },
        Some(_) | None => norm::text(result),
    };
    results.as_list().unwrap_or_default().iter().map(shown).collect()
}
