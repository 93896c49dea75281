//! The cases of `unique with 1 partition`.

mod select;

use coppice::otp::ServerRef;
use coppice::otp::registry::{self, Keys};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::super::lab::{server, unlinked};
use super::{Case, LISTENER, NAME, any, argument_error, atom, guard, is_atom, via};

fn new() -> Case {
    Case::new(Keys::Unique)
}

/// `%{a: "a", b: "b"}`.
fn map() -> Term {
    Term::map([(atom("a"), Term::str("a")), (atom("b"), Term::str("b"))])
}

/// `%{b: "b"}`.
fn part_of_map() -> Term {
    Term::map([(atom("b"), Term::str("b"))])
}

fn hello() -> Term {
    Term::str("hello")
}

fn world() -> Term {
    Term::str("world")
}

#[test]
fn starts_configured_number_of_partitions() {
    let mut case = new();
    let children = case.lab.call(NAME, atom("which_children")).expect("a supervisor");
    assert_eq!(children.list_elements().expect("a list").len(), 1);
}

#[test]
fn counts_0_keys_in_an_empty_registry() {
    assert_eq!(new().count(), 0);
}

#[test]
fn counts_the_number_of_keys_in_a_registry() {
    let mut case = new();
    case.register("hello", atom("value")).expect("a free key");
    case.register("world", atom("value")).expect("a free key");
    assert_eq!(case.count(), 2);
}

#[test]
fn has_unique_registrations() {
    let mut case = new();
    let me = case.me();
    case.register("hello", atom("value")).expect("a free key");
    assert_eq!(case.keys(me), [hello()]);
    assert_eq!(case.values("hello", me), [atom("value")]);

    assert_eq!(case.register("hello", atom("value")), Err(me));
    assert_eq!(case.keys(me), [hello()]);
    assert_eq!(case.values("hello", me), [atom("value")]);

    case.register("world", atom("value")).expect("a free key");
    assert_eq!(case.sorted_keys(), [hello(), world()]);
}

#[test]
fn has_unique_registrations_across_processes() {
    let mut case = new();
    let me = case.me();
    let (_, task) = case.register_task("hello", atom("value"));
    let supervisor = case.lab.whereis(NAME.name()).expect("the registry");

    assert_eq!(case.register("hello", atom("recent")), Err(task));
    assert_eq!(case.keys(me), []);
    assert_eq!(case.values("hello", me), []);
    assert_eq!(case.values("hello", task), [atom("value")]);
    assert!(
        case.is_linked_to(supervisor),
        "a refused registration unlinks the partition alone"
    );
}

#[test]
fn has_unique_registrations_even_if_partition_is_delayed() {
    let mut case = new();
    let me = case.me();
    let (owner, task) = case.register_task("hello", atom("value"));
    assert_eq!(case.register("hello", atom("other")), Err(task));

    case.lab.suspend(owner);
    case.kill(task);
    assert_eq!(case.register("hello", atom("other")), Ok(owner));
    assert_eq!(case.lookup("hello"), [(me, atom("other"))]);
    case.lab.resume(owner);
    case.lab.settle();
    assert_eq!(
        case.lookup("hello"),
        [(me, atom("other"))],
        "the late clean-up leaves it"
    );
}

#[test]
fn supports_match_patterns() {
    let mut case = new();
    let me = case.me();
    let value = tuple![1, atom("atom"), 1];
    case.register("hello", value.clone()).expect("a free key");
    let found = [(me, value)];
    assert_eq!(case.matching("hello", tuple![1, any(), any()], []), found);
    assert_eq!(case.matching("hello", tuple![2, any(), any()], []), []);
    assert_eq!(case.matching("hello", tuple![any(), atom("atom"), any()], []), found);
    assert_eq!(case.matching("hello", tuple![atom("$1"), any(), atom("$1")], []), found);
    assert_eq!(case.matching("hello", any(), []), found);
    assert_eq!(case.matching(any(), any(), []), [], "a key is no pattern");

    case.register("world", map()).expect("a free key");
    assert_eq!(case.matching("world", part_of_map(), []), [(me, map())]);
}

#[test]
fn supports_guard_conditions() {
    let mut case = new();
    let value = tuple![1, atom("atom"), 2];
    case.register("hello", value.clone()).expect("a free key");
    let found = [(case.me(), value)];
    let last = || tuple![any(), any(), atom("$1")];
    assert_eq!(case.matching("hello", last(), [guard(">", "$1", 1)]), found);
    assert_eq!(case.matching("hello", last(), [guard(">", "$1", 2)]), []);
    let middle = tuple![any(), atom("$1"), any()];
    assert_eq!(case.matching("hello", middle, [is_atom("$1")]), found);
}

#[test]
fn count_match_supports_match_patterns() {
    let mut case = new();
    case.register("hello", tuple![1, atom("atom"), 1]).expect("a free key");
    assert_eq!(case.count_match("hello", tuple![1, any(), any()], []), 1);
    assert_eq!(case.count_match("hello", tuple![2, any(), any()], []), 0);
    assert_eq!(case.count_match("hello", tuple![any(), atom("atom"), any()], []), 1);
    assert_eq!(case.count_match("hello", tuple![atom("$1"), any(), atom("$1")], []), 1);
    assert_eq!(case.count_match("hello", any(), []), 1);
    assert_eq!(case.count_match(any(), any(), []), 0);

    case.register("world", map()).expect("a free key");
    assert_eq!(case.count_match("world", part_of_map(), []), 1);
}

#[test]
fn count_match_supports_guard_conditions() {
    let mut case = new();
    case.register("hello", tuple![1, atom("atom"), 2]).expect("a free key");
    let last = || tuple![any(), any(), atom("$1")];
    assert_eq!(case.count_match("hello", last(), [guard(">", "$1", 1)]), 1);
    assert_eq!(case.count_match("hello", last(), [guard(">", "$1", 2)]), 0);
    let middle = tuple![any(), atom("$1"), any()];
    assert_eq!(case.count_match("hello", middle, [is_atom("$1")]), 1);
}

#[test]
fn unregister_match_supports_patterns() {
    let mut case = new();
    let value = tuple![1, atom("atom"), 1];
    case.register("hello", value.clone()).expect("a free key");
    case.unregister_match("hello", tuple![2, any(), any()], []);
    let me = case.me();
    assert_eq!(case.lookup("hello"), [(me, value)]);
    case.unregister_match("hello", tuple![any(), atom("atom"), any()], []);
    assert_eq!(case.lookup("hello"), []);
}

#[test]
fn unregister_match_supports_guards() {
    let mut case = new();
    case.register("hello", tuple![1, atom("atom"), 1]).expect("a free key");
    case.unregister_match("hello", tuple![atom("$1"), any(), any()], [guard("<", "$1", 2)]);
    assert_eq!(case.lookup("hello"), []);
}

#[test]
fn unregister_match_supports_tricky_keys() {
    let mut case = new();
    case.register(any(), atom("foo")).expect("a free key");
    case.register("hello", Term::str("b")).expect("a free key");
    case.unregister_match(any(), atom("foo"), []);
    assert_eq!(case.lookup(any()), []);
    assert_eq!(case.sorted_keys(), [hello()]);
}

#[test]
fn updates_current_process_value() {
    let mut case = new();
    let update = |case: &mut Case, key: &str| {
        let key = Term::str(key);
        case.ask(move |cx| {
            let add = |old: &Term| Ok(Term::Int(old.as_int().expect("a number") + 1));
            registry::update_value(NAME, &key, add, cx)
        })
    };
    assert_eq!(update(&mut case, "hello"), None);
    case.register_task("hello", atom("value"));
    assert_eq!(update(&mut case, "hello"), None, "another process's");

    case.register("world", Term::Int(1)).expect("a free key");
    let me = case.me();
    assert_eq!(case.lookup("world"), [(me, Term::Int(1))]);
    assert_eq!(update(&mut case, "world"), Some((Term::Int(2), Term::Int(1))));
    assert_eq!(case.lookup("world"), [(me, Term::Int(2))]);
}

#[test]
fn dispatches_to_a_single_key() {
    let mut case = new();
    assert!(!case.dispatch_calls("hello"));
    case.register("hello", atom("value")).expect("a free key");
    assert_eq!(case.dispatched("hello"), [tuple![atom("dispatch"), atom("value")]]);
}

#[test]
fn allows_process_unregistering() {
    let mut case = new();
    case.unregister("hello");
    case.register("hello", atom("value")).expect("a free key");
    case.register("world", atom("value")).expect("a free key");
    assert_eq!(case.sorted_keys(), [hello(), world()]);
    case.unregister("hello");
    assert_eq!(case.sorted_keys(), [world()]);
    case.unregister("world");
    assert_eq!(case.sorted_keys(), []);
}

#[test]
fn allows_unregistering_with_no_entries() {
    let mut case = new();
    case.unregister("hello");
    assert_eq!(case.sorted_keys(), []);
}

#[test]
fn allows_listeners() {
    let mut case = Case::listening(Keys::Unique);
    let me = case.me();
    let (_, task) = case.register_task("hello", atom("world"));
    let heard = tuple![atom("register"), NAME, "hello", task, atom("world")];
    assert_eq!(case.lab.flush(), [heard]);

    case.register("world", atom("value")).expect("a free key");
    assert_eq!(
        case.lab.flush(),
        [tuple![atom("register"), NAME, "world", me, atom("value")]]
    );
    case.unregister("world");
    assert_eq!(case.lab.flush(), [tuple![atom("unregister"), NAME, "world", me]]);
    assert_eq!(case.lab.whereis(LISTENER.name()), Some(me));
}

#[test]
fn links_and_unlinks_on_register_unregister() {
    let mut case = new();
    let partition = case.register("hello", atom("value")).expect("a free key");
    assert!(case.is_linked_to(partition));
    assert_eq!(case.register("world", atom("value")), Ok(partition));
    assert!(case.is_linked_to(partition));
    case.unregister("hello");
    assert!(case.is_linked_to(partition));
    case.unregister("world");
    assert!(!case.is_linked_to(partition));
}

#[test]
fn raises_on_unknown_registry_name() {
    let mut case = new();
    let outcome = case
        .lab
        .act(|cx| registry::register(Atom::new("unknown"), hello(), atom("value"), cx));
    assert_eq!(argument_error(&outcome.unwrap_err()), "unknown registry: :unknown");
}

#[test]
fn via_callbacks() {
    let mut case = new();
    let pid = case.agent(via("hello"));
    assert_eq!(case.lab.call(via("hello"), Term::Int(1)), Ok(atom("ok")));
    assert_eq!(case.lab.call(via("hello"), atom("get")), Ok(Term::Int(1)));

    let failing = server("Elixir.Case.Agent", atom("oops"), None);
    let failed = case.lab.start(unlinked(failing));
    assert!(failed.elements().expect("a tuple")[0].is_atom("error"));

    let again = server("Elixir.Case.Agent", Term::Int(0), Some(via("hello")));
    assert_eq!(
        case.lab.start(unlinked(again)),
        tuple![atom("error"), tuple![atom("already_started"), pid]]
    );
}

#[test]
fn uses_value_provided_in_via() {
    let mut case = new();
    let named = ServerRef::ViaValue(NAME, std::rc::Rc::new((hello(), atom("value"))));
    let pid = case.agent(named);
    assert_eq!(case.lookup("hello"), [(pid, atom("value"))]);
}

#[test]
fn does_not_grow_ets_on_already_registered() {
    let mut case = new();
    let me = case.me();
    let rows = |case: &mut Case| case.ask(|cx| Ok(cx.ets_size(registry::partition_name(NAME, 0))));
    case.register("hello", atom("value")).expect("a free key");
    assert_eq!(rows(&mut case), Some(1));
    assert_eq!(case.register("hello", atom("value")), Err(me));
    assert_eq!(rows(&mut case), Some(1));
}

#[test]
fn does_not_grow_ets_on_already_registered_across_processes() {
    let mut case = new();
    let rows = |case: &mut Case| case.ask(|cx| Ok(cx.ets_size(registry::partition_name(NAME, 0))));
    let (_, task) = case.register_task("hello", atom("value"));
    assert_eq!(rows(&mut case), Some(1));
    assert_eq!(case.register("hello", atom("value")), Err(task));
    assert_eq!(rows(&mut case), Some(1));
}
