//! A running design, with the names of all its processes, and what is heard from it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Value, json};

use super::super::norm;
use super::super::run::Problem;
use super::super::trace::logged;
use crate::otp::{ChildPid, Event as OtpEvent, Frame, Kind, Process, ServerRef, StartCall};
use crate::runtime::{Date, Event, EventKind, Pid, Term};
use crate::systems::todo::{self, Entry, FOLDER, List};
use crate::systems::{Caller, Code, Design, Errand, PlainCode, Request, ServerCode, System};

/// Steps after which something runs for ever.
const BUDGET_STEPS: u64 = 200_000;

/// A running system, with the names of all its processes.
pub(super) struct Bench {
    system: System,
    shell: Pid,
    design: Design,
    labels: BTreeMap<Pid, String>,
    numbers: BTreeMap<String, u32>,
    present: BTreeMap<String, Pid>,
    requests: i64,
    answer: Option<Result<Vec<String>, String>>,
    told: Vec<Value>,
}

impl Bench {
    pub(super) fn start(design: &Design, seed: u64) -> Result<Self, String> {
        let (system, shell) = design.boot(seed, &BTreeMap::new());
        let mut bench = Self {
            system,
            shell,
            design: design.clone(),
            labels: BTreeMap::new(),
            numbers: BTreeMap::new(),
            present: BTreeMap::new(),
            requests: 0,
            answer: None,
            told: Vec::new(),
        };
        bench.settle()?;
        Ok(bench)
    }

    /// Forgets what it has heard, and tells it.
    pub(super) fn take_told(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.told)
    }

    /// An exit signal `:kill` from the shell.
    pub(super) fn kill(&mut self, pid: Pid) -> Result<(), String> {
        self.system.exit(self.shell, pid, Term::atom("kill"));
        self.settle()
    }

    pub(super) fn is_alive(&self, pid: Pid) -> bool {
        self.system.is_alive(pid)
    }

    /// Asks a list for something: the titles of its entries, or the reason with which the client exits.
    pub(super) fn ask(&mut self, list: &str, request: Request) -> Result<Result<Vec<String>, String>, String> {
        self.requests += 1;
        self.answer = None;
        let client = self.design.client(self.requests, list, request);
        self.spawn(client.ok_or("it serves no lists")?)?;
        self.answer.take().ok_or_else(|| format!("{list} gave no answer"))
    }

    pub(super) fn add(&mut self, list: &str, title: &str) -> Result<(), String> {
        let asked = self.ask(list, Request::Add(entry(title)))?;
        asked.map(drop)
    }

    pub(super) fn call(&mut self, errand: Errand) -> Result<(), String> {
        self.spawn(PlainCode::Caller(Caller::new(errand)))
    }

    fn spawn(&mut self, plain: PlainCode) -> Result<(), String> {
        let spawned = self.system.spawn(Process::Plain(Rc::new(plain)));
        spawned.ok_or("no process may be spawned")?;
        self.settle()
    }

    fn settle(&mut self) -> Result<(), String> {
        let mut left = BUDGET_STEPS;
        loop {
            while self.system.step() {
                left -= 1;
                if left == 0 {
                    return Err(Problem::Endless(BUDGET_STEPS).to_string());
                }
                for event in self.system.take_events() {
                    self.hear(&event);
                }
            }
            let blocked = self.system.pids().any(|pid| self.is_blocked(pid));
            match self.system.next_timer_at() {
                Some(at) if blocked => self.system.advance_to(at),
                None if blocked => return Err(Problem::Blocked.to_string()),
                Some(_) | None => return Ok(()),
            }
        }
    }

    /// Does it wait for something that is to come? One that is suspended does not.
    fn is_blocked(&self, pid: Pid) -> bool {
        let server = self.system.program(pid).and_then(Process::as_server);
        let suspended = server.is_some_and(|server| matches!(server.frame(), Frame::Suspended(_)));
        self.system.is_blocked(pid) && !suspended
    }

    fn hear(&mut self, event: &Event<OtpEvent>) {
        match &event.kind {
            EventKind::Spawned { .. } => self.label(event.pid),
            EventKind::Exited { reason, .. } => {
                if let Some(who) = self.labels.get(&event.pid) {
                    self.told.push(json!(["exited", who, norm::norm(reason)]));
                }
            }
            EventKind::Program(OtpEvent::TerminatingLog { reason, .. }) => {
                let who = self.who(event.pid);
                self.told.push(json!(["terminating_log", who, logged(reason)]));
            }
            EventKind::Program(OtpEvent::Report {
                context,
                reason,
                id,
                child,
                ..
            }) => {
                let (who, child) = (self.who(event.pid), self.child(*child));
                let report = json!([
                    "sup_report",
                    who,
                    context.name(),
                    norm::norm(reason),
                    norm::id(id),
                    child
                ]);
                self.told.push(report);
            }
            EventKind::Program(OtpEvent::Note(note)) => match note.elements() {
                Some([tag, Term::Int(number), outcome]) if tag.is_atom("client") && *number == self.requests => {
                    self.answer = outcome.elements().map(|outcome| answer(&outcome[0], &outcome[1]));
                }
                Some(_) | None => {}
            },
            _ => {}
        }
    }

    fn label(&mut self, pid: Pid) {
        let Some(called) = self.system.program(pid).and_then(called) else {
            return;
        };
        let number = self.numbers.entry(called.clone()).or_default();
        *number += 1;
        self.labels.insert(pid, format!("{called}#{number}"));
        self.present.insert(called, pid);
    }

    fn who(&self, pid: Pid) -> &str {
        self.labels.get(&pid).map_or("?", String::as_str)
    }

    fn child(&self, child: ChildPid) -> String {
        match child {
            ChildPid::Pid(pid) => self.who(pid).to_owned(),
            ChildPid::Undefined => ":undefined".to_owned(),
            ChildPid::Restarting(Some(pid)) => format!("restarting({})", self.who(pid)),
            ChildPid::Restarting(None) => "{:restarting, :undefined}".to_owned(),
        }
    }

    pub(super) fn present(&self, called: &str) -> Option<Pid> {
        self.present.get(called).copied()
    }

    pub(super) fn living(&self) -> BTreeSet<String> {
        self.system
            .pids()
            .filter_map(|pid| self.labels.get(&pid).cloned())
            .collect()
    }

    pub(super) fn who_serves(&self, list: &str) -> &str {
        self.present(list).map_or("?", |pid| self.who(pid))
    }

    pub(super) fn worker_of(&self, list: &str) -> Option<Pid> {
        self.present(&format!("worker {}", todo::choose_worker(list)))
    }

    /// What the server of a list holds.
    pub(super) fn held(&self, list: &str) -> Vec<String> {
        let server = self.present(list).and_then(|pid| self.system.program(pid)?.as_server());
        let held = server.and_then(|server| match &server.kind {
            Kind::Server(ServerCode::Todo(server)) => server.list(),
            Kind::Server(ServerCode::FlatServer(server)) => server.list(),
            _ => None,
        });
        held.map(titles).unwrap_or_default()
    }

    /// What the disk holds of it.
    pub(super) fn stored(&self, list: &str) -> Vec<String> {
        let file = self.system.disk().get(&*format!("{FOLDER}/{list}"));
        file.and_then(List::from_term).as_ref().map(titles).unwrap_or_default()
    }
}

fn answer(how: &Term, value: &Term) -> Result<Vec<String>, String> {
    if how.is_atom("ok") {
        let entries = List::entries_from_term(value).into_iter();
        return Ok(entries.map(|(_, entry)| entry.title).collect());
    }
    Err(match value.elements() {
        Some([error, reason]) if error.is_atom("error") => format!("{{error,{}}}", norm::text(reason)),
        Some(_) | None => norm::text(value),
    })
}

/// What a process of a design is called: by its number, its list, its name, or its module.
fn called(program: &Process<Code>) -> Option<String> {
    let server = program.as_server()?;
    let last = |term: &Term| term.elements().and_then(<[Term]>::last).map(norm::text);
    let argument = |call: StartCall| call.args.first().cloned();
    match (&server.kind, server.name.as_deref()) {
        (Kind::Partition(_), _) => Some("PIDPartition0".to_owned()),
        (Kind::Server(ServerCode::DatabaseWorker(_)), Some(ServerRef::Via(_, key))) => {
            Some(format!("worker {}", last(key)?))
        }
        (Kind::Server(ServerCode::FlatDatabaseWorker(worker)), _) => {
            Some(format!("worker {}", last(&argument(worker.start_call())?)?))
        }
        (Kind::Server(ServerCode::Todo(_)), Some(ServerRef::Via(_, key))) => last(key),
        (Kind::Server(ServerCode::FlatServer(server)), _) => argument(server.start_call()).as_ref().map(norm::text),
        (_, Some(ServerRef::Name(name))) => Some(norm::inspect(&Term::Atom(*name))),
        (Kind::Supervisor(supervisor), _) => Some(norm::inspect(&Term::Atom(supervisor.callback.module))),
        _ => None,
    }
}

fn entry(title: &str) -> Entry {
    Entry {
        date: Date::new(2023, 1, 1).expect("the first of January"),
        title: title.to_owned(),
        done: false,
    }
}

fn titles(list: &List) -> Vec<String> {
    list.entries(None).map(|(_, entry)| entry.title.clone()).collect()
}
