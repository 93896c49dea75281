//! Prints terms as Elixir 1.14's `inspect` does with `limit: :infinity, printable_limit: :infinity, width: :infinity`.
//!
//! Invariant: one line, and the same text for equal terms that were made alike. As in Elixir, a printable string keeps
//! its characters as they are, those that turn the writing direction too: whoever shows the text isolates it.
//!
//! A struct prints its fields in the order in which its module declares them, which its term carries; a map that was given
//! a `__struct__` key by hand prints as a map, as one whose module is not loaded does on the BEAM. It lacks protocols: no
//! struct but `Date` prints in a way of its own. A map prints in term order, which is the BEAM's up to 32 keys.

mod identifier;

use std::fmt::{self, Formatter};

use super::{Atom, Map, Term};

impl fmt::Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => write!(f, "{number}"),
            Self::Atom(atom) => write!(f, "{atom}"),
            Self::Str(text) => write_string(f, text),
            Self::Pid(pid) => write!(f, "{pid}"),
            Self::Reference(reference) => write!(f, "{reference}"),
            Self::Date(date) => write!(f, "~D[{date}]"),
            Self::Tuple(elements) => {
                f.write_str("{")?;
                separated(f, elements.iter(), |f, element| write!(f, "{element}"))?;
                f.write_str("}")
            }
            Self::List(elements) => write_list(f, elements),
            Self::Map(map) => write_map(f, map),
        }
    }
}

impl fmt::Debug for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As `inspect` prints it: `:ok`, `nil`, `Todo.Server`, `:"with a space"`.
impl fmt::Display for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = self.name();
        match name {
            "true" | "false" | "nil" | "Elixir" | "Elixir.Elixir" => return f.write_str(name),
            _ => {}
        }
        if identifier::is_alias(name) {
            // `Elixir.Elixir.Foo` without its first part would read as `Elixir.Foo`, another module.
            let nested = name.starts_with("Elixir.Elixir.");
            let short = name.strip_prefix("Elixir.").filter(|_| !nested);
            return f.write_str(short.unwrap_or(name));
        }
        f.write_str(":")?;
        write_name(f, name)
    }
}

impl fmt::Debug for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn separated<I: IntoIterator>(
    f: &mut Formatter<'_>,
    items: I,
    write: impl Fn(&mut Formatter<'_>, I::Item) -> fmt::Result,
) -> fmt::Result {
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            f.write_str(", ")?;
        }
        write(f, item)?;
    }
    Ok(())
}

/// An atom's name without its colon, quoted when it has to be.
fn write_name(f: &mut Formatter<'_>, name: &str) -> fmt::Result {
    if identifier::needs_quotes(name) {
        write_quoted(f, name, '"')
    } else {
        f.write_str(name)
    }
}

/// `a: 1`.
fn write_keyword(f: &mut Formatter<'_>, (key, value): (Atom, &Term)) -> fmt::Result {
    write_name(f, key.name())?;
    write!(f, ": {value}")
}

/// The atom that a keyword may have as its key; a module never is one.
fn keyword_key(term: &Term) -> Option<Atom> {
    match term {
        Term::Atom(atom) if !atom.name().starts_with("Elixir.") => Some(*atom),
        _ => None,
    }
}

fn write_list(f: &mut Formatter<'_>, elements: &[Term]) -> fmt::Result {
    if elements.is_empty() {
        return f.write_str("[]");
    }
    if let Some(text) = elements.iter().map(charlist_char).collect::<Option<String>>() {
        return write_quoted(f, &text, '\'');
    }
    f.write_str("[")?;
    match elements.iter().map(as_keyword).collect::<Option<Vec<_>>>() {
        Some(keywords) => separated(f, keywords, write_keyword)?,
        None => separated(f, elements, |f, element| write!(f, "{element}"))?,
    }
    f.write_str("]")
}

fn as_keyword(term: &Term) -> Option<(Atom, &Term)> {
    match term.elements()? {
        [key, value] => Some((keyword_key(key)?, value)),
        _ => None,
    }
}

/// The character of `List.ascii_printable?/1`.
fn charlist_char(term: &Term) -> Option<char> {
    let byte = u8::try_from(term.as_int()?).ok()?;
    matches!(byte, 7..=13 | 27 | 32..=126).then_some(char::from(byte))
}

fn write_map(f: &mut Formatter<'_>, map: &Map<Term>) -> fmt::Result {
    if let Some((module, fields)) = as_struct(map) {
        write!(f, "%{module}{{")?;
        separated(f, fields, write_keyword)?;
        return f.write_str("}");
    }
    f.write_str("%{")?;
    let keywords = map.iter().map(|(key, value)| Some((keyword_key(key)?, value)));
    match keywords.collect::<Option<Vec<_>>>() {
        Some(keywords) => separated(f, keywords, write_keyword)?,
        None => separated(f, map.iter(), |f, (key, value)| write!(f, "{key} => {value}"))?,
    }
    f.write_str("}")
}

/// The module of a struct and the fields that `inspect` shows of it, as declared.
fn as_struct(map: &Map<Term>) -> Option<(Atom, Vec<(Atom, &Term)>)> {
    let Some(Term::Atom(module)) = map.get(&Term::atom("__struct__")) else {
        return None;
    };
    Some((*module, map.declared_fields()?.filter_map(shown_field).collect()))
}

fn shown_field((key, value): &(Term, Term)) -> Option<(Atom, &Term)> {
    match key {
        Term::Atom(key) if key.name() != "__exception__" => Some((*key, value)),
        _ => None,
    }
}

/// A binary: quoted when `String.printable?/1`, otherwise its bytes.
fn write_string(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    if text
        .chars()
        .all(|char| is_printable(char) || matches!(char, '\x07'..='\x0d' | '\x1b' | '\x7f'))
    {
        return write_quoted(f, text, '"');
    }
    f.write_str("<<")?;
    separated(f, text.bytes(), |f, byte| write!(f, "{byte}"))?;
    f.write_str(">>")
}

/// What stands for itself between quotes.
fn is_printable(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

fn write_quoted(f: &mut Formatter<'_>, text: &str, quote: char) -> fmt::Result {
    write!(f, "{quote}")?;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            _ if char == quote => write!(f, "\\{char}")?,
            '#' if chars.peek() == Some(&'{') => f.write_str("\\#")?,
            _ => write_char(f, char)?,
        }
    }
    write!(f, "{quote}")
}

fn write_char(f: &mut Formatter<'_>, char: char) -> fmt::Result {
    match char {
        '\x07' => f.write_str("\\a"),
        '\x08' => f.write_str("\\b"),
        '\t' => f.write_str("\\t"),
        '\n' => f.write_str("\\n"),
        '\x0b' => f.write_str("\\v"),
        '\x0c' => f.write_str("\\f"),
        '\r' => f.write_str("\\r"),
        '\x1b' => f.write_str("\\e"),
        '\x7f' => f.write_str("\\d"),
        '\\' => f.write_str("\\\\"),
        '\0' => f.write_str("\\0"),
        '\u{feff}' => f.write_str("\\uFEFF"),
        _ if is_printable(char) => write!(f, "{char}"),
        ..'\u{100}' => write!(f, "\\x{:02X}", u32::from(char)),
        _ => write!(f, "\\x{{{:04X}}}", u32::from(char)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::pid::{Pid, Reference};
    use super::super::Date;
    use super::*;

    // Every expectation is recorded from `inspect` of Elixir 1.14.0 on Erlang/OTP 25.

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
}
