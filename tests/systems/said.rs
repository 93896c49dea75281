//! What is said about a design's processes and files.

use coppice::otp::registry;
use coppice::runtime::{Atom, Term};
use coppice::systems::{Design, Request, flat, todo};
use coppice::tuple;

use crate::running::{Running, tree};

#[test]
fn workers_and_partitions_have_names_for_people() {
    for (design, module) in [
        (Design::nested(), todo::DATABASE_WORKER),
        (Design::flat(), flat::DATABASE_WORKER),
    ] {
        assert_eq!(design.label(Some(module), "2"), "worker 2");
    }
    let design = tree();
    assert_eq!(
        design.label(Some(registry::PARTITION), "names.PIDPartition0"),
        "PIDPartition0"
    );
    assert_eq!(design.label(Some("Elixir.Fidelity.Worker"), "a"), "a");
    assert_eq!(design.label(None, "a"), "a");
}

#[test]
fn a_server_says_how_much_it_holds() {
    for design in [Design::nested(), Design::flat()] {
        let mut running = Running::start(&design);
        running.ask("Alice", Request::Entries);
        let server = running.started_by("Server Alice").expect("a server");
        assert_eq!(design.detail(running.program(server)), "0 entries");
        assert_eq!(design.held(running.program(server)), Some(0));
        assert_eq!(design.detail(running.program(running.shell)), "");
    }
    let running = Running::start(&tree());
    let agents = running
        .system
        .pids()
        .map(|pid| running.design.detail(running.program(pid)));
    assert_eq!(agents.filter(|detail| detail == "holds 42").count(), 1);
}

#[test]
fn only_designs_with_lists_speak_of_lists() {
    let start = |module| {
        tuple![
            Atom::new(module),
            Atom::new("start_link"),
            Term::list([Term::str("Alice")])
        ]
    };
    for (design, module, cache) in [
        (Design::nested(), todo::SERVER, todo::CACHE),
        (Design::flat(), flat::SERVER, flat::CACHE),
    ] {
        assert_eq!(design.file_name("./persist/Alice"), Some("Alice"));
        assert_eq!(design.file_name("./other/Alice"), None);
        assert_eq!(design.list_served(&start(module)), Some("Alice"));
        assert_eq!(design.cache(), Some(Atom::new(cache)));
        assert_eq!(design.asked_again(module), Some("open the list and it starts again"));
        assert_eq!(design.asked_again(todo::DATABASE_WORKER), None);
        assert_eq!(design.when_over(), Some("the lists are safe in storage"));
    }
    let tree = tree();
    assert_eq!(tree.file_name("./persist/Alice"), None);
    assert_eq!(tree.list_served(&start(todo::SERVER)), None);
    assert_eq!((tree.cache(), tree.when_over(), tree.front()), (None, None, None));
}

#[test]
fn every_design_has_a_name_and_a_root() {
    let said = |design: &Design| (design.name().to_owned(), design.root());
    assert_eq!(said(&Design::nested()), ("Nested".to_owned(), "Todo.System".to_owned()));
    assert_eq!(said(&Design::flat()), ("Flat".to_owned(), "Flat.System".to_owned()));
    assert_eq!(said(&tree()), ("a bit of everything".to_owned(), "root".to_owned()));
}
