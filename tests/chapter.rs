//! The chapter's tree does what it does on the real BEAM: each click, what is restarted, what is counted.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use coppice::otp::{Event as OtpEvent, Report};
use coppice::runtime::{Date, EventKind, Scheduling, Term};
use coppice::todo::{Entry, Request};
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
fn a_request_while_the_workers_are_gone_exits_with_noproc() {
    let mut chapter = Chapter::start(1, Scheduling::Queue);
    // Both signals are on their way before anything runs.
    let cache = chapter.pid("Cache").expect("running");
    chapter.system.exit(chapter.shell, cache, Term::atom("kill"));
    chapter.request("carol", Request::Entries);
    assert!(chapter.answer().contains("noproc") || chapter.answer().contains(":ok"));
    assert!(chapter.pid("Cache").is_some());
}
