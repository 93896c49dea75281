//! Prints terms as Elixir 1.14's `inspect` does with `width: :infinity`: all of a term ([`Display`](fmt::Display)), or as
//! much as it shows by default ([`Term::inspect`]).
//! Invariant: one line, and the same text for equal terms that were made alike. As in Elixir, a printable string keeps
//! its characters as they are, those that turn the writing direction too: whoever shows the text isolates it. What is
//! still to be printed is kept in a list of its own and not on the stack, so that no term is too deep.
//! A struct prints its fields in the order in which its module declares them, which its term carries; a map that was given
//! a `__struct__` key by hand prints as a map, as one whose module is not loaded does on the BEAM. It lacks protocols:
//! `Date`, `Range`, `MapSet` and `Stream` print in ways of their own, and no other struct does. A map prints in the order of its
//! keys. That is the BEAM's up to 32 keys; beyond, the BEAM's is that of hashes which differ from run to run.

mod bounded;
mod bytes;
mod chosen;
mod functions;
mod identifier;
mod layout;
mod options;
mod quoted;
mod structs;

use std::fmt::{self, Formatter};
use std::slice::Iter;

pub use self::options::{InspectOptions, TextForm};

use self::bounded::bounded;
use self::bytes::{write_bits, write_bytes};
use self::functions::write_fun;
use self::quoted::{write_quoted, write_string};
use self::structs::{Shape, shape};
use super::{Atom, Elements, Term, TermList};

/// How many items of collections are printed by default: `limit: 50`.
const LIMIT: usize = 50;
/// How many characters of a string: `printable_limit: 4096`.
const PRINTABLE_LIMIT: usize = 4096;

/// How much is printed, and how. `None` is everything.
#[derive(Clone, Copy)]
struct Extent {
    limit: Option<usize>,
    printable_limit: Option<usize>,
    /// False where a list of characters prints as the list that it is.
    charlists: bool,
}

/// A term as it prints in that extent.
struct InExtent<'a>(&'a Term, Extent);

impl fmt::Display for InExtent<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(f, self.0, self.1)
    }
}

/// What is still to be printed.
enum Piece<'a> {
    Text(&'static str),
    Term(&'a Term, Extent),
    Items {
        left: Items<'a>,
        first: bool,
        extent: Extent,
    },
}

/// What is left of a collection.
enum Items<'a> {
    Row(Iter<'a, Term>),
    List(Elements<'a>),
    Keywords(std::vec::IntoIter<(Atom, &'a Term)>),
    Pairs(Iter<'a, (Term, Term)>),
    Keys(Iter<'a, (Term, Term)>),
    Terms(std::vec::IntoIter<&'a Term>),
}

impl Term {
    /// What `inspect/1` prints: of collections fifty items, of strings 4,096 characters.
    #[must_use]
    pub fn inspect(&self) -> String {
        let extent = Extent {
            limit: Some(LIMIT),
            printable_limit: Some(PRINTABLE_LIMIT),
            charlists: true,
        };
        bounded(InExtent(self, extent)).unwrap_or_else(|cut| cut)
    }
}

/// What `inspect(term, limit: :infinity, printable_limit: :infinity)` prints.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let extent = Extent {
            limit: None,
            printable_limit: None,
            charlists: true,
        };
        write(f, self, extent)
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

fn write(f: &mut Formatter<'_>, term: &Term, extent: Extent) -> fmt::Result {
    let mut pieces = vec![Piece::Term(term, extent)];
    while let Some(piece) = pieces.pop() {
        match piece {
            Piece::Text(text) => f.write_str(text)?,
            Piece::Term(term, extent) => write_term(f, term, extent, &mut pieces)?,
            Piece::Items { left, first, extent } => write_item(f, left, first, extent, &mut pieces)?,
        }
    }
    Ok(())
}

/// Prints a term, or how it begins.
fn write_term<'a>(f: &mut Formatter<'_>, term: &'a Term, extent: Extent, pieces: &mut Vec<Piece<'a>>) -> fmt::Result {
    match term {
        Term::Int(number) => write!(f, "{number}"),
        Term::Big(number) => write!(f, "{number}"),
        Term::Float(number) => f.write_str(&number.inspect()),
        Term::Fun(fun) => write_fun(f, fun),
        Term::Bits(bits) => write_bits(f, bits, extent.printable_limit, extent.limit),
        Term::Atom(atom) => write!(f, "{atom}"),
        Term::Str(text) => write_string(f, text, extent.printable_limit)
            .unwrap_or_else(|| write_bytes(f, text.as_bytes(), 0, extent.limit)),
        Term::Pid(pid) => write!(f, "{pid}"),
        Term::Reference(reference) => write!(f, "{reference}"),
        Term::Date(date) => write!(f, "~D[{date}]"),
        Term::Tuple(elements) => {
            f.write_str("{")?;
            pieces.push(Piece::Text("}"));
            pieces.push(items(Items::Row(elements.iter()), extent));
            Ok(())
        }
        Term::List(list) => write_list(f, list, extent, pieces),
        Term::Map(map) => match shape(map) {
            Shape::Range(text) => f.write_str(&text),
            Shape::Set(elements) => {
                f.write_str("MapSet.new([")?;
                pieces.push(Piece::Text("])"));
                let keywords = elements
                    .iter()
                    .map(|(key, _)| as_keyword(key))
                    .collect::<Option<Vec<_>>>();
                let left = keywords.map_or(Items::Keys(elements.iter()), |all| Items::Keywords(all.into_iter()));
                pieces.push(items(
                    left,
                    Extent {
                        charlists: false,
                        ..extent
                    },
                ));
                Ok(())
            }
            Shape::Stream(of, funs) => {
                f.write_str("#Stream<[enum: ")?;
                pieces.push(Piece::Text("]]>"));
                pieces.push(items(Items::Terms(funs.into_iter()), extent));
                pieces.push(Piece::Text(", funs: ["));
                pieces.push(Piece::Term(of, extent));
                Ok(())
            }
            Shape::Struct(module, fields) => {
                write!(f, "%{module}{{")?;
                pieces.push(Piece::Text("}"));
                pieces.push(items(Items::Keywords(fields.into_iter()), extent));
                Ok(())
            }
            Shape::Plain => {
                f.write_str("%{")?;
                pieces.push(Piece::Text("}"));
                let keywords = map.iter().map(|(key, value)| Some((keyword_key(key)?, value)));
                let keywords = keywords.collect::<Option<Vec<_>>>();
                let left = keywords.map_or(Items::Pairs(map.iter()), |all| Items::Keywords(all.into_iter()));
                pieces.push(items(left, extent));
                Ok(())
            }
        },
    }
}

fn items(left: Items<'_>, extent: Extent) -> Piece<'_> {
    let first = true;
    Piece::Items { left, first, extent }
}

/// Prints the next item of a collection, or that there are more.
fn write_item<'a>(
    f: &mut Formatter<'_>,
    mut left: Items<'a>,
    first: bool,
    extent: Extent,
    pieces: &mut Vec<Piece<'a>>,
) -> fmt::Result {
    let is_over = match &left {
        Items::Row(rest) => rest.len() == 0,
        Items::List(rest) => rest.rest().is_empty(),
        Items::Keywords(rest) => rest.len() == 0,
        Items::Pairs(rest) | Items::Keys(rest) => rest.len() == 0,
        Items::Terms(rest) => rest.len() == 0,
    };
    if is_over {
        return Ok(());
    }
    if !first {
        f.write_str(", ")?;
    }
    if extent.limit == Some(0) {
        return f.write_str("...");
    }
    let limit = extent.limit.map(|limit| limit - 1);
    let extent = Extent { limit, ..extent };
    let mut item = [None, None, None];
    match &mut left {
        Items::Row(rest) => item[0] = rest.next().map(|term| Piece::Term(term, extent)),
        Items::List(rest) => {
            item[0] = rest.next().map(|term| Piece::Term(term, extent));
            if let Some(end) = rest.end() {
                item[1] = Some(Piece::Text(" | "));
                item[2] = Some(Piece::Term(end, extent));
            }
        }
        Items::Keywords(rest) => {
            if let Some((key, value)) = rest.next() {
                write_name(f, key.name())?;
                f.write_str(": ")?;
                item[0] = Some(Piece::Term(value, extent));
            }
        }
        Items::Pairs(rest) => {
            if let Some((key, value)) = rest.next() {
                item = [
                    Piece::Term(key, extent),
                    Piece::Text(" => "),
                    Piece::Term(value, extent),
                ]
                .map(Some);
            }
        }
        Items::Keys(rest) => item[0] = rest.next().map(|(key, _)| Piece::Term(key, extent)),
        Items::Terms(rest) => item[0] = rest.next().map(|term| Piece::Term(term, extent)),
    }
    let first = false;
    pieces.push(Piece::Items { left, first, extent });
    pieces.extend(item.into_iter().rev().flatten());
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

/// The atom that a keyword may have as its key; a module never is one.
fn keyword_key(term: &Term) -> Option<Atom> {
    match term {
        Term::Atom(atom) if !atom.name().starts_with("Elixir.") => Some(*atom),
        _ => None,
    }
}

fn write_list<'a>(
    f: &mut Formatter<'_>,
    list: &'a TermList,
    extent: Extent,
    pieces: &mut Vec<Piece<'a>>,
) -> fmt::Result {
    if list.is_empty() {
        return f.write_str("[]");
    }
    if extent.charlists
        && let Some((text, is_all)) = as_charlist(list, extent.printable_limit)
    {
        write_quoted(f, &text, '\'')?;
        return f.write_str(if is_all { "" } else { " ++ ..." });
    }
    f.write_str("[")?;
    let mut elements = list.iter();
    let keywords = elements.by_ref().map(as_keyword).collect::<Option<Vec<_>>>();
    let left = match keywords {
        Some(all) if elements.end().is_none() => Items::Keywords(all.into_iter()),
        Some(_) | None => Items::List(list.iter()),
    };
    pieces.push(Piece::Text("]"));
    pieces.push(items(left, extent));
    Ok(())
}

fn as_keyword(term: &Term) -> Option<(Atom, &Term)> {
    match term.elements()? {
        [key, value] => Some((keyword_key(key)?, value)),
        _ => None,
    }
}

/// The text of a list of printable characters, of which at most so many are looked at; and whether these are all.
fn as_charlist(list: &TermList, most: Option<usize>) -> Option<(String, bool)> {
    let most = most.unwrap_or(usize::MAX);
    let mut elements = list.iter();
    let text = elements
        .by_ref()
        .take(most)
        .map(charlist_char)
        .collect::<Option<String>>()?;
    let is_all = elements.rest().is_empty();
    elements.end().is_none().then_some((text, is_all))
}

/// The character of `List.ascii_printable?/1`.
fn charlist_char(term: &Term) -> Option<char> {
    let byte = u8::try_from(term.as_int()?).ok()?;
    matches!(byte, 7..=13 | 27 | 32..=126).then_some(char::from(byte))
}

#[cfg(test)]
mod tests;
