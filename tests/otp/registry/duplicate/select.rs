//! `select` and `count_select`.

use coppice::runtime::Term;
use coppice::tuple;

use super::super::{any, atom, clause, guard, is_atom, triple};
use super::{hello, new, two_values, world};

#[test]
fn empty_list_for_empty_registry() {
    let everything = clause([any(), any(), any()], [], atom("$_"));
    assert_eq!(new().select([everything]), []);
}

#[test]
fn select_all() {
    let mut case = new();
    case.register("hello", atom("value")).expect("any key is free");
    case.register("hello", atom("value")).expect("any key is free");
    let vars = || ["$1", "$2", "$3"].map(atom);
    let entry = tuple!["hello", case.me(), atom("value")];
    assert_eq!(
        case.select([clause(vars(), [], triple(vars()))]),
        [entry.clone(), entry]
    );
}

#[test]
fn select_supports_full_match_specs() {
    let (mut case, one, two) = two_values();
    let me = case.me();
    let vars = || ["$1", "$2", "$3"].map(atom);
    let [_, pid, value] = vars();
    let by_key = clause(
        [hello(), pid.clone(), value.clone()],
        [],
        triple(vars().map(|_| atom("x"))),
    );
    assert_eq!(case.select([by_key]), vec![tuple![atom("x"), atom("x"), atom("x")]; 2]);
    let by_value = clause([atom("$1"), pid, one], [], atom("$1"));
    assert_eq!(case.select([by_value]), [hello()]);
    let by_pid = clause([any(), Term::Pid(me), tuple![2, any(), atom("$1")]], [], atom("$_"));
    assert_eq!(case.select([by_pid]), [tuple!["hello", tuple![me, two]]]);
    let nobody = clause([world(), any(), value], [], atom("$3"));
    assert_eq!(case.select([nobody]), []);
}

#[test]
fn select_supports_guard_conditions() {
    let (mut case, _, two) = two_values();
    let more = clause(
        [any(), any(), tuple![any(), any(), atom("$1")]],
        [guard(">", "$1", 1)],
        atom("$1"),
    );
    assert_eq!(case.select([more]), [Term::Int(2)]);
    let none = clause(
        [any(), any(), tuple![any(), any(), atom("$1")]],
        [guard(">", "$1", 2)],
        atom("$_"),
    );
    assert_eq!(case.select([none]), []);
    let value = clause(
        [any(), any(), atom("$1")],
        [tuple![atom("=="), atom("$1"), tuple![two.clone()]]],
        atom("$1"),
    );
    assert_eq!(case.select([value]), [two]);
}

#[test]
fn select_allows_multiple_specs() {
    let mut case = new();
    case.register("hello", atom("value")).expect("any key is free");
    case.register("world", atom("value")).expect("any key is free");
    let first = || tuple![atom("element"), 1, atom("$_")];
    let spec = [hello(), world()].map(|key| clause([key, any(), any()], [], first()));
    assert_eq!(case.select(spec), [hello(), world()]);
}

#[test]
fn count_select_supports_match_specs() {
    let (mut case, one, _) = two_values();
    let mut count = |head: [Term; 3]| case.count_select([clause(head, [], atom("true"))]);
    assert_eq!(count([any(), any(), one]), 1);
    assert_eq!(count([hello(), any(), any()]), 2);
    assert_eq!(count([any(), any(), tuple![1, atom("atom"), any()]]), 1);
    assert_eq!(count([any(), any(), tuple![atom("$1"), any(), atom("$1")]]), 2);
    assert_eq!(count([hello(), any(), atom("nil")]), 0);
}

#[test]
fn count_select_supports_guard_conditions() {
    let (mut case, _, _) = two_values();
    let mut count =
        |value: Term, guard: Term| case.count_select([clause([any(), any(), value], [guard], atom("true"))]);
    assert_eq!(count(tuple![any(), atom("$1"), any()], is_atom("$1")), 2);
    assert_eq!(count(tuple![any(), any(), atom("$1")], guard(">", "$1", 1)), 1);
    assert_eq!(count(tuple![any(), any(), atom("$1")], guard(">", "$1", 2)), 0);
}

#[test]
fn count_select_allows_multiple_specs() {
    let mut case = new();
    case.register("hello", atom("value")).expect("any key is free");
    case.register("world", atom("value")).expect("any key is free");
    let spec = [hello(), world()].map(|key| clause([key, any(), any()], [], atom("true")));
    assert_eq!(case.count_select(spec), 2);
}
