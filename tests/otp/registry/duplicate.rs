//! The cases of `duplicate with 1 partition`.

mod select;

use coppice::otp::registry::{self, Keys};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::{Case, NAME, any, argument_error, atom, guard, is_atom, start_raises, via};

fn new() -> Case {
    Case::new(Keys::Duplicate)
}

fn hello() -> Term {
    Term::str("hello")
}

fn world() -> Term {
    Term::str("world")
}

/// `{1, :atom, 1}` and `{2, :atom, 2}` under one key.
fn two_values() -> (Case, Term, Term) {
    let mut case = new();
    let [one, two] = [1, 2].map(|number: i64| tuple![number, atom("atom"), number]);
    case.register("hello", one.clone()).expect("any key is free");
    case.register("hello", two.clone()).expect("any key is free");
    (case, one, two)
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
    case.register("hello", atom("value")).expect("any key is free");
    case.register("hello", atom("value")).expect("any key is free");
    assert_eq!(case.count(), 2);
}

#[test]
fn has_duplicate_registrations() {
    let mut case = new();
    let me = case.me();
    let partition = case.register("hello", atom("value")).expect("any key is free");
    assert_eq!(case.keys(me), [hello()]);
    assert_eq!(case.values("hello", me), [atom("value")]);
    assert_eq!(case.register("hello", atom("value")), Ok(partition));
    assert_eq!(case.keys(me), [hello(), hello()]);
    assert_eq!(case.values("hello", me), [atom("value"), atom("value")]);
    assert_eq!(case.register("world", atom("value")), Ok(partition));
    assert_eq!(case.sorted_keys(), [hello(), hello(), world()]);
}

#[test]
fn has_duplicate_registrations_across_processes() {
    let mut case = new();
    let me = case.me();
    let (partition, task) = case.register_task("hello", atom("world"));
    assert_eq!(case.keys(me), []);
    assert_eq!(case.keys(task), [hello()]);
    assert_eq!(case.values("hello", me), []);
    assert_eq!(case.values("hello", task), [atom("world")]);
    assert_eq!(case.register("hello", atom("value")), Ok(partition));
    assert_eq!(case.keys(me), [hello()]);
    assert_eq!(case.values("hello", me), [atom("value")]);
}

#[test]
fn dispatches_to_multiple_keys_in_serial() {
    let mut case = new();
    case.lab.trap_exit();
    assert!(!case.dispatch_calls("hello"));
    case.register("hello", atom("value1")).expect("any key is free");
    case.register("hello", atom("value2")).expect("any key is free");
    case.register("world", atom("value3")).expect("any key is free");
    let dispatch = |value| tuple![atom("dispatch"), atom(value)];
    assert_eq!(case.dispatched("hello"), [dispatch("value1"), dispatch("value2")]);
    assert_eq!(case.dispatched("world"), [dispatch("value3")]);
}

#[test]
fn dispatches_to_multiple_keys_in_parallel() {
    // One partition is worked on by the caller, also with `parallel: true`.
    let mut case = new();
    case.lab.trap_exit();
    let me = case.me();
    assert!(!case.dispatch_calls("hello"));
    case.register("hello", atom("value1")).expect("any key is free");
    let who = case.lab.act(|cx| {
        let mut who = None;
        let note = |_, cx: &mut super::C<'_>| {
            who = Some(cx.me());
            Ok(())
        };
        registry::dispatch(NAME, &hello(), note, cx).expect("a registry that is there");
        who
    });
    assert_eq!(who, Some(me));
    assert_eq!(case.lab.flush(), []);
}

#[test]
fn allows_process_unregistering() {
    let mut case = new();
    case.register("hello", atom("value")).expect("any key is free");
    case.register("hello", atom("value")).expect("any key is free");
    case.register("world", atom("value")).expect("any key is free");
    assert_eq!(case.sorted_keys(), [hello(), hello(), world()]);
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
fn unregisters_with_tricky_keys() {
    let mut case = new();
    case.register(any(), atom("foo")).expect("any key is free");
    case.register(any(), atom("bar")).expect("any key is free");
    case.register("hello", Term::str("a")).expect("any key is free");
    case.register("hello", Term::str("b")).expect("any key is free");
    case.unregister(any());
    assert_eq!(case.sorted_keys(), [hello(), hello()]);
}

#[test]
fn supports_match_patterns() {
    let (mut case, one, two) = two_values();
    let me = case.me();
    assert_eq!(case.matching("hello", tuple![1, any(), any()], []), [(me, one.clone())]);
    assert_eq!(case.matching("hello", tuple![3, any(), any()], []), []);
    let both = [(me, one), (me, two.clone())];
    assert_eq!(case.matching("hello", tuple![any(), atom("atom"), any()], []), both);
    assert_eq!(case.matching("hello", tuple![atom("$1"), any(), atom("$1")], []), both);
    assert_eq!(case.matching("hello", tuple![2, any(), any()], []), [(me, two)]);
}

#[test]
fn supports_guards() {
    let (mut case, one, two) = two_values();
    let me = case.me();
    let first = || tuple![atom("$1"), any(), any()];
    assert_eq!(
        case.matching("hello", first(), [guard("<", "$1", 2)]),
        [(me, one.clone())]
    );
    assert_eq!(case.matching("hello", first(), [guard(">", "$1", 3)]), []);
    let both = [(me, one), (me, two)];
    assert_eq!(case.matching("hello", first(), [guard("<", "$1", 3)]), both);
    let middle = tuple![any(), atom("$1"), any()];
    assert_eq!(case.matching("hello", middle, [is_atom("$1")]), both);
}

#[test]
fn count_match_supports_match_patterns() {
    let (mut case, _, _) = two_values();
    assert_eq!(case.count_match("hello", tuple![1, any(), any()], []), 1);
    assert_eq!(case.count_match("hello", tuple![3, any(), any()], []), 0);
    assert_eq!(case.count_match("hello", tuple![any(), atom("atom"), any()], []), 2);
    assert_eq!(case.count_match("hello", tuple![atom("$1"), any(), atom("$1")], []), 2);
    assert_eq!(case.count_match("hello", any(), []), 2);
    assert_eq!(case.count_match(any(), any(), []), 0);
}

#[test]
fn count_match_supports_guard_conditions() {
    let (mut case, _, _) = two_values();
    let last = || tuple![any(), any(), atom("$1")];
    assert_eq!(case.count_match("hello", last(), [guard(">", "$1", 1)]), 1);
    assert_eq!(case.count_match("hello", last(), [guard(">", "$1", 2)]), 0);
    let middle = tuple![any(), atom("$1"), any()];
    assert_eq!(case.count_match("hello", middle, [is_atom("$1")]), 2);
}

#[test]
fn unregister_match_supports_patterns() {
    let (mut case, one, two) = two_values();
    let me = case.me();
    case.unregister_match("hello", tuple![2, any(), any()], []);
    assert_eq!(case.lookup("hello"), [(me, one.clone())]);
    case.register("hello", two.clone()).expect("any key is free");
    case.unregister_match("hello", tuple![3, any(), any()], []);
    assert_eq!(case.lookup("hello"), [(me, one), (me, two)]);
    case.unregister_match("hello", tuple![any(), atom("atom"), any()], []);
    assert_eq!(case.lookup("hello"), []);
}

#[test]
fn unregister_match_supports_guards() {
    let (mut case, _, two) = two_values();
    case.unregister_match("hello", tuple![atom("$1"), any(), any()], [guard("<", "$1", 2)]);
    let me = case.me();
    assert_eq!(case.lookup("hello"), [(me, two)]);
}

#[test]
fn unregister_match_supports_tricky_keys() {
    let mut case = new();
    let me = case.me();
    case.register(any(), atom("foo")).expect("any key is free");
    case.register(any(), atom("bar")).expect("any key is free");
    case.register("hello", Term::str("a")).expect("any key is free");
    case.register("hello", Term::str("b")).expect("any key is free");
    case.unregister_match(any(), atom("foo"), []);
    assert_eq!(case.lookup(any()), [(me, atom("bar"))]);
    assert_eq!(case.sorted_keys(), [any(), hello(), hello()]);
}

#[test]
fn allows_listeners() {
    let mut case = Case::listening(Keys::Duplicate);
    let me = case.me();
    let (_, task) = case.register_task("hello", atom("world"));
    let heard = tuple![atom("register"), NAME, "hello", task, atom("world")];
    assert_eq!(case.lab.flush(), [heard]);
    case.register("hello", atom("value")).expect("any key is free");
    assert_eq!(
        case.lab.flush(),
        [tuple![atom("register"), NAME, "hello", me, atom("value")]]
    );
    case.unregister("hello");
    assert_eq!(case.lab.flush(), [tuple![atom("unregister"), NAME, "hello", me]]);
}

#[test]
fn links_and_unlinks_on_register_unregister() {
    let mut case = new();
    let partition = case.register("hello", atom("value")).expect("any key is free");
    assert!(case.is_linked_to(partition));
    assert_eq!(case.register("world", atom("value")), Ok(partition));
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
fn raises_if_attempt_to_be_used_on_via() {
    let mut case = new();
    let raised = start_raises(&mut case.lab, via("hello"));
    assert_eq!(
        argument_error(&raised),
        ":via is not supported for duplicate registries"
    );
}
