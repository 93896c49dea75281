//! What is printed, as it was recorded from `inspect` of Elixir 1.14.0 on Erlang/OTP 25.

use super::super::super::identifiers::{Pid, Reference};
use super::super::Date;
use super::*;

fn check(term: Term, expected: &str) {
    assert_eq!(term.to_string(), expected);
    assert_eq!(format!("{term:?}"), expected);
}

fn atom(name: &'static str) -> Term {
    Term::atom(name)
}

fn ints<const N: usize>(numbers: [i64; N]) -> Term {
    Term::list(numbers.map(Term::Int))
}

fn pair(key: Term, value: Term) -> Term {
    Term::tuple([key, value])
}

#[test]
fn atoms_are_quoted_when_they_have_to_be() {
    let recorded = [
        ("ok", ":ok"),
        ("true", "true"),
        ("nil", "nil"),
        ("Elixir.Todo.Server", "Todo.Server"),
        ("Elixir.foo", r#":"Elixir.foo""#),
        ("Elixir", "Elixir"),
        ("Elixir.Elixir.Foo", "Elixir.Elixir.Foo"),
        ("foo bar", r#":"foo bar""#),
        ("foo?", ":foo?"),
        ("foo!", ":foo!"),
        ("foo?a", r#":"foo?a""#),
        ("a@b", ":a@b"),
        ("Foo", ":Foo"),
        ("_x", ":_x"),
        ("1a", r#":"1a""#),
        ("", r#":"""#),
        ("+", ":+"),
        ("//", r#":"//""#),
        ("::", r#":"::""#),
        ("..", ":.."),
        ("%{}", ":%{}"),
        ("{}", ":{}"),
        ("when", ":when"),
        ("été", ":été"),
        ("日本", ":日本"),
        ("a\"b", r#":"a\"b""#),
        ("#{x}", r#":"\#{x}""#),
        ("new\u{a}line", r#":"new\nline""#),
        ("a\u{0}\u{85}\u{200b}", ":\"a\\0\\x85\u{200b}\""),
        ("\u{feff}\u{ffff}", r#":"\uFEFF\x{FFFF}""#),
    ];
    for (name, expected) in recorded {
        check(atom(name), expected);
    }
}

#[test]
fn strings_are_escaped_and_unprintable_ones_are_bytes() {
    let recorded = [
        ("", r#""""#),
        ("Bob's list", r#""Bob's list""#),
        ("tab\u{9}new\u{a}quote\"back\\", r#""tab\tnew\nquote\"back\\""#),
        ("#{x} # {x}", r#""\#{x} # {x}""#),
        ("\u{7}\u{8}\u{b}\u{c}\u{d}\u{1b}\u{7f}", r#""\a\b\v\f\r\e\d""#),
        ("ünï 日本 😀", r#""ünï 日本 😀""#),
        ("\u{0}", "<<0>>"),
        ("a\u{85}", "<<97, 194, 133>>"),
        ("zero\u{200b}width", "\"zero\u{200b}width\""),
        ("\u{202e}right-to-left", "\"\u{202e}right-to-left\""),
        ("\u{feff}bom", r#""\uFEFFbom""#),
        ("\u{ffff}", "<<239, 191, 191>>"),
        ("\u{10ffff}", "\"\u{10ffff}\""),
    ];
    for (text, expected) in recorded {
        check(Term::str(text), expected);
    }
}

#[test]
fn a_list_of_printable_characters_is_a_charlist() {
    check(ints([]), "[]");
    check(ints([97, 98, 99]), "'abc'");
    check(ints([39, 34, 92, 35, 123]), r##"'\'"\\\#{'"##);
    check(ints([7, 8, 9, 10, 11, 12, 13, 27]), r"'\a\b\t\n\v\f\r\e'");
    check(ints([0]), "[0]");
    check(ints([127]), "[127]");
    check(ints([97, 128]), "[97, 128]");
    check(ints([1, 2, 3]), "[1, 2, 3]");
    check(Term::list([Term::Int(97), atom("a")]), "[97, :a]");
}

#[test]
fn a_list_of_pairs_with_atoms_is_a_keyword_list() {
    let keys = ["a", "b c", "nil", "+"];
    let keywords = keys
        .into_iter()
        .zip(1..)
        .map(|(key, number)| pair(atom(key), Term::Int(number)));
    check(
        Term::list(keywords.collect::<Vec<_>>()),
        r#"[a: 1, "b c": 2, nil: 3, +: 4]"#,
    );
    let a = || pair(atom("a"), Term::Int(1));
    check(Term::list([a(), Term::Int(2)]), "[{:a, 1}, 2]");
    check(
        Term::list([Term::tuple([atom("a"), Term::Int(1), Term::Int(2)])]),
        "[{:a, 1, 2}]",
    );
    check(Term::list([pair(atom("Elixir.Foo"), Term::Int(1))]), "[{Foo, 1}]");
    check(Term::list([pair(atom("Elixir"), Term::Int(1))]), r#"["Elixir": 1]"#);
}

#[test]
fn tuples_nest() {
    check(Term::tuple([]), "{}");
    let inner = Term::list([pair(atom("x"), Term::tuple([Term::Int(1)]))]);
    check(pair(atom("ok"), inner), "{:ok, [x: {1}]}");
    let server = pair(atom("Elixir.Todo.Server"), Term::str("Bob"));
    let name = pair(atom("Elixir.Todo.ProcessRegistry"), server);
    check(
        Term::tuple([atom("via"), atom("Elixir.Registry"), name]),
        r#"{:via, Registry, {Todo.ProcessRegistry, {Todo.Server, "Bob"}}}"#,
    );
}

#[test]
fn a_map_prints_keywords_when_every_key_is_an_atom_and_no_module() {
    let int = Term::Int;
    check(Term::map([]), "%{}");
    check(
        Term::map([(atom("b"), Term::str("x")), (atom("a"), int(1))]),
        r#"%{a: 1, b: "x"}"#,
    );
    let mixed = [(Term::str("z"), int(1)), (atom("a"), int(2)), (int(3), int(4))];
    check(Term::map(mixed), r#"%{3 => 4, :a => 2, "z" => 1}"#);
    check(Term::map([(atom("Elixir.Foo"), int(1))]), "%{Foo => 1}");
    check(
        Term::map([(int(1), Term::Date(Date::new(2023, 1, 1).unwrap()))]),
        "%{1 => ~D[2023-01-01]}",
    );
}

#[test]
fn a_struct_prints_its_fields_as_declared() {
    let list = [(atom("next_id"), Term::Int(1)), (atom("entries"), Term::map([]))];
    let list = Term::structure(Atom::new("Elixir.Todo.List"), list);
    check(list.clone(), "%Todo.List{next_id: 1, entries: %{}}");
    check(Term::structure(Atom::new("Elixir.Todo.List"), []), "%Todo.List{}");
    check(
        Term::structure(Atom::new("erlang"), [(atom("a"), list)]),
        "%:erlang{a: %Todo.List{next_id: 1, entries: %{}}}",
    );
    let oops = [
        (atom("__exception__"), atom("true")),
        (atom("message"), Term::str("oops")),
    ];
    let error = Term::structure(Atom::new("Elixir.RuntimeError"), oops);
    check(error, r#"%RuntimeError{message: "oops"}"#);
    let key = [
        ("__exception__", atom("true")),
        ("key", atom("a")),
        ("term", Term::map([])),
        ("message", atom("nil")),
    ];
    let error = Term::structure(
        Atom::new("Elixir.KeyError"),
        key.map(|(name, value)| (atom(name), value)),
    );
    check(error, "%KeyError{key: :a, term: %{}, message: nil}");
}

#[test]
fn a_map_that_was_given_a_struct_key_is_a_map_as_with_a_module_that_is_not_loaded() {
    let fields = [(atom("b"), Term::Int(1)), (atom("a"), Term::Int(2))];
    let structure = Term::structure(Atom::new("Elixir.Nope"), fields.clone());
    let map = Term::map(fields.into_iter().chain([(atom("__struct__"), atom("Elixir.Nope"))]));
    assert!(structure == map, "how it was made says nothing of equality");
    check(structure, "%Nope{b: 1, a: 2}");
    check(map, "%{__struct__: Nope, a: 2, b: 1}");
}

#[test]
fn a_map_with_another_struct_key_is_a_map() {
    let odd = [(atom("__struct__"), Term::Int(1)), (atom("a"), Term::Int(2))];
    check(Term::map(odd), "%{__struct__: 1, a: 2}");
    check(Term::map([(atom("__struct__"), atom("nil"))]), "%{__struct__: nil}");
    check(
        Term::map([(atom("__exception__"), atom("true"))]),
        "%{__exception__: true}",
    );
}

#[test]
fn numbers_and_identifiers_print_as_they_are_named() {
    check(Term::Int(i64::MIN), "-9223372036854775808");
    check(Term::Pid(Pid { number: 110, slot: 3 }), "#PID<0.110.0>");
    check(Term::Reference(Reference(7)), "#Reference<0.0.0.7>");
    check(Term::Date(Date::new(2023, 1, 1).unwrap()), "~D[2023-01-01]");
}
