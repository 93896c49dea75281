//! `inspect/2`: a term as the options say, in lines of a certain width where one is given.
//!
//! What nests deeper than [`MOST_DEEP`] is printed in one line, by the way that needs no stack.

use std::fmt::{self, Formatter};

use super::super::Term;
use super::bounded::bounded;
use super::layout::{Doc, lay_out};
use super::options::{InspectOptions, TextForm};
use super::quoted::{write_quoted, write_string};
use super::structs::{Shape, clock, date, moment, shape};
use super::{Extent, InExtent, as_charlist, as_keyword, keyword_key, write_name};

/// How deep a term may nest that is laid out.
const MOST_DEEP: usize = 200;

impl Term {
    /// What `inspect/2` prints with those options.
    #[must_use]
    pub fn inspect_with(&self, options: &InspectOptions) -> String {
        inspect_with(self, options)
    }

    /// What `to_string/1` makes of a `Time`, a `NaiveDateTime`, and a `Date` that more has been put into.
    #[must_use]
    pub fn clock(&self) -> Option<String> {
        let Self::Map(map) = self else { return None };
        match self.field("__struct__")? {
            Self::Atom(module) if module.name() == "Elixir.Time" => clock(map),
            Self::Atom(module) if module.name() == "Elixir.NaiveDateTime" => moment(map),
            Self::Atom(module) if module.name() == "Elixir.Date" => date(map),
            _ => None,
        }
    }
}

/// Something that writes itself, as a text.
struct ByWriting<F>(F);

impl<F: Fn(&mut Formatter<'_>) -> fmt::Result> fmt::Display for ByWriting<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

/// What `inspect(term, options)` prints.
fn inspect_with(term: &Term, options: &InspectOptions) -> String {
    let extent = Extent {
        limit: options.limit,
        printable_limit: options.printable_limit,
        charlists: true,
    };
    if let Err(cut) = bounded(InExtent(term, extent)) {
        return cut;
    }
    let doc = Doc::Group(Box::new(doc(term, *options, 0)));
    lay_out(&doc, options.width.unwrap_or(usize::MAX))
}

fn doc(term: &Term, options: InspectOptions, depth: usize) -> Doc {
    if depth > MOST_DEEP {
        return Doc::text(term.inspect());
    }
    match term {
        Term::Int(_) | Term::Big(_) if options.base != 10 => Doc::text(in_base(term, options.base)),
        Term::Str(_) | Term::Bits(_) => binary(term, options),
        Term::Tuple(elements) => {
            let (items, _) = row(elements.iter(), options, |item, options| doc(item, options, depth + 1));
            Doc::container("{", items, "}", true)
        }
        Term::List(_) => list(term, options, depth),
        Term::Map(map) => match shape(map) {
            _ if !options.structs => pairs(term, options, depth),
            Shape::Range(text) => Doc::text(text),
            Shape::Set(elements) => {
                let keys = Term::list(elements.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>());
                let options = InspectOptions {
                    charlists: TextForm::Numbers,
                    ..options
                };
                Doc::Row(vec![
                    Doc::text("MapSet.new("),
                    list(&keys, options, depth + 1),
                    Doc::text(")"),
                ])
            }
            Shape::Struct(module, fields) => {
                let (items, _) = row(fields.into_iter(), options, |(name, value), options| {
                    keyword(name.name(), value, options, depth)
                });
                Doc::container(&format!("%{module}{{"), items, "}", false)
            }
            Shape::Plain => pairs(term, options, depth),
            Shape::Stream(..) => Doc::text(term.inspect()),
        },
        Term::Date(_) if !options.structs => pairs(term, options, depth),
        other => Doc::text(other.inspect()),
    }
}

/// The items of a collection, as many as the limit allows, and whether all of them are simple.
fn row<T>(
    items: impl Iterator<Item = T>,
    mut options: InspectOptions,
    shown: impl Fn(T, InspectOptions) -> Doc,
) -> (Vec<Doc>, bool) {
    let (mut docs, mut is_simple) = (Vec::new(), true);
    for item in items {
        if options.limit == Some(0) {
            docs.push(Doc::text("..."));
            break;
        }
        options.limit = options.limit.map(|limit| limit - 1);
        let doc = shown(item, options);
        is_simple &= doc.is_simple();
        docs.push(doc);
    }
    (docs, is_simple)
}

fn keyword(name: &str, value: &Term, options: InspectOptions, depth: usize) -> Doc {
    let key = ByWriting(|f: &mut Formatter<'_>| write_name(f, name)).to_string();
    Doc::Row(vec![Doc::Text(key + ": "), doc(value, options, depth + 1)])
}

fn pairs(term: &Term, options: InspectOptions, depth: usize) -> Doc {
    let Some(map) = term.as_map() else {
        return Doc::text(term.inspect());
    };
    let names = map.iter().map(|(key, _)| keyword_key(key)).collect::<Option<Vec<_>>>();
    let (items, _) = match names {
        Some(names) => row(names.iter().zip(map.iter()), options, |(name, (_, value)), options| {
            keyword(name.name(), value, options, depth)
        }),
        None => row(map.iter(), options, |(key, value), options| {
            Doc::Row(vec![
                doc(key, options, depth + 1),
                Doc::text(" => "),
                doc(value, options, depth + 1),
            ])
        }),
    };
    Doc::container("%{", items, "}", false)
}

fn list(term: &Term, options: InspectOptions, depth: usize) -> Doc {
    let Some(list) = term.as_list().filter(|list| !list.is_empty()) else {
        return Doc::text("[]");
    };
    let text = match options.charlists {
        TextForm::Infer => as_charlist(list, options.printable_limit),
        TextForm::Text => characters(term, options.printable_limit),
        TextForm::Numbers => None,
    };
    if let Some((text, is_all)) = text {
        let quoted = ByWriting(|f: &mut Formatter<'_>| write_quoted(f, &text, '\'')).to_string();
        return Doc::Text(quoted + if is_all { "" } else { " ++ ..." });
    }
    let mut elements = list.iter();
    let keywords = elements.by_ref().map(as_keyword).collect::<Option<Vec<_>>>();
    if let (Some(keywords), None) = (keywords, elements.end()) {
        let (items, _) = row(keywords.into_iter(), options, |(name, value), options| {
            keyword(name.name(), value, options, depth)
        });
        return Doc::container("[", items, "]", false);
    }
    let mut elements = list.iter();
    let (mut items, mut is_simple) = row(elements.by_ref(), options, |item, options| {
        doc(item, options, depth + 1)
    });
    if let Some(end) = elements.end()
        && let Some(last) = items.pop()
    {
        let end = doc(end, options, depth + 1);
        is_simple &= end.is_simple();
        let between = Doc::Break {
            text: " ",
            is_flexible: is_simple,
        };
        items.push(Doc::Row(vec![last, Doc::text(" |"), between, end]));
    }
    Doc::container("[", items, "]", is_simple)
}

/// All the characters of a list, as text.
fn characters(term: &Term, most: Option<usize>) -> Option<(String, bool)> {
    let elements = term.list_elements()?;
    let most = most.unwrap_or(usize::MAX);
    let character = |term: &Term| char::from_u32(u32::try_from(term.as_int()?).ok()?);
    let text = elements.iter().take(most).map(character).collect::<Option<String>>()?;
    Some((text, elements.len() <= most))
}

fn binary(term: &Term, options: InspectOptions) -> Doc {
    let as_text = match (options.binaries, options.base) {
        (TextForm::Numbers, _) => None,
        (TextForm::Infer | TextForm::Text, 10) => match term {
            Term::Str(text) => {
                let written = ByWriting(|f: &mut Formatter<'_>| {
                    write_string(f, text, options.printable_limit).unwrap_or(Err(fmt::Error))
                });
                let mut shown = String::new();
                fmt::write(&mut shown, format_args!("{written}"))
                    .is_ok()
                    .then_some(shown)
            }
            _ => None,
        },
        _ => None,
    };
    if let Some(text) = as_text {
        return Doc::Text(text);
    }
    let whole = term.as_bytes();
    if options.binaries == TextForm::Text
        && let Some(bytes) = whole.filter(|_| options.base == 10)
    {
        return Doc::Text(escaped(bytes));
    }
    let Some(bytes) = whole else {
        return Doc::text(term.inspect());
    };
    if bytes.is_empty() {
        return Doc::text("<<>>");
    }
    let (items, _) = row(bytes.iter(), options, |byte, options| {
        Doc::Text(in_base(&Term::Int((*byte).into()), options.base))
    });
    let mut parts = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            parts.push(Doc::text(","));
            parts.push(Doc::Break {
                text: " ",
                is_flexible: true,
            });
        }
        parts.push(item);
    }
    let inside = Doc::Nest(Box::new(Doc::Row(parts)), 2);
    Doc::Group(Box::new(Doc::Row(vec![Doc::text("<<"), inside, Doc::text(">>")])))
}

/// Bytes as a text, those that are of no character as `\xFF`.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        let quoted = ByWriting(|f: &mut Formatter<'_>| write_quoted(f, chunk.valid(), '"')).to_string();
        text.push_str(
            quoted
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'))
                .unwrap_or(""),
        );
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    text.push('"');
    text
}

/// An integer with what says in which base it is.
fn in_base(term: &Term, base: u32) -> String {
    let (prefix, size) = match base {
        2 => ("0b", 1),
        8 => ("0o", 3),
        16 => ("0x", 4),
        _ => return term.to_string(),
    };
    let (is_negative, words) = match term {
        Term::Int(number) => (*number < 0, vec![number.unsigned_abs()]),
        Term::Big(number) => (number.is_negative(), number.words().collect()),
        other => return other.to_string(),
    };
    let bits: Vec<u32> = words
        .iter()
        .flat_map(|word| (0..u64::BITS).map(move |at| (word >> at & 1) as u32))
        .collect();
    let digits = bits.chunks(size).rev().map(|group| {
        let digit = group.iter().rev().fold(0, |digit, bit| digit << 1 | bit);
        char::from_digit(digit, base).unwrap_or('0').to_ascii_uppercase()
    });
    let digits: String = digits.skip_while(|digit| *digit == '0').collect();
    let sign = if is_negative { "-" } else { "" };
    format!("{sign}{prefix}{}", if digits.is_empty() { "0" } else { &digits })
}
