//! A design that runs, with what it has reported.

use std::collections::BTreeMap;
use std::rc::Rc;

use coppice::otp::{Event as OtpEvent, Process, StartCall, registry};
use coppice::runtime::{Atom, Event, EventKind, Pid, Term};
use coppice::systems::todo::List;
use coppice::systems::{Caller, Code, Design, Errand, PlainCode, Request, System};
use serde_json::json;

/// Steps after which something runs for ever.
const BUDGET: u64 = 200_000;

pub struct Running {
    pub design: Design,
    pub system: System,
    pub shell: Pid,
    pub events: Vec<Event<OtpEvent>>,
}

impl Running {
    pub fn start(design: &Design) -> Self {
        Self::on_disk(design, &BTreeMap::new())
    }

    pub fn on_disk(design: &Design, lists: &BTreeMap<String, List>) -> Self {
        let (system, shell) = design.boot(7, lists);
        let mut running = Self {
            design: design.clone(),
            system,
            shell,
            events: Vec::new(),
        };
        running.settle();
        for overture in design.overture() {
            overture.apply(&mut running.system, shell);
            running.settle();
        }
        running
    }

    pub fn settle(&mut self) {
        self.system.run(BUDGET);
        assert!(!self.system.can_run(), "it has not settled");
        self.events.extend(self.system.take_events());
    }

    pub fn kill(&mut self, pid: Pid) {
        self.system.exit(self.shell, pid, Term::atom("kill"));
        self.settle();
    }

    pub fn call(&mut self, errand: Errand) {
        let caller = PlainCode::Caller(Caller::new(errand));
        self.system.spawn(Process::Plain(Rc::new(caller))).expect("a process");
        self.settle();
    }

    /// What a list answers: its entries' titles, or nothing.
    pub fn ask(&mut self, list: &str, request: Request) -> Option<Vec<String>> {
        let client = self.design.client(1, list, request).expect("lists are served");
        self.system.spawn(Process::Plain(Rc::new(client))).expect("a process");
        self.settle();
        let answer = self.notes("client").last().cloned()?;
        let [how, entries] = answer[2].elements()? else {
            return None;
        };
        let entries = List::entries_from_term(entries).into_iter();
        how.is_atom("ok")
            .then(|| entries.map(|(_, entry)| entry.title).collect())
    }

    /// The notes with that tag, in order.
    fn notes(&self, tag: &str) -> Vec<&[Term]> {
        let notes = self.events.iter().filter_map(|event| match &event.kind {
            EventKind::Program(OtpEvent::Note(note)) => note.elements(),
            _ => None,
        });
        notes.filter(|note| note[0].is_atom(tag)).collect()
    }

    pub fn program(&self, pid: Pid) -> &Process<Code> {
        self.system.program(pid).expect("a process that lives")
    }

    /// The process that was announced or started last by that call, if it lives.
    pub fn started_by(&self, call: &str) -> Option<Pid> {
        self.system
            .pids()
            .filter(|pid| self.call_of(*pid).as_deref() == Some(call))
            .last()
    }

    /// Every process with the call that started it, in the order of the process table.
    pub fn calls(&self) -> Vec<String> {
        self.system.pids().filter_map(|pid| self.call_of(pid)).collect()
    }

    fn call_of(&self, pid: Pid) -> Option<String> {
        let start = self.design.start_of(self.program(pid))?;
        Some(written(&start))
    }

    pub fn whereis(&self, name: &'static str) -> Option<Pid> {
        self.system.whereis(Atom::new(name))
    }

    /// Who is registered under that key.
    pub fn registered(&self, registry: &'static str, key: &Term) -> Option<Pid> {
        let rows = self.system.ets_rows(registry::key_table(Atom::new(registry), 0))?;
        rows.get(key)?.first().and_then(registry::owner)
    }

    /// How often a process with that id has begun `init`, as an op's label counts it.
    pub fn labels(&self) -> Vec<String> {
        let labels = self.notes("label").into_iter();
        labels.filter_map(|note| note[2].as_str().map(str::to_owned)).collect()
    }
}

/// `Fidelity.Worker.start_link("a")`, without what is around it: `Worker a`.
fn written(start: &StartCall) -> String {
    let module = Term::Atom(start.module).to_string();
    let module = module.rsplit('.').next().unwrap_or_default().to_owned();
    let args = start.args.iter().map(|arg| match arg.as_str() {
        Some(text) => text.to_owned(),
        None => arg.to_string(),
    });
    std::iter::once(module).chain(args).collect::<Vec<_>>().join(" ")
}

/// A tree of every kind of child, and what is done to it at first.
pub fn tree() -> Design {
    let dynamic = json!({"type": "dynamic", "id": "cache"});
    let inner = json!({"type": "supervisor", "id": "inner", "strategy": "rest_for_one",
        "children": [{"type": "worker", "id": "b", "name": ["names", "b"]}, dynamic]});
    let children = json!([
        {"type": "registry", "id": "names"},
        {"type": "registry", "id": "others", "keys": "duplicate"},
        {"type": "worker", "id": "a", "load": "a"},
        {"type": "agent", "id": "agent", "value": 41},
        {"type": "task_supervisor", "id": "tasks"},
        inner,
    ]);
    let ops = json!([
        {"op": "start_child", "sup": "cache", "child": {"type": "worker", "id": "x"}},
        {"op": "task", "kind": "start_child", "sup": "tasks", "id": "t", "fun": "sleep:60000"},
        {"op": "agent", "target": "agent", "kind": "update", "fun": "inc"},
        {"op": "advance", "seconds": 2},
        {"op": "cast", "target": "a", "msg": "inc"},
    ]);
    let tree = json!({"type": "supervisor", "id": "root", "strategy": "one_for_all", "children": children});
    let design = json!({"tree": {"name": "a bit of everything", "tree": tree, "ops": ops}});
    serde_json::from_value(design).expect("a design")
}
