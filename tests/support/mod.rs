//! The to-do system under test: started, addressed by the names of its tree, hit, and looked at.

#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::rc::Rc;

use coppice::otp::{ChildPid, Event as OtpEvent, Process, Strategy};
use coppice::runtime::{Atom, Date, Event, EventKind, Message, Pid, Random, Record, Scheduling, Term};
use coppice::systems::todo::Entry;
use coppice::systems::{Client, Request, Shell};
use coppice::systems::{Front, PlainCode, System, todo};

/// Steps that nothing in these tests comes near: more means that something runs for ever.
pub const BUDGET: u64 = 200_000;

/// The chapter's system, with lists `alice` and `bob` opened.
pub struct Chapter {
    pub system: System,
    pub shell: Pid,
    pub events: Vec<Event<OtpEvent>>,
    requests: i64,
}

impl Chapter {
    pub fn start(seed: u64, scheduling: Scheduling) -> Self {
        let mut system = System::new(seed);
        system.set_scheduling(scheduling);
        let shell = PlainCode::Shell(Shell::new(todo::start_call(Strategy::default(), Strategy::default())));
        let shell = system.spawn(Process::Plain(Rc::new(shell))).expect("the first process");
        let mut chapter = Self {
            system,
            shell,
            events: Vec::new(),
            requests: 0,
        };
        chapter.settle();
        for list in ["alice", "bob"] {
            chapter.request(list, Request::Entries);
        }
        chapter
    }

    /// Runs until nothing moves without time moving on.
    pub fn settle(&mut self) {
        let taken = self.system.run(BUDGET);
        assert!(taken < BUDGET, "the system does not come to rest");
        self.events.extend(self.system.take_events());
    }

    pub fn request(&mut self, list: &str, request: Request) {
        self.ask(list, request);
        self.settle();
    }

    /// Sends a request and does not wait for its answer.
    pub fn ask(&mut self, list: &str, request: Request) {
        self.requests += 1;
        let client = PlainCode::Client(Client::new(Front::Nested, self.requests, list, request));
        self.system.spawn(Process::Plain(Rc::new(client)));
    }

    /// The last answer that a client got, as printed.
    pub fn answer(&self) -> String {
        let notes = self.events.iter().rev().filter_map(|event| match &event.kind {
            EventKind::Program(OtpEvent::Note(note)) => note.elements(),
            _ => None,
        });
        let client = |note: &&[Term]| note[0].is_atom("client");
        notes
            .into_iter()
            .find(client)
            .map(|note| note[2].to_string())
            .unwrap_or_default()
    }

    pub fn kill(&mut self, path: &str) {
        let pid = self.pid(path).unwrap_or_else(|| panic!("{path} is not running"));
        self.system.exit(self.shell, pid, Term::atom("kill"));
        self.settle();
    }

    /// `Supervisor.stop(pid)`: a system message from outside.
    pub fn stop(&mut self, pid: Pid) {
        let from = self.system.from_outside(self.shell);
        let body = Term::tuple([Term::atom("terminate"), Term::atom("normal")]);
        let tag = Atom::new("system");
        self.system.send(self.shell, pid, Message::Request { tag, from, body });
        self.settle();
    }

    /// What a supervisor answers to a call, as printed.
    pub fn manage(&mut self, path: &str, request: Term) -> String {
        let supervisor = self.pid(path).expect("running");
        let from = self.system.from_outside(self.shell);
        let tag = Atom::new("$gen_call");
        self.system.set_record(Record::Everything);
        let request = Message::Request {
            tag,
            from,
            body: request,
        };
        self.system.send(self.shell, supervisor, request);
        self.settle();
        self.system.set_record(Record::Lifecycle);
        let replies = self.events.iter().rev().find_map(|event| match &event.kind {
            EventKind::Sent {
                message: Message::Reply { reference, body },
                ..
            } if *reference == from.reference => Some(body.to_string()),
            _ => None,
        });
        replies.expect("an answer")
    }

    /// The process at a path of child ids below `Todo.System`, for example `Database/2`; "" is `Todo.System`.
    pub fn pid(&self, path: &str) -> Option<Pid> {
        let linked = self.system.snapshot(self.shell)?.links;
        let mut at = linked.into_iter().find(|pid| {
            let program = self.system.program(*pid);
            program
                .and_then(Process::as_supervisor)
                .is_some_and(|s| s.children().count() == 3)
        })?;
        for id in path.split('/').filter(|id| !id.is_empty()) {
            at = self.children(at).into_iter().find(|(name, _)| name == id)?.1?;
        }
        Some(at)
    }

    /// Ids (shortened) and pids of a supervisor's children.
    pub fn children(&self, supervisor: Pid) -> Vec<(String, Option<Pid>)> {
        let Some(program) = self.system.program(supervisor) else {
            return Vec::new();
        };
        if let Some(supervisor) = program.as_supervisor() {
            let short = |id: &Term| {
                let name = id.to_string();
                name.rsplit('.').next().unwrap_or_default().to_owned()
            };
            let children = supervisor.children();
            return children
                .map(|child| (short(&child.spec.id), child.pid.running()))
                .collect();
        }
        let Some(supervisor) = program.as_dynamic_supervisor() else {
            return Vec::new();
        };
        let children = supervisor.children();
        children
            .map(|(pid, child)| {
                let name = child.spec.start.args[0].as_str().unwrap_or_default().to_owned();
                (name, Some(pid).filter(|_| !child.restarting))
            })
            .collect()
    }

    /// Every process of the tree with its path, in preorder.
    pub fn tree(&self) -> Vec<(String, Pid)> {
        let mut found = Vec::new();
        let mut open: Vec<_> = self.pid("").map(|pid| (String::new(), pid)).into_iter().collect();
        while let Some((path, pid)) = open.pop() {
            for (id, child) in self.children(pid) {
                let below = if path.is_empty() { id } else { format!("{path}/{id}") };
                open.extend(child.map(|child| (below, child)));
            }
            found.push((path, pid));
        }
        found.sort();
        found
    }

    /// Restarts in the windows of `Todo.System` and `Todo.Database`.
    pub fn restarts(&self) -> (u32, u32) {
        let count = |path: &str| {
            let program = self.pid(path).and_then(|pid| self.system.program(pid));
            let supervisor = program.and_then(Process::as_supervisor);
            supervisor.map_or(0, |s| s.flags.intensity.count(self.system.now_ms()))
        };
        (count(""), count("Database"))
    }

    /// The keys in the registry that lead to processes which are alive.
    pub fn names(&self) -> Vec<String> {
        let table = Atom::new("Elixir.Todo.ProcessRegistry.KeyPartition0");
        let rows = self.system.ets_rows(table).into_iter().flatten();
        rows.map(|(key, _)| key.to_string()).collect()
    }
}

/// The pid of a child that runs.
pub fn running(pid: ChildPid) -> Option<Pid> {
    pid.running()
}

/// The digest that [`fixed_run`] ends with, on every target.
pub const FIXED_RUN: u64 = 80377336317594976;

/// A run in which everything happens: shuffled turns, kills of every kind, requests, time.
pub fn fixed_run() -> u64 {
    let mut chapter = Chapter::start(42, Scheduling::Shuffled);
    random_hits(&mut chapter, 42, 40);
    chapter.system.digest()
}

/// Hits a system at random: kills, exits, requests, passing time.
pub fn random_hits(chapter: &mut Chapter, seed: u64, hits: u32) {
    let mut random = Random::new(seed);
    for _ in 0..hits {
        let tree = chapter.tree();
        if tree.is_empty() {
            return;
        }
        let count = u32::try_from(tree.len()).expect("a small tree");
        let (path, pid) = &tree[random.below(count) as usize];
        match random.below(8) {
            // The registry's supervisor and the root end everything: rarely.
            0..=2 if path.is_empty() || path == "ProcessRegistry" => {}
            0..=2 => chapter.system.exit(chapter.shell, *pid, Term::atom("kill")),
            3 => {
                let reasons = ["boom", "shutdown", "normal"];
                let reason = reasons[random.below(3) as usize];
                chapter.system.exit(chapter.shell, *pid, Term::atom(reason));
            }
            4 | 5 => {
                let list = ["alice", "bob", "carol", "ünï"][random.below(4) as usize];
                let date = Date::new(2023, 1, 1).expect("a day");
                let entry = Entry {
                    date,
                    title: "Audit".to_owned(),
                    done: false,
                };
                let request = if random.below(2) == 0 {
                    Request::Entries
                } else {
                    Request::Add(entry)
                };
                // Not settled: what comes next hits it in the middle.
                chapter.ask(list, request);
            }
            6 => {
                let to = chapter.system.now_ms() + u64::from(random.below(3_000));
                chapter.system.run(BUDGET);
                chapter.system.advance_to(to);
            }
            _ => {
                chapter.system.run(u64::from(random.below(12)));
            }
        }
    }
    chapter.settle();
}
