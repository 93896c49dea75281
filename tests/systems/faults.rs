//! Faults on request work in every design: a callback that ends badly, and starts that fail.

use coppice::otp::{Event as OtpEvent, Report};
use coppice::runtime::{Atom, EventKind, Term};
use coppice::systems::{Crash, Design, Errand, Request};
use coppice::tuple;

use crate::running::{Running, tree};

/// How many starts of children have failed, as supervisors report it.
fn failed_starts(running: &Running) -> usize {
    let failed = |kind: &EventKind<OtpEvent>| {
        matches!(
            kind,
            EventKind::Program(OtpEvent::Report {
                context: Report::StartError,
                ..
            })
        )
    };
    running.events.iter().filter(|event| failed(&event.kind)).count()
}

#[test]
fn a_worker_of_every_design_ends_a_callback_in_every_way() {
    for crash in Crash::ALL {
        let mut nested = Running::start(&Design::nested());
        let mut flat = Running::start(&Design::flat());
        let mut tree = Running::start(&tree());
        let key = tuple![Atom::new("Elixir.Todo.DatabaseWorker"), 2];
        let of_nested = nested.registered("Elixir.Todo.ProcessRegistry", &key);
        let of_flat = flat.started_by("DatabaseWorker {\"./persist\", 2}");
        let of_tree = tree.started_by("Worker b");
        for (running, worker) in [(&mut nested, of_nested), (&mut flat, of_flat), (&mut tree, of_tree)] {
            let worker = worker.expect("the worker");
            assert!(running.design.is_ours(running.program(worker)));
            running.call(Errand::Crash(worker, crash));
            assert!(
                !running.system.is_alive(worker),
                "{} {}",
                running.design.name(),
                crash.name()
            );
        }
    }
}

#[test]
fn what_is_otps_own_cannot_be_made_to_end_badly() {
    for design in [Design::nested(), tree()] {
        let running = Running::start(&design);
        let own = running
            .system
            .pids()
            .filter(|pid| running.program(*pid).as_supervisor().is_some());
        assert!(own.into_iter().all(|pid| !running.design.is_ours(running.program(pid))));
    }
}

#[test]
fn a_start_fails_as_often_as_was_asked_for_in_every_design() {
    let key = tuple![Atom::new("Elixir.Todo.DatabaseWorker"), 2];
    let mut nested = Running::start(&Design::nested());
    let worker = nested
        .registered("Elixir.Todo.ProcessRegistry", &key)
        .expect("a worker");
    nested.call(Errand::FailStart(key.clone(), 2));
    nested.kill(worker);
    assert_eq!(failed_starts(&nested), 2);
    assert!(
        nested.registered("Elixir.Todo.ProcessRegistry", &key).is_some(),
        "the third succeeds"
    );

    let mut flat = Running::start(&Design::flat());
    let start = tuple![
        Atom::new("Elixir.Flat.DatabaseWorker"),
        Atom::new("start_link"),
        Term::list([tuple!["./persist", 2]])
    ];
    let name = flat.design.fault_name(&start).expect("it can fail");
    let cache = flat.whereis("Elixir.Flat.Cache").expect("the cache");
    flat.call(Errand::FailStart(name, 2));
    flat.kill(cache);
    assert_eq!(
        failed_starts(&flat),
        2,
        "each time that of the cache, which starts the rest"
    );
    assert!(flat.whereis("Elixir.Flat.Cache").is_some());
}

#[test]
fn the_start_of_every_kind_of_child_of_a_tree_can_fail() {
    for id in ["a", "agent", "names", "tasks", "inner", "b", "cache"] {
        let mut running = Running::start(&tree());
        running.call(Errand::FailStart(Term::str(id), 1));
        let root = running.started_by("Sup root").expect("the root");
        let names = running
            .system
            .program(root)
            .and_then(|root| root.as_supervisor())
            .expect("a supervisor");
        let first = names
            .children()
            .next()
            .and_then(|child| child.pid.running())
            .expect("the first child");
        // All are started again: the strategy is one_for_all.
        running.kill(first);
        assert!(failed_starts(&running) > 0, "{id}");
        assert!(running.started_by("Worker a").is_some(), "{id}: the next try succeeds");
    }
}

#[test]
fn a_server_that_fails_to_start_takes_the_flat_cache_along_and_nobody_is_answered() {
    let mut running = Running::start(&Design::flat());
    running.call(Errand::FailStart(tuple![Atom::new("Elixir.Flat.Server"), "Alice"], 1));
    let before = running.whereis("Elixir.Flat.Cache");
    assert_eq!(running.ask("Alice", Request::Entries), None);
    assert_ne!(running.whereis("Elixir.Flat.Cache"), before, "another cache");
    assert_eq!(running.ask("Alice", Request::Entries), Some(Vec::new()));
}

#[test]
fn nobody_starts_a_root_again_so_its_start_cannot_be_made_to_fail() {
    for (design, call) in [
        (Design::nested(), ("Elixir.Todo.System", Term::list([]))),
        (Design::flat(), ("Elixir.Flat.System", Term::list([]))),
        (tree(), ("Elixir.Fidelity.Sup", Term::list([Term::str("root")]))),
    ] {
        let start = tuple![Atom::new(call.0), Atom::new("start_link"), call.1];
        assert_eq!(design.fault_name(&start), None, "{}", design.name());
    }
}
