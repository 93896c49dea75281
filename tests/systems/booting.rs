//! How designs begin: the root is announced, the disk is there, and a tree's first ops are done.

use std::collections::BTreeMap;

use coppice::otp::Event as OtpEvent;
use coppice::runtime::{Date, EventKind};
use coppice::systems::todo::{Entry, List};
use coppice::systems::{Design, Request};

use crate::running::{Running, tree};

fn all() -> [Design; 3] {
    [Design::nested(), Design::flat(), tree()]
}

fn entry(title: &str) -> Entry {
    Entry {
        date: Date::new(2023, 12, 19).expect("a day"),
        title: title.to_owned(),
        done: false,
    }
}

#[test]
fn the_shell_announces_the_root_before_it_starts_it() {
    for (design, id) in all().into_iter().zip(["Todo.System", "Flat.System", "\"root\""]) {
        let running = Running::start(&design);
        let announced: Vec<_> = running
            .events
            .iter()
            .filter(|event| event.pid == running.shell)
            .filter_map(|event| match &event.kind {
                EventKind::Program(OtpEvent::ChildStarting { id, .. }) => Some((event.id, id.to_string())),
                _ => None,
            })
            .collect();
        let spawned = running.events.iter().find(
            |event| matches!(event.kind, EventKind::Spawned { parent: Some(parent), .. } if parent == running.shell),
        );
        let [(at, announced)] = announced.as_slice() else {
            panic!("{}: {announced:?}", design.name());
        };
        assert_eq!(announced, id);
        assert!(*at < spawned.expect("the root").id, "{}", design.name());
    }
}

#[test]
fn the_same_seed_gives_the_same_run() {
    for design in all() {
        let (one, other) = (Running::start(&design), Running::start(&design));
        assert_eq!(one.events, other.events, "{}", design.name());
        assert_eq!(one.system.digest(), other.system.digest(), "{}", design.name());
    }
}

#[test]
fn the_flat_design_has_one_supervised_process_and_the_rest_linked_to_it() {
    let mut running = Running::start(&Design::flat());
    running.ask("Alice", Request::Entries);
    let workers = (1..=3).map(|number| format!("DatabaseWorker {{\"./persist\", {number}}}"));
    let expected = ["System", "Cache []", "Database"].map(str::to_owned).into_iter();
    let expected: Vec<_> = expected.chain(workers).chain(["Server Alice".to_owned()]).collect();
    assert_eq!(running.calls(), expected);
    let cache = running.whereis("Elixir.Flat.Cache").expect("the cache");
    let links = running.system.snapshot(cache).expect("the cache").links;
    assert_eq!(links.len(), 3, "the root, the database and the server");
}

#[test]
fn both_designs_serve_the_lists_that_the_disk_holds() {
    let mut list = List::default();
    assert!(list.add_entry(&entry("Dentist").to_request()));
    let lists = BTreeMap::from([("Alice".to_owned(), list)]);
    for design in [Design::nested(), Design::flat()] {
        let mut running = Running::on_disk(&design, &lists);
        let answer = running.ask("Alice", Request::Entries);
        assert_eq!(
            answer.as_deref(),
            Some(["Dentist".to_owned()].as_slice()),
            "{}",
            design.name()
        );
        running.ask("Alice", Request::Add(entry("Shopping")));
        let file = running.system.disk().get("./persist/Alice").expect("the file");
        assert_eq!(design.entries_in(file), 2, "{}", design.name());
    }
}

#[test]
fn a_tree_serves_no_lists_and_has_no_files() {
    let lists = BTreeMap::from([("Alice".to_owned(), List::default())]);
    let running = Running::on_disk(&tree(), &lists);
    assert!(running.system.disk().is_empty());
    assert!(running.design.client(1, "Alice", Request::Entries).is_none());
}

#[test]
fn the_first_ops_of_a_tree_are_done_once_it_has_started() {
    let running = Running::start(&tree());
    let labels = running.labels();
    for label in [
        "root#1", "names#1", "a#1", "agent#1", "tasks#1", "inner#1", "cache#1", "x#1", "t#1",
    ] {
        assert!(labels.iter().any(|known| known == label), "no {label} in {labels:?}");
    }
    assert_eq!(running.system.now_ms(), 2_000, "two seconds have passed");
    let worker = running.started_by("Worker a").expect("the worker");
    assert_eq!(running.design.detail(running.program(worker)), "counts 1");
}

#[test]
fn a_design_is_written_and_read_as_json() {
    for design in all() {
        let written = serde_json::to_string(&design).expect("JSON");
        assert_eq!(serde_json::from_str::<Design>(&written).expect("a design"), design);
    }
    let read = |text: &str| serde_json::from_str::<Design>(text);
    assert_eq!(read(r#"{"nested":{}}"#).expect("the chapter's"), Design::nested());
    assert_eq!(read(r#"{"flat":{}}"#).expect("the chapter's"), Design::flat());
    assert!(
        read(r#"{"nested":{"cache":"one_for_all"}}"#).is_err(),
        "no strategy to choose"
    );
    assert!(read(r#"{"round":{}}"#).is_err());
}
