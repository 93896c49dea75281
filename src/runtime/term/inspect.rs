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
mod tests;
