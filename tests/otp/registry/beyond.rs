//! What the suite does not ask, as Elixir 1.14 answers it: orders, errors, a partition that is gone, listeners.

use coppice::otp::registry::{self, Keys};
use coppice::otp::{Exception, ServerRef};
use coppice::runtime::{Atom, Term};
use coppice::tuple;

use super::super::lab::Lab;
use super::{C, Case, LISTENER, NAME, any, argument_error, atom, clause, pair, start_raises, via};

/// What an Erlang error is, and the function that raised it.
#[track_caller]
fn raised(exception: &Exception) -> (Term, String) {
    let Exception::Error(error, frame) = exception else {
        panic!("{exception:?} is no error");
    };
    let at = frame.elements().expect("a frame");
    (error.clone(), format!("{}.{}", at[0], at[1]))
}

/// A registry whose partition was killed, and whose supervisor is suspended and starts no other.
fn without_partition() -> Case {
    let mut case = Case::new(Keys::Unique);
    let (partition, _) = case.register_task("hello", atom("value"));
    let supervisor = case.lab.whereis(NAME.name()).expect("the registry");
    case.lab.suspend(supervisor);
    case.kill(partition);
    case
}

#[test]
fn keys_are_listed_from_the_newest_to_the_oldest() {
    let mut case = Case::new(Keys::Duplicate);
    let me = case.me();
    for (key, value) in [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 5), ("a", 6)] {
        case.register(key, Term::Int(value)).expect("any key is free");
    }
    assert_eq!(case.keys(me), ["a", "b", "c", "a", "b", "a"].map(Term::str));
    assert_eq!(case.values("a", me), [1, 3, 6].map(Term::Int));
    case.unregister_match("a", Term::Int(3), []);
    assert_eq!(case.keys(me), ["a", "a", "b", "c", "b"].map(Term::str));
    case.register("a", Term::Int(7)).expect("any key is free");
    assert_eq!(case.keys(me), ["a", "a", "a", "b", "c", "b"].map(Term::str));
    assert_eq!(case.values("a", me), [1, 6, 7].map(Term::Int));
}

#[test]
fn an_unknown_registry_is_named() {
    let mut lab = Lab::new();
    let nope = Atom::new("nope");
    let mut message = |f: fn(Atom, &mut C<'_>) -> Result<(), Exception>| {
        let outcome = lab.act(move |cx| f(nope, cx));
        argument_error(&outcome.expect_err("an unknown registry"))
    };
    let short = "unknown registry: :nope";
    assert_eq!(
        message(|name, cx| registry::lookup(name, &atom("key"), cx).map(drop)),
        short
    );
    assert_eq!(message(|name, cx| registry::keys(name, cx.me(), cx).map(drop)), short);
    assert_eq!(message(|name, cx| registry::count(name, cx).map(drop)), short);
    assert_eq!(message(|name, cx| registry::unregister(name, &atom("key"), cx)), short);
    assert_eq!(
        message(|name, cx| registry::put_meta(name, atom("a"), atom("b"), cx)),
        short
    );
    assert_eq!(message(|name, cx| registry::delete_meta(name, &atom("a"), cx)), short);
    assert_eq!(
        message(|name, cx| registry::meta(name, &atom("a"), cx).map(drop)),
        "unknown registry: :nope. Either the registry name is invalid or the registry is not running, possibly \
         because its application isn't started"
    );
}

#[test]
fn meta_is_given_at_the_start_and_changed_by_any_process() {
    let given = Term::list([pair("a", Term::Int(1))]);
    let mut case = Case::with(Keys::Unique, &[pair("meta", given)]);
    let mut meta = |key: Term| case.ask(move |cx| registry::meta(NAME, &key, cx));
    assert_eq!(meta(atom("a")), Some(Term::Int(1)));
    assert_eq!(meta(atom("b")), None);
    let key = tuple![atom("t")];
    case.ask(move |cx| registry::put_meta(NAME, key, Term::Int(5), cx));
    case.ask(|cx| registry::delete_meta(NAME, &atom("a"), cx));
    let mut meta = |key: Term| case.ask(move |cx| registry::meta(NAME, &key, cx));
    assert_eq!(meta(tuple![atom("t")]), Some(Term::Int(5)));
    assert_eq!(meta(atom("a")), None);
    assert_eq!(case.count(), 0);
    let outcome = case.lab.act(|cx| registry::meta(NAME, &Term::str("text"), cx));
    assert_eq!(
        raised(&outcome.expect_err("a key that is no atom")),
        (atom("function_clause"), "Registry.:meta".to_owned())
    );
}

#[test]
fn update_value_takes_no_duplicate_keys() {
    let mut case = Case::new(Keys::Duplicate);
    let outcome = case
        .lab
        .act(|cx| registry::update_value(NAME, &Term::str("hello"), |old| Ok(old.clone()), cx));
    assert_eq!(
        argument_error(&outcome.unwrap_err()),
        "Registry.update_value/3 is not supported for duplicate registries"
    );
}

#[test]
fn a_listener_that_is_gone_makes_the_registration_raise_that_has_been_made() {
    let mut case = Case::listening(Keys::Unique);
    let me = case.me();
    case.lab.act(|cx| cx.unregister());
    let outcome = case
        .lab
        .act(|cx| registry::register(NAME, Term::str("hello"), atom("value"), cx));
    assert_eq!(
        raised(&outcome.unwrap_err()),
        (atom("badarg"), ":erlang.:send".to_owned())
    );
    assert_eq!(case.lookup("hello"), [(me, atom("value"))]);
    let outcome = case.lab.act(|cx| registry::unregister(NAME, &Term::str("hello"), cx));
    assert_eq!(
        raised(&outcome.unwrap_err()),
        (atom("badarg"), ":erlang.:send".to_owned())
    );
    assert_eq!(case.lookup("hello"), []);
    assert_eq!(case.lab.whereis(LISTENER.name()), None);
}

#[test]
fn listeners_hear_of_unregistering_what_was_not_registered_and_not_of_a_part_or_an_end() {
    let mut case = Case::listening(Keys::Duplicate);
    let me = case.me();
    case.unregister("nothing");
    let heard = |key: &str| tuple![atom("unregister"), NAME, key, me];
    assert_eq!(case.lab.flush(), [heard("nothing")]);
    case.register("hello", Term::Int(1)).expect("any key is free");
    case.register("hello", Term::Int(2)).expect("any key is free");
    assert_eq!(case.lab.flush().len(), 2);
    case.unregister_match("hello", Term::Int(1), []);
    assert_eq!(case.lab.flush(), []);
    case.unregister_match("hello", Term::Int(2), []);
    assert_eq!(case.lab.flush(), [heard("hello")]);
    let (_, task) = case.register_task("hello", Term::Int(3));
    assert_eq!(case.lab.flush().len(), 1);
    case.kill(task);
    assert_eq!(case.lab.flush(), []);
    assert_eq!(case.count(), 0);
}

#[test]
fn a_refused_registration_leaves_no_link() {
    let mut case = Case::new(Keys::Unique);
    let (partition, task) = case.register_task("hello", atom("value"));
    assert_eq!(case.register("hello", atom("other")), Err(task));
    assert!(!case.is_linked_to(partition));
    case.register("world", atom("value")).expect("a free key");
    assert_eq!(case.register("hello", atom("other")), Err(task));
    assert!(case.is_linked_to(partition), "it is registered under another key");
}

#[test]
fn a_partition_that_is_gone_reads_as_empty() {
    let mut case = without_partition();
    let me = case.me();
    assert_eq!(case.lookup("hello"), []);
    assert_eq!(case.keys(me), []);
    assert_eq!(case.values("hello", me), []);
    assert!(!case.dispatch_calls("hello"));
    assert_eq!(case.ask(|cx| registry::count(NAME, cx)), None);
    assert_eq!(
        case.ask(|cx| registry::whereis_name(NAME, &Term::str("hello"), cx)),
        None
    );
    let update = |cx: &mut C<'_>| registry::update_value(NAME, &Term::str("hello"), |old| Ok(old.clone()), cx);
    assert_eq!(case.ask(update), None);
}

#[test]
fn a_partition_that_is_gone_cannot_be_written_to_or_matched() {
    let mut case = without_partition();
    let matched = case
        .lab
        .act(|cx| registry::match_key(NAME, &Term::str("hello"), &any(), &[], cx));
    assert_eq!(
        raised(&matched.unwrap_err()),
        (atom("badarg"), ":ets.:select".to_owned())
    );
    let everything = clause([any(), any(), any()], [], atom("true"));
    let selected = case.lab.act(move |cx| registry::count_select(NAME, &[everything], cx));
    assert_eq!(
        raised(&selected.unwrap_err()),
        (atom("badarg"), ":ets.:select_count".to_owned())
    );
    let unregistered = case.lab.act(|cx| registry::unregister(NAME, &Term::str("hello"), cx));
    assert_eq!(
        raised(&unregistered.unwrap_err()),
        (atom("badarg"), ":ets.:match_delete".to_owned())
    );
    let register = |cx: &mut C<'_>| registry::register(NAME, Term::str("hello"), atom("value"), cx);
    let refused = case.lab.act(register);
    assert_eq!(
        raised(&refused.unwrap_err()),
        (atom("noproc"), ":erlang.:link".to_owned())
    );
    case.lab.trap_exit();
    let refused = case.lab.act(register);
    assert_eq!(
        raised(&refused.unwrap_err()),
        (atom("badarg"), ":ets.:insert".to_owned())
    );
    let exits: Vec<_> = case
        .lab
        .flush()
        .iter()
        .map(|exit| exit.elements().expect("a tuple")[2].clone())
        .collect();
    assert_eq!(exits, [atom("noproc")]);
}

#[test]
fn a_partition_that_is_started_again_is_written_into_the_registry() {
    let mut case = without_partition();
    let supervisor = case.lab.whereis(NAME.name()).expect("the registry");
    case.lab.resume(supervisor);
    case.lab.settle();
    let partition = case.lab.whereis(registry::partition_name(NAME, 0).name());
    assert_eq!(case.register("hello", atom("value")).ok(), partition);
    assert_eq!(case.count(), 1);
}

#[test]
fn send_goes_to_the_one_that_has_the_key() {
    let mut case = Case::new(Keys::Duplicate);
    let message = || coppice::runtime::Message::Term(atom("hi"));
    let send = move |cx: &mut C<'_>| registry::send(NAME, &Term::str("hello"), message(), cx);
    let nobody = case.lab.act(send);
    assert_eq!(
        raised(&nobody.unwrap_err()),
        (atom("badarg"), "Registry.:send".to_owned())
    );
    case.register("hello", Term::Int(1)).expect("any key is free");
    case.ask(send);
    assert_eq!(case.lab.flush(), [atom("hi")]);
    case.register("hello", Term::Int(2)).expect("any key is free");
    let me = case.me();
    let both = Term::list([tuple![me, 1], tuple![me, 2]]);
    let many = case.lab.act(send);
    let expected = (tuple![atom("case_clause"), both], "Registry.:send".to_owned());
    assert_eq!(raised(&many.unwrap_err()), expected);
}

#[test]
fn a_cast_through_via_takes_duplicate_keys_and_a_call_does_not() {
    let mut case = Case::new(Keys::Duplicate);
    case.lab.cast(via("hello"), atom("nobody"));
    case.register("hello", Term::Int(1)).expect("any key is free");
    case.lab.cast(via("hello"), atom("request"));
    assert_eq!(case.lab.flush(), [tuple![atom("$gen_cast"), atom("request")]]);
    let called = case
        .lab
        .wait(|cx| coppice::otp::call(cx, &via("hello"), atom("request"), None));
    assert_eq!(
        argument_error(&called.unwrap_err()),
        ":via is not supported for duplicate registries"
    );
    case.lab
        .cast(ServerRef::Via(Atom::new("nope"), Term::Int(1)), atom("ignored"));
}

#[test]
fn a_name_in_an_unknown_registry_raises_in_the_starter() {
    let mut lab = Lab::new();
    let raised = start_raises(&mut lab, ServerRef::Via(Atom::new("nope"), Term::Int(1)));
    assert_eq!(argument_error(&raised), "unknown registry: :nope");
}

#[test]
fn the_partition_knows_one_request_and_one_message() {
    let mut case = Case::new(Keys::Unique);
    let (partition, task) = case.register_task("hello", atom("value"));
    assert_eq!(case.lab.call(partition, atom("sync")), Ok(atom("ok")));
    case.lab.send(partition, atom("hello"));
    let reason = case.lab.exit_reason(partition).expect("it ended");
    let clause = reason.elements().expect("a tuple");
    assert_eq!(clause[0], atom("function_clause"));
    assert!(!case.lab.is_alive(task), "and took along who was registered");
}

#[test]
fn a_specification_that_is_not_understood_is_invalid_also_over_nothing() {
    let mut case = Case::new(Keys::Unique);
    let guard = tuple![atom("foo"), 1];
    let matched = case
        .lab
        .act(move |cx| registry::match_key(NAME, &Term::str("hello"), &any(), &[guard], cx));
    assert_eq!(raised(&matched.unwrap_err()).0, atom("badarg"));
    let unbound = clause([any(), any(), any()], [], atom("$7"));
    let selected = case.lab.act(move |cx| registry::select(NAME, &[unbound], cx));
    assert_eq!(raised(&selected.unwrap_err()).0, atom("badarg"));
    let empty = tuple![tuple![any(), any(), any()], Term::list([]), Term::list([])];
    let selected = case.lab.act(move |cx| registry::select(NAME, &[empty], cx));
    assert_eq!(raised(&selected.unwrap_err()).0, atom("badarg"));
}

#[test]
fn what_fails_in_a_guard_is_false_and_in_a_body_is_exit() {
    let mut case = Case::new(Keys::Unique);
    case.register("hello", Term::Int(1)).expect("a free key");
    let fails = || tuple![atom("element"), 9, atom("$1")];
    let head = || [any(), any(), atom("$1")];
    assert_eq!(case.select([clause(head(), [], fails())]), [atom("EXIT")]);
    assert_eq!(case.select([clause(head(), [fails()], atom("$1"))]), []);
    let strict = tuple![atom("or"), atom("true"), fails()];
    assert_eq!(case.select([clause(head(), [strict], atom("$1"))]), []);
    let lazy = tuple![atom("orelse"), atom("true"), fails()];
    assert_eq!(case.select([clause(head(), [lazy], atom("$1"))]), [Term::Int(1)]);
    let all = clause([atom("$2"), any(), atom("$1")], [], atom("$$"));
    assert_eq!(case.select([all]), [Term::list([Term::Int(1), Term::str("hello")])]);
}
