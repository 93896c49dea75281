//! `select` and `count_select`.

use coppice::otp::registry;
use coppice::runtime::Term;
use coppice::tuple;

use super::super::super::lab::{pid_of, server};
use super::super::{NAME, any, argument_error, atom, clause, guard, is_atom, triple, via};
use super::{hello, map, new, part_of_map, world};

#[test]
fn empty_list_for_empty_registry() {
    let everything = clause([any(), any(), any()], [], atom("$_"));
    assert_eq!(new().select([everything]), []);
}

#[test]
fn select_all() {
    let mut case = new();
    let pid = pid_of(
        &case
            .lab
            .start(server("Elixir.Case.Agent", Term::Int(0), Some(via("hello")))),
    );
    case.register("world", atom("value")).expect("a free key");
    let vars = || ["$1", "$2", "$3"].map(atom);
    let me = case.me();
    assert_eq!(
        case.select([clause(vars(), [], triple(vars()))]),
        [tuple!["hello", pid, atom("nil")], tuple!["world", me, atom("value")]]
    );
}

#[test]
fn select_supports_full_match_specs() {
    let mut case = new();
    let me = case.me();
    let value = tuple![1, atom("atom"), 1];
    case.register("hello", value.clone()).expect("a free key");
    let found = [tuple!["hello", me, value.clone()]];
    let key = |key: &str| [Term::str(key), atom("$2"), atom("$3")];
    let mut select = |head: [Term; 3], body: [Term; 3]| case.select([clause(head, [], triple(body))]);
    assert_eq!(select(key("hello"), key("hello")), found);
    let by_pid = || [atom("$1"), Term::Pid(me), atom("$3")];
    assert_eq!(select(by_pid(), by_pid()), found);
    let by_value = [atom("$1"), atom("$2"), value.clone()];
    assert_eq!(select(by_value, [atom("$1"), atom("$2"), Term::tuple([value])]), found);
    assert_eq!(select(key("world"), key("world")), []);
    let parts = tuple![atom("$3"), atom("atom"), atom("$4")];
    assert_eq!(
        select(
            [atom("$1"), atom("$2"), parts.clone()],
            [atom("$1"), atom("$2"), Term::tuple([parts])]
        ),
        found
    );
    let parts = tuple![atom("$3"), atom("$4"), atom("$3")];
    assert_eq!(
        select(
            [atom("$1"), atom("$2"), parts.clone()],
            [atom("$1"), atom("$2"), Term::tuple([parts])]
        ),
        found
    );
    let two = clause([atom("$1"), atom("$2"), tuple![2, any(), any()]], [], atom("$_"));
    assert_eq!(case.select([two]), []);

    case.register("world", map()).expect("a free key");
    let by_part = clause([world(), Term::Pid(me), part_of_map()], [], atom("match"));
    assert_eq!(case.select([by_part]), [atom("match")]);
    let keys = clause([atom("$1"), any(), any()], [], atom("$1"));
    assert_eq!(case.select([keys]), [hello(), world()]);
}

#[test]
fn select_supports_guard_conditions() {
    let mut case = new();
    let value = tuple![1, atom("atom"), 2];
    case.register("hello", value.clone()).expect("a free key");
    let parts = tuple![atom("$3"), atom("$4"), atom("$5")];
    let body = triple([atom("$1"), atom("$2"), Term::tuple([parts.clone()])]);
    let taken = clause([atom("$1"), atom("$2"), parts], [guard(">", "$5", 1)], body);
    let me = case.me();
    assert_eq!(case.select([taken]), [tuple!["hello", me, value]]);
    let last = tuple![any(), any(), atom("$1")];
    let refused = clause([any(), any(), last], [guard(">", "$1", 2)], atom("$_"));
    assert_eq!(case.select([refused]), []);
    let middle = tuple![any(), atom("$2"), any()];
    let key = clause([atom("$1"), any(), middle], [is_atom("$2")], atom("$1"));
    assert_eq!(case.select([key]), [hello()]);
}

#[test]
fn select_allows_multiple_specs() {
    let mut case = new();
    case.register("hello", atom("value")).expect("a free key");
    case.register("world", atom("value")).expect("a free key");
    let first = || tuple![atom("element"), 1, atom("$_")];
    let spec = [hello(), world()].map(|key| clause([key, any(), any()], [], first()));
    assert_eq!(case.select(spec), [hello(), world()]);
}

#[test]
fn count_select_supports_match_specs() {
    let mut case = new();
    let value = tuple![1, atom("atom"), 1];
    case.register("hello", value.clone()).expect("a free key");
    let mut count = |head: [Term; 3]| case.count_select([clause(head, [], atom("true"))]);
    assert_eq!(count([any(), any(), value]), 1);
    assert_eq!(count([hello(), any(), any()]), 1);
    assert_eq!(count([any(), any(), tuple![1, atom("atom"), any()]]), 1);
    assert_eq!(count([any(), any(), tuple![atom("$1"), any(), atom("$1")]]), 1);
    assert_eq!(count([hello(), any(), atom("nil")]), 0);

    case.register("world", map()).expect("a free key");
    assert_eq!(
        case.count_select([clause([world(), any(), any()], [], atom("true"))]),
        1
    );
}

#[test]
fn count_select_supports_guard_conditions() {
    let mut case = new();
    case.register("hello", tuple![1, atom("atom"), 2]).expect("a free key");
    let mut count =
        |value: Term, guard: Term| case.count_select([clause([any(), any(), value], [guard], atom("true"))]);
    assert_eq!(count(tuple![any(), atom("$1"), any()], is_atom("$1")), 1);
    assert_eq!(count(tuple![any(), any(), atom("$1")], guard(">", "$1", 1)), 1);
    assert_eq!(count(tuple![any(), any(), atom("$1")], guard(">", "$1", 2)), 0);
}

#[test]
fn count_select_allows_multiple_specs() {
    let mut case = new();
    case.register("hello", atom("value")).expect("a free key");
    case.register("world", atom("value")).expect("a free key");
    let spec = [hello(), world()].map(|key| clause([key, any(), any()], [], atom("true")));
    assert_eq!(case.count_select(spec), 2);
}

#[test]
fn raises_on_incorrect_shape_of_match_spec() {
    let mut case = new();
    let outcome = case.lab.act(|cx| {
        let shapeless = tuple![any(), Term::list([]), Term::list([])];
        registry::select(NAME, &[shapeless], cx)
    });
    assert_eq!(
        argument_error(&outcome.unwrap_err()),
        "invalid match specification in Registry.select/2: [{:_, [], []}]"
    );
}
