//! The chapter's tree does what it does on the real BEAM: each click, what is restarted, what is counted.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use coppice::otp::{Event as OtpEvent, Report};
use coppice::runtime::{Date, EventKind, Scheduling, Term};
use coppice::systems::Request;
use coppice::systems::todo::Entry;
use support::Chapter;

const WHOLE_TREE: [&str; 10] = [
    "",
    "Cache",
    "Cache/alice",
    "Cache/bob",
    "Database",
    "Database/1",
    "Database/2",
    "Database/3",
    "ProcessRegistry",
    "ProcessRegistry/PIDPartition0",
];

/// Does `hit` to a fresh system and tells which paths are gone and which have another process.
fn hit(hit: impl FnOnce(&mut Chapter)) -> (Chapter, Vec<String>, Vec<String>) {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    let before = chapter.tree();
    let paths: Vec<_> = before.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, WHOLE_TREE);
    hit(&mut chapter);
    let (mut gone, mut replaced) = (Vec::new(), Vec::new());
    for (path, pid) in before {
        match chapter.pid(&path) {
            None => gone.push(path),
            Some(now) if now != pid => replaced.push(path),
            Some(_) => {}
        }
    }
    chapter.system.check_invariants().expect("invariants hold");
    (chapter, gone, replaced)
}

#[test]
fn killing_the_registry_supervisor_takes_the_whole_system_down() {
    let (chapter, gone, _) = hit(|chapter| chapter.kill("ProcessRegistry"));
    assert_eq!(gone, WHOLE_TREE);
    let gave_up = chapter.events.iter().any(|event| {
        matches!(
            &event.kind,
            EventKind::Program(OtpEvent::Report { context: Report::Shutdown, reason, .. })
                if reason.is_atom("reached_max_restart_intensity")
        )
    });
    assert!(gave_up, "Todo.System burns its three restarts on `already_started`");
    assert_eq!(chapter.system.process_count(), 1, "only the shell is left");
}

#[test]
fn killing_the_registry_partition_ends_everything_registered_in_it() {
    let (chapter, gone, replaced) = hit(|chapter| chapter.kill("ProcessRegistry/PIDPartition0"));
    assert_eq!(gone, ["Cache/alice", "Cache/bob"]);
    assert_eq!(
        replaced,
        [
            "Database/1",
            "Database/2",
            "Database/3",
            "ProcessRegistry/PIDPartition0"
        ]
    );
    assert_eq!(chapter.restarts(), (0, 3), "exactly at the limit");
}

#[test]
fn stopping_the_registry_in_an_orderly_way_restarts_it_and_the_database() {
    let (chapter, gone, replaced) = hit(|chapter| {
        let registry = chapter.pid("ProcessRegistry").expect("running");
        chapter.stop(registry);
    });
    assert_eq!(gone, ["Cache/alice", "Cache/bob"]);
    assert_eq!(
        replaced,
        [
            "Database",
            "Database/1",
            "Database/2",
            "Database/3",
            "ProcessRegistry",
            "ProcessRegistry/PIDPartition0"
        ]
    );
    assert_eq!(chapter.restarts(), (2, 0));
}

#[test]
fn killing_the_database_restarts_it_with_its_workers_and_leaves_the_servers() {
    let (chapter, gone, replaced) = hit(|chapter| chapter.kill("Database"));
    assert!(gone.is_empty());
    assert_eq!(replaced, ["Database", "Database/1", "Database/2", "Database/3"]);
    assert_eq!(chapter.restarts(), (1, 0));
}

#[test]
fn killing_the_cache_restarts_it_empty() {
    let (chapter, gone, replaced) = hit(|chapter| chapter.kill("Cache"));
    assert_eq!(gone, ["Cache/alice", "Cache/bob"]);
    assert_eq!(replaced, ["Cache"]);
    assert_eq!(chapter.restarts(), (1, 0));
}

#[test]
fn killing_one_worker_restarts_that_worker_only() {
    let (chapter, gone, replaced) = hit(|chapter| chapter.kill("Database/2"));
    assert!(gone.is_empty());
    assert_eq!(replaced, ["Database/2"]);
    assert_eq!(chapter.restarts(), (0, 1));
}

#[test]
fn killing_alice_ends_her_server_until_she_is_asked_for_again() {
    let (mut chapter, gone, replaced) = hit(|chapter| chapter.kill("Cache/alice"));
    assert_eq!(gone, ["Cache/alice"]);
    assert!(replaced.is_empty());
    assert_eq!(chapter.restarts(), (0, 0));
    chapter.request("alice", Request::Entries);
    assert!(chapter.pid("Cache/alice").is_some());
}

#[test]
fn killing_a_worker_four_times_makes_the_database_give_up_and_start_afresh() {
    let (chapter, gone, replaced) = hit(|chapter| {
        for _ in 0..4 {
            chapter.kill("Database/1");
        }
    });
    assert!(gone.is_empty());
    assert_eq!(replaced, ["Database", "Database/1", "Database/2", "Database/3"]);
    assert_eq!(chapter.restarts(), (1, 0));
}

#[test]
fn an_entry_survives_the_death_of_its_server() {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    let date = Date::new(2023, 1, 1).expect("a day");
    let audit = Entry {
        date,
        title: "Audit".to_owned(),
        done: false,
    };
    chapter.request("alice", Request::Add(audit));
    let before = (chapter.pid("Cache/alice"), chapter.pid("Database"));
    chapter.kill("Cache/alice");
    chapter.request("alice", Request::Entries);
    assert_ne!(chapter.pid("Cache/alice"), before.0);
    assert_eq!(chapter.pid("Database"), before.1);
    assert_eq!(
        chapter.answer(),
        r#"{:ok, [%{date: ~D[2023-01-01], id: 1, title: "Audit"}]}"#
    );
}

#[test]
fn a_request_while_the_system_is_gone_exits_with_noproc() {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    chapter.kill("ProcessRegistry");
    chapter.request("carol", Request::Entries);
    let answer = chapter.answer();
    assert!(
        answer.starts_with("{:exit, {:noproc, {GenServer, :call, [Todo.Cache, {:start_child, "),
        "{answer}"
    );
}

#[test]
fn the_database_tells_its_children_as_a_supervisor_does() {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    let pids = [3, 2, 1].map(|id| chapter.pid(&format!("Database/{id}")).expect("running"));
    assert_eq!(
        chapter.manage("Database", Term::atom("which_children")),
        format!(
            "[{{3, {}, :worker, [Todo.DatabaseWorker]}}, {{2, {}, :worker, [Todo.DatabaseWorker]}}, \
             {{1, {}, :worker, [Todo.DatabaseWorker]}}]",
            pids[0], pids[1], pids[2]
        )
    );
    assert_eq!(
        chapter.manage("Database", Term::atom("count_children")),
        "[specs: 3, active: 3, supervisors: 0, workers: 3]"
    );
    let spec = Term::tuple([Term::atom("get_childspec"), Term::Int(2)]);
    assert_eq!(
        chapter.manage("Database", spec),
        r#"{:ok, %{id: 2, modules: [Todo.DatabaseWorker], restart: :permanent, shutdown: 5000, significant: false, start: {Todo.DatabaseWorker, :start_link, [{"./persist", 2}]}, type: :worker}}"#
    );
    let unknown = Term::tuple([Term::atom("get_childspec"), Term::Int(9)]);
    assert_eq!(chapter.manage("Database", unknown), "{:error, :not_found}");
}

#[test]
fn a_call_that_no_clause_takes_ends_the_worker_and_its_supervisor_starts_another() {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    let before = chapter.pid("Database/2");
    let worker = before.expect("running");
    let from = chapter.system.from_outside(chapter.shell);
    let (tag, body) = (coppice::runtime::Atom::new("$gen_call"), Term::atom("some_request"));
    let request = coppice::runtime::Message::Request { tag, from, body };
    chapter.system.send(chapter.shell, worker, request);
    chapter.settle();
    assert_ne!(chapter.pid("Database/2"), before);
    assert_eq!(chapter.restarts(), (0, 1));
}
